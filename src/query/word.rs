//! The words of a query: plain ones, those with wildcards, fuzzy ones, and phrases.

use super::MAX_SLOP;
use super::ast::{PatternKind, PhrasePart, QueryWeight, Wildcard, WordForm};
use super::error::SyntaxErrorKind;
use super::lexer::Written;
use crate::analysis::{is_stop_word, words};
use crate::language::Language;

/// The fewest letters of a word with wildcards.
const LEAST_OF_WILDCARD: usize = 2;
/// The fewest letters of a fuzzy word.
const LEAST_OF_FUZZY: usize = 3;

/// A phrase as it was read, and whether a star was left out of it.
#[derive(Debug)]
pub(super) struct ReadPhrase {
    pub(super) kind: PatternKind,
    pub(super) has_lonely_star: bool,
}

/// Reads a word. None if it has neither letters nor digits, such as a dash.
pub(super) fn read(word: &Written, form: WordForm) -> Result<Option<PatternKind>, SyntaxErrorKind> {
    let alone = pieces(word, false)?;
    // Of several words a phrase is made, so they are read as one.
    let Pieces { mut parts, lonely_stars, .. } = if alone.parts.len() > 1 { pieces(word, true)? } else { alone };
    if lonely_stars > 0 {
        return Err(SyntaxErrorKind::ShortWildcard);
    }
    if !parts.iter().any(|part| matches!(part, PhrasePart::Wildcard(_))) {
        let text = if form == WordForm::Any { without_possessive(&word.text) } else { &word.text };
        return Ok(has_letters(text).then(|| PatternKind::Word { text: text.to_owned(), form }));
    }
    if form != WordForm::Any {
        return Err(SyntaxErrorKind::FormOfPattern);
    }
    if let [PhrasePart::Wildcard(_)] = parts[..]
        && let Some(PhrasePart::Wildcard(wildcard)) = parts.pop()
    {
        return Ok(Some(PatternKind::Wildcard(wildcard)));
    }
    Ok(Some(PatternKind::Phrase { parts, form, slop: 0 }))
}

/// Reads what stood between quotation marks, and the number behind `~` if that followed.
pub(super) fn read_phrase(text: &Written, form: WordForm, slop: Option<&str>) -> Result<ReadPhrase, SyntaxErrorKind> {
    let Pieces { mut parts, lonely_stars, without_stars } = pieces(text, true)?;
    let has_wildcard = parts.iter().any(|part| matches!(part, PhrasePart::Wildcard(_)));
    if !has_wildcard {
        parts = vec![PhrasePart::Words(without_stars)];
    }
    let length = parts.iter().map(part_length).sum::<usize>();
    if length == 0 {
        return Err(SyntaxErrorKind::Nothing);
    }
    if has_wildcard && form != WordForm::Any {
        return Err(SyntaxErrorKind::FormOfPattern);
    }
    let slop = match slop {
        None => 0,
        Some(_) if length < 2 => return Err(SyntaxErrorKind::SlopOfOneWord),
        Some(number) => {
            let read = whole_number(number).filter(|slop| *slop <= MAX_SLOP);
            read.ok_or_else(|| SyntaxErrorKind::BadSlop(number.to_owned()))?
        }
    };
    Ok(ReadPhrase { kind: PatternKind::Phrase { parts, form, slop }, has_lonely_star: lonely_stars > 0 })
}

/// Reads a word with `~` behind it.
pub(super) fn read_fuzzy(word: &Written, distance: &str, form: WordForm) -> Result<PatternKind, SyntaxErrorKind> {
    if form != WordForm::Any {
        return Err(SyntaxErrorKind::FormOfPattern);
    }
    let distance = match distance {
        "" | "1" => 1,
        "2" => 2,
        _ => return Err(SyntaxErrorKind::BadFuzziness(distance.to_owned())),
    };
    let mut found = words(&word.text);
    let (Some(only), None) = (found.next(), found.next()) else { return Err(SyntaxErrorKind::FuzzyOther) };
    if !word.wildcards.is_empty() {
        return Err(SyntaxErrorKind::FuzzyOther);
    }
    let text = word.text[only].to_owned();
    if text.chars().filter(|c| c.is_alphanumeric()).count() < LEAST_OF_FUZZY {
        return Err(SyntaxErrorKind::ShortFuzzy);
    }
    Ok(PatternKind::Fuzzy { text, distance })
}

/// Reads what stands behind `^`.
pub(super) fn read_weight(text: &str) -> Result<QueryWeight, SyntaxErrorKind> {
    let bad = || SyntaxErrorKind::BadWeight(text.to_owned());
    let (whole, fraction) = text.split_once('.').unwrap_or((text, "0"));
    if fraction.is_empty() || fraction.len() > 3 {
        return Err(bad());
    }
    let whole = if whole.is_empty() { Some(0) } else { whole_number(whole).filter(|whole| *whole <= 1_000) };
    let thousandths = whole_number(&format!("{fraction:0<3}"));
    let weight = whole.zip(thousandths).map(|(whole, thousandths)| whole * 1_000 + thousandths);
    weight.filter(|weight| (1..=1_000_000).contains(weight)).map(QueryWeight).ok_or_else(bad)
}

