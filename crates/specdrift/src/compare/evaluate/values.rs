//! Values that the reader and both sides are asked about: the counterexamples,
//! and the examples of the document.

use super::Evaluation;
use crate::compare::describe;
use crate::document::example;
use crate::report::rule;
use crate::schema::emit::UndeclaredProperties;
use serde_json::Value;

impl Evaluation<'_> {
    /// Our reader must say of a value what our schema says.
    pub(super) fn reader(&mut self, value: &Value, field: &str) {
        let written = UndeclaredProperties::AsWritten;
        let verdicts = self.verdicts(written, value);
        // Where our schema cannot judge the value, that is said of the place.
        let (Some(ours), Some(reader)) = (verdicts.ours, verdicts.reader)
        else {
            return;
        };
        if ours != reader {
            let finding =
                describe::reader(self.comparison, value, field, reader);
            self.add(finding);
        }
    }

    pub(super) fn examples(&mut self) {
        let found = example::examples(
            &self.comparison.document.value,
            &self.comparison.body.pointer,
            &self.comparison.schema_pointer,
            self.solver.budget(),
        );
        for example in found {
            self.reader(&example.value, "");
            // Nobody wrote what was put together from the fields' examples.
            if example.assembled {
                continue;
            }
            self.out.summary.examples += 1;
            let verdicts =
                self.verdicts(UndeclaredProperties::AsWritten, &example.value);
            let rule = match (verdicts.document, verdicts.reader) {
                (Some(false), _) => &rule::EXAMPLE_AGAINST_DOCUMENT,
                (Some(true) | None, Some(false)) => {
                    &rule::EXAMPLE_AGAINST_READER
                }
                // Where the document's schema cannot judge the example, that
                // is said of the place.
                (Some(true) | None, Some(true) | None) => continue,
            };
            let finding =
                describe::example(self.comparison, rule, &example, verdicts);
            self.out.findings.push(finding);
        }
    }
}
