//! Keys of `content` that are no media types (RFC 6838 §4.2), as `json` for `application/json`.
//!
//! Takes a map of content; renames what is surely meant as another, and tells every key. What it holds it doesn't know.

use super::walk::Walk;
use crate::diagnostic::{Diagnostic, catalog, suggest};
use crate::grammar::is_extension;
use crate::tree::Map;

/// Words that are used for media types.
const WORDS: &[(&str, &str)] = &[
    ("*", "*/*"),
    ("any", "*/*"),
    ("json", "application/json"),
    ("xml", "application/xml"),
    ("yaml", "application/yaml"),
    ("pdf", "application/pdf"),
    ("zip", "application/zip"),
    ("binary", "application/octet-stream"),
    ("bytes", "application/octet-stream"),
    ("octet-stream", "application/octet-stream"),
    ("form", "application/x-www-form-urlencoded"),
    ("x-www-form-urlencoded", "application/x-www-form-urlencoded"),
    ("form-data", "multipart/form-data"),
    ("multipart", "multipart/form-data"),
    ("text", "text/plain"),
    ("plain", "text/plain"),
    ("csv", "text/csv"),
    ("html", "text/html"),
    ("event-stream", "text/event-stream"),
];

/// Tells keys that are no media types.
pub(super) fn keys(walk: &mut Walk<'_>, content: &mut Map) {
    let found: Vec<_> = content
        .iter()
        .filter(|entry| !is_media_type(&entry.key) && !is_extension(&entry.key))
        .map(|entry| (entry.key.clone(), entry.key_span))
        .collect();
    for (key, span) in found {
        let meant = meant(&key);
        let help = match meant {
            Some(media) => format!("did you mean `{media}`? It is read as that"),
            None => "write a type and a subtype, such as `application/json`; its bytes are passed on as they are".to_owned(),
        };
        let sentence = Diagnostic::new(&catalog::NO_MEDIA_TYPE, &[&key, &help]);
        walk.report(sentence.at(span));
        match meant {
            Some(media) if content.contains(media) => {
                content.remove(&key);
            }
            Some(media) => {
                content.rename(&key, media);
            }
            None => {}
        }
    }
}

/// The media type that a text stands for: a word for it, or what a slip makes of it.
fn meant(key: &str) -> Option<&'static str> {
    let plain = key.trim().to_ascii_lowercase();
    let word = WORDS.iter().find(|(word, _)| *word == plain);
    let word = word.map(|(_, media)| *media);
    word.or_else(|| suggest::nearest(&plain, WORDS.iter().map(|(_, media)| *media)))
}

/// `type/subtype` with any parameters, or a range of such.
fn is_media_type(key: &str) -> bool {
    let essence = key.split(';').next().unwrap_or_default().trim();
    let is_token = |part: &str| {
        let legal = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~{}".contains(&byte);
        !part.is_empty() && part.bytes().all(legal)
    };
    essence
        .split_once('/')
        .is_some_and(|(kind, subtype)| is_token(kind) && is_token(subtype))
}
