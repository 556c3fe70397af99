//! Documents that were made to exhaust the checker end in a report, within the
//! work that one may take, and what was not judged is said. The counts are of
//! work, not of time, so that they are the same on every machine.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use specdrift::{Document, Level, Outcome, Report, diff};
use specdrift_bench::{HostileKind, Version, hostile_kinds};

/// How large the documents may be.
const MEGABYTE: usize = 1 << 20;

/// What a comparison of the two versions comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum ComparisonOutcome {
    /// The document is refused as it is read.
    Refused,
    /// Something could not be judged.
    CouldNotJudge,
    /// All was judged, and differs.
    Differs,
}

fn read(kind: &HostileKind, version: Version) -> Result<Document, String> {
    let text = kind.document(version);
    Document::from_bytes("shop", "shop.json", text.as_bytes())
        .map_err(|error| error.reason)
}

fn report(kind: &HostileKind) -> Result<Report, String> {
    let before = read(kind, Version::Before)?;
    let after = read(kind, Version::After)?;
    Ok(diff(&before, &after, None))
}

fn verdict(report: &Result<Report, String>) -> ComparisonOutcome {
    match report.as_ref().map(|report| report.outcome(Level::Note)) {
        Err(_) => ComparisonOutcome::Refused,
        Ok(Outcome::Undecided) => ComparisonOutcome::CouldNotJudge,
        Ok(_) => ComparisonOutcome::Differs,
    }
}

#[test]
#[ignore = "takes a minute; the gate runs it"]
fn every_kind_is_two_documents_of_a_megabyte_that_differ() {
    for kind in hostile_kinds() {
        let [before, after] = [Version::Before, Version::After]
            .map(|version| kind.document(version));
        assert!(before != after, "{}", kind.name);
        for text in [before, after] {
            assert!(text.len() <= MEGABYTE, "{}: {}", kind.name, text.len());
            assert!(text.len() >= 200, "{}: {}", kind.name, text.len());
        }
    }
}

/// How some of the kinds end, one for each part of the checker that is cut; the
/// page has all of them.
const VERDICTS: &[(&str, ComparisonOutcome)] = &[
    ("an `enum` of 10,000 objects", ComparisonOutcome::Differs),
    (
        "an extension of 20,000 objects, turned round",
        ComparisonOutcome::Differs,
    ),
    ("patterns of many texts against a list", ComparisonOutcome::CouldNotJudge),
    ("`patternProperties` of 160 patterns", ComparisonOutcome::CouldNotJudge),
    (
        "`minItems` 10,000 in `minItems` 10,000",
        ComparisonOutcome::CouldNotJudge,
    ),
    ("`contains` a billion times", ComparisonOutcome::CouldNotJudge),
    ("`if` and `then` that double 24 times", ComparisonOutcome::CouldNotJudge),
    ("`not` in `not`, 100 deep", ComparisonOutcome::CouldNotJudge),
    ("patterns that look 20 characters back", ComparisonOutcome::CouldNotJudge),
    ("`allOf` of two, 40 deep", ComparisonOutcome::CouldNotJudge),
    ("a chain of 15,000 references", ComparisonOutcome::CouldNotJudge),
    (
        "path items behind 3,000 references each",
        ComparisonOutcome::CouldNotJudge,
    ),
    ("20,000 servers, all others now", ComparisonOutcome::Differs),
    ("callbacks in callbacks", ComparisonOutcome::CouldNotJudge),
    ("a description of one sentence", ComparisonOutcome::CouldNotJudge),
    ("a name of 400 KB that holds 100,000 values", ComparisonOutcome::Refused),
    ("names of 9,000 bytes at 50 levels", ComparisonOutcome::Refused),
    ("YAML whose aliases multiply", ComparisonOutcome::Refused),
    ("a limit of 900,000 digits", ComparisonOutcome::Differs),
    ("`minItems` of 1e18", ComparisonOutcome::CouldNotJudge),
];

#[test]
#[ignore = "takes a minute; the gate runs it"]
fn verdict_of_every_hostile_kind() {
    let kinds = hostile_kinds();
    for (name, expected) in VERDICTS {
        let kind = kinds.iter().find(|kind| kind.name == *name).unwrap();
        let report = report(kind);
        assert_eq!(verdict(&report), *expected, "{name}");
        let told = report.map(|report| {
            let unjudged = |id: &str| ["D997", "D998"].contains(&id);
            report.findings.iter().any(|it| unjudged(it.rule.id))
        });
        let is_cut = *expected == ComparisonOutcome::CouldNotJudge;
        assert!(told.is_err() || told == Ok(is_cut), "{name}");
    }
}
