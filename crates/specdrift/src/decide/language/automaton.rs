//! The automaton of a pattern, made once.

use super::{Cache, ecma};
use crate::budget::{Budget, BudgetExhausted, Work};
use regex_automata::MatchKind;
use regex_automata::dfa::{StartKind, dense};
use regex_automata::nfa::thompson::NFA;
use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::rc::Rc;

pub(super) type Dfa = dense::DFA<Vec<u32>>;

/// How many bytes an automaton may take.
const MAX_AUTOMATON: usize = 4 << 20;

/// How many bytes the sets of positions in a pattern may take that are made
/// into states; most patterns need the least. What an automaton takes to make
/// grows with them, and not with its own size: where a state stands for
/// thousands of positions, each step from it looks at all of them.
const POSITION_BYTES: [usize; 6] =
    [4 << 10, 16 << 10, 64 << 10, 256 << 10, 1 << 20, 4 << 20];

/// What it takes to make a byte of such a set, in steps between states.
const STEPS_PER_BYTE: usize = 3;

/// How many bytes of automata are kept.
const MAX_KEPT: usize = 32 << 20;

/// The automata that have been made, and why others could not be.
#[derive(Debug, Default)]
pub(super) struct Automata {
    made: RefCell<HashMap<String, Result<Rc<Dfa>, String>>>,
    kept: Cell<usize>,
}

impl Automata {
    /// The automaton of every text in which a pattern is found, or why there
    /// is none.
    ///
    /// # Errors
    ///
    /// It cannot be afforded.
    pub(super) fn of(
        &self,
        pattern: &str,
        cache: &Cache,
        budget: &Budget,
    ) -> Result<Result<Rc<Dfa>, String>, BudgetExhausted> {
        if let Some(made) = self.made.borrow().get(pattern) {
            return Ok(made.clone());
        }
        budget.spend(Work::AutomatonStates(cache.weight(pattern)))?;
        let made = make(pattern, budget)?.map(Rc::new);
        self.keep(pattern, made.clone());
        Ok(made)
    }

    fn keep(&self, pattern: &str, made: Result<Rc<Dfa>, String>) {
        let bytes = made.as_ref().map_or(0, |made| made.memory_usage());
        let mut all = self.made.borrow_mut();
        if self.kept.get() + bytes > MAX_KEPT {
            all.retain(|_, made| made.is_err());
            self.kept.set(0);
        }
        self.kept.set(self.kept.get() + bytes);
        all.insert(pattern.into(), made);
    }
}

fn make(
    pattern: &str,
    budget: &Budget,
) -> Result<Result<Dfa, String>, BudgetExhausted> {
    let whole = ecma::translated(pattern).and_then(|pattern| {
        NFA::new(&format!(r"\A(?s:.)*(?:{pattern})(?s:.)*\z"))
            .map_err(|error| error.to_string())
    });
    let whole = match whole {
        Ok(whole) => whole,
        Err(reason) => return Ok(Err(reason)),
    };
    let mut reason = String::new();
    for bytes in POSITION_BYTES {
        budget.spend(Work::AutomatonStates((bytes * STEPS_PER_BYTE) as u64))?;
        let config = dense::Config::new()
            .start_kind(StartKind::Anchored)
            .match_kind(MatchKind::All)
            .dfa_size_limit(Some(MAX_AUTOMATON))
            .determinize_size_limit(Some(bytes));
        let built =
            dense::Builder::new().configure(config).build_from_nfa(&whole);
        match built {
            Ok(automaton) => return Ok(Ok(automaton)),
            Err(error) => reason = error.to_string(),
        }
        // More room for the sets of positions is of no use where the automaton
        // itself is too large.
        if !reason.starts_with("determinization exceeded") {
            break;
        }
    }
    Ok(Err(reason))
}
