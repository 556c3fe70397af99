//! From a struct to its table of fields and its reader.

use std::collections::BTreeSet;

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use syn::{DeriveInput, Ident};

use super::{
    ObjectAttributes,
    field::{self, Field},
    option, rows,
    tag::TagAttribute,
    tag_left_out,
};
use crate::attribute;

/// The table of fields, and the functions that fill it in.
pub(super) fn expand(
    input: &DeriveInput,
    settings: &ObjectAttributes,
    fields: &[Field],
) -> TokenStream {
    let name = &input.ident;
    let partial = format_ident!("{name}Partial");
    let partial_struct = partial_struct(&partial, fields);
    let table = table(input, settings, fields);
    let lookup = lookup(settings.tag.as_ref(), fields);
    let names = usize::from(settings.tag.is_some())
        + rows(fields).count()
        + rows(fields).filter(|field| field.alias.is_some()).count();
    let field_set = if names > 64 { quote!(u128) } else { quote!(u64) };
    let remembered =
        fields.iter().fold(0_u64, |bits, field| bits | field.missing_bit);
    let read_field = read_field(&partial, settings.tag.as_ref(), fields);
    let unknown = unknown_fields(&partial, fields);
    let build = build(&partial, fields);
    let read = read(name, fields);
    quote! {
        const _: () = {
            #partial_struct

            impl crate::read::object::Object for #name {
                type Partial = #partial;
                type Fields = #field_set;
                #table
                const TRACKS_ABSENCE: u64 = #remembered;
                #lookup
                #read_field
                #unknown
                #build
            }
        };

        #read
    }
}

