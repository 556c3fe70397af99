//! Instructions under valgrind: the figure that does not depend on what else
//! the machine is doing.

use std::{hint::black_box, process::Command};

use crate::{
    body::{self, Body},
    figure::{self, Cost},
    implementation::{self, Implementation},
};

const READINGS: u32 = 20;

/// What valgrind counts, and what it writes down at the end of each call.
#[inline(never)]
pub(crate) fn counted(times: u32, work: &dyn Fn()) {
    for _ in 0..times {
        work();
    }
}

const COUNTED: &str = "*::instructions::counted";

/// The instructions of one reading of each body by each implementation.
pub(crate) fn costs(
    implementations: &[Implementation],
    bodies: &[Body],
) -> Vec<Vec<Cost>> {
    let mut counts = counts("count").into_iter();
    let costs = bodies.iter().map(|body| {
        let read = implementation::of(implementations, body).len();
        let amounts: Vec<f64> = counts
            .by_ref()
            .take(read)
            .map(|count| count / f64::from(READINGS))
            .collect();
        figure::with_ratios(&amounts, implementations, body)
    });
    costs.collect()
}

/// What runs under valgrind for `costs`.
pub(crate) fn count() {
    let implementations = implementation::all();
    for body in &body::all() {
        for implementation in implementation::of(&implementations, body) {
            let read = || {
                (implementation.read)(black_box(body.text.as_bytes()));
            };
            read();
            counted(READINGS, &read);
        }
    }
}

/// The instructions of each call of `counted`, where this program runs with
/// this command under valgrind.
pub(crate) fn counts(command: &str) -> Vec<f64> {
    let file = std::env::temp_dir()
        .join(format!("paysession-bench-{}", std::process::id()));
    let output = Command::new("valgrind")
        .arg("--tool=callgrind")
        .arg(format!("--toggle-collect={COUNTED}"))
        .arg(format!("--dump-after={COUNTED}"))
        .arg("--combine-dumps=yes")
        .arg(format!("--callgrind-out-file={}", file.display()))
        .arg(std::env::current_exe().unwrap())
        .arg(command)
        .output()
        .expect("valgrind must be installed");
    assert!(output.status.success(), "must run under valgrind: {output:?}");
    let text = std::fs::read_to_string(&file).unwrap();
    std::fs::remove_file(file).unwrap();
    let mut counts: Vec<f64> = text
        .lines()
        .filter_map(|line| line.strip_prefix("summary: "))
        .map(|count| count.parse().unwrap())
        .collect();
    // The last is what was counted since, to the end of the program.
    assert_eq!(counts.pop(), Some(0.0));
    counts
}
