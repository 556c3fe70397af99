//! The table of policies and the lock file as text.

use super::{
    BINDINGS, LIMITS, REQUIRED, accepted, at, changed, judged, lock, recorded,
};
use crate::support::{day, root};
use serde_json::json;
use specdrift::{Acceptance, Config, Documents, Lock, add_policy};

#[test]
fn the_lock_file_is_the_same_whatever_was_accepted_first() {
    let both = format!("{REQUIRED}{LIMITS}");
    let lock = lock(&both);
    let mut reversed = lock.clone();
    reversed.accepted.reverse();
    assert_eq!(reversed.to_text().unwrap(), lock.to_text().unwrap());
}

#[test]
fn the_table_and_the_lock_file_say_where_they_are_wrong() {
    let policy = "[[policy]]\nname = \"p\"\nreason = \"so\"\n";
    for (text, says) in [
        (
            "[[binding]]\nid = \"a\"\ndocument = \"b\"\nat = \"c\"\n\
             direction = \"request\"\ntype = \"a\"",
            "drift.toml:4: expected a pointer that starts with /",
        ),
        ("[[policy]]\nreasn = \"x\"", "drift.toml:2: unknown field `reasn`"),
        ("[[policy", "drift.toml:1: "),
        (
            &format!("{policy}rules = [\"X1\"]"),
            "drift.toml:4: expected rules or categories that can be accepted, \
             found X1",
        ),
        (
            &format!("{policy}rules = [\"D997\"]"),
            "drift.toml:4: expected rules or categories that can be accepted, \
             found D997",
        ),
        (
            &format!("{policy}rules = []"),
            "drift.toml:4: expected at least one rule",
        ),
        (
            &format!("{policy}rules = [\"D101\"]\nfields = [\"a\"]"),
            "drift.toml:5: expected a field that starts with /",
        ),
        (
            &format!("{policy}rules = [\"D101\"]\nuntil = 12:00:00"),
            "drift.toml:5: expected a date such as 2026-01-31",
        ),
        (
            &format!("{policy}rules = [\"D101\"]\n{policy}rules = [\"D102\"]"),
            "drift.toml:6: expected one policy p",
        ),
    ] {
        let error = Config::parse("drift.toml", text).unwrap_err();
        assert!(error.to_string().starts_with(says), "{error}");
    }
    let text = lock(LIMITS).to_text().unwrap();
    for (from, to, says) in [
        ("ours = '{", "ours = '", "expected JSON: "),
        ("pointer = \"/", "pointer = \"", "expected a pointer that starts"),
        ("policy = ", "reason = ", "unknown field `reason`"),
    ] {
        assert!(text.contains(from), "{text}");
        let line =
            1 + text.lines().take_while(|l| !l.starts_with(from)).count();
        let broken = text.replacen(from, to, 1);
        let error = Lock::parse("drift.lock", &broken).unwrap_err();
        let says = format!("drift.lock:{line}: {says}");
        assert!(error.to_string().starts_with(&says), "{error}");
    }
}

#[test]
fn the_workspace_table_and_its_documents_are_read() {
    let text =
        std::fs::read_to_string(root().join("schemas/drift.toml")).unwrap();
    let config = Config::parse("schemas/drift.toml", &text).unwrap();
    assert!(!config.bindings.is_empty());
    let text =
        std::fs::read_to_string(root().join("schemas/drift.lock")).unwrap();
    let lock = Lock::parse("schemas/drift.lock", &text).unwrap();
    assert_eq!(lock.to_text().unwrap(), text, "nobody edits it");
    let documents =
        Documents::read(&root(), "schemas/vendored/SOURCES.toml", &[]).unwrap();
    assert_eq!(documents.failed, []);
    for operation in &config.bindings {
        let document = documents.get(&operation.document).unwrap();
        assert!(
            operation.at.resolve(&document.value).is_some(),
            "{}",
            operation.at
        );
    }
}

#[test]
fn a_document_cannot_write_policies() {
    let hostile = "x\n[[policy]]\nname = \"all\"\nrules = [\"D201\"]\n\
                   reason = \"so\"\n#\r\u{85}\u{9b}\u{2028}\u{202e}\u{e0041}'''\n::error::x";
    let document = changed(|document| {
        let members = at(document, "200", "/anyOf/0/properties");
        members[hostile] = json!({ "type": "string" });
    });
    let empty = recorded();
    let report = judged("", &empty, &document);
    let finding =
        report.findings.iter().find(|f| f.field().contains("[[policy]]"));
    let finding = finding.unwrap();
    for reason in ["asked", "\"\n[[policy]]\n", "'''\n\"\"\"", "\u{7f}"] {
        let until = Some(day("2026-12-31"));
        let mut table = BINDINGS.to_owned();
        for name in ["", "-2", "-3"] {
            let added =
                add_policy("drift.toml", &table, finding, reason, until)
                    .unwrap();
            assert_eq!(added.table, format!("{table}{}", added.entry));
            assert_shows_nothing_foreign(&added.entry, 11);
            assert_eq!(added.name, format!("{}{name}", finding.fingerprint));
            let config = Config::parse("drift.toml", &added.table).unwrap();
            let policy = config.policies.last().unwrap();
            assert_eq!((&*policy.reason, policy.until), (reason, until));
            table = added.table;
        }
        let policies = table.strip_prefix(BINDINGS).unwrap();
        let lock =
            accepted(policies, &empty, &document, Acceptance::Everything);
        let text = lock.unwrap().to_text().unwrap();
        assert_shows_nothing_foreign(&text, text.lines().count());
        let read = Lock::parse("drift.lock", &text).unwrap();
        assert_eq!(read.accepted.len(), 1);
        assert_eq!(read.accepted[0].field, finding.field());
    }
}

/// So many lines, each begun by whoever writes the file, and nothing that
/// steers.
#[track_caller]
fn assert_shows_nothing_foreign(written: &str, lines: usize) {
    let begins = |line: &str| {
        line.is_empty()
            || line.starts_with(|one: char| {
                "[]# \"".contains(one) || one.is_ascii_lowercase()
            })
    };
    assert_eq!(
        written.lines().filter(|line| begins(line)).count(),
        lines,
        "{written}"
    );
    for foreign in ["\n::", "\nreason = \"so\""] {
        assert!(!written.contains(foreign), "{written}");
    }
    let steers = |one: char| {
        one.is_control() && one != '\n'
            || "\u{2028}\u{202e}\u{e0041}".contains(one)
    };
    assert_eq!(written.find(steers), None, "{written:?}");
}

#[test]
fn a_day_that_does_not_exist_is_no_date() {
    for text in ["2026-02-30", "2026-1-1", "2026-01-01T00:00:00Z", "", "today"]
    {
        let error = text.parse::<specdrift::Date>().unwrap_err();
        assert_eq!(error.to_string(), "expected a date such as 2026-01-31");
    }
    assert_eq!(day("2028-02-29").to_string(), "2028-02-29");
    assert!(day("2026-01-31") < day("2026-02-01"));
}
