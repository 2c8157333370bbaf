//! One type for every element.
//!
//! `view!` gives each element a type of its own, and with it a copy of the code that builds, updates and removes it:
//! with it the widget came to 237 kB of brotli, with erased components to 207, with this to 133. So the views here are
//! written with a builder that is one type for all of them, and what it builds is one type too: `shown.rs`. Around it,
//! effects, memos and owners are those of Leptos; values are held by `var.rs`.
//!
//! Nothing here can take HTML: children are text nodes or elements.

use std::borrow::Cow;
use wasm_bindgen::JsCast as _;
use web_sys::{Event, HtmlElement};

/// Words of an attribute or a text node: mostly constants.
pub type Words = Cow<'static, str>;

/// What is to be seen.
pub enum View {
    /// Words.
    Words(Words),
    /// An element.
    El(El),
    /// What follows the variables that are read in it.
    Live(Box<dyn Fn() -> View>),
    /// Several of these, or none.
    Several(Vec<View>),
}

/// An element to be. In a box, so that handing it from call to call moves one word.
pub struct El(pub(super) Box<Spec>);

/// Its tag, what it carries, and what is in it.
pub(super) struct Spec {
    pub(super) tag: &'static str,
    pub(super) attributes: Vec<(&'static str, Value)>,
    pub(super) listeners: Vec<(&'static str, Hear)>,
    pub(super) children: Vec<View>,
    pub(super) slot: Option<Slot>,
    pub(super) key: Key,
    /// What is shown with its key stays as it is.
    pub(super) kept: bool,
}

/// What an element is known by among its neighbours, so that it stays the same one when others come and go before it.
/// Without one its place decides.
pub(super) type Key = Option<(usize, usize)>;

/// What an attribute or a property of the style is set to.
pub(super) enum Value {
    /// Set so, or absent.
    Fixed(Option<Words>),
    /// Follows the variables that are read in it.
    Live(Box<dyn Fn() -> Option<Words>>),
    /// A property of the style, set by way of CSSOM: a `style` attribute would fall to a strict policy.
    Style(Option<String>),
}

/// What is called when an event comes.
pub(super) type Hear = Box<dyn FnMut(Event)>;

/// Gets the element once it is made.
type Slot = Box<dyn FnOnce(HtmlElement)>;

/// Words of an attribute or a text node, constant or not: each way stands once in the binary and not at every call.
pub trait Say {
    /// Makes them the value of an attribute.
    fn set(self, el: El, name: &'static str) -> El;
    /// Adds them as a text node.
    fn add(self, el: El) -> El;
}

impl Say for &'static str {
    #[inline(never)]
    fn set(self, el: El, name: &'static str) -> El {
        el.set(name, Value::Fixed(Some(Cow::Borrowed(self))))
    }

    #[inline(never)]
    fn add(self, el: El) -> El {
        el.push(View::Words(Cow::Borrowed(self)))
    }
}

impl Say for String {
    #[inline(never)]
    fn set(self, el: El, name: &'static str) -> El {
        el.set(name, Value::Fixed(Some(Cow::Owned(self))))
    }

    #[inline(never)]
    fn add(self, el: El) -> El {
        el.push(View::Words(Cow::Owned(self)))
    }
}

impl From<El> for View {
    fn from(el: El) -> Self {
        Self::El(el)
    }
}

impl From<&'static str> for View {
    fn from(words: &'static str) -> Self {
        Self::Words(Cow::Borrowed(words))
    }
}

impl From<String> for View {
    fn from(words: String) -> Self {
        Self::Words(Cow::Owned(words))
    }
}

/// An element with that tag.
#[inline(never)]
pub fn el(tag: &'static str) -> El {
    let (attributes, listeners, children) = (Vec::new(), Vec::new(), Vec::new());
    El(Box::new(Spec { tag, attributes, listeners, children, slot: None, key: None, kept: false }))
}

/// Keeps what is shown with that key as it is; if nothing is, an empty `div` takes the place.
pub fn kept(key: (usize, usize)) -> El {
    let mut kept = el("div").key(key.0, key.1);
    kept.0.kept = true;
    kept
}

/// A `div` of that class.
#[inline(never)]
pub fn div(class: &'static str) -> El {
    el("div").class(class)
}

/// A paragraph of that class with those words.
pub fn p(class: &'static str, words: impl Say) -> El {
    words.add(paragraph(class))
}

#[inline(never)]
fn paragraph(class: &'static str) -> El {
    el("p").class(class)
}

/// Something that follows the variables that are read in it.
pub fn live(view: impl Fn() -> View + 'static) -> View {
    View::Live(Box::new(view))
}

/// Several views, or none.
pub fn all(views: impl IntoIterator<Item = El>) -> View {
    let mut list = Vec::new();
    for view in views {
        list.push(view.any());
    }
    View::Several(list)
}

/// Nothing to be seen.
pub const fn nothing() -> View {
    View::Several(Vec::new())
}

impl El {
    /// Sets an attribute.
    pub fn attr(self, name: &'static str, value: impl Say) -> Self {
        value.set(self, name)
    }

