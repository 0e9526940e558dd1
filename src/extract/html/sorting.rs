//! Sorts the blocks of a page into headline, article and page.

use std::ops::Range;

use super::super::boilerplate::Signature;
use super::super::rules::Rule;
use super::super::title_copies::Copies;
use super::blocks::{Block, Blocks};
use super::dom::{Dom, NodeId};
use super::headline::{self, heading_around};
use super::hints::Hints;
use super::tags::Tag;
use super::{container, evidence, kinds};
use crate::article::FurnitureKind;
use crate::date::PartialDate;

/// A paragraph may be made of links by so many hundredths.
const MAX_LINKS: usize = 50;

/// The same for one that ends as sentences end, or introduces what follows.
const MAX_LINKS_OF_SENTENCE: usize = 80;

/// What stands between headline and article is a lead from so many words on.
const MIN_LEAD_WORDS: usize = 8;

/// The same for what is named as one.
const MIN_NAMED_LEAD_WORDS: usize = 5;

/// A lead, and what stands at the end of an article, is no more than so much made of links, in hundredths.
const MAX_LINKS_AT_EDGE: usize = 30;

/// After a heading of other articles, what is made of links by more than so many hundredths is one of them.
const MAX_LINKS_AFTER_RELATED: usize = 40;

/// What stands before the headline is page if the article has this many times as much prose; the same for a headline
/// that is not the first heading, which may be taken for it by mistake.
const TIMES_BEFORE_FIRST_HEADING: usize = 3;
const TIMES_BEFORE_HEADLINE: usize = 10;

/// Between paragraphs, a name or a date is part of the article after so many of them.
const MIN_PARAGRAPHS_BEFORE: usize = 2;

/// Paragraphs are marked as such if so much of the prose is, in hundredths.
const MIN_MARKED: usize = 80;

/// What a block is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// The headline.
    Title,
    /// A paragraph of the article.
    Body,
    /// Part of the page, and the rule that says so.
    Furniture(FurnitureKind, Rule),
    /// Not to be seen.
    Hidden,
}

/// What is known of the article before its page is sorted.
#[derive(Debug, Clone)]
pub(super) struct Known {
    /// What the page states as its title, the likeliest first.
    pub(super) titles: Vec<String>,
    /// Those who wrote it.
    pub(super) authors: Vec<String>,
    /// The day of reading: later dates are none.
    pub(super) today: PartialDate,
}

/// Returns the role of each block.
pub(super) fn sort(dom: &Dom<'_>, page: &mut Blocks, known: &Known) -> Vec<Role> {
    evidence::show_what_scripts_show(&mut page.blocks);
    let headline = headline::find(dom, &page.blocks, &known.titles);
    let hints = evidence::weigh(dom, page, headline);
    let holder = container::find(dom, page, &hints, headline);
    let phrases: Vec<_> = page.blocks.iter().map(|block| kinds::by_words(block, known)).collect();
    let within = evidence::inherited(dom, &page.own_hints, Some(holder));
    let sorter = Sorter { dom, page, holder, within, headline, phrases };
    let is_body = sorter.body();
    sorter.roles(&is_body, &hints, known.titles.first().map(String::as_str))
}

struct Sorter<'p, 'a> {
    dom: &'p Dom<'a>,
    page: &'p Blocks,
    /// The element that holds the article.
    holder: NodeId,
    /// For each node what it and the elements around it hint at, up to the holder.
    within: Vec<Hints>,
    headline: Option<usize>,
    phrases: Vec<Option<Signature>>,
}

impl Sorter<'_, '_> {
    fn block(&self, place: usize) -> &Block {
        &self.page.blocks[place]
    }

