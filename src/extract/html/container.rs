//! Finds the element that holds the article: the one around most of the page's prose, and no more.
//!
//! The group with the most paragraphs right below it is the core. It grows to an element around it that has a good deal
//! more prose, as long as it does not reach beyond the one that holds the headline too. The shares here and in `evidence`
//! were chosen by the body F1 on 439 pages with known articles.

use super::blocks::{Block, Blocks};
use super::dom::{Dom, NodeId};
use super::hints::Hints;
use super::tags::Tag;

/// The part of the article's prose, in hundredths, that an element around it must add.
const NEEDED_GAIN: usize = 25;

/// The same for a core that is marked as an article or its text: all of what is in it once more.
const NEEDED_GAIN_OF_MARKED: usize = 100;

/// The same for prose that is marked as the text of an article like the core itself.
const NEEDED_GAIN_OF_ALIKE: usize = 15;

/// Shorter prose beside a headline may be the lead alone.
const MIN_BOX_PROSE: usize = 600;

/// So may prose that is less than this part of the core's, in hundredths.
const MIN_BOX_SHARE: usize = 30;

/// The bytes of the prose that nothing speaks against, for each element of all in it.
pub(super) fn prose_sums(dom: &Dom<'_>, blocks: &[Block], counts: impl Fn(&Block) -> bool) -> Vec<usize> {
    let mut sums = vec![0; dom.len()];
    for block in blocks.iter().filter(|block| counts(block)) {
        sums[block.node.index()] += block.prose;
    }
    for id in dom.all().rev() {
        if let Some(parent) = dom.parent(id) {
            sums[parent.index()] += sums[id.index()];
        }
    }
    sums
}

/// Returns the element that holds the article, the root if the page has no prose. `hints` are those of each element and
/// all around it.
pub(super) fn find(dom: &Dom<'_>, page: &Blocks, hints: &[Hints], headline: Option<usize>) -> NodeId {
    let blocks = &page.blocks;
    let hints_of = |id: NodeId| hints[id.index()];
    let is_clean = |block: &Block| !block.is_hidden && !hints_of(block.node).has(Hints::AGAINST);
    let clean = prose_sums(dom, blocks, is_clean);
    let marked = prose_sums(dom, blocks, |block| is_clean(block) && hints_of(block.node).has(Hints::BODY));
    // The prose of the paragraphs right below each group; that of a marked text counts half as much again.
    let mut cores = vec![0_usize; dom.len()];
    for block in blocks.iter().filter(|block| is_clean(block)) {
        let group = group_of(dom, block.node);
        cores[group.index()] += block.prose * if hints_of(group).has(Hints::BODY) { 3 } else { 2 };
    }
    let best_within = |id: NodeId| {
        let nodes = std::iter::once(id).chain(dom.descendants(id)).filter(|id| cores[id.index()] > 0);
        nodes.max_by_key(|id| (cores[id.index()], std::cmp::Reverse(*id)))
    };
    let Some(mut core) = best_within(dom.root()) else { return dom.root() };
    let headline = headline.map(|place| blocks[place].node);
    // An article is where its headline is, even if the page holds another, longer one.
    let is_box = |above: &NodeId| {
        clean[above.index()] >= MIN_BOX_PROSE && clean[above.index()] * 100 >= clean[core.index()] * MIN_BOX_SHARE
    };
    let boxes = || headline.into_iter().flat_map(|id| dom.ancestors(id)).filter(is_box);
    let limit = boxes().find(|above| dom.tag(*above) == Tag::Article).or_else(|| boxes().next());
    if let Some(found) = limit.and_then(best_within) {
        core = found;
    }
    let holds_headline = |id: NodeId| headline.is_some_and(|headline| dom.is_within(headline, id));
    let mut found = core;
    let mut below = core;
    for above in dom.ancestors(core) {
        let is_page = matches!(dom.tag(above), Tag::Body | Tag::Html | Tag::Document);
        if is_page || limit == Some(below) || limit.is_none() && holds_headline(below) {
            break;
        }
        let has = clean[found.index()];
        let gain = (clean[above.index()] - has) * 100;
        let gain_of_alike = (marked[above.index()] - marked[found.index()]) * 100;
        let is_marked = hints_of(found).has(Hints::BODY) || dom.tag(found) == Tag::Article;
        let is_wider = if is_marked || holds_headline(below) {
            gain >= has * NEEDED_GAIN_OF_MARKED || gain_of_alike >= has * NEEDED_GAIN_OF_ALIKE
        } else {
            gain >= has * NEEDED_GAIN
        };
        if is_wider {
            found = above;
        }
        below = above;
    }
    found
}

/// Returns the element that groups a paragraph with others. A `div` may be a paragraph itself.
fn group_of(dom: &Dom<'_>, node: NodeId) -> NodeId {
    use Tag::{Article, Aside, Body, Center, Div, Document, Footer, Form, Header, Html, Main, Other, Section, Td};
    let is_group = |id: &NodeId| match dom.tag(*id) {
        Div => *id != node,
        tag => matches!(
            tag,
            Section | Article | Main | Td | Body | Center | Form | Aside | Footer | Header | Html | Document | Other
        ),
    };
    std::iter::once(node).chain(dom.ancestors(node)).find(is_group).unwrap_or(dom.root())
}
