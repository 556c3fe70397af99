//! Time: every contestant in every round, and the ratios within a round.

use std::{
    hint::black_box,
    time::{Duration, Instant},
};

use crate::{
    body::Body,
    contestant::{self, Contestant, FLOOR},
};

/// How long one contestant runs in one round.
const SLICE: Duration = Duration::from_micros(400);

/// Prints nanoseconds, and the ratio to the floor.
pub(crate) fn table(
    contestants: &[Contestant],
    bodies: &[Body],
    rounds: usize,
) {
    println!("ns (× the floor), median of {rounds} interleaved rounds\n");
    let measured: Vec<Vec<(f64, f64)>> =
        bodies.iter().map(|body| measure(contestants, body, rounds)).collect();
    contestant::head(bodies);
    for (i, contestant) in contestants.iter().enumerate() {
        contestant::row(contestant.name, bodies, |body| {
            if !contestant.reads(body) {
                return "–".to_owned();
            }
            let column =
                bodies.iter().position(|b| b.name == body.name).unwrap();
            let (nanos, ratio) = measured[column][i];
            format!("{nanos:.0} ({ratio:.2})")
        });
    }
}

/// For each contestant: its median time and its median ratio to the floor.
fn measure(
    contestants: &[Contestant],
    body: &Body,
    rounds: usize,
) -> Vec<(f64, f64)> {
    let text = body.text.as_bytes();
    let mut times = vec![Vec::with_capacity(rounds); contestants.len()];
    let mut ratios = vec![Vec::with_capacity(rounds); contestants.len()];
    let batches: Vec<u32> =
        contestants.iter().map(|c| batch(c, body)).collect();
    for round in 0..rounds {
        let mut nanos = vec![0.0; contestants.len()];
        // Every round begins with another contestant, so that none always
        // comes after the same one.
        for step in 0..contestants.len() {
            let at = (round + step) % contestants.len();
            if contestants[at].reads(body) {
                nanos[at] = run(&contestants[at], text, batches[at]);
            }
        }
        let floor = contestants
            .iter()
            .position(|c| c.name == FLOOR && c.reads(body))
            .map_or(1.0, |at| nanos[at]);
        for (at, nanos) in nanos.into_iter().enumerate() {
            times[at].push(nanos);
            ratios[at].push(nanos / floor);
        }
    }
    times.into_iter().zip(ratios).map(|(t, r)| (median(t), median(r))).collect()
}

/// How often a contestant reads the body in one slice.
fn batch(contestant: &Contestant, body: &Body) -> u32 {
    if !contestant.reads(body) {
        return 0;
    }
    let nanos = run(contestant, body.text.as_bytes(), 200).max(1.0);
    let slice = SLICE.as_nanos() as f64;
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a small count"
    )]
    let count = (slice / nanos) as u32;
    count.max(1)
}

/// Nanoseconds for one options.
fn run(contestant: &Contestant, text: &[u8], times: u32) -> f64 {
    nanos(times, || (contestant.read)(black_box(text)))
}

/// Nanoseconds for doing something once.
pub(crate) fn nanos<T>(times: u32, mut work: impl FnMut() -> T) -> f64 {
    let start = Instant::now();
    for _ in 0..times {
        black_box(work());
    }
    start.elapsed().as_nanos() as f64 / f64::from(times.max(1))
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}
