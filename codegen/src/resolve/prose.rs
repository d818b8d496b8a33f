//! Prose as a description has it: its own words, then where more is said.
//!
//! Takes `description` and `externalDocs`; gives CommonMark. Knows nothing of what is described.

use openapiv3::{ExternalDocumentation, OpenAPI, Tag};

use crate::document::Schema;
use crate::document::extensions::PARENT;

/// The prose, and a paragraph that leads to what `externalDocs` names.
pub(super) fn prose(
    description: Option<&str>,
    elsewhere: Option<&ExternalDocumentation>,
) -> Option<String> {
    let own = description.map(str::trim).filter(|text| !text.is_empty());
    let more = elsewhere.and_then(lead);
    match (own, more) {
        (Some(own), Some(more)) => Some(format!("{own}\n\n{more}")),
        (None, Some(more)) => Some(more),
        (_, None) => description.map(str::to_owned),
    }
}

/// The prose of a schema.
pub(super) fn prose_of(schema: Schema<'_>) -> Option<String> {
    prose(schema.text("description"), schema.external_docs().as_ref())
}

/// The prose of a tag.
pub(super) fn of_tag(tag: &Tag) -> Option<String> {
    let own = prose(tag.description.as_deref(), tag.external_docs.as_ref());
    let parent = tag.extensions.get(PARENT).and_then(|name| name.as_str());
    match (own, parent) {
        (own, None) => own,
        (None, Some(parent)) => Some(format!("Part of `{parent}`.")),
        (Some(own), Some(parent)) => Some(format!("{own}\n\nPart of `{parent}`.")),
    }
}

/// The prose of the whole.
pub(super) fn of_document(document: &OpenAPI) -> Option<String> {
    let description = document.info.description.as_deref();
    prose(description, document.external_docs.as_ref())
}

/// `See [the guide](https://…).`; nothing where there is no address to follow.
fn lead(elsewhere: &ExternalDocumentation) -> Option<String> {
    let url = elsewhere.url.trim();
    let leads = url.starts_with("https://") || url.starts_with("http://");
    let plain = !url.contains(['<', '>', ' ', '\n']);
    let text = elsewhere.description.as_deref().unwrap_or_default();
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let text = text.trim_end_matches('.').replace(['[', ']'], "");
    (leads && plain).then(|| match text.as_str() {
        "" => format!("See <{url}>."),
        text => format!("See [{text}](<{url}>)."),
    })
}
