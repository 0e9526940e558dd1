//! Which pieces of a text to show for its matches, and where to cut them.
//!
//! A piece lies within one paragraph. It is whole sentences where they fit, else it is cut between words, never
//! inside a word or a grapheme, and never inside a match.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthChar;

use super::Match;
use crate::analysis::sentences;

/// A piece of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Excerpt {
    /// Where it stands, in bytes.
    pub range: Range<usize>,
    /// Whether it begins inside a sentence.
    pub cut_before: bool,
    /// Whether it ends inside a sentence.
    pub cut_after: bool,
}

/// How far around a match sentences are looked for, in bytes for each column that is shown: as many as a letter of three
/// bytes has with a vowel sign, which takes no column.
const BYTES_PER_COLUMN: usize = 6;

/// How many characters of a word may stand on each side of a match in it.
const WORD_REST: usize = 12;

/// How many matches a window is tried from, so that a text full of matches stays cheap.
const MAX_WINDOWS: usize = 400;

/// Returns up to `count` pieces of at most `columns` columns, in the order of the text: those with the most
/// different parts of the query first. Without matches, the beginning of the text.
pub fn excerpts(text: &str, matches: &[Match], count: usize, columns: usize) -> Vec<Excerpt> {
    if count == 0 || text.trim().is_empty() {
        return Vec::new();
    }
    if matches.is_empty() {
        let start = text.len() - text.trim_start().len();
        let room = room(text, &(start..start), &[], columns);
        return vec![cut_around(text, &(start..start), room, columns)];
    }
    let mut chosen: Vec<Excerpt> = Vec::new();
    let mut shown: Vec<usize> = Vec::new();
    while chosen.len() < count {
        let Some(window) = best_window(text, matches, columns, &chosen, &shown) else { break };
        let end = matches[window.clone()].iter().map(|found| found.range.end).max().unwrap_or(0);
        let range = matches[window.start].range.start..end;
        let excerpt = cut_around(text, &range, room(text, &range, &chosen, columns), columns);
        if excerpt.range.is_empty() {
            break;
        }
        shown.extend(matches.iter().filter(|found| contains(&excerpt.range, &found.range)).map(|found| found.clause));
        chosen.push(excerpt);
    }
    chosen.sort_by_key(|excerpt| excerpt.range.start);
    chosen
}

/// Returns the run of matches within one paragraph and `columns` that adds the most to what is shown, None if all
/// lie in what is shown. Parts of the query not shown yet count most, then the number of matches, then an early
/// place.
fn best_window(
    text: &str,
    matches: &[Match],
    columns: usize,
    chosen: &[Excerpt],
    shown: &[usize],
) -> Option<Range<usize>> {
    let mut best: Option<((usize, usize), Range<usize>)> = None;
    let step = matches.len().div_ceil(MAX_WINDOWS);
    for first in (0..matches.len()).step_by(step) {
        let start = matches[first].range.start;
        if chosen.iter().any(|excerpt| excerpt.range.contains(&start)) {
            continue;
        }
        let limit = floor_width(text, start, columns).min(room(text, &(start..start), chosen, columns).end);
        let in_window = matches[first..].iter().take_while(|found| found.range.start < limit);
        let last = first + in_window.take_while(|found| found.range.end <= limit).count().max(1);
        let mut new: Vec<usize> = matches[first..last].iter().map(|found| found.clause).collect();
        new.sort_unstable();
        new.dedup();
        new.retain(|clause| !shown.contains(clause));
        let worth = (new.len(), (last - first).min(4));
        if best.as_ref().is_none_or(|(best_worth, _)| worth > *best_worth) {
            best = Some((worth, first..last));
        }
    }
    best.map(|(_, window)| window)
}

