//! One finding.

use crate::document::openapi::Direction;
use crate::document::pointer::Pointer;
use crate::report::SourceLocation;
use crate::report::level::Level;
use crate::report::rule::{Category, Rule};
use serde::{Deserialize, Serialize, Serializer};
use serde_json::Value;

/// Where our rule stands beside the document's.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum Relation {
    /// We refuse what the document accepts.
    Stricter,
    /// We accept what the document refuses.
    Looser,
    /// Both, or neither.
    Other,
}

impl Relation {
    /// The word for it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Stricter => "stricter",
            Self::Looser => "looser",
            Self::Other => "other",
        }
    }
}

/// What three judges say of a counterexample: true where it is accepted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Verdicts {
    /// The document's schema.
    pub document: bool,
    /// Our schema.
    pub ours: bool,
    /// The Rust type.
    pub reader: bool,
}

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

/// Where a finding is.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Location {
    /// The document, by its id; empty where the file is none.
    pub document: String,
    /// The file.
    pub file: String,
    /// The place in the document.
    pub pointer: Pointer,
    /// The line in the file, from 1.
    pub line: Option<usize>,
    /// The column in that line, from 1.
    pub column: Option<usize>,
}

/// The message that a finding is about.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Subject {
    /// The binding, or the message of a document, by its id.
    pub id: String,
    /// Who writes the message.
    pub direction: Direction,
}

/// How objects are read that do not say whether they take other members.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Reading {
    /// As JSON Schema has it: they take any.
    AsWritten,
    /// They take only the members that they name.
    Closed,
}

/// A value that shows what was found.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Proof {
    /// A message that one side accepts and the other refuses.
    pub counterexample: Value,
    /// A second one, where each side refuses what the other accepts.
    pub reverse: Option<Value>,
    /// What the judges say of the counterexample.
    pub verdicts: Option<Verdicts>,
    /// The reading of objects under which it holds.
    pub reading: Reading,
}

impl Proof {
    /// A value that nobody has judged.
    pub(crate) fn unjudged(counterexample: Value) -> Self {
        Self {
            counterexample,
            reverse: None,
            verdicts: None,
            reading: Reading::AsWritten,
        }
    }
}

/// A difference between the two sides.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Difference {
    /// Where our rule stands beside the document's.
    pub relation: Relation,
    /// The place in a message; an item is `*`, an undeclared property `{}`.
    pub field: String,
    /// What we say there, as a piece of a schema.
    pub ours: Value,
    /// What the document says there, as a piece of a schema.
    pub theirs: Value,
    /// What proves it.
    pub proof: Option<Proof>,
    /// Between two versions of a document: who breaks.
    pub breaks: Option<Breaks>,
    /// The phrase of a description that the document's limit was read from.
    pub phrase: Option<String>,
}

impl Difference {
    /// A difference that is not about one field.
    pub(crate) fn of_the_message(relation: Relation) -> Self {
        Self {
            relation,
            field: String::new(),
            ours: Value::Null,
            theirs: Value::Null,
            proof: None,
            breaks: None,
            phrase: None,
        }
    }
}

/// What was found, with what each kind holds.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum FindingKind {
    /// The two sides differ.
    Difference(Difference),
    /// Something could not be read, followed or decided.
    Unjudged,
    /// A phrase looks like a limit and was not read.
    #[non_exhaustive]
    UnreadPhrase {
        /// The place that the description describes.
        field: String,
        /// The phrase.
        phrase: String,
    },
    /// Our reader and our schema disagree.
    #[non_exhaustive]
    ReaderAgainstSchema {
        /// The place in a message.
        field: String,
        /// The value that they disagree on.
        proof: Proof,
    },
    /// An example is refused: by us, or by the document's own schema.
    #[non_exhaustive]
    Example {
        /// Who refuses it: we do where it is stricter.
        relation: Relation,
        /// The example.
        proof: Proof,
    },
    /// A fault of the document by itself.
    #[non_exhaustive]
    Lint {
        /// A value that shows it.
        proof: Option<Proof>,
    },
    /// Something of a document that judges no value has changed.
    #[non_exhaustive]
    Change {
        /// What it was.
        before: Value,
        /// What it is.
        after: Value,
    },
    /// A fault of the lock file.
    Lock,
    /// A fault of a waiver.
    #[non_exhaustive]
    Waiver {
        /// The counterexample that the waiver holds.
        proof: Option<Proof>,
    },
}

/// Something that a person should look at.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Finding {
    /// The rule.
    pub rule: &'static Rule,
    /// How much it matters.
    pub level: Level,
    /// One line for people.
    pub message: String,
    /// Names the finding, whatever its wording and its line.
    pub fingerprint: String,
    /// Where it is.
    pub location: Location,
    /// The message that it is about; none where it is about a waiver.
    pub subject: Option<Subject>,
    /// Where our field stands in Rust.
    pub source: Option<SourceLocation>,
    /// What was found.
    pub kind: FindingKind,
    /// The reason of the policy that covers it.
    pub waived: Option<String>,
}

impl Finding {
    /// What kind of thing it is about.
    pub fn category(&self) -> Category {
        self.rule.category
    }

    /// Whether a waiver covers it.
    pub fn is_waived(&self) -> bool {
        self.waived.is_some()
    }

