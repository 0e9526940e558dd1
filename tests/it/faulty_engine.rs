//! A distributed engine that fails in all the ways engines do, each article of a push is reported once, and nothing is
//! answered by halves:
//! 1. what the engine has no room for is sent again, also single articles of a request; what it refuses is named;
//! 2. a connection that breaks after the engine took a request makes no article twice;
//! 3. a request that is too large is sent in halves;
//! 4. an answer that does not come in time is like one that got lost, and a conflict like an article that was taken;
//! 5. however slow it is, no more than a few requests are under way;
//! 6. an engine that stays away ends the push with an error, in bounded time;
//! 7. a search that some parts of the index did not answer is an error.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use dateline::article::Article;
use dateline::date::Moment;
use dateline::engine::{QueryRequest, SearchEngine};
use dateline::remote::{Freight, PushOptions, PushReport, Pusher, RemoteEngine, RemoteError, Settlement, Target};
use serde_json::{Value, json};

/// How the engine meets a bulk request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fault {
    None,
    /// 429, with a time to wait.
    Busy,
    /// 503, without.
    Away,
    /// Every third article is not taken this time.
    SomeLater,
    /// Takes all and breaks off before it answers.
    Dropped,
    /// Takes all and answers too late.
    Slow,
    /// Says that another has taken what is there already.
    Conflict,
    /// Takes no requests as large as this one from now on, unless it is small: says so before it is read, and breaks off.
    TooLarge,
}

/// The faults of the first requests, one after the other.
const FAULTS: [Fault; 11] = [
    Fault::Busy,
    Fault::Slow,
    Fault::Conflict,
    Fault::None,
    Fault::SomeLater,
    Fault::Dropped,
    Fault::Away,
    Fault::TooLarge,
    Fault::SomeLater,
    Fault::Dropped,
    Fault::Busy,
];

/// Some articles have less bytes than this.
const SMALL: usize = 50_000;

/// An engine in this process.
pub(crate) struct FaultyEngine {
    host: String,
    /// What it holds, by id, with how often each was written.
    pub(crate) documents: Mutex<BTreeMap<String, usize>>,
    /// Who asked.
    pub(crate) authorizations: Mutex<BTreeSet<String>>,
    requests: AtomicUsize,
    /// The most bytes that it takes at once.
    pub(crate) most_bytes: AtomicUsize,
    /// Whether it has the index.
    is_made: AtomicBool,
    /// Whether it is away for good.
    is_gone: AtomicBool,
    faults: &'static [Fault],
}

