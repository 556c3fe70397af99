//! Instructions under valgrind: the figure that does not depend on what else
//! the machine is doing.

use std::process::Command;

use crate::{
    body::Body,
    contestant::{self, Contestant, FLOOR},
};

/// Prints instructions for one options, and the ratio to the floor.
pub(crate) fn table(contestants: &[Contestant], bodies: &[Body]) {
    println!("instructions (× the floor)\n");
    contestant::head(bodies);
    for contestant in contestants {
        contestant::row(contestant.name, bodies, |body| {
            if !contestant.reads(body) {
                return "–".to_owned();
            }
            let count = count(contestant.name, body.name);
            let floor = count_or(FLOOR, body.name, contestant.name, count);
            format!("{count} ({:.2})", count as f64 / floor as f64)
        });
    }
}

fn count_or(name: &str, body: &str, known: &str, count: u64) -> u64 {
    if name == known { count } else { self::count(name, body) }
}

/// The difference between many readings and few.
fn count(contestant: &str, body: &str) -> u64 {
    let [few, many] =
        ["20", "120"].map(|times| total(&["run", contestant, body, times]));
    (many - few) / 100
}

/// All instructions of a run of this program under callgrind.
pub(crate) fn total(arguments: &[&str]) -> u64 {
    let output = Command::new("valgrind")
        .args(["--tool=callgrind", "--callgrind-out-file=/dev/null"])
        .arg(std::env::current_exe().unwrap())
        .args(arguments)
        .output()
        .expect("valgrind must be installed");
    let text = String::from_utf8_lossy(&output.stderr);
    text.lines()
        .find_map(|line| line.split_once("Collected :")?.1.trim().parse().ok())
        .unwrap_or_else(|| panic!("must count instructions:\n{text}"))
}

/// What ours may cost at most, as a part of what another contestant costs on
/// the same body.
struct Target {
    ours: &'static str,
    body: &'static str,
    other: &'static str,
    most: f64,
}

const fn target(
    ours: &'static str,
    body: &'static str,
    other: &'static str,
    most: f64,
) -> Target {
    Target { ours, body, other, most }
}

/// Those of `BENCHMARKS.md`.
const TARGETS: [Target; 6] = [
    target("paysession", "typical", FLOOR, 0.80),
    target("paysession", "large", FLOOR, 0.75),
    target("paysession", "one fault", "serde_json Value", 0.85),
    target("paysession", "ten faults", "serde_json Value", 1.00),
    target("paysession, Deserialize", "typical", FLOOR, 1.00),
    target("paysession, Deserialize", "large", FLOOR, 1.00),
];

/// Prints each target and what was counted; returns whether all are met.
pub(crate) fn gate() -> bool {
    println!("| contestant | body | target | instructions | met |");
    println!("| --- | --- | --- | --- | --- |");
    let mut all = true;
    for Target { ours, body, other, most } in TARGETS {
        let ratio = count(ours, body) as f64 / count(other, body) as f64;
        let met = ratio <= most;
        all &= met;
        println!(
            "| {ours} | {body} | ≤ {most:.2} × {other} | {ratio:.3} | {} |",
            if met { "yes" } else { "no" }
        );
    }
    all
}
