//! Where sentences and paragraphs begin: one rule for the index, for matching and for what is shown.
//!
//! The rule looks at what stands between two words, so a place inside a word is never a break. It does not ask for the
//! language.

use std::ops::Range;

use super::words;
use super::words::{Surroundings, surroundings};

/// What begins with a word. A paragraph begins a sentence, too.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Begins {
    /// The word only.
    Word,
    /// A sentence.
    Sentence,
    /// A paragraph.
    Paragraph,
}

/// Words that are shortened by a point, before a name or a number.
const TITLES: &[&str] = &[
    "Mr", "Mrs", "Ms", "Dr", "St", "Gen", "Sen", "Rep", "Gov", "Lt", "Col", "Prof", "Rev", "Jr", "vs", "Sgt", "Capt",
    "Maj", "Adm", "Hon", "Messrs", "Mt", "Ft", "Nr", "Sra", "Mme", "Herr", "Hr",
];

/// Words that are shortened by a point if a number follows.
const BEFORE_NUMBERS: &[&str] = &[
    "No", "no", "Nos", "nos", "Vol", "vol", "Art", "art", "Sec", "sec", "Fig", "fig", "p", "pp", "Abs", "ca", "approx",
    "Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sep", "Sept", "Oct", "Nov", "Dec",
];

/// What follows a number with a point where that makes it an ordinal, in capitals: `21. November`.
const AFTER_ORDINALS: &[&str] = &[
    "Januar",
    "Jänner",
    "Februar",
    "März",
    "April",
    "Mai",
    "Juni",
    "Juli",
    "August",
    "September",
    "Oktober",
    "November",
    "Dezember",
    "Jahrhundert",
];

/// The longest of these words, in bytes.
const LONGEST_SHORTENED: usize = 6;

/// How far before a point a bracket may be open, in bytes: codes of shares and the like, `( 2317. HK )`.
const BRACKET_REACH: usize = 40;

/// Returns the byte ranges of the sentences in a part of a text: at least one, together all of it.
///
/// White space belongs to the sentence before it, opening quotes to the one behind.
pub fn sentences(text: &str, part: Range<usize>) -> Vec<Range<usize>> {
    let starts = starts_by_marks(text, &part).unwrap_or_else(|| starts_by_words(text, &part));
    let mut sentences = Vec::with_capacity(starts.len() + 1);
    let mut start = part.start;
    for next in starts {
        sentences.push(start..next);
        start = next;
    }
    sentences.push(start..part.end);
    sentences
}

/// Returns where sentences begin within a part of a text, asking for each two words what stands between.
fn starts_by_words(text: &str, part: &Range<usize>) -> Vec<usize> {
    let mut starts = Vec::new();
    let mut end_of_last = None;
    for word in words(&text[part.clone()]) {
        if let Some(end_of_last) = end_of_last
            && let Some((_, at)) = break_between(text, end_of_last, part.start + word.start)
        {
            starts.push(at);
        }
        end_of_last = Some(part.start + word.end);
    }
    starts
}

/// Returns the same, looking only at what may end a sentence; None where words are not runs of letters.
fn starts_by_marks(text: &str, part: &Range<usize>) -> Option<Vec<usize>> {
    let may_end = |byte: &u8| matches!(byte, b'.' | b'!' | b'?' | b'\n') || !byte.is_ascii();
    let mut starts = Vec::new();
    let mut at = part.start;
    while let Some(next) = text.as_bytes()[at..part.end].iter().position(may_end) {
        at += next;
        at = match surroundings(text, part, at) {
            Surroundings::Gap(gap) => {
                starts.extend(break_between(text, gap.start, gap.end).map(|(_, start)| start));
                gap.end
            }
            Surroundings::NoGap => at + text[at..].chars().next().map_or(1, char::len_utf8),
            Surroundings::Unknown => return None,
        };
    }
    Some(starts)
}

/// Returns what begins with the word at `start`, where the word before it ends at `end_of_last`.
#[inline]
pub(super) fn begins_at(text: &str, end_of_last: usize, start: usize) -> Begins {
    break_between(text, end_of_last, start).map_or(Begins::Word, |(begins, _)| begins)
}

/// Returns the break between two words and where it is.
#[inline]
fn break_between(text: &str, end_of_last: usize, start: usize) -> Option<(Begins, usize)> {
    // Pairs of CJK characters overlap.
    let gap = text.as_bytes().get(end_of_last..start)?;
    match gap {
        [] | [b' '] => None,
        [byte] if *byte != b'\n' => None,
        _ => break_in_gap(text, end_of_last..start),
    }
}

