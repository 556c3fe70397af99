//! One page, with nothing to fetch: the open findings, and a table of every
//! field — document, prose, ours, verdict — to filter, and to read on a phone.

use super::{brief, escaped};
use crate::finding::{Field, Finding, Report};
use serde_json::Value;
use std::collections::BTreeMap;
use std::fmt::{self, Write};

const STYLE: &str = "\
:root{color-scheme:light dark;--line:#8884;--bad:#c62828;--soft:#8a6d00;--good:#2e7d32}
*{box-sizing:border-box}body{font:15px/1.5 system-ui,sans-serif;margin:0 auto;max-width:80rem;padding:1rem}
h1{font-size:1.4rem}h2{font-size:1.1rem;margin-top:2rem}
code,pre{font:13px/1.4 ui-monospace,monospace;overflow-wrap:anywhere;white-space:pre-wrap}
input,select{font:inherit;padding:.4rem;margin:.2rem .4rem .2rem 0;max-width:100%}
table{border-collapse:collapse;width:100%}th,td{border-bottom:1px solid var(--line);padding:.4rem;text-align:left;vertical-align:top}
.differs{color:var(--bad)}.waived{color:var(--soft)}.agrees{color:var(--good)}
article{border-left:4px solid var(--line);padding:.1rem .8rem;margin:1rem 0}article.error{border-color:var(--bad)}article.warning{border-color:var(--soft)}
@media(max-width:45rem){thead{display:none}tr{display:block;border:1px solid var(--line);border-radius:.4rem;margin:.6rem 0}td{display:block;border:0}td::before{content:attr(data-label);display:block;font-size:12px;opacity:.7}}
";

const SCRIPT: &str = "\
const q=document.getElementById('q'),v=document.getElementById('v'),rows=[...document.querySelectorAll('tbody tr')],n=document.getElementById('n');
function show(){const t=q.value.toLowerCase();let c=0;for(const r of rows){const on=(!v.value||r.dataset.verdict===v.value)&&r.textContent.toLowerCase().includes(t);r.hidden=!on;c+=on}n.textContent=c+' of '+rows.length+' fields'}
q.addEventListener('input',show);v.addEventListener('change',show);show();
";

/// The report as a page of HTML.
pub fn html(report: &Report) -> String {
    let mut out = String::new();
    // Writing to a text cannot fail.
    let _ = page(&mut out, report);
    out
}

fn page(out: &mut String, report: &Report) -> fmt::Result {
    let summary = &report.summary;
    writeln!(
        out,
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>Drift</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n<h1>Drift</h1>"
    )?;
    let open: Vec<&Finding> =
        report.findings.iter().filter(|f| !f.waived).collect();
    writeln!(
        out,
        "<p>{} operations, {} comparisons, {} prose limits, {} examples: {} open findings, {} waived, {} undecided.</p>",
        summary.operations,
        summary.comparisons,
        summary.prose,
        summary.examples,
        open.len(),
        summary.waived,
        summary.undecided
    )?;
    writeln!(out, "<h2>Open findings</h2>")?;
    if open.is_empty() {
        writeln!(out, "<p class=\"agrees\">None.</p>")?;
    }
    for finding in &open {
        one(out, finding)?;
    }
    writeln!(
        out,
        "<h2>Waived</h2>\n<details><summary>{}</summary>",
        summary.waived
    )?;
    for finding in report.findings.iter().filter(|f| f.waived) {
        one(out, finding)?;
    }
    writeln!(out, "</details>")?;
    table(out, report)?;
    writeln!(out, "<script>\n{SCRIPT}</script>\n</body>\n</html>")
}

fn one(out: &mut String, finding: &Finding) -> fmt::Result {
    let line = finding.line.map(|line| format!(":{line}")).unwrap_or_default();
    writeln!(
        out,
        "<article class=\"{}\"><p><b>{} {}</b> {} <code>{}</code></p><p>{} ({}) <code>{}{line}</code> <code>{}</code></p>",
        finding.level,
        finding.level,
        finding.rule,
        escaped(&finding.message),
        finding.fingerprint,
        escaped(&finding.operation),
        finding.direction.as_str(),
        escaped(&finding.file),
        escaped(finding.pointer.as_str()),
    )?;
    if let Some(reason) = &finding.reason {
        writeln!(out, "<p>{}</p>", escaped(reason))?;
    }
    if let Some(value) = &finding.counterexample {
        writeln!(
            out,
            "<pre>{}</pre>",
            escaped(&brief(&value.to_string(), 600))
        )?;
    }
    writeln!(out, "</article>")
}

fn table(out: &mut String, report: &Report) -> fmt::Result {
    writeln!(
        out,
        "<h2>Fields</h2>\n<p><input id=\"q\" type=\"search\" placeholder=\"filter\" aria-label=\"filter\">\
         <select id=\"v\" aria-label=\"verdict\"><option value=\"\">all</option><option>agrees</option><option>waived</option><option>differs</option></select>\
         <span id=\"n\"></span></p>\n<table>\n<thead><tr><th>field</th><th>document</th><th>prose</th><th>ours</th><th>verdict</th></tr></thead>\n<tbody>"
    )?;
    let waived: BTreeMap<&str, bool> = report
        .findings
        .iter()
        .map(|finding| (finding.fingerprint.as_str(), finding.waived))
        .collect();
    for field in &report.fields {
        row(out, field, &waived)?;
    }
    writeln!(out, "</tbody>\n</table>")
}

fn row(
    out: &mut String,
    field: &Field,
    waived: &BTreeMap<&str, bool>,
) -> fmt::Result {
    let known = |name: &&String| waived.get(name.as_str()) == Some(&true);
    let verdict = if field.findings.is_empty() {
        "agrees"
    } else if field.findings.iter().all(|name| known(&name)) {
        "waived"
    } else {
        "differs"
    };
    let name =
        if field.field.is_empty() { "(the message)" } else { &field.field };
    let source = field
        .source
        .as_ref()
        .map(|line| {
            format!("<br><code>{}:{}</code>", escaped(&line.file), line.line)
        })
        .unwrap_or_default();
    writeln!(
        out,
        "<tr data-verdict=\"{verdict}\"><td data-label=\"field\"><b>{}</b><br>{}</td>\
         <td data-label=\"document\"><code>{}</code><br><small>{}{}</small></td>\
         <td data-label=\"prose\">{}</td><td data-label=\"ours\"><code>{}</code>{source}</td>\
         <td data-label=\"verdict\" class=\"{verdict}\">{verdict} {}</td></tr>",
        escaped(name),
        escaped(&field.operation),
        said(&field.theirs),
        escaped(&field.document),
        field.line.map(|line| format!(":{line}")).unwrap_or_default(),
        escaped(&field.phrases.join("; ")),
        said(&field.ours),
        escaped(&field.findings.join(" ")),
    )
}

fn said(value: &Value) -> String {
    if value.is_null() {
        return "—".into();
    }
    escaped(&brief(&value.to_string(), 160))
}
