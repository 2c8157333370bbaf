//! The boxes to tick: their names in addresses, their words, and what they look like.

use crate::feed::native::words::DATA_LOSSES;
use crate::i18n::en;
use crate::model::{Component, Digits, Kind, Timeline};
use crate::search::Facet;
use crate::story::node::{El, el};
use crate::story::parts::kind as kind_words;

/// What became of the data, where the feed does not say; else it is named as in the feed.
const UNSTATED: &str = "unstated";

/// Boxes of one group that are drawn at most: what is left out can be searched for by its name.
const MOST: usize = 40;

/// Name of a box in an address: `kind=outage`.
#[must_use]
pub fn name(facet: Facet, timeline: &Timeline) -> String {
    let (group, value) = match facet {
        Facet::Kind(kind) => ("kind=", kind.id().to_owned()),
        Facet::Component(c) => {
            ("component=", timeline.components.get(c as usize).map(|c| String::from(&*c.id)).unwrap_or_default())
        }
        Facet::Year(year) => ("year=", year.digits()),
        Facet::Source(source) => ("source=", (source + 1).digits()),
        Facet::DataLoss(status) => {
            let known = DATA_LOSSES.values.iter().position(|known| Some(*known) == status);
            ("data=", known.and_then(|n| DATA_LOSSES.words.get(n).copied()).unwrap_or(UNSTATED).to_owned())
        }
    };
    [group, &value].concat()
}

/// The box of that name; `None` if there is none.
#[must_use]
pub fn named(name: &str, timeline: &Timeline) -> Option<Facet> {
    let (group, value) = name.split_once('=')?;
    Some(match group {
        "kind" => Facet::Kind(Kind::ALL.into_iter().find(|kind| kind.id() == value)?),
        "component" => {
            let at = timeline.components.iter().position(|c| *c.id == *value)?;
            Facet::Component(u32::try_from(at).ok()?)
        }
        "year" => Facet::Year(value.parse().ok()?),
        "source" => Facet::Source(value.parse::<u16>().ok()?.checked_sub(1)?),
        "data" if value == UNSTATED => Facet::DataLoss(None),
        "data" => {
            let at = DATA_LOSSES.words.iter().position(|word| *word == value)?;
            Facet::DataLoss(Some(*DATA_LOSSES.values.get(at)?))
        }
        _ => return None,
    })
}

/// What a box is called.
#[must_use]
pub fn words(facet: Facet, timeline: &Timeline, language: &str) -> String {
    match facet {
        Facet::Kind(kind) => en::kind(kind).to_owned(),
        Facet::Component(c) => Component::name(&timeline.components, c, language).unwrap_or_default(),
        Facet::Year(year) => year.digits(),
        Facet::Source(source) => {
            timeline.sources.get(usize::from(source)).map(|name| name.get(language).to_owned()).unwrap_or_default()
        }
        Facet::DataLoss(None) => "Not stated".to_owned(),
        Facet::DataLoss(Some(status)) => en::data_loss(status).to_owned(),
    }
}

/// A title, and what stands under it.
type Group = (&'static str, fn(Facet) -> bool);

/// The boxes in their groups, with how many incidents each would leave. A group with one box sorts nothing out.
#[must_use]
pub fn groups(counts: &[(Facet, usize)], ticked: &[Facet], timeline: &Timeline, language: &str) -> Vec<El> {
    let titles: [Group; 5] = [
        ("Kind", |f| matches!(f, Facet::Kind(_))),
        ("Affected", |f| matches!(f, Facet::Component(_))),
        ("Year", |f| matches!(f, Facet::Year(_))),
        ("Source", |f| matches!(f, Facet::Source(_))),
        ("Is my data safe?", |f| matches!(f, Facet::DataLoss(_))),
    ];
    let group = |(title, is): Group| {
        let own: Vec<_> = counts.iter().filter(|(facet, _)| is(*facet)).collect();
        let left = own.len().saturating_sub(MOST);
        let boxes = own.iter().take(MOST).map(|(facet, count)| tick(*facet, *count, ticked, timeline, language));
        let more = (left > 0).then(|| {
            el("p").class("detail").words(["And ", &left.digits(), " more: search for their names."].concat())
        });
        let group = el("fieldset").child(el("legend").words(title)).children(boxes).children(more);
        (own.len() > 1).then_some(group)
    };
    titles.into_iter().filter_map(group).collect()
}

fn tick(facet: Facet, count: usize, ticked: &[Facet], timeline: &Timeline, language: &str) -> El {
    let name = name(facet, timeline);
    let mut input = el("input").attr("type", "checkbox").attr("data-box", name.clone());
    if ticked.contains(&facet) {
        input = input.attr("checked", "");
    }
    let label = el("label").child(input);
    let label = match facet {
        Facet::Kind(kind) => label.children(kind_words(kind)),
        _ => label.child(el("span").words(words(facet, timeline, language))),
    };
    // Without this, a screen reader would run a name that ends in a number into the count.
    let label = label.child(el("span").class("aside").words(": "));
    label.child(el("span").class("count").attr("data-count", name).words(count.digits()))
}
