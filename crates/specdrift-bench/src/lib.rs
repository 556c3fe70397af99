//! Measures the checker: every document is changed at every node by every
//! operator, and each change must be found, or must not be. Other tools may be
//! shown the same mutants.

mod edit;
mod hostile;
mod markdown;
mod mutants;
mod mutation;
mod operators;
mod other_tools;
mod policies;
mod verdict;

pub use hostile::{HostileKind, MESSAGE, Version, hostile_kinds};
pub use mutation::{MutationReport, OperatorScore, run_mutations};
pub use other_tools::{
    AskTool, OtherTools, ToolAnswer, ToolOperatorScore, ToolScore,
};
pub use policies::PolicyTable;
