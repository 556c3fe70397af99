//! Decides what one schema accepts and another refuses. Everything that knows
//! how it is decided is behind one trait: lists are tried out, texts are
//! decided by automata, everything else by `jsonschema::canonical`.

use crate::language::{self, Found, Memo, Texts};
use jsonschema::canonical::{CanonicalSchema, Satisfiability};
use jsonschema::{Draft, Validator};
use serde_json::Value;
use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

/// What one schema accepts and another refuses.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Difference {
    /// Nothing: proved.
    Nothing,
    /// Something; one value of it, where the decision came upon one.
    Something(Option<Value>),
    /// It could not be decided; why.
    Undecided(String),
}

/// The one thing that a comparison asks.
pub(crate) trait Algebra {
    /// What `accepts` accepts and `refuses` refuses.
    fn subtract(&self, accepts: &Value, refuses: &Value) -> Difference;

    /// Whether a schema accepts a value; `None` where it is no schema.
    fn accepts(&self, schema: &Value, value: &Value) -> Option<bool>;
}

/// The algebra that the checks use.
#[derive(Default)]
pub(crate) struct Exact {
    forms: RefCell<HashMap<String, Result<CanonicalSchema, String>>>,
    validators: RefCell<HashMap<String, Option<Rc<Validator>>>>,
    /// Shared with the sides, whose values are made of the same texts.
    pub(crate) memo: Rc<Memo>,
}

impl Exact {
    fn form(&self, schema: &Value) -> Result<CanonicalSchema, String> {
        let key = schema.to_string();
        if let Some(form) = self.forms.borrow().get(&key) {
            return form.clone();
        }
        let form = jsonschema::canonical::options()
            .offline()
            .with_draft(Draft::Draft202012)
            .canonicalize(schema)
            .map_err(|error| error.to_string());
        self.forms.borrow_mut().insert(key, form.clone());
        form
    }

    fn validator(&self, schema: &Value) -> Option<Rc<Validator>> {
        let key = schema.to_string();
        if let Some(validator) = self.validators.borrow().get(&key) {
            return validator.clone();
        }
        let validator = jsonschema::options()
            .with_draft(Draft::Draft202012)
            .should_validate_formats(false)
            .build(schema)
            .ok()
            .map(Rc::new);
        self.validators.borrow_mut().insert(key, validator.clone());
        validator
    }

    /// Tries every value of a schema that accepts a list of values only.
    fn by_trial(&self, accepts: &Value, refuses: &Value) -> Option<Difference> {
        let values = listed(accepts)?;
        let accepts = self.validator(accepts)?;
        let refuses = self.validator(refuses)?;
        let proof = values
            .iter()
            .find(|value| accepts.is_valid(value) && !refuses.is_valid(value));
        Some(proof.map_or(Difference::Nothing, |value| {
            Difference::Something(Some(value.clone()))
        }))
    }

    fn by_form(&self, accepts: &Value, refuses: &Value) -> Difference {
        let forms =
            self.form(accepts).and_then(|a| Ok((a, self.form(refuses)?)));
        let difference = forms.and_then(|(accepts, refuses)| {
            accepts.subtract(&refuses).map_err(|error| error.to_string())
        });
        match difference {
            Ok(difference) => match difference.satisfiability() {
                Satisfiability::No => Difference::Nothing,
                Satisfiability::Yes => Difference::Something(None),
                Satisfiability::Unknown => Difference::Undecided(
                    "whether any value is left is not known".into(),
                ),
            },
            Err(reason) => Difference::Undecided(reason),
        }
    }
}

impl Algebra for Exact {
    fn subtract(&self, accepts: &Value, refuses: &Value) -> Difference {
        if accepts == refuses {
            return Difference::Nothing;
        }
        if let Some(difference) = self.by_trial(accepts, refuses) {
            return difference;
        }
        let by_automata = by_automata(accepts, refuses, &self.memo);
        if let Some(
            difference @ (Difference::Nothing | Difference::Something(_)),
        ) = by_automata
        {
            return difference;
        }
        self.by_form(accepts, refuses)
    }

    fn accepts(&self, schema: &Value, value: &Value) -> Option<bool> {
        self.validator(schema).map(|validator| validator.is_valid(value))
    }
}

/// The values of the first list that a schema holds to.
fn listed(schema: &Value) -> Option<&Vec<Value>> {
    let map = schema.as_object()?;
    map.get("enum")
        .and_then(Value::as_array)
        .or_else(|| map.get("allOf")?.as_array()?.iter().find_map(listed))
}

/// Decides whether a limit of texts refuses any text of a plain text schema.
fn by_automata(
    accepts: &Value,
    refuses: &Value,
    memo: &Memo,
) -> Option<Difference> {
    let mut texts = Texts::default();
    let only_texts = collect(accepts, &mut texts)?;
    let limit = refuses.as_object().filter(|map| map.len() == 1)?;
    let (word, value) = limit.iter().next()?;
    match word.as_str() {
        "pattern" => texts.breaks.push(value.as_str()?.into()),
        "minLength" => {
            let wanted = value.as_u64()?.checked_sub(1)?;
            texts.longest =
                Some(texts.longest.map_or(wanted, |l| l.min(wanted)));
        }
        "maxLength" => texts.shortest = texts.shortest.max(value.as_u64()? + 1),
        "enum" if only_texts => {
            let values = value.as_array()?;
            let literal: Option<Vec<String>> = values
                .iter()
                .filter(|value| value.is_string())
                .map(|value| value.as_str().map(language::literal))
                .collect();
            texts.breaks.push(format!("^(?:{})$", literal?.join("|")));
        }
        _ => return None,
    }
    Some(match memo.shortest(&texts) {
        Found::Text(text) => Difference::Something(Some(Value::String(text))),
        Found::Nothing => Difference::Nothing,
        Found::Unknown(reason) => Difference::Undecided(reason),
    })
}

/// Adds what a schema says of texts; `None` where it says more than automata
/// express. The answer is whether it accepts nothing but texts.
pub(crate) fn collect(schema: &Value, texts: &mut Texts) -> Option<bool> {
    let mut only_texts = false;
    for (word, value) in schema.as_object()? {
        match word.as_str() {
            "type" => {
                let types = value.as_array()?;
                if !types.iter().any(|name| name == "string") {
                    return None;
                }
                only_texts |= types.len() == 1;
            }
            "minLength" => texts.shortest = texts.shortest.max(value.as_u64()?),
            "maxLength" => {
                let value = value.as_u64()?;
                texts.longest =
                    Some(texts.longest.map_or(value, |l| l.min(value)));
            }
            "pattern" => texts.keeps.push(value.as_str()?.into()),
            "allOf" => {
                for schema in value.as_array()? {
                    only_texts |= collect(schema, texts)?;
                }
            }
            _ => return None,
        }
    }
    Some(only_texts)
}
