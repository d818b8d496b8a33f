//! The rows of OpenAPI's table of styles (3.1.1, Style Examples), and what it leaves to other texts.

use super::*;
use crate::operation::{Location, Parameter, Style};
use crate::types::Map;

const COLORS: [&str; 3] = ["blue", "black", "brown"];

fn parameter(location: Location, style: Style, explode: bool) -> Parameter {
    Parameter {
        name: "color",
        location,
        style,
        explode,
        allow_reserved: false,
        rules: &[],
    }
}

fn colors() -> Vec<String> {
    COLORS.map(str::to_owned).to_vec()
}

fn rgb() -> Map<i64> {
    [("R", 100), ("G", 200), ("B", 150)]
        .into_iter()
        .map(|(name, value)| (name.to_owned(), value))
        .collect()
}

fn in_path(style: Style, explode: bool, value: &dyn Slot) -> String {
    path(&parameter(Location::Path, style, explode), value).expect("a path")
}

fn in_query(style: Style, explode: bool, value: &dyn Slot) -> String {
    let mut written = String::new();
    query(
        &parameter(Location::Query, style, explode),
        value,
        &mut written,
    )
    .expect("a query");
    written
}

#[test]
fn path_styles_are_those_of_the_table() {
    let (empty, blue) = (String::new(), "blue".to_owned());
    let rows: [(Style, bool, [&str; 4]); 6] = [
        (
            Style::Matrix,
            false,
            [
                ";color",
                ";color=blue",
                ";color=blue,black,brown",
                ";color=R,100,G,200,B,150",
            ],
        ),
        (
            Style::Matrix,
            true,
            [
                ";color",
                ";color=blue",
                ";color=blue;color=black;color=brown",
                ";R=100;G=200;B=150",
            ],
        ),
        (
            Style::Label,
            false,
            [".", ".blue", ".blue,black,brown", ".R,100,G,200,B,150"],
        ),
        (
            Style::Label,
            true,
            [".", ".blue", ".blue.black.brown", ".R=100.G=200.B=150"],
        ),
        (
            Style::Simple,
            false,
            ["", "blue", "blue,black,brown", "R,100,G,200,B,150"],
        ),
        (
            Style::Simple,
            true,
            ["", "blue", "blue,black,brown", "R=100,G=200,B=150"],
        ),
    ];
    for (style, explode, expected) in rows {
        let values: [&dyn Slot; 4] = [&empty, &blue, &colors(), &rgb()];
        assert_eq!(
            values.map(|value| in_path(style, explode, value)),
            expected,
            "{style:?} {explode}"
        );
    }
}

#[test]
fn query_styles_are_those_of_the_table() {
    let (empty, blue) = (String::new(), "blue".to_owned());
    let values: [&dyn Slot; 4] = [&empty, &blue, &colors(), &rgb()];
    let form = [
        "color=",
        "color=blue",
        "color=blue,black,brown",
        "color=R,100,G,200,B,150",
    ];
    assert_eq!(
        values.map(|value| in_query(Style::Form, false, value)),
        form
    );
    let exploded = [
        "color=",
        "color=blue",
        "color=blue&color=black&color=brown",
        "R=100&G=200&B=150",
    ];
    assert_eq!(
        values.map(|value| in_query(Style::Form, true, value)),
        exploded
    );
    assert_eq!(
        in_query(Style::SpaceDelimited, false, &colors()),
        "color=blue%20black%20brown"
    );
    assert_eq!(
        in_query(Style::SpaceDelimited, false, &rgb()),
        "color=R%20100%20G%20200%20B%20150"
    );
    assert_eq!(
        in_query(Style::PipeDelimited, false, &colors()),
        "color=blue%7Cblack%7Cbrown"
    );
    assert_eq!(
        in_query(Style::DeepObject, true, &rgb()),
        "color%5BR%5D=100&color%5BG%5D=200&color%5BB%5D=150"
    );
}

#[test]
fn a_path_value_never_begins_a_new_segment() {
    let hostile = "a b/c%2F?d#e".to_owned();
    assert_eq!(
        in_path(Style::Simple, false, &hostile),
        "a%20b%2Fc%252F%3Fd%23e"
    );
}

#[test]
fn reserved_characters_stay_where_they_are_allowed() {
    let mut reserved = parameter(Location::Query, Style::Form, true);
    reserved.allow_reserved = true;
    let mut written = String::new();
    query(&reserved, &"a/b?c=d%2Fe%zz#f g".to_owned(), &mut written).expect("a query");
    assert_eq!(written, "color=a/b?c=d%2Fe%25zz%23f%20g");
}

#[test]
fn what_is_undefined_is_left_out_of_a_query_and_refused_in_a_path() {
    let none: Vec<String> = Vec::new();
    assert_eq!(in_query(Style::Form, true, &none), "");
    assert!(path(&parameter(Location::Path, Style::Simple, false), &none).is_err());
}

#[test]
fn json_in_a_query_is_encoded_json() {
    assert_eq!(
        in_query(Style::Json, false, &rgb()),
        "color=%7B%22R%22%3A100%2C%22G%22%3A200%2C%22B%22%3A150%7D"
    );
}

#[test]
fn headers_are_simple_and_on_one_line() {
    let simple = |explode, value: &dyn Slot| {
        header(&parameter(Location::Header, Style::Simple, explode), value)
    };
    assert_eq!(
        simple(false, &colors()).expect("a header").as_deref(),
        Some("blue,black,brown")
    );
    assert_eq!(
        simple(true, &rgb()).expect("a header").as_deref(),
        Some("R=100,G=200,B=150")
    );
    assert!(simple(false, &"a\r\nx-injected: b".to_owned()).is_err());
}

#[test]
fn cookies_are_pairs() {
    let form = |explode, value: &dyn Slot| {
        cookie(&parameter(Location::Cookie, Style::Form, explode), value)
    };
    assert_eq!(
        form(false, &colors()).expect("a cookie").as_deref(),
        Some("color=blue,black,brown")
    );
    assert_eq!(
        form(true, &colors()).expect("a cookie").as_deref(),
        Some("color=blue; color=black; color=brown")
    );
}

#[test]
fn forms_repeat_arrays_and_write_a_space_as_a_plus() {
    let fields: Map<Vec<String>> = [("a b".to_owned(), vec!["x&y".to_owned(), "z".to_owned()])]
        .into_iter()
        .collect();
    assert_eq!(form(&fields).expect("a form"), "a+b=x%26y&a+b=z");
    assert!(form(&colors()).is_err());
}
