//! Which files the models of a long module lie in, and what these are called.
//!
//! Takes descriptions made of lists of schemas; looks at the paths of what is generated.

use std::collections::BTreeMap;
use std::fmt::Write;

use typewright_codegen::config::Config;
use typewright_codegen::generate;
use typewright_codegen::source::{Source, Sources};

/// A schema: its name, how many properties it has, and what it holds besides.
type Schema<'s> = (&'s str, usize, &'s [&'s str]);

/// A shop with many models, none of which are named after the shop.
const SHOP: &[Schema<'_>] = &[
    ("Order", 60, &["OrderStatus", "Currency"]),
    ("OrderStatus", 20, &[]),
    ("CreateOrderRequest", 60, &["Courier"]),
    ("Orders", 10, &["Note"]),
    ("Currency", 10, &[]),
    ("Courier", 5, &[]),
    ("InvoiceLine", 80, &["Currency", "Note"]),
    ("InvoiceTotal", 80, &["Currency"]),
    ("Note", 20, &[]),
];

/// The names of the models of each file of the module `shop`.
fn files(schemas: &[Schema<'_>], used: &[&str]) -> BTreeMap<String, Vec<String>> {
    let mut text = String::from(
        "openapi: 3.0.3\ninfo: {title: Shop, version: '1'}\npaths:\n  /all:\n    get:\n      tags: [shop]\n      operationId: all\n      responses:\n        '200':\n          description: All.\n          content:\n            application/json:\n              schema:\n                type: object\n                properties:\n",
    );
    for name in used {
        let of = "#/components/schemas";
        writeln!(text, "                  of_{name}: {{$ref: '{of}/{name}'}}").expect("a line");
    }
    text.push_str("components:\n  schemas:\n");
    for (name, count, held) in schemas {
        writeln!(text, "    {name}:\n      type: object\n      properties:").expect("lines");
        for at in 0..*count {
            writeln!(text, "        part{at}: {{type: string}}").expect("a line");
        }
        for held in *held {
            let of = "#/components/schemas";
            writeln!(text, "        of_{held}: {{$ref: '{of}/{held}'}}").expect("a line");
        }
    }
    let source = Source::new("description.yaml", text);
    let generated = generate(&Sources::new(source), &Config::new("shop", "shop.yaml"));
    let mut files = BTreeMap::new();
    for (path, text) in generated.files.iter() {
        let Some(file) = path.strip_prefix("src/generated/") else {
            continue;
        };
        let items = text.lines().filter_map(|line| {
            let rest = line.strip_prefix("pub struct ")?;
            Some(rest.trim_end_matches(['{', '}', ' ']).to_owned())
        });
        let mut items: Vec<String> = items.collect();
        items.sort();
        files.insert(file.to_owned(), items);
    }
    files
}

/// What the operation answers.
const USED: &[&str] = &[
    "CreateOrderRequest",
    "InvoiceLine",
    "InvoiceTotal",
    "Order",
    "Orders",
];

#[test]
fn models_lie_with_others_about_the_same_noun() {
    let files = files(SHOP, USED);
    let of = |file: &str| {
        files
            .get(file)
            .map_or(String::new(), |items| items.join(" "))
    };
    // What only orders hold lies with them, what several hold does not.
    assert_eq!(
        of("shop/order.rs"),
        "Courier CreateOrderRequest Order OrderStatus Orders"
    );
    assert_eq!(of("shop/invoice.rs"), "InvoiceLine InvoiceTotal");
    assert_eq!(of("shop/models.rs"), "AllResponse Currency Note");
}

#[test]
fn files_are_called_the_same_whatever_the_order_and_the_neighbours() {
    let whole = files(SHOP, USED);
    let turned: Vec<Schema<'_>> = SHOP.iter().rev().copied().collect();
    assert_eq!(files(&turned, USED), whole);
    let mut more: Vec<Schema<'_>> = vec![("Apple", 20, &[])];
    more.extend(SHOP);
    let used: Vec<&str> = ["Apple"].iter().chain(USED).copied().collect();
    let with_more = files(&more, &used);
    assert!(whole.keys().eq(with_more.keys()), "{:?}", with_more.keys());
}

#[test]
fn schemas_that_no_operation_uses_lie_apart() {
    let files = files(SHOP, &["Orders"]);
    let of = |file: &str| {
        files
            .get(file)
            .map_or(String::new(), |items| items.join(" "))
    };
    assert_eq!(of("shop.rs"), "AllResponse Orders");
    // What both hold is between them.
    assert_eq!(of("shared.rs"), "Note");
    let apart = files.keys().filter(|file| file.starts_with("schemas"));
    let apart: Vec<&String> = apart.collect();
    assert_eq!(
        apart,
        [
            "schemas.rs",
            "schemas/invoice.rs",
            "schemas/models.rs",
            "schemas/order.rs"
        ]
    );
}
