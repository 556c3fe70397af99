//! Wordings of limits that no entry of the grammar shows, each with what it must
//! be read as.

use super::reading;

#[track_caller]
pub(super) fn each_is_read(cases: &[(&str, &str, &str)]) {
    let wrong: Vec<String> = cases
        .iter()
        .filter_map(|(of, description, wanted)| {
            let found = reading(of, description);
            (found != *wanted).then(|| {
                format!("{of} {description:?}: {found:?}, not {wanted:?}")
            })
        })
        .collect();
    assert_eq!(wrong, [""; 0], "\n{}\n", wrong.join("\n"));
}

/// Every sentence is told of, and nothing of it is read as a limit.
#[track_caller]
pub(super) fn each_is_told(of: &str, descriptions: &[&str]) {
    let is_told = |found: &str| {
        let mut phrases = found.split(" | ");
        let unread = phrases.clone().any(|one| one.starts_with("unread: "));
        let no_limit =
            |one: &str| one == "no limit" || one.starts_with("unread: ");
        unread && phrases.all(no_limit)
    };
    let wrong: Vec<String> = descriptions
        .iter()
        .map(|description| (description, reading(of, description)))
        .filter(|(_, found)| !is_told(found))
        .map(|(description, found)| format!("{of} {description:?}: {found:?}"))
        .collect();
    assert_eq!(wrong, [""; 0], "\n{}\n", wrong.join("\n"));
}

#[test]
fn lengths_are_read_however_they_are_written() {
    each_is_read(&[
        ("string", "(MAX 255; MIN 3)", "maxLength 255 | minLength 3"),
        ("string", "(MAX 255;MIN 3)", "maxLength 255 | minLength 3"),
        ("string", "(MAX 64 ; MIN 36)", "maxLength 64 | minLength 36"),
        ("string", "MIN:3, MAX:255", "minLength 3 | maxLength 255"),
        ("string", "Name (max. 255, min. 3).", "maxLength 255 | minLength 3"),
        (
            "string",
            "minimum length of 3, maximum length of 255",
            "minLength 3 | maxLength 255",
        ),
        ("string", "3 to 255 characters", "minLength 3, maxLength 255"),
        ("string", "3—255 chars", "minLength 3, maxLength 255"),
        ("string", "Max 1,024 characters", "maxLength 1024"),
        ("string", "Max 1\u{202f}024 characters", "maxLength 1024"),
        ("string", "Up to **40**\ncharacters", "maxLength 40"),
        ("string", "Up to `40` characters!", "maxLength 40"),
        ("string", "Up to <em>40</em>&nbsp;characters", "maxLength 40"),
        ("string", "Up to [40](https://a.example/9) chars", "maxLength 40"),
        (
            "string",
            "As in https://a.example/max/20?n=5 at most 40 characters",
            "maxLength 40",
        ),
        ("string", "- a name\n- MAX 40", "maxLength 40"),
        ("string", "CAN'T EXCEED 40 CHARACTERS", "maxLength 40"),
        ("string", "Can’t exceed 40 characters", "maxLength 40"),
        ("string", "must not be longer than 40 characters", "maxLength 40"),
        ("string", "mustn't be shorter than 4 characters", "minLength 4"),
        ("string", "exactly 36 characters", "minLength 36, maxLength 36"),
        ("string", "a 36‑character code", "minLength 36, maxLength 36"),
        ("string", "length must be 36", "minLength 36, maxLength 36"),
        ("array", "No more than 9 line items.", "maxItems 9"),
        ("array", "You can add up to 120 metadata objects.", "maxItems 120"),
    ]);
}

#[test]
fn bounds_of_numbers_keep_their_side() {
    each_is_read(&[
        ("number", "must be equal or greater than 0", "minimum 0"),
        ("number", "Equal to or greater than 0.", "minimum 0"),
        ("number", "greater than or equal to 0", "minimum 0"),
        ("number", "more or equal than 0", "minimum 0"),
        ("number", "GREATER THAN 0", "exclusiveMinimum 0"),
        ("number", "larger than 0.5", "exclusiveMinimum 0.5"),
        ("number", "lower than or equal to 1,000", "maximum 1000"),
        ("number", "&lt;= 7", "maximum 7"),
        ("number", "&#60; 7", "exclusiveMaximum 7"),
        ("number", "at least −5", "minimum -5"),
        ("integer", ">= 1 and <= 31", "minimum 1 | maximum 31"),
        ("integer", "between 1 and 86400", "minimum 1, maximum 86400"),
        (
            "integer",
            "Between 1 and 86400 (inclusive)",
            "minimum 1, maximum 86400",
        ),
        (
            "integer",
            "in minutes, between 5 and 60 minutes",
            "minimum 5, maximum 60",
        ),
        ("number", "in percent, up to 100%", "maximum 100"),
        ("number", "Up to 4 decimals", "multipleOf 0.0001"),
        (
            "number",
            "no more than two decimal places",
            "unread: its words are unknown",
        ),
    ]);
}

