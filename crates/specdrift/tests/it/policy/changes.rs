//! What changes under a policy, and how it is accepted.

use super::{
    LIMITS, REQUIRED, accepted, at, changed, document, judged, lock, open,
    recorded, set_note,
};
use serde_json::{Value, json};
use specdrift::{AcceptError, Acceptance, Level, Lock, Outcome, rule_by_id};

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
fn a_schema_that_stands_elsewhere_is_no_change() {
    let both = format!("{REQUIRED}{LIMITS}");
    let lock = lock(&both);
    let moves: [(&str, fn(&mut Value)); 4] = [
        ("into a component", |document| {
            let order = at(document, "200", "").take();
            *at(document, "200", "") =
                json!({ "$ref": "#/components/schemas/Order" });
            document["components"] = json!({ "schemas": { "Order": order } });
        }),
        ("into a response of its own", |document| {
            let responses = "/paths/~1orders/post/responses";
            let responses = document.pointer_mut(responses).unwrap();
            let order = responses["200"].take();
            responses["200"] =
                json!({ "$ref": "#/components/responses/Order" });
            document["components"] = json!({ "responses": { "Order": order } });
        }),
        ("into an allOf of one", |document| {
            let order = at(document, "200", "").take();
            *at(document, "200", "") = json!({ "allOf": [order] });
        }),
        ("in another order", |document| {
            let all = at(document, "200", "/anyOf").as_array_mut().unwrap();
            all.reverse();
        }),
    ];
    for (name, change) in moves {
        let document = changed(change);
        assert_ne!(document, changed(|_| {}), "{name}");
        assert_eq!(open(&judged(&both, &lock, &document)), [], "{name}");
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
fn a_counterexample_that_proves_nothing_any_more_is_told() {
    let both = format!("{REQUIRED}{LIMITS}");
    let lock = lock(&both);
    let long = "a".repeat(21);
    for (value, says) in [
        (json!({ "amount": { "value": 1 }, "note": long }), None),
        (json!({ "amount": { "value": 1 }, "note": "a" }), Some("accept")),
        // Another value proves it now.
        (json!(5), None),
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
        assert_eq!(report.outcome(Level::Error), Outcome::StalePolicy);
    }
    assert_eq!(rule_by_id("W102").unwrap().title, "stale policy");
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
