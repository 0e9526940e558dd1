//! What can be wrong with a file or a record: [`ReadError`].

use std::fmt;
use std::io;

use super::{Origin, Place};

/// A file or a record that could not be read, or not whole.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{origin}: {kind}")]
pub struct ReadError {
    /// The file, and the record where one record is at fault.
    pub origin: Origin,
    /// What is wrong.
    pub kind: ReadErrorKind,
}

/// What is wrong with a file or a record.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ReadErrorKind {
    /// The operating system could not give the file.
    #[error("{message}")]
    Io {
        /// The kind of the failure.
        kind: io::ErrorKind,
        /// The failure in words.
        message: String,
    },
    /// A symbolic link whose target is not there (a folder that is not mounted, for example).
    #[error("symbolic link to nothing")]
    BrokenLink,
    /// A symbolic link to a folder that it lies in.
    #[error("symbolic link back to the folder `{0}` that it lies in")]
    LinkLoop(String),
    /// A socket, a pipe or a device.
    #[error("not a regular file")]
    NotRegular,
    /// No bytes, or nothing but white space.
    #[error("empty file")]
    Empty,
    /// Not text; the name of what it is.
    #[error("binary file ({0})")]
    Binary(&'static str),
    /// Text, but of markup; the name of what it is.
    #[error("{0}, which is not read by this version")]
    Markup(&'static str),
    /// A text or a line longer than the limit; the limit in bytes.
    #[error("longer than the limit of {} for one document", size_in_words(*.0 as u64))]
    TooLarge(usize),
    /// A line so long that the rest of the file was given up.
    #[error("a line without end; the rest of the file was not read")]
    EndlessLine,
    /// The compressed file was cut; what came before the cut was read.
    #[error("compressed data ends too early")]
    CutShort,
    /// The compressed file is damaged; what came before the damage was read.
    #[error("compressed data is damaged ({0})")]
    Damaged(String),
    /// Something stands behind the compressed data; the data itself was read.
    #[error("ignored what follows the end of the compressed data")]
    TrailingData,
    /// An archive in an archive in an archive, and so on.
    #[error("archives within {0} archives are not read; unpack it first")]
    TooDeep(usize),
    /// Compressed data that is tighter than any text; how many times its size it was allowed to have.
    #[error("it unpacks to more than {0} times its size, which no text does; the rest was not read")]
    Bomb(u64),
    /// Compressed data that is larger than the limit, in bytes, once it is decompressed; what came before was read.
    #[error("more than {} of decompressed data; the rest was not read", size_in_words(*.0))]
    Oversized(u64),
    /// Something between the records of a web archive; how many bytes.
    #[error("skipped {0} bytes that belong to no record")]
    NoRecord(u64),
    /// The header of a record of a web archive does not end, or does not say what the record is.
    #[error("the header of the record is damaged")]
    RecordHeader,
    /// A record of a web archive that states no length, or a wrong one.
    #[error("the record does not state its length rightly; it was read up to the next one")]
    RecordLength,
    /// The file ends within a record of a web archive.
    #[error("the file ends within the record; what there is of it was read")]
    UnfinishedRecord,
    /// The content of a response was encoded by the server in a way that is not known; the name of it.
    #[error("the content is encoded as `{0}`, which is not read by this version")]
    Coding(String),
    /// The content of a response is damaged as the server or the crawler encoded it; what there is of it was read.
    #[error("the content of the record is damaged ({0})")]
    DamagedContent(String),
    /// No damage at all: the records of a web archive that are no articles, once for a file.
    #[error("{0}")]
    PassedOver(PassedOver),
    /// Not JSON.
    #[error("not valid JSON: {reason} at column {column}")]
    Json {
        /// What the parser says.
        reason: String,
        /// Where it says so: the byte in the line, from 1.
        column: usize,
    },
    /// JSON, but not an object; what it is instead.
    #[error("not a JSON object but {0}")]
    NotAnObject(&'static str),
    /// The file ends within an object.
    #[error("the object does not end")]
    UnfinishedObject,
    /// An object whose title and body are null or blank.
    #[error("title and body are blank")]
    BlankText,
    /// An object that states neither a title nor a body.
    #[error("no `title` and no `body`; {}{}", keys_in_words(keys), hint_in_words(long_key.as_deref()))]
    NoText {
        /// Its keys.
        keys: Vec<String>,
        /// The key that holds a long text, if only one does: it may be the body.
        long_key: Option<String>,
    },
    /// A table of whose columns none states a title or a body; the names of the columns.
    #[error("no column `title` or `body`; columns: {}; try `--map body=COLUMN`", columns_in_words(.0))]
    NoTextColumn(Vec<String>),
    /// A Parquet file that is damaged or of an unknown kind; what the library says.
    #[error("damaged Parquet file ({0})")]
    Parquet(String),
    /// A Parquet file in a program that was built without the reader.
    #[error("Parquet file, which this program was built without; `cargo install dateline --features parquet` has it")]
    NoParquet,
    /// A row of a table that gives no text and has more or fewer fields than there are columns.
    #[error("a row of {fields} fields under a header of {columns}, and no text in it")]
    RowLength {
        /// How many fields the row has.
        fields: usize,
        /// How many the header has.
        columns: usize,
    },
    /// A field of a table that begins with a quote and does not end with one.
    #[error("a quote opens on this line and does not close; reading went on at the next line that is a row")]
    UnclosedQuote,
}

/// How many records of a web archive were passed over.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct PassedOver {
    /// Responses with a status other than 200: the page moved or was not there.
    pub other_status: u64,
    /// Images, scripts, data, and whatever else is neither a page nor plain text.
    pub other_media: u64,
    /// Pages without content.
    pub blank: u64,
}

impl fmt::Display for PassedOver {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { other_status, other_media, blank } = *self;
        let all = other_status + other_media + blank;
        let reasons =
            [(other_status, "with a status other than 200"), (other_media, "neither HTML nor text"), (blank, "blank")];
        let reasons = reasons.iter().filter(|(n, _)| *n > 0).map(|(n, reason)| format!("{n} {reason}"));
        let records = if all == 1 { "record" } else { "records" };
        write!(f, "passed over {all} {records}: {}", reasons.collect::<Vec<_>>().join(", "))
    }
}

