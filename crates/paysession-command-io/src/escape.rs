//! Text from outside, such as a file's name, made safe for a terminal.

use std::{
    env,
    ffi::OsString,
    fmt::{self, Display, Write},
    path::Path,
};

/// The arguments of this process, of which nothing acts on a terminal or begins
/// a line: for a message about arguments that cannot be understood.
pub fn escaped_arguments() -> Vec<String> {
    let escaped = |argument: OsString| Escaped(argument.display()).to_string();
    env::args_os().map(escaped).collect()
}

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
        let mut escaper = Escaper { formatter: f, last: None };
        write!(escaper, "{}", self.0)
    }
}

struct Escaper<'f, 'b> {
    formatter: &'f mut fmt::Formatter<'b>,
    /// The character before the next one.
    last: Option<char>,
}

impl Write for Escaper<'_, '_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        for one in text.chars() {
            // Two of them begin `##[error]` and `##vso[task.setvariable]`, which
            // are commands wherever they stand in the log of a build.
            let is_second = one == '#' && self.last == Some('#');
            self.last = Some(one);
            if needs_escape(one) || is_second {
                write!(self.formatter, "{}", escape(one))?;
            } else {
                self.formatter.write_char(one)?;
            }
        }
        Ok(())
    }
}

/// A character as `\n` or `\u{…}`.
fn escape(one: char) -> String {
    if one == '#' {
        one.escape_unicode().to_string()
    } else {
        one.escape_default().to_string()
    }
}

/// What Unicode's general category `Cf` has, and the code points among it that
/// have no character yet: they are invisible, may turn the direction of reading,
/// and may smuggle a text.
const FORMAT: &[(char, char)] = &[
    ('\u{ad}', '\u{ad}'),
    ('\u{600}', '\u{605}'),
    ('\u{61c}', '\u{61c}'),
    ('\u{6dd}', '\u{6dd}'),
    ('\u{70f}', '\u{70f}'),
    ('\u{890}', '\u{891}'),
    ('\u{8e2}', '\u{8e2}'),
    ('\u{180e}', '\u{180e}'),
    ('\u{200b}', '\u{200f}'),
    ('\u{202a}', '\u{202e}'),
    ('\u{2060}', '\u{206f}'),
    ('\u{feff}', '\u{feff}'),
    ('\u{fff9}', '\u{fffb}'),
    ('\u{110bd}', '\u{110bd}'),
    ('\u{110cd}', '\u{110cd}'),
    ('\u{13430}', '\u{1343f}'),
    ('\u{1bca0}', '\u{1bca3}'),
    ('\u{1d173}', '\u{1d17a}'),
    ('\u{e0000}', '\u{e007f}'),
];

/// Whether a character does something instead of being shown: control
/// characters, the separators of lines and paragraphs, and format characters.
fn needs_escape(one: char) -> bool {
    let is_format =
        |(first, last): &(char, char)| (*first..=*last).contains(&one);
    one.is_control()
        || matches!(one, '\u{2028}' | '\u{2029}')
        || one >= '\u{ad}' && FORMAT.iter().any(is_format)
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
            ("\u{e0041}\u{ad}", "\\u{e0041}\\u{ad}"),
            ("a # b", "a # b"),
            ("a ##[error]b", "a #\\u{23}[error]b"),
            ("##vso[task.setvariable]", "#\\u{23}vso[task.setvariable]"),
        ] {
            assert_eq!(Escaped(text).to_string(), escaped);
        }
    }
}
