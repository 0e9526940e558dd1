//! The block of statements about the article that some corpora put before its text.
//!
//! Two shapes: lines that all begin with the same mark (`-- Title`, `-- By Jane Doe`, `-- 3 March 2021`) and lines
//! of `Key: value`. A block is known by its shape and by what it states: marked lines a date, an address or an author,
//! keys two fields.

use crate::date::PartialDate;

use super::lines::Line;
use super::names::is_names;
use super::{byline, date};

/// A block is no longer than this; a marked list of more lines is part of the text.
const MAX_LINES: usize = 20;

/// What a head line states.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum HeadField {
    Title,
    Author,
    Date,
    Url,
    Source,
    Language,
}

impl HeadField {
    const ALL: [Self; 6] = [Self::Title, Self::Author, Self::Date, Self::Url, Self::Source, Self::Language];
}

/// A line of the block without its mark or key; `field` is None where it states something else.
#[derive(Debug, Clone, PartialEq, Eq)]
struct HeadLine {
    field: Option<HeadField>,
    value: String,
    text: String,
}

/// The head lines of a text; empty if there is no such block.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct HeadBlock {
    lines: Vec<HeadLine>,
}

impl HeadBlock {
    /// Returns how many lines of the text the block takes.
    pub(super) fn len(&self) -> usize {
        self.lines.len()
    }

    /// Removes and returns what the block states first for a field; None if it states nothing.
    pub(super) fn take(&mut self, field: HeadField) -> Option<String> {
        self.take_as(field, |value| Some(value.to_owned()))
    }

    /// Removes the first statement for a field that can be read, and returns what was read. The others stay.
    pub(super) fn take_as<T>(&mut self, field: HeadField, read: impl Fn(&str) -> Option<T>) -> Option<T> {
        let mut lines = self.lines.iter_mut().filter(|line| line.field == Some(field) && !line.value.is_empty());
        lines.find_map(|line| {
            let value = read(&line.value)?;
            line.text.clear();
            line.value.clear();
            Some(value)
        })
    }

    /// Returns the lines that no field took, empty statements left out.
    pub(super) fn into_unused(self) -> impl Iterator<Item = String> {
        self.lines.into_iter().filter(|line| !line.value.is_empty()).map(|line| line.text)
    }
}