/// Returns the part of the paragraph of a place that is near it and that no piece shows yet.
fn room(text: &str, place: &Range<usize>, chosen: &[Excerpt], columns: usize) -> Range<usize> {
    let reach = columns * BYTES_PER_COLUMN;
    let mut start = floor_char(text, place.start.saturating_sub(reach));
    let mut end = floor_char(text, (place.end + reach).min(text.len())).max(place.end);
    start = match text[start..place.start].rfind('\n') {
        Some(newline) => start + newline + 1,
        None if start == 0 => 0,
        None => word_start(text, start, place.start),
    };
    end = match text[place.end..end].find('\n') {
        Some(newline) => place.end + newline,
        None if end == text.len() => end,
        None => word_end(text, end, place.end),
    };
    for excerpt in chosen {
        if excerpt.range.end <= place.start {
            start = start.max(excerpt.range.end);
        } else {
            end = end.min(excerpt.range.start.max(place.end));
        }
    }
    start..end
}

fn begins_paragraph(text: &str, at: usize) -> bool {
    text[..at].trim_end_matches(' ').is_empty() || text[..at].ends_with('\n')
}

fn ends_paragraph(text: &str, at: usize) -> bool {
    text[at..].trim_start_matches(' ').is_empty() || text[at..].starts_with('\n')
}

/// Cuts a piece of at most `columns` around a place, within its room, which is cut into sentences.
fn cut_around(text: &str, place: &Range<usize>, room: Range<usize>, columns: usize) -> Excerpt {
    let sentences = sentences(text, room.clone());
    let first = sentences.iter().position(|sentence| sentence.end > place.start).unwrap_or(0);
    let last =
        sentences.iter().position(|sentence| sentence.end >= place.end).unwrap_or(sentences.len() - 1).max(first);
    let begins_inside = sentences[first].start == room.start && !begins_paragraph(text, room.start);

    let whole = sentences[first].start..sentences[last].end;
    if width(&text[whole.clone()]) <= columns {
        let mut end = whole.end;
        for sentence in &sentences[last + 1..] {
            if width(&text[whole.start..sentence.end]) > columns {
                break;
            }
            end = sentence.end;
        }
        let ends_inside = end == room.end && !ends_paragraph(text, room.end);
        return Excerpt { cut_before: begins_inside, cut_after: ends_inside, range: trim(text, whole.start..end) };
    }
    let widened = whole_words(text, place, &room);
    // The rest of a word is worth nothing if the match has no room then.
    let place = if width(&text[widened.clone()]) <= columns { widened } else { place.clone() };
    let mut excerpt = cut_sentence(text, &sentences[first], &place, room.end, columns);
    excerpt.cut_before |= begins_inside;
    excerpt.cut_after = !ends_paragraph(text, excerpt.range.end);
    excerpt
}

/// Widens a place to what stands between white space, so that `Obama's` is not cut behind `Obama`. Scripts without
/// white space have no such bounds.
fn whole_words(text: &str, place: &Range<usize>, room: &Range<usize>) -> Range<usize> {
    let goes_on = |c: char| !c.is_whitespace() && u32::from(c) < 0x2E80;
    let before = text[room.start..place.start].chars().rev().take(WORD_REST).take_while(|c| goes_on(*c));
    let after = text[place.end..room.end].chars().take(WORD_REST).take_while(|c| goes_on(*c));
    let start = place.start - before.map(char::len_utf8).sum::<usize>();
    let end = place.end + after.map(char::len_utf8).sum::<usize>();
    ceil_grapheme(text, start).min(place.start)..floor_grapheme(text, end).max(place.end)
}

/// Cuts a piece out of a sentence that is too long: from its start if the place is near enough, else from a few words
/// before the place.
fn cut_sentence(
    text: &str,
    sentence: &Range<usize>,
    place: &Range<usize>,
    end_of_room: usize,
    columns: usize,
) -> Excerpt {
    let needed = width(&text[place.clone()]);
    let lead = columns.saturating_sub(needed).min(columns / 3);
    let start = if width(&text[sentence.start..place.start]) <= lead {
        sentence.start
    } else {
        word_start(text, ceil_width_before(text, place.start, lead).max(sentence.start), place.start)
    };
    let limit = floor_width(text, start, columns).min(end_of_room);
    let end = if limit == end_of_room { limit } else { word_end(text, limit, place.end.min(limit)) };
    Excerpt { cut_before: start != sentence.start, cut_after: false, range: trim(text, start..end) }
}

