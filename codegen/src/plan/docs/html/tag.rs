//! One tag of HTML as it stands in prose.
//!
//! Knows which names are tags of text; anything else between angle brackets is no tag.

/// Names that mean something to a reader, or nothing at all; the others are placeholders such as `<id>`.
const NAMES: &[&str] = &[
    "a",
    "article",
    "aside",
    "b",
    "big",
    "blockquote",
    "br",
    "caption",
    "center",
    "code",
    "dd",
    "details",
    "div",
    "dl",
    "dt",
    "em",
    "font",
    "footer",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "i",
    "img",
    "info",
    "kbd",
    "label",
    "li",
    "note",
    "ol",
    "p",
    "pre",
    "s",
    "samp",
    "section",
    "small",
    "span",
    "strong",
    "sub",
    "summary",
    "sup",
    "table",
    "tbody",
    "td",
    "th",
    "thead",
    "tip",
    "tr",
    "tt",
    "u",
    "ul",
    "var",
    "warning",
];

/// No tag is longer than this.
pub(super) const LONGEST: usize = 4096;

/// A tag.
pub(super) struct Tag<'t> {
    /// Its name in lower case.
    pub(super) name: String,
    pub(super) closes: bool,
    attributes: &'t str,
    /// How long it is with its brackets.
    pub(super) length: usize,
}

/// The tag that a text begins with.
pub(super) fn read(text: &str) -> Option<Tag<'_>> {
    let end = text.bytes().take(LONGEST).position(|byte| byte == b'>')?;
    let inside = text.get(1..end)?;
    let (closes, inside) = match inside.strip_prefix('/') {
        Some(inside) => (true, inside),
        None => (false, inside),
    };
    let name_end = inside
        .find(|letter: char| !letter.is_ascii_alphanumeric())
        .unwrap_or(inside.len());
    let (name, attributes) = inside.split_at(name_end);
    let attributes = attributes.trim_end_matches('/').trim();
    let name = name.to_ascii_lowercase();
    let plain = attributes.is_empty() || attributes.contains('=');
    (NAMES.contains(&name.as_str()) && plain && !inside.contains('<')).then_some(Tag {
        name,
        closes,
        attributes,
        length: end + 1,
    })
}

impl<'t> Tag<'t> {
    /// The value of an attribute.
    pub(super) fn attribute(&self, name: &str) -> Option<&'t str> {
        let lower = self.attributes.to_ascii_lowercase();
        let at = lower.match_indices(name).find_map(|(at, _)| {
            let rest = self.attributes.get(at + name.len()..)?.trim_start();
            rest.strip_prefix('=').map(str::trim_start)
        })?;
        match at.chars().next()? {
            quote @ ('"' | '\'') => at.get(1..)?.split(quote).next(),
            _ => at.split_whitespace().next(),
        }
    }

    /// What stands between this tag and its end, and how long it is with the end.
    pub(super) fn inside<'a>(&self, after: &'a str) -> (&'a str, usize) {
        let ends = after.match_indices("</").find_map(|(at, mark)| {
            let rest = after.get(at + mark.len()..)?;
            let name = rest.get(..self.name.len())?;
            let close = rest.get(self.name.len()..)?.strip_prefix('>')?;
            let matches = name.eq_ignore_ascii_case(&self.name);
            matches.then_some((at, after.len() - close.len()))
        });
        match ends {
            Some((at, taken)) => (after.get(..at).unwrap_or_default(), taken),
            None => (after, after.len()),
        }
    }
}

/// Text without its tags, and with its entities as letters.
pub(super) fn plain(text: &str) -> String {
    let mut plain = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('<') {
        plain.push_str(before);
        let tagged = rest.get(before.len()..).unwrap_or_default();
        rest = match read(tagged) {
            Some(tag) => {
                plain.push_str(if tag.name == "br" { "\n" } else { "" });
                tagged.get(tag.length..).unwrap_or_default()
            }
            None => {
                plain.push('<');
                after
            }
        };
    }
    plain.push_str(rest);
    let entities = [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&nbsp;", " "),
        ("&amp;", "&"),
    ];
    entities
        .iter()
        .fold(plain, |text, (entity, letter)| text.replace(entity, letter))
}
