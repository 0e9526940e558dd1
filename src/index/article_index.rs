//! The last commit of an index, open for searching.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use tantivy::collector::Count;
use tantivy::directory::error::OpenReadError;
use tantivy::postings::SegmentPostings;
use tantivy::query::TermQuery;
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{DocAddress, DocSet, IndexReader, ReloadPolicy, Searcher, SegmentReader, TERMINATED, TantivyError, Term};

use super::article_store::SegmentStore;
use super::columns::ArticleColumns;
use super::directory::Access;
use super::folder::open_folder;
use super::form_documents::documents_with_form;
use super::schema::{Fields, KIND_ARTICLE, KIND_GLUED, KIND_WHOLE, schema};
use super::term_review::dictionaries;
use super::{IndexError, StoredDocument, document};
use crate::article::{Article, Property};
use crate::language::Language;

/// How often opening is tried when a writer removes files under our hands, which a folder that cannot be locked
/// allows.
const OPEN_ATTEMPTS: u32 = 5;

/// The last commit of an index, open for searching.
#[derive(Clone)]
pub struct ArticleIndex {
    path: PathBuf,
    reader: IndexReader,
    fields: Fields,
    /// Opened when they are needed first.
    pub(super) columns: Arc<OnceLock<Vec<ArticleColumns>>>,
    /// The stored articles of each segment.
    pub(super) stores: Arc<[SegmentStore]>,
}

impl ArticleIndex {
    /// Opens the index at `path`. Needs no right to write there.
    pub fn open(path: &Path) -> Result<Self, IndexError> {
        let mut attempt = 1;
        loop {
            let gone = match Self::open_once(path) {
                Err(OpenFailure::FileGone(error)) => error,
                Err(OpenFailure::Other(error)) => return Err(error),
                Ok(index) => return Ok(index),
            };
            if attempt == OPEN_ATTEMPTS {
                return Err(gone);
            }
            attempt += 1;
            std::thread::sleep(Duration::from_millis(50));
        }
    }

    fn open_once(path: &Path) -> Result<Self, OpenFailure> {
        let index = open_folder(path, Access::Search).map_err(OpenFailure::Other)?;
        let fail = |error: TantivyError| {
            let is_gone = matches!(&error, TantivyError::OpenReadError(OpenReadError::FileDoesNotExist(_)));
            let error = IndexError::from_tantivy(path, &error);
            if is_gone { OpenFailure::FileGone(error) } else { OpenFailure::Other(error) }
        };
        let reader: IndexReader =
            index.reader_builder().reload_policy(ReloadPolicy::Manual).try_into().map_err(fail)?;
        // Now, for a writer may remove the files of segments that it merges; what is open stays.
        let stores = reader.searcher().segment_readers().iter().map(SegmentStore::of_segment).collect::<Result<_, _>>();
        let stores = stores.map_err(fail)?;
        Ok(Self { path: path.to_owned(), reader, fields: schema().1, columns: Arc::default(), stores })
    }

    /// Returns the folder of the index.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Returns the fields of the index.
    pub(crate) fn fields(&self) -> &Fields {
        &self.fields
    }

    /// Returns the searcher over the commit that was the last when this was opened.
    pub(crate) fn searcher(&self) -> Searcher {
        self.reader.searcher()
    }

    /// Returns the term that all articles have and nothing else.
    pub(crate) fn all_articles(&self) -> Term {
        Term::from_field_text(self.fields.kind, KIND_ARTICLE)
    }

    /// Returns the term that all articles with glued words have, or all without.
    pub(crate) fn with_glued_words(&self, is_glued: bool) -> Term {
        Term::from_field_text(self.fields.kind, if is_glued { KIND_GLUED } else { KIND_WHOLE })
    }

    /// Returns the term that all articles with this property have.
    pub(crate) fn with_property(&self, property: Property) -> Term {
        Term::from_field_text(self.fields.kind, &document::property_term(property))
    }

    /// Returns how many articles have a word of this folded form in a field of written or of surface forms.
    pub(crate) fn count_form(&self, field: Field, folded: &str) -> Result<u64, IndexError> {
        let searcher = self.searcher();
        let found = dictionaries(&searcher, field)
            .and_then(|dictionaries| documents_with_form(&searcher, &dictionaries, folded, usize::MAX));
        Ok(found.map_err(|error| self.error(&error))?.len() as u64)
    }

    /// Returns how many articles the index holds.
    pub(crate) fn article_count(&self) -> Result<u64, IndexError> {
        self.count(self.all_articles())
    }

    /// Returns the languages of the articles, by falling number of articles, with that number.
    pub(crate) fn languages(&self) -> Result<Vec<(Language, u64)>, IndexError> {
        self.language_counts(self.fields.lang)
    }

    /// Returns the languages by whose rules the articles are analysed, those in which a query word may be inflected, with
    /// the number of articles.
    pub(crate) fn analysis_languages(&self) -> Result<Vec<(Language, u64)>, IndexError> {
        self.language_counts(self.fields.analysed)
    }

