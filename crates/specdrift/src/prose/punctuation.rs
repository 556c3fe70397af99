//! Where sentences, clauses and parentheses begin and end.

/// Words whose full stop ends no sentence.
const ABBREVIATIONS: [&str; 10] =
    ["e.g", "i.e", "max", "min", "approx", "cf", "vs", "incl", "excl", "no"];

/// The inside of the innermost parentheses around each byte. One that is not
/// closed, or not opened, is no parenthesis.
pub(super) fn groups(text: &str) -> Vec<Option<(usize, usize)>> {
    let mut open = Vec::new();
    let mut pairs = vec![None; text.len()];
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'(' => open.push(at),
            b')' => {
                let pair = open.pop().map(|start| (start + 1, at));
                for end in pair.into_iter().flat_map(|(s, e)| [s - 1, e]) {
                    if let Some(place) = pairs.get_mut(end) {
                        *place = pair;
                    }
                }
            }
            _ => {}
        }
    }
    let mut around = Vec::new();
    let mut groups = Vec::with_capacity(text.len());
    for (at, pair) in pairs.into_iter().enumerate() {
        let closes = pair.is_some_and(|(_, end)| end == at);
        if closes {
            around.pop();
        }
        groups.push(around.last().copied());
        if let Some(pair) = pair.filter(|_| !closes) {
            around.push(pair);
        }
    }
    groups
}

/// Whether a byte ends a sentence. A stop inside a number or behind an
/// abbreviation ends nothing.
pub(super) fn ends_sentence(text: &str, at: usize, byte: u8) -> bool {
    match byte {
        b'\n' => true,
        b'!' | b'?' => text.get(at + 1..).is_some_and(starts_with_space),
        b'.' => {
            let rest = text.get(at + 1..).unwrap_or_default();
            let next = rest.trim_start_matches(' ').chars().next();
            let goes_on = next
                .is_some_and(|c| c.is_ascii_lowercase() || c.is_ascii_digit());
            starts_with_space(rest) && !goes_on && !abbreviates(text, at)
        }
        _ => false,
    }
}

fn starts_with_space(rest: &str) -> bool {
    rest.is_empty() || rest.starts_with(char::is_whitespace)
}

/// Whether the stop at `at` belongs to an abbreviation.
fn abbreviates(text: &str, at: usize) -> bool {
    ABBREVIATIONS.iter().any(|word| {
        let start = at.checked_sub(word.len());
        let stands = start.and_then(|start| text.get(start..at));
        let before =
            start.and_then(|start| text.as_bytes().get(start.checked_sub(1)?));
        stands.is_some_and(|stands| stands.eq_ignore_ascii_case(word))
            && !before.is_some_and(u8::is_ascii_alphanumeric)
    })
}

/// Whether a byte ends a clause. A comma between digits and a hyphen do not.
pub(super) fn ends_clause(text: &str, at: usize, byte: u8) -> bool {
    let bytes = text.as_bytes();
    let next = bytes.get(at + 1);
    match byte {
        b';' | b':' | b'(' | b')' => true,
        b',' => !next.is_some_and(u8::is_ascii_digit),
        b'-' => {
            let before = at.checked_sub(1).and_then(|at| bytes.get(at));
            let after = bytes.get(at + 2);
            before == Some(&b' ')
                && next == Some(&b' ')
                && !after.is_some_and(u8::is_ascii_digit)
        }
        _ => false,
    }
}
