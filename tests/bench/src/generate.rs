//! Writes crates of many models of one mixed shape, in the words of serde's derives or in ours.
//!
//! A tenth of the models has a flattened map; fields are strings, numbers, flags, options, arrays, enums, unions with a
//! tag and without, and other models. Knows nothing of how they are measured.

use std::fmt::Write;

/// In whose words the models are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// serde's derives and serde_json.
    Serde,
    /// Ours.
    Typewright,
}

/// How many models share a module.
const MODULE: usize = 50;
/// Fields of a model.
const FIELDS: usize = 8;
/// A model in so many has an enum, a union or a flattened map of its own.
const SPECIAL: usize = 10;

/// The source of a crate of `models` models.
#[must_use]
pub fn models(style: Style, models: usize) -> String {
    let mut source = String::from("//! Models for measuring.\n#![allow(dead_code)]\n");
    for first in (0..models).step_by(MODULE) {
        let _ = writeln!(source, "pub mod part{first} {{\n{}", imports(style));
        for index in first..(first + MODULE).min(models) {
            if index % SPECIAL == 0 {
                source.push_str(&enumeration(style, index));
                source.push_str(&unions(style, index));
            }
            source.push_str(&model(style, index));
        }
        source.push_str("}\n");
    }
    source
}

fn imports(style: Style) -> &'static str {
    match style {
        Style::Serde => {
            "use serde::{Deserialize, Serialize};\ntype Map<T> = std::collections::HashMap<String, T>;"
        }
        Style::Typewright => "use typewright::{Map, Model, StringEnum, Union};",
    }
}

fn derive(style: Style, ours: &str) -> String {
    match style {
        Style::Serde => "#[derive(Clone, Debug, Serialize, Deserialize)]\n".to_owned(),
        Style::Typewright => format!("#[derive(Clone, Debug, {ours})]\n"),
    }
}

fn enumeration(style: Style, index: usize) -> String {
    let mut source = format!(
        "{}pub enum Enum{index} {{\n",
        derive(style, "Copy, PartialEq, StringEnum")
    );
    if style == Style::Serde {
        source = source.replace("Clone, Debug", "Clone, Copy, Debug, PartialEq");
    }
    for value in 0..5 {
        let attribute = match style {
            Style::Serde => "serde(rename = ",
            Style::Typewright => "value(",
        };
        let _ = writeln!(source, "#[{attribute}\"value-{value}\")] Value{value},");
    }
    source.push_str("}\n");
    source
}

/// A union without a tag and one with it.
fn unions(style: Style, index: usize) -> String {
    let derive = derive(style, "Union");
    let (untagged, tagged, first, second) = match style {
        Style::Serde => (
            "#[serde(untagged)]",
            "#[serde(tag = \"kind\")]",
            "serde(rename = \"a\")",
            "serde(rename = \"b\")",
        ),
        Style::Typewright => (
            "",
            "#[union(tag = \"kind\")]",
            "variant(\"a\")",
            "variant(\"b\")",
        ),
    };
    let next = index + 1;
    format!(
        "{derive}{untagged}\npub enum Union{index} {{ Text(String), Number(i64), Model(Model{index}), Many(Vec<Model{index}>) }}\n\
         {derive}{tagged}\npub enum Tagged{index} {{ #[{first}] A(Model{index}), #[{second}] B(Box<Model{next}>) }}\n"
    )
}

fn model(style: Style, index: usize) -> String {
    let mut source = format!("{}pub struct Model{index} {{\n", derive(style, "Model"));
    for field in 0..FIELDS {
        let (name, ty) = (format!("some_field_{field}"), field_type(index, field));
        source.push_str(&attribute(style, field, &ty));
        let _ = writeln!(source, "pub {name}: {ty},");
    }
    source.push_str("}\n");
    source + &functions(style, index)
}

fn attribute(style: Style, field: usize, ty: &str) -> String {
    let optional = if ty.starts_with("Option") {
        ", default, skip_serializing_if = \"Option::is_none\""
    } else {
        ""
    };
    match style {
        Style::Serde if ty.starts_with("Map") => "#[serde(flatten)]\n".to_owned(),
        Style::Typewright if ty.starts_with("Map") => "#[model(flatten)]\n".to_owned(),
        Style::Serde => format!("#[serde(rename = \"someField{field}\"{optional})]\n"),
        Style::Typewright => format!("#[model(name = \"someField{field}\")]\n"),
    }
}

