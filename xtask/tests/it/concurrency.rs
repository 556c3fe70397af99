//! Commands that run at once or are killed: nobody sees half a file, and no
//! change is lost.

use std::{
    collections::BTreeMap,
    env, fs,
    path::PathBuf,
    process::{Child, Stdio},
    sync::atomic::{AtomicBool, Ordering},
    thread,
    time::{Duration, Instant},
};

use crate::workspace::{DOCUMENT, ID, Workspace};

/// How often it is tried: a hundred times where CI or the gate runs the tests,
/// and four times where a person waits for them.
fn rounds() -> u32 {
    let is_set = |name| env::var_os(name).is_some();
    if is_set("CI") || is_set("ALL_CASES") { 100 } else { 4 }
}

/// What is written anew in each round.
const FILES: [&str; 4] = [
    "schemas/RULES.md",
    "schemas/generated/portable/komoju.session.json",
    "schemas/generated/strict/komoju.session.json",
    "schemas/generated/strict/yuno.error.json",
];

/// A file that nothing generates.
const UNEXPECTED: &str = "schemas/generated/old.json";

/// Makes the files stale, each by a rename, so that none is half written here.
fn make_stale(workspace: &Workspace) {
    for file in FILES.iter().chain([&UNEXPECTED]) {
        workspace.write("stale", "stale\n");
        fs::rename(workspace.path("stale"), workspace.path(file)).unwrap();
    }
}

fn start(workspace: &Workspace, arguments: &[&str]) -> Child {
    let mut command = workspace.command(arguments);
    command.stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap()
}

/// Every file below a folder with its bytes.
fn contents(workspace: &Workspace) -> BTreeMap<PathBuf, Vec<u8>> {
    let names = workspace.names("schemas").into_iter();
    let files = names.filter(|path| path.is_file());
    files.map(|path| (path.clone(), fs::read(path).unwrap())).collect()
}

/// Ends the watching, also where the work panics.
struct Done<'a>(&'a AtomicBool);

impl Drop for Done<'_> {
    fn drop(&mut self) {
        self.0.store(true, Ordering::Relaxed);
    }
}

/// Does some work while a thread looks at the files all the time.
fn watched(workspace: &Workspace, work: impl FnOnce()) {
    let fresh: Vec<String> =
        FILES.iter().map(|file| workspace.read(file)).collect();
    let done = AtomicBool::new(false);
    thread::scope(|scope| {
        let watcher = scope.spawn(|| {
            let mut reads = 0_u32;
            while !done.load(Ordering::Relaxed) {
                for (file, fresh) in FILES.iter().zip(&fresh) {
                    let text = workspace.read(file);
                    let whole = text == *fresh || text == "stale\n";
                    assert!(whole, "{file} is half written: {text:?}");
                    reads += 1;
                }
                // The writers need the processor, too.
                thread::sleep(Duration::from_micros(50));
            }
            reads
        });
        let working = Done(&done);
        work();
        drop(working);
        assert!(watcher.join().unwrap() > rounds(), "the files were looked at");
    });
}

#[test]
fn two_writers_show_only_whole_files_and_leave_nothing() {
    let workspace = Workspace::new("two");
    let before = contents(&workspace);
    watched(&workspace, || {
        for round in 0..rounds() {
            make_stale(&workspace);
            let writers = [
                start(&workspace, &["schema"]),
                start(&workspace, &["schema"]),
            ];
            for writer in writers {
                let output = writer.wait_with_output().unwrap();
                assert!(output.status.success(), "{round}: {output:?}");
            }
            assert!(contents(&workspace) == before, "{round}");
        }
    });
}

#[test]
fn a_writer_that_is_killed_leaves_nothing_that_the_next_does_not_mend() {
    let workspace = Workspace::new("killed");
    let before = contents(&workspace);
    make_stale(&workspace);
    let begin = Instant::now();
    assert_eq!(workspace.run(&["schema"]).code, 0);
    let whole_run = begin.elapsed();
    let mut interrupted = 0;
    watched(&workspace, || {
        for round in 0..rounds() {
            make_stale(&workspace);
            let mut writer = start(&workspace, &["schema"]);
            thread::sleep(whole_run * round / rounds());
            writer.kill().unwrap();
            writer.wait().unwrap();
            interrupted += u32::from(contents(&workspace) != before);
            assert_eq!(workspace.run(&["schema"]).code, 0, "{round}");
            assert!(contents(&workspace) == before, "{round}");
        }
    });
    assert!(interrupted > 0, "some were killed before they were done");
}

