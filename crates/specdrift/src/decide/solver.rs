//! Decides what one schema accepts and another refuses. Everything that knows
//! how it is decided is behind one trait: lists are tried out, texts are
//! decided by automata, everything else by `jsonschema::canonical`.

use crate::decide::language::{self, Cache, ShortestString, StringConstraints};
use crate::decide::refusal::{Refusal, refusals};
use crate::decide::witness::{Goal, NodeRef, ValueMaker};
use jsonschema::canonical::{CanonicalSchema, Satisfiability};
use jsonschema::{Draft, Validator};
use serde_json::Value;
use std::cell::{OnceCell, RefCell};
use std::collections::{BTreeSet, HashMap};
use std::rc::Rc;

/// A schema, with what has been worked out about it when it was first asked.
#[derive(Debug)]
pub(crate) struct CompiledSchema {
    pub(crate) value: Rc<Value>,
    validator: OnceCell<Option<Validator>>,
    form: OnceCell<Result<CanonicalSchema, String>>,
}

impl CompiledSchema {
    fn new(value: Rc<Value>) -> Self {
        Self { value, validator: OnceCell::new(), form: OnceCell::new() }
    }

    /// Whether the schema accepts a value; `None` where it is no schema.
    pub(crate) fn accepts(&self, value: &Value) -> Option<bool> {
        self.validator().map(|validator| validator.is_valid(value))
    }

    /// Where the schema refuses a value, and by which keywords.
    pub(crate) fn refusals(&self, value: &Value) -> BTreeSet<Refusal> {
        self.validator()
            .map(|validator| refusals(validator, value))
            .unwrap_or_default()
    }

    /// Whether all that the schema refuses in a value is the value itself, and
    /// nothing in it.
    pub(crate) fn refuses_only_the_root(&self, value: &Value) -> bool {
        self.validator().is_some_and(|validator| {
            validator
                .iter_errors(value)
                .all(|error| error.instance_path().as_str().is_empty())
        })
    }

    fn validator(&self) -> Option<&Validator> {
        let build = || {
            jsonschema::options()
                .with_draft(Draft::Draft202012)
                .should_validate_formats(false)
                .build(&self.value)
                .ok()
        };
        self.validator.get_or_init(build).as_ref()
    }

    fn form(&self) -> Result<&CanonicalSchema, String> {
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

/// What one schema accepts and another refuses.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Subtraction {
    /// Nothing: proved.
    Empty,
    /// Something; one value of it, where the decision came upon one.
    NonEmpty(Option<Value>),
    /// It could not be decided; why.
    Undecided(String),
}

/// The solver that the checks use.
#[derive(Default)]
pub(crate) struct Solver {
    schemas: RefCell<HashMap<Rc<Value>, Rc<CompiledSchema>>>,
    cache: Cache,
}

impl Solver {
    /// Tries every value of a schema that accepts a list of values only.
    fn by_trial(
        accepts: &CompiledSchema,
        refuses: &CompiledSchema,
    ) -> Option<Subtraction> {
        let values = enumerated(&accepts.value)?;
        let (accepts, refuses) = (accepts.validator()?, refuses.validator()?);
        let proof = values
            .iter()
            .find(|value| accepts.is_valid(value) && !refuses.is_valid(value));
        Some(proof.map_or(Subtraction::Empty, |value| {
            Subtraction::NonEmpty(Some(value.clone()))
        }))
    }

    fn by_form(
        accepts: &CompiledSchema,
        refuses: &CompiledSchema,
    ) -> Subtraction {
        let forms = accepts.form().and_then(|a| Ok((a, refuses.form()?)));
        let difference = forms.and_then(|(accepts, refuses)| {
            accepts.subtract(refuses).map_err(|error| error.to_string())
        });
        match difference {
            Ok(difference) => match difference.satisfiability() {
                Satisfiability::No => Subtraction::Empty,
                Satisfiability::Yes => Subtraction::NonEmpty(None),
                Satisfiability::Unknown => Subtraction::Undecided(
                    "whether any value is left is not known".into(),
                ),
            },
            Err(reason) => Subtraction::Undecided(reason),
        }
    }