#[test]
fn a_limit_of_something_else_is_no_limit_of_the_value() {
    const UNIT: &str = "unread: its unit may not be the field's";
    const OTHER: &str = "unread: it is about another field";
    const CONDITION: &str = "unread: it holds under a condition";
    const EACH: &str = "unread: it is about each element";
    const DIGITS: &str = "unread: it counts digits";
    const SEVERAL: &str = "unread: it is about several values in one text";
    const STANDARD: &str = "unread: the standard has no list here";
    each_is_read(&[
        ("integer", "Between 1 and 24 hours", UNIT),
        ("integer", "at most 512 bytes", UNIT),
        ("string", "at most 512 bytes", UNIT),
        ("integer", "up to 20MB", "unread: its number cannot be such a limit"),
        ("integer", "at most 1/3", "unread: its number cannot be such a limit"),
        (
            "number",
            "at most 10,50",
            "unread: its number cannot be such a limit",
        ),
        ("number", "at most 100 USD", UNIT),
        (
            "integer",
            "(MAX 2; MIN 2)",
            "unread: it counts digits | unread: it counts digits",
        ),
        ("integer", "**MAX** 4", DIGITS),
        ("string", "when country is BR, 11 digits", DIGITS),
        ("string", "When country is BR: at most 11 characters", CONDITION),
        ("string", "At most 11 characters (only for BR)", CONDITION),
        ("number", "Required if `amount` is greater than 100.", CONDITION),
        (
            "number",
            "Unless total_amount is less than 5, it is free.",
            CONDITION,
        ),
        ("number", "The `amount` has to be at least 5 here.", OTHER),
        ("array", "(MAX 255, MIN 3 PER ITEM)", &format!("{EACH} | {EACH}")),
        ("array", "Every entry has at most 5 keys", EACH),
        ("string", "Country subdivision (ISO 3166-2:BR)", STANDARD),
        ("string", "ISO-3166-3", STANDARD),
        ("string", "Pipe-delimited ISO 4217 codes", SEVERAL),
        ("string", "Currencies (ISO 4217), comma separated", SEVERAL),
        (
            "boolean",
            "(MAX 3)",
            "unread: a value of this type has no such limit",
        ),
        ("string", "(MAX fifty)", "unread: its words are unknown"),
        (
            "string",
            "Between three and ten characters",
            "unread: its words are unknown",
        ),
        ("string", "A limit of 3 lines", "unread: its words are unknown"),
        (
            "string",
            "One of: `a`, `b` or `c`",
            "unread: it lists values in prose",
        ),
        (
            "string",
            "**Allowed values:** A, B",
            "unread: it lists values in prose",
        ),
    ]);
}

#[test]
fn words_that_limit_nothing_are_no_limit() {
    each_is_read(&[
        ("string", "Not necessarily a UUID", "no limit"),
        ("string", "Truncates to 22 characters", "no limit"),
        ("string", "Truncated after 22 characters", "no limit"),
        ("string", "The name, e.g. up to 22 characters", "no limit"),
        ("string", "A text (such as a UUID)", "no limit"),
        ("integer", "Defaults to 20 seconds", "no limit"),
        ("string", "At most 10 characters are displayed", "no limit"),
        (
            "string",
            "See ISO 3166 for background; a UUID is not needed here.",
            "no limit | no limit",
        ),
        ("string", "Three-letter currency code.", ""),
        ("string", "Needed by methods that redirect.", ""),
        ("number", "Rate applied to the amount. Expressed in percentage.", ""),
        ("integer", "Number of items; 1 if none is given.", ""),
        ("string", "Amount per cycle (e.g. \"9.99\").", ""),
        ("string", "See version 2 of the guide.", ""),
    ]);
}
