//! The characters that a search tries.

use regex_syntax::hir::{Class, Hir, HirKind};
use std::collections::BTreeSet;

/// Which character reads best in a text that proves something.
pub(super) fn readability(character: char) -> (u8, char) {
    let class = match character {
        'a'..='z' => 0,
        'A'..='Z' => 1,
        '0'..='9' => 2,
        ' '..='~' => 3,
        _ => 4,
    };
    (class, character)
}

/// One character for every set of characters that the patterns do not tell
/// apart, so that trying them all tries everything.
pub(super) fn alphabet(patterns: &[String]) -> Result<Vec<char>, String> {
    let mut edges = BTreeSet::from([0, 0xd800, 0xe000]);
    for pattern in patterns {
        let hir = regex_syntax::parse(pattern).map_err(|e| e.to_string())?;
        collect_edges(&hir, &mut edges);
    }
    let ends = edges.iter().skip(1).copied().chain([0x11_0000]);
    Ok(edges
        .iter()
        .zip(ends)
        .filter_map(|(start, end)| {
            (*start..end.min(start + 128))
                .filter_map(char::from_u32)
                .min_by_key(|c| readability(*c))
        })
        .collect())
}

/// Notes every code point at which a class of the pattern starts, or after
/// which one ends.
fn collect_edges(hir: &Hir, edges: &mut BTreeSet<u32>) {
    let mut note = |first: u32, last: u32| edges.extend([first, last + 1]);
    match hir.kind() {
        HirKind::Literal(literal) => {
            for character in String::from_utf8_lossy(&literal.0).chars() {
                note(character.into(), character.into());
            }
        }
        HirKind::Class(Class::Unicode(class)) => {
            for range in class.ranges() {
                note(range.start().into(), range.end().into());
            }
        }
        HirKind::Class(Class::Bytes(class)) => {
            for range in class.ranges() {
                note(range.start().into(), range.end().into());
            }
        }
        HirKind::Look(_) => {
            for (first, last) in
                [('0', '9'), ('A', 'Z'), ('_', '_'), ('a', 'z'), ('\n', '\n')]
            {
                note(first.into(), last.into());
            }
        }
        HirKind::Repetition(repetition) => {
            collect_edges(&repetition.sub, edges);
        }
        HirKind::Capture(capture) => collect_edges(&capture.sub, edges),
        HirKind::Concat(parts) | HirKind::Alternation(parts) => {
            for part in parts {
                collect_edges(part, edges);
            }
        }
        HirKind::Empty => {}
    }
}
