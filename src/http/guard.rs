//! Who may ask, and what every answer says to browsers.

use std::time::Instant;

use axum::extract::{MatchedPath, Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use super::page;
use super::problem::HttpProblem;
use super::service::Service;
use crate::date::PartialDate;

/// Who may ask.
#[derive(Clone, PartialEq, Eq)]
pub enum Access {
    /// Programs and people on this machine. Requests must name it as this machine, so that no page of another site can have
    /// its own name lead here (DNS rebinding).
    Local,
    /// Whoever has the token.
    Token(String),
    /// Everybody who can reach the address.
    Public,
}

impl std::fmt::Debug for Access {
    /// A token is for nobody's eyes.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Local => "Local",
            Self::Token(_) => "Token",
            Self::Public => "Public",
        })
    }
}

/// The cookie that holds the token of a browser.
const COOKIE: &str = "dateline-token";

/// What can be had without a token: to sign in, and to ask whether the server is up.
const OPEN_PATHS: [&str; 5] = ["/sign-in", "/healthz", "/readyz", "/icon.svg", "/page.js"];

impl Access {
    fn check(&self, path: &str, headers: &HeaderMap) -> Result<(), HttpProblem> {
        match self {
            Self::Public => Ok(()),
            Self::Local if is_this_machine(headers) => Ok(()),
            Self::Local => Err(HttpProblem::ForeignHost),
            Self::Token(_) if OPEN_PATHS.contains(&path) => Ok(()),
            Self::Token(token) if has_token(headers, token) => Ok(()),
            Self::Token(_) => Err(HttpProblem::NoToken),
        }
    }

    /// Returns the cookie to keep if the token is the right one. It holds the token's hash, so that whoever reads a
    /// browser's files learns no more than what lets this browser in.
    pub(super) fn cookie(&self, given: &str, is_https: bool) -> Option<HeaderValue> {
        let Self::Token(token) = self else { return None };
        let secure = if is_https { "; Secure" } else { "" };
        let (hash, attributes) = (cookie_value(token), "HttpOnly; SameSite=Strict; Path=/; Max-Age=2592000");
        let cookie = format!("{COOKIE}={hash}; {attributes}{secure}");
        is_same(given, token).then(|| HeaderValue::from_str(&cookie).ok()).flatten()
    }
}

/// Compares by hashes, which takes as long wherever two texts differ.
fn is_same(one: &str, other: &str) -> bool {
    blake3::hash(one.as_bytes()) == blake3::hash(other.as_bytes())
}

/// Returns what the cookie of a browser that has signed in holds.
fn cookie_value(token: &str) -> String {
    let mut hasher = blake3::Hasher::new_derive_key("dateline 2026-11 cookie of a browser that has signed in");
    hasher.update(token.as_bytes()).finalize().to_hex().to_string()
}

fn has_token(headers: &HeaderMap, token: &str) -> bool {
    let bearer = headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok()?.strip_prefix("Bearer "));
    if let Some(given) = bearer {
        return is_same(given, token);
    }
    let cookies = headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
    let mut of_cookies = cookies
        .flat_map(|cookies| cookies.split(';'))
        .filter_map(|cookie| cookie.trim().strip_prefix(COOKIE)?.strip_prefix('='));
    of_cookies.next().is_some_and(|given| is_same(given, &cookie_value(token)))
}

/// Whether the request names this machine by a name that leads nowhere else.
fn is_this_machine(headers: &HeaderMap) -> bool {
    let Some(host) = headers.get(header::HOST).and_then(|host| host.to_str().ok()) else { return false };
    let (name, port) = match host.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
        Some(("::1", port)) => ("localhost", port),
        Some(_) => return false,
        None => host.split_at(host.find(':').unwrap_or(host.len())),
    };
    let is_port = port.is_empty() || port.strip_prefix(':').is_some_and(|port| port.parse::<u16>().is_ok());
    let is_loopback = || name.parse::<std::net::Ipv4Addr>().is_ok_and(|address| address.is_loopback());
    is_port && (name.eq_ignore_ascii_case("localhost") || is_loopback())
}

