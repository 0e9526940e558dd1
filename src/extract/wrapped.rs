//! Puts the paragraphs of hard-wrapped text together again: mails, old archives, books as plain text.
//!
//! Such a text has lines of at most about 70 columns, broken wherever the next word had no room, and blank lines or
//! indents between its paragraphs. Whether a document is one shows in its blocks, the lines between two blank ones:
//! their lines are nearly as long as the longest, seldom end a sentence, and often go on with a small letter. Verses,
//! lists and menus are not joined: their lines end early, and begin with capitals or marks.

use std::borrow::Cow;
use std::collections::HashSet;
use std::ops::Range;

use super::lines::{Line, is_ideograph};

/// Texts are wrapped at such widths, in columns.
const WIDTHS: std::ops::RangeInclusive<usize> = 45..=100;

/// A line is full, or nearly so, if with the next word it were longer than so many twentieths of the width.
const FULL: usize = 18;
const NEAR: usize = 14;

/// A word before a hyphen stands for a longer one if one of these follows: `two- and three-masted`.
const JOINERS: [&str; 15] =
    ["and", "or", "to", "und", "oder", "bis", "et", "ou", "y", "o", "e", "en", "of", "och", "og"];

/// Joins the lines of each paragraph if the text, from the line `start` on, was hard-wrapped. Tells whether it was.
pub(super) fn join(lines: &mut Vec<Line<'_>>, start: usize) -> bool {
    let Some(wrapping) = Wrapping::find(&lines[start..]) else { return false };
    let hyphens = Hyphens::of(&lines[start..]);
    let mut joined: Vec<Line<'_>> = lines.drain(..start).collect();
    for block in blocks(lines) {
        let block = &lines[block];
        let is_prose = wrapping.is_wrapped(block);
        let mut first = 0;
        for place in 0..block.len() {
            let goes_on = is_prose && place + 1 < block.len() && wrapping.goes_on(block, place);
            if !goes_on {
                joined.push(paragraph(&block[first..=place], &hyphens));
                first = place + 1;
            }
        }
    }
    *lines = joined;
    true
}