    /// Returns for each block whether it is a paragraph of the article.
    fn body(&self) -> Vec<bool> {
        let held = self.held();
        let shows_hidden = self.shows_hidden(held.clone());
        let is_text = |place: &usize| self.block(*place).prose > 0 && self.is_paragraph(*place);
        let above = self.headline.map_or(held.start, |headline| headline.max(held.start));
        let text_start = (above..held.end).find(is_text).unwrap_or(held.start);
        let is_body = |place: usize| {
            let is_shown = shows_hidden || !self.block(place).is_hidden;
            is_shown && (self.is_lead(place, text_start) || held.contains(&place) && self.is_paragraph(place))
        };
        let mut is_body: Vec<bool> = (0..self.page.blocks.len()).map(is_body).collect();
        self.cut_before_headline(&mut is_body, held.start);
        self.cut_labels(&mut is_body);
        self.cut_phrases(&mut is_body);
        self.cut_tail(&mut is_body);
        is_body
    }

    /// Returns the places of the blocks within the holder.
    fn held(&self) -> Range<usize> {
        let blocks = &self.page.blocks;
        let is_held = |block: &Block| self.dom.is_within(block.node, self.holder);
        let start = blocks.iter().position(is_held).unwrap_or(0);
        let end = blocks.iter().rposition(is_held).map_or(0, |last| last + 1);
        start..end.max(start)
    }

    /// True if the article goes on where it is hidden, as behind a notice that asks to subscribe.
    fn shows_hidden(&self, held: Range<usize>) -> bool {
        let sum = |is_hidden: bool| -> usize {
            let blocks = self.page.blocks[held.clone()].iter().filter(|block| block.is_hidden == is_hidden);
            blocks.map(|block| block.prose).sum()
        };
        sum(true) > sum(false)
    }

    /// Returns what a block and the elements around it hint at, up to the holder.
    fn hints(&self, place: usize) -> Hints {
        self.within[self.block(place).node.index()]
    }

    fn is_paragraph(&self, place: usize) -> bool {
        let block = self.block(place);
        let hints = self.hints(place);
        let against = if hints.has(Hints::QUOTE) {
            // Embedded posts are named after the network that they are from.
            Hints::RELATED.and(Hints::COMMENT).and(Hints::FOOTER)
        } else if block.is_hidden {
            Hints::AGAINST.without(Hints::NEWSLETTER)
        } else {
            Hints::AGAINST
        };
        let is_open = block.shape.ends_sentence || block.shape.ends_colon;
        let max_links = if is_open { MAX_LINKS_OF_SENTENCE } else { MAX_LINKS };
        self.dom.is_within(block.node, self.holder) && !hints.has(against) && block.link_share() < max_links
    }

    /// True for a lead that stands between the headline and the first paragraph.
    fn is_lead(&self, place: usize, start: usize) -> bool {
        let is_between = self.headline.is_some_and(|headline| headline < place) && place < start;
        if !is_between {
            return false;
        }
        let block = self.block(place);
        let own = self.page.own_hints[block.node.index()];
        let is_named = own.has(Hints::LEAD) && block.link_bytes == 0;
        let around = self.dom.parent(block.node).map_or(Hints::NONE, |above| self.within[above.index()]);
        // A teaser elsewhere is the lead here.
        let teaser = Hints::RELATED.and(Hints::TAGS).without(around);
        let hints = if is_named { self.hints(place).without(teaser) } else { self.hints(place) };
        let min_words = if is_named { MIN_NAMED_LEAD_WORDS } else { MIN_LEAD_WORDS };
        !hints.has(Hints::AGAINST) && block.link_share() < MAX_LINKS_AT_EDGE && block.shape.words >= min_words
    }

    /// Nothing of the article stands before its headline, unless what was taken for it is far down.
    fn cut_before_headline(&self, is_body: &mut [bool], start: usize) {
        let Some(headline) = self.headline.filter(|headline| *headline >= start) else { return };
        let prose = |places: Range<usize>| -> usize {
            places.filter(|place| is_body[*place]).map(|place| self.block(place).prose).sum()
        };
        let is_first = heading_around(self.dom, self.block(headline).node) == Some(Tag::H1);
        let times = if is_first { TIMES_BEFORE_FIRST_HEADING } else { TIMES_BEFORE_HEADLINE };
        if prose(start..headline) * times < prose(0..is_body.len()) {
            is_body[start..headline].fill(false);
        }
        is_body[headline] = false;
    }

