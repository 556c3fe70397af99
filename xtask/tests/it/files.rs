//! What the commands write to: only below `schemas`, never through a link, and
//! so that the next run mends what one that was interrupted has left.

use std::{
    fs,
    os::unix::{ffi::OsStrExt, fs::FileTypeExt, fs::symlink},
    path::Path,
    process::Command,
};

use crate::workspace::{DOCUMENT, Done, ID, Workspace};

const SOURCES: &str = "schemas/vendored/SOURCES.toml";
const GENERATED_FILE: &str = "schemas/generated/strict/yuno.error.json";

/// A folder beside `schemas` that no command may change.
fn outside(workspace: &Workspace) {
    fs::create_dir_all(workspace.path("outside/deeper")).unwrap();
    workspace.write("outside/precious.json", "precious");
    workspace.write("outside/deeper/precious.json", "precious");
}

#[test]
fn a_link_below_the_generated_schemas_is_reported_and_stays() {
    for (link, target) in [
        ("schemas/generated/linked", "../../outside"),
        ("schemas/generated/strict/linked", "../../../outside"),
        ("schemas/generated/strict/deep/er/linked", "../../../../../outside"),
        ("schemas/generated/linked.json", "../../outside/precious.json"),
        ("schemas/generated/strict/linked.json", "nowhere"),
        (GENERATED_FILE, "../../../outside/precious.json"),
    ] {
        let workspace = Workspace::new("link");
        outside(&workspace);
        let path = workspace.path(link);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        let _ = fs::remove_file(&path);
        symlink(target, &path).unwrap();
        let before = workspace.names("");
        let expected = format!(
            "error: expected only regular files below schemas/generated, found \
             a symbolic link: {link}\n"
        );
        for arguments in [&["schema"][..], &["schema", "--check"], &["check"]] {
            let done = workspace.run(arguments);
            assert_eq!((done.code, &done.err), (3, &expected), "{link}");
        }
        assert_eq!(workspace.names(""), before, "{link}");
        assert_eq!(fs::read_link(path).unwrap(), Path::new(target));
        for file in ["outside/precious.json", "outside/deeper/precious.json"] {
            assert_eq!(workspace.read(file), "precious", "{link}");
        }
    }
}

#[test]
fn a_linked_folder_on_the_way_to_a_file_is_refused() {
    for link in ["schemas", "schemas/generated", "schemas/generated/strict"] {
        let workspace = Workspace::new("way");
        workspace.write(GENERATED_FILE, "stale\n");
        fs::rename(workspace.path(link), workspace.path("outside")).unwrap();
        symlink(workspace.path("outside"), workspace.path(link)).unwrap();
        let before = workspace.names("outside");
        let done = workspace.run(&["schema"]);
        assert_eq!(done.code, 3, "{link}: {done:?}");
        let found = format!("found a symbolic link: {link}\n");
        assert!(done.err.ends_with(&found), "{link}: {done:?}");
        assert_eq!(workspace.names("outside"), before, "{link}");
        assert_eq!(workspace.read(GENERATED_FILE), "stale\n", "{link}");
    }
}

#[test]
fn a_file_that_is_a_link_is_not_written() {
    let reason = "expected a regular file, found a symbolic link\n";
    for (file, arguments) in [
        ("schemas/RULES.md", &["schema"][..]),
        (
            "schemas/drift.toml",
            &["drift", "waive", "D201-caea55a1", "--reason", "so"],
        ),
        (SOURCES, &["drift", "update", ID, "other.json"]),
        (DOCUMENT, &["drift", "update", ID, "other.json"]),
    ] {
        let workspace = Workspace::new("linked-file");
        workspace.changed();
        workspace.write("other.json", &workspace.read(DOCUMENT));
        workspace.replace("other.json", "MAX 526", "MAX 528");
        let update = ["drift", "update", ID, "changed.json"];
        assert_eq!(workspace.run(&update).code, 0);
        let text = workspace.read(file);
        fs::rename(workspace.path(file), workspace.path("moved")).unwrap();
        symlink(workspace.path("moved"), workspace.path(file)).unwrap();
        let done = workspace.run(arguments);
        assert_eq!(done.code, 3, "{file}: {done:?}");
        assert!(done.err.ends_with(reason), "{file}: {done:?}");
        assert_eq!(workspace.read("moved"), text, "{file}");
    }
}

#[test]
fn a_document_that_is_listed_outside_the_folder_is_not_written() {
    let workspace = Workspace::new("traversal");
    workspace.changed();
    workspace.write("outside.json", &workspace.read(DOCUMENT));
    let file = "file = \"yuno/create-customer-session.json\"";
    workspace.replace(SOURCES, file, "file = \"../../outside.json\"");
    let before = workspace.read("outside.json");
    let done = workspace.run(&["drift", "update", ID, "changed.json"]);
    assert_eq!(done.code, 3, "{done:?}");
    let error = "error: cannot write schemas/vendored/../../outside.json: \
                 expected a path of names, without `..`\n";
    assert_eq!(done.err, error);
    assert_eq!(workspace.read("outside.json"), before);
}