impl FaultyEngine {
    pub(crate) fn start(faults: &'static [Fault]) -> Arc<Self> {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let engine = Arc::new(Self {
            host: format!("http://{}", listener.local_addr().unwrap()),
            documents: Mutex::default(),
            authorizations: Mutex::default(),
            requests: AtomicUsize::new(0),
            most_bytes: AtomicUsize::new(usize::MAX),
            is_made: AtomicBool::new(false),
            is_gone: AtomicBool::new(false),
            faults,
        });
        let serving = Arc::clone(&engine);
        std::thread::spawn(move || {
            for stream in listener.incoming().map(Result::unwrap) {
                let engine = Arc::clone(&serving);
                // A client that goes away is no fault of ours.
                std::thread::spawn(move || _ = engine.answer(stream));
            }
        });
        engine
    }

    fn target(&self) -> Target {
        Target { timeout: TIMEOUT, ..self.address().parse().unwrap() }
    }

    pub(crate) fn address(&self) -> String {
        format!("{}/news", self.host)
    }

    fn answer(&self, stream: TcpStream) -> std::io::Result<()> {
        let mut reader = BufReader::new(stream);
        let mut head = String::new();
        while !head.ends_with("\r\n\r\n") && reader.read_line(&mut head)? > 0 {}
        let path = head.split(' ').nth(1).unwrap_or_default().to_owned();
        let length =
            |line: &str| line.to_ascii_lowercase().strip_prefix("content-length:")?.trim().parse::<usize>().ok();
        let length = head.lines().find_map(length).unwrap_or(0);
        let authorization = head.lines().find_map(|line| line.strip_prefix("authorization: "));
        self.authorizations.lock().unwrap().extend(authorization.map(str::to_owned));
        if path.ends_with("/_bulk") {
            return self.bulk(reader, length, head.contains("expect: 100-continue"));
        }
        let mut body = vec![0; length];
        reader.read_exact(&mut body)?;
        match path.as_str() {
            "/news" if head.starts_with("PUT") => {
                self.is_made.store(true, Ordering::Relaxed);
                reply(reader.get_mut(), 200, "", &json!({ "acknowledged": true }))
            }
            "/news" if self.is_made.load(Ordering::Relaxed) => {
                // The one index that there ever is at this address.
                let settings = json!({ "index": { "uuid": self.host } });
                let index = json!({ "mappings": { "_meta": { "dateline": 1 } }, "settings": settings });
                reply(reader.get_mut(), 200, "", &json!({ "news": index }))
            }
            "/news" => reply(reader.get_mut(), 404, "", &json!({ "error": { "type": "index_not_found_exception" } })),
            path if path.contains("_search") => {
                let shards = json!({ "total": 3, "successful": 2, "failed": 0 });
                let values = json!({ "values": { "buckets": [] } });
                let hits = json!({ "total": { "value": 0 }, "hits": [] });
                reply(reader.get_mut(), 200, "", &json!({ "_shards": shards, "hits": hits, "aggregations": values }))
            }
            _ => reply(reader.get_mut(), 200, "", &json!({ "acknowledged": true })),
        }
    }

    fn bulk(&self, mut reader: BufReader<TcpStream>, length: usize, is_announced: bool) -> std::io::Result<()> {
        let number = self.requests.fetch_add(1, Ordering::Relaxed);
        let fault = if self.is_gone.load(Ordering::Relaxed) {
            Fault::Away
        } else {
            self.faults.get(number).copied().unwrap_or(Fault::None)
        };
        if fault == Fault::TooLarge {
            self.most_bytes.fetch_min((length - 1).max(SMALL), Ordering::Relaxed);
        }
        if length > self.most_bytes.load(Ordering::Relaxed) {
            // Nothing is read: who sends without a word before is cut off.
            return reply(reader.get_mut(), 413, "", &json!({ "error": "too large", "status": 413 }));
        }
        if is_announced {
            reader.get_mut().write_all(b"HTTP/1.1 100 Continue\r\n\r\n")?;
        }
        let mut body = vec![0; length];
        reader.read_exact(&mut body)?;
        match fault {
            Fault::Busy => return reply(reader.get_mut(), 429, "retry-after: 0\r\n", &json!({ "error": "busy" })),
            Fault::Away => return reply(reader.get_mut(), 503, "", &json!({ "error": "away" })),
            _ => {}
        }
        let items = self.take(&body, fault);
        match fault {
            Fault::Dropped => return Ok(()),
            Fault::Slow => std::thread::sleep(TIMEOUT * 2),
            _ => {}
        }
        reply(reader.get_mut(), 200, "", &json!({ "errors": true, "items": items }))
    }

    /// Takes the articles of a request, but for those that it refuses.
    fn take(&self, body: &[u8], fault: Fault) -> Vec<Value> {
        let lines: Vec<Value> =
            body.split(|byte| *byte == b'\n').filter_map(|line| serde_json::from_slice(line).ok()).collect();
        let mut documents = self.documents.lock().unwrap();
        let mut items = Vec::new();
        for (number, pair) in lines.chunks_exact(2).enumerate() {
            let id = pair[0]["index"]["_id"].as_str().unwrap().to_owned();
            let error = |kind: &str| json!({ "type": kind, "reason": "no" });
            let item = if fault == Fault::SomeLater && number % 3 == 0 {
                json!({ "_id": id, "status": 408, "error": error("timeout_exception") })
            } else if fault == Fault::Conflict && documents.contains_key(&id) {
                json!({ "_id": id, "status": 409, "error": error("version_conflict_engine_exception") })
            } else if id.starts_with('a') && id.ends_with("13") {
                json!({ "_id": id, "status": 400, "error": error("mapper_parsing_exception") })
            } else {
                let times = documents.entry(id.clone()).or_default();
                *times += 1;
                let (status, result) = if *times == 1 { (201, "created") } else { (200, "updated") };
                json!({ "_id": id, "status": status, "result": result })
            };
            items.push(json!({ "index": item }));
        }
        items
    }
}

fn reply(stream: &mut TcpStream, status: u16, headers: &str, body: &Value) -> std::io::Result<()> {
    let body = body.to_string();
    let length = body.len();
    write!(stream, "HTTP/1.1 {status} X\r\ncontent-length: {length}\r\nconnection: close\r\n{headers}\r\n{body}")?;
    stream.flush()
}

const N_ARTICLES: usize = 5_000;
/// How long answers are waited for.
const TIMEOUT: Duration = Duration::from_secs(1);
/// How many articles may be under way for each sender: a request, and what waits for the next.
const UNDER_WAY: usize = 1_000 + 64 + 2;

