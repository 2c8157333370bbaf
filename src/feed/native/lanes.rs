//! The components of a feed, and ids that no component has.

use super::shapes::COMPONENT;
use crate::feed::json::Json;
use crate::feed::names::Names;
use crate::feed::near::nearest;
use crate::feed::node::Node;
use crate::feed::said::{WORDS, said};
use crate::feed::troubles as t;
use crate::model::{Component, ComponentIx, Text};

/// The components read so far, in the author's order, those that were only mentioned last.
#[derive(Default)]
pub struct Lanes {
    /// The components.
    pub list: Vec<Component>,
    /// Their ids, in the same order.
    ids: Names,
}

impl Lanes {
    /// Reads the `components` of a feed.
    pub fn declared(feed: &Node<'_>) -> Self {
        let mut lanes = Self::default();
        // Of such a table each name would be noted, and none of the notes would name the cure.
        if WORDS && let Some(node) = feed.get("components").filter(is_table) {
            let _: Option<()> = node.wrong_type("a list [{\"id\": …, \"name\": …}, …]");
            return lanes;
        }
        feed.each_object("components", &COMPONENT, &mut |node| lanes.declare(node));
        lanes
    }

    fn declare(&mut self, node: &Node<'_>) {
        let name = node.text("name");
        let stated = node.word("id");
        if stated.is_none() {
            let instead =
                if name.is_some() { "The name is used for it." } else { "Nobody can name it, so it is left out." };
            node.note_missing("id", instead);
        }
        let Some(id) = stated.or_else(|| name.as_ref().map(|name| name.get("").into())) else { return };
        if !self.ids.add(&id).1 {
            node.note(t::DUPLICATE_ID, &[&id, "This component is left out."]);
            return;
        }
        if name.is_none() {
            node.note(t::MISSING_NOTED, &["name", "The id is shown.", "name"]);
        }
        let name = name.unwrap_or_else(|| Text::new(id.clone()));
        let (group, history_from) = (node.text("group"), node.instant("history_from"));
        self.list.push(Component { id, name, group, history_from });
    }

    /// Reads the ids in `components`, each once. One that nobody declared becomes a component.
    pub fn read(&mut self, node: &Node<'_>) -> Vec<ComponentIx> {
        let mut found = Vec::new();
        node.each("components", &mut |part| {
            let words = part.plain();
            let Some(id) = words.as_deref().map(str::trim) else { return };
            let number = self.ids.find(id).unwrap_or_else(|| self.mentioned(&part, id));
            let ix = ComponentIx::try_from(number).unwrap_or(0);
            if !found.contains(&ix) {
                found.push(ix);
            }
        });
        found
    }

    fn mentioned(&mut self, part: &Node<'_>, id: &str) -> usize {
        let called = || self.list.iter().find(|component| component.name.get("") == id).map(|component| &*component.id);
        let near = if part.notes_are_full() { None } else { called().or_else(|| nearest(id, self.ids.iter())) };
        let cure = match near {
            Some(near) => said(&["Did you mean `", near, "`? If not, add it to `components`."]),
            None => said(&["Add it to `components`."]),
        };
        part.note(t::UNKNOWN_COMPONENT, &[id, &cure]);
        self.list.push(Component { id: id.into(), name: Text::new(id), group: None, history_from: None });
        self.ids.add(id).0
    }
}

/// Whether somebody wrote `{"mail": "E-mail"}`.
fn is_table(node: &Node<'_>) -> bool {
    matches!(node.json, Json::Object(members) if !members.iter().any(|(name, _)| COMPONENT.keys.contains(&&**name)))
}
