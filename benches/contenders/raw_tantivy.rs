//! tantivy as its own examples use it: the measure that dateline is held against.
//!
//! Two fields, `SimpleTokenizer`, `LowerCaser` and an English stemmer without a cache; positions and stored text in
//! its default compression, `QueryParser`, `TopDocs`, `SnippetGenerator`. It is given titles and bodies that are
//! ready, and does no more than that: no files, no extraction, no dates or other fields, no deletes, no totals. What
//! its query language lacks, prefixes and fuzzy words, are its own queries of that kind.

use std::hint::black_box;
use std::path::Path;

use dateline::article::Article;
use rust_stemmers::{Algorithm, Stemmer};
use tantivy::collector::TopDocs;
use tantivy::query::{BooleanQuery, FuzzyTermQuery, Query, QueryParser, RegexQuery};
use tantivy::schema::{Field, IndexRecordOption, STORED, Schema, TextFieldIndexing, TextOptions, Value};
use tantivy::snippet::SnippetGenerator;
use tantivy::tokenizer::{LowerCaser, SimpleTokenizer, TextAnalyzer, Token, TokenFilter, TokenStream, Tokenizer};
use tantivy::{Index, IndexReader, IndexWriter, ReloadPolicy, TantivyDocument, Term, doc};

use super::MEMORY;

/// Makes an index of articles.
pub(crate) fn build(articles: &[Article], index: &Path, threads: usize) {
    let mut texts = articles.iter().map(|article| (article.title.clone().unwrap_or_default(), article.body.clone()));
    write(&mut texts, index, threads, MEMORY);
}

/// Makes an index of titles and bodies, with a budget of memory in bytes.
pub(crate) fn write(texts: &mut dyn Iterator<Item = (String, String)>, index: &Path, threads: usize, memory: usize) {
    let mut schema = Schema::builder();
    let options = TextOptions::from(STORED).set_indexing_options(text_indexing());
    let title = schema.add_text_field("title", options.clone());
    let body = schema.add_text_field("body", options);
    let index = Index::create_in_dir(index, schema.build()).unwrap();
    index.tokenizers().register("english", analyzer());
    let mut writer: IndexWriter = index.writer_with_num_threads(threads, memory).unwrap();
    for (headline, text) in texts {
        writer.add_document(doc!(title => headline, body => text)).unwrap();
    }
    writer.commit().unwrap();
    writer.wait_merging_threads().unwrap();
}

/// Returns what of both fields is indexed.
pub(crate) fn text_indexing() -> TextFieldIndexing {
    TextFieldIndexing::default().set_tokenizer("english").set_index_option(IndexRecordOption::WithFreqsAndPositions)
}

/// Returns the tokenizer of both fields.
pub(crate) fn analyzer() -> TextAnalyzer {
    TextAnalyzer::builder(SimpleTokenizer::default()).filter(LowerCaser).filter(EnglishStemmer).build()
}

/// An open index.
pub(crate) struct RawTantivy {
    reader: IndexReader,
    parser: QueryParser,
    title: Field,
    body: Field,
}

impl RawTantivy {
    pub(crate) fn open(index: &Path) -> Self {
        let index = Index::open_in_dir(index).unwrap();
        index.tokenizers().register("english", analyzer());
        let (title, body) = (index.schema().get_field("title").unwrap(), index.schema().get_field("body").unwrap());
        let reader = index.reader_builder().reload_policy(ReloadPolicy::Manual).try_into().unwrap();
        let mut parser = QueryParser::for_index(&index, vec![title, body]);
        parser.set_conjunction_by_default();
        Self { reader, parser, title, body }
    }

