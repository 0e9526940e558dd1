//! What went wrong with a request, as RFC 9457 says it to programs.

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use utoipa::ToSchema;

use super::arguments::ArgumentError;
use crate::engine::{EngineError, Fault, QueryProblem};

/// Why there is no answer.
#[derive(Debug)]
pub(super) enum HttpProblem {
    /// The engine has none.
    Engine(EngineError),
    /// An argument of the address cannot be used.
    Argument(ArgumentError),
    /// There is nothing at the address.
    NoSuchPage,
    /// Something else than to read was asked for.
    NotAllowed,
    /// The name by which we were called is not ours: somebody may have bound it to this machine.
    ForeignHost,
    /// The token is missing or wrong.
    NoToken,
    /// More is asked than can be answered.
    TooMany,
    /// dateline itself is at fault.
    Fault,
}

/// An error, as RFC 9457 has it.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Problem {
    /// What kind of error it is: `query`, `argument`, `cursor`, `not-found`, `method`, `host`, `token`, `too-many`, `too-slow`,
    /// `unsupported`, `index` or `fault`, behind `urn:dateline:problem:`.
    r#type: String,
    /// The kind, in words.
    title: &'static str,
    /// The status of the answer.
    status: u16,
    /// What is wrong.
    detail: String,
    /// What to do about it.
    #[serde(skip_serializing_if = "Option::is_none")]
    hint: Option<String>,
    /// The argument that is wrong.
    #[serde(skip_serializing_if = "Option::is_none")]
    argument: Option<String>,
    /// The places in the query that are wrong.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    problems: Vec<QueryProblem>,
}

/// After how many seconds to ask again what could not be answered.
const RETRY_AFTER: HeaderValue = HeaderValue::from_static("2");

impl HttpProblem {
    /// Returns the name of its kind, the kind in words, and the status.
    fn kind(&self) -> (&'static str, &'static str, StatusCode) {
        match self {
            Self::Engine(error) => {
                let (name, title) = match error {
                    EngineError::Query(_) => ("query", "The query cannot be read"),
                    EngineError::Cursor(_) => ("cursor", "The list cannot go on there"),
                    EngineError::NoSuchArticle(_) => ("not-found", "There is no such article"),
                    EngineError::Cancelled => ("too-slow", "The query took too long"),
                    EngineError::Unsupported { .. } | EngineError::TooMuchToCheck { .. } => {
                        ("unsupported", "This engine cannot do that")
                    }
                    EngineError::Environment { .. } => ("index", "The index cannot be read"),
                };
                let status = match error.fault() {
                    Fault::User => StatusCode::BAD_REQUEST,
                    Fault::Absent => StatusCode::NOT_FOUND,
                    Fault::Time | Fault::Environment => StatusCode::SERVICE_UNAVAILABLE,
                };
                (name, title, status)
            }
            Self::Argument(_) => ("argument", "An argument cannot be used", StatusCode::BAD_REQUEST),
            Self::NoSuchPage => ("not-found", "There is nothing here", StatusCode::NOT_FOUND),
            Self::NotAllowed => ("method", "Articles can only be read", StatusCode::METHOD_NOT_ALLOWED),
            Self::ForeignHost => ("host", "This server has another name", StatusCode::MISDIRECTED_REQUEST),
            Self::NoToken => ("token", "A token is needed", StatusCode::UNAUTHORIZED),
            Self::TooMany => ("too-many", "Too much is asked at once", StatusCode::TOO_MANY_REQUESTS),
            Self::Fault => ("fault", "This is a fault of dateline", StatusCode::INTERNAL_SERVER_ERROR),
        }
    }

    pub(super) fn title(&self) -> &'static str {
        self.kind().1
    }

    /// Says what is wrong.
    pub(super) fn detail(&self) -> String {
        match self {
            Self::Engine(error) => error.to_string(),
            Self::Argument(ArgumentError { name, message }) => format!("`{name}`: {message}"),
            Self::NoSuchPage => "nothing is at this address".to_owned(),
            Self::NotAllowed => "only GET and HEAD are answered".to_owned(),
            Self::ForeignHost => "the request names another host than this server has".to_owned(),
            Self::NoToken => "the request has no token, or a wrong one".to_owned(),
            Self::TooMany => "other queries are being answered".to_owned(),
            Self::Fault => "the query could not be answered".to_owned(),
        }
    }

    /// Says what to do about it.
    pub(super) fn hint(&self) -> Option<String> {
        let hint = match self {
            Self::Engine(EngineError::Cursor(error)) => error.hint(),
            Self::Engine(EngineError::Environment { hint, .. }) => hint,
            Self::Engine(EngineError::Cancelled) => {
                "make the query smaller: fewer wildcards, fewer words with `~`, rarer words"
            }
            Self::NoSuchPage => "the API is described at `/api`; a `/` in the id of an article is written `%2F`",
            Self::ForeignHost => "use the address that the server wrote when it began",
            Self::NoToken => "send `Authorization: Bearer TOKEN`, or sign in",
            Self::TooMany => "ask again in two seconds",
            _ => return None,
        };
        Some(hint.to_owned())
    }

    /// Returns the places in the query that are wrong.
    pub(super) fn places(&self) -> &[QueryProblem] {
        match self {
            Self::Engine(EngineError::Query(problems)) => problems,
            _ => &[],
        }
    }

    /// Gives an answer the status and the headers that belong to this.
    pub(super) fn with_status(&self, mut response: Response) -> Response {
        *response.status_mut() = self.kind().2;
        let headers = response.headers_mut();
        match self {
            Self::TooMany | Self::Engine(EngineError::Cancelled | EngineError::Environment { .. }) => {
                headers.insert(header::RETRY_AFTER, RETRY_AFTER);
            }
            Self::NoToken => {
                headers.insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
            }
            Self::NotAllowed => {
                headers.insert(header::ALLOW, HeaderValue::from_static("GET, HEAD"));
            }
            _ => {}
        }
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
        response
    }
}

impl From<ArgumentError> for HttpProblem {
    fn from(error: ArgumentError) -> Self {
        Self::Argument(error)
    }
}

impl From<EngineError> for HttpProblem {
    fn from(error: EngineError) -> Self {
        Self::Engine(error)
    }
}

impl IntoResponse for HttpProblem {
    fn into_response(self) -> Response {
        let (kind, title, status) = self.kind();
        let problem = Problem {
            r#type: format!("urn:dateline:problem:{kind}"),
            title,
            status: status.as_u16(),
            detail: self.detail(),
            hint: self.hint(),
            argument: match &self {
                Self::Argument(error) => Some(error.name.clone()),
                _ => None,
            },
            problems: self.places().to_vec(),
        };
        let body = serde_json::to_vec(&problem).expect("a problem is JSON");
        self.with_status(([(header::CONTENT_TYPE, "application/problem+json")], body).into_response())
    }
}
