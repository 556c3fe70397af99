//! What a `pattern` accepts, as a language: automata decide whether one set of
//! texts lies within another, and find a shortest text that does not.

mod automaton;
mod ecma;
mod weight;

pub(crate) use ecma::literal;

use crate::budget::{Budget, BudgetExhausted, Work};
use automaton::{Automata, Dfa};
use regex_automata::Anchored;
use regex_automata::dfa::Automaton;
use regex_automata::util::primitives::StateID;
use regex_automata::util::start;
use regex_syntax::hir::{Class, Hir, HirKind};
use std::cell::RefCell;
use std::collections::hash_map::Entry;
use std::collections::{BTreeSet, HashMap, HashSet};
use std::rc::Rc;

/// How many states of automata a search may come upon, in all.
const MAX_STATES: usize = 800_000;

/// What it takes to find a state in a set and to put it there, in steps between
/// states.
const SET_STEPS: usize = 3;

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
    match Search::new(texts, cache, budget)? {
        Ok(search) => search.run(texts.min_length, texts.max_length),
        Err(reason) => Ok(ShortestString::Undecided(reason)),
    }
}

type State = Vec<StateID>;

/// A search in the product of automata.
struct Search<'b> {
    automata: Vec<Rc<Dfa>>,
    must_match: Vec<bool>,
    alphabet: Vec<char>,
    budget: &'b Budget,
}

impl<'b> Search<'b> {
    /// The automata of the patterns, or why there are none.
    fn new(
        texts: &StringConstraints,
        cache: &Cache,
        budget: &'b Budget,
    ) -> Result<Result<Self, String>, BudgetExhausted> {
        let mut patterns = Vec::new();
        let mut automata = Vec::new();
        for pattern in texts.matches.iter().chain(&texts.excludes) {
            match cache.automata.of(pattern, cache, budget)? {
                Ok(automaton) => automata.push(automaton),
                Err(reason) => return Ok(Err(reason)),
            }
            patterns.extend(ecma::translated(pattern));
        }
        let must_match = texts
            .matches
            .iter()
            .map(|_| true)
            .chain(texts.excludes.iter().map(|_| false))
            .collect();
        Ok(alphabet(&patterns).map(|alphabet| Self {
            automata,
            must_match,
            alphabet,
            budget,
        }))
    }

    /// Goes through the sets of states that texts of 0, 1, 2 … characters
    /// reach; each keeps the state it came from, so that the text can be read
    /// back.
    fn run(
        &self,
        shortest: u64,
        longest: Option<u64>,
    ) -> Result<ShortestString, BudgetExhausted> {
        let Some(start) = self.start() else {
            let reason = "the automaton could not be built";
            return Ok(ShortestString::Undecided(reason.into()));
        };
        let mut layers: Vec<HashMap<State, Option<(State, char)>>> =
            vec![HashMap::from([(start, None)])];
        let mut seen: HashSet<State> = HashSet::new();
        let mut visited = 0;
        let steps = self.alphabet.len() * (self.automata.len() + SET_STEPS);
        let steps = steps as u64;
        loop {
            let length = layers.len() as u64 - 1;
            let Some(layer) = layers.last() else {
                return Ok(ShortestString::Empty);
            };
            if length >= shortest
                && let Some(state) = self.first_match(layer)
            {
                return Ok(ShortestString::Found(read_back(&layers, state)));
            }
            if layer.is_empty() || longest.is_some_and(|l| length >= l) {
                return Ok(ShortestString::Empty);
            }
            // Before the lower bound a state may be met again; after it, what
            // was seen leads nowhere new.
            let mut next = HashMap::new();
            for state in layer.keys() {
                self.budget.spend(Work::AutomatonStates(steps))?;
                self.step(state, &mut next);
                if visited + next.len() * self.automata.len() > MAX_STATES {
                    let reason = "the search grows too large";
                    return Ok(ShortestString::Undecided(reason.into()));
                }
            }
            if length + 1 > shortest {
                next.retain(|state, _| !seen.contains(state));
                seen.extend(next.keys().cloned());
            }
            visited += next.len() * self.automata.len();
            layers.push(next);
        }
    }

    fn start(&self) -> Option<State> {
        let config = start::Config::new().anchored(Anchored::Yes);
        self.automata.iter().map(|m| m.start_state(&config).ok()).collect()
    }

