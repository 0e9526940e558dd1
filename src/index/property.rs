//! What an article may have or lack, as terms of its kind.

use crate::article::Article;

/// Something that an article may have or lack.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Property {
    /// A title.
    Title,
    /// The name of an outlet.
    Source,
    /// The name of an author.
    Author,
    /// A section.
    Section,
    /// An address.
    Url,
    /// A date of publication.
    Date,
}

impl Property {
    /// All properties.
    pub const ALL: [Self; 6] = [Self::Title, Self::Source, Self::Author, Self::Section, Self::Url, Self::Date];

    /// Returns the term of `kind` that all articles with this property have.
    pub(super) fn term(self) -> &'static str {
        match self {
            Self::Title => "has:title",
            Self::Source => "has:source",
            Self::Author => "has:author",
            Self::Section => "has:section",
            Self::Url => "has:url",
            Self::Date => "has:date",
        }
    }

    /// Whether an article has it.
    pub(super) fn is_of(self, article: &Article) -> bool {
        match self {
            Self::Title => article.title.is_some(),
            Self::Source => article.source.is_some(),
            Self::Author => article.author.is_some(),
            Self::Section => article.section.is_some(),
            Self::Url => article.url.is_some(),
            Self::Date => article.published.is_some(),
        }
    }
}