fn break_in_gap(text: &str, gap: Range<usize>) -> Option<(Begins, usize)> {
    let bytes = &text.as_bytes()[gap.clone()];
    if let Some(line_feed) = bytes.iter().rposition(|byte| *byte == b'\n') {
        return Some((Begins::Paragraph, gap.start + line_feed + 1));
    }
    if !bytes.iter().any(|byte| matches!(byte, b'.' | b'!' | b'?') || !byte.is_ascii()) {
        return None;
    }
    let mut end = None;
    let mut chars = text[gap.clone()].char_indices().peekable();
    while let Some((_, c)) = chars.next() {
        let Some(mut mark) = Mark::of(c) else { continue };
        while let Some((_, next)) = chars.next_if(|(_, next)| Mark::of(*next).is_some() || is_closing(*next, mark)) {
            mark = mark.max(Mark::of(next).unwrap_or(mark));
        }
        let has_space = chars.next_if(|(_, next)| next.is_whitespace()).is_some();
        while chars.next_if(|(_, next)| next.is_whitespace()).is_some() {}
        if has_space || mark == Mark::Sure {
            let at = chars.peek().map_or(gap.end, |(at, _)| gap.start + at);
            end = Some((mark, at));
            // Marks behind white space belong to the same end.
            if chars.peek().is_none_or(|(_, next)| Mark::of(*next).is_none()) {
                break;
            }
        }
    }
    let (mark, at) = end?;
    let next = &text[gap.end..];
    let goes_on = mark != Mark::Sure
        && (next.chars().next().is_some_and(is_lower_case)
            || bytes.starts_with(b".") && !bytes[1..].starts_with(b".") && is_point_of_word(text, gap.start, next));
    (!goes_on).then_some((Begins::Sentence, at))
}

/// A mark that ends sentences.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Mark {
    /// If white space follows and no small letter.
    Unsure,
    /// Always.
    Sure,
}

impl Mark {
    fn of(c: char) -> Option<Self> {
        match c {
            '.' | '!' | '?' | '…' | '‼' | '⁇' | '⁈' | '⁉' | '．' => Some(Self::Unsure),
            '。' | '｡' | '！' | '？' | '।' | '॥' | '؟' | '۔' | '։' | '።'..='፨' | '။' | '។' => {
                Some(Self::Sure)
            }
            _ => None,
        }
    }
}

/// Quotes and brackets that may stand between the mark and the white space.
fn is_closing(c: char, mark: Mark) -> bool {
    match c {
        '"' | '\'' | '”' | '’' | '»' | '›' | '*' | '_' | ')' | ']' | '}' | '」' | '』' | '）' | '】' | '》' | '〉'
        | '〕' => true,
        // German and Danish close with these; where no white space follows, they open.
        '“' | '‘' | '«' | '‹' => mark == Mark::Unsure,
        _ => false,
    }
}

/// True for small letters, but for the letters of Georgian, which have no capitals in running text.
fn is_lower_case(c: char) -> bool {
    c.is_lowercase() && !matches!(c, '\u{10D0}'..='\u{10FF}')
}

/// True if the point at `at` belongs to the word before it: `U.S.`, `Mr.`, `No. 5`, `21. November`, `( 2317.` (a bracket
/// is still open).
fn is_point_of_word(text: &str, at: usize, next: &str) -> bool {
    let word = word_before(text, at);
    let mut letters = word.chars();
    let is_initial = letters.next().is_some_and(char::is_uppercase) && letters.next().is_none();
    if is_initial || TITLES.contains(&word) {
        return true;
    }
    let is_before_number = next.starts_with(|c: char| c.is_ascii_digit()) && BEFORE_NUMBERS.contains(&word);
    let is_ordinal = word.len() <= 2
        && word.bytes().all(|byte| byte.is_ascii_digit())
        && words(next).next().is_some_and(|range| AFTER_ORDINALS.contains(&&next[range]));
    let is_in_bracket = || has_open_bracket(text, at) && !text[at..].starts_with(".)");
    is_before_number || is_ordinal || is_in_bracket()
}

/// Returns the word that ends at `at`, or its end if it is longer than any that is shortened.
fn word_before(text: &str, at: usize) -> &str {
    let letters = text[..at].chars().rev().take_while(|c| c.is_alphanumeric());
    let mut length = 0;
    for letter in letters {
        length += letter.len_utf8();
        if length > LONGEST_SHORTENED {
            break;
        }
    }
    &text[at - length..at]
}

