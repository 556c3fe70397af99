//! `#[derive(Message)]` on an enum: one of several objects.

use proc_macro2::TokenStream;
use quote::quote;
use syn::{DataEnum, DeriveInput, Field, Ident, Type, Variant};

use super::Settings;
use crate::{attribute, string};

pub(super) fn expand(
    input: &DeriveInput,
    settings: &Settings,
    data: &DataEnum,
) -> syn::Result<TokenStream> {
    let name = &input.ident;
    let tag = settings.tag.as_ref().ok_or_else(|| {
        syn::Error::new_spanned(name, "must have `tag` and `widest`")
    })?;
    let (wire, widest) = (&tag.name, &tag.widest);
    let variants: Vec<_> =
        data.variants.iter().map(object).collect::<syn::Result<_>>()?;
    let idents: Vec<_> = variants.iter().map(|(ident, _)| ident).collect();
    let types: Vec<_> = variants.iter().map(|(_, of)| of).collect();
    let index = 0..variants.len();
    let doc = attribute::doc(&input.attrs);
    let message = super::message(name, settings)?;
    let schema = string::schema(name);
    Ok(quote! {
        const _: () = {
            use crate::read::{object::Object, union::{self, Union, Variant}};

            impl Union for #name {
                type Widest = #widest;

                const TAG: &'static str = #wire;

                const VALUES: &'static crate::rule::ChoiceRule =
                    &crate::rule::ChoiceRule::one_of(
                        #wire,
                        &[#(<#types as Variant<#widest>>::VALUE),*],
                    );

                const VARIANTS: &'static [(
                    &'static str,
                    &'static crate::introspect::shape::ObjectShape,
                )] = &[#((
                    <#types as Variant<#widest>>::VALUE,
                    &<#types as Object>::OBJECT,
                )),*];

                const SETS: &'static [u64] = &[#(
                    union::fields(
                        &<#widest as Object>::OBJECT,
                        &<#types as Object>::OBJECT,
                    )
                ),*];

                fn finish(
                    variant: usize,
                    draft: <#widest as Object>::Draft,
                ) -> Option<Self> {
                    match variant {
                        #(#index => <#types as Variant<#widest>>::narrow(draft)
                            .map(Self::#idents),)*
                        _ => None,
                    }
                }
            }
        };

        impl crate::read::Read for #name {
            const SHAPE: crate::introspect::shape::Shape = crate::introspect::shape::Shape::Union {
                doc: #doc,
                tag: <Self as crate::read::union::Union>::TAG,
                variants: <Self as crate::read::union::Union>::VARIANTS,
            };

            fn read<'de, D: serde::Deserializer<'de>>(
                input: D,
                spot: crate::report::Spot<'_>,
                into: &mut Option<Self>,
            ) -> Result<(), D::Error> {
                crate::read::union::read(input, spot, into)
            }

            fn check(&self, spot: crate::report::Spot<'_>) {
                match self {
                    #(Self::#idents(one) => {
                        crate::read::Read::check(one, spot);
                    })*
                }
            }
        }

        impl serde::Serialize for #name {
            fn serialize<S: serde::Serializer>(
                &self,
                to: S,
            ) -> Result<S::Ok, S::Error> {
                match self {
                    #(Self::#idents(one) => one.serialize(to),)*
                }
            }
        }

        #(impl From<#types> for #name {
            fn from(one: #types) -> Self {
                Self::#idents(one)
            }
        })*

        #[cfg(feature = "proptest1")]
        impl proptest::arbitrary::Arbitrary for #name {
            type Parameters = ();
            type Strategy = proptest::strategy::BoxedStrategy<Self>;

            fn arbitrary_with((): ()) -> Self::Strategy {
                use proptest::prelude::{Strategy as _, any};
                proptest::prop_oneof![
                    #(any::<#types>().prop_map(Self::#idents),)*
                ]
                .boxed()
            }
        }

        #message
        #schema
    })
}

/// A variant's name, and the one struct in it.
fn object(variant: &Variant) -> syn::Result<(&Ident, &Type)> {
    let mut fields = variant.fields.iter();
    match (fields.next(), fields.next()) {
        (Some(Field { ident: None, ty, .. }), None) => Ok((&variant.ident, ty)),
        _ => Err(syn::Error::new_spanned(variant, "must hold one struct")),
    }
}
