//! What must stand around a phrase whose own words do not make it a limit: more
//! than 9 characters may be asked for, refused, or mentioned.

/// A way in which a phrase stands in its sentence, on both sides.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::prose) enum Frame {
    /// It is demanded, and nothing is said of it: `must be greater than 0`.
    Demanded,
    /// It is all that its clause says: `(1-31)`.
    Alone,
    /// It names what the value is: `the UUID of the order`.
    Named,
    /// It names the list that the value is from: `any valid ISO 4217 code`.
    Coded,
    /// It names how a time is written: `in ISO 8601 format`.
    Timed,
}

/// The words of a frame, as regular expressions.
#[derive(Debug, Clone, Copy)]
pub(in crate::prose) struct FrameWords {
    pub(in crate::prose) frame: Frame,
    /// What the text before a phrase ends with.
    pub(in crate::prose) before: &'static str,
    /// What the text behind it starts with.
    pub(in crate::prose) behind: &'static str,
}

/// The end of a clause.
macro_rules! end {
    () => {
        r"(?: ?[.,;()|\n!?]| - | ?$)"
    };
}

/// The start of a clause.
macro_rules! start {
    () => {
        r#"(?:(?:^|[.;:,(|\n"]) ?|- )"#
    };
}

/// What says that the value is what a standard names.
macro_rules! is_a {
    () => {
        r"\b(?:must|has to|have to|needs? to|shall|should) be (?:an? |the |in )?|\b(?:is|as|are|has|have|uses?|using) (?:an? |in )"
    };
}

pub(in crate::prose) const FRAMES: [FrameWords; 5] = [
    FrameWords {
        frame: Frame::Demanded,
        before: r#"(?:(?:^|[.;:(,|\n"?!>]) ?|- |(?:\b(?:must|shall|should|has to|have to|needs? to)(?: (?:always|all|only))?(?: (?:be|have|contain))?(?: an? (?:value|length|number|amount)(?: of)?)?|\b(?:strictly|always|and|but|value|amount|length|number|rate|total|is)) )$"#,
        behind: concat!(
            r"^(?: ?%| (?:percent|cents|milliseconds?|seconds?|minutes?|hours?|days?|weeks?|months?|years?))?(?: long| in length)?(?: in (?:minor|cents|(?:the )?(?:lowest|smallest|minor))\b| (?:and|but)\b|",
            end!(),
            ")"
        ),
    },
    FrameWords {
        frame: Frame::Alone,
        before: r"(?:(?:^|[,;:(\n]) ?|\brange:? )$",
        behind: r"^%?(?:[,;.)\n]|$)",
    },
    FrameWords {
        frame: Frame::Named,
        before: concat!(
            "(?:",
            start!(),
            r"(?:(?:an?|the|its|your|our|this|any|as an?) )?|",
            is_a!(),
            r"|\bin |\b(?:identifier|id|key|reference|value|token|code):? )(?:(?:valid|unique|random|generated|[a-z]+-generated|canonical|standard|new|public|internal|external|global|globally|universally|lowercase|string|version [1-8]|rfc 4122) )*$",
        ),
        behind: concat!(
            r"^(?: ?\(?v[1-8]\)?| version [1-8])?(?: (?:format|string|value|identifier|id|code|form|notation))*(?: in (?:lower|upper)[ -]?case)?(?: of (?:the |an? |your |our |this |its )?[a-z]+(?:'s)?(?:[ _-](?:[a-z]*[a-ce-rt-z]|[a-z]*[a-df-z]d))?| (?:for|from|by) (?:the|an?|your|our|this|its) [a-z]+)?",
            end!()
        ),
    },
    FrameWords {
        frame: Frame::Coded,
        before: concat!(
            "(?:",
            start!(),
            r"(?:(?:an?|the|its|your|our|this|any|as) )?|",
            is_a!(),
            r"|\b(?:in|per|as|by|under|following|follows|follow|uses|using|according to|defined in|defined by|with|conforms to|complies with|seg[úu]n|norma|est[áa]ndar) (?:(?:the|an?|any|la|el) )?|\b(?:code|currency|country|nationality|standard|format|c[óo]digo|moneda|pa[íi]s|nacionalidad) )(?:(?:valid|official|alphabetic|international|upper-?case|capital|any|two-letter|three-letter|2-letter|3-letter|[23]-characters?|two-character|three-character|[23]-digit|current|supported|currency|country|code|standard|c[óo]digo|moneda|pa[íi]s) )*$"
        ),
        behind: concat!(
            r"^(?: ?(?:alpha[- ]?[23]|standard|code|currency|country|format|alphabetic|letter|norm|list|values?|v[áa]lido|in (?:upper[ -]?case|capitals?|capital letters)))*(?: (?:of|for|in which|on which|representing|identifying|that|where|used|max|min|de|del)\b|",
            end!(),
            ")"
        ),
    },
    FrameWords {
        frame: Frame::Timed,
        before: "",
        behind: concat!(
            r"^(?:,? (?:utc|extended|format|standard|string|notation|time ?stamps?|date[- ]?times?|dates? and times?|in utc|in gmt|of the [a-z]+|with [a-z]+))*(?: (?:max|min)\b|",
            end!(),
            ")"
        ),
    },
];
