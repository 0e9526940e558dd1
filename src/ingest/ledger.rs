//! Which files were sent, so that a run that was broken off goes on where it was.

use std::collections::HashMap;
use std::fs::{File, OpenOptions};
use std::io::{self, BufRead, BufReader, Write};
use std::path::Path;
use std::sync::{Mutex, MutexGuard, PoisonError};

use serde::{Deserialize, Serialize};

/// A list of the files of which everything was taken, one a line behind a line that says where to. A file is added once all
/// its articles are settled: taken by the receiver, or no articles.
#[derive(Debug, Default)]
pub struct Ledger {
    known: HashMap<String, Entry>,
    state: Mutex<State>,
}

/// A file that was sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Entry {
    location: String,
    stamp: u64,
    /// How many articles came of it.
    pub(super) articles: u64,
    /// How many records gave none.
    pub(super) rejected: u64,
    /// Hashes of the ids that its records state and no other article had.
    pub(super) ids: Vec<u64>,
}

/// What became of a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// It is an article that was taken.
    Taken,
    /// It is no article, or one that will never be taken.
    Unfit,
    /// It was not taken: the next run sends its file again.
    Refused,
}

#[derive(Debug, Default)]
struct State {
    /// None where no list is kept.
    file: Option<File>,
    /// The files that are under way, by number.
    open: HashMap<u64, OpenEntry>,
    failure: Option<io::Error>,
}

#[derive(Debug)]
struct OpenEntry {
    entry: Entry,
    /// How many documents are under way.
    waiting: u64,
    /// Whether all of the file was read.
    is_read: bool,
    /// Whether it has to be sent again.
    is_spoiled: bool,
}

impl Ledger {
    /// Opens a list. One that begins with another line than `head` is of another receiver, and is begun anew. With `force`,
    /// nothing in it counts as sent.
    pub fn open(path: &Path, head: &str, force: bool) -> io::Result<Self> {
        let known = read(path, head)?;
        if known.is_none() {
            std::fs::write(path, format!("{head}\n"))?;
        }
        // Several may send to one receiver at once, and the last line may be cut.
        let mut file = OpenOptions::new().append(true).open(path)?;
        file.write_all(b"\n")?;
        let state = State { file: Some(file), ..State::default() };
        let known = known.filter(|_| !force).unwrap_or_default();
        Ok(Self { known, state: Mutex::new(state) })
    }

    /// Returns what is known of a file if it did not change since.
    pub(super) fn sent(&self, location: &str, stamp: u64) -> Option<&Entry> {
        self.known.get(location).filter(|entry| entry.stamp == stamp)
    }

    /// Notes that a file is being read.
    pub(super) fn begin(&self, number: u64, location: String, stamp: u64) {
        let entry = Entry { location, stamp, articles: 0, rejected: 0, ids: Vec::new() };
        let open = OpenEntry { entry, waiting: 0, is_read: false, is_spoiled: false };
        self.state().open.insert(number, open);
    }

    /// Notes that a document of a file is under way.
    pub(super) fn hand_over(&self, number: u64) {
        self.change(number, |open| open.waiting += 1);
    }

    /// Notes that something in a file gave no article. What may be another time makes the next run send the file again.
    pub(super) fn reject(&self, number: u64, is_transient: bool) {
        self.change(number, |open| {
            open.entry.rejected += 1;
            open.is_spoiled |= is_transient;
        });
    }

    /// Notes the hash of an id that a record of a file states and no other article has.
    pub(super) fn name(&self, number: u64, hash: u64) {
        self.change(number, |open| open.entry.ids.push(hash));
    }

    /// Notes that all of a file was read.
    pub(super) fn end(&self, number: u64) {
        self.change(number, |open| open.is_read = true);
    }

    /// Notes what became of a document of a file.
    pub fn settle(&self, number: u64, outcome: Outcome) {
        self.change(number, |open| {
            open.waiting -= 1;
            match outcome {
                Outcome::Taken => open.entry.articles += 1,
                Outcome::Unfit => open.entry.rejected += 1,
                Outcome::Refused => open.is_spoiled = true,
            }
        });
    }

    /// Returns why the list is not complete, if it is not.
    pub fn failure(&self) -> Option<io::Error> {
        self.state().failure.take()
    }

    fn change(&self, number: u64, change: impl FnOnce(&mut OpenEntry)) {
        let mut state = self.state();
        let Some(open) = state.open.get_mut(&number) else { return };
        change(open);
        if !open.is_read || open.waiting > 0 {
            return;
        }
        let Some(open) = state.open.remove(&number) else { return };
        if open.is_spoiled {
            return;
        }
        let mut line = serde_json::to_vec(&open.entry).expect("an entry is JSON");
        line.push(b'\n');
        if let Some(file) = &mut state.file
            && let Err(error) = file.write_all(&line)
        {
            // What is missing is sent again.
            state.failure = Some(error);
            state.file = None;
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Reads a list, None if there is none that begins so. A line that is cut or damaged is passed over: its file is sent again.
fn read(path: &Path, head: &str) -> io::Result<Option<HashMap<String, Entry>>> {
    let file = match File::open(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        file => BufReader::new(file?),
    };
    let mut lines = file.split(b'\n');
    if lines.next().transpose()?.as_deref() != Some(head.as_bytes()) {
        return Ok(None);
    }
    let mut known = HashMap::new();
    for line in lines {
        if let Ok(entry) = serde_json::from_slice::<Entry>(&line?) {
            known.insert(entry.location.clone(), entry);
        }
    }
    Ok(Some(known))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn send(ledger: &Ledger, number: u64, stamp: u64, settle: impl FnOnce(&Ledger)) {
        ledger.begin(number, format!("{number}.jsonl"), stamp);
        ledger.name(number, 7);
        ledger.hand_over(number);
        ledger.hand_over(number);
        ledger.reject(number, false);
        settle(ledger);
        ledger.end(number);
    }

    #[test]
    fn a_file_is_known_once_all_of_it_is_settled() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("ledger");
        let ledger = Ledger::open(&path, "here", false).unwrap();
        send(&ledger, 1, 10, |ledger| {
            ledger.settle(1, Outcome::Taken);
            ledger.settle(1, Outcome::Unfit);
        });
        send(&ledger, 2, 20, |ledger| ledger.settle(2, Outcome::Taken));
        send(&ledger, 3, 30, |ledger| {
            ledger.settle(3, Outcome::Taken);
            ledger.settle(3, Outcome::Refused);
        });
        drop(ledger);
        // The last line is cut.
        let mut text = std::fs::read(&path).unwrap();
        text.extend_from_slice(b"{\"location\":\"4.js");
        std::fs::write(&path, &text).unwrap();
        let ledger = Ledger::open(&path, "here", false).unwrap();
        let expected = Entry { location: "1.jsonl".to_owned(), stamp: 10, articles: 1, rejected: 2, ids: vec![7] };
        assert_eq!(ledger.sent("1.jsonl", 10), Some(&expected));
        assert_eq!(ledger.sent("1.jsonl", 11), None);
        assert_eq!(ledger.known.len(), 1);
        send(&ledger, 2, 20, |ledger| {
            ledger.settle(2, Outcome::Taken);
            ledger.settle(2, Outcome::Taken);
        });
        drop(ledger);
        assert_eq!(Ledger::open(&path, "here", true).unwrap().known.len(), 0);
        assert_eq!(Ledger::open(&path, "here", false).unwrap().known.len(), 2);
        assert_eq!(Ledger::open(&path, "there", false).unwrap().known.len(), 0);
        assert_eq!(Ledger::open(&path, "here", false).unwrap().known.len(), 0);
    }
}
