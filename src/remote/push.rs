//! Sends articles to a distributed engine: in bulk, several requests at once, each article until it is known what became of
//! it.

use std::sync::Mutex;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};

use serde_json::{Value, json};

use super::client::{Answer, Client, Method, Patience, reason};
use super::document::{DocumentMaker, document_id};
use super::mapping::{FORMAT_VERSION, index_body, tokenizer_name, version_of};
use super::{Dialect, RemoteError, Target};
use crate::article::Article;
use crate::date::Moment;

/// The most bytes and articles of a request. Engines take 100 MB and do best with some.
const MAX_BYTES: usize = 5 << 20;
const MAX_ARTICLES: usize = 1_000;
/// How many articles wait for each sender.
const WAITING: usize = 64;

/// How to push.
#[derive(Debug, Clone, Copy)]
pub struct PushOptions {
    /// How many requests are under way at once.
    pub senders: usize,
    /// Of how many parts a new index is made.
    pub shards: u32,
    /// How many copies of each part a new index has.
    pub replicas: u32,
    /// When this is: articles are first indexed then.
    pub now: Moment,
}

/// What became of the articles.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PushReport {
    /// How many are new.
    pub added: u64,
    /// How many took the place of an older one.
    pub replaced: u64,
    /// Those that the engine does not take, each with its origin and the reason.
    pub refused: Vec<(String, String)>,
}

/// Makes and sends documents.
#[derive(Debug)]
pub struct Pusher {
    client: Client,
    options: PushOptions,
}

impl Pusher {
    /// Connects to the engine, and makes the index if there is none.
    pub fn new(target: &Target, options: PushOptions) -> Result<Self, RemoteError> {
        let client = Client::new(target)?;
        let indices = Indices::of(target)?;
        if indices.check()? {
            return Ok(Self { client, options });
        }
        match indices.create(&options) {
            // Another push may have made it meanwhile.
            Err(error @ RemoteError::Answer { .. }) if !indices.check()? => return Err(error),
            Ok(()) | Err(RemoteError::Answer { .. }) => {}
            Err(error) => return Err(error),
        }
        Ok(Self { client, options })
    }

    /// Sends all articles that `produce` hands to its argument, which waits while too many are under way, and says false once
    /// the engine cannot be reached. What was sent is found when this returns.
    pub fn push<T>(
        &self,
        produce: impl FnOnce(&mut dyn FnMut(Article) -> bool) -> T,
    ) -> Result<(T, PushReport), RemoteError> {
        let report = Mutex::new(PushReport::default());
        let failure = Mutex::new(None);
        let (sender, receiver) = sync_channel::<Article>(WAITING * self.options.senders);
        let receiver = Mutex::new(receiver);
        let produced = std::thread::scope(|scope| {
            for _ in 0..self.options.senders {
                scope.spawn(|| {
                    if let Err(error) = self.send_all(&receiver, &report) {
                        failure.lock().expect("no sender panics").get_or_insert(error);
                        // Whoever produces must not wait for us.
                        while next(&receiver).is_some() {}
                    }
                });
            }
            let sender: SyncSender<Article> = sender;
            produce(&mut |article| {
                let has_failed = failure.lock().expect("no sender panics").is_some();
                !has_failed && sender.send(article).is_ok()
            })
        });
        if let Some(error) = failure.into_inner().expect("no sender panics") {
            return Err(error);
        }
        if self.client.dialect == Dialect::OpenSearch {
            self.client.ask(&Method::POST, &format!("/{}/_refresh", self.client.index), None)?;
        }
        Ok((produced, report.into_inner().expect("no sender panics")))
    }

    fn send_all(&self, receiver: &Mutex<Receiver<Article>>, report: &Mutex<PushReport>) -> Result<(), RemoteError> {
        let mut maker = DocumentMaker::new(self.client.dialect);
        let mut batch = Batch::default();
        while let Some(article) = next(receiver) {
            batch.add(&self.action(&article), &maker.document(&article, self.options.now), &article);
            if batch.bytes >= MAX_BYTES || batch.items.len() >= MAX_ARTICLES {
                self.send(std::mem::take(&mut batch), report)?;
            }
        }
        self.send(batch, report)
    }

    /// Returns what the engine is to do with an article. Quickwit forgets names of articles.
    fn action(&self, article: &Article) -> Value {
        match self.client.dialect {
            Dialect::OpenSearch => json!({ "index": { "_id": document_id(&article.id) } }),
            Dialect::Quickwit => json!({ "create": { "_index": self.client.index } }),
        }
    }

