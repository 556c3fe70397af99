//! A schema that values are held against.

use crate::budget::{Budget, Work};
use crate::decide::refusal::{KeywordFailure, refusals};
use crate::decide::validation_cost;
use jsonschema::canonical::CanonicalSchema;
use jsonschema::{Draft, Validator};
use serde_json::Value;
use std::cell::OnceCell;
use std::collections::BTreeSet;
use std::rc::Rc;

/// A schema, with what has been worked out about it when it was first asked.
#[derive(Debug)]
pub(crate) struct CompiledSchema {
    pub(crate) value: Rc<Value>,
    /// How many schemas it is made of, patterns counted by what they take.
    pub(super) size: u64,
    pub(super) budget: Rc<Budget>,
    validator: OnceCell<Option<Validator>>,
    form: OnceCell<Result<CanonicalSchema, String>>,
}

impl CompiledSchema {
    pub(super) fn new(value: Rc<Value>, size: u64, budget: Rc<Budget>) -> Self {
        Self {
            value,
            size,
            budget,
            validator: OnceCell::new(),
            form: OnceCell::new(),
        }
    }

    /// Whether the schema accepts a value; `None` where it is no schema, or
    /// where that cannot be afforded.
    pub(crate) fn accepts(&self, value: &Value) -> Option<bool> {
        self.judge(value).map(|validator| validator.is_valid(value))
    }

    /// Where the schema refuses a value, and by which keywords.
    pub(crate) fn refusals(&self, value: &Value) -> BTreeSet<KeywordFailure> {
        self.judge(value)
            .map(|validator| refusals(validator, value))
            .unwrap_or_default()
    }

    /// Whether all that the schema refuses in a value is the value itself, and
    /// nothing in it.
    pub(crate) fn refuses_only_the_root(&self, value: &Value) -> bool {
        self.judge(value).is_some_and(|validator| {
            validator
                .iter_errors(value)
                .all(|error| error.instance_path().as_str().is_empty())
        })
    }

    /// The validator, where what it has to do with a value can be afforded.
    fn judge(&self, value: &Value) -> Option<&Validator> {
        let most = self.budget.visits_left();
        let visits = validation_cost::count(&self.value, value, most);
        self.budget.spend(Work::Visits(visits)).ok()?;
        self.validator()
    }

    fn validator(&self) -> Option<&Validator> {
        if self.validator.get().is_none() {
            self.budget.spend(Work::CompiledSchemas(self.size)).ok()?;
        }
        let build = || {
            jsonschema::options()
                .with_draft(Draft::Draft202012)
                .should_validate_formats(false)
                .build(&self.value)
                .ok()
        };
        self.validator.get_or_init(build).as_ref()
    }

    pub(super) fn form(&self) -> Result<&CanonicalSchema, String> {
        if self.form.get().is_none() {
            let work = Work::CompiledSchemas(self.size);
            self.budget.spend(work).map_err(|spent| spent.to_string())?;
        }
        let build = || {
            jsonschema::canonical::options()
                .offline()
                .with_draft(Draft::Draft202012)
                .canonicalize(&self.value)
                .map_err(|error| error.to_string())
        };
        self.form.get_or_init(build).as_ref().map_err(Clone::clone)
    }
}
