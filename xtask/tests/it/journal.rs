//! Several files that change together: what a command that was killed has begun
//! is told by whoever reads, and completed by whoever writes.

use std::{
    fmt::Write, os::unix::fs::symlink, path::Path, thread, time::Duration,
};

use crate::workspace::{DOCUMENT, ID, Workspace};

const SOURCES: &str = "schemas/vendored/SOURCES.toml";
/// The journal of a change of several files, and the files of an update.
const JOURNAL: &str = "schemas/.xtask-journal";
const LOCK: &str = "schemas/drift.lock";

/// Leaves the workspace as an update does that is killed once its journal is
/// written and so many of its three files are renamed.
fn interrupt(workspace: &Workspace, renamed: usize) -> [(String, String); 3] {
    workspace.changed();
    let old = [DOCUMENT, SOURCES, LOCK].map(|file| workspace.read(file));
    let update = ["drift", "update", ID, "changed.json"];
    assert_eq!(workspace.run(&update).code, 0);
    let files = [DOCUMENT, SOURCES, LOCK];
    let new = files.map(|file| workspace.read(file));
    let mut journal = String::new();
    for (number, file) in files.into_iter().enumerate() {
        let folder = Path::new(file).parent().unwrap().to_str().unwrap();
        let version = format!(".xtask-1-{number}.tmp");
        writeln!(journal, "{version} {file}").unwrap();
        if number >= renamed {
            workspace.write(file, &old[number]);
            let version = format!("{folder}/{version}");
            workspace.write(&version, &new[number]);
        }
    }
    workspace.write(JOURNAL, &journal);
    [0, 1, 2].map(|number| (old[number].clone(), new[number].clone()))
}

#[test]
fn several_files_of_which_some_are_written_are_told_and_completed() {
    for renamed in 0..=3 {
        let workspace = Workspace::new("journal");
        let names = workspace.names("schemas");
        let versions = interrupt(&workspace, renamed);
        for command in [
            &["drift"][..],
            &["drift", "list"],
            &["drift", "prose"],
            &["drift", "examples"],
            &["drift", "trace", "callback_url"],
            &["drift", "export", "exported"],
            &["schema", "--check"],
            &["check"],
        ] {
            let done = workspace.run(command);
            let error = "error: expected files that belong together, found \
                         schemas/.xtask-journal: a command that changed several \
                         files was interrupted, and the next one that writes \
                         below schemas completes it\n";
            assert_eq!(
                (done.code, done.err.as_str()),
                (3, error),
                "{command:?}"
            );
        }
        let done = workspace.run(&["schema"]);
        assert_eq!(done.code, 0, "{done:?}");
        for (file, (_, new)) in [DOCUMENT, SOURCES, LOCK].iter().zip(versions) {
            assert_eq!(workspace.read(file), new, "{file} after {renamed}");
        }
        assert_eq!(workspace.names("schemas"), names);
        assert_eq!(workspace.run(&["drift"]).code, 1, "the new one is judged");
    }
}

#[test]
fn a_journal_leads_only_to_files_of_ours() {
    let precious = "precious";
    for (line, reason) in [
        (
            ".xtask-1-0.tmp schemas/../outside.json",
            "expected a path of names, without `..`",
        ),
        (".xtask-1-0.tmp outside.json", "expected a path below schemas"),
        (
            "drift.toml schemas/RULES.md",
            "expected the name of a temporary file, found drift.toml",
        ),
        (
            "../.xtask-1-0.tmp schemas/RULES.md",
            "expected the name of a temporary file, found ../.xtask-1-0.tmp",
        ),
        (
            ".xtask-1-0.tmp schemas/linked.json",
            "expected a regular file, found a symbolic link",
        ),
        (
            ".xtask-1-1.tmp schemas/RULES.md",
            "expected a regular file, found a symbolic link",
        ),
        (".xtask-1-0.tmp", "expected two names in a line"),
    ] {
        let workspace = Workspace::new("planted");
        workspace.write("outside.json", precious);
        workspace.write("schemas/.xtask-1-0.tmp", "planted");
        for link in ["schemas/linked.json", "schemas/.xtask-1-1.tmp"] {
            symlink("../outside.json", workspace.path(link)).unwrap();
        }
        workspace.write(JOURNAL, &format!("{line}\n"));
        let names = workspace.names("");
        let done = workspace.run(&["schema"]);
        let error = format!(
            "error: cannot complete schemas/.xtask-journal: {reason}\n"
        );
        assert_eq!((done.code, done.err), (3, error), "{line}");
        assert_eq!(workspace.read("outside.json"), precious, "{line}");
        assert_eq!(workspace.names(""), names, "{line}");
    }
}

#[test]
fn what_somebody_changed_after_an_interruption_is_kept() {
    let workspace = Workspace::new("after");
    interrupt(&workspace, 1);
    // A file system may count time in ticks of some milliseconds.
    thread::sleep(Duration::from_millis(30));
    let mine = workspace.read(SOURCES) + "# mine\n";
    workspace.write(SOURCES, &mine);
    let done = workspace.run(&["schema"]);
    let error = "error: cannot complete schemas/.xtask-journal: \
                 schemas/vendored/SOURCES.toml was changed after it; whoever \
                 removes schemas/.xtask-journal keeps that change\n";
    assert_eq!((done.code, done.err.as_str()), (3, error));
    assert_eq!(workspace.read(SOURCES), mine);
}

#[test]
fn a_check_removes_what_a_killed_command_has_left() {
    let workspace = Workspace::new("left-to-check");
    let names = workspace.names("schemas");
    for folder in ["", "/vendored/yuno", "/generated/strict"] {
        workspace.write(&format!("schemas{folder}/.xtask-1-0.tmp"), "{");
    }
    assert_eq!(workspace.run(&["drift"]).code, 0);
    assert_eq!(workspace.names("schemas"), names);
    // Only what is named as ours is.
    workspace.write("schemas/.xtask-notes.tmp", "mine");
    assert_eq!(workspace.run(&["schema"]).code, 0);
    assert_eq!(workspace.read("schemas/.xtask-notes.tmp"), "mine");
}
