//! A description as a person sees it: without HTML, Markdown and odd spaces,
//! and with the place in the description of every byte that is left.

use std::ops::Range;

/// How far the end of an HTML tag or of an entity is looked for, in bytes.
const MAX_MARKUP: usize = 200;

/// Entities that descriptions use; a number of one is read by itself.
const ENTITIES: [(&str, &str); 12] = [
    ("amp", "&"),
    ("lt", "<"),
    ("gt", ">"),
    ("le", "<="),
    ("ge", ">="),
    ("quot", "\""),
    ("apos", "'"),
    ("nbsp", "\u{a0}"),
    ("thinsp", "\u{a0}"),
    ("ndash", "-"),
    ("mdash", "-"),
    ("minus", "-"),
];

/// What addresses start with, which are left out.
const SCHEMES: [&str; 2] = ["https://", "http://"];

/// The HTML elements that stand in the middle of a line.
const INLINE_TAGS: [&str; 12] = [
    "a", "abbr", "b", "code", "em", "i", "kbd", "mark", "small", "span",
    "strong", "u",
];

/// The words of a description.
#[derive(Debug, Default)]
pub(super) struct PlainText {
    text: String,
    /// For each byte of `text`, the bytes of the description that it stands for.
    origins: Vec<Range<usize>>,
}

impl PlainText {
    pub(super) fn of(description: &str) -> Self {
        let mut plain = Self::default();
        let mut at = 0;
        while let Some(rest) =
            description.get(at..).filter(|rest| !rest.is_empty())
        {
            let length = plain.take(rest, at);
            at += length.max(1);
        }
        plain
    }

    pub(super) fn as_str(&self) -> &str {
        &self.text
    }

    /// The bytes of the description that a part of the text stands for.
    pub(super) fn origin(&self, span: &Range<usize>) -> Range<usize> {
        let last = span.end.checked_sub(1);
        let start = self.origins.get(span.start).map_or(0, |from| from.start);
        let end = last.and_then(|last| self.origins.get(last));
        start..end.map_or(start, |to| to.end.max(start))
    }

    /// Takes what the rest of a description starts with; gives how many bytes.
    fn take(&mut self, rest: &str, at: usize) -> usize {
        if SCHEMES.iter().any(|scheme| rest.starts_with(scheme)) {
            return rest.find(ends_address).unwrap_or(rest.len());
        }
        let Some(first) = rest.chars().next() else { return 0 };
        let one = first.len_utf8();
        match first {
            '<' => self.tag(rest, at),
            '&' => self.entity(rest, at),
            ']' => link_target(rest),
            '*' | '[' | '\\' => one,
            '~' if rest.starts_with("~~") => 2,
            '`' => self.backtick(rest, at),
            '_' => self.underscore(rest, at),
            '\r' | '\n' => self.line_break(rest, at),
            _ => {
                self.push_character(first, rest, at..at + one);
                one
            }
        }
    }

    fn push(&mut self, text: &str, origin: &Range<usize>) {
        self.text.push_str(text);
        self.origins.extend(text.bytes().map(|_| origin.clone()));
    }

    /// One space, however many there are.
    fn space(&mut self, origin: &Range<usize>) {
        if !self.text.ends_with([' ', '\n']) && !self.text.is_empty() {
            self.push(" ", origin);
        }
    }

    fn paragraph(&mut self, origin: &Range<usize>) {
        if !self.text.ends_with('\n') {
            self.push("\n", origin);
        }
    }

    fn push_character(
        &mut self,
        found: char,
        rest: &str,
        origin: Range<usize>,
    ) {
        match found {
            // A space that does not break keeps the thousands of a number
            // together.
            '\u{a0}' | '\u{202f}' | '\u{2009}' => {
                let next = rest.chars().nth(1);
                let between_digits =
                    self.text.ends_with(is_digit) && next.is_some_and(is_digit);
                if between_digits {
                    self.push("_", &origin);
                } else {
                    self.space(&origin);
                }
            }
            '\u{2010}'..='\u{2015}' | '\u{2212}' => self.push("-", &origin),
            '≥' => self.push(">=", &origin),
            '≤' => self.push("<=", &origin),
            '\u{2018}' | '\u{2019}' => self.push("'", &origin),
            '\u{201c}' | '\u{201d}' => self.push("\"", &origin),
            space if space.is_whitespace() => self.space(&origin),
            other => self.push(other.encode_utf8(&mut [0; 4]), &origin),
        }
    }

