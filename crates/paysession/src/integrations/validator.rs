//! `Violations` as the `validator` crate's errors, without any value.

use std::{
    borrow::Cow,
    collections::{BTreeMap, HashMap},
};

use validator::{ValidationError, ValidationErrors, ValidationErrorsKind};

use crate::violation::{Violation, ViolationKind, Violations};

/// A tree of errors under the names of the message as it was sent; the code
/// and the words are the violation's, and `params` holds limits and measures.
///
/// A violation of the message as a whole stands under `__all__`, where
/// `validator` keeps those of a struct.
impl From<Violations> for ValidationErrors {
    fn from(violations: Violations) -> Self {
        Self::from(&violations)
    }
}

impl From<&Violations> for ValidationErrors {
    fn from(violations: &Violations) -> Self {
        let mut errors = Self::new();
        for violation in violations {
            let path: Vec<_> = violation.pointer().tokens().collect();
            insert(&mut errors, &path, violation);
        }
        errors
    }
}

/// Puts a violation in its place, making the nodes on the way there.
fn insert(
    errors: &mut ValidationErrors,
    path: &[Cow<'_, str>],
    violation: &Violation,
) {
    let (name, rest) = match path {
        [] => ("__all__", path),
        [name, rest @ ..] => (&**name, rest),
    };
    let children: &mut HashMap<Cow<'static, str>, ValidationErrorsKind> =
        errors.errors_mut();
    let [next, below @ ..] = rest else {
        // The name of a member with errors of its own and errors inside can
        // only hold one of the two; its own come first.
        match children
            .entry(Cow::Owned(name.to_owned()))
            .or_insert_with(|| ValidationErrorsKind::Field(Vec::new()))
        {
            ValidationErrorsKind::Field(list) => list.push(error(violation)),
            kind @ (ValidationErrorsKind::Struct(_)
            | ValidationErrorsKind::List(_)) => {
                *kind = ValidationErrorsKind::Field(vec![error(violation)]);
            }
        }
        return;
    };
    if let Ok(index) = next.parse::<usize>() {
        let kind = children
            .entry(Cow::Owned(name.to_owned()))
            .or_insert_with(|| ValidationErrorsKind::List(BTreeMap::new()));
        if let ValidationErrorsKind::List(entries) = kind {
            insert(entries.entry(index).or_default(), below, violation);
        }
    } else {
        let kind = children
            .entry(Cow::Owned(name.to_owned()))
            .or_insert_with(|| ValidationErrorsKind::Struct(Box::default()));
        if let ValidationErrorsKind::Struct(members) = kind {
            insert(members, rest, violation);
        }
    }
}

fn error(violation: &Violation) -> ValidationError {
    let mut error = ValidationError::new(violation.code().as_str())
        .with_message(Cow::Owned(violation.message()));
    match violation.problem() {
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
        ViolationKind::Syntax { line, column, .. } => {
            error.add_param("line".into(), line);
            error.add_param("column".into(), column);
        }
        ViolationKind::Type { .. }
        | ViolationKind::Required
        | ViolationKind::Duplicate
        | ViolationKind::Unknown { .. }
        | ViolationKind::Format { .. }
        | ViolationKind::Choice { .. }
        | ViolationKind::Range { .. }
        | ViolationKind::Step { .. }
        | ViolationKind::Conflict { .. } => {}
    }
    error
}
