//! Sentences whose words look like a limit, and whose meaning another word, another
//! number or another phrase takes away: none is read as a limit that they do not
//! state.

use super::wordings::{each_is_read, each_is_told};

#[test]
fn a_bound_before_the_number_is_no_exact_length() {
    each_is_told(
        "string",
        &[
            "Maximum allowed size of the text: 40 characters.",
            "The longest value has 64 characters.",
            "The shortest value has 6 characters.",
            "The allowed maximum is a text of 64 characters.",
            "60 characters fit on the screen.",
            "255 characters are allowed at most.",
        ],
    );
}

#[test]
fn a_comparison_is_a_limit_only_where_it_is_demanded() {
    each_is_told(
        "string",
        &[
            "Names with more than 64 characters produce an error.",
            "A name longer than 64 characters throws a 400.",
            "Longer than 64 characters: invalid.",
            "Fewer than 3 characters cause an error.",
            "Fails with more than 64 characters.",
            "We refuse texts longer than 64 characters.",
            "Can be longer than 64 characters.",
            "Might be longer than 64 characters.",
            "You may send more than 64 characters.",
            "Texts with fewer than 3 characters may not be found.",
            "More than 60 characters overflow the line.",
            "If there are fewer than 60 characters, it is padded.",
        ],
    );
    each_is_told(
        "integer",
        &[
            "May be greater than 100.",
            "Can be less than 0.",
            "Greater than 1000 needs a review.",
            "Amounts > 1000 are reviewed.",
            "Amount; greater than 0 means a fee.",
            "Is greater than 10 for VIPs.",
        ],
    );
    each_is_told(
        "array",
        &[
            "Lists with more than 20 entries are refused.",
            "May have more than 10 items.",
        ],
    );
    each_is_told(
        "boolean",
        &[
            "True if longer than 20 characters.",
            "Whether more than 3 items are allowed.",
        ],
    );
}

#[test]
fn a_number_that_no_phrase_claims_leaves_its_sentence_in_doubt() {
    each_is_told(
        "string",
        &[
            "From 3 to at most 255 characters.",
            "Between 3 and (at most) 255 characters",
            "5 < length < 10",
            "3 characters minimum, 255 maximum.",
            "(MAX 1 024)",
            "(MAX 1 000 000)",
            "MAX 255 123",
            "Max 10 000 characters",
            "Max. 255 / 100",
            "8, 10 or 12 characters.",
            "Either 11 or 14 characters.",
            "Max 22, or 35 with SEPA.",
            "Max. 3 lines with 20 characters.",
            "Max. 20 characters (a tag) or 100 characters (all tags).",
            "Max 254 characters, was 100.",
        ],
    );
    each_is_told(
        "integer",
        &[
            "Between 1 and at most 31.",
            "0 < n < 10",
            "Maximum: 1 000 000",
            "At most 10 000.",
            "At least 1.000.",
            "Max 12, 24 for Mexico.",
            "Minimum: 50 (JPY), 1 (USD).",
            "At least 100 (COP) or 1 (USD).",
            "Maximum 12 (Brazil), 24 (Mexico).",
            "Minimum 50 JPY, 100 KRW.",
            "The default is 1 day and the maximum is 7 days.",
        ],
    );
    each_is_told("array", &["At least 1 of 10 items."]);
}

#[test]
fn a_number_that_names_something_leaves_no_doubt() {
    each_is_read(&[
        ("string", "Max 254 characters; default 100.", "maxLength 254"),
        ("integer", "Default 20, max 100.", "maximum 100"),
        ("integer", "Page size (default 20, max 100).", "maximum 100"),
        (
            "integer",
            "A whole number between 1 and 24, default 1.",
            "minimum 1, maximum 24",
        ),
        (
            "string",
            "Postal code, e.g. 12345, max 10 characters.",
            "maxLength 10",
        ),
        ("string", "Up to 10 characters, such as 12345.", "maxLength 10"),
        ("string", "E-mail (RFC 5322), up to 254 characters.", "maxLength 254"),
        (
            "string",
            "SHA-256 hash, 64 characters.",
            "minLength 64, maxLength 64",
        ),
        (
            "string",
            "Up to 255 characters, 22 of which are shown.",
            "maxLength 255",
        ),
        ("string", "Up to 255 characters (recommended: 22).", "maxLength 255"),
    ]);
}

