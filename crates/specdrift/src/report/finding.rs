//! One finding.

use crate::document::openapi::Direction;
use crate::document::pointer::Pointer;
use crate::report::SourceLocation;
use crate::report::impact::Impact;
use crate::report::level::Level;
use crate::report::proof::Proof;
use crate::report::relation::Relation;
use crate::report::rule::{Category, Rule};
use serde_json::Value;

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
    pub impact: Option<Impact>,
    /// The phrase of a description that the document's limit was read from.
    pub phrase: Option<String>,
    /// Between two versions of a document: where what is gone stood.
    pub stood_at: Option<Pointer>,
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
            impact: None,
            phrase: None,
            stood_at: None,
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
        /// Its name, or the keyword of a field that gives it.
        name: String,
        /// Each place at which it is refused, with the keyword that does.
        refusals: Vec<String>,
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
    /// What a document says of a field, besides what it accepts, has changed.
    #[non_exhaustive]
    Annotation {
        /// The place in a message.
        field: String,
        /// What it was.
        before: Value,
        /// What it is.
        after: Value,
    },
    /// A fault of the lock file.
    Lock,
    /// A fault of a policy.
    #[non_exhaustive]
    Policy {
        /// The counterexample that the lock file holds for the policy.
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
    /// The name of an example that is refused, and each place at which it is.
    pub(crate) fn refused_example(&self) -> Option<(&str, &[String])> {
        if let FindingKind::Example { name, refusals, .. } = &self.kind {
            Some((name, refusals))
        } else {
            None
        }
    }

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
            | FindingKind::Annotation { .. }
            | FindingKind::Policy { .. } => None,
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
            | FindingKind::Annotation { .. }
            | FindingKind::Policy { .. } => Relation::Other,
        }
    }

    /// The place in a message; empty where it is about the whole message.
    pub fn field(&self) -> &str {
        match &self.kind {
            FindingKind::Difference(difference) => &difference.field,
            FindingKind::UnreadPhrase { field, .. }
            | FindingKind::ReaderAgainstSchema { field, .. }
            | FindingKind::Annotation { field, .. } => field,
            FindingKind::Unjudged
            | FindingKind::Lock
            | FindingKind::Example { .. }
            | FindingKind::Lint { .. }
            | FindingKind::Change { .. }
            | FindingKind::Policy { .. } => "",
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
            | FindingKind::Annotation { .. }
            | FindingKind::Policy { .. } => {
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
            FindingKind::Lint { proof } | FindingKind::Policy { proof } => {
                proof.as_ref()
            }
            FindingKind::Unjudged
            | FindingKind::Lock
            | FindingKind::UnreadPhrase { .. }
            | FindingKind::Change { .. }
            | FindingKind::Annotation { .. } => None,
        }
    }

    /// The value that shows it.
    pub fn counterexample(&self) -> Option<&Value> {
        self.proof().map(|proof| &proof.counterexample)
    }

    /// Between two versions of a document: who breaks.
    pub fn impact(&self) -> Option<Impact> {
        self.difference()?.impact
    }

    /// What we say, and what the document says, as pieces of a schema.
    pub fn facts(&self) -> (&Value, &Value) {
        match &self.kind {
            FindingKind::Difference(difference) => {
                (&difference.ours, &difference.theirs)
            }
            FindingKind::Change { before, after }
            | FindingKind::Annotation { before, after, .. } => (before, after),
            FindingKind::Unjudged
            | FindingKind::Lock
            | FindingKind::UnreadPhrase { .. }
            | FindingKind::ReaderAgainstSchema { .. }
            | FindingKind::Example { .. }
            | FindingKind::Lint { .. }
            | FindingKind::Policy { .. } => (&Value::Null, &Value::Null),
        }
    }
}
