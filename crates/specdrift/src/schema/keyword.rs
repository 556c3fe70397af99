//! The keywords of JSON Schema and OpenAPI, as a table: what each one is to a
//! comparison. A word that is not here is an annotation of somebody else's.

/// What a keyword is to a comparison.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Limits the value itself: kept as it stands.
    Limit,
    /// Names members that must be there: one limit for each.
    Required,
    /// Says what the members, the items or the members' names hold.
    Structure,
    /// Gives alternatives.
    Choice,
    /// Holds schemas that judge the same value, or parts of it; the listed
    /// words have no meaning without it.
    Clause(&'static [&'static str]),
    /// Means nothing without the keyword of its clause.
    Companion,
    /// Is followed when the node is put together.
    Followed,
    /// Names a format, which 2020-12 does not assert.
    Format,
    /// Says nothing about what is accepted.
    Annotation,
}

const TABLE: &[(&str, Kind)] = &[
    ("type", Kind::Limit),
    ("enum", Kind::Limit),
    ("const", Kind::Limit),
    ("minLength", Kind::Limit),
    ("maxLength", Kind::Limit),
    ("pattern", Kind::Limit),
    ("minimum", Kind::Limit),
    ("maximum", Kind::Limit),
    ("exclusiveMinimum", Kind::Limit),
    ("exclusiveMaximum", Kind::Limit),
    ("multipleOf", Kind::Limit),
    ("minItems", Kind::Limit),
    ("maxItems", Kind::Limit),
    ("uniqueItems", Kind::Limit),
    ("minProperties", Kind::Limit),
    ("maxProperties", Kind::Limit),
    ("dependentRequired", Kind::Limit),
    ("required", Kind::Required),
    ("properties", Kind::Structure),
    ("additionalProperties", Kind::Structure),
    ("propertyNames", Kind::Structure),
    ("items", Kind::Structure),
    ("oneOf", Kind::Choice),
    ("anyOf", Kind::Choice),
    ("not", Kind::Clause(&[])),
    ("if", Kind::Clause(&["then", "else"])),
    ("contains", Kind::Clause(&["minContains", "maxContains"])),
    ("patternProperties", Kind::Clause(&[])),
    ("prefixItems", Kind::Clause(&[])),
    ("dependentSchemas", Kind::Clause(&[])),
    ("unevaluatedProperties", Kind::Clause(&[])),
    ("unevaluatedItems", Kind::Clause(&[])),
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
