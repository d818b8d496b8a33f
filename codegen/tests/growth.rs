//! Time grows as the description does, also for those that are made to be slow.
//!
//! Takes shapes of descriptions in two sizes each; holds the time of the larger against that of the smaller. What other
//! processes take is no fault: of several attempts one has to fit.

#![allow(clippy::panic, reason = "a test: what is slow is told by failing")]

use std::time::{Duration, Instant};

use serde_json::{Map, Value, json};
use typewright_codegen::config::Config;
use typewright_codegen::diagnostic::render::{Style, render_all};
use typewright_codegen::generate;
use typewright_codegen::source::{Source, Sources};

/// How often a shape is measured before it is called slow.
const ATTEMPTS: usize = 4;

/// What noise may add.
const NOISE: Duration = Duration::from_millis(300);

fn description(schemas: Map<String, Value>) -> String {
    let content = json!({"application/json": {"schema": {"$ref": "#/components/schemas/Root"}}});
    let answer = json!({"description": "All.", "content": content.clone()});
    let call = json!({"requestBody": {"content": content}, "responses": {"200": answer}});
    let description = json!({
        "openapi": "3.0.3",
        "info": {"title": "Growth", "version": "1"},
        "paths": {"/all": {"post": call}},
        "components": {"schemas": schemas},
    });
    description.to_string()
}

fn refer(name: &str) -> Value {
    json!({"$ref": format!("#/components/schemas/{name}")})
}

fn seconds(text: &str) -> f64 {
    let sources = Sources::new(Source::new("growth.json", text));
    let start = Instant::now();
    let generated = generate(&sources, &Config::new("growth", "growth.json"));
    let shown = render_all(&generated.diagnostics, &sources, Style::Plain);
    assert!(!generated.files.is_empty(), "{shown}");
    start.elapsed().as_secs_f64()
}

/// Twice the description may take twice the time, and half as much again.
#[track_caller]
fn check_growth(size: usize, schemas: fn(usize) -> Map<String, Value>) {
    check_growth_by(1, size, schemas);
}

/// As [`check_growth`], where what is written grows with a power of what is read.
#[track_caller]
fn check_growth_by(power: i32, size: usize, schemas: fn(usize) -> Map<String, Value>) {
    let [small, large] = [size, 2 * size].map(|size| description(schemas(size)));
    let allowed = 1.5 * (large.len() as f64 / small.len() as f64).powi(power);
    let mut figures = Vec::new();
    for _ in 0..ATTEMPTS {
        let (less, more) = (seconds(&small), seconds(&large));
        if more <= less * allowed + NOISE.as_secs_f64() {
            return;
        }
        figures.push((less, more));
    }
    panic!("the larger may take {allowed:.1} times as long: {figures:.2?}");
}

#[test]
fn choices_among_what_is_composed_of_choices() {
    // Some n² unions of n variants each; it was a power of two.
    check_growth_by(4, 16, |size| {
        let mut schemas = Map::new();
        let first = json!({"type": "object", "properties": {"x": {"type": "string"}}});
        schemas.insert("A0".into(), first);
        for at in 1..size {
            let before = refer(&format!("A{}", at - 1));
            let with = |name: &str| {
                let own = json!({"properties": {name: {"type": "string"}}});
                json!({"allOf": [before.clone(), own]})
            };
            schemas.insert(format!("A{at}"), json!({"oneOf": [with("a"), with("b")]}));
        }
        schemas.insert("Root".into(), refer(&format!("A{}", size - 1)));
        schemas
    });
}

#[test]
fn objects_that_each_refer_to_all() {
    check_growth(30, |size| all_to_all(size, false));
}

#[test]
fn objects_that_each_refer_to_all_and_differ_by_their_way() {
    check_growth(20, |size| all_to_all(size, true));
}

fn all_to_all(size: usize, two_sided: bool) -> Map<String, Value> {
    let mut schemas = Map::new();
    for at in 0..size {
        let mut properties = Map::new();
        for other in 0..size {
            properties.insert(format!("g{other}"), refer(&format!("G{other}")));
        }
        let own = json!({"type": "string", "readOnly": two_sided});
        properties.insert("own".into(), own);
        let object = json!({"type": "object", "properties": properties});
        schemas.insert(format!("G{at}"), object);
    }
    schemas.insert("Root".into(), refer("G0"));
    schemas
}

#[test]
fn a_chain_of_required_objects() {
    check_growth(1_000, |size| {
        let mut schemas = Map::new();
        for at in 0..size {
            let next = refer(&format!("A{}", at + 1));
            let object = json!({"type": "object", "required": ["n"], "properties": {"n": next}});
            schemas.insert(format!("A{at}"), object);
        }
        schemas.insert(format!("A{size}"), json!({"type": "string"}));
        schemas.insert("Root".into(), refer("A0"));
        schemas
    });
}

#[test]
fn unknown_keys_on_one_line() {
    check_growth(4_000, |size| {
        let mut properties = Map::new();
        for at in 0..size {
            properties.insert(format!("p{at}"), json!({"type": "string", "unheard": 1}));
        }
        let root = json!({"type": "object", "properties": properties});
        Map::from_iter([("Root".to_owned(), root)])
    });
}

#[test]
fn a_long_enum() {
    check_growth(10_000, |size| {
        let values: Vec<String> = (0..size).map(|at| format!("v-{at}")).collect();
        Map::from_iter([("Root".to_owned(), json!({"type": "string", "enum": values}))])
    });
}
