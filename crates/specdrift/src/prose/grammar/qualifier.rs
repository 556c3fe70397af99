//! Words that change what a phrase beside them means.

use super::{GrammarEntry, PhraseKind};
use crate::schema::unread_reason::UnreadReason;

/// A few words, and what they do to the phrases around them.
#[derive(Debug, Clone, Copy)]
pub(in crate::prose) struct Qualifier {
    pub(in crate::prose) entry: GrammarEntry,
    /// What they do; the first that reaches a phrase counts.
    pub(in crate::prose) effects: &'static [QualifierEffect],
}

/// What a qualifier does to the phrases in its reach.
#[derive(Debug, Clone, Copy)]
pub(in crate::prose) struct QualifierEffect {
    pub(in crate::prose) scope: Scope,
    pub(in crate::prose) kinds: &'static [PhraseKind],
    pub(in crate::prose) verdict: QualifiedMeaning,
}

/// Where a phrase stands that a qualifier reaches.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::prose) enum Scope {
    /// Right behind it.
    Next,
    /// Right before it.
    Previous,
    /// Behind it in the same clause.
    Following,
    /// Before it in the same clause.
    Preceding,
    /// In the same clause.
    Clause,
    /// In the sentence that it starts.
    SentenceStart,
    /// In the same sentence, or the same parentheses.
    Sentence,
    /// In the same sentence, whatever parentheses it stands in.
    Around,
    /// Before it in the same sentence, whatever parentheses it stands in.
    Ahead,
    /// Behind the parentheses that it stands in, in the same clause.
    BehindParentheses,
    /// Anywhere in the description.
    Description,
}

/// What a qualified phrase comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::prose) enum QualifiedMeaning {
    /// The words limit nothing.
    NoLimit,
    /// They limit something, and what is not said by the phrase alone.
    Unread(UnreadReason),
}
