//! What has changed at a place of an operation, and the finding that says so.

use crate::document::Document;
use crate::document::openapi::Direction;
use crate::document::pointer::Pointer;
use crate::report::finding::{
    Difference, Finding, FindingKind, Location, Subject,
};
use crate::report::fingerprint;
use crate::report::impact::Impact;
use crate::report::level::Level;
use crate::report::relation::Relation;
use crate::report::rule::{self, Rule};
use serde_json::Value;
use std::io::{self, ErrorKind, Write};

/// What has changed at a place.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Change {
    pub(crate) rule: &'static Rule,
    /// The place as the document is now; one that is gone is found at what held
    /// it.
    pub(crate) pointer: Pointer,
    pub(crate) message: String,
    /// Who breaks; none where nobody is concerned.
    pub(crate) impact: Option<Impact>,
    /// Where what is gone stood.
    pub(crate) stood_at: Option<Pointer>,
    pub(crate) before: Value,
    pub(crate) after: Value,
}

/// Whether a message may hold more than before, or less.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ChangeDirection {
    /// Something is new that a message may hold.
    Added,
    /// What a message may hold is gone.
    Removed,
    /// Something need not be there any more.
    Loosened,
    /// Something must be there now, or be as it need not have been.
    Tightened,
}

impl ChangeDirection {
    /// Who breaks by it. A reader passes over what it does not know; it misses
    /// what is gone.
    pub(super) fn impact(self, direction: Direction) -> Impact {
        match (direction, self) {
            (Direction::Request, Self::Added | Self::Loosened) => {
                Impact::CompatibleMoreAccepted
            }
            (Direction::Request, Self::Removed | Self::Tightened) => {
                Impact::Sender
            }
            (Direction::Response, Self::Added) => Impact::CompatibleNew,
            (Direction::Response, Self::Removed) => Impact::ReaderOfMember,
            (Direction::Response, Self::Loosened) => Impact::Reader,
            (Direction::Response, Self::Tightened) => {
                Impact::CompatibleLessWritten
            }
        }
    }
}

impl Change {
    /// The finding that says so. The same declaration is found once, whichever
    /// operation meets it.
    pub(crate) fn finding(
        self,
        document: &Document,
        subject: Subject,
    ) -> Finding {
        let mut pointer = self.pointer;
        while pointer.resolve(&document.value).is_none() {
            let Some(parent) = pointer.parent() else { break };
            pointer = parent;
        }
        let what = [document.id.as_str(), pointer.as_str(), &self.message];
        let position = document.position(&pointer);
        let kind = match self.impact {
            Some(impact) => FindingKind::Difference(Difference {
                ours: self.before,
                theirs: self.after,
                impact: Some(impact),
                stood_at: self.stood_at,
                ..Difference::of_the_message(relation(impact))
            }),
            None => {
                FindingKind::Change { before: self.before, after: self.after }
            }
        };
        Finding {
            rule: self.rule,
            level: level(self.rule, self.impact),
            fingerprint: fingerprint::of(self.rule.id, &what, &[]),
            message: self.message,
            location: Location {
                document: document.id.clone(),
                file: document.file.clone(),
                line: position.map(|(line, _)| line),
                column: position.map(|(_, column)| column),
                pointer,
            },
            subject: Some(subject),
            source: None,
            kind,
            waived: None,
        }
    }
}

/// Where what was stands beside what is.
fn relation(impact: Impact) -> Relation {
    match impact {
        Impact::CompatibleMoreAccepted
        | Impact::CompatibleNew
        | Impact::OnlyStrictReaders
        | Impact::Reader => Relation::Stricter,
        Impact::CompatibleLessWritten
        | Impact::Sender
        | Impact::ReaderOfMember
        | Impact::SenderAndReader => Relation::Looser,
        Impact::CompatibleDeprecated
        | Impact::CompatibleOtherDirection
        | Impact::SenderThatOmitsIt => Relation::Other,
    }
}

/// What breaks somebody is an error where the rule's findings may be.
fn level(rule: &Rule, impact: Option<Impact>) -> Level {
    match impact {
        Some(
            Impact::Sender
            | Impact::Reader
            | Impact::ReaderOfMember
            | Impact::SenderAndReader,
        )
        | None => rule.level,
        Some(
            Impact::CompatibleMoreAccepted
            | Impact::CompatibleLessWritten
            | Impact::CompatibleNew
            | Impact::OnlyStrictReaders
            | Impact::CompatibleDeprecated
            | Impact::CompatibleOtherDirection
            | Impact::SenderThatOmitsIt,
        ) => rule.level.min(Level::Warning),
    }
}

/// How much of a value a message shows.
const SHOWN: usize = 80;

/// How much of what both texts begin with a message shows.
const COMMON: usize = 20;

/// `name differs: before …, now …`, `name is new: …` or `name is gone: …`.
pub(crate) fn remark(
    pointer: Pointer,
    name: &str,
    before: Option<&Value>,
    after: Option<&Value>,
) -> Change {
    let message = match (before, after) {
        (Some(before), Some(after)) => {
            let (before, after) = shown_pair(before, after);
            format!("{name} differs: before {before}, now {after}")
        }
        (None, Some(after)) => format!("{name} is new: {}", shown(after)),
        (Some(before), None) => format!("{name} is gone: {}", shown(before)),
        (None, None) => format!("{name} differs"),
    };
    Change {
        rule: &rule::OTHER_DIFFERENCE,
        pointer,
        message,
        impact: None,
        stood_at: None,
        before: before.cloned().unwrap_or_default(),
        after: after.cloned().unwrap_or_default(),
    }
}

/// Both values, each from a little before the place at which they part.
fn shown_pair(before: &Value, after: &Value) -> (String, String) {
    let (Value::String(old), Value::String(new)) = (before, after) else {
        return (shown(before), shown(after));
    };
    let common =
        old.chars().zip(new.chars()).take_while(|(a, b)| a == b).count();
    let skipped = common.saturating_sub(COMMON);
    let from = |text: &str| {
        let rest: String = text.chars().skip(skipped).collect();
        let rest = if skipped > 0 { format!("…{rest}") } else { rest };
        shown(&Value::String(rest))
    };
    (from(old), from(new))
}

/// A value as JSON, cut. Control characters are escaped in it.
fn shown(value: &Value) -> String {
    let cut = |text: &str| match text.char_indices().nth(SHOWN) {
        Some((end, _)) => {
            format!("{}…", text.get(..end).unwrap_or_default())
        }
        None => text.to_owned(),
    };
    match value {
        Value::String(text) => Value::String(cut(text)).to_string(),
        Value::Null
        | Value::Bool(_)
        | Value::Number(_)
        | Value::Array(_)
        | Value::Object(_) => cut(&beginning(value)),
    }
}

/// How a value is written, or at least as much of that as is shown.
fn beginning(value: &Value) -> String {
    let mut written = Beginning(Vec::new());
    // It ends with an error where it has enough.
    let _ = serde_json::to_writer(&mut written, value);
    String::from_utf8_lossy(&written.0).into_owned()
}

/// Refuses more once it has as many bytes as are shown.
struct Beginning(Vec<u8>);

impl Write for Beginning {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.0.len() > SHOWN * char::MAX.len_utf8() {
            return Err(ErrorKind::StorageFull.into());
        }
        self.0.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
