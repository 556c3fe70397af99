//! A sample of the mutants; `cargo xtask drift mutate` judges all of them.

use crate::bench::vendored;
use specdrift::{Document, mutate};

#[test]
fn every_change_of_meaning_is_found_and_no_rewrite_is() {
    let documents: Vec<Document> = [
        "yuno/create-customer-session",
        "yuno/create-checkout-session",
        "yuno/session-objects",
        "komoju/create-session",
    ]
    .iter()
    .map(|id| Document::from_bytes(id, id, vendored(id).as_bytes()).unwrap())
    .collect();
    let (changing, keeping) = mutate(&documents, 29).sums();
    assert!(changing.mutants > 80 && keeping.mutants > 60);
    assert_eq!(changing.wrong, [""; 0]);
    assert_eq!(keeping.wrong, [""; 0]);
    assert_eq!(changing.proved, changing.differences);
}
