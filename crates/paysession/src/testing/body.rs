//! A body with a hole in it, to be filled with any text.

use serde_json::{Map, Value};

use crate::{
    introspect::shape::{ObjectShape, Shape},
    violation::pointer,
};

/// A text that no message holds, where something is to be put.
const HOLE: &str = "\u{E000}here\u{E000}";

/// A body, and the pointer to one value in it, which may be missing.
#[derive(Clone, Debug)]
pub(super) struct ValueInBody {
    pub(super) whole: Value,
    pub(super) pointer: String,
}

impl ValueInBody {
    /// The body with `text`, which may be anything, as the value.
    pub(super) fn put(&self, text: &str) -> String {
        let mut whole = self.whole.clone();
        if self.pointer.is_empty() {
            return text.to_owned();
        }
        let (holder, name) = self.holder_of_value(&mut whole);
        insert(holder, &name, HOLE.into());
        whole.to_string().replace(&Value::from(HOLE).to_string(), text)
    }

    /// The body without the member.
    pub(super) fn remove(&self) -> String {
        let mut whole = self.whole.clone();
        let (holder, name) = self.holder_of_value(&mut whole);
        let members = holder.as_object_mut().expect("the value is a member");
        members.remove(&name);
        whole.to_string()
    }

    /// The body with the value that the member beside it has, under the
    /// pointer's name instead of `beside`.
    pub(super) fn renamed_from(mut self, beside: &str) -> Self {
        let mut whole = self.whole.clone();
        if let Some((Value::Object(members), name)) = self.holder(&mut whole)
            && let Some(value) = members.remove(beside)
        {
            members.insert(name, value);
        }
        self.whole = whole;
        self
    }

    /// The body with the member, and `again` under the same name.
    pub(super) fn twice(&self, again: &str) -> String {
        let mut whole = self.whole.clone();
        let (holder, name) = self.holder_of_value(&mut whole);
        insert(holder, HOLE, Value::Null);
        let hole = format!("{}:null", Value::from(HOLE));
        let member = format!("{}:{again}", Value::from(name));
        whole.to_string().replace(&hole, &member)
    }

    /// The body with an unknown member beside the value.
    pub(super) fn with_unknown_member(&self) -> String {
        let mut whole = self.whole.clone();
        let (holder, _) = self.holder_of_value(&mut whole);
        insert(holder, "x-unknown", Value::from(vec![Value::Null]));
        whole.to_string()
    }

    /// Whether the object or array that has the value is there.
    pub(super) fn is_there(&self) -> bool {
        self.holder(&mut self.whole.clone()).is_some()
    }

    /// What the value is in, and its name there: every body of a place has
    /// what holds the place.
    fn holder_of_value<'v>(
        &self,
        whole: &'v mut Value,
    ) -> (&'v mut Value, String) {
        self.holder(whole).expect("the body has what holds the value")
    }

    /// What the value is in, and its name there.
    fn holder<'v>(
        &self,
        whole: &'v mut Value,
    ) -> Option<(&'v mut Value, String)> {
        let (holder, name) = self.pointer.rsplit_once('/')?;
        let name = pointer::unescape(name).into_owned();
        let holder = whole.pointer_mut(holder)?;
        let holds = holder.is_object()
            || holder.as_array().is_some_and(|entries| !entries.is_empty());
        holds.then_some((holder, name))
    }
}

fn insert(holder: &mut Value, name: &str, value: Value) {
    match holder {
        Value::Object(members) => {
            members.insert(name.to_owned(), value);
        }
        Value::Array(entries) => {
            let entry =
                name.parse().ok().and_then(|at: usize| entries.get_mut(at));
            *entry.expect("the array has the entry") = value;
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {
            unreachable!("only an object or an array holds a value")
        }
    }
}

/// Numbers that keep no limit: the first is an ordinary one.
pub(super) const ANY_NUMBERS: [&str; 8] = [
    "1.5",
    "-0",
    "0.0000571234",
    "18.123456789",
    "-123456789012345678901234567890.123456789",
    "1.50",
    "1e400",
    "1E-400",
];

/// A value that has everything that its shape allows.
pub(super) fn full(shape: &Shape) -> Value {
    match shape {
        Shape::String(rule) => rule.sample().into(),
        Shape::Choice(rule) => {
            (*rule.values.first().expect("a set has a value")).into()
        }
        Shape::Number(rule) => {
            serde_json::from_str(&rule.decimal(rule.min.max(1)))
                .expect("a decimal is JSON")
        }
        Shape::AnyNumber => {
            serde_json::from_str(ANY_NUMBERS[0]).expect("a number is JSON")
        }
        Shape::Boolean => true.into(),
        Shape::Any => Map::new().into(),
        Shape::Array { of, .. } => vec![full(of)].into(),
        Shape::Map { name, of } => {
            Map::from_iter([(name.sample(), full(of))]).into()
        }
        Shape::Object(object) => full_object(object),
        Shape::Union { tag, variants, .. } => variants
            .first()
            .map(|(value, object)| full_variant(tag, value, object))
            .expect("a union has a variant"),
    }
}

pub(super) fn full_object(object: &ObjectShape) -> Value {
    let members = object.fields.iter();
    members
        .map(|field| (field.name.to_owned(), full(&field.shape)))
        .collect::<Map<_, _>>()
        .into()
}

/// A variant of a union; its tag may be a field of the variant, or not.
pub(super) fn full_variant(
    tag: &str,
    value: &str,
    object: &ObjectShape,
) -> Value {
    let mut full = full_object(object);
    insert(&mut full, tag, value.into());
    full
}
