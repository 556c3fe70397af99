//! Who breaks when a document changes.

/// Who breaks when a document changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Breaks {
    /// Nobody: a request may hold more than before.
    NobodyMoreAccepted,
    /// Nobody: a response holds less than before.
    NobodyLessWritten,
    /// Nobody: it is new.
    NobodyNew,
    /// Nobody as long as it is there.
    NobodyYet,
    /// Whoever leaves it out, and awaits what that meant before.
    WhoeverLeavesItOut,
    /// Nobody who passes over members that it does not know: a response may
    /// hold one more.
    NobodyTolerant,
    /// Nobody: the member is `readOnly` and this a request, or `writeOnly` and
    /// a response.
    NobodyOtherDirection,
    /// Whoever sends a request that was accepted before.
    Sender,
    /// Whoever reads only responses that were written before.
    Reader,
    /// Whoever reads the member that responses no longer have.
    ReaderOfMember,
    /// Whoever sends or awaits a message that is gone.
    Everybody,
}

impl Breaks {
    /// The words for it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::NobodyMoreAccepted => "nobody: more is accepted",
            Self::NobodyLessWritten => "nobody: less is written",
            Self::NobodyNew => "nobody: it was not there",
            Self::NobodyYet => "nobody yet: it still works",
            Self::WhoeverLeavesItOut => "whoever leaves it out",
            Self::NobodyTolerant => {
                "nobody who passes over members that it does not know"
            }
            Self::NobodyOtherDirection => {
                "nobody: the member belongs to the other direction"
            }
            Self::Sender => "whoever sends what was accepted before",
            Self::Reader => "whoever reads only what was written before",
            Self::ReaderOfMember => "whoever reads the member",
            Self::Everybody => "whoever sends or awaits it",
        }
    }
}
