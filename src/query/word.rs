//! A word of a query: a plain word, a prefix, or something that other engines know and this one does not.
//!
//! What is not understood is an error and never silently searched as something else.

use super::ast::Pattern;
use super::error::SyntaxErrorKind;
use super::lexer::Word;
use crate::analysis::words;

/// The fewest letters of a prefix.
const MIN_PREFIX: usize = 2;

/// Reads a word. None if it has neither letters nor digits, such as a dash.
pub(super) fn read(word: &Word) -> Result<Option<Pattern>, SyntaxErrorKind> {
    if let Some(construct) = foreign_construct(word) {
        let instead = format!("to search for the text itself, put it in quotation marks: \"{}\"", word.text);
        return Err(SyntaxErrorKind::Unsupported { construct, instead });
    }
    if let Some(prefix) = word.text.strip_suffix('*').filter(|prefix| word.is_special(prefix.len())) {
        return read_prefix(prefix).map(Some);
    }
    Ok(has_letters(&word.text).then(|| Pattern::Word(word.text.clone())))
}

/// Reads what stood between quotation marks.
pub(super) fn read_phrase(text: String) -> Result<Pattern, SyntaxErrorKind> {
    if !has_letters(&text) {
        return Err(SyntaxErrorKind::Nothing);
    }
    let has_wildcard = text.char_indices().any(|(place, c)| c == '*' && text[..place].ends_with(char::is_alphanumeric));
    if has_wildcard {
        return Err(SyntaxErrorKind::Unsupported {
            construct: "a wildcard in a phrase",
            instead: "write whole words between the quotation marks, or the prefix outside of them".to_owned(),
        });
    }
    Ok(Pattern::Phrase(text))
}

/// True if the text has anything to search for.
pub(super) fn has_letters(text: &str) -> bool {
    words(text).next().is_some()
}

fn read_prefix(prefix: &str) -> Result<Pattern, SyntaxErrorKind> {
    let mut parts = words(prefix);
    let (first, second) = (parts.next(), parts.next());
    match first {
        Some(only)
            if second.is_none() && prefix[only.clone()].chars().count() >= MIN_PREFIX && only.end == prefix.len() =>
        {
            Ok(Pattern::Prefix(prefix[only].to_owned()))
        }
        Some(_) if second.is_some() => Err(SyntaxErrorKind::Unsupported {
            construct: "a prefix of several words",
            instead: "put a space where the words part".to_owned(),
        }),
        _ => Err(SyntaxErrorKind::ShortPrefix),
    }
}

/// Returns the name of what the word would mean to another engine and cannot mean here.
fn foreign_construct(word: &Word) -> Option<&'static str> {
    let text = word.text.as_str();
    let last = text.len().saturating_sub(1);
    for (place, c) in &word.specials {
        match c {
            '*' if *place != last => return Some("a wildcard that is not at the end of a word"),
            // A question mark at the end is a question.
            '?' if *place != last && !text[*place..].chars().all(|c| c == '?' || c == '!') => {
                return Some("a wildcard for one letter");
            }
            '~' => return Some("a fuzzy word"),
            '^' => return Some("a weight"),
            '=' if *place == 0 && text.len() > 1 => return Some("an exact form"),
            '/' if *place == 0 && text.len() > 2 && text.ends_with('/') => return Some("a regular expression"),
            _ => {}
        }
    }
    near_operator(text)
}

/// `w/5`, `w/s`, `pre/5`, `NEAR/5`, `ONEAR/5`, `NEAR5`, `adj5`, `atleast3`.
fn near_operator(text: &str) -> Option<&'static str> {
    let lower = text.to_ascii_lowercase();
    if let Some((name, distance)) = lower.split_once('/') {
        let is_name = matches!(name, "w" | "pre" | "near" | "onear" | "adj" | "p");
        let is_distance = matches!(distance, "s" | "p") || is_number(distance);
        return (is_name && is_distance).then_some("a near-query");
    }
    let is_numbered = |name: &str| lower.strip_prefix(name).is_some_and(is_number);
    if is_numbered("adj") || is_numbered("near") {
        return Some("a near-query");
    }
    is_numbered("atleast").then_some("a count of occurrences")
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

impl Word {
    /// True if the character at this place is an operator elsewhere and was not escaped.
    fn is_special(&self, place: usize) -> bool {
        self.specials.iter().any(|(special, _)| *special == place)
    }

    /// True if it is the address of a page.
    pub(super) fn is_address(&self) -> bool {
        self.text.split_once("://").is_some_and(|(scheme, _)| matches!(scheme, "http" | "https"))
    }

    /// Returns the address without its scheme, which may have changed since.
    pub(super) fn address(&self) -> &str {
        self.text.split_once("://").map_or(self.text.as_str(), |(_, address)| address)
    }

    /// True if it is the star that stands for every article.
    pub(super) fn is_star(&self) -> bool {
        self.text == "*" && self.is_special(0)
    }
}
