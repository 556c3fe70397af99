//! Listed values that another limit of the same place refuses.

use super::Lint;
use crate::decide::solver::Solver;
use crate::report::rule;
use crate::schema::keyword::Keyword;
use crate::schema::node::Node;
use serde_json::Value;
use std::collections::HashSet;

/// Listed values that another limit of the same place refuses.
pub(super) fn refused_values(node: &Node, solver: &Solver) -> Vec<Lint> {
    let mut out = Vec::new();
    for list in
        node.assertions_of(Keyword::Enum).filter(|l| l.origin.phrase.is_none())
    {
        let values: Vec<&Value> =
            list.value.as_array().into_iter().flatten().collect();
        for assertion in node.assertions.iter().filter(|other| *other != list) {
            if solver.budget().has_refused() {
                return out;
            }
            let alone = solver.schema(assertion.schema());
            let other = Some(&assertion.value)
                .filter(|_| assertion.keyword == Keyword::Enum);
            let also: HashSet<&Value> =
                other.and_then(Value::as_array).into_iter().flatten().collect();
            let refused = values.iter().find(|value| {
                !also.contains(*value) && alone.accepts(value) == Some(false)
            });
            if let Some(value) = refused {
                let message = format!(
                    "{value} is listed, and {} refuses it",
                    assertion.keyword
                );
                let place = list.origin.pointer.clone();
                let value = Some((*value).clone());
                out.push(Lint::new(
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
