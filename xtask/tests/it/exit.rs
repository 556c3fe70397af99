//! Exit codes: 0 agrees, 1 drift, 2 usage, 3 could not judge, 4 a generated file
//! is stale, 5 a policy or the
//! lock file is; 3 before 1 before 5 before 4. What is wrong is one
//! line that names the file, the line and what to do.

use crate::workspace::{DOCUMENT, ID, Workspace};

#[test]
fn what_agrees_exits_with_0() {
    let workspace = Workspace::new("agrees");
    for arguments in
        [&["check"][..], &["drift"], &["drift", "check", "yuno.error"]]
    {
        let done = workspace.run(arguments);
        assert_eq!((done.code, done.err.as_str()), (0, ""), "{done:?}");
    }
}

#[test]
fn drift_exits_with_1_from_the_level_that_is_denied() {
    let workspace = Workspace::new("drift");
    let changed = workspace.changed();
    let done = workspace.run(&["drift", "--document", &changed]);
    assert_eq!(done.code, 1, "{done:?}");
    assert!(done.out.contains("\n  --> changed.json:84:97\n"), "{}", done.out);

    // An example that says what the document refuses is a warning.
    workspace.write("example.json", &workspace.read(DOCUMENT));
    workspace.replace(
        "example.json",
        "\"account_id\": \"8beac4de-",
        "\"account_id\": \"8beac4d-",
    );
    let document = format!("{ID}=example.json");
    let drift = ["drift", "--document", &document, "--format", "short"];
    for (deny, code) in [("error", 0), ("warning", 1), ("note", 1)] {
        let done = workspace.run(&[&drift[..], &["--deny", deny]].concat());
        assert!(done.out.contains(": warning[E101]: "), "{done:?}");
        assert_eq!(done.code, code, "{deny}: {done:?}");
    }
}

#[test]
fn what_is_asked_wrongly_exits_with_2() {
    let workspace = Workspace::new("usage");
    for (arguments, words) in [
        (
            &["drift", "yuno.nothing"][..],
            "error: schemas/drift.toml has no binding yuno.nothing\n",
        ),
        (&["drift", "--format", "xml"], "invalid value 'xml'"),
        (&["drift", "--deny", "all"], "invalid value 'all'"),
        (&["drift", "--document", "a"], "expected ID=FILE"),
        (
            &["drift", "--document", "nobody/nothing=x.json"],
            "error: schemas/vendored/SOURCES.toml lists no document nobody/nothing\n",
        ),
        (
            &["drift", "explain", "X1"],
            "error: no rule X1; `drift explain` lists them\n",
        ),
        (
            &["drift", "trace", "nothing"],
            "error: no binding has a field /nothing\n",
        ),
        (
            &["drift", "waive", "D201-0", "--reason", "so"],
            "error: no open finding D201-0\n",
        ),
        (
            &["drift", "accept", "D201-0"],
            "error: no policy names a finding D201-0\n",
        ),
        (&["drift", "accept", "--policy", "none"], "error: no policy none\n"),
        (&["drift", "accept"], "required arguments were not provided"),
        (&["drift", "accept", "--all", "D201-0"], "cannot be used with"),
        (
            &["drift", "update", "nobody/nothing", DOCUMENT],
            "lists no document nobody/nothing\n",
        ),
        (
            &["drift", "diff", DOCUMENT, DOCUMENT, "--at", "here"],
            "error: here is no JSON Pointer\n",
        ),
    ] {
        let done = workspace.run(arguments);
        assert_eq!(done.code, 2, "{arguments:?}: {done:?}");
        assert!(done.err.contains(words), "{arguments:?}: {done:?}");
        assert_eq!(done.out, "", "{arguments:?}");
    }
}

/// A case: its name, how it comes about, and what is said on one line.
type Case = (&'static str, fn(&Workspace), &'static str);

