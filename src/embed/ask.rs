//! The way to the network. All of it but sending the first request is JavaScript, which takes half the bytes: what
//! every first view needs is in `src/embed/js/ask.js`, a part of the glue, everything else in a module that comes when
//! it is needed.

use super::intake::Intake;
use crate::ui::Config;
use gloo_net::http::Request;
use js_sys::Array;
use leptos::task::spawn_local;
use wasm_bindgen::prelude::*;
use web_sys::{Element, HtmlElement, Response};

#[wasm_bindgen(module = "/src/embed/js/ask.js")]
extern "C" {
    /// Asks for everything that one widget needs, and hands it to its [`Intake`].
    pub type Desk;

    /// `services` is what the loader of the page offers: see `src/embed/js/runtime.js`.
    #[wasm_bindgen(constructor)]
    pub fn new(host: &HtmlElement, services: JsValue, intake: Intake) -> Desk;

    #[wasm_bindgen(method)]
    fn ask(this: &Desk, src: &str, format: Option<&str>, credentials: bool, max_bytes: usize) -> Option<Question>;

    /// Asks for the feed once more, without a word about it.
    #[wasm_bindgen(method)]
    pub fn refresh(this: &Desk);

    /// Asks for an older page of a feed.
    #[wasm_bindgen(method)]
    pub fn older(this: &Desk, feed: usize, address: &str);

    /// Has the story of an incident drawn into `place`.
    #[wasm_bindgen(method)]
    pub fn tell(this: &Desk, place: &Element, texts: Array, how: &str);

    /// Asks what there is to note about texts, once they are on the screen, and about attributes (name, value, …);
    /// `mended`: there is something.
    #[wasm_bindgen(method)]
    pub fn note(this: &Desk, texts: Array, how: &str, attributes: &str, mended: bool);

    /// Shows the short or the long story in `place`, if there are two. A text in a file of its own is fetched when it is
    /// first shown; `base` is what its address is relative to.
    #[wasm_bindgen(method, js_name = showText)]
    pub fn show_text(this: &Desk, place: &Element, long: bool, base: &str);

    /// Has what is here drawn anew, but not under the finger of a reader who holds the picture.
    #[wasm_bindgen(method)]
    pub fn redraw(this: &Desk);

    /// Ends everything that is under way.
    #[wasm_bindgen(method)]
    pub fn end(this: &Desk);

    /// A request that is still to be sent.
    type Question;

    #[wasm_bindgen(method, getter)]
    fn request(this: &Question) -> web_sys::Request;

    #[wasm_bindgen(method)]
    fn answer(this: &Question, response: Option<Response>);
}

#[wasm_bindgen(module = "/src/embed/js/host.js")]
extern "C" {
    /// Tells the host page of something: name, value, name, value, … Times are milliseconds since 1970, notes as texts.
    pub fn tell(host: &HtmlElement, event: &str, detail: &Array);

    /// The language of the page around an element.
    #[wasm_bindgen(js_name = languageAround)]
    pub fn language_around(host: &HtmlElement) -> String;
}

#[wasm_bindgen(module = "/src/embed/js/texts.js")]
extern "C" {
    /// Resolves an address from a text that came from `base`. One that cannot be resolved stays as it is, and its
    /// request fails under its own name.
    pub fn resolve(address: &str, base: &str) -> String;
}

impl Desk {
    /// Asks for the feeds that the attributes name.
    pub fn fetch(&self, config: &Config) {
        let src = config.src.as_deref().unwrap_or_default();
        let question = self.ask(src, config.format.as_deref(), config.credentials, config.max_bytes);
        // There is none if the loader has asked already, or if JavaScript sends the requests (several feeds or
        // mirrors).
        let Some(question) = question else { return };
        spawn_local(
            async move { question.answer(Request::from(question.request()).send().await.ok().map(Into::into)) },
        );
    }
}
