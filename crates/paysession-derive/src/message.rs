//! `#[derive(Message)]`.

mod field;
mod tag;
mod tagged;

use std::collections::HashSet;

use proc_macro2::{Literal, TokenStream};
use quote::{ToTokens, format_ident, quote};
use syn::{Data, DeriveInput, Expr, Fields, Ident};

use self::{
    field::{Argument, Field, Role},
    tag::Tag,
};
use crate::{attribute, string};

/// What `#[message(…)]` says.
#[derive(Default)]
struct Settings {
    id: Option<Expr>,
    response: bool,
    literal: bool,
    source: Option<Expr>,
    example: Option<Expr>,
    tag: Option<Tag>,
}

impl Settings {
    fn read(input: &DeriveInput) -> syn::Result<Self> {
        let mut settings = Self::default();
        let mut tag = tag::Parts::default();
        attribute::each(&input.attrs, "message", |part| {
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
            } else {
                return Ok(path.is_ident("request") || tag.take(part)?);
            }
            Ok(true)
        })?;
        settings.tag = tag.finish(&input.ident)?;
        Ok(settings)
    }
}

pub(crate) fn expand(input: &DeriveInput) -> syn::Result<TokenStream> {
    let settings = Settings::read(input)?;
    if let Data::Enum(data) = &input.data {
        return tagged::expand(input, &settings, data);
    }
    let fields = fields(input, settings.response)?;
    let name = &input.ident;
    let object = object(input, &settings, &fields);
    let construct = construct(name, &settings, &fields)?;
    let write = write(name, settings.tag.as_ref(), &fields);
    let generate = generate(name, &fields);
    let read = read(name, &fields);
    let message = message(name, &settings)?;
    let schema = string::schema(name);
    let variant = settings.tag.as_ref().map(|tag| tag.variant(name));
    Ok(quote! {
        #object #construct #read #write #generate #message #schema #variant
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

fn named(ident: &Ident) -> syn::Error {
    syn::Error::new_spanned(ident, "must be a struct with named fields")
}

/// The fields that have a row in the table.
fn rows(fields: &[Field]) -> impl Iterator<Item = &Field> {
    fields.iter().filter(|field| match field.role {
        Role::Required | Role::Optional => true,
        Role::UnknownFields | Role::TagLeftOut => false,
    })
}

fn unknown_fields(fields: &[Field]) -> Option<&Field> {
    fields.iter().find(|field| field.role == Role::UnknownFields)
}

/// The field that says whether the tag is left out, where it may be.
fn tag_left_out(fields: &[Field]) -> Option<&Ident> {
    let field = fields.iter().find(|field| field.role == Role::TagLeftOut);
    field.map(|field| &field.ident)
}

/// The table of fields and the reader's parts.
fn object(
    input: &DeriveInput,
    settings: &Settings,
    fields: &[Field],
) -> TokenStream {
    let name = &input.ident;
    let text = name.to_string();
    let doc = attribute::doc(&input.attrs);
    let source = option(settings.source.as_ref());
    let line = field::line(&input.ident);
    let partial = format_ident!("{name}Partial");
    let rows: Vec<_> = rows(fields).collect();
    let tag = settings.tag.as_ref();
    let entries = rows.iter().map(|field| field.row());
    let left_out = tag_left_out(fields);
    let entries =
        tag.map(|tag| tag.row(name, left_out)).into_iter().chain(entries);
    let names = rows.iter().map(|field| &field.wire);
    let names = tag.map(|tag| &tag.name).into_iter().chain(names);
    let other_names = rows.iter().filter_map(|field| field.alias.as_ref());
    let names: Vec<_> = names.chain(other_names).collect();
    let lookup = lookup(&names);
    let partial_struct = partial_struct(&partial, fields);
    let unknown = unknown_fields(fields).map(|field| &field.ident);
    let reads = rows.iter().map(|field| field.read_value(unknown));
    let reads =
        tag.map(|tag| tag.read_value(left_out)).into_iter().chain(reads);
    let reads = reads.chain(rows.iter().filter_map(|field| field.read_alias()));
    let index = 0..names.len();
    let builds = rows.iter().map(|field| field.build());
    let tag_build =
        left_out.map(|ident| quote!(#ident: partial.#ident.is_none(),));
    let keeps = unknown.is_some();
    let unknown_build = unknown.map(|ident| quote!(#ident: partial.#ident,));
    let unknown = option(unknown.map(|ident| quote!(&mut partial.#ident)));
    quote! {
        const _: () = {
            #partial_struct

            impl crate::read::object::Object for #name {
                type Partial = #partial;

                const OBJECT: crate::introspect::shape::ObjectShape =
                    crate::introspect::shape::ObjectShape {
                        type_name: crate::rule::TypeName::new(
                            module_path!(),
                            #text,
                        ),
                        doc: #doc,
                        source: #source,
                        fields: &[#(#entries),*],
                        keeps_unknown_fields: #keeps,
                        line: #line,
                    }
                    .checked();

                #lookup

                #[inline]
                #[allow(unused_variables, reason = "an object may have no fields")]
                fn read_field(
                    partial: &mut #partial,
                    index: usize,
                    reader: &mut crate::read::Reader<'_>,
                    path: &crate::read::Path<'_>,
                ) -> Result<(), crate::read::Refused> {
                    match index {
                        #(#index => #reads)*
                        _ => {}
                    }
                    Ok(())
                }

                #[allow(unused_variables, reason = "not every object keeps them")]
                fn unknown_fields(
                    partial: &mut #partial,
                ) -> Option<&mut crate::UnknownFields> {
                    #unknown
                }

                // Called once per message, and a call moves all of it again.
                #[inline(always)]
                #[allow(unused_variables, reason = "an object may have no fields")]
                fn build(partial: #partial) -> Result<Self, &'static str> {
                    Ok(Self { #(#builds,)* #tag_build #unknown_build })
                }
            }
        };
    }
}

/// The struct with every member optional.
fn partial_struct(partial: &Ident, fields: &[Field]) -> TokenStream {
    let slots = rows(fields).map(Field::slot);
    let tag = tag_left_out(fields).map(|ident| quote!(#ident: Option<()>,));
    let unknown = unknown_fields(fields).map(|field| {
        let ident = &field.ident;
        quote!(#ident: crate::UnknownFields,)
    });
    quote! {
        #[derive(Default)]
        #[allow(missing_debug_implementations, reason = "private to the reader")]
        pub(crate) struct #partial { #(#slots,)* #tag #unknown }
    }
}

/// The functions that find a name among those of the fields.
fn lookup(names: &[&String]) -> TokenStream {
    let index: Vec<_> = (0..names.len()).collect();
    let tokens = names.iter().map(|name| {
        let token = format!("\"{name}\":");
        Literal::byte_string(token.as_bytes())
    });
    let tokens: Vec<_> = tokens.collect();
    quote! {
        fn field(name: &str) -> Option<(usize, &'static str)> {
            match name {
                #(#names => Some((#index, #names)),)*
                _ => None,
            }
        }

        #[inline]
        fn field_at(
            text: &[u8],
            expected: usize,
        ) -> Option<(usize, &'static str)> {
            match expected {
                #(#index if text.starts_with(#tokens) => {
                    return Some((#index, #names));
                })*
                _ => {}
            }
            #(if text.starts_with(#tokens) {
                return Some((#index, #names));
            })*
            None
        }
    }
}

/// `new`, and `with_…` for every optional field.
///
/// A response is read, and a literal names its fields: neither has a `new`.
/// Where there is one, no two of its arguments are of one type, so that none
/// can be taken for another.
fn construct(
    name: &Ident,
    settings: &Settings,
    fields: &[Field],
) -> syn::Result<TokenStream> {
    let boxed: Vec<_> = fields.iter().filter_map(boxed).collect();
    let accessors =
        (!boxed.is_empty()).then(|| quote!(impl #name { #(#boxed)* }));
    if settings.response || settings.literal {
        return Ok(accessors.unwrap_or_default());
    }
    let required: Vec<_> =
        fields.iter().filter(|field| field.role == Role::Required).collect();
    distinct(&required)?;
    let idents: Vec<_> = required.iter().map(|field| &field.ident).collect();
    let types = required.iter().map(|field| &field.written);
    let rest = fields
        .iter()
        .filter(|field| field.role != Role::Required)
        .map(|field| &field.ident);
    let withs =
        fields.iter().filter(|field| field.role == Role::Optional).map(with);
    Ok(quote! {
        #accessors

        impl #name {
            /// With its required fields, and none of the others.
            #[allow(clippy::new_without_default, reason = "only some have no required fields")]
            pub fn new(#(#idents: #types),*) -> Self {
                Self { #(#idents,)* #(#rest: Default::default(),)* }
            }

            #(#withs)*
        }
    })
}

/// Refuses two required fields of one type.
fn distinct(required: &[&Field]) -> syn::Result<()> {
    let mut types = HashSet::new();
    for field in required {
        let written = &field.written;
        if !types.insert(quote!(#written).to_string()) {
            return Err(syn::Error::new_spanned(
                written,
                "must be the only required field of its type, since `new` \
                 could be called with the two the wrong way round; or make \
                 the struct a #[message(literal)]",
            ));
        }
    }
    Ok(())
}

/// The setter of an optional field, by value.
fn with(field: &Field) -> TokenStream {
    let ident = &field.ident;
    let unboxed = field::within("Box", &field.inner);
    let inner = unboxed.as_ref().unwrap_or(&field.inner);
    let (value, inner) = match field.argument {
        Argument::Exact => (quote!(#ident), quote!(#inner)),
        Argument::Into => (quote!(#ident.into()), quote!(impl Into<#inner>)),
    };
    let value = match &unboxed {
        Some(_) => quote!(Box::new(#value)),
        None => value,
    };
    let with = format_ident!("with_{ident}");
    let doc = format!("The same, with this `{}`.", field.wire);
    quote! {
        #[doc = #doc]
        #[must_use]
        pub fn #with(self, #ident: #inner) -> Self {
            Self { #ident: Some(#value), ..self }
        }
    }
}

/// What stands in the place of a public field whose value is boxed, so that
/// the box is not in the API.
fn boxed(field: &Field) -> Option<TokenStream> {
    let inner = field::within("Box", &field.inner)?;
    let ident = &field.ident;
    let set = format_ident!("set_{ident}");
    let doc = &field.doc;
    let set_doc = format!("Sets `{}`, or leaves it out.", field.wire);
    Some(quote! {
        #[doc = #doc]
        pub fn #ident(&self) -> Option<&#inner> {
            self.#ident.as_deref()
        }

        #[doc = #set_doc]
        pub fn #set(&mut self, #ident: Option<#inner>) {
            self.#ident = #ident.map(Box::new);
        }
    })
}

fn read(name: &Ident, fields: &[Field]) -> TokenStream {
    let checks = rows(fields).map(Field::check);
    let unknown = unknown_fields(fields).map(|field| {
        let ident = &field.ident;
        quote! {
            crate::read::object::check_unknown_fields::<Self>(
                &self.#ident,
                path,
                collector,
            );
        }
    });
    quote! {
        impl crate::read::Read for #name {
            const SHAPE: crate::introspect::shape::Shape = crate::introspect::shape::Shape::Object(
                &<Self as crate::read::object::Object>::OBJECT,
            );

            fn read(
                reader: &mut crate::read::Reader<'_>,
                path: &crate::read::Path<'_>,
            ) -> Result<Self, crate::read::Refused> {
                crate::read::object::read(reader, path)
            }

            #[allow(unused_variables, reason = "an object may have no fields")]
            fn check(
                &self,
                path: &crate::read::Path<'_>,
                collector: &mut crate::read::Collector,
            ) {
                #(#checks)*
                #unknown
            }
        }
    }
}

fn write(name: &Ident, tag: Option<&Tag>, fields: &[Field]) -> TokenStream {
    let tag = tag.map(|tag| tag.write(tag_left_out(fields)));
    let members = rows(fields).map(Field::write);
    let unknown = unknown_fields(fields).map(|field| {
        let ident = &field.ident;
        quote! {
            for (name, value) in self.#ident.members() {
                members.serialize_entry(name, value)?;
            }
        }
    });
    quote! {
        impl serde::Serialize for #name {
            fn serialize<S: serde::Serializer>(
                &self,
                to: S,
            ) -> Result<S::Ok, S::Error> {
                use serde::ser::SerializeMap as _;
                let mut members = to.serialize_map(None)?;
                #tag
                #(#members)*
                #unknown
                members.end()
            }
        }
    }
}

/// Ten fields at a time: a tuple of strategies has at most twelve.
fn generate(name: &Ident, fields: &[Field]) -> TokenStream {
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

fn message(name: &Ident, settings: &Settings) -> syn::Result<TokenStream> {
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

fn option(value: Option<impl ToTokens>) -> TokenStream {
    if let Some(value) = value { quote!(Some(#value)) } else { quote!(None) }
}
