//! Time: every implementation in every round, and the median of the ratios
//! within a round.

use std::{
    hint::black_box,
    time::{Duration, Instant},
};

use crate::{
    body::Body,
    figure::{self, Cost},
    implementation::{self, Implementation},
};

const ROUNDS: usize = 100;

/// How long one implementation runs in one round.
const SLICE: Duration = Duration::from_micros(200);

/// The nanoseconds of one reading of each body by each implementation.
pub(crate) fn costs(
    implementations: &[Implementation],
    bodies: &[Body],
) -> Vec<Vec<Cost>> {
    let cost = |body| {
        let implementations = implementation::of(implementations, body);
        measure(&implementations, body)
    };
    bodies.iter().map(cost).collect()
}

fn measure(implementations: &[&Implementation], body: &Body) -> Vec<Cost> {
    let base = figure::base(implementations, body);
    let text = body.text.as_bytes();
    let batches: Vec<u32> =
        implementations.iter().map(|i| batch(i, text)).collect();
    let mut amounts = vec![Vec::new(); implementations.len()];
    let mut ratios = amounts.clone();
    for round in 0..ROUNDS {
        let mut round_nanos = vec![0.0; implementations.len()];
        // Every round begins with another implementation, so that none always
        // comes after the same one.
        for step in 0..implementations.len() {
            let at = (round + step) % implementations.len();
            round_nanos[at] = read(implementations[at], text, batches[at]);
        }
        for (at, nanos) in round_nanos.iter().enumerate() {
            amounts[at].push(*nanos);
            ratios[at].push(nanos / round_nanos[base]);
        }
    }
    let medians = |(amounts, ratios)| Cost {
        amount: median(amounts),
        ratio: median(ratios),
    };
    amounts.into_iter().zip(ratios).map(medians).collect()
}

/// How often an implementation reads the body in one slice.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a small count"
)]
fn batch(implementation: &Implementation, text: &[u8]) -> u32 {
    let nanos = read(implementation, text, 100);
    ((SLICE.as_nanos() as f64 / nanos) as u32).max(1)
}

fn read(implementation: &Implementation, text: &[u8], times: u32) -> f64 {
    nanos(times, || (implementation.read)(black_box(text)))
}

/// Nanoseconds for doing something once.
pub(crate) fn nanos<T>(times: u32, mut work: impl FnMut() -> T) -> f64 {
    let start = Instant::now();
    for _ in 0..times {
        black_box(work());
    }
    start.elapsed().as_nanos() as f64 / f64::from(times)
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}