    /// Returns the number of hits among the first ten, each fetched and, with `has_snippets`, with a snippet of title
    /// and body.
    pub(crate) fn search(&self, query: &str, has_snippets: bool) -> usize {
        let searcher = self.reader.searcher();
        let query = match (query.strip_suffix('*'), query.strip_suffix("~1")) {
            (Some(prefix), _) => self.prefix(prefix),
            (None, Some(word)) => self.fuzzy(word),
            (None, None) => self.parser.parse_query(query).unwrap(),
        };
        let hits = searcher.search(&query, &TopDocs::with_limit(10).order_by_score()).unwrap();
        let snippets = has_snippets
            .then(|| [self.title, self.body].map(|field| SnippetGenerator::create(&searcher, &query, field).unwrap()));
        for (_, address) in &hits {
            let document: TantivyDocument = searcher.doc(*address).unwrap();
            black_box(document.get_first(self.title).and_then(|title| title.as_str()).map(str::to_owned));
            for generator in snippets.iter().flatten() {
                black_box(generator.snippet_from_doc(&document).to_html());
            }
        }
        hits.len()
    }

    /// Returns the first ten hits with a snippet of the body, to be served.
    pub(crate) fn page(&self, query: &str) -> serde_json::Value {
        let searcher = self.reader.searcher();
        let query = self.parser.parse_query(query).unwrap();
        let hits = searcher.search(&query, &TopDocs::with_limit(10).order_by_score()).unwrap();
        let snippets = SnippetGenerator::create(&searcher, &*query, self.body).unwrap();
        let hit = |(score, address)| {
            let document: TantivyDocument = searcher.doc(address).unwrap();
            let title = document.get_first(self.title).and_then(|title| title.as_str());
            serde_json::json!({ "title": title, "score": score, "snippet": snippets.snippet_from_doc(&document).to_html() })
        };
        hits.into_iter().map(hit).collect()
    }

    /// The query language has no prefixes of single words; a regular expression over the terms is what it offers.
    /// Its terms are stems, and nothing of it is marked in snippets.
    fn prefix(&self, prefix: &str) -> Box<dyn Query> {
        self.in_either(&|field| Box::new(RegexQuery::from_pattern(&format!("{prefix}.*"), field).unwrap()))
    }

    /// One letter of the stem may differ, or two change places. Nothing of it is marked in snippets either.
    fn fuzzy(&self, word: &str) -> Box<dyn Query> {
        let mut analyzer = analyzer();
        let mut tokens = analyzer.token_stream(word);
        assert!(tokens.advance(), "a fuzzy word is a word");
        let stem = tokens.token().text.as_str();
        self.in_either(&|field| Box::new(FuzzyTermQuery::new(Term::from_field_text(field, stem), 1, true)))
    }

    fn in_either(&self, in_field: &dyn Fn(Field) -> Box<dyn Query>) -> Box<dyn Query> {
        Box::new(BooleanQuery::union(vec![in_field(self.title), in_field(self.body)]))
    }
}

/// The rules for English that dateline uses, too, called for every word.
#[derive(Clone)]
struct EnglishStemmer;

impl TokenFilter for EnglishStemmer {
    type Tokenizer<T: Tokenizer> = Stemmed<T>;

    fn transform<T: Tokenizer>(self, tokenizer: T) -> Stemmed<T> {
        Stemmed(tokenizer)
    }
}

#[derive(Clone)]
struct Stemmed<T>(T);

impl<T: Tokenizer> Tokenizer for Stemmed<T> {
    type TokenStream<'a> = StemmedStream<T::TokenStream<'a>>;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> Self::TokenStream<'a> {
        StemmedStream { words: self.0.token_stream(text), stemmer: Stemmer::create(Algorithm::English) }
    }
}

struct StemmedStream<T> {
    words: T,
    stemmer: Stemmer,
}

impl<T: TokenStream> TokenStream for StemmedStream<T> {
    fn advance(&mut self) -> bool {
        if !self.words.advance() {
            return false;
        }
        let token = self.words.token_mut();
        // Rules that only cut leave a part of the word, of which the length is enough.
        match self.stemmer.stem(&token.text) {
            std::borrow::Cow::Borrowed(stem) => {
                let length = stem.len();
                token.text.truncate(length);
            }
            std::borrow::Cow::Owned(stem) => token.text = stem,
        }
        true
    }

    fn token(&self) -> &Token {
        self.words.token()
    }

    fn token_mut(&mut self) -> &mut Token {
        self.words.token_mut()
    }
}
