//! Text from outside, such as a file's name, made safe for a terminal.

use std::{
    fmt::{self, Display, Write},
    path::Path,
};

/// A path with every character escaped that could act on a terminal, or start
/// a line.
pub(crate) fn path(path: &Path) -> Escaped<std::path::Display<'_>> {
    Escaped::line(path.display())
}

/// Writes what it holds with control characters, line and paragraph
/// separators and bidirectional formatting as `\u{…}`.
pub(crate) struct Escaped<T> {
    text: T,
    keeps_newlines: bool,
}

impl<T: Display> Escaped<T> {
    /// Text that must stay on one line.
    pub(crate) fn line(text: T) -> Self {
        Self { text, keeps_newlines: false }
    }

    /// Text of several lines.
    pub(crate) fn lines(text: T) -> Self {
        Self { text, keeps_newlines: true }
    }
}

impl<T: Display> Display for Escaped<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let keeps_newlines = self.keeps_newlines;
        write!(Escaper { out: f, keeps_newlines }, "{}", self.text)
    }
}

struct Escaper<'f, 'b> {
    out: &'f mut fmt::Formatter<'b>,
    keeps_newlines: bool,
}

impl Write for Escaper<'_, '_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        for character in text.chars() {
            if character == '\n' && self.keeps_newlines || !acts(character) {
                self.out.write_char(character)?;
            } else {
                write!(self.out, "{}", character.escape_default())?;
            }
        }
        Ok(())
    }
}

/// Whether a character does something instead of being shown.
fn acts(character: char) -> bool {
    character.is_control()
        || matches!(
            character,
            '\u{61c}'
                | '\u{200e}'
                | '\u{200f}'
                | '\u{2028}'..='\u{202e}'
                | '\u{2066}'..='\u{2069}'
        )
}

#[cfg(test)]
mod tests {
    use super::Escaped;

    #[test]
    fn what_acts_on_a_terminal_is_escaped() {
        for (text, escaped) in [
            ("schemas/Größe.json", "schemas/Größe.json"),
            ("\u{1b}[2J", "\\u{1b}[2J"),
            ("\u{9b}2J", "\\u{9b}2J"),
            ("\u{7f}", "\\u{7f}"),
            ("a\r\tb", "a\\r\\tb"),
            ("a\u{2028}b\u{2029}", "a\\u{2028}b\\u{2029}"),
            ("\u{202e}nosj", "\\u{202e}nosj"),
            ("\u{2066}\u{2069}\u{61c}", "\\u{2066}\\u{2069}\\u{61c}"),
            ("\u{200e}\u{200f}", "\\u{200e}\\u{200f}"),
        ] {
            assert_eq!(Escaped::line(text).to_string(), escaped);
            assert_eq!(Escaped::lines(text).to_string(), escaped);
        }
        assert_eq!(Escaped::line("a\nb").to_string(), "a\\nb");
        assert_eq!(Escaped::lines("a\nb").to_string(), "a\nb");
    }
}
