//! HTML as the specifications write it, read as a tree: for tests only.

use incident_timeline::prose::{Align, Block, Inline, SafeUrl};

/// The tree; `None` if there is a tag that Markdown has no mark for.
pub fn tree(html: &str) -> Option<Vec<Block>> {
    let mut reader = Reader { rest: html, links: 0 };
    let (blocks, _) = reader.blocks()?;
    reader.rest.is_empty().then_some(blocks)
}

/// Whether two trees say the same; the first is the one read from HTML.
pub fn same(expected: &[Block], found: &[Block]) -> bool {
    expected.len() == found.len() && expected.iter().zip(found).all(|(e, f)| same_block(e, f))
}

fn same_block(expected: &Block, found: &Block) -> bool {
    match (expected, found) {
        (Block::Paragraph(e), Block::Paragraph(f)) => same_line(e, f),
        (Block::Heading { level: a, content: e }, Block::Heading { level: b, content: f }) => a == b && same_line(e, f),
        (Block::Quote(e), Block::Quote(f)) => same(e, f),
        (Block::List { start: a, tight: x, items: e }, Block::List { start: b, tight: y, items: f }) => {
            (a, x, e.len()) == (b, y, f.len()) && e.iter().zip(f).all(|(e, f)| same(e, f))
        }
        (Block::Table { align: a, head: e, rows: r }, Block::Table { align: b, head: f, rows: s }) => {
            a == b && same_row(e, f) && r.len() == s.len() && r.iter().zip(s).all(|(e, f)| same_row(e, f))
        }
        (e, f) => e == f,
    }
}

/// Empty cells at the end of a row need not be there.
fn same_row(expected: &[Vec<Inline>], found: &[Vec<Inline>]) -> bool {
    let (e, rest) = expected.split_at(found.len().min(expected.len()));
    rest.iter().all(Vec::is_empty) && e.len() == found.len() && e.iter().zip(found).all(|(e, f)| same_line(e, f))
}

fn same_line(expected: &[Inline], found: &[Inline]) -> bool {
    let (e, f) = (merged(expected), merged(found));
    // The words of a picture have lost their marks in HTML.
    if e.iter().any(|inline| matches!(inline, Inline::Text(words) if words.starts_with(PICTURE))) {
        return words(&e).replace(PICTURE, "") == words(&f);
    }
    e.len() == f.len() && e.iter().zip(&f).all(|(e, f)| same_inline(e, f))
}

fn same_inline(expected: &Inline, found: &Inline) -> bool {
    match (expected, found) {
        (Inline::Emphasis(e), Inline::Emphasis(f))
        | (Inline::Strong(e), Inline::Strong(f))
        | (Inline::Strikethrough(e), Inline::Strikethrough(f)) => same_line(e, f),
        (Inline::Link { url: a, content: e }, Inline::Link { url: b, content: f }) => {
            // A link without words shows its address.
            let nothing = words(e).trim_start_matches(PICTURE).is_empty();
            escaped(a.as_str()) == escaped(b.as_str()) && if nothing { words(f) == b.as_str() } else { same_line(e, f) }
        }
        (e, f) => e == f,
    }
}

/// Neighbouring words made one; no space at both ends.
fn merged(line: &[Inline]) -> Vec<Inline> {
    let mut out: Vec<Inline> = Vec::new();
    for inline in line {
        match (out.last_mut(), inline) {
            (Some(Inline::Text(a)), Inline::Text(b)) => *a = format!("{a}{b}").into(),
            (_, inline) => out.push(inline.clone()),
        }
    }
    if let Some(Inline::Text(first)) = out.first_mut() {
        *first = first.trim_start_matches([' ', '\n']).into();
    }
    if let Some(Inline::Text(last)) = out.last_mut() {
        *last = last.trim_end_matches([' ', '\n']).into();
    }
    out.retain(|inline| !matches!(inline, Inline::Text(words) if words.is_empty()));
    out
}

