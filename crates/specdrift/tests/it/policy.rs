//! Policies and the lock file: what they cover, what changes under them, and
//! when they are findings themselves.

use crate::support::{day, root};
use serde_json::{Value, json};
use specdrift::{
    AcceptError, Acceptance, CheckOptions, Config, Document, Documents,
    FieldPattern, Implementation, Level, Lock, Outcome, Report, accept,
    add_policy, by_id, check,
};

const BINDINGS: &str = r#"
[[binding]]
id = "shop.order"
type = "shop.order"
document = "shop"
at = "/paths/~1orders/post/responses/200/content/application~1json"
direction = "response"

[[binding]]
id = "shop.error"
type = "shop.error"
document = "shop"
at = "/paths/~1orders/post/responses/400/content/application~1json"
direction = "response"

[[binding]]
id = "shop.error"
type = "shop.error"
document = "shop"
at = "/paths/~1orders/post/responses/401/content/application~1json"
direction = "response"
"#;

const REQUIRED: &str = r#"
[[policy]]
name = "required"
rules = ["D103"]
direction = "response"
side = "stricter"
reason = "no response member is marked as required"
"#;

const LIMITS: &str = r#"
[[policy]]
name = "limits"
rules = ["D201"]
bindings = ["shop.order"]
fields = ["/amount/*", "/note"]
reason = "the page of the object states them"
"#;

/// An order has two alternatives, which say the same of its amount.
fn document() -> Value {
    let amount = json!({ "type": "object", "properties": {
        "value": { "type": "integer" },
        "currency": { "type": "string", "maxLength": 9 },
    } });
    let order = |title: &str| {
        json!({ "type": "object", "title": title, "properties": {
            "amount": amount,
            "note": { "type": "string", "maxLength": 90 },
        } })
    };
    let error = json!({ "type": "object", "properties": {
        "code": { "type": "string" },
    } });
    let body = |schema: &Value| {
        json!({ "description": "", "content": {
            "application/json": { "schema": schema } } })
    };
    let orders = json!({ "anyOf": [order("paid"), order("open")] });
    json!({
        "openapi": "3.1.0",
        "info": { "title": "Shop", "version": "1" },
        "paths": { "/orders": { "post": { "responses": {
            "200": body(&orders),
            "400": body(&error),
            "401": body(&error),
        } } } },
    })
}

/// The document with one thing changed.
fn changed(change: impl FnOnce(&mut Value)) -> Value {
    let mut document = document();
    change(&mut document);
    document
}

fn at<'d>(document: &'d mut Value, status: &str, rest: &str) -> &'d mut Value {
    let schema = format!(
        "/paths/~1orders/post/responses/{status}/content/application~1json\
         /schema{rest}"
    );
    document.pointer_mut(&schema).unwrap()
}

fn set_note(document: &mut Value, most: usize) {
    for place in ["/anyOf/0", "/anyOf/1"] {
        let note = format!("{place}/properties/note");
        at(document, "200", &note)["maxLength"] = most.into();
    }
}

fn schemas() -> [Value; 2] {
    let text = |most: usize| json!({ "type": "string", "maxLength": most });
    let order = json!({ "type": "object", "required": ["amount"],
        "properties": {
            "amount": { "type": "object", "required": ["value"],
                "properties": {
                    "value": { "type": "integer" }, "currency": text(3) } },
            "note": text(20) } });
    let error = json!({ "type": "object", "required": ["code"],
        "properties": { "code": { "type": "string" } } });
    [order, error]
}

