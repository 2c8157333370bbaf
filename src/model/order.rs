//! Sorting by time, stable, with one sort in the binary for all kinds of things.

use super::Time;
use std::collections::BinaryHeap;

/// Puts `items` in the order of their `keys`; equal keys keep the author's order.
pub fn sort_by_keys<T>(items: &mut [T], keys: Vec<i64>) {
    arrange(places(keys), &mut |a, b| {
        if let Ok([x, y]) = items.get_disjoint_mut([a, b]) {
            std::mem::swap(x, y);
        }
    });
}

/// The place of every key in the sorted list.
fn places(keys: Vec<i64>) -> Vec<usize> {
    let mut places = vec![0; keys.len()];
    // A heap, as the sorts of the standard library are many times its bytes.
    let pairs: BinaryHeap<(i64, usize)> = keys.into_iter().enumerate().map(|(i, key)| (key, i)).collect();
    for (place, (_, i)) in pairs.into_sorted_vec().into_iter().enumerate() {
        if let Some(cell) = places.get_mut(i) {
            *cell = place;
        }
    }
    places
}

/// Brings everything to its place, each swap at least one thing.
fn arrange(mut places: Vec<usize>, swap: &mut dyn FnMut(usize, usize)) {
    for i in 0..places.len() {
        while let Some(&place) = places.get(i)
            && place != i
            && let Ok([here, there]) = places.get_disjoint_mut([i, place])
        {
            std::mem::swap(here, there);
            swap(i, place);
        }
    }
}

/// Puts what was said over time in time order. Something without a time stays after what stands before it; a list
/// that was written newest first is turned round before, so that equal times come out right too.
pub fn chronological<T>(mut items: Vec<T>, at: fn(&T) -> Option<Time>) -> Vec<T> {
    let first = items.iter().find_map(at);
    let last = items.iter().rev().find_map(at);
    if first > last {
        items.reverse();
    }
    let mut latest = Time::MIN;
    let mut keys = Vec::new();
    for item in &items {
        latest = at(item).unwrap_or(latest);
        keys.push(latest.0);
    }
    sort_by_keys(&mut items, keys);
    items
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sorted(items: &[(&'static str, i64)]) -> String {
        let at = |item: &(&str, i64)| (item.1 != 0).then_some(Time(item.1));
        chronological(items.to_vec(), at).into_iter().map(|(name, _)| name).collect()
    }

    #[test]
    fn equal_times_keep_their_order() {
        assert_eq!(sorted(&[("a", 5), ("b", 5), ("c", 3), ("d", 7)]), "cabd");
    }

    #[test]
    fn a_list_written_newest_first_is_turned_round() {
        assert_eq!(sorted(&[("a", 7), ("b", 5), ("c", 5), ("d", 3)]), "dcba");
    }

    #[test]
    fn something_without_a_time_stays_after_what_stands_before_it() {
        assert_eq!(sorted(&[("a", 0), ("b", 2), ("c", 0), ("d", 9), ("e", 4), ("f", 0)]), "abcefd");
    }
}
