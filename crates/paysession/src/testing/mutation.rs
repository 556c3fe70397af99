//! What can be wrong with the value at one place.

use serde_json::Value;

use super::{
    body::{ANY_NUMBERS, full},
    invalid_body::InvalidBody,
    target::MutationTarget,
};
use crate::{
    introspect::shape::Shape,
    rule::{ChoiceRule, CountRule, NumberRule, StringRule},
    violation::ViolationCode,
};

/// One thing that is wrong, and its code.
#[derive(Clone, Debug)]
pub(super) struct Mutation {
    how: EditKind,
    code: ViolationCode,
}

#[derive(Clone, Debug)]
enum EditKind {
    Put(String),
    Remove,
    Twice(String),
}

impl Mutation {
    pub(super) fn at(&self, site: &MutationTarget) -> InvalidBody {
        let body = match &self.how {
            EditKind::Put(text) => site.body.put(text),
            EditKind::Remove => site.body.remove(),
            EditKind::Twice(text) => {
                let whole = site.body.whole.pointer(&site.body.pointer);
                // Where an optional member is missing, twice takes two.
                let site =
                    if whole.is_some() { site } else { &full_site(site) };
                site.body.twice(text)
            }
        };
        InvalidBody {
            body,
            pointer: site.body.pointer.clone(),
            code: self.code,
        }
    }
}

/// The same place, with a value in it.
fn full_site(site: &MutationTarget) -> MutationTarget {
    let text = site.body.put(&full(&site.shape).to_string());
    let mut site = site.clone();
    site.body.whole = serde_json::from_str(&text).expect("a body is JSON");
    site
}

/// Every kind of value, and a list that holds some.
const KINDS: [&str; 7] =
    ["null", "false", "0", "\"\"", "[]", "{}", "[\"USD\", 1.5]"];

/// Values on both sides of every limit of a shape, and of every kind.
pub(super) fn values(shape: &Shape) -> Vec<String> {
    let mut values: Vec<String> = KINDS.map(String::from).to_vec();
    let quoted = |texts: Vec<String>| {
        texts.into_iter().map(|text| Value::from(text).to_string())
    };
    match shape {
        Shape::String(rule) => values.extend(quoted(rule.boundary_values())),
        Shape::Choice(rule) => values.extend(quoted(rule.boundary_values())),
        Shape::Number(rule) => values.extend(rule.boundary_values()),
        Shape::AnyNumber => values.extend(ANY_NUMBERS.map(String::from)),
        Shape::Boolean => values.push("true".into()),
        Shape::Any | Shape::Object(_) | Shape::Union { .. } => {
            values.push(full(shape).to_string());
        }
        Shape::Array { count, of } => values.extend(lists(*count, of)),
        Shape::Map { name, of } => {
            let of = full(of);
            values.extend(
                quoted(name.boundary_values())
                    .map(|name| format!("{{{name}:{of}}}")),
            );
        }
    }
    values
}

/// Bodies with the value on both sides of every limit, of every other
/// kind, missing, there twice, and with an unknown member beside it.
pub(super) fn boundary_bodies(target: &MutationTarget) -> Vec<String> {
    let mut bodies: Vec<String> = values(&target.shape)
        .iter()
        .map(|text| target.body.put(text))
        .collect();
    if target.member.is_some() {
        bodies.push(target.body.remove());
        bodies.push(target.body.twice("null"));
        bodies.push(target.body.with_unknown_member());
    }
    bodies
}

/// Lists of no entry, one, the most and one more.
fn lists(count: CountRule, of: &Shape) -> Vec<String> {
    let entry = full(of);
    let most = count.max.unwrap_or(60) as usize;
    [0, 1, most, most + 1]
        .map(|count| Value::from(vec![entry.clone(); count]).to_string())
        .to_vec()
}

/// Every fault that a place may have.
pub(super) fn all(site: &MutationTarget) -> Vec<Mutation> {
    let mut faults = wrong_kinds(site);
    let mut put = |code, texts: Vec<String>| {
        let put = |text| Mutation { how: EditKind::Put(text), code };
        faults.extend(texts.into_iter().map(put));
    };
    match &site.shape {
        Shape::String(rule) => {
            put(ViolationCode::Length, wrong_lengths(rule));
            put(ViolationCode::Format, wrong_forms(rule));
        }
        Shape::Choice(rule) => put(ViolationCode::Choice, no_choices(rule)),
        Shape::Number(rule) => {
            put(ViolationCode::Range, out_of_range(*rule));
            put(ViolationCode::Step, between_steps(*rule));
        }
        Shape::Array { count, of } => {
            let most = count.max.map(|max| lists(CountRule::up_to(max), of));
            put(
                ViolationCode::Items,
                most.into_iter().flatten().skip(3).collect(),
            );
        }
        Shape::AnyNumber
        | Shape::Boolean
        | Shape::Any
        | Shape::Map { .. }
        | Shape::Object(_)
        | Shape::Union { .. } => {}
    }
    if let Some(member) = site.member {
        for again in ["null", "[{}]", "\"again\""] {
            let how = EditKind::Twice(again.into());
            faults.push(Mutation { how, code: ViolationCode::Duplicate });
        }
        if member.required {
            faults.push(Mutation {
                how: EditKind::Remove,
                code: ViolationCode::Required,
            });
        }
    }
    faults
}

/// Values of every kind but the right one.
fn wrong_kinds(site: &MutationTarget) -> Vec<Mutation> {
    let right: &[&str] = match &site.shape {
        Shape::String(_) | Shape::Choice(_) => &["\"\""],
        Shape::Number(_) | Shape::AnyNumber => &["0"],
        Shape::Boolean => &["false"],
        Shape::Array { .. } => &["[]", "[\"USD\", 1.5]"],
        Shape::Map { .. } | Shape::Object(_) | Shape::Union { .. } => &["{}"],
        Shape::Any => &KINDS,
    };
    let nullable = site.member.is_some_and(|member| member.nullable);
    KINDS
        .iter()
        .filter(|text| !(right.contains(text) || nullable && **text == "null"))
        .map(|text| Mutation {
            how: EditKind::Put((*text).to_owned()),
            code: ViolationCode::Type,
        })
        .collect()
}

fn quoted(texts: impl IntoIterator<Item = String>) -> Vec<String> {
    texts.into_iter().map(|text| Value::from(text).to_string()).collect()
}

fn wrong_lengths(rule: &StringRule) -> Vec<String> {
    let below = rule.min.checked_sub(1);
    let above = rule.max.map(|max| max + 1);
    quoted(below.into_iter().chain(above).map(|length| rule.fill(length)))
}

/// Texts of a length that is right, so that the form is the first rule that
/// they break.
fn wrong_forms(rule: &StringRule) -> Vec<String> {
    quoted(
        rule.boundary_values()
            .into_iter()
            .filter(|text| rule.breaks_format(text)),
    )
}

fn no_choices(rule: &ChoiceRule) -> Vec<String> {
    let is_out = |text: &String| !rule.open && !rule.values.contains(&&**text);
    quoted(rule.boundary_values().into_iter().filter(is_out))
}

fn out_of_range(rule: NumberRule) -> Vec<String> {
    vec![
        rule.decimal(rule.min.saturating_sub(1)),
        rule.decimal(rule.max.saturating_add(1)),
        "1e400".into(),
        "-1e400".into(),
    ]
}

/// Half a step above the smallest value.
fn between_steps(rule: NumberRule) -> Vec<String> {
    let finer = NumberRule { scale: rule.scale + 1, ..rule };
    vec![finer.decimal(rule.min.saturating_mul(10).saturating_add(5))]
}
