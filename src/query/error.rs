//! What is wrong with a query, and where.

use super::ast::Span;
use super::{
    MAX_CLAUSES, MAX_COUNT, MAX_DEPTH, MAX_DISTANCE, MAX_EXPANSIONS, MAX_LENGTH, MAX_NEAR, MAX_PATTERNS, MAX_SCANS,
    MAX_SLOP,
};

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
    /// Longer than [`MAX_LENGTH`].
    TooLong,
    /// More brackets within each other than [`MAX_DEPTH`].
    TooDeep,
    /// More words and filters than [`MAX_CLAUSES`].
    TooManyClauses,
    /// More near operators and phrases with slop than [`MAX_NEAR`].
    TooManyNear,
    /// More wildcards, fuzzy words and regular expressions than [`MAX_PATTERNS`].
    TooManyPatterns,
    /// A wildcard, fuzzy word or regular expression that fits more words than [`MAX_EXPANSIONS`] of a part of the index.
    TooManyWords,
    /// More words of which the beginning is open than [`MAX_SCANS`].
    TooManyScans,
    /// A quotation mark that is never closed.
    OpenQuote,
    /// An opening bracket that is never closed.
    OpenBracket,
    /// A closing bracket that was never opened.
    StrayBracket,
    /// A pair of brackets or quotation marks with nothing in it.
    Nothing,
    /// An operator with nothing to work on.
    MissingOperand {
        /// The operator.
        operator: String,
        /// Whether it is the left side that is missing.
        before: bool,
    },
    /// A near operator without a distance.
    BadDistance(String),
    /// `atleast` without a number.
    BadCount(String),
    /// Something that a near operator or `atleast` cannot work on.
    BadOperand {
        /// The operator.
        operator: String,
        /// What stands beside it.
        obstacle: Obstacle,
    },
    /// The two sides of a near operator are in different fields.
    DifferentFields {
        /// What was probably meant, if that can be told.
        instead: Option<String>,
    },
    /// A field that does not exist, with the nearest that does.
    UnknownField {
        /// What was written.
        name: String,
        /// The nearest name.
        nearest: Option<&'static str>,
    },
    /// A field of another engine.
    ForeignField {
        /// What was written, with its sign.
        written: String,
        /// What to write here.
        instead: String,
    },
    /// An operator of another engine.
    ForeignOperator {
        /// What was written.
        written: String,
        /// What to write here.
        instead: String,
    },
    /// A field with nothing to look for.
    EmptyField(String),
    /// Something behind a field that it cannot be asked for.
    NotAValue(&'static str),
    /// A date that is none.
    BadDate(String),
    /// A range that ends before it begins.
    BackwardRange,
    /// A language code that is none.
    BadLanguage(String),
    /// A number of words that is none.
    BadLength(String),
    /// Nothing that an article may have.
    BadProperty(String),
    /// Neither `yes` nor `no`.
    NotYesOrNo(String),
    /// A wildcard with fewer than two letters.
    ShortWildcard,
    /// A fuzzy word of fewer than three letters.
    ShortFuzzy,
    /// Something fuzzy that is not one word.
    FuzzyOther,
    /// More differences than a fuzzy word may have, or no number.
    BadFuzziness(String),
    /// A phrase with slop that has one word.
    SlopOfOneWord,
    /// No number of moves.
    BadSlop(String),
    /// No number to multiply by.
    BadWeight(String),
    /// `~` or `^` that stands behind nothing.
    StraySign(char),
    /// A regular expression that cannot be read, with the reason.
    BadExpression(String),
    /// `=` or `caps:` before something that is no whole word.
    FormOfPattern,
    /// `caps:` in a field that does not keep capitals.
    CapitalsInProperty(&'static str),
}

/// What a near operator or `atleast` cannot work on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Obstacle {
    /// `NOT` or a minus.
    Negation,
    /// A field that filters, or an address.
    Filter,
    /// `^`.
    Weight,
    /// The star that stands for every article.
    Everything,
    /// `atleast`.
    Count,
    /// A near operator, below `atleast`.
    Near,
    /// A phrase with slop, below `atleast`.
    Slop,
    /// `AND` on the side that must not be near.
    ExcludedBoth,
}

