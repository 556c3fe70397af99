//! The words around a phrase, which may be what makes it one.

use super::excerpt::{head, tail};
use super::grammar::{BOUND_BEFORE, FRAMES, Frame, INTRODUCTION, expression};
use super::pattern_set::PatternSet;

/// How far around a phrase its frame is looked for, in bytes.
const FRAME_LENGTH: usize = 120;

/// What looks at the words before a phrase.
#[derive(Debug)]
pub(super) struct ContextPatterns {
    pub(super) introduction: PatternSet,
    pub(super) bound: PatternSet,
    frames: Vec<(Frame, PatternSet, PatternSet)>,
}

impl ContextPatterns {
    pub(super) fn new() -> Self {
        let one = |words: &str| PatternSet::new(&[expression(words)]);
        let frames = FRAMES
            .iter()
            .map(|words| (words.frame, one(words.before), one(words.behind)));
        Self {
            introduction: one(INTRODUCTION),
            bound: one(BOUND_BEFORE),
            frames: frames.collect(),
        }
    }

    /// Whether a frame allows the text on both sides of a phrase.
    pub(super) fn allow(
        &self,
        frame: Frame,
        before: &str,
        behind: &str,
    ) -> bool {
        let before = tail(before, FRAME_LENGTH);
        let behind = head(behind, FRAME_LENGTH);
        self.frames.iter().any(|(of, allowed_before, allowed_behind)| {
            *of == frame
                && allowed_before.is_match(before)
                && allowed_behind.is_match(behind)
        })
    }
}
