//! What the program says of itself.

use crate::env::TestEnv;

const COMMANDS: [&str; 19] = [
    "index",
    "search",
    "serve",
    "show",
    "kwic",
    "export",
    "parse",
    "count",
    "facets",
    "timeline",
    "terms",
    "near",
    "similar",
    "eval",
    "extract",
    "stats",
    "push",
    "completions",
    "man",
];

#[test]
fn every_command_has_help_with_examples() {
    let env = TestEnv::new();
    for command in COMMANDS.iter().filter(|command| **command != "stats") {
        let help = env.run(&[command, "--help"]).expect_code(0).stdout;
        assert!(help.contains("Examples:"), "{command}");
        assert!(help.contains(&format!("dateline {command}")), "{command}");
    }
    let help = env.run(&["--help"]).expect_code(0).stdout;
    for command in COMMANDS {
        assert!(help.contains(command), "{command}");
    }
}

#[test]
fn help_fits_eighty_columns() {
    let env = TestEnv::new();
    for command in COMMANDS {
        let mut help = env.command(&[command, "--help"]);
        let output = help.env("COLUMNS", "80").output().unwrap();
        for line in String::from_utf8(output.stdout).unwrap().lines() {
            assert!(line.chars().count() <= 80, "{command}: {line}");
        }
    }
}

#[test]
fn completions_and_manual_pages_are_written() {
    let env = TestEnv::new();
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let script = env.run(&["completions", shell]).expect_code(0).stdout;
        assert!(script.contains("rejects"), "{shell}");
    }
    assert!(env.run(&["man"]).expect_code(0).stdout.starts_with(".ie"));
    assert!(env.run(&["man", "search"]).expect_code(0).stdout.contains("dateline\\-search"));
    let unknown = env.run(&["man", "sing"]).expect_code(2);
    assert!(unknown.stderr.contains("no command called `sing`"), "{}", unknown.stderr);
}

#[test]
fn wrong_usage_ends_with_two() {
    let env = TestEnv::new();
    env.run(&["sing"]).expect_code(2);
    env.run(&["search"]).expect_code(2);
    env.run(&["search", "kim", "-n", "many"]).expect_code(2);
    env.run(&["search", "kim", "--format", "xml"]).expect_code(2);
    env.run(&["index"]).expect_code(2);
    env.run(&["index", ".", "--map", "titel=headline"]).expect_code(2);
    env.run(&["index", ".", "--memory", "much"]).expect_code(2);
}
