//! The program, run as a person runs it, on what files really hold.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

mod action;
mod readme;

use std::{
    fs,
    io::Write,
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
};

const VALID: &str = r#"{"amount": 1000, "currency": "JPY"}"#;
const CREATE: &str = "komoju.create-session";

/// An empty folder of its own.
fn folder(name: &str) -> PathBuf {
    let folder = std::env::temp_dir()
        .join(format!("paysession-cli-{name}-{}", std::process::id()));
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

fn program(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_paysession"));
    command.current_dir(folder).stdin(Stdio::null());
    command
}

fn run(folder: &Path, arguments: &[&str]) -> (i32, String, String) {
    exit_and_output(&program(folder).args(arguments).output().unwrap())
}

fn exit_and_output(output: &Output) -> (i32, String, String) {
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    let code = output.status.code().unwrap();
    (code, text(&output.stdout), text(&output.stderr))
}

#[test]
fn what_files_really_hold_is_judged() {
    let folder = folder("files");
    for (content, code, expected) in [
        (VALID.to_owned(), 0, "1 record, 0 invalid, 0 findings\n"),
        (
            format!("\u{feff}{VALID}\r\n\r\n{VALID}\r\n"),
            0,
            "2 records, 0 invalid, 0 findings\n",
        ),
        (
            format!("{VALID}\n{{\"amount\": 1"),
            1,
            "a.ndjson:2:13: syntax: must be JSON: expected `,` or `}`\n\
             2 records, 1 invalid, 1 finding\n",
        ),
        (
            String::new(),
            1,
            "a.ndjson:1:1: syntax: must be JSON, but is empty\n\
             1 record, 1 invalid, 1 finding\n",
        ),
    ] {
        fs::write(folder.join("a.ndjson"), &content).unwrap();
        let done = run(&folder, &["validate", "--message", CREATE, "a.ndjson"]);
        assert_eq!(
            done,
            (code, expected.to_owned(), String::new()),
            "{content}"
        );
    }
}

#[test]
fn a_folder_and_a_missing_file_are_told_and_the_others_judged() {
    let folder = folder("unreadable");
    fs::write(folder.join("good.json"), VALID).unwrap();
    let (code, out, _) = run(
        &folder,
        &["validate", "--message", CREATE, ".", "none.json", "good.json"],
    );
    assert_eq!(code, 2);
    let lines: Vec<&str> = out.lines().collect();
    assert_eq!(
        lines[0],
        ".: cannot read the file: expected a file, found a folder"
    );
    assert!(lines[1].starts_with("none.json: cannot read the file: "), "{out}");
    assert_eq!(
        lines[2],
        "1 record, 0 invalid, 0 findings, 2 files could not be read"
    );
}

#[test]
fn a_line_of_100_megabytes_is_passed_over() {
    let folder = folder("long");
    let mut line = vec![b'x'; 100 << 20];
    line.extend_from_slice(format!("\n{VALID}\n").as_bytes());
    fs::write(folder.join("a.ndjson"), line).unwrap();
    let arguments = ["validate", "--input", "ndjson", "--message", CREATE];
    let (code, out, _) =
        run(&folder, &[&arguments[..], &["a.ndjson"]].concat());
    assert_eq!(code, 1);
    assert_eq!(
        out,
        "a.ndjson:1:1: too-long: must be at most 16777216 bytes\n\
         2 records, 0 invalid, 0 findings, 1 too long\n"
    );
    fs::remove_dir_all(folder).unwrap();
}

#[test]
fn standard_input_is_judged() {
    let folder = folder("stdin");
    let mut child = program(&folder)
        .args(["validate", "--message", CREATE, "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(b"{}\n[]\n").unwrap();
    let (code, out, err) = exit_and_output(&child.wait_with_output().unwrap());
    assert_eq!((code, err.as_str()), (1, ""));
    assert!(
        out.starts_with("<stdin>:1:1: required: /amount: is required\n"),
        "{out}"
    );
    assert!(out.ends_with("2 records, 2 invalid, 3 findings\n"), "{out}");
}

#[cfg(target_os = "linux")]
#[test]
fn what_cannot_be_printed_exits_with_3() {
    let folder = folder("full");
    fs::write(folder.join("a.ndjson"), "{}\n").unwrap();
    for arguments in [
        &["validate", "--message", CREATE, "a.ndjson"][..],
        &["validate", "--format", "sarif", "--message", CREATE, "a.ndjson"],
        &["explain"],
        &["schema", CREATE],
    ] {
        let full = fs::OpenOptions::new().write(true).open("/dev/full");
        let output = program(&folder)
            .args(arguments)
            .stdout(full.unwrap())
            .stderr(Stdio::piped())
            .output()
            .unwrap();
        let (code, _, err) = exit_and_output(&output);
        let expected =
            "error: cannot print: No space left on device (os error 28)\n";
        assert_eq!((code, err.as_str()), (3, expected), "{arguments:?}");
    }
    fs::remove_dir_all(folder).unwrap();
}

#[test]
fn a_closed_pipe_is_no_error_to_tell() {
    let folder = folder("pipe");
    fs::write(folder.join("a.ndjson"), "{}\n".repeat(100_000)).unwrap();
    let mut child = program(&folder)
        .args(["validate", "--message", CREATE, "a.ndjson"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let (code, _, err) = exit_and_output(&child.wait_with_output().unwrap());
    assert_eq!((code, err.as_str()), (3, ""));
}

#[cfg(unix)]
#[test]
fn a_name_that_is_no_utf8_or_steers_a_terminal_stays_one_line() {
    use std::{ffi::OsStr, os::unix::ffi::OsStrExt};

    let folder = folder("names");
    for (name, shown) in [
        (&b"\xff.json"[..], "\u{fffd}.json:1:1: "),
        (b"\x1b[2J\n.json", "\\u{1b}[2J\\u{a}.json:1:1: "),
        (b"::error::x.json", "\\u{3a}:error::x.json:1:1: "),
    ] {
        let name = OsStr::from_bytes(name);
        fs::write(folder.join(name), "{}").unwrap();
        for format in ["text", "json", "ndjson", "github", "sarif", "junit"] {
            let output = program(&folder)
                .args(["validate", "--message", CREATE, "--format", format])
                .arg(name)
                .output()
                .unwrap();
            let (code, out, _) = exit_and_output(&output);
            assert_eq!(code, 1, "{format}");
            assert!(!out.contains('\u{1b}'), "{format}");
            assert!(!out.contains("\n::error::x"), "{format}: {out}");
            if format == "text" {
                assert!(out.starts_with(shown), "{out:?}");
            }
        }
    }
}

#[test]
fn what_was_typed_wrongly_never_acts_on_the_terminal() {
    let folder = folder("typed");
    let text = "\u{1b}[2J\n::error::b ##[error]c\u{202e}";
    let shown = "\\u{1b}[2J\\n::error::b #\\u{23}[error]c\\u{202e}";
    for arguments in [
        &[text][..],
        &["validate", "--format", text, "a.json"],
        &["validate", "--message", text, "a.json"],
        &["schema", text],
        &["schema", "--profile", text],
        &["explain", text],
        &["drift", "check", "--document", text],
    ] {
        let (code, out, err) = run(&folder, arguments);
        assert_eq!((code, out.as_str()), (2, ""), "{arguments:?}: {err}");
        assert!(err.contains(shown), "{arguments:?}: {err}");
        for acts in ["\u{1b}", "\u{202e}", "\n::", "##["] {
            assert!(!err.contains(acts), "{arguments:?}: {err:?}");
        }
    }
}

#[cfg(unix)]
#[test]
fn the_pages_of_the_manual_are_written_through_no_link() {
    let folder = folder("man");
    fs::create_dir(folder.join("pages")).unwrap();
    fs::write(folder.join("precious"), "precious").unwrap();
    let link = folder.join("pages/paysession-validate.1");
    std::os::unix::fs::symlink("../precious", &link).unwrap();
    let (code, _, err) = run(&folder, &["man", "pages"]);
    let error = "error: cannot write pages/paysession-validate.1: expected a \
                 regular file, found a symbolic link\n";
    assert_eq!((code, err.as_str()), (3, error));
    assert_eq!(
        fs::read_to_string(folder.join("precious")).unwrap(),
        "precious"
    );
    fs::remove_file(link).unwrap();
    assert_eq!(run(&folder, &["man", "pages"]).0, 0);
    let page =
        fs::read_to_string(folder.join("pages/paysession-drift-check.1"));
    assert!(page.unwrap().contains("Checks every binding of the table"));
}

#[test]
fn a_message_that_is_not_told_is_asked_for() {
    let folder = folder("unrecognized");
    fs::write(folder.join("a.json"), "{}").unwrap();
    let (code, out, _) = run(&folder, &["validate", "a.json"]);
    assert_eq!(code, 2);
    assert!(out.contains("unrecognized: must be a message that"), "{out}");
    let (code, _, err) =
        run(&folder, &["validate", "--message", "x", "a.json"]);
    assert_eq!(code, 2);
    assert!(err.contains("invalid value 'x'"), "{err}");
}

#[test]
fn no_format_holds_a_value() {
    let folder = folder("values");
    let body = r#"{"amount": "secret-4242", "currency": "secret-4242"}"#;
    fs::write(folder.join("a.json"), body).unwrap();
    for format in ["text", "json", "ndjson", "github", "sarif", "junit"] {
        let arguments =
            ["validate", "--message", CREATE, "--format", format, "a.json"];
        let (code, out, err) = run(&folder, &arguments);
        assert_eq!(code, 1, "{format}");
        assert!(out.contains("/currency"), "{format}: {out}");
        assert!(!format!("{out}{err}").contains("4242"), "{format}");
    }
}

#[test]
fn what_is_left_out_and_what_is_not_judged_is_no_finding_in_words() {
    let folder = folder("words");
    let items = vec!["[]"; 3_000].join(",");
    let many =
        format!(r#"{{"amount":1,"currency":"JPY","line_items":[{items}]}}"#);
    fs::write(folder.join("many.json"), many).unwrap();
    fs::write(folder.join("none.json"), "{}").unwrap();
    let cut = "100 findings, 1 report cut short";
    let none = "0 findings, 1 not recognized";
    for (format, file, expected) in [
        ("text", "many.json", format!("\n1 record, 1 invalid, {cut}\n")),
        ("github", "many.json", format!("::1 record, 1 invalid, {cut}\n")),
        ("junit", "many.json", format!("<failure message=\"{cut}\">")),
        ("json", "many.json", "\"truncated\":1".to_owned()),
        ("ndjson", "many.json", "\"truncated\":1".to_owned()),
        (
            "sarif",
            "many.json",
            "records break more rules than a report keeps: 1".to_owned(),
        ),
        ("text", "none.json", format!("\n1 record, 0 invalid, {none}\n")),
        ("github", "none.json", format!("::1 record, 0 invalid, {none}\n")),
        ("junit", "none.json", format!("<failure message=\"{none}\">")),
    ] {
        let (_, out, _) = run(&folder, &["validate", "--format", format, file]);
        let end = out.get(out.len().saturating_sub(600)..).unwrap_or(&out);
        assert!(out.contains(&expected), "{format}: {end}");
    }
}

#[test]
fn the_formats_for_programs_are_json() {
    let folder = folder("json");
    fs::write(folder.join("a.ndjson"), "{}\n[]\n").unwrap();
    for (format, findings) in
        [("json", "/findings"), ("sarif", "/runs/0/results")]
    {
        let arguments =
            ["validate", "--message", CREATE, "--format", format, "a.ndjson"];
        let (_, out, _) = run(&folder, &arguments);
        let report: serde_json::Value = serde_json::from_str(&out).unwrap();
        let found = report.pointer(findings).unwrap().as_array().unwrap();
        assert_eq!(found.len(), 3, "{out}");
    }
}

#[test]
fn the_drift_check_works_in_an_empty_folder() {
    let folder = folder("drift");
    let check = ["drift", "check", "yuno.create-customer-session"];
    let (code, out, err) = run(&folder, &check);
    assert_eq!((code, err.as_str()), (0, ""), "{out}");
    assert!(out.contains(" 0 errors, "), "{out}");

    let waive = ["drift", "waive", "x", "--reason", "y"];
    let (code, _, err) = run(&folder, &waive);
    assert_eq!(code, 3);
    assert!(err.contains("`drift export` writes the files"), "{err}");

    let (code, out, _) = run(&folder, &["drift", "export", "own"]);
    assert_eq!((code, out.as_str()), (0, "own holds schemas\n"));
    let root = ["drift", "list", "--root", "own"];
    let bundled = run(&folder, &["drift", "list"]);
    assert_eq!(run(&folder, &root), bundled);
    let document = "own/schemas/vendored/yuno/enrollment.json";
    let (code, _, _) = run(&folder, &["drift", "diff", document, document]);
    assert_eq!(code, 0);
}

#[test]
fn what_the_types_know_is_printed() {
    let folder = folder("catalogue");
    for (arguments, begins) in [
        (&["schema", CREATE][..], "{\n"),
        (&["schema", CREATE, "--profile", "editor"], "{\n"),
        (&["schema", "--openapi", "yuno"], "{\n  \"components\": {"),
        (&["schema", "--openapi", "komoju"], "{\n  \"components\": {"),
        (&["rules", CREATE], "## komoju.create-session (request)\n"),
        (&["explain", "required"], "required: a member is missing"),
        (&["explain", "D201"], "D201: "),
        (&["completions", "bash"], "_paysession()"),
        (&["example", CREATE], "{"),
        (&["schema"], "yuno."),
    ] {
        let (code, out, err) = run(&folder, arguments);
        assert_eq!((code, err.as_str()), (0, ""), "{arguments:?}");
        assert!(out.starts_with(begins), "{arguments:?}: {out}");
    }
    for both in [[CREATE, "--openapi"], ["--profile=strict", "--openapi"]] {
        let [one, other] = both;
        let (code, out, err) = run(&folder, &["schema", one, other, "yuno"]);
        assert_eq!((code, out.as_str()), (2, ""), "{both:?}");
        assert!(err.contains("cannot be used with"), "{err}");
    }
    let (code, _, err) = run(&folder, &["explain", "x"]);
    assert_eq!(code, 2);
    assert_eq!(err, "error: no code x; `paysession explain` lists them\n");
    let (code, _, _) = run(&folder, &["man", "pages"]);
    assert_eq!(code, 0);
    assert!(folder.join("pages/paysession-validate.1").is_file());
}
