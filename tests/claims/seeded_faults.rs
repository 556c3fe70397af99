//! The test of the tests: faults that are planted in a copy of the schemas are
//! all found.

use paysession::{
    Message,
    introspect::schema::{self, Profile},
    introspect::{MessageVisitor, for_each_message},
    komoju::{CreateSession, Session},
    testing,
    yuno::{CreateCustomerSession, CustomerSession},
};
use serde_json::{Value, json};

use crate::step;

/// The edges of a message, and whether the reader keeps each.
struct Judged {
    schema: Value,
    edges: Vec<(Value, bool)>,
}

impl Judged {
    fn of<T: Message>() -> Self {
        let edges = testing::boundary_bodies::<T>()
            .iter()
            .filter_map(|edge| serde_json::from_str::<Value>(edge).ok())
            .map(|value| {
                let seen = value.to_string();
                (value, T::from_json(seen.as_bytes()).is_ok())
            })
            .collect();
        Self { schema: schema::of::<T>(Profile::Strict), edges }
    }

    /// Whether an edge is judged otherwise by the reader than by the schema
    /// with `other` at `pointer`.
    fn show(&self, pointer: &str, other: Value) -> bool {
        let mut schema = self.schema.clone();
        let place = schema.pointer_mut(pointer).unwrap();
        assert_ne!(*place, other, "nothing is planted at {pointer}");
        *place = other;
        let schema = jsonschema::draft202012::new(&schema).unwrap();
        self.edges.iter().any(|(value, kept)| schema.is_valid(value) != *kept)
    }

    /// Every place of the pattern at `pointer` that has a part of it is
    /// changed in turn; the changes that no edge shows.
    fn unseen(&self, pointer: &str, changes: &[(&str, &str)]) -> Vec<String> {
        let pattern = self.schema.pointer(pointer).and_then(Value::as_str);
        let pattern = pattern.unwrap();
        let mut unseen = Vec::new();
        for (part, other) in changes {
            assert!(pattern.contains(part), "must have {part}: {pattern}");
            for (at, _) in pattern.match_indices(part).step_by(step()) {
                let (start, end) = pattern.split_at(at);
                let end = end.replacen(part, other, 1);
                if !self.show(pointer, json!(format!("{start}{end}"))) {
                    unseen.push(format!("{pointer}: {part} as {other}"));
                }
            }
        }
        unseen
    }

    /// Every keyword that is a rule is taken away in turn, wherever it stands;
    /// those that no edge misses.
    fn unmissed(&self) -> Vec<String> {
        let mut unmissed = Vec::new();
        for pointer in rules(&self.schema).into_iter().step_by(step()) {
            let (holder, keyword) = pointer.rsplit_once('/').unwrap();
            let mut without = self.schema.pointer(holder).unwrap().clone();
            without.as_object_mut().unwrap().remove(keyword).unwrap();
            if !self.show(holder, without) {
                unmissed.push(pointer);
            }
        }
        unmissed
    }
}

/// Where a schema has a keyword that is a rule.
fn rules(schema: &Value) -> Vec<String> {
    const RULES: [&str; 14] = [
        "type",
        "enum",
        "pattern",
        "minLength",
        "maxLength",
        "minimum",
        "maximum",
        "multipleOf",
        "maxItems",
        "required",
        "propertyNames",
        "oneOf",
        "anyOf",
        "allOf",
    ];
    let Some(members) = schema.as_object() else { return Vec::new() };
    let mut found = Vec::new();
    for (keyword, value) in members {
        if RULES.contains(&keyword.as_str()) {
            found.push(format!("/{keyword}"));
        }
        let inner: Vec<(String, &Value)> = match (keyword.as_str(), value) {
            ("properties", Value::Object(members)) => members
                .iter()
                .map(|(name, schema)| (format!("/{name}"), schema))
                .collect(),
            ("oneOf", Value::Array(kinds)) => kinds
                .iter()
                .enumerate()
                .map(|(at, schema)| (format!("/{at}"), schema))
                .collect(),
            ("items" | "additionalProperties" | "propertyNames", schema) => {
                vec![(String::new(), schema)]
            }
            _ => Vec::new(),
        };
        for (step, schema) in inner {
            found.extend(
                rules(schema)
                    .into_iter()
                    .map(|rest| format!("/{keyword}{step}{rest}")),
            );
        }
    }
    found
}