/// The first model of ten is a leaf; the others hold it, its enum and its unions.
fn field_type(index: usize, field: usize) -> String {
    let leaf = index - index % SPECIAL;
    let plain = [
        "String",
        "i64",
        "Option<String>",
        "f64",
        "Vec<String>",
        "bool",
        "Option<i64>",
        "Option<bool>",
    ];
    let held = [
        format!("Model{leaf}"),
        format!("Option<Enum{leaf}>"),
        format!("Vec<Model{leaf}>"),
        format!("Option<Union{leaf}>"),
        format!("Enum{leaf}"),
        format!("Option<Box<Model{leaf}>>"),
        format!("Tagged{leaf}"),
        format!("Vec<Enum{leaf}>"),
    ];
    match (index % SPECIAL, field) {
        (1, 7) => "Map<String>".to_owned(),
        (0 | 1, _) => plain_type(&plain, field),
        (_, 5..) => held
            .get((index + field) % held.len())
            .cloned()
            .unwrap_or_default(),
        _ => plain_type(&plain, index + field),
    }
}

fn plain_type(types: &[&str], index: usize) -> String {
    types
        .get(index % types.len())
        .copied()
        .unwrap_or("String")
        .to_owned()
}

/// One use of each direction, as a client has.
fn functions(style: Style, index: usize) -> String {
    let (read, write) = match style {
        Style::Serde => (
            "serde_json::from_slice(bytes).ok()",
            "serde_json::to_vec(value).unwrap_or_default()",
        ),
        Style::Typewright => (
            "typewright::json::from_slice(bytes).ok()",
            "typewright::json::to_vec(value)",
        ),
    };
    format!(
        "pub fn read{index}(bytes: &[u8]) -> Option<Model{index}> {{ {read} }}\n\
         pub fn write{index}(value: &Model{index}) -> Vec<u8> {{ {write} }}\n"
    )
}

/// How a request's fields are set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Setters {
    /// A function for the required fields and a method for each optional one, as one writes them by hand.
    Plain,
    /// Our builder.
    Builder,
}

/// The source of a crate of `models` requests of ten fields, half of them required.
#[must_use]
pub fn requests(setters: Setters, models: usize) -> String {
    let mut source = String::from("//! Requests for measuring.\n#![allow(dead_code)]\n");
    for first in (0..models).step_by(MODULE) {
        let _ = writeln!(source, "pub mod part{first} {{\nuse typewright::Model;");
        for index in first..(first + MODULE).min(models) {
            source.push_str(&request(setters, index));
        }
        source.push_str("}\n");
    }
    source
}

const REQUEST: [(&str, &str); 10] = [
    ("alpha", "String"),
    ("beta", "i64"),
    ("gamma", "Vec<String>"),
    ("delta", "bool"),
    ("epsilon", "f64"),
    ("zeta", "Option<String>"),
    ("eta", "Option<i64>"),
    ("theta", "Option<Vec<String>>"),
    ("iota", "Option<bool>"),
    ("kappa", "Option<f64>"),
];

fn request(setters: Setters, index: usize) -> String {
    let attribute = if setters == Setters::Builder {
        "#[model(request)]\n"
    } else {
        ""
    };
    let fields: String = REQUEST
        .iter()
        .map(|(name, ty)| format!("pub {name}: {ty},\n"))
        .collect();
    let model = format!(
        "#[derive(Clone, Debug, Model)]\n{attribute}pub struct Request{index} {{\n{fields}}}\n"
    );
    match setters {
        Setters::Builder => model,
        Setters::Plain => model + &plain_setters(index),
    }
}

fn plain_setters(index: usize) -> String {
    let argument = |ty: &str| {
        if ty == "String" {
            "impl Into<String>".to_owned()
        } else {
            ty.to_owned()
        }
    };
    let (required, optional): (Vec<_>, Vec<_>) = REQUEST
        .iter()
        .partition(|(_, ty)| !ty.starts_with("Option"));
    let arguments: Vec<_> = required
        .iter()
        .map(|(name, ty)| format!("{name}: {}", argument(ty)))
        .collect();
    let set: String = required
        .iter()
        .map(|(name, _)| format!("{name}: {name}.into(), "))
        .collect();
    let none: String = optional
        .iter()
        .map(|(name, _)| format!("{name}: None, "))
        .collect();
    let mut source = format!(
        "impl Request{index} {{\npub fn new({}) -> Self {{ Self {{ {set}{none} }} }}\n",
        arguments.join(", ")
    );
    for (name, ty) in optional {
        let inner = ty
            .trim_start_matches("Option<")
            .strip_suffix('>')
            .unwrap_or(ty);
        let argument = argument(inner);
        let _ = writeln!(
            source,
            "pub fn {name}(mut self, value: {argument}) -> Self {{ self.{name} = Some(value.into()); self }}"
        );
    }
    source + "}\n"
}
