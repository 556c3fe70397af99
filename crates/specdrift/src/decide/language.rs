//! What a `pattern` accepts, as a language: automata decide whether one set of
//! texts lies within another, and find a shortest text that does not.

mod alphabet;
mod automaton;
mod ecma;
mod search;
mod weight;

pub(crate) use ecma::literal;

use crate::budget::{Budget, BudgetExhausted, Work};
use automaton::Automata;
use search::{MAX_STATES, ProductSearch};
use std::cell::RefCell;
use std::collections::HashMap;

/// How many patterns a search may be about: each is an automaton.
const MAX_PATTERNS: usize = 32;

/// A set of texts: every pattern of `keeps`, none of `breaks`, and a number of
/// characters within the bounds.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub(crate) struct StringConstraints {
    pub(crate) matches: Vec<String>,
    pub(crate) excludes: Vec<String>,
    pub(crate) min_length: u64,
    pub(crate) max_length: Option<u64>,
}

/// What a search in a set of texts finds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum ShortestString {
    /// A shortest text of the set.
    Found(String),
    /// Proof that the set is empty.
    Empty,
    /// A pattern that automata do not express, or too large a search.
    Undecided(String),
}

impl ShortestString {
    /// How many bytes its text has.
    fn len(&self) -> u64 {
        match self {
            Self::Found(text) | Self::Undecided(text) => text.len() as u64,
            Self::Empty => 0,
        }
    }
}

/// A pattern of ECMA-262 that texts can be held against.
#[derive(Debug)]
pub(crate) struct Pattern(regex_automata::meta::Regex);

/// What a compiled pattern may take, in bytes.
const MAX_PATTERN_BYTES: usize = 1 << 20;

impl Pattern {
    /// Reads a pattern.
    ///
    /// # Errors
    ///
    /// It is no pattern, looks around or back, or takes too much.
    pub(crate) fn new(pattern: &str) -> Result<Self, String> {
        let config = regex_automata::meta::Config::new()
            .nfa_size_limit(Some(MAX_PATTERN_BYTES));
        regex_automata::meta::Builder::new()
            .configure(config)
            .build(&ecma::translated(pattern)?)
            .map(Self)
            .map_err(|error| error.to_string())
    }

    /// Whether the pattern is found in a text.
    pub(crate) fn matches(&self, text: &str) -> bool {
        self.0.is_match(text)
    }
}

/// What has been found already: documents say the same thing in many places.
#[derive(Debug, Default)]
pub(crate) struct Cache {
    found: RefCell<HashMap<StringConstraints, ShortestString>>,
    weights: RefCell<HashMap<String, u64>>,
    automata: Automata,
}

impl Cache {
    /// The shortest text of a set. What could not be afforded at one place is
    /// asked again at another.
    pub(crate) fn shortest(
        &self,
        texts: &StringConstraints,
        budget: &Budget,
    ) -> ShortestString {
        if let Some(found) = self.found.borrow().get(texts) {
            return match budget.spend(Work::HeldBytes(found.len())) {
                Ok(()) => found.clone(),
                Err(spent) => ShortestString::Undecided(spent.to_string()),
            };
        }
        let Ok(found) = shortest(texts, self, budget) else {
            return ShortestString::Undecided(BudgetExhausted.to_string());
        };
        self.found.borrow_mut().insert(texts.clone(), found.clone());
        found
    }

    /// How many states an automaton of the pattern starts out with.
    pub(crate) fn weight(&self, pattern: &str) -> u64 {
        if let Some(weight) = self.weights.borrow().get(pattern) {
            return *weight;
        }
        let weight = weight::of(pattern);
        self.weights.borrow_mut().insert(pattern.into(), weight);
        weight
    }
}

fn shortest(
    texts: &StringConstraints,
    cache: &Cache,
    budget: &Budget,
) -> Result<ShortestString, BudgetExhausted> {
    if texts.max_length.is_some_and(|longest| longest < texts.min_length) {
        return Ok(ShortestString::Empty);
    }
    if texts.matches.is_empty() && texts.excludes.is_empty() {
        let length = usize::try_from(texts.min_length).unwrap_or(usize::MAX);
        if length > MAX_STATES {
            let reason = "the shortest text is very long";
            return Ok(ShortestString::Undecided(reason.into()));
        }
        budget.spend(Work::HeldBytes(texts.min_length))?;
        return Ok(ShortestString::Found("a".repeat(length)));
    }
    if texts.matches.len() + texts.excludes.len() > MAX_PATTERNS {
        let reason = "there are very many patterns";
        return Ok(ShortestString::Undecided(reason.into()));
    }
    match ProductSearch::new(texts, cache, budget)? {
        Ok(search) => search.run(texts.min_length, texts.max_length),
        Err(reason) => Ok(ShortestString::Undecided(reason)),
    }
}
