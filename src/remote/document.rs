//! An article in, the document out that a distributed engine indexes.

use std::borrow::Cow;

use serde_json::{Map, Value, json};

use super::Dialect;
use super::tokens::{self, OneAtAPosition, SAME_POSITION, Tokens};
use crate::analysis::{Analyzer, Form, TextAnalyzer, last_character, words};
use crate::article::{Article, Property};
use crate::date::Moment;
use crate::language::Language;

/// How often the title stands in the text that words are scored in: what an occurrence in it is worth by default. So plain
/// BM25 over that text is BM25F.
const TITLE_WEIGHT: usize = 3;
/// The fields with words at positions.
pub(super) const TEXTS: [&str; 9] = [
    "title",
    "body",
    "title_forms",
    "body_forms",
    "furniture",
    "source_words",
    "author_words",
    "section_words",
    "url_words",
];
/// A date behind all others, as [`crate::date::Published::sort_key`] writes them.
const LATEST: u64 = 999_999_999_999;
/// The longest id that the engine takes, in bytes.
const MAX_ID: usize = 512;

/// Makes documents of articles. It holds caches, so keep one for many.
#[derive(Debug)]
pub(super) struct DocumentMaker {
    dialect: Dialect,
    texts: TextAnalyzer,
    names: Analyzer,
}

impl DocumentMaker {
    /// Makes documents for an engine.
    pub(super) fn new(dialect: Dialect) -> Self {
        Self { dialect, texts: TextAnalyzer::default(), names: Analyzer::default() }
    }

    /// Makes the document of an article that is first indexed now.
    pub(super) fn document(&mut self, article: &Article, now: Moment) -> Value {
        match self.dialect {
            Dialect::OpenSearch => self.with_alternatives(article, &article.glued, now),
            // Whole and parts of glued words stand at one position.
            Dialect::Quickwit => one_at_a_position(self.with_alternatives(article, &[], now)),
        }
    }

    fn with_alternatives(&mut self, article: &Article, glued: &[Vec<String>], now: Moment) -> Value {
        let language = crate::analysis::language_of_analysis(article.language, article.title.as_deref(), &article.body);
        let title = self.texts.analyse(article.title.as_deref().unwrap_or_default(), language, glued);
        let body = self.texts.analyse(&article.body, language, glued);
        let lines: Vec<&str> = article.furniture.iter().map(|line| line.text.as_str()).collect();
        let has: Vec<&str> =
            Property::ALL.into_iter().filter(|property| property.is_known(article)).map(Property::name).collect();
        let mut names = |text: &Option<String>| text.as_deref().map(|text| self.words(text));
        let (source_words, author_words) = (names(&article.source), names(&article.author));
        let (section_words, url_words) = (names(&article.section), names(&article.url));
        let (title_stems, body_stems) = (tokens::stems(&title.stems), tokens::stems(&body.stems));
        let key = article.published.map(|published| published.sort_key());
        json!({
            "id": article.id,
            "scored": format!("{}{body_stems}", format!("{title_stems} ").repeat(TITLE_WEIGHT)),
            "title": title_stems,
            "body": body_stems,
            "title_forms": tokens::forms(&title.written),
            "body_forms": tokens::forms(&body.written),
            "furniture": self.words(&lines.join("\n")),
            "source_words": source_words,
            "author_words": author_words,
            "section_words": section_words,
            "url_words": url_words,
            "source": article.source,
            "author": article.author,
            "section": article.section,
            "lang": article.language.code(),
            "analysed": language.code(),
            "has": has,
            "glued": !article.glued.is_empty(),
            "words": body.n_words,
            "published": key,
            "day": key.map(|key| key / 10_000),
            "first_indexed": now.seconds(),
            "article": article,
        })
    }

    /// Returns the tokens of a text that is found by its words as they are written, folded.
    fn words(&mut self, text: &str) -> String {
        let mut tokens = Tokens::default();
        for (position, range) in words(text).enumerate() {
            tokens.push(position, self.names.term(&text[range.clone()], Form::Surface, Language::UNDETERMINED));
            if let Some(last) = last_character(text, &range) {
                tokens.push(position, self.names.last_character_term(&text[last]));
            }
        }
        tokens.into_text()
    }
}

/// Returns a document for an engine that takes one term at a position: what else stands there is in fields of its own. The
/// article is a text that the engine does not read.
fn one_at_a_position(document: Value) -> Value {
    let Value::Object(fields) = document else { unreachable!("documents are objects") };
    let mut made = Map::new();
    let published = fields["published"].as_u64();
    made.insert("newest".to_owned(), published.unwrap_or(0).into());
    made.insert("oldest".to_owned(), published.unwrap_or(LATEST).into());
    for (name, value) in fields {
        match value {
            Value::Null => {}
            Value::String(id) if name == "id" => {
                let id = name_within(&id, Dialect::Quickwit.capabilities().max_id).into_owned();
                made.insert(name, id.into());
            }
            Value::String(tokens) if name == "scored" => {
                made.insert(name, tokens.replace(SAME_POSITION, " ").into());
            }
            Value::String(tokens) if TEXTS.contains(&name.as_str()) => {
                let OneAtAPosition { first, others } = OneAtAPosition::of(&tokens);
                made.insert(beside(&name), others.into());
                made.insert(name, first.into());
            }
            Value::Object(article) => _ = made.insert(name, Value::Object(article).to_string().into()),
            value => _ = made.insert(name, value),
        }
    }
    Value::Object(made)
}

/// Returns the name that the engine knows an article by: its id, or the hash of one that is too long.
pub(super) fn document_id(id: &str) -> String {
    name_within(id, MAX_ID).into_owned()
}

/// Returns an id, or the hash of one that is longer than this, or empty.
pub(super) fn name_within(id: &str, max: usize) -> Cow<'_, str> {
    if id.is_empty() || id.len() > max {
        return format!("blake3:{}", blake3::hash(id.as_bytes()).to_hex()).into();
    }
    id.into()
}

/// Returns the field of what stands at a position of a text beside its words, where the engine takes one term there.
pub(super) fn beside(field: &str) -> String {
    format!("{field}_beside")
}