fn words(line: &[Inline]) -> String {
    let of = |inline: &Inline| match inline {
        Inline::Text(words) | Inline::Code(words) => words.to_string(),
        Inline::Emphasis(c) | Inline::Strong(c) | Inline::Strikethrough(c) | Inline::Link { content: c, .. } => {
            words(c)
        }
        Inline::Break => "\n".to_owned(),
    };
    line.iter().map(of).collect()
}

/// An address as the specifications print it.
fn escaped(url: &str) -> String {
    let keep = |b: u8| b.is_ascii_alphanumeric() || b"-_.+!*'(),%#@?=;:/&$~".contains(&b);
    url.bytes().map(|b| if keep(b) { char::from(b).to_string() } else { format!("%{b:02X}") }).collect()
}

struct Reader<'a> {
    rest: &'a str,
    /// How many links this is in.
    links: usize,
}

struct Tag<'a> {
    name: &'a str,
    attributes: &'a str,
}

impl Tag<'_> {
    fn get(&self, name: &str) -> Option<String> {
        let (_, value) = self.attributes.split_once(&format!(" {name}=\""))?;
        Some(unescaped(value.split_once('"')?.0))
    }
}

impl<'a> Reader<'a> {
    fn eat(&mut self, start: &str) -> bool {
        self.rest.strip_prefix(start).inspect(|rest| self.rest = rest).is_some()
    }

    fn skip(&mut self) {
        self.rest = self.rest.trim_start_matches('\n');
    }

