//! The figures as a page of Markdown.

use crate::mutation::{MutationReport, OperatorScore};
use crate::other_tools::{OtherTools, ToolOperatorScore, ToolScore};
use std::fmt::Write;

const HEAD: &str = "\
# Kill rate

Written by `cargo run --release --package specdrift-bench`; do not edit.
Every vendored document is changed at every node by every operator.
A change of meaning is found when a finding has the right side and a pointer at or above the changed node.
A rewrite that keeps the meaning must give no finding at all.
";

const TOOLS: &str = "\
The same mutants, shown to other tools by `cargo run --release --manifest-path crates/specdrift-bench/other-tools/Cargo.toml`; where a document has schemas only, each is taken for a response.
Any report counts as found, whatever it says and wherever it points, also that it cannot tell.
They read no descriptions.
`drift` reads OpenAPI 3.0, so that it is given the documents written in 3.0: `null` as `nullable`, a constant as a list of one, limits that exclude as booleans.
`jsoncompat` looks for what breaks old clients, so that it is asked both ways round.
Two runs of it differ by about one in a hundred in direction and value.
What a tool refuses to read, or panics at, is not judged.
";

const POLICIES: &str = "
## Changes under a policy

The place of each difference that a policy of `schemas/drift.toml` covers is changed in its document.
Such a change is found when `check` has an open finding that it had not.

| what is changed | mutants | right | differences | with a counterexample |
| --- | --: | --: | --: | --: |
";

impl MutationReport {
    /// The figures as a page of Markdown; beside them what other tools found,
    /// where they were asked about the same mutants.
    pub fn markdown(&self, others: Option<&OtherTools>) -> String {
        let mut out = HEAD.to_owned();
        for (id, (judged, all)) in &self.sampled {
            line(
                &mut out,
                format_args!(
                    "Of `{id}`, {judged} of {all} changes are judged, evenly spread."
                ),
            );
        }
        let same = others.filter(|others| others.mutants == self.digest);
        let tools: &[ToolScore] = same.map_or(&[], |others| &others.tools);
        if others.is_some() && same.is_none() {
            out.push_str(
                "\nOther tools were asked about other mutants than these, so \
                 that their figures are left out.\n",
            );
        }
        let (changing, keeping) = self.sums();
        if !tools.is_empty() {
            side_by_side(&mut out, self, tools, (&changing, &keeping));
        }
        for (title, changes, sum) in [
            ("Changes of meaning", true, &changing),
            ("Rewrites that keep the meaning", false, &keeping),
        ] {
            line(&mut out, format_args!("\n## {title}\n"));
            let mut head = vec!["operator", "mutants", "right", "differences"];
            head.push("with a counterexample");
            head.extend(tools.iter().map(|tool| tool.name.as_str()));
            line(&mut out, format_args!("| {} |", head.join(" | ")));
            let rules = " --: |".repeat(head.len() - 1);
            line(&mut out, format_args!("| --- |{rules}"));
            for (name, score) in &self.operators {
                if score.changes == changes {
                    let of =
                        |tool: &ToolScore| tool.operators.get(name).copied();
                    let beside =
                        tools.iter().map(|t| of(t).unwrap_or_default());
                    row(&mut out, name, score, beside);
                }
            }
            let beside = tools.iter().map(|tool| self.found(tool, changes));
            row(&mut out, "**all**", sum, beside);
        }
        if !self.policies.is_empty() {
            self.policies(&mut out);
        }
        out
    }

    /// What is changed under a policy, which other tools do not have.
    fn policies(&self, out: &mut String) {
        out.push_str(POLICIES);
        for (name, score) in &self.policies {
            row(out, name, score, std::iter::empty());
        }
        row(out, "**all**", &self.policy_sum(), std::iter::empty());
    }

    /// What a tool found of all changes of meaning, or of all rewrites.
    fn found(&self, tool: &ToolScore, changes: bool) -> ToolOperatorScore {
        let of = |name: &String| {
            self.operators.get(name).is_some_and(|t| t.changes == changes)
        };
        let all = tool.operators.iter().filter(|(name, _)| of(name));
        ToolOperatorScore::sum(all.map(|(_, found)| found))
    }
}

fn side_by_side(
    out: &mut String,
    report: &MutationReport,
    tools: &[ToolScore],
    (changing, keeping): (&OperatorScore, &OperatorScore),
) {
    line(
        out,
        format_args!(
            "\n## Beside other tools\n\n{TOOLS}\n\
             | tool | of {} changes found | direction said | right | with a value | of {} rewrites reported | not judged |\n\
             | --- | --: | --: | --: | --: | --: | --: |",
            changing.mutants, keeping.mutants
        ),
    );
    let (found, reported) = (changing.right, keeping.mutants - keeping.right);
    line(
        out,
        format_args!(
            "| specdrift | {found} | every difference | all | {} of {} differences | {reported} | 0 |",
            changing.proved, changing.differences
        ),
    );
    for tool in tools {
        let (all, kept) = (report.found(tool, true), report.found(tool, false));
        line(
            out,
            format_args!(
                "| {} {} | {} | {} | {} | {} | {} | {} |",
                tool.name,
                tool.version,
                all.changed,
                all.directed,
                all.right,
                all.proved,
                kept.changed,
                all.failed + kept.failed
            ),
        );
    }
}

fn row(
    out: &mut String,
    name: &str,
    score: &OperatorScore,
    beside: impl Iterator<Item = ToolOperatorScore>,
) {
    let OperatorScore { mutants, right, differences, proved, .. } = *score;
    let mut cells = vec![mutants, right, differences, proved];
    cells.extend(beside.map(|found| found.changed));
    let cells: Vec<String> = cells.iter().map(ToString::to_string).collect();
    line(out, format_args!("| {name} | {} |", cells.join(" | ")));
}

fn line(out: &mut String, text: std::fmt::Arguments<'_>) {
    // Writing to a text cannot fail.
    let _ = writeln!(out, "{text}");
}
