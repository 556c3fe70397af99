//! What descriptions say of a place.

use super::{Builder, SchemaObject};
use crate::budget::{BudgetExhausted, Work};
use crate::document::pointer::Pointer;
use crate::schema::description::DescriptionLimits;
use crate::schema::keyword::JsonType;
use serde_json::Value;

/// The parameter or header that holds the schema at `at`, where it describes
/// the value and the schema does not.
pub(super) fn holder<'v>(
    root: &'v Value,
    at: &Pointer,
) -> Option<SchemaObject<'v>> {
    let place =
        at.parent().filter(|_| at.last().as_deref() == Some("schema"))?;
    let map = place.resolve(root)?.as_object()?;
    let schema = map.get("schema")?;
    let is_described = map.get("description").is_some_and(Value::is_string)
        && schema.get("description").is_none();
    is_described.then_some(SchemaObject { at: place, map })
}

impl<'v> Builder<'v> {
    /// What the descriptions of one place say.
    pub(super) fn descriptions(
        &mut self,
        objects: &[SchemaObject<'v>],
    ) -> Result<DescriptionLimits, BudgetExhausted> {
        let mut said = DescriptionLimits::default();
        let maps: Vec<_> = objects.iter().map(|object| object.map).collect();
        let types: Vec<JsonType> = maps
            .iter()
            .filter_map(|map| map.get("type"))
            .flat_map(JsonType::named)
            .collect();
        let holder = self.holder.take();
        for object in objects.iter().chain(&holder) {
            if let Some(descriptions) = self.descriptions {
                let text = object.map.get("description");
                let length = text.and_then(Value::as_str).map_or(0, str::len);
                self.budget.spend(Work::DescriptionBytes(length as u64))?;
                descriptions.read(object.map, &object.at, &types, &mut said);
            }
        }
        Ok(said)
    }
}
