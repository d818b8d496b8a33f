//! Media types that come item by item: 3.2's `itemSchema` said as a list of items.
//!
//! Takes a media type and what is said of it; says the same in 3.0's words. What an item is made of it does not know, but for
//! the data of an event, which may be a text that has a schema.

use crate::http::MediaType;
use crate::tree::{Entry, Map, Node};

/// The schema of the whole, made of that of an item.
pub(super) fn media_type(media: &str, node: &mut Node) {
    let is_sequence = MediaType::new(media).sequence().is_some();
    let Some(map) = node.as_map_mut().filter(|_| is_sequence) else {
        return;
    };
    if let Some(item) = map.remove("itemSchema") {
        let (place, span) = (item.key_span, item.value.span);
        let mut list = Map::new();
        list.set(Entry::new("type", place, Node::string(place, "array")));
        list.set(Entry::new("items", place, item.value));
        map.set(Entry::new("schema", place, Node::map(span, list)));
    }
    if let Some(schema) = map.get_mut("schema") {
        data(schema);
    }
}

/// The data of an event is a text; where that is said to be JSON of a schema, the data is of that schema
/// (OpenAPI 3.2.0, Special Considerations for Server-Sent Events).
fn data(schema: &mut Node) {
    let Some(map) = schema.as_map_mut() else {
        return;
    };
    if let Some(items) = map.get_mut("items") {
        return data(items);
    }
    let properties = map.get_mut("properties").and_then(Node::as_map_mut);
    let Some(data) = properties.and_then(|properties| properties.get_mut("data")) else {
        return;
    };
    let media = data.get("contentMediaType").and_then(Node::as_str);
    let is_json = media.is_none_or(|media| media.ends_with("json"));
    if let Some(content) = data.get("contentSchema").filter(|_| is_json) {
        *data = content.clone();
    }
}
