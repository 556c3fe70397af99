//! `#[derive(Object)]`.

mod constructor;
mod field;
mod message;
mod reader;
mod strategy;
mod tag;
mod tagged;
mod writer;

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use syn::{Data, DeriveInput, Expr, Fields, Ident};

use self::{
    field::{Field, FieldRole},
    tag::TagAttribute,
};
use crate::{attribute, common};

/// What `#[object(…)]` says.
#[derive(Default)]
struct ObjectAttributes {
    id: Option<Expr>,
    response: bool,
    literal: bool,
    partial: bool,
    source: Option<Expr>,
    example: Option<Expr>,
    tag: Option<TagAttribute>,
}

impl ObjectAttributes {
    fn read(input: &DeriveInput) -> syn::Result<(Self, tag::TagArguments)> {
        let mut settings = Self::default();
        let mut tag = tag::TagArguments::default();
        attribute::each(&input.attrs, "object", |part| {
            let path = &part.path;
            if path.is_ident("id") {
                settings.id = Some(part.value()?.parse()?);
            } else if path.is_ident("source") {
                settings.source = Some(part.value()?.parse()?);
            } else if path.is_ident("example") {
                settings.example = Some(part.value()?.parse()?);
            } else if path.is_ident("response") {
                settings.response = true;
            } else if path.is_ident("literal") {
                settings.literal = true;
            } else if path.is_ident("partial") {
                settings.partial = true;
            } else {
                return Ok(path.is_ident("request") || tag.take(part)?);
            }
            Ok(true)
        })?;
        Ok((settings, tag))
    }
}

pub(crate) fn expand(input: &DeriveInput) -> syn::Result<TokenStream> {
    let (mut settings, tag) = ObjectAttributes::read(input)?;
    if let Data::Enum(data) = &input.data {
        let tag = tag.of_enum(&input.ident)?;
        return tagged::expand(input, &settings, &tag, data);
    }
    settings.tag = tag.of_struct(&input.ident)?;
    let mut fields = fields(input, settings.response)?;
    number(&mut fields, settings.tag.is_some())?;
    let name = &input.ident;
    let reader = reader::expand(input, &settings, &fields);
    let constructors = constructor::expand(name, &settings, &fields)?;
    let writer = writer::expand(name, settings.tag.as_ref(), &fields);
    let strategy = strategy::expand(name, &fields);
    let message = message::expand(name, &settings)?;
    let schema = common::schema(name);
    let variant = settings.tag.as_ref().map(|tag| tag.variant(name));
    Ok(quote! {
        #reader #constructors #writer #strategy #message #schema #variant
    })
}

fn fields(input: &DeriveInput, response: bool) -> syn::Result<Vec<Field>> {
    match &input.data {
        Data::Struct(data) => match &data.fields {
            Fields::Named(fields) => fields
                .named
                .iter()
                .map(|field| Field::read(field, response))
                .collect(),
            Fields::Unnamed(_) | Fields::Unit => Err(named(&input.ident)),
        },
        Data::Enum(_) | Data::Union(_) => Err(named(&input.ident)),
    }
}

/// Gives their bits to the fields of which is remembered that they are missing.
///
/// # Errors
///
/// There are more members than bits.
fn number(fields: &mut [Field], has_tag: bool) -> syn::Result<()> {
    let members = fields.iter_mut().filter(|field| field.is_member());
    for (index, field) in (u32::from(has_tag)..).zip(members) {
        if field.tracks_absence() {
            field.missing_bit = 1_u64.checked_shl(index).ok_or_else(|| {
                let words = "must be among the first 64 members";
                syn::Error::new_spanned(&field.ident, words)
            })?;
        }
    }
    Ok(())
}

fn named(ident: &Ident) -> syn::Error {
    syn::Error::new_spanned(ident, "must be a struct with named fields")
}

/// The fields that have a row in the table.
fn rows(fields: &[Field]) -> impl Iterator<Item = &Field> {
    fields.iter().filter(|field| field.is_member())
}

fn unknown_fields(fields: &[Field]) -> Option<&Field> {
    fields.iter().find(|field| field.role == FieldRole::UnknownFields)
}

/// The field that says whether the tag is left out, where it may be.
fn tag_left_out(fields: &[Field]) -> Option<&Ident> {
    let field = fields.iter().find(|field| field.role == FieldRole::TagLeftOut);
    field.map(|field| &field.ident)
}

fn option(value: Option<impl ToTokens>) -> TokenStream {
    if let Some(value) = value { quote!(Some(#value)) } else { quote!(None) }
}
