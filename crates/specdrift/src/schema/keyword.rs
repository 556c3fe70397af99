//! The keywords of JSON Schema and OpenAPI, as a table: what each one is to a
//! comparison. A word that is not here is an annotation of somebody else's.

use serde::{Deserialize, Serialize};
use serde_json::Value;

/// What a keyword is to a comparison.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum KeywordRole {
    /// Limits the value itself: kept as it stands.
    Assertion,
    /// Names properties that must be there: one assertion for each.
    Required,
    /// Says what the properties, the items or the properties' names hold.
    Structure,
    /// Gives alternatives.
    Alternatives,
    /// Holds schemas that judge the same value, or parts of it.
    Applicator,
    /// Means nothing without the applicator beside it.
    Sibling,
    /// Is followed when the node is put together.
    Followed,
    /// Names a format, which 2020-12 does not assert.
    Format,
    /// Says nothing about what is accepted.
    Annotation,
}

macro_rules! keywords {
    ($($name:ident = $word:literal, $role:ident;)*) => {
        /// A keyword of JSON Schema or of a schema object of OpenAPI.
        #[derive(
            Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash,
            Serialize, Deserialize,
        )]
        pub(crate) enum Keyword {
            $(#[serde(rename = $word)] $name,)*
        }

        impl Keyword {
            const ALL: &[Self] = &[$(Self::$name),*];

            /// The keyword as a schema writes it.
            pub(crate) const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$name => $word,)*
                }
            }

            /// What the keyword is to a comparison.
            pub(crate) const fn role(self) -> KeywordRole {
                match self {
                    $(Self::$name => KeywordRole::$role,)*
                }
            }
        }
    };
}

keywords! {
    Type = "type", Assertion;
    Enum = "enum", Assertion;
    Const = "const", Assertion;
    MinLength = "minLength", Assertion;
    MaxLength = "maxLength", Assertion;
    Pattern = "pattern", Assertion;
    Minimum = "minimum", Assertion;
    Maximum = "maximum", Assertion;
    ExclusiveMinimum = "exclusiveMinimum", Assertion;
    ExclusiveMaximum = "exclusiveMaximum", Assertion;
    MultipleOf = "multipleOf", Assertion;
    MinItems = "minItems", Assertion;
    MaxItems = "maxItems", Assertion;
    UniqueItems = "uniqueItems", Assertion;
    MinProperties = "minProperties", Assertion;
    MaxProperties = "maxProperties", Assertion;
    DependentRequired = "dependentRequired", Assertion;
    Required = "required", Required;
    Properties = "properties", Structure;
    AdditionalProperties = "additionalProperties", Structure;
    PropertyNames = "propertyNames", Structure;
    Items = "items", Structure;
    OneOf = "oneOf", Alternatives;
    AnyOf = "anyOf", Alternatives;
    Not = "not", Applicator;
    If = "if", Applicator;
    Contains = "contains", Applicator;
    PatternProperties = "patternProperties", Applicator;
    PrefixItems = "prefixItems", Applicator;
    DependentSchemas = "dependentSchemas", Applicator;
    UnevaluatedProperties = "unevaluatedProperties", Applicator;
    UnevaluatedItems = "unevaluatedItems", Applicator;
    Then = "then", Sibling;
    Else = "else", Sibling;
    MinContains = "minContains", Sibling;
    MaxContains = "maxContains", Sibling;
    Ref = "$ref", Followed;
    DynamicRef = "$dynamicRef", Followed;
    AllOf = "allOf", Followed;
    Format = "format", Format;
    Nullable = "nullable", Annotation;
    Title = "title", Annotation;
    Description = "description", Annotation;
    Default = "default", Annotation;
    Example = "example", Annotation;
    Examples = "examples", Annotation;
    Deprecated = "deprecated", Annotation;
    ReadOnly = "readOnly", Annotation;
    WriteOnly = "writeOnly", Annotation;
    Discriminator = "discriminator", Annotation;
    ExternalDocs = "externalDocs", Annotation;
    Xml = "xml", Annotation;
    Comment = "$comment", Annotation;
    Id = "$id", Annotation;
    Schema = "$schema", Annotation;
    Defs = "$defs", Annotation;
    Definitions = "definitions", Annotation;
    Anchor = "$anchor", Annotation;
    DynamicAnchor = "$dynamicAnchor", Annotation;
    ContentEncoding = "contentEncoding", Annotation;
    ContentMediaType = "contentMediaType", Annotation;
    ContentSchema = "contentSchema", Annotation;
}

