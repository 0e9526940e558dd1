//! What is wrong with a query, and where.

use super::ast::Span;

/// A place in a query that does not mean anything, or not what it seems to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SyntaxError {
    /// The place, in bytes.
    pub span: Span,
    /// What is wrong.
    pub kind: SyntaxErrorKind,
}

/// What can be wrong with a query.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SyntaxErrorKind {
    /// There is nothing to search for.
    Empty,
    /// Longer than [`super::MAX_LENGTH`].
    TooLong,
    /// More brackets within each other than [`super::MAX_DEPTH`].
    TooDeep,
    /// A quotation mark that is never closed.
    OpenQuote,
    /// An opening bracket that is never closed.
    OpenBracket,
    /// A closing bracket that was never opened.
    StrayBracket,
    /// A pair of brackets or quotation marks with nothing in it.
    Nothing,
    /// `AND`, `OR` or `NOT` with nothing to work on.
    MissingOperand {
        /// The operator.
        operator: String,
        /// Whether it is the left side that is missing.
        before: bool,
    },
    /// A field that does not exist, with the nearest that does.
    UnknownField {
        /// What was written.
        name: String,
        /// The nearest name.
        nearest: Option<&'static str>,
    },
    /// A field with nothing to look for.
    EmptyField(String),
    /// A field that takes one value was given a group or a prefix.
    OneValue(&'static str),
    /// A date that is none.
    BadDate(String),
    /// A range of dates that ends before it begins.
    BackwardRange,
    /// A language code that is none.
    BadLanguage(String),
    /// Neither `yes` nor `no`.
    NotYesOrNo(String),
    /// A prefix of fewer than two letters.
    ShortPrefix,
    /// A construct that other engines have and this one has not.
    Unsupported {
        /// What it is called.
        construct: &'static str,
        /// What to write for it.
        instead: String,
    },
}

impl SyntaxErrorKind {
    /// Returns one line that says what is wrong.
    pub fn message(&self) -> String {
        match self {
            Self::Empty => "the query has no words".to_owned(),
            Self::TooLong => format!("the query is longer than {} characters", super::MAX_LENGTH),
            Self::TooDeep => format!("brackets are nested more than {} deep", super::MAX_DEPTH),
            Self::OpenQuote => "quotation mark is never closed".to_owned(),
            Self::OpenBracket => "bracket is never closed".to_owned(),
            Self::StrayBracket => "bracket was never opened".to_owned(),
            Self::Nothing => "nothing to search for in here".to_owned(),
            Self::MissingOperand { operator, before: true } => format!("{operator} needs something before it"),
            Self::MissingOperand { operator, before: false } => format!("{operator} needs something after it"),
            Self::UnknownField { name, .. } => format!("no field called \"{name}\""),
            Self::EmptyField(name) => format!("{name}: needs a value"),
            Self::OneValue(name) => format!("{name}: takes one value"),
            Self::BadDate(text) => format!("\"{text}\" is not a date"),
            Self::BackwardRange => "the range of dates ends before it begins".to_owned(),
            Self::NotYesOrNo(text) => format!("\"{text}\" is neither yes nor no"),
            Self::BadLanguage(text) => format!("\"{text}\" is not a language code"),
            Self::ShortPrefix => "a prefix needs two letters or more".to_owned(),
            Self::Unsupported { construct, .. } => format!("{construct} cannot be used in this version"),
        }
    }

    /// Returns what stands beside the mark under the query, if anything helps there.
    pub fn label(&self) -> Option<String> {
        match self {
            Self::OpenQuote | Self::OpenBracket => Some("opened here".to_owned()),
            Self::MissingOperand { before: false, .. } => Some("nothing follows".to_owned()),
            Self::MissingOperand { before: true, .. } => Some("nothing stands before it".to_owned()),
            Self::UnknownField { nearest: Some(nearest), .. } => Some(format!("did you mean {nearest}?")),
            _ => None,
        }
    }

    /// Returns what to do about it, a line each.
    pub fn hints(&self) -> Vec<String> {
        match self {
            Self::Empty => vec!["try: dateline search vladivostok artillery".to_owned()],
            Self::TooLong => vec!["split it into several searches".to_owned()],
            Self::OpenQuote => vec!["close it with \", or write \\\" for the mark itself".to_owned()],
            Self::OpenBracket => vec!["close it with ), or write \\( for the bracket itself".to_owned()],
            Self::StrayBracket => vec!["take it out, or write \\) for the bracket itself".to_owned()],
            Self::MissingOperand { operator, .. } => {
                vec![format!("to search for the word itself, write \"{operator}\"")]
            }
            Self::UnknownField { name, .. } => vec![
                format!("fields: {}", super::field_names().join(" ")),
                format!("to search for the text itself, put it in quotation marks: \"{name}:...\""),
            ],
            Self::EmptyField(name) => vec![format!("write the value right behind the colon: {name}:word")],
            Self::BadDate(_) => vec!["write 2010, 2010-11, 2010-11-21 or a range such as 2010-11..2011-01".to_owned()],
            Self::NotYesOrNo(_) => vec!["write yes or no".to_owned()],
            Self::BadLanguage(_) => vec!["write two or three letters, such as en, de or uk".to_owned()],
            Self::Unsupported { instead, .. } => vec![instead.clone()],
            _ => Vec::new(),
        }
    }
}

/// Something that is no error and that the user may not expect.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// The place, in bytes.
    pub span: Span,
    /// What to know.
    pub message: &'static str,
    /// What stands beside the mark under the query.
    pub label: &'static str,
    /// What to write for the other meaning.
    pub hint: String,
}
