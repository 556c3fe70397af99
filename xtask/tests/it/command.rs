//! The commands that write, show and compare.

use crate::workspace::{DOCUMENT, ID, Workspace};
use serde_json::Value;

#[test]
fn every_format_is_printed_and_written_alike() {
    let workspace = Workspace::new("formats");
    let changed = workspace.changed();
    for (format, begins) in [
        ("human", "error[D201]: /callback_url: longest text differs"),
        ("json", "{\n  \"findings\": ["),
        ("github", "::error file=changed.json,line=84,"),
        ("sarif", "{\n  \"$schema\": "),
        ("junit", "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites"),
        ("markdown", "# Drift\n"),
        ("html", "<!doctype html>\n"),
        ("short", "changed.json:84:36: error[D201]: "),
    ] {
        let drift = ["drift", "--document", &changed, "--format", format];
        let printed = workspace.run(&drift);
        assert_eq!(printed.code, 1, "{format}: {printed:?}");
        assert!(printed.out.starts_with(begins), "{format}: {}", printed.out);
        let written =
            workspace.run(&[&drift[..], &["--out", "a/report"]].concat());
        assert_eq!((written.code, written.out.as_str()), (1, ""), "{format}");
        // The time that the check took is all that may differ.
        let known = |text: &str| match text.rsplit_once("  (") {
            Some((report, _)) if format == "human" => report.to_owned(),
            _ => text.to_owned(),
        };
        assert_eq!(known(&workspace.read("a/report")), known(&printed.out));
    }
    let files = std::fs::read_dir(workspace.path("a")).unwrap().count();
    assert_eq!(files, 1, "nothing is left beside the report");
}

#[test]
fn a_report_that_cannot_be_written_is_said_and_leaves_nothing() {
    let workspace = Workspace::new("unwritten");
    let done = workspace.run(&["drift", "--out", "schemas"]);
    assert_eq!(done.code, 3, "{done:?}");
    assert!(done.err.starts_with("error: cannot write schemas: "), "{done:?}");
}

#[test]
fn a_comparison_of_versions_counts_the_same_in_every_format() {
    let workspace = Workspace::new("counts");
    workspace.changed();
    let diff = |format: &str| {
        let arguments = ["drift", "diff", DOCUMENT, "changed.json"];
        let more = ["--deny", "warning", "--format", format];
        workspace.run(&[&arguments[..], &more].concat())
    };
    let (json, short, human) = (diff("json"), diff("short"), diff("human"));
    let report: Value = serde_json::from_str(&json.out).unwrap();
    let findings = report["findings"].as_array().unwrap().len();
    assert_eq!(findings, 1);
    assert_eq!(short.out.lines().count(), findings);
    assert_eq!(human.out.matches("[D201]").count(), findings);
    assert_eq!([json.code, short.code, human.code], [1, 1, 1]);
}

#[test]
fn a_new_version_is_shown_vendored_and_waived() {
    let workspace = Workspace::new("version");
    workspace.changed();
    let before = workspace.read(DOCUMENT);

    // More is accepted, which breaks nobody who knows the old version.
    let diff = ["drift", "diff", DOCUMENT, "changed.json"];
    assert_eq!(workspace.run(&diff).code, 0);
    let diff = workspace.run(&[&diff[..], &["--deny", "warning"]].concat());
    assert_eq!(diff.code, 1, "{diff:?}");
    let types = ["drift", "--document", &format!("{ID}=changed.json")];
    let types = workspace.run(&types);
    assert_eq!(types.code, 1, "{types:?}");
    assert!(types.out.contains("error[D201]: /callback_url"), "{types:?}");
    let same = workspace.run(&["drift", "diff", DOCUMENT, DOCUMENT]);
    assert_eq!(same.code, 0, "{same:?}");

    let update = workspace.run(&["drift", "update", ID, "changed.json"]);
    assert_eq!(update.code, 0, "{update:?}");
    let means = "What it means for our types:\n\nerror[D201]: /callback_url";
    assert!(update.out.contains(means), "{}", update.out);
    assert!(update.out.contains("D201-caea55a1"), "{}", update.out);
    assert_eq!(workspace.read(DOCUMENT), workspace.read("changed.json"));
    let drift = workspace.run(&["drift"]);
    assert_eq!(drift.code, 1, "the new digest is listed: {drift:?}");

    let reason = "asked the provider, \"MAX 527\" is wrong";
    let waive = ["drift", "waive", "D201-caea55a1", "--reason", reason];
    assert_eq!(workspace.run(&waive).code, 0);
    assert_eq!(workspace.run(&waive).code, 2, "what is waived is not open");
    assert!(
        workspace.read("schemas/drift.toml").contains("asked the provider")
    );
    assert_eq!(workspace.run(&["drift"]).code, 0);
    assert!(workspace.run(&["drift", "list"]).out.contains(reason));

    workspace.write("before.json", &before);
    assert_eq!(workspace.run(&["drift", "update", ID, "before.json"]).code, 0);
    let stale = workspace.run(&["drift"]);
    assert_eq!(stale.code, 5, "the policy covers nothing now: {stale:?}");
}

