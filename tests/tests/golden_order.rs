//! The order of keys where it means nothing: whatever it is, the source that is written is the same, byte for byte.
//!
//! Takes the golden cases; writes each as JSON with the keys of its objects in other orders.

use serde_json::{Map, Value};
use typewright_codegen::config::{Config, Mode};
use typewright_codegen::files::Files;
use typewright_codegen::generate;
use typewright_codegen::source::{Source, Sources};
use typewright_tests::{root, walk};

/// Keys below which the order is the author's word: that of fields, operations and the values that people gave.
const MEANT: &[&str] = &["properties", "paths", "mapping", "example", "default"];

/// An order that nobody meant.
#[derive(Clone, Copy, Debug)]
enum Order {
    Reversed,
    Sorted,
    Rotated,
}

fn arrange(value: &mut Value, order: Order, meant: bool) {
    match value {
        Value::Array(items) => items
            .iter_mut()
            .for_each(|item| arrange(item, order, meant)),
        Value::Object(map) => {
            let mut entries: Vec<_> = std::mem::take(map).into_iter().collect();
            for (key, value) in &mut entries {
                // A property may have any name, such as `default`.
                let kept = MEANT.contains(&key.as_str());
                arrange(value, order, !meant && kept);
            }
            match order {
                _ if meant => {}
                Order::Reversed => entries.reverse(),
                Order::Sorted => entries.sort_by(|left, right| left.0.cmp(&right.0)),
                Order::Rotated => {
                    let by = entries.len().min(1);
                    entries.rotate_left(by);
                }
            }
            *map = entries.into_iter().collect::<Map<_, _>>();
        }
        _ => {}
    }
}

fn files(text: String) -> Files {
    let sources = Sources::new(Source::new("description.json", text));
    let mut config = Config::new("golden", "description.json");
    config.mode = Mode::Module;
    generate(&sources, &config).files
}

#[test]
fn the_order_of_keys_that_means_nothing_changes_nothing() {
    let cases: Vec<_> = walk(&root().join("tests/golden"))
        .into_iter()
        .filter(|path| path.ends_with("description.yaml"))
        .collect();
    assert!(!cases.is_empty(), "there are no cases");
    for path in cases {
        let text = std::fs::read_to_string(&path).expect("a description");
        let description: Value = serde_yaml::from_str(&text).expect("YAML");
        let expected = files(description.to_string());
        assert!(!expected.is_empty(), "{} gives nothing", path.display());
        for order in [Order::Reversed, Order::Sorted, Order::Rotated] {
            let mut other = description.clone();
            arrange(&mut other, order, false);
            assert_ne!(
                other.to_string(),
                description.to_string(),
                "keys were moved"
            );
            let found = files(other.to_string());
            for (name, text) in expected.iter() {
                let differs = format!("{}: {name}, {order:?}", path.display());
                assert_same(&differs, text, found.get(name).unwrap_or_default());
            }
            assert_eq!(expected.len(), found.len());
        }
    }
}

fn assert_same(what: &str, expected: &str, found: &str) {
    let diff = similar::TextDiff::from_lines(expected, found);
    assert!(
        expected == found,
        "{what}:\n{}",
        diff.unified_diff().context_radius(2)
    );
}
