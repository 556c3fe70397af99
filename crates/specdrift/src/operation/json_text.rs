//! JSON in a TOML file, which has no null.

use serde::{Deserialize, Serialize};
use serde_json::Value;

/// A value, written as the text of its JSON.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub(crate) struct JsonText(pub(crate) Value);

impl TryFrom<String> for JsonText {
    type Error = serde_json::Error;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        serde_json::from_str(&text).map(Self)
    }
}

impl From<JsonText> for String {
    fn from(text: JsonText) -> Self {
        text.0.to_string()
    }
}
