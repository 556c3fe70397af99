//! Whatever is not one OpenAPI document of version 3.0 or 3.1 is refused, with
//! what it is instead.

use super::document;
use crate::support::read;
use serde_json::json;
use specdrift::Document;

const JSON: &str = r#"{"openapi": "3.1.0", "info": {}, "paths": {}}"#;

#[test]
fn what_is_no_document_is_named() {
    for (text, found) in [
        ("", "an empty file"),
        (" \n\n", "an empty file"),
        ("<!DOCTYPE html>\n<html></html>", "an HTML page"),
        ("\n<!-- moved -->\n<HTML><body>404</body></HTML>", "an HTML page"),
        ("<?xml version=\"1.0\"?><Error/>", "XML or HTML"),
        (
            "version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n",
            "a Git LFS pointer",
        ),
        ("# Orders\n\n```yaml\nopenapi: 3.1.0\n```\n", "markdown"),
        ("# Orders\n\nHow to order.\n", "markdown"),
        ("Not Found", "plain text"),
        ("404: Not Found", "an object without openapi"),
        ("{}", "an object without openapi"),
        (r#"{"message": "gone"}"#, "an object without openapi"),
        ("[]", "a list"),
        ("3", "a single value"),
        ("\"x\"", "a single value"),
        (r#"{"type": "object", "properties": {}}"#, "a schema by itself"),
        (r#"{"$schema": "x", "$defs": {}}"#, "a schema by itself"),
        ("swagger: \"2.0\"\npaths: {}\n", "Swagger 2.0"),
        ("asyncapi: 3.0.0\n", "an AsyncAPI document"),
        ("openapi: 4.0.0\n", "OpenAPI 4.0.0"),
        ("openapi: 3.2.0\n", "OpenAPI 3.2.0"),
        ("openapi: 3.10\n", "OpenAPI 3.10"),
        ("openapi: 3.1.x\n", "OpenAPI 3.1.x"),
        ("openapi: \"3.10.0\"\n", "OpenAPI 3.10.0"),
        (r#"{"openapi": null}"#, "an openapi member that is not a string"),
        ("// x\n{}", "JSON with comments"),
        ("/* x */ {}", "JSON with comments"),
        ("{\"openapi\": \"3.1.0\", // x\n\"info\": {}}", "JSON with comments"),
        ("{\"openapi\": \"3.1.0\" /* x */}", "JSON with comments"),
        ("{\"openapi\": '3.1.0', // x\n\"a\": 1}", "JSON with comments"),
        ("{\"openapi\": \"3.1.0\"", "JSON that ends too early"),
        ("{\"openapi\": \"3.1.0\"} {}", "more text after the JSON value"),
        ("{\"openapi\": \"3.1.0\"}\nx", "more text after the JSON value"),
        (
            "{\"openapi\": \"3.1.0\" \"a\": 1}",
            "text that is neither JSON nor YAML",
        ),
        (
            "openapi: 3.1.0\n---\nopenapi: 3.1.0\n",
            "several YAML documents in one file",
        ),
        ("openapi: 3.1.0\n---\n", "several YAML documents in one file"),
        ("%YAML 1.1\n---\nopenapi: 3.1.0\n", "YAML 1.1, and only 1.2 is read"),
        (
            "x: &x {a: 1}\nopenapi: 3.1.0\ny:\n  <<: *x\n",
            "a merge key (<<), which YAML 1.2 does not have",
        ),
        (
            "openapi: 3.1.0\nx: !!timestamp 2026-01-01\n",
            "the tag !!timestamp, which does not fit YAML's core schema",
        ),
        (
            "openapi: 3.1.0\nx: !own 3\n",
            "the tag !own, which does not fit YAML's core schema",
        ),
        (
            "openapi: 3.1.0\nx: !!int 3.5\n",
            "the tag !!int, which does not fit YAML's core schema",
        ),
        (
            "openapi: 3.1.0\nx: -.inf\n",
            "-.inf, which JSON cannot represent as a number",
        ),
        (
            "openapi: 3.1.0\nx: .nan\n",
            ".nan, which JSON cannot represent as a number",
        ),
    ] {
        let error = read(text).unwrap_err();
        let expected =
            format!("expected an OpenAPI 3.0 or 3.1 document, found {found}");
        assert_eq!(error.reason, expected, "{text}");
    }
}

#[test]
fn bytes_that_are_no_text_are_named() {
    let utf16 = |first: &[u8], order: fn(u16) -> [u8; 2]| {
        let units = JSON.encode_utf16().flat_map(order);
        [first, &units.collect::<Vec<u8>>()].concat()
    };
    for (bytes, found) in [
        (utf16(&[0xff, 0xfe], u16::to_le_bytes), "text in UTF-16"),
        (utf16(&[0xfe, 0xff], u16::to_be_bytes), "text in UTF-16"),
        (utf16(&[], u16::to_le_bytes), "text in UTF-16"),
        (utf16(&[], u16::to_be_bytes), "text in UTF-16"),
        (b"{\"openapi\": \"\xe9\"}".to_vec(), "bytes that are not UTF-8"),
        (b"\x1f\x8b\x08\x00".to_vec(), "a compressed file"),
        (vec![b' '; (32 << 20) + 1], "a file of more than 32 MiB"),
    ] {
        let error = Document::from_bytes("d", "d", &bytes).unwrap_err();
        let expected =
            format!("expected an OpenAPI 3.0 or 3.1 document, found {found}");
        assert_eq!(error.reason, expected);
    }
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let error = Document::read("d", "d", folder).unwrap_err();
    let expected = "expected an OpenAPI 3.0 or 3.1 document, found a folder";
    assert_eq!(error.reason, expected);
}

#[test]
fn a_member_that_is_given_twice_is_refused_with_its_line() {
    for (text, name, line) in [
        ("{\"openapi\": \"3.1.0\",\n\"a\": 1, \"a\": 1}", "a", 2),
        ("{\"openapi\": \"3.1.0\", \"a\": [{\"b\": 1,\n\n\"b\": 2}]}", "b", 3),
        ("{\"openapi\": \"3.1.0\", \"ab\": 1, \"\\u0061b\": 2}", "ab", 1),
        ("openapi: 3.1.0\na: 1\na: 1\n", "a", 3),
        ("openapi: 3.1.0\na: {200: 1, \"200\": 2}\n", "200", 2),
    ] {
        let error = read(text).unwrap_err();
        let expected =
            format!("expected each member once, found {name:?} twice");
        assert_eq!(error.reason, expected, "{text}");
        assert_eq!(error.line, Some(line), "{text}");
    }
}

#[test]
fn what_is_one_document_is_read() {
    for text in [
        JSON,
        "\u{feff}{\"openapi\": \"3.0.3\"}",
        "{\"openapi\": \"3.1.0\", \"a\": \"\\ud83d\\ude00\"}\r\n",
        "{\"openapi\": 3.0}",
        "{openapi: 3.1.0, info: {}}",
        "openapi: 3.1.1\r\ninfo:\r\n  title: x\r\n",
        "openapi: 3.0\n",
        "openapi: 3.1.0-rc1\n",
        "# a comment\nopenapi: '3.1.0'\n",
        "%YAML 1.2\n---\nopenapi: 3.1.0\n...\n",
        "openapi: 3.1.0\nx: &x [1]\ny: *x\n",
        "openapi: 3.1.0\nx:\n  \"<<\": 1\n",
    ] {
        document(text);
    }
}

#[test]
fn scalars_are_those_of_the_core_schema() {
    for (written, value) in [
        ("no", json!("no")),
        ("on", json!("on")),
        ("Yes", json!("Yes")),
        ("TRUE", json!(true)),
        ("~", json!(null)),
        ("", json!(null)),
        ("Null", json!(null)),
        ("0xff", json!(255)),
        ("0o17", json!(15)),
        ("017", json!(17)),
        ("+12", json!(12)),
        ("-3", json!(-3)),
        (".5", json!(0.5)),
        ("5.", json!(5.0)),
        ("1e3", json!(1000.0)),
        ("1_000", json!("1_000")),
        ("1:30", json!("1:30")),
        ("0b1", json!("0b1")),
        ("0x", json!("0x")),
        ("1.2.3", json!("1.2.3")),
        ("2026-01-01", json!("2026-01-01")),
        ("\"36\"", json!("36")),
        ("!!str 36", json!("36")),
        ("! 36", json!("36")),
        ("!!int \"36\"", json!(36)),
        ("!!float 3", json!(3)),
        ("!!bool \"true\"", json!(true)),
        ("!!null ''", json!(null)),
        ("!!seq [1]", json!([1])),
        ("!!map {a: 1}", json!({ "a": 1 })),
    ] {
        let document = document(&format!("openapi: 3.1.0\nx: {written}\n"));
        assert_eq!(document.value["x"], value, "{written}");
    }
}

#[test]
#[ignore = "takes long; the gate runs it"]
fn a_document_that_is_too_much_is_refused() {
    let deep = |open: &str, close: &str| {
        let (open, close) = (open.repeat(121), close.repeat(121));
        format!("{{\"openapi\": \"3.1.0\", \"a\": {open}1{close}}}")
    };
    let many = format!("{{\"a\": [{}0]}}", "0,".repeat(1_000_000));
    let item = |n| format!("\"{n}\": {{\"a\": {{}}}}");
    let items: Vec<String> = (0..250_000).map(item).collect();
    let objects = format!("{{\"a\": {{{}}}}}", items.join(","));
    let too_deep = "expected at most 120 levels, found a deeper nesting";
    let exponent = "expected a number whose exponent has 64 bits, found more";
    for (text, reason) in [
        (deep("[", "]"), too_deep),
        (deep("{\"b\":", "}"), too_deep),
        (deep("[", "]").replace("{\"openapi\"", "{'openapi'"), too_deep),
        (many, "expected at most 1000000 values, found more"),
        (objects, "expected values that take at most 216 MiB, found more"),
        (
            "{\"openapi\": \"3.1.0\", \"a\": 1e99999999999999999999}".into(),
            exponent,
        ),
    ] {
        assert_eq!(read(&text).unwrap_err().reason, reason);
    }
}

#[test]
fn every_node_of_json_has_its_place() {
    let document =
        document("{\n  \"openapi\" : \"3.1.0\",\n  \"é\": [1, {\"b\":\n2}]\n}");
    for (pointer, position) in [
        ("", (1, 1)),
        ("/openapi", (2, 15)),
        ("/é", (3, 8)),
        ("/é/0", (3, 9)),
        ("/é/1/b", (4, 1)),
        ("/é/1/nothing", (3, 12)),
    ] {
        let at = specdrift::Pointer::parse(pointer).unwrap();
        assert_eq!(document.position(&at), Some(position), "{pointer}");
    }
}