/// Reads the block at the head of a text.
pub(super) fn read(lines: &[Line<'_>], today: PartialDate) -> HeadBlock {
    let states = |head: &[HeadLine], field| head.iter().any(|line| line.field == Some(field));
    let marked = marked_lines(lines, today);
    let is_head = [HeadField::Date, HeadField::Url, HeadField::Author].into_iter().any(|field| states(&marked, field));
    if is_head && marked.len() >= 2 {
        return HeadBlock { lines: marked };
    }
    let keyed = key_lines(lines);
    let n_fields = HeadField::ALL.into_iter().filter(|field| states(&keyed, *field)).count();
    HeadBlock { lines: if n_fields >= 2 { keyed } else { Vec::new() } }
}

/// Reads lines that begin with the same mark: `-- `, `# `, `// `.
fn marked_lines(lines: &[Line<'_>], today: PartialDate) -> Vec<HeadLine> {
    let Some(mark) = lines.first().and_then(|line| line.text.split(' ').next()).filter(|word| is_mark(word)) else {
        return Vec::new();
    };
    let values = lines.iter().map_while(|line| match line.text.strip_prefix(mark) {
        Some("") => Some(("", line)),
        Some(rest) => rest.strip_prefix(' ').map(|value| (value, line)),
        None => None,
    });
    let mut head: Vec<HeadLine> = Vec::new();
    for (value, line) in values.take(MAX_LINES + 1) {
        let has_title = head.iter().any(|line| line.field == Some(HeadField::Title));
        let (field, value) = match key_value(value) {
            Some((field, value)) => (field, value),
            None => (field_by_form(value, has_title, today), value),
        };
        head.push(HeadLine { field, value: value.to_owned(), text: line.text.to_string() });
    }
    if head.len() > MAX_LINES { Vec::new() } else { head }
}

/// Tells what a line without a key states; the first that is nothing else is the title.
fn field_by_form(value: &str, has_title: bool, today: PartialDate) -> Option<HeadField> {
    if value.is_empty() {
        return None;
    }
    let is_address = value.starts_with("http://") || value.starts_with("https://") || value.starts_with("www.");
    if is_address && !value.contains(' ') {
        return Some(HeadField::Url);
    }
    if !has_title && byline::introduced(value).is_none_or(|names| !is_names(names)) {
        let is_date_only = date::find(value, today).is_some_and(|found| is_rest_short(value, &found));
        return Some(if is_date_only { HeadField::Date } else { HeadField::Title });
    }
    if byline::introduced(value).is_some() {
        return Some(HeadField::Author);
    }
    date::find(value, today).filter(|found| is_rest_short(value, found)).map(|_| HeadField::Date)
}

/// True if little but the date is on the line, such as the day of the week.
fn is_rest_short(value: &str, found: &date::FoundDate) -> bool {
    let rest = value.len() - found.range.len();
    rest <= found.range.len().max(12)
}

fn is_mark(word: &str) -> bool {
    matches!(word.len(), 1..=3) && word.bytes().all(|byte| b"-#%>*@;/=~+|".contains(&byte))
}

/// Reads lines of `Key: value`, between rules of `---` or not.
fn key_lines(lines: &[Line<'_>]) -> Vec<HeadLine> {
    let mut head = Vec::new();
    let is_front_matter = lines.first().is_some_and(|line| line.text == "---");
    for line in lines.iter().take(MAX_LINES) {
        let is_rule = line.text.len() >= 3 && line.text.bytes().all(|byte| byte == b'-' || byte == b'=');
        let is_other = is_front_matter && !is_rule && (line.shape.is_item || line.text.contains(':'));
        let entry = match key_value(&line.text) {
            Some((field, value)) => HeadLine { field, value: value.to_owned(), text: line.text.to_string() },
            None if is_rule => HeadLine { field: None, value: String::new(), text: String::new() },
            None if is_other => HeadLine { field: None, value: line.text.to_string(), text: line.text.to_string() },
            None => break,
        };
        let closes = is_rule && !head.is_empty();
        head.push(entry);
        if closes {
            break;
        }
    }
    head
}

/// Splits a line at the colon after a known key; the field is None for keys that state something else.
fn key_value(text: &str) -> Option<(Option<HeadField>, &str)> {
    let (key, value) = text.split_once(':')?;
    if key.len() > 24 || key.is_empty() {
        return None;
    }
    let field = match key.trim().to_lowercase().as_str() {
        "title" | "headline" | "subject" | "titel" | "überschrift" | "titre" | "título" | "titulo" | "titolo"
        | "заголовок" | "tytuł" => Some(HeadField::Title),
        "author" | "authors" | "by" | "byline" | "autor" | "autoren" | "auteur" | "auteurs" | "autore" | "автор" => {
            Some(HeadField::Author)
        }
        "date" | "published" | "publication date" | "pubdate" | "date published" | "datum" | "fecha" | "data"
        | "дата" | "veröffentlicht" | "publié" => Some(HeadField::Date),
        "url" | "link" | "permalink" | "address" | "adresse" | "enlace" | "ссылка" | "посилання" => {
            Some(HeadField::Url)
        }
        "source" | "publisher" | "site" | "newspaper" | "outlet" | "quelle" | "fuente" | "fonte" | "bron"
        | "источник" | "джерело" | "źródło" => Some(HeadField::Source),
        "language" | "lang" | "sprache" | "langue" | "idioma" | "lingua" | "taal" | "язык" | "мова" | "język" => {
            Some(HeadField::Language)
        }
        "id" | "section" | "category" | "categories" | "tags" | "keywords" | "description" | "summary" | "location"
        | "place" | "words" | "length" | "updated" | "modified" | "edition" | "page" | "type" | "copyright"
        | "from" | "to" | "cc" | "reply-to" | "message-id" | "newsgroups" | "organization" => None,
        _ => return None,
    };
    Some((field, unquoted(value.trim())))
}

/// Takes the quotes off that the front matter of Markdown has around its values.
fn unquoted(value: &str) -> &str {
    ['"', '\''].iter().find_map(|quote| value.strip_prefix(*quote)?.strip_suffix(*quote)).unwrap_or(value)
}

#[cfg(test)]
mod tests {
    use super::super::lines::split;
    use super::*;

    #[track_caller]
    fn check(input: &str, length: usize, fields: &[(HeadField, &str)], unused: &[&str]) {
        let mut head = read(&split(input), "2024-06-01".parse().unwrap());
        assert_eq!(head.len(), length);
        for (field, value) in fields {
            assert_eq!(head.take(*field).as_deref(), Some(*value));
        }
        assert_eq!(head.into_unused().collect::<Vec<_>>(), unused);
    }

    #[test]
    fn reads_lines_with_a_mark_by_their_form() {
        let text = "-- Ferry fares to rise\n-- By  Ann Lee\n-- Wed Mar 3, 2021 9:05am GMT\n-- http://harbour.example/a\n\nText.";
        let fields = [
            (HeadField::Title, "Ferry fares to rise"),
            (HeadField::Author, "By Ann Lee"),
            (HeadField::Date, "Wed Mar 3, 2021 9:05am GMT"),
            (HeadField::Url, "http://harbour.example/a"),
        ];
        check(text, 4, &fields, &[]);
        check(text, 4, &fields[1..], &["-- Ferry fares to rise"]);
    }

    #[test]
    fn drops_empty_statements_and_keeps_unknown_ones() {
        check(
            "# Fares\n#\n# 2021-03-03\n# Page 4\nText.",
            4,
            &[(HeadField::Title, "Fares"), (HeadField::Date, "2021-03-03")],
            &["# Page 4"],
        );
    }

    #[test]
    fn a_title_may_hold_a_date() {
        let text = "-- What the harbour board decided on 3 March 2021\n-- 2021-03-04\n";
        check(text, 2, &[(HeadField::Date, "2021-03-04")], &["-- What the harbour board decided on 3 March 2021"]);
    }

    #[test]
    fn reads_keys_and_values() {
        let text = "---\nTitle: Fares: up again\nDate: 2021-03-03\nSection: Local\n---\nText: more";
        check(text, 5, &[(HeadField::Title, "Fares: up again"), (HeadField::Date, "2021-03-03")], &["Section: Local"]);
        check("Title: Fares\nSource: Courier\nText.", 2, &[(HeadField::Source, "Courier")], &["Title: Fares"]);
        check("Titel: Fähre\nAutor: Ann Lee\nDer Text.", 2, &[(HeadField::Author, "Ann Lee")], &["Titel: Fähre"]);
    }

    #[test]
    fn reads_the_front_matter_of_markdown() {
        let text =
            "---\ntitle: \"Fares: up again\"\ndraft: false\nauthors:\n- Ann Lee\ndate: '2021-03-03'\n---\nText: more";
        let fields = [(HeadField::Title, "Fares: up again"), (HeadField::Date, "2021-03-03")];
        check(text, 7, &fields, &["draft: false", "- Ann Lee"]);
    }

    #[test]
    fn reads_the_head_of_a_mail() {
        let text = "From: Ann Lee <ann@harbour.example>\nSubject: Fares: up again\nDate: 3 Mar 2021 10:00:00 +0000\n\nDear all,";
        let fields = [(HeadField::Title, "Fares: up again"), (HeadField::Date, "3 Mar 2021 10:00:00 +0000")];
        check(text, 3, &fields, &["From: Ann Lee <ann@harbour.example>"]);
    }

    #[test]
    fn leaves_lists_and_prose_alone() {
        for text in [
            "- one\n- two\n- three\nText.",
            "Title: A play in three acts.\nIt opens.",
            "-- ",
            "",
            "By the sea: a story\nBy the river: another",
        ] {
            check(text, 0, &[], &[]);
        }
    }
}
