//! Requests to a distributed engine: hosts in turn, patience where it is overloaded, and no answer by halves.

use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};
use ureq::Agent;
pub(super) use ureq::http::Method;
use ureq::http::Request;
use ureq::tls::{Certificate, ClientCert, PemItem, PrivateKey, RootCerts, TlsConfig, parse_pem};

use super::{Credentials, Dialect, RemoteError, Target, TlsFiles};

/// How long to wait for a connection.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(5);
/// How often a request is tried that the engine had no room for, and how long to wait after the first time; twice as long
/// each time. The engine's own tools do it so.
const ATTEMPTS: u32 = 8;
const FIRST_PAUSE: Duration = Duration::from_millis(50);
/// How long a host is left alone that did not answer.
const SILENCE: Duration = Duration::from_secs(30);
/// The longest pause.
const LONGEST_PAUSE: Duration = Duration::from_secs(30);
/// Requests with more bytes than this are announced: an engine that takes none as large says so before it is sent, and need not
/// break off while it is.
const LARGE: usize = 16 << 10;
/// The largest answer, in bytes.
const MAX_ANSWER: u64 = 1 << 30;
/// What engines say where there is no such index: all others, and Quickwit.
const NO_INDEX: [&str; 2] = ["index_not_found", "could not find indexes"];

/// How long to wait for an engine that has no room, and how often.
#[derive(Debug)]
pub(super) struct Patience {
    /// How many tries there may still be.
    left: u32,
    pause: Duration,
}

impl Default for Patience {
    fn default() -> Self {
        Self { left: ATTEMPTS - 1, pause: FIRST_PAUSE }
    }
}

impl Patience {
    /// Waits before the next try, as long as the engine says if it does. False at once if there was the last one.
    pub(super) fn wait(&mut self, stated: Option<Duration>) -> bool {
        if self.left == 0 {
            return false;
        }
        std::thread::sleep(stated.unwrap_or_else(|| with_jitter(self.pause)).min(LONGEST_PAUSE));
        self.left -= 1;
        self.pause *= 2;
        true
    }
}

/// An answer.
#[derive(Debug)]
pub(super) struct Answer {
    pub(super) status: u16,
    pub(super) body: Value,
    /// Whether an earlier try had no answer, so that it may have been done before.
    pub(super) is_repeated: bool,
}

/// Asks the hosts of an engine.
#[derive(Debug)]
pub(super) struct Client {
    agent: Agent,
    hosts: Vec<String>,
    pub(super) dialect: Dialect,
    pub(super) index: String,
    authorization: Option<String>,
    /// Which host is next.
    next: AtomicUsize,
    /// When there was no answer from each host the last time, if there was none.
    silent: Mutex<Vec<Option<Instant>>>,
}

impl Client {
    pub(super) fn new(target: &Target) -> Result<Self, RemoteError> {
        let config = Agent::config_builder()
            .timeout_global(Some(target.timeout))
            .timeout_connect(Some(CONNECT_TIMEOUT))
            .http_status_as_error(false)
            .max_redirects(0)
            .tls_config(tls(&target.tls)?)
            .build();
        let authorization = target.credentials.as_ref().map(|credentials| match credentials {
            Credentials::Basic { user, password } => format!("Basic {}", STANDARD.encode(format!("{user}:{password}"))),
            Credentials::ApiKey(key) => format!("ApiKey {key}"),
            Credentials::Bearer(token) => format!("Bearer {token}"),
        });
        let (hosts, dialect, index) = (target.hosts.clone(), target.dialect, target.index.clone());
        let silent = Mutex::new(vec![None; hosts.len()]);
        Ok(Self { agent: config.into(), hosts, dialect, index, authorization, next: AtomicUsize::new(0), silent })
    }

    /// Searches the index. An answer that is not from all of it is an error.
    pub(super) fn search(&self, body: &Value) -> Result<Value, RemoteError> {
        let (path, body) = self.dialect.search(&self.index, body);
        whole(self.ask(&Method::POST, &path, Some(&body))?)
    }

    /// Returns how many articles each query finds.
    pub(super) fn count_each(&self, queries: &[Value]) -> Result<Vec<u64>, RemoteError> {
        let index = json!({ "index": self.index });
        let lines = queries.iter().flat_map(|query| {
            let body = json!({ "query": query, "size": 0, "track_total_hits": true });
            format!("{index}\n{body}\n").into_bytes()
        });
        let answer =
            self.send(&Method::POST, "/_msearch", Some(&lines.collect::<Vec<u8>>()), "application/x-ndjson")?;
        let answer = self.ok(answer)?;
        let answers = answer["responses"].as_array().map_or(&[][..], Vec::as_slice);
        if answers.len() != queries.len() {
            return Err(RemoteError::Unreadable(format!("{} answers to {} queries", answers.len(), queries.len())));
        }
        let count = |answer: &Value| {
            let status = answer["status"].as_u64().and_then(|status| u16::try_from(status).ok()).unwrap_or(200);
            let body = whole(self.ok(Answer { status, body: answer.clone(), is_repeated: false })?)?;
            total(&body)
        };
        answers.iter().map(count).collect()
    }

