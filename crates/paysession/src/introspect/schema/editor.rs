//! The keywords that editors know beside those of JSON Schema: what to show of
//! a field, and of each value of a list.

use serde_json::{Value, json};

use super::keywords::{Keywords, keywords};
use crate::{
    introspect::shape::{Field, Shape},
    rule::ChoiceRule,
};

/// What the values of a list mean, in their order.
const DESCRIPTIONS: &str = "markdownEnumDescriptions";

/// What each value of a closed list means, where the rule says so.
pub(super) fn choice(rule: &ChoiceRule) -> Keywords {
    if rule.open || rule.descriptions.is_empty() {
        return Keywords::new();
    }
    keywords(json!({ DESCRIPTIONS: rule.descriptions }))
}

/// `null` has been added to the list of values.
pub(super) fn describe_null(schema: &mut Keywords) {
    if let Some(Value::Array(texts)) = schema.get_mut(DESCRIPTIONS) {
        texts.push("No value.".into());
    }
}

/// What is shown of a field: its documentation, its rule, the rules of its
/// entries, and where it comes from.
pub(super) fn field(field: &Field, source: Option<&str>) -> Keywords {
    let documentation = (!field.doc.is_empty()).then(|| field.doc.to_owned());
    let source = source.map(|source| format!("Source: `{source}`"));
    let paragraphs: Vec<String> = documentation
        .into_iter()
        .chain([rule(field)])
        .chain(entries(field))
        .chain(source)
        .collect();
    keywords(json!({ "markdownDescription": paragraphs.join("\n\n") }))
}

/// The rules of the members of each entry, where the field is a list of
/// objects: an editor shows one field at a time.
fn entries(field: &Field) -> Option<String> {
    let Shape::Array { of: Shape::Object(entry), .. } = &field.shape else {
        return None;
    };
    let members = entry.fields.iter();
    let lines: Vec<String> = members
        .map(|member| format!("- `{}`: {}", member.name, rule(member)))
        .collect();
    Some(format!("Each entry:\n\n{}", lines.join("\n")))
}

/// The rule of a field, as a sentence.
fn rule(field: &Field) -> String {
    let presence = if field.required { "Required" } else { "Optional" };
    let null = if field.nullable { ", or null" } else { "" };
    let alias = field.alias.map(|name| format!(", or `{name}` in its place"));
    let alias = alias.unwrap_or_default();
    format!("{presence}{alias}: must be {}{null}.", field.shape)
}
