//! What a policy covers, and what it does not.

use super::{
    LIMITS, REQUIRED, at, config, document, judged, lock, open, options,
    recorded, schemas, with,
};
use serde_json::json;
use specdrift::{
    CheckOptions, Document, Documents, FieldPattern, Implementation, Level,
    Outcome, check,
};

#[test]
fn a_policy_covers_what_it_names_once_it_is_accepted() {
    let both = format!("{REQUIRED}{LIMITS}");
    let empty = recorded();
    let before = judged("", &empty, &document());
    let rules: Vec<_> =
        open(&before).iter().map(|(rule, field, _)| (*rule, *field)).collect();
    assert_eq!(
        rules,
        [
            ("D103", "/amount"),
            ("D103", "/amount/value"),
            ("D201", "/note"),
            ("D201", "/amount/currency"),
            ("D103", "/code"),
            ("D103", "/code"),
        ],
        "{:?}",
        open(&before)
    );

    let named = judged(&both, &empty, &document());
    assert_eq!(named.summary.waived, 0, "nobody has accepted anything");
    for (_, _, message) in open(&named) {
        let words = " names it, and nobody has accepted it";
        assert!(message.ends_with(words), "{message}");
    }

    let lock = lock(&both);
    assert_eq!(lock.accepted.len(), 6);
    let report = judged(&both, &lock, &document());
    assert_eq!((open(&report), report.summary.waived), (vec![], 6));
    assert_eq!(report.outcome(Level::Note), Outcome::Agreement);
    let reason = report.findings[0].waived.as_deref();
    assert_eq!(reason, Some("no response member is marked as required"));
}

#[test]
fn every_part_of_a_policy_narrows_what_it_covers() {
    for (scope, fields) in [
        ("rules = [\"D103\"]", &["/amount", "/amount/value", "/code"][..]),
        ("rules = [\"difference\"]\nbindings = [\"shop.error\"]", &["/code"]),
        (
            "rules = [\"D103\", \"D201\"]\nfields = [\"/amount/*\"]",
            &["/amount/currency", "/amount/value"],
        ),
        ("rules = [\"D103\"]\nfields = [\"/**/value\"]", &["/amount/value"]),
        ("rules = [\"D103\"]\nside = \"looser\"", &[]),
        ("rules = [\"D103\"]\ndirection = \"request\"", &[]),
        ("rules = [\"D103\"]\ndocuments = [\"other\"]", &[]),
        ("rules = [\"example\"]", &[]),
    ] {
        let policy =
            format!("[[policy]]\nname = \"p\"\nreason = \"so\"\n{scope}\n");
        let lock = lock(&policy);
        let mut found: Vec<&str> =
            lock.accepted.iter().map(|one| one.field.as_str()).collect();
        found.sort_unstable();
        found.dedup();
        assert_eq!(found, fields, "{scope}");
    }
}

#[test]
fn a_policy_that_does_not_hold_covers_nothing() {
    let lock = lock(REQUIRED);
    for (more, rule, says) in [
        ("until = 2026-11-21", None, ""),
        (
            "until = 2026-11-20",
            Some("W101"),
            "policy required ended on 2026-11-20",
        ),
        ("", Some("W103"), "policy required gives no reason"),
    ] {
        let policy = if more.is_empty() {
            let reason = "no response member is marked as required";
            REQUIRED.replace(reason, " ")
        } else {
            format!("{REQUIRED}{more}\n")
        };
        let report = judged(&policy, &lock, &document());
        let faults: Vec<_> = open(&report)
            .into_iter()
            .filter(|(rule, _, _)| rule.starts_with('W'))
            .collect();
        let Some(rule) = rule else {
            assert_eq!((faults, report.summary.waived), (vec![], 4));
            continue;
        };
        // Nothing is said of what is accepted by it.
        assert_eq!(faults, [(rule, "", says)]);
        assert_eq!(report.summary.waived, 0, "{more}");
        // The differences count before the policy.
        assert_eq!(report.outcome(Level::Error), Outcome::Drift);
        let fault = report.findings.last().unwrap();
        assert_eq!(
            (&*fault.location.file, fault.location.line),
            ("drift.toml", Some(24))
        );
    }
}

