//! Finds a shortest text in a product of automata.

use super::alphabet::{alphabet, readability};
use super::automaton::Dfa;
use super::{Cache, ShortestString, StringConstraints, ecma};
use crate::budget::{Budget, BudgetExhausted, Work};
use regex_automata::Anchored;
use regex_automata::dfa::Automaton;
use regex_automata::util::primitives::StateID;
use regex_automata::util::start;
use std::collections::hash_map::Entry;
use std::collections::{HashMap, HashSet};
use std::rc::Rc;

/// How many states of automata a search may come upon, in all.
pub(super) const MAX_STATES: usize = 800_000;

/// What it takes to find a state in a set and to put it there, in steps between
/// states.
const SET_STEPS: usize = 3;

type State = Vec<StateID>;

/// A search in the product of automata.
pub(super) struct ProductSearch<'b> {
    automata: Vec<Rc<Dfa>>,
    must_match: Vec<bool>,
    alphabet: Vec<char>,
    budget: &'b Budget,
}

impl<'b> ProductSearch<'b> {
    /// The automata of the patterns, or why there are none.
    pub(super) fn new(
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
    pub(super) fn run(
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
