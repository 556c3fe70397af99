//! Text that somebody else wrote, on one line.

use std::fmt::{self, Write};

/// Displays a text on one line: what would begin another, or turn the
/// direction of what follows, is written as JSON escapes it.
pub(super) struct OneLine<'t>(pub(super) &'t str);

impl fmt::Display for OneLine<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for c in self.0.chars() {
            if needs_escape(c) {
                let mut units = [0; 2];
                for unit in c.encode_utf16(&mut units) {
                    write!(f, "\\u{unit:04x}")?;
                }
            } else {
                f.write_char(c)?;
            }
        }
        Ok(())
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
