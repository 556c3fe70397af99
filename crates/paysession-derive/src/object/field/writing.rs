//! Judging a field's value, and writing it.

use proc_macro2::TokenStream;
use quote::quote;
use syn::Ident;

use super::Field;

impl Field {
    /// What the value breaks.
    pub(in crate::object) fn check(
        &self,
        unknown: Option<&Ident>,
    ) -> TokenStream {
        let Self { ident, wire, .. } = self;
        if let Some(alias) = &self.alias {
            quote! {
                self.#ident.check_as(
                    (#wire, #alias),
                    &self.#unknown,
                    path,
                    collector,
                );
            }
        } else if let (true, Some(unknown)) = (self.may_be_missing, unknown) {
            let member = self.member(unknown);
            let is_needed = self.is_never_null();
            let value = self.held(&member);
            quote!(#member.check(#value, #is_needed, path, collector);)
        } else if self.is_option() {
            quote! {
                if let Some(value) = &self.#ident {
                    crate::read::Read::check(
                        value,
                        &path.field(#wire),
                        collector,
                    );
                }
            }
        } else {
            quote! {
                crate::read::Read::check(
                    &self.#ident,
                    &path.field(#wire),
                    collector,
                );
            }
        }
    }

    /// From the struct into the output.
    pub(in crate::object) fn write(
        &self,
        unknown: Option<&Ident>,
    ) -> TokenStream {
        let Self { ident, wire, .. } = self;
        if let Some(alias) = &self.alias {
            quote! {
                for name in self.#ident.names().of(#wire, #alias) {
                    members.serialize_entry(name, self.#ident.value())?;
                }
            }
        } else if let (true, Some(unknown)) = (self.has_stand_in(), unknown) {
            let value = self.held(&self.member(unknown));
            quote! {
                if let Some(value) = #value {
                    members.serialize_entry(#wire, value)?;
                }
            }
        } else if let (true, Some(unknown)) = (self.is_remembered(), unknown) {
            // What is kept among the unknown members is written with them.
            let member = self.member(unknown);
            quote! {
                if self.#ident.is_some() || #member.is_sent() {
                    members.serialize_entry(#wire, &self.#ident)?;
                }
            }
        } else if self.is_required() && !self.is_never_null() {
            quote!(members.serialize_entry(#wire, &self.#ident)?;)
        } else {
            quote! {
                if let Some(value) = &self.#ident {
                    members.serialize_entry(#wire, value)?;
                }
            }
        }
    }

    /// What the object knows of the field beside its value.
    fn member(&self, unknown: &Ident) -> TokenStream {
        let Self { wire, missing_bit, .. } = self;
        quote! {
            crate::read::kept::FieldState::new(
                #wire,
                #missing_bit,
                &self.#unknown,
            )
        }
    }

    /// The value, where the field holds one that was sent.
    fn held(&self, member: &TokenStream) -> TokenStream {
        let Self { ident, .. } = self;
        if self.has_stand_in() {
            quote!(#member.held(&self.#ident))
        } else {
            quote!(self.#ident.as_ref())
        }
    }
}
