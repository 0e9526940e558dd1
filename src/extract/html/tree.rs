//! Builds the tree of a page: which elements are open, and which tags end them without saying so.
//!
//! Own code rather than a parser of the whole standard: on 439 pages of the news it gave the same words as html5ever
//! 0.40, styles within images aside, at ten times its speed. What the standard moves about for the sake of rendering
//! (formatting elements that overlap, text between the cells of a table) stays where it was written, so that a node
//! never moves once it is made. Each tag costs a bounded number of steps, whatever is open.

use super::dom::{Dom, MAX_DEPTH, MAX_NODES, Node};
use super::tags::Tag;
use super::tokens::{Attributes, Token, Tokens};

/// An end tag is looked for among so many open elements.
const MAX_LOOK_UP: usize = 128;

/// Returns the tree of a page.
pub(super) fn build(html: &str) -> Dom<'_> {
    let mut source = html;
    if u32::try_from(source.len()).is_err() {
        let end = (0..=u32::MAX as usize).rev().find(|end| source.is_char_boundary(*end));
        source = &source[..end.unwrap_or(0)];
    }
    let mut builder =
        Builder { source, nodes: Vec::with_capacity(source.len() / 64 + 16), open: Vec::new(), n_flat: 0 };
    builder.append(Tag::Document, 0, 0);
    builder.push(0, Tag::Document);
    let mut tokens = Tokens::new(source);
    while let Some(token) = tokens.next() {
        if builder.nodes.len() + 2 >= MAX_NODES {
            break;
        }
        match token {
            Token::Text { start, end } => builder.text(start, end),
            Token::Start { tag, start, end, closes_itself } => {
                let is_open = builder.start_tag(tag, start, end, closes_itself);
                if is_open && tag.is_raw() && !builder.is_foreign() {
                    let kind = if tag.is_raw_with_references() { Tag::Text } else { Tag::RawText };
                    let name = &source[start..end];
                    let Token::Text { start, end } = tokens.raw_text(&name[..Attributes::name_end(name)]) else {
                        break;
                    };
                    if end > start {
                        builder.append(kind, start, end);
                    }
                    builder.pop();
                }
            }
            Token::End { tag, start, end } => builder.end_tag(tag, start, end),
        }
    }
    while !builder.open.is_empty() {
        builder.pop();
    }
    Dom { source, nodes: builder.nodes }
}

struct Builder<'a> {
    source: &'a str,
    nodes: Vec<Node>,
    /// The elements that no tag has ended yet, the root first.
    open: Vec<Open>,
    /// How many elements deeper than [`MAX_DEPTH`] would be open.
    n_flat: usize,
}

/// An open element, and which of those that another tag may end stand above it or are it: places in the stack, 0 if
/// there is none within bounds.
#[derive(Clone, Copy)]
struct Open {
    node: u32,
    tag: Tag,
    paragraph: u16,
    item: u16,
    entry: u16,
    link: u16,
    cell: u16,
    row: u16,
    row_group: u16,
    foreign: u16,
}

