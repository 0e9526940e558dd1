//! The articles of a corpus without any index.

use std::fs::File;
use std::ops::ControlFlow;

use super::extraction::explain_guarded;
use super::identity::{SettingsHash, stream_id};
use super::plan::find_roots;
use super::report::Reject;
use super::{IngestError, Input, ReadSettings};
use crate::corpus::{self, CorpusFile, CorpusReader, FieldMap, ReadError, ReadErrorKind, ReadOptions};
use crate::extract::{Explained, ExtractOptions};

/// What came out of a document.
#[derive(Debug)]
pub enum Extracted {
    /// An article, and the rules that made it.
    Article(Box<Explained>),
    /// Nothing, or not all it should.
    Reject(Reject),
}

/// Reads the inputs in order and shows each article, and each file or record that gave none, to `visit`, until it
/// says that it has enough.
pub fn extract_all(
    inputs: &[Input],
    settings: &ReadSettings,
    visit: &mut dyn FnMut(Extracted) -> ControlFlow<()>,
) -> Result<(), IngestError> {
    let read_options = ReadOptions { fields: FieldMap::with(&settings.map), ..ReadOptions::default() };
    let extract_options = ExtractOptions { source: settings.source.clone(), today: settings.today };
    let hash = SettingsHash::of(settings);
    for root in find_roots(inputs, false)? {
        let Some(root) = root else {
            let reader = corpus::open_stream("stdin", Box::new(std::io::stdin()), &read_options);
            if read(reader, &extract_options, Some(hash), visit).is_break() {
                return Ok(());
            }
            continue;
        };
        for error in &root.found.unreadable {
            if visit(Extracted::Reject(reject(error))).is_break() {
                return Ok(());
            }
        }
        for file in &root.found.files {
            let hash = file.modified.is_none().then_some(hash);
            if read(open(file, &read_options), &extract_options, hash, visit).is_break() {
                return Ok(());
            }
        }
    }
    Ok(())
}

fn open(file: &CorpusFile, options: &ReadOptions) -> Result<Box<dyn CorpusReader + Send>, ReadError> {
    let is_stream = file.modified.is_none();
    match File::open(&file.path) {
        Ok(stream) if is_stream => corpus::open_stream("stdin", Box::new(stream), options),
        _ => corpus::open(file, options),
    }
}

/// Reads a file, or a stream, of which documents without a name are known by a hash.
fn read(
    reader: Result<Box<dyn CorpusReader + Send>, ReadError>,
    options: &ExtractOptions,
    of_stream: Option<SettingsHash>,
    visit: &mut dyn FnMut(Extracted) -> ControlFlow<()>,
) -> ControlFlow<()> {
    let mut reader = match reader {
        Ok(reader) => reader,
        Err(error) => return visit(Extracted::Reject(reject(&error))),
    };
    while let Some(document) = reader.next_document() {
        visit(match document {
            // A stream may end where it begins.
            Err(error) if of_stream.is_some() && error.kind == ReadErrorKind::Empty => continue,
            Err(error) => Extracted::Reject(reject(&error)),
            Ok(document) => match explain_guarded(&document, options) {
                Ok(mut explained) => {
                    if let Some(hash) = of_stream.filter(|_| document.own_id().is_none()) {
                        explained.article.id = stream_id(hash.content(&document));
                    }
                    Extracted::Article(Box::new(explained))
                }
                Err(rejection) => Extracted::Reject(Reject { origin: document.origin.to_string(), reason: rejection }),
            },
        })?;
    }
    ControlFlow::Continue(())
}

fn reject(error: &ReadError) -> Reject {
    Reject { origin: error.origin.to_string(), reason: error.kind.to_string() }
}
