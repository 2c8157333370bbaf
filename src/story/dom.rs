//! Nodes into the page.

use super::node::{El, Node};
use web_sys::{Document, Element};

/// Namespace of drawings (SVG 2).
const SVG: &str = "http://www.w3.org/2000/svg";

/// Puts `nodes` into `host`, in place of all that stands there.
pub fn fill(host: &Element, nodes: &[Node]) {
    let Some(document) = host.owner_document() else { return };
    host.set_text_content(None);
    for node in nodes {
        append(&document, host, node);
    }
}

/// Replaces the first element in `host` by `node`, if it has the same class and differs from it.
pub fn renew(host: &Element, node: &Node) {
    let (Some(document), Node::Element(el)) = (host.owner_document(), node) else { return };
    let Some(new) = make(&document, el) else { return };
    let first = host.first_element_child().filter(|first| first.class_name() == new.class_name());
    if let Some(first) = first.filter(|first| !first.is_equal_node(Some(&new))) {
        drop(first.replace_with_with_node_1(&new));
    }
}

fn append(document: &Document, parent: &Element, node: &Node) {
    match node {
        // Appending to an element that was just made cannot fail.
        Node::Text(words) => drop(parent.append_child(&document.create_text_node(words))),
        Node::Element(el) => {
            if let Some(element) = make(document, el) {
                drop(parent.append_child(&element));
            }
        }
    }
}

fn make(document: &Document, el: &El) -> Option<Element> {
    let el = el.parts();
    let element = if matches!(el.tag, "svg" | "path" | "rect") {
        document.create_element_ns(Some(SVG), el.tag).ok()?
    } else {
        document.create_element(el.tag).ok()?
    };
    for (name, value) in &el.attributes {
        // The names are constants of this program, so none is malformed.
        drop(element.set_attribute(name, value));
    }
    for child in &el.children {
        append(document, &element, child);
    }
    Some(element)
}
