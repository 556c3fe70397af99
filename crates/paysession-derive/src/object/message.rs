//! What an object with an `id` is: a message.

use proc_macro2::TokenStream;
use quote::quote;
use syn::Ident;

use super::ObjectAttributes;

pub(super) fn expand(
    name: &Ident,
    settings: &ObjectAttributes,
) -> syn::Result<TokenStream> {
    let Some(id) = &settings.id else { return Ok(TokenStream::new()) };
    let example = settings
        .example
        .as_ref()
        .ok_or_else(|| syn::Error::new_spanned(name, "must have an example"))?;
    let direction =
        if settings.response { quote!(Response) } else { quote!(Request) };
    Ok(quote! {
        impl crate::Message for #name {
            const ID: &'static str = #id;
            const DIRECTION: crate::Direction = crate::Direction::#direction;
            const EXAMPLE: &'static str = #example;
        }

        /// A message keeps its rules from the moment it exists, so that this
        /// finds nothing; it is there for code that is generic over
        /// `Validate`. What was refused is in the [`Violations`](crate::Violations)
        /// of the options.
        #[cfg(feature = "validator021")]
        impl validator::Validate for #name {
            fn validate(&self) -> Result<(), validator::ValidationErrors> {
                crate::Message::check(self, &crate::ReadOptions::default())
                    .map_err(Into::into)
            }
        }
    })
}
