//! Compares where an operation is served, and what a caller must show.

use super::OperationComparison;
use crate::document::pointer::Pointer;
use crate::operation::Operation;
use crate::operation::change::Effect;
use crate::operation::matching::template;
use crate::operation::security::{self, SecurityChange};
use crate::report::impact::Impact;
use crate::report::rule;
use std::collections::HashSet;

impl OperationComparison<'_> {
    /// What means the same and is written at the operation in one version, and
    /// for all operations in the other, is no difference.
    pub(super) fn access_written_elsewhere(
        &mut self,
        before: &Operation,
        after: &Operation,
    ) {
        let is_own = |of: &Operation, list: Option<&Pointer>| {
            list.is_some_and(|list| of.pointer.contains(list))
        };
        let (old, new) = (
            is_own(before, before.servers_pointer.as_ref()),
            is_own(after, after.servers_pointer.as_ref()),
        );
        let Some(object) = self.objects.last_mut() else { return };
        if before.has_same_security(after) {
            object.handled.push("security");
        }
        if old != new && before.addresses == after.addresses {
            object.handled.push("servers");
        }
    }

    pub(super) fn addresses(&mut self, before: &Operation, after: &Operation) {
        let gone = missing(&before.addresses, &after.addresses);
        let new = missing(&after.addresses, &before.addresses);
        // A document without servers does not say where it is served.
        let impact = match (gone.is_empty(), new.is_empty()) {
            (true, true) => return,
            _ if before.addresses.is_empty() || after.addresses.is_empty() => {
                Impact::NobodyMoreAccepted
            }
            (true, false) => Impact::NobodyNew,
            (false, _) => Impact::SenderAndReader,
        };
        let server = |addresses: Vec<String>, path: &str| {
            let each = addresses.iter().map(|address| {
                address.strip_suffix(path).unwrap_or(address).to_owned()
            });
            each.collect::<Vec<_>>()
        };
        let gone = server(gone, &before.path);
        let new = server(new, &after.path);
        let at = after.servers_pointer.as_ref().unwrap_or(&after.pointer);
        let message = match (gone.as_slice(), new.as_slice()) {
            (gone, []) => format!("no longer served at {}", gone.join(", ")),
            ([], new) => format!("also served at {}", new.join(", ")),
            (gone, new) => format!(
                "no longer served at {}, now at {}",
                gone.join(", "),
                new.join(", ")
            ),
        };
        let facts = (gone.into(), new.into());
        self.change(&rule::SERVER, at, message, impact, facts);
    }

    pub(super) fn security(&mut self, before: &Operation, after: &Operation) {
        let (was, is) = (&before.security, &after.security);
        let effect = match security::change(was, is) {
            SecurityChange::None => return,
            SecurityChange::Narrowed => Effect::Tightened,
            SecurityChange::Widened => Effect::Loosened,
        };
        let (was, is) = (security::words(was), security::words(is));
        let at = after.security_pointer.as_ref().unwrap_or(&after.pointer);
        let message = format!("security differs: before {was}, now {is}");
        let impact = effect.impact(after.caller.request());
        let facts = (was.into(), is.into());
        self.change(&rule::SECURITY_REQUIREMENT, at, message, impact, facts);
    }
}

/// The addresses that the others have not, whatever the parameters are called.
fn missing(addresses: &[String], others: &[String]) -> Vec<String> {
    let others: HashSet<String> =
        others.iter().map(|other| template(other)).collect();
    let has = |it: &&String| others.contains(&template(it));
    addresses.iter().filter(|it| !has(it)).cloned().collect()
}
