//! What reading a message costs, beside other ways to do it.
//!
//! `cargo bench` would run the implementations one after the other, and shared
//! machines are too noisy for that: here each round runs every implementation,
//! and what is printed is the median of the ratios within a round.
//!
//! ```sh
//! cd crates/paysession/benches
//! cargo run --release -- write           # every section of BENCHMARKS.md
//! cargo run --release -- write ratios    # one of them
//! cargo run --release -- print ratios    # the same, on the screen
//! cargo run --release -- gate            # exits 1 over a target
//! cargo run --release -- run "paysession, from_json" typical 100000
//! ```
//!
//! Instructions are counted by valgrind.

#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::cast_precision_loss,
    reason = "a program for people, that fails by panicking"
)]

mod body;
mod build;
mod build_time;
mod family;
mod figure;
mod hostile;
mod implementation;
mod instructions;
mod others;
mod tables;
mod targets;
mod time;
mod tree;

use std::{hint::black_box, process::ExitCode};

use self::{build::BuildConfig, figure::Metric};

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match *arguments {
        ["write", ref names @ ..] => sections(names, tables::write),
        ["print", ref names @ ..] => {
            sections(names, |_, text| println!("{text}"));
        }
        ["gate"] => return gate(),
        ["run", implementation, class, times] => {
            run(implementation, class, times.parse().unwrap());
        }
        // What the commands above call in other builds and under valgrind.
        ["measure", "instructions"] => measure(Metric::Instructions),
        ["measure", "time"] => measure(Metric::Time),
        #[cfg(feature = "allocations")]
        ["measure", "allocations"] => measure(Metric::Allocations),
        ["hostile"] => print!("{}", hostile::table()),
        ["count"] => instructions::count(),
        ["count-hostile"] => hostile::count(),
        _ => {
            eprintln!("must be one of write, print, gate, run");
            return ExitCode::from(2);
        }
    }
    ExitCode::SUCCESS
}

/// The sections with these names, or all where there are none.
fn sections(names: &[&str], put: fn(&str, &str)) {
    for (name, section) in tables::SECTIONS {
        if names.is_empty() || names.contains(&name) {
            put(name, &section());
        }
    }
}

fn measure(measure: Metric) {
    println!("{}", serde_json::to_string(&figure::measure(measure)).unwrap());
}

/// The targets in instructions, in the build that has targets.
fn gate() -> ExitCode {
    let build = BuildConfig::PLAIN;
    let figures = build.measure("instructions");
    let is_met = targets::all_met(build, &figures);
    println!("{}", targets::table(&[("instructions", build, figures)]));
    let is_strict_met = hostile::all_met();
    if !is_strict_met {
        println!("a strict reading costs more than twice the default");
    }
    if is_met && is_strict_met { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// One implementation on the bodies of a class, so many times, for a profiler:
/// `valgrind --tool=callgrind --toggle-collect='*::instructions::counted'`.
fn run(name: &str, class: &str, times: u32) {
    let implementations = implementation::all();
    let mut bodies = body::all();
    bodies.retain(|body| body.class == class);
    for body in &bodies {
        let mut read_by = implementation::of(&implementations, body);
        read_by.retain(|implementation| implementation.name == name);
        for implementation in read_by {
            instructions::counted(times, &|| {
                (implementation.read)(black_box(body.text.as_bytes()));
            });
        }
    }
}
