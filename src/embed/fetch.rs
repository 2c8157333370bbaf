//! One request at a time limit, with a limit to its size, ended when it is dropped.

use super::failure::{self, Failure};
use crate::model::Time;
use gloo_net::http::{Request, Response};
use gloo_timers::callback::Timeout;
use js_sys::{Promise, Reflect, Uint8Array};
use std::cell::Cell;
use std::pin::Pin;
use std::rc::Rc;
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortController, ReadableStreamDefaultReader, RequestCache, RequestCredentials};

/// A server that sends nothing for so long is given up.
const SILENCE_MS: u32 = 15_000;

/// What a server answers, its body not yet read; nothing if it cannot be reached. Boxed, so that there is one `read`.
type Answer = Pin<Box<dyn Future<Output = Option<Response>>>>;

/// What came back.
pub struct Fetched {
    /// Where it came from in the end, after redirects.
    pub url: String,
    /// The body, in JavaScript's memory: that of WebAssembly never shrinks.
    pub bytes: Uint8Array,
    /// When it was read, if it is a copy.
    pub kept: Option<Time>,
}

/// A body on its way.
pub type Reading = Pin<Box<dyn Future<Output = Result<Fetched, Failure>>>>;

/// Ends a request when it is dropped.
#[must_use = "dropping it ends the request"]
pub struct Abort(Option<AbortController>);

impl Abort {
    pub fn new() -> Self {
        Self(AbortController::new().ok())
    }

    /// The request that the loader of the page has already begun, if it is one of `url`. It can be had once.
    pub fn early(services: &JsValue, url: &str, max_bytes: usize) -> Option<(Self, Reading)> {
        let early = Reflect::get(services, &"early".into()).ok()?;
        let part = |name: &str| Reflect::get(&early, &name.into()).ok();
        if part("src")?.as_string()? != url {
            return None;
        }
        let response: Promise = part("response")?.dyn_into().ok()?;
        let controller: AbortController = part("abort")?.dyn_into().ok()?;
        Reflect::set(services, &"early".into(), &JsValue::UNDEFINED).ok()?;
        let request: Answer = Box::pin(async move {
            let response = JsFuture::from(response).await.ok()?;
            Some(web_sys::Response::from(response).into())
        });
        let reading = read(url.to_owned(), Some(controller.clone()), request, max_bytes);
        Some((Self(Some(controller)), Box::pin(reading)))
    }

    /// For the request itself, which must not keep the handle.
    fn controller(&self) -> Option<AbortController> {
        self.0.clone()
    }

    /// The request of `url`, to be awaited. It ends with an error when this handle is dropped.
    pub fn get(&self, url: String, credentials: bool, max_bytes: usize) -> Reading {
        let signal = self.0.as_ref().map(AbortController::signal);
        let credentials = if credentials { RequestCredentials::Include } else { RequestCredentials::Omit };
        // Asks the server whether its copy is newer; an unchanged feed costs no bytes.
        let request = Request::get(&url).cache(RequestCache::NoCache).credentials(credentials);
        let request = request.abort_signal(signal.as_ref()).send();
        Box::pin(read(url, self.controller(), Box::pin(async move { request.await.ok() }), max_bytes))
    }
}

impl Drop for Abort {
    fn drop(&mut self) {
        if let Some(controller) = &self.0 {
            controller.abort();
        }
    }
}

async fn read(
    url: String,
    controller: Option<AbortController>,
    request: Answer,
    max_bytes: usize,
) -> Result<Fetched, Failure> {
    let silent = Rc::new(Cell::new(false));
    let watch = || {
        let (silent, controller) = (Rc::clone(&silent), controller.clone());
        Timeout::new(SILENCE_MS, move || {
            silent.set(true);
            if let Some(controller) = controller {
                controller.abort();
            }
        })
    };
    let lost = |why: fn(&str) -> Failure| if silent.get() { failure::timed_out(&url) } else { why(&url) };

    let timer = watch();
    let response = request.await.ok_or_else(|| lost(failure::unreachable))?;
    drop(timer);
    if !response.ok() {
        let response = web_sys::Response::from(response);
        let wait = response.headers().get("retry-after").ok().flatten().and_then(|wait| wait.trim().parse().ok());
        return Err(failure::status(&url, response.status(), wait));
    }
    let final_url = response.url();
    let (mut chunks, mut size) = (Vec::new(), 0);
    let all = |chunks: &[Uint8Array], size| {
        let bytes = Uint8Array::new_with_length(size);
        let mut at = 0;
        for chunk in chunks {
            bytes.set(chunk, at);
            at += chunk.length();
        }
        Fetched { url: final_url, bytes, kept: None }
    };
    // A body is null only where there is none at all: nothing to read.
    let Some(stream) = response.body() else { return Ok(all(&chunks, size)) };
    let Ok(reader) = stream.get_reader().dyn_into::<ReadableStreamDefaultReader>() else {
        return Err(lost(failure::broken_off));
    };
    loop {
        let timer = watch();
        let chunk = JsFuture::from(reader.read()).await.map_err(|_| lost(failure::broken_off))?;
        drop(timer);
        let value = Reflect::get(&chunk, &"value".into()).ok().and_then(|v| v.dyn_into::<Uint8Array>().ok());
        let Some(value) = value else { return Ok(all(&chunks, size)) };
        size = size.saturating_add(value.length());
        if size as usize > max_bytes {
            return Err(failure::too_large(&url, max_bytes));
        }
        chunks.push(value);
    }
}
