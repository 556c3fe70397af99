//! Makes small values that keep what a set of nodes says, and that reach a goal
//! on top: to violate one assertion, or to contain a given value at a given
//! place. What it makes is a guess; whoever asks has it judged.

mod constraints;
mod node_ref;
mod number;
mod object;
mod satisfying;

pub(crate) use node_ref::NodeRef;
pub(crate) use satisfying::SatisfyingValues;

use crate::budget::{Budget, Size, Work};
use crate::decide::language::Cache;
use crate::schema::assertion::Assertion;
use crate::schema::keyword::JsonType;
use crate::schema::node::Node;
use crate::schema::path::Segment;
use constraints::Constraints;
use node_ref::size;
use satisfying::Request;
use serde_json::{Value, json};

/// What the values must do besides keeping what the nodes say.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Goal<'a> {
    /// Nothing more.
    Satisfy,
    /// Violate an assertion.
    Violate(&'a Assertion),
    /// Have a property that no node declares.
    UndeclaredProperty,
    /// Contain a value at a place.
    Contain(&'a [Segment], &'a Value),
}

/// How many values one place offers.
const MAX_VALUES_PER_LOCATION: usize = 12;

/// How many values one branch of a choice offers.
const MAX_OF_BRANCH: usize = 4;

/// How many values of a list are offered.
const MAX_ENUM_VALUES: usize = 1_000;

/// How deep values go.
const MAX_VALUE_DEPTH: usize = 24;

/// How many items are made to reach a least number of them.
const MAX_GENERATED_ITEMS: u64 = 100_000;

/// Makes values; strings that were found before come from the cache.
#[derive(Debug, Clone, Copy)]
pub(crate) struct ValueGenerator<'c> {
    cache: &'c Cache,
    satisfying: &'c SatisfyingValues,
    budget: &'c Budget,
}

impl<'c> ValueGenerator<'c> {
    pub(crate) fn new(
        cache: &'c Cache,
        satisfying: &'c SatisfyingValues,
        budget: &'c Budget,
    ) -> Self {
        Self { cache, satisfying, budget }
    }

