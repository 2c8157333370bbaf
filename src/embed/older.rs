//! Older pages of a feed: they come when the reader goes back that far, or asks for them.

use super::fetch::Abort;
use super::foreign;
use super::load::Loader;
use super::parts::Part;
use crate::axis::Window;
use crate::feed::{Feed, Note};
use crate::model::{Time, Timeline};
use crate::view::{Failure, Older};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::rc::Rc;

/// A page is asked for when its time is as near as this share of the window.
const AHEAD: i64 = 2;

impl Loader {
    /// Works out which feed has a page that comes next: of several the one that is known the least far back.
    pub(super) fn find_older(&self, timeline: &Timeline) {
        let mut state = self.state.borrow_mut();
        let first = |number: usize| {
            let own = timeline.incidents.iter().filter(|i| usize::from(i.source) == number);
            own.filter_map(|i| Some(i.start()?.earliest())).min().unwrap_or(Time::MAX)
        };
        let with_more = state.sources.iter().enumerate().filter(|(_, source)| source.next.is_some());
        let older_from = with_more.map(|(number, _)| (first(number), number)).max();
        state.older_from = older_from;
        let now = match older_from {
            None => Older::None,
            Some(_) if state.page.is_some() => Older::Coming,
            Some(_) => Older::More,
        };
        drop(state);
        if self.ctx.older.get_untracked() != now {
            self.ctx.older.set(now);
        }
    }

    /// Has the next page come if the reader looks that far back.
    pub fn look_ahead(self: &Rc<Self>, window: Window) {
        let Some((from, _)) = self.state.borrow().older_from else { return };
        let ahead = window.to().since(window.from()) / AHEAD;
        if window.from().plus(-ahead) < from {
            self.fetch_older();
        }
    }

    /// Fetches the next page. Answers whether there is one.
    pub fn fetch_older(self: &Rc<Self>) -> bool {
        let next = {
            let state = self.state.borrow();
            if state.page.is_some() {
                return true;
            }
            state.older_from.and_then(|(_, n)| Some((n, state.sources.get(n)?.next.clone()?)))
        };
        let Some((number, url)) = next else { return false };
        let config = self.ctx.config.get_untracked();
        let abort = Abort::new();
        let request = abort.get(url.clone(), config.credentials, config.max_bytes);
        self.state.borrow_mut().page = Some(abort);
        self.ctx.older.set(Older::Coming);
        let weak = Rc::downgrade(self);
        let services = self.services.clone();
        spawn_local(async move {
            let answer = async {
                let fetched = request.await?;
                let (feed, _) = foreign::read(&fetched.bytes, Some("native"), &url, &services).await?;
                Ok::<_, Failure>((Part { asked: url.clone(), ..Part::new(fetched.url, fetched.bytes) }, feed))
            };
            let answer = answer.await;
            // The widget may be gone by now, or show other feeds.
            let Some(loader) = weak.upgrade() else { return };
            let mut state = loader.state.borrow_mut();
            let awaited = state.sources.get(number).and_then(|s| s.next.as_ref()) == Some(&url) && state.page.is_some();
            if !awaited {
                return;
            }
            state.page = None;
            drop(state);
            match answer {
                Ok((part, feed)) => {
                    loader.take_page(number, part, feed);
                    loader.update();
                }
                Err(failure) => loader.ctx.older.set(Older::Failed(failure.message)),
            }
        });
        true
    }

    fn take_page(&self, number: usize, mut part: Part, mut feed: Feed) {
        let mut state = self.state.borrow_mut();
        let Some(source) = state.sources.get_mut(number) else { return };
        let next = feed.timeline.next.as_deref().map(|next| part.address(next));
        let been =
            |next: &String| *next == part.asked || source.parts.iter().any(|p| p.asked == *next || p.url == *next);
        if next.as_ref().is_some_and(been) {
            let words = " names a page as its `next` that came before it. Older pages end here.";
            feed.notes.push(Note::warning("next-again", ["The page ", &*part.asked, words].concat()));
            // A page that leads nowhere is the last.
            (source.next, feed.timeline.next) = (None, None);
        } else {
            source.next = next;
        }
        source.notes.extend(feed.notes);
        part.fresh = Some(feed.timeline);
        source.parts.push(part);
    }
}
