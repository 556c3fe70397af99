//! Operators on texts.

use super::{moved, of, removed, when};
use crate::edit::{LOOSER, Operator, STRICTER};
use serde_json::json;

pub(super) const OPERATORS: &[Operator] = &[
    of("maxLength tightened", |s| {
        when(s.is("string"), || s.set("maxLength", json!(1), LOOSER))
    }),
    of("maxLength loosened", |s| moved(s, "maxLength", 1, STRICTER)),
    of("maxLength removed", |s| removed(s, "maxLength")),
    of("minLength tightened", |s| {
        when(s.is("string"), || s.set("minLength", json!(600), LOOSER))
    }),
    of("minLength loosened", |s| moved(s, "minLength", -1, STRICTER)),
    of("minLength removed", |s| removed(s, "minLength")),
    of("pattern added", |s| {
        when(s.is("string"), || s.set("pattern", json!("^[A-Z]{9}$"), LOOSER))
    }),
    of("not added", |s| {
        let free = s.is("string") && !s.has("enum") && s.limits.is_empty();
        when(free && !s.has("minLength"), || {
            s.set("not", json!({"const": "zz"}), LOOSER)
        })
    }),
    of("allOf added", |s| {
        let all = json!([{"maxLength": 1}]);
        when(s.is("string") && !s.has("allOf"), || s.set("allOf", all, LOOSER))
    }),
];
