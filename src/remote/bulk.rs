//! Articles in bulk: each is sent until it is known what became of it.

use std::sync::{Mutex, MutexGuard};

use serde_json::{Value, json};

use super::client::{Answer, Client, Method, Patience, reason};
use super::document::{DocumentMaker, document_id};
use super::push::PushReport;
use super::{Dialect, RemoteError};
use crate::article::Article;
use crate::date::Moment;

/// The most bytes and articles of a request. Engines take 100 MB and do best with some; Quickwit takes 10 MB.
const MAX_BYTES: usize = 5 << 20;
const MAX_ARTICLES: usize = 1_000;

/// Gathers articles, and sends them when they are enough for a request.
pub(super) struct Bulk<'a> {
    client: &'a Client,
    maker: DocumentMaker,
    now: Moment,
    report: &'a Mutex<PushReport>,
    /// Is told the number of each article that is settled, and whether the engine took it.
    settle: &'a (dyn Fn(u64, bool) + Sync),
    items: Vec<Item>,
    bytes: usize,
}

/// An article, as it is sent.
#[derive(Debug)]
struct Item {
    number: u64,
    origin: String,
    lines: String,
}

impl<'a> Bulk<'a> {
    pub(super) fn new(
        client: &'a Client,
        now: Moment,
        report: &'a Mutex<PushReport>,
        settle: &'a (dyn Fn(u64, bool) + Sync),
    ) -> Self {
        let maker = DocumentMaker::new(client.dialect);
        Self { client, maker, now, report, settle, items: Vec::new(), bytes: 0 }
    }

    /// Adds an article.
    pub(super) fn add(&mut self, article: &Article, number: u64) -> Result<(), RemoteError> {
        let action = match self.client.dialect {
            Dialect::OpenSearch => json!({ "index": { "_id": document_id(&article.id) } }),
            // Quickwit forgets names of articles.
            Dialect::Quickwit => json!({ "create": { "_index": self.client.index } }),
        };
        let lines = format!("{action}\n{}\n", self.maker.document(article, self.now));
        self.bytes += lines.len();
        self.items.push(Item { number, origin: article.origin.clone(), lines });
        if self.bytes >= MAX_BYTES || self.items.len() >= MAX_ARTICLES { self.send() } else { Ok(()) }
    }

    /// Sends what was gathered until each of the articles is taken or refused.
    pub(super) fn send(&mut self) -> Result<(), RemoteError> {
        self.bytes = 0;
        let mut waiting = vec![std::mem::take(&mut self.items)];
        let mut patience = Patience::default();
        while let Some(mut items) = waiting.pop() {
            if items.is_empty() {
                continue;
            }
            let Answer { status, body, is_repeated } = self.request(&items)?;
            if is_repeated {
                self.note_repeated(items.len());
            }
            match status {
                413 if items.len() > 1 => {
                    let half = items.split_off(items.len() / 2);
                    waiting.extend([half, items]);
                    continue;
                }
                413 => {
                    for item in items {
                        self.refuse(item, "the engine takes no request as large as this article".to_owned());
                    }
                    continue;
                }
                200 => {}
                _ => return Err(RemoteError::Answer { status, reason: reason(&body) }),
            }
            let again = self.sort_out(items, &body)?;
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

    fn request(&self, items: &[Item]) -> Result<Answer, RemoteError> {
        let body: Vec<u8> = items.iter().flat_map(|item| item.lines.as_bytes()).copied().collect();
        let path = match self.client.dialect {
            Dialect::OpenSearch => format!("/{}/_bulk", self.client.index),
            Dialect::Quickwit => "/_bulk".to_owned(),
        };
        self.client.send(&Method::POST, &path, Some(&body), "application/x-ndjson")
    }

    /// Notes what became of each article of a request, and returns those to be sent again. Answers stand in the order of
    /// the request.
    fn sort_out(&self, items: Vec<Item>, body: &Value) -> Result<Vec<Item>, RemoteError> {
        let answers = body["items"].as_array().map_or(&[][..], Vec::as_slice);
        if answers.len() != items.len() {
            return Err(RemoteError::Unreadable(format!("{} answers to {} articles", answers.len(), items.len())));
        }
        let mut again = Vec::new();
        for (item, answer) in items.into_iter().zip(answers) {
            let answer = answer.as_object().and_then(|kinds| kinds.values().next()).unwrap_or(&Value::Null);
            match answer["status"].as_u64() {
                Some(201) => {
                    self.report().added += 1;
                    (self.settle)(item.number, true);
                }
                // A conflict is with another of the same name that was taken.
                Some(200..300 | 409) => {
                    self.report().replaced += 1;
                    (self.settle)(item.number, true);
                }
                Some(408) => {
                    self.note_repeated(1);
                    again.push(item);
                }
                Some(429 | 500 | 502 | 503) => again.push(item),
                _ => self.refuse(item, reason(answer)),
            }
        }
        Ok(again)
    }

    fn refuse(&self, item: Item, reason: String) {
        self.report().refused.push((item.origin, reason));
        (self.settle)(item.number, false);
    }

    /// Notes articles that are sent again, of which it is not known whether they were taken the first time.
    fn note_repeated(&self, articles: usize) {
        if !self.client.dialect.capabilities().replacement {
            self.report().repeated += articles as u64;
        }
    }

    fn report(&self) -> MutexGuard<'a, PushReport> {
        self.report.lock().expect("no sender panics")
    }
}
