//! What stands in attributes and doc comments.

use syn::{Attribute, Expr, ExprLit, Lit, LitStr, Meta, meta::ParseNestedMeta};

/// Goes through `#[name(…)]`, part by part.
pub(crate) fn each(
    attributes: &[Attribute],
    name: &str,
    mut take: impl FnMut(&ParseNestedMeta<'_>) -> syn::Result<bool>,
) -> syn::Result<()> {
    for attribute in attributes.iter().filter(|a| a.path().is_ident(name)) {
        attribute.parse_nested_meta(|part| {
            if take(&part)? {
                Ok(())
            } else {
                Err(part.error("must be a part that this derive knows"))
            }
        })?;
    }
    Ok(())
}

/// The text of a part `name = "…"`.
pub(crate) fn text(part: &ParseNestedMeta<'_>) -> syn::Result<LitStr> {
    part.value()?.parse()
}

/// The one expression `#[name(part = …)]`.
pub(crate) fn expression(
    attributes: &[Attribute],
    name: &str,
    part: &str,
    span: &impl quote::ToTokens,
) -> syn::Result<Expr> {
    let mut found = None;
    each(attributes, name, |meta| {
        let known = meta.path.is_ident(part);
        if known {
            found = Some(meta.value()?.parse()?);
        }
        Ok(known)
    })?;
    found.ok_or_else(|| {
        syn::Error::new_spanned(
            span,
            format!("must have #[{name}({part} = …)]"),
        )
    })
}

/// The doc comment as a description for readers of any language: whole
/// sentences up to the first example, without Rust's links, the lines joined as
/// Markdown joins them.
pub(crate) fn doc(attributes: &[Attribute]) -> String {
    let lines = attributes.iter().filter_map(|attribute| {
        let Meta::NameValue(pair) = &attribute.meta else { return None };
        let Expr::Lit(ExprLit { lit: Lit::Str(line), .. }) = &pair.value else {
            return None;
        };
        let is_doc = pair.path.is_ident("doc");
        is_doc.then(|| line.value().trim().to_owned())
    });
    let mut doc = String::new();
    for line in lines.take_while(|line| !line.starts_with("```")) {
        let gap = match (doc.is_empty() || doc.ends_with('\n'), line.is_empty())
        {
            (true, _) => "",
            (false, true) => "\n\n",
            (false, false) => " ",
        };
        doc.push_str(gap);
        doc.push_str(&line);
    }
    without_links(without_introduction(doc.trim()))
}

/// Without a last sentence that only introduces what follows it.
fn without_introduction(doc: &str) -> &str {
    let Some(open) = doc.strip_suffix(':') else { return doc };
    let end = [".\n\n", ". "]
        .into_iter()
        .filter_map(|stop| open.rfind(stop).map(|at| at + 1))
        .max();
    end.map_or("", |end| doc.split_at(end).0)
}

/// Links to Rust's items as the items' names.
fn without_links(doc: &str) -> String {
    let mut text = String::new();
    let mut rest = doc;
    while let Some((before, link)) = rest.split_once('[') {
        text.push_str(before);
        let (label, after) = link.split_once(']').unwrap_or((link, ""));
        let target = after.strip_prefix('(').and_then(|to| to.split_once(')'));
        match (name(label), target) {
            (item, Some((_, after))) => {
                text.push_str(item.unwrap_or(label));
                rest = after;
            }
            (Some(item), None) => {
                text.push_str(item);
                rest = after;
            }
            (None, None) => {
                text.push('[');
                rest = link;
            }
        }
    }
    text + rest
}

/// What stands between backticks.
fn name(label: &str) -> Option<&str> {
    label.strip_prefix('`')?.strip_suffix('`')
}

#[cfg(test)]
mod tests {
    use super::{doc, without_introduction};

    #[test]
    fn a_description_has_whole_sentences_and_no_links() {
        let cases: [(&[&str], &str); 9] = [
            (&[" A session."], "A session."),
            (&[" A session", " of two lines."], "A session of two lines."),
            (
                &[" One.", "", " Two.", " ```", " code", " ```", " x"],
                "One.\n\nTwo.",
            ),
            (&[" One.", "", " It makes one:", "", " ```"], "One."),
            (&[" One. It makes", " one:", " ```"], "One."),
            (
                &[" Says [`Code::status`] and [this](super::That)."],
                "Says Code::status and this.",
            ),
            (&[" [`Metadata`](super::Metadata) of it."], "Metadata of it."),
            (
                &[" The digits [0-9] and `[` are no link."],
                "The digits [0-9] and `[` are no link.",
            ),
            (&[], ""),
        ];
        for (lines, description) in cases {
            let attributes: Vec<syn::Attribute> = lines
                .iter()
                .map(|line| syn::parse_quote!(#[doc = #line]))
                .collect();
            assert_eq!(doc(&attributes), description, "{lines:?}");
        }
    }

    #[test]
    fn nothing_is_left_of_an_introduction_alone() {
        assert_eq!(without_introduction("It makes one:"), "");
    }
}
