//! Which characters of a foreign text are never shown as they are.

/// Unicode's general category `Cf`, and the code points among it that have no
/// character yet: they are invisible, and may turn the direction of reading or
/// smuggle a text.
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

/// Whether a character ends a line, steers a terminal, is no character, cannot
/// be seen, or changes the direction in which others are shown.
pub(crate) fn needs_escape(one: char) -> bool {
    one.is_control()
        || matches!(one, '\u{2028}' | '\u{2029}' | '\u{fffe}' | '\u{ffff}')
        || is_format(one)
}

/// The characters of a foreign text, each with whether it must not be shown as
/// it is: [`needs_escape`], or the second number sign of `##[error]` and
/// `##vso[task.setvariable]`, which are commands wherever they stand in the log
/// of a build.
pub(crate) fn with_escapes(
    text: &str,
) -> impl Iterator<Item = (char, bool)> + '_ {
    let mut last = None;
    text.char_indices().map(move |(at, one)| {
        let is_second = one == '#' && last == Some('#');
        last = Some(one);
        let begins_command = || {
            let rest = text.get(at + 1..).unwrap_or_default();
            rest.trim_start_matches(|one: char| one.is_ascii_alphabetic())
                .starts_with('[')
        };
        (one, needs_escape(one) || is_second && begins_command())
    })
}

fn is_format(one: char) -> bool {
    // Most texts have none of these.
    one >= '\u{ad}'
        && FORMAT.iter().any(|(first, last)| (*first..=*last).contains(&one))
}

#[cfg(test)]
mod tests {
    use super::is_format;
    use regex_syntax::hir::{Class, HirKind};

    #[test]
    fn every_format_character_of_unicode_is_one() {
        let hir = regex_syntax::parse(r"\p{Cf}").expect("a class");
        let HirKind::Class(Class::Unicode(class)) = hir.kind() else {
            panic!("{hir:?}")
        };
        for range in class.iter() {
            for one in range.start()..=range.end() {
                assert!(is_format(one), "{:x}", u32::from(one));
            }
        }
        for one in ["a", "é", "顧", "😀", "\u{301}", "\u{2027}", "\u{202f}"]
        {
            assert!(!one.chars().any(is_format), "{one}");
        }
    }
}
