//! Several regular expressions that look for words in one pass.

use regex_automata::meta::Regex;
use std::ops::Range;

/// Where one of the expressions matches.
#[derive(Debug)]
pub(super) struct PatternMatch {
    /// The index of the expression.
    pub(super) pattern: usize,
    pub(super) span: Range<usize>,
    /// What its groups took.
    pub(super) groups: Vec<Range<usize>>,
}

/// Regular expressions of which the first that matches at the leftmost place
/// takes the words. The time that it takes is linear in the text.
#[derive(Debug)]
pub(super) struct PatternSet {
    regex: Regex,
}

impl PatternSet {
    pub(super) fn new(expressions: &[String]) -> Self {
        let regex = Regex::new_many(expressions);
        Self { regex: regex.expect("the grammar is a constant") }
    }

    pub(super) fn is_match(&self, text: &str) -> bool {
        self.regex.is_match(text)
    }

    /// Every match, from left to right; none overlaps another.
    pub(super) fn find(&self, text: &str) -> Vec<PatternMatch> {
        let matches = self.regex.captures_iter(text).filter_map(|found| {
            let all = found.get_match()?;
            let groups = (1..found.group_len())
                .filter_map(|group| found.get_group(group))
                .map(|group| group.start..group.end);
            Some(PatternMatch {
                pattern: all.pattern().as_usize(),
                span: all.start()..all.end(),
                groups: groups.collect(),
            })
        });
        matches.collect()
    }
}
