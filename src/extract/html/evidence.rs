//! Weighs what the elements of a page hint at against what is in them: a hint that the page itself refutes is dropped.

use super::blocks::{Block, Blocks};
use super::container::prose_sums;
use super::dom::{Dom, NodeId};
use super::hints::Hints;

/// An element with more of the page's prose than this, in hundredths, is no mere part of it, whatever it is called.
const MAX_SHARE: usize = 40;

/// All elements with the same hint may have so much together.
const MAX_SHARE_OF_HINT: usize = 50;

/// Boxes for these hold less prose than [`MAX_BOX_PROSE`], and less than [`MAX_BOX_SHARE`] hundredths of the page's.
const BOXES: Hints = Hints::NEWSLETTER
    .and(Hints::AD)
    .and(Hints::SHARE)
    .and(Hints::TAGS)
    .and(Hints::BYLINE)
    .and(Hints::DATE)
    .and(Hints::FORM)
    .and(Hints::NAVIGATION);
const MAX_BOX_PROSE: usize = 1_200;
const MAX_BOX_SHARE: usize = 10;

/// What is marked as the text of an article, with so many bytes of prose, is that, even in what is called a side bar.
const MIN_MARKED_PROSE: usize = 400;

/// Prose that is hidden this many times as much as it is seen is what a script shows.
const HIDDEN_TIMES: usize = 3;

/// Shows the blocks of a page of which nearly all is hidden.
pub(super) fn show_what_scripts_show(blocks: &mut [Block]) {
    let sum = |is_hidden: bool| -> usize {
        blocks.iter().filter(|block| block.is_hidden == is_hidden).map(|block| block.prose).sum()
    };
    if sum(true) > sum(false) * HIDDEN_TIMES {
        for block in blocks {
            block.is_hidden = false;
        }
    }
}

/// Drops the hints that are refuted: of elements around the headline, or with too much of the prose. Returns for each
/// node its hints and those of all elements around it.
pub(super) fn weigh(dom: &Dom<'_>, page: &mut Blocks, headline: Option<usize>) -> Vec<Hints> {
    let blocks = &page.blocks;
    let own = &mut page.own_hints;
    if let Some(headline) = headline.map(|place| blocks[place].node) {
        for id in std::iter::once(headline).chain(dom.ancestors(headline)) {
            own[id.index()] = own[id.index()].without(Hints::AGAINST);
        }
    }
    // Comments may be longer than what they are on.
    let refutable = Hints::AGAINST.without(Hints::COMMENT);
    let prose = prose_sums(dom, blocks, |block| !block.is_hidden);
    let total = prose[dom.root().index()];
    for (hints, prose) in own.iter_mut().zip(&prose) {
        if prose * 100 > total * MAX_SHARE {
            *hints = hints.without(refutable);
        } else if *prose > MAX_BOX_PROSE && prose * 100 > total * MAX_BOX_SHARE {
            *hints = hints.without(BOXES);
        }
        if *prose < MIN_MARKED_PROSE {
            *hints = hints.without(Hints::BODY);
        }
    }
    let all = inherited(dom, own, None);
    let share = |hint: Hints| -> usize {
        let hinted = blocks.iter().filter(|block| !block.is_hidden && all[block.node.index()].has(hint));
        hinted.map(|block| block.prose).sum()
    };
    let refuted = refutable.each().filter(|hint| share(*hint) * 100 > total * MAX_SHARE_OF_HINT);
    let refuted = refuted.fold(Hints::NONE, Hints::and);
    if refuted == Hints::NONE {
        return all;
    }
    for hints in own.iter_mut() {
        *hints = hints.without(refuted);
    }
    inherited(dom, own, None)
}

/// Returns for each node its own hints and those of the elements around it; for what is below `holder`, of the elements
/// below it only.
pub(super) fn inherited(dom: &Dom<'_>, own: &[Hints], holder: Option<NodeId>) -> Vec<Hints> {
    let mut all = own.to_vec();
    for id in dom.all() {
        let Some(parent) = dom.parent(id) else { continue };
        let around = all[parent.index()];
        let around = if own[id.index()].has(Hints::BODY) { around.without(BOXES.and(Hints::ASIDE)) } else { around };
        all[id.index()] = if holder == Some(id) { Hints::NONE } else { own[id.index()].and(around) };
    }
    all
}
