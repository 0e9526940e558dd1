//! Indices: whether there is one, who made it, and making it.

use super::client::{Client, Method};
use super::mapping::{FORMAT_VERSION, index_body, tokenizer_name, version_of};
use super::push::PushOptions;
use super::{Dialect, RemoteError, Target};

/// The indices of an engine.
pub(super) struct Indices<'a> {
    target: &'a Target,
    client: Client,
}

impl<'a> Indices<'a> {
    pub(super) fn of(target: &'a Target) -> Result<Self, RemoteError> {
        let client = match target.dialect {
            Dialect::OpenSearch => Client::new(target)?,
            Dialect::Quickwit => {
                let greeting = Client::new(target)?.ask(&Method::GET, "", None)?;
                if greeting["version"]["distribution"] != "quickwit" {
                    return Err(RemoteError::Unreadable(
                        "only Quickwit has addresses with /api/v1/_elastic".to_owned(),
                    ));
                }
                // Quickwit makes indices at another address than it searches them.
                Client::new(&target.beside_elastic())?
            }
        };
        Ok(Self { target, client })
    }

    /// Tells whether the index is there. It has to be of this version.
    pub(super) fn check(&self) -> Result<bool, RemoteError> {
        let Target { dialect, index, .. } = self.target;
        let path = match dialect {
            Dialect::OpenSearch => format!("/{index}/_mapping"),
            Dialect::Quickwit => format!("/indexes/{index}"),
        };
        match self.client.ask(&Method::GET, &path, None) {
            Ok(answer) if version_of(*dialect, &answer).as_ref() == Some(&tokenizer_name(FORMAT_VERSION)) => Ok(true),
            Ok(_) => Err(RemoteError::Foreign(index.clone())),
            Err(RemoteError::NoIndex(_)) => Ok(false),
            Err(RemoteError::Answer { status: 404, .. }) if *dialect == Dialect::Quickwit => Ok(false),
            Err(error) => Err(error),
        }
    }

    /// Returns what the index is told from others by that had or will have the same name.
    pub(super) fn identity(&self) -> Result<String, RemoteError> {
        let Target { dialect, index, .. } = self.target;
        let identity = match dialect {
            Dialect::OpenSearch => {
                let settings = self.client.ask(&Method::GET, &format!("/{index}/_settings"), None)?;
                let first = settings.as_object().and_then(|indices| indices.values().next());
                first.map(|index| index["settings"]["index"]["uuid"].clone()).unwrap_or_default()
            }
            Dialect::Quickwit => {
                self.client.ask(&Method::GET, &format!("/indexes/{index}"), None)?["index_uid"].clone()
            }
        };
        let unreadable = || RemoteError::Unreadable(format!("it does not say which index `{index}` is"));
        identity.as_str().map(str::to_owned).ok_or_else(unreadable)
    }

    pub(super) fn create(&self, options: &PushOptions) -> Result<(), RemoteError> {
        let Target { dialect, index, .. } = self.target;
        let body = index_body(*dialect, index, options.shards, options.replicas);
        let (method, path) = match dialect {
            Dialect::OpenSearch => (Method::PUT, format!("/{index}")),
            Dialect::Quickwit => (Method::POST, "/indexes".to_owned()),
        };
        self.client.ask(&method, &path, Some(&body)).map(drop)
    }
}
