//! What comes from outside: links in the place of documents, outputs that are
//! inputs, and arguments that nobody would type.

use std::{fs, os::unix::fs::symlink};

use crate::workspace::{DOCUMENT, ID, Workspace};

const SOURCES: &str = "schemas/vendored/SOURCES.toml";

#[test]
fn a_vendored_document_that_is_a_link_is_said_to_be_one() {
    for target in ["moved", "nowhere", "/dev/zero"] {
        let workspace = Workspace::new("linked-document");
        workspace.changed();
        let path = workspace.path(DOCUMENT);
        fs::rename(&path, workspace.path("moved")).unwrap();
        let target = if target == "moved" {
            workspace.path(target)
        } else {
            target.into()
        };
        symlink(&target, &path).unwrap();
        let reason = "expected a regular file, found a symbolic link";
        let done = workspace.run(&["drift", "--format", "short"]);
        assert_eq!(done.code, 3, "{done:?}");
        let line = format!("{DOCUMENT}:1:1: error[D997]: {reason}");
        assert!(done.out.contains(&line), "{done:?}");
        let done = workspace.run(&["drift", "update", ID, "changed.json"]);
        let error = format!("error: {DOCUMENT}: {reason}\n");
        assert_eq!((done.code, done.err), (3, error));
        assert!(path.is_symlink());
    }
}

#[test]
fn a_file_that_is_judged_is_no_output() {
    let workspace = Workspace::new("judged");
    let changed = workspace.changed();
    symlink("changed.json", workspace.path("linked.json")).unwrap();
    symlink(DOCUMENT, workspace.path("vendored.json")).unwrap();
    for (out, file) in [
        ("changed.json", "changed.json"),
        ("./schemas/../changed.json", "changed.json"),
        ("linked.json", "changed.json"),
        ("schemas/drift.toml", "schemas/drift.toml"),
        ("schemas/drift.lock", "schemas/drift.lock"),
        (SOURCES, SOURCES),
    ] {
        let before = workspace.read(file);
        let drift = ["drift", "--document", &changed, "--out", out];
        let done = workspace.run(&drift);
        let error = format!(
            "error: expected --out FILE that is not judged, found {file}\n"
        );
        assert_eq!((done.code, done.err), (2, error), "{out}");
        assert_eq!(workspace.read(file), before, "{out}");
    }
    for out in [DOCUMENT, "vendored.json"] {
        let done = workspace.run(&["drift", "--out", out]);
        let error = format!(
            "error: expected --out FILE that is not judged, found {DOCUMENT}\n"
        );
        assert_eq!((done.code, done.err), (2, error), "{out}");
    }
}

#[test]
fn what_was_typed_wrongly_never_acts_on_the_terminal() {
    let workspace = Workspace::new("typed");
    let text = "\u{1b}[2J\n::error::b ##[error]c\u{202e}";
    let shown = "\\u{1b}[2J\\n::error::b #\\u{23}[error]c\\u{202e}";
    for arguments in [
        &["drift", "--format", text][..],
        &["drift", "--document", text],
        &["drift", "--until", text],
        &[text],
        &["drift", text],
        &["drift", "explain", text],
        &["drift", "diff", DOCUMENT, DOCUMENT, "--at", text],
    ] {
        let done = workspace.run(arguments);
        assert_eq!((done.code, done.out.as_str()), (2, ""), "{arguments:?}");
        let err = done.err;
        let is_known = arguments == ["drift", "--until", text];
        assert!(err.contains(shown) || is_known, "{arguments:?}: {err}");
        for acts in ["\u{1b}", "\u{202e}", "\n::", "##["] {
            assert!(!err.contains(acts), "{arguments:?}: {err:?}");
        }
    }
}
