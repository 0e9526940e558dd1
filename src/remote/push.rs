//! Sends articles to a distributed engine: in bulk, several requests at once, each article until it is known what became of
//! it.

use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Mutex, MutexGuard, PoisonError};

use super::bulk::Bulk;
use super::client::{Client, Method};
use super::indices::Indices;
use super::{Dialect, RemoteError, Target};
use crate::article::Article;
use crate::date::Moment;

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
    /// How many of them may be there twice, since they were sent again when it was not known whether they were taken, to an
    /// engine that replaces nothing.
    pub repeated: u64,
    /// Those that the engine does not take, each with its origin and the reason.
    pub refused: Vec<(String, String)>,
}

/// What became of an article.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Settlement {
    /// The engine has it.
    Taken,
    /// The engine will never take it: there is something wrong with it.
    Unfit,
    /// The engine did not take it, and may another time.
    Refused,
}

/// What is sent: documents that become articles on the way, so that several are made at once.
#[expect(missing_debug_implementations, reason = "there is nothing to see in two functions")]
pub struct Freight<'a, D> {
    /// Makes the article of a document; None if it is none.
    pub open: &'a (dyn Fn(D) -> Option<Article> + Sync),
    /// Is told the number of each article that is settled, and how.
    pub settle: &'a (dyn Fn(u64, Settlement) + Sync),
}

/// What came of a push.
#[derive(Debug)]
pub struct Pushed<T> {
    /// What the producer returned.
    pub produced: T,
    /// What became of the articles.
    pub report: PushReport,
    /// Why not all were sent, if they were not.
    pub failure: Option<RemoteError>,
}

/// Makes and sends documents.
#[derive(Debug)]
pub struct Pusher {
    client: Client,
    options: PushOptions,
    identity: String,
}

impl Pusher {
    /// Connects to the engine, and makes the index if there is none.
    pub fn new(target: &Target, options: PushOptions) -> Result<Self, RemoteError> {
        let client = Client::new(target)?;
        let indices = Indices::of(target)?;
        if let Some(identity) = indices.identity()? {
            return Ok(Self { client, options, identity });
        }
        let made = indices.create(&options);
        // Another push may have made it meanwhile.
        match indices.identity()? {
            Some(identity) => Ok(Self { client, options, identity }),
            None => Err(made.err().unwrap_or_else(|| RemoteError::NoIndex(target.index.clone()))),
        }
    }

    /// Returns what the index is told from others by that had or will have the same name.
    pub fn identity(&self) -> &str {
        &self.identity
    }

    /// Sends all articles that `produce` hands to its argument, which waits while too many are under way, and says false once
    /// the engine cannot be reached. What was sent to `OpenSearch` is found when this returns.
    pub fn push<T>(
        &self,
        produce: impl FnOnce(&mut dyn FnMut(Article) -> bool) -> T,
    ) -> Result<(T, PushReport), RemoteError> {
        let freight = Freight { open: &Some, settle: &|_, _| () };
        let pushed = self.push_documents(&freight, |send| produce(&mut |article| send(article, 0)));
        match pushed.failure {
            None => Ok((pushed.produced, pushed.report)),
            Some(error) => Err(error),
        }
    }

    /// The same for documents that become articles on the way, each with a number of whoever sends it.
    pub fn push_documents<D: Send, T>(
        &self,
        freight: &Freight<'_, D>,
        produce: impl FnOnce(&mut dyn FnMut(D, u64) -> bool) -> T,
    ) -> Pushed<T> {
        let report = Mutex::new(PushReport::default());
        let failure = Mutex::new(None);
        let (sender, receiver) = sync_channel::<(D, u64)>(WAITING * self.options.senders);
        let receiver = Mutex::new(receiver);
        let produced = std::thread::scope(|scope| {
            for _ in 0..self.options.senders {
                scope.spawn(|| {
                    let sent = catch_unwind(AssertUnwindSafe(|| self.send_all(&receiver, freight, &report)));
                    let failed = match sent {
                        Ok(Ok(())) => return,
                        Ok(Err(error)) => Failure::Engine(error),
                        Err(panic) => Failure::Panic(panic),
                    };
                    lock(&failure).get_or_insert(failed);
                    // Whoever produces must not wait for us.
                    while next(&receiver).is_some() {}
                });
            }
            let sender: SyncSender<(D, u64)> = sender;
            produce(&mut |document, number| lock(&failure).is_none() && sender.send((document, number)).is_ok())
        });
        let report = report.into_inner().unwrap_or_else(PoisonError::into_inner);
        let mut failure = match failure.into_inner().unwrap_or_else(PoisonError::into_inner) {
            Some(Failure::Panic(panic)) => resume_unwind(panic),
            Some(Failure::Engine(error)) => Some(error),
            None => None,
        };
        if failure.is_none() && self.client.dialect == Dialect::OpenSearch {
            failure = self.client.ask(&Method::POST, &format!("/{}/_refresh", self.client.index), None).err();
        }
        Pushed { produced, report, failure }
    }

    fn send_all<D>(
        &self,
        receiver: &Mutex<Receiver<(D, u64)>>,
        freight: &Freight<'_, D>,
        report: &Mutex<PushReport>,
    ) -> Result<(), RemoteError> {
        let mut bulk = Bulk::new(&self.client, self.options.now, report, freight.settle);
        while let Some((document, number)) = next(receiver) {
            if let Some(article) = (freight.open)(document) {
                bulk.add(&article, number)?;
            }
        }
        bulk.send()
    }
}

/// Why a sender ended.
enum Failure {
    Engine(RemoteError),
    Panic(Box<dyn Any + Send>),
}

fn next<D>(receiver: &Mutex<Receiver<(D, u64)>>) -> Option<(D, u64)> {
    lock(receiver).recv().ok()
}

/// Locks what stays whole, whoever panics.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
