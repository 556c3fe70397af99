//! The member that tells one object of a union from the others.

use proc_macro2::TokenStream;
use quote::quote;
use syn::{Ident, Path, meta::ParseNestedMeta};

use super::field;
use crate::attribute;

/// What `#[message(tag = "…", value = "…", widest = …)]` says.
pub(super) struct Tag {
    /// The member's name as it is sent.
    pub(super) name: String,
    /// Its value, for one of the objects.
    pub(super) value: String,
    /// The object that has every member of the others.
    pub(super) widest: Path,
}

/// The same, part by part; an enum has no value.
#[derive(Default)]
pub(super) struct Parts {
    name: Option<String>,
    value: Option<String>,
    widest: Option<Path>,
}

impl Parts {
    pub(super) fn take(
        &mut self,
        part: &ParseNestedMeta<'_>,
    ) -> syn::Result<bool> {
        if part.path.is_ident("tag") {
            self.name = Some(attribute::text(part)?.value());
        } else if part.path.is_ident("value") {
            self.value = Some(attribute::text(part)?.value());
        } else if part.path.is_ident("widest") {
            self.widest = Some(part.value()?.parse()?);
        } else {
            return Ok(false);
        }
        Ok(true)
    }

    pub(super) fn finish(self, ident: &Ident) -> syn::Result<Option<Tag>> {
        match (self.name, self.widest) {
            (None, None) => Ok(None),
            (Some(name), Some(widest)) => {
                let value = self.value.unwrap_or_default();
                Ok(Some(Tag { name, value, widest }))
            }
            (Some(_), None) | (None, Some(_)) => Err(syn::Error::new_spanned(
                ident,
                "must have both `tag` and `widest`, or neither",
            )),
        }
    }
}

impl Tag {
    fn values(&self) -> TokenStream {
        let Self { name, value, .. } = self;
        quote!(crate::rule::ChoiceRule::one_of(#name, &[#value]))
    }

    /// The row in the table of fields.
    pub(super) fn row(&self, object: &Ident) -> TokenStream {
        let name = &self.name;
        let line = field::line(object);
        let doc = format!("Always `{}`.", self.value);
        let values = self.values();
        quote! {
            crate::introspect::shape::Field {
                name: #name,
                required: true,
                nullable: false,
                tolerated: false,
                doc: #doc,
                source: None,
                shape: crate::introspect::shape::Shape::Choice(&#values),
                line: #line,
            }
        }
    }

    /// From the reader; nothing of it is kept.
    pub(super) fn read_value(&self) -> TokenStream {
        let name = &self.name;
        let values = self.values();
        quote! {{
            const VALUES: crate::rule::ChoiceRule = #values;
            crate::read::tagged::read(reader, &path.field(#name), &VALUES)?;
        }}
    }

    /// Into the output.
    pub(super) fn write(&self) -> TokenStream {
        let Self { name, value, .. } = self;
        quote!(members.serialize_entry(#name, #value)?;)
    }

    /// The value that tells the object from the others.
    pub(super) fn variant(&self, name: &Ident) -> TokenStream {
        let value = &self.value;
        quote! {
            impl crate::read::tagged::Variant for #name {
                const VALUE: &'static str = #value;
            }
        }
    }
}