    /// What `accepts` accepts and `refuses` refuses.
    pub(crate) fn subtract(
        &self,
        accepts: &CompiledSchema,
        refuses: &CompiledSchema,
    ) -> Subtraction {
        if accepts.value == refuses.value {
            return Subtraction::Empty;
        }
        if let Some(difference) = Self::by_trial(accepts, refuses) {
            return difference;
        }
        let by_automata =
            by_automata(&accepts.value, &refuses.value, &self.cache);
        if let Some(
            difference @ (Subtraction::Empty | Subtraction::NonEmpty(_)),
        ) = by_automata
        {
            return difference;
        }
        Self::by_form(accepts, refuses)
    }

    /// Small values that keep what all of `nodes` say and reach the goal.
    pub(crate) fn candidates(
        &self,
        nodes: &[NodeRef<'_>],
        goal: Goal<'_>,
    ) -> Vec<Value> {
        ValueMaker::new(&self.cache).candidates(nodes, goal)
    }

    /// The compiled form of a schema: one for equal schemas, as documents say
    /// the same thing in many places.
    pub(crate) fn schema(&self, value: Value) -> Rc<CompiledSchema> {
        if let Some(schema) = self.schemas.borrow().get(&value) {
            return Rc::clone(schema);
        }
        let value = Rc::new(value);
        let schema = Rc::new(CompiledSchema::new(Rc::clone(&value)));
        self.schemas.borrow_mut().insert(value, Rc::clone(&schema));
        schema
    }
}

/// The values of the first list that a schema holds to.
fn enumerated(schema: &Value) -> Option<&Vec<Value>> {
    let map = schema.as_object()?;
    map.get("enum")
        .and_then(Value::as_array)
        .or_else(|| map.get("allOf")?.as_array()?.iter().find_map(enumerated))
}

/// Decides whether a limit of texts refuses any text of a plain text schema.
fn by_automata(
    accepts: &Value,
    refuses: &Value,
    cache: &Cache,
) -> Option<Subtraction> {
    let mut texts = StringConstraints::default();
    let only_texts = collect_string_constraints(accepts, &mut texts)?;
    let assertion = refuses.as_object().filter(|map| map.len() == 1)?;
    let (word, value) = assertion.iter().next()?;
    match word.as_str() {
        "pattern" => texts.excludes.push(value.as_str()?.into()),
        "minLength" => {
            let most = value.as_u64()?.checked_sub(1)?;
            texts.max_length =
                Some(texts.max_length.map_or(most, |l| l.min(most)));
        }
        "maxLength" => {
            texts.min_length = texts.min_length.max(value.as_u64()? + 1);
        }
        "enum" if only_texts => {
            let values = value.as_array()?;
            let literal: Option<Vec<String>> = values
                .iter()
                .filter(|value| value.is_string())
                .map(|value| value.as_str().map(language::literal))
                .collect();
            texts.excludes.push(format!("^(?:{})$", literal?.join("|")));
        }
        _ => return None,
    }
    Some(match cache.shortest(&texts) {
        ShortestString::Found(text) => {
            Subtraction::NonEmpty(Some(Value::String(text)))
        }
        ShortestString::Empty => Subtraction::Empty,
        ShortestString::Undecided(reason) => Subtraction::Undecided(reason),
    })
}

/// Adds what a schema says of texts; `None` where it says more than automata
/// express. The answer is whether it accepts nothing but texts.
fn collect_string_constraints(
    schema: &Value,
    texts: &mut StringConstraints,
) -> Option<bool> {
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
            "minLength" => {
                texts.min_length = texts.min_length.max(value.as_u64()?);
            }
            "maxLength" => {
                let value = value.as_u64()?;
                texts.max_length =
                    Some(texts.max_length.map_or(value, |l| l.min(value)));
            }
            "pattern" => texts.matches.push(value.as_str()?.into()),
            "allOf" => {
                for schema in value.as_array()? {
                    only_texts |= collect_string_constraints(schema, texts)?;
                }
            }
            _ => return None,
        }
    }
    Some(only_texts)
}
