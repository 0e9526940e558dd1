//! The shape of the code: which module may use which, and where the outside world ends.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// Each module with those that it may import. ARCHITECTURE.md says what they are for.
const MODULES: &[(&str, &[&str])] = &[
    ("cancellation", &[]),
    ("date", &[]),
    ("period", &["date"]),
    ("language", &[]),
    ("article", &["date", "language"]),
    ("corpus", &["date"]),
    ("extract", &["corpus", "article", "date", "language"]),
    ("analysis", &["language"]),
    ("index", &["analysis", "article", "date", "language"]),
    ("ingest", &["corpus", "extract", "index", "article", "date"]),
    ("query", &["analysis", "index", "article", "cancellation", "date", "language"]),
    ("engine", &["article", "cancellation", "date", "language", "period"]),
    ("matching", &["query", "analysis", "article", "language"]),
    ("answer", &["engine", "matching", "query", "analysis", "article", "date", "language", "period"]),
    (
        "search",
        &[
            "answer",
            "engine",
            "matching",
            "query",
            "index",
            "analysis",
            "article",
            "cancellation",
            "date",
            "language",
            "period",
        ],
    ),
    ("remote", &["answer", "engine", "matching", "query", "analysis", "article", "date", "language", "period"]),
    ("eval", &["engine"]),
    ("output", &["eval", "engine", "ingest", "article", "period"]),
    ("http", &["output", "engine", "query", "article", "cancellation", "date", "language", "period"]),
    (
        "cli",
        &[
            "http",
            "output",
            "eval",
            "remote",
            "search",
            "engine",
            "query",
            "ingest",
            "corpus",
            "cancellation",
            "date",
            "language",
            "period",
        ],
    ),
    ("main", &["cli"]),
];

/// Outside crates that may appear only in these modules or files.
const FENCES: &[(&str, &[&str])] = &[
    (
        "tantivy",
        &[
            "analysis/index_tokenizer.rs",
            "index",
            "query/planner.rs",
            "query/exclusion.rs",
            "query/fitting_words.rs",
            "query/other_spellings.rs",
            "query/place_query",
            "query/scoring",
            "search",
        ],
    ),
    ("tantivy_fst", &["index/form_automaton.rs", "query/place_query/spelling_automaton.rs"]),
    ("levenshtein_automata", &["query/word_pattern.rs"]),
    ("regex", &["query/expression.rs"]),
    ("rust_stemmers", &["analysis/stem.rs"]),
    ("icu_segmenter", &["analysis/segments.rs"]),
    ("clap", &["cli"]),
    ("clap_complete", &["cli/completions.rs"]),
    ("clap_mangen", &["cli/man.rs"]),
    ("anyhow", &["cli"]),
    ("axum", &["http"]),
    ("hyper", &["http/server.rs"]),
    ("hyper_util", &["http/server.rs"]),
    ("rustix", &["http/server.rs"]),
    ("tokio", &["http"]),
    ("tokio_stream", &["http/api/export.rs"]),
    ("tower_http", &["http/router.rs"]),
    ("maud", &["http"]),
    ("sha2", &["http/page/assets.rs"]),
    ("base64", &["http/page/assets.rs", "remote/client.rs", "remote/answers.rs"]),
    ("ureq", &["remote/client.rs"]),
    ("tracing_subscriber", &["cli/serve.rs"]),
    ("indicatif", &["cli/progress.rs"]),
    ("crossbeam_channel", &["ingest/pipeline.rs", "ingest/reading.rs"]),
    (
        "blake3",
        &[
            "ingest/identity.rs",
            "cli/state.rs",
            "search/cursor.rs",
            "search/newest_engine.rs",
            "http/guard.rs",
            "remote/document.rs",
        ],
    ),
    ("walkdir", &["corpus/walk.rs"]),
    ("encoding_rs", &["corpus/bytes/encoding.rs"]),
    ("chardetng", &["corpus/bytes/encoding.rs"]),
    ("flate2", &["corpus/bytes/codec.rs"]),
    ("zstd", &["corpus/bytes/codec.rs", "index/article_store/codec.rs"]),
    ("bzip2", &["corpus/bytes/codec.rs"]),
    ("liblzma", &["corpus/bytes/codec.rs"]),
    ("lz4_flex", &["corpus/bytes/codec.rs"]),
    ("brotli_decompressor", &["corpus/bytes/codec.rs"]),
    ("tar", &["corpus/archive/tar_members.rs"]),
    ("zip", &["corpus/archive/zip_members.rs"]),
    ("tempfile", &["corpus/bytes/spool.rs"]),
    ("parquet", &["corpus/table/parquet_file.rs"]),
    ("jiff", &["date.rs", "period.rs"]),
    ("regex", &["query/expression.rs"]),
    ("memchr", &["extract/html"]),
];