    /// Searches what a point in time holds.
    pub(super) fn search_point(&self, body: &Value) -> Result<Value, RemoteError> {
        whole(self.ask(&Method::POST, "/_search?allow_partial_search_results=false", Some(body))?)
    }

    /// Returns what Quickwit says of the index in its list.
    pub(super) fn listed(&self) -> Result<Value, RemoteError> {
        let list = self.ask(&Method::GET, "/_cat/indices?format=json", None)?;
        let is_ours = |entry: &&Value| entry["index"] == self.index.as_str();
        let entry = list.as_array().and_then(|entries| entries.iter().find(is_ours));
        entry.cloned().ok_or_else(|| RemoteError::NoIndex(self.index.clone()))
    }

    /// Asks for something that must be there and be done.
    pub(super) fn ask(&self, method: &Method, path: &str, body: Option<&Value>) -> Result<Value, RemoteError> {
        let bytes = body.map(|body| serde_json::to_vec(body).expect("requests are JSON"));
        self.ok(self.send(method, path, bytes.as_deref(), "application/json")?)
    }

    /// Returns what an answer says, unless it says that something went wrong.
    fn ok(&self, answer: Answer) -> Result<Value, RemoteError> {
        let Answer { status, body, .. } = answer;
        if (200..300).contains(&status) {
            return Ok(body);
        }
        let reason = reason(&body);
        if status == 404 && NO_INDEX.iter().any(|said| reason.contains(said)) {
            return Err(RemoteError::NoIndex(self.index.clone()));
        }
        Err(RemoteError::Answer { status, reason })
    }

    /// Sends a request until it is answered, as long as that makes sense.
    pub(super) fn send(
        &self,
        method: &Method,
        path: &str,
        body: Option<&[u8]>,
        kind: &str,
    ) -> Result<Answer, RemoteError> {
        let mut patience = Patience::default();
        let mut is_repeated = false;
        loop {
            let sent = self.send_once(method, path, body, kind);
            let wait = match &sent {
                Ok((answer, retry_after)) if matches!(answer.status, 429 | 502 | 503 | 504) => Some(*retry_after),
                Err(RemoteError::Connection { .. }) => Some(None),
                _ => None,
            };
            match wait {
                Some(stated) if patience.wait(stated) => {
                    is_repeated |= !matches!(&sent, Ok((Answer { status: 429, .. }, _)));
                }
                _ => return sent.map(|(answer, _)| Answer { is_repeated, ..answer }),
            }
        }
    }

    /// Returns the number of the host to ask: the next one, but for those that were silent a moment ago, as long as there are
    /// others.
    fn next_host(&self) -> usize {
        let next = self.next.fetch_add(1, Ordering::Relaxed);
        let silent = self.silent.lock().unwrap_or_else(PoisonError::into_inner);
        let is_silent = |host: usize| silent[host].is_some_and(|since| since.elapsed() < SILENCE);
        let mut in_turn = (next..next + self.hosts.len()).map(|number| number % self.hosts.len());
        in_turn.find(|host| !is_silent(*host)).unwrap_or(next % self.hosts.len())
    }

    /// Sends a request to the next host. With the answer comes how long to wait before the next, if it says so.
    fn send_once(
        &self,
        method: &Method,
        path: &str,
        body: Option<&[u8]>,
        kind: &str,
    ) -> Result<(Answer, Option<Duration>), RemoteError> {
        let number = self.next_host();
        let host = &self.hosts[number];
        let failed = |error: &dyn std::fmt::Display| {
            self.silent.lock().unwrap_or_else(PoisonError::into_inner)[number] = Some(Instant::now());
            let (host, reason) = (host.clone(), error.to_string());
            // There is no other word for it in the errors of the library.
            if reason.to_lowercase().contains("certificate") {
                RemoteError::Untrusted { host, reason }
            } else {
                RemoteError::Connection { host, reason }
            }
        };
        let mut request = Request::builder().method(method).uri(format!("{host}{path}"));
        if let Some(authorization) = &self.authorization {
            request = request.header("authorization", authorization);
        }
        let sent = match body {
            Some(body) => {
                if body.len() > LARGE {
                    request = request.header("expect", "100-continue");
                }
                let request = request.header("content-type", kind).body(body).map_err(|error| failed(&error))?;
                self.agent.run(self.agent.configure_request(request).build())
            }
            None => self.agent.run(request.body(()).map_err(|error| failed(&error))?),
        };
        let mut answer = sent.map_err(|error| failed(&error))?;
        let status = answer.status().as_u16();
        let seconds = answer.headers().get("retry-after").and_then(|value| value.to_str().ok()?.parse().ok());
        let text = answer.body_mut().with_config().limit(MAX_ANSWER).read_to_vec().map_err(|error| failed(&error))?;
        let body: Value = serde_json::from_slice(&text)
            .unwrap_or_else(|_| Value::String(String::from_utf8_lossy(&text).trim().chars().take(500).collect()));
        if matches!(status, 401 | 403) {
            return Err(RemoteError::Refused { host: host.clone(), reason: format!("{status} {}", reason(&body)) });
        }
        Ok((Answer { status, body, is_repeated: false }, seconds.map(Duration::from_secs)))
    }
}

