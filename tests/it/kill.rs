//! A process that is killed while it indexes loses nothing that was committed, and the next run completes its work.

use std::time::Duration;

use crate::env::TestEnv;

#[test]
fn after_a_kill_a_second_run_gives_what_an_undisturbed_one_gives() {
    let env = TestEnv::new();
    let words = ["harbour", "storm", "ferry", "minister", "bridge", "election", "train"];
    for number in 0..600_usize {
        let pick = |step: usize| words[(number * step + number / 7) % words.len()];
        let text = format!(
            "About the {} {number}\n\nThe {} met the {} on Monday, said the report.\n",
            pick(1),
            pick(2),
            pick(3)
        );
        env.write_old(&format!("news/{number:03}.txt"), text);
    }
    env.run(&["index", "--index", "whole", "news"]).expect_code(0);
    for pause in [0, 5, 15, 30, 60, 100, 150, 220, 300, 450] {
        let mut child = env.command(&["index", "news"]).stdout(std::process::Stdio::null()).spawn().unwrap();
        std::thread::sleep(Duration::from_millis(pause));
        child.kill().unwrap();
        child.wait().unwrap();
        let stats = env.run(&["stats", "--format", "json"]);
        assert!(matches!(stats.code, 0 | 3), "{}", stats.stderr);
        assert!(stats.code == 0 || stats.stderr.contains("there is no index"), "{}", stats.stderr);
    }
    env.run(&["index", "news"]).expect_code(0);
    assert_eq!(env.stats()["articles"], 600);
    for query in ["harbour", "storm ferry", "\"the minister\"", "brid*", "title:train", "election NOT bridge"] {
        let of = |index: &str| {
            env.run(&["search", "--index", index, "-n", "1000", "--format", "jsonl", query]).timeless_lines()
        };
        assert_eq!(of("index"), of("whole"), "{query}");
    }
}
