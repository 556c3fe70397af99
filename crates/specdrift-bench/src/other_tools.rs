//! The same mutants through other tools, so that they stand side by side. The
//! tools are not here: whoever has them brings them.

use crate::edit::ExpectedVerdict;
use crate::mutants::{Mutant, Sample, digest_of};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use specdrift::{Document, Relation};
use std::collections::BTreeMap;

/// What a tool says of a mutant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum ToolAnswer {
    /// That nothing has changed.
    Nothing,
    /// That something has changed, and what it says of that.
    #[non_exhaustive]
    Changed {
        /// That values are refused which were accepted.
        narrower: bool,
        /// That values are accepted which were refused.
        wider: bool,
        /// Whether it shows such a value.
        proved: bool,
    },
    /// Nothing: it gave up, or fell over.
    Failed,
}

impl ToolAnswer {
    /// Something has changed: whether values are refused that were accepted,
    /// accepted that were refused, and whether one is shown.
    pub fn changed(narrower: bool, wider: bool, proved: bool) -> Self {
        Self::Changed { narrower, wider, proved }
    }
}

/// What a tool says of a document before and after.
pub type AskTool<'a> = &'a dyn Fn(&Value, &Value) -> ToolAnswer;

/// What a tool found among the mutants of one operator.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize,
)]
#[non_exhaustive]
pub struct ToolOperatorScore {
    /// Mutants that it calls changed.
    pub changed: usize,
    /// Of those, where it says in which direction and there is one.
    pub directed: usize,
    /// Of those, where the direction is right.
    pub right: usize,
    /// Mutants that it calls changed and gives a value for.
    pub proved: usize,
    /// Mutants that it could not judge.
    pub failed: usize,
}

/// What a tool found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ToolScore {
    /// Its name.
    pub name: String,
    /// Its version.
    pub version: String,
    /// By the operator's name.
    pub operators: BTreeMap<String, ToolOperatorScore>,
}

/// What other tools found, and among which mutants.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct OtherTools {
    /// The digest of the mutants: others than today's were counted where it
    /// is another.
    pub mutants: String,
    /// The tools.
    pub tools: Vec<ToolScore>,
}

impl OtherTools {
    /// Shows every mutant to tools that nobody has asked yet: each is a name,
    /// a version, and what it says of a document before and after.
    pub fn ask(
        documents: &[Document],
        tools: &[(&str, &str, AskTool<'_>)],
    ) -> Self {
        let tool = |(name, version, _): &(&str, &str, _)| ToolScore {
            name: (*name).into(),
            version: (*version).into(),
            operators: BTreeMap::new(),
        };
        let mut found: Vec<ToolScore> = tools.iter().map(tool).collect();
        let mut digests = Vec::new();
        for before in documents {
            for mutant in Sample::of(before).mutants {
                let text = mutant.edit.applied(before);
                digests.push(mutant.digest.clone());
                let old = mutant.edit.before(before);
                let read = Document::from_bytes("", "", text.as_bytes());
                let Ok(after) = read else { continue };
                for ((_, _, ask), tool) in tools.iter().zip(&mut found) {
                    let answer = ask(&old, &after.value);
                    let operators = &mut tool.operators;
                    let name = mutant.operator.to_owned();
                    operators.entry(name).or_default().add(&mutant, answer);
                }
            }
        }
        Self { mutants: digest_of(&digests), tools: found }
    }
}

impl ToolOperatorScore {
    fn add(&mut self, mutant: &Mutant, answer: ToolAnswer) {
        let ToolAnswer::Changed { narrower, wider, proved } = answer else {
            self.failed += usize::from(answer == ToolAnswer::Failed);
            return;
        };
        self.changed += 1;
        self.proved += usize::from(proved);
        let ExpectedVerdict::Relation([side]) = mutant.edit.expect else {
            return;
        };
        // The document before stands on our side: it is looser where the one
        // after is narrower.
        let right = match side {
            Relation::Looser => narrower,
            Relation::Stricter => wider,
            Relation::Other | _ => narrower && wider,
        };
        self.directed += usize::from(narrower || wider);
        self.right += usize::from(right);
    }

    pub(crate) fn sum<'f>(all: impl Iterator<Item = &'f Self>) -> Self {
        all.fold(Self::default(), |sum, one| Self {
            changed: sum.changed + one.changed,
            directed: sum.directed + one.directed,
            right: sum.right + one.right,
            proved: sum.proved + one.proved,
            failed: sum.failed + one.failed,
        })
    }
}
