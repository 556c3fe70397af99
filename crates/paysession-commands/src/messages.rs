//! Every message, as data.

use paysession::{
    Direction, Message,
    introspect::schema::{self, Profile},
    introspect::{MessageVisitor, Shape, for_each_message},
};
use serde_json::Value;

/// What the commands need of a message's type.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct MessageInfo {
    /// Its name: `yuno.create-customer-session`.
    pub id: &'static str,
    /// Whether the provider reads or writes it.
    pub direction: Direction,
    /// What it looks like.
    pub shape: Shape,
    /// A message of this kind with every field, as JSON.
    pub example: &'static str,
    /// Its JSON Schema.
    pub schema: fn(Profile) -> Value,
}

/// Every message of every provider.
pub fn all_messages() -> Vec<MessageInfo> {
    struct Collector(Vec<MessageInfo>);
    impl MessageVisitor for Collector {
        fn visit<T: Message>(&mut self) {
            self.0.push(MessageInfo {
                id: T::ID,
                direction: T::DIRECTION,
                example: T::EXAMPLE,
                shape: T::shape(),
                schema: schema::of::<T>,
            });
        }
    }
    let mut collector = Collector(Vec::new());
    for_each_message(&mut collector);
    collector.0
}
