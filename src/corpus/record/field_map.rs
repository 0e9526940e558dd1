//! [`FieldMap`]: which key of a record, or within it, states the title, the body, the date, and so on.

use std::borrow::Cow;
use std::collections::HashMap;
use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use super::field::Field;

/// Which keys of a record state which field. A field takes its first key that the record has and that is not null or
/// blank; keys that differ only in case are taken if none is written exactly so.
#[derive(Debug, Clone)]
pub struct FieldMap {
    keys: Arc<Keys>,
}

/// That a key is used for a field. The key with the lowest rank wins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::corpus) struct Use {
    pub(super) field: Field,
    pub(super) rank: usize,
}

/// The keys of an object that are used.
#[derive(Debug, Default)]
pub(in crate::corpus) struct Keys {
    exact: HashMap<String, KeyUse>,
    lower_case: HashMap<String, KeyUse>,
}

/// What a key is used for.
#[derive(Debug, Default)]
pub(in crate::corpus) struct KeyUse {
    /// The fields that its value states.
    pub(in crate::corpus) uses: Vec<Use>,
    /// The keys that are used within its value.
    pub(in crate::corpus) within: Option<Box<Keys>>,
}

/// The key under which dumps of Elasticsearch have the record.
const ENVELOPE: &str = "_source";

/// Behind the ranks of all keys that stand in no envelope.
const IN_ENVELOPE: usize = 1 << 20;

impl FieldMap {
    /// Returns the map with these pairs before the keys that are known anyway: the pairs that are given first win.
    pub fn with(pairs: &[FieldPair]) -> Self {
        let mut keys = Keys::default();
        for field in Field::ALL {
            let given = pairs.iter().filter(|pair| pair.field == field).map(|pair| pair.key.as_str());
            let mut rank = 0;
            for key in given.chain(field.keys().iter().copied()) {
                // A key that is written so, dots and all, wins over one within an object.
                let parts: Vec<&str> = key.split('.').collect();
                let is_path = parts.len() > 1 && parts.iter().all(|part| !part.is_empty());
                for path in [&[key][..], &parts[..]].into_iter().take(1 + usize::from(is_path)) {
                    keys.add(path, Use { field, rank }, true);
                    keys.add(&[&[ENVELOPE], path].concat(), Use { field, rank: IN_ENVELOPE + rank }, true);
                    rank += 2;
                }
            }
        }
        Self { keys: Arc::new(keys) }
    }

    /// Returns what a key of a record is used for.
    pub(in crate::corpus) fn get(&self, key: &str) -> Option<&KeyUse> {
        self.keys.get(key)
    }

    /// True if the value of a key may be the title or the body, or hold it.
    pub(in crate::corpus) fn states_text(&self, key: &str) -> bool {
        self.get(key).is_some_and(KeyUse::states_text)
    }
}

impl Keys {
    /// Returns what a key is used for.
    pub(in crate::corpus) fn get(&self, key: &str) -> Option<&KeyUse> {
        let is_lower_case = key.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase());
        let key_in_lower_case = if is_lower_case { Cow::Borrowed(key) } else { Cow::Owned(key.to_lowercase()) };
        self.exact.get(key).or_else(|| self.lower_case.get(&*key_in_lower_case))
    }

    fn add(&mut self, path: &[&str], one: Use, is_exact: bool) {
        let [key, within @ ..] = path else { return };
        let mut tables = vec![(&mut self.lower_case, key.to_lowercase(), false)];
        if is_exact {
            tables.push((&mut self.exact, (*key).to_owned(), true));
        }
        for (table, key, is_exact) in tables {
            let key_use = table.entry(key).or_default();
            if within.is_empty() {
                key_use.uses.push(Use { rank: one.rank + usize::from(!is_exact), ..one });
            } else {
                key_use.within.get_or_insert_default().add(within, one, is_exact);
            }
        }
    }
}

impl KeyUse {
    fn states_text(&self) -> bool {
        let in_tables = |keys: &Keys| keys.exact.values().chain(keys.lower_case.values()).any(Self::states_text);
        self.uses.iter().any(|one| one.field.is_text()) || self.within.as_deref().is_some_and(in_tables)
    }
}

impl Default for FieldMap {
    fn default() -> Self {
        Self::with(&[])
    }
}

/// A field and a key that states it, written `title=headline`.
///
/// Where no key is written so, dots go into objects: `content.text` is the `text` of the object `content`. In a list,
/// it is the `text` of every object there, joined by blank lines for the body and by commas otherwise;
/// `content.0.text` is that of the first.
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
        let mut keys = key.split('/');
        let first = map.get(keys.next().unwrap());
        let found = keys.fold(first, |found, key| found?.within.as_deref()?.get(key));
        let uses: Vec<(Field, usize)> =
            found.iter().flat_map(|found| &found.uses).map(|one| (one.field, one.rank)).collect();
        assert_eq!(uses, expected);
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
    fn dots_go_into_objects_where_no_key_is_written_so() {
        check(&["body=content.text"], "content.text", &[(Field::Body, 0)]);
        check(&["body=content.text"], "content/text", &[(Field::Body, 2)]);
        check(&["body=content.text"], "Content/TEXT", &[(Field::Body, 3)]);
        check(&["body=content.text"], "body", &[(Field::Body, 4)]);
        check(&["body=content.0.text"], "content/0/text", &[(Field::Body, 2)]);
        check(&["body=.text"], ".text", &[(Field::Body, 0)]);
        check(&["body=.text"], "/text", &[]);
    }

    #[test]
    fn an_envelope_is_looked_into() {
        check(&["title=hed"], "_source/hed", &[(Field::Title, IN_ENVELOPE)]);
        check(&[], "_source/headline/main", &[(Field::Title, IN_ENVELOPE + 6)]);
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
