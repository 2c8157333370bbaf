//! One type for every element.
//!
//! `view!` gives each element a type of its own, and with it a copy of the code that builds, updates and removes it:
//! with it the widget came to 237 kB of brotli, with erased components to 207, with this to 133. So the views here are
//! written with a builder that is one [`Render`] for all of them. Around it everything is Leptos as ever: signals, memos
//! and effects, closures as children, state that goes with its owner.
//!
//! Nothing here can take HTML: children are text nodes or elements.

use super::el_state::{ElState, Listener};
use leptos::prelude::{AddAnyAttr, AnyView, IntoAny, Mountable as _, Render, RenderHtml};
use leptos::tachys::html::attribute::Attribute;
use leptos::tachys::html::attribute::any_attribute::AnyAttribute;
use leptos::tachys::hydration::Cursor;
use leptos::tachys::view::{Position, PositionState};
use std::borrow::Cow;
use wasm_bindgen::JsCast as _;
use web_sys::{Event, HtmlElement};

/// Words of an attribute or a text node: mostly constants.
pub type Words = Cow<'static, str>;

/// An element to be. In a box, so that handing it from call to call moves one word.
pub struct El(pub(super) Box<Spec>);

/// Its tag, what it carries, and what is in it.
pub(super) struct Spec {
    pub(super) tag: &'static str,
    pub(super) attributes: Vec<(&'static str, Value)>,
    pub(super) listeners: Vec<(&'static str, Listener)>,
    pub(super) children: Vec<AnyView>,
    pub(super) slot: Option<Slot>,
}

/// What an attribute or a property of the style is set to.
pub(super) enum Value {
    /// Set so, or absent.
    Fixed(Option<Words>),
    /// Follows the signals that are read in it.
    Live(Box<dyn Fn() -> Option<Words> + Send>),
    /// A property of the style, set by way of CSSOM: a `style` attribute would fall to a strict policy.
    Style(Option<String>),
}

/// Gets the element once it is made.
type Slot = Box<dyn FnOnce(HtmlElement) + Send>;

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
        self.to_owned().add(el)
    }
}

impl Say for String {
    #[inline(never)]
    fn set(self, el: El, name: &'static str) -> El {
        el.set(name, Value::Fixed(Some(Cow::Owned(self))))
    }

    #[inline(never)]
    fn add(self, el: El) -> El {
        el.push(self.into_any())
    }
}

/// An element with that tag.
#[inline(never)]
pub fn el(tag: &'static str) -> El {
    let (attributes, listeners, children) = (Vec::new(), Vec::new(), Vec::new());
    El(Box::new(Spec { tag, attributes, listeners, children, slot: None }))
}

/// A `div` of that class.
#[inline(never)]
pub fn div(class: &'static str) -> El {
    el("div").class(class)
}

/// A paragraph of that class with those words.
pub fn p(class: &'static str, words: impl Say) -> El {
    el("p").class(class).words(words)
}

/// Something that follows the signals that are read in it.
pub fn live(view: impl Fn() -> AnyView + Send + 'static) -> AnyView {
    let view: Box<dyn Fn() -> AnyView + Send> = Box::new(view);
    view.into_any()
}

/// Several views, or none.
pub fn all(views: impl IntoIterator<Item = El>) -> AnyView {
    let mut list = Vec::new();
    for view in views {
        list.push(view.any());
    }
    several(list)
}

#[inline(never)]
fn several(list: Vec<AnyView>) -> AnyView {
    list.into_any()
}

/// Nothing to be seen.
#[inline(never)]
pub fn nothing() -> AnyView {
    several(Vec::new())
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

    /// An attribute that follows signals; absent while `None`.
    pub fn live_attr<W: Into<Words>>(self, name: &'static str, value: impl Fn() -> Option<W> + Send + 'static) -> Self {
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
    pub fn child(self, child: impl IntoAny) -> Self {
        self.push(child.into_any())
    }

    /// Adds something, or nothing.
    pub fn maybe(self, child: Option<AnyView>) -> Self {
        self.push(child.unwrap_or_else(nothing))
    }

    /// Adds words.
    pub fn words(self, words: impl Say) -> Self {
        words.add(self)
    }

    /// Hands the element over once it is made.
    pub fn slot(mut self, slot: impl FnOnce(HtmlElement) + Send + 'static) -> Self {
        self.0.slot = Some(Box::new(slot));
        self
    }

    /// The same without its type.
    #[inline(never)]
    pub fn any(self) -> AnyView {
        self.into_any()
    }

    // What all of the above come to, once in the binary and not at every call.

    #[inline(never)]
    fn set(mut self, name: &'static str, value: Value) -> Self {
        self.0.attributes.push((name, value));
        self
    }

    #[inline(never)]
    fn listen(mut self, name: &'static str, hear: Box<dyn FnMut(Event)>) -> Self {
        self.0.listeners.push((name, Listener::new(hear)));
        self
    }

    #[inline(never)]
    fn push(mut self, child: AnyView) -> Self {
        self.0.children.push(child);
        self
    }

    #[inline(never)]
    fn absent(self, name: &'static str) -> Self {
        self.set(name, Value::Fixed(None))
    }
}

impl Render for El {
    type State = ElState;

    fn build(self) -> ElState {
        ElState::new(*self.0)
    }

    fn rebuild(self, state: &mut ElState) {
        if self.0.tag == state.tag() {
            state.update(*self.0);
        } else {
            let mut new = self.build();
            state.insert_before_this(&mut new);
            state.unmount();
            *state = new;
        }
    }
}

/// The widget is never rendered on a server; all of this is only asked for there.
impl RenderHtml for El {
    type AsyncOutput = Self;
    type Owned = Self;
    const MIN_LENGTH: usize = 0;

    fn dry_resolve(&mut self) {}

    async fn resolve(self) -> Self {
        self
    }

    fn to_html_with_buf(self, _: &mut String, _: &mut Position, _: bool, _: bool, _: Vec<AnyAttribute>) {}

    fn hydrate<const FROM_SERVER: bool>(self, _: &Cursor, _: &PositionState) -> ElState {
        self.build()
    }

    fn into_owned(self) -> Self {
        self
    }
}

impl AddAnyAttr for El {
    type Output<A: Attribute> = Self;

    fn add_any_attr<A: Attribute>(self, _: A) -> Self {
        self
    }
}
