//! Older pages of a feed: they come when the reader goes back that far, or asks for them.

use super::load::Loader;
use crate::axis::Window;
use crate::model::{Time, Timeline};
use crate::view::Older;

/// A page is asked for when the view comes as close to it as its own length divided by this.
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
        self.ctx.older.set_if_other(now);
    }

    /// Has the next page come if the reader looks that far back.
    pub fn look_ahead(&self, window: Window) {
        let Some((from, _)) = self.state.borrow().older_from else { return };
        let ahead = window.to().since(window.from()) / AHEAD;
        if window.from().plus(-ahead) < from {
            self.fetch_older();
        }
    }

    /// Fetches the next page. Answers whether there is one.
    pub fn fetch_older(&self) -> bool {
        let (number, address) = {
            let mut state = self.state.borrow_mut();
            if state.page.is_some() {
                return true;
            }
            let next = state.older_from.and_then(|(_, n)| Some((n, state.sources.get(n)?.next.clone()?)));
            let Some((number, address)) = next else { return false };
            state.page = Some(address.clone());
            (number, address)
        };
        self.ctx.older.set(Older::Coming);
        self.desk.older(number, &address);
        true
    }
}