#[test]
fn a_change_under_a_policy_is_open_until_it_is_accepted() {
    const CHECKOUT: &str = "schemas/vendored/yuno/create-checkout-session.json";
    let id = "yuno/create-checkout-session";
    let workspace = Workspace::with_document("under", id);
    let text = workspace.read(CHECKOUT);
    let mut document: Value = serde_json::from_str(&text).unwrap();
    let members = "/paths/~1checkout~1sessions/post/responses/200/content\
                   /application~1json/schema/oneOf/0/properties/amount/properties";
    let members = document.pointer_mut(members).unwrap();
    members.as_object_mut().unwrap().remove("value").unwrap();
    workspace.write("vanished.json", &document.to_string());
    let given =
        ["drift", "--document", "yuno/create-checkout-session=vanished.json"];
    let done = workspace.run(&given);
    assert_eq!(done.code, 1, "{done:?}");
    assert!(done.out.contains("the document has lost /amount/value at"));

    let update = workspace.run(&["drift", "update", id, "vanished.json"]);
    assert_eq!(update.code, 0, "{update:?}");
    assert_eq!(workspace.run(&["drift"]).code, 1);
    let accept = workspace.run(&["drift", "accept", "--all"]);
    assert_eq!(accept.code, 0, "{accept:?}");
    assert!(accept.out.starts_with("schemas/drift.lock: "), "{accept:?}");
    assert_eq!(workspace.run(&["drift"]).code, 0);
    let again = workspace.run(&["drift", "accept", "--all"]);
    assert_eq!(again.out, "schemas/drift.lock: 0 accepted, 0 dropped\n");
}

#[test]
fn a_policy_whose_writing_was_interrupted_is_completed_by_the_next() {
    let workspace = Workspace::new("half-waived");
    workspace.changed();
    let update = ["drift", "update", ID, "changed.json"];
    assert_eq!(workspace.run(&update).code, 0);
    let table = workspace.read("schemas/drift.toml");
    let waive = ["drift", "waive", "D201-caea55a1", "--reason", "asked"];
    assert_eq!(workspace.run(&waive).code, 0);

    // The lock file is in its place, and the table is still the old one.
    workspace.write("schemas/drift.toml", &table);
    let half = workspace.run(&["drift", "--format", "short"]);
    assert_eq!(half.code, 1, "{half:?}");
    let words = "policy D201-caea55a1 is not in schemas/drift.toml";
    assert!(half.out.contains(words), "{half:?}");
    assert_eq!(workspace.run(&waive).code, 0);
    assert_eq!(workspace.run(&["drift"]).code, 0);
}

#[test]
fn a_broken_version_replaces_nothing() {
    let workspace = Workspace::new("broken");
    let before = workspace.read(DOCUMENT);
    workspace.write("broken.json", before.get(..5000).unwrap());
    for command in
        [&["update", ID, "broken.json"], &["diff", DOCUMENT, "broken.json"]]
    {
        let done = workspace.run(&[&["drift"][..], command].concat());
        assert_eq!(done.code, 3, "{done:?}");
        let words = "error: broken.json:153: expected an OpenAPI 3.0 or 3.1 \
                     document, found JSON that ends too early\n";
        assert!(done.err.starts_with(words), "{done:?}");
        assert_eq!(done.err.lines().count(), 1, "{done:?}");
    }
    assert_eq!(workspace.read(DOCUMENT), before);
}

