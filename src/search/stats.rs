//! What an index holds.

use tantivy::TantivyError;
use tantivy::columnar::Column;

use crate::article::Property;
use crate::date::PartialDate;
use crate::engine::{IndexStats, LanguageCount, SCHEMA_VERSION};
use crate::index::{ArticleIndex, IndexError, Manifest};

/// Counts what the index holds.
pub(super) fn stats(index: &ArticleIndex) -> Result<IndexStats, IndexError> {
    let manifest = Manifest::read(index)?;
    let articles = index.article_count()?;
    let dates = Dates::read(index).map_err(|error| index.error(&error))?;
    let languages = index.languages()?;
    Ok(IndexStats {
        schema_version: SCHEMA_VERSION,
        index: index.path().display().to_string(),
        articles,
        files: manifest.files.len() as u64,
        rejected: manifest.files.values().map(|file| file.rejects).sum(),
        undated: articles.saturating_sub(index.count(index.with_property(Property::Date))?),
        earliest: dates.earliest.and_then(date_text),
        latest: dates.latest.and_then(date_text),
        languages: languages.into_iter().map(|(language, articles)| LanguageCount { language, articles }).collect(),
        segments: index.searcher().segment_readers().len() as u64,
        bytes: index.size_on_disk()?,
    })
}

#[derive(Default)]
struct Dates {
    earliest: Option<u64>,
    latest: Option<u64>,
}

impl Dates {
    fn read(index: &ArticleIndex) -> Result<Self, TantivyError> {
        let mut dates = Self::default();
        for segment in index.searcher().segment_readers() {
            let Some(column): Option<Column<u64>> = segment.fast_fields().column_opt("published")? else { continue };
            for doc in segment.doc_ids_alive() {
                let Some(key) = column.first(doc) else { continue };
                dates.earliest = Some(dates.earliest.map_or(key, |known| known.min(key)));
                dates.latest = Some(dates.latest.map_or(key, |known| known.max(key)));
            }
        }
        Ok(dates)
    }
}

fn date_text(key: u64) -> Option<String> {
    PartialDate::of_key(key).map(|date| date.to_string())
}
