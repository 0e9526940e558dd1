//! Where a browser gives the token once, and keeps it as a cookie that no script can read.

use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use maud::{Markup, html};

use super::html as answer;
use super::layout::{Head, page as whole_page};
use crate::http::problem::HttpProblem;
use crate::http::query_arguments::QueryArguments;
use crate::http::service::Service;

pub(super) async fn form() -> Response {
    answer(page(false))
}

/// Takes the token, and goes on to the start page.
pub(super) async fn sign_in(State(service): State<Service>, body: Bytes) -> Response {
    let token = form_urlencoded::parse(&body).find(|(name, _)| name == "token").map(|(_, token)| token.into_owned());
    match service.access.cookie(token.unwrap_or_default().trim()) {
        Some(cookie) => {
            let headers = [(header::SET_COOKIE, cookie), (header::LOCATION, HeaderValue::from_static("/"))];
            (StatusCode::SEE_OTHER, headers).into_response()
        }
        None => HttpProblem::NoToken.with_status(answer(page(true))),
    }
}

/// The form for the token.
pub(super) fn page(is_wrong: bool) -> Markup {
    let query = QueryArguments::default();
    let head = Head { title: "Sign in", query: &query, sort: "", is_list: false };
    let main = html! {
        h1 { "Sign in" }
        @if is_wrong {
            p.problem role="alert" { "That is not the token." }
        }
        p { "This server was started with a token. Whoever started it can tell you." }
        form method="post" action="/sign-in" {
            label { "Token " input type="password" name="token" autocomplete="current-password" required; }
            " "
            button { "Sign in" }
        }
    };
    whole_page(&head, &main)
}
