//! Decides what one schema accepts and another refuses. Everything that knows
//! how it is decided is behind one trait: lists are tried out, texts are
//! decided by automata, everything else by `jsonschema::canonical`.

use crate::budget::{Budget, BudgetExhausted, Size, Work};
use crate::decide::compiled_schema::CompiledSchema;
use crate::decide::language::{Cache, ShortestString, StringConstraints};
use crate::decide::string_constraints;
use crate::decide::witness::{Goal, NodeRef, SatisfyingValues, ValueGenerator};
use jsonschema::canonical::Satisfiability;
use serde_json::{Map, Value};
use std::cell::RefCell;
use std::collections::{HashMap, HashSet};
use std::rc::Rc;

/// What one schema accepts and another refuses.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum SchemaDifference {
    /// Nothing: proved.
    Empty,
    /// Something; one value of it, where the decision came upon one.
    NonEmpty(Option<Value>),
    /// It could not be decided; why.
    Undecided(String),
}

/// The solver that the checks use.
pub(crate) struct Solver {
    schemas: RefCell<HashMap<Rc<Value>, Rc<CompiledSchema>>>,
    cache: Cache,
    satisfying: SatisfyingValues,
    budget: Rc<Budget>,
}

impl Solver {
    /// A solver for a report about documents of so many bytes.
    pub(crate) fn new(bytes: usize) -> Self {
        let schemas = RefCell::default();
        let budget = Rc::new(Budget::new(bytes));
        let satisfying = SatisfyingValues::default();
        Self { schemas, cache: Cache::default(), satisfying, budget }
    }

    /// Judges a place with its share of the work; also says whether some of it
    /// could not be afforded. What was made for the place is not kept.
    pub(crate) fn at_place<T>(&self, judge: impl FnOnce() -> T) -> (T, bool) {
        let judged = self.budget.at_place(judge);
        self.satisfying.clear();
        if self.schemas.borrow().len() > MAX_KEPT_SCHEMAS {
            self.schemas.borrow_mut().clear();
        }
        judged
    }

    /// What is left of the work that the report may take.
    pub(crate) fn budget(&self) -> &Budget {
        &self.budget
    }

    /// Tries every value of a schema that accepts a list of values only.
    fn by_enumeration(
        accepts: &CompiledSchema,
        refuses: &CompiledSchema,
    ) -> Option<SchemaDifference> {
        let values = enumerated(&accepts.value)?;
        let also = only_listed(&refuses.value);
        let also: Option<HashSet<&Value>> =
            also.map(|listed| listed.iter().collect());
        for value in values {
            // What is in both lists need not be asked about.
            if also.as_ref().is_some_and(|also| also.contains(value)) {
                continue;
            }
            let accepted = match refuses.accepts(value) {
                Some(true) => continue,
                Some(false) => accepts.accepts(value),
                None => None,
            };
            match accepted {
                Some(true) => {
                    return Some(SchemaDifference::NonEmpty(Some(
                        value.clone(),
                    )));
                }
                Some(false) => {}
                None if accepts.budget.has_refused() => {
                    return Some(SchemaDifference::Undecided(
                        BudgetExhausted.to_string(),
                    ));
                }
                None => return None,
            }
        }
        Some(SchemaDifference::Empty)
    }

    fn by_canonical_form(
        accepts: &CompiledSchema,
        refuses: &CompiledSchema,
    ) -> SchemaDifference {
        let size = accepts.size.saturating_add(refuses.size);
        let differences = differences(&accepts.value, &refuses.value);
        let pairs = differences.saturating_mul(differences).saturating_add(8);
        let work = Work::SubtractedSchemas(size.saturating_mul(pairs));
        if accepts.budget.spend(work).is_err() {
            return SchemaDifference::Undecided(BudgetExhausted.to_string());
        }
        let forms = accepts.form().and_then(|a| Ok((a, refuses.form()?)));
        let difference = forms.and_then(|(accepts, refuses)| {
            accepts.subtract(refuses).map_err(|error| error.to_string())
        });
        match difference {
            Ok(difference) => match difference.satisfiability() {
                Satisfiability::No => SchemaDifference::Empty,
                Satisfiability::Yes => SchemaDifference::NonEmpty(None),
                Satisfiability::Unknown => SchemaDifference::Undecided(
                    "whether any value is left is not known".into(),
                ),
            },
            Err(reason) => SchemaDifference::Undecided(reason),
        }
    }

    /// What `accepts` accepts and `refuses` refuses.
    pub(crate) fn subtract(
        &self,
        accepts: &CompiledSchema,
        refuses: &CompiledSchema,
    ) -> SchemaDifference {
        if accepts.value == refuses.value {
            return SchemaDifference::Empty;
        }
        if let Some(difference) = Self::by_enumeration(accepts, refuses) {
            return difference;
        }
        let by_automata = self.by_automata(&accepts.value, &refuses.value);
        if let Some(
            difference @ (SchemaDifference::Empty
            | SchemaDifference::NonEmpty(_)),
        ) = by_automata
        {
            return difference;
        }
        Self::by_canonical_form(accepts, refuses)
    }

