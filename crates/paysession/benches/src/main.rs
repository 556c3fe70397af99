//! What reading a message costs, beside other ways to do it.
//!
//! `cargo bench` would run contestants one after the other, and this kind of
//! machine is too noisy for that: here each round runs every contestant, and
//! what is printed is the median of the ratios within a round.
//!
//! ```sh
//! cd crates/paysession/benches
//! cargo run --release -- time
//! cargo run --release -- instructions  # needs valgrind
//! cargo run --release -- gate          # exits 1 over a target
//! cargo run --release -- hostile       # needs valgrind
//! cargo run --release -- build         # crates, and seconds from nothing
//! cargo run --release --features allocations -- allocations
//! cargo run --release --features schema -- time
//! ```

#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::cast_precision_loss,
    reason = "a program for people, that fails by panicking"
)]

mod body;
mod compile;
mod contestant;
mod hostile;
mod instructions;
mod others;
mod time;

use std::process::ExitCode;

use self::{body::Body, contestant::Contestant};

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let bodies = body::all();
    let contestants = contestant::all();
    contestant::check(&contestants, &bodies);
    match *arguments {
        ["time"] => time::table(&contestants, &bodies, 300),
        ["time", rounds] => {
            time::table(&contestants, &bodies, rounds.parse().unwrap());
        }
        #[cfg(feature = "allocations")]
        ["allocations"] => allocations(&contestants, &bodies),
        ["instructions"] => instructions::table(&contestants, &bodies),
        ["run", contestant, body, times] => {
            run(&contestants, &bodies, contestant, body, times);
        }
        ["gate"] if !instructions::gate() => return ExitCode::FAILURE,
        ["gate"] => {}
        ["hostile"] => hostile::table(),
        ["run-hostile", body, scale, times] => {
            hostile::run(body, scale, times);
        }
        ["build"] => compile::table(),
        _ => {
            eprintln!(
                "must be one of time, instructions, gate, allocations, \
                 hostile, build"
            );
            return ExitCode::from(2);
        }
    }
    ExitCode::SUCCESS
}

/// One contestant on one body, so many times, for a profiler.
fn run(
    contestants: &[Contestant],
    bodies: &[Body],
    contestant: &str,
    body: &str,
    times: &str,
) {
    let body = bodies.iter().find(|b| b.name == body).unwrap();
    let contestant = contestants
        .iter()
        .find(|c| c.name == contestant && c.reads(body))
        .unwrap();
    for _ in 0..times.parse::<usize>().unwrap() {
        (contestant.read)(std::hint::black_box(body.text.as_bytes()));
    }
}

#[cfg(feature = "allocations")]
fn allocations(contestants: &[Contestant], bodies: &[Body]) {
    println!("allocations / bytes per message\n");
    contestant::head(bodies);
    for contestant in contestants {
        contestant::row(contestant.name, bodies, |body| {
            if !contestant.reads(body) {
                return "–".to_owned();
            }
            let text = body.text.as_bytes();
            (contestant.read)(text);
            let used = allocation_counter::measure(|| {
                (contestant.read)(text);
            });
            format!("{} / {}", used.count_total, used.bytes_total)
        });
    }
}
