//! What an index costs: its size, the time to make it, and the time to bring it up to date.

use std::fs;
use std::io::Write;
use std::path::Path;
use std::thread::sleep;
use std::time::Duration;

use dateline::corpus::{Place, find_files};

use crate::contenders;
use crate::corpus::Corpus;
use crate::measure::cpu::{Cost, cost};
use crate::measure::{folder_bytes, megabytes, percentile, table};

const ROUNDS: usize = 3;
/// One file in so many is changed.
const FILES_PER_CHANGE: usize = 100;

pub(crate) fn print(corpus: &Corpus) {
    let megabytes_of_text = megabytes(corpus.bytes);
    let mut of_threads = Vec::new();
    for threads in [1, 2] {
        let (mut dateline, mut raw_tantivy) = (Builds::default(), Builds::default());
        for _ in 0..ROUNDS {
            dateline.add(&|index| contenders::dateline::build(&corpus.folder, index, threads));
            raw_tantivy.add(&|index| contenders::raw_tantivy::build(&corpus.articles, index, threads));
        }
        let (dateline, raw_tantivy) = (dateline.medians(), raw_tantivy.medians());
        if threads == 1 {
            let bytes = [dateline.bytes, raw_tantivy.bytes].map(|bytes| megabytes(bytes) / megabytes_of_text);
            table::print_figures("index, bytes per byte of text", bytes[0], bytes[1], 3);
            let cpu = [dateline.cost.cpu, raw_tantivy.cost.cpu].map(|cpu| cpu / megabytes_of_text);
            table::print_figures("indexing, 1 thread, CPU s per MB", cpu[0], cpu[1], 4);
        }
        let wall = [dateline.cost.wall, raw_tantivy.cost.wall];
        let what = format!("indexing, {threads} {}, s per MB", if threads == 1 { "thread" } else { "threads" });
        table::print_figures(&what, wall[0] / megabytes_of_text, wall[1] / megabytes_of_text, 4);
        of_threads.push(wall);
    }
    let gain = |contender: usize| of_threads[1][contender] / of_threads[0][contender];
    table::print_figures("indexing, time of 2 threads by that of 1", gain(0), gain(1), 2);
    print_update(corpus);
}

/// Costs and size of several builds of one index.
#[derive(Default)]
struct Builds {
    costs: Vec<Cost>,
    bytes: u64,
}

struct Build {
    cost: Cost,
    bytes: u64,
}

impl Builds {
    fn add(&mut self, build: &dyn Fn(&Path)) {
        let index = tempfile::tempdir().unwrap();
        self.costs.push(cost(|| build(index.path())));
        self.bytes = folder_bytes(index.path());
    }

    fn medians(&self) -> Build {
        let median = |part: fn(&Cost) -> f64| percentile(&mut self.costs.iter().map(part).collect::<Vec<_>>(), 50);
        Build { cost: Cost { cpu: median(|cost| cost.cpu), wall: median(|cost| cost.wall) }, bytes: self.bytes }
    }
}

/// Changes one file of a hundred in a copy of the corpus. Where files hold many articles, all of a file would be read
/// again for the change of one, and that is not what is asked here.
fn print_update(corpus: &Corpus) {
    if corpus.documents.iter().any(|document| document.origin.place != Place::File) {
        return;
    }
    let (copy, index) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    for file in find_files(&corpus.folder).unwrap().files {
        let target = copy.path().join(&file.below_root);
        fs::create_dir_all(target.parent().unwrap()).unwrap();
        fs::copy(&file.path, target).unwrap();
    }
    // What changed less than two seconds before it is read is read again by the next run.
    sleep(Duration::from_secs(3));
    let build = || contenders::dateline::build(copy.path(), index.path(), 1);
    let full = cost(build);
    for file in find_files(copy.path()).unwrap().files.iter().step_by(FILES_PER_CHANGE) {
        let mut file = fs::OpenOptions::new().append(true).open(&file.path).unwrap();
        file.write_all(b"\n\nThe company corrected the figures of this report on the following day.\n").unwrap();
    }
    let update = cost(build);
    let share = format!("{:.1} %", 100.0 * update.cpu / full.cpu);
    table::print_dateline("1 % of the files changed, CPU of a full build", &share);
}
