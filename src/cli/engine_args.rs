//! Which distributed engine is asked, if one is.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use anyhow::Context as _;

use super::Failure;
use crate::remote::{Credentials, Target, TlsFiles};

/// A distributed engine in place of an index folder.
#[derive(Debug, clap::Args)]
#[command(next_help_heading = "Distributed engine")]
pub(super) struct EngineArgs {
    /// Ask this index of a distributed engine: `https://HOST:9200/INDEX`; of Quickwit,
    /// `http://HOST:7280/api/v1/_elastic/INDEX`.
    #[arg(long, global = true, value_name = "URL", env = "DATELINE_ENGINE", hide_env_values = true)]
    engine: Option<String>,
    /// A file that says who asks, in a line: `USER:PASSWORD`, `ApiKey KEY` or `Bearer TOKEN`.
    #[arg(long, global = true, value_name = "FILE", env = "DATELINE_ENGINE_CREDENTIALS")]
    credentials: Option<PathBuf>,
    /// The certificates of the authorities that may vouch for the engine.
    #[arg(long, global = true, value_name = "FILE")]
    ca: Option<PathBuf>,
    /// The certificate that is shown to the engine; takes `--client-key`.
    #[arg(long, global = true, value_name = "FILE", requires = "client_key")]
    client_cert: Option<PathBuf>,
    /// The key of that certificate.
    #[arg(long, global = true, value_name = "FILE", requires = "client_cert")]
    client_key: Option<PathBuf>,
}

impl EngineArgs {
    /// Returns the engine that was named, None if none was.
    pub(super) fn target(&self) -> Result<Option<Target>, Failure> {
        match self.engine.as_deref().filter(|url| !url.is_empty()) {
            Some(url) => self.target_at(url).map(Some),
            None => Ok(None),
        }
    }

    /// Returns the engine at an address.
    pub(super) fn target_at(&self, url: &str) -> Result<Target, Failure> {
        let wrong = |reason: String| Failure::usage(format!("`{url}` is no address of an index"), &reason);
        let target: Target = url.parse().map_err(wrong)?;
        let client = self.client_cert.clone().zip(self.client_key.clone());
        let tls = TlsFiles { authorities: self.ca.clone(), client };
        let credentials = match &self.credentials {
            Some(file) => Some(read_credentials(file)?),
            None => credentials(),
        };
        Ok(Target { credentials, tls, ..target })
    }
}

/// Reads who asks from a file.
fn read_credentials(file: &Path) -> Result<Credentials, Failure> {
    let text = std::fs::read_to_string(file)
        .with_context(|| format!("`{}` cannot be read", file.display()))
        .map_err(Failure::environment)?;
    let line = text.trim();
    let behind = |scheme: &str| {
        let (start, rest) = line.split_once(' ')?;
        start.eq_ignore_ascii_case(scheme).then(|| rest.trim().to_owned())
    };
    if let Some(key) = behind("ApiKey") {
        return Ok(Credentials::ApiKey(key));
    }
    if let Some(token) = behind("Bearer") {
        return Ok(Credentials::Bearer(token));
    }
    match line.split_once(':') {
        Some((user, password)) if !user.is_empty() && !line.contains('\n') => {
            Ok(Credentials::Basic { user: user.to_owned(), password: password.to_owned() })
        }
        _ => Err(Failure::usage(
            format!("`{}` does not say who asks", file.display()),
            "write USER:PASSWORD, ApiKey KEY or Bearer TOKEN, in one line",
        )),
    }
}

/// Reads who asks from the environment: command lines can be seen by others.
fn credentials() -> Option<Credentials> {
    let variable = |name: &str| -> Option<String> {
        let value: OsString = std::env::var_os(name)?;
        value.into_string().ok().filter(|value| !value.is_empty())
    };
    if let Some(key) = variable("DATELINE_ENGINE_API_KEY") {
        return Some(Credentials::ApiKey(key));
    }
    if let Some(token) = variable("DATELINE_ENGINE_TOKEN") {
        return Some(Credentials::Bearer(token));
    }
    let password = variable("DATELINE_ENGINE_PASSWORD").unwrap_or_default();
    variable("DATELINE_ENGINE_USER").map(|user| Credentials::Basic { user, password })
}