/// Returns the runs of lines without a blank line between them.
fn blocks<'l>(lines: &'l [Line<'_>]) -> impl Iterator<Item = Range<usize>> + use<'l> {
    let mut start = 0;
    lines.chunk_by(|_, next| !next.follows_blank).map(move |block| {
        start += block.len();
        start - block.len()..start
    })
}

/// Returns the pairs of lines that may belong together: in a list, no entry goes on in the next.
fn inner_pairs<'l>(block: &'l [Line<'_>]) -> impl Iterator<Item = &'l [Line<'l>]> {
    let is_list = starts_item(&block[0]);
    block.windows(2).filter(move |pair| !(is_list && starts_item(&pair[1])))
}

/// How a text was wrapped.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Wrapping {
    /// Nearly no line has more columns.
    width: usize,
    /// Sentences begin with capitals and go on with small letters, as they do not in Arabic and in texts of capitals.
    has_case: bool,
}

impl Wrapping {
    /// Returns how the text was wrapped; None if it was not.
    fn find(lines: &[Line<'_>]) -> Option<Self> {
        let inner = || lines.windows(2).filter(|pair| !pair[1].follows_blank).map(|pair| &pair[0]);
        let mut counts = [0_usize; *WIDTHS.end() + 2];
        for line in inner() {
            counts[columns(line)] += 1;
        }
        let n_inner: usize = counts.iter().sum();
        let mut n_longer = 0;
        let width = (0..counts.len()).rev().find(|width| {
            n_longer += counts[*width];
            n_longer * 20 > n_inner
        })?;
        if n_inner < 2 || !WIDTHS.contains(&width) {
            return None;
        }
        let n_small = inner().filter(|line| line.text.contains(char::is_lowercase)).count();
        let wrapping = Self { width, has_case: n_small * 2 > n_inner };
        let bytes = |lines: &[Line<'_>]| lines.iter().map(|line| line.text.len()).sum::<usize>();
        let longer =
            lines.iter().filter(|line| columns(line) > width * 5 / 4).map(|line| line.text.len()).sum::<usize>();
        let (mut wrapped, mut n_wrapped) = (0, 0);
        for block in blocks(lines).map(|block| &lines[block]).filter(|block| wrapping.shows(block)) {
            wrapped += bytes(block);
            n_wrapped += block.len() - 1;
        }
        let all = bytes(lines);
        (n_wrapped >= 2 && wrapped * 4 >= all && longer * 5 <= all).then_some(wrapping)
    }

    /// True if a block by itself shows wrapped paragraphs, or entries of a list that are wrapped.
    fn shows(self, block: &[Line<'_>]) -> bool {
        let count = |is_so: &dyn Fn(&[Line<'_>]) -> bool| inner_pairs(block).filter(|pair| is_so(pair)).count();
        let n_pairs = inner_pairs(block).count();
        let n_near = count(&|pair| self.is_filled(&pair[0], &pair[1], NEAR));
        let n_full = count(&|pair| self.is_filled(&pair[0], &pair[1], FULL));
        let n_ends = count(&|pair| pair[0].shape.ends_sentence);
        let n_small = count(&|pair| !starts_big(&pair[1]));
        let n_columns = block.iter().filter(|line| has_columns(line)).count();
        let is_told_by_case = self.has_case && n_near * 10 >= n_pairs * 7 && n_small * 3 >= n_pairs;
        let is_told_by_width = !self.has_case && n_full * 10 >= n_pairs * 7;
        n_pairs > 0 && (is_told_by_case || is_told_by_width) && n_ends * 3 <= n_pairs && n_columns * 2 < block.len()
    }

    /// True if a block of a wrapped text is wrapped, too. All lines of a short one may happen to begin with capitals.
    fn is_wrapped(self, block: &[Line<'_>]) -> bool {
        self.shows(block) || inner_pairs(block).all(|pair| self.is_filled(&pair[0], &pair[1], FULL))
    }

    /// True if the paragraph of a line goes on in the next.
    fn goes_on(self, block: &[Line<'_>], place: usize) -> bool {
        let (line, next) = (&block[place], &block[place + 1]);
        let is_full = self.is_filled(line, next, FULL);
        if has_columns(line) || has_columns(next) || is_key_line(line) && is_key_line(next) {
            return false;
        }
        let ends = line.shape.ends_sentence || line.shape.ends_colon;
        if starts_item(next) && (ends || !is_full || !may_be_prose(next) || starts_item(&block[0])) {
            return false;
        }
        // The first line of a paragraph is indented, and those of a list all but the first.
        let is_indented = indent(next) > indent(line) + usize::from(!line.shape.ends_sentence)
            && !starts_item(line)
            && (line.shape.ends_sentence || block.get(place + 2).is_some_and(|below| indent(below) < indent(next)));
        if is_indented {
            return false;
        }
        let is_small = !starts_big(next);
        is_full || is_small && self.is_filled(line, next, NEAR) || is_small && !ends && columns(line) * 2 >= self.width
    }

    /// True if the first word of the next line had no room on this one, in so many twentieths of the width.
    fn is_filled(self, line: &Line<'_>, next: &Line<'_>, twentieths: usize) -> bool {
        let word = next.text.split(' ').next().unwrap_or_default();
        // Scripts without spaces are broken anywhere.
        let word = if word.contains(is_ideograph) { 2 } else { word.chars().count() };
        (columns(line) + 1 + word) * 20 > self.width * twentieths
    }
}

/// Returns where a line ends, in columns; no more than one beyond the greatest width.
fn columns(line: &Line<'_>) -> usize {
    let text = line.raw.trim_end();
    let most = WIDTHS.end() + 1;
    if text.is_ascii() {
        return text.len().min(most);
    }
    text.chars().take(most).map(|c| if is_ideograph(c) { 2 } else { 1 }).sum::<usize>().min(most)
}

fn indent(line: &Line<'_>) -> usize {
    line.raw.len() - line.raw.trim_start().len()
}

/// True for the rows of a table.
fn has_columns(line: &Line<'_>) -> bool {
    let text = line.raw.trim();
    text.contains('\t') || text.contains("    ") || text.starts_with('|') && text.ends_with('|')
}

/// True if a line does not begin as the middle of a sentence does.
fn starts_big(line: &Line<'_>) -> bool {
    line.text.chars().find(|c| c.is_alphanumeric()).is_none_or(char::is_uppercase)
}

/// True for entries of lists, headings and quotations of Markdown and mails.
fn starts_item(line: &Line<'_>) -> bool {
    line.shape.is_item || line.text.starts_with(['>', '#', '|', '='])
}

/// True if what looks like an entry of a list may as well be a dash or an initial within a sentence.
fn may_be_prose(line: &Line<'_>) -> bool {
    let mark = line.text.split(' ').next().unwrap_or_default();
    let is_initial = mark.len() == 2 && mark.ends_with('.') && mark.starts_with(char::is_uppercase);
    is_initial || matches!(mark, "-" | "–" | "—")
}

/// True for the lines at the head of mails: `Subject: Ferry fares`.
fn is_key_line(line: &Line<'_>) -> bool {
    let key = line.text.split_once(": ").map_or("", |(key, _)| key);
    matches!(key.len(), 2..=20) && key.starts_with(char::is_uppercase) && !key.contains(' ')
}

fn paragraph<'a>(lines: &[Line<'a>], hyphens: &Hyphens) -> Line<'a> {
    if let [line] = lines {
        return line.clone();
    }
    let mut text = String::with_capacity(lines.iter().map(|line| line.text.len() + 1).sum());
    for line in lines {
        let next = line.text.as_ref();
        let is_wide = text.ends_with(is_ideograph_or_mark) && next.starts_with(is_ideograph_or_mark);
        if text.ends_with('-') {
            hyphens.join(&mut text, next);
        } else if !text.is_empty() && !is_wide {
            text.push(' ');
        }
        text.push_str(next);
    }
    Line { follows_blank: lines[0].follows_blank, ..Line::new(Cow::Owned(text)) }
}

/// Characters of the scripts that have no spaces between words.
fn is_ideograph_or_mark(c: char) -> bool {
    is_ideograph(c) || matches!(c, '\u{3000}'..='\u{303f}' | '\u{ff00}'..='\u{ffef}')
}

/// What to do with a hyphen at the end of a line.
///
/// It is removed only if the word without it stands elsewhere in the text and the word with it does not. Else it is
/// kept, without a space behind it: words such as `sea-worn` are broken there, too.
#[derive(Debug, Default)]
struct Hyphens {
    /// The words of the text in small letters; none if no line ends in a hyphen.
    words: HashSet<String>,
}

impl Hyphens {
    fn of(lines: &[Line<'_>]) -> Self {
        if !lines.iter().any(|line| line.text.ends_with('-')) {
            return Self::default();
        }
        let words = lines.iter().flat_map(|line| line.text.split(is_no_part_of_word));
        Self { words: words.filter(|word| !word.is_empty()).map(str::to_lowercase).collect() }
    }

    /// Prepares a text that ends in a hyphen for what follows.
    fn join(&self, text: &mut String, next: &str) {
        let before = text[..text.len() - 1].rsplit(is_no_part_of_word).next().unwrap_or_default();
        let after = next.split(is_no_part_of_word).next().unwrap_or_default();
        let is_dash = !before.ends_with(char::is_alphanumeric) || !after.starts_with(char::is_alphanumeric);
        if is_dash || JOINERS.contains(&after) {
            text.push(' ');
            return;
        }
        let has = |word: String| self.words.contains(&word.to_lowercase());
        if after.starts_with(char::is_lowercase) && has(format!("{before}{after}")) && !has(format!("{before}-{after}"))
        {
            text.pop();
        }
    }
}

fn is_no_part_of_word(c: char) -> bool {
    !c.is_alphanumeric() && c != '-'
}

#[cfg(test)]
#[path = "wrapped_tests.rs"]
mod tests;
