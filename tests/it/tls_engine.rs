//! Connections to a distributed engine by TLS: an authority that is named counts, and no other; each thing that can be wrong has a
//! message of its own.

use std::io::{BufRead, BufReader, Write};
use std::net::TcpListener;
use std::path::PathBuf;
use std::sync::Arc;

use dateline::engine::{EngineError, QueryRequest, SearchEngine};
use dateline::remote::{Credentials, RemoteEngine, Target, TlsFiles};
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use rustls::server::WebPkiClientVerifier;
use rustls::{RootCertStore, ServerConfig, ServerConnection, StreamOwned};

/// Certificates made for these tests, good for a hundred years, by authorities that nobody has the keys of any more.
fn pem(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/tls").join(name)
}

fn certificates(name: &str) -> Vec<CertificateDer<'static>> {
    CertificateDer::pem_file_iter(pem(name)).unwrap().map(Result::unwrap).collect()
}

/// Starts an engine that holds nothing, and returns its address. It answers who knows the password, and, if it asks for one,
/// has a certificate.
fn start(name: &str, asks_for_certificate: bool) -> String {
    let key = PrivateKeyDer::from_pem_file(pem(&format!("{name}.key"))).unwrap();
    let mut authorities = RootCertStore::empty();
    authorities.add(certificates("ca.pem").remove(0)).unwrap();
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let builder =
        ServerConfig::builder_with_provider(Arc::clone(&provider)).with_safe_default_protocol_versions().unwrap();
    let builder = if asks_for_certificate {
        let verifier = WebPkiClientVerifier::builder_with_provider(Arc::new(authorities), provider).build().unwrap();
        builder.with_client_cert_verifier(verifier)
    } else {
        builder.with_no_client_auth()
    };
    let config = Arc::new(builder.with_single_cert(certificates(&format!("{name}.pem")), key).unwrap());
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("https://{}", listener.local_addr().unwrap());
    std::thread::spawn(move || {
        for stream in listener.incoming().map(Result::unwrap) {
            let connection = ServerConnection::new(Arc::clone(&config)).unwrap();
            let mut stream = BufReader::new(StreamOwned::new(connection, stream));
            let mut head = String::new();
            while !head.ends_with("\r\n\r\n") && stream.read_line(&mut head).is_ok_and(|length| length > 0) {}
            // `user:password`.
            let is_known = head.contains("authorization: Basic dXNlcjpwYXNzd29yZA==\r\n");
            let (status, body) = if is_known {
                (200, r#"{"_shards":{"total":1,"successful":1},"hits":{"total":{"value":0}},"aggregations":{}}"#)
            } else {
                (401, r#"{"error":"no such user"}"#)
            };
            let length = body.len();
            // Who does not trust us has gone.
            _ = write!(
                stream.get_mut(),
                "HTTP/1.1 {status} X\r\nconnection: close\r\ncontent-length: {length}\r\n\r\n{body}"
            );
        }
    });
    address
}

fn count(host: &str, password: &str, tls: TlsFiles) -> Result<u64, EngineError> {
    let target: Target = format!("{host}/news").parse().unwrap();
    let credentials = Some(Credentials::Basic { user: "user".to_owned(), password: password.to_owned() });
    RemoteEngine::open(&Target { credentials, tls, ..target })?.count(&QueryRequest::new("*"))
}

fn trusting(name: &str) -> TlsFiles {
    TlsFiles { authorities: Some(pem(name)), client: None }
}

#[track_caller]
fn check_error(host: &str, password: &str, tls: TlsFiles, expected: &str) {
    let error = count(host, password, tls).unwrap_err().to_string();
    assert!(error.contains(expected), "{error}");
}

#[test]
fn an_authority_that_is_named_counts_and_no_other() {
    let host = start("server", false);
    assert_eq!(count(&host, "password", trusting("ca.pem")).unwrap(), 0);
    check_error(&host, "password", trusting("other-ca.pem"), "UnknownIssuer");
    check_error(&host, "password", TlsFiles::default(), "UnknownIssuer");
    check_error(&host, "wrong", trusting("ca.pem"), "refuses: 401 no such user");
    check_error(&host, "password", trusting("server.key"), "it has no certificate");
    check_error(&host, "password", trusting("absent.pem"), "absent.pem` cannot be used");
    check_error(&host.replace("https", "http"), "password", TlsFiles::default(), "no answer from http://");
}

#[test]
fn a_certificate_for_another_host_is_not_taken() {
    let host = start("elsewhere", false);
    check_error(&host, "password", trusting("ca.pem"), "not valid for name");
}

#[test]
fn an_engine_may_ask_for_our_certificate() {
    let host = start("server", true);
    let client = Some((pem("client.pem"), pem("client.key")));
    assert_eq!(count(&host, "password", TlsFiles { client, ..trusting("ca.pem") }).unwrap(), 0);
    check_error(&host, "password", trusting("ca.pem"), "or does not trust us");
}