#[test]
fn what_is_no_document_replaces_nothing() {
    let workspace = Workspace::new("no-document");
    let (before, sources) = (
        workspace.read(DOCUMENT),
        workspace.read("schemas/vendored/SOURCES.toml"),
    );
    let twice = before.replacen("\"paths\":", "\"paths\": {}, \"paths\":", 1);
    assert_ne!(twice, before);
    let found = "expected an OpenAPI 3.0 or 3.1 document, found ";
    for (text, words) in [
        ("<!doctype html><html></html>", "an HTML page"),
        ("", "an empty file"),
        ("{}", "an object without openapi"),
        ("[]", "a list"),
        ("{\"swagger\": \"2.0\", \"paths\": {}}", "Swagger 2.0"),
        ("# Sessions\n\n```yaml\nopenapi: 3.1.0\n```\n", "markdown"),
        (&format!("{before}\nand more"), "more text after the JSON value"),
        (&format!("// new\n{before}"), "JSON with comments"),
        ("version https://git-lfs.github.com/spec/v1\n", "a Git LFS pointer"),
    ] {
        workspace.write("new.json", text);
        let update = workspace.run(&["drift", "update", ID, "new.json"]);
        assert_eq!((update.code, update.out.as_str()), (3, ""), "{update:?}");
        assert!(
            update.err.contains(&format!("{found}{words}\n")),
            "{update:?}"
        );
        assert_eq!(workspace.read(DOCUMENT), before, "{words}");
    }
    workspace.write("new.json", &twice);
    let update = workspace.run(&["drift", "update", ID, "new.json"]);
    assert_eq!(update.code, 3, "{update:?}");
    let words = "expected each member once, found \"paths\" twice\n";
    assert!(update.err.contains(words), "{update:?}");

    // A document that cannot be judged as a whole is none to vendor, either.
    let schema = "\"schema\": {";
    let unresolved =
        before.replacen(schema, "\"schema\": { \"$ref\": \"other.json\",", 1);
    let without_paths = "{\"openapi\": \"3.1.0\", \"paths\": {}}";
    assert_ne!(unresolved, before);
    for text in [unresolved.as_str(), without_paths] {
        workspace.write("new.json", text);
        let update = workspace.run(&["drift", "update", ID, "new.json"]);
        assert_eq!(update.code, 3, "{update:?}");
        let words = "error: new.json could not be judged, so \
                     schemas/vendored/yuno/create-customer-session.json \
                     stays as it is\n";
        assert_eq!(update.err, words);
    }
    assert_eq!(workspace.read(DOCUMENT), before);
    assert_eq!(workspace.read("schemas/vendored/SOURCES.toml"), sources);
}

#[test]
fn what_the_checker_knows_can_be_asked() {
    let workspace = Workspace::new("ask");
    for (arguments, words) in [
        (&["list"][..], "yuno.create-customer-session (request)"),
        (&["explain"], "D201  error    longest text"),
        (
            &["explain", "d201"],
            "type 500.\nTo do: change our rule to the document's",
        ),
        (
            &["prose"],
            "create-customer-session.json:84  \"MAX 526\"  maxLength 526",
        ),
        (&["examples"], " examples, "),
        (&["trace", "callback_url"], "  Rust      crates/paysession/src/yuno/"),
    ] {
        let done = workspace.run(&[&["drift"][..], arguments].concat());
        assert_eq!((done.code, done.err.as_str()), (0, ""), "{arguments:?}");
        assert!(done.out.contains(words), "{arguments:?}: {}", done.out);
    }
    let workspace =
        Workspace::with_document("unread", "yuno/retrieve-payment-methods");
    let unread = workspace.run(&["drift", "prose", "--unread"]);
    assert_eq!((unread.code, unread.err.as_str()), (1, ""));
    let line = "\"Maximum value, where one applies; else null.\"  unread";
    assert!(unread.out.contains(line), "{}", unread.out);
}
