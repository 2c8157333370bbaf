//! The last good copy of a feed, for when its source does not answer.

use super::failure::{self, Failure};
use super::fetch::Fetched;
use super::services::service;
use crate::model::Time;
use js_sys::{Promise, Reflect, Uint8Array};
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;

/// The copy of `src` that this browser kept. If there is none, the failure says what `probe` found out: a server that
/// answers, but not to this page. A failure that is not worth another attempt says nothing new.
///
/// `services` offers `rescue() -> Promise<(url, cache, probe) => Promise<{bytes, at, answers}>>`: see
/// `src/embed/js/after/rescue.js`.
pub async fn rescue(services: JsValue, src: String, cache: bool, probe: bool) -> Result<Fetched, Failure> {
    let found = async {
        let rescue = service(&services, "rescue").await?;
        let promise = rescue.call3(&JsValue::NULL, &src.as_str().into(), &cache.into(), &probe.into()).ok()?;
        JsFuture::from(promise.dyn_into::<Promise>().ok()?).await.ok()
    };
    let nothing = || Failure { again: None, ..failure::unreachable(&src) };
    let found = found.await.ok_or_else(nothing)?;
    let part = |name: &str| Reflect::get(&found, &name.into()).unwrap_or_default();
    match (part("bytes").dyn_into::<Uint8Array>(), part("at").as_f64()) {
        (Ok(bytes), Some(at)) => Ok(Fetched { url: src, bytes, kept: Some(Time(at as i64)) }),
        _ if part("answers").is_truthy() => Err(failure::refused(&src)),
        _ => Err(nothing()),
    }
}