/// Says to browsers that pages have no script and no style but ours, and load nothing from elsewhere.
fn protect(headers: &mut HeaderMap) {
    let fixed = [
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::X_FRAME_OPTIONS, "DENY"),
        (header::REFERRER_POLICY, "no-referrer"),
        (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
        (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
        (HeaderName::from_static("permissions-policy"), "camera=(), geolocation=(), microphone=()"),
    ];
    for (name, value) in fixed {
        headers.insert(name, HeaderValue::from_static(value));
    }
    headers.insert(header::CONTENT_SECURITY_POLICY, page::security_policy());
}

/// Checks who asks, adds what every answer says, counts and logs.
pub(super) async fn guard(State(service): State<Service>, request: Request, next: Next) -> Response {
    let started = Instant::now();
    let (method, uri) = (request.method().clone(), request.uri().clone());
    let path = uri.path();
    let route = request.extensions().get::<MatchedPath>().map_or("other", MatchedPath::as_str).to_owned();
    let mut response = match service.access.check(path, request.headers()) {
        Ok(()) => next.run(request).await,
        Err(problem) => page::problem_at(&uri, problem),
    };
    protect(response.headers_mut());
    let took = started.elapsed();
    service.metrics.request(&route, response.status(), took);
    // What stands behind the question mark is what people look for: that is nobody's business.
    let (status, milliseconds) = (response.status().as_u16(), took.as_secs_f64() * 1_000.0);
    tracing::info!("{method} {path} {status} {milliseconds:.1} ms");
    response
}

/// Answers that nothing has changed where the index has not, and lets answers be kept until it does.
pub(super) async fn revalidate(State(service): State<Service>, request: Request, next: Next) -> Response {
    let is_read = matches!(*request.method(), Method::GET | Method::HEAD);
    if !is_read {
        return next.run(request).await;
    }
    let open = service.open();
    // `yesterday` in a query is another day tomorrow; another version may write other pages.
    let tag = format!("W/\"{}-{}-{}\"", open.generation, PartialDate::today(), env!("CARGO_PKG_VERSION"));
    let known = request.headers().get_all(header::IF_NONE_MATCH).iter().filter_map(|value| value.to_str().ok());
    let is_known = known.flat_map(|tags| tags.split(',')).any(|known| known.trim() == tag);
    let mut response = if is_known { StatusCode::NOT_MODIFIED.into_response() } else { next.run(request).await };
    let is_kept = matches!(response.status(), StatusCode::OK | StatusCode::NOT_MODIFIED);
    if is_kept && let Ok(tag) = HeaderValue::from_str(&tag) {
        response.headers_mut().insert(header::ETAG, tag);
        response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-cache"));
    }
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(name: HeaderName, value: &str) -> HeaderMap {
        HeaderMap::from_iter([(name, HeaderValue::from_str(value).unwrap())])
    }

    #[test]
    fn only_names_of_this_machine_are_its_names() {
        for host in ["localhost", "localhost:7700", "LOCALHOST", "127.0.0.1:80", "127.1.2.3", "[::1]", "[::1]:7700"] {
            assert!(is_this_machine(&headers(header::HOST, host)), "{host}");
        }
        let foreign = ["evil.example", "localhost.evil.example", "127.0.0.1.evil.example", "[::2]:80", "192.168.0.1"];
        for host in foreign.into_iter().chain(["", "[::1]x", "localhost:", "localhost:99999", "[::1"]) {
            assert!(!is_this_machine(&headers(header::HOST, host)), "{host}");
        }
        assert!(!is_this_machine(&HeaderMap::new()));
    }

    #[test]
    fn a_token_is_taken_from_the_header_or_the_cookie() {
        let access = Access::Token("secret".to_owned());
        let is_let_in = |name, value| access.check("/search", &headers(name, value)).is_ok();
        assert!(is_let_in(header::AUTHORIZATION, "Bearer secret"));
        let cookie = access.cookie("secret", true).unwrap().to_str().unwrap().to_owned();
        assert!(cookie.ends_with("; Secure") && !cookie.contains("secret"), "{cookie}");
        let given = format!("a=b; {}", cookie.split(';').next().unwrap());
        assert!(access.check("/search", &headers(header::COOKIE, &given)).is_ok());
        assert!(!is_let_in(header::COOKIE, "a=b; dateline-token=secret"));
        assert!(access.cookie("secre", false).is_none());
        for wrong in ["Bearer secre", "Bearer secret ", "Basic secret", "secret", "Bearer "] {
            assert!(!is_let_in(header::AUTHORIZATION, wrong), "{wrong}");
        }
        assert!(!is_let_in(header::COOKIE, "dateline-token=; dateline-tokens=secret"));
        assert!(access.check("/healthz", &HeaderMap::new()).is_ok());
        assert!(access.check("/metrics", &HeaderMap::new()).is_err());
    }
}
