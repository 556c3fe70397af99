//! Operators on the parameters of an operation.

use super::of;
use crate::edit::{Edit, EditableSchema, ExpectedVerdict, LOOSER, Operator};
use crate::operators::operation::{below, operations};
use serde_json::{Value, json};

const PARAMETER: ExpectedVerdict = ExpectedVerdict::Rule("D501");

pub(super) const DOCUMENT_OPERATORS: &[Operator] = &[
    of("parameter added", |s| {
        parameters(s, &Case::of(None, Some(json!({})), PARAMETER))
    }),
    of("required parameter added", |s| {
        let after = Some(json!({"required": true}));
        parameters(s, &Case::of(None, after, PARAMETER))
    }),
    of("parameter removed", |s| {
        parameters(s, &Case::of(Some(json!({})), None, PARAMETER))
    }),
    of("parameter required", |s| {
        let after = json!({"required": true});
        let case = Case::of(Some(json!({})), Some(after), PARAMETER);
        parameters(s, &case.at("/required"))
    }),
    of("parameter no longer required", |s| {
        let before = json!({"required": true});
        parameters(s, &Case::of(Some(before), Some(json!({})), PARAMETER))
    }),
    of("parameter limited", |s| {
        let after = json!({"schema": {"type": "string", "maxLength": 5}});
        let case = Case::of(Some(json!({})), Some(after), LOOSER);
        parameters(s, &case.at("/schema/maxLength"))
    }),
    of("parameter of another type", |s| {
        let after = json!({"schema": {"type": "integer"}});
        let case = Case::of(Some(json!({})), Some(after), LOOSER);
        parameters(s, &case.at("/schema/type"))
    }),
    of("parameter written otherwise", |s| {
        let schema = json!({"type": "array", "items": {"type": "string"}});
        let before = json!({"in": "query", "schema": schema});
        let after = json!({"in": "query", "schema": schema, "explode": false});
        let case = Case::of(Some(before), Some(after), PARAMETER);
        parameters(s, &case.at("/explode"))
    }),
    of("parameter sent elsewhere", |s| {
        let (query, header) = (json!({"in": "query"}), json!({"in": "header"}));
        parameters(s, &Case::of(Some(query), Some(header), PARAMETER))
    }),
    of("parameter deprecated", |s| {
        let after = json!({"deprecated": true});
        let rule = ExpectedVerdict::Rule("D505");
        let case = Case::of(Some(json!({})), Some(after), rule);
        parameters(s, &case.at("/deprecated"))
    }),
];

/// What a parameter is before and after, besides its name.
struct Case {
    before: Option<Value>,
    after: Option<Value>,
    changed: &'static str,
    expect: ExpectedVerdict,
}

impl Case {
    fn of(
        before: Option<Value>,
        after: Option<Value>,
        expect: ExpectedVerdict,
    ) -> Self {
        Self { before, after, changed: "", expect }
    }

    /// The change stands at this part of the parameter.
    fn at(self, changed: &'static str) -> Self {
        Self { changed, ..self }
    }
}

/// One parameter more, in every place that one may be sent in.
fn parameters(s: &EditableSchema<'_>, case: &Case) -> Vec<Edit> {
    let places = ["query", "header", "cookie"];
    let says_where = |side: &Option<Value>| {
        side.as_ref().is_some_and(|side| side.get("in").is_some())
    };
    let places = if says_where(&case.before) { &places[..1] } else { &places };
    operations(s, |operation| {
        let all = operation.at("/parameters");
        let index = operation.parameters().len();
        let at = all.item(index);
        let with = |side: &Option<Value>, place: &str| match side {
            Some(side) => operation.parameters_with(&parameter(side, place)),
            None => Value::Array(operation.parameters()),
        };
        places
            .iter()
            .map(|place| {
                let given = with(&case.before, place);
                let after = with(&case.after, place);
                let put = vec![(all.clone(), Some(after))];
                let mut edit = s.put(put, case.expect.clone());
                edit.at = below(&at, case.changed);
                edit.given(vec![(all.clone(), Some(given))])
            })
            .collect()
    })
}

fn parameter(side: &Value, place: &str) -> Value {
    let mut all =
        json!({"name": "Zz-New", "in": place, "schema": {"type": "string"}});
    if let (Some(all), Some(side)) = (all.as_object_mut(), side.as_object()) {
        all.extend(side.clone());
    }
    all
}
