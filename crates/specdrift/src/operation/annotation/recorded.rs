//! The annotations that the lock file records: what a sender or a reader must
//! know besides what a message may hold.

use super::{
    AnnotationChange, Annotations, Meanings, Place, changes_at, meaning_of,
};
use crate::document::pointer::Pointer;
use crate::operation::json_text::JsonText;
use crate::schema::keyword::Keyword;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// An annotation of a body, as it stood.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RecordedAnnotation {
    /// The place in a message, as a JSON Pointer.
    field: String,
    keyword: Keyword,
    value: JsonText,
}

/// What is recorded: it tells a sender what an omitted member means, and both
/// who writes it and whether to stop.
const RECORDED: [Keyword; 4] = [
    Keyword::Default,
    Keyword::Deprecated,
    Keyword::ReadOnly,
    Keyword::WriteOnly,
];

impl Annotations {
    /// What the lock file records of these annotations.
    pub(crate) fn recorded(&self) -> Vec<RecordedAnnotation> {
        let mut out = Vec::new();
        for (field, place) in &self.places {
            for keyword in RECORDED {
                let all = place.annotations.get(keyword.as_str());
                for (value, _) in all.into_iter().flat_map(Meanings::values) {
                    out.push(RecordedAnnotation {
                        field: field.to_string(),
                        keyword,
                        value: JsonText(value.clone()),
                    });
                }
            }
        }
        out
    }

    /// What differs from what was recorded, at the places that there are now.
    pub(crate) fn changes_since(
        &self,
        recorded: &[RecordedAnnotation],
    ) -> Vec<AnnotationChange> {
        let mut before: BTreeMap<&str, Place> = BTreeMap::new();
        for RecordedAnnotation { field, keyword, value } in recorded {
            let meaning = meaning_of(keyword.as_str(), &value.0);
            let place = before.entry(field).or_default();
            place
                .annotations
                .entry(keyword.as_str().to_owned())
                .or_default()
                .insert(meaning, (value.0.clone(), Pointer::root()));
        }
        let mut out = Vec::new();
        for (field, place) in &self.places {
            let is_recorded = |(word, _): &(&String, &Meanings)| {
                RECORDED.iter().any(|keyword| keyword.as_str() == *word)
            };
            let annotations = place.annotations.iter().filter(is_recorded);
            let now = Place {
                pointer: place.pointer.clone(),
                annotations: annotations
                    .map(|(word, said)| (word.clone(), said.clone()))
                    .collect(),
            };
            let was = before.remove(field.as_str()).unwrap_or_default();
            changes_at(field, &was, &now, &mut out);
        }
        out
    }
}
