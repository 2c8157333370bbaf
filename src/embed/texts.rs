//! Stories on request: their Markdown is read by a parser in a file of its own, so that nobody pays for it who opens no
//! story.

use super::failure;
use super::fetch::Abort;
use super::services::service;
use crate::prose;
use crate::view::{Ctx, FileText, StoryKey};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;
use wasm_bindgen::JsValue;

/// A story is a page of text, not a library.
const MAX_STORY_BYTES: usize = 2_000_000;

/// What is needed to get at a story.
pub struct Texts {
    /// What the loader offers: `markdown() -> Promise<(text) => string>`.
    pub services: JsValue,
    /// Address of the feed, from which addresses of stories are relative.
    pub base: Rc<RefCell<String>>,
    /// Cookies go with the request.
    pub credentials: bool,
    /// Requests under way.
    pub requests: Rc<RefCell<Vec<Abort>>>,
}

impl Texts {
    /// Reads a story and puts it into `ctx.texts`.
    pub fn want(&self, ctx: Ctx, key: StoryKey) {
        ctx.texts.update(|t| t.push((key.clone(), FileText::Loading)));
        let services = self.services.clone();
        let file = match &key {
            StoryKey::Markdown(_) => None,
            StoryKey::File(address) => {
                let abort = Abort::new();
                let base = self.base.borrow();
                // An address that cannot be joined is asked for as it is, and fails with its own name.
                let url =
                    web_sys::Url::new_with_base(address, &base).map_or_else(|_| address.to_string(), |u| u.href());
                let request = abort.get(url, self.credentials, MAX_STORY_BYTES);
                self.requests.borrow_mut().push(abort);
                Some(request)
            }
        };
        spawn_local(async move {
            let words: Result<Arc<str>, String> = match (&key, file) {
                (StoryKey::Markdown(words), _) => Ok(Arc::clone(words)),
                (StoryKey::File(_), Some(request)) => match request.await {
                    Ok(fetched) => Ok(Arc::from(String::from_utf8_lossy(&fetched.bytes))),
                    Err(why) => Err(failure::story(&why)),
                },
                (StoryKey::File(_), None) => return,
            };
            let text = match words {
                Ok(words) => {
                    FileText::Ready(read(&services, &words).await.unwrap_or_else(|| prose::plain(&words)).into())
                }
                Err(why) => FileText::Failed(why),
            };
            // The widget may be gone by now.
            if let Some(mut texts) = ctx.texts.try_write() {
                texts.retain(|(k, _)| *k != key);
                texts.push((key, text));
            }
        });
    }
}

/// Reads Markdown with the loader's parser. `None` if that is not to be had: the words are then shown as they are.
async fn read(services: &JsValue, words: &str) -> Option<Vec<prose::Block>> {
    let parser = service(services, "markdown").await?;
    let encoded = parser.call1(&JsValue::NULL, &words.into()).ok()?.as_string()?;
    Some(prose::decode(&encoded))
}
