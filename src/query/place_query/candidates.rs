//! Which documents may have a place of a pattern: those that have its words.

use tantivy::{DocId, TERMINATED};

use super::cursor::Cursor;
use crate::query::places::{PlacePattern, Spelling};

/// The words that a document must have. Cursors only move forward, so that each word of a pattern has its own.
pub(super) enum Candidates {
    /// This one.
    Word(usize),
    /// All of these; with the document that was found last.
    All(Vec<Candidates>, Option<DocId>),
    /// Any of these.
    Any(Vec<Candidates>),
}

impl Candidates {
    /// Returns the words that a document must have for a place of the pattern.
    pub(super) fn of(pattern: &PlacePattern) -> Self {
        match pattern {
            PlacePattern::Word(word) => Self::Word(*word),
            PlacePattern::Run(parts) => Self::All(parts.iter().map(|part| Self::of_part(part)).collect(), None),
            PlacePattern::Sloppy(words, _) => Self::all(words),
            PlacePattern::Any(patterns) => Self::Any(patterns.iter().map(Self::of).collect()),
            PlacePattern::Near { left, is_excluded: true, .. } => Self::of(left),
            PlacePattern::Near { left, right, .. } => Self::All(vec![Self::of(left), Self::of(right)], None),
        }
    }

    fn of_part(spellings: &[Spelling]) -> Self {
        match spellings {
            [spelling] => Self::all(&spelling.words),
            _ => Self::Any(spellings.iter().map(|spelling| Self::all(&spelling.words)).collect()),
        }
    }

    fn all(words: &[usize]) -> Self {
        match words {
            [word] => Self::Word(*word),
            _ => Self::All(words.iter().copied().map(Self::Word).collect(), None),
        }
    }

    /// Returns the first document from `target` on that has the words.
    pub(super) fn seek(&mut self, cursors: &mut [Cursor], target: DocId) -> DocId {
        match self {
            Self::Word(word) => cursors[*word].seek(target),
            Self::Any(parts) => parts.iter_mut().map(|part| part.seek(cursors, target)).min().unwrap_or(TERMINATED),
            Self::All(parts, found) => {
                if let Some(doc) = found.filter(|doc| *doc >= target) {
                    return doc;
                }
                let doc = seek_all(parts, cursors, target);
                *found = Some(doc);
                doc
            }
        }
    }
}

fn seek_all(parts: &mut [Candidates], cursors: &mut [Cursor], mut target: DocId) -> DocId {
    if parts.is_empty() {
        return TERMINATED;
    }
    let mut agreed = 0;
    while agreed < parts.len() && target != TERMINATED {
        agreed = 0;
        for part in parts.iter_mut() {
            let doc = part.seek(cursors, target);
            if doc > target {
                target = doc;
                break;
            }
            agreed += 1;
        }
    }
    target
}
