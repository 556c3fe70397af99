//! Which message a record is, by the members that were found.

use super::{MemberIndex, MessageSet, NotRecognized, Recognized};

/// The members of a record that any message has.
pub(super) struct FoundMembers<'r> {
    names: &'r MemberIndex,
    present: Vec<&'static str>,
    possible: MessageSet,
}

impl<'r> FoundMembers<'r> {
    pub(super) fn none(names: &'r MemberIndex) -> Self {
        Self { names, present: Vec::new(), possible: 0 }
    }

    pub(super) fn add(&mut self, name: &str) {
        let Some((name, messages)) = self.names.declared.get_key_value(name)
        else {
            return;
        };
        self.possible = if self.present.is_empty() {
            *messages
        } else {
            self.possible & messages
        };
        // A name that stands twice tells no more; so there are no more than
        // there are names.
        if !self.present.contains(name) {
            self.present.push(name);
        }
    }

    pub(super) fn message(&self) -> Result<Recognized, NotRecognized> {
        let all: Vec<MessageCandidate> = self.candidates().collect();
        let possible = || all.iter().filter(|one| one.is_possible);
        let complete = || all.iter().filter(|one| one.is_complete());
        let indices =
            |of: &mut dyn Iterator<Item = &MessageCandidate>| -> Vec<usize> {
                of.map(|one| one.message).collect()
            };
        let found = match (possible().next(), possible().nth(1)) {
            // Any member may stand in any message: it may be another one that
            // has all of its own.
            (Some(only), None) => {
                let is_it = only.lacks == 0
                    || only.is_certain() && complete().next().is_none();
                is_it.then_some(only)
            }
            _ => {
                let most = possible().filter(|one| one.is_complete());
                let most = most.map(|one| one.needed).max();
                let mut best = possible().filter(|one| {
                    one.is_complete() && Some(one.needed) == most
                });
                best.next().filter(|_| best.next().is_none())
            }
        };
        let Some(found) = found else {
            let mut may_be =
                all.iter().filter(|one| one.is_possible || one.is_complete());
            let may_be = match possible().count() {
                1 => indices(&mut may_be),
                _ => indices(&mut possible()),
            };
            return Err(NotRecognized::Ambiguous(may_be));
        };
        let mut others = possible()
            .filter(|one| one.lacks == 0 && one.message != found.message);
        Ok(Recognized { message: found.message, others: indices(&mut others) })
    }

    fn candidates(&self) -> impl Iterator<Item = MessageCandidate> {
        self.names.required.iter().map(|(message, names)| MessageCandidate {
            message: *message,
            needed: names.len(),
            lacks: names.iter().filter(|n| !self.present.contains(n)).count(),
            is_possible: self.possible & (1 << message) != 0,
            has_own_name: self.has_name_of(1 << message),
        })
    }

    /// Whether there is a member that no other message has.
    fn has_name_of(&self, message: MessageSet) -> bool {
        let declared = &self.names.declared;
        self.present.iter().any(|name| declared.get(name) == Some(&message))
    }
}

/// A message that a record may be.
struct MessageCandidate {
    message: usize,
    /// How many members it needs.
    needed: usize,
    /// How many of these the record lacks.
    lacks: usize,
    /// Whether it has every member that any message has.
    is_possible: bool,
    /// Whether the record has a member that no other message has.
    has_own_name: bool,
}

impl MessageCandidate {
    /// Whether the record is this message, although it lacks some of what it
    /// needs, and no other: names such as `id` and `status` stand in much that
    /// is none of the messages.
    fn is_certain(&self) -> bool {
        self.has_own_name || 2 * self.lacks < self.needed
    }

    /// Whether the record has all that the message needs, which is something.
    fn is_complete(&self) -> bool {
        self.needed > 0 && self.lacks == 0
    }
}
