//! An element that is in the page, and how it takes over what a [`Spec`] says.

use super::el::{Hear, Spec, Value, View, Words};
use super::shown::{Shown, build_all, mount_all, update_all};
use super::var::follow_while_held;
use leptos::reactive::effect::RenderEffect;
use leptos::tachys::renderer::Rndr;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::{Event, HtmlElement};

/// An element in the page. Dropped, it listens to nothing any more.
pub struct ElShown {
    tag: &'static str,
    pub(super) element: HtmlElement,
    attributes: Vec<(&'static str, Set)>,
    listeners: Vec<Listening>,
    content: Content,
}

/// What an attribute was set to.
enum Set {
    Attribute(Option<Words>),
    Style(Option<String>),
    /// Goes on until it is dropped.
    Following(#[expect(dead_code, reason = "held, not read")] RenderEffect<()>),
}

/// What is in it. Words alone need no node of their own here.
enum Content {
    Words(Words),
    Nodes(Vec<Shown>),
}

/// What is called when an event comes. It can be exchanged while it listens.
struct Listening {
    element: HtmlElement,
    name: &'static str,
    hear: Rc<RefCell<Hear>>,
    callback: Closure<dyn FnMut(Event)>,
}

impl Listening {
    fn new(element: &HtmlElement, name: &'static str, hear: Hear) -> Self {
        let hear = Rc::new(RefCell::new(hear));
        let heard = Rc::clone(&hear);
        let callback = Closure::<dyn FnMut(Event)>::new(move |event| {
            // An event that comes while the last one is still being heard (focus moved by a click, say) is left out.
            if let Ok(mut hear) = heard.try_borrow_mut() {
                hear(event);
            }
        });
        // Adding a function as a listener cannot fail.
        drop(element.add_event_listener_with_callback(name, callback.as_ref().unchecked_ref()));
        Self { element: element.clone(), name, hear, callback }
    }
}

impl Drop for Listening {
    fn drop(&mut self) {
        let callback = self.callback.as_ref().unchecked_ref();
        drop(self.element.remove_event_listener_with_callback(self.name, callback));
    }
}

impl ElShown {
    pub(super) fn new(el: Spec) -> Self {
        let element: HtmlElement = Rndr::create_element(el.tag, None).unchecked_into();
        let mut shown = Self {
            tag: el.tag,
            element,
            attributes: Vec::new(),
            listeners: Vec::new(),
            content: Content::Nodes(Vec::new()),
        };
        shown.set_attributes(el.attributes);
        shown.listen(el.listeners);
        shown.fill(el.children);
        if let Some(slot) = el.slot {
            slot(shown.element.clone());
        }
        shown
    }

    pub(super) const fn tag(&self) -> &'static str {
        self.tag
    }

    /// Takes over what `el` says, touching only what is different.
    pub(super) fn update(&mut self, el: Spec) {
        // One component makes one shape; where another one's element stands in the same place, names differ.
        let same = self.attributes.len() == el.attributes.len()
            && self.attributes.iter().zip(&el.attributes).all(|(a, b)| a.0 == b.0);
        if same {
            for ((name, before), (_, value)) in self.attributes.iter_mut().zip(el.attributes) {
                let unchanged = match (&*before, &value) {
                    (Set::Attribute(old), Value::Fixed(new)) => old == new,
                    (Set::Style(old), Value::Style(new)) => old == new,
                    _ => false,
                };
                if !unchanged {
                    *before = set(&self.element, name, value);
                }
            }
        } else {
            for (name, before) in self.attributes.drain(..) {
                unset(&self.element, name, &before);
            }
            self.set_attributes(el.attributes);
        }
        let heard = self.listeners.len() == el.listeners.len()
            && self.listeners.iter().zip(&el.listeners).all(|(a, b)| a.name == b.0);
        if heard {
            for (old, (_, new)) in self.listeners.iter().zip(el.listeners) {
                if let Ok(mut hear) = old.hear.try_borrow_mut() {
                    *hear = new;
                }
            }
        } else {
            self.listeners.clear();
            self.listen(el.listeners);
        }
        self.refill(el.children);
        if let Some(slot) = el.slot {
            slot(self.element.clone());
        }
    }

    /// Sets the attributes of an element that has none.
    fn set_attributes(&mut self, attributes: Vec<(&'static str, Value)>) {
        for (name, value) in attributes {
            let set = match value {
                Value::Fixed(None) => Set::Attribute(None),
                Value::Style(None) => Set::Style(None),
                value => set(&self.element, name, value),
            };
            self.attributes.push((name, set));
        }
    }

    fn listen(&mut self, listeners: Vec<(&'static str, Hear)>) {
        for (name, hear) in listeners {
            self.listeners.push(Listening::new(&self.element, name, hear));
        }
    }

    /// Puts something into the empty element.
    fn fill(&mut self, mut children: Vec<View>) {
        self.content = match children.pop() {
            Some(View::Words(words)) if children.is_empty() => {
                if !words.is_empty() {
                    self.element.set_text_content(Some(&words));
                }
                Content::Words(words)
            }
            last => {
                children.extend(last);
                let nodes = build_all(children);
                mount_all(&nodes, &self.element, None);
                Content::Nodes(nodes)
            }
        };
    }

    /// Puts something into it in place of what is there.
    fn refill(&mut self, children: Vec<View>) {
        match (&mut self.content, &*children) {
            (Content::Words(before), [View::Words(words)]) => {
                if before != words {
                    self.element.set_text_content(Some(words));
                    before.clone_from(words);
                }
            }
            (Content::Nodes(nodes), [] | [_, _, ..] | [View::El(_) | View::Live(_) | View::Several(_)]) => {
                update_all(nodes, children, &self.element, None);
            }
            _ => {
                self.element.set_text_content(None);
                self.fill(children);
            }
        }
    }
}

fn set(element: &HtmlElement, name: &'static str, value: Value) -> Set {
    match value {
        Value::Fixed(value) => {
            set_attribute(element, name, value.as_deref());
            Set::Attribute(value)
        }
        Value::Style(value) => {
            set_style(element, name, value.as_deref());
            Set::Style(value)
        }
        Value::Live(value) => {
            let element = element.clone();
            Set::Following(follow_while_held(Box::new(move || set_attribute(&element, name, value().as_deref()))))
        }
    }
}

fn unset(element: &HtmlElement, name: &str, before: &Set) {
    match before {
        Set::Attribute(_) | Set::Following(_) => set_attribute(element, name, None),
        Set::Style(_) => set_style(element, name, None),
    }
}

fn set_attribute(element: &HtmlElement, name: &str, value: Option<&str>) {
    // Names are constants that are legal, so neither call can fail.
    match value {
        Some(value) => drop(element.set_attribute(name, value)),
        None => drop(element.remove_attribute(name)),
    }
}

fn set_style(element: &HtmlElement, name: &str, value: Option<&str>) {
    match value {
        Some(value) => drop(element.style().set_property(name, value)),
        None => drop(element.style().remove_property(name)),
    }
}
