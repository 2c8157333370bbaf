//! The tree as text and back, whatever is in it.
#![cfg(not(target_arch = "wasm32"))]

use incident_timeline::prose::{Align, Block, Inline, MAX_DEPTH, SafeUrl, decode, encode, plain};

/// A generator of numbers that is the same everywhere (`SplitMix64`).
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (z ^ (z >> 31)) % sides
    }

    fn some<T>(&mut self, mut make: impl FnMut(&mut Self) -> T) -> Vec<T> {
        (0..self.roll(4)).map(|_| make(self)).collect()
    }

    fn words(&mut self) -> Box<str> {
        const BITS: [&str; 12] = ["a", " ", "\"", "\\", "\n", "\u{0}", "\u{1f}", "\t", "ü", "🙂", "[", "\u{2028}"];
        (0..self.roll(6)).map(|_| BITS[self.roll(BITS.len() as u64) as usize]).collect::<String>().into()
    }

    fn inline(&mut self, depth: u64) -> Inline {
        match self.roll(if depth > 5 { 3 } else { 7 }) {
            0 => Inline::Text(self.words()),
            1 => Inline::Code(self.words()),
            2 => Inline::Break,
            3 => Inline::Emphasis(self.some(|d| d.inline(depth + 1))),
            4 => Inline::Strong(self.some(|d| d.inline(depth + 1))),
            5 => Inline::Strikethrough(self.some(|d| d.inline(depth + 1))),
            _ => {
                let url = SafeUrl::new(&format!("https://a.example/{}\"\\ü", self.roll(9))).expect("it is safe");
                Inline::Link { url, content: self.some(|d| d.inline(depth + 1)) }
            }
        }
    }

    fn inlines(&mut self) -> Vec<Inline> {
        self.some(|d| d.inline(0))
    }

    fn block(&mut self, depth: u64) -> Block {
        match self.roll(if depth > 5 { 5 } else { 7 }) {
            0 => Block::Heading { level: 1 + self.roll(6) as u8, content: self.inlines() },
            1 => Block::Paragraph(self.inlines()),
            2 => Block::Code { language: (self.roll(2) > 0).then(|| self.words()), text: self.words() },
            3 => Block::Rule,
            4 => Block::Table {
                align: self.some(|d| [Align::None, Align::Left, Align::Center, Align::Right][d.roll(4) as usize]),
                head: self.some(Self::inlines),
                rows: self.some(|d| d.some(Self::inlines)),
            },
            5 => Block::Quote(self.some(|d| d.block(depth + 1))),
            _ => Block::List {
                start: [None, Some(0), Some(1), Some(u64::MAX)][self.roll(4) as usize],
                tight: self.roll(2) > 0,
                items: self.some(|d| d.some(|d| d.block(depth + 2))),
            },
        }
    }
}

#[test]
fn every_tree_comes_back_as_it_was() {
    let mut dice = Dice(7);
    for _ in 0..2_000 {
        let tree = dice.some(|d| d.block(0));
        let text = encode(&tree);
        assert_eq!(decode(&text), tree, "{text}");
    }
}

#[test]
fn the_deepest_tree_comes_back_as_it_was() {
    let mut tree = vec![Block::Paragraph(vec![Inline::Code("x".into())])];
    for _ in 1..MAX_DEPTH {
        tree = vec![Block::Quote(tree)];
    }
    assert_eq!(decode(&encode(&tree)), tree);
}

#[test]
fn the_text_is_short_and_can_be_read() {
    let tree = plain("a\nb \"ü\"\n\nhttps://a.example");
    assert_eq!(encode(&tree), "(1:p1:a(1:b)6:b \"ü\")(1:p(1:a17:https://a.example17:https://a.example))");
    assert_eq!(encode(&[]), "");
}

#[test]
fn an_address_is_looked_at_again_when_it_is_read() {
    let text = "(1:p2:a (1:a19:javascript:alert(1)2:b (1:e1:c))(1:a2:/d1:e))";
    let url = SafeUrl::new("/d").expect("it is safe");
    let [a, b, c, e] = ["a ", "b ", "c", "e"].map(|words| Inline::Text(words.into()));
    let link = Inline::Link { url, content: vec![e] };
    assert_eq!(decode(text), [Block::Paragraph(vec![a, b, Inline::Emphasis(vec![c]), link])]);
}

#[test]
fn what_is_not_known_is_left_out_and_the_rest_is_read() {
    let table = [
        ("nonsense", ""),
        ("7", ""),
        ("3:abc", ""),
        ("(1:p1:a)(4:html3:<b>)1:a()(())(1:p1:b)", "(1:p1:a)(1:p1:b)"),
        ("(1:p1:a(4:html3:<b>)()(())(1:c)1:b)", "(1:p1:a1:b)"),
        ("(1:h1:01:a)(1:h2:991:b)(1:h1:c1:d)(1:h()1:e)", "(1:h1:11:a)(1:h1:61:b)(1:h1:61:d)(1:h1:61:e)"),
        ("(1:l2:-11:71:7(1:p)((1:p1:a)))", "(1:l()0:()()((1:p1:a)))"),
        ("(1:t1:71:81:9)(1:t1:x)", "(1:t1:-()())"),
        ("(1:c1:7())(1:c1:71:8)", "(1:c1:71:8)"),
        // Cut off, or with a length that is wrong.
        ("(1:p1:a(1:e1:b", "(1:p1:a(1:e1:b))"),
        ("(1:p1:a(1:e9:b))", "(1:p1:a(1:e))"),
        ("(1:p1:ü)", "(1:p)"),
        ("(1:p99999999999999999999:a)", "(1:p)"),
        ("(1:p1:a)))(1:p1:b)", "(1:p1:a)(1:p1:b)"),
    ];
    for (text, expected) in table {
        assert_eq!(encode(&decode(text)), expected, "{text}");
    }
    assert_eq!(decode(&"(".repeat(1_000_000)), []);
    assert_eq!(decode(&")".repeat(1_000_000)), []);
    assert!(encode(&decode(&"(1:q".repeat(1_000_000))).len() < 1_000);
}

#[test]
fn a_megabyte_of_anything_is_plain_text_at_once() {
    #[expect(clippy::disallowed_methods, reason = "a test may look at the clock")]
    let started = std::time::Instant::now();
    for bit in [
        "(https://",
        "(http:a",
        "(https://\u{2003}",
        ":",
        "http:",
        "(https://a\u{1}",
        "(http",
        "https://a)",
        "https://a((((",
        "https://a....",
        "\n",
        "\r",
        " x\n\n",
        "https://a\\ ",
    ] {
        let text = bit.repeat(1_000_000 / bit.len());
        let tree = plain(&text);
        assert_eq!(decode(&encode(&tree)), tree);
    }
    assert!(started.elapsed().as_secs() < 20, "{:?}", started.elapsed());
}
