//! Words that lost the space between them: `Putinwith`, `inMoscow`, `2019since`. A scraper took a link out of the
//! text, and the space beside it.
//!
//! [`candidates`] finds by their letters alone the few words worth asking about; [`accept`] asks the corpus, which is
//! its own dictionary. Both depend on the word and the frequencies only, not on the order of articles.

mod evidence;
mod joints;
mod lists;

use std::ops::Range;

pub use evidence::{Vocabulary, accept};

/// A word that may be two.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate<'a> {
    /// The word as written.
    pub word: &'a str,
    /// Where it stands in the text, in bytes.
    pub range: Range<usize>,
    joints: Vec<joints::Joint>,
}

impl<'a> Candidate<'a> {
    /// Returns `word`, which should be one of [`super::words`], as a candidate, its range that of the word itself;
    /// None if nothing in its letters says that it is two.
    pub fn of(word: &'a str) -> Option<Self> {
        let joints = joints::joints(word);
        (!joints.is_empty() && !lists::is_ordinary(&word.to_lowercase())).then_some(Self {
            word,
            range: 0..word.len(),
            joints,
        })
    }
}

/// Returns the words of a text that may be two, in order.
///
/// Parts of addresses and of programs are left out: nobody glued `theguardian.com` or `max_wordLength`.
pub fn candidates(text: &str) -> impl Iterator<Item = Candidate<'_>> {
    super::words(text).filter_map(|range| {
        let candidate = Candidate::of(&text[range.clone()])?;
        stands_alone(text, &range).then_some(Candidate { range, ..candidate })
    })
}

/// True if a word is one of [`candidates`] wherever it stands alone.
pub(super) fn may_be_glued(word: &str) -> bool {
    Candidate::of(word).is_some()
}

/// True if nothing around a word of a text says that it is part of an address or a program.
pub(super) fn stands_alone(text: &str, word: &Range<usize>) -> bool {
    !is_code(&text.as_bytes()[..word.start], &text.as_bytes()[word.end..])
}

/// True if what stands around a word says that it is part of an address or a program.
fn is_code(before: &[u8], after: &[u8]) -> bool {
    let is_tied_before = matches!(before, [.., b'.' | b'/' | b'@' | b'_' | b'#' | b'$' | b'&' | b'<' | b'\\' | b'=']);
    let is_tied_after = match after {
        [b'_' | b'=' | b'(' | b'@' | b'/' | b'\\' | b'[' | b'>', ..] | [b'"' | b'\'', b':', ..] => true,
        [b'.', next, ..] => next.is_ascii_lowercase(),
        _ => false,
    };
    is_tied_before || is_tied_after
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let found: Vec<&str> = candidates(text).map(|candidate| candidate.word).collect();
        assert_eq!(found, expected);
        for candidate in candidates(text) {
            assert_eq!(&text[candidate.range.clone()], candidate.word);
        }
    }

    #[test]
    fn joins_beside_names_and_numbers() {
        check("Kim Jong UnThis Monday, Putinwith which", &["UnThis", "Putinwith"]);
        check("the Forumwhere he, since 2019since", &["Forumwhere", "2019since"]);
        check("in North Koreawhich, Gaddafirespectively", &["Koreawhich", "Gaddafirespectively"]);
        check("werinMoscow, theharbour, in2010", &["werinMoscow", "theharbour", "in2010"]);
    }

    #[test]
    fn plain_words_are_not_asked_about() {
        check("The harbour of Vladivostok reported twenty ships within a month, again and somewhere else.", &[]);
        check("Somewhere near Washington Thomson demanded a forecast.", &[]);
        check("McRae iPhone 3rd 10km 1990s 4x4 NATO MPs a in", &["McRae"]);
    }

    #[test]
    fn points_part_words_already() {
        check("Korea.The port said.He", &[]);
    }

    #[test]
    fn addresses_and_programs_are_left_out() {
        check("theharbour.com www.theharbour @theHarbour max_wordLength portName=1 theHarbour()", &[]);
        check("theharbour. Next", &["theharbour"]);
    }
}
