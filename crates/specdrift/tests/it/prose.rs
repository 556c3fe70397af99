//! Every entry of the grammar, beside the sentences that it must read and those
//! that it must not; and wordings of the same limits that no entry shows.

mod certain;
mod standards;
mod told;
mod wordings;

use crate::support::{judge, table};
use serde_json::{Value, json};
use specdrift::{
    Document, GrammarExample, ProseReading, grammar, prose_limits,
};
use std::collections::BTreeSet;
use std::time::{Duration, Instant};

/// The phrases of the description of one field, named `a`.
fn phrases(schema: &Value) -> Vec<specdrift::ProseLimit> {
    let document = json!({
        "openapi": "3.1.0",
        "components": { "schemas": { "Thing": {
            "type": "object",
            "properties": { "a": schema },
        } } },
    });
    let bytes = document.to_string();
    let document =
        Document::from_bytes("d", "d.json", bytes.as_bytes()).unwrap();
    prose_limits(&document)
}

/// What the phrases of a description are read as.
fn reading(field_type: &str, description: &str) -> String {
    let schema = json!({ "type": field_type, "description": description });
    let mut phrases = phrases(&schema);
    phrases.sort_by_key(|phrase| phrase.span.start);
    let each: Vec<String> =
        phrases.iter().map(|phrase| phrase.reading.summary()).collect();
    each.join(" | ")
}

/// The entries of the grammar that read a phrase of a description as a limit.
fn rows(example: &GrammarExample) -> BTreeSet<&'static str> {
    let schema = json!({
        "type": example.field_type,
        "description": example.description,
    });
    phrases(&schema)
        .iter()
        .filter_map(|phrase| {
            let ProseReading::Read { grammar_row, assertions, .. } =
                &phrase.reading
            else {
                return None;
            };
            (!assertions.is_empty()).then_some(*grammar_row)
        })
        .collect()
}

#[test]
fn every_sentence_of_the_grammar_is_read_as_the_grammar_says() {
    let mut wrong = Vec::new();
    for entry in grammar() {
        assert!(!entry.applies.is_empty(), "{} has no sentence", entry.id);
        assert!(!entry.does_not_apply.is_empty(), "{}: no other", entry.id);
        for example in entry.applies.iter().chain(entry.does_not_apply) {
            let found = reading(example.field_type, example.description);
            if found != example.reading {
                wrong.push(format!(
                    "{}: {:?} of {} is {found:?}, not {:?}",
                    entry.id,
                    example.description,
                    example.field_type,
                    example.reading
                ));
            }
        }
    }
    assert_eq!(wrong, [""; 0], "{}", wrong.join("\n"));
}

#[test]
fn no_entry_reads_a_sentence_to_which_it_does_not_apply() {
    for entry in grammar() {
        for example in entry.does_not_apply {
            let rows = rows(example);
            assert!(!rows.contains(entry.id), "{}", example.description);
        }
    }
}

#[test]
fn no_two_entries_have_one_name() {
    let ids: Vec<&str> = grammar().map(|entry| entry.id).collect();
    let different: BTreeSet<&&str> = ids.iter().collect();
    assert_eq!(ids.len(), different.len());
}

#[test]
fn an_unread_phrase_is_a_finding_that_says_why() {
    for (of, words, message) in [
        (
            "string",
            "(MAX fifty)",
            "looks like a limit and is not read, because its words are \
             unknown: (MAX fifty)",
        ),
        (
            "array",
            "(MAX 255 per item)",
            "looks like a limit and is not read, because it is about each \
             element: MAX 255",
        ),
        (
            "number",
            "Required if `b` is greater than 100.",
            "looks like a limit and is not read, because it holds under a \
             condition: greater than 100",
        ),
    ] {
        let document = json!({
            "openapi": "3.1.0",
            "components": { "schemas": { "Thing": {
                "type": "object",
                "properties": { "a": { "type": of, "description": words } },
            } } },
        });
        let ours =
            json!({ "type": "object", "properties": { "a": { "type": of } } });
        let config =
            table("thing", "d", "/components/schemas/Thing", "request");
        let report = judge(&config, &document.to_string(), &ours);
        let messages: Vec<&str> = report
            .findings
            .iter()
            .filter(|finding| finding.rule.id == "P101")
            .map(|finding| finding.message.as_str())
            .collect();
        assert_eq!(messages, [message]);
    }
}

#[test]
fn a_listed_field_may_list_its_values_in_words() {
    let schema = json!({
        "type": "string",
        "enum": ["A", "B"],
        "description": "Possible values: `A`, `B`",
    });
    let summaries: Vec<String> =
        phrases(&schema).iter().map(|p| p.reading.summary()).collect();
    assert_eq!(summaries, ["no limit"]);
}

#[test]
fn a_uuid_and_its_length_are_one_phrase() {
    let schema = json!({
        "type": "string",
        "description": "Account (UUID, 36 chars).",
    });
    let phrases = phrases(&schema);
    assert_eq!(phrases.len(), 1);
    assert_eq!(phrases[0].text, "UUID, 36 chars");
}

#[test]
fn a_phrase_is_marked_where_the_description_writes_it() {
    let description = "Näme<br>(up&nbsp;to **40** chars).";
    let schema = json!({ "type": "string", "description": description });
    let phrases = phrases(&schema);
    assert_eq!(phrases.len(), 1);
    assert_eq!(phrases[0].text, "up&nbsp;to **40** chars");
    assert_eq!(&description[phrases[0].span.clone()], phrases[0].text);
}

#[test]
fn the_same_words_read_the_field_of_that_name_and_no_other() {
    let reads = |words: &str| reading("number", words);
    assert_eq!(reads("`a` must be greater than 0"), "exclusiveMinimum 0");
    assert_eq!(
        reads("`b` must be greater than 0"),
        "unread: it is about another field"
    );
}

#[test]
#[ignore = "takes long; the gate runs it"]
fn a_hostile_description_takes_no_time() {
    for part in [
        "9",
        "(",
        ")",
        "(9",
        "MAX 9 ",
        "<",
        "&",
        "](",
        "`a",
        "not ",
        "9 days ",
        "a_b at most 9 if ",
        "keys up to ",
        "\n",
        "1,000",
        "- ",
        "ISO 4217 or ",
        "3 up to 9 characters, ",
        "more than 9 characters. ",
        "UUID of ",
        "USD, ",
        "1 - 9",
        "máx. 9 ",
    ] {
        for bytes in [60_000, 1_000_000] {
            let description = part.repeat(bytes / part.len());
            let begin = Instant::now();
            let found = reading("string", &description);
            let took = begin.elapsed();
            // Of an unoptimized build on a busy machine.
            assert!(took < Duration::from_secs(20), "{part:?}: {took:?}");
            if bytes > 1 << 16 {
                assert_eq!(found, "unread: the description is too long");
            }
        }
    }
}

#[test]
fn no_description_is_read_in_two_ways() {
    let mut known: Vec<&GrammarExample> = Vec::new();
    for entry in grammar() {
        for example in entry.applies.iter().chain(entry.does_not_apply) {
            let same = known.iter().find(|other| {
                other.description == example.description
                    && other.field_type == example.field_type
            });
            if let Some(other) = same {
                assert_eq!(other.reading, example.reading);
            }
            known.push(example);
        }
    }
    assert!(known.len() > 100, "only {} sentences", known.len());
}
