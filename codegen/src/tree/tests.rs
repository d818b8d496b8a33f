//! Tests of both readers: what they read, where it stands, and what they refuse.

use super::{Node, ScalarKind, parse};
use crate::diagnostic::Diagnostics;
use crate::source::{Source, Sources};

/// Reads a text; gives the tree as JSON and the codes of what was told.
fn read_as(name: &str, text: &str) -> (Option<Node>, Vec<&'static str>) {
    let sources = Sources::new(Source::new(name, text));
    let mut diagnostics = Diagnostics::new();
    let node = parse(&sources, sources.root(), &mut diagnostics);
    let codes = diagnostics.iter().map(|one| one.code.0).collect();
    (node, codes)
}

fn yaml(text: &str) -> Node {
    let (node, codes) = read_as("a.yaml", text);
    assert_eq!(codes, Vec::<&str>::new(), "{text}");
    node.unwrap()
}

fn check_json(text: &str, expected: &str) {
    assert_eq!(yaml(text).to_json(), expected, "{text}");
}

fn check_refused(name: &str, text: &str, code: &str) {
    let (node, codes) = read_as(name, text);
    assert_eq!((node, codes), (None, vec![code]), "{text}");
}

#[test]
fn plain_scalars_are_what_the_core_schema_says() {
    check_json(
        "[null, ~, true, False, 0o17, 0x1F, +1, .5, 1.]",
        "[null,null,true,false,15,31,1,0.5,1]",
    );
    check_json(
        "[no, yes, on, 2024-01-01, 1_000, 12:30, .inf]",
        r#"["no","yes","on","2024-01-01","1_000","12:30",".inf"]"#,
    );
    check_json(r#"["1", '1', !!str 1, !!int "1"]"#, r#"["1","1","1",1]"#);
}

#[test]
fn numbers_keep_their_text_beyond_every_float() {
    let node = yaml("[1.10, 9007199254740993, 123456789012345678901234567890, 1e999]");
    assert_eq!(
        node.to_json(),
        "[1.10,9007199254740993,123456789012345678901234567890,1e999]"
    );
    let first = node.as_list().unwrap()[0].as_scalar().unwrap();
    assert_eq!((first.kind(), first.text()), (ScalarKind::Number, "1.10"));
}

#[test]
fn old_yaml_traps_are_told_apart_from_quoted_texts() {
    let node = yaml("[no, 'no', Off, oN, 0777, 1_000, 12:30:45, fine]");
    let traps: Vec<_> = node
        .as_list()
        .unwrap()
        .iter()
        .map(|item| item.as_scalar().unwrap().trap())
        .collect();
    let boolean = Some("a boolean");
    let number = Some("a number");
    assert_eq!(
        traps,
        [
            boolean,
            None,
            boolean,
            None,
            Some("an octal number"),
            number,
            number,
            None
        ]
    );
}

#[test]
fn every_node_and_key_has_the_bytes_that_it_was_read_from() {
    for (name, text) in [
        ("a.yaml", "ü: é\nlist:\n  - {b: 'x y'}\n"),
        ("a.yaml", "\u{feff}ü: é\r\nlist:\r\n  - {b: 'x y'}\r\n"),
        ("a.json", r#"{"ü": "é", "list": [{"b": "x y"}]}"#),
    ] {
        let sources = Sources::new(Source::new(name, text));
        let node = parse(&sources, sources.root(), &mut Diagnostics::new()).unwrap();
        let map = node.as_map().unwrap();
        let quotes: &[char] = &['"', '\''];
        let text_of = |span| sources.text(span).trim_matches(quotes).to_owned();
        let first = map.entry("ü").unwrap();
        assert_eq!(
            (text_of(first.key_span), text_of(first.value.span)),
            ("ü".to_owned(), "é".to_owned())
        );
        let inner = &map.get("list").unwrap().as_list().unwrap()[0];
        assert!(
            sources.text(inner.span).starts_with('{'),
            "{:?}",
            sources.text(inner.span)
        );
        assert!(sources.text(inner.span).ends_with('}'));
        assert_eq!(text_of(inner.get("b").unwrap().span), "x y");
    }
}

#[test]
fn a_block_ends_where_its_last_value_does() {
    let text = "a:\n  b: 1\n  c: 2\n\n\nd: 3\n";
    let sources = Sources::new(Source::new("a.yaml", text));
    let node = parse(&sources, sources.root(), &mut Diagnostics::new()).unwrap();
    assert_eq!(sources.text(node.get("a").unwrap().span), "b: 1\n  c: 2");
}

#[test]
fn of_two_equal_keys_the_first_stays_and_both_are_shown() {
    let many = (0..20)
        .map(|at| format!("k{at}: {at}\n"))
        .collect::<String>()
        + "k3: again\n";
    for (name, text, key, kept) in [
        ("a.yaml", "a: 1\nb: 2\na: 3\n", "a", "1"),
        ("a.yaml", many.as_str(), "k3", "3"),
        ("a.json", r#"{"a": 1, "\u0061": 2}"#, "a", "1"),
    ] {
        let sources = Sources::new(Source::new(name, text));
        let mut diagnostics = Diagnostics::new();
        let node = parse(&sources, sources.root(), &mut diagnostics).unwrap();
        assert_eq!(node.get(key).unwrap().to_json(), kept);
        let found = diagnostics.into_sorted();
        assert_eq!(
            (found.len(), found[0].code.0, found[0].labels.len()),
            (1, "TW0004", 2)
        );
        assert!(found[0].labels[0].span > found[0].labels[1].span);
    }
}

#[test]
fn merge_keys_add_what_is_not_there() {
    check_json(
        "a: &a {x: 1, y: 2}\nb: {<<: *a, x: 3}",
        r#"{"a":{"x":1,"y":2},"b":{"x":3,"y":2}}"#,
    );
    check_json("b: {<<: [{x: 1}, {x: 2, z: 3}]}", r#"{"b":{"x":1,"z":3}}"#);
    check_json(r#"{"<<": 1}"#, r#"{"<<":1}"#);
    check_json("'<<': 1", r#"{"<<":1}"#);
    check_refused("a.yaml", "<<: 1", "TW0010");
}

#[test]
fn aliases_stand_for_scalars_keys_and_trees() {
    check_json("a: &x k\n*x : *x", r#"{"a":"k","k":"k"}"#);
    check_json("a: &x [1]\nb: *x", r#"{"a":[1],"b":[1]}"#);
}

#[test]
fn json_is_read_strictly_and_in_full() {
    let (node, codes) = read_as(
        "a.json",
        r#"{"a": "\ud83d\ude00\u007f", "b": [1e5, -0.0, true, null]}"#,
    );
    assert_eq!(codes, Vec::<&str>::new());
    let node = node.unwrap();
    assert_eq!(node.get("a").unwrap().as_str(), Some("\u{1f600}\u{7f}"));
    for wrong in [
        "{a: 1}",
        "{\"a\": 1,}",
        "[1 2]",
        "// c\n[]",
        "[0x1]",
        "['a']",
        "[+1]",
        "{\"a\"",
        "[1] 2",
        "nul",
        "[01]",
    ] {
        let (node, codes) = read_as("a.json", wrong);
        assert_eq!((node, codes), (None, vec!["TW0002"]), "{wrong}");
    }
}

#[test]
fn json_under_a_yaml_name_is_read_as_json_and_flow_yaml_as_yaml() {
    assert_eq!(
        read_as("a.yaml", r#"{"a": "\ud83d\ude00"}"#)
            .0
            .unwrap()
            .to_json(),
        "{\"a\":\"\u{1f600}\"}"
    );
    assert_eq!(read_as("a", "{a: 1}").0.unwrap().to_json(), r#"{"a":1}"#);
}

#[test]
fn what_is_too_deep_or_stands_for_too_much_is_refused() {
    check_refused("a.yaml", &"- ".repeat(100_000), "TW0006");
    check_refused("a.yaml", &"[".repeat(100_000), "TW0006");
    check_refused("a.json", &"[".repeat(100_000), "TW0006");
    check_refused("a.json", &r#"{"a":"#.repeat(300), "TW0006");
    let mut laughs = "a: &a [x,x,x,x,x,x,x,x,x,x]\n".to_owned();
    for (name, last) in ('b'..='i').zip('a'..) {
        let items = vec![format!("*{last}"); 10].join(",");
        laughs += &format!("{name}: &{name} [{items}]\n");
    }
    check_refused("a.yaml", &laughs, "TW0007");
    check_refused("a.yaml", "a: &a [*a]", "TW0008");
}

#[test]
fn an_alias_does_not_reach_deeper_than_the_limit() {
    let mut chain = "a0: &a0 1\n".to_owned();
    for at in 1..300 {
        chain += &format!("a{at}: &a{at} [*a{}]\n", at - 1);
    }
    check_refused("a.yaml", &chain, "TW0006");
}

#[test]
fn other_faults_have_codes_of_their_own() {
    check_refused("a.yaml", "", "TW0003");
    check_refused("a.json", "  ", "TW0003");
    check_refused("a.yaml", "? [a]\n: 1", "TW0009");
    check_refused("a.yaml", "a: 1\n---\nb: 2", "TW0011");
    check_refused("a.yaml", "a: *b", "TW0001");
    check_refused("a.yaml", "a: 'x", "TW0001");
    let (node, codes) = read_as("a.yaml", "a: !foo 1");
    assert_eq!(
        (node.unwrap().to_json(), codes),
        (r#"{"a":"1"}"#.to_owned(), vec!["TW0012"])
    );
}

#[test]
fn a_tab_in_the_indentation_is_named() {
    let sources = Sources::new(Source::new("a.yaml", "a:\n\tb: 1\n"));
    let mut diagnostics = Diagnostics::new();
    assert!(parse(&sources, sources.root(), &mut diagnostics).is_none());
    let help = diagnostics.into_sorted()[0].help.clone();
    assert_eq!(
        help.as_deref(),
        Some("YAML is indented with spaces, never with tabs")
    );
}

#[test]
fn truncated_documents_are_read_or_refused_at_every_byte() {
    let text =
        "a: &x {b: [1, 'é', \"\\u00e9\"], <<: {c: |\n  text\n}}\nd: *x\n? e\n: >-\n  folded\n";
    for end in (0..text.len()).filter(|end| text.is_char_boundary(*end)) {
        read_as("a.yaml", &text[..end]);
    }
    let text = r#"{"a": [1.5e3, true, null, "\ud83d\ude00", {}], "b": {"c": []}}"#;
    for end in 0..text.len() {
        assert!(read_as("a.json", &text[..end]).0.is_none());
    }
}
