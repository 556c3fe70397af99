//! Holds a document against itself: what it says in one place and not in
//! another, whatever our types say.

use crate::compare::comparison::Comparison;
use crate::compare::describe;
use crate::decide::solver::Solver;
use crate::decide::witness::{Goal, NodeRef};
use crate::document::openapi::OpenApiVersion;
use crate::document::pointer::Pointer;
use crate::report::finding::Finding;
use crate::report::rule::{self, Rule};
use crate::schema::assertion::Assertion;
use crate::schema::emit::{self, UndeclaredProperties};
use crate::schema::keyword::Keyword;
use crate::schema::node::{Node, NodeId, SchemaGraph};
use serde_json::{Map, Value};
use std::collections::{BTreeSet, HashSet};

/// A fault: the rule, the place, what is wrong, and a value that shows it.
struct Lint(&'static Rule, Pointer, String, Option<Value>);

/// Everything that is wrong with the part of the document that an operation
/// judges.
pub(crate) fn faults(case: &Comparison<'_>, solver: &Solver) -> Vec<Finding> {
    let side = case.roots.theirs;
    let root = &case.document.value;
    let mut out = security(root, &case.body.pointer);
    for (at, id) in &side.schemas {
        if let Some(Value::Object(map)) = at.resolve(root) {
            out.extend(words_of(map, at, case.document.openapi_version()));
            out.extend(discriminator(side, *id, map, at));
            out.extend(shown(side, *id, map, at, solver));
        }
    }
    for (index, node) in side.nodes.iter().enumerate() {
        out.extend(against_keyword(node));
        out.extend(empty_range(node));
        out.extend(listed(node, solver));
        out.extend(overlap(root, side, NodeId(index), solver));
    }
    let mut seen = BTreeSet::new();
    out.into_iter()
        .filter(|fault| seen.insert((fault.0.id, fault.1.clone())))
        .map(|Lint(rule, at, message, value)| {
            describe::fault(case, rule, at, message, value)
        })
        .collect()
}

/// Keywords that say nothing, and lists that say nothing.
fn words_of(
    map: &Map<String, Value>,
    at: &Pointer,
    openapi_version: OpenApiVersion,
) -> Vec<Lint> {
    let mut out = Vec::new();
    for (word, value) in map {
        let place = at.join(word);
        let known = Keyword::parse(word).is_some() || word.starts_with("x-");
        if !known {
            let message = format!("{word} is no keyword, so it says nothing");
            out.push(Lint(
                &rule::UNKNOWN_KEYWORD,
                place.clone(),
                message,
                None,
            ));
        }
        if word == "nullable"
            && openapi_version == OpenApiVersion::V31
            && value == &Value::Bool(true)
        {
            let message = "nullable says nothing in OpenAPI 3.1".to_owned();
            out.push(Lint(&rule::NULLABLE, place.clone(), message, None));
        }
        if let ("enum", Some(list)) = (word.as_str(), value.as_array()) {
            let mut seen = HashSet::new();
            let twice = list.iter().find(|value| !seen.insert(*value));
            let message = match (list.is_empty(), twice) {
                (true, _) => {
                    "the list is empty, so no value is accepted".to_owned()
                }
                (false, Some(value)) => format!("{value} is listed twice"),
                (false, None) => continue,
            };
            out.push(Lint(&rule::EMPTY_LIST, place, message, None));
        }
    }
    out
}

/// The example and the default of a field, held against the field.
fn shown(
    side: &SchemaGraph,
    id: NodeId,
    map: &Map<String, Value>,
    at: &Pointer,
    solver: &Solver,
) -> Vec<Lint> {
    let one = |word: &str| map.get(word).map(|value| (at.join(word), value));
    let list = map.get("examples").and_then(Value::as_array);
    let listed = list.into_iter().flatten().enumerate();
    let all = one("example")
        .into_iter()
        .chain(one("default"))
        .chain(listed.map(|(index, v)| (at.join("examples").item(index), v)));
    let mut schema = None;
    all.filter_map(|(place, value)| {
        let schema = schema.get_or_insert_with(|| {
            solver.schema(emit::whole(
                side,
                id,
                UndeclaredProperties::AsWritten,
            ))
        });
        let refused = schema.accepts(value) == Some(false);
        refused.then(|| {
            let message =
                "the field's own schema or prose refuses it".to_owned();
            let rule = &rule::EXAMPLE_AGAINST_DOCUMENT;
            Lint(rule, place, message, Some(value.clone()))
        })
    })
    .collect()
}

/// A discriminator must name a member that every branch declares and requires,
/// and map values to the branches that take them.
fn discriminator(
    side: &SchemaGraph,
    id: NodeId,
    map: &Map<String, Value>,
    at: &Pointer,
) -> Vec<Lint> {
    let Some(said) = map.get("discriminator") else { return Vec::new() };
    let place = at.join("discriminator");
    let fault = |place: Pointer, message: String| {
        Lint(&rule::DISCRIMINATOR, place, message, None)
    };
    let Some(name) = said.get("propertyName").and_then(Value::as_str) else {
        return vec![fault(place, "propertyName is wanted".into())];
    };
    let Some(choice) = &side.node(id).alternatives else { return Vec::new() };
    if choice.origin.pointer.parent().as_ref() != Some(at) {
        return Vec::new();
    }
    let mut out = Vec::new();
    for (index, id) in choice.branches.iter().enumerate() {
        let node = side.node(*id);
        let required = node
            .assertions_of(Keyword::Required)
            .any(|assertion| assertion.value.get(0).is_some_and(|n| n == name));
        if !(required && node.properties.contains_key(name)) {
            let message =
                format!("branch {index} does not declare and require {name}");
            out.push(fault(place.join("propertyName"), message));
        }
    }
    let Some(mapping) = said.get("mapping").and_then(Value::as_object) else {
        return out;
    };
    let mut mapped = BTreeSet::new();
    for (value, target) in mapping {
        let there = place.join("mapping").join(value);
        let target = target.as_str().and_then(|t| t.strip_prefix('#'));
        let branch = choice.branches.iter().find(|id| {
            side.schemas
                .iter()
                .any(|(at, of)| of == *id && Some(at.as_str()) == target)
        });
        let Some(branch) = branch else {
            out.push(fault(there, format!("{value} maps to no branch")));
            continue;
        };
        mapped.insert(*branch);
        let refuses =
            side.node(*branch).properties.get(name).is_some_and(|id| {
                side.node(*id).assertions_of(Keyword::Enum).any(|assertion| {
                    let listed = assertion.value.as_array();
                    listed.is_some_and(|listed| {
                        !listed.iter().any(|v| v == value)
                    })
                })
            });
        if refuses {
            let message = format!("{value} maps to a branch that refuses it");
            out.push(fault(there, message));
        }
    }
    if choice.branches.iter().any(|branch| !mapped.contains(branch)) {
        let message = "no value maps to one of the branches".to_owned();
        out.push(fault(place.join("mapping"), message));
    }
    out
}

/// A phrase and a keyword that state two limits where one is meant.
fn against_keyword(node: &Node) -> Vec<Lint> {
    let read = node
        .assertions
        .iter()
        .filter(|assertion| assertion.origin.phrase.is_some());
    read.filter_map(|assertion| {
        let keyword = node.assertions.iter().find(|other| {
            other.origin.phrase.is_none()
                && other.keyword == assertion.keyword
                && numbers_differ(&other.value, &assertion.value)
        })?;
        let message = format!(
            "the description says {} {}, the keyword says {}",
            assertion.keyword, assertion.value, keyword.value
        );
        let place = assertion.origin.pointer.clone();
        Some(Lint(&rule::PROSE_AGAINST_KEYWORD, place, message, None))
    })
    .collect()
}

fn numbers_differ(a: &Value, b: &Value) -> bool {
    matches!((a.as_f64(), b.as_f64()), (Some(a), Some(b)) if (a - b).abs() > 0.0)
}

/// Pairs of keywords, the least and the greatest of one measure.
const RANGES: [(Keyword, Keyword); 4] = [
    (Keyword::MinLength, Keyword::MaxLength),
    (Keyword::Minimum, Keyword::Maximum),
    (Keyword::MinItems, Keyword::MaxItems),
    (Keyword::MinProperties, Keyword::MaxProperties),
];

fn empty_range(node: &Node) -> Vec<Lint> {
    let number = |assertion: &Assertion| assertion.value.as_f64();
    RANGES
        .iter()
        .filter_map(|(least, greatest)| {
            let low = node.assertions_of(*least).max_by(|a, b| {
                number(a)
                    .unwrap_or_default()
                    .total_cmp(&number(b).unwrap_or_default())
            })?;
            let high = node.assertions_of(*greatest).min_by(|a, b| {
                number(a)
                    .unwrap_or_default()
                    .total_cmp(&number(b).unwrap_or_default())
            })?;
            (number(low)? > number(high)?).then(|| {
                let message = format!(
                    "{least} {} is above {greatest} {}",
                    low.value, high.value
                );
                let place = low.origin.pointer.clone();
                Lint(&rule::EMPTY_RANGE, place, message, None)
            })
        })
        .collect()
}

/// Listed values that another limit of the same place refuses.
fn listed(node: &Node, solver: &Solver) -> Vec<Lint> {
    let mut out = Vec::new();
    for list in
        node.assertions_of(Keyword::Enum).filter(|l| l.origin.phrase.is_none())
    {
        let values: Vec<&Value> =
            list.value.as_array().into_iter().flatten().collect();
        for assertion in node.assertions.iter().filter(|other| *other != list) {
            let alone = solver.schema(assertion.schema());
            let refused =
                values.iter().find(|value| alone.accepts(value) == Some(false));
            if let Some(value) = refused {
                let message = format!(
                    "{value} is listed, and {} refuses it",
                    assertion.keyword
                );
                let place = list.origin.pointer.clone();
                let value = Some((*value).clone());
                out.push(Lint(
                    &rule::LIST_AGAINST_LIMIT,
                    place,
                    message,
                    value,
                ));
                break;
            }
        }
    }
    out
}

/// Two branches of `oneOf` that accept the same value.
fn overlap(
    root: &Value,
    side: &SchemaGraph,
    id: NodeId,
    solver: &Solver,
) -> Option<Lint> {
    let choice = side.node(id).alternatives.as_ref()?;
    let place = &choice.origin.pointer;
    if place.last().as_deref() != Some("oneOf") || place.resolve(root).is_none()
    {
        return None;
    }
    let schema = |id| {
        solver.schema(emit::whole(side, id, UndeclaredProperties::AsWritten))
    };
    let branches = &choice.branches;
    for (index, a) in branches.iter().enumerate() {
        for b in branches.iter().skip(index + 1) {
            let (first, second) = (schema(*a), schema(*b));
            let both = solver
                .candidates(
                    &[NodeRef::new(side, *a), NodeRef::new(side, *b)],
                    Goal::Satisfy,
                )
                .into_iter()
                .find(|value| {
                    first.accepts(value) == Some(true)
                        && second.accepts(value) == Some(true)
                });
            if let Some(value) = both {
                let message = "a value keeps two branches, so oneOf refuses it";
                let place = place.clone();
                return Some(Lint(
                    &rule::OVERLAP,
                    place,
                    message.into(),
                    Some(value),
                ));
            }
        }
    }
    None
}

/// Security requirements of the document and of the operation.
fn security(root: &Value, at: &Pointer) -> Vec<Lint> {
    let defined =
        root.pointer("/components/securitySchemes").and_then(Value::as_object);
    let mut places = vec![Pointer::root().join("security")];
    let mut segments = at.segments();
    if let (Some(first), Some(path), Some(method)) =
        (segments.next(), segments.next(), segments.next())
        && first == "paths"
    {
        let operation = Pointer::root().join(&first).join(&path).join(&method);
        places.push(operation.join("security"));
    }
    let mut out = Vec::new();
    for place in places {
        let Some(Value::Array(list)) = place.resolve(root) else { continue };
        for (index, requirement) in list.iter().enumerate() {
            for name in requirement.as_object().into_iter().flat_map(Map::keys)
            {
                if !defined.is_some_and(|defined| defined.contains_key(name)) {
                    let message = format!("there is no security scheme {name}");
                    let place = place.item(index).join(name);
                    out.push(Lint(&rule::SECURITY, place, message, None));
                }
            }
        }
    }
    out
}