/// Returns the first start of a word at or after `at`, and before `limit`; where there is no white space, the first bound
/// of a grapheme.
fn word_start(text: &str, at: usize, limit: usize) -> usize {
    match text[at..limit].find(char::is_whitespace) {
        Some(space) => at + space,
        None => ceil_grapheme(text, at).min(limit),
    }
}

/// Returns the last end of a word at or before `at` and not before `limit`; where there is no white space, the last
/// bound of a grapheme.
fn word_end(text: &str, at: usize, limit: usize) -> usize {
    if text[at..].starts_with(char::is_whitespace) {
        return at;
    }
    match text[limit..at].rfind(char::is_whitespace) {
        Some(space) => limit + space,
        None => floor_grapheme(text, at).max(limit),
    }
}

/// Returns the place that is at most `columns` after `start`.
fn floor_width(text: &str, start: usize, columns: usize) -> usize {
    let mut used = 0;
    for (offset, c) in text[start..].char_indices() {
        used += c.width().unwrap_or(0);
        if used > columns {
            return start + offset;
        }
    }
    text.len()
}

/// Returns the place that is at most `columns` before `end`.
fn ceil_width_before(text: &str, end: usize, columns: usize) -> usize {
    let mut used = 0;
    let mut at = end;
    for (offset, c) in text[..end].char_indices().rev() {
        used += c.width().unwrap_or(0);
        if used > columns {
            return at;
        }
        at = offset;
    }
    0
}

fn floor_char(text: &str, at: usize) -> usize {
    (0..=at).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}

fn ceil_grapheme(text: &str, at: usize) -> usize {
    grapheme_around(text, at).end
}

fn floor_grapheme(text: &str, at: usize) -> usize {
    grapheme_around(text, at).start
}

/// How far back a bound of graphemes is looked for, in bytes: more than letters with their marks take.
const GRAPHEME_REACH: usize = 256;

/// Returns the grapheme that a place lies in; an empty range at the place if it lies between two.
fn grapheme_around(text: &str, at: usize) -> Range<usize> {
    let nearest = floor_char(text, at.saturating_sub(GRAPHEME_REACH));
    // Nothing joins what stands before white space to what stands behind it.
    let from = text[nearest..at].rfind(char::is_whitespace).map_or(nearest, |space| nearest + space);
    for (start, grapheme) in text[from..].grapheme_indices(true) {
        let range = from + start..from + start + grapheme.len();
        if range.start == at {
            return at..at;
        }
        if range.end > at {
            return range;
        }
    }
    at..at
}

fn trim(text: &str, range: Range<usize>) -> Range<usize> {
    let piece = &text[range.clone()];
    let start = range.start + (piece.len() - piece.trim_start().len());
    start..start + piece.trim().len()
}

/// Returns the columns that a text takes at most: characters that are joined into one, such as some emoji, take fewer.
fn width(text: &str) -> usize {
    text.chars().map(|c| c.width().unwrap_or(0)).sum()
}