/// What follows from another rule, so that nobody can miss it: the type of the
/// values of an `enum`, that of each kind of object, and the length of what a
/// pattern spells out.
fn is_said_twice(schema: &Value, pointer: &str) -> bool {
    let (holder, keyword) = pointer.rsplit_once('/').unwrap();
    let beside = schema.pointer(holder).unwrap();
    let pattern = beside.get("pattern").and_then(Value::as_str);
    match keyword {
        "type" => {
            let is_kind =
                matches!(holder, "/oneOf/0" | "/oneOf/1" | "/oneOf/2");
            is_kind || ["enum", "oneOf"].iter().any(|k| beside.get(k).is_some())
        }
        "minLength" | "maxLength" => pattern.is_some_and(|pattern| {
            pattern.ends_with("{12}$") || pattern.ends_with("{6}Z$")
        }),
        _ => false,
    }
}

#[test]
fn removing_any_rule_from_a_schema_is_detected() {
    struct Each;
    impl MessageVisitor for Each {
        fn visit<T: Message>(&mut self) {
            let judged = Judged::of::<T>();
            let unmissed: Vec<String> = judged
                .unmissed()
                .into_iter()
                .filter(|pointer| !is_said_twice(&judged.schema, pointer))
                .collect();
            assert_eq!(unmissed, Vec::<String>::new(), "{}", T::ID);
        }
    }
    for_each_message(&mut Each);
}

#[test]
fn every_planted_fault_is_found() {
    let request = Judged::of::<CreateCustomerSession>();
    let response = Judged::of::<CustomerSession>();
    let found = [
        (
            "looser by one",
            request.show("/properties/callback_url/maxLength", json!(527)),
        ),
        (
            "a wider alphabet",
            request.show(
                "/properties/callback_url/pattern",
                json!("^[^\\u0000]*$"),
            ),
        ),
        (
            "tighter by one",
            response.show("/properties/customer_id/maxLength", json!(63)),
        ),
        // What 526 bytes are in code points of four bytes each.
        (
            "bytes for characters",
            request.show("/properties/callback_url/maxLength", json!(526 / 4)),
        ),
        (
            "an unanchored pattern",
            request.show(
                "/properties/callback_url/pattern",
                json!("[^\\u0000-\\u001F\\u007F]"),
            ),
        ),
        (
            "a pattern without its end",
            response.show(
                "/properties/created_at/pattern",
                json!("^[0-9]{4}-[0-9]{2}-[0-9]{2}T"),
            ),
        ),
        (
            "a value too few",
            request.show("/properties/country/enum", json!(["US"])),
        ),
        ("not required", request.show("/required", json!(["account_id"]))),
    ];
    for (fault, found) in found {
        assert!(found, "not found: {fault}");
    }
}

const UUID: &[(&str, &str)] = &[
    ("[0-9A-Fa-f]", "[/-9A-Fa-f]"),
    ("[0-9A-Fa-f]", "[0-:A-Fa-f]"),
    ("[0-9A-Fa-f]", "[0-9@-Fa-f]"),
    ("[0-9A-Fa-f]", "[0-9A-Ga-f]"),
    ("[0-9A-Fa-f]", "[0-9A-F`-f]"),
    ("[0-9A-Fa-f]", "[0-9A-Fa-g]"),
    ("}-", "}[-_]"),
    ("[0-9A-Fa-f]{8}", "[0-9a-f]{8}"),
    ("[0-9A-Fa-f]{8}", "[0-9A-F]{8}"),
];

/// Of a date, of which year, month and day are digits.
const DATE: &[(&str, &str)] = &[
    ("0[13578]", "0[135789]"),
    ("0[13578]", "0[013578]"),
    ("1[02]", "1[0-2]"),
    ("1[02]", "1[023]"),
    ("(0[1-9]|[12][0-9]|3[01])", "(0[0-9]|[12][0-9]|3[01])"),
    ("3[01]", "3[0-2]"),
    ("3[01]", "30"),
    ("[12][0-9]|30", "[12][0-9]|3[01]"),
    ("[12][0-9]|30", "[12][0-9]"),
    ("2[0-8]", "2[0-9]"),
    ("0[48]", "0[048]"),
    ("[02468][048]|[13579][26])00", "[02468][048]|[13579][26])[0-9]0"),
    ("[13579][26])00", "[13579][026])00"),
    ("-02-29", "-02-(29|30)"),
    ("([01][0-9]|2[0-3])", "([01][0-9]|2[0-4])"),
    ("([01][0-9]|2[0-3])", "([01][0-9]|2[0-2])"),
    ("[0-5][0-9]", "[0-6][0-9]"),
    ("[0-9]{4}-", "[0-9]{4}[-/]"),
    ("^([0-9]{4}", "^([1-9][0-9]{3}"),
    ("^([0-9]{4}", "^([-0-9]{4}"),
];

