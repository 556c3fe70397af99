//! The list of countries, held against `celes`'s.

use std::collections::BTreeSet;

use paysession::Country;

#[test]
fn the_list_is_what_iso_3166_1_has() {
    let ours: Vec<&str> = Country::all().map(Country::as_str).collect();
    let theirs: BTreeSet<&str> = celes::Country::get_countries()
        .iter()
        .map(|country| country.alpha2)
        .filter(|code| *code != "XK")
        .collect();
    assert!(theirs.iter().eq(&ours), "in the order of their codes");
    assert_eq!(ours.len(), 249);
}

#[test]
fn a_code_is_read_as_it_is_written_and_no_other_text_is() {
    for country in Country::all() {
        let code = country.as_str();
        assert_eq!(code.parse(), Ok(country));
        assert_eq!(country.to_string(), code);
        assert_eq!(format!("{country:?}"), format!("Country({code})"));
        for other in [
            code.to_lowercase(),
            format!(" {code}"),
            format!("{code}\n"),
            code[..1].to_owned(),
            code.replace(&code[..1], "Ａ"),
        ] {
            assert!(other.parse::<Country>().is_err(), "{other:?}");
        }
    }
    for code in ["", "XK", "UK", "EU", "AA", "ZZ"] {
        assert!(code.parse::<Country>().is_err(), "{code}");
    }
}
