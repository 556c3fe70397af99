//! Values for property tests.

use std::fmt::Debug;

use proptest::{prelude::Strategy, strategy::BoxedStrategy};

use crate::{read::text::Textual, reading::Reading};

/// Values of a type, from texts that keep its rule.
pub(crate) fn textual<T: Textual + Debug>(
    texts: BoxedStrategy<String>,
) -> BoxedStrategy<T> {
    texts
        .prop_filter_map("a text that keeps the rule", |text| {
            T::from_text(&text, &Reading::default()).ok()
        })
        .boxed()
}
