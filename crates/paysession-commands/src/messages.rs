//! Every message, as data.

use paysession::{
    Direction, Message, ReadOptions,
    introspect::schema::{self, Components, Profile},
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
    /// Adds its schema to the components of a document, and returns a
    /// reference to it.
    pub add_component: fn(&mut Components) -> Value,
    /// Whether a body is one to show: it keeps every rule under the strict
    /// reading, which knows all its members.
    pub is_exemplary: fn(&[u8]) -> bool,
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
                shape: T::SHAPE,
                schema: schema::of::<T>,
                add_component: Components::add::<T>,
                is_exemplary: |body| {
                    T::from_json_with(body, &ReadOptions::strict()).is_ok()
                },
            });
        }
    }
    let mut collector = Collector(Vec::new());
    for_each_message(&mut collector);
    collector.0
}