impl ReadError {
    /// Makes the error of a place in the file at `path`.
    pub(super) fn new(path: &str, place: Place, kind: impl Into<ReadErrorKind>) -> Self {
        Self { origin: Origin::new(path, place), kind: kind.into() }
    }

    /// True if another try may succeed although the file stays the same: the disk, the network or the
    /// permissions were at fault and not the content. What was read of such a file earlier should be kept.
    pub fn is_transient(&self) -> bool {
        matches!(self.kind, ReadErrorKind::Io { .. } | ReadErrorKind::BrokenLink)
    }
}

impl From<io::Error> for ReadErrorKind {
    /// Finds the kind that one of our own readers has put into the error, else takes it as one of the system.
    fn from(error: io::Error) -> Self {
        error.downcast().unwrap_or_else(|error| Self::Io { kind: error.kind(), message: io_in_words(&error) })
    }
}

impl From<ReadErrorKind> for io::Error {
    fn from(kind: ReadErrorKind) -> Self {
        let io_kind = match &kind {
            ReadErrorKind::Io { kind, .. } => *kind,
            _ => io::ErrorKind::InvalidData,
        };
        Self::new(io_kind, kind)
    }
}

fn io_in_words(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "no such file or folder".to_owned(),
        io::ErrorKind::PermissionDenied => "permission denied".to_owned(),
        io::ErrorKind::IsADirectory => "a folder, not a file".to_owned(),
        _ => {
            let message = error.to_string();
            let message = message.split(" (os error").next().unwrap_or_default();
            let mut chars = message.chars();
            chars.next().map_or_else(String::new, |first| first.to_lowercase().chain(chars).collect())
        }
    }
}

fn size_in_words(bytes: u64) -> String {
    const MIB: u64 = 1 << 20;
    const GIB: u64 = 1 << 30;
    match bytes {
        GIB.. if bytes.is_multiple_of(GIB) => format!("{} GiB", bytes / GIB),
        MIB.. if bytes.is_multiple_of(MIB) => format!("{} MiB", bytes / MIB),
        _ => format!("{bytes} bytes"),
    }
}

