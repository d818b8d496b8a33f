//! Words as they are written, and what they are read as.

use super::*;

#[test]
fn status_keys_are_exact_range_or_default() {
    assert_eq!(Status::parse("521"), Some(Status::Exact(521)));
    assert_eq!(Status::parse("4XX"), Some(Status::Range(4)));
    assert_eq!(Status::parse("default"), Some(Status::Default));
    for wrong in ["0", "099", "600", "20", "2000", "6XX", "2X", "+20", "ok"] {
        assert_eq!(Status::parse(wrong), None, "{wrong}");
    }
}

#[test]
fn placeholders_stand_in_pairs_of_braces() {
    assert_eq!(
        path_placeholders("/a/{x}/b{y}.{z}"),
        Some(vec!["x", "y", "z"])
    );
    assert_eq!(path_placeholders("/a"), Some(vec![]));
    for broken in ["/{a", "/a}", "/{a{b}}", "/}{"] {
        assert_eq!(path_placeholders(broken), None, "{broken}");
    }
}

#[test]
fn reasons_are_sorted_so_that_search_finds_each() {
    for (code, reason) in REASONS {
        assert_eq!(Status::Exact(*code).reason(), Some(*reason));
    }
    assert_eq!(Status::Exact(521).reason(), None);
}

#[test]
fn media_types_are_sorted_by_what_they_ask_of_the_wire() {
    let kind = |text: &str| MediaType::new(text).kind();
    assert_eq!(kind("application/json; charset=utf-8"), MediaKind::Json);
    assert_eq!(kind("Application/Merge-Patch+JSON"), MediaKind::Json);
    assert_eq!(kind("multipart/form-data"), MediaKind::Multipart);
    assert_eq!(kind("application/x-www-form-urlencoded"), MediaKind::Form);
    assert_eq!(kind("text/csv"), MediaKind::Text);
    assert_eq!(kind("application/atom+xml"), MediaKind::Xml);
    assert_eq!(kind("*/*"), MediaKind::Bytes);
}

#[test]
fn sequences_are_known_by_all_their_names() {
    let sequence = |text: &str| MediaType::new(text).sequence();
    assert_eq!(
        sequence("text/event-stream; charset=utf-8"),
        Some(Sequence::Events)
    );
    for lines in [
        "application/x-ndjson",
        "application/JSONL",
        "application/json-seq",
        "application/stream+json",
    ] {
        assert_eq!(sequence(lines), Some(Sequence::Lines), "{lines}");
        assert_eq!(MediaType::new(lines).kind(), MediaKind::Bytes, "{lines}");
    }
    assert_eq!(sequence("application/json"), None);
}