    fn language_counts(&self, field: Field) -> Result<Vec<(Language, u64)>, IndexError> {
        let mut languages = BTreeSet::<Language>::new();
        for segment in self.searcher().segment_readers() {
            let inverted = segment.inverted_index(field).map_err(|error| self.error(&error))?;
            let mut terms = inverted.terms().stream().map_err(|error| self.error(&error.into()))?;
            while let Some((code, _)) = terms.next() {
                languages.extend(std::str::from_utf8(code).ok().and_then(|code| code.parse::<Language>().ok()));
            }
        }
        let mut counts = Vec::with_capacity(languages.len());
        for language in languages {
            let articles = self.count(Term::from_field_text(field, language.code()))?;
            if articles > 0 {
                counts.push((language, articles));
            }
        }
        counts.sort_by_key(|(language, count)| (std::cmp::Reverse(*count), *language));
        Ok(counts)
    }

    /// Returns how many living documents hold a term.
    pub(crate) fn count(&self, term: Term) -> Result<u64, IndexError> {
        let query = TermQuery::new(term, IndexRecordOption::Basic);
        let count = self.searcher().search(&query, &Count).map_err(|error| self.error(&error))?;
        Ok(count as u64)
    }

    /// Returns the article of a document, or an error if its stored form is damaged.
    pub(crate) fn article(&self, address: DocAddress) -> Result<Article, IndexError> {
        self.to_article(self.document(address)?)
    }

    /// Returns the article of a document without its body and furniture, which costs a tenth. Where its language is not
    /// known, it has its body, for by that title and body are analysed.
    pub(crate) fn article_head(&self, address: DocAddress) -> Result<Article, IndexError> {
        let article = self.to_article(self.document_head(address)?)?;
        if article.language == Language::UNDETERMINED { self.article(address) } else { Ok(article) }
    }

    /// Returns the stored fields of a document.
    pub(super) fn document(&self, address: DocAddress) -> Result<StoredDocument, IndexError> {
        self.store(address).document(address.doc_id).map_err(|error| self.error(&error))
    }

    /// Returns the stored fields of a document without body and furniture.
    pub(super) fn document_head(&self, address: DocAddress) -> Result<StoredDocument, IndexError> {
        self.store(address).head(address.doc_id).map_err(|error| self.error(&error))
    }

    /// Returns what is stored of the segment of a document.
    fn store(&self, address: DocAddress) -> &SegmentStore {
        &self.stores[address.segment_ord as usize]
    }

    /// Returns the article that a document stores, or an error if its stored form is damaged.
    pub(super) fn to_article(&self, document: StoredDocument) -> Result<Article, IndexError> {
        document::to_article(document).ok_or_else(|| IndexError::Damaged {
            path: self.path.clone(),
            reason: "a stored article cannot be read".to_owned(),
        })
    }

    /// Returns the document of an article, None if there is none of this id.
    pub(crate) fn find(&self, id: &str) -> Result<Option<DocAddress>, IndexError> {
        let term = Term::from_field_text(self.fields.id, id);
        Ok(self.documents_of(&term)?.into_iter().next())
    }

    /// Returns the living documents that hold a term.
    pub(super) fn documents_of(&self, term: &Term) -> Result<Vec<DocAddress>, IndexError> {
        let mut found = Vec::new();
        for (ordinal, segment) in (0_u32..).zip(self.searcher().segment_readers()) {
            let inverted = segment.inverted_index(term.field()).map_err(|error| self.error(&error))?;
            let postings = inverted.read_postings(term, IndexRecordOption::Basic);
            let Some(postings) = postings.map_err(|error| self.error(&error.into()))? else { continue };
            push_living(ordinal, segment, postings, usize::MAX, &mut found);
        }
        Ok(found)
    }

    /// Returns the size of all files of the index, in bytes.
    pub(crate) fn size_on_disk(&self) -> Result<u64, IndexError> {
        let system = |error: std::io::Error| IndexError::System { path: self.path.clone(), reason: error.to_string() };
        let mut bytes = 0;
        for entry in std::fs::read_dir(&self.path).map_err(system)? {
            // A file that a writer removes meanwhile has no size.
            bytes += entry.map_err(system)?.metadata().map_or(0, |metadata| metadata.len());
        }
        Ok(bytes)
    }

    /// Sorts an error that tantivy gave for this index.
    pub(crate) fn error(&self, error: &TantivyError) -> IndexError {
        IndexError::from_tantivy(&self.path, error)
    }
}

impl std::fmt::Debug for ArticleIndex {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("ArticleIndex").field("path", &self.path).finish_non_exhaustive()
    }
}

/// Adds the living documents of a term in one segment, until there are `most`.
pub(super) fn push_living(
    segment_ord: u32,
    segment: &SegmentReader,
    mut postings: SegmentPostings,
    most: usize,
    found: &mut Vec<DocAddress>,
) {
    while postings.doc() != TERMINATED && found.len() < most {
        if segment.alive_bitset().is_none_or(|alive| alive.is_alive(postings.doc())) {
            found.push(DocAddress::new(segment_ord, postings.doc()));
        }
        postings.advance();
    }
}

enum OpenFailure {
    FileGone(IndexError),
    Other(IndexError),
}
