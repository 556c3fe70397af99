//! What building the core costs: crates, and seconds from nothing.

use std::{
    fmt::{self, Display, Formatter, Write},
    path::Path,
    process::Command,
    time::Instant,
};

/// Without features, which is the default, with each, and with all of them.
const BUILDS: [(&str, &[&str]); 5] = [
    ("no features", &[]),
    ("`validator021`", &["--features", "validator021"]),
    ("`schemars1`", &["--features", "schemars1"]),
    ("`proptest1`", &["--features", "proptest1"]),
    ("all features", &["--all-features"]),
];

/// A row for each way to build the core.
pub(crate) fn table() -> String {
    let date = Command::new("date").arg("-uI").output().unwrap().stdout;
    let date = String::from_utf8(date).unwrap();
    let mut table = format!(
        "Measured on {}:\n\n\
        | the core with | crates, itself included | debug, CPU s | debug, wall s \
        | release, CPU s | release, wall s |\n\
        | --- | --: | --: | --: | --: | --: |\n",
        date.trim()
    );
    for (name, features) in BUILDS {
        let (debug, release) =
            (Seconds::of(features, &[]), Seconds::of(features, &["--release"]));
        let crates = crates(features);
        writeln!(table, "| {name} | {crates} | {debug} | {release} |").unwrap();
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
struct Seconds {
    cpu: f64,
    wall: f64,
}

impl Seconds {
    fn of(features: &[&str], profile: &[&str]) -> Self {
        let target = std::env::temp_dir().join("paysession-bench-build");
        std::fs::remove_dir_all(&target).ok();
        let (cpu, start) = (cpu_of_children(), Instant::now());
        let status = cargo(&["build", "--quiet", "--locked"], features)
            .args(profile)
            .arg("--target-dir")
            .arg(&target)
            .status()
            .unwrap();
        let wall = start.elapsed().as_secs_f64();
        let cpu = cpu_of_children() - cpu;
        assert!(status.success(), "the core must build");
        std::fs::remove_dir_all(&target).ok();
        Self { cpu, wall }
    }
}

impl Display for Seconds {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, "{:.1} | {:.1}", self.cpu, self.wall)
    }
}

/// The seconds that processes have taken which this one waited for, and theirs.
fn cpu_of_children() -> f64 {
    /// Linux counts these in hundredths of a second, whatever its own ticks are.
    const TICKS: f64 = 100.0;
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap();
    // Fields 16 and 17; the second one is the name, in parentheses.
    let (_, fields) = stat.rsplit_once(") ").unwrap();
    let ticks: f64 = fields
        .split(' ')
        .skip(13)
        .take(2)
        .map(|field| field.parse::<f64>().unwrap())
        .sum();
    ticks / TICKS
}
