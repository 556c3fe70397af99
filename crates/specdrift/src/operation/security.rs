//! What a caller must show: the alternatives of `security`, with what the
//! schemes that they name are.

use crate::budget::{Budget, Size, Work};
use crate::document::pointer::Pointer;
use crate::document::reference;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::{BTreeMap, HashSet};

/// Schemes that are asked for together; nothing at all where it is empty.
#[derive(
    Debug,
    Clone,
    Default,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Serialize,
    Deserialize,
)]
#[serde(transparent)]
pub(crate) struct SecurityAlternative {
    /// The scopes of each scheme, by what the scheme is.
    pub(crate) schemes: BTreeMap<String, Vec<String>>,
}

impl SecurityAlternative {
    /// The alternatives of one requirement: one, or as many as its schemes
    /// offer ways.
    /// What cannot be afforded is left out, and the budget says so.
    fn read(root: &Value, requirement: &Value, budget: &Budget) -> Vec<Self> {
        let mut all = vec![Self::default()];
        for (name, scopes) in requirement.as_object().into_iter().flatten() {
            let scopes = scopes.as_array().into_iter().flatten();
            let mut scopes: Vec<String> = scopes
                .filter_map(Value::as_str)
                .map(ToOwned::to_owned)
                .collect();
            scopes.sort();
            let ways = ways(root, name);
            let size = Size::of(requirement);
            let count = all.len().saturating_mul(ways.len()) as u64;
            let work = [
                Work::Nodes(count.saturating_mul(size.nodes)),
                Work::ReportBytes(count.saturating_mul(size.bytes)),
            ];
            if work.iter().any(|it| budget.spend(*it).is_err()) {
                return Vec::new();
            }
            let each = all.iter().flat_map(|alternative| {
                ways.iter().map(|way| {
                    let mut schemes = alternative.schemes.clone();
                    schemes.insert(way.clone(), scopes.clone());
                    Self { schemes }
                })
            });
            all = each.collect();
        }
        all
    }

    /// Whether who shows `other` shows this too.
    fn is_met_by(&self, other: &Self) -> bool {
        self.schemes.iter().all(|(scheme, scopes)| {
            other.schemes.iter().any(|(way, shown)| {
                let shown: HashSet<&String> = shown.iter().collect();
                is_same_scheme(way, scheme)
                    && scopes.iter().all(|scope| shown.contains(scope))
            })
        })
    }
}

/// What the way to show a key in a header begins with.
const HEADER: &str = "header";

/// Whether two ways are one. Names of headers have no case (RFC 9110, section
/// 5.1).
fn is_same_scheme(one: &str, other: &str) -> bool {
    let in_header =
        [one, other].iter().all(|way| way.split(' ').next() == Some(HEADER));
    one == other || (in_header && one.eq_ignore_ascii_case(other))
}

/// What a scheme is, whatever its name: `header X-Key`. Each flow of OAuth is a
/// way of its own.
fn ways(root: &Value, name: &str) -> Vec<String> {
    let at = Pointer::components("securitySchemes");
    let Some((found, _)) = reference::followed(root, at.join(name)) else {
        return vec![name.to_owned()];
    };
    let text = |key: &str| found.get(key).and_then(Value::as_str);
    let named = |kind: &str, key: &str| {
        let said = text(key).map(|said| format!("{kind} {said}"));
        said.unwrap_or_else(|| kind.to_owned())
    };
    match (text("type"), text("in")) {
        (Some("apiKey"), Some("header")) => {
            vec![named(HEADER, "name")]
        }
        (Some("apiKey"), place) => {
            vec![named(place.unwrap_or("apiKey"), "name")]
        }
        (Some("http"), _) => vec![named("http", "scheme").to_ascii_lowercase()],
        (Some("openIdConnect"), _) => {
            vec![named("openIdConnect", "openIdConnectUrl")]
        }
        (Some("oauth2"), _) => flows(found.get("flows")),
        (Some(other), _) => vec![other.to_owned()],
        (None, _) => vec![name.to_owned()],
    }
}

