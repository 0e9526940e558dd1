//! Articles in bulk: each is sent until it is known what became of it.

use std::sync::{Mutex, MutexGuard, PoisonError};

use serde_json::{Value, json};

use super::client::{Answer, Client, Method, Patience, reason};
use super::document::{DocumentMaker, document_id};
use super::push::{PushReport, Settlement};
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
    /// Is told the number of each article that is settled, and how.
    settle: &'a (dyn Fn(u64, Settlement) + Sync),
    items: Vec<Item>,
    bytes: usize,
}

/// An article, as it is sent.
#[derive(Debug)]
struct Item {
    number: u64,
    origin: String,
    lines: String,
    /// Whether it is sent again although it may have been taken.
    is_repeated: bool,
}

impl<'a> Bulk<'a> {
    pub(super) fn new(
        client: &'a Client,
        now: Moment,
        report: &'a Mutex<PushReport>,
        settle: &'a (dyn Fn(u64, Settlement) + Sync),
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
        if self.bytes + lines.len() > MAX_BYTES || self.items.len() >= MAX_ARTICLES {
            self.send()?;
        }
        self.bytes += lines.len();
        self.items.push(Item { number, origin: article.origin.clone(), lines, is_repeated: false });
        Ok(())
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
            for item in &mut items {
                item.is_repeated |= is_repeated;
            }
            match status {
                413 if items.len() > 1 => {
                    let half = items.split_off(items.len() / 2);
                    waiting.extend([half, items]);
                    continue;
                }
                413 => {
                    for item in items {
                        let reason = "the engine takes no request as large as this article".to_owned();
                        self.refuse(item, reason, Settlement::Unfit);
                    }
                    continue;
                }
                200 => {}
                _ => return Err(RemoteError::Answer { status, reason: reason(&body) }),
            }
            let (again, why) = self.sort_out(items, &body)?;
            if again.is_empty() {
                continue;
            }
            if !patience.wait(None) {
                return Err(why);
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

    /// Notes what became of each article of a request, and returns those to be sent again, with the reason. Answers stand in
    /// the order of the request.
    fn sort_out(&self, items: Vec<Item>, body: &Value) -> Result<(Vec<Item>, RemoteError), RemoteError> {
        let answers = body["items"].as_array().map_or(&[][..], Vec::as_slice);
        if answers.len() != items.len() {
            return Err(RemoteError::Unreadable(format!("{} answers to {} articles", answers.len(), items.len())));
        }
        let mut again = Vec::new();
        let mut why = RemoteError::Answer { status: 429, reason: "the engine has no room for more".to_owned() };
        for (mut item, answer) in items.into_iter().zip(answers) {
            let answer = answer.as_object().and_then(|kinds| kinds.values().next()).unwrap_or(&Value::Null);
            match answer["status"].as_u64() {
                Some(201) => self.take(&item, true),
                // A conflict is with another of the same name that was taken.
                Some(200..300 | 409) => self.take(&item, false),
                Some(status @ (408 | 429 | 500 | 502 | 503)) => {
                    let status = u16::try_from(status).unwrap_or(500);
                    why = RemoteError::Answer { status, reason: reason(answer) };
                    item.is_repeated |= status != 429;
                    again.push(item);
                }
                Some(404) if answer["_index"] == self.client.index.as_str() => {
                    return Err(RemoteError::NoIndex(self.client.index.clone()));
                }
                Some(400) => self.refuse(item, reason(answer), Settlement::Unfit),
                _ => self.refuse(item, reason(answer), Settlement::Refused),
            }
        }
        Ok((again, why))
    }

    fn take(&self, item: &Item, is_new: bool) {
        let mut report = self.report();
        if is_new {
            report.added += 1;
        } else {
            report.replaced += 1;
        }
        if item.is_repeated && !self.client.dialect.capabilities().replacement {
            report.repeated += 1;
        }
        drop(report);
        (self.settle)(item.number, Settlement::Taken);
    }

    fn refuse(&self, item: Item, reason: String, settlement: Settlement) {
        self.report().refused.push((item.origin, reason));
        (self.settle)(item.number, settlement);
    }

    fn report(&self) -> MutexGuard<'a, PushReport> {
        self.report.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
