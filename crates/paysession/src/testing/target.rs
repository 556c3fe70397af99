//! Every place of a message, with the body that it is in.

use serde_json::Value;

use super::body::{ValueInBody, full, full_variant};
use crate::{
    introspect::shape::{Field, ObjectShape, Shape},
    violation::pointer,
};

/// One place of a message.
#[derive(Clone, Debug)]
pub(super) struct MutationTarget {
    pub(super) body: ValueInBody,
    tag: TagMember,
    pub(super) shape: Shape,
    /// What is expected of it, where it is a member of an object.
    pub(super) member: Option<MemberRequirements>,
}

/// A member of the whole message that tells its variant, and its value.
type TagMember = Option<(&'static str, &'static str)>;

/// What is expected of a member.
#[derive(Clone, Copy, Debug)]
pub(super) struct MemberRequirements {
    pub(super) required: bool,
    pub(super) nullable: bool,
    /// The field's other name, under which it must not be there as well.
    other_name: Option<&'static str>,
}

/// Every place of a message, in bodies that have every field.
pub(super) fn all(shape: &Shape) -> Vec<MutationTarget> {
    let mut sites = Vec::new();
    match shape {
        Shape::Object(_) | Shape::Array { .. } => {
            let body =
                ValueInBody { whole: full(shape), pointer: String::new() };
            TargetCollector { tag: None, sites: &mut sites }
                .value(&body, shape, None);
        }
        Shape::Union { tag, variants, .. } => {
            for (value, object) in *variants {
                let whole = full_variant(tag, value, object);
                let body = ValueInBody { whole, pointer: String::new() };
                let mut walk = TargetCollector {
                    tag: Some((tag, value)),
                    sites: &mut sites,
                };
                walk.value(&body, &Shape::Object(object), None);
            }
            if may_be_left_out(tag, variants) {
                let tag = format!("/{tag}");
                sites
                    .iter_mut()
                    .filter(|site| site.body.pointer == tag)
                    .filter_map(|site| site.member.as_mut())
                    .for_each(|member| member.required = false);
            }
        }
        Shape::String(_)
        | Shape::Choice(_)
        | Shape::Number(_)
        | Shape::AnyNumber
        | Shape::Boolean
        | Shape::Any
        | Shape::Map { .. } => {}
    }
    sites
}

/// Whether an object without the tag is one of the variants, so that a tag
/// that is missing is no fault of any.
fn may_be_left_out(
    tag: &str,
    variants: &[(&'static str, &'static ObjectShape)],
) -> bool {
    variants
        .iter()
        .flat_map(|(_, object)| object.fields)
        .any(|field| field.name == tag && !field.required)
}

/// Collects the places of one body.
struct TargetCollector<'s> {
    tag: TagMember,
    sites: &'s mut Vec<MutationTarget>,
}

impl TargetCollector<'_> {
    fn value(
        &mut self,
        body: &ValueInBody,
        shape: &Shape,
        member: Option<MemberRequirements>,
    ) {
        let (body_here, tag) = (body.clone(), self.tag);
        self.sites.push(MutationTarget {
            body: body_here,
            tag,
            shape: *shape,
            member,
        });
        match shape {
            Shape::Object(object) => self.members(body, object),
            Shape::Array { of, .. } => self.value(&step(body, "0"), of, None),
            Shape::Map { name, of } => {
                self.value(&step(body, &name.sample()), of, None);
            }
            Shape::String(_)
            | Shape::Choice(_)
            | Shape::Number(_)
            | Shape::AnyNumber
            | Shape::Boolean
            | Shape::Any
            | Shape::Union { .. } => {}
        }
    }

    fn members(&mut self, body: &ValueInBody, object: &ObjectShape) {
        for field in object.fields {
            let Field { name, required, nullable, alias, shape, .. } = *field;
            let member =
                MemberRequirements { required, nullable, other_name: alias };
            self.value(&step(body, name), &shape, Some(member));
            if let Some(alias) = alias {
                // Without both names, it is the field's own that is missing.
                let member = MemberRequirements {
                    required: false,
                    nullable,
                    other_name: Some(name),
                };
                let body = step(body, alias).renamed_from(name);
                self.value(&body, &shape, Some(member));
            }
        }
    }
}

fn step(body: &ValueInBody, name: &str) -> ValueInBody {
    let name = pointer::escape(name);
    ValueInBody {
        whole: body.whole.clone(),
        pointer: format!("{}/{name}", body.pointer),
    }
}

impl MutationTarget {
    /// The same place in another body, where that has what holds it and is of
    /// the same variant.
    pub(super) fn inside(&self, whole: Value) -> Self {
        let mut body =
            ValueInBody { whole, pointer: self.body.pointer.clone() };
        if let Some(name) = self.member.and_then(|member| member.other_name) {
            body = body.renamed_from(name);
        }
        let same = self.tag.is_none_or(|(tag, value)| {
            body.whole.get(tag).and_then(Value::as_str) == Some(value)
        });
        if same && body.is_there() {
            Self { body, ..self.clone() }
        } else {
            self.clone()
        }
    }
}