    /// Small values that keep what all of `nodes` say and reach the goal.
    pub(crate) fn candidates(
        self,
        nodes: &[NodeRef<'_>],
        goal: Goal<'_>,
    ) -> Vec<Value> {
        self.within(nodes, goal, MAX_VALUE_DEPTH, MAX_VALUES_PER_LOCATION)
    }

    /// At least as many values as are wanted, where there are so many.
    fn within(
        self,
        nodes: &[NodeRef<'_>],
        goal: Goal<'_>,
        depth: usize,
        wanted: usize,
    ) -> Vec<Value> {
        match goal {
            Goal::Satisfy => self.satisfying(nodes, depth, wanted),
            Goal::Violate(_) | Goal::UndeclaredProperty | Goal::Contain(..) => {
                self.made(nodes, goal, depth, wanted)
            }
        }
    }

    /// Values that reach no goal besides, made once.
    fn satisfying(
        self,
        nodes: &[NodeRef<'_>],
        depth: usize,
        wanted: usize,
    ) -> Vec<Value> {
        let request = Request::new(nodes, depth, wanted);
        let known = self.satisfying.get(&request, self.budget);
        known.unwrap_or_else(|| {
            let made = self.made(nodes, Goal::Satisfy, depth, wanted);
            self.satisfying.keep(request, &made, self.budget);
            made
        })
    }

    fn made(
        self,
        nodes: &[NodeRef<'_>],
        goal: Goal<'_>,
        depth: usize,
        wanted: usize,
    ) -> Vec<Value> {
        if let Goal::Contain([], value) = goal {
            return vec![value.clone()];
        }
        if depth == 0 || self.budget.spend(Work::Nodes(size(nodes))).is_err() {
            return Vec::new();
        }
        let choosing = nodes.iter().enumerate().find_map(|(index, node)| {
            Some((index, *node, node.node().alternatives.as_ref()?))
        });
        let Some((index, node, alternatives)) = choosing else {
            return self.plain(nodes, goal, depth, wanted);
        };
        let mut out: Vec<Value> = alternatives
            .branches
            .iter()
            .flat_map(|branch| {
                let mut nodes = nodes.to_vec();
                if let Some(place) = nodes.get_mut(index) {
                    *place = node.other(*branch);
                }
                let of_branch =
                    self.within(&nodes, goal, depth - 1, MAX_OF_BRANCH);
                of_branch.into_iter().take(MAX_OF_BRANCH)
            })
            .collect();
        out.sort_by_key(|value| value.to_string().len());
        out.truncate(MAX_VALUES_PER_LOCATION * 2);
        out
    }

    /// The first value that keeps what all of `nodes` say.
    fn first(
        self,
        nodes: &[NodeRef<'_>],
        goal: Goal<'_>,
        depth: usize,
    ) -> Option<Value> {
        self.within(nodes, goal, depth, 1).into_iter().next()
    }

    fn plain(
        self,
        nodes: &[NodeRef<'_>],
        goal: Goal<'_>,
        depth: usize,
        wanted: usize,
    ) -> Vec<Value> {
        let all: Vec<&Node> = nodes.iter().map(|node| node.node()).collect();
        let except = match goal {
            Goal::Violate(assertion) => Some(assertion),
            Goal::Satisfy | Goal::UndeclaredProperty | Goal::Contain(..) => {
                None
            }
        };
        let mut constraints = Constraints::new(&all, except);
        match goal {
            Goal::Violate(assertion) => constraints.violate(assertion),
            Goal::Contain([Segment::Item, ..], _) => {
                constraints.restrict_to_type(JsonType::Array);
            }
            Goal::UndeclaredProperty | Goal::Contain(..) => {
                constraints.restrict_to_type(JsonType::Object);
            }
            Goal::Satisfy => {}
        }
        let listed = Work::Nodes(constraints.count_listed() / 8);
        if self.budget.spend(listed).is_err() {
            return Vec::new();
        }
        if let Some(values) = constraints.listed() {
            let values = values.into_iter().take(MAX_ENUM_VALUES).cloned();
            return values.collect();
        }
        let mut out = Vec::new();
        for of in constraints.types(&all) {
            match of {
                JsonType::Object => {
                    out.extend(self.object(nodes, &constraints, goal, depth));
                }
                JsonType::Array => {
                    out.extend(self.array(nodes, &constraints, goal, depth));
                }
                JsonType::String => {
                    out.extend(constraints.strings(self.cache, self.budget));
                }
                JsonType::Integer | JsonType::Number => {
                    out.extend(constraints.numbers(of));
                }
                JsonType::Boolean => out.extend([json!(true), json!(false)]),
                JsonType::Null => out.push(Value::Null),
            }
            out.retain(|value| !constraints.excluded.contains(value));
            if out.len() >= wanted {
                break;
            }
        }
        out.truncate(MAX_VALUES_PER_LOCATION);
        out
    }

    fn array(
        self,
        nodes: &[NodeRef<'_>],
        constraints: &Constraints<'_>,
        goal: Goal<'_>,
        depth: usize,
    ) -> Option<Value> {
        let below: Vec<NodeRef<'_>> = nodes
            .iter()
            .filter_map(|node| Some(node.other(node.node().items?)))
            .collect();
        let least =
            usize::try_from(constraints.min_items.min(MAX_GENERATED_ITEMS))
                .ok()?;
        let mut items = Vec::new();
        if let Goal::Contain([Segment::Item, rest @ ..], value) = goal {
            let goal = Goal::Contain(rest, value);
            items.push(self.first(&below, goal, depth - 1)?);
        }
        if items.len() < least {
            let offers = self.within(
                &below,
                Goal::Satisfy,
                depth - 1,
                MAX_VALUES_PER_LOCATION,
            );
            let first = offers.first()?.clone();
            if constraints.unique_items {
                let more = offers.into_iter().filter(|v| !items.contains(v));
                let more: Vec<Value> = more.take(least - items.len()).collect();
                items.extend(more);
            } else {
                let Size { nodes, bytes } = Size::of(&first);
                let count = u64::try_from(least).unwrap_or(u64::MAX);
                for work in [
                    Work::Nodes(nodes.saturating_mul(count)),
                    Work::HeldBytes(bytes.saturating_mul(count)),
                ] {
                    self.budget.spend(work).ok()?;
                }
                items.resize(least, first);
            }
        }
        Some(Value::Array(items))
    }
}