impl SyntaxErrorKind {
    /// Returns one line that says what is wrong.
    pub fn message(&self) -> String {
        match self {
            Self::Empty => "the query has no words".to_owned(),
            Self::TooLong => format!("the query is longer than {MAX_LENGTH} characters"),
            Self::TooDeep => format!("brackets are nested more than {MAX_DEPTH} deep"),
            Self::TooManyClauses => format!("the query has more than {MAX_CLAUSES} words and filters"),
            Self::TooManyNear => {
                format!("the query has more than {MAX_NEAR} near operators and phrases with ~")
            }
            Self::TooManyPatterns => {
                format!("the query has more than {MAX_PATTERNS} wildcards, fuzzy words and regular expressions")
            }
            Self::TooManyScans => format!("the query has more than {MAX_SCANS} words of which the beginning is open"),
            Self::TooManyWords => format!("this stands for more than {MAX_EXPANSIONS} words"),
            Self::OpenQuote => "quotation mark is never closed".to_owned(),
            Self::OpenBracket => "bracket is never closed".to_owned(),
            Self::StrayBracket => "bracket was never opened".to_owned(),
            Self::Nothing => "nothing to search for in here".to_owned(),
            Self::MissingOperand { operator, before: true } => format!("{operator} needs something before it"),
            Self::MissingOperand { operator, before: false } => format!("{operator} needs something after it"),
            Self::BadDistance(operator) => format!("{operator} is no near operator"),
            Self::BadCount(operator) => format!("{operator} has no number"),
            Self::BadOperand { operator, obstacle } => obstacle.message(operator),
            Self::DifferentFields { .. } => "the two sides are in different fields".to_owned(),
            Self::UnknownField { name, .. } => format!("no field called \"{name}\""),
            Self::ForeignField { written, .. } => format!("{written} is not a field of this language"),
            Self::ForeignOperator { written, .. } => format!("{written} is not an operator of this language"),
            Self::EmptyField(name) => format!("{name} needs a value"),
            Self::NotAValue(name) => format!("this is not a value of {name}:"),
            Self::BadDate(text) => format!("\"{text}\" is not a date"),
            Self::BackwardRange => "the range ends before it begins".to_owned(),
            Self::BadLanguage(text) => format!("\"{text}\" is not a language code"),
            Self::BadLength(text) => format!("\"{text}\" is not a number of words"),
            Self::BadProperty(text) => format!("\"{text}\" is nothing that an article may have"),
            Self::NotYesOrNo(text) => format!("\"{text}\" is neither yes nor no"),
            Self::ShortWildcard => "a word with a wildcard needs two letters or more".to_owned(),
            Self::ShortFuzzy => "a fuzzy word needs three letters or more".to_owned(),
            Self::FuzzyOther => "only a single word can be fuzzy".to_owned(),
            Self::BadFuzziness(text) => format!("\"{text}\" is no number of differences in spelling"),
            Self::SlopOfOneWord => "a phrase with ~ needs two words or more".to_owned(),
            Self::BadSlop(text) if text.is_empty() => "~ behind a phrase needs a number".to_owned(),
            Self::BadSlop(text) => format!("\"{text}\" is no number of moves"),
            Self::BadWeight(text) if text.is_empty() => "^ needs a number".to_owned(),
            Self::BadWeight(text) => format!("\"{text}\" is no weight"),
            Self::StraySign(sign) => format!("{sign} stands behind nothing"),
            Self::BadExpression(reason) => format!("the regular expression cannot be read: {reason}"),
            Self::FormOfPattern => "= and caps: need whole words".to_owned(),
            Self::CapitalsInProperty(name) => format!("{name}: does not keep capitals"),
        }
    }

    /// Returns what stands beside the mark under the query, if anything helps there.
    pub fn label(&self) -> Option<String> {
        match self {
            Self::OpenQuote | Self::OpenBracket => Some("opened here".to_owned()),
            Self::MissingOperand { before: false, .. } => Some("nothing follows".to_owned()),
            Self::MissingOperand { before: true, .. } => Some("nothing stands before it".to_owned()),
            Self::UnknownField { nearest: Some(nearest), .. } => Some(format!("did you mean {nearest}?")),
            Self::TooManyClauses | Self::TooManyNear | Self::TooManyPatterns => {
                Some("the first one too many".to_owned())
            }
            _ => None,
        }
    }

