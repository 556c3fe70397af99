//! Compares where an operation is served, and what a caller must show.

use super::OperationComparison;
use crate::operation::Operation;
use crate::operation::change::Effect;
use crate::operation::matching::template;
use crate::operation::security::{self, SecurityChange};
use crate::report::impact::Impact;
use crate::report::rule;
use std::collections::HashSet;

impl OperationComparison<'_> {
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

/// The members of an operation that say in both versions who may call it and
/// where, which may be written for all operations instead.
pub(super) fn same_access(
    before: &Operation,
    after: &Operation,
) -> Vec<&'static str> {
    let has_own_servers = |of: &Operation| {
        let servers = of.servers_pointer.as_ref();
        servers.is_some_and(|servers| of.pointer.contains(servers))
    };
    let mut out = Vec::new();
    if before.has_same_security(after) {
        out.push("security");
    }
    // What else two lists of servers say is compared as they stand.
    if has_own_servers(before) != has_own_servers(after)
        && before.addresses == after.addresses
    {
        out.push("servers");
    }
    out
}

/// The addresses that the others have not, whatever the parameters are called.
fn missing(addresses: &[String], others: &[String]) -> Vec<String> {
    let others: HashSet<String> =
        others.iter().map(|other| template(other)).collect();
    let has = |it: &&String| others.contains(&template(it));
    addresses.iter().filter(|it| !has(it)).cloned().collect()
}
