//! Addresses of the page and the API, put together.

use std::fmt;

use axum::http::{HeaderMap, header};

/// A path with arguments. What is written into it is escaped.
#[derive(Debug, Clone)]
pub(super) struct Address {
    path: String,
    arguments: String,
}

impl Address {
    /// The path must be one of ours.
    pub(super) fn new(path: &str) -> Self {
        Self { path: path.to_owned(), arguments: String::new() }
    }

    /// Adds an argument, unless it is empty.
    pub(super) fn with(self, name: &str, value: &str) -> Self {
        if value.is_empty() {
            return self;
        }
        let mut arguments = form_urlencoded::Serializer::new(self.arguments);
        arguments.append_pair(name, value);
        Self { arguments: arguments.finish(), ..self }
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { path, arguments } = self;
        f.write_str(path)?;
        if arguments.is_empty() { Ok(()) } else { write!(f, "?{arguments}") }
    }
}

/// Returns a text as one part of a path: a `/` in it would be two.
pub(super) fn path_part(text: &str) -> String {
    form_urlencoded::byte_serialize(text.as_bytes()).collect::<String>().replace('+', "%20")
}

/// Returns what whole addresses begin with, as the request says that we are called: by `https` where a proxy in front of us
/// says so.
pub(super) fn base(headers: &HeaderMap) -> String {
    let host = headers.get(header::HOST).and_then(|host| host.to_str().ok()).unwrap_or("localhost");
    format!("{}://{host}", if is_https(headers) { "https" } else { "http" })
}

/// Whether a proxy in front of us says that it speaks `https`.
pub(super) fn is_https(headers: &HeaderMap) -> bool {
    headers.get("x-forwarded-proto").is_some_and(|scheme| scheme == "https")
}

#[cfg(test)]
mod tests {
    use axum::http::{HeaderName, HeaderValue};

    use super::*;

    #[test]
    fn a_proxy_may_say_that_it_speaks_https() {
        let written = |headers: &[(&'static str, &'static str)]| {
            let headers =
                headers.iter().map(|(name, value)| (HeaderName::from_static(name), HeaderValue::from_static(value)));
            base(&headers.collect())
        };
        assert_eq!(written(&[("host", "news.example")]), "http://news.example");
        assert_eq!(written(&[("host", "news.example"), ("x-forwarded-proto", "https")]), "https://news.example");
        assert_eq!(written(&[("host", "news.example"), ("x-forwarded-proto", "ftp")]), "http://news.example");
    }

    #[test]
    fn what_is_hostile_stays_within_its_argument() {
        let address = Address::new("/search").with("q", "a&b=\"<c>\" 北京").with("since", "");
        let address = address.with("source", "A").with("source", "B");
        assert_eq!(address.to_string(), "/search?q=a%26b%3D%22%3Cc%3E%22+%E5%8C%97%E4%BA%AC&source=A&source=B");
    }
}
