//! What each side, and the reader, say of a value.

use super::Evaluation;
use crate::compare::walk::{DifferenceCandidate, Side};
use crate::report::proof::{UndeclaredMembers, Verdicts};
use crate::schema::emit::UndeclaredProperties;
use serde_json::Value;

impl Evaluation<'_> {
    pub(super) fn proof_verdicts(
        &self,
        candidate: &DifferenceCandidate,
        message: &Value,
    ) -> Verdicts {
        let verdicts = self.verdicts(candidate.undeclared, message);
        match (candidate.overlap, candidate.refuser) {
            (false, _) => verdicts,
            (true, Side::Ours) => Verdicts { ours: Some(false), ..verdicts },
            (true, Side::Theirs) => {
                Verdicts { document: Some(false), ..verdicts }
            }
        }
    }

    /// The reading of objects under which a message tells the sides apart.
    pub(super) fn reading(
        &self,
        candidate: &DifferenceCandidate,
        message: &Value,
    ) -> UndeclaredMembers {
        let written = UndeclaredProperties::AsWritten;
        let ours = self.judged(Side::Ours, written, message);
        let theirs = self.judged(Side::Theirs, written, message);
        let is_closed = match (ours, theirs) {
            (Some(ours), Some(theirs)) => ours == theirs && !candidate.overlap,
            // It was proved under the reading of the candidate.
            (None, _) | (_, None) => {
                candidate.undeclared == UndeclaredProperties::Forbidden
            }
        };
        if is_closed {
            UndeclaredMembers::Closed
        } else {
            UndeclaredMembers::AsWritten
        }
    }

    fn judged(
        &self,
        who: Side,
        undeclared: UndeclaredProperties,
        value: &Value,
    ) -> Option<bool> {
        self.comparison.roots.accepts(who, undeclared, value)
    }

    pub(super) fn verdicts(
        &self,
        undeclared: UndeclaredProperties,
        value: &Value,
    ) -> Verdicts {
        Verdicts {
            document: self.judged(Side::Theirs, undeclared, value),
            ours: self.judged(Side::Ours, undeclared, value),
            reader: self
                .comparison
                .reader_accepts
                .map(|accepts| accepts(value.to_string().as_bytes())),
        }
    }
}