    /// Where paragraphs are marked as such, a few words in a box of their own are a label.
    fn cut_labels(&self, is_body: &mut [bool]) {
        let is_marked = |place: usize| self.is_marked(self.block(place).node);
        let prose = |counts: &dyn Fn(usize) -> bool| -> usize {
            let places = (0..is_body.len()).filter(|place| is_body[*place] && counts(*place));
            places.map(|place| self.block(place).prose).sum()
        };
        if prose(&is_marked) * 100 < prose(&|_| true) * MIN_MARKED {
            return;
        }
        for (place, is_body) in is_body.iter_mut().enumerate() {
            *is_body &= self.block(place).prose > 0 || is_marked(place);
        }
    }

    /// True if the block that a node stands in is an element made for text.
    fn is_marked(&self, node: NodeId) -> bool {
        let around = std::iter::once(node).chain(self.dom.ancestors(node)).map(|id| self.dom.tag(id));
        let block = around.into_iter().find(|tag| tag.is_block() && !matches!(tag, Tag::Document));
        block.is_some_and(|tag| {
            use Tag::{Blockquote, Dd, Dt, Li, P, Pre, Td, Th};
            tag.is_heading() || matches!(tag, P | Li | Td | Th | Blockquote | Dd | Dt | Pre)
        })
    }

    /// Takes out what is page by its words, and the links after a heading such as `Read also`.
    fn cut_phrases(&self, is_body: &mut [bool]) {
        use FurnitureKind::{Byline, DateLine, Related, SourceLine};
        let is_prose = |place: &usize| self.block(*place).prose > 0;
        let n_prose = (0..is_body.len()).filter(|place| is_body[*place]).filter(is_prose).count();
        let mut n_before = 0;
        let mut is_after_related = false;
        for (place, is_body) in is_body.iter_mut().enumerate().filter(|(_, is_body)| **is_body) {
            n_before += usize::from(is_prose(&place));
            if let Some(signature) = self.phrases[place] {
                let is_amid = n_before > MIN_PARAGRAPHS_BEFORE && n_prose - n_before > 1;
                *is_body = is_amid && matches!(signature.kind, Byline | DateLine | SourceLine);
                is_after_related = signature.kind == Related;
                continue;
            }
            is_after_related &= self.block(place).link_share() > MAX_LINKS_AFTER_RELATED && !is_prose(&place);
            *is_body = !is_after_related;
        }
    }

    /// Headings and links at the end belong to what follows the article.
    fn cut_tail(&self, is_body: &mut [bool]) {
        for place in (0..is_body.len()).rev().filter(|place| is_body[*place]).collect::<Vec<_>>() {
            let block = self.block(place);
            let is_loose = heading_around(self.dom, block.node).is_some()
                || block.link_share() > MAX_LINKS_AT_EDGE && block.prose == 0;
            if !is_loose {
                return;
            }
            is_body[place] = false;
        }
    }

    fn roles(&self, is_body: &[bool], hints: &[Hints], title: Option<&str>) -> Vec<Role> {
        let last = is_body.iter().rposition(|is_body| *is_body).unwrap_or(is_body.len());
        let title = title.or(self.headline.map(|place| self.block(place).text.as_str())).unwrap_or_default();
        let mut copies = Copies::of(title);
        let role = |place: usize| {
            let block = self.block(place);
            if is_body[place] {
                return Role::Body;
            }
            if block.is_hidden {
                return Role::Hidden;
            }
            if self.headline == Some(place) {
                return Role::Title;
            }
            if let Some((kind, rule)) = copies.repeats(&block.text) {
                return Role::Furniture(kind, rule);
            }
            if let Some(signature) = self.phrases[place] {
                return Role::Furniture(signature.kind, signature.rule);
            }
            let (kind, rule) = kinds::by_place(block, hints[block.node.index()], place > last);
            Role::Furniture(kind, rule)
        };
        (0..is_body.len()).map(role).collect()
    }
}
