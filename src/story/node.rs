//! Elements as plain values: what a story looks like is worked out without a browser, and written into the page in one go.
//!
//! There is no way from here to a string of HTML: a node is an element with attributes, or text.

use std::borrow::Cow;

/// Words of an attribute or a text.
pub type Words = Cow<'static, str>;

/// An element or a text.
#[derive(Debug, Clone, PartialEq)]
pub enum Node {
    /// An element.
    Element(El),
    /// Text.
    Text(Words),
}

/// An element.
#[derive(Debug, Clone, PartialEq)]
pub struct El {
    /// Its tag.
    pub tag: &'static str,
    /// Its attributes.
    pub attributes: Vec<(&'static str, Words)>,
    /// What is in it.
    pub children: Vec<Node>,
}

impl From<El> for Node {
    fn from(el: El) -> Self {
        Self::Element(el)
    }
}

/// An element with that tag.
#[must_use]
pub fn el(tag: &'static str) -> El {
    El { tag, attributes: Vec::new(), children: Vec::new() }
}

/// A `div` of that class.
#[must_use]
pub fn div(class: &'static str) -> El {
    el("div").class(class)
}

/// A paragraph of that class with those words.
#[must_use]
pub fn p(class: &'static str, words: impl Into<Words>) -> El {
    el("p").class(class).words(words)
}

impl El {
    /// Sets an attribute.
    #[must_use]
    pub fn attr(mut self, name: &'static str, value: impl Into<Words>) -> Self {
        self.attributes.push((name, value.into()));
        self
    }

    /// Sets the class, if there is one.
    #[must_use]
    pub fn class(self, class: &'static str) -> Self {
        if class.is_empty() { self } else { self.attr("class", class) }
    }

    /// Sets the shadow part, by which pages style it.
    #[must_use]
    pub fn part(self, part: &'static str) -> Self {
        self.attr("part", part)
    }

    /// Adds something to its content.
    #[must_use]
    pub fn child(mut self, child: impl Into<Node>) -> Self {
        self.children.push(child.into());
        self
    }

    /// Adds several things, or none.
    #[must_use]
    pub fn children<N: Into<Node>>(mut self, children: impl IntoIterator<Item = N>) -> Self {
        self.children.extend(children.into_iter().map(Into::into));
        self
    }

    /// Adds words.
    #[must_use]
    pub fn words(self, words: impl Into<Words>) -> Self {
        self.child(Node::Text(words.into()))
    }
}
