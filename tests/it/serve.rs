//! The server as a program: on a real port, over an index that changes underneath.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::process::{Child, Stdio};
use std::time::{Duration, Instant};

use crate::env::TestEnv;

/// A server that is stopped with its test.
struct Server {
    child: Child,
    address: SocketAddr,
}

impl Server {
    fn start(env: &TestEnv, arguments: &[&str]) -> Self {
        let arguments = [&["serve", "--port", "0"], arguments].concat();
        let mut child = env.command(&arguments).stderr(Stdio::piped()).spawn().unwrap();
        let mut lines = BufReader::new(child.stderr.take().unwrap()).lines();
        let url = lines.find_map(|line| line.unwrap().strip_prefix("http://").map(str::to_owned)).unwrap();
        // The rest has to be read, else the server would wait for its log.
        std::thread::spawn(move || lines.for_each(drop));
        Self { child, address: url.trim_end_matches('/').parse().unwrap() }
    }

    /// Sends a request as it is, and returns the status and the whole answer.
    fn send(&self, request: &str) -> (u16, String) {
        let mut stream = TcpStream::connect(self.address).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(30))).unwrap();
        stream.write_all(request.as_bytes()).unwrap();
        let mut answer = Vec::new();
        // Who is refused early is cut off, maybe while still sending.
        _ = stream.read_to_end(&mut answer);
        let answer = String::from_utf8_lossy(&answer).into_owned();
        let status = answer.split(' ').nth(1).and_then(|status| status.parse().ok()).unwrap_or(0);
        (status, answer)
    }

    fn get(&self, path: &str) -> (u16, String) {
        self.send(&format!("GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
    }

    /// Waits until an answer holds a text.
    fn wait_for(&self, path: &str, text: &str) -> Duration {
        let started = Instant::now();
        while !self.get(path).1.contains(text) {
            assert!(started.elapsed() < Duration::from_secs(20), "{}", self.get(path).1);
            std::thread::sleep(Duration::from_millis(20));
        }
        started.elapsed()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        _ = self.child.kill();
        _ = self.child.wait();
    }
}

fn with_article() -> TestEnv {
    let env = TestEnv::new();
    env.write_old("news/a.txt", "Arms deliveries\n\nThe train left for Vladivostok on Monday.\n");
    env.run(&["index", "news"]).expect_code(0);
    env
}

#[test]
fn a_commit_is_seen_while_the_server_goes_on() {
    let env = with_article();
    let server = Server::start(&env, &[]);
    assert!(server.get("/api/v1/count?q=vladivostok").1.contains("\"articles\":1"));
    env.write_old("news/b.txt", "Harbour closed again\n\nA second train came from Vladivostok.\n");
    env.run(&["index", "news"]).expect_code(0);
    let waited = server.wait_for("/api/v1/count?q=vladivostok", "\"articles\":2");
    assert!(waited < Duration::from_secs(5), "{waited:?}");
    let (status, page) = server.get("/search?q=vladivostok");
    assert_eq!(status, 200);
    assert!(page.contains("Harbour closed"));
}

#[test]
fn a_watched_folder_is_indexed_at_the_start() {
    let env = TestEnv::new();
    env.write_old("news/a.txt", "Arms deliveries\n\nThe train left for Vladivostok on Monday.\n");
    let server = Server::start(&env, &["--watch", "news"]);
    assert!(server.get("/api/v1/count?q=vladivostok").1.contains("\"articles\":1"));
}

#[test]
fn answers_are_those_of_the_command_line() {
    let env = with_article();
    let server = Server::start(&env, &[]);
    let answer = server.get("/api/v1/search?q=vladivostok").1;
    let body: serde_json::Value = serde_json::from_str(answer.split_once("\r\n\r\n").unwrap().1).unwrap();
    let printed = env.run(&["search", "--format", "json", "vladivostok"]).stdout;
    let printed: serde_json::Value = serde_json::from_str(&printed).unwrap();
    for field in ["schema_version", "query", "totals", "words", "furniture", "next_cursor"] {
        assert_eq!(body[field], printed[field], "{field}");
    }
    assert_eq!(body["hits"][0]["id"], printed["hits"][0]["id"]);
    assert_eq!(body["hits"][0]["score"], printed["hits"][0]["score"]);
}

#[test]
fn an_address_that_others_can_reach_takes_a_token_or_a_word() {
    let env = with_article();
    let refused = env.run(&["serve", "--address", "0.0.0.0"]).expect_code(2);
    assert!(refused.stderr.contains("--token") && refused.stderr.contains("--public"), "{}", refused.stderr);
    env.run(&["serve", "--address", "0.0.0.0", "--token", "short"]).expect_code(2);
    let server = Server::start(&env, &["--address", "0.0.0.0", "--token", "0123456789abcdef"]);
    assert_eq!(server.get("/api/v1/count?q=train").0, 401);
    let head = "GET /api/v1/count?q=train HTTP/1.1\r\nHost: news.example\r\nConnection: close\r\n";
    assert_eq!(server.send(&format!("{head}Authorization: Bearer 0123456789abcdef\r\n\r\n")).0, 200);
    let public = Server::start(&env, &["--address", "0.0.0.0", "--public"]);
    assert_eq!(public.send(&format!("{head}\r\n")).0, 200);
}

#[test]
fn what_is_no_request_is_refused_and_the_server_goes_on() {
    let env = with_article();
    let server = Server::start(&env, &[]);
    let huge = format!("GET /?q={} HTTP/1.1\r\nHost: localhost\r\n\r\n", "a".repeat(200_000));
    let many = format!("GET / HTTP/1.1\r\nHost: localhost\r\n{}\r\n", "X-Many: 1\r\n".repeat(2_000));
    for request in
        ["\0\u{1}\u{2}\r\n\r\n", "GET / HTTP/9.9\r\n\r\n", &huge, &many, "GET http://evil.example/ HTTP/1.1\r\n\r\n"]
    {
        let (status, answer) = server.send(request);
        assert!((400..500).contains(&status) || status == 0, "{answer:.200}");
    }
    for path in ["/..%2f..%2fetc/passwd", "/../../etc/passwd", "/article?id=../../etc/passwd", "//evil.example", "/%00"]
    {
        assert_eq!(server.get(path).0, 404, "{path}");
    }
    let brackets = format!("/api/v1/search?q={}", "(".repeat(10_000));
    assert_eq!(server.get(&brackets).0, 400);
    assert_eq!(server.get("/healthz").0, 200);
}

#[test]
fn a_missing_index_is_said_and_a_port_in_use_too() {
    let env = TestEnv::new();
    let missing = env.run(&["serve", "--port", "0"]).expect_code(3);
    assert!(missing.stderr.contains("there is no index"), "{}", missing.stderr);
    let env = with_article();
    let server = Server::start(&env, &[]);
    let port = server.address.port().to_string();
    let taken = env.run(&["serve", "--port", &port]).expect_code(3);
    assert!(taken.stderr.contains("cannot listen on"), "{}", taken.stderr);
}

#[cfg(unix)]
#[test]
fn a_signal_ends_the_server_in_order() {
    let env = with_article();
    let mut server = Server::start(&env, &[]);
    let pid = server.child.id().to_string();
    assert!(std::process::Command::new("kill").args(["-TERM", &pid]).status().unwrap().success());
    let status = server.child.wait().unwrap();
    assert_eq!(status.code(), Some(0));
}