/// A source file: its path below `src`, and its lines of code without comments and unit tests.
struct Source {
    path: String,
    code: String,
}

fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut sources = Vec::new();
    collect(&root, &root, &mut sources);
    assert!(sources.len() > 40, "the sources were found");
    sources
}

fn collect(root: &Path, folder: &Path, sources: &mut Vec<Source>) {
    let mut entries: Vec<PathBuf> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            collect(root, &path, sources);
            continue;
        }
        let name = path.strip_prefix(root).unwrap().to_string_lossy().replace('\\', "/");
        let is_source = path.extension().is_some_and(|extension| extension == "rs");
        if is_source && !name.ends_with("tests.rs") {
            let text = std::fs::read_to_string(&path).unwrap();
            let code = text.split("#[cfg(test)]\nmod ").next().unwrap();
            let code: Vec<&str> = code.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
            sources.push(Source { path: name, code: code.join("\n") });
        }
    }
}

/// Returns the module of a file: its folder, or its own name.
fn module(path: &str) -> &str {
    path.split('/').next().unwrap().trim_end_matches(".rs")
}

/// Returns the modules that the code names as `crate::module`.
fn imports(source: &Source) -> BTreeSet<String> {
    let own_crate = if source.path == "main.rs" { "dateline::" } else { "crate::" };
    let after = source.code.split(own_crate).skip(1);
    after.map(|rest| rest.chars().take_while(|c| c.is_ascii_lowercase() || *c == '_').collect()).collect()
}

#[test]
fn modules_import_only_what_the_table_allows() {
    let table: BTreeMap<&str, &[&str]> = MODULES.iter().copied().collect();
    for source in sources().iter().filter(|source| source.path != "lib.rs") {
        let own = module(&source.path);
        let allowed = table.get(own).unwrap_or_else(|| panic!("{} is in no module of the table", source.path));
        for import in imports(source) {
            assert!(
                import == own || allowed.contains(&import.as_str()),
                "{} imports {import}, which the table does not allow {own}",
                source.path
            );
        }
    }
}

#[test]
fn the_table_has_no_cycle() {
    for (place, (name, imports)) in MODULES.iter().enumerate() {
        let earlier: Vec<&str> = MODULES[..place].iter().map(|(name, _)| *name).collect();
        for import in *imports {
            assert!(earlier.contains(import), "{name} imports {import}, which does not stand before it");
        }
    }
}

#[test]
fn outside_crates_stay_behind_their_fences() {
    for source in sources() {
        for (krate, places) in FENCES {
            let is_used = uses(&source.code, krate);
            let is_allowed =
                places.iter().any(|place| source.path == *place || source.path.starts_with(&format!("{place}/")));
            assert!(!is_used || is_allowed, "{} uses {krate}", source.path);
        }
    }
}

/// Whether the code names the crate: `krate::` that is no part of a longer name or path.
fn uses(code: &str, krate: &str) -> bool {
    let path = format!("{krate}::");
    code.match_indices(&path).any(|(at, _)| {
        let before = code[..at].chars().next_back();
        !before.is_some_and(|c| c.is_alphanumeric() || c == '_' || c == ':')
    })
}

#[test]
fn every_file_says_what_it_is() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    for source in sources() {
        let text = std::fs::read_to_string(root.join(&source.path)).unwrap();
        assert!(text.starts_with("//! "), "{} does not begin with `//!`", source.path);
    }
}

#[test]
fn source_folders_are_not_hidden_by_the_ignore_file() {
    let ignore = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(".gitignore")).unwrap();
    assert!(ignore.lines().any(|line| line == "/index/*"));
    assert!(ignore.lines().any(|line| line == "!/index/README.md"));
    assert!(!ignore.lines().any(|line| matches!(line, "index" | "index/")));
}