    /// The start tag that stands here, not yet read.
    fn peek(&self) -> Option<Tag<'a>> {
        let inner = self.rest.strip_prefix('<')?.split_once('>')?.0;
        let (name, _) = inner.split_once([' ', '/']).unwrap_or((inner, ""));
        Some(Tag { name, attributes: inner.strip_prefix(name)? })
    }

    /// The start tag that stands here.
    fn tag(&mut self) -> Option<Tag<'a>> {
        let tag = self.peek()?;
        self.rest = self.rest.split_once('>')?.1;
        Some(tag)
    }

    fn until(&mut self, end: &str) -> Option<String> {
        let (text, rest) = self.rest.split_once(end)?;
        self.rest = rest;
        (!text.contains('<')).then(|| unescaped(text))
    }

    /// Up to the end tag of what they stand in, and whether one of them is a paragraph that says so.
    fn blocks(&mut self) -> Option<(Vec<Block>, bool)> {
        let (mut out, mut paragraph) = (Vec::new(), false);
        loop {
            self.skip();
            if self.rest.is_empty() || self.rest.starts_with("</") {
                return Some((out, paragraph));
            }
            match self.peek().filter(|tag| BLOCKS.contains(&tag.name)) {
                Some(tag) => {
                    paragraph |= tag.name == "p";
                    out.extend(self.block()?);
                }
                // Nothing at all: a `<` that begins no tag.
                None => out.push(Block::Paragraph(self.inlines().filter(|line| !line.is_empty())?)),
            }
        }
    }

    fn block(&mut self) -> Option<Option<Block>> {
        let tag = self.tag()?;
        let end = format!("</{}>", tag.name);
        let block = match tag.name {
            "hr" => return Some(Some(Block::Rule)),
            "p" => Block::Paragraph(self.inlines()?),
            "blockquote" => Block::Quote(self.blocks()?.0),
            "ul" | "ol" => {
                let first = tag.get("start").and_then(|n| n.parse().ok()).unwrap_or(1);
                let start = (tag.name == "ol").then_some(first);
                return self.list(start, &end).map(Some);
            }
            "pre" => {
                let code = self.tag().filter(|tag| tag.name == "code")?;
                let language = code.get("class").map(|class| class.replace("language-", "").into());
                let text = self.until("</code>")?;
                Block::Code { language, text: text.strip_suffix('\n').unwrap_or(&text).into() }
            }
            "table" => self.table()?,
            heading => {
                let level = heading.strip_prefix('h')?.parse().ok()?;
                let content = self.inlines()?;
                // An empty heading is nothing to us.
                return self.eat(&end).then_some((!content.is_empty()).then_some(Block::Heading { level, content }));
            }
        };
        self.eat(&end).then_some(Some(block))
    }

    fn list(&mut self, start: Option<u64>, end: &str) -> Option<Block> {
        let (mut items, mut tight) = (Vec::new(), true);
        loop {
            self.skip();
            if self.eat(end) {
                return Some(Block::List { start, tight, items });
            }
            if !self.eat("<li>") {
                return None;
            }
            let (item, paragraph) = self.blocks()?;
            items.push(item);
            tight &= !paragraph;
            if !self.eat("</li>") {
                return None;
            }
        }
    }

    fn table(&mut self) -> Option<Block> {
        let (mut align, mut head, mut rows) = (Vec::new(), Vec::new(), Vec::new());
        loop {
            self.skip();
            if self.rest.starts_with("</table>") {
                return Some(Block::Table { align, head, rows });
            }
            if self.eat("<thead>") || self.eat("</thead>") || self.eat("<tbody>") || self.eat("</tbody>") {
                continue;
            }
            if !self.eat("<tr>") {
                return None;
            }
            let mut cells = Vec::new();
            let mut in_head = false;
            loop {
                self.skip();
                if self.eat("</tr>") {
                    break;
                }
                let tag = self.tag()?;
                if tag.name == "th" {
                    in_head = true;
                    align.push(match tag.get("align").as_deref() {
                        Some("left") => Align::Left,
                        Some("center") => Align::Center,
                        Some("right") => Align::Right,
                        _ => Align::None,
                    });
                }
                cells.push(self.inlines()?);
                if !self.eat(&format!("</{}>", tag.name)) {
                    return None;
                }
            }
            if in_head { head = cells } else { rows.push(cells) }
        }
    }

    fn inlines(&mut self) -> Option<Vec<Inline>> {
        let mut out = Vec::new();
        loop {
            let text = self.rest.split('<').next().unwrap_or_default();
            self.rest = &self.rest[text.len()..];
            if !text.is_empty() {
                out.push(Inline::Text(unescaped(text).into()));
            }
            let Some(tag) = self.peek().filter(|tag| !tag.name.is_empty()) else { return Some(out) };
            if BLOCKS.contains(&tag.name) {
                return Some(out);
            }
            self.tag();
            let end = format!("</{}>", tag.name);
            match tag.name {
                "br" => {
                    self.eat("\n");
                    out.push(Inline::Break);
                    continue;
                }
                "img" => {
                    let words = Inline::Text(format!("{PICTURE}{}", tag.get("alt").unwrap_or_default()).into());
                    match SafeUrl::new(&tag.get("src")?).filter(|_| self.links == 0) {
                        Some(url) => out.push(Inline::Link { url, content: vec![words] }),
                        None => out.push(words),
                    }
                    continue;
                }
                "code" => {
                    out.push(Inline::Code(self.until("</code>")?.into()));
                    continue;
                }
                _ => {}
            }
            self.links += usize::from(tag.name == "a");
            let content = self.inlines()?;
            self.links -= usize::from(tag.name == "a");
            match tag.name {
                "em" => out.push(Inline::Emphasis(content)),
                "strong" => out.push(Inline::Strong(content)),
                "del" => out.push(Inline::Strikethrough(content)),
                "a" => match SafeUrl::new(&tag.get("href")?) {
                    Some(url) => out.push(Inline::Link { url, content }),
                    None => out.extend(content),
                },
                _ => return None,
            }
            if !self.eat(&end) {
                return None;
            }
        }
    }
}

const BLOCKS: [&str; 14] =
    ["p", "hr", "blockquote", "ul", "ol", "pre", "table", "h1", "h2", "h3", "h4", "h5", "h6", "li"];

/// Stands before the words of a picture.
const PICTURE: char = '\u{1}';

fn unescaped(text: &str) -> String {
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&")
}
