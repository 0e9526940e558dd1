//! The description by which a browser can make the corpus one of its search engines.

use axum::extract::State;
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Response};
use maud::{PreEscaped, html};

use super::address::base;
use super::service::Service;

/// Describes the search to a browser, which wants whole addresses.
pub(super) async fn description(State(_): State<Service>, headers: HeaderMap) -> Response {
    let base = base(&headers);
    let description = html! {
        (PreEscaped("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"))
        OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/" {
            ShortName { "dateline" }
            Description { "Search the articles" }
            InputEncoding { "UTF-8" }
            Image width="32" height="32" type="image/svg+xml" { (base) "/icon.svg" }
            Url type="text/html" template={ (base) "/search?q={searchTerms}" } {}
            Url type="application/atom+xml" template={ (base) "/feed.atom?q={searchTerms}" } {}
            Url type="application/x-suggestions+json" template={ (base) "/api/v1/suggest?format=opensearch&q={searchTerms}" } {}
            Url type="application/opensearchdescription+xml" rel="self" template={ (base) "/opensearch.xml" } {}
        }
    };
    ([(header::CONTENT_TYPE, "application/opensearchdescription+xml")], description.into_string()).into_response()
}
