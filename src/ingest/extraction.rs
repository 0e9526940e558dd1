//! Extraction that survives its own faults.

use std::panic::{AssertUnwindSafe, catch_unwind};

use crate::corpus::RawDocument;
use crate::extract::{Explained, ExtractOptions, explain};

/// Makes an article of a document, or says why not. A document that makes the rules fail is one bad document, not the
/// end of the run.
pub(super) fn explain_guarded(document: &RawDocument, options: &ExtractOptions) -> Result<Explained, String> {
    match catch_unwind(AssertUnwindSafe(|| explain(document, options))) {
        Ok(extracted) => extracted.map_err(|rejection| rejection.to_string()),
        Err(_) => Err("the rules of extraction failed on it; please report this".to_owned()),
    }
}
