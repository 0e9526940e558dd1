//! What goes wrong between us and a distributed engine.

use crate::engine::EngineError;

/// Why there is no answer.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RemoteError {
    /// A file with certificates or keys cannot be used.
    #[error("`{path}` cannot be used: {reason}")]
    Pem {
        /// The file.
        path: String,
        /// What is wrong.
        reason: String,
    },
    /// No connection, or one that broke.
    #[error("no answer from {host}: {reason}")]
    Connection {
        /// Whom we asked.
        host: String,
        /// What happened.
        reason: String,
    },
    /// A certificate that is not trusted, for another host, or missing.
    #[error("{host} cannot be trusted, or does not trust us: {reason}")]
    Untrusted {
        /// Whom we asked.
        host: String,
        /// What is wrong.
        reason: String,
    },
    /// Name, password, key or token is wrong, or may not do this.
    #[error("{host} refuses: {reason}")]
    Refused {
        /// Whom we asked.
        host: String,
        /// What it says.
        reason: String,
    },
    /// There is no such index.
    #[error("there is no index `{0}`")]
    NoIndex(String),
    /// The engine says that something is wrong with a request.
    #[error("the engine answers {status}: {reason}")]
    Answer {
        /// The status.
        status: u16,
        /// What it says.
        reason: String,
    },
    /// Some of the index did not answer.
    #[error("only {answered} of {shards} parts of the index answered: {reason}")]
    Partial {
        /// How many did.
        answered: u64,
        /// How many there are.
        shards: u64,
        /// What those say that did not.
        reason: String,
    },
    /// The index is not ours, or of another version.
    #[error("the index `{0}` was not made by this version of dateline")]
    Foreign(String),
    /// The answer is none that was expected.
    #[error("the engine answers what cannot be read: {0}")]
    Unreadable(String),
}

impl RemoteError {
    /// Says what to do.
    pub fn hint(&self) -> &'static str {
        match self {
            Self::Pem { .. } => "name files in PEM form",
            Self::Untrusted { .. } => {
                "name the authority that vouches for the engine with --ca, our certificate with --client-cert and --client-key"
            }
            Self::Connection { .. } => "see whether the engine runs at this address, and whether it is http or https",
            Self::Refused { .. } => {
                "say who asks with --credentials, or set DATELINE_ENGINE_USER and DATELINE_ENGINE_PASSWORD, DATELINE_ENGINE_API_KEY or DATELINE_ENGINE_TOKEN"
            }
            Self::NoIndex(_) => "`dateline push` makes it",
            Self::Foreign(_) => "push to another index, which is made then",
            Self::Unreadable(_) => "see whether this is the address of such an engine",
            Self::Answer { .. } => "see the log of the engine",
            Self::Partial { .. } => "see the health of the engine; nothing is answered by halves",
        }
    }
}

impl From<RemoteError> for EngineError {
    fn from(error: RemoteError) -> Self {
        Self::Environment { message: error.to_string(), hint: error.hint().to_owned() }
    }
}
