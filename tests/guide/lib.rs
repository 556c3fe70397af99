//! The examples of the guide and of the README, compiled and run.

macro_rules! pages {
    ($($name:ident: $path:literal),* $(,)?) => {
        $(
            #[cfg(doctest)]
            #[doc = include_str!($path)]
            mod $name {}
        )*
    };
}

pages! {
    readme: "../../README.md",
    guide: "../../docs/README.md",
    validate_requests: "../../docs/validate-requests.md",
    read_answers: "../../docs/read-answers.md",
    accepted_bodies: "../../docs/accepted-bodies.md",
    amounts: "../../docs/amounts.md",
    expiry_and_payment: "../../docs/expiry-and-payment.md",
    errors: "../../docs/errors.md",
    schemas: "../../docs/schemas.md",
    drift_in_ci: "../../docs/drift-in-ci.md",
    from_hand_written_structs: "../../docs/from-hand-written-structs.md",
}
