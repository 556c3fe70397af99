//! From an ordinary struct or enum to its reader and its table of fields.
//!
//! Private to `paysession`: what it writes names that crate's own modules, so
//! that it is of no use elsewhere.
//! It writes no logic: each derive fills in the small trait that a module of
//! `paysession::read` is generic over.

mod attribute;
mod choice;
mod common;
mod number;
mod object;
mod string;

use proc_macro::TokenStream;
use proc_macro2::TokenStream as Tokens;
use syn::{DeriveInput, parse_macro_input};

/// An object: its reader, its writer, its table of fields, `new` and `with_…`;
/// with an `id`, a message.
///
/// On the struct, `#[object(…)]`: `id`, `request` or `response`, `source`
/// (`document#pointer`), `example` (JSON). A request has `new` and `with_…`,
/// unless it is a `literal`; a response has neither. A `partial` object has a
/// part of what the provider publishes. On a field, `#[field(…)]`:
/// `name` (as it is sent), `source`, `nullable`, `never_null`, `required`,
/// `unknown_fields`, `identifies` (without it, the response says nothing),
/// `alias` (another name for an `Aliased`), `into` (its `with_…` converts),
/// `or_digits` (a tolerant reading keeps a text of digits for the number).
/// A field of type `Option` is optional unless it is `required`. Where a
/// response is read tolerantly, every member may be missing but those that
/// have an `alias` or are `identifies`, and is an `Option`; a value of another
/// kind is kept among the unknown fields.
///
/// On an enum, one of several objects, each a struct: `tag` (the name of the
/// member that tells them apart) and `superset` (the struct that has every
/// member of the others). Each struct has the same `tag`, and the
/// `value` that tells it apart; the member itself is not among its fields. One of them
/// may have a field of type `bool` that is `tag_left_out`: an object without
/// the member is that struct.
#[proc_macro_derive(Object, attributes(object, field))]
pub fn object(input: TokenStream) -> TokenStream {
    expand(&parse_macro_input!(input as DeriveInput), object::expand)
}

/// A text that keeps a rule, on a struct around one `CompactString` or `Uuid`:
/// `#[string(rule = …)]`.
///
/// `identifier` gives it a `Display` and lets it be looked up by its text;
/// `case_insensitive` takes the last back. `infallible`, where
/// every text keeps the rule, gives it `From` in the place of `TryFrom`.
#[proc_macro_derive(StringNewtype, attributes(string))]
pub fn text(input: TokenStream) -> TokenStream {
    expand(&parse_macro_input!(input as DeriveInput), string::expand)
}

/// What is the same for every type that is written as a text and implements
/// `StringValue` itself: `#[string_value(shape = …)]`.
#[proc_macro_derive(StringValue, attributes(string_value))]
pub fn textual(input: TokenStream) -> TokenStream {
    expand(
        &parse_macro_input!(input as DeriveInput),
        string::expand_string_value,
    )
}

/// `Deserialize` and `JsonSchema`, for a type that implements `Read` itself.
#[proc_macro_derive(Readable)]
pub fn readable(input: TokenStream) -> TokenStream {
    expand(&parse_macro_input!(input as DeriveInput), |input| {
        Ok(common::schema(&input.ident))
    })
}

/// A closed set of values, on an enum: `#[choice(name = "…")]`, and on each
/// variant `#[choice("AS_IT_IS_SENT")]`; with `subset_of`, it converts into the
/// set of codes that has all of its values, and back.
#[proc_macro_derive(Choice, attributes(choice))]
pub fn choice(input: TokenStream) -> TokenStream {
    expand(&parse_macro_input!(input as DeriveInput), choice::expand)
}

/// A number that keeps a rule, on a struct around one `i64`, in steps.
///
/// A whole number says which type has room for it: `#[number(rule = …,
/// integer = u32)]`, or `#[number(any = i32)]` where every value of the type is
/// one. Where the rule has decimal places: `#[number(rule = …)]`.
#[proc_macro_derive(NumberNewtype, attributes(number))]
pub fn number(input: TokenStream) -> TokenStream {
    expand(&parse_macro_input!(input as DeriveInput), number::expand)
}

fn expand(
    input: &DeriveInput,
    with: fn(&DeriveInput) -> syn::Result<Tokens>,
) -> TokenStream {
    with(input).unwrap_or_else(syn::Error::into_compile_error).into()
}
