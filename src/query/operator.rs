//! The words of a query that are operators.

use super::ast::Relation;
use super::lexer::TokenKind;
use super::{MAX_COUNT, MAX_DISTANCE};

/// An operator between two things that are near each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct NearOperator {
    /// How near; None if what stands behind the slash says nothing.
    pub(super) relation: Option<Relation>,
    pub(super) is_excluded: bool,
}

/// The operators that are written with a slash and a distance.
const WITH_SLASH: [&str; 5] = ["w", "near", "pre", "onear", "adj"];

/// Returns the operator that is written like this; None for a plain word.
pub(super) fn read(word: &str) -> Option<TokenKind> {
    match word {
        "AND" => return Some(TokenKind::And),
        "OR" => return Some(TokenKind::Or),
        "NOT" => return Some(TokenKind::Not),
        "SAME" => return Some(near(Some(Relation::SameParagraph))),
        "ADJ" => return Some(near(Some(Relation::Before(1)))),
        // Without a distance: so that it is not searched as a word by somebody who means the operator.
        "NEAR" | "ONEAR" | "AROUND" => return Some(near(None)),
        _ => {}
    }
    // Nothing longer is an operator.
    if word.len() > 16 || !word.is_ascii() {
        return None;
    }
    let lower = word.to_ascii_lowercase();
    if let Some((name, distance)) = lower.split_once('/') {
        let is_operator = WITH_SLASH.contains(&name) && !distance.contains('/');
        return is_operator.then(|| near(relation(name, distance)));
    }
    for name in ["adj", "near"] {
        if let Some(distance) = lower.strip_prefix(name).filter(|distance| is_number(distance)) {
            return Some(near(relation(name, distance)));
        }
    }
    let count = lower.strip_prefix("atleast")?;
    let is_count = count.is_empty() || is_number(count);
    is_count.then(|| TokenKind::AtLeast(number(count, MAX_COUNT)))
}

/// True for the small letters of `AND`, `OR` and `NOT`.
pub(super) fn is_small(word: &str) -> bool {
    matches!(word, "and" | "or" | "not")
}

fn near(relation: Option<Relation>) -> TokenKind {
    TokenKind::Near(NearOperator { relation, is_excluded: false })
}

fn relation(name: &str, distance: &str) -> Option<Relation> {
    match (name, distance) {
        ("w" | "near", "s" | "sent") => Some(Relation::SameSentence),
        ("w" | "near", "p" | "para") => Some(Relation::SameParagraph),
        ("w" | "near", _) => number(distance, MAX_DISTANCE).map(Relation::Within),
        _ => number(distance, MAX_DISTANCE).map(Relation::Before),
    }
}

/// Reads a number from 1 to `most`.
fn number(text: &str, most: u32) -> Option<u32> {
    text.parse().ok().filter(|number| is_number(text) && (1..=most).contains(number))
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}
