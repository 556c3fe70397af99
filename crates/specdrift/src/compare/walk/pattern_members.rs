//! Objects with a member that `patternProperties` refuses.

use super::Walker;
use crate::decide::witness::{Goal, NodeRef};
use crate::document::openapi_version::OpenApiVersion;
use crate::document::pointer::Pointer;
use crate::schema::build;
use crate::schema::emit::{self, UndeclaredProperties};
use crate::schema::keyword::Keyword;
use crate::schema::node::{Applicator, SchemaGraph, Subschemas};
use serde_json::{Value, json};

impl Walker<'_> {
    /// For each pattern, an object whose one member has such a name and a value
    /// that the schema of the pattern refuses.
    pub(super) fn pattern_members(
        &self,
        side: &SchemaGraph,
        applicator: &Applicator,
    ) -> Vec<Value> {
        let named = applicator.parts.iter().filter_map(|part| match part {
            (Keyword::PatternProperties, Subschemas::Named(named)) => {
                Some(named)
            }
            _ => None,
        });
        let each = named.flatten().filter_map(|(pattern, id)| {
            let name = self.text_that_matches(pattern)?;
            let schema = self.solver.schema(emit::node_schema(
                side,
                *id,
                UndeclaredProperties::AsWritten,
            ));
            let value = one_of_each_type()
                .into_iter()
                .find(|value| schema.accepts(value) == Some(false))?;
            Some(json!({ name: value }))
        });
        each.collect()
    }

    pub(super) fn text_that_matches(&self, pattern: &str) -> Option<String> {
        let schema = json!({ "type": "string", "pattern": pattern });
        let (at, version) = (Pointer::root(), OpenApiVersion::V31);
        let budget = self.solver.budget();
        let graph = build::graph(&schema, &at, version, None, budget);
        let texts =
            self.solver.candidates(&[NodeRef::root(&graph)], Goal::Satisfy);
        texts.first()?.as_str().map(ToOwned::to_owned)
    }
}

pub(super) fn one_of_each_type() -> [Value; 6] {
    [json!("a"), json!(0), json!(true), json!([]), json!({}), Value::Null]
}
