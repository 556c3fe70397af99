//! Every message, as data.

use paysession::{
    Direction, Message, MessageVisitor, for_each_message,
    introspect::Shape,
    introspect::schema::{self, Profile},
};
use serde_json::Value;

/// What the commands need of a message's type.
pub(crate) struct Entry {
    pub(crate) id: &'static str,
    pub(crate) direction: Direction,
    pub(crate) shape: Shape,
    pub(crate) schema: fn(Profile) -> Value,
}

/// Every message of every provider.
pub(crate) fn all() -> Vec<Entry> {
    struct Collect(Vec<Entry>);
    impl MessageVisitor for Collect {
        fn visit<T: Message>(&mut self) {
            self.0.push(Entry {
                id: T::ID,
                direction: T::DIRECTION,
                shape: T::shape(),
                schema: schema::of::<T>,
            });
        }
    }
    let mut collect = Collect(Vec::new());
    for_each_message(&mut collect);
    collect.0
}
