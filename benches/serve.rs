//! What the server bears: requests per second and latencies of `dateline serve`, beside raw tantivy behind an axum handler
//! that gives ten hits with its snippets as JSON.
//!
//! Each connection is a thread that asks, waits for the answer, and asks again, all on the same machine as the server. Both
//! are asked the same log of words, pairs, phrases and headlines, in turn, three rounds of five seconds for each number of
//! connections; the medians of the rounds are printed. dateline also counts, and gives more of each article.
//!
//! Corpus: 5,000 generated articles, or the folder that `DATELINE_BENCH_CORPUS` names.
//!
//! ```text
//! DATELINE_BENCH_CORPUS=folder cargo bench --bench serve
//! ```
#![expect(clippy::unwrap_used, reason = "what fails here fails the bench")]
#![expect(clippy::print_stdout, reason = "it prints a table")]

#[expect(dead_code, reason = "the server is asked for lists only")]
mod contenders;
#[expect(dead_code, reason = "some of it is for the bench of indexing")]
mod corpus;
#[expect(dead_code, reason = "times are measured over the line")]
mod measure;
#[expect(dead_code, reason = "the names are for the report")]
mod queries;

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::time::{Duration, Instant};

use axum::extract::{RawQuery, State};
use axum::routing::get;

use contenders::Indexes;
use contenders::raw_tantivy::RawTantivy;
use corpus::Corpus;
use measure::percentile;
use queries::{Class, Frequencies, Question, questions};

const CONNECTIONS: [usize; 3] = [1, 16, 256];
const ROUNDS: usize = 3;
const ROUND: Duration = Duration::from_secs(5);
/// How many queries of each class the log has.
const QUERIES: usize = 40;

fn main() {
    // `cargo test --benches` must not measure.
    if !std::env::args().any(|argument| argument == "--bench") {
        return;
    }
    let corpus = Corpus::load();
    let indexes = Indexes::build(&corpus);
    let frequencies = Frequencies::of(&corpus.articles);
    let classes =
        [Class::Rare, Class::Mid, Class::Frequent, Class::TwoWords, Class::AllOfTwo, Class::Phrase, Class::Headline];
    let log: Vec<Question> =
        classes.iter().flat_map(|class| questions(&corpus.articles, &frequencies, *class, QUERIES)).collect();
    let dateline = Dateline::start(&indexes.dateline());
    let raw_tantivy = serve_raw_tantivy(&indexes.raw_tantivy());
    let paths = |path: &str, text: &dyn Fn(&Question) -> &str| -> Vec<String> {
        let written = |question| {
            format!("{path}{}", form_urlencoded::byte_serialize(text(question).as_bytes()).collect::<String>())
        };
        log.iter().map(written).collect()
    };
    let of_dateline = paths("/api/v1/search?q=", &|question| &question.dateline);
    let of_raw_tantivy = paths("/search?q=", &|question| &question.raw_tantivy);
    println!("| connections | requests/s | raw tantivy | p50 · p99, ms | raw tantivy |\n|---|---|---|---|---|");
    for connections in CONNECTIONS {
        let mut rounds = [Vec::new(), Vec::new()];
        for _ in 0..ROUNDS {
            rounds[0].push(load(dateline.address, &of_dateline, connections));
            rounds[1].push(load(raw_tantivy, &of_raw_tantivy, connections));
        }
        let [ours, theirs] = rounds.map(|rounds| {
            let median =
                |figure: &dyn Fn(&Figures) -> f64| percentile(&mut rounds.iter().map(figure).collect::<Vec<_>>(), 50);
            [median(&|round| round.per_second), median(&|round| round.p50), median(&|round| round.p99)]
        });
        println!(
            "| {connections} | {:.0} | {:.0} | {:.1} · {:.1} | {:.1} · {:.1} |",
            ours[0], theirs[0], ours[1], ours[2], theirs[1], theirs[2]
        );
    }
}

/// `dateline serve`, as long as this is kept.
struct Dateline {
    server: Child,
    address: SocketAddr,
}