impl Builder<'_> {
    fn text(&mut self, start: usize, end: usize) {
        let is_blank = self.source.as_bytes()[start..end].iter().all(u8::is_ascii_whitespace);
        if !is_blank && self.top().tag == Tag::Head {
            self.pop();
        }
        self.append(Tag::Text, start, end);
    }

    /// Adds an element; returns whether it is open now.
    fn start_tag(&mut self, tag: Tag, start: usize, end: usize, closes_itself: bool) -> bool {
        // A second `html` or `body` adds nothing.
        if matches!(tag, Tag::Html | Tag::Body) && self.open.iter().take(4).any(|open| open.tag == tag) {
            return false;
        }
        if self.is_foreign() && tag.ends_paragraph() && !self.is_in_foreign_object() {
            self.pop_to(self.top().foreign);
        }
        if tag == Tag::Body
            && let Some(head) = self.open.iter().take(4).position(|open| open.tag == Tag::Head)
        {
            self.pop_to(u16::try_from(head).expect("below 4"));
        }
        if !self.is_foreign() {
            self.end_implied(tag);
        }
        let node = self.append(tag, start, end);
        if tag.is_empty() || closes_itself && (self.is_foreign() || matches!(tag, Tag::Svg | Tag::Math)) {
            return false;
        }
        if self.open.len() >= MAX_DEPTH {
            self.n_flat += usize::from(!tag.is_raw());
            if tag.is_raw() {
                self.push(node, tag);
            }
            return tag.is_raw();
        }
        self.push(node, tag);
        true
    }

    /// Ends the elements that a start tag ends.
    fn end_implied(&mut self, tag: Tag) {
        let top = *self.top();
        if top.tag == Tag::Head && !tag.is_of_head() {
            self.pop();
        }
        if tag.ends_paragraph() {
            self.pop_to(self.top().paragraph);
        }
        let top = *self.top();
        match tag {
            Tag::Li => self.pop_to(top.item),
            Tag::Dd | Tag::Dt => self.pop_to(top.entry),
            Tag::A => self.pop_to(top.link),
            Tag::Td | Tag::Th => self.pop_to(top.cell),
            Tag::Tr => self.pop_to(if top.row > 0 { top.row } else { top.cell }),
            Tag::Tbody | Tag::Thead | Tag::Tfoot => {
                let outermost = [top.row_group, top.row, top.cell].into_iter().find(|place| *place > 0);
                self.pop_to(outermost.unwrap_or(0));
            }
            Tag::Option | Tag::Optgroup => {
                if top.tag == Tag::Option {
                    self.pop();
                }
                if tag == Tag::Optgroup && self.top().tag == Tag::Optgroup {
                    self.pop();
                }
            }
            _ if tag.is_heading() && top.tag.is_heading() => self.pop(),
            _ => {}
        }
    }

    fn end_tag(&mut self, tag: Tag, start: usize, end: usize) {
        match tag {
            // What follows them is still part of what is open.
            Tag::Html | Tag::Body => return,
            // They make the element that they would end.
            Tag::Br => return self.append_empty(tag, start, end),
            Tag::P if self.top().paragraph == 0 => return self.append_empty(tag, start, end),
            Tag::P => return self.pop_to(self.top().paragraph),
            _ if tag.is_empty() => return,
            _ => {}
        }
        if self.n_flat > 0 {
            self.n_flat -= 1;
            return;
        }
        let name = &self.source[start..end];
        let places = (1..self.open.len()).rev().take(MAX_LOOK_UP);
        for place in places {
            let open = self.open[place];
            let is_it = open.tag == tag && (tag != Tag::Other || self.has_name(open.node, name))
                || tag.is_heading() && open.tag.is_heading();
            if is_it {
                return self.pop_to(u16::try_from(place).expect("MAX_DEPTH is below the largest u16"));
            }
            if blocks(open.tag, tag) {
                return;
            }
        }
    }

    /// True where an image holds elements of the page again.
    fn is_in_foreign_object(&self) -> bool {
        let within = &self.open[usize::from(self.top().foreign)..];
        within.iter().any(|open| open.tag == Tag::Other && self.has_name(open.node, "foreignobject"))
    }

    fn has_name(&self, node: u32, name: &str) -> bool {
        let node = self.nodes[node as usize];
        let tag = &self.source[node.from as usize..node.to as usize];
        tag[..Attributes::name_end(tag)].eq_ignore_ascii_case(name)
    }

    fn append_empty(&mut self, tag: Tag, start: usize, end: usize) {
        self.append(tag, start, end);
    }

    fn append(&mut self, tag: Tag, start: usize, end: usize) -> u32 {
        let narrow = |place: usize| u32::try_from(place).expect("the source was cut to what a u32 can tell");
        let place = narrow(self.nodes.len());
        let parent = self.open.last().map_or(0, |open| open.node);
        self.nodes.push(Node { tag, parent, end: place + 1, from: narrow(start), to: narrow(end) });
        place
    }

    fn push(&mut self, node: u32, tag: Tag) {
        let place = u16::try_from(self.open.len()).expect("MAX_DEPTH is below the largest u16");
        let nothing =
            Open { node, tag, paragraph: 0, item: 0, entry: 0, link: 0, cell: 0, row: 0, row_group: 0, foreign: 0 };
        let above = self.open.last().copied().unwrap_or(nothing);
        let mut open = Open { node, tag, ..above };
        if tag.is_bound() {
            open = Open {
                cell: above.cell,
                row: above.row,
                row_group: above.row_group,
                foreign: above.foreign,
                ..nothing
            };
            if matches!(tag, Tag::Table | Tag::Template) {
                (open.cell, open.row, open.row_group) = (0, 0, 0);
            }
        } else if tag.is_special() && tag != Tag::P {
            open.link = 0;
            if !matches!(tag, Tag::Div | Tag::Address) {
                (open.item, open.entry) = (0, 0);
            }
        }
        match tag {
            Tag::P => open.paragraph = place,
            Tag::Li => open.item = place,
            Tag::Dd | Tag::Dt => open.entry = place,
            Tag::A => open.link = place,
            Tag::Td | Tag::Th => open.cell = place,
            Tag::Tr => (open.row, open.cell) = (place, 0),
            Tag::Svg | Tag::Math => open.foreign = place,
            _ if tag.is_row_group() => (open.row_group, open.row, open.cell) = (place, 0, 0),
            _ => {}
        }
        self.open.push(open);
    }

    fn top(&self) -> &Open {
        self.open.last().expect("the root is open until the end")
    }

    fn is_foreign(&self) -> bool {
        self.top().foreign > 0
    }

    /// Ends the innermost open element.
    fn pop(&mut self) {
        let end = u32::try_from(self.nodes.len()).expect("a page has no more than MAX_NODES nodes");
        if let Some(open) = self.open.pop() {
            self.nodes[open.node as usize].end = end;
        }
    }

    /// Ends the element at a place of the stack and all within it; the root is never ended.
    fn pop_to(&mut self, place: u16) {
        if place == 0 {
            return;
        }
        while self.open.len() > usize::from(place) {
            self.pop();
        }
        self.n_flat = 0;
    }
}

/// True if the end tag of `ending` does not reach beyond an open element.
fn blocks(open: Tag, ending: Tag) -> bool {
    use Tag::{Caption, Html, Li, Math, Ol, Svg, Table, Tbody, Td, Template, Tfoot, Th, Thead, Tr, Ul};
    match ending {
        // The parts of a table end whatever is open within them.
        Table | Tbody | Thead | Tfoot | Tr | Td | Th | Caption => matches!(open, Table | Template | Html),
        Svg | Math => false,
        Li => open.is_bound() || matches!(open, Ul | Ol),
        _ if !ending.is_special() => open.is_special(),
        _ => open.is_bound(),
    }
}

#[cfg(test)]
#[path = "tree_tests.rs"]
mod tests;
