//! Every message, as data.

use paysession::{
    Direction, Message, MessageVisitor, for_each_message,
    introspect::Shape,
    introspect::schema::{self, Profile},
};
use serde_json::Value;

/// What the commands need of a message's type.
pub(crate) struct MessageInfo {
    pub(crate) id: &'static str,
    pub(crate) direction: Direction,
    pub(crate) shape: Shape,
    pub(crate) schema: fn(Profile) -> Value,
}

/// Every message of every provider.
pub(crate) fn all() -> Vec<MessageInfo> {
    struct Collector(Vec<MessageInfo>);
    impl MessageVisitor for Collector {
        fn visit<T: Message>(&mut self) {
            self.0.push(MessageInfo {
                id: T::ID,
                direction: T::DIRECTION,
                shape: T::shape(),
                schema: schema::of::<T>,
            });
        }
    }
    let mut collector = Collector(Vec::new());
    for_each_message(&mut collector);
    collector.0
}