impl Dateline {
    fn start(index: &Path) -> Self {
        let mut command = Command::new(env!("CARGO_BIN_EXE_dateline"));
        command.args(["serve", "--port", "0", "--index"]).arg(index);
        let mut server = command.stderr(Stdio::piped()).spawn().unwrap();
        let mut lines = BufReader::new(server.stderr.take().unwrap()).lines().map(Result::unwrap);
        let line = lines.find(|line| line.contains("http://")).unwrap();
        let start = line.find("http://").unwrap() + "http://".len();
        let address = line[start..].split('/').next().unwrap().parse().unwrap();
        // The log must not fill its pipe.
        std::thread::spawn(move || lines.for_each(drop));
        Self { server, address }
    }
}

impl Drop for Dateline {
    fn drop(&mut self) {
        _ = self.server.kill();
        _ = self.server.wait();
    }
}

/// Serves raw tantivy from a thread of its own.
fn serve_raw_tantivy(index: &Path) -> SocketAddr {
    let engine = Arc::new(RawTantivy::open(index));
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let listener = runtime.block_on(tokio::net::TcpListener::bind("127.0.0.1:0")).unwrap();
    let address = listener.local_addr().unwrap();
    let router = axum::Router::new().route("/search", get(search)).with_state(engine);
    std::thread::spawn(move || runtime.block_on(async { axum::serve(listener, router).await }));
    address
}

async fn search(State(engine): State<Arc<RawTantivy>>, RawQuery(query): RawQuery) -> String {
    let query = query.unwrap_or_default();
    let (_, text) = form_urlencoded::parse(query.as_bytes()).find(|(name, _)| name == "q").unwrap();
    let text = text.into_owned();
    tokio::task::spawn_blocking(move || engine.page(&text).to_string()).await.unwrap()
}

/// What a round came to; times in milliseconds.
struct Figures {
    per_second: f64,
    p50: f64,
    p99: f64,
}

/// Asks a server over so many connections at once.
fn load(server: SocketAddr, paths: &[String], connections: usize) -> Figures {
    let started = Instant::now();
    let mut times: Vec<f64> = std::thread::scope(|scope| {
        let clients: Vec<_> = (0..connections)
            .map(|number| scope.spawn(move || ask(server, paths, number * paths.len() / connections, started)))
            .collect();
        clients.into_iter().flat_map(|client| client.join().unwrap()).collect()
    });
    #[expect(clippy::cast_precision_loss, reason = "some thousand requests")]
    let per_second = times.len() as f64 / started.elapsed().as_secs_f64();
    Figures { per_second, p50: percentile(&mut times, 50), p99: percentile(&mut times, 99) }
}

/// Asks for one path after the other, from the one of this number on, and returns how long each answer took.
fn ask(server: SocketAddr, paths: &[String], first: usize, started: Instant) -> Vec<f64> {
    let stream = TcpStream::connect(server).unwrap();
    stream.set_nodelay(true).unwrap();
    let mut connection = BufReader::new(stream);
    let mut times = Vec::new();
    let mut body = Vec::new();
    for path in paths.iter().cycle().skip(first) {
        if started.elapsed() > ROUND {
            break;
        }
        let asked = Instant::now();
        let request = format!("GET {path} HTTP/1.1\r\nHost: localhost\r\n\r\n");
        connection.get_mut().write_all(request.as_bytes()).unwrap();
        let mut line = String::new();
        connection.read_line(&mut line).unwrap();
        assert!(line.contains(" 200 "), "{path}: {line}");
        let mut length = 0;
        while line != "\r\n" {
            line.clear();
            connection.read_line(&mut line).unwrap();
            if let Some(value) = line.to_ascii_lowercase().strip_prefix("content-length:") {
                length = value.trim().parse().unwrap();
            }
        }
        body.resize(length, 0);
        connection.read_exact(&mut body).unwrap();
        times.push(asked.elapsed().as_secs_f64() * 1e3);
    }
    times
}
