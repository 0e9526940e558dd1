//! The seeds of the fuzzer as plain tests: what it asserts holds for each input that is checked in.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

#[path = "../../fuzz/checks.rs"]
mod checks;

/// Returns the paths in a folder of `fuzz`, in order.
fn paths(folder: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz").join(folder);
    let mut paths: Vec<PathBuf> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths
}

fn stems(folder: &str) -> BTreeSet<String> {
    paths(folder).iter().map(|path| path.file_stem().unwrap().to_str().unwrap().to_owned()).collect()
}

#[test]
fn what_the_fuzzer_asserts_holds_for_all_seeds() {
    for target in stems("targets") {
        let seeds = paths(&format!("seeds/{target}"));
        assert!(seeds.len() > 5, "`{target}` has hardly any seeds");
        let holds = |seed: &PathBuf| {
            let data = std::fs::read(seed).unwrap();
            std::panic::catch_unwind(|| checks::check(&target, &data)).is_ok()
        };
        let failed: Vec<&PathBuf> = seeds.iter().filter(|seed| !holds(seed)).collect();
        assert!(failed.is_empty(), "{failed:?}");
    }
}

#[test]
fn every_target_has_seeds_and_is_built() {
    let targets = stems("targets");
    assert_eq!(stems("seeds"), targets);
    let manifest = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/Cargo.toml")).unwrap();
    let built = manifest.lines().filter_map(|line| line.strip_prefix("path = \"targets/")?.strip_suffix(".rs\""));
    assert_eq!(built.map(str::to_owned).collect::<BTreeSet<_>>(), targets);
}
