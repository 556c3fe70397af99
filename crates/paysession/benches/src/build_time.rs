//! What building the core costs: crates, and seconds from nothing.

use std::{fmt::Write, path::Path, process::Command, time::Instant};

/// With its default features, and without them.
const BUILDS: [(&str, &[&str]); 2] = [
    ("default features", &[]),
    ("without `validator`", &["--no-default-features"]),
];

/// A row for each way to build the core.
pub(crate) fn table() -> String {
    let mut table = "\
        | the core | crates, itself included | clean build, s | release, s |
| --- | --- | --- | --- |
"
    .to_owned();
    for (name, features) in BUILDS {
        let (debug, release) =
            (seconds(features, &[]), seconds(features, &["--release"]));
        let crates = crates(features);
        writeln!(table, "| {name} | {crates} | {debug:.1} | {release:.1} |")
            .unwrap();
    }
    table
}

fn cargo(command: &[&str], features: &[&str]) -> Command {
    let mut cargo = Command::new("cargo");
    let core = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    cargo.current_dir(core).args(command).args(features);
    cargo
}

/// What is compiled, the crates of build scripts and macros included.
fn crates(features: &[&str]) -> usize {
    let tree = ["tree", "--edges=normal,build", "--prefix=none", "--no-dedupe"];
    let output = cargo(&tree, features).output().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    let names: std::collections::BTreeSet<_> = text
        .lines()
        .map(|line| line.trim_end_matches(" (proc-macro)"))
        .collect();
    names.len()
}

/// How long a build takes that finds nothing built.
fn seconds(features: &[&str], profile: &[&str]) -> f64 {
    let target = std::env::temp_dir().join("paysession-bench-build");
    std::fs::remove_dir_all(&target).ok();
    let start = Instant::now();
    let status = cargo(&["build", "--quiet"], features)
        .args(profile)
        .arg("--target-dir")
        .arg(&target)
        .status()
        .unwrap();
    let seconds = start.elapsed().as_secs_f64();
    assert!(status.success(), "the core must build");
    std::fs::remove_dir_all(&target).ok();
    seconds
}
