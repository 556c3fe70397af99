//! Instructions under valgrind: the figure that does not depend on what else
//! the machine is doing.

use std::process::Command;

use crate::{
    body::Body,
    contestant::{self, Contestant, FLOOR},
};

/// Prints instructions for one reading, and the ratio to the floor.
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
    let few = total(contestant, body, 20);
    let many = total(contestant, body, 120);
    (many - few) / 100
}

/// All instructions of a run of this program under callgrind.
fn total(contestant: &str, body: &str, times: u32) -> u64 {
    let output = Command::new("valgrind")
        .args(["--tool=callgrind", "--callgrind-out-file=/dev/null"])
        .arg(std::env::current_exe().unwrap())
        .args(["run", contestant, body, &times.to_string()])
        .output()
        .expect("valgrind must be installed");
    let text = String::from_utf8_lossy(&output.stderr);
    text.lines()
        .find_map(|line| line.split_once("Collected :")?.1.trim().parse().ok())
        .unwrap_or_else(|| panic!("must count instructions:\n{text}"))
}
