//! Writes the file of a segment.

use std::any::Any;
use std::io::{self, Write};
use std::sync::{Arc, OnceLock};

use tantivy::directory::{TerminatingWrite, WritePtr};
use tantivy::indexer::doc_id_mapping::DocIdMapping;
use tantivy::plugin::PluginWriter;
use tantivy::schema::Schema;
use tantivy::schema::document::ErasedDocument;
use tantivy::{DocId, Segment, TantivyError};

use super::codec::{Packer, SAMPLE_BYTES, train};
use super::layout::{ENTRY_BYTES, Entry, Trailer};
use super::record;
use crate::index::document::IndexDocument;

/// Takes the documents of a segment from tantivy.
pub(super) struct SegmentArticles {
    writer: ArticleStoreWriter,
    head: Vec<u8>,
    text: Vec<u8>,
}

impl SegmentArticles {
    pub(super) fn new(writer: ArticleStoreWriter) -> Self {
        Self { writer, head: Vec::new(), text: Vec::new() }
    }
}

impl PluginWriter for SegmentArticles {
    fn add_document(&mut self, _: DocId, document: &dyn ErasedDocument, _: &Schema) -> tantivy::Result<()> {
        let document = document.as_any().downcast_ref::<IndexDocument>().expect("the index takes no other documents");
        self.head.clear();
        self.text.clear();
        record::write(document.stored(), &mut self.head, &mut self.text);
        Ok(self.writer.add(&self.head, &self.text, document.length())?)
    }

    fn serialize(self: Box<Self>, _: &Segment, order: Option<&DocIdMapping>) -> tantivy::Result<()> {
        if order.is_some() {
            return Err(TantivyError::InternalError("stored articles cannot be put into another order".to_owned()));
        }
        Ok(self.writer.finish()?)
    }

    fn mem_usage(&self) -> usize {
        self.writer.mem_usage()
    }

    fn as_any(&self) -> &dyn Any {
        self
    }

    fn as_any_mut(&mut self) -> &mut dyn Any {
        self
    }
}

/// Packs documents into a file, in order.
pub(super) struct ArticleStoreWriter {
    file: WritePtr,
    dictionary: Arc<OnceLock<Arc<[u8]>>>,
    /// With the dictionary it uses; None until that is known.
    packer: Option<(Packer, Arc<[u8]>)>,
    /// The records that wait for that, heads and texts in turn.
    waiting: Vec<u8>,
    waiting_lengths: Vec<usize>,
    /// How many bytes were written.
    at: u64,
    entries: Vec<u8>,
    /// Of each document, whether it waits or not.
    lengths: Vec<u8>,
    words: u64,
}

impl ArticleStoreWriter {
    /// Makes a writer that uses this dictionary, or the one that it makes from the first documents and hands on to others
    /// by this way.
    pub(super) fn new(file: WritePtr, dictionary: Arc<OnceLock<Arc<[u8]>>>) -> Self {
        Self {
            file,
            dictionary,
            packer: None,
            waiting: Vec::new(),
            waiting_lengths: Vec::new(),
            at: 0,
            entries: Vec::new(),
            lengths: Vec::new(),
            words: 0,
        }
    }

    /// Adds the next document, of which title and body have so many words.
    pub(super) fn add(&mut self, head: &[u8], text: &[u8], length: u32) -> io::Result<()> {
        self.add_length(length);
        if self.packer.is_some() || self.dictionary.get().is_some() {
            self.pack_waiting()?;
            return self.pack(head, text);
        }
        self.waiting.extend_from_slice(head);
        self.waiting.extend_from_slice(text);
        self.waiting_lengths.extend([head.len(), text.len()]);
        if self.waiting.len() >= SAMPLE_BYTES {
            // Another thread may have made one meanwhile; then that is used.
            let made = train(&self.waiting, &self.waiting_lengths).unwrap_or_default();
            _ = self.dictionary.set(made.into());
            self.pack_waiting()?;
        }
        Ok(())
    }

    /// Adds the next document in frames that were packed with this writer's dictionary.
    pub(super) fn add_packed(&mut self, head: &[u8], text: &[u8], length: u32) -> io::Result<()> {
        self.add_length(length);
        self.pack_waiting()?;
        self.write(head, text)
    }

    fn add_length(&mut self, length: u32) {
        self.lengths.extend_from_slice(&length.to_le_bytes());
        self.words += u64::from(length);
    }

    fn pack(&mut self, head: &[u8], text: &[u8]) -> io::Result<()> {
        let (packer, _) = self.packer.as_mut().expect("the dictionary is known");
        let (head, text) = (packer.pack(head)?, packer.pack(text)?);
        self.write(&head, &text)
    }

    /// Packs all that waited; from now on nothing waits.
    fn pack_waiting(&mut self) -> io::Result<()> {
        if self.packer.is_some() {
            return Ok(());
        }
        let dictionary = self.dictionary.get().cloned().unwrap_or_default();
        self.packer = Some((Packer::new(&dictionary)?, dictionary));
        let (waiting, lengths) = (std::mem::take(&mut self.waiting), std::mem::take(&mut self.waiting_lengths));
        let mut rest = waiting.as_slice();
        for pair in lengths.chunks_exact(2) {
            let (head, behind) = rest.split_at(pair[0]);
            let (text, behind) = behind.split_at(pair[1]);
            self.pack(head, text)?;
            rest = behind;
        }
        Ok(())
    }

    fn write(&mut self, head: &[u8], text: &[u8]) -> io::Result<()> {
        let head_length = u32::try_from(head.len()).map_err(|_| io::Error::other("a head has more than 4 GB"))?;
        self.entries.extend_from_slice(&Entry { start: self.at, head_length }.to_bytes());
        self.file.write_all(head)?;
        self.file.write_all(text)?;
        self.at += (head.len() + text.len()) as u64;
        Ok(())
    }

    /// Writes what is left.
    pub(super) fn finish(mut self) -> io::Result<()> {
        // Few documents have no dictionary if the index has none yet.
        self.pack_waiting()?;
        let dictionary = self.packer.map(|(_, dictionary)| dictionary).unwrap_or_default();
        let too_many = || io::Error::other("a segment has too many documents");
        let trailer = Trailer {
            frames_length: self.at,
            words: self.words,
            dictionary_length: u32::try_from(dictionary.len()).map_err(|_| too_many())?,
            n_documents: u32::try_from(self.entries.len() / ENTRY_BYTES).map_err(|_| too_many())?,
        };
        self.file.write_all(&dictionary)?;
        self.file.write_all(&self.entries)?;
        self.file.write_all(&self.lengths)?;
        self.file.write_all(&trailer.to_bytes())?;
        self.file.terminate()
    }

    pub(super) fn mem_usage(&self) -> usize {
        self.waiting.capacity() + self.entries.capacity() + self.lengths.capacity()
    }
}