/// Returns a word without an English `'s` at its end, which is an ending like others: `Putin's` is any form of Putin. In
/// `it's` it is a word.
pub(super) fn without_possessive(text: &str) -> &str {
    let mut last_two = words(text).fold([0..0, 0..0], |[_, last], range| [last, range]);
    let [owner, ending] = &mut last_two;
    let joint = text.get(owner.end..ending.start);
    let is_possessive = matches!(joint, Some("'" | "’")) && text[ending.clone()].eq_ignore_ascii_case("s");
    let name = &text[owner.clone()];
    let is_name = name.chars().nth(1).is_some() && !is_stop_word(&name.to_lowercase(), Language::ENGLISH);
    if is_possessive && is_name { &text[..owner.end] } else { text }
}

/// Returns how many words a part of a phrase has.
pub(super) fn part_length(part: &PhrasePart) -> usize {
    match part {
        PhrasePart::Words(text) => words(text).count(),
        PhrasePart::Wildcard(_) => 1,
    }
}

/// True if the text has anything to search for.
pub(super) fn has_letters(text: &str) -> bool {
    words(text).next().is_some()
}

fn whole_number(text: &str) -> Option<u32> {
    let is_number = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|_| is_number)
}

/// A text with wildcards, cut at those.
struct Pieces {
    /// The words with wildcards, and what stands between them from its first letter to its last.
    parts: Vec<PhrasePart>,
    /// How many stars touch no letter.
    lonely_stars: usize,
    /// The text without those.
    without_stars: String,
}

/// Cuts a text at its words with wildcards.
///
/// A star counts where it touches a letter or digit; a question mark where one follows it, within quotation marks only if
/// one stands before it too: elsewhere it asks.
fn pieces(text: &Written, is_quoted: bool) -> Result<Pieces, SyntaxErrorKind> {
    let mut pieces = Pieces { parts: Vec::new(), lonely_stars: 0, without_stars: String::new() };
    let characters = classify(text, is_quoted);
    let mut between = String::new();
    let mut at = 0;
    while at < characters.len() {
        let (c, class) = characters[at];
        if class == Class::LonelyStar {
            pieces.lonely_stars += 1;
            at += 1;
            continue;
        }
        let in_word = |class: Class| matches!(class, Class::Letter | Class::Wild);
        let run = characters[at..].iter().take_while(|(_, class)| in_word(*class));
        let length = run.clone().count();
        let is_wild = run.clone().any(|(_, class)| *class == Class::Wild);
        let end = at + length.max(1);
        let run: String = if length == 0 { c.to_string() } else { run.map(|(c, _)| *c).collect() };
        at = end;
        pieces.without_stars.push_str(&run);
        if !is_wild {
            between.push_str(&run);
            continue;
        }
        if run.chars().filter(|c| c.is_alphanumeric()).count() < LEAST_OF_WILDCARD {
            return Err(SyntaxErrorKind::ShortWildcard);
        }
        push_words(&mut pieces.parts, &std::mem::take(&mut between));
        pieces.parts.push(PhrasePart::Wildcard(Wildcard(without_doubled_stars(&run))));
    }
    push_words(&mut pieces.parts, &between);
    Ok(pieces)
}

fn push_words(parts: &mut Vec<PhrasePart>, text: &str) {
    let first = words(text).next();
    let end = words(text).last();
    if let (Some(first), Some(last)) = (first, end) {
        parts.push(PhrasePart::Words(text[first.start..last.end].to_owned()));
    }
}

fn without_doubled_stars(text: &str) -> String {
    let mut single = String::with_capacity(text.len());
    for c in text.chars() {
        if !(c == '*' && single.ends_with('*')) {
            single.push(c);
        }
    }
    single
}

/// What a character of a text with wildcards is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Class {
    /// A letter, a digit, or a mark on one.
    Letter,
    /// A wildcard.
    Wild,
    /// A star that touches no letter.
    LonelyStar,
    Other,
}

fn classify(text: &Written, is_quoted: bool) -> Vec<(char, Class)> {
    let mut wildcards = text.wildcards.iter().peekable();
    let mut characters: Vec<(char, Class)> = Vec::with_capacity(text.text.len());
    for (place, c) in text.text.char_indices() {
        let is_wildcard = wildcards.next_if(|wildcard| **wildcard == place).is_some();
        let class = match () {
            () if is_wildcard => Class::Wild,
            () if has_letters(c.encode_utf8(&mut [0; 4])) => Class::Letter,
            () => Class::Other,
        };
        characters.push((c, class));
    }
    let mut at = 0;
    while at < characters.len() {
        let length = characters[at..].iter().take_while(|(_, class)| *class == Class::Wild).count();
        if length > 0 {
            settle_run(&mut characters, at..at + length, is_quoted);
        }
        at += length.max(1);
    }
    characters
}

/// Decides whether the wildcards of a run count.
fn settle_run(characters: &mut [(char, Class)], run: std::ops::Range<usize>, is_quoted: bool) {
    let is_letter = |place: usize| characters.get(place).is_some_and(|(_, class)| *class == Class::Letter);
    let follows_letter = run.start.checked_sub(1).is_some_and(is_letter);
    let precedes_letter = is_letter(run.end);
    let has_star = characters[run.clone()].iter().any(|(c, _)| *c == '*');
    let counts =
        if has_star { follows_letter || precedes_letter } else { precedes_letter && (follows_letter || !is_quoted) };
    if counts {
        return;
    }
    for (c, class) in &mut characters[run] {
        *class = if *c == '*' { Class::LonelyStar } else { Class::Other };
    }
}
