//! Names the kind of what is no article, and the rule that tells.

use super::super::boilerplate::{self, Signature};
use super::super::lines::{Line, fold};
use super::blocks::Block;
use super::hints::Hints;
use crate::article::FurnitureKind;
use crate::date::PartialDate;

/// A text with more words is judged by where it stands, not by what it says.
const MAX_PHRASE_WORDS: usize = 30;

/// What hints say a text is, the surest first.
const KINDS: [(Hints, FurnitureKind, &str); 14] = [
    (Hints::COMMENT, FurnitureKind::Comment, "html comments"),
    (Hints::COOKIE, FurnitureKind::CookieNotice, "html overlay"),
    (Hints::SHARE, FurnitureKind::ShareBar, "html share bar"),
    (Hints::AD, FurnitureKind::Advertisement, "html advertisement"),
    (Hints::NEWSLETTER, FurnitureKind::Newsletter, "html subscription"),
    (Hints::BYLINE, FurnitureKind::Byline, "html byline"),
    (Hints::DATE, FurnitureKind::DateLine, "html date"),
    (Hints::CAPTION, FurnitureKind::Caption, "html caption"),
    (Hints::RELATED, FurnitureKind::Related, "html related"),
    (Hints::TAGS, FurnitureKind::Tags, "html tags"),
    (Hints::NAVIGATION, FurnitureKind::Navigation, "html navigation"),
    (Hints::FOOTER, FurnitureKind::Footer, "html footer"),
    (Hints::ASIDE, FurnitureKind::Related, "html aside"),
    (Hints::FORM, FurnitureKind::Navigation, "html form"),
];

/// Returns what a block is by its words, such as `Read also`; None if they do not tell.
pub(super) fn by_phrase(block: &Block, today: PartialDate) -> Option<Signature> {
    if block.shape.words > MAX_PHRASE_WORDS {
        return None;
    }
    boilerplate::signature(&Line::new(fold(&block.text)), today)
}

/// Returns what a block is that no phrase tells: by what its elements hint at, else by where it stands.
pub(super) fn by_place(block: &Block, hints: Hints, is_after: bool) -> (FurnitureKind, &'static str) {
    if let Some((_, kind, rule)) = KINDS.iter().find(|(hint, _, _)| hints.has(*hint)) {
        return (*kind, rule);
    }
    if is_after && block.shape.words >= 4 {
        return (FurnitureKind::Related, "html after the article");
    }
    (FurnitureKind::Navigation, "html around the article")
}