fn columns_in_words(columns: &[String]) -> String {
    const SHOWN: usize = 20;
    const CHARS: usize = 40;
    let shorten = |column: &String| match column.char_indices().nth(CHARS) {
        Some((end, _)) => format!("{}…", &column[..end]),
        None => column.clone(),
    };
    let shown = columns.iter().take(SHOWN).map(shorten).collect::<Vec<_>>().join(", ");
    if columns.len() > SHOWN { format!("{shown}, … ({} in all)", columns.len()) } else { shown }
}

fn keys_in_words(keys: &[String]) -> String {
    const SHOWN: usize = 20;
    let shown = keys.iter().take(SHOWN).map(String::as_str).collect::<Vec<_>>().join(", ");
    match keys.len() {
        0 => "the object is empty".to_owned(),
        n if n > SHOWN => format!("keys: {shown}, … ({n} in all)"),
        _ => format!("keys: {shown}"),
    }
}

/// Says what to do about a record whose body has an unknown key. Keys that a shell would not take as they are are left out.
fn hint_in_words(long_key: Option<&str>) -> String {
    let is_plain = |key: &&str| key.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '.'));
    long_key.filter(is_plain).map_or_else(String::new, |key| format!("; try `--map body={key}`"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn no_text(keys: &[&str], long_key: Option<&str>) -> ReadErrorKind {
        let keys = keys.iter().map(|key| (*key).to_owned()).collect();
        ReadErrorKind::NoText { keys, long_key: long_key.map(str::to_owned) }
    }

    #[track_caller]
    fn check(kind: impl Into<ReadErrorKind>, message: &str, transient: bool) {
        let error = ReadError::new("a/b.jsonl", Place::Line(3), kind);
        assert_eq!(error.to_string(), format!("a/b.jsonl:3: {message}"));
        assert_eq!(error.is_transient(), transient);
    }

    #[test]
    fn trouble_of_the_system_may_pass() {
        check(io::Error::from(io::ErrorKind::PermissionDenied), "permission denied", true);
        check(io::Error::from(io::ErrorKind::NotFound), "no such file or folder", true);
        check(io::Error::from_raw_os_error(5), "input/output error", true);
        check(ReadErrorKind::BrokenLink, "symbolic link to nothing", true);
    }

    #[test]
    fn content_does_not_get_better() {
        check(ReadErrorKind::Empty, "empty file", false);
        check(ReadErrorKind::Binary("JPEG image"), "binary file (JPEG image)", false);
        check(ReadErrorKind::TooLarge(64 << 20), "longer than the limit of 64 MiB for one document", false);
        check(ReadErrorKind::CutShort, "compressed data ends too early", false);
        check(ReadErrorKind::Markup("an XML file"), "an XML file, which is not read by this version", false);
        check(
            ReadErrorKind::Oversized(1 << 40),
            "more than 1024 GiB of decompressed data; the rest was not read",
            false,
        );
        let passed_over = PassedOver { other_status: 2, other_media: 0, blank: 1 };
        let message = "passed over 3 records: 2 with a status other than 200, 1 blank";
        check(ReadErrorKind::PassedOver(passed_over), message, false);
        check(no_text(&["a", "b"], None), "no `title` and no `body`; keys: a, b", false);
        check(no_text(&["a", "b"], Some("b")), "no `title` and no `body`; keys: a, b; try `--map body=b`", false);
        check(no_text(&["a b"], Some("a b")), "no `title` and no `body`; keys: a b", false);
        check(
            ReadErrorKind::NoTextColumn(vec!["a".to_owned(), "b".repeat(50)]),
            &format!("no column `title` or `body`; columns: a, {}…; try `--map body=COLUMN`", "b".repeat(40)),
            false,
        );
        check(no_text(&[], None), "no `title` and no `body`; the object is empty", false);
    }

    #[test]
    fn a_kind_survives_its_way_through_an_io_error() {
        check(io::Error::from(ReadErrorKind::CutShort), "compressed data ends too early", false);
    }
}
