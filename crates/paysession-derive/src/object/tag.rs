//! The member that tells one object of a union from the others.

use proc_macro2::TokenStream;
use quote::quote;
use syn::{Ident, Path, meta::ParseNestedMeta};

use super::field;
use crate::attribute;

/// What `#[object(tag = "…", value = "…")]` says of one of the objects.
pub(super) struct TagAttribute {
    /// The member's name as it is sent.
    pub(super) name: String,
    /// Its value.
    value: String,
}

/// What `#[object(tag = "…", superset = …)]` says of the union of them.
pub(super) struct UnionTag {
    /// The member's name as it is sent.
    pub(super) name: String,
    /// The object that has every member of the others.
    pub(super) superset: Path,
}

/// Either, part by part.
#[derive(Default)]
pub(super) struct TagArguments {
    name: Option<String>,
    value: Option<String>,
    superset: Option<Path>,
}

impl TagArguments {
    pub(super) fn take(
        &mut self,
        part: &ParseNestedMeta<'_>,
    ) -> syn::Result<bool> {
        if part.path.is_ident("tag") {
            self.name = Some(attribute::text(part)?.value());
        } else if part.path.is_ident("value") {
            self.value = Some(attribute::text(part)?.value());
        } else if part.path.is_ident("superset") {
            self.superset = Some(part.value()?.parse()?);
        } else {
            return Ok(false);
        }
        Ok(true)
    }

    /// Of a struct, which may be no part of a union.
    pub(super) fn of_struct(
        self,
        ident: &Ident,
    ) -> syn::Result<Option<TagAttribute>> {
        match (self.name, self.value, self.superset) {
            (None, None, None) => Ok(None),
            (Some(name), Some(value), None) => {
                Ok(Some(TagAttribute { name, value }))
            }
            _ => Err(syn::Error::new_spanned(
                ident,
                "must have both `tag` and `value`, or neither",
            )),
        }
    }

    /// Of an enum.
    pub(super) fn of_enum(self, ident: &Ident) -> syn::Result<UnionTag> {
        match (self.name, self.value, self.superset) {
            (Some(name), None, Some(superset)) => {
                Ok(UnionTag { name, superset })
            }
            _ => Err(syn::Error::new_spanned(
                ident,
                "must have `tag` and `superset`, and no `value`",
            )),
        }
    }
}

impl TagAttribute {
    fn values(&self) -> TokenStream {
        let Self { name, value, .. } = self;
        quote!(crate::rule::ChoiceRule::one_of(#name, &[#value]))
    }

    /// The row in the table of fields.
    pub(super) fn row(
        &self,
        object: &Ident,
        left_out: Option<&Ident>,
    ) -> TokenStream {
        let name = &self.name;
        let line = field::line(object);
        let required = left_out.is_none();
        let doc = if required {
            format!("Always `{}`.", self.value)
        } else {
            format!(
                "Always `{}`, which it is where it is left out.",
                self.value
            )
        };
        let values = self.values();
        quote! {
            crate::introspect::shape::Field {
                name: #name,
                required: #required,
                nullable: false,
                may_be_missing: false,
                alias: None,
                doc: #doc,
                source: None,
                shape: crate::introspect::shape::Shape::Choice(&#values),
                line: #line,
            }
        }
    }

    /// From the reader; nothing of it is kept but whether it is there.
    pub(super) fn read_value(&self, left_out: Option<&Ident>) -> TokenStream {
        let name = &self.name;
        let values = self.values();
        let read = match left_out {
            Some(ident) => quote! {
                partial.#ident = crate::read::tagged::read_optional(
                    reader,
                    &path.field(#name),
                    &VALUES,
                )?;
            },
            None => quote! {
                crate::read::tagged::read(reader, &path.field(#name), &VALUES)?;
            },
        };
        quote! {{
            const VALUES: crate::rule::ChoiceRule = #values;
            #read
        }}
    }

    /// Into the output.
    pub(super) fn write(&self, left_out: Option<&Ident>) -> TokenStream {
        let Self { name, value, .. } = self;
        let write = quote!(members.serialize_entry(#name, #value)?;);
        match left_out {
            Some(ident) => quote!(if !self.#ident { #write }),
            None => write,
        }
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
