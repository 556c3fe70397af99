//! The reader accepts what the strict schema accepts, and nothing else.
//!
//! The judge of the schema is the `jsonschema` crate, which reads a
//! `serde_json::Value`: of an object that has a member twice only the last is
//! left in it, and a number has become an `f64`. So the reader is asked about
//! the text of that value; where its verdict on the text as it was sent is
//! another, the reason must be one of those two.

use jsonschema::{Validator, error::ValidationErrorKind};
use paysession::{
    Message, ReadOptions, Violation, ViolationCode, Violations,
    introspect::schema::{self, Profile},
    introspect::{MessageVisitor, Shape},
    testing,
};
use proptest::{prelude::*, sample};
use serde_json::Value;
use std::collections::BTreeSet;

use crate::{
    cases,
    read::{every_message, property},
    step,
};

/// The judges of one message.
pub(crate) struct Judges {
    pub(crate) strict: Validator,
    pub(crate) portable: Validator,
    /// One for each kind of object that the message may be, strict.
    kinds: Vec<Validator>,
}

impl Judges {
    pub(crate) fn of<T: Message>() -> Self {
        let build = |schema| jsonschema::draft202012::new(schema).unwrap();
        let strict = schema::of::<T>(Profile::Strict);
        Self {
            strict: build(&strict),
            portable: build(&schema::of::<T>(Profile::Portable)),
            kinds: kinds(&strict).iter().map(build).collect(),
        }
    }

    /// Whether reader and schemas agree on a text; the error says how not.
    pub(crate) fn agree<T: Message>(&self, text: &str) -> Result<(), String> {
        let Ok(value) = serde_json::from_str::<Value>(text) else {
            return Ok(());
        };
        let seen = value.to_string();
        let read = T::from_json(seen.as_bytes());
        let report = read.as_ref().err();
        let is_kept = expressible_in_json_schema(report).next().is_none();
        if is_kept != self.strict.is_valid(&value) {
            return Err(format!(
                "the reader says {:?}, the strict schema {}: {seen}",
                report.map(ToString::to_string),
                self.strict.is_valid(&value),
            ));
        }
        if is_kept && !self.portable.is_valid(&value) {
            return Err(format!("the portable schema refuses {seen}"));
        }
        same_places::<T>(&self.kinds, &value, report)?;
        excused(T::from_json(text.as_bytes()).err(), is_kept)
            .then_some(())
            .ok_or_else(|| format!("judged otherwise as it was sent: {text}"))
    }
}

/// A schema for each kind of object that a schema allows: a `oneOf` has one
/// error, at the root, whatever is wrong inside.
fn kinds(schema: &Value) -> Vec<Value> {
    match schema.get("oneOf").and_then(Value::as_array) {
        Some(branches) => branches.clone(),
        None => vec![schema.clone()],
    }
}

/// The violations of which JSON Schema has a keyword: it has none for a value
/// that must be that of another member.
fn expressible_in_json_schema(
    report: Option<&Violations>,
) -> impl Iterator<Item = &Violation> {
    report
        .into_iter()
        .flatten()
        .filter(|violation| violation.code() != ViolationCode::Conflict)
}

/// Where a text as it was sent is judged otherwise than its value, that is for
/// a member that is there twice, or a number that is not an `f64`.
fn excused(sent: Option<Violations>, value_is_kept: bool) -> bool {
    match sent {
        None => value_is_kept,
        Some(report) if value_is_kept => report.iter().all(|violation| {
            matches!(
                violation.code(),
                ViolationCode::Duplicate
                    | ViolationCode::Conflict
                    | ViolationCode::Range
                    | ViolationCode::Step
            )
        }),
        Some(_) => true,
    }
}

/// The pointers of the report are those of the schema's errors.
fn same_places<T: Message>(
    kinds: &[Validator],
    value: &Value,
    report: Option<&Violations>,
) -> Result<(), String> {
    if report.is_some_and(Violations::is_truncated) {
        return Ok(());
    }
    let reported: BTreeSet<String> = expressible_in_json_schema(report)
        .map(|violation| violation.pointer().to_string())
        .collect();
    let expected = expected::<T>(kinds, value);
    if reported == expected {
        Ok(())
    } else {
        Err(format!(
            "the report has {reported:?}, the schema {expected:?}: {value}"
        ))
    }
}

/// Where the schema has errors: of several kinds of object, that one counts
/// which the body says it is; where it does not say, what is wrong in any.
fn expected<T: Message>(
    kinds: &[Validator],
    value: &Value,
) -> BTreeSet<String> {
    let each: Vec<BTreeSet<String>> = kinds
        .iter()
        .map(|kind| {
            kind.iter_errors(value).map(|error| place(&error)).collect()
        })
        .collect();
    let said = match T::SHAPE {
        Shape::Union { tag, .. } => {
            let tag = format!("/{tag}");
            each.iter()
                .find(|places| !places.contains(&tag) && !places.contains(""))
        }
        _ => None,
    };
    said.cloned().unwrap_or_else(|| each.into_iter().flatten().collect())
}

