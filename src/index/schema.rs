//! The schema of an index and the handles of its fields, in one place.
//!
//! Title and body are indexed twice, with the same positions: as stems, which queries and ranking use and which say
//! where sentences and paragraphs begin, and as written, which prefixes, exact forms and the spelling of words need. A file that gave no article, or many, has a document of
//! its own, its marker: see [`super::manifest`].

use tantivy::schema::{FAST, Field, INDEXED, IndexRecordOption, Schema, TextFieldIndexing, TextOptions};
use tantivy::tokenizer::{TextAnalyzer, TokenizerManager};

use crate::analysis::{SurfaceTokenizer, TermsTokenizer};

/// The version of everything an index depends on: fields, terms, stored form. An index of another version cannot be
/// read and has to be built again. Raise it with any change of the schema or of the analysis.
pub const FORMAT_VERSION: u32 = 6;

/// The tokenizer of terms that are ready.
const TERMS: &str = "terms";
/// The tokenizer of surface forms.
const SURFACE: &str = "surface";

/// The term of `kind` that all articles have.
pub(super) const KIND_ARTICLE: &str = "article";
/// The term of `kind` that articles with glued words have.
pub(super) const KIND_GLUED: &str = "glued";
/// The term of `kind` that articles without glued words have.
pub(super) const KIND_WHOLE: &str = "whole";
/// The term of `kind` that all file markers have.
pub(super) const KIND_MARKER: &str = "marker";

/// The fields of the index.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Fields {
    /// Whether the document is an article, with glued words or without, and what it has ([`super::Property`]), or a
    /// marker.
    pub kind: Field,
    /// The article's id, unique; also a fast field, in whose order ties are broken.
    pub id: Field,
    /// The file that the article came from: what incremental runs compare.
    pub location: Field,
    /// Stems of the title.
    pub title: Field,
    /// Stems of the body.
    pub body: Field,
    /// The words of the title as written.
    pub title_forms: Field,
    /// The words of the body as written.
    pub body_forms: Field,
    /// Surface forms of the furniture.
    pub furniture: Field,
    /// Surface forms of the outlet's name; the name is a fast field.
    pub source: Field,
    /// Surface forms of the authors' names; all of them together are a fast field.
    pub author: Field,
    /// Surface forms of the section; the section is a fast field.
    pub section: Field,
    /// Words of the address.
    pub url: Field,
    /// The language code; also a fast field.
    pub lang: Field,
    /// How many words the body has, glued ones as one.
    pub words: Field,
    /// The code of the language that title and body are analysed by.
    pub analysed: Field,
    /// The words of title and body that may be glued, as written: see [`super::glue`].
    pub joints: Field,
    /// Those among them that were found to be.
    pub glued: Field,
    /// Hashes of the outlet with each short paragraph of the body: see [`super::lines`].
    pub lines: Field,
    /// The same for the paragraphs that were moved to the furniture since they repeat.
    pub repeated_lines: Field,
    /// A hash of the outlet.
    pub outlet: Field,
    /// A hash of the longest paragraph, which copies of an article have in common.
    pub story: Field,
    /// `yyyymmddhhmm`, see [`crate::date::Published::sort_key`].
    pub published: Field,
    /// When the article was first indexed, in seconds: see [`crate::date::Moment`].
    pub first_indexed: Field,
    /// A hash of the record and of the settings it was read with.
    pub content: Field,
    /// A hash of the file's size, time and settings; only on the document that says the file is done.
    pub stamp: Field,
    /// How many records of the file were rejected; only on markers.
    pub rejects: Field,
}

/// Makes the schema. The order of the fields is part of the format.
pub(super) fn schema() -> (Schema, Fields) {
    let terms = text(TERMS, IndexRecordOption::WithFreqsAndPositions);
    let names = text(SURFACE, IndexRecordOption::WithFreqsAndPositions);
    let mut builder = Schema::builder();
    let fields = Fields {
        kind: builder.add_text_field("kind", keyword()),
        id: builder.add_text_field("id", keyword().set_fast("raw")),
        location: builder.add_text_field("location", keyword()),
        title: builder.add_text_field("title", terms.clone()),
        body: builder.add_text_field("body", terms.clone()),
        title_forms: builder.add_text_field("title_forms", terms.clone()),
        body_forms: builder.add_text_field("body_forms", terms),
        furniture: builder.add_text_field("furniture", text(SURFACE, IndexRecordOption::WithFreqsAndPositions)),
        source: builder.add_text_field("source", names.clone().set_fast("raw")),
        author: builder.add_text_field("author", names.clone().set_fast("raw")),
        section: builder.add_text_field("section", names.clone().set_fast("raw")),
        url: builder.add_text_field("url", names),
        lang: builder.add_text_field("lang", keyword().set_fast("raw")),
        words: builder.add_u64_field("words", FAST | INDEXED),
        analysed: builder.add_text_field("analysed", keyword()),
        joints: builder.add_text_field("joints", keyword()),
        glued: builder.add_text_field("glued", keyword()),
        lines: builder.add_u64_field("lines", INDEXED),
        repeated_lines: builder.add_u64_field("repeated_lines", INDEXED),
        outlet: builder.add_u64_field("outlet", FAST),
        story: builder.add_u64_field("story", FAST),
        published: builder.add_u64_field("published", FAST | INDEXED),
        first_indexed: builder.add_u64_field("first_indexed", FAST),
        content: builder.add_u64_field("content", FAST),
        stamp: builder.add_u64_field("stamp", FAST),
        rejects: builder.add_u64_field("rejects", FAST),
    };
    (builder.build(), fields)
}

/// Returns the tokenizers that the schema names.
pub(super) fn tokenizers() -> TokenizerManager {
    let manager = TokenizerManager::default();
    manager.register(TERMS, TextAnalyzer::from(TermsTokenizer::default()));
    manager.register(SURFACE, TextAnalyzer::from(SurfaceTokenizer::default()));
    manager
}

/// Without the lengths that tantivy keeps: see [`super::Lengths`].
fn text(tokenizer: &str, record: IndexRecordOption) -> TextOptions {
    let indexing = TextFieldIndexing::default().set_tokenizer(tokenizer).set_index_option(record).set_fieldnorms(false);
    TextOptions::default().set_indexing_options(indexing)
}

/// One term, as it is, without frequencies or lengths.
fn keyword() -> TextOptions {
    text("raw", IndexRecordOption::Basic)
}