/// Returns an answer that is from the whole index.
fn whole(body: Value) -> Result<Value, RemoteError> {
    let shards = &body["_shards"];
    let (all, answered) = (shards["total"].as_u64().unwrap_or(0), shards["successful"].as_u64().unwrap_or(0));
    if answered < all || body["timed_out"] == true {
        let reason = shards["failures"][0]["reason"].to_string();
        return Err(RemoteError::Partial { answered, shards: all, reason });
    }
    Ok(body)
}

/// Returns how many articles a search found.
pub(super) fn total(answer: &Value) -> Result<u64, RemoteError> {
    let total = answer["hits"]["total"]["value"].as_u64();
    total.ok_or_else(|| RemoteError::Unreadable("it does not say how many articles there are".to_owned()))
}

/// Returns what an engine says is wrong: an object, or a text.
pub(super) fn reason(body: &Value) -> String {
    let error = &body["error"];
    let root = &error["root_cause"][0];
    let part = |name: &str| root[name].as_str().or_else(|| error[name].as_str());
    let said = match (error, body) {
        (Value::Object(_), _) => [part("type"), part("reason")].into_iter().flatten().collect::<Vec<_>>().join(": "),
        (Value::Null, Value::Object(fields)) if fields.contains_key("message") => {
            fields["message"].as_str().unwrap_or_default().to_owned()
        }
        (Value::String(text), _) | (_, Value::String(text)) => text.clone(),
        _ => body.to_string(),
    };
    said.chars().take(500).collect()
}

/// Returns a pause that is up to a half longer, so that not all come again at once.
fn with_jitter(pause: Duration) -> Duration {
    let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).map_or(0, |time| time.subsec_nanos());
    pause + pause.mul_f64(f64::from(now % 1_000) / 2_000.0)
}

fn tls(files: &TlsFiles) -> Result<TlsConfig, RemoteError> {
    let mut config = TlsConfig::builder();
    if let Some(path) = &files.authorities {
        let certificates = certificates(path)?;
        config = config.root_certs(RootCerts::new_with_certs(&certificates));
    }
    if let Some((certificate, key)) = &files.client {
        let key_of = |pem: Vec<u8>| PrivateKey::from_pem(&pem).map_err(|error| unusable(key, &error));
        config = config.client_cert(Some(ClientCert::new_with_certs(&certificates(certificate)?, key_of(read(key)?)?)));
    }
    Ok(config.build())
}

fn certificates(path: &Path) -> Result<Vec<Certificate<'static>>, RemoteError> {
    let pem = read(path)?;
    let mut certificates = Vec::new();
    for item in parse_pem(&pem) {
        if let PemItem::Certificate(certificate) = item.map_err(|error| unusable(path, &error))? {
            certificates.push(certificate);
        }
    }
    if certificates.is_empty() { Err(unusable(path, &"it has no certificate")) } else { Ok(certificates) }
}

fn read(path: &Path) -> Result<Vec<u8>, RemoteError> {
    std::fs::read(path).map_err(|error| unusable(path, &error))
}

fn unusable(path: &Path, reason: &dyn std::fmt::Display) -> RemoteError {
    RemoteError::Pem { path: path.display().to_string(), reason: reason.to_string() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn silent_hosts_are_left_alone_while_there_are_others() {
        let client = Client::new(&"http://a,http://b,http://c/news".parse().unwrap()).unwrap();
        let hosts = || -> Vec<usize> { (0..6).map(|_| client.next_host()).collect() };
        assert_eq!(hosts(), [0, 1, 2, 0, 1, 2]);
        client.silent.lock().unwrap()[1] = Some(Instant::now());
        assert!(!hosts().contains(&1));
        client.silent.lock().unwrap().fill(Some(Instant::now()));
        assert!((0..3).all(|host| hosts().contains(&host)));
        client.silent.lock().unwrap().fill(Instant::now().checked_sub(SILENCE));
        assert!((0..3).all(|host| hosts().contains(&host)));
    }
}