/// The flows of OAuth, with the addresses that a caller needs.
fn flows(flows: Option<&Value>) -> Vec<String> {
    let flows = flows.and_then(Value::as_object).into_iter().flatten();
    let flows = flows.filter(|(flow, _)| !flow.starts_with("x-"));
    let flows = flows.map(|(flow, held)| {
        let urls = ["authorizationUrl", "tokenUrl"]
            .into_iter()
            .filter_map(|key| held.get(key)?.as_str());
        let words: Vec<&str> =
            ["oauth2", flow.as_str()].into_iter().chain(urls).collect();
        words.join(" ")
    });
    let flows: Vec<String> = flows.collect();
    if flows.is_empty() { vec!["oauth2".to_owned()] } else { flows }
}

/// The alternatives of an operation, and where they are declared.
pub(super) fn read(
    root: &Value,
    operation: &Pointer,
    budget: &Budget,
) -> (Vec<SecurityAlternative>, Option<Pointer>) {
    let places = [operation.join("security"), Pointer::root().join("security")];
    for place in places {
        if let Some(Value::Array(list)) = place.resolve(root) {
            let sizes = list.iter().map(|it| 2 * Size::of(it).bytes);
            if budget.spend(Work::ReportBytes(sizes.sum())).is_err() {
                return (Vec::new(), Some(place));
            }
            let mut alternatives: Vec<SecurityAlternative> = list
                .iter()
                .flat_map(|requirement| {
                    SecurityAlternative::read(root, requirement, budget)
                })
                .collect();
            alternatives.sort();
            alternatives.dedup();
            return (alternatives, Some(place));
        }
    }
    (Vec::new(), None)
}

/// Whether who showed enough before still does, and whether more is taken now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum SecurityChange {
    None,
    /// The same is enough as before, and is not all that may be shown.
    Reworded,
    /// Somebody who showed enough before is refused now.
    Narrowed,
    /// Everybody who showed enough still does, and others do now.
    Widened,
}

pub(super) fn change(
    before: &[SecurityAlternative],
    after: &[SecurityAlternative],
) -> SecurityChange {
    let nothing = [SecurityAlternative::default()];
    let or_nothing =
        |list| if <[_]>::is_empty(list) { &nothing[..] } else { list };
    let (before, after) = (or_nothing(before), or_nothing(after));
    let covers = |these: &[SecurityAlternative],
                  those: &[SecurityAlternative]| {
        those
            .iter()
            .all(|shown| these.iter().any(|asked| asked.is_met_by(shown)))
    };
    match (covers(after, before), covers(before, after)) {
        (true, true) if is_said(before, after) && is_said(after, before) => {
            SecurityChange::None
        }
        (true, true) => SecurityChange::Reworded,
        (true, false) => SecurityChange::Widened,
        (false, _) => SecurityChange::Narrowed,
    }
}

/// Whether all of these alternatives are among the others.
fn is_said(
    these: &[SecurityAlternative],
    others: &[SecurityAlternative],
) -> bool {
    these.iter().all(|one| {
        others.iter().any(|it| it.is_met_by(one) && one.is_met_by(it))
    })
}

/// The alternatives in words: `header X-Key and http bearer, or nothing`.
pub(super) fn words(alternatives: &[SecurityAlternative]) -> String {
    let one = |alternative: &SecurityAlternative| {
        let schemes = alternative.schemes.iter().map(|(scheme, scopes)| {
            if scopes.is_empty() {
                scheme.clone()
            } else {
                format!("{scheme} ({})", scopes.join(", "))
            }
        });
        let schemes: Vec<String> = schemes.collect();
        if schemes.is_empty() {
            "nothing".into()
        } else {
            schemes.join(" and ")
        }
    };
    if alternatives.is_empty() {
        return "nothing".into();
    }
    let mut alternatives: Vec<_> = alternatives.iter().collect();
    alternatives.sort_by_key(|alternative| alternative.schemes.is_empty());
    let alternatives: Vec<_> = alternatives.into_iter().map(one).collect();
    alternatives.join(", or ")
}
