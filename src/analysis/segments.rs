//! Words of the scripts that write them without spaces between: Thai, Lao, Khmer and Burmese, by dictionary.
//!
//! A run of such letters is cut by itself, so that the same letters are cut alike in a text and in a query. What stands
//! around a word in the run may still change how it is cut.

use std::ops::Range;

use icu_segmenter::options::LineBreakOptions;
use icu_segmenter::{LineSegmenter, LineSegmenterBorrowed};

/// Where lines may break within a run of these letters is where words end. A segmenter of words would bring a dictionary
/// of Chinese and Japanese, which is larger than the four of these scripts.
fn segmenter() -> LineSegmenterBorrowed<'static> {
    LineSegmenter::new_dictionary(LineBreakOptions::default())
}

/// The longest run that is cut as one, in bytes: the dictionary looks at all of it at once.
const MAX_RUN: usize = 4_096;

/// True for letters of the scripts without spaces, and the marks on them.
pub(super) fn is_unspaced(c: char) -> bool {
    matches!(u32::from(c),
        0x0E01..=0x0E2E | 0x0E30..=0x0E3A | 0x0E40..=0x0E4E
        | 0x0E81..=0x0ECE | 0x0EDC..=0x0EDF
        | 0x1000..=0x103F | 0x1050..=0x108F | 0x109A..=0x109D | 0xA9E0..=0xA9EF | 0xA9FA..=0xA9FE | 0xAA60..=0xAA76
        | 0xAA7A..=0xAA7F
        | 0x1780..=0x17D3 | 0x17D7 | 0x17DC..=0x17DD)
}

/// Returns the words of a run of such letters, the last one first.
pub(super) fn words_from_the_last(text: &str, run: Range<usize>) -> Vec<Range<usize>> {
    let mut words = Vec::new();
    let mut start = run.start;
    while start < run.end {
        let end = floor_char(text, run.end.min(start + MAX_RUN));
        let ends = segmenter().segment_str(&text[start..end]).map(|at| start + at).filter(|at| *at > start);
        let mut start_of_word = start;
        words.extend(ends.map(|end| std::mem::replace(&mut start_of_word, end)..end));
        start = end;
    }
    words.reverse();
    words
}

fn floor_char(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[track_caller]
    fn check(parted: &str) {
        let text = parted.replace('|', "");
        assert!(text.chars().all(is_unspaced));
        let words = words_from_the_last(&text, 0..text.len());
        let found: Vec<&str> = words.into_iter().rev().map(|range| &text[range]).collect();
        assert_eq!(found.join("|"), parted);
    }

    #[test]
    fn runs_are_cut_into_words() {
        check("นายก|รัฐมนตรี|เดิน|ทาง|ไป|ประชุม|ที่|กรุงเทพมหานคร");
        check("ພາສາ|ລາວ|ເປັນ|ພາສາ|ທາງການ");
        check("ភាសាខ្មែរ|ជា|ភាសាផ្លូវការ|របស់|ប្រទេស|កម្ពុជា");
        check("မြန်မာနိုင်ငံ|သည်");
        check("มหาวิทยาลัย");
    }

    proptest! {
        #[test]
        fn words_make_up_the_run(text in "[\u{e01}-\u{e2e}\u{e30}-\u{e3a}\u{e40}-\u{e4e}\u{1000}-\u{103f}\u{1780}-\u{17d3}]{1,40}") {
            let many = text.repeat(60);
            let mut at = 0;
            for word in words_from_the_last(&many, 0..many.len()).into_iter().rev() {
                prop_assert_eq!(word.start, at);
                prop_assert!(word.end > at);
                at = word.end;
            }
            prop_assert_eq!(at, many.len());
        }
    }
}
