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

    /// Returns what the index is told from others by that had or will have the same name; None if it is not there. It has to be
    /// of this version.
    pub(super) fn identity(&self) -> Result<Option<String>, RemoteError> {
        let Target { dialect, index, .. } = self.target;
        let path = match dialect {
            Dialect::OpenSearch => format!("/{index}"),
            Dialect::Quickwit => format!("/indexes/{index}"),
        };
        let described = match self.client.ask(&Method::GET, &path, None) {
            Ok(described) => described,
            Err(RemoteError::NoIndex(_)) => return Ok(None),
            Err(RemoteError::Answer { status: 404, .. }) if *dialect == Dialect::Quickwit => return Ok(None),
            Err(error) => return Err(error),
        };
        if version_of(*dialect, &described).as_ref() != Some(&tokenizer_name(FORMAT_VERSION)) {
            return Err(RemoteError::Foreign(index.clone()));
        }
        let identity = match dialect {
            // The answer calls the index by its own name, also where an alias was asked for.
            Dialect::OpenSearch => {
                let first = described.as_object().and_then(|indices| indices.values().next());
                first.and_then(|index| index["settings"]["index"]["uuid"].as_str())
            }
            Dialect::Quickwit => described["index_uid"].as_str(),
        };
        let unreadable = || RemoteError::Unreadable(format!("it does not say which index `{index}` is"));
        identity.map(|identity| Some(identity.to_owned())).ok_or_else(unreadable)
    }

    /// Makes the index.
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