    /// Returns what to do about it, a line each.
    pub fn hints(&self) -> Vec<String> {
        match self {
            Self::Empty => vec!["try: dateline search vladivostok artillery".to_owned()],
            Self::TooLong | Self::TooManyClauses | Self::TooManyNear | Self::TooManyPatterns | Self::TooManyScans => {
                vec!["split it into several searches".to_owned()]
            }
            Self::TooManyWords => vec!["write more of its letters".to_owned()],
            Self::TooDeep => vec!["take out brackets that are not needed".to_owned()],
            Self::OpenQuote => vec!["close it with \", or write \\\" for the mark itself".to_owned()],
            Self::OpenBracket => vec!["close it with ), or write \\( for the bracket itself".to_owned()],
            Self::StrayBracket => vec!["take it out, or write \\) for the bracket itself".to_owned()],
            Self::Nothing => vec!["write a word in it, or take it out".to_owned()],
            Self::MissingOperand { operator, .. } => vec![literal(operator)],
            Self::BadDistance(operator) => vec![
                format!(
                    "write w/5 or pre/5 without a space, with a number from 1 to {MAX_DISTANCE}, or w/s for a sentence, \
                     w/p for a paragraph: kim w/5 putin"
                ),
                literal(operator),
            ],
            Self::BadCount(operator) => {
                vec![format!("write a number from 1 to {MAX_COUNT} right behind it: atleast3 kim"), literal(operator)]
            }
            Self::BadOperand { obstacle, .. } => vec![obstacle.hint().to_owned()],
            Self::DifferentFields { instead: Some(instead) } => {
                vec![format!("write the field before a bracket around both: {instead}")]
            }
            Self::DifferentFields { instead: None } => {
                vec!["words can be near each other in one field only; use AND between different fields".to_owned()]
            }
            Self::UnknownField { name, .. } => vec![
                format!("fields: {}", super::field_names().join(" ")),
                format!("to search for the text itself, put it in quotation marks: \"{name}:...\""),
            ],
            Self::ForeignField { written, instead } => {
                vec![format!("write {instead}"), literal(&format!("{written}..."))]
            }
            Self::ForeignOperator { written, instead } => vec![format!("write {instead}"), literal(written)],
            Self::EmptyField(name) => vec![
                format!("write the value right behind it: {name}word"),
                format!("to search for the text itself, write \"{name}\""),
            ],
            Self::NotAValue(_) => vec!["write a word, a phrase in quotation marks, or several in brackets".to_owned()],
            Self::BadDate(_) => vec![
                "write 2010, 2010-11, 2010-11-21, 21.11.2010 or a range such as 2010-11..2011-01".to_owned(),
                "in quotation marks: \"21 November 2010\", \"last week\", \"last 7 days\", \"3 months ago\"".to_owned(),
            ],
            Self::BackwardRange => vec!["write the smaller one first".to_owned()],
            Self::BadLength(_) => vec!["write words:>300, words:<=500 or words:300..500".to_owned()],
            Self::BadProperty(_) => {
                let names = super::Property::ALL.map(super::Property::name);
                vec![format!("write one of: {}", names.join(" "))]
            }
            Self::NotYesOrNo(_) => vec!["write yes or no".to_owned()],
            Self::BadLanguage(_) => {
                vec!["write two or three letters, such as en, de or uk; several as lang:(en OR de)".to_owned()]
            }
            Self::ShortWildcard => vec!["write more letters of the word: artiller*".to_owned()],
            Self::ShortFuzzy => vec!["write the word in full, or the spellings with OR between them".to_owned()],
            Self::FuzzyOther => vec![
                "write ~ behind each word, without quotation marks: artilery~".to_owned(),
                "for words near each other, write \"arms deliveries\"~3 or arms w/3 deliveries".to_owned(),
            ],
            Self::BadFuzziness(_) => vec![
                "write ~, ~1 or ~2: a spelling may differ by 2 letters at most".to_owned(),
                "for words near each other, write kim w/5 putin".to_owned(),
            ],
            Self::SlopOfOneWord => vec!["a fuzzy word stands without quotation marks: artilery~".to_owned()],
            Self::BadSlop(_) => vec![format!("write a whole number from 0 to {MAX_SLOP}: \"arms deliveries\"~3")],
            Self::BadWeight(_) => vec!["write a number from 0.001 to 1000: kim^2, kim^0.5".to_owned()],
            Self::StraySign(sign) => vec![
                format!(
                    "write it right behind a word or a closing mark: {}",
                    if *sign == '~' { "artilery~1" } else { "kim^2" }
                ),
                format!("write \\{sign} for the sign itself"),
            ],
            Self::BadExpression(_) => vec!["write \\/ before the first slash to search for the text itself".to_owned()],
            Self::FormOfPattern => vec!["take out the = or caps:, or write the word in full".to_owned()],
            Self::CapitalsInProperty(_) => vec!["take out caps:".to_owned()],
        }
    }
}

impl Obstacle {
    fn message(self, operator: &str) -> String {
        let what = match self {
            Self::Negation => "NOT",
            Self::Filter => "a filter",
            Self::Weight => "a weight",
            Self::Everything => "*",
            Self::Count => "atleast",
            Self::Near => "a near operator",
            Self::Slop => "a phrase with ~",
            Self::ExcludedBoth => "AND",
        };
        format!("{what} cannot stand beside {operator}")
    }

    fn hint(self) -> &'static str {
        match self {
            Self::Negation => "write kim not w/5 putin, or take the NOT out of the brackets",
            Self::Filter => "put an AND between them: (kim w/5 putin) AND lang:en",
            Self::Weight => "weigh the whole: (kim w/5 putin)^2",
            Self::Everything => "write two letters or more before it: artiller*",
            Self::Count => "put an AND between them: atleast3 kim AND kim w/5 putin",
            Self::Near | Self::Slop => "count words or phrases: atleast3 (kim OR putin)",
            Self::ExcludedBoth => "write OR for neither of them: kim not w/5 (putin OR train)",
        }
    }
}

fn literal(text: &str) -> String {
    format!("to search for the text itself, write \"{}\"", text.replace('"', "\\\""))
}
