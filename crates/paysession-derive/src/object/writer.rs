//! From a struct to its `Serialize`.

use proc_macro2::TokenStream;
use quote::quote;
use syn::Ident;

use super::{
    field::Field, rows, tag::TagAttribute, tag_left_out, unknown_fields,
};

pub(super) fn expand(
    name: &Ident,
    tag: Option<&TagAttribute>,
    fields: &[Field],
) -> TokenStream {
    let tag = tag.map(|tag| tag.write(tag_left_out(fields)));
    let kept = unknown_fields(fields).map(|field| &field.ident);
    let members = rows(fields).map(|field| field.write(kept));
    let unknown = unknown_fields(fields).map(|field| {
        let ident = &field.ident;
        // What was kept in the place of a field's value, where the field has
        // been given one since.
        let replaced = rows(fields).filter_map(Field::is_given);
        quote! {
            for (name, value) in self.#ident.members() {
                match name {
                    #(#replaced => {})*
                    _ => members.serialize_entry(name, value)?,
                }
            }
        }
    });
    quote! {
        impl serde::Serialize for #name {
            fn serialize<S: serde::Serializer>(
                &self,
                to: S,
            ) -> Result<S::Ok, S::Error> {
                use serde::ser::SerializeMap as _;
                let mut members = to.serialize_map(None)?;
                #tag
                #(#members)*
                #unknown
                members.end()
            }
        }
    }
}
