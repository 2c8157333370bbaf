//! An element that is in the page, and how it takes over what a [`Spec`] says.

use super::el::{Hear, Key, Spec, Value, View, Words};
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
    pub(super) key: Key,
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
            key: el.key,
            element,
            attributes: Vec::new(),
            listeners: Vec::new(),
            content: Content::Nodes(Vec::new()),
        };
        let mut changes = Changes::default();
        shown.set_attributes(el.attributes, &mut changes);
        changes.make(&shown.element);
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
        if el.kept && self.key == el.key {
            return;
        }
        // A component always sets the same attributes. Different names mean that this was another component's element:
        // its attributes are replaced.
        let mut changes = Changes::default();
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
                    *before = set(&self.element, name, value, &mut changes);
                }
            }
        } else {
            for (name, before) in self.attributes.drain(..) {
                let none = match before {
                    Set::Attribute(_) | Set::Following(_) => Value::Fixed(None),
                    Set::Style(_) => Value::Style(None),
                };
                set(&self.element, name, none, &mut changes);
            }
            self.set_attributes(el.attributes, &mut changes);
        }
        if let (Content::Words(before), [View::Words(words)]) = (&mut self.content, &*el.children) {
            if before != words {
                changes.add('t', "", words);
                before.clone_from(words);
            }
        } else {
            self.refill(el.children);
        }
        changes.make(&self.element);
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
        self.key = el.key;
        if let Some(slot) = el.slot {
            slot(self.element.clone());
        }
    }

    /// Sets the attributes of an element that has none.
    fn set_attributes(&mut self, attributes: Vec<(&'static str, Value)>, changes: &mut Changes) {
        for (name, value) in attributes {
            let set = match value {
                Value::Fixed(None) => Set::Attribute(None),
                Value::Style(None) => Set::Style(None),
                value => set(&self.element, name, value, changes),
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

    /// Replaces its content; `update` itself replaces words by words.
    fn refill(&mut self, children: Vec<View>) {
        match (&mut self.content, &*children) {
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

fn set(element: &HtmlElement, name: &'static str, value: Value, changes: &mut Changes) -> Set {
    match value {
        Value::Fixed(value) => {
            changes.attribute(name, value.as_deref());
            Set::Attribute(value)
        }
        Value::Style(value) => {
            changes.add('s', name, value.as_deref().unwrap_or_default());
            Set::Style(value)
        }
        Value::Live(value) => {
            let element = element.clone();
            let mut before = None;
            Set::Following(follow_while_held(Box::new(move || {
                let now = Some(value());
                if before != now {
                    let mut changes = Changes::default();
                    changes.attribute(name, now.as_ref().and_then(|now| now.as_deref()));
                    changes.make(&element);
                    before = now;
                }
            })))
        }
    }
}

#[wasm_bindgen(module = "/src/view/dress.js")]
extern "C" {
    fn dress(element: &HtmlElement, changes: &str);
}

/// What is to be changed about an element, made in one call: each costs more than what it carries.
#[derive(Default)]
struct Changes(String);

impl Changes {
    fn attribute(&mut self, name: &str, value: Option<&str>) {
        self.add(if value.is_some() { 'a' } else { 'r' }, name, value.unwrap_or_default());
    }

    fn add(&mut self, kind: char, name: &str, value: &str) {
        self.0.push(kind);
        self.0.push_str(name);
        self.0.push('\0');
        // No text that is shown has zero bytes, and here one would end it.
        value.split('\0').for_each(|part| self.0.push_str(part));
        self.0.push('\0');
    }

    fn make(&self, element: &HtmlElement) {
        if !self.0.is_empty() {
            dress(element, &self.0);
        }
    }
}
