//! Patterns as ECMA-262 writes them, in the words of `regex-automata`. The
//! `jsonschema-regex` crate leaves `.`, `\b` and `\B` as Rust means them, which is
//! not enough to decide what a pattern accepts.

/// Rewrites a pattern of ECMA-262, in which `\d`, `\w` and `\b` know ASCII only
/// and `.` stops at more line ends, into the words of `regex-automata`.
pub(super) fn translated(pattern: &str) -> Result<String, String> {
    let mut out = String::with_capacity(pattern.len());
    let mut characters = pattern.chars().peekable();
    let mut in_class = false;
    while let Some(character) = characters.next() {
        match character {
            '\\' => {
                let Some(escaped) = characters.next() else {
                    return Err("the pattern ends in a backslash".into());
                };
                out.push_str(&escape(escaped, &mut characters, in_class)?);
            }
            '[' if in_class => out.push_str(r"\["),
            '[' => {
                in_class = true;
                out.push('[');
            }
            ']' => {
                in_class = false;
                out.push(']');
            }
            '.' if !in_class => out.push_str(r"[^\n\r\x{2028}\x{2029}]"),
            '&' | '~' if in_class => {
                out.push('\\');
                out.push(character);
            }
            '(' if characters.peek() == Some(&'?') => {
                out.push('(');
                let rest: String = characters.clone().take(3).collect();
                if ["?=", "?!", "?<=", "?<!"]
                    .iter()
                    .any(|p| rest.starts_with(p))
                {
                    return Err(
                        "the pattern uses lookahead or lookbehind".into()
                    );
                }
            }
            other => out.push(other),
        }
    }
    Ok(out)
}

fn escape(
    escaped: char,
    rest: &mut std::iter::Peekable<std::str::Chars<'_>>,
    in_class: bool,
) -> Result<String, String> {
    const WORD: &str = "0-9A-Za-z_";
    const SPACE: &str = r"\t\n\x0B\x0C\r\x20\xA0\x{1680}\x{2000}-\x{200A}\x{2028}\x{2029}\x{202F}\x{205F}\x{3000}\x{FEFF}";
    let class = |inner: &str, negated: bool| match (in_class, negated) {
        (true, false) => Ok(inner.to_owned()),
        (false, false) => Ok(format!("[{inner}]")),
        (true | false, true) => Ok(format!("[^{inner}]")),
    };
    match escaped {
        'd' => class("0-9", false),
        'D' => class("0-9", true),
        'w' => class(WORD, false),
        'W' => class(WORD, true),
        's' => class(SPACE, false),
        'S' => class(SPACE, true),
        'b' if in_class => Ok(r"\x08".into()),
        'b' => Ok(r"(?-u:\b)".into()),
        '1'..='9' | 'k' => Err("the pattern uses a backreference".into()),
        '0' => Ok(r"\x00".into()),
        'u' | 'x' => {
            let digits = if escaped == 'u' { 4 } else { 2 };
            if rest.peek() == Some(&'{') {
                return Ok(r"\x".into());
            }
            let hex: String = rest.by_ref().take(digits).collect();
            Ok(format!(r"\x{{{hex}}}"))
        }
        'c' => match rest.next_if(char::is_ascii_alphabetic) {
            Some(letter) => Ok(format!(r"\x{:02X}", u32::from(letter) % 32)),
            None => Err("the pattern has an escape without a letter".into()),
        },
        'B' => Ok(r"(?-u:\B)".into()),
        'n' | 'r' | 't' | 'f' | 'v' | 'p' | 'P' => Ok(format!(r"\{escaped}")),
        other if other.is_ascii_alphabetic() => Ok(other.to_string()),
        '/' | '"' | '\'' | ' ' | ':' | ',' | '=' | '@' | '!' | '%' | ';'
        | '<' | '>' | '`' | '_' => Ok(escaped.to_string()),
        other => Ok(format!(r"\{other}")),
    }
}

/// A text as a pattern of itself.
pub(crate) fn literal(text: &str) -> String {
    text.chars().fold(String::new(), |mut out, character| {
        if character.is_ascii_punctuation() {
            out.push('\\');
        }
        out.push(character);
        out
    })
}
