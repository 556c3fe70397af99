//! The sections of `BENCHMARKS.md` that this program writes.

use std::{fmt::Write, process::Command};

use crate::{
    body,
    build::BuildConfig,
    build_time,
    figure::{Class, Cost, Figure},
    implementation::FROM_JSON,
    targets,
};

type Section = fn() -> String;

/// The parts of the document, each between two comments that name it.
pub(crate) const SECTIONS: [(&str, Section); 5] = [
    ("ratios", ratios),
    ("schema", schema),
    ("allocations", allocations),
    ("hostile", hostile),
    ("building", build_time::table),
];

/// The targets, then instructions and time of every build.
fn ratios() -> String {
    let measured: Vec<(&str, BuildConfig, Vec<Figure>)> =
        ["instructions", "time"]
            .into_iter()
            .flat_map(|measure| {
                BuildConfig::ALL
                    .map(|build| (measure, build, build.measure(measure)))
            })
            .collect();
    let mut text = format!("{}\n{}", machine(), targets::table(&measured));
    for (measure, build, figures) in &measured {
        let table = table(figures, &names(figures), |cost| cost.ratio);
        write!(text, "\n### {measure}, {}\n\n{table}", build.title()).unwrap();
    }
    text
}

/// Where it was measured, and with which compiler.
fn machine() -> String {
    let output = |command: &str, argument| {
        let output = Command::new(command).arg(argument).output().unwrap();
        String::from_utf8(output.stdout).unwrap().trim().to_owned()
    };
    let cpus = std::fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let cpu = cpus
        .lines()
        .find_map(|line| line.strip_prefix("model name")?.split_once(": "))
        .map_or("an unknown processor", |(_, name)| name);
    let (date, rustc) = (output("date", "-uI"), output("rustc", "-V"));
    format!("Measured on {date}: {cpu}, {rustc}.\n")
}

fn schema() -> String {
    let build = BuildConfig { features: "schema", ..BuildConfig::PLAIN };
    let rows = ["Value, jsonschema", FROM_JSON];
    let parts = ["instructions", "time"].map(|measure| {
        let table = table(&build.measure(measure), &rows, |cost| cost.ratio);
        format!("### {measure}\n\n{table}")
    });
    parts.join("\n")
}

fn allocations() -> String {
    let build = BuildConfig { features: "allocations", ..BuildConfig::PLAIN };
    let figures = build.measure("allocations");
    table(&figures, &names(&figures), |cost| cost.amount)
}

fn hostile() -> String {
    // This program may no longer be the plain build: the others replace it.
    BuildConfig::PLAIN.output(&["hostile"])
}

/// The implementations, each once.
fn names(figures: &[Figure]) -> Vec<&str> {
    let mut names: Vec<&str> = Vec::new();
    for figure in figures {
        if !names.contains(&figure.implementation.as_str()) {
            names.push(&figure.implementation);
        }
    }
    names
}

/// A row for each implementation, a column for each class of bodies.
fn table(figures: &[Figure], rows: &[&str], of: fn(&Cost) -> f64) -> String {
    let bodies = body::all();
    let classes = body::classes(&bodies);
    let mut table = "| |".to_owned();
    for class in &classes {
        let bytes: Vec<usize> = bodies
            .iter()
            .filter(|body| body.class == *class)
            .map(|body| body.text.len())
            .collect();
        let mean = bytes.iter().sum::<usize>() / bytes.len();
        write!(table, " {class} ({mean} B) |").unwrap();
    }
    let rule = " --- |".repeat(classes.len());
    write!(table, "\n| --- |{rule}\n").unwrap();
    for name in rows {
        write!(table, "| {name} |").unwrap();
        for class in &classes {
            let cell = Class::new(figures, name, class)
                .map_or("–".to_owned(), |class| class.cell(of));
            write!(table, " {cell} |").unwrap();
        }
        table.push('\n');
    }
    table
}

/// Replaces a section of the document.
pub(crate) fn write(name: &str, section: &str) {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../BENCHMARKS.md");
    let document = std::fs::read_to_string(path).unwrap();
    let (begin, end) =
        (format!("<!-- begin {name} -->\n"), format!("<!-- end {name} -->"));
    let (before, rest) = document.split_once(&begin).unwrap();
    let (_, after) = rest.split_once(&end).unwrap();
    std::fs::write(path, format!("{before}{begin}\n{section}\n{end}{after}"))
        .unwrap();
}