    /// An HTML tag, which is left out; one that starts a line ends a sentence.
    fn tag(&mut self, rest: &str, at: usize) -> usize {
        let starts = |c: char| c.is_ascii_alphabetic() || c == '/';
        let end = rest
            .bytes()
            .take(MAX_MARKUP)
            .position(|byte| byte == b'>')
            .filter(|_| rest.chars().nth(1).is_some_and(starts));
        let Some(end) = end else {
            self.push("<", &(at..at + 1));
            return 1;
        };
        let name: String = rest
            .chars()
            .skip(1)
            .skip_while(|c| *c == '/')
            .take_while(char::is_ascii_alphanumeric)
            .collect();
        if !INLINE_TAGS.contains(&name.to_ascii_lowercase().as_str()) {
            self.paragraph(&(at..at + end + 1));
        }
        end + 1
    }

    fn entity(&mut self, rest: &str, at: usize) -> usize {
        let end = rest.bytes().take(MAX_MARKUP).position(|byte| byte == b';');
        let name = end.and_then(|end| rest.get(1..end));
        match (end, name.and_then(entity)) {
            (Some(end), Some(text)) => {
                let origin = at..at + end + 1;
                let after = rest.get(end..).unwrap_or_default();
                for found in text.chars() {
                    self.push_character(found, after, origin.clone());
                }
                end + 1
            }
            _ => {
                self.push("&", &(at..at + 1));
                1
            }
        }
    }

    /// A backtick around a number is left out; one around a name is kept,
    /// because it tells that the word is a name.
    fn backtick(&mut self, rest: &str, at: usize) -> usize {
        let names = |c: char| c.is_ascii_alphabetic() || c == '_';
        let opens = rest.chars().nth(1).is_some_and(names)
            && !self.text.ends_with(|c: char| c.is_ascii_alphanumeric());
        let closes = self.text.ends_with(|c: char| c.is_ascii_alphanumeric())
            && self.open_backtick();
        if opens || closes {
            self.push("`", &(at..at + 1));
        }
        1
    }

    /// Whether the word that the text ends with stands behind a backtick.
    fn open_backtick(&self) -> bool {
        let name =
            |c: &char| c.is_ascii_alphanumeric() || matches!(c, '_' | '.');
        self.text.chars().rev().take(MAX_MARKUP).find(|c| !name(c)) == Some('`')
    }

    /// An underscore inside a name is kept; one around a word is emphasis.
    fn underscore(&mut self, rest: &str, at: usize) -> usize {
        let inside = self.text.ends_with(|c: char| c.is_ascii_alphanumeric())
            && rest.chars().nth(1).is_some_and(|c| c.is_ascii_alphanumeric());
        if inside {
            self.push("_", &(at..at + 1));
        }
        1
    }

    /// A line break is a space, unless what follows is a new paragraph, an item
    /// of a list or a row of a table.
    fn line_break(&mut self, rest: &str, at: usize) -> usize {
        let next = rest.trim_start_matches(['\r', '\n', ' ', '\t']);
        let length = rest.len() - next.len();
        let breaks = rest.get(..length).unwrap_or_default();
        let lines = breaks.bytes().filter(|byte| *byte == b'\n').count();
        let item = ["- ", "* ", "+ ", "#", "|", ">"];
        let origin = at..at + length;
        if lines > 1 || item.iter().any(|mark| next.starts_with(mark)) {
            self.paragraph(&origin);
        } else {
            self.space(&origin);
        }
        length
    }
}

fn ends_address(c: char) -> bool {
    c.is_whitespace() || matches!(c, ')' | '<' | '>' | '"' | '`')
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit()
}

/// How many bytes the end of a link takes: `](target)`.
fn link_target(rest: &str) -> usize {
    if !rest.starts_with("](") {
        return 1;
    }
    let end = rest.bytes().take(10 * MAX_MARKUP).position(|byte| byte == b')');
    end.map_or(1, |end| end + 1)
}

/// The characters that an entity stands for.
fn entity(name: &str) -> Option<String> {
    let known = ENTITIES.iter().find(|(entity, _)| *entity == name);
    if let Some((_, text)) = known {
        return Some((*text).into());
    }
    let number = name.strip_prefix('#')?;
    let code = match number.strip_prefix(['x', 'X']) {
        Some(hex) => u32::from_str_radix(hex, 16),
        None => number.parse(),
    };
    char::from_u32(code.ok()?).map(String::from)
}
