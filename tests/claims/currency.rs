//! Currencies and their digits, from two sides that are not `iso_currency`:
//! the `doubloon` crate, made from the list that ISO's agency published on
//! 2026-01-01, and the table of countries that Yuno publishes.

use std::{collections::BTreeSet, fs, path::Path};

use doubloon::iso_currencies;
use paysession::{Country, Currency};

/// Codes of three letters.
fn codes() -> impl Iterator<Item = String> {
    let letters = || 'A'..='Z';
    letters().flat_map(move |a| {
        letters().flat_map(move |b| {
            letters().map(move |c| [a, b, c].iter().collect())
        })
    })
}

#[test]
fn the_currencies_and_their_digits_are_those_of_the_published_list() {
    let mut judged = 0;
    for code in codes() {
        let theirs = iso_currencies::find(&code);
        let ours: Option<Currency> = code
            .parse()
            .ok()
            .filter(|ours| !Currency::WITHDRAWN.contains(ours));
        assert_eq!(
            ours.map(Currency::minor_units),
            theirs.map(doubloon::Currency::minor_units),
            "{code}"
        );
        judged += usize::from(ours.is_some());
    }
    assert_eq!(judged, Currency::ALL.len() - Currency::WITHDRAWN.len());
}

/// A row of the table: country, currency and digits.
fn rows() -> Vec<(String, String, u32)> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("data/country-reference.csv");
    let text = fs::read_to_string(path).unwrap();
    text.lines()
        .skip(1)
        .map(|line| {
            // A country's name may have a comma; what follows it has none.
            let mut cells = line.rsplit(',').map(str::to_owned);
            let digits = cells.next().unwrap().parse().unwrap();
            let currency = cells.next().unwrap();
            (cells.next().unwrap(), currency, digits)
        })
        .collect()
}

#[test]
fn the_providers_table_agrees_but_for_its_known_oddities() {
    let rows = rows();
    assert_eq!(rows.len(), 249);
    let countries: BTreeSet<&str> =
        rows.iter().map(|(country, ..)| country.as_str()).collect();
    let ours: BTreeSet<&str> =
        Country::ALL.iter().map(|country| country.as_str()).collect();
    assert_eq!(countries, ours);

    let mut odd = BTreeSet::new();
    let mut agree = BTreeSet::new();
    for (_, code, digits) in &rows {
        match code.parse::<Currency>() {
            Ok(currency) if currency.minor_units() == *digits => {
                agree.insert(code.as_str());
            }
            Ok(_) | Err(_) => {
                odd.insert(code.as_str());
            }
        }
    }
    // The forint has 2 digits in ISO 4217 and 0 in the table; Antarctica has no
    // currency.
    assert_eq!(odd, BTreeSet::from(["HUF", "N/A"]));
    assert_eq!(agree.len(), 152);
}