fn contains(outer: &Range<usize>, inner: &Range<usize>) -> bool {
    outer.start <= inner.start && inner.end <= outer.end
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Matches the words in `marked`, each as a clause of its own.
    fn find(text: &str, marked: &[&str]) -> Vec<Match> {
        let mut matches: Vec<Match> = marked
            .iter()
            .enumerate()
            .flat_map(|(clause, word)| {
                text.match_indices(word).map(move |(start, word)| Match { range: start..start + word.len(), clause })
            })
            .collect();
        matches.sort_by_key(|found| found.range.start);
        matches
    }

    #[track_caller]
    fn check(text: &str, marked: &[&str], columns: usize, expected: &[&str]) {
        let found: Vec<String> = excerpts(text, &find(text, marked), 2, columns)
            .into_iter()
            .map(|excerpt| {
                let before = if excerpt.cut_before { "…" } else { "" };
                let after = if excerpt.cut_after { "…" } else { "" };
                format!("{before}{}{after}", &text[excerpt.range])
            })
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn whole_sentences_are_shown_where_they_fit() {
        check("The train left. It was late. Nobody knew why.", &["late"], 30, &["It was late. Nobody knew why."]);
        check("The train left. It was late. Nobody knew why.", &["late"], 15, &["It was late."]);
    }

    #[test]
    fn points_of_abbreviations_end_no_sentence() {
        let text = "The U.S. Navy and Mr. Holt left ( HOLT. N ). They came back.";
        check(text, &["Navy"], 50, &["The U.S. Navy and Mr. Holt left ( HOLT. N )."]);
    }

    #[test]
    fn words_around_a_match_stay_whole() {
        let text = "It was the driving factor behind Obama's plan for the economy of all states";
        check(text, &["Obama"], 24, &["…behind Obama's plan for…"]);
    }

    #[test]
    fn long_sentences_are_cut_between_words() {
        let text = "It went through forests and over rivers and past the harbour until the evening came at last";
        check(text, &["harbour"], 30, &["…past the harbour until the…"]);
        check(text, &["forests"], 30, &["…through forests and over…"]);
        check(text, &["last"], 30, &["…came at last"]);
    }

    #[test]
    fn pieces_with_different_words_win_over_repetition() {
        let text = "Minister, minister, minister.\nNothing here.\nThe prime minister spoke.";
        check(text, &["prime", "inister"], 30, &["Minister, minister, minister.", "The prime minister spoke."]);
        let only = excerpts(text, &find(text, &["prime", "inister"]), 1, 30);
        assert_eq!(&text[only[0].range.clone()], "The prime minister spoke.");
    }

    #[test]
    fn without_matches_the_beginning_is_shown() {
        check("First sentence. Second one.\nMore.", &[], 20, &["First sentence."]);
        check("", &[], 20, &[]);
        check("\n \n", &["x"], 20, &[]);
    }

    #[test]
    fn scripts_without_spaces_are_cut_at_characters() {
        check("北京大学的学生昨天在北京举行了会议", &["昨天"], 12, &["…学生昨天在北…"]);
    }

    proptest! {
        #[test]
        fn pieces_fit_lie_on_bounds_and_hold_their_match(
            text in "([a-zé北]{1,9}|[.] |\u{1F469}\u{200D}\u{1F680}|\n| ){0,60}", columns in 8_usize..60
        ) {
            let matches = find(&text, &["a", "é", "北"]);
            let found = excerpts(&text, &matches, 3, columns);
            for pair in found.windows(2) {
                prop_assert!(pair[0].range.end <= pair[1].range.start, "pieces overlap");
            }
            for excerpt in found {
                let piece = &text[excerpt.range.clone()];
                prop_assert!(width(piece) <= columns, "{:?} is wider than {}", piece, columns);
                prop_assert!(!piece.contains('\n'));
                prop_assert_eq!(piece.trim(), piece);
                let holds = matches.iter().any(|found| contains(&excerpt.range, &found.range));
                prop_assert!(matches.is_empty() || holds, "{:?}", piece);
            }
        }

        #[test]
        fn pieces_of_any_text_split_no_grapheme(
            text in "(\\PC{1,8} |[א-ת]\u{5b0}{0,2}|ال[ب-ي]{1,6} |क्ष|नमस्ते |e\u{301}|[a-z]{1,9} |[.] |\n){0,70}",
            columns in 10_usize..50,
            count in 1_usize..4,
        ) {
            let matches = find(&text, &["a", "ال", "नमस्ते"]);
            let found = excerpts(&text, &matches, count, columns);
            let bounds: Vec<usize> = unicode_segmentation::UnicodeSegmentation::grapheme_indices(text.as_str(), true)
                .map(|(at, _)| at)
                .chain([text.len()])
                .collect();
            prop_assert!(found.len() <= count);
            prop_assert!(found.windows(2).all(|pair| pair[0].range.end <= pair[1].range.start));
            let is_cut_by_match = |at: &usize| matches.iter().any(|found| found.range.start == *at || found.range.end == *at);
            // White space with a mark on it is parted from the mark.
            let is_behind_space = |at: &usize| text[..*at].ends_with(char::is_whitespace);
            for excerpt in found {
                for at in [excerpt.range.start, excerpt.range.end] {
                    let is_whole = bounds.contains(&at) || is_cut_by_match(&at) || is_behind_space(&at);
                    prop_assert!(is_whole, "{:?}", &text[excerpt.range.clone()]);
                }
            }
        }
    }
}