/// The pattern of some keywords, and of every one that limits no value by
/// itself, `not` aside.
macro_rules! unasserted {
    ($($keyword:ident),*) => {
        $(Keyword::$keyword |)*
        Keyword::Properties
            | Keyword::AdditionalProperties
            | Keyword::PropertyNames
            | Keyword::Items
            | Keyword::OneOf
            | Keyword::AnyOf
            | Keyword::If
            | Keyword::Contains
            | Keyword::PatternProperties
            | Keyword::PrefixItems
            | Keyword::DependentSchemas
            | Keyword::UnevaluatedProperties
            | Keyword::UnevaluatedItems
            | Keyword::Then
            | Keyword::Else
            | Keyword::MinContains
            | Keyword::MaxContains
            | Keyword::Ref
            | Keyword::DynamicRef
            | Keyword::AllOf
            | Keyword::Format
            | Keyword::Nullable
            | Keyword::Title
            | Keyword::Description
            | Keyword::Default
            | Keyword::Example
            | Keyword::Examples
            | Keyword::Deprecated
            | Keyword::ReadOnly
            | Keyword::WriteOnly
            | Keyword::Discriminator
            | Keyword::ExternalDocs
            | Keyword::Xml
            | Keyword::Comment
            | Keyword::Id
            | Keyword::Schema
            | Keyword::Defs
            | Keyword::Definitions
            | Keyword::Anchor
            | Keyword::DynamicAnchor
            | Keyword::ContentEncoding
            | Keyword::ContentMediaType
            | Keyword::ContentSchema
    };
}

pub(crate) use unasserted;

impl Keyword {
    /// The keyword of a word; `None` for one that neither standard knows.
    pub(crate) fn parse(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|keyword| keyword.as_str() == word)
    }

    /// The keywords that have no meaning without this one.
    pub(crate) const fn siblings(self) -> &'static [Self] {
        if matches!(self, Self::If) {
            &[Self::Then, Self::Else]
        } else if matches!(self, Self::Contains) {
            &[Self::MinContains, Self::MaxContains]
        } else {
            &[]
        }
    }
}

impl std::fmt::Display for Keyword {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}

/// A type of JSON values, as `type` names it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum JsonType {
    String,
    Integer,
    Number,
    Boolean,
    Null,
    Array,
    Object,
}

impl JsonType {
    pub(crate) const ALL: [Self; 7] = [
        Self::String,
        Self::Integer,
        Self::Number,
        Self::Boolean,
        Self::Null,
        Self::Array,
        Self::Object,
    ];

    /// The word for it.
    pub(crate) const fn as_str(self) -> &'static str {
        match self {
            Self::String => "string",
            Self::Integer => "integer",
            Self::Number => "number",
            Self::Boolean => "boolean",
            Self::Null => "null",
            Self::Array => "array",
            Self::Object => "object",
        }
    }

    /// The types that a value of `type` names: one word, or a list of them. A
    /// word that names none is left out.
    pub(crate) fn named(value: &Value) -> impl Iterator<Item = Self> {
        words(value).filter_map(|word| {
            Self::ALL.into_iter().find(|of| of.as_str() == word)
        })
    }

    /// The type of a value.
    pub(crate) fn of(value: &Value) -> Self {
        match value {
            Value::Null => Self::Null,
            Value::Bool(_) => Self::Boolean,
            Value::Number(_) => Self::Number,
            Value::String(_) => Self::String,
            Value::Array(_) => Self::Array,
            Value::Object(_) => Self::Object,
        }
    }

    /// Whether `types` allows this one; an integer is a number.
    pub(crate) fn is_within(self, types: &[Self]) -> bool {
        types.contains(&self)
            || (self == Self::Integer && types.contains(&Self::Number))
    }
}

/// The words of a value that is one word or a list of words.
pub(crate) fn words(value: &Value) -> impl Iterator<Item = &str> {
    let list = value.as_array().into_iter().flatten();
    list.chain(Some(value)).filter_map(Value::as_str)
}
