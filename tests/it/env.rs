//! A temporary folder with the program in it.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use tempfile::TempDir;

/// A folder of its own for a test; the program runs in it and keeps its state there.
#[derive(Debug)]
pub(crate) struct TestEnv {
    folder: TempDir,
}

/// How a run of the program ended.
#[derive(Debug)]
pub(crate) struct Run {
    pub(crate) code: i32,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl TestEnv {
    pub(crate) fn new() -> Self {
        Self { folder: TempDir::new().unwrap() }
    }

    /// Makes a folder in which the demo corpus is indexed.
    pub(crate) fn with_demo_index() -> Self {
        let env = Self::new();
        env.run(&["index", demo_corpus().to_str().unwrap()]).expect_code(0);
        env
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Writes a file, with the folders above it.
    pub(crate) fn write(&self, name: &str, content: impl AsRef<[u8]>) -> &Self {
        let path = self.path(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, content).unwrap();
        self
    }

    /// Writes a file as if it had been there for a day: its time can be relied on.
    pub(crate) fn write_old(&self, name: &str, content: impl AsRef<[u8]>) -> &Self {
        self.write(name, content);
        self.age(name);
        self
    }

    /// Sets the time of a file to a day ago.
    pub(crate) fn age(&self, name: &str) {
        let file = std::fs::File::options().append(true).open(self.path(name)).unwrap();
        let yesterday = std::time::SystemTime::now() - std::time::Duration::from_secs(86_400);
        file.set_modified(yesterday).unwrap();
    }

    /// Returns the program, to be run in the folder.
    pub(crate) fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_dateline"));
        command.args(arguments).current_dir(self.folder.path());
        for variable in ["DATELINE_INDEX", "DATELINE_ENGINE", "COLUMNS", "NO_COLOR", "TERM"] {
            command.env_remove(variable);
        }
        command.env("HOME", self.folder.path()).env("XDG_STATE_HOME", self.path("state"));
        command.stdin(Stdio::null());
        command
    }

    pub(crate) fn run(&self, arguments: &[&str]) -> Run {
        Run::of(self.command(arguments).output().unwrap())
    }

    /// Runs the program with something on standard input.
    pub(crate) fn run_with_input(&self, arguments: &[&str], input: &[u8]) -> Run {
        let file = self.path("input");
        std::fs::write(&file, input).unwrap();
        let mut command = self.command(arguments);
        Run::of(command.stdin(std::fs::File::open(file).unwrap()).output().unwrap())
    }

    /// Returns the ids of all hits of a query, in order.
    pub(crate) fn hits(&self, query: &str) -> Vec<String> {
        let run = self.run(&["search", "-n", "1000", "--format", "jsonl", "--", query]);
        assert!(matches!(run.code, 0 | 1), "{}", run.stderr);
        run.json_lines().iter().map(|hit| hit["id"].as_str().unwrap().to_owned()).collect()
    }

    /// Returns what `stats` says, as JSON.
    pub(crate) fn stats(&self) -> serde_json::Value {
        serde_json::from_str(&self.run(&["stats", "--format", "json"]).stdout).unwrap()
    }
}

impl Run {
    pub(crate) fn of(output: std::process::Output) -> Self {
        Self {
            code: output.status.code().unwrap_or(-1),
            stdout: String::from_utf8(output.stdout).unwrap(),
            stderr: String::from_utf8(output.stderr).unwrap(),
        }
    }

    #[track_caller]
    pub(crate) fn expect_code(self, code: i32) -> Self {
        assert_eq!(self.code, code, "stdout: {}\nstderr: {}", self.stdout, self.stderr);
        self
    }

    pub(crate) fn json_lines(&self) -> Vec<serde_json::Value> {
        self.stdout.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    }

    /// Returns the hits without the times when they were first indexed, which differ from index to index.
    pub(crate) fn timeless_lines(&self) -> Vec<serde_json::Value> {
        let mut lines = self.json_lines();
        for line in &mut lines {
            line.as_object_mut().unwrap().remove("first_indexed").unwrap();
        }
        lines
    }

    /// Returns the line of the report that begins so.
    #[track_caller]
    pub(crate) fn line(&self, start: &str) -> &str {
        let line = self.stdout.lines().find(|line| line.starts_with(start));
        line.unwrap_or_else(|| panic!("no line begins with {start}: {}{}", self.stdout, self.stderr))
    }
}

/// Returns the folder of the demo corpus.
pub(crate) fn demo_corpus() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus")
}