#[test]
fn two_phrases_that_contradict_each_other_are_not_read() {
    each_is_told(
        "string",
        &[
            "Max 100 characters. Max 254 characters.",
            "Max 100 characters, min 254 characters.",
            "Country and currency (ISO 3166-1, ISO 4217).",
        ],
    );
    each_is_told(
        "integer",
        &[
            "Minimum 100, maximum 10.",
            "The maximum was lowered from 100 to 50.",
        ],
    );
}

#[test]
fn the_same_limit_may_be_said_twice() {
    each_is_read(&[(
        "string",
        "Max 100 characters. (MAX 100)",
        "maxLength 100 | maxLength 100",
    )]);
}

#[test]
fn a_limit_of_another_time_or_case_is_not_read() {
    each_is_told(
        "string",
        &[
            "Limit was raised from 64 to 128 characters.",
            "Extended to up to 128 characters in May.",
            "Until 2024: max 64 characters.",
            "Since 2024 at most 64 characters.",
            "Starting July 2025, max 64 characters.",
            "Soon max 64 characters.",
            "In v1, max 64 characters.",
            "Max 64 characters in version 2.",
            "MAX 20 (Visa)",
            "Max 20 (Visa only).",
            "Max 20 (PIX), 25 (SPEI).",
            "ZIP of exactly 5 characters in the US.",
            "Words of up to 20 characters.",
            "Up to 5 tags of at most 20 characters, separated by commas.",
        ],
    );
}

#[test]
fn a_limit_is_read_with_more_words_around_it() {
    each_is_read(&[
        (
            "string",
            "Maximum string length is 255, minimum string length is 3.",
            "maxLength 255 | minLength 3",
        ),
        (
            "string",
            "The maximum length of this field is 255 characters.",
            "maxLength 255",
        ),
        ("string", "The maximum number of characters is 40.", "maxLength 40"),
        ("string", "Max text length is 64.", "maxLength 64"),
        ("string", "Character limit: 64", "maxLength 64"),
        ("string", "Capped at 64 characters.", "maxLength 64"),
        ("string", "255 characters is the maximum.", "maxLength 255"),
        ("string", "60 characters (max).", "maxLength 60"),
        ("string", "3+ characters", "minLength 3"),
        ("string", "8 or more characters.", "minLength 8"),
        ("string", "Never exceeds 64 characters.", "maxLength 64"),
        ("string", "A code of 6 characters.", "minLength 6, maxLength 6"),
        (
            "string",
            "Longer than 3 characters and shorter than 20 characters.",
            "minLength 4 | maxLength 19",
        ),
        ("string", "3 up to 255 characters.", "minLength 3, maxLength 255"),
        ("string", "3 ≤ length ≤ 255", "minLength 3, maxLength 255"),
        ("string", "5..22 characters", "minLength 5, maxLength 22"),
        ("string", "Name (length: 3..255).", "minLength 3, maxLength 255"),
        ("integer", "1 ≤ n ≤ 10", "minimum 1, maximum 10"),
        ("array", "1 up to 10 items.", "minItems 1, maxItems 10"),
        ("integer", "1-31", "minimum 1, maximum 31"),
        ("integer", "Day of the month, 1 to 31.", "minimum 1, maximum 31"),
        ("integer", "In the range of 1-12.", "minimum 1, maximum 12"),
        ("number", "Percent (0-100).", "minimum 0, maximum 100"),
        ("number", "-90 to 90", "minimum -90, maximum 90"),
        ("integer", "Amount (> 0).", "exclusiveMinimum 0"),
        (
            "integer",
            "More than 0 and less than 11.",
            "exclusiveMinimum 0 | exclusiveMaximum 11",
        ),
        (
            "integer",
            "Lifetime in seconds: between 60 and 86400 seconds.",
            "minimum 60, maximum 86400",
        ),
        ("integer", "Minimum 1, maximum 10.", "minimum 1 | maximum 10"),
    ]);
}
