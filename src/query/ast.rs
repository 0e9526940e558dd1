//! A query as it was meant: what the parser makes of the text, and what everything else works on.

use std::fmt;
use std::ops::Range;

use crate::date::PartialDate;

/// Where a part of a query stands in its text, in bytes.
pub type Span = Range<usize>;

/// A query, or a part of one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum QueryAst {
    /// Every article.
    All,
    /// Something to look for in a text.
    Text(TextQuery),
    /// A property that an article has or has not; it does not count towards the score.
    Filter(Filter),
    /// All of these. `bare` if they only stood side by side, without an `AND`.
    And {
        /// Two or more parts.
        clauses: Vec<QueryAst>,
        /// Whether the user wrote nothing between them.
        bare: bool,
    },
    /// At least one of these; two or more.
    Or(Vec<QueryAst>),
    /// Not this.
    Not(Box<QueryAst>),
}

/// Something to look for in the text of an article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TextQuery {
    /// Where to look; None for title and body.
    pub field: Option<TextField>,
    /// What to look for.
    pub pattern: Pattern,
    /// Where it stands in the query, without the name of the field.
    pub span: Span,
}

/// What to look for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Pattern {
    /// A word; or what was written as one and is several, such as `Jong-un`, which then stand side by side.
    Word(String),
    /// Words side by side, written in quotation marks.
    Phrase(String),
    /// All words that begin so.
    Prefix(String),
}

/// A field of which the words can be searched.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TextField {
    /// The headline.
    Title,
    /// The text.
    Body,
    /// The lines of the page that are no article.
    Furniture,
    /// The outlet.
    Source,
    /// Who wrote it.
    Author,
    /// The section of the outlet.
    Section,
    /// The address.
    Url,
}

/// A property of an article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Filter {
    /// It is in this language.
    Language(crate::language::Language),
    /// It has this id.
    Id(String),
    /// It has glued words, or none.
    Glued(bool),
    /// It was published within these dates, both included; None is open.
    Published {
        /// The first.
        since: Option<PartialDate>,
        /// The last.
        until: Option<PartialDate>,
    },
}

impl TextField {
    /// Every field, in the order of the documentation.
    pub const ALL: [TextField; 7] =
        [Self::Title, Self::Body, Self::Furniture, Self::Source, Self::Author, Self::Section, Self::Url];

    /// Returns the name that stands before the colon.
    pub fn name(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Body => "body",
            Self::Furniture => "furniture",
            Self::Source => "source",
            Self::Author => "author",
            Self::Section => "section",
            Self::Url => "url",
        }
    }

    /// True if words in this field say where an article comes from rather than what it tells. They are filters where
    /// bare words are matched in part.
    pub fn is_property(self) -> bool {
        !matches!(self, Self::Title | Self::Body)
    }
}

impl QueryAst {
    /// Calls `visit` with each thing that an article may be found for: nothing that is negated.
    pub fn for_each_text<'a>(&'a self, visit: &mut dyn FnMut(&'a TextQuery)) {
        match self {
            Self::All | Self::Filter(_) | Self::Not(_) => {}
            Self::Text(text) => visit(text),
            Self::And { clauses, .. } | Self::Or(clauses) => {
                for clause in clauses {
                    clause.for_each_text(visit);
                }
            }
        }
    }
}

/// Writes the query so that the parser reads the same from it; brackets where `AND` and `OR` meet.
impl fmt::Display for QueryAst {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::All => f.write_str("*"),
            Self::Text(text) => text.fmt(f),
            Self::Filter(filter) => filter.fmt(f),
            Self::And { clauses, bare } => write_clauses(f, clauses, if *bare { " " } else { " AND " }),
            Self::Or(clauses) => write_clauses(f, clauses, " OR "),
            Self::Not(inner) => {
                f.write_str("NOT ")?;
                write_clause(f, inner)
            }
        }
    }
}

fn write_clauses(f: &mut fmt::Formatter<'_>, clauses: &[QueryAst], between: &str) -> fmt::Result {
    for (place, clause) in clauses.iter().enumerate() {
        if place > 0 {
            f.write_str(between)?;
        }
        write_clause(f, clause)?;
    }
    Ok(())
}

fn write_clause(f: &mut fmt::Formatter<'_>, clause: &QueryAst) -> fmt::Result {
    match clause {
        QueryAst::And { .. } | QueryAst::Or(_) => write!(f, "({clause})"),
        _ => write!(f, "{clause}"),
    }
}

impl fmt::Display for TextQuery {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(field) = self.field {
            write!(f, "{}:", field.name())?;
        }
        match &self.pattern {
            Pattern::Word(word) => f.write_str(&escape_word(word)),
            Pattern::Prefix(prefix) => write!(f, "{}*", escape_word(prefix)),
            Pattern::Phrase(phrase) => write!(f, "\"{}\"", escape_phrase(phrase)),
        }
    }
}

impl fmt::Display for Filter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Language(language) => write!(f, "lang:{language}"),
            Self::Glued(is_glued) => write!(f, "glued:{}", if *is_glued { "yes" } else { "no" }),
            Self::Id(id) => write!(f, "id:\"{}\"", escape_phrase(id)),
            Self::Published { since: Some(since), until: Some(until) } if since == until => write!(f, "date:{since}"),
            Self::Published { since: Some(since), until: Some(until) } => write!(f, "date:{since}..{until}"),
            Self::Published { since: Some(since), until: None } => write!(f, "since:{since}"),
            Self::Published { since: None, until: Some(until) } => write!(f, "until:{until}"),
            Self::Published { since: None, until: None } => f.write_str("*"),
        }
    }
}

/// Puts a backslash before what would end the quotation.
fn escape_phrase(phrase: &str) -> String {
    let mut escaped = String::with_capacity(phrase.len());
    for c in phrase.chars() {
        if matches!(c, '\\' | '"' | '“' | '”') {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    escaped
}

/// Puts a backslash before whatever would mean something else to the parser.
fn escape_word(word: &str) -> String {
    let is_operator = matches!(word, "AND" | "OR" | "NOT");
    let mut escaped = String::with_capacity(word.len() + 1);
    for (place, c) in word.chars().enumerate() {
        let begins = place == 0 && (is_operator || matches!(c, '-' | '−' | '!' | '+' | '=' | '/'));
        let is_special = matches!(
            c,
            '"' | '“'
                | '”'
                | '„'
                | '‟'
                | '«'
                | '»'
                | '「'
                | '『'
                | '('
                | ')'
                | ':'
                | '*'
                | '?'
                | '~'
                | '^'
                | '\\'
                | '|'
                | '&'
        ) || c.is_whitespace();
        let is_near = c == '/';
        if begins || is_special || is_near {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    escaped
}
