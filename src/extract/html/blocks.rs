//! Cuts a page into blocks of text: what a browser would set as one paragraph, heading, cell or entry.
//!
//! White space is folded, and stands where the source has it, where a block begins or ends, and between two links or
//! the like that touch: pages set those apart by style alone. A single line break stays as one, two begin a new block.

use super::super::lines::{Line, is_invisible, is_space};
use super::super::shape::Shape;
use super::dom::{Dom, NodeId};
use super::hints::{self, Hints};
use super::tags::Tag;

/// A text with more links than this, in hundredths, is no prose.
const MAX_LINKS_OF_PROSE: usize = 44;

/// A text that holds the end of a sentence is prose from so many words on.
const MIN_WORDS_OF_SENTENCE: usize = 8;

/// And any other one from so many.
const MIN_WORDS_OF_PROSE: usize = 22;

/// A block of text.
#[derive(Debug)]
pub(super) struct Block {
    /// The text, white space folded; line breaks as `\n`.
    pub(super) text: String,
    /// The innermost element that holds all of it.
    pub(super) node: NodeId,
    /// How many bytes of it are links.
    pub(super) link_bytes: usize,
    /// It is not to be seen until a script shows it.
    pub(super) is_hidden: bool,
    /// What its text looks like.
    pub(super) shape: Shape,
    /// How many bytes of it are prose: all or none.
    pub(super) prose: usize,
}

impl Block {
    fn new(text: String, node: NodeId, link_bytes: usize, is_hidden: bool) -> Self {
        let shape = Line::new(text.as_str().into()).shape;
        let mut block = Self { text, node, link_bytes, is_hidden, shape, prose: 0 };
        let is_sentence = shape.words >= MIN_WORDS_OF_SENTENCE && (shape.ends_sentence || shape.has_inner_end);
        if block.link_share() <= MAX_LINKS_OF_PROSE && (is_sentence || shape.words >= MIN_WORDS_OF_PROSE) {
            block.prose = block.text.len();
        }
        block
    }

    /// Returns how many hundredths of the text are links.
    pub(super) fn link_share(&self) -> usize {
        self.link_bytes * 100 / self.text.len().max(1)
    }
}

/// The blocks of a page in its order, and what its elements say about themselves.
#[derive(Debug)]
pub(super) struct Blocks {
    pub(super) blocks: Vec<Block>,
    /// For each node what its own name and attributes hint at.
    pub(super) own_hints: Vec<Hints>,
}

/// Returns the blocks of a page.
pub(super) fn cut(dom: &Dom<'_>) -> Blocks {
    let mut cutter = Cutter {
        dom,
        blocks: Vec::new(),
        text: String::new(),
        node: dom.root(),
        link_bytes: 0,
        is_hidden: false,
        gap: false,
        n_breaks: 0,
    };
    let mut own_hints = vec![Hints::NONE; dom.len()];
    let mut open: Vec<(usize, Tag)> = Vec::new();
    let (mut link_end, mut hidden_end, mut skip_end) = (0, 0, 0);
    let mut ended_inline = false;
    for id in dom.descendants(dom.root()) {
        while let Some((_, tag)) = open.pop_if(|(end, _)| *end <= id.index()) {
            if tag.is_block() {
                cutter.flush();
            }
            ended_inline = stands_apart(tag);
        }
        if id.index() < skip_end {
            continue;
        }
        let tag = dom.tag(id);
        if tag.is_text() {
            let is_hidden = id.index() < hidden_end;
            if tag == Tag::Text {
                cutter.push(&dom.own_text(id), id, id.index() < link_end, is_hidden);
            }
            ended_inline = false;
            continue;
        }
        if is_unseen(tag) {
            skip_end = dom.end(id);
            continue;
        }
        let own = hints::of_element(dom, id);
        own_hints[id.index()] = own;
        if own.has(Hints::HIDDEN) {
            hidden_end = hidden_end.max(dom.end(id));
        }
        match tag {
            Tag::Br => cutter.line_break(),
            Tag::A => link_end = link_end.max(dom.end(id)),
            _ => {}
        }
        if is_block(dom, id, tag) {
            cutter.flush();
            if !tag.is_empty() {
                open.push((dom.end(id), Tag::Div));
            }
        } else if !tag.is_empty() {
            cutter.gap |= ended_inline || stands_apart(tag) && cutter.touches_inline(id);
            open.push((dom.end(id), tag));
        }
        ended_inline = false;
    }
    cutter.flush();
    Blocks { blocks: cutter.blocks, own_hints }
}

