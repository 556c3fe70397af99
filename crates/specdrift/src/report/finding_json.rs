//! A finding as JSON has it.

use super::SourceLocation;
use super::finding::Finding;
use super::impact::Impact;
use super::level::Level;
use super::proof::{UndeclaredMembers, Verdicts};
use super::relation::Relation;
use crate::document::openapi::Direction;
use crate::document::pointer::Pointer;
use serde::{Serialize, Serializer};
use serde_json::Value;

/// Every member of every kind.
#[derive(Serialize)]
struct FlatFinding<'f> {
    rule: &'static str,
    level: Level,
    operation: Option<&'f str>,
    direction: Option<Direction>,
    side: Relation,
    pointer: &'f Pointer,
    field: &'f str,
    message: &'f str,
    ours: &'f Value,
    theirs: &'f Value,
    counterexample: Option<&'f Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reverse: Option<&'f Value>,
    verdicts: Option<Verdicts>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reading: Option<UndeclaredMembers>,
    #[serde(skip_serializing_if = "Option::is_none")]
    breaks: Option<&'static str>,
    waived: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<&'f str>,
    fingerprint: &'f str,
    document: &'f str,
    file: &'f str,
    line: Option<usize>,
    column: Option<usize>,
    phrase: Option<&'f str>,
    source: Option<&'f SourceLocation>,
}

impl Serialize for Finding {
    fn serialize<S: Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let (ours, theirs) = self.facts();
        let proof = self.proof();
        FlatFinding {
            rule: self.rule.id,
            level: self.level,
            operation: self.subject.as_ref().map(|s| s.id.as_str()),
            direction: self.subject.as_ref().map(|s| s.direction),
            side: self.relation(),
            pointer: &self.location.pointer,
            field: self.field(),
            message: &self.message,
            ours,
            theirs,
            counterexample: self.counterexample(),
            reverse: proof.and_then(|proof| proof.reverse.as_ref()),
            verdicts: proof.and_then(|proof| proof.verdicts),
            reading: proof.map(|proof| proof.reading),
            breaks: self.impact().map(Impact::as_str),
            waived: self.is_waived(),
            reason: self.waived.as_deref(),
            fingerprint: &self.fingerprint,
            document: &self.location.document,
            file: &self.location.file,
            line: self.location.line,
            column: self.location.column,
            phrase: self.phrase(),
            source: self.source.as_ref(),
        }
        .serialize(serializer)
    }
}
