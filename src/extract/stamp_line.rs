//! Lines that state several things at once: `Ann Lee · 3 March 2021 · 6 min read`, `2021年3月3日 来源：… 记者：…`.

use crate::date::PartialDate;

use super::names::is_personal_name;
use super::{byline, date, source};

/// What stands between the parts of such a line; a comma only where a space follows.
const MARKS: [&str; 13] = ["|", "·", "•", "//", " / ", " - ", " – ", " — ", ", ", "،", "(", ")", "*"];

/// Words before an author in scripts without spaces between words.
const WIDE_AUTHOR_LABELS: [&str; 9] =
    ["记者", "記者", "作者", "撰文", "取材・文", "文・写真", "写真・文", "執筆", "文"];

/// Words after a name, with the space before them.
const WIDE_REPORTERS: [&str; 3] = [" 記者", " 记者", " 기자"];

/// Words before a source in scripts without spaces between words.
const WIDE_SOURCE_LABELS: [&str; 5] = ["来源", "來源", "出典", "情報源", "출처"];

/// Returns the authors that a line with a date states beside it after a word such as `by`; None if it states none.
pub(super) fn author(line: &str, today: PartialDate) -> Option<String> {
    if let Some(name) = wide_author(line) {
        return Some(name.to_owned());
    }
    let introduced = |part: &&str| byline::introduced(part).is_some() && byline::is_byline(part, today);
    parts(line, today).into_iter().filter(introduced).find_map(|part| byline::author(part, today))
}

/// Returns the part of a line with a date that is the name of a person by itself; None if there is none.
pub(super) fn bare_name(line: &str, today: PartialDate) -> Option<&str> {
    parts(line, today).into_iter().map(without_handle).find(|part| is_personal_name(part))
}

/// True if a line with a date states an author beside it.
pub(super) fn states_author(line: &str, today: PartialDate) -> bool {
    author(line, today).is_some() || bare_name(line, today).is_some()
}

/// Returns the outlet that a line with a date states beside it; None if it states none.
pub(super) fn source(line: &str, today: PartialDate) -> Option<&str> {
    wide_label(line, &WIDE_SOURCE_LABELS).or_else(|| parts(line, today).into_iter().find_map(source::in_source_line))
}

/// Returns the author that a line states in Chinese, Japanese or Korean: `记者：李安`, `李安 記者`, `文＝李安`.
pub(super) fn wide_author(line: &str) -> Option<&str> {
    let labelled = wide_label(line, &WIDE_AUTHOR_LABELS).filter(|name| is_wide_name(name));
    labelled.or_else(|| {
        let (before, after) = WIDE_REPORTERS.iter().find_map(|office| line.split_once(office))?;
        let name = before.rsplit([' ', '=', '＝', '[']).next().filter(|name| is_wide_name(name))?;
        (after.is_empty() || after.starts_with([' ', ']', '=', '＝', '/'])).then_some(name)
    })
}

/// True for names in ideographs, kana or Hangul.
fn is_wide_name(name: &str) -> bool {
    (2..=8).contains(&name.chars().count()) && name.chars().all(|c| c.is_alphabetic() && c >= '\u{3040}')
}

/// Returns what follows one of the labels: `记者：李安`, `記者 李安`, `文＝李安`; up to the next space or mark.
fn wide_label<'a>(line: &'a str, labels: &[&str]) -> Option<&'a str> {
    if line.is_ascii() {
        return None;
    }
    let ends_value =
        |c: char| c.is_whitespace() || matches!(c, '|' | '｜' | '（' | '）' | '(' | ')' | '、' | '，' | '/');
    labels.iter().find_map(|label| {
        let (before, rest) = line.split_once(label)?;
        let is_word = before.is_empty() || before.ends_with(ends_value);
        let value = rest.strip_prefix(['：', ':', '＝', '=', '／', '/', ' '])?.trim_start();
        let value = value.split(ends_value).next()?;
        (is_word && !value.is_empty()).then_some(value)
    })
}

/// Cuts a line at its dates and marks.
fn parts(line: &str, today: PartialDate) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut rest = line;
    while let Some(found) = date::find(rest, today).filter(|_| pieces.len() < 4) {
        pieces.push(&rest[..found.range.start]);
        rest = &rest[found.range.end..];
    }
    pieces.push(rest);
    for mark in MARKS {
        pieces = pieces.into_iter().flat_map(|piece| piece.split(mark)).collect();
    }
    pieces
        .into_iter()
        .map(|piece| piece.trim_matches([' ', ',', ':', '-', '–', '—']))
        .filter(|piece| !piece.is_empty())
        .collect()
}

/// Cuts a name on a social network off: `Ann Lee @annlee`.
fn without_handle(part: &str) -> &str {
    part.split_once('@').map_or(part, |(name, _)| name.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(line: &str, expected_author: Option<&str>, expected_source: Option<&str>) {
        let today = "2024-06-01".parse().unwrap();
        let author = author(line, today).or_else(|| bare_name(line, today).map(str::to_owned));
        assert_eq!((author.as_deref(), source(line, today)), (expected_author, expected_source), "{line}");
    }

    #[test]
    fn reads_names_beside_a_date() {
        check("Ann Lee · March 3, 2021 · 6 min read", Some("Ann Lee"), None);
        check("2021-03-03 08:15 | Ann Lee", Some("Ann Lee"), None);
        check("Posted on March 3, 2021 by Ann Lee in News // 5 Comments", Some("Ann Lee"), None);
        check("Ann Lee @annlee / 11:04 AM CET•March 3, 2021", Some("Ann Lee"), None);
        check("Veröffentlicht am 3. März 2021 von Anna Lehmann", Some("Anna Lehmann"), None);
        check("Le 3 mars 2021, par Anne Leroy", Some("Anne Leroy"), None);
        check("Анна Лисенко, 3 березня 2021 року", Some("Анна Лисенко"), None);
        check("Published: 3 Mar 2021 | Author: Staff", None, None);
        check("Local News | March 3, 2021", None, None);
        check("New York, March 3, 2021", None, None);
    }

    #[test]
    fn reads_labels_without_spaces_between_words() {
        check("2021年3月3日 09:20 来源：港口晚报 记者：李安", Some("李安"), Some("港口晚报"));
        check("2021年3月3日 文・写真＝藤みずき", Some("藤みずき"), None);
        check("2021年3月3日 藤みずき 記者", Some("藤みずき"), None);
        check("港口晚报 记者昨天获悉", None, None);
        check("2021년 3월 3일 홍길동 기자 hong@harbour.example", Some("홍길동"), None);
        check("2021年3月3日 中文：港口", None, None);
        check("3 March 2021 | Source: Harbour Courier", None, Some("Harbour Courier"));
    }
}
