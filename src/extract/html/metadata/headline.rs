//! Where the headline stands on the page: what is shown around it belongs to the article.

use super::super::dom::{Dom, NodeId};
use super::super::tags::Tag;
use super::plain::plain;
use super::signals::Signals;
use super::similar::is_similar;

/// So many nodes before a headline may hold its date and authors, and so many behind it; text counts as a node.
const NODES_BEFORE: usize = 120;
const NODES_BEHIND: usize = 300;

/// The place of the headline in the order of the page.
#[derive(Debug, Clone, Copy)]
pub(super) struct Headline {
    pub(super) place: usize,
}

impl Headline {
    /// Finds the heading that is most like the title, else the first one that is not empty; without one, the beginning
    /// of the body.
    pub(super) fn find(dom: &Dom<'_>, signals: &Signals<'_>, title: Option<&str>) -> Self {
        let headings = || signals.headings.iter().take(8).map(|id| (*id, plain(&dom.text(*id))));
        let like_title = title.and_then(|title| headings().find(|(_, text)| is_similar(text, title)));
        let found = like_title.or_else(|| headings().find(|(_, text)| !text.is_empty())).map(|(id, _)| id);
        let found = found.or_else(|| other_heading(dom, title?));
        let found = found.or_else(|| dom.all().find(|id| dom.tag(*id) == Tag::Body));
        Self { place: found.map_or(0, NodeId::index) }
    }

    /// True if a node may belong to the headline.
    pub(super) fn is_near(self, index: usize) -> bool {
        (self.place.saturating_sub(NODES_BEFORE)..self.place + NODES_BEHIND).contains(&index)
    }
}

/// Returns the first heading of a lower level that repeats the title.
fn other_heading(dom: &Dom<'_>, title: &str) -> Option<NodeId> {
    let headings = dom.all().filter(|id| dom.tag(*id).is_heading()).take(40);
    headings.into_iter().find(|id| is_similar(&dom.text(*id), title))
}