/// The files that an update changes.
const UPDATED: [&str; 3] =
    [DOCUMENT, "schemas/vendored/SOURCES.toml", "schemas/drift.lock"];

#[test]
fn an_update_that_is_killed_changes_all_files_or_none() {
    let workspace = Workspace::new("killed-update");
    workspace.changed();
    workspace.write("before.json", &workspace.read(DOCUMENT));
    // As the command writes it, and not as the test has cut it.
    assert_eq!(workspace.run(&["drift", "lock"]).code, 0);
    let names = workspace.names("schemas");
    let versions = || UPDATED.map(|file| workspace.read(file));
    let old = versions();
    let begin = Instant::now();
    let update = |file| ["drift", "update", ID, file];
    assert_eq!(workspace.run(&update("changed.json")).code, 0);
    let whole_run = begin.elapsed();
    let new = versions();
    assert_eq!(workspace.run(&update("before.json")).code, 0);
    assert!(versions() == old && new != old);
    // A round of an update takes as long as several of the others.
    let rounds = rounds().div_ceil(4);
    for round in 0..rounds {
        let mut writer = start(&workspace, &update("changed.json"));
        // Most of the time is spent on judging, and the writing comes last.
        thread::sleep(whole_run * (rounds / 2 + round) / rounds);
        writer.kill().unwrap();
        writer.wait().unwrap();
        // Whatever writes next completes what was begun.
        assert_eq!(workspace.run(&["schema"]).code, 0, "{round}");
        let now = versions();
        assert!(now == old || now == new, "{round}");
        assert_eq!(workspace.names("schemas"), names, "{round}");
        if now == new {
            assert_eq!(workspace.run(&update("before.json")).code, 0);
        }
        assert!(versions() == old, "{round}");
    }
}

#[test]
fn two_reports_to_one_file_are_whole() {
    let workspace = Workspace::new("reports");
    let report = workspace.run(&["drift", "--format", "json"]).out;
    let drift = ["drift", "--format", "json", "--out", "out/report"];
    for round in 0..3 {
        let writers = [start(&workspace, &drift), start(&workspace, &drift)];
        for mut writer in writers {
            while writer.try_wait().unwrap().is_none() {
                let text = fs::read_to_string(workspace.path("out/report"));
                assert!(text.is_err() || text.unwrap() == report, "{round}");
            }
            let output = writer.wait_with_output().unwrap();
            assert!(output.status.success(), "{round}: {output:?}");
        }
        assert_eq!(workspace.names("out").len(), 1, "{round}");
    }
}

#[test]
fn of_two_policies_at_once_none_is_lost() {
    let workspace = Workspace::new("policies");
    workspace.changed();
    workspace.replace("changed.json", "MIN 3", "MIN 2");
    let update = ["drift", "update", ID, "changed.json"];
    assert_eq!(workspace.run(&update).code, 0);
    let report = workspace.run(&["drift", "--format", "json"]).out;
    let report: serde_json::Value = serde_json::from_str(&report).unwrap();
    let fingerprints: Vec<&str> = report["findings"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|finding| finding["waived"] == false)
        .map(|finding| finding["fingerprint"].as_str().unwrap())
        .collect();
    assert_eq!(fingerprints.len(), 2, "{report}");
    let writers: Vec<Child> = fingerprints
        .iter()
        .map(|name| {
            start(&workspace, &["drift", "waive", name, "--reason", "so"])
        })
        .collect();
    for writer in writers {
        let output = writer.wait_with_output().unwrap();
        assert!(output.status.success(), "{output:?}");
    }
    let done = workspace.run(&["drift"]);
    assert_eq!(done.code, 0, "{done:?}");
}
