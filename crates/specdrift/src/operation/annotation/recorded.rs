//! The annotations that the lock file records: what a sender or a reader must
//! know besides what a message may hold.

use super::difference::{Said, side_by_side};
use super::{
    AnnotationChange, Annotations, AnnotationsByAlternative, meaning_of,
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
    /// What the lock file records of these annotations: each as often as
    /// alternatives say it.
    pub(crate) fn recorded(&self) -> Vec<RecordedAnnotation> {
        let mut out = Vec::new();
        for (field, places) in &self.fields {
            for keyword in RECORDED {
                for (_, (value, _)) in said(places, keyword) {
                    out.push(RecordedAnnotation {
                        field: field.to_string(),
                        keyword,
                        value: JsonText(value),
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
        let mut before: BTreeMap<(&str, Keyword), Vec<Said>> = BTreeMap::new();
        for RecordedAnnotation { field, keyword, value } in recorded {
            let meaning = meaning_of(keyword.as_str(), &value.0);
            let list = before.entry((field, *keyword)).or_default();
            list.push((meaning, (value.0.clone(), Pointer::root())));
        }
        let mut out = Vec::new();
        for (field, places) in &self.fields {
            let Some(first) = places.values().next() else { continue };
            for keyword in RECORDED {
                let mut gone = before
                    .remove(&(field.as_str(), keyword))
                    .unwrap_or_default();
                let mut added = said(places, keyword);
                added.retain(|(meaning, _)| {
                    let same = gone.iter().position(|it| it.0 == *meaning);
                    same.map(|place| gone.remove(place)).is_none()
                });
                let word = keyword.as_str();
                let both = (gone, added);
                let changes = side_by_side(field, word, &first.pointer, both);
                out.extend(changes.into_iter().map(|(change, _)| change));
            }
        }
        out
    }
}

/// What a keyword says of a place, once for each alternative that says it.
fn said(places: &AnnotationsByAlternative, keyword: Keyword) -> Vec<Said> {
    let all = places
        .values()
        .filter_map(|place| place.annotations.get(keyword.as_str()));
    all.flatten().map(|(what, it)| (what.clone(), it.clone())).collect()
}
