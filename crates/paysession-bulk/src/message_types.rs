//! Every message, as a value.

use std::fmt;

use paysession::{
    Direction, Message, ReadOptions, Violations,
    introspect::{MessageVisitor, Shape, for_each_message},
};

/// The type of a message, as a value.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct MessageType {
    /// Its name: `yuno.create-customer-session`.
    pub id: &'static str,
    /// Whether the provider reads or writes it.
    pub direction: Direction,
    /// What it looks like.
    pub shape: Shape,
    /// A message of this kind with every field, as JSON.
    pub example: &'static str,
    check: fn(&[u8], &ReadOptions) -> Result<(), Violations>,
}

impl MessageType {
    /// Judges a body.
    ///
    /// # Errors
    ///
    /// Every rule that the body breaks.
    pub fn check(
        &self,
        body: &[u8],
        options: &ReadOptions,
    ) -> Result<(), Violations> {
        (self.check)(body, options)
    }
}

/// The type of every message of every provider.
pub fn message_types() -> Vec<MessageType> {
    struct Collector(Vec<MessageType>);
    impl MessageVisitor for Collector {
        fn visit<T: Message>(&mut self) {
            self.0.push(MessageType {
                id: T::ID,
                direction: T::DIRECTION,
                shape: T::SHAPE,
                example: T::EXAMPLE,
                check: |body, options| {
                    T::from_json_with(body, options).map(drop)
                },
            });
        }
    }
    let mut collector = Collector(Vec::new());
    for_each_message(&mut collector);
    collector.0
}

/// No message has this id.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct UnknownMessage;

impl fmt::Display for UnknownMessage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(
            "expected the id of a message, such as \
             yuno.create-customer-session",
        )
    }
}

impl std::error::Error for UnknownMessage {}
