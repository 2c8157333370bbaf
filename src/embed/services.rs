//! What the loader of the page offers: functions of binaries that are fetched when they are first asked for.

use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;

/// The function that `services[name]() -> Promise<Function>` comes to. `None` if it is not to be had.
pub async fn service(services: &JsValue, name: &str) -> Option<Function> {
    let load: Function = Reflect::get(services, &name.into()).ok()?.dyn_into().ok()?;
    let function: Promise = load.call0(services).ok()?.dyn_into().ok()?;
    JsFuture::from(function).await.ok()?.dyn_into().ok()
}