#[test]
fn a_pipe_below_the_generated_schemas_is_reported_and_stays() {
    let workspace = Workspace::new("pipe");
    let pipe = workspace.path("schemas/generated/strict/pipe.json");
    assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    let done = workspace.run(&["schema"]);
    assert_eq!(done.code, 3, "{done:?}");
    let found = "a special file: schemas/generated/strict/pipe.json\n";
    assert!(done.err.ends_with(found), "{done:?}");
    assert!(fs::symlink_metadata(pipe).unwrap().file_type().is_fifo());
}

#[test]
fn stale_generated_files_are_mended() {
    let workspace = Workspace::new("mended");
    let names = workspace.names("schemas");
    let text = workspace.read(GENERATED_FILE);

    fs::write(workspace.path(GENERATED_FILE), b"\xff\xfe\0").unwrap();
    workspace.write("schemas/generated/old.json", "{}");
    let name = std::ffi::OsStr::from_bytes(b"schemas/generated/\xff.json");
    fs::write(workspace.path(".").join(name), "{}").unwrap();
    fs::remove_file(workspace.path("schemas/RULES.md")).unwrap();

    let expected = "wrote schemas/RULES.md\n\
                    wrote schemas/generated/strict/yuno.error.json\n\
                    removed schemas/generated/old.json\n\
                    removed schemas/generated/\u{fffd}.json\n";
    let done = workspace.run(&["schema"]);
    assert_eq!((done.code, done.out.as_str()), (0, expected), "{done:?}");
    assert_eq!(workspace.read(GENERATED_FILE), text);
    assert_eq!(workspace.names("schemas"), names);
    let done = workspace.run(&["schema"]);
    assert_eq!((done.code, done.out.as_str()), (0, ""), "{done:?}");
}

#[test]
fn a_file_name_never_acts_on_the_terminal() {
    let name = "a\u{1b}[2J\u{9b}1m\n::error::\u{202e}.json";
    let shown = "a\\u{1b}[2J\\u{9b}1m\\n::error::\\u{202e}.json";
    let workspace = Workspace::new("name");
    let file = format!("schemas/generated/{name}");
    workspace.write(&file, "{}");
    let done = workspace.run(&["schema", "--check"]);
    let stale = format!(
        "stale: schemas/generated/{shown} (nothing generates it)\n\
         run `cargo xtask schema` and commit what it writes\n"
    );
    assert_eq!((done.code, done.out), (4, stale));
    let done = workspace.run(&["drift", "--out", &format!("{file}/report")]);
    assert_eq!(done.code, 3);
    let error = format!("error: cannot write schemas/generated/{shown}/report");
    assert!(done.err.starts_with(&error), "{done:?}");
    assert_eq!(done.err.lines().count(), 1, "{done:?}");
}

#[test]
fn what_a_killed_command_has_left_is_removed() {
    let left = ".xtask-1-0.tmp";
    let workspace = Workspace::new("left");
    let names = workspace.names("schemas");
    for folder in ["", "/vendored/yuno", "/generated", "/generated/strict"] {
        workspace.write(&format!("schemas{folder}/{left}"), "{");
    }
    assert_eq!(workspace.run(&["schema"]).code, 0);
    assert_eq!(workspace.names("schemas"), names);

    workspace.write(left, "{");
    let done = workspace.run(&["drift", "--out", "report"]);
    assert_eq!(done.code, 0, "{done:?}");
    assert!(!workspace.path(left).exists());

    // Who writes holds a lock on it.
    workspace.write(left, "{");
    let file = fs::File::open(workspace.path(left)).unwrap();
    file.lock().unwrap();
    assert_eq!(workspace.run(&["drift", "--out", "report"]).code, 0);
    assert!(workspace.path(left).exists());
}

#[test]
fn the_workspace_is_found_from_any_folder_in_it() {
    let workspace = Workspace::new("found");
    workspace.stale();
    let mut command = workspace.command(&["schema"]);
    let folder = workspace.path("schemas/vendored/yuno");
    let done = Done::from(command.current_dir(folder).output().unwrap());
    assert_eq!(done.code, 0, "{done:?}");
    assert_eq!(done.out, format!("wrote {GENERATED_FILE}\n"));
}

