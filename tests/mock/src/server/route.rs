//! A raw path to its operation: segments against templates, literal ones before others.

use percent_encoding::percent_decode_str;

use crate::description::{Description, Operation};

/// The names of a path's parameters and their raw values.
pub(super) type Segments = Vec<(String, String)>;

/// Where a request leads.
pub(super) enum Route<'a> {
    /// The operation, and the raw values of its path's parameters.
    Found(&'a Operation, Segments),
    /// The path is there, but not by this method.
    OtherMethod,
    /// There is no such path.
    Nowhere,
}

pub(super) fn route<'a>(description: &'a Description, method: &str, path: &str) -> Route<'a> {
    let mut fits: Vec<(&Operation, Segments)> = description
        .operations()
        .iter()
        .filter_map(|operation| Some((operation, fit(&operation.template, path)?)))
        .collect();
    // "When matching URLs, concrete (non-templated) paths would be matched before their templated counterparts."
    fits.sort_by_key(|(_, segments)| segments.len());
    let known = !fits.is_empty();
    match fits
        .into_iter()
        .find(|(operation, _)| operation.method == method)
    {
        Some((operation, segments)) => Route::Found(operation, segments),
        None if known => Route::OtherMethod,
        None => Route::Nowhere,
    }
}

/// The values of a template's parameters in a path; `None` where they differ.
fn fit(template: &str, path: &str) -> Option<Segments> {
    let (mut templates, mut segments) = (template.split('/'), path.split('/'));
    let mut found = Vec::new();
    loop {
        match (templates.next(), segments.next()) {
            (None, None) => return Some(found),
            (Some(template), Some(segment)) => fit_segment(template, segment, &mut found)?,
            _ => return None,
        }
    }
}

/// A segment such as `{id}`, `{id}.json` or `{from}-{to}`: text and parameters in turn, each parameter as short as may be.
fn fit_segment(template: &str, segment: &str, found: &mut Segments) -> Option<()> {
    let Some((before, rest)) = template.split_once('{') else {
        return (decode(segment) == decode(template)).then_some(());
    };
    let (name, after) = rest.split_once('}')?;
    let segment = segment.strip_prefix(before)?;
    let next = after.split('{').next().unwrap_or_default();
    let end = match next {
        "" => segment.len(),
        text if after == text => segment.strip_suffix(text)?.len(),
        text => segment.find(text)?,
    };
    let (value, segment) = segment.split_at_checked(end)?;
    if value.is_empty() {
        return None;
    }
    found.push((name.to_owned(), value.to_owned()));
    fit_segment(after, segment, found)
}

fn decode(text: &str) -> Vec<u8> {
    percent_decode_str(text).collect()
}