    /// Whether a schema is known to accept no value.
    pub(crate) fn is_unsatisfiable(&self, schema: &CompiledSchema) -> bool {
        if let Some(values) = enumerated(&schema.value) {
            let refused = |value| schema.accepts(value) == Some(false);
            return values.iter().all(refused);
        }
        let mut texts = StringConstraints::default();
        if string_constraints::collect(&schema.value, &mut texts) == Some(true)
        {
            let shortest = self.cache.shortest(&texts, &self.budget);
            return matches!(shortest, ShortestString::Empty);
        }
        let form = schema.form();
        form.is_ok_and(|form| form.satisfiability() == Satisfiability::No)
    }

    /// Small values that keep what all of `nodes` say and reach the goal.
    pub(crate) fn candidates(
        &self,
        nodes: &[NodeRef<'_>],
        goal: Goal<'_>,
    ) -> Vec<Value> {
        ValueGenerator::new(&self.cache, &self.satisfying, &self.budget)
            .candidates(nodes, goal)
    }

    /// The compiled form of a schema: one for equal schemas, as documents say
    /// the same thing in many places.
    pub(crate) fn schema(&self, value: Value) -> Rc<CompiledSchema> {
        if let Some(schema) = self.schemas.borrow().get(&value) {
            return Rc::clone(schema);
        }
        let size = self.size(&value);
        let value = Rc::new(value);
        let budget = Rc::clone(&self.budget);
        let schema = CompiledSchema::new(Rc::clone(&value), size, budget);
        let schema = Rc::new(schema);
        self.schemas.borrow_mut().insert(value, Rc::clone(&schema));
        schema
    }

    /// How many schemas a schema is made of, and what its patterns take. A
    /// schema that cannot be afforded is one that nothing can be asked of.
    fn size(&self, schema: &Value) -> u64 {
        let Size { nodes, bytes } = Size::of(schema);
        let made = [Work::Nodes(nodes), Work::HeldBytes(bytes)];
        if made.into_iter().any(|work| self.budget.spend(work).is_err()) {
            return u64::MAX;
        }
        self.patterns(schema).saturating_add(nodes)
    }

    /// What the patterns of a schema take.
    fn patterns(&self, schema: &Value) -> u64 {
        let mut sum: u64 = 0;
        let mut open = vec![schema];
        while let Some(schema) = open.pop() {
            if let Value::Object(members) = schema {
                let pattern = members.get("pattern").and_then(Value::as_str);
                let of_members = members.get("patternProperties");
                let of_members = of_members.and_then(Value::as_object);
                let of_members = of_members.into_iter().flat_map(Map::keys);
                for pattern in of_members.map(String::as_str).chain(pattern) {
                    sum = sum.saturating_add(self.cache.weight(pattern));
                }
                open.extend(members.values());
            } else if let Value::Array(items) = schema {
                open.extend(items);
            }
        }
        sum / STATES_PER_SCHEMA
    }

    /// Decides whether a limit of texts refuses any text of a plain text
    /// schema.
    fn by_automata(
        &self,
        accepts: &Value,
        refuses: &Value,
    ) -> Option<SchemaDifference> {
        let texts = string_constraints::difference(accepts, refuses)?;
        Some(match self.cache.shortest(&texts, &self.budget) {
            ShortestString::Found(text) => {
                SchemaDifference::NonEmpty(Some(Value::String(text)))
            }
            ShortestString::Empty => SchemaDifference::Empty,
            ShortestString::Undecided(reason) => {
                SchemaDifference::Undecided(reason)
            }
        })
    }
}

/// At how many places two schemas are not written the same.
fn differences(one: &Value, other: &Value) -> u64 {
    match (one, other) {
        (Value::Object(one), Value::Object(other)) => {
            let gone = other.keys().filter(|name| !one.contains_key(*name));
            let both = one.iter().map(|(name, value)| {
                other.get(name).map_or(1, |other| differences(value, other))
            });
            both.sum::<u64>() + gone.count() as u64
        }
        (Value::Array(one), Value::Array(other)) => {
            let both = one.iter().zip(other).map(|(a, b)| differences(a, b));
            both.sum::<u64>() + one.len().abs_diff(other.len()) as u64
        }
        (one, other) => u64::from(one != other),
    }
}

/// How many schemas are kept from one place to the next.
const MAX_KEPT_SCHEMAS: usize = 20_000;

/// As many states of a pattern's automaton count as a schema.
const STATES_PER_SCHEMA: u64 = 20;

/// The values of a schema that says no more than which values it accepts.
fn only_listed(schema: &Value) -> Option<&Vec<Value>> {
    let map = schema.as_object().filter(|map| map.len() == 1)?;
    map.get("enum").and_then(Value::as_array)
}

/// The values of the first list that a schema holds to.
fn enumerated(schema: &Value) -> Option<&Vec<Value>> {
    let map = schema.as_object()?;
    map.get("enum")
        .and_then(Value::as_array)
        .or_else(|| map.get("allOf")?.as_array()?.iter().find_map(enumerated))
}