fn has_open_bracket(text: &str, at: usize) -> bool {
    let before = text.as_bytes()[..at].iter().rev().take(BRACKET_REACH);
    before.copied().find(|byte| matches!(byte, b'(' | b')' | b'\n')) == Some(b'(')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::analysis::placed_words;

    /// Checks the sentences of a text, which are parted by `|`.
    #[track_caller]
    fn check(parted: &str) {
        let text = parted.replace('|', "");
        let found: Vec<&str> = sentences(&text, 0..text.len()).into_iter().map(|range| &text[range]).collect();
        assert_eq!(found.join("|"), parted);
    }

    #[test]
    fn points_before_white_space_end_sentences_but_before_small_letters() {
        check("The train left. |It was late! |Why? |Nobody knew… |3 people asked.");
        check("He left. and came back. the end");
        check("It costs 3.5 million at example.com and .NET");
        check("The end . |Of it. . . |All");
    }

    #[test]
    fn quotes_and_brackets_close_a_sentence_or_open_the_next() {
        check("“It left.” |She said so. |“Why?” she asked. |\"Who?\" |'He.' |(No one.) |The end");
        check("He left. |(So they say.) |«Да.» |«Нет»");
    }

    #[test]
    fn points_of_abbreviations_end_no_sentence() {
        check("The U.S. Navy and Mr. Holt left ( HOLT. N ). |They came back.");
        check("John F. Kennedy and Dr. Brown of St. Louis met Gen. Park. |No. 5 was late. |He said no. |She left.");
        check("On Nov. 21 it began. |It was Nov. |Then came Dec. 3");
        check("Am 21. November 2010 im 19. Jahrhundert. |Es waren 21. |Das war viel.");
    }

    #[test]
    fn line_feeds_end_paragraphs() {
        check("Title\n|by Kim\n\n|“and so on");
        assert_eq!(begins_at("a\nb", 1, 2), Begins::Paragraph);
        assert_eq!(begins_at("a. B", 1, 3), Begins::Sentence);
        assert_eq!(begins_at("a-B", 1, 2), Begins::Word);
    }

    #[test]
    fn other_scripts_have_marks_of_their_own() {
        check("東京。|大阪！|“京都？”|神戸");
        check("वह गया। |वह आया।|अंत");
        check("هل جاء؟ |نعم. |ذهب");
        check("Поезд ушёл. |Было поздно. однако");
        check("ქალაქი. |მდინარე");
    }

    #[test]
    fn a_part_of_a_text_is_cut_as_the_whole_is() {
        let text = "He met Mr. Kim. She left.";
        let found: Vec<&str> = sentences(text, 8..23).into_iter().map(|range| &text[range]).collect();
        assert_eq!(found, ["r. Kim. ", "She lef"]);
        assert_eq!(sentences("", 0..0), vec![0..0; 1]);
    }

    proptest! {
        #[test]
        fn marks_tell_sentences_as_words_do(
            text in "([A-Ca-cäЯ1]{1,3}|U\\.S\\.|Mr\\.|[.!?…。][\"”)]?|[ \n,(“’]){0,40}",
            bounds in (0_usize..40, 0_usize..40),
        ) {
            let bound = |at: usize| (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
            let (from, to) = (bound(bounds.0.min(bounds.1)), bound(bounds.0.max(bounds.1)));
            for part in [0..text.len(), from..to] {
                prop_assert_eq!(starts_by_marks(&text, &part), Some(starts_by_words(&text, &part)));
            }
        }

        #[test]
        fn sentences_cover_the_text_and_begin_where_words_say_so(
            text in "([A-Za-zé北]{1,5}|Mr|[.!?…。]|[.] | |\n|[()\"”«]|\\PC){0,60}"
        ) {
            let sentences = sentences(&text, 0..text.len());
            prop_assert_eq!(sentences[0].start, 0);
            prop_assert_eq!(sentences[sentences.len() - 1].end, text.len());
            prop_assert!(sentences.windows(2).all(|pair| pair[0].end == pair[1].start));
            let placed: Vec<_> = placed_words(&text, &[]).collect();
            let first_words: Vec<usize> = sentences
                .iter()
                .filter_map(|sentence| placed.iter().map(|word| word.range.start).find(|start| sentence.contains(start)))
                .collect();
            let begun = placed.iter().filter(|word| word.begins != Begins::Word).map(|word| word.range.start);
            prop_assert_eq!(first_words, begun.collect::<Vec<_>>());
        }
    }
}
