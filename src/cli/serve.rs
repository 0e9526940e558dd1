//! `dateline serve`.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use anyhow::Context as _;

use super::args::{OutletArgs, ReadArgs};
use super::context::Context;
use super::index::{ResourceArgs, bring_up_to_date, processors, read_settings};
use super::query_args::parse_seconds;
use super::{ExitStatus, Failure};
use crate::engine::EngineSource;
use crate::http::{Access, ServeOptions, serve};
use crate::remote::RemoteSource;
use crate::search::NewestEngine;

/// Search the corpus in a browser, and through an API.
///
/// The page is at the address that is written when the server has begun; the API is described there at `/api`. The index may
/// be updated meanwhile: each commit is seen within a second, and no request waits for it.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct ServeArgs {
    /// The port; 0 for any that is free.
    #[arg(short, long, value_name = "PORT", default_value = "7700", help_heading = "Server")]
    port: u16,
    /// The address to listen on. Any but one of this machine alone takes `--token` or `--public`.
    #[arg(long, value_name = "ADDRESS", default_value_t = IpAddr::V4(Ipv4Addr::LOCALHOST), help_heading = "Server")]
    address: IpAddr,
    /// Answer only those who have this token: programs as `Authorization: Bearer TOKEN`, browsers after signing in.
    #[arg(long, value_name = "TOKEN", env = "DATELINE_TOKEN", hide_env_values = true, conflicts_with = "public",
        value_parser = parse_token, help_heading = "Server")]
    token: Option<String>,
    /// Answer everybody who can reach the address. All articles can be read then.
    #[arg(long, help_heading = "Server")]
    public: bool,
    /// Give up a query after so long.
    #[arg(long, value_name = "SECONDS", default_value = "5", value_parser = parse_seconds, help_heading = "Server")]
    timeout: Duration,
    /// Keep the index up to date with this folder or file, looking every ten seconds. May be given several times.
    #[arg(long, value_name = "PATH", help_heading = "Reading")]
    watch: Vec<PathBuf>,
    #[command(flatten)]
    outlet: OutletArgs,
    #[command(flatten)]
    read: ReadArgs,
    #[command(flatten)]
    resources: ResourceArgs,
}

const EXAMPLES: &str = "\
Examples:
  dateline serve
  dateline serve --watch articles/
  dateline serve --address 0.0.0.0 --token \"$(openssl rand -hex 16)\"";

/// How long to wait between two looks at the folders.
const WATCH_PAUSE: Duration = Duration::from_secs(10);
/// Shorter ones can be guessed.
const LEAST_TOKEN: usize = 16;

pub(super) fn run(args: &ServeArgs, context: &Context) -> Result<ExitStatus, Failure> {
    let is_reachable = !args.address.is_loopback();
    let access = match (&args.token, args.public) {
        (Some(token), _) => Access::Token(token.clone()),
        (None, true) => Access::Public,
        (None, false) if is_reachable => {
            let message = format!("{} can be reached from other machines", args.address);
            return Err(Failure::usage(message, "add --token TOKEN, or --public to let everybody read all articles"));
        }
        (None, false) => Access::Local,
    };
    if !args.watch.is_empty() {
        update(args, context)?;
    }
    let fail = |error| Failure::Engine { query: String::new(), error, as_json: false };
    let source: Arc<dyn EngineSource> = match &context.engine {
        Some(target) => Arc::new(RemoteSource::open(target.clone()).map_err(fail)?),
        None => Arc::new(NewestEngine::open(&context.index).map_err(fail)?),
    };
    start_log(context);
    let options = ServeOptions {
        address: args.address,
        port: args.port,
        access: access.clone(),
        query_time: args.timeout,
        queries: processors(),
    };
    std::thread::scope(|threads| {
        let (stop, stopped) = std::sync::mpsc::channel::<()>();
        if !args.watch.is_empty() {
            threads.spawn(move || watch(args, context, &stopped));
        }
        let served = serve(source, options, |address| say_where(context, address, &access));
        drop(stop);
        served.context("the server stopped").map_err(Failure::environment)
    })?;
    Ok(ExitStatus::Success)
}

/// Says where the server is, and to whom it is open.
fn say_where(context: &Context, address: SocketAddr, access: &Access) {
    context.note(|out| writeln!(out, "http://{address}/"));
    match access {
        Access::Public => {
            let warning = "everybody who can reach this address can read all articles";
            Context::message(|out| writeln!(out, "warning: {warning}"));
        }
        Access::Token(_) => context.note(|out| writeln!(out, "note: a token is needed")),
        Access::Local => {}
    }
}

/// Brings the index up to date again and again, until the other side of the channel is gone.
fn watch(args: &ServeArgs, context: &Context, stopped: &std::sync::mpsc::Receiver<()>) {
    while let Err(std::sync::mpsc::RecvTimeoutError::Timeout) = stopped.recv_timeout(WATCH_PAUSE) {
        if let Err(failure) = update(args, context) {
            // What is wrong now may be right at the next look; what is indexed can be searched meanwhile.
            failure.report(context);
        }
    }
}

fn update(args: &ServeArgs, context: &Context) -> Result<(), Failure> {
    let quiet = Context { is_quiet: true, index: context.index.clone(), engine: context.engine.clone(), ..*context };
    let report =
        bring_up_to_date(&quiet, &args.watch, read_settings(&args.outlet, &args.read), &args.resources, false)?;
    if report.added + report.replaced + report.removed > 0 {
        tracing::info!(
            added = report.added,
            replaced = report.replaced,
            removed = report.removed,
            "the index was updated"
        );
    }
    Ok(())
}

/// Writes what the server does to standard error, a line for each request.
fn start_log(context: &Context) {
    if !context.is_quiet {
        let log = tracing_subscriber::fmt().with_writer(std::io::stderr).with_target(false).compact();
        log.with_ansi(context.error_layout.color).init();
    }
}

fn parse_token(text: &str) -> Result<String, String> {
    let is_fit =
        text.len() >= LEAST_TOKEN && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte));
    if is_fit {
        Ok(text.to_owned())
    } else {
        Err(format!("at least {LEAST_TOKEN} letters, digits, `-`, `.`, `_` and `~`"))
    }
}
