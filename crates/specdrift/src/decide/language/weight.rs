//! What a pattern takes before it is made into an automaton: its counts written
//! out.

use super::ecma;
use regex_syntax::hir::{Class, Hir, HirKind};

/// How many states an automaton of the pattern starts out with, about: one for
/// each byte of its literals and for each range of its classes, as often as it
/// is to be repeated.
pub(super) fn of(pattern: &str) -> u64 {
    let length = pattern.len() as u64;
    let translated = ecma::translated(pattern);
    let parsed = translated.ok().and_then(|text| {
        let parsed = regex_syntax::parse(&text);
        parsed.ok()
    });
    parsed.map_or(length, |hir| of_hir(&hir)).max(length)
}

/// No deeper than the parser goes, which refuses what nests too deep.
fn of_hir(hir: &Hir) -> u64 {
    match hir.kind() {
        HirKind::Empty | HirKind::Look(_) => 1,
        HirKind::Literal(literal) => literal.0.len() as u64,
        HirKind::Class(Class::Unicode(class)) => {
            3 * class.ranges().len() as u64
        }
        HirKind::Class(Class::Bytes(class)) => class.ranges().len() as u64,
        HirKind::Repetition(repetition) => {
            let least = u64::from(repetition.min) + 1;
            let times = repetition.max.map_or(least, u64::from).max(least);
            of_hir(&repetition.sub).saturating_mul(times)
        }
        HirKind::Capture(capture) => of_hir(&capture.sub).saturating_add(2),
        HirKind::Concat(parts) | HirKind::Alternation(parts) => {
            parts.iter().map(of_hir).fold(1, u64::saturating_add)
        }
    }
}
