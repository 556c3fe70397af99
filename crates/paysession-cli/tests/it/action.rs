//! The action of this repository, run as GitHub runs it: the script that
//! `action.yml` holds, in bash, with the inputs in the environment that it maps
//! them to. Only `cargo install` is replaced, by the program that was built.
#![cfg(unix)]

use std::{
    collections::BTreeMap,
    env, fs,
    os::unix::fs::PermissionsExt,
    path::{Path, PathBuf},
    process::Command,
};

use crate::{exit_and_output, folder, readme::path_with_the_program};

const REPOSITORY: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");

/// A `cargo` that takes what the action installs, and nothing else.
const CARGO: &str = r#"#!/bin/sh
[ "$*" = "install --quiet --locked --path $REPOSITORY/crates/paysession-cli" ] &&
  [ -f "$5/Cargo.toml" ]
"#;

/// What the action holds: the default of each input, the environment of its
/// step, and the script.
struct Action {
    defaults: BTreeMap<String, String>,
    environment: Vec<(String, String)>,
    script: String,
}

impl Action {
    /// Nothing where the packages are tested without the repository.
    fn read() -> Option<Self> {
        let repository = Path::new(REPOSITORY);
        if !repository.join("crates/paysession-cli").is_dir() {
            return None;
        }
        let text = fs::read_to_string(repository.join("action.yml")).unwrap();
        let inputs = block(&text, "inputs:");
        let mut defaults = BTreeMap::new();
        for (name, _) in members(&inputs).filter(|(_, value)| value.is_empty())
        {
            let own = block(&inputs, &format!("{name}:"));
            let default = members(&own).find(|(key, _)| *key == "default");
            let default =
                default.map_or("", |(_, value)| value.trim_matches('"'));
            defaults.insert(name.to_owned(), default.to_owned());
        }
        let environment = block(&text, "env:");
        let environment = members(&environment)
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .collect();
        let script = block(&text, "run: |");
        Some(Self { defaults, environment, script })
    }

    /// The exit code and what was printed, where the inputs are these.
    fn run(
        &self,
        folder: &Path,
        inputs: &[(&str, &str)],
    ) -> (i32, String, String) {
        let value = |expression: &str| {
            let name = expression
                .strip_prefix("${{ ")
                .and_then(|rest| rest.strip_suffix(" }}"))
                .unwrap_or_else(|| panic!("{expression} is no expression"));
            let Some(input) = name.strip_prefix("inputs.") else {
                assert_eq!(name, "github.action_path");
                return REPOSITORY.to_owned();
            };
            let given = inputs.iter().find(|(name, _)| *name == input);
            given.map_or_else(
                || self.defaults[input].clone(),
                |(_, value)| (*value).to_owned(),
            )
        };
        let script = folder.join("script.sh");
        fs::write(&script, &self.script).unwrap();
        let mut command = Command::new("bash");
        command
            .args(["--noprofile", "--norc", "-e", "-o", "pipefail"])
            .arg(&script)
            .current_dir(folder)
            .env("REPOSITORY", REPOSITORY)
            .env("PATH", path_with_cargo(folder));
        for (name, expression) in &self.environment {
            command.env(name, value(expression));
        }
        exit_and_output(&command.output().unwrap())
    }
}

/// The lines below the line `head` that are indented more, without that.
fn block(yaml: &str, head: &str) -> String {
    let mut lines = yaml.lines().skip_while(|line| line.trim() != head);
    let depth = |line: &str| line.len() - line.trim_start().len();
    let outside = depth(lines.next().unwrap_or_else(|| panic!("no {head}")));
    let below: Vec<&str> =
        lines.take_while(|line| depth(line) > outside).collect();
    assert!(!below.is_empty(), "{head} is empty");
    let inside = depth(below[0]);
    below.iter().flat_map(|line| [&line[inside..], "\n"]).collect()
}

/// The names and values of a mapping, without those that are below.
fn members(block: &str) -> impl Iterator<Item = (&str, &str)> {
    block
        .lines()
        .filter(|line| !line.starts_with([' ', '#']))
        .map(|line| line.split_once(':').unwrap())
        .map(|(name, value)| (name, value.trim()))
}

/// Where commands are found: the `cargo` above, then the program.
fn path_with_cargo(folder: &Path) -> std::ffi::OsString {
    let own = folder.join("bin");
    fs::create_dir_all(&own).unwrap();
    let cargo = own.join("cargo");
    fs::write(&cargo, CARGO).unwrap();
    fs::set_permissions(&cargo, fs::Permissions::from_mode(0o755)).unwrap();
    let others = path_with_the_program();
    let all: Vec<PathBuf> =
        [own].into_iter().chain(env::split_paths(&others)).collect();
    env::join_paths(all).unwrap()
}

#[test]
fn the_action_annotates_each_violation_and_takes_any_file_name() {
    let Some(action) = Action::read() else {
        return;
    };
    let folder = folder("action");
    // Valid but for a member that nobody knows.
    let body = r#"{"amount": 1000, "currency": "JPY", "colour": "red"}"#;
    fs::write(folder.join("good one.json"), body).unwrap();
    let wrong = r#"{"currency": "JPY"}"#;
    for name in ["wrong.json", "::error ::wrong $(x).json"] {
        fs::write(folder.join(name), wrong).unwrap();
    }
    let create = ("message", "komoju.create-session");
    let missing = "line=1,col=1,title=komoju.create-session%3A required::\
                   /amount: is required\n";
    for (inputs, code, expected) in [
        (
            vec![("files", "good one.json\n"), create],
            0,
            "::notice::1 record, 0 invalid, 0 findings\n".to_owned(),
        ),
        (
            vec![
                (
                    "files",
                    "good one.json\n\n  wrong.json\n::error ::wrong $(x).json\n",
                ),
                create,
            ],
            1,
            format!(
                "::error file=wrong.json,{missing}\
                 ::error file=%3A%3Aerror %3A%3Awrong $(x).json,{missing}\
                 ::notice::3 records, 2 invalid, 2 findings\n"
            ),
        ),
        (
            vec![("files", "good one.json"), create, ("reading", "strict")],
            1,
            "::error file=good one.json,line=1,col=37,\
             title=komoju.create-session%3A unknown::\
             /colour: unknown member\n\
             ::notice::1 record, 1 invalid, 1 finding\n"
                .to_owned(),
        ),
        // The members tell which message it is.
        (
            vec![("files", "good one.json")],
            0,
            "::notice::1 record, 0 invalid, 0 findings\n".to_owned(),
        ),
    ] {
        let done = action.run(&folder, &inputs);
        assert_eq!(done, (code, expected, String::new()), "{inputs:?}");
    }
    let (code, printed, error) = action.run(&folder, &[("files", "\n")]);
    assert_eq!((code, printed), (2, String::new()));
    assert!(error.contains("required arguments were not provided"), "{error}");
}