    /// Sends a batch until each of its articles is taken or refused.
    fn send(&self, batch: Batch, report: &Mutex<PushReport>) -> Result<(), RemoteError> {
        let mut waiting = vec![batch.items];
        let mut patience = Patience::default();
        while let Some(items) = waiting.pop() {
            if items.is_empty() {
                continue;
            }
            let body: Vec<u8> = items.iter().flat_map(|item| item.lines.as_bytes()).copied().collect();
            let path = match self.client.dialect {
                Dialect::OpenSearch => format!("/{}/_bulk", self.client.index),
                Dialect::Quickwit => "/_bulk".to_owned(),
            };
            let Answer { status, body } =
                self.client.send(&Method::POST, &path, Some(&body), "application/x-ndjson")?;
            match status {
                413 if items.len() > 1 => {
                    let mut items = items;
                    let half = items.split_off(items.len() / 2);
                    waiting.extend([half, items]);
                    continue;
                }
                413 => {
                    refuse(items, "the engine takes no request as large as this article", report);
                    continue;
                }
                200 => {}
                _ => return Err(RemoteError::Answer { status, reason: reason(&body) }),
            }
            let again = sort_out(items, &body, report)?;
            if again.is_empty() {
                continue;
            }
            if !patience.wait(None) {
                return Err(RemoteError::Answer { status: 429, reason: "the engine has no room for more".to_owned() });
            }
            waiting.push(again);
        }
        Ok(())
    }
}

/// Notes what became of each article of a request, and returns those to be sent again. Answers stand in the order of
/// the request.
fn sort_out(items: Vec<Item>, body: &Value, report: &Mutex<PushReport>) -> Result<Vec<Item>, RemoteError> {
    let answers = body["items"].as_array().map_or(&[][..], Vec::as_slice);
    if answers.len() != items.len() {
        return Err(RemoteError::Unreadable(format!("{} answers to {} articles", answers.len(), items.len())));
    }
    let mut again = Vec::new();
    let mut report = report.lock().expect("no sender panics");
    for (item, answer) in items.into_iter().zip(answers) {
        let answer = answer.as_object().and_then(|kinds| kinds.values().next()).unwrap_or(&Value::Null);
        match answer["status"].as_u64() {
            Some(201) => report.added += 1,
            // A conflict is with another that was taken.
            Some(200..300 | 409) => report.replaced += 1,
            Some(408 | 429 | 500 | 502 | 503) => again.push(item),
            _ => report.refused.push((item.origin, reason(answer))),
        }
    }
    Ok(again)
}

fn refuse(items: Vec<Item>, reason: &str, report: &Mutex<PushReport>) {
    let refused = items.into_iter().map(|item| (item.origin, reason.to_owned()));
    report.lock().expect("no sender panics").refused.extend(refused);
}

fn next(receiver: &Mutex<Receiver<Article>>) -> Option<Article> {
    receiver.lock().expect("no sender panics").recv().ok()
}

/// The indices of an engine.
struct Indices<'a> {
    target: &'a Target,
    client: Client,
}

impl<'a> Indices<'a> {
    fn of(target: &'a Target) -> Result<Self, RemoteError> {
        let client = match target.dialect {
            Dialect::OpenSearch => Client::new(target)?,
            Dialect::Quickwit => {
                let greeting = Client::new(target)?.ask(&Method::GET, "", None)?;
                if greeting["version"]["distribution"] != "quickwit" {
                    return Err(RemoteError::Unreadable(
                        "only Quickwit has addresses with /api/v1/_elastic".to_owned(),
                    ));
                }
                // Quickwit makes indices at another address than it searches them.
                Client::new(&target.beside_elastic())?
            }
        };
        Ok(Self { target, client })
    }

    /// Tells whether the index is there. It has to be of this version.
    fn check(&self) -> Result<bool, RemoteError> {
        let Target { dialect, index, .. } = self.target;
        let path = match dialect {
            Dialect::OpenSearch => format!("/{index}/_mapping"),
            Dialect::Quickwit => format!("/indexes/{index}"),
        };
        match self.client.ask(&Method::GET, &path, None) {
            Ok(answer) if version_of(*dialect, &answer).as_ref() == Some(&tokenizer_name(FORMAT_VERSION)) => Ok(true),
            Ok(_) => {
                Err(RemoteError::Unreadable(format!("the index `{index}` was not made by this version of dateline")))
            }
            Err(RemoteError::NoIndex(_)) => Ok(false),
            Err(RemoteError::Answer { status: 404, .. }) if *dialect == Dialect::Quickwit => Ok(false),
            Err(error) => Err(error),
        }
    }

    fn create(&self, options: &PushOptions) -> Result<(), RemoteError> {
        let Target { dialect, index, .. } = self.target;
        let body = index_body(*dialect, index, options.shards, options.replicas);
        let (method, path) = match dialect {
            Dialect::OpenSearch => (Method::PUT, format!("/{index}")),
            Dialect::Quickwit => (Method::POST, "/indexes".to_owned()),
        };
        self.client.ask(&method, &path, Some(&body)).map(drop)
    }
}

/// Articles that go in one request.
#[derive(Debug, Default)]
struct Batch {
    items: Vec<Item>,
    bytes: usize,
}

/// An article, as it is sent.
#[derive(Debug)]
struct Item {
    origin: String,
    lines: String,
}

impl Batch {
    fn add(&mut self, action: &Value, document: &Value, article: &Article) {
        let lines = format!("{action}\n{document}\n");
        self.bytes += lines.len();
        self.items.push(Item { origin: article.origin.clone(), lines });
    }
}
