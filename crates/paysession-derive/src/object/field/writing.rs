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
        } else if let (true, Some(unknown)) = (self.may_be_kept(), unknown) {
            let member = self.member(unknown);
            let is_needed = self.is_never_null();
            quote! {
                #member.check(
                    self.#ident.as_ref(),
                    #is_needed,
                    path,
                    collector,
                );
            }
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
        } else if let (true, Some(unknown)) = (self.tracks_absence(), unknown) {
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

    /// The pattern of its name, where it may stand among the unknown members
    /// and the field holds a value.
    pub(in crate::object) fn is_given(&self) -> Option<TokenStream> {
        let Self { ident, wire, .. } = self;
        self.may_be_kept().then(|| quote!(#wire if self.#ident.is_some()))
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
}