#[test]
fn a_policy_that_covers_nothing_is_stale() {
    let stale = "[[policy]]\nname = \"none\"\nrules = [\"D209\"]\n\
                 reason = \"so\"\n";
    let both = format!("{REQUIRED}{LIMITS}");
    let report = judged(&format!("{both}{stale}"), &lock(&both), &document());
    assert_eq!(open(&report), [("W102", "", "policy none covers no finding")]);
    assert_eq!(report.outcome(Level::Error), Outcome::StalePolicy);
    // A policy that is gone leaves its entries.
    let report = judged(LIMITS, &lock(&both), &document());
    let faults: Vec<_> = open(&report)
        .into_iter()
        .filter(|(rule, _, _)| *rule == "W102")
        .collect();
    assert_eq!(
        faults,
        [("W102", "", "policy required is not in schemas/drift.toml")]
    );
}

#[test]
fn a_check_of_a_part_says_nothing_of_the_other_policies() {
    let both = format!("{REQUIRED}{LIMITS}");
    let config = config(&both, lock(&both));
    // Nothing is left that a policy could cover.
    let document = json!({
        "openapi": "3.1.0",
        "paths": document()["paths"],
        "info": {},
    });
    let document = {
        let mut document = document;
        for status in ["400", "401"] {
            at(&mut document, status, "")["required"] = json!(["code"]);
        }
        document
    };
    let faults = |options: &CheckOptions| -> usize {
        let report = with(&document, |documents, ours| {
            check(&config, documents, ours, options)
        });
        report.findings.iter().filter(|f| f.rule.id == "W102").count()
    };
    assert_eq!(faults(&options()), 2);
    let order = options().only_bindings(vec!["shop.order".into()]);
    assert_eq!(faults(&order), 0);
    let error = options().only_bindings(vec!["shop.error".into()]);
    assert_eq!(faults(&error), 2);
    let other = options().only_documents(vec!["other".into()]);
    assert_eq!(faults(&other), 0);
}

#[test]
fn a_field_pattern_names_steps() {
    for (pattern, named, others) in [
        ("/a/*", &["/a/b", "/a/*"][..], &["/a", "/a/b/c", "/b/b"][..]),
        ("/**/a", &["/a", "/b/a", "/b/*/a"], &["", "/a/b"]),
        ("/a/**", &["/a", "/a/b", "/a/b/c"], &["", "/b"]),
        ("/a~1b", &["/a~1b"], &["/a/b"]),
    ] {
        let read = FieldPattern::parse(pattern).unwrap();
        for field in named {
            assert!(read.matches(field), "{pattern} {field}");
        }
        for field in others {
            assert!(!read.matches(field), "{pattern} {field}");
        }
    }
    assert_eq!(FieldPattern::parse("a"), None);
    assert_eq!(FieldPattern::parse(""), None);
}

#[test]
fn a_fingerprint_does_not_change_with_words_lines_or_order() {
    let names = |text: &str| -> Vec<String> {
        let read = Document::from_bytes("shop", "shop.json", text.as_bytes());
        let mut documents = Documents::default();
        documents.documents.push(read.unwrap());
        let config = config("", recorded());
        let [order, error] = schemas();
        let ours = [
            Implementation::new("shop.order", &order, &|_| true),
            Implementation::new("shop.error", &error, &|_| true),
        ];
        let report = check(&config, &documents, &ours, &options());
        let found = report.findings.into_iter().filter(|f| f.rule.id == "D201");
        found.map(|finding| finding.fingerprint).collect()
    };
    let plain = document().to_string();
    assert_eq!(names(&plain).len(), 2);
    let words =
        plain.replacen("\"maxLength\"", "\"title\":\"\",\"maxLength\"", 1);
    let lines = format!("\n\n{:#}", document());
    for text in [&words, &lines] {
        assert_eq!(names(text), names(&plain));
    }
    assert_ne!(names(&plain.replace(":9,", ":8,")), names(&plain));
}
