//! Where a browser gives the token once, and keeps it as a cookie that no script can read.

use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use maud::{Markup, html};

use super::html as answer;
use super::layout::{Head, page as whole_page};
use super::view::View;
use crate::http::address::is_https;
use crate::http::problem::HttpProblem;
use crate::http::service::Service;

pub(super) async fn form() -> Response {
    answer(page(false, "/"))
}

/// Takes the token, and goes on to where the browser wanted to.
pub(super) async fn sign_in(State(service): State<Service>, headers: HeaderMap, body: Bytes) -> Response {
    let field = |wanted: &str| {
        let mut fields = form_urlencoded::parse(&body);
        fields.find(|(name, _)| name == wanted).map(|(_, value)| value.into_owned()).unwrap_or_default()
    };
    let to = local_path(&field("to"));
    match service.access.cookie(field("token").trim(), is_https(&headers)) {
        Some(cookie) => {
            let location = HeaderValue::from_str(&to).unwrap_or(HeaderValue::from_static("/"));
            (StatusCode::SEE_OTHER, [(header::SET_COOKIE, cookie), (header::LOCATION, location)]).into_response()
        }
        None => HttpProblem::NoToken.with_status(answer(page(true, &to))),
    }
}

/// Returns an address of ours, the start page if it is none: a browser is not to be sent elsewhere.
fn local_path(to: &str) -> String {
    let is_ours = to.starts_with('/') && !to.starts_with("//") && !to.contains('\\');
    if is_ours { to.to_owned() } else { "/".to_owned() }
}

/// The form for the token, which leads on to an address of ours.
pub(super) fn page(is_wrong: bool, to: &str) -> Markup {
    let view = View::default();
    let head = Head { title: "Sign in", view: &view, is_list: false };
    let main = html! {
        h1 { "Sign in" }
        @if is_wrong {
            p.problem role="alert" { "That is not the token." }
        }
        p { "This server was started with a token. Whoever started it can tell you." }
        form method="post" action="/sign-in" {
            input type="hidden" name="to" value=(to);
            label { "Token " input type="password" name="token" autocomplete="current-password" required; }
            " "
            button { "Sign in" }
        }
    };
    whole_page(&head, &main)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_is_sent_elsewhere() {
        assert_eq!(local_path("/search?q=kim&sort=date"), "/search?q=kim&sort=date");
        for foreign in ["", "//evil.example", "https://evil.example", "/\\evil.example", "search"] {
            assert_eq!(local_path(foreign), "/", "{foreign}");
        }
    }
}
