//! `#[derive(NumberNewtype)]`.

use proc_macro2::TokenStream;
use quote::quote;
use syn::DeriveInput;

use crate::{attribute, string};

pub(crate) fn expand(input: &DeriveInput) -> syn::Result<TokenStream> {
    let name = &input.ident;
    let rule = attribute::expression(&input.attrs, "number", "rule", name)?;
    let schema = string::schema(name);
    Ok(quote! {
        impl #name {
            /// What the number may be.
            pub const RULE: crate::rule::NumberRule = #rule;

            /// The number, in steps of its rule.
            const fn steps(self) -> i64 {
                self.0
            }
        }

        impl crate::read::Read for #name {
            const SHAPE: crate::introspect::shape::Shape =
                crate::introspect::shape::Shape::Number(Self::RULE);

            fn read(
                reader: &mut crate::read::Reader<'_>,
                path: &crate::read::Path<'_>,
            ) -> Result<Self, crate::read::Refused> {
                crate::read::number::read(reader, path, &Self::RULE).map(Self)
            }

            fn check(
                &self,
                path: &crate::read::Path<'_>,
                collector: &mut crate::read::Collector,
            ) {
                let bound = Self::RULE.bound(self.steps());
                collector.report_error(path, &bound);
            }
        }

        impl serde::Serialize for #name {
            fn serialize<S: serde::Serializer>(
                &self,
                to: S,
            ) -> Result<S::Ok, S::Error> {
                Self::RULE.serialize(self.steps(), to)
            }
        }

        #[cfg(feature = "proptest1")]
        impl proptest::arbitrary::Arbitrary for #name {
            type Parameters = ();
            type Strategy = proptest::strategy::BoxedStrategy<Self>;

            fn arbitrary_with((): ()) -> Self::Strategy {
                use proptest::prelude::Strategy as _;
                Self::RULE.steps_strategy().prop_map(Self).boxed()
            }
        }

        #schema
    })
}
