//! Compares where an operation is served, and what a caller must show.

use super::OperationComparison;
use crate::document::pointer::Pointer;
use crate::operation::Operation;
use crate::operation::change::{ChangeDirection, remark};
use crate::operation::matching::template;
use crate::operation::security::{self, SecurityChange};
use crate::report::impact::Impact;
use crate::report::rule;
use serde_json::Value;
use std::collections::HashSet;

impl OperationComparison<'_> {
    pub(super) fn compare_servers(
        &mut self,
        before: &Operation,
        after: &Operation,
    ) {
        // Who stops naming servers serves at `/` (OpenAPI, "OpenAPI Object");
        // who has named none may have been served at the new ones.
        let at_root = [after.path.clone()];
        let unnamed =
            after.addresses.is_empty() && !before.addresses.is_empty();
        let now = if unnamed { &at_root[..] } else { &after.addresses };
        let gone = missing(&before.addresses, now);
        let new = missing(now, &before.addresses);
        let impact = match (gone.is_empty(), new.is_empty()) {
            (true, true) => return,
            _ if before.addresses.is_empty() => Impact::CompatibleMoreAccepted,
            (true, false) => Impact::CompatibleNew,
            (false, _) => Impact::SenderAndReader,
        };
        let server = |addresses: Vec<String>, path: &str| {
            let each = addresses.iter().map(|address| {
                match address.strip_suffix(path) {
                    Some("") => "/".to_owned(),
                    server => server.unwrap_or(address).to_owned(),
                }
            });
            each.collect::<Vec<_>>()
        };
        let gone = server(gone, &before.path);
        let new = server(new, &after.path);
        let root = Pointer::root();
        let is_of_document =
            |servers: &Pointer| *servers == root.join("servers");
        let held_at =
            if before.servers_pointer.as_ref().is_some_and(is_of_document) {
                &root
            } else {
                &after.pointer
            };
        let at = after.servers_pointer.as_ref().unwrap_or(held_at);
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

    pub(super) fn compare_security(
        &mut self,
        before: &Operation,
        after: &Operation,
    ) {
        let (was, is) = (&before.security, &after.security);
        let change = security::change(was, is);
        let (was, is) = (security::words(was), security::words(is));
        let at = after.security_pointer.as_ref().unwrap_or(&after.pointer);
        let effect = match change {
            SecurityChange::None => return,
            SecurityChange::Reworded => {
                let (was, is) = (Value::from(was), Value::from(is));
                let name = "security";
                let told = remark(at.clone(), name, Some(&was), Some(&is));
                self.changes.push(told);
                return;
            }
            SecurityChange::Narrowed => ChangeDirection::Tightened,
            SecurityChange::Widened => ChangeDirection::Loosened,
        };
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
