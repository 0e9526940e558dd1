//! The text of a node: white space folded, words apart where a block begins or ends.

use super::dom::{Dom, NodeId};
use super::tags::Tag;

/// Returns the text of a node and all below it, without scripts and styles.
pub(super) fn of_node(dom: &Dom<'_>, id: NodeId) -> String {
    let mut text = String::new();
    let mut gap = false;
    let mut push = |part: &str, gap: &mut bool| {
        for c in part.chars() {
            if c.is_whitespace() {
                *gap = true;
                continue;
            }
            if *gap && !text.is_empty() {
                text.push(' ');
            }
            *gap = false;
            text.push(c);
        }
    };
    let mut ends: Vec<usize> = Vec::new();
    for node in std::iter::once(id).chain(dom.descendants(id)) {
        while ends.last().is_some_and(|end| *end <= node.index()) {
            ends.pop();
            gap = true;
        }
        match dom.tag(node) {
            Tag::Text => push(&dom.own_text(node), &mut gap),
            Tag::RawText => {}
            tag => {
                if tag.is_block() || tag == Tag::Br {
                    gap = true;
                    ends.push(dom.end(node));
                }
            }
        }
    }
    text
}
