//! Which index of which engine, and who asks.

use std::path::PathBuf;
use std::str::FromStr;
use std::time::Duration;

use super::Dialect;

/// What only addresses of Quickwit end with, before the index.
const QUICKWIT_PATH: &str = "/api/v1/_elastic";
/// How long a request may take. A node that hangs keeps searches for half a minute until the engine gives it up.
const TIMEOUT: Duration = Duration::from_secs(60);

/// An index of a distributed engine, as an address names it: `https://search.example:9200/news`; several hosts of one engine
/// are separated by commas, `http://a:9200,http://b:9200/news`. That of Quickwit has a path before the index:
/// `http://search.example:7280/api/v1/_elastic/news`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Target {
    /// What addresses begin with, without a slash at the end; one or more.
    pub hosts: Vec<String>,
    /// What the engine understands.
    pub dialect: Dialect,
    /// The name of the index.
    pub index: String,
    /// Who asks.
    pub credentials: Option<Credentials>,
    /// Which certificates count.
    pub tls: TlsFiles,
    /// How long a request may take.
    pub timeout: Duration,
}

/// Who asks.
#[derive(Clone, PartialEq, Eq)]
pub enum Credentials {
    /// A name and a password.
    Basic {
        /// The name.
        user: String,
        /// The password.
        password: String,
    },
    /// A key, in the form that the engine gave it.
    ApiKey(String),
    /// A token.
    Bearer(String),
}

impl std::fmt::Debug for Credentials {
    /// Secrets are for nobody's eyes.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Basic { .. } => "Basic",
            Self::ApiKey(_) => "ApiKey",
            Self::Bearer(_) => "Bearer",
        })
    }
}

/// Files in PEM form.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TlsFiles {
    /// The certificates of the authorities that may vouch for the engine; those that browsers trust, if there is none.
    pub authorities: Option<PathBuf>,
    /// The certificate and the key that we show.
    pub client: Option<(PathBuf, PathBuf)>,
}

impl Target {
    /// Returns where Quickwit manages its indices.
    pub(super) fn beside_elastic(&self) -> Self {
        let beside = |host: &String| host.trim_end_matches("/_elastic").to_owned();
        Self { hosts: self.hosts.iter().map(beside).collect(), ..self.clone() }
    }
}

impl FromStr for Target {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let wrong = || "write http://HOST:PORT/INDEX or https://HOST:PORT/INDEX".to_owned();
        let (hosts, index) = text.trim_end_matches('/').rsplit_once('/').ok_or_else(wrong)?;
        let is_name = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '-' | '_' | '.' | '+');
        if index.is_empty() || index.starts_with(['-', '_', '+', '.']) || !index.chars().all(is_name) {
            return Err("an index has a name of small letters, digits, `-` and `_`".to_owned());
        }
        let mut all = Vec::new();
        for host in hosts.split(',') {
            let host = host.trim_end_matches('/');
            let name = ["http://", "https://"].iter().find_map(|scheme| host.strip_prefix(scheme)).ok_or_else(wrong)?;
            if name.is_empty() || name.starts_with('/') || name.contains(['?', '#', ' ', '@']) {
                return Err(wrong());
            }
            all.push(host.to_owned());
        }
        let is_quickwit = |host: &String| host.ends_with(QUICKWIT_PATH);
        let dialect = match all.iter().filter(|host| is_quickwit(host)).count() {
            0 => Dialect::OpenSearch,
            n if n == all.len() => Dialect::Quickwit,
            _ => return Err(format!("either all hosts are of Quickwit, with {QUICKWIT_PATH}, or none")),
        };
        let index = index.to_owned();
        Ok(Self { hosts: all, dialect, index, credentials: None, tls: TlsFiles::default(), timeout: TIMEOUT })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_names_hosts_and_an_index() {
        let target: Target = "https://a.example:9200,https://b.example:9200/news-2010".parse().unwrap();
        assert_eq!(target.hosts, ["https://a.example:9200", "https://b.example:9200"]);
        assert_eq!(target.index, "news-2010");
        assert_eq!(target.dialect, Dialect::OpenSearch);
        let target: Target = "http://a/search/news".parse().unwrap();
        assert_eq!((target.hosts, target.dialect), (vec!["http://a/search".to_owned()], Dialect::OpenSearch));
        let target: Target = "http://a:7280/api/v1/_elastic/news".parse().unwrap();
        assert_eq!((target.index.as_str(), target.dialect), ("news", Dialect::Quickwit));
        for wrong in [
            "",
            "a:9200/news",
            "http://a:9200",
            "http://a:9200/",
            "http:///news",
            "http://a/News",
            "http://a/_all",
            "http://a:7280/api/v1/_elastic",
            "http://a:7280/api/v1/_elastic,http://b:7280/news",
            "ftp://a/b",
        ] {
            assert!(wrong.parse::<Target>().is_err(), "{wrong}");
        }
        assert!("http://u:p@a/news".parse::<Target>().is_err(), "secrets are not for command lines");
    }
}
