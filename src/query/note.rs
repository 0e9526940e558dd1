//! What is right in a query and may be meant otherwise.

use super::ast::Span;

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

/// What there is to say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NoteKind {
    /// `AND` and `OR` without brackets.
    Precedence,
    /// `and`, `or` or `not`.
    SmallOperator,
    /// A near operator between more words than two.
    OneWordBeside,
    /// `AND` in brackets beside a near operator or `atleast`.
    Distributed,
    /// `*` between the words of a phrase.
    LonelyStar,
    /// `*` beside words.
    LoneStar,
    /// `+kim`.
    PlusSign,
    /// `kim,putin`.
    Comma,
    /// `%kim%`.
    PercentSign,
    /// `artiller!`.
    ExclamationMark,
    /// `LIKE` and other words of databases.
    ForeignWord,
    /// `'arms deliveries'`.
    SingleQuotes,
}

impl NoteKind {
    /// Every kind, in the order of the documentation.
    #[cfg(test)]
    pub(super) const ALL: [NoteKind; 12] = [
        Self::Precedence,
        Self::SmallOperator,
        Self::OneWordBeside,
        Self::Distributed,
        Self::LonelyStar,
        Self::LoneStar,
        Self::PlusSign,
        Self::Comma,
        Self::PercentSign,
        Self::ExclamationMark,
        Self::ForeignWord,
        Self::SingleQuotes,
    ];

    /// Says it of this place.
    pub(super) fn at(self, span: Span, hint: String) -> Note {
        Note { span, message: self.message(), label: self.label(), hint }
    }

    pub(super) fn message(self) -> &'static str {
        match self {
            Self::Precedence => "AND, and words side by side, bind before OR",
            Self::SmallOperator => "operators are written in capitals",
            Self::OneWordBeside => "a near operator takes only the word or bracket beside it",
            Self::Distributed => "all that AND joins must be found, each for itself",
            Self::LonelyStar => "a * that touches no letter is left out of a phrase",
            Self::LoneStar => "a * on its own is every article",
            Self::PlusSign => "all words must be found anyway",
            Self::Comma => "a comma without a space keeps words together",
            Self::PercentSign => "% is no wildcard",
            Self::ExclamationMark => "! is no wildcard",
            Self::ForeignWord => "this is no operator",
            Self::SingleQuotes => "single quotation marks are apostrophes",
        }
    }

    fn label(self) -> &'static str {
        match self {
            Self::Precedence => "read as one group",
            Self::SmallOperator | Self::ForeignWord => "searched as a word",
            Self::OneWordBeside => "searched anywhere in the text",
            Self::Distributed => "read in several parts",
            Self::LonelyStar => "left out",
            Self::LoneStar => "searched as every article",
            Self::PercentSign | Self::ExclamationMark => "searched without the sign",
            Self::PlusSign => "the + is not needed",
            Self::Comma => "searched as words side by side",
            Self::SingleQuotes => "searched as words anywhere in the text",
        }
    }
}
