//! The rows of OpenAPI's table of styles (3.1.1, Style Examples), and what it leaves to other texts.

use super::*;
use crate::operation::{Encoding, Location, Parameter, Style};
use crate::types::{Map, Upload, Value};

const COLORS: [&str; 3] = ["blue", "black", "brown"];

fn parameter(location: Location, style: Style, explode: bool) -> Parameter {
    Parameter {
        name: "color",
        location,
        style,
        explode,
        allow_reserved: false,
        allow_empty: false,
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
    assert_eq!(form(fields.view(), &[]).expect("a form"), "a+b=x%26y&a+b=z");
    assert!(form(colors().view(), &[]).is_err());
}

fn encoded_as(content: Option<&'static str>, style: Option<Style>) -> [Encoding; 1] {
    [Encoding {
        name: "tags",
        content,
        style,
        explode: false,
        allow_reserved: false,
    }]
}

#[test]
fn properties_of_forms_are_written_as_their_encodings_say() {
    let fields: Map<Vec<String>> = [("tags".to_owned(), vec!["a b".to_owned(), "c".to_owned()])]
        .into_iter()
        .collect();
    let written = |encodings: &[Encoding]| form(fields.view(), encodings).expect("a form");
    assert_eq!(
        written(&encoded_as(None, Some(Style::Form))),
        "tags=a%20b,c"
    );
    assert_eq!(
        written(&encoded_as(None, Some(Style::PipeDelimited))),
        "tags=a%20b%7Cc"
    );
    assert_eq!(
        written(&encoded_as(Some("application/json"), None)),
        "tags=%5B%22a+b%22%2C%22c%22%5D"
    );
}

#[test]
fn nested_objects_of_a_form_are_json() {
    let fields: Map<Map<i64>> = [("rgb".to_owned(), rgb())].into_iter().collect();
    assert_eq!(
        form(fields.view(), &[]).expect("a form"),
        "rgb=%7B%22R%22%3A100%2C%22G%22%3A200%2C%22B%22%3A150%7D"
    );
}

fn parts(view: crate::codec::View<'_>, encodings: &[Encoding]) -> String {
    let Multipart { boundary, body } = multipart(view, encodings).expect("a form");
    let body = String::from_utf8(body.as_bytes().expect("bytes").to_vec()).expect("UTF-8");
    body.replace(&boundary, "B").replace("\r\n", "\n")
}

#[test]
fn a_part_is_text_json_or_a_file() {
    let note = Map::from_iter([("note".to_owned(), "a\"b".to_owned())]);
    assert_eq!(
        parts(note.view(), &[]),
        "--B\nContent-Disposition: form-data; name=\"note\"\n\na\"b\n--B--\n"
    );
    let colors = Map::from_iter([("rgb".to_owned(), rgb())]);
    assert_eq!(
        parts(colors.view(), &[]),
        "--B\nContent-Disposition: form-data; name=\"rgb\"\nContent-Type: application/json\n\n\
         {\"R\":100,\"G\":200,\"B\":150}\n--B--\n"
    );
    let file = Upload::new("PNG").named("a\"\n.png").of_type("image/png");
    let files = Map::from_iter([("file".to_owned(), file)]);
    assert_eq!(
        parts(files.view(), &[]),
        "--B\nContent-Disposition: form-data; name=\"file\"; filename=\"a%22%0A.png\"\n\
         Content-Type: image/png\n\nPNG\n--B--\n"
    );
}

#[test]
fn a_file_has_headers_of_its_own() {
    use http::HeaderValue;
    use http::header::{CONTENT_TYPE, HeaderName};
    let sum = HeaderName::from_static("x-sum");
    let file = Upload::new("PNG")
        .with_header(sum, HeaderValue::from_static("42"))
        .with_header(CONTENT_TYPE, HeaderValue::from_static("text/html"));
    let files = Map::from_iter([("file".to_owned(), file)]);
    assert_eq!(
        parts(files.view(), &[]),
        "--B\nContent-Disposition: form-data; name=\"file\"; filename=\"file\"\n\
         Content-Type: application/octet-stream\nx-sum: 42\n\nPNG\n--B--\n"
    );
}

#[test]
fn each_item_of_an_array_is_a_part_of_its_own() {
    let tags = Map::from_iter([("tags".to_owned(), vec![Upload::new("x"), Upload::new("y")])]);
    let head = "Content-Disposition: form-data; name=\"tags\"; filename=\"tags\"";
    assert_eq!(
        parts(tags.view(), &encoded_as(Some("image/png"), None)),
        format!(
            "--B\n{head}\nContent-Type: image/png\n\nx\n--B\n{head}\nContent-Type: image/png\n\ny\n--B--\n"
        )
    );
    let any = encoded_as(Some("image/*, text/csv"), None);
    assert!(multipart(tags.view(), &any).is_err(), "which of them?");
    let all = encoded_as(Some("image/*, */*"), None);
    assert!(parts(tags.view(), &all).contains("Content-Type: application/octet-stream"));
}

#[test]
fn a_file_cannot_add_headers_to_its_part() {
    let file = Upload::new("x").of_type("image/png\r\nx-injected: 1");
    let files = Map::from_iter([("file".to_owned(), file)]);
    assert!(multipart(files.view(), &[]).is_err());
}

#[test]
fn the_boundary_is_in_no_part_and_the_same_twice() {
    let once = |text: &str| {
        let fields = Map::from_iter([("a".to_owned(), text.to_owned())]);
        multipart(fields.view(), &[]).expect("a form").boundary
    };
    assert_eq!(once("x"), once("x"));
    assert_ne!(once("x"), once("y"));
}

#[test]
fn null_is_left_out_of_forms() {
    let fields: Map<Value> = Map::from_iter([("a".to_owned(), Value::Null)]);
    assert_eq!(form(fields.view(), &[]).expect("a form"), "");
    assert_eq!(parts(fields.view(), &[]), "--B--\n");
}

#[test]
fn nothing_in_a_path_ends_it_even_where_reserved_characters_are_allowed() {
    let mut reserved = parameter(Location::Path, Style::Simple, false);
    reserved.allow_reserved = true;
    let written = path(&reserved, &"a/b?c#d".to_owned()).expect("a path");
    assert_eq!(written, "a/b%3Fc%23d");
}

#[test]
fn empty_items_of_exploded_matrix_have_no_equals_sign() {
    let items = vec![String::new(), "a".to_owned()];
    assert_eq!(in_path(Style::Matrix, true, &items), ";color;color=a");
}