#[test]
fn what_could_not_be_judged_exits_with_3() {
    let cases: [Case; 9] = [
        (
            "a document that is cut off",
            |workspace| {
                let text = workspace.read(DOCUMENT);
                workspace.write(DOCUMENT, text.get(..5000).unwrap());
            },
            "create-customer-session.json:153:1: error[D997]: expected an OpenAPI 3.0 or 3.1 document, found JSON that ends too early",
        ),
        (
            "a document that is gone",
            |workspace| {
                std::fs::remove_file(workspace.path(DOCUMENT)).unwrap();
            },
            "create-customer-session.json:1:1: error[D997]: expected a readable file: ",
        ),
        (
            "a document that was edited",
            |workspace| {
                workspace.replace(DOCUMENT, "MAX 526", "MAX 527");
            },
            "create-customer-session.json:1:1: error[D997]: expected sha256 73f252c7",
        ),
        (
            "a pointer that leads nowhere",
            |workspace| {
                workspace.rebind("/paths/~1customers/post");
            },
            "/paths/~1customers/post leads to no schema",
        ),
        (
            "a type that is not there",
            |workspace| {
                workspace.replace(
                    "schemas/drift.toml",
                    "type = \"yuno.create-customer-session\"\ndocument = \"yuno/create-customer-session\"\n",
                    "type = \"no\"\ndocument = \"yuno/create-customer-session\"\n",
                );
            },
            "schemas/drift.toml:12:1: error[D997]: no type no",
        ),
        (
            "a table that is no TOML",
            |workspace| {
                workspace
                    .write("schemas/drift.toml", "[[binding]]\nid = 3 4\n");
            },
            "error: schemas/drift.toml:2: ",
        ),
        (
            "a table with a word that means nothing",
            |workspace| {
                workspace.write(
                    "schemas/drift.toml",
                    "[[policy]]\nname = \"x\"\nbecause = \"y\"\n",
                );
            },
            "error: schemas/drift.toml:3: unknown field `because`",
        ),
        (
            "a table that is gone",
            |workspace| {
                std::fs::remove_file(workspace.path("schemas/drift.toml"))
                    .unwrap();
            },
            "error: schemas/drift.toml: ",
        ),
        (
            "a list of documents that is gone",
            |workspace| {
                std::fs::remove_file(
                    workspace.path("schemas/vendored/SOURCES.toml"),
                )
                .unwrap();
            },
            "error: schemas/vendored/SOURCES.toml: expected a readable file: ",
        ),
    ];
    for (name, spoil, words) in cases {
        let workspace = Workspace::new("unjudged");
        spoil(&workspace);
        let done = workspace.run(&["drift", "--format", "short"]);
        assert_eq!(done.code, 3, "{name}: {done:?}");
        let said = done.out + &done.err;
        let lines = said.lines().filter(|line| line.contains(words)).count();
        assert_eq!(lines, 1, "{name}: {said}");
        assert!(!said.contains("panicked"), "{name}: {said}");
    }
}

#[test]
fn a_policy_that_is_stale_ended_or_without_a_reason_exits_with_5() {
    for (more, words) in [
        ("", "policy bare gives no reason"),
        ("reason = \"so\"", "policy bare covers no finding"),
        (
            "reason = \"so\"\nuntil = 2020-01-31",
            "policy bare ended on 2020-01-31",
        ),
    ] {
        let workspace = Workspace::new("policy");
        workspace.policy_without_a_reason();
        let table = workspace.read("schemas/drift.toml");
        let line = table.lines().count();
        workspace.write("schemas/drift.toml", &format!("{table}{more}\n"));
        let done = workspace.run(&["drift", "--format", "short"]);
        assert_eq!(done.code, 5, "{more}: {done:?}");
        let place = format!("schemas/drift.toml:{line}:1: error[W10");
        assert!(done.out.starts_with(&place), "{more}: {done:?}");
        assert!(done.out.contains(words), "{more}: {done:?}");
    }
}

#[test]
fn a_generated_file_that_is_stale_exits_with_4() {
    let workspace = Workspace::new("stale");
    workspace.stale();
    let done = workspace.run(&["check"]);
    assert_eq!(done.code, 4, "{done:?}");
    let file = "stale: schemas/generated/strict/yuno.error.json\n";
    assert!(done.out.contains(file), "{done:?}");
}

#[test]
fn of_several_codes_3_counts_before_1_before_5_before_4() {
    type Fault = (i32, fn(&Workspace));
    let faults: [Fault; 4] = [
        (3, |workspace| {
            workspace.rebind("/nowhere");
        }),
        (1, |workspace| {
            let sources = "schemas/vendored/SOURCES.toml";
            let changed = workspace.changed();
            let (_, file) = changed.split_once('=').unwrap();
            workspace.run(&["drift", "update", ID, file]);
            assert_ne!(workspace.read(sources), "");
        }),
        (5, Workspace::policy_without_a_reason),
        (4, Workspace::stale),
    ];
    for (first, (code, fault)) in faults.iter().enumerate() {
        let workspace = Workspace::new("several");
        // The lesser faults, and then the one that counts.
        for (_, lesser) in faults.iter().skip(first + 1) {
            lesser(&workspace);
        }
        fault(&workspace);
        let done = workspace.run(&["check"]);
        assert_eq!(done.code, *code, "{done:?}");
    }
}
