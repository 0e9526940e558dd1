//! A node of a real engine that dies during a push and during searches: nothing is lost, nothing is there twice, no search
//! fails, and a second push changes nothing.
//!
//! `DATELINE_TEST_OPENSEARCH_DIR` names the folder of a cluster that `tests/opensearch/start.sh` started, on its usual ports;
//! without it nothing is tried.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::{AtomicBool, Ordering};

use dateline::article::Article;
use dateline::date::Moment;
use dateline::engine::{QueryRequest, SearchEngine};
use dateline::remote::{PushOptions, PushReport, Pusher, RemoteEngine, Target};

const N_ARTICLES: usize = 12_000;
/// After so many articles a node dies.
const N_BEFORE: usize = 3_000;

fn act(folder: &Path, action: &str) {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/opensearch/node.sh");
    let status = Command::new(script).arg(folder).args([action, "3"]).status().unwrap();
    assert!(status.success(), "{action}");
}

fn article(number: usize) -> Article {
    let body = format!("The ferry {number} left the harbour with a train on it. ").repeat(20);
    Article { id: format!("a{number}"), origin: format!("{number}"), body, ..Article::default() }
}

fn push(target: &Target, before: &mut dyn FnMut(usize)) -> PushReport {
    let options = PushOptions { senders: 3, shards: 3, replicas: 1, now: Moment::of_seconds(0) };
    let pusher = Pusher::new(target, options).unwrap();
    let outcome = pusher.push(|send| {
        for number in 0..N_ARTICLES {
            before(number);
            assert!(send(article(number)), "the engine can be reached");
        }
    });
    outcome.unwrap().1
}

#[test]
fn a_node_that_dies_takes_nothing_with_it() {
    let Some(folder) = std::env::var_os("DATELINE_TEST_OPENSEARCH_DIR").map(PathBuf::from) else { return };
    let hosts = "http://127.0.0.1:9201,http://127.0.0.1:9202,http://127.0.0.1:9203";
    let target: Target = format!("{hosts}/dateline-loss-{}", std::process::id()).parse().unwrap();
    push_some(&target);
    let is_done = AtomicBool::new(false);
    let report = std::thread::scope(|scope| {
        let searching = scope.spawn(|| {
            let engine = RemoteEngine::open(&target).unwrap();
            let mut searches = 0;
            while !is_done.load(Ordering::Relaxed) {
                engine.count(&QueryRequest::new("ferry")).unwrap();
                searches += 1;
            }
            searches
        });
        let report = push(&target, &mut |number| {
            if number == N_BEFORE {
                act(&folder, "kill");
            }
        });
        is_done.store(true, Ordering::Relaxed);
        assert!(searching.join().unwrap() > 0);
        report
    });
    assert_eq!((report.added + report.replaced, report.refused), (N_ARTICLES as u64, Vec::new()));
    let count = || RemoteEngine::open(&target).unwrap().count(&QueryRequest::new("*")).unwrap();
    assert_eq!(count(), N_ARTICLES as u64);
    let again = push(&target, &mut |_| {});
    assert_eq!((again.added, again.replaced, count()), (0, N_ARTICLES as u64, N_ARTICLES as u64));
    act(&folder, "start");
    assert_eq!(count(), N_ARTICLES as u64);
}

/// Makes the index, so that there is something to search from the beginning.
fn push_some(target: &Target) {
    let options = PushOptions { senders: 1, shards: 3, replicas: 1, now: Moment::of_seconds(0) };
    Pusher::new(target, options).unwrap().push(|send| assert!(send(article(0)))).unwrap();
}