/// Where an error is: a missing member is at the member, and a name of a map
/// that breaks its rule is at the member that has it.
fn place(error: &jsonschema::ValidationError<'_>) -> String {
    let at = error.instance_path().to_string();
    match error.kind() {
        ValidationErrorKind::Required { property } => {
            format!("{at}/{}", escaped(property.as_str().unwrap_or_default()))
        }
        // Of a member with two names, neither is there.
        ValidationErrorKind::AnyOf { context } => {
            context.iter().flatten().next().map_or(at, |error| place(error))
        }
        ValidationErrorKind::PropertyNames { error } => {
            format!(
                "{at}/{}",
                escaped(error.instance().as_str().unwrap_or_default())
            )
        }
        _ => at,
    }
}

fn escaped(name: &str) -> String {
    name.replace('~', "~0").replace('/', "~1")
}

/// Everything that is tried on a message, and how often.
struct Agreement {
    cases: u32,
}

impl MessageVisitor for Agreement {
    fn visit<T: Message>(&mut self) {
        let judges = Judges::of::<T>();
        let check = |text: &str| {
            judges
                .agree::<T>(text)
                .map_err(|why| TestCaseError::fail(format!("{}: {why}", T::ID)))
        };
        let edges = testing::boundary_bodies::<T>();
        for edge in edges.iter().step_by(step()) {
            check(edge).unwrap();
        }
        let valid = any::<T>()
            .prop_map(|message| serde_json::to_string(&message).unwrap());
        property(T::ID, self.cases / 4, &valid, |text| check(&text));
        let broken =
            testing::invalid_bodies::<T>().prop_map(|broken| broken.body);
        property(T::ID, self.cases / 4, &broken, |text| check(&text));
        let several = several(edges);
        property(T::ID, self.cases / 2, &several, |text| check(&text));
    }
}

/// Bodies whose members come from several bodies on the edges.
fn several(edges: Vec<String>) -> impl Strategy<Value = String> {
    let values: Vec<Value> = edges
        .iter()
        .filter_map(|edge| serde_json::from_str(edge).ok())
        .filter(Value::is_object)
        .collect();
    let body = sample::select(values);
    prop::collection::vec((body, any::<sample::Index>()), 1..6).prop_map(
        |bodies| {
            let mut mixed = bodies[0].0.clone();
            for (body, which) in &bodies[1..] {
                let members = body.as_object().unwrap();
                if members.is_empty() {
                    continue;
                }
                let at = which.index(members.len());
                if let Some((name, value)) = members.iter().nth(at) {
                    mixed[name] = value.clone();
                }
            }
            mixed.to_string()
        },
    )
}

#[test]
fn every_edge_of_every_rule_agrees_with_the_schema() {
    every_message(&mut Agreement { cases: cases(1_000) });
}

/// `cargo test --release --package paysession-tests -- --ignored a_million`
#[test]
#[ignore = "takes minutes: a million texts per message"]
fn a_million_texts_per_message_agree_with_the_schema() {
    every_message(&mut Agreement { cases: 1_000_000 });
}

#[test]
fn a_broken_message_gets_its_pointer_and_its_code() {
    struct InvalidBody;
    impl MessageVisitor for InvalidBody {
        fn visit<T: Message>(&mut self) {
            property(
                T::ID,
                cases(500),
                &testing::invalid_bodies::<T>(),
                |broken| {
                    let Err(report) = T::from_json(broken.body.as_bytes())
                    else {
                        return Err(TestCaseError::fail(broken.body));
                    };
                    let found = report.iter().any(|violation| {
                        violation.pointer() == broken.pointer.as_str()
                            && violation.code() == broken.code
                    });
                    prop_assert!(found, "{:?}: {}", broken, report);
                    Ok(())
                },
            );
        }
    }
    every_message(&mut InvalidBody);
}

/// A member with the value of an edge is kept or refused whatever else is in
/// the body, and unknown members never matter.
#[test]
fn unknown_members_change_no_verdict_but_the_strict_ones() {
    struct UnknownMember;
    impl MessageVisitor for UnknownMember {
        fn visit<T: Message>(&mut self) {
            let mut body: Value = serde_json::from_str(T::EXAMPLE).unwrap();
            // A message that is a list has objects in it.
            let within = if body.is_array() { "/0" } else { "" };
            body.pointer_mut(within).unwrap()["x-unknown"] = Value::from(1);
            let unknown = format!("{within}/x-unknown");
            let text = body.to_string();
            assert!(T::from_json(text.as_bytes()).is_ok());
            let report =
                T::from_json_with(text.as_bytes(), &ReadOptions::strict())
                    .unwrap_err();
            assert!(report.iter().any(|violation| {
                violation.pointer() == unknown.as_str()
                    && violation.code() == ViolationCode::Unknown
            }));
        }
    }
    every_message(&mut UnknownMember);
}
