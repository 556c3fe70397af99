//! Who breaks when a document changes.

/// Who breaks when a document changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Impact {
    /// Nobody: a request may hold more than before.
    CompatibleMoreAccepted,
    /// Nobody: a response holds less than before.
    CompatibleLessWritten,
    /// Nobody: it is new.
    CompatibleNew,
    /// Nobody as long as it is there.
    CompatibleDeprecated,
    /// Whoever leaves it out, and awaits what that meant before.
    SenderThatOmitsIt,
    /// Nobody who passes over members that it does not know: a response may
    /// hold one more.
    OnlyStrictReaders,
    /// Nobody: the member is `readOnly` and this a request, or `writeOnly` and
    /// a response.
    CompatibleOtherDirection,
    /// Whoever sends a request that was accepted before.
    Sender,
    /// Whoever reads only responses that were written before.
    Reader,
    /// Whoever reads the member that responses no longer have.
    ReaderOfMember,
    /// Whoever sends or awaits a message that is gone.
    SenderAndReader,
}

impl Impact {
    /// The words for it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::CompatibleMoreAccepted => "nobody: more is accepted",
            Self::CompatibleLessWritten => "nobody: less is written",
            Self::CompatibleNew => "nobody: it is new",
            Self::CompatibleDeprecated => "nobody yet: it still works",
            Self::SenderThatOmitsIt => "senders that omit it",
            Self::OnlyStrictReaders => {
                "only readers that refuse unknown members"
            }
            Self::CompatibleOtherDirection => {
                "nobody: the member belongs to the other direction"
            }
            Self::Sender => "senders of requests that were valid before",
            Self::Reader => "readers that expect only the old values",
            Self::ReaderOfMember => "readers of the member",
            Self::SenderAndReader => "everyone who sends or reads it",
        }
    }
}
