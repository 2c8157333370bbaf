//! An element that is in the page, and how it takes over what a [`Spec`] says.

use super::el::{Spec, Value, Words};
use leptos::prelude::{AnyView, Mountable, Render};
use leptos::reactive::effect::RenderEffect;
use leptos::tachys::renderer::Rndr;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::{Element, Event, HtmlElement, Node};

type Hear = Box<dyn FnMut(Event)>;

/// What is called when an event comes. It can be exchanged while it listens.
pub struct Listener(send_wrapper::SendWrapper<Hear>);

impl Listener {
    pub(super) fn new(hear: Hear) -> Self {
        Self(send_wrapper::SendWrapper::new(hear))
    }
}

/// An element in the page. Dropped, it listens to nothing any more.
pub struct ElState {
    tag: &'static str,
    element: HtmlElement,
    attributes: Vec<(&'static str, Set)>,
    listeners: Vec<Listening>,
    children: <Vec<AnyView> as Render>::State,
}

/// What an attribute was set to.
enum Set {
    Attribute(Option<Words>),
    Style(Option<String>),
    /// Goes on until it is dropped.
    Following(#[expect(dead_code, reason = "held, not read")] RenderEffect<()>),
}

struct Listening {
    name: &'static str,
    hear: Rc<RefCell<Hear>>,
    callback: Closure<dyn FnMut(Event)>,
}

impl Listening {
    fn new(element: &Element, name: &'static str, listener: Listener) -> Self {
        let hear = Rc::new(RefCell::new(listener.0.take()));
        let heard = Rc::clone(&hear);
        let callback = Closure::<dyn FnMut(Event)>::new(move |event| {
            // An event that comes while the last one is still being heard (focus moved by a click, say) is left out.
            if let Ok(mut hear) = heard.try_borrow_mut() {
                hear(event);
            }
        });
        // Adding a function as a listener cannot fail.
        drop(element.add_event_listener_with_callback(name, callback.as_ref().unchecked_ref()));
        Self { name, hear, callback }
    }
}

impl Drop for ElState {
    fn drop(&mut self) {
        for l in &self.listeners {
            drop(self.element.remove_event_listener_with_callback(l.name, l.callback.as_ref().unchecked_ref()));
        }
    }
}

impl ElState {
    pub(super) fn new(el: Spec) -> Self {
        let element: HtmlElement = Rndr::create_element(el.tag, None).unchecked_into();
        let attributes = el.attributes.into_iter().map(|(name, value)| (name, set(&element, name, value))).collect();
        let listeners = el.listeners.into_iter().map(|(name, l)| Listening::new(&element, name, l)).collect();
        let mut children = el.children.build();
        children.mount(&element, None);
        if let Some(slot) = el.slot {
            slot(element.clone());
        }
        Self { tag: el.tag, element, attributes, listeners, children }
    }

    pub(super) const fn tag(&self) -> &'static str {
        self.tag
    }

    /// Takes over what `el` says, touching only what is different.
    pub(super) fn update(&mut self, el: Spec) {
        // One component makes one shape; where another one's element stands in the same place, names differ.
        let same = self.attributes.len() == el.attributes.len()
            && self.attributes.iter().zip(&el.attributes).all(|(a, b)| a.0 == b.0);
        if !same {
            for (name, before) in self.attributes.drain(..) {
                unset(&self.element, name, &before);
            }
            self.attributes =
                el.attributes.into_iter().map(|(name, value)| (name, set(&self.element, name, value))).collect();
        } else {
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
        }
        let heard = self.listeners.len() == el.listeners.len()
            && self.listeners.iter().zip(&el.listeners).all(|(a, b)| a.name == b.0);
        if heard {
            for (old, (_, new)) in self.listeners.iter().zip(el.listeners) {
                if let Ok(mut hear) = old.hear.try_borrow_mut() {
                    *hear = new.0.take();
                }
            }
        } else {
            for l in self.listeners.drain(..) {
                drop(self.element.remove_event_listener_with_callback(l.name, l.callback.as_ref().unchecked_ref()));
            }
            self.listeners = el.listeners.into_iter().map(|(n, l)| Listening::new(&self.element, n, l)).collect();
        }
        el.children.rebuild(&mut self.children);
        if let Some(slot) = el.slot {
            slot(self.element.clone());
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
            Set::Following(RenderEffect::new(move |_| set_attribute(&element, name, value().as_deref())))
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

impl Mountable for ElState {
    fn unmount(&mut self) {
        self.element.remove();
    }

    fn mount(&mut self, parent: &Element, marker: Option<&Node>) {
        // The parent was made a moment ago by the same code, and the marker stands in it.
        drop(parent.insert_before(&self.element, marker));
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        let Some(parent) = self.element.parent_element() else { return false };
        child.mount(&parent, Some(&self.element));
        true
    }

    fn elements(&self) -> Vec<Element> {
        vec![self.element.clone().into()]
    }
}
