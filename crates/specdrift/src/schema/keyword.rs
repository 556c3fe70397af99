//! The keywords of JSON Schema and OpenAPI, as a table: what each one is to a
//! comparison. A word that is not here is an annotation of somebody else's.

/// What a keyword is to a comparison.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Limits the value itself: kept as it stands.
    Assertion,
    /// Names members that must be there: one limit for each.
    Required,
    /// Says what the members, the items or the members' names hold.
    Structure,
    /// Gives alternatives.
    Alternatives,
    /// Holds schemas that judge the same value, or parts of it; the listed
    /// words have no meaning without it.
    Applicator(&'static [&'static str]),
    /// Means nothing without the keyword of its applicator.
    Companion,
    /// Is followed when the node is put together.
    Followed,
    /// Names a format, which 2020-12 does not assert.
    Format,
    /// Says nothing about what is accepted.
    Annotation,
}

const TABLE: &[(&str, Kind)] = &[
    ("type", Kind::Assertion),
    ("enum", Kind::Assertion),
    ("const", Kind::Assertion),
    ("minLength", Kind::Assertion),
    ("maxLength", Kind::Assertion),
    ("pattern", Kind::Assertion),
    ("minimum", Kind::Assertion),
    ("maximum", Kind::Assertion),
    ("exclusiveMinimum", Kind::Assertion),
    ("exclusiveMaximum", Kind::Assertion),
    ("multipleOf", Kind::Assertion),
    ("minItems", Kind::Assertion),
    ("maxItems", Kind::Assertion),
    ("uniqueItems", Kind::Assertion),
    ("minProperties", Kind::Assertion),
    ("maxProperties", Kind::Assertion),
    ("dependentRequired", Kind::Assertion),
    ("required", Kind::Required),
    ("properties", Kind::Structure),
    ("additionalProperties", Kind::Structure),
    ("propertyNames", Kind::Structure),
    ("items", Kind::Structure),
    ("oneOf", Kind::Alternatives),
    ("anyOf", Kind::Alternatives),
    ("not", Kind::Applicator(&[])),
    ("if", Kind::Applicator(&["then", "else"])),
    ("contains", Kind::Applicator(&["minContains", "maxContains"])),
    ("patternProperties", Kind::Applicator(&[])),
    ("prefixItems", Kind::Applicator(&[])),
    ("dependentSchemas", Kind::Applicator(&[])),
    ("unevaluatedProperties", Kind::Applicator(&[])),
    ("unevaluatedItems", Kind::Applicator(&[])),
    ("then", Kind::Companion),
    ("else", Kind::Companion),
    ("minContains", Kind::Companion),
    ("maxContains", Kind::Companion),
    ("$ref", Kind::Followed),
    ("allOf", Kind::Followed),
    ("format", Kind::Format),
    ("nullable", Kind::Annotation),
    ("title", Kind::Annotation),
    ("description", Kind::Annotation),
    ("default", Kind::Annotation),
    ("example", Kind::Annotation),
    ("examples", Kind::Annotation),
    ("deprecated", Kind::Annotation),
    ("readOnly", Kind::Annotation),
    ("writeOnly", Kind::Annotation),
    ("discriminator", Kind::Annotation),
    ("externalDocs", Kind::Annotation),
    ("xml", Kind::Annotation),
    ("$comment", Kind::Annotation),
    ("$id", Kind::Annotation),
    ("$schema", Kind::Annotation),
    ("$defs", Kind::Annotation),
    ("definitions", Kind::Annotation),
    ("$anchor", Kind::Annotation),
    ("contentEncoding", Kind::Annotation),
    ("contentMediaType", Kind::Annotation),
    ("contentSchema", Kind::Annotation),
];

/// What `word` is; `None` for a word that neither standard knows.
pub(crate) fn kind(word: &str) -> Option<Kind> {
    TABLE.iter().find(|(name, _)| *name == word).map(|(_, kind)| *kind)
}