    /// The difference, where it is one.
    pub fn difference(&self) -> Option<&Difference> {
        match &self.kind {
            FindingKind::Difference(difference) => Some(difference),
            FindingKind::Unjudged
            | FindingKind::Lock
            | FindingKind::UnreadPhrase { .. }
            | FindingKind::ReaderAgainstSchema { .. }
            | FindingKind::Example { .. }
            | FindingKind::Lint { .. }
            | FindingKind::Change { .. }
            | FindingKind::Waiver { .. } => None,
        }
    }

    /// Where our rule stands beside the document's.
    pub fn relation(&self) -> Relation {
        match &self.kind {
            FindingKind::Difference(difference) => difference.relation,
            FindingKind::Example { relation, .. } => *relation,
            FindingKind::Unjudged
            | FindingKind::Lock
            | FindingKind::UnreadPhrase { .. }
            | FindingKind::ReaderAgainstSchema { .. }
            | FindingKind::Lint { .. }
            | FindingKind::Change { .. }
            | FindingKind::Waiver { .. } => Relation::Other,
        }
    }

    /// The place in a message; empty where it is about the whole message.
    pub fn field(&self) -> &str {
        match &self.kind {
            FindingKind::Difference(difference) => &difference.field,
            FindingKind::UnreadPhrase { field, .. }
            | FindingKind::ReaderAgainstSchema { field, .. } => field,
            FindingKind::Unjudged
            | FindingKind::Lock
            | FindingKind::Example { .. }
            | FindingKind::Lint { .. }
            | FindingKind::Change { .. }
            | FindingKind::Waiver { .. } => "",
        }
    }

    /// The phrase of a description that it is about.
    pub fn phrase(&self) -> Option<&str> {
        match &self.kind {
            FindingKind::UnreadPhrase { phrase, .. } => Some(phrase),
            FindingKind::Difference(_)
            | FindingKind::Unjudged
            | FindingKind::Lock
            | FindingKind::ReaderAgainstSchema { .. }
            | FindingKind::Example { .. }
            | FindingKind::Lint { .. }
            | FindingKind::Change { .. }
            | FindingKind::Waiver { .. } => {
                self.difference()?.phrase.as_deref()
            }
        }
    }

    /// What shows it.
    pub fn proof(&self) -> Option<&Proof> {
        match &self.kind {
            FindingKind::Difference(difference) => difference.proof.as_ref(),
            FindingKind::ReaderAgainstSchema { proof, .. }
            | FindingKind::Example { proof, .. } => Some(proof),
            FindingKind::Lint { proof } | FindingKind::Waiver { proof } => {
                proof.as_ref()
            }
            FindingKind::Unjudged
            | FindingKind::Lock
            | FindingKind::UnreadPhrase { .. }
            | FindingKind::Change { .. } => None,
        }
    }

    /// The value that shows it.
    pub fn counterexample(&self) -> Option<&Value> {
        self.proof().map(|proof| &proof.counterexample)
    }

    /// Between two versions of a document: who breaks.
    pub fn breaks(&self) -> Option<Breaks> {
        self.difference()?.breaks
    }

    /// What we say, and what the document says, as pieces of a schema.
    pub fn facts(&self) -> (&Value, &Value) {
        match &self.kind {
            FindingKind::Difference(difference) => {
                (&difference.ours, &difference.theirs)
            }
            FindingKind::Change { before, after } => (before, after),
            FindingKind::Unjudged
            | FindingKind::Lock
            | FindingKind::UnreadPhrase { .. }
            | FindingKind::ReaderAgainstSchema { .. }
            | FindingKind::Example { .. }
            | FindingKind::Lint { .. }
            | FindingKind::Waiver { .. } => (&Value::Null, &Value::Null),
        }
    }
}

/// A finding as JSON has it: every member of every kind.
#[derive(Serialize)]
struct Flat<'f> {
    rule: &'static str,
    level: Level,
    operation: Option<&'f str>,
    direction: Option<Direction>,
    side: Relation,
    pointer: &'f Pointer,
    field: &'f str,
    message: &'f str,
    ours: &'f Value,
    theirs: &'f Value,
    counterexample: Option<&'f Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reverse: Option<&'f Value>,
    verdicts: Option<Verdicts>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reading: Option<Reading>,
    #[serde(skip_serializing_if = "Option::is_none")]
    breaks: Option<&'static str>,
    waived: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<&'f str>,
    fingerprint: &'f str,
    document: &'f str,
    file: &'f str,
    line: Option<usize>,
    column: Option<usize>,
    phrase: Option<&'f str>,
    source: Option<&'f SourceLocation>,
}

impl Serialize for Finding {
    fn serialize<S: Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let (ours, theirs) = self.facts();
        let proof = self.proof();
        Flat {
            rule: self.rule.id,
            level: self.level,
            operation: self.subject.as_ref().map(|s| s.id.as_str()),
            direction: self.subject.as_ref().map(|s| s.direction),
            side: self.relation(),
            pointer: &self.location.pointer,
            field: self.field(),
            message: &self.message,
            ours,
            theirs,
            counterexample: self.counterexample(),
            reverse: proof.and_then(|proof| proof.reverse.as_ref()),
            verdicts: proof.and_then(|proof| proof.verdicts),
            reading: proof.map(|proof| proof.reading),
            breaks: self.breaks().map(Breaks::as_str),
            waived: self.is_waived(),
            reason: self.waived.as_deref(),
            fingerprint: &self.fingerprint,
            document: &self.location.document,
            file: &self.location.file,
            line: self.location.line,
            column: self.location.column,
            phrase: self.phrase(),
            source: self.source.as_ref(),
        }
        .serialize(serializer)
    }
}
