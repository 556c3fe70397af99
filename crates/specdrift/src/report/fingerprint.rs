//! Names findings, whatever their wording and their place in a file.

use crate::document::sha256;
use serde_json::Value;

/// The rule's id and eight digits over what makes the finding what it is. The
/// members of objects are in order already, lists of values are sorted.
pub(crate) fn of(rule: &str, parts: &[&str], facts: &[&Value]) -> String {
    let mut text = rule.to_owned();
    for part in parts {
        text.push('\n');
        text.push_str(part);
    }
    for fact in facts {
        text.push('\n');
        text.push_str(&fact.to_string());
    }
    let digits: String = sha256(text.as_bytes()).chars().take(8).collect();
    format!("{rule}-{digits}")
}
