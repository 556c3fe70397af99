//! `Violations` as the `validator` crate's errors, without any value.

use std::{borrow::Cow, collections::BTreeMap};

use validator::{ValidationError, ValidationErrors, ValidationErrorsKind};

use crate::violation::{Violation, ViolationKind, Violations};

/// Where `validator` keeps the errors of a struct as a whole.
const STRUCT_LEVEL_KEY: &str = "__all__";

/// A tree of errors under the names of the message as it was sent; the code
/// and the words are the violation's, and `params` has limits and measures.
///
/// Every violation of the report is in the tree once. Those of a value that
/// has others inside it, and those of the whole message, stand under
/// `__all__`, where `validator` keeps those of a struct.
impl From<Violations> for ValidationErrors {
    fn from(violations: Violations) -> Self {
        Self::from(&violations)
    }
}

impl From<&Violations> for ValidationErrors {
    fn from(violations: &Violations) -> Self {
        let mut root = ErrorTree::default();
        for violation in violations {
            root.at(violation).own.push(violation);
        }
        root.members()
    }
}

/// A value of the message: what is wrong with it, and inside it.
#[derive(Default)]
struct ErrorTree<'v> {
    own: Vec<&'v Violation>,
    children: BTreeMap<Cow<'v, str>, ErrorTree<'v>>,
}

impl<'v> ErrorTree<'v> {
    /// The node that a violation is about.
    fn at(&mut self, violation: &'v Violation) -> &mut Self {
        let mut node = self;
        for token in violation.pointer().tokens() {
            node = node.children.entry(token).or_default();
        }
        node
    }

    /// The node as `validator` keeps a struct: what is wrong with it as a
    /// whole is one more member, or in the member that has that name.
    fn members(mut self) -> ValidationErrors {
        if !self.own.is_empty() {
            let whole =
                self.children.entry(STRUCT_LEVEL_KEY.into()).or_default();
            whole.own.append(&mut self.own);
        }
        let mut errors = ValidationErrors::new();
        let members = self
            .children
            .into_iter()
            .map(|(name, node)| (Cow::Owned(name.into_owned()), node.kind()));
        errors.errors_mut().extend(members);
        errors
    }

    fn kind(self) -> ValidationErrorsKind {
        if self.children.is_empty() {
            let errors = self.own.into_iter().map(error);
            return ValidationErrorsKind::Field(errors.collect());
        }
        let indices: Option<Vec<usize>> =
            self.children.keys().map(|name| index(name)).collect();
        match indices {
            Some(indices) if self.own.is_empty() => {
                let entries = self.children.into_values();
                let entries = entries.map(|node| Box::new(node.members()));
                ValidationErrorsKind::List(
                    indices.into_iter().zip(entries).collect(),
                )
            }
            Some(_) | None => {
                ValidationErrorsKind::Struct(Box::new(self.members()))
            }
        }
    }
}

/// The index of an entry that a name is, as a pointer writes it: no two names
/// are one index.
fn index(name: &str) -> Option<usize> {
    let index = name.parse::<usize>().ok()?;
    (index.to_string() == name).then_some(index)
}

fn error(violation: &Violation) -> ValidationError {
    let mut error = ValidationError::new(violation.code().as_str())
        .with_message(Cow::Owned(violation.description().into_owned()));
    if let Some(kind) = violation.kind() {
        add_params(&mut error, kind);
    }
    error
}

/// The limits and the measure of a violation; exact numbers are texts.
fn add_params(error: &mut ValidationError, kind: &ViolationKind) {
    match kind {
        ViolationKind::Length { rule, found } => {
            error.add_param("min".into(), &rule.min);
            if let Some(max) = rule.max {
                error.add_param("max".into(), &max);
            }
            error.add_param("found".into(), found);
        }
        ViolationKind::Items { rule, found } => {
            if let Some(max) = rule.max {
                error.add_param("max".into(), &max);
            }
            error.add_param("found".into(), found);
        }
        ViolationKind::Syntax { line, column, offset, .. } => {
            error.add_param("line".into(), line);
            error.add_param("column".into(), column);
            error.add_param("offset".into(), offset);
        }
        ViolationKind::Type { expected, found } => {
            error.add_param("expected".into(), &expected.as_str());
            error.add_param("found".into(), &found.as_str());
        }
        ViolationKind::OptionalNull { expected } => {
            error.add_param("expected".into(), &expected.as_str());
        }
        ViolationKind::Range { rule } => {
            error.add_param("min".into(), &rule.minimum().to_string());
            error.add_param("max".into(), &rule.maximum().to_string());
        }
        ViolationKind::Step { rule } => {
            error.add_param("step".into(), &rule.multiple_of().to_string());
        }
        ViolationKind::Unknown { nearest: Some(nearest) }
        | ViolationKind::Choice { nearest: Some(nearest), .. } => {
            error.add_param("nearest".into(), nearest);
        }
        ViolationKind::Misplaced { path } => {
            error.add_param("nearest".into(), &path.to_string());
        }
        ViolationKind::NumberText { .. }
        | ViolationKind::Required
        | ViolationKind::Duplicate
        | ViolationKind::Unknown { nearest: None }
        | ViolationKind::Format { .. }
        | ViolationKind::NotHttps
        | ViolationKind::Choice { nearest: None, .. }
        | ViolationKind::Conflict { .. } => {}
    }
}