    fn first_match<'l>(
        &self,
        layer: &'l HashMap<State, Option<(State, char)>>,
    ) -> Option<&'l State> {
        layer
            .iter()
            .filter(|(state, _)| self.is_match(state))
            .min_by_key(|(state, from)| {
                let character = from.as_ref().map(|(_, character)| *character);
                (character.map(readability), (*state).clone())
            })
            .map(|(state, _)| state)
    }

    fn is_match(&self, state: &State) -> bool {
        self.automata.iter().zip(&self.must_match).zip(state).all(
            |((automaton, must_match), id)| {
                automaton.is_match_state(automaton.next_eoi_state(*id))
                    == *must_match
            },
        )
    }

    fn step(
        &self,
        state: &State,
        next: &mut HashMap<State, Option<(State, char)>>,
    ) {
        for character in &self.alphabet {
            let mut buffer = [0; 4];
            let bytes = character.encode_utf8(&mut buffer).as_bytes();
            let reached: State = self
                .automata
                .iter()
                .zip(state)
                .map(|(automaton, id)| {
                    bytes
                        .iter()
                        .fold(*id, |id, byte| automaton.next_state(id, *byte))
                })
                .collect();
            let dead =
                self.automata.iter().zip(&self.must_match).zip(&reached).any(
                    |((automaton, must_match), id)| {
                        *must_match && automaton.is_dead_state(*id)
                    },
                );
            if dead {
                continue;
            }
            let came = || Some((state.clone(), *character));
            match next.entry(reached) {
                Entry::Vacant(entry) => {
                    entry.insert(came());
                }
                Entry::Occupied(mut entry) => {
                    let better =
                        entry.get().as_ref().is_some_and(|(before, c)| {
                            (readability(*character), state)
                                < (readability(*c), before)
                        });
                    if better {
                        entry.insert(came());
                    }
                }
            }
        }
    }
}

fn read_back(
    layers: &[HashMap<State, Option<(State, char)>>],
    last: &State,
) -> String {
    let mut text = Vec::new();
    let mut state = last.clone();
    for layer in layers.iter().rev() {
        let Some(Some((before, character))) = layer.get(&state) else { break };
        text.push(*character);
        state = before.clone();
    }
    text.iter().rev().collect()
}

/// Which character reads best in a text that proves something.
fn readability(character: char) -> (u8, char) {
    let class = match character {
        'a'..='z' => 0,
        'A'..='Z' => 1,
        '0'..='9' => 2,
        ' '..='~' => 3,
        _ => 4,
    };
    (class, character)
}

/// One character for every set of characters that the patterns do not tell
/// apart, so that trying them all tries everything.
fn alphabet(patterns: &[String]) -> Result<Vec<char>, String> {
    let mut edges = BTreeSet::from([0, 0xd800, 0xe000]);
    for pattern in patterns {
        let hir = regex_syntax::parse(pattern).map_err(|e| e.to_string())?;
        collect_edges(&hir, &mut edges);
    }
    let ends = edges.iter().skip(1).copied().chain([0x11_0000]);
    Ok(edges
        .iter()
        .zip(ends)
        .filter_map(|(start, end)| {
            (*start..end.min(start + 128))
                .filter_map(char::from_u32)
                .min_by_key(|c| readability(*c))
        })
        .collect())
}

/// Notes every code point at which a class of the pattern starts, or after
/// which one ends.
fn collect_edges(hir: &Hir, edges: &mut BTreeSet<u32>) {
    let mut note = |first: u32, last: u32| edges.extend([first, last + 1]);
    match hir.kind() {
        HirKind::Literal(literal) => {
            for character in String::from_utf8_lossy(&literal.0).chars() {
                note(character.into(), character.into());
            }
        }
        HirKind::Class(Class::Unicode(class)) => {
            for range in class.ranges() {
                note(range.start().into(), range.end().into());
            }
        }
        HirKind::Class(Class::Bytes(class)) => {
            for range in class.ranges() {
                note(range.start().into(), range.end().into());
            }
        }
        HirKind::Look(_) => {
            for (first, last) in
                [('0', '9'), ('A', 'Z'), ('_', '_'), ('a', 'z'), ('\n', '\n')]
            {
                note(first.into(), last.into());
            }
        }
        HirKind::Repetition(repetition) => {
            collect_edges(&repetition.sub, edges);
        }
        HirKind::Capture(capture) => collect_edges(&capture.sub, edges),
        HirKind::Concat(parts) | HirKind::Alternation(parts) => {
            for part in parts {
                collect_edges(part, edges);
            }
        }
        HirKind::Empty => {}
    }
}
