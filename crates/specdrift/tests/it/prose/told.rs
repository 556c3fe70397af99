//! Sentences that look like a limit in words that the grammar does not have: they are
//! told of.

use super::wordings::{each_is_read, each_is_told};

#[test]
fn a_sign_is_a_limit_that_is_told() {
    each_is_told(
        "integer",
        &[
            "Must be a positive integer.",
            "Must be non-negative.",
            "Strictly positive.",
            "Must not be negative.",
            "Zero or more.",
            "Not less than zero.",
        ],
    );
    each_is_told("number", &["Greater than zero.", "A positive number."]);
}

#[test]
fn a_spelled_number_is_told() {
    each_is_told(
        "array",
        &[
            "One or more items.",
            "At least two entries.",
            "No more than ten items.",
            "Must not be empty.",
            "A non-empty list.",
        ],
    );
    each_is_told(
        "string",
        &[
            "No longer than sixty characters.",
            "Maximum of twenty-two characters.",
        ],
    );
    each_is_told(
        "integer",
        &["Must be at least one.", "Must not exceed one day."],
    );
}

#[test]
fn a_span_of_numbers_is_told() {
    each_is_told(
        "integer",
        &[
            "1 to 31 are the days of the month.",
            "Range [1, 12].",
            "Score from 1 (bad) to 10 (good).",
            "2 ≤ n.",
        ],
    );
    each_is_told("array", &["Items: 1 to 10."]);
}

#[test]
fn a_limit_behind_a_length_of_time_is_told() {
    each_is_told(
        "integer",
        &[
            "The default is 86,400 seconds (24 hours), which is also the upper limit.",
            "86,400 seconds is the upper limit.",
            "60 seconds at least, 86400 seconds at most.",
            "In seconds. Max 1 day.",
        ],
    );
}

#[test]
fn limits_in_other_languages_are_told() {
    each_is_told(
        "string",
        &[
            "Longitud máxima: 255 caracteres.",
            "Máx. 255",
            "(MÁX 255; MÍN 3)",
            "Máximo 255 caracteres.",
            "Hasta 255 caracteres.",
            "Entre 3 y 255 caracteres.",
            "No debe superar los 255 caracteres.",
            "De 3 a 255 caracteres.",
            "No más de 255 caracteres.",
            "Até 255 caracteres.",
            "最大255文字",
            "20文字以内で入力してください。",
        ],
    );
    each_is_told(
        "integer",
        &[
            "Mayor o igual a 1.",
            "Debe ser mayor a cero.",
            "Entre 1 y 12.",
            "Cantidad mínima 1, máxima 10.",
        ],
    );
    each_is_told("array", &["Hasta 10 elementos.", "Mínimo un elemento."]);
}

#[test]
fn words_that_only_remind_of_a_limit_are_not_told() {
    each_is_read(&[
        ("string", "A positive answer of the bank.", ""),
        ("string", "An address of one or two lines.", ""),
        ("integer", "Zero if unknown.", ""),
        ("integer", "Number of installments.", ""),
        ("string", "Version 2 of 3.", ""),
        ("string", "iPhone 15 - 17.", ""),
        ("string", "Nombre del cliente.", ""),
        ("integer", "0-based index.", ""),
        ("number", "Positive for credits, negative for debits.", ""),
        ("string", "Level 1-3 support.", ""),
    ]);
}
