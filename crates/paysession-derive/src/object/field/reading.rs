//! Reading a field: its slot, and the way into it and out of it.

use proc_macro2::TokenStream;
use quote::quote;
use syn::Ident;

use super::{Field, Mismatch};

impl Field {
    /// The slot of the value while the object is read.
    pub(in crate::object) fn slot(&self) -> TokenStream {
        let Self { ident, inner, .. } = self;
        quote!(#ident: Option<#inner>)
    }

    /// From the reader into the slot.
    pub(in crate::object) fn read_value(
        &self,
        unknown: Option<&Ident>,
    ) -> TokenStream {
        let Self { ident, wire, inner, nullable, .. } = self;
        let keeps_only_empty = self.mismatch == Mismatch::KeptIfEmpty;
        let path = quote!(&path.field(#wire));
        if self.alias.is_some() {
            return self.read_name(wire, &quote!(Own), unknown);
        }
        if let (true, Some(unknown)) = (self.keeps_mismatch(), unknown) {
            quote! {{
                partial.#ident = crate::read::option::read_or_keep(
                    reader,
                    #path,
                    #nullable,
                    #keeps_only_empty,
                    (#wire, &mut partial.#unknown),
                )?;
            }}
        } else if self.is_never_null() {
            quote! {{
                partial.#ident =
                    crate::read::option::read_or_leave_out(reader, #path)?;
            }}
        } else if self.nullable {
            quote! {{
                partial.#ident =
                    crate::read::option::read_nullable(reader, #path)?;
            }}
        } else if self.is_option() {
            quote! {{
                partial.#ident =
                    crate::read::option::read_optional(reader, #path)?;
            }}
        } else {
            quote! {{
                partial.#ident =
                    Some(<#inner as crate::read::Read>::read(reader, #path)?);
            }}
        }
    }

    /// From the reader into the slot, under the other name of the field.
    pub(in crate::object) fn read_alias(
        &self,
        unknown: Option<&Ident>,
    ) -> Option<TokenStream> {
        let alias = self.alias.as_ref()?;
        Some(self.read_name(alias, &quote!(Alias), unknown))
    }

    fn read_name(
        &self,
        name: &str,
        names: &TokenStream,
        unknown: Option<&Ident>,
    ) -> TokenStream {
        let Self { ident, .. } = self;
        quote! {{
            crate::value::aliased::read(
                &mut partial.#ident,
                crate::value::aliased::Names::#names,
                reader,
                &path.field(#name),
                (#name, &mut partial.#unknown),
            )?;
        }}
    }

    /// From the slot into the struct.
    pub(in crate::object) fn build(&self) -> TokenStream {
        let Self { ident, wire, .. } = self;
        if self.is_option() {
            quote!(#ident: partial.#ident)
        } else {
            quote!(#ident: partial.#ident.ok_or(#wire)?)
        }
    }
}
