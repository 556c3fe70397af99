//! How much work one report may take. Work is counted, not timed: a report is
//! the same on every machine, whatever else the machine does.

use crate::document::load_error::LoadError;
use crate::document::pointer::Pointer;
use serde_json::Value;
use std::cell::Cell;
use std::fmt;

/// Work that is about to be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Work {
    /// Nodes of schemas and values that are read, compared or made.
    Nodes(u64),
    /// Nodes of values that are counted, to know what they take.
    CountedNodes(u64),
    /// Bytes that are made, and are held until the place has been judged.
    HeldBytes(u64),
    /// Bytes that the report keeps.
    ReportBytes(u64),
    /// States of automata, and steps between them.
    AutomatonStates(u64),
    /// Schemas that a validator asks about a value.
    Visits(u64),
    /// Schemas that are made into a validator.
    CompiledSchemas(u64),
    /// Bytes of descriptions that are read for the limits that they state.
    DescriptionBytes(u64),
    /// Schemas that are subtracted from each other as a whole, each counted
    /// for every pair of differences between them.
    SubtractedSchemas(u64),
}

impl Work {
    /// What it takes, in nanoseconds, about: measured with the example `hostile`
    /// of `specdrift-bench`, and rather too much than too little.
    fn nanoseconds(self) -> u64 {
        match self {
            Self::Nodes(count) => count.saturating_mul(500),
            Self::CountedNodes(count) => count.saturating_mul(25),
            Self::HeldBytes(count) | Self::ReportBytes(count) => count / 4,
            Self::AutomatonStates(count) => count.saturating_mul(40),
            Self::Visits(count) => count.saturating_mul(50),
            Self::CompiledSchemas(count) => count.saturating_mul(3_000),
            Self::DescriptionBytes(count) => count.saturating_mul(60),
            Self::SubtractedSchemas(count) => count.saturating_mul(1_000),
        }
    }

    /// The bytes that are held until the place has been judged.
    fn held(self) -> u64 {
        match self {
            Self::Nodes(_)
            | Self::CountedNodes(_)
            | Self::Visits(_)
            | Self::ReportBytes(_)
            | Self::DescriptionBytes(_)
            | Self::SubtractedSchemas(_) => 0,
            Self::HeldBytes(count) | Self::AutomatonStates(count) => count,
            Self::CompiledSchemas(count) => count.saturating_mul(1_500),
        }
    }

    fn kept(self) -> u64 {
        match self {
            Self::ReportBytes(count) => count,
            Self::Nodes(_)
            | Self::CountedNodes(_)
            | Self::HeldBytes(_)
            | Self::AutomatonStates(_)
            | Self::Visits(_)
            | Self::CompiledSchemas(_)
            | Self::DescriptionBytes(_)
            | Self::SubtractedSchemas(_) => 0,
        }
    }
}

/// What a report may take for each byte of its documents, in nanoseconds.
const NANOSECONDS_PER_BYTE: u64 = 5_000;

/// A document of less has as much as one of so many bytes.
const MIN_DOCUMENT_BYTES: u64 = 1 << 20;

/// What may be held while one place is judged, in bytes.
const MAX_HELD_BYTES: u64 = 256 << 20;

/// What a report may keep besides as much as its documents are, in bytes.
const MAX_REPORT_BYTES: u64 = 128 << 20;

/// The work is not done: it is more than is left.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct BudgetExhausted;

impl fmt::Display for BudgetExhausted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the work limit of the report is reached")
    }
}

impl BudgetExhausted {
    /// The error as one of the place that has not been judged.
    pub(crate) fn at(
        self,
        file: &str,
        place: &Pointer,
        line: Option<usize>,
    ) -> LoadError {
        LoadError::at(file, line, format!("{place}: {self}"))
    }
}

/// What is left of the work that one report may take. Whoever does work that
/// grows faster than the documents do asks first. A place is given half of what
/// is left, so that a dear one leaves something for the others.
#[derive(Debug)]
pub(crate) struct Budget {
    nanoseconds: Cell<u64>,
    place_nanoseconds: Cell<u64>,
    held: Cell<u64>,
    kept: Cell<u64>,
    refused: Cell<bool>,
}

