//! `#[derive(StringNewtype)]` and `#[derive(StringValue)]`.

use proc_macro2::TokenStream;
use quote::quote;
use syn::{DeriveInput, Ident};

use crate::attribute;

pub(crate) fn expand(input: &DeriveInput) -> syn::Result<TokenStream> {
    let name = &input.ident;
    let text = name.to_string();
    let rule = attribute::expression(&input.attrs, "string", "rule", name)?;
    let shared = shared(
        name,
        &quote!(crate::introspect::shape::Shape::Text(#name::RULE)),
    );
    Ok(quote! {
        impl #name {
            /// What the text may be.
            pub const RULE: crate::rule::TextRule = #rule;

            /// The text as it was sent.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl crate::read::string::StringValue for #name {
            #[inline]
            fn parse(
                text: &str,
                options: &crate::ReadOptions,
            ) -> Result<Self, crate::violation::ViolationKind> {
                Self::RULE.check(text, options).map(|()| Self(text.into()))
            }

            fn text(&self) -> std::borrow::Cow<'_, str> {
                self.as_str().into()
            }
        }

        impl AsRef<str> for #name {
            fn as_ref(&self) -> &str {
                self.as_str()
            }
        }

        impl std::fmt::Debug for #name {
            fn fmt(
                &self,
                f: &mut std::fmt::Formatter<'_>,
            ) -> std::fmt::Result {
                crate::value::text::redacted(f, #text, self.as_str())
            }
        }

        #[cfg(feature = "proptest1")]
        impl proptest::arbitrary::Arbitrary for #name {
            type Parameters = ();
            type Strategy = proptest::strategy::BoxedStrategy<Self>;

            fn arbitrary_with((): ()) -> Self::Strategy {
                crate::testing::textual(Self::RULE.strategy())
            }
        }

        #shared
    })
}

pub(crate) fn expand_string_value(
    input: &DeriveInput,
) -> syn::Result<TokenStream> {
    let name = &input.ident;
    let shape =
        attribute::expression(&input.attrs, "string_value", "shape", name)?;
    Ok(shared(name, &quote!(#shape)))
}

/// What every type that is written as a text has.
pub(crate) fn shared(name: &Ident, shape: &TokenStream) -> TokenStream {
    let schema = schema(name);
    quote! {
        impl crate::read::Read for #name {
            const SHAPE: crate::introspect::shape::Shape = #shape;

            #[inline]
            fn read(
                reader: &mut crate::read::Reader<'_>,
                path: &crate::read::Path<'_>,
            ) -> Result<Self, crate::read::Refused> {
                crate::read::string::read(reader, path)
            }

            fn check(
                &self,
                path: &crate::read::Path<'_>,
                collector: &mut crate::read::Collector,
            ) {
                crate::read::string::check(self, path, collector);
            }
        }

        impl TryFrom<&str> for #name {
            type Error = crate::Violation;

            /// The value that the text is.
            ///
            /// # Errors
            ///
            /// The first rule that the text breaks, at the root.
            fn try_from(text: &str) -> Result<Self, crate::Violation> {
                crate::value::text::checked(text)
            }
        }

        impl std::str::FromStr for #name {
            type Err = crate::Violation;

            fn from_str(text: &str) -> Result<Self, crate::Violation> {
                crate::value::text::checked(text)
            }
        }

        impl serde::Serialize for #name {
            fn serialize<S: serde::Serializer>(
                &self,
                to: S,
            ) -> Result<S::Ok, S::Error> {
                to.serialize_str(&crate::read::string::StringValue::text(self))
            }
        }

        #schema
    }
}

/// `Deserialize` and `JsonSchema`: the same for all that can be read.
pub(crate) fn schema(name: &Ident) -> TokenStream {
    let text = name.to_string();
    quote! {
        impl<'de> serde::Deserialize<'de> for #name {
            fn deserialize<D: serde::Deserializer<'de>>(
                input: D,
            ) -> Result<Self, D::Error> {
                crate::read::deserialize::deserialize(
                    input,
                    &crate::ReadOptions::default(),
                )
            }
        }

        #[cfg(feature = "schemars1")]
        impl schemars::JsonSchema for #name {
            fn inline_schema() -> bool {
                true
            }

            fn schema_name() -> std::borrow::Cow<'static, str> {
                #text.into()
            }

            fn schema_id() -> std::borrow::Cow<'static, str> {
                concat!(module_path!(), "::", #text).into()
            }

            fn json_schema(
                _: &mut schemars::SchemaGenerator,
            ) -> schemars::Schema {
                crate::introspect::schema::inline::<Self>()
            }
        }
    }
}
