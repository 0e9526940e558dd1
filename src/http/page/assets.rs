//! What pages are made of besides HTML, compiled in: style, script, icon.

use std::sync::LazyLock;

use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

/// The style, which stands in each page: so the first page is there after one round trip.
pub(super) const STYLE: &str = include_str!("page.css");
const SCRIPT: &str = include_str!("page.js");
/// How long to keep what may change with the program under the same address.
const A_DAY: &str = "private, max-age=86400";
const ICON: &str = include_str!("icon.svg");

/// What browsers are to let pages do. The style is named by its hash, so that no other can slip in.
static POLICY: LazyLock<HeaderValue> = LazyLock::new(|| {
    let hash = STANDARD.encode(Sha256::digest(STYLE.as_bytes()));
    let policy = format!(
        "default-src 'none'; style-src 'sha256-{hash}'; script-src 'self'; img-src 'self'; connect-src 'self'; \
         form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    );
    HeaderValue::from_str(&policy).expect("a policy is ASCII")
});

/// The address of the script: another one for each version, so that it can be kept for ever.
pub(super) static SCRIPT_ADDRESS: LazyLock<String> = LazyLock::new(|| {
    let hash = Sha256::digest(SCRIPT.as_bytes());
    format!("/page.js?v={:02x}{:02x}{:02x}{:02x}", hash[0], hash[1], hash[2], hash[3])
});

/// Returns what browsers are to let pages do.
pub(in crate::http) fn security_policy() -> HeaderValue {
    POLICY.clone()
}

pub(super) async fn script() -> Response {
    kept("text/javascript; charset=utf-8", SCRIPT, "private, max-age=31536000, immutable")
}

pub(super) async fn icon() -> Response {
    kept("image/svg+xml", ICON, A_DAY)
}

/// Asks crawlers to stay away: every search is an address.
pub(super) async fn robots() -> Response {
    kept("text/plain; charset=utf-8", "User-agent: *\nDisallow: /\n", A_DAY)
}

fn kept(kind: &'static str, content: &'static str, how_long: &'static str) -> Response {
    let headers = [(header::CONTENT_TYPE, kind), (header::CACHE_CONTROL, how_long)];
    (headers, content).into_response()
}
