//! What is in the page, and how it takes over what a [`View`] says.

use super::el::{Key, View, Words};
use super::el_shown::ElShown;
use super::var::follow_while_held;
use leptos::prelude::{Mountable, Render};
use leptos::reactive::effect::RenderEffect;
use leptos::tachys::renderer::Rndr;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast as _;
use web_sys::{Element, Node};

/// A view in the page.
pub enum Shown {
    /// Text, and its node.
    Words(Words, Node),
    /// An element.
    El(Box<ElShown>),
    /// What is shown now, and the effect that exchanges it; dropped, it stays as it is.
    Live(Rc<RefCell<Option<Shown>>>, RenderEffect<()>),
    /// Several of these, and an invisible node behind them.
    Several(Vec<Shown>, Node),
}

/// Makes views, not yet in the page.
pub fn build_all(views: Vec<View>) -> Vec<Shown> {
    let mut list = Vec::with_capacity(views.len());
    for view in views {
        list.push(view.build());
    }
    list
}

/// Puts views into `parent`, before one of its nodes or at its end.
pub fn mount_all(views: &[Shown], parent: &Node, before: Option<&Node>) {
    for view in views {
        view.put(parent, before);
    }
}

/// Takes over a list of views. Each replaces the view with the same key or, without a key, in the same place; they
/// stand before `end` or at the end. An element that is no longer needed is reused for the new one in its place: that
/// is cheaper than removing one and adding another.
pub fn update_all(shown: &mut Vec<Shown>, views: Vec<View>, parent: &Node, end: Option<&Node>) {
    let keys: Vec<Key> = views.iter().map(View::key).collect();
    let count = views.len();
    for (n, view) in views.into_iter().enumerate() {
        let key = view.key();
        // What stands before the matching view is no longer wanted, and is removed.
        let gone = shown.get(n..).unwrap_or_default().iter().position(|old| old.key() == key);
        if let Some(gone) = gone {
            take_away(shown, n, n + gone);
        }
        match shown.get_mut(n) {
            Some(old) if gone.is_some() || !keys.get(n..).unwrap_or_default().contains(&old.key()) => view.rebuild(old),
            old => {
                let before = old.and_then(|old| old.first());
                let new = view.build();
                new.put(parent, before.as_ref().or(end));
                shown.insert(n, new);
            }
        }
    }
    take_away(shown, count, shown.len());
}

fn take_away(shown: &mut Vec<Shown>, from: usize, to: usize) {
    for one in shown.drain(from..to) {
        one.take_away();
    }
}

/// What follows variables, over what was shown in its place before.
fn live(view: Box<dyn Fn() -> View>, before: Option<Shown>) -> Shown {
    let shown = Rc::new(RefCell::new(before));
    let place = Rc::clone(&shown);
    let effect = follow_while_held(Box::new(move || {
        let view = view();
        match &mut *place.borrow_mut() {
            Some(shown) => view.rebuild(shown),
            empty => *empty = Some(view.build()),
        }
    }));
    Shown::Live(shown, effect)
}

impl Render for View {
    type State = Shown;

    fn build(self) -> Shown {
        match self {
            Self::Words(words) => {
                let node = Rndr::create_text_node(&words).unchecked_into();
                Shown::Words(words, node)
            }
            Self::El(el) => Shown::El(Box::new(ElShown::new(*el.0))),
            Self::Live(view) => live(view, None),
            Self::Several(views) => Shown::Several(build_all(views), Rndr::create_placeholder().unchecked_into()),
        }
    }

    fn rebuild(self, state: &mut Shown) {
        match (self, &mut *state) {
            (Self::Words(words), Shown::Words(before, node)) => {
                if *before != words {
                    node.set_text_content(Some(&words));
                    *before = words;
                }
            }
            (Self::El(el), Shown::El(shown)) if el.0.tag == shown.tag() => shown.update(*el.0),
            (Self::Several(views), Shown::Several(shown, end)) => {
                if let Some(parent) = end.parent_node() {
                    update_all(shown, views, &parent, Some(end));
                }
            }
            (Self::Live(view), Shown::Live(shown, _)) => {
                let before = shown.take();
                *state = live(view, before);
            }
            (view, _) => {
                let new = view.build();
                if let Some(first) = state.first()
                    && let Some(parent) = first.parent_node()
                {
                    new.put(&parent, Some(&first));
                }
                state.take_away();
                *state = new;
            }
        }
    }
}

impl View {
    const fn key(&self) -> Key {
        match self {
            Self::El(el) => el.0.key,
            Self::Words(_) | Self::Live(_) | Self::Several(_) => None,
        }
    }
}

impl Shown {
    fn key(&self) -> Key {
        match self {
            Self::El(el) => el.key,
            Self::Words(..) | Self::Live(..) | Self::Several(..) => None,
        }
    }

    /// Its first node in the page.
    fn first(&self) -> Option<Node> {
        match self {
            Self::Words(_, node) => Some(node.clone()),
            Self::El(el) => Some(el.element.clone().into()),
            Self::Live(shown, _) => shown.borrow().as_ref()?.first(),
            Self::Several(shown, end) => shown.iter().find_map(Self::first).or_else(|| Some(end.clone())),
        }
    }

    fn put(&self, parent: &Node, before: Option<&Node>) {
        // The parent was made by the same code, and the marker stands in it.
        let insert = |node: &Node| drop(parent.insert_before(node, before));
        match self {
            Self::Words(_, node) => insert(node),
            Self::El(el) => insert(&el.element),
            Self::Live(shown, _) => shown.borrow().iter().for_each(|shown| shown.put(parent, before)),
            Self::Several(shown, end) => {
                mount_all(shown, parent, before);
                insert(end);
            }
        }
    }

    fn take_away(&self) {
        match self {
            Self::Words(_, node) => remove(node),
            Self::El(el) => remove(&el.element),
            Self::Live(shown, _) => shown.borrow().iter().for_each(Self::take_away),
            Self::Several(shown, end) => {
                shown.iter().for_each(Self::take_away);
                remove(end);
            }
        }
    }
}

fn remove(node: &Node) {
    // Texts and comments can be removed like elements; only the types of Rust know this of elements alone.
    node.unchecked_ref::<Element>().remove();
}

impl Mountable for Shown {
    fn unmount(&mut self) {
        self.take_away();
    }

    fn mount(&mut self, parent: &Element, marker: Option<&Node>) {
        self.put(parent, marker);
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        let Some(first) = self.first() else { return false };
        let Some(parent) = first.parent_element() else { return false };
        child.mount(&parent, Some(&first));
        true
    }

    /// Only Leptos around the widget would ask for these, and there is none.
    fn elements(&self) -> Vec<Element> {
        Vec::new()
    }
}
