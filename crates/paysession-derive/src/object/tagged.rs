//! `#[derive(Object)]` on an enum: one of several objects.

use proc_macro2::TokenStream;
use quote::quote;
use syn::{DataEnum, DeriveInput, Field, Ident, Type, Variant};

use super::{ObjectAttributes, message, tag::UnionTag};
use crate::{attribute, common};

pub(super) fn expand(
    input: &DeriveInput,
    settings: &ObjectAttributes,
    tag: &UnionTag,
    data: &DataEnum,
) -> syn::Result<TokenStream> {
    let name = &input.ident;
    let UnionTag { name: wire, superset } = tag;
    let variants: Vec<_> =
        data.variants.iter().map(object).collect::<syn::Result<_>>()?;
    let idents: Vec<_> = variants.iter().map(|(ident, _)| ident).collect();
    let types: Vec<_> = variants.iter().map(|(_, of)| of).collect();
    let index = 0..variants.len();
    let values = variants
        .iter()
        .map(|(_, of)| quote!(<#of as crate::read::tagged::Variant>::VALUE));
    let values: Vec<_> = values.collect();
    let doc = attribute::doc(&input.attrs);
    let message = message::expand(name, settings)?;
    let schema = common::schema(name);
    let strategy = strategy(name, &variants);
    Ok(quote! {
        impl crate::read::tagged::Tagged for #name {
            type Superset = #superset;

            const TAG: &'static str = #wire;

            const VALUES: &'static crate::rule::ChoiceRule =
                &crate::rule::ChoiceRule::one_of(#wire, &[#(#values),*]);

            const VARIANTS: &'static [(
                &'static str,
                &'static crate::introspect::shape::ObjectShape,
            )] = &[#((
                #values,
                &<#types as crate::read::object::Object>::OBJECT,
            )),*];

            fn read_variant(
                index: Option<usize>,
                reader: &mut crate::read::Reader<'_>,
                path: &crate::read::Path<'_>,
            ) -> Result<Self, crate::read::ReadError> {
                match index {
                    #(Some(#index) => {
                        <#types as crate::read::Read>::read(reader, path)
                            .map(Self::#idents)
                    })*
                    Some(_) | None => Err(
                        crate::read::tagged::read_undecided::<Self>(
                            reader, path,
                        ),
                    ),
                }
            }
        }

        impl crate::read::Read for #name {
            const SHAPE: crate::introspect::shape::Shape =
                crate::introspect::shape::Shape::Union {
                    doc: #doc,
                    tag: <Self as crate::read::tagged::Tagged>::TAG,
                    variants: <Self as crate::read::tagged::Tagged>::VARIANTS,
                };

            fn read(
                reader: &mut crate::read::Reader<'_>,
                path: &crate::read::Path<'_>,
            ) -> Result<Self, crate::read::ReadError> {
                crate::read::tagged::read_union(reader, path)
            }

            fn check(
                &self,
                path: &crate::read::Path<'_>,
                collector: &mut crate::read::Collector,
            ) {
                match self {
                    #(Self::#idents(one) => {
                        crate::read::Read::check(one, path, collector);
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

        #strategy

        #message
        #schema
    })
}

/// `Arbitrary`: any of the objects.
fn strategy(name: &Ident, variants: &[(&Ident, &Type)]) -> TokenStream {
    let idents = variants.iter().map(|(ident, _)| ident);
    let types = variants.iter().map(|(_, of)| of);
    quote! {
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
    }
}

/// A variant's name, and the one struct in it.
fn object(variant: &Variant) -> syn::Result<(&Ident, &Type)> {
    let mut fields = variant.fields.iter();
    match (fields.next(), fields.next()) {
        (Some(Field { ident: None, ty, .. }), None) => Ok((&variant.ident, ty)),
        _ => Err(syn::Error::new_spanned(variant, "must hold one struct")),
    }
}
