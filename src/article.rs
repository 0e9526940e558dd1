//! The article: the one type that every stage understands.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::date::Published;
use crate::language::Language;

/// A news article, taken out of the page it was scraped with.
///
/// Serialised, it is a line of `dateline extract`; what is not known is `null`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Article {
    /// What the article is known by in the index: the id or url that its record carries, else its origin.
    pub id: String,
    /// Where it was read: the path below the corpus root, with `:LINE` in a file of many articles.
    pub origin: String,
    /// The address it was published at.
    pub url: Option<String>,
    /// The headline.
    pub title: Option<String>,
    /// The text without the page around it: paragraphs, one a line, an empty line between them.
    pub body: String,
    /// The outlet that published it.
    pub source: Option<String>,
    /// Who wrote it; several names are separated by commas.
    pub author: Option<String>,
    /// When it was published.
    pub published: Option<Published>,
    /// Where `published` was found.
    pub published_from: Option<DateOrigin>,
    /// The section of the outlet that it stood in, `Politics`.
    pub section: Option<String>,
    /// The language of the body, `und` where it cannot be told.
    pub language: Language,
    /// The lines that are page and not article, in the order of the page.
    pub furniture: Vec<Furniture>,
    /// The parts of each word that is really two: `Putinwith`, where a link and the space behind it were cut out. The
    /// index finds them; extraction has none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub glued: Vec<Vec<String>>,
}

/// Where the date of publication was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum DateOrigin {
    /// A field of the record.
    Metadata,
    /// A line at the head of the text that holds nothing but statements about the article.
    HeadLine,
    /// A line of the page that states it, such as `Published March 3, 2021`.
    Text,
    /// The article's address.
    Url,
    /// The path of the file.
    Path,
}

impl DateOrigin {
    /// Returns the name that output and index use.
    pub fn name(self) -> &'static str {
        match self {
            Self::Metadata => "metadata",
            Self::HeadLine => "head_line",
            Self::Text => "text",
            Self::Url => "url",
            Self::Path => "path",
        }
    }

    /// Returns the origin of this name, None if there is no such one.
    pub fn from_name(name: &str) -> Option<Self> {
        [Self::Metadata, Self::HeadLine, Self::Text, Self::Url, Self::Path]
            .into_iter()
            .find(|origin| origin.name() == name)
    }
}

/// Something that may be known of an article.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Property {
    /// Its headline.
    Title,
    /// Its outlet.
    Source,
    /// Who wrote it.
    Author,
    /// Its section.
    Section,
    /// Its address.
    Url,
    /// When it was published.
    Date,
}

impl Property {
    /// Every property, in the order of the documentation.
    pub const ALL: [Property; 6] = [Self::Title, Self::Source, Self::Author, Self::Section, Self::Url, Self::Date];

    /// Returns the name that stands behind `has:`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Source => "source",
            Self::Author => "author",
            Self::Section => "section",
            Self::Url => "url",
            Self::Date => "date",
        }
    }

    /// True if it is known of an article.
    pub fn is_known(self, article: &Article) -> bool {
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

/// A line of the page that is not part of the article.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema, Deserialize)]
pub struct Furniture {
    /// What it is.
    pub kind: FurnitureKind,
    /// The line, white space folded.
    pub text: String,
    /// For a line that was found to repeat: how many paragraphs of the body stand before it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub paragraph: Option<usize>,
}

impl Furniture {
    /// Returns a line of this kind.
    pub fn new(kind: FurnitureKind, text: impl Into<String>) -> Self {
        Self { kind, text: text.into(), paragraph: None }
    }
}

/// What a line is that is not part of the article.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FurnitureKind {
    /// The way from the front page to the article, often with a cut copy of the title.
    Breadcrumb,
    /// The title once more.
    TitleRepeat,
    /// Who wrote it.
    Byline,
    /// When it was published or changed, or how long it takes to read.
    DateLine,
    /// Who published it first.
    SourceLine,
    /// A line of statements at the head of the text that no field took.
    HeadLine,
    /// Links to share the article.
    ShareBar,
    /// An invitation to comment, or the form for it.
    CommentForm,
    /// What readers wrote.
    Comment,
    /// Titles of other articles.
    Related,
    /// A consent notice.
    CookieNotice,
    /// An invitation to subscribe.
    Newsletter,
    /// What stands under a picture or a film.
    Caption,
    /// A mark that an advertisement stood here.
    Advertisement,
    /// Tags and sections that the article is filed under.
    Tags,
    /// A line that many articles of the outlet have.
    Repeated,
    /// Menus and other links.
    Navigation,
    /// Copyright, imprint, legal links.
    Footer,
}
