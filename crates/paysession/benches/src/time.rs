//! Time: every contestant in every round, and the ratios within a round.

use std::{
    hint::black_box,
    time::{Duration, Instant},
};

use crate::{
    body::{Body, Kind},
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

/// Nanoseconds for one reading.
fn run(contestant: &Contestant, text: &[u8], times: u32) -> f64 {
    let start = Instant::now();
    for _ in 0..times {
        black_box((contestant.read)(black_box(text)));
    }
    start.elapsed().as_nanos() as f64 / f64::from(times.max(1))
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

/// Bodies that somebody made to hurt: time per byte, and the report's size.
pub(crate) fn hostile(contestants: &[Contestant]) {
    let ours = contestants
        .iter()
        .find(|c| c.name == "paysession" && c.kind == Kind::Yuno)
        .unwrap();
    println!("| body | MB | ms | ns per byte |\n| --- | --- | --- | --- |");
    for (name, make) in HOSTILE {
        for scale in [1, 10] {
            let body = make(scale);
            let nanos = (0..5)
                .map(|_| run(ours, body.as_bytes(), 1))
                .fold(f64::INFINITY, f64::min);
            println!(
                "| {name} | {:.2} | {:.1} | {:.2} |",
                body.len() as f64 / 1e6,
                nanos / 1e6,
                nanos / body.len() as f64
            );
        }
    }
}

type Make = fn(usize) -> String;

const HOSTILE: [(&str, Make); 6] = [
    ("a long text", |n| {
        format!("{{\"callback_url\":\"{}\"}}", "x".repeat(n * 1_000_000))
    }),
    ("bad metadata entries", |n| {
        let entries = vec!["{\"key\":1,\"value\":[]}"; n * 10_000];
        format!("{{\"metadata\":[{}]}}", entries.join(","))
    }),
    ("nested arrays", |n| {
        let nested = format!("{}{}", "[".repeat(100), "]".repeat(100));
        format!("{{\"x\":[{}]}}", vec![nested; n * 1_000].join(","))
    }),
    ("digits", |n| {
        let digits = "9".repeat(n * 100_000);
        format!("{{\"amount\":{{\"currency\":\"USD\",\"value\":0.{digits}}}}}")
    }),
    ("one member again and again", |n| {
        format!("{{{}}}", vec!["\"country\":1"; n * 100_000].join(","))
    }),
    ("unknown members", |n| {
        let members: Vec<String> =
            (0..n * 50_000).map(|i| format!("\"x{i}\":1")).collect();
        format!("{{{}}}", members.join(","))
    }),
];