fn push(engine: &FaultyEngine, senders: usize) -> Result<PushReport, RemoteError> {
    let options = PushOptions { senders, shards: 1, replicas: 0, now: Moment::of_seconds(0) };
    let pusher = Pusher::new(&engine.target(), options)?;
    let settled = AtomicUsize::new(0);
    let settle = |_: u64, _: Settlement| _ = settled.fetch_add(1, Ordering::Relaxed);
    let freight = Freight { open: &Some, settle: &settle };
    let outcome = pusher.push_documents(&freight, |send| {
        for number in 0..N_ARTICLES {
            let (id, body) = (format!("a{number}"), format!("The ferry {number} left the harbour."));
            if !send(Article { origin: id.clone(), id, body, ..Article::default() }, 0) {
                break;
            }
            let under_way = number + 1 - settled.load(Ordering::Relaxed);
            assert!(under_way <= senders * UNDER_WAY, "{under_way} articles are under way");
        }
    });
    if let Some(error) = outcome.failure {
        return Err(error);
    }
    assert_eq!(settled.load(Ordering::Relaxed), N_ARTICLES);
    Ok(outcome.report)
}

#[test]
fn each_article_is_reported_once_whatever_the_engine_does() {
    for senders in [1, 4] {
        let engine = FaultyEngine::start(&FAULTS);
        let PushReport { added, replaced, refused, repeated } = push(&engine, senders).unwrap();
        assert_eq!(repeated, 0, "ids make it harmless");
        let refused: BTreeSet<String> = refused
            .into_iter()
            .map(|(origin, reason)| {
                assert!(reason.contains("mapper_parsing_exception"), "{reason}");
                origin
            })
            .collect();
        let expected: BTreeSet<String> =
            (0..N_ARTICLES).map(|number| format!("a{number}")).filter(|id| id.ends_with("13")).collect();
        assert_eq!(refused, expected);
        assert_eq!(added + replaced + refused.len() as u64, N_ARTICLES as u64);
        assert!(replaced > 0, "an answer got lost");
        let held: BTreeSet<String> = engine.documents.lock().unwrap().keys().cloned().collect();
        assert_eq!(held.len() + refused.len(), N_ARTICLES);
        assert!(held.is_disjoint(&refused));
        // Again: nothing is new.
        let PushReport { added, replaced, refused, .. } = push(&engine, senders).unwrap();
        assert_eq!((added, replaced + refused.len() as u64), (0, N_ARTICLES as u64));
    }
}

#[test]
fn an_article_that_is_too_large_is_refused_and_no_other() {
    let engine = FaultyEngine::start(&[]);
    engine.most_bytes.store(6 << 20, Ordering::Relaxed);
    let options = PushOptions { senders: 1, shards: 1, replicas: 0, now: Moment::of_seconds(0) };
    let article = |id: &str, words: usize| {
        let (id, body) = (id.to_owned(), "The ferry left the harbour. ".repeat(words));
        Article { origin: id.clone(), id, body, ..Article::default() }
    };
    let articles = [article("before", 1), article("large", 100_000), article("behind", 1)];
    let ((), report) =
        Pusher::new(&engine.target(), options).unwrap().push(|send| assert!(articles.into_iter().all(send))).unwrap();
    let refused: Vec<&str> = report.refused.iter().map(|(origin, _)| origin.as_str()).collect();
    assert_eq!((report.added, refused), (2, vec!["large"]));
    assert!(engine.requests.load(Ordering::Relaxed) < 6, "a request was repeated");
}

#[test]
fn a_document_that_ends_its_sender_ends_the_push() {
    let engine = FaultyEngine::start(&[]);
    let options = PushOptions { senders: 1, shards: 1, replicas: 0, now: Moment::of_seconds(0) };
    let pusher = Pusher::new(&engine.target(), options).unwrap();
    let open = |number: usize| (number != 3).then(Article::default).or_else(|| panic!("a fault"));
    let freight = Freight { open: &open, settle: &|_, _| () };
    let ended = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
        // More than can be under way: whoever produces must not wait for a sender that is gone.
        pusher.push_documents(&freight, |send| (0..N_ARTICLES).all(|number| send(number, 0)))
    }));
    assert!(ended.is_err());
}

#[test]
fn an_engine_that_stays_away_ends_the_push() {
    let engine = FaultyEngine::start(&[]);
    engine.is_gone.store(true, Ordering::Relaxed);
    let error = push(&engine, 2).unwrap_err();
    assert!(matches!(error, RemoteError::Answer { status: 503, .. }), "{error}");
}

#[test]
fn an_engine_that_is_not_there_is_named() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let host = format!("http://{}", listener.local_addr().unwrap());
    drop(listener);
    let error = RemoteEngine::open(&format!("{host}/news").parse().unwrap()).unwrap_err().to_string();
    assert!(error.starts_with(&format!("no answer from {host}: ")), "{error}");
}

#[test]
fn nothing_is_answered_by_halves() {
    let engine = FaultyEngine::start(&[]);
    let error = RemoteEngine::open(&engine.target()).map(|engine| engine.count(&QueryRequest::new("ferry")));
    let error = error.unwrap_err().to_string();
    assert!(error.contains("only 2 of 3 parts of the index answered"), "{error}");
}
