//! [`Field`]: what is known of a document besides where it stands, and by which keys records state it.

/// A field of a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Field {
    /// The record's own identifier.
    Id,
    /// The address of the article.
    Url,
    /// The headline.
    Title,
    /// The text.
    Body,
    /// The date of publication.
    Date,
    /// The outlet.
    Source,
    /// The authors.
    Author,
    /// The language.
    Language,
    /// The section of the outlet.
    Section,
}

impl Field {
    /// How many fields there are.
    pub const COUNT: usize = Self::ALL.len();

    /// All fields, in the order of their numbers.
    pub const ALL: [Self; 9] = [
        Self::Id,
        Self::Url,
        Self::Title,
        Self::Body,
        Self::Date,
        Self::Source,
        Self::Author,
        Self::Language,
        Self::Section,
    ];

    /// Returns the name, as it is written in `--map title=headline`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Id => "id",
            Self::Url => "url",
            Self::Title => "title",
            Self::Body => "body",
            Self::Date => "date",
            Self::Source => "source",
            Self::Author => "author",
            Self::Language => "language",
            Self::Section => "section",
        }
    }

    /// True if a record needs this field, or the other one of this kind, to be an article.
    pub(super) fn is_text(self) -> bool {
        matches!(self, Self::Title | Self::Body)
    }

    /// Returns the keys that are known to state this field, the best first; a dot parts the key of an object from one
    /// within it. Keys of pages come behind those of plain texts, and summaries last.
    pub(super) fn keys(self) -> &'static [&'static str] {
        match self {
            Self::Id => &["id", "_id", "uuid", "guid"],
            Self::Url => &["url", "link", "canonical_url", "webUrl", "web_url"],
            Self::Title => &["title", "headline", "headline.main", "webTitle", "name"],
            Self::Body => &[
                "body",
                "text",
                "content",
                "article_text",
                "maintext",
                "full_text",
                "plain_text",
                "articleBody",
                "article",
                "fields.bodyText",
                "content_html",
                "raw_html",
                "html",
                "page_source",
                "description",
                "content_text",
                "summary",
                "abstract",
                "lead_paragraph",
            ],
            Self::Date => &[
                "date",
                "published",
                "published_at",
                "date_publish",
                "publishedAt",
                "datePublished",
                "published_date",
                "publish_date",
                "pubDate",
                "publication_date",
                "pub_date",
                "webPublicationDate",
                "timestamp",
            ],
            Self::Source => {
                &["source", "publisher", "outlet", "source_domain", "site_name", "domain", "sitename", "thread.site"]
            }
            Self::Author => &["author", "authors", "byline", "byline.original", "creator"],
            Self::Language => &["language", "lang", "inLanguage"],
            Self::Section => &["section", "category", "articleSection", "sectionName", "section_name"],
        }
    }
}
