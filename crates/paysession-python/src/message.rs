//! Every message, by its name.

use std::fmt;

use paysession::{
    Message, ReadOptions, Violations,
    introspect::{
        MessageVisitor, Shape, for_each_message,
        schema::{self, Profile},
    },
    testing::{self, Fault},
};
use pyo3::{PyErr, exceptions::PyValueError};
use serde_json::Value;

/// What can be done with a message whose type is known by its name only.
#[derive(Clone, Copy)]
pub(crate) struct MessageType {
    pub(crate) id: &'static str,
    pub(crate) example: &'static str,
    pub(crate) shape: Shape,
    pub(crate) read: fn(&[u8], &ReadOptions) -> Result<(), Violations>,
    pub(crate) schema: fn(Profile) -> Value,
    pub(crate) boundary_bodies: fn() -> Vec<String>,
    pub(crate) faults: fn() -> Vec<Fault>,
}

impl MessageType {
    fn of<T: Message>() -> Self {
        Self {
            id: T::ID,
            example: T::EXAMPLE,
            shape: T::SHAPE,
            read: |body, options| T::from_json_with(body, options).map(drop),
            schema: schema::of::<T>,
            boundary_bodies: testing::boundary_bodies::<T>,
            faults: testing::faults::<T>,
        }
    }

    /// Every message.
    pub(crate) fn all() -> Vec<Self> {
        let mut all = All(Vec::new());
        for_each_message(&mut all);
        all.0
    }

    /// The message of this name.
    pub(crate) fn by_id(id: &str) -> Result<Self, UnknownMessage> {
        let mut search = Search { id, found: None };
        for_each_message(&mut search);
        search.found.ok_or(UnknownMessage)
    }
}

struct All(Vec<MessageType>);

impl MessageVisitor for All {
    fn visit<T: Message>(&mut self) {
        self.0.push(MessageType::of::<T>());
    }
}

struct Search<'s> {
    id: &'s str,
    found: Option<MessageType>,
}

impl MessageVisitor for Search<'_> {
    fn visit<T: Message>(&mut self) {
        if T::ID == self.id {
            self.found = Some(MessageType::of::<T>());
        }
    }
}

/// No message has this name.
#[derive(Debug)]
pub(crate) struct UnknownMessage;

impl fmt::Display for UnknownMessage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("message must be one of ")?;
        for (at, message) in MessageType::all().iter().enumerate() {
            let separator = if at == 0 { "" } else { ", " };
            write!(f, "{separator}{}", message.id)?;
        }
        Ok(())
    }
}

impl From<UnknownMessage> for PyErr {
    fn from(error: UnknownMessage) -> Self {
        PyValueError::new_err(error.to_string())
    }
}
