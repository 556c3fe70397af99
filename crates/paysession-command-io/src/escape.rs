//! Text from outside, such as a file's name, made safe for a terminal.

use std::{
    fmt::{self, Display, Write},
    path::Path,
};

/// A path of which nothing acts on a terminal or begins a line.
pub fn escaped_path(path: &Path) -> Escaped<std::path::Display<'_>> {
    Escaped(path.display())
}

/// Writes what it holds with control characters, line and paragraph
/// separators and bidirectional formatting as `\u{…}`.
#[derive(Debug, Clone, Copy)]
pub struct Escaped<T>(pub T);

impl<T: Display> Display for Escaped<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(Escaper(f), "{}", self.0)
    }
}

struct Escaper<'f, 'b>(&'f mut fmt::Formatter<'b>);

impl Write for Escaper<'_, '_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        for character in text.chars() {
            if needs_escape(character) {
                write!(self.0, "{}", character.escape_default())?;
            } else {
                self.0.write_char(character)?;
            }
        }
        Ok(())
    }
}

/// Whether a character does something instead of being shown.
fn needs_escape(character: char) -> bool {
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
            ("a\r\n\tb", "a\\r\\n\\tb"),
            ("a\u{2028}b\u{2029}", "a\\u{2028}b\\u{2029}"),
            ("\u{202e}nosj", "\\u{202e}nosj"),
            ("\u{2066}\u{2069}\u{61c}", "\\u{2066}\\u{2069}\\u{61c}"),
            ("\u{200e}\u{200f}", "\\u{200e}\\u{200f}"),
        ] {
            assert_eq!(Escaped(text).to_string(), escaped);
        }
    }
}
