//! Values that views follow.
//!
//! Leptos' own signals bring a copy of the code that reads, writes, tells and lets go for every type of value: 20 kB of
//! this binary. What does not depend on the type – who follows, and that they are told – is Leptos here too; the value
//! stands in a cell beside it. A variable lives as long as it is held, so reading one cannot fail.

use leptos::prelude::{ArcMemo, ArcTrigger, Effect, Notify as _, Track as _};
use leptos::reactive::effect::RenderEffect;
use leptos::reactive::graph::ReactiveNode as _;
use send_wrapper::SendWrapper;
use std::cell::RefCell;
use std::rc::Rc;

/// A value that can be followed. A handle: clones are the same variable.
pub struct Var<T>(Rc<Held<T>>);

struct Held<T> {
    told: ArcTrigger,
    value: RefCell<T>,
}

impl<T> Clone for Var<T> {
    fn clone(&self) -> Self {
        Self(Rc::clone(&self.0))
    }
}

impl<T> Var<T> {
    /// A variable of that value.
    pub fn new(value: T) -> Self {
        Self(Rc::new(Held { told: trigger(), value: RefCell::new(value) }))
    }

    /// Follows it without reading it.
    pub fn track(&self) {
        track(&self.0.told);
    }

    /// Reads and follows it.
    pub fn with<U>(&self, read: impl FnOnce(&T) -> U) -> U {
        self.track();
        self.with_untracked(read)
    }

    /// Reads it once.
    pub fn with_untracked<U>(&self, read: impl FnOnce(&T) -> U) -> U {
        read(&self.0.value.borrow())
    }

    /// Changes it and tells its followers.
    pub fn update(&self, change: impl FnOnce(&mut T)) {
        change(&mut self.0.value.borrow_mut());
        notify(&self.0.told);
    }

    /// Replaces it and tells its followers, whether or not it differs.
    pub fn set(&self, value: T) {
        // What was there is let go when nothing is borrowed any more.
        let before = self.0.value.replace(value);
        notify(&self.0.told);
        drop(before);
    }

    /// Replaces it without telling its followers.
    pub fn put(&self, value: T) {
        drop(self.0.value.replace(value));
    }
}

impl<T: Clone> Var<T> {
    /// Its value, followed.
    pub fn get(&self) -> T {
        self.track();
        self.get_untracked()
    }

    /// Its value as of now.
    pub fn get_untracked(&self) -> T {
        self.0.value.borrow().clone()
    }
}

impl<T: PartialEq> Var<T> {
    /// Replaces it if the value differs.
    pub fn set_if_other(&self, value: T) {
        let other = *self.0.value.borrow() != value;
        if other {
            self.set(value);
        }
    }
}

#[inline(never)]
fn trigger() -> ArcTrigger {
    ArcTrigger::new()
}

#[inline(never)]
fn track(told: &ArcTrigger) {
    told.track();
}

#[inline(never)]
fn notify(told: &ArcTrigger) {
    told.notify();
}

/// A value that is worked out from others: once, however many read it. Its followers are told only when it has changed.
pub struct Derived<T> {
    memo: ArcMemo<()>,
    value: Rc<RefCell<T>>,
}

impl<T> Clone for Derived<T> {
    fn clone(&self) -> Self {
        Self { memo: self.memo.clone(), value: Rc::clone(&self.value) }
    }
}

impl<T: Clone + Default + PartialEq + 'static> Derived<T> {
    /// What `make` makes of the variables that it reads.
    pub fn new(make: impl Fn() -> T + 'static) -> Self {
        let value = Rc::new(RefCell::new(T::default()));
        let kept = Rc::clone(&value);
        let refresh = move || {
            let new = make();
            let changed = *kept.borrow() != new;
            if changed {
                kept.replace(new);
            }
            changed
        };
        Self { memo: memo(Box::new(refresh)), value }
    }

    /// Its value, followed.
    pub fn get(&self) -> T {
        refresh(&self.memo, true);
        self.value.borrow().clone()
    }

    /// Its value as of now.
    pub fn get_untracked(&self) -> T {
        refresh(&self.memo, false);
        self.value.borrow().clone()
    }
}

/// Leptos' memo knows when to work something out anew; the value stands beside it.
#[inline(never)]
fn memo(refresh: Box<dyn Fn() -> bool>) -> ArcMemo<()> {
    let refresh = SendWrapper::new(refresh);
    ArcMemo::new_owning(move |before: Option<()>| ((), refresh() || before.is_none()))
}

#[inline(never)]
fn refresh(memo: &ArcMemo<()>, follow: bool) {
    if follow {
        memo.track();
    }
    memo.update_if_necessary();
}

/// Runs `act` in a moment, and again whenever a variable that it reads has changed, until the current owner is dropped.
#[inline(never)]
pub fn follow(mut act: Box<dyn FnMut()>) {
    Effect::new(move |_: Option<()>| act());
}

/// The same, at once and until the answer is dropped.
#[inline(never)]
pub fn follow_while_held(mut act: Box<dyn FnMut()>) -> RenderEffect<()> {
    RenderEffect::new(move |_| act())
}
