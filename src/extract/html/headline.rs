//! Finds the block that shows the headline.

use super::super::title_copies::title_key;
use super::blocks::Block;
use super::dom::{Dom, NodeId};
use super::tags::Tag;

/// No headline has more bytes.
const MAX_BYTES: usize = 400;

/// A title of fewer bytes is too short to be told from a menu entry.
const MIN_KEY_BYTES: usize = 8;

/// A heading is looked for so many elements above a text.
const HEADING_DEPTH: usize = 4;

/// Returns the block that says what the page's titles say, a heading rather than another one; else the first `h1` of
/// some words; None if there is neither.
pub(super) fn find(dom: &Dom<'_>, blocks: &[Block], titles: &[String]) -> Option<usize> {
    let keys: Vec<String> =
        titles.iter().map(|title| title_key(title)).filter(|key| key.len() >= MIN_KEY_BYTES).collect();
    let mut best: Option<(u8, usize)> = None;
    for (place, block) in blocks.iter().enumerate() {
        if block.is_hidden || block.text.len() > MAX_BYTES {
            continue;
        }
        let rank = match heading_around(dom, block.node) {
            Some(Tag::H1) => 3,
            Some(Tag::H2 | Tag::H3) => 1,
            _ => 0,
        };
        let is_copy = || is_copy(&title_key(&block.text), &keys);
        let score = match rank {
            3 if is_copy() => 13,
            3 if block.shape.words >= 4 => 5,
            rank if (rank > 0 || block.link_share() < 50) && is_copy() => 10 + rank,
            _ => continue,
        };
        if best.is_none_or(|(most, _)| score > most) {
            best = Some((score, place));
        }
    }
    best.map(|(_, place)| place)
}

/// True if a text is a title, more than half of one, or one with something beside it.
fn is_copy(key: &str, titles: &[String]) -> bool {
    let is_part = |title: &String| title.contains(key) && key.len() * 2 >= title.len() || key.contains(title.as_str());
    key.len() >= MIN_KEY_BYTES && titles.iter().any(is_part)
}

/// Returns the heading that a node is or stands in.
pub(super) fn heading_around(dom: &Dom<'_>, node: NodeId) -> Option<Tag> {
    let around = std::iter::once(node).chain(dom.ancestors(node)).take(HEADING_DEPTH);
    around.map(|above| dom.tag(above)).find(|tag| tag.is_heading())
}
