//! What is the same for several derives: reading, writing and schemas.

use proc_macro2::TokenStream;
use quote::quote;
use syn::Ident;

/// What every type that is written as a text has, with `TryFrom<&str>`.
pub(crate) fn shared(name: &Ident, shape: &TokenStream) -> TokenStream {
    let (common, from) = (common(name, shape), try_from_str(name));
    quote!(#common #from)
}

/// What every type that is written as a text has.
pub(crate) fn common(name: &Ident, shape: &TokenStream) -> TokenStream {
    let schema = schema(name);
    quote! {
        impl crate::read::Read for #name {
            const SHAPE: crate::introspect::shape::Shape = #shape;

            #[inline]
            fn read(
                reader: &mut crate::read::Reader<'_>,
                path: &crate::read::Path<'_>,
            ) -> Result<Self, crate::read::ReadError> {
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

        impl crate::value::received::Receivable for #name {
            const WRITTEN_AS: crate::value::received::WrittenAs =
                crate::value::received::WrittenAs::String;

            fn receive(
                text: &str,
            ) -> Result<Self, crate::violation::ViolationKind> {
                crate::read::string::StringValue::parse(
                    text,
                    &crate::ReadOptions::published(),
                )
            }

            fn written(&self) -> compact_str::CompactString {
                crate::read::string::StringValue::text(self).into()
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
                !crate::introspect::schema::is_component::<Self>()
            }

            fn schema_name() -> std::borrow::Cow<'static, str> {
                crate::introspect::schema::name(module_path!(), #text).into()
            }

            fn schema_id() -> std::borrow::Cow<'static, str> {
                concat!(module_path!(), "::", #text).into()
            }

            fn json_schema(
                generator: &mut schemars::SchemaGenerator,
            ) -> schemars::Schema {
                crate::introspect::schema::component::<Self>(generator)
            }
        }
    }
}

/// From a text, where it keeps the rule.
pub(crate) fn try_from_str(name: &Ident) -> TokenStream {
    quote! {
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
    }
}
