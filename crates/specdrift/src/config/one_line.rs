//! Texts in what is written as TOML: each on one line, with what would steer
//! whoever reads the file, or its difference, written as TOML escapes it.

use crate::character::needs_escape;
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// TOML that a serializer wrote, with every text that holds a character which
/// must not stand there as a basic string on one line. It reads as the same.
///
/// Without comments: a quote begins a text.
pub(super) fn one_line_texts(toml: &str) -> String {
    let mut out = String::with_capacity(toml.len());
    let mut rest = toml;
    while let Some(at) = rest.find(['"', '\'']) {
        let (before, from) = rest.split_at(at);
        let (written, after) = from.split_at(text_length(from));
        out.push_str(before);
        match read(written).filter(|text| text.chars().any(needs_escape)) {
            Some(text) => push_basic(&mut out, &text),
            None => out.push_str(written),
        }
        rest = after;
    }
    out.push_str(rest);
    out
}

/// How long the text is that begins here, quotes included.
fn text_length(from: &str) -> usize {
    const QUOTES: [&str; 4] = ["\"\"\"", "'''", "\"", "'"];
    let begins = |quotes: &&str| from.starts_with(*quotes);
    let Some(quotes) = QUOTES.into_iter().find(begins) else {
        return from.len();
    };
    // An empty text begins as one of several lines does only where a third
    // quote follows.
    let quote = quotes.chars().next().unwrap_or_default();
    let mut at = quotes.len();
    while let Some(rest) = from.get(at..).filter(|rest| !rest.is_empty()) {
        if rest.starts_with(quotes) {
            let after = rest.trim_start_matches(quote);
            // A text of several lines may end with a quote of its own, or two.
            let run =
                if quotes.len() == 1 { 1 } else { rest.len() - after.len() };
            return at + run;
        }
        let mut characters = rest.chars();
        let first = characters.next().map_or(0, char::len_utf8);
        let escaped = if quote == '"' && rest.starts_with('\\') {
            characters.next().map_or(0, char::len_utf8)
        } else {
            0
        };
        at += first + escaped;
    }
    from.len()
}

fn read(written: &str) -> Option<String> {
    let table =
        toml::from_str::<BTreeMap<String, String>>(&format!("_ = {written}"));
    table.ok()?.remove("_")
}

fn push_basic(out: &mut String, text: &str) {
    out.push('"');
    for one in text.chars() {
        // Writing to a text cannot fail.
        let _ = match one {
            '"' | '\\' => write!(out, "\\{one}"),
            '\n' => write!(out, "\\n"),
            '\t' => write!(out, "\\t"),
            one if !needs_escape(one) => write!(out, "{one}"),
            one if one <= '\u{ffff}' => {
                write!(out, "\\u{:04X}", u32::from(one))
            }
            one => write!(out, "\\U{:08X}", u32::from(one)),
        };
    }
    out.push('"');
}

#[cfg(test)]
mod tests {
    use super::one_line_texts;
    use crate::character::needs_escape;
    use std::collections::BTreeMap;

    type Table = BTreeMap<String, Vec<BTreeMap<String, String>>>;

    fn table(key: &str, text: &str) -> Table {
        let one = [("before".into(), "''".into()), (key.into(), text.into())];
        [("entry".into(), vec![one.into(), BTreeMap::new()])].into()
    }

    #[test]
    fn a_text_stands_on_one_line_and_reads_as_the_same() {
        for (text, written) in [
            ("a", "\"a\""),
            ("", "\"\""),
            ("'", "\"'\""),
            ("a \"b\"", "'a \"b\"'"),
            ("a\nb", r#""a\nb""#),
            (
                "\n[[policy]]\nreason = \"x\"",
                r#""\n[[policy]]\nreason = \"x\"""#,
            ),
            ("\n'''", r#""\n'''""#),
            ("\n\"\"\"\"\"", r#""\n\"\"\"\"\"""#),
            ("\u{9b}31m", r#""\u009B31m""#),
            ("\u{1b}[31m", r#""\u001B[31m""#),
            ("\u{202e}\u{2028}", r#""\u202E\u2028""#),
            ("\u{e0041}\\u", r#""\U000E0041\\u""#),
        ] {
            let table = table("text", text);
            for toml in
                [toml::to_string(&table), toml::to_string_pretty(&table)]
            {
                let toml = one_line_texts(&toml.expect("a table"));
                assert!(
                    toml.contains(&format!("text = {written}\n")),
                    "{toml}"
                );
                assert_eq!(toml::from_str(&toml), Ok(table.clone()));
            }
        }
    }

    #[test]
    fn whatever_the_texts_hold_no_line_is_theirs() {
        const PIECES: [&str; 12] = [
            "\"",
            "'",
            "\"\"\"",
            "'''",
            "\\",
            "\n",
            "\r",
            "\u{9b}",
            "\u{2028}",
            "\u{e0041}",
            "[[entry]]\n",
            "a",
        ];
        for first in PIECES {
            for second in PIECES {
                for third in PIECES {
                    let text = format!("{first}{second}{third}");
                    let table = table(&text, &text);
                    let toml = toml::to_string_pretty(&table).expect("a table");
                    let toml = one_line_texts(&toml);
                    assert_eq!(toml.matches('\n').count(), 5, "{toml}");
                    let found = toml
                        .chars()
                        .find(|one| *one != '\n' && needs_escape(*one));
                    assert_eq!(found, None, "{toml}");
                    assert_eq!(toml::from_str(&toml), Ok(table), "{toml}");
                }
            }
        }
    }
}
