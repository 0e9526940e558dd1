//! Merges the files of segments: frames of the same dictionary are copied as they are.

use std::sync::{Arc, OnceLock};

use tantivy::directory::{Directory as _, META_LOCK};
use tantivy::indexer::doc_id_mapping::MappingType;
use tantivy::plugin::PluginMergeContext;
use tantivy::{Index, SegmentReader, TantivyError};

use super::component;
use super::reader::SegmentStore;
use super::writer::ArticleStoreWriter;

/// Returns the dictionary that most of an index is packed with, None if it is too small for one.
pub(super) fn dictionary_of_index(index: &Index) -> Result<Option<Arc<[u8]>>, TantivyError> {
    // A merge that ends meanwhile must not remove the files before they are open.
    let _lock = index.directory().acquire_lock(&META_LOCK).map_err(TantivyError::from)?;
    let mut stores = Vec::new();
    for segment in index.searchable_segments()? {
        stores.push(SegmentStore::open(&segment.open_read(component())?)?);
    }
    Ok(usual_dictionary(&stores))
}

/// Returns the dictionary of the largest segment that has one.
fn usual_dictionary(stores: &[SegmentStore]) -> Option<Arc<[u8]>> {
    let with_one = stores.iter().filter(|store| !store.dictionary().is_empty());
    with_one.max_by_key(|store| store.n_documents()).map(|store| store.dictionary().into())
}

impl SegmentStore {
    /// Opens the stored articles of a segment.
    pub(in crate::index) fn of_segment(segment: &SegmentReader) -> Result<Self, TantivyError> {
        Self::open(&segment.open_read(component())?)
    }
}

/// Writes the living documents of segments one behind the other.
pub(super) fn merge(context: &PluginMergeContext<'_>) -> Result<(), TantivyError> {
    if context.doc_id_mapping.mapping_type() == MappingType::Shuffled {
        return Err(TantivyError::InternalError("stored articles cannot be put into another order".to_owned()));
    }
    let stores = context.readers.iter().map(SegmentStore::of_segment).collect::<Result<Vec<_>, _>>()?;
    let dictionary = OnceLock::new();
    if let Some(usual) = usual_dictionary(&stores) {
        _ = dictionary.set(usual);
    }
    let used = dictionary.get().cloned();
    let file = context.target_segment.open_write(component())?;
    let mut writer = ArticleStoreWriter::new(file, Arc::new(dictionary));
    for (segment, store) in context.readers.iter().zip(&stores) {
        let is_same = used.as_deref() == Some(store.dictionary());
        let alive = segment.alive_bitset();
        for doc in (0..segment.max_doc()).filter(|doc| alive.is_none_or(|alive| alive.is_alive(*doc))) {
            let length = store.lengths().of(doc);
            if is_same {
                let (head, text) = store.packed(doc)?;
                writer.add_packed(head, text, length)?;
            } else {
                let (head, text) = store.records(doc)?;
                writer.add(&head, &text, length)?;
            }
        }
    }
    Ok(writer.finish()?)
}
