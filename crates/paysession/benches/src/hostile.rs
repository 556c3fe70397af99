//! Bodies that somebody made to hurt: what they cost for each byte, in two
//! sizes, and how large the report becomes.

use std::hint::black_box;

use paysession::{Message, yuno::CreateCheckoutSession};

use crate::{instructions, time};

type Make = fn(usize) -> String;

const BODIES: [(&str, Make); 7] = [
    ("a long text", |n| {
        format!("{{\"callback_url\":\"{}\"}}", "x".repeat(n * 1_000_000))
    }),
    ("bad metadata entries", |n| {
        let entries = vec!["{\"key\":1,\"value\":[]}"; n * 10_000];
        format!("{{\"metadata\":[{}]}}", entries.join(","))
    }),
    ("nested arrays, side by side", |n| {
        let nested = format!("{}{}", "[".repeat(100), "]".repeat(100));
        format!("{{\"x\":[{}]}}", vec![nested; n * 1_000].join(","))
    }),
    ("nested arrays, one in the other", |n| {
        let (open, close) = ("[".repeat(n * 1_000), "]".repeat(n * 1_000));
        format!("{{\"x\":{open}{close}}}")
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

/// Each body in two sizes, of which one is ten times the other.
pub(crate) fn table() {
    println!(
        "| body | MB | ms | ns per byte | instructions per byte | violations | report, bytes |"
    );
    println!("| --- |{}", " --- |".repeat(6));
    for (name, make) in BODIES {
        for scale in [1, 10] {
            let body = make(scale);
            let bytes = body.len() as f64;
            let nanos = (0..5)
                .map(|_| time::nanos(1, || read(&body)))
                .fold(f64::INFINITY, f64::min);
            let (violations, report) = read(&body);
            println!(
                "| {name} | {:.2} | {:.1} | {:.2} | {:.1} | {violations} | {report} |",
                bytes / 1e6,
                nanos / 1e6,
                nanos / bytes,
                instructions(name, scale) as f64 / bytes,
            );
        }
    }
}

/// How many violations the body has that a report keeps, and how many bytes of
/// JSON that report becomes.
fn read(body: &str) -> (usize, usize) {
    CreateCheckoutSession::from_json(black_box(body.as_bytes())).map_or_else(
        |report| (report.len(), serde_json::to_vec(&report).unwrap().len()),
        |_| (0, 0),
    )
}

/// Making the body and reading it, without making it.
fn instructions(name: &str, scale: usize) -> u64 {
    let [made, read] = ["0", "1"].map(|times| {
        instructions::total(&["run-hostile", name, &scale.to_string(), times])
    });
    read - made
}

/// Makes a body, and reads it so many times.
pub(crate) fn run(name: &str, scale: &str, times: &str) {
    let (_, make) = BODIES.iter().find(|(body, _)| *body == name).unwrap();
    let body = make(scale.parse().unwrap());
    for _ in 0..times.parse::<usize>().unwrap() {
        black_box(read(&body));
    }
}
