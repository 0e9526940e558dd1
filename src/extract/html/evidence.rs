//! Weighs what the elements of a page hint at against what is in them: a hint that the page itself refutes is dropped.

use super::blocks::{Block, Blocks};
use super::container::prose_sums;
use super::dom::Dom;
use super::hints::Hints;

/// An element with more of the page's prose than this, in hundredths, is no mere part of it, whatever it is called.
const MAX_SHARE: usize = 40;

/// All elements with the same hint may have so much together.
const MAX_SHARE_OF_HINT: usize = 50;

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
        }
    }
    let all = inherited(dom, own);
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
    inherited(dom, own)
}

/// Returns for each node its own hints and those of the elements around it.
fn inherited(dom: &Dom<'_>, own: &[Hints]) -> Vec<Hints> {
    let mut all = own.to_vec();
    for id in dom.all() {
        if let Some(parent) = dom.parent(id) {
            all[id.index()] = all[id.index()].and(all[parent.index()]);
        }
    }
    all
}
