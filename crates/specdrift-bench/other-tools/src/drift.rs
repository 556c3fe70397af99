//! `drift`: compares OpenAPI 3.0 documents; says of a change whether it breaks
//! old clients, new ones, both, or that it does not know.

use ::drift::{Change, ChangeClass, ChangeComparison, ChangeInfo, compare};
use serde_json::Value;
use specdrift_bench::ToolAnswer;

pub(crate) fn answer(old: &Value, new: &Value) -> Option<ToolAnswer> {
    let changes = compare(old, new).ok()?;
    let (mut changed, mut narrower, mut wider) = (false, false, false);
    for (change, info) in changes.iter().flat_map(each) {
        let sent = change
            .paths
            .iter()
            .any(|path| path.comparison == ChangeComparison::Input);
        let (narrows, widens) = match (info.class, sent) {
            (ChangeClass::Trivial, _) => continue,
            (ChangeClass::Unhandled, _) => (false, false),
            (ChangeClass::Incompatible, _) => (true, true),
            (ChangeClass::BackwardIncompatible, sent) => (sent, !sent),
            (ChangeClass::ForwardIncompatible, sent) => (!sent, sent),
        };
        changed = true;
        narrower |= narrows;
        wider |= widens;
    }
    Some(if changed {
        ToolAnswer::changed(narrower, wider, false)
    } else {
        ToolAnswer::Nothing
    })
}

fn each(change: &Change) -> impl Iterator<Item = (&Change, &ChangeInfo)> {
    change.changes.iter().map(move |info| (change, info))
}
