//! From a struct to its `Arbitrary`.

use proc_macro2::TokenStream;
use quote::quote;
use syn::Ident;

use super::field::Field;

/// Ten fields at a time: a tuple of strategies has at most twelve.
pub(super) fn expand(name: &Ident, fields: &[Field]) -> TokenStream {
    let groups: Vec<_> = fields.chunks(10).collect();
    let strategies = groups.iter().map(|group| {
        let strategies = group.iter().map(Field::strategy);
        quote!((#(#strategies,)*))
    });
    let patterns = groups.iter().map(|group| {
        let idents = group.iter().map(|field| &field.ident);
        quote!((#(#idents,)*))
    });
    let idents = fields.iter().map(|field| &field.ident);
    quote! {
        #[cfg(feature = "proptest1")]
        impl proptest::arbitrary::Arbitrary for #name {
            type Parameters = ();
            type Strategy = proptest::strategy::BoxedStrategy<Self>;

            fn arbitrary_with((): ()) -> Self::Strategy {
                use proptest::prelude::{Strategy as _, any};
                (#(#strategies,)*)
                    .prop_map(|(#(#patterns,)*)| Self { #(#idents),* })
                    .boxed()
            }
        }
    }
}