/// True for elements whose text is set apart from that of a neighbour that it touches.
fn stands_apart(tag: Tag) -> bool {
    matches!(tag, Tag::A | Tag::Button | Tag::Time)
}

/// True for elements of which a reader sees no text.
fn is_unseen(tag: Tag) -> bool {
    use Tag::{
        Audio, Canvas, Head, Iframe, Noembed, Noframes, Noscript, Object, Script, Select, Style, Svg, Template,
        Textarea, Title, Video,
    };
    matches!(
        tag,
        Head | Script
            | Style
            | Template
            | Noscript
            | Svg
            | Iframe
            | Select
            | Textarea
            | Canvas
            | Video
            | Audio
            | Object
            | Noembed
            | Noframes
            | Title
    )
}

/// True for blocks: by the standard, and elements of a site's own, which are cards and islands.
fn is_block(dom: &Dom<'_>, id: NodeId, tag: Tag) -> bool {
    tag.is_block() || tag == Tag::Other && dom.name(id).contains('-')
}

struct Cutter<'d, 'a> {
    dom: &'d Dom<'a>,
    blocks: Vec<Block>,
    text: String,
    node: NodeId,
    link_bytes: usize,
    is_hidden: bool,
    /// White space stands before what comes next.
    gap: bool,
    /// Line breaks since the last text.
    n_breaks: usize,
}

impl Cutter<'_, '_> {
    fn push(&mut self, text: &str, id: NodeId, is_link: bool, is_hidden: bool) {
        let start = text.trim_start();
        if !start.contains(|c| !is_space(c) && !is_invisible(c)) {
            self.gap |= text.contains(is_space);
            return;
        }
        if !self.text.is_empty() && (self.n_breaks > 1 || self.is_hidden != is_hidden) {
            self.flush();
        }
        let parent = self.dom.parent(id).unwrap_or(id);
        if self.text.is_empty() {
            self.node = parent;
            self.is_hidden = is_hidden;
        } else {
            while self.dom.end(self.node) <= id.index() {
                self.node = self.dom.parent(self.node).unwrap_or(id);
            }
            if self.n_breaks == 1 {
                self.text.push('\n');
            } else if self.gap || start.len() < text.len() {
                self.text.push(' ');
            }
        }
        let before = self.text.len();
        self.gap = push_folded(&mut self.text, start);
        self.n_breaks = 0;
        if is_link {
            self.link_bytes += self.text.len() - before;
        }
    }

    fn line_break(&mut self) {
        self.n_breaks += usize::from(!self.text.is_empty());
    }

    /// True if the text so far ends in an element beside this one, without white space.
    fn touches_inline(&self, id: NodeId) -> bool {
        let before = NodeId(id.0 - 1);
        !self.gap
            && !self.text.is_empty()
            && self.dom.tag(before).is_text()
            && self.dom.parent(before) != self.dom.parent(id)
    }

    fn flush(&mut self) {
        self.gap = false;
        self.n_breaks = 0;
        if self.text.is_empty() {
            return;
        }
        let text = std::mem::take(&mut self.text);
        self.blocks.push(Block::new(text, self.node, self.link_bytes, self.is_hidden));
        self.link_bytes = 0;
    }
}

/// Adds a text with its white space folded; returns whether white space stands at its end.
fn push_folded(to: &mut String, text: &str) -> bool {
    let mut gap = false;
    for c in text.chars() {
        if is_space(c) {
            gap = true;
            continue;
        }
        if is_invisible(c) {
            continue;
        }
        if gap {
            to.push(' ');
            gap = false;
        }
        to.push(c);
    }
    gap
}
