//! A query written out again, so that reading it gives the same query.

use std::fmt::{self, Display, Formatter, Write};

use super::ast::{
    Filter, FilterQuery, Near, Pattern, PatternKind, PhrasePart, QueryAst, QueryWeight, Relation, TextField, TextQuery,
    WordForm,
};
use super::lexer::closing_quotes;
use super::operator;
use super::word::has_letters;

impl Display for QueryAst {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::All => f.write_str("*"),
            Self::Text(text) => write!(f, "{text}"),
            Self::Filter(filter) => write!(f, "{filter}"),
            Self::And { clauses, bare: true } => join(f, clauses, " ", write_bare_clause),
            Self::And { clauses, bare: false } => join(f, clauses, " AND ", write_clause),
            Self::Or(clauses) => join(f, clauses, " OR ", write_clause),
            Self::Not(inner) => {
                f.write_str("NOT ")?;
                write_bare_clause(f, inner)
            }
            Self::Weighted { query, weight } => {
                let is_single = match &**query {
                    // In an address the sign would be part of it.
                    Self::Text(TextQuery { field: Some(TextField::Url), .. }) => false,
                    Self::Text(text) => !is_operator(&text.pattern) || text.field.is_some(),
                    Self::All | Self::Filter(_) => true,
                    _ => false,
                };
                if is_single { write!(f, "{query}^{weight}") } else { write!(f, "({query})^{weight}") }
            }
        }
    }
}

/// Writes parts with something between them.
fn join<T>(
    f: &mut Formatter<'_>,
    parts: &[T],
    between: &str,
    write_part: fn(&mut Formatter<'_>, &T) -> fmt::Result,
) -> fmt::Result {
    for (place, part) in parts.iter().enumerate() {
        if place > 0 {
            f.write_str(between)?;
        }
        write_part(f, part)?;
    }
    Ok(())
}

fn write_clause(f: &mut Formatter<'_>, clause: &QueryAst) -> fmt::Result {
    match clause {
        QueryAst::And { .. } | QueryAst::Or(_) => write!(f, "({clause})"),
        _ => write!(f, "{clause}"),
    }
}

/// Near-queries are read without brackets too, but not so easily by people.
fn write_bare_clause(f: &mut Formatter<'_>, clause: &QueryAst) -> fmt::Result {
    match clause {
        QueryAst::Text(TextQuery { field: None, pattern: Pattern { kind: PatternKind::Near(_), .. } }) => {
            write!(f, "({clause})")
        }
        _ => write_clause(f, clause),
    }
}

impl Display for QueryWeight {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0 / 1_000)?;
        if !self.0.is_multiple_of(1_000) {
            let fraction = format!("{:03}", self.0 % 1_000);
            write!(f, ".{}", fraction.trim_end_matches('0'))?;
        }
        Ok(())
    }
}

impl Display for TextQuery {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self.field {
            None => write!(f, "{}", self.pattern),
            Some(field) if is_operator(&self.pattern) || self.is_fuzzy_in_address() => {
                write!(f, "{}:({})", field.name(), self.pattern)
            }
            Some(field) => write!(f, "{}:{}", field.name(), self.pattern),
        }
    }
}

impl TextQuery {
    /// True if the sign of a fuzzy word would be read as a part of an address.
    fn is_fuzzy_in_address(&self) -> bool {
        self.field == Some(TextField::Url) && matches!(self.pattern.kind, PatternKind::Fuzzy { .. })
    }
}

/// True if brackets are needed behind a field.
fn is_operator(pattern: &Pattern) -> bool {
    matches!(pattern.kind, PatternKind::Near(_) | PatternKind::AtLeast { .. })
}

impl Display for Pattern {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match &self.kind {
            PatternKind::Word { text, form } => write!(f, "{}{}", prefix(*form), escape_word(text)),
            PatternKind::Wildcard(wildcard) => f.write_str(&wildcard.0),
            PatternKind::Fuzzy { text, distance: 1 } => write!(f, "{}~", escape_word(text)),
            PatternKind::Fuzzy { text, distance } => write!(f, "{}~{distance}", escape_word(text)),
            PatternKind::Regex(expression) => write!(f, "/{expression}/"),
            PatternKind::Phrase { parts, form, slop } => {
                write!(f, "{}\"", prefix(*form))?;
                join(f, parts, " ", write_part)?;
                f.write_char('"')?;
                if *slop > 0 { write!(f, "~{slop}") } else { Ok(()) }
            }
            PatternKind::Any(patterns) => {
                f.write_char('(')?;
                join(f, patterns, " OR ", |f, pattern| write!(f, "{pattern}"))?;
                f.write_char(')')
            }
            PatternKind::Near(near) => write!(f, "{near}"),
            PatternKind::AtLeast { count, pattern } => write!(f, "atleast{count} {pattern}"),
        }
    }
}