/// Of 27 characters.
const TIMESTAMP: &[(&str, &str)] = &[
    ("T(", "[Tt]("),
    ("T(", "[T ]("),
    ("Z$", "[Zz]$"),
    ("\\.[0-9]{6}", "[.,][0-9]{6}"),
    ("[0-9]{6}", "[0-9:]{6}"),
    ("[0-9]{6}", "[/-9]{6}"),
];

/// Of any fraction and any offset.
const DATE_TIME: &[(&str, &str)] = &[
    ("^([0-9]{4}", "^([0-9]{3,4}"),
    ("[Tt]", "T"),
    ("[Tt]", "t"),
    ("[Tt]", "[Tt ]"),
    ("[Tt]", "[Tt_]"),
    ("(\\.[0-9]+)", "(\\.[0-9]*)"),
    ("(\\.[0-9]+)", "([.,][0-9]+)"),
    ("(\\.[0-9]+)", "(\\.[0-9]{1,9})"),
    ("[Zz]|", "Z|"),
    ("[Zz]|", "z|"),
    ("([Zz]|", "([Zz]+|"),
    ("([Zz]|", "([Zz]||"),
    ("[+-](", "\\+("),
    ("[+-](", "-("),
    ("[+-](", "[+−-]("),
    ("[+-](", "[ +-]("),
    ("2[0-3]):[0-5][0-9])$", "2[0-3]):?[0-5][0-9])$"),
    ("2[0-3]):[0-5][0-9])$", "2[0-3])(:[0-5][0-9])?)$"),
    ("2[0-3]):[0-5][0-9])$", "2[0-3]|9):[0-5][0-9])$"),
];

const EMAIL: &[(&str, &str)] = &[
    ("@\\u0000", "\\u0000"),
    ("\\u0000-\\u0020", "\\u0001-\\u0020"),
    ("\\u0000-\\u0020", "\\u0000-\\u001F"),
    ("\\u0000-\\u0020", "\\u0000-\\u0021"),
    ("\\u007F-\\u00A0", "\\u007E-\\u00A0"),
    ("\\u007F-\\u00A0", "\\u0080-\\u00A0"),
    ("\\u007F-\\u00A0", "\\u007F-\\u009F"),
    ("\\u007F-\\u00A0", "\\u007F-\\u00A1"),
    ("\\u1680", ""),
    ("\\u2000-\\u200A", "\\u2001-\\u200A"),
    ("\\u2000-\\u200A", "\\u1FFF-\\u200A"),
    ("\\u2000-\\u200A", "\\u2000-\\u2009"),
    ("\\u2000-\\u200A", "\\u2000-\\u200B"),
    ("\\u2028", ""),
    ("\\u2029", ""),
    ("\\u2029", "\\u2029\\u202A"),
    ("\\u202F", ""),
    ("\\u205F", ""),
    ("\\u205F", "\\u205F\\u2060"),
    ("\\u3000", ""),
    ("\\u3000", "\\u3000\\u3001"),
    ("\\u3000", "\\u3000\\uFEFF"),
    ("]+@", "]*@"),
    ("]+$", "]*$"),
    ("]+@", "]+@+"),
];

const URL: &[(&str, &str)] = &[
    ("\\u0000", "\\u0001"),
    ("\\u001F", "\\u001E"),
    ("\\u001F", "\\u0020"),
    ("\\u007F", ""),
    ("\\u007F", "\\u007E\\u007F"),
    ("\\u007F", "\\u007F\\u0080"),
];

#[test]
fn every_fault_planted_in_a_pattern_is_found() {
    let request = Judged::of::<CreateCustomerSession>();
    let response = Judged::of::<CustomerSession>();
    let komoju = Judged::of::<Session>();
    let email = Judged::of::<CreateSession>();
    let unseen = [
        request.unseen("/properties/customer_id/pattern", UUID),
        response.unseen("/properties/created_at/pattern", DATE),
        response.unseen("/properties/created_at/pattern", TIMESTAMP),
        komoju.unseen("/properties/created_at/pattern", DATE),
        komoju.unseen("/properties/created_at/pattern", DATE_TIME),
        email.unseen("/oneOf/0/properties/email/pattern", EMAIL),
        request.unseen("/properties/callback_url/pattern", URL),
    ];
    assert_eq!(unseen.concat(), Vec::<String>::new(), "not found");
}
