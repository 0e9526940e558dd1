//! What is indexed already, known from the index itself.
//!
//! Every document names the file it came from. One document of each file carries the file's stamp: the article, in a
//! file that holds just one, else a marker, which is written after all that the file gave. A file whose stamp is in
//! the index was therefore read to its end, in the same commit or an earlier one.

use std::collections::HashMap;

use tantivy::columnar::{Column, StrColumn};
use tantivy::schema::IndexRecordOption;
use tantivy::{DocSet, SegmentReader, TERMINATED, TantivyError, Term};

use super::stored::StoredField;
use super::{ArticleIndex, IndexError};
use crate::date::Moment;

/// The files that an index holds articles of, or knows to hold none.
#[derive(Debug, Default)]
pub struct Manifest {
    /// By location.
    pub files: HashMap<String, FileState>,
}

/// What the index knows of a file.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct FileState {
    /// The stamp it had when it was read to its end; None if that was never reached.
    pub stamp: Option<u64>,
    /// How many articles it gave.
    pub articles: u64,
    /// How many of its records were rejected.
    pub rejects: u64,
    /// Whether the stamp is from a marker, which is newer than the one on an article.
    has_marker: bool,
}

/// What the index knows of an article.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct KnownArticle {
    /// The hash of its record and of the settings it was read with.
    pub content: u64,
    /// When it was first indexed.
    pub first_indexed: Moment,
}

impl FileState {
    /// Takes in a document of the file.
    fn add(&mut self, columns: &Columns, doc: u32) {
        let is_marker = columns.content(doc).is_none();
        let stamp = first(columns.stamp.as_ref(), doc);
        self.articles += u64::from(!is_marker);
        self.rejects += first(columns.rejects.as_ref(), doc).unwrap_or(0);
        if stamp.is_some() && (is_marker || !self.has_marker) {
            self.stamp = stamp;
        }
        self.has_marker |= is_marker;
    }
}

impl Manifest {
    /// Reads the manifest out of an index.
    pub fn read(index: &ArticleIndex) -> Result<Self, IndexError> {
        let mut files = HashMap::<String, FileState>::new();
        for segment in index.searcher().segment_readers() {
            collect(index, segment, &mut files).map_err(|error| index.error(&error))?;
        }
        Ok(Self { files })
    }
}

fn collect(
    index: &ArticleIndex,
    segment: &SegmentReader,
    files: &mut HashMap<String, FileState>,
) -> Result<(), TantivyError> {
    let columns = Columns::open(segment)?;
    let inverted = segment.inverted_index(index.fields().location)?;
    let mut locations = inverted.terms().stream()?;
    while let Some((location, info)) = locations.next() {
        let mut state = FileState::default();
        let mut is_alive = false;
        let mut postings = inverted.read_postings_from_terminfo(info, IndexRecordOption::Basic)?;
        while postings.doc() != TERMINATED {
            let doc = postings.doc();
            if segment.alive_bitset().is_none_or(|alive| alive.is_alive(doc)) {
                is_alive = true;
                state.add(&columns, doc);
            }
            postings.advance();
        }
        if is_alive {
            let known = files.entry(String::from_utf8_lossy(location).into_owned()).or_default();
            known.articles += state.articles;
            known.rejects += state.rejects;
            if known.stamp.is_none() || state.has_marker {
                known.stamp = state.stamp;
            }
            known.has_marker |= state.has_marker;
        }
    }
    Ok(())
}

/// The columns that the manifest needs of a segment; a column without values does not exist.
struct Columns {
    id: Option<StrColumn>,
    content: Option<Column<u64>>,
    first_indexed: Option<Column<u64>>,
    stamp: Option<Column<u64>>,
    rejects: Option<Column<u64>>,
}

impl Columns {
    fn open(segment: &SegmentReader) -> Result<Self, TantivyError> {
        let columns = segment.fast_fields();
        Ok(Self {
            id: columns.str("id")?,
            content: columns.column_opt("content")?,
            first_indexed: columns.column_opt("first_indexed")?,
            stamp: columns.column_opt("stamp")?,
            rejects: columns.column_opt("rejects")?,
        })
    }

    fn first_indexed(&self, doc: u32) -> Moment {
        Moment::of_seconds(first(self.first_indexed.as_ref(), doc).unwrap_or_default())
    }

    fn content(&self, doc: u32) -> Option<u64> {
        first(self.content.as_ref(), doc)
    }
}

fn first(column: Option<&Column<u64>>, doc: u32) -> Option<u64> {
    column.and_then(|column| column.first(doc))
}

impl ArticleIndex {
    /// Returns the ids of the articles that a file gave, each with what is known of it.
    pub fn articles_of(&self, location: &str) -> Result<HashMap<String, KnownArticle>, IndexError> {
        let term = Term::from_field_text(self.fields().location, location);
        let addresses = self.documents_of(&term)?;
        let searcher = self.searcher();
        let mut articles = HashMap::with_capacity(addresses.len());
        let mut open: Option<(u32, Columns)> = None;
        for address in addresses {
            let segment = searcher.segment_reader(address.segment_ord);
            let columns = match open.take() {
                Some((ordinal, columns)) if ordinal == address.segment_ord => columns,
                _ => Columns::open(segment).map_err(|error| self.error(&error))?,
            };
            let ordinal = columns.id.as_ref().and_then(|ids| ids.term_ords(address.doc_id).next());
            if let (Some(ids), Some(ordinal), Some(content)) =
                (columns.id.as_ref(), ordinal, columns.content(address.doc_id))
            {
                let mut id = String::new();
                ids.ord_to_str(ordinal, &mut id).map_err(|error| self.error(&error.into()))?;
                let first_indexed = columns.first_indexed(address.doc_id);
                articles.insert(id, KnownArticle { content, first_indexed });
            }
            open = Some((address.segment_ord, columns));
        }
        Ok(articles)
    }

    /// Returns the file that gave the article of this id, None if there is no such article.
    pub fn location_of(&self, id: &str) -> Result<Option<String>, IndexError> {
        let Some(address) = self.find(id)? else { return Ok(None) };
        Ok(self.document_head(address)?.take_text(StoredField::Location))
    }

    /// Returns when the article of this id was first indexed, None if there is no such article.
    pub fn first_indexed(&self, id: &str) -> Result<Option<Moment>, IndexError> {
        let Some(address) = self.find(id)? else { return Ok(None) };
        let searcher = self.searcher();
        let columns = searcher.segment_reader(address.segment_ord).fast_fields();
        let column = columns.column_opt("first_indexed").map_err(|error| self.error(&error))?;
        Ok(first(column.as_ref(), address.doc_id).map(Moment::of_seconds))
    }
}
