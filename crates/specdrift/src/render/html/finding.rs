//! One finding as a card: where, the line with its phrase underlined, the value
//! that proves it, what to do.

use super::{code, item};
use crate::config::Documents;
use crate::render::excerpt::Excerpt;
use crate::render::foreign::escaped;
use crate::render::{location_text, proves, shown_value};
use crate::report::finding::Finding;
use crate::report::proof::UndeclaredMembers;
use std::fmt::{self, Write};

/// How much of a line is shown on each side of what is marked.
const AROUND: usize = 120;

/// How much of a value is shown.
const MAX_VALUE_CHARS: usize = 320;

pub(super) fn card(
    out: &mut String,
    finding: &Finding,
    documents: &Documents,
) -> fmt::Result {
    let level =
        if finding.is_waived() { "waived" } else { finding.level.as_str() };
    writeln!(
        out,
        "<article id=\"{fingerprint}\" class=\"{level}\">\n<h3><span class=\"badge\">{level}</span> {}</h3>\n\
         <p class=\"meta\"><code>{fingerprint}</code> {}</p>",
        escaped(&finding.message),
        escaped(finding.rule.title),
        fingerprint = escaped(&finding.fingerprint),
    )?;
    if let Some(excerpt) = Excerpt::of(finding, documents) {
        let [before, marked, after] =
            excerpt.cut(AROUND).map(|text| escaped(&text));
        writeln!(
            out,
            "<pre><span class=\"line\">{}</span>{before}<u>{marked}</u>{after}</pre>",
            excerpt.number
        )?;
    }
    writeln!(out, "<dl>")?;
    let pointer = finding.location.pointer.as_str();
    let spot =
        format!("{}<br>{}", code(&location_text(finding)), code(pointer));
    item(out, "document", &spot)?;
    if let Some(line) = &finding.source {
        item(out, "Rust", &code(&format!("{}:{}", line.file, line.line)))?;
    }
    if let Some(subject) = &finding.subject {
        let direction = subject.direction.as_str();
        let operation = escaped(&subject.id);
        item(out, "message", &format!("{operation} ({direction})"))?;
    }
    proof(out, finding)?;
    if let Some(reason) = &finding.waived {
        item(out, "reason", &escaped(reason))?;
    } else if let Some(impact) = finding.impact() {
        item(out, "impact", &escaped(impact.as_str()))?;
    } else {
        let rule = finding.rule;
        item(out, "to do", &escaped(rule.fix))?;
    }
    writeln!(out, "</dl>\n</article>")
}

fn proof(out: &mut String, finding: &Finding) -> fmt::Result {
    let shown = |value: &serde_json::Value| {
        format!("<pre>{}</pre>", escaped(&shown_value(value, MAX_VALUE_CHARS)))
    };
    if let Some(value) = finding.counterexample() {
        item(out, proves(finding), &shown(value))?;
    }
    if let Some(value) =
        finding.proof().and_then(|proof| proof.reverse.as_ref())
    {
        item(out, "the other way round", &shown(value))?;
    }
    if finding
        .proof()
        .is_some_and(|proof| proof.reading == UndeclaredMembers::Closed)
    {
        let words = "objects take only the members that they name";
        item(out, "holds where", words)?;
    }
    let Some(verdicts) = finding
        .proof()
        .and_then(|proof| proof.verdicts)
        .filter(|_| finding.impact().is_none())
    else {
        return Ok(());
    };
    let said = verdicts.by_judge().map(|(who, verdict)| {
        let says = verdict.as_str();
        format!("<span class=\"judge {says}\">{who} {says}</span>")
    });
    item(out, "verdicts", &said.collect::<Vec<_>>().join(" "))
}
