//! From a struct to the functions that make one and change it.

use std::collections::HashSet;

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use syn::Ident;

use super::{
    ObjectAttributes,
    field::{self, Field, FieldRole, SetterArgument},
};

/// `new`, and `with_…` for every optional field.
///
/// A response is read, and a literal names its fields: neither has a `new`.
/// Where there is one, no two of its arguments are of one type, so that none
/// can be taken for another.
pub(super) fn expand(
    name: &Ident,
    settings: &ObjectAttributes,
    fields: &[Field],
) -> syn::Result<TokenStream> {
    let boxed: Vec<_> = fields.iter().filter_map(boxed_accessors).collect();
    let accessors =
        (!boxed.is_empty()).then(|| quote!(impl #name { #(#boxed)* }));
    if settings.response || settings.literal {
        return Ok(accessors.unwrap_or_default());
    }
    let required: Vec<_> = fields
        .iter()
        .filter(|field| field.role == FieldRole::Required)
        .collect();
    refuse_two_of_one_type(&required)?;
    let idents: Vec<_> = required.iter().map(|field| &field.ident).collect();
    let types = required.iter().map(|field| &field.declared_type);
    let rest = fields
        .iter()
        .filter(|field| field.role != FieldRole::Required)
        .map(|field| &field.ident);
    let setters = fields
        .iter()
        .filter(|field| field.role == FieldRole::Optional)
        .map(setter);
    Ok(quote! {
        #accessors

        impl #name {
            /// With its required fields, and none of the others.
            #[allow(clippy::new_without_default, reason = "only some have no required fields")]
            pub fn new(#(#idents: #types),*) -> Self {
                Self { #(#idents,)* #(#rest: Default::default(),)* }
            }

            #(#setters)*
        }
    })
}

/// Refuses two required fields of one type.
fn refuse_two_of_one_type(required: &[&Field]) -> syn::Result<()> {
    let mut types = HashSet::new();
    for field in required {
        let declared_type = &field.declared_type;
        if !types.insert(quote!(#declared_type).to_string()) {
            return Err(syn::Error::new_spanned(
                declared_type,
                "must be the only required field of its type, since `new` \
                 could be called with the two the wrong way round; or make \
                 the struct a #[object(literal)]",
            ));
        }
    }
    Ok(())
}

/// The setter of an optional field, by value.
fn setter(field: &Field) -> TokenStream {
    let ident = &field.ident;
    let unboxed = field::within("Box", &field.inner);
    let inner = unboxed.as_ref().unwrap_or(&field.inner);
    let (value, inner) = match field.argument {
        SetterArgument::Exact => (quote!(#ident), quote!(#inner)),
        SetterArgument::Into => {
            (quote!(#ident.into()), quote!(impl Into<#inner>))
        }
    };
    let value = match &unboxed {
        Some(_) => quote!(Box::new(#value)),
        None => value,
    };
    let with = format_ident!("with_{ident}");
    let doc = format!("The same, with this `{}`.", field.wire);
    quote! {
        #[doc = #doc]
        #[must_use]
        pub fn #with(self, #ident: #inner) -> Self {
            Self { #ident: Some(#value), ..self }
        }
    }
}

/// What stands in the place of a public field whose value is boxed, so that
/// the box is not in the API.
fn boxed_accessors(field: &Field) -> Option<TokenStream> {
    let inner = field::within("Box", &field.inner)?;
    let ident = &field.ident;
    let set = format_ident!("set_{ident}");
    let doc = &field.doc;
    let set_doc = format!("Sets `{}`, or leaves it out.", field.wire);
    Some(quote! {
        #[doc = #doc]
        pub fn #ident(&self) -> Option<&#inner> {
            self.#ident.as_deref()
        }

        #[doc = #set_doc]
        pub fn #set(&mut self, #ident: Option<#inner>) {
            self.#ident = #ident.map(Box::new);
        }
    })
}
