//! Operators on alternatives.

use super::{of, when};
use crate::edit::{ExpectedVerdict, LOOSER, Operator, STRICTER};
use crate::operators::split;
use serde_json::json;

pub(super) const OPERATORS: &[Operator] = &[
    of("branch removed", |s| {
        let mut branches = s.list("oneOf");
        when(branches.len() > 1, || {
            branches.remove(0);
            s.set("oneOf", json!(branches), LOOSER)
        })
    }),
    of("branch added", |s| {
        let mut branches = s.list("oneOf");
        when(branches.len() > 1, || {
            branches.push(json!({
                "type": "object",
                "required": ["zz_tag"],
                "properties": { "zz_tag": { "enum": ["zz"] } },
            }));
            s.set("oneOf", json!(branches), STRICTER)
        })
    }),
    of("discriminator renamed", |s| {
        let at = s.at.join("discriminator").join("propertyName");
        when(s.has("discriminator"), || {
            let put = vec![(at, Some(json!("kind")))];
            s.put(put, ExpectedVerdict::Rule("D403"))
        })
    }),
    of("discriminator mapping removed", |s| {
        let at = s.at.join("discriminator").join("mapping").join("payment");
        when(s.has("discriminator"), || {
            let mut edit =
                s.put(vec![(at, None)], ExpectedVerdict::Rule("D403"));
            edit.at = s.at.join("discriminator").join("mapping");
            edit
        })
    }),
    of("as alternatives, one limited", split::as_alternatives_and_limited),
    of("as one object, not limited", split::as_one_object_and_not_limited),
];
