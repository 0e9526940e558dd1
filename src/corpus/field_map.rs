//! [`FieldMap`]: which key of a record states the title, the body, the date, and so on.

use std::borrow::Cow;
use std::collections::HashMap;
use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

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

    /// Returns the keys that are known to state this field, the best first.
    fn keys(self) -> &'static [&'static str] {
        match self {
            Self::Id => &["id", "_id", "uuid", "guid"],
            Self::Url => &["url", "link", "canonical_url"],
            Self::Title => &["title", "headline", "name"],
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
                "description",
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
                "timestamp",
            ],
            Self::Source => &["source", "publisher", "outlet", "source_domain", "site_name", "domain", "sitename"],
            Self::Author => &["author", "authors", "byline", "creator"],
            Self::Language => &["language", "lang"],
            Self::Section => &["section", "category", "articleSection"],
        }
    }
}

/// Which keys of a record state which field. A field takes its first key that the record has and that is not null or
/// blank; keys that differ only in case are taken if none is written exactly so.
#[derive(Debug, Clone)]
pub struct FieldMap {
    tables: Arc<Tables>,
}

/// That a key is used for a field. The key with the lowest rank wins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Use {
    pub(super) field: Field,
    pub(super) rank: usize,
}

#[derive(Debug, Default)]
struct Tables {
    exact: HashMap<String, Vec<Use>>,
    lower_case: HashMap<String, Vec<Use>>,
}

impl FieldMap {
    /// Returns the map with these pairs before the keys that are known anyway: the pairs that are given first win.
    pub fn with(pairs: &[FieldPair]) -> Self {
        let mut tables = Tables::default();
        for field in Field::ALL {
            let given = pairs.iter().filter(|pair| pair.field == field).map(|pair| pair.key.as_str());
            for (i, key) in given.chain(field.keys().iter().copied()).enumerate() {
                let exact = Use { field, rank: 2 * i };
                let similar = Use { field, rank: 2 * i + 1 };
                tables.exact.entry(key.to_owned()).or_default().push(exact);
                tables.lower_case.entry(key.to_lowercase()).or_default().push(similar);
            }
        }
        Self { tables: Arc::new(tables) }
    }

    /// Returns what a key is used for.
    pub(super) fn uses(&self, key: &str) -> &[Use] {
        let Tables { exact, lower_case } = &*self.tables;
        let is_lower_case = key.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase());
        let key_in_lower_case = if is_lower_case { Cow::Borrowed(key) } else { Cow::Owned(key.to_lowercase()) };
        let uses = exact.get(key).or_else(|| lower_case.get(&*key_in_lower_case));
        uses.map_or(&[], Vec::as_slice)
    }
}

impl Default for FieldMap {
    fn default() -> Self {
        Self::with(&[])
    }
}

/// A field and a key that states it, written `title=headline`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldPair {
    /// The field.
    pub field: Field,
    /// The key in the records.
    pub key: String,
}

impl FromStr for FieldPair {
    type Err = FieldPairError;

    fn from_str(pair: &str) -> Result<Self, FieldPairError> {
        let Some((field, key)) = pair.split_once('=').filter(|(_, key)| !key.is_empty()) else {
            return Err(FieldPairError::NoPair(pair.to_owned()));
        };
        let name = field.trim();
        match Field::ALL.into_iter().find(|field| field.name() == name) {
            Some(field) => Ok(Self { field, key: key.to_owned() }),
            None => Err(FieldPairError::UnknownField(name.to_owned())),
        }
    }
}

impl fmt::Display for FieldPair {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}={}", self.field.name(), self.key)
    }
}

/// What is wrong with a pair.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FieldPairError {
    /// Not two parts.
    #[error("`{0}` is not of the form `field=key`, as in `title=headline`")]
    NoPair(String),
    /// There is no such field.
    #[error("unknown field `{0}`; known: {known}", known = Field::ALL.map(Field::name).join(", "))]
    UnknownField(String),
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(pairs: &[&str], key: &str, expected: &[(Field, usize)]) {
        let pairs: Vec<FieldPair> = pairs.iter().map(|pair| pair.parse().unwrap()).collect();
        let map = FieldMap::with(&pairs);
        let found: Vec<(Field, usize)> = map.uses(key).iter().map(|one| (one.field, one.rank)).collect();
        assert_eq!(found, expected);
    }

    #[track_caller]
    fn check_error(pair: &str, message: &str) {
        assert_eq!(pair.parse::<FieldPair>().unwrap_err().to_string(), message);
    }

    #[test]
    fn known_keys_are_found_and_others_are_not() {
        check(&[], "title", &[(Field::Title, 0)]);
        check(&[], "headline", &[(Field::Title, 2)]);
        check(&[], "image", &[]);
    }

    #[test]
    fn case_is_ignored_where_nothing_is_exact() {
        check(&[], "Title", &[(Field::Title, 1)]);
        check(&[], "pubdate", &[(Field::Date, 17)]);
        check(&[], "pubDate", &[(Field::Date, 16)]);
        check(&["title=Überschrift"], "überschrift", &[(Field::Title, 1)]);
    }

    #[test]
    fn given_keys_come_first_and_one_key_may_serve_two_fields() {
        check(&["title=kicker", "title=hed"], "hed", &[(Field::Title, 2)]);
        check(&["title=kicker", "title=hed"], "title", &[(Field::Title, 4)]);
        check(&["id=url"], "url", &[(Field::Id, 0), (Field::Url, 0)]);
    }

    #[test]
    fn pairs_are_parsed_and_printed() {
        let pair: FieldPair = "title=the=key".parse().unwrap();
        assert_eq!(pair, FieldPair { field: Field::Title, key: "the=key".to_owned() });
        assert_eq!(pair.to_string(), "title=the=key");
    }

    #[test]
    fn bad_pairs_are_explained() {
        check_error("title", "`title` is not of the form `field=key`, as in `title=headline`");
        check_error("title=", "`title=` is not of the form `field=key`, as in `title=headline`");
        check_error(
            "teaser=x",
            "unknown field `teaser`; known: id, url, title, body, date, source, author, language, section",
        );
    }
}
