//! Reading a field: its slot, and the way into it and out of it.

use proc_macro2::TokenStream;
use quote::quote;
use syn::Ident;

use super::Field;

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
        let path = quote!(&path.field(#wire));
        if self.alias.is_some() {
            return self.read_name(wire, &quote!(Own), unknown);
        }
        if let (true, Some(unknown)) = (self.may_be_missing, unknown) {
            quote! {{
                partial.#ident = crate::read::kept::read_option(
                    reader,
                    #path,
                    #nullable,
                    (#wire, &mut partial.#unknown),
                )?;
            }}
        } else if let (true, Some(unknown)) = (self.or_digits, unknown) {
            quote! {{
                partial.#ident = crate::read::kept::read_number_or_digits(
                    reader,
                    #path,
                    (#wire, &mut partial.#unknown),
                )?;
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
                crate::value::aliased::UsedAliases::#names,
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
