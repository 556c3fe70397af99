//! `jsoncompat`: proves that messages of one OpenAPI 3.1 document are taken
//! under another, or finds one that is not, or says that it does not know. It
//! looks for what breaks old clients, so that it is asked both ways round.

use ::jsoncompat::{
    OpenApiCompatibilityIssueKind as Kind,
    OpenApiCompatibilitySurface as Surface, OpenApiDocument,
    check_openapi_compat,
};
use serde_json::Value;
use specdrift_bench::ToolAnswer;

pub(crate) fn answer(old: &Value, new: &Value) -> Option<ToolAnswer> {
    let old = OpenApiDocument::from_json(old).ok()?;
    let new = OpenApiDocument::from_json(new).ok()?;
    let (mut changed, mut narrower, mut wider) = (false, false, false);
    let mut proved = false;
    for (before, after, forward) in [(&old, &new, true), (&new, &old, false)] {
        let report = check_openapi_compat(before, after).ok()?;
        for issue in report.issues() {
            changed = true;
            if !matches!(issue.kind, Kind::Incompatible { .. }) {
                continue;
            }
            proved = true;
            // A request breaks where the later one takes less, a response
            // where it gives more.
            let narrows = match issue.surface {
                Surface::Request => forward,
                Surface::Response => !forward,
                Surface::Operation => continue,
            };
            narrower |= narrows;
            wider |= !narrows;
        }
    }
    Some(if changed {
        ToolAnswer::changed(narrower, wider, proved)
    } else {
        ToolAnswer::Nothing
    })
}
