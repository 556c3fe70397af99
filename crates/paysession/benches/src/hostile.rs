//! Bodies that somebody made to hurt: what they cost for each byte, in two
//! sizes, and how large the report becomes.

use std::{fmt::Write, hint::black_box};

use paysession::{Message, ReadOptions, yuno::CreateCheckoutSession};

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

/// Each body in two sizes.
fn sizes() -> impl Iterator<Item = (&'static str, String)> {
    BODIES
        .into_iter()
        .flat_map(|(name, make)| [1, 10].map(|size| (name, make(size))))
}

/// What reading them costs in this build of the program.
pub(crate) fn table() -> String {
    let mut table = format!(
        "| body | MB | ms | ns per byte | instructions per byte | strict / published | violations | report, bytes |\n| --- |{}\n",
        " --- |".repeat(7)
    );
    let published = ReadOptions::published();
    for ((name, body), [count, strict]) in sizes().zip(counts()) {
        let strict_ratio = strict / count;
        let bytes = body.len() as f64;
        let nanos = (0..5)
            .map(|_| time::nanos(1, || read(&body, &published)))
            .fold(f64::INFINITY, f64::min);
        let (violations, report) = read(&body, &published);
        writeln!(
            table,
            "| {name} | {:.2} | {:.1} | {:.2} | {:.1} | {strict_ratio:.2} | {violations} | {report} |",
            bytes / 1e6,
            nanos / 1e6,
            nanos / bytes,
            count / bytes,
        )
        .unwrap();
    }
    table
}

/// How much more a strict reading may cost than the default.
const MAX_STRICT_RATIO: f64 = 2.0;
/// The instructions that the search for the name that an unknown member was
/// meant to have may take beside it, which do not grow with the body.
const SUGGESTION: f64 = 50_000.0;

/// Whether a strict reading of each body costs little enough.
pub(crate) fn all_met() -> bool {
    counts()
        .all(|[count, strict]| strict <= MAX_STRICT_RATIO * count + SUGGESTION)
}

/// The instructions of each body, in the default reading and in the strict one.
fn counts() -> impl Iterator<Item = [f64; 2]> {
    let counts = instructions::counts("count-hostile");
    let (pairs, rest) = counts.as_chunks::<2>();
    assert!(rest.is_empty(), "must be counted in both readings");
    let pairs = pairs.to_vec();
    pairs.into_iter()
}

/// What runs under valgrind for the table.
pub(crate) fn count() {
    for (_, body) in sizes() {
        for options in [ReadOptions::published(), ReadOptions::strict()] {
            instructions::counted(1, &|| {
                black_box(read(&body, &options));
            });
        }
    }
}

/// How many violations the body has that a report keeps, and how many bytes of
/// JSON that report becomes.
fn read(body: &str, options: &ReadOptions) -> (usize, usize) {
    let body = black_box(body.as_bytes());
    CreateCheckoutSession::from_json_with(body, options).map_or_else(
        |report| (report.len(), serde_json::to_vec(&report).unwrap().len()),
        |_| (0, 0),
    )
}
