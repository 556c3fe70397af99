//! Sentences that name a standard: what the value is, or something beside it.

use super::wordings::{each_is_read, each_is_told};

#[test]
fn another_letter_case_is_another_list() {
    each_is_told(
        "string",
        &[
            "ISO 4217 code in lower case.",
            "ISO 4217 code, lowercase.",
            "ISO 3166-1 alpha-2 code (lowercase).",
            "Currency as lower case ISO 4217 code.",
            "ISO 4217 code, case-insensitive.",
            "ISO 4217 code. Lowercase is accepted too.",
            "ISO 4217 currency code, either upper or lower case.",
            "Código ISO 4217 en minúsculas.",
        ],
    );
}

#[test]
fn codes_in_prose_make_the_list_shorter_or_longer() {
    each_is_told(
        "string",
        &[
            "ISO 4217 code; only USD and BRL are supported.",
            "ISO 4217 code: USD or BRL.",
            "ISO 4217 code (USD, BRL, ARS).",
            "ISO 4217 code. Currently only JPY.",
            "ISO 4217 code. Must be COP.",
            "ISO 3166-1 code. We support BR, CO, MX.",
            "Any ISO 4217 code; COP is not available.",
            "Currency (ISO 4217) or crypto symbol.",
            "Currency (ISO 4217), crypto included.",
            "Currency (ISO 4217) plus USDT.",
            "ISO 3166-1 code (or \"WW\" for the whole world).",
            "Country (ISO 3166-1) and state, as in BR-SP.",
            "ISO 4217 code / token symbol.",
            "A subset of ISO 4217.",
            "ISO 4217 pair.",
            "Código de país ISO 3166-1 o \"global\".",
            "Código ISO 4217 (solo USD).",
        ],
    );
}

#[test]
fn what_is_in_a_currency_is_no_currency() {
    each_is_told(
        "string",
        &[
            "Amount in the currency (ISO 4217) given in `currency`.",
            "Amount in minor units (ISO 4217).",
            "Amount, in the currency (ISO 4217) of the order.",
            "Exchange rate to the currency (ISO 4217) in `to`.",
            "Symbol of the currency (ISO 4217).",
            "Name of a country, ISO 3166-1.",
            "Phone country code (ISO 3166-1).",
            "Numeric code of ISO 4217.",
            "Monto en la moneda (ISO 4217).",
        ],
    );
}

#[test]
fn a_uuid_that_is_mentioned_is_no_uuid() {
    each_is_told(
        "string",
        &[
            "The UUID of the order is elsewhere.",
            "Name shown beside the UUID.",
            "Your own id; we map it to a UUID.",
            "Converted to a UUID.",
            "Issued by the holder of the UUID.",
            "Text that replaces the UUID.",
            "Derived from the UUID.",
            "It is hashed together with the UUID.",
            "The UUID of the order was removed.",
            "A UUID, or the merchant's own reference.",
            "UUID (recommended).",
            "Path that ends in the UUID.",
            "UUID-based token.",
            "UUID and version.",
            "Base64 of a UUID.",
        ],
    );
}

#[test]
fn a_part_of_iso_8601_is_no_date_and_time() {
    each_is_told(
        "string",
        &[
            "Date as YYYY-MM-DD (ISO 8601).",
            "ISO 8601, e.g. 2024-01-31.",
            "Year and month in ISO 8601 (YYYY-MM).",
            "Time of day, ISO 8601.",
            "Local time in ISO 8601, without offset.",
            "ISO 8601 basic format.",
            "Period, ISO 8601 (P1M).",
            "Hour in ISO 8601.",
        ],
    );
}

#[test]
fn a_standard_is_read_where_the_value_keeps_it() {
    each_is_read(&[
        (
            "string",
            "ISO 4217 code in uppercase.",
            "enum \"AED\", \"AFN\", \"ALL\", \"AMD\", \"AOA\" and 178 more",
        ),
        (
            "string",
            "The price's currency in ISO 4217.",
            "enum \"AED\", \"AFN\", \"ALL\", \"AMD\", \"AOA\" and 178 more",
        ),
        (
            "string",
            "Currency of the amount (ISO 4217).",
            "enum \"AED\", \"AFN\", \"ALL\", \"AMD\", \"AOA\" and 178 more",
        ),
        (
            "string",
            "ISO 4217 code, e.g. USD, BRL or ARS.",
            "enum \"AED\", \"AFN\", \"ALL\", \"AMD\", \"AOA\" and 178 more",
        ),
        (
            "string",
            "ISO 4217 code, USD by default.",
            "enum \"AED\", \"AFN\", \"ALL\", \"AMD\", \"AOA\" and 178 more",
        ),
        (
            "string",
            "Currency: ISO 4217.",
            "enum \"AED\", \"AFN\", \"ALL\", \"AMD\", \"AOA\" and 178 more",
        ),
        (
            "string",
            "Must be a valid ISO 4217 currency code.",
            "enum \"AED\", \"AFN\", \"ALL\", \"AMD\", \"AOA\" and 178 more",
        ),
        (
            "string",
            "ISO 4217 currency code of the payment amount.",
            "enum \"AED\", \"AFN\", \"ALL\", \"AMD\", \"AOA\" and 178 more",
        ),
        (
            "string",
            "Código de moneda (ISO 4217).",
            "enum \"AED\", \"AFN\", \"ALL\", \"AMD\", \"AOA\" and 178 more",
        ),
        (
            "string",
            "Two-letter country code as defined in ISO 3166-1.",
            "enum \"AD\", \"AE\", \"AF\", \"AG\", \"AI\" and 244 more",
        ),
        (
            "string",
            "Country that issued the card (ISO 3166-1).",
            "enum \"AD\", \"AE\", \"AF\", \"AG\", \"AI\" and 244 more",
        ),
        (
            "string",
            "The transaction's country code (ISO 3166-1).",
            "enum \"AD\", \"AE\", \"AF\", \"AG\", \"AI\" and 244 more",
        ),
        (
            "string",
            "The UUID of the order, as we sent it.",
            "pattern \"^[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}$\"",
        ),
        (
            "string",
            "Id of the payment in UUID format.",
            "pattern \"^[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}$\"",
        ),
        (
            "string",
            "UUID of the customer; null if there is none.",
            "pattern \"^[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}$\"",
        ),
        (
            "string",
            "Must be a UUID.",
            "pattern \"^[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}$\"",
        ),
    ]);
}
