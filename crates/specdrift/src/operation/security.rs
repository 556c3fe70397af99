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
    fn read(root: &Value, requirement: &Value) -> Self {
        let schemes = requirement.as_object().into_iter().flatten();
        let schemes = schemes.map(|(name, scopes)| {
            let scopes = scopes.as_array().into_iter().flatten();
            let mut scopes: Vec<String> = scopes
                .filter_map(Value::as_str)
                .map(ToOwned::to_owned)
                .collect();
            scopes.sort();
            (scheme(root, name), scopes)
        });
        Self { schemes: schemes.collect() }
    }

    /// Whether who shows `other` shows this too.
    fn is_met_by(&self, other: &Self) -> bool {
        self.schemes.iter().all(|(scheme, scopes)| {
            other.schemes.get(scheme).is_some_and(|shown| {
                let shown: HashSet<&String> = shown.iter().collect();
                scopes.iter().all(|scope| shown.contains(scope))
            })
        })
    }
}

/// What a scheme is, whatever its name: `apiKey in header X-Key`.
fn scheme(root: &Value, name: &str) -> String {
    let at = Pointer::root().join("components").join("securitySchemes");
    let Some((found, _)) = reference::followed(root, at.join(name)) else {
        return name.to_owned();
    };
    let text = |key: &str| found.get(key).and_then(Value::as_str);
    match text("type") {
        Some("apiKey") => format!(
            "{} {}",
            text("in").unwrap_or_default(),
            text("name").unwrap_or_default()
        ),
        Some("http") => format!("http {}", text("scheme").unwrap_or_default())
            .to_ascii_lowercase(),
        Some("openIdConnect") => format!(
            "openIdConnect {}",
            text("openIdConnectUrl").unwrap_or_default()
        ),
        Some("oauth2") => format!("oauth2 {}", urls(found.get("flows"))),
        Some(other) => other.to_owned(),
        None => name.to_owned(),
    }
}

/// The flows of OAuth and their addresses.
fn urls(flows: Option<&Value>) -> String {
    let flows = flows.and_then(Value::as_object).into_iter().flatten();
    let flows = flows.map(|(flow, held)| {
        let held = held.as_object().into_iter().flatten();
        let urls = held
            .filter(|(key, _)| key.ends_with("Url"))
            .filter_map(|(_, url)| url.as_str());
        format!("{flow} {}", urls.collect::<Vec<_>>().join(" "))
    });
    flows.collect::<Vec<_>>().join(", ")
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
                .map(|requirement| SecurityAlternative::read(root, requirement))
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
        (true, true) => SecurityChange::None,
        (true, false) => SecurityChange::Widened,
        (false, _) => SecurityChange::Narrowed,
    }
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
    alternatives.iter().map(one).collect::<Vec<_>>().join(", or ")
}