    /// Sets an attribute, or leaves it absent.
    pub fn attr_if<W: Say>(self, name: &'static str, value: Option<W>) -> Self {
        match value {
            Some(value) => value.set(self, name),
            None => self.absent(name),
        }
    }

    /// An attribute that follows variables; absent while `None`.
    pub fn live_attr<W: Into<Words>>(self, name: &'static str, value: impl Fn() -> Option<W> + 'static) -> Self {
        self.set(name, Value::Live(Box::new(move || value().map(Into::into))))
    }

    /// Sets a property of the style.
    pub fn style(self, name: &'static str, value: impl Into<Option<String>>) -> Self {
        self.set(name, Value::Style(value.into()))
    }

    /// Sets the class.
    pub fn class(self, class: &'static str) -> Self {
        if class.is_empty() { self } else { class.set(self, "class") }
    }

    /// Sets the shadow part, by which pages style and tests find it.
    pub fn part(self, part: &'static str) -> Self {
        part.set(self, "part")
    }

    /// Listens for an event of the type that its name stands for.
    pub fn on<E: wasm_bindgen::JsCast>(self, name: &'static str, mut hear: impl FnMut(E) + 'static) -> Self {
        self.listen(name, Box::new(move |event: Event| hear(event.unchecked_into())))
    }

    /// A click on it.
    pub fn on_click(self, mut hear: impl FnMut() + 'static) -> Self {
        self.listen("click", Box::new(move |_| hear()))
    }

    /// Adds something to its content.
    pub fn child(self, child: impl Into<View>) -> Self {
        self.push(child.into())
    }

    /// Adds something, or nothing.
    pub fn maybe(self, child: Option<View>) -> Self {
        self.push(child.unwrap_or_else(nothing))
    }

    /// Adds words.
    pub fn words(self, words: impl Say) -> Self {
        words.add(self)
    }

    /// Hands the element over once it is made.
    pub fn slot(mut self, slot: impl FnOnce(HtmlElement) + 'static) -> Self {
        self.0.slot = Some(Box::new(slot));
        self
    }

    /// What it is known by among its neighbours.
    pub const fn key(mut self, major: usize, minor: usize) -> Self {
        self.0.key = Some((major, minor));
        self
    }

    /// The same without its type.
    pub const fn any(self) -> View {
        View::El(self)
    }

    // What all of the above come to, once in the binary and not at every call.

    #[inline(never)]
    fn set(mut self, name: &'static str, value: Value) -> Self {
        self.0.attributes.push((name, value));
        self
    }

    #[inline(never)]
    fn listen(mut self, name: &'static str, hear: Hear) -> Self {
        self.0.listeners.push((name, hear));
        self
    }

    #[inline(never)]
    fn push(mut self, child: View) -> Self {
        self.0.children.push(child);
        self
    }

    #[inline(never)]
    fn absent(self, name: &'static str) -> Self {
        self.set(name, Value::Fixed(None))
    }
}