/// Calls `work` with one edition of the document and our types.
fn with<R>(
    document: &Value,
    work: impl FnOnce(&Documents, &[Implementation<'_>]) -> R,
) -> R {
    let mut documents = Documents::default();
    let text = document.to_string();
    let read = Document::from_bytes("shop", "shop.json", text.as_bytes());
    documents.documents.push(read.unwrap());
    let [order, error] = schemas();
    let validators = [&order, &error]
        .map(|schema| jsonschema::draft202012::new(schema).unwrap());
    let reads = validators.each_ref().map(|validator| {
        move |bytes: &[u8]| {
            serde_json::from_slice::<Value>(bytes)
                .is_ok_and(|value| validator.is_valid(&value))
        }
    });
    let [read_order, read_error] = &reads;
    let ours = [
        Implementation::new("shop.order", &order, read_order),
        Implementation::new("shop.error", &error, read_error),
    ];
    work(&documents, &ours)
}

fn config(policies: &str, lock: Lock) -> Config {
    let table = format!("{BINDINGS}{policies}");
    Config::parse("drift.toml", &table).unwrap().with_lock(lock)
}

/// The operations as they were, and nothing accepted.
fn recorded() -> Lock {
    let config = config("", Lock::empty("drift.lock"));
    with(&document(), |documents, _| {
        Lock::record("drift.lock", &config, documents)
    })
}

fn options() -> CheckOptions {
    CheckOptions::on(day("2026-11-21"))
}

fn judged(policies: &str, lock: &Lock, document: &Value) -> Report {
    let config = config(policies, lock.clone());
    with(document, |documents, ours| {
        check(&config, documents, ours, &options())
    })
}

fn accepted(
    policies: &str,
    lock: &Lock,
    document: &Value,
    what: Acceptance<'_>,
) -> Result<Lock, AcceptError> {
    let config = config(policies, lock.clone());
    let accepted = with(document, |documents, ours| {
        accept(&config, documents, ours, &options(), what)
    });
    accepted.map(|accepted| accepted.lock)
}

/// Everything that the policies name in the document as it was, written and
/// read.
fn lock(policies: &str) -> Lock {
    let empty = recorded();
    let lock = accepted(policies, &empty, &document(), Acceptance::Everything);
    let text = lock.unwrap().to_text().unwrap();
    Lock::parse("drift.lock", &text).unwrap()
}

/// The rule, the field and the words of every open finding.
fn open(report: &Report) -> Vec<(&str, &str, &str)> {
    let open = report.findings.iter().filter(|f| !f.is_waived());
    open.map(|f| (f.rule.id, f.field(), &*f.message)).collect()
}

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

/// What changes, how, and the findings that are open then.
type Change =
    (&'static str, fn(&mut Value), &'static [(&'static str, &'static str)]);

#[test]
fn a_change_under_a_policy_is_open_until_it_is_accepted() {
    let both = format!("{REQUIRED}{LIMITS}");
    let lock = lock(&both);
    let changes: [Change; 4] = [
        (
            "a member has vanished from one alternative",
            |document| {
                let members = at(
                    document,
                    "200",
                    "/anyOf/0/properties/amount/properties",
                );
                members.as_object_mut().unwrap().remove("value").unwrap();
            },
            &[("D103", "/amount/value")],
        ),
        (
            "a member is required in one of two responses",
            |document| {
                at(document, "401", "")["required"] = json!(["code"]);
            },
            &[("W102", "")],
        ),
        (
            "a limit is another",
            |document| {
                set_note(document, 91);
            },
            &[("D201", "/note")],
        ),
        (
            "a limit is ours now",
            |document| {
                set_note(document, 20);
            },
            &[("W102", "")],
        ),
    ];
    for (name, change, wanted) in changes {
        let document = changed(change);
        let report = judged(&both, &lock, &document);
        let mut found: Vec<_> =
            open(&report).iter().map(|(rule, at, _)| (*rule, *at)).collect();
        found.sort_unstable();
        assert_eq!(found, wanted, "{name}: {:?}", open(&report));
        assert_ne!(report.outcome(Level::Error), Outcome::Agreement, "{name}");

        let anew = accepted(&both, &lock, &document, Acceptance::Everything);
        let report = judged(&both, &anew.unwrap(), &document);
        let left: Vec<_> =
            open(&report).iter().map(|(rule, _, _)| *rule).collect();
        let not_named: Vec<_> = wanted
            .iter()
            .map(|(rule, _)| *rule)
            .filter(|rule| *rule == "D102")
            .collect();
        assert_eq!(left, not_named, "{name}");
    }
}

#[test]
fn what_has_changed_is_said() {
    let lock = lock(&format!("{REQUIRED}{LIMITS}"));
    let document = changed(|document| {
        let members =
            at(document, "200", "/anyOf/0/properties/amount/properties");
        members.as_object_mut().unwrap().remove("value").unwrap();
        set_note(document, 91);
    });
    let report = judged(&format!("{REQUIRED}{LIMITS}"), &lock, &document);
    let says: Vec<_> =
        open(&report).iter().map(|(_, _, message)| *message).collect();
    assert_eq!(
        says,
        [
            "/amount/value is required by us, not by the document; the \
             document has lost /amount/value at \
             /paths/~1orders/post/responses/200/content/application~1json\
             /schema/anyOf/0/properties/amount/properties/value since it was \
             accepted by policy required",
            "/note: longest text differs: document maxLength 91, ours \
             maxLength 20; what both sides say has changed since it was \
             accepted by policy limits",
        ]
    );
}

#[test]
fn one_finding_or_one_policy_can_be_accepted() {
    let both = format!("{REQUIRED}{LIMITS}");
    let empty = recorded();
    let fields = |lock: &Lock| -> Vec<String> {
        lock.accepted.iter().map(|one| one.field.clone()).collect()
    };
    let by_policy =
        accepted(&both, &empty, &document(), Acceptance::Policy("limits"));
    let by_policy = by_policy.unwrap();
    assert_eq!(fields(&by_policy), ["/note", "/amount/currency"]);

    let code = judged(&both, &empty, &document());
    let code = code.findings.iter().find(|f| f.field() == "/code").unwrap();
    let name = Acceptance::Finding(&code.fingerprint);
    let one = accepted(&both, &by_policy, &document(), name).unwrap();
    assert_eq!(
        fields(&one),
        ["/note", "/amount/currency", "/code", "/code"],
        "the same finding in two places"
    );

    for (what, says) in [
        (Acceptance::Finding("D103-0"), "no policy names a finding D103-0"),
        (Acceptance::Policy("other"), "no policy other"),
    ] {
        let error = accepted(&both, &empty, &document(), what).unwrap_err();
        assert_eq!(error.to_string(), says);
    }
    let dangling = changed(|document| {
        let missing = json!({ "$ref": "#/components/schemas/Missing" });
        at(document, "200", "/anyOf/0").clone_from(&missing);
    });
    let error = accepted(&both, &empty, &dangling, Acceptance::Everything);
    assert_eq!(error, Err(AcceptError::Undecided));
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
    assert_eq!(report.outcome(Level::Error), Outcome::WaiverFault);
    // A policy that is gone leaves its entries.
    let report = judged(LIMITS, &lock(&both), &document());
    let faults: Vec<_> = open(&report)
        .into_iter()
        .filter(|(rule, _, _)| *rule == "W102")
        .collect();
    assert_eq!(faults, [("W102", "", "policy required is not in the table")]);
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
    let order = options().only(vec!["shop.order".into()]);
    assert_eq!(faults(&order), 0);
    let error = options().only(vec!["shop.error".into()]);
    assert_eq!(faults(&error), 2);
    let other = options().policies_of(vec!["other".into()]);
    assert_eq!(faults(&other), 0);
}

#[test]
fn a_counterexample_that_proves_nothing_any_more_is_told() {
    let both = format!("{REQUIRED}{LIMITS}");
    let lock = lock(&both);
    let long = "a".repeat(21);
    for (value, says) in [
        (json!({ "amount": { "value": 1 }, "note": long }), None),
        (json!({ "amount": { "value": 1 }, "note": "a" }), Some("accept")),
        (json!(5), Some("refuse")),
    ] {
        let mut lock = lock.clone();
        let entry = lock.accepted.iter_mut().find(|one| one.field == "/note");
        entry.unwrap().counterexample = Some(value);
        let report = judged(&both, &lock, &document());
        // The difference is still there, and still accepted.
        assert_eq!(report.summary.waived, 6);
        let Some(says) = says else {
            assert_eq!(open(&report), []);
            continue;
        };
        let [("W102", "", message)] = open(&report)[..] else {
            panic!("{:?}", open(&report));
        };
        let words = format!("has a counterexample that both sides {says}");
        assert!(message.contains(&words), "{message}");
        assert_eq!(report.outcome(Level::Error), Outcome::WaiverFault);
    }
    assert_eq!(by_id("W102").unwrap().title, "stale policy");
}

#[test]
fn an_example_may_change_where_it_is_no_fault() {
    let policy = "[[policy]]\nname = \"examples\"\nrules = [\"E101\"]\n\
                  reason = \"told the provider\"\n";
    let shown = |host: &str, value: Value| {
        changed(|document| {
            let path =
                "/paths/~1orders/post/responses/200/content/application~1json";
            let example = json!({
                "amount": { "value": value, "currency": "JPY" },
                "note": host,
            });
            document.pointer_mut(path).unwrap()["example"] = example;
        })
    };
    let before = shown("a.example", json!("140000"));
    let empty = recorded();
    let lock = accepted(policy, &empty, &before, Acceptance::Everything);
    let lock = lock.unwrap();
    assert_eq!(lock.accepted.len(), 1);
    for (document, opened) in [
        (before, 0),
        (shown("b.example", json!("150000")), 0),
        (shown(&"long".repeat(30), json!("140000")), 1),
    ] {
        let report = judged(policy, &lock, &document);
        let examples = open(&report)
            .into_iter()
            .filter(|(rule, _, _)| *rule == "E101")
            .count();
        assert_eq!(examples, opened, "{:?}", open(&report));
    }
}

#[test]
fn the_lock_file_is_the_same_whatever_was_accepted_first() {
    let both = format!("{REQUIRED}{LIMITS}");
    let lock = lock(&both);
    let mut reversed = lock.clone();
    reversed.accepted.reverse();
    assert_eq!(reversed.to_text().unwrap(), lock.to_text().unwrap());
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
                   reason = \"so\"\n#\r\u{85}\u{2028}'''";
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
        let read = Lock::parse("drift.lock", &text).unwrap();
        assert_eq!(read.accepted.len(), 1);
        assert_eq!(read.accepted[0].field, finding.field());
    }
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