#[test]
fn an_update_that_was_interrupted_is_completed_by_the_next() {
    let workspace = Workspace::new("interrupted");
    workspace.changed();
    let update = ["drift", "update", ID, "changed.json"];

    // The document is in its place, and its entry is still the old one.
    workspace.write(DOCUMENT, &workspace.read("changed.json"));
    assert_eq!(workspace.run(&["drift"]).code, 3, "no check takes it");
    assert_eq!(workspace.run(&update).code, 0);
    assert_eq!(workspace.run(&["drift"]).code, 1, "it is judged");

    // What somebody has edited is not replaced.
    workspace.replace(DOCUMENT, "MAX 527", "MAX 528");
    let sources = workspace.read(SOURCES);
    let done = workspace.run(&update);
    assert_eq!(done.code, 3, "{done:?}");
    let error =
        format!("error: {SOURCES}: the sha256 of {ID} is not the file's\n");
    assert_eq!(done.err, error);
    assert_eq!(workspace.read(SOURCES), sources);
    assert!(workspace.read(DOCUMENT).contains("MAX 528"));
}

#[test]
fn an_update_changes_one_value_of_the_list() {
    let workspace = Workspace::new("list");
    workspace.changed();
    let before = workspace.read(SOURCES);
    let update = ["drift", "update", ID, "changed.json"];
    assert_eq!(workspace.run(&update).code, 0);
    let after = workspace.read(SOURCES);
    let changed: Vec<_> = before
        .lines()
        .zip(after.lines())
        .filter(|(before, after)| before != after)
        .collect();
    assert_eq!(before.lines().count(), after.lines().count());
    let [(before, after)] = changed[..] else { panic!("{changed:?}") };
    assert!(before.starts_with("sha256 = \"73f252c7"), "{before}");
    assert!(after.starts_with("sha256 = \""), "{after}");
}

#[test]
fn a_full_disk_changes_nothing_and_leaves_nothing() {
    // No file may be longer than one block, and who tries is told.
    const SHELL: &str = "trap '' XFSZ; ulimit -f 1; exec \"$@\"";
    for (file, arguments) in [
        ("schemas/RULES.md", &["schema"][..]),
        ("report", &["drift", "--format", "html", "--out", "report"]),
    ] {
        let workspace = Workspace::new("full-disk");
        workspace.write(file, "old");
        let names = workspace.names("");
        let mut shell = Command::new("sh");
        shell.args(["-c", SHELL, "sh", env!("CARGO_BIN_EXE_xtask")]);
        shell.args(arguments).current_dir(workspace.path(""));
        let done = Done::from(shell.output().unwrap());
        let error = format!(
            "error: cannot write {file}: File too large (os error 27)\n"
        );
        assert_eq!((done.code, done.err), (3, error), "{file}");
        assert_eq!(workspace.read(file), "old");
        assert_eq!(workspace.names(""), names, "{file}");
    }
}

#[test]
fn what_a_table_holds_stays_on_its_line() {
    let workspace = Workspace::new("line");
    workspace.policy_without_a_reason();
    let table = workspace.read("schemas/drift.toml");
    let reason = "reason = \"a\\u001b[2J\\n::error::b\\u202e\"\n";
    workspace.write("schemas/drift.toml", &(table + reason));
    let done = workspace.run(&["drift", "list"]);
    let line =
        "  bare (no end, 0 accepted) a\\u{1b}[2J\\n::error::b\\u{202e}\n";
    assert!(done.out.ends_with(line), "{done:?}");
}

/// A folder above which no workspace is.
fn empty_folder(name: &str) -> std::path::PathBuf {
    let folder = std::env::temp_dir();
    let folder = folder.join(format!("{name}-{}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    folder
}

#[test]
fn two_documents_are_compared_where_there_is_no_workspace() {
    let workspace = Workspace::new("loose");
    workspace.changed();
    let folder = empty_folder("loose");
    let (old, new) = (workspace.path(DOCUMENT), workspace.path("changed.json"));
    for (to, from) in [("old.json", old), ("new.json", new)] {
        fs::copy(from, folder.join(to)).unwrap();
    }
    let run = |arguments: &[&str]| {
        let mut command = workspace.command(arguments);
        Done::from(command.current_dir(&folder).output().unwrap())
    };
    let diff = run(&["drift", "diff", "old.json", "new.json"]);
    assert_eq!((diff.code, diff.err.as_str()), (0, ""), "{diff:?}");
    assert!(diff.out.contains("[D201]: /callback_url"), "{diff:?}");
    assert_eq!(run(&["drift", "explain", "D201"]).code, 0);

    // What needs the table says so, and takes the folder that holds it.
    let drift = run(&["drift"]);
    assert_eq!(drift.code, 3, "{drift:?}");
    let says = "error: expected schemas/drift.toml at or above the working \
                directory, or --root with the folder that holds it\n";
    assert_eq!(drift.err, says);
    let root = workspace.path("");
    let root = root.to_str().unwrap();
    assert_eq!(run(&["drift", "--root", root]).code, 0);
    assert_eq!(run(&["--root", root, "schema", "--check"]).code, 0);
    fs::remove_dir_all(&folder).unwrap();
}