impl Budget {
    /// What a report about documents of so many bytes may take.
    pub(crate) fn new(bytes: usize) -> Self {
        let bytes = bytes as u64;
        let nanoseconds =
            bytes.max(MIN_DOCUMENT_BYTES).saturating_mul(NANOSECONDS_PER_BYTE);
        Self {
            nanoseconds: Cell::new(nanoseconds),
            place_nanoseconds: Cell::new(nanoseconds),
            held: Cell::new(MAX_HELD_BYTES),
            kept: Cell::new(MAX_REPORT_BYTES.saturating_add(bytes)),
            refused: Cell::new(false),
        }
    }

    /// Asks for work.
    ///
    /// # Errors
    ///
    /// There is not so much left; the place has then not been judged.
    pub(crate) fn spend(&self, work: Work) -> Result<(), BudgetExhausted> {
        let all = self.nanoseconds.get().checked_sub(work.nanoseconds());
        let place =
            self.place_nanoseconds.get().checked_sub(work.nanoseconds());
        let held = self.held.get().checked_sub(work.held());
        let kept = self.kept.get().checked_sub(work.kept());
        let (Some(all), Some(place), Some(held), Some(kept)) =
            (all, place, held, kept)
        else {
            self.refused.set(true);
            return Err(BudgetExhausted);
        };
        self.nanoseconds.set(all);
        self.place_nanoseconds.set(place);
        self.held.set(held);
        self.kept.set(kept);
        Ok(())
    }

    /// How large a value is. Each node that is counted is work, also where
    /// there are more than can be afforded.
    ///
    /// # Errors
    ///
    /// There are more.
    pub(crate) fn size_of(
        &self,
        value: &Value,
    ) -> Result<Size, BudgetExhausted> {
        let left = self.place_nanoseconds.get().min(self.nanoseconds.get());
        let most = left / Work::CountedNodes(1).nanoseconds();
        let size = Size::up_to(value, most);
        self.spend(Work::CountedNodes(size.nodes.min(most)))?;
        if size.nodes > most {
            self.exhaust()?;
        }
        Ok(size)
    }

    /// Says that work at this place is not done.
    ///
    /// # Errors
    ///
    /// Always.
    pub(crate) fn exhaust(&self) -> Result<(), BudgetExhausted> {
        self.refused.set(true);
        Err(BudgetExhausted)
    }

    /// How many schemas a validator may still ask about values of the place.
    pub(crate) fn visits_left(&self) -> u64 {
        self.place_nanoseconds.get() / Work::Visits(1).nanoseconds()
    }

    /// Judges a place with its share; also says whether work was refused there,
    /// so that some of it has not been judged.
    pub(crate) fn at_place<T>(&self, judge: impl FnOnce() -> T) -> (T, bool) {
        let outer = self.refused.replace(false);
        let left = self.nanoseconds.get();
        self.place_nanoseconds.set(left / 2);
        self.held.set(MAX_HELD_BYTES);
        let judged = judge();
        self.place_nanoseconds.set(self.nanoseconds.get());
        self.held.set(MAX_HELD_BYTES);
        (judged, self.refused.replace(outer))
    }

    /// Whether work was refused outside of any place.
    pub(crate) fn has_refused(&self) -> bool {
        self.refused.get()
    }
}

/// How many nodes a value has, and how many bytes it takes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Size {
    pub(crate) nodes: u64,
    pub(crate) bytes: u64,
}

/// What a node takes besides its texts, in bytes.
const BYTES_PER_NODE: u64 = 64;

impl Size {
    /// The size of a value.
    pub(crate) fn of(value: &Value) -> Self {
        Self::up_to(value, u64::MAX)
    }

    /// The size of a value, counted until there are more nodes than `most`.
    fn up_to(value: &Value, most: u64) -> Self {
        let mut size = Self::default();
        let mut open = vec![value];
        while let Some(value) = open.pop() {
            size.nodes += 1;
            if size.nodes > most {
                break;
            }
            size.bytes += BYTES_PER_NODE;
            match value {
                Value::String(text) => size.bytes += text.len() as u64,
                Value::Array(items) => open.extend(items),
                Value::Object(members) => {
                    for (name, value) in members {
                        size.bytes += BYTES_PER_NODE + name.len() as u64;
                        open.push(value);
                    }
                }
                Value::Null | Value::Bool(_) | Value::Number(_) => {}
            }
        }
        size
    }
}