/// The rows of the fields, the tag's first.
fn table(
    input: &DeriveInput,
    settings: &ObjectAttributes,
    fields: &[Field],
) -> TokenStream {
    let name = &input.ident;
    let text = name.to_string();
    let doc = attribute::doc(&input.attrs);
    let source = option(settings.source.as_ref());
    let line = field::line(name);
    let tag = settings.tag.as_ref();
    let tag_row = tag.map(|tag| tag.row(name, tag_left_out(fields)));
    let rows = tag_row.into_iter().chain(rows(fields).map(Field::row));
    let is_partial = settings.partial;
    quote! {
        const OBJECT: crate::introspect::shape::ObjectShape =
            crate::introspect::shape::ObjectShape {
                type_name: crate::rule::TypeName::new(module_path!(), #text),
                doc: #doc,
                source: #source,
                fields: &[#(#rows),*],
                is_partial: #is_partial,
                line: #line,
            }
            .checked();
    }
}

/// The function that reads the value of one field: those of the table, in its
/// order, and then the other names of fields.
fn read_field(
    partial: &Ident,
    tag: Option<&TagAttribute>,
    fields: &[Field],
) -> TokenStream {
    let unknown = super::unknown_fields(fields).map(|field| &field.ident);
    let reads = tag
        .map(|tag| tag.read_value(tag_left_out(fields)))
        .into_iter()
        .chain(rows(fields).map(|field| field.read_value(unknown)))
        .chain(rows(fields).filter_map(|field| field.read_alias(unknown)));
    let arms = reads.enumerate().map(|(index, read)| quote!(#index => #read));
    quote! {
        #[inline]
        #[allow(unused_variables, reason = "an object may have no fields")]
        fn read_field(
            partial: &mut #partial,
            index: usize,
            reader: &mut crate::read::Reader<'_>,
            path: &crate::read::Path<'_>,
        ) -> Result<(), crate::read::ReadError> {
            match index {
                #(#arms)*
                _ => unreachable!("an index is one of the table"),
            }
            Ok(())
        }
    }
}

/// The function that says where members are kept that no field has.
fn unknown_fields(partial: &Ident, fields: &[Field]) -> TokenStream {
    let unknown = option(super::unknown_fields(fields).map(|field| {
        let ident = &field.ident;
        quote!(&mut partial.#ident)
    }));
    quote! {
        #[allow(unused_variables, reason = "not every object keeps them")]
        fn unknown_fields(
            partial: &mut #partial,
        ) -> Option<&mut crate::UnknownFields> {
            #unknown
        }
    }
}

/// The function that makes the struct of its parts.
fn build(partial: &Ident, fields: &[Field]) -> TokenStream {
    let parts = rows(fields).map(Field::build);
    let tag = tag_left_out(fields)
        .map(|ident| quote!(#ident: partial.#ident.is_none(),));
    let unknown = super::unknown_fields(fields).map(|field| {
        let ident = &field.ident;
        quote!(#ident: partial.#ident,)
    });
    quote! {
        // Called once per object, and a call moves all of it again.
        #[inline(always)]
        #[allow(unused_variables, reason = "an object may have no fields")]
        fn build(partial: #partial) -> Result<Self, &'static str> {
            Ok(Self { #(#parts,)* #tag #unknown })
        }
    }
}

/// The struct with every member optional.
fn partial_struct(partial: &Ident, fields: &[Field]) -> TokenStream {
    let slots = rows(fields).map(Field::slot);
    let tag = tag_left_out(fields).map(|ident| quote!(#ident: Option<()>,));
    let unknown = super::unknown_fields(fields).map(|field| {
        let ident = &field.ident;
        quote!(#ident: crate::UnknownFields,)
    });
    quote! {
        #[derive(Default)]
        #[allow(missing_debug_implementations, reason = "private to the reader")]
        pub(crate) struct #partial { #(#slots,)* #tag #unknown }
    }
}

/// The functions that find a name among those of the fields.
fn lookup(tag: Option<&TagAttribute>, fields: &[Field]) -> TokenStream {
    let aliases = rows(fields).filter_map(|field| field.alias.as_ref());
    let names: Vec<&String> = tag
        .map(|tag| &tag.name)
        .into_iter()
        .chain(rows(fields).map(|field| &field.wire))
        .chain(aliases)
        .collect();
    let index: Vec<_> = (0..names.len()).collect();
    let tokens: Vec<_> =
        names.iter().map(|name| format!("\"{name}\":")).collect();
    // The first letter tells most names apart.
    let letters: BTreeSet<u8> =
        names.iter().filter_map(|name| name.bytes().next()).collect();
    let by_letter = letters.into_iter().map(|letter| {
        let alike = names.iter().zip(&tokens).enumerate();
        let tries = alike
            .filter(|(_, (name, _))| name.bytes().next() == Some(letter))
            .map(|(index, (name, token))| {
                quote! {
                    if let Some(after) = text.strip_prefix(#token) {
                        return Some((#index, #name, after));
                    }
                }
            });
        quote!(#letter => { #(#tries)* })
    });
    let later = index.get(1..).unwrap_or_default();
    let later_names = names.get(1..).unwrap_or_default();
    let later_tokens = tokens.get(1..).unwrap_or_default();
    quote! {
        fn field(name: &str) -> Option<(usize, &'static str)> {
            match name {
                #(#names => Some((#index, #names)),)*
                _ => None,
            }
        }

        #[inline]
        #[allow(unused_variables, reason = "an object may have one field")]
        fn expected_field(
            text: &str,
            expected: usize,
        ) -> Option<(&'static str, &str)> {
            match expected {
                #(#later => {
                    Some((#later_names, text.strip_prefix(#later_tokens)?))
                })*
                _ => None,
            }
        }

        #[inline]
        #[allow(unused_variables, reason = "an object may have no fields")]
        fn field_at(text: &str) -> Option<(usize, &'static str, &str)> {
            match *text.as_bytes().get(1)? {
                #(#by_letter)*
                _ => {}
            }
            None
        }
    }
}

/// `Read` itself: reading as an object, and judging what exists.
fn read(name: &Ident, fields: &[Field]) -> TokenStream {
    let kept = super::unknown_fields(fields).map(|field| &field.ident);
    let checks = rows(fields).map(|field| field.check(kept));
    let unknown = super::unknown_fields(fields).map(|field| {
        let ident = &field.ident;
        quote! {
            crate::read::object::check_unknown_fields::<Self>(
                &self.#ident,
                path,
                collector,
            );
        }
    });
    quote! {
        impl crate::read::Read for #name {
            const SHAPE: crate::introspect::shape::Shape = crate::introspect::shape::Shape::Object(
                &<Self as crate::read::object::Object>::OBJECT,
            );

            fn read(
                reader: &mut crate::read::Reader<'_>,
                path: &crate::read::Path<'_>,
            ) -> Result<Self, crate::read::ReadError> {
                crate::read::object::read(reader, path)
            }

            #[allow(unused_variables, reason = "an object may have no fields")]
            fn check(
                &self,
                path: &crate::read::Path<'_>,
                collector: &mut crate::read::Collector,
            ) {
                #(#checks)*
                #unknown
            }
        }
    }
}
