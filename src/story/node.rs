//! Elements as plain values: what a story looks like is worked out without a browser, and written into the page in one
//! go.
//!
//! There is no way from here to a string of HTML: a node is an element with attributes, or text. An element is one
//! pointer and its builders are functions of their own, for they are called some hundred times: inlined and with
//! elements moved by value, they were a tenth of this binary.

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
pub struct El(Box<Parts>);

/// What an element is made of.
#[derive(Debug, Clone, PartialEq)]
pub struct Parts {
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

/// What can be said in an attribute or a text: constants, which take no room on the way, and what was put together.
pub trait Say {
    /// Sets an attribute of the element to it.
    fn attribute(self, el: El, name: &'static str) -> El;
    /// Adds it to the content of the element.
    fn text(self, el: El) -> El;
}

impl Say for &'static str {
    #[inline(never)]
    fn attribute(self, mut el: El, name: &'static str) -> El {
        el.0.attributes.push((name, Cow::Borrowed(self)));
        el
    }

    #[inline(never)]
    fn text(self, mut el: El) -> El {
        el.0.children.push(Node::Text(Cow::Borrowed(self)));
        el
    }
}

impl Say for String {
    #[inline(never)]
    fn attribute(self, mut el: El, name: &'static str) -> El {
        el.0.attributes.push((name, Cow::Owned(self)));
        el
    }

    #[inline(never)]
    fn text(self, mut el: El) -> El {
        el.0.children.push(Node::Text(Cow::Owned(self)));
        el
    }
}

/// An element with that tag.
#[inline(never)]
#[must_use]
pub fn el(tag: &'static str) -> El {
    El(Box::new(Parts { tag, attributes: Vec::new(), children: Vec::new() }))
}

/// A `div` of that class.
#[inline(never)]
#[must_use]
pub fn div(class: &'static str) -> El {
    el("div").class(class)
}

/// A paragraph of that class with those words.
#[inline(never)]
#[must_use]
pub fn p(class: &'static str, words: impl Say) -> El {
    el("p").class(class).words(words)
}

impl El {
    /// What it is made of.
    #[must_use]
    pub fn parts(&self) -> &Parts {
        &self.0
    }

    /// Sets an attribute.
    #[must_use]
    pub fn attr(self, name: &'static str, value: impl Say) -> Self {
        value.attribute(self, name)
    }

    /// Sets the class, if there is one.
    #[inline(never)]
    #[must_use]
    pub fn class(self, class: &'static str) -> Self {
        if class.is_empty() { self } else { self.attr("class", class) }
    }

    /// Sets the shadow part, by which pages style it.
    #[inline(never)]
    #[must_use]
    pub fn part(self, part: &'static str) -> Self {
        self.attr("part", part)
    }

    /// Adds something to its content.
    #[must_use]
    pub fn child(mut self, child: impl Into<Node>) -> Self {
        self.push(child.into());
        self
    }

    #[inline(never)]
    fn push(&mut self, child: Node) {
        self.0.children.push(child);
    }

    /// Adds several things, or none.
    #[must_use]
    pub fn children<N: Into<Node>>(mut self, children: impl IntoIterator<Item = N>) -> Self {
        for child in children {
            self.push(child.into());
        }
        self
    }

    /// Adds something, if it is there.
    #[inline(never)]
    #[must_use]
    pub fn maybe(mut self, child: Option<Self>) -> Self {
        if let Some(child) = child {
            self.push(child.into());
        }
        self
    }

    /// Adds words that are borrowed.
    #[inline(never)]
    #[must_use]
    pub fn copy(self, words: &str) -> Self {
        self.words(words.to_owned())
    }

    /// Adds words.
    #[must_use]
    pub fn words(self, words: impl Say) -> Self {
        words.text(self)
    }
}
