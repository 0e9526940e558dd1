//! An index that cannot be used as it is: each case is a message that says what to do, never a panic.

use std::path::PathBuf;

use dateline::index::FORMAT_VERSION;

use crate::env::{Run, TestEnv};

const ARTICLE: &str =
    "The harbour\n\nThe harbour was closed on Monday because of the storm, the port authority said.\n";

fn indexed() -> TestEnv {
    let env = TestEnv::new();
    env.write_old("news/a.txt", ARTICLE);
    env.run(&["index", "news"]).expect_code(0);
    env
}

/// Checks that a run ends with 3, an error with this text, and a hint.
#[track_caller]
fn check(run: Run, message: &str) {
    let run = run.expect_code(3);
    assert!(run.stderr.contains(message), "{}", run.stderr);
    assert!(run.stderr.contains("hint: "), "{}", run.stderr);
    assert!(!run.stderr.contains("panicked"), "{}", run.stderr);
}

/// Returns the files of the index with this extension.
fn files(env: &TestEnv, extension: &str) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(env.path("index")).unwrap().map(|entry| entry.unwrap().path());
    entries.filter(|path| path.extension().is_some_and(|found| found == extension)).collect()
}

#[test]
fn what_is_no_index_is_said_to_be_none() {
    let env = TestEnv::new();
    check(env.run(&["search", "harbour"]), "there is no index at `index`");
    env.write("index/README.md", "A readme and nothing else.");
    check(env.run(&["search", "harbour"]), "there is no index at `index`");
    env.write("index/thesis.txt", "Something else.");
    check(env.run(&["search", "harbour"]), "`index` is not an index");
    check(env.run(&["stats"]), "`index` is not an index");
    env.write("news/a.txt", ARTICLE);
    check(env.run(&["index", "news"]), "`index` holds other files, so no index is made there");
    check(env.run(&["search", "--index", "news/a.txt", "harbour"]), "`news/a.txt` is not an index");
}

#[test]
fn an_index_of_another_version_is_said_to_be_one() {
    let env = indexed();
    let meta = std::fs::read_to_string(env.path("index/meta.json")).unwrap();
    let current = format!("dateline {FORMAT_VERSION}");
    assert!(meta.contains(&current));
    env.write("index/meta.json", meta.replace(&current, "dateline 9999"));
    check(env.run(&["search", "harbour"]), &format!("has format 9999, this program reads format {FORMAT_VERSION}"));
    check(env.run(&["index", "news"]), "has format 9999");
}

#[test]
fn a_truncated_file_is_said_to_be_one() {
    for extension in ["idx", "pos", "term", "articles", "fast", "fieldnorm"] {
        for kept_eighths in [0, 3, 7] {
            let env = indexed();
            for path in files(&env, extension) {
                let bytes = std::fs::read(&path).unwrap();
                std::fs::write(&path, &bytes[..bytes.len() * kept_eighths / 8]).unwrap();
            }
            check(env.run(&["search", "harbour"]), "is damaged");
        }
    }
    let env = indexed();
    env.write("index/meta.json", "{");
    check(env.run(&["search", "harbour"]), "`meta.json` cannot be read");
}

#[test]
fn a_missing_file_is_named() {
    let env = indexed();
    for path in files(&env, "articles") {
        std::fs::remove_file(path).unwrap();
    }
    check(env.run(&["search", "harbour"]), "is damaged");
}

#[test]
fn flipped_bytes_are_an_answer_or_a_message_and_no_panic() {
    for extension in ["idx", "pos", "term", "articles", "fast"] {
        for seed in 0..8 {
            let env = indexed();
            for path in files(&env, extension) {
                let mut bytes = std::fs::read(&path).unwrap();
                let step = 7 + seed;
                for place in (seed..bytes.len()).step_by(step * 3) {
                    bytes[place] ^= 0x55;
                }
                std::fs::write(&path, bytes).unwrap();
            }
            let run = env.run(&["search", "\"was closed\"", "storm"]);
            assert!(matches!(run.code, 0 | 1 | 3), "{extension} {seed}: {} {}", run.code, run.stderr);
            assert!(!run.stderr.contains("fault of dateline"), "{}", run.stderr);
        }
    }
}

#[test]
fn a_second_writer_is_refused() {
    let env = indexed();
    // A process that waits for its input holds the index.
    let mut writer = env.command(&["index", "-"]);
    let mut writer = writer.stdin(std::process::Stdio::piped()).stdout(std::process::Stdio::null()).spawn().unwrap();
    // It has the index long before this; asking for it meanwhile would be to take it away.
    std::thread::sleep(std::time::Duration::from_secs(3));
    let refused = env.run(&["index", "news"]);
    check(refused, "is being written by another process");
    env.run(&["search", "harbour"]).expect_code(0);
    drop(writer.stdin.take());
    writer.wait().unwrap();
    env.run(&["index", "news"]).expect_code(0);
}

#[cfg(unix)]
#[test]
fn files_have_the_modes_that_the_umask_gives() {
    use std::os::unix::fs::PermissionsExt;
    let env = TestEnv::new();
    env.write("news/a.txt", ARTICLE);
    let mut shell = std::process::Command::new("sh");
    let script = format!("umask 027; exec {} index news", env!("CARGO_BIN_EXE_dateline"));
    let status = shell.args(["-c", &script]).current_dir(env.path("")).stdout(std::process::Stdio::null()).status();
    assert!(status.unwrap().success());
    for entry in std::fs::read_dir(env.path("index")).unwrap() {
        let path = entry.unwrap().path();
        let mode = std::fs::metadata(&path).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode, 0o640, "{}", path.display());
    }
}

#[test]
fn an_index_that_was_made_and_never_filled_can_be_searched_and_filled() {
    let env = TestEnv::new();
    env.write("empty/.keep", "");
    env.run(&["index", "empty"]).expect_code(0);
    assert_eq!(env.run(&["search", "harbour"]).expect_code(1).line("no articles"), "no articles match: harbour");
    env.write("news/a.txt", ARTICLE);
    env.run(&["index", "news"]).expect_code(0);
    env.run(&["search", "harbour"]).expect_code(0);
}