fn write_part(f: &mut Formatter<'_>, part: &PhrasePart) -> fmt::Result {
    match part {
        PhrasePart::Words(text) => f.write_str(&escape_phrase(text)),
        PhrasePart::Wildcard(wildcard) => f.write_str(&wildcard.0),
    }
}

fn prefix(form: WordForm) -> &'static str {
    match form {
        WordForm::Any => "",
        WordForm::Exact => "=",
        WordForm::Written => "caps:",
    }
}

impl Display for Near {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        // Read from left to right, so that only what stands on the right needs brackets.
        let is_nested = matches!(self.right.kind, PatternKind::Near(_));
        let not = if self.is_excluded { "not " } else { "" };
        write!(f, "{} {not}{} ", self.left, self.relation)?;
        if is_nested { write!(f, "({})", self.right) } else { write!(f, "{}", self.right) }
    }
}

impl Display for Relation {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::Within(distance) => write!(f, "w/{distance}"),
            Self::Before(distance) => write!(f, "pre/{distance}"),
            Self::SameSentence => f.write_str("w/s"),
            Self::SameParagraph => f.write_str("w/p"),
        }
    }
}

impl Display for FilterQuery {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.filter)
    }
}

impl Display for Filter {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::Language(language) => write!(f, "lang:{language}"),
            Self::Glued(is_glued) => write!(f, "glued:{}", if *is_glued { "yes" } else { "no" }),
            Self::Id(id) => write!(f, "id:\"{}\"", escape_phrase(id)),
            Self::Has(property) => write!(f, "has:{}", property.name()),
            Self::Published { since: Some(since), until: Some(until) } if since == until => write!(f, "date:{since}"),
            Self::Published { since: Some(since), until: Some(until) } => write!(f, "date:{since}..{until}"),
            Self::Published { since: Some(since), until: None } => write!(f, "since:{since}"),
            Self::Published { since: None, until: Some(until) } => write!(f, "until:{until}"),
            Self::Length { least: Some(least), most: Some(most) } if least == most => write!(f, "words:{least}"),
            Self::Length { least: Some(least), most: Some(most) } => write!(f, "words:{least}..{most}"),
            Self::Length { least: Some(least), most: None } => write!(f, "words:>={least}"),
            Self::Length { least: None, most: Some(most) } => write!(f, "words:<={most}"),
            Self::Published { since: None, until: None } | Self::Length { least: None, most: None } => f.write_str("*"),
        }
    }
}

/// Puts a backslash before what would end the quotation or be a wildcard.
fn escape_phrase(phrase: &str) -> String {
    let mut escaped = String::with_capacity(phrase.len());
    let mut characters = phrase.chars().peekable();
    while let Some(c) = characters.next() {
        // A question mark asks at the end of a word.
        let asks = characters.peek().is_none_or(|next| next.is_whitespace());
        if matches!(c, '\\' | '"' | '“' | '”' | '*') || (c == '?' && !asks) {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    escaped
}

/// Puts a backslash before whatever would mean something else to the parser.
fn escape_word(word: &str) -> String {
    let is_operator = operator::read(word).is_some() || word.eq_ignore_ascii_case("not");
    let mut escaped = String::with_capacity(word.len() + 1);
    for (place, c) in word.char_indices() {
        let is_plain = match c {
            '.' | ',' | ';' | '\'' | '%' | '#' | '@' | '$' | '_' | '+' => true,
            '-' | '!' | '/' | '&' => place > 0,
            // At the end of a word it asks.
            '?' => place > 0 && !has_letters(&word[place..]),
            '−' => false,
            _ => c.is_alphanumeric() || !(c.is_ascii() || c.is_whitespace() || closing_quotes(c).is_some()),
        };
        if !is_plain || (place == 0 && is_operator) {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    escaped
}
