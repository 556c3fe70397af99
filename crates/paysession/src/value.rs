//! The parts that messages are made of. None of them knows a provider.

pub(crate) mod aliased;
pub(crate) mod amount;
mod code_table;
pub(crate) mod country;
pub(crate) mod currency;
pub(crate) mod date_time;
pub(crate) mod entry_map;
pub(crate) mod expiry;
pub(crate) mod known_or;
pub(crate) mod number;
pub(crate) mod raw_json;
pub(crate) mod raw_object;
pub(crate) mod received;
pub(crate) mod received_timestamp;
pub(crate) mod text;
pub(crate) mod timestamp;
pub(crate) mod unknown_fields;
pub(crate) mod uuid;
