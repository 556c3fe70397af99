//! Operators on the words of a description.

use crate::edit::{
    ANY, Edit, EditableSchema, ExpectedVerdict, LOOSER, STRICTER, assertions,
    keywords,
};
use serde_json::{Value, json};
use specdrift::ProseLimit;

/// Whether a phrase gives the most or the least.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum End {
    Most,
    Least,
    Both,
}

fn end(limit: &ProseLimit) -> Option<End> {
    let most = keywords(limit)
        .any(|word| word.starts_with("max") || word == "exclusiveMaximum");
    let least = keywords(limit)
        .any(|word| word.starts_with("min") || word == "exclusiveMinimum");
    match (most, least) {
        (true, true) => Some(End::Both),
        (true, false) => Some(End::Most),
        (false, true) => Some(End::Least),
        (false, false) => None,
    }
}

/// The description with the text of one phrase replaced.
fn with(
    s: &EditableSchema<'_>,
    limit: &ProseLimit,
    new: &str,
    expect: ExpectedVerdict,
) -> Option<Edit> {
    let text = s.map.get("description")?.as_str()?;
    let (before, after) =
        (text.get(..limit.span.start)?, text.get(limit.span.end..)?);
    Some(s.set("description", json!(format!("{before}{new}{after}")), expect))
}

/// Whether another limit of the place hides that this one is wider.
fn hidden(s: &EditableSchema<'_>, limit: &ProseLimit) -> bool {
    let keyword = keywords(limit).any(|word| s.has(word));
    s.has("enum") || s.names_a_list() || keyword
}

/// Moves the number of every phrase.
pub(crate) fn number_shifted(s: &EditableSchema<'_>, by: i64) -> Vec<Edit> {
    s.limits
        .iter()
        .filter_map(|limit| {
            let end = end(limit)?;
            let wider = (end == End::Most) == (by > 0);
            let expect = match end {
                End::Both => ANY,
                End::Most | End::Least if wider => STRICTER,
                End::Most | End::Least => LOOSER,
            };
            if wider && hidden(s, limit) {
                return None;
            }
            with(s, limit, &moved_number(&limit.text, by)?, expect)
        })
        .collect()
}

/// A text with its first number moved.
pub(crate) fn moved_number(text: &str, by: i64) -> Option<String> {
    let start = text.find(|c: char| c.is_ascii_digit())?;
    let (head, rest) = text.split_at(start);
    let end = rest
        .find(|c: char| !(c.is_ascii_digit() || c == ','))
        .unwrap_or(rest.len());
    let (digits, tail) = rest.split_at(end);
    let number: i64 = digits.replace(',', "").parse().ok()?;
    let new = number + by;
    (new >= 0 || tail.is_empty()).then(|| format!("{head}{new}{tail}"))
}

/// Takes every phrase away.
pub(crate) fn removed(s: &EditableSchema<'_>) -> Vec<Edit> {
    let uuid = s.limits.iter().any(|limit| limit.text.contains("UUID"));
    s.limits
        .iter()
        .filter(|limit| {
            keywords(limit).next().is_some() && !hidden_removal(s, limit, uuid)
        })
        .filter_map(|limit| with(s, limit, "", STRICTER))
        .collect()
}

/// What else at the place says the same: a list, a keyword, or a UUID, which
/// has its 36 characters anyway.
fn hidden_removal(
    s: &EditableSchema<'_>,
    limit: &ProseLimit,
    uuid: bool,
) -> bool {
    let list = keywords(limit).any(|word| word == "enum");
    let length = keywords(limit).any(|word| word.ends_with("Length"));
    let same = keywords(limit).any(|word| s.has(word));
    s.has("enum") || same || (length && (uuid || s.names_a_list()) && !list)
}

/// Writes the number of every phrase as a word, which no row limits.
pub(crate) fn number_spelled_out(s: &EditableSchema<'_>) -> Vec<Edit> {
    s.limits
        .iter()
        .filter(|limit| {
            limit.text.contains("MAX") || limit.text.contains("MIN")
        })
        .filter_map(|limit| {
            let word: String =
                limit.text.chars().filter(char::is_ascii_alphabetic).collect();
            let new = format!("{word} fifty");
            with(s, limit, &new, ExpectedVerdict::Rule("P101"))
        })
        .collect()
}

/// Moves the number of a phrase beside a keyword that limits more.
pub(crate) fn idle(s: &EditableSchema<'_>) -> Vec<Edit> {
    s.limits
        .iter()
        .filter_map(|limit| {
            let end = end(limit)?;
            let by = match end {
                End::Most => 1,
                End::Least => -1,
                End::Both => return None,
            };
            if hidden(s, limit) {
                return None;
            }
            let (word, value) = assertions(limit)
                .find_map(|(word, value)| Some((word, value.as_i64()?)))?;
            // What is said of the members of an object no keyword beside it
            // limits.
            let of_members = s.map.get("type") == Some(&json!("object"))
                && word.ends_with("Length");
            if of_members {
                return None;
            }
            let stricter = json!(value - by);
            let changed = moved_number(&limit.text, by)?;
            let rule = ExpectedVerdict::Rule("P102");
            let edit = with(s, limit, &changed, rule)?;
            Some(edit.given(vec![(s.at.join(word), Some(stricter))]))
        })
        .collect()
}

/// The same limits in other words.
pub(crate) fn reworded(s: &EditableSchema<'_>) -> Vec<Edit> {
    let Some(text) = s.map.get("description").and_then(Value::as_str) else {
        return Vec::new();
    };
    let mut out = Vec::new();
    let number = |word: &str| {
        s.limits.iter().find(|limit| limit.text.starts_with(word)).and_then(
            |limit| {
                let (_, value) = assertions(limit).next()?;
                Some((limit.text.clone(), value.as_u64()?))
            },
        )
    };
    let mut say = |new: String| {
        out.push(s.set("description", json!(new), ExpectedVerdict::Nothing));
    };
    match (number("MAX "), number("MIN ")) {
        (Some((max, most)), Some((min, least))) => {
            let (start, end) = match (text.find(&max), text.find(&min)) {
                (Some(start), Some(end)) if start < end => {
                    (start, end + min.len())
                }
                _ => return Vec::new(),
            };
            let (Some(head), Some(tail)) = (text.get(..start), text.get(end..))
            else {
                return Vec::new();
            };
            for words in [
                format!("MIN {least}; MAX {most}"),
                format!("MAX {most};MIN {least}"),
                format!("MAX {most} ; MIN {least}"),
                format!("MIN:{least}, MAX:{most}"),
                format!("max. {most}, min. {least}"),
                format!("between {least} and {most} characters"),
                format!("{least} to {most} characters"),
                format!("at least {least} characters, up to {most} characters"),
                format!("minimum length of {least}, maximum length of {most}"),
            ] {
                say(format!("{head}{words}{tail}"));
            }
        }
        (Some((max, most)), None) => {
            for words in [
                format!("MAX: {most}"),
                format!("max {most}"),
                format!("maximum {most} characters"),
                format!("up to {most} characters"),
                format!("no more than {most} characters"),
            ] {
                say(text.replace(&max, &words));
            }
        }
        (None, _) => {}
    }
    out
}
