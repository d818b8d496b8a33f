//! Forms of parts that come in, and bytes: exact requests, and what is read of them, or what is said of those that are not as
//! described.

use typewright::http::Request;
use typewright::{Base64, Bytes, Map, Model, Secret, Union, Upload, Value, api};

#[derive(Clone, Debug, PartialEq, Model)]
/// Of the calls below.
pub struct Place {
    /// A value.
    pub city: String,
    /// A value.
    pub floor: Option<i64>,
}

#[derive(Clone, Debug, PartialEq, Model)]
/// Of the calls below.
pub struct Letter {
    /// A value.
    pub subject: String,
    /// A value.
    pub count: Option<i128>,
    /// A value.
    pub urgent: Option<bool>,
    /// A value.
    pub tags: Option<Vec<String>>,
    /// A value.
    pub from: Option<Place>,
    /// A value.
    pub to: Option<Vec<Place>>,
    /// A value.
    pub seal: Option<Base64>,
    /// A value.
    pub token: Option<Secret<String>>,
    /// A value.
    pub picture: Option<Upload>,
    /// A value.
    pub files: Option<Vec<Upload>>,
    /// A value.
    pub note: Option<Note>,
    /// A value.
    pub any: Option<Value>,
    #[model(flatten)]
    /// What is left over.
    pub others: Map<Vec<String>>,
}

#[derive(Clone, Debug, PartialEq, Union)]
/// Of the calls below.
pub enum Note {
    /// A value.
    Text(String),
    /// A value.
    File(Upload),
}

#[api(incoming)]
/// Of the calls below.
pub trait Webhooks {
    /// A letter.
    #[post("letter")]
    #[ok(204)]
    fn letter_came(#[body(multipart, encoding("tags", content = "text/plain"))] body: Letter);

    /// A picture.
    #[put("picture")]
    #[ok(204)]
    fn picture(#[body("image/*")] body: Option<Bytes>);
}

fn post(media: &str, body: impl Into<Vec<u8>>) -> Request<Vec<u8>> {
    let request = Request::post("https://me.example/hook").header("content-type", media);
    request.body(body.into()).expect("a request")
}

const PARTS: &str = "multipart/form-data; boundary=\"x y\"";

/// Parts as they are on the wire: a head and a content each.
fn parts(parts: &[(&str, &str)]) -> Request<Vec<u8>> {
    let mut body = String::from("A preamble.\r\n");
    for (head, content) in parts {
        let head = head.replace('\n', "\r\n");
        body += &format!("--x y\r\nContent-Disposition: form-data; {head}\r\n\r\n{content}\r\n");
    }
    post(PARTS, body + "--x y--\r\nAn epilogue.")
}

#[track_caller]
fn letter(written: &[(&str, &str)]) -> Letter {
    let read = LetterCame::decode(&parts(written)).expect("a letter");
    read.body
}

#[track_caller]
fn refused(request: &Request<Vec<u8>>) -> Vec<String> {
    let error = LetterCame::decode(request).expect_err("a refusal");
    assert_eq!(error.status().as_u16(), 400);
    error.mistakes().iter().map(ToString::to_string).collect()
}

#[test]
fn parts_are_read_by_the_types_of_their_properties() {
    let read = letter(&[
        ("name=\"subject\"", " Hello, \u{e4} "),
        (
            "name=count\nContent-Type: text/plain; charset=UTF-8",
            "170141183460469231731687303715884105727",
        ),
        ("name=urgent", "true"),
        ("name=tags", "a,b"),
        ("name=tags", "c"),
        ("name=from", r#"{"city":"Ulm","floor":2}"#),
        (
            "name=to\nContent-Type: application/json",
            r#"{"city":"Bonn"}"#,
        ),
        ("name=seal", "AQI="),
        ("name=token", "s3cret"),
        ("name=any\nContent-Type: application/json", "[1]"),
        ("name=other", "1"),
        ("name=other", "2"),
    ]);
    assert_eq!(read.subject, " Hello, \u{e4} ");
    assert_eq!((read.count, read.urgent), (Some(i128::MAX), Some(true)));
    assert_eq!(read.tags, Some(vec!["a,b".to_owned(), "c".to_owned()]));
    let ulm = Place {
        city: "Ulm".to_owned(),
        floor: Some(2),
    };
    let bonn = Place {
        city: "Bonn".to_owned(),
        floor: None,
    };
    assert_eq!((read.from, read.to), (Some(ulm), Some(vec![bonn])));
    assert_eq!(read.seal, Some(Base64(vec![1, 2])));
    assert_eq!(
        read.token.as_ref().map(|token| token.expose().as_str()),
        Some("s3cret")
    );
    assert_eq!(read.any.map(|any| any.to_string()).as_deref(), Some("[1]"));
    let others = read.others.get("other").map(Vec::as_slice);
    assert_eq!(others, Some(&["1".to_owned(), "2".to_owned()][..]));
}

#[test]
fn a_file_keeps_its_bytes_its_name_its_type_and_its_headers() {
    let head = "name=picture; filename=\"a %22b%22 \\\"c\\\".png\"\nContent-Type: image/png\nX-Taken: 2026";
    let read = letter(&[
        ("name=subject", "x"),
        (head, "\u{1}\r\n--x yes\r\n--x\r\n"),
        (
            "name=files; filename*=UTF-8''%C3%A4.txt; filename=\"a.txt\"",
            "",
        ),
        ("name=files", "plain"),
        (
            "filename=c; name=files\nContent-Transfer-Encoding: base64",
            "AQ\r\nI=",
        ),
    ]);
    let picture = read.picture.expect("a picture");
    assert_eq!(picture.bytes(), Some(&b"\x01\r\n--x yes\r\n--x\r\n"[..]));
    assert_eq!(picture.name(), Some("a \"b\" \"c\".png"));
    assert_eq!(picture.media(), Some("image/png"));
    assert_eq!(
        picture
            .headers()
            .get("x-taken")
            .map(|value| value.as_bytes()),
        Some(&b"2026"[..])
    );
    assert_eq!(picture.headers().len(), 1);
    let files = read.files.expect("files");
    let said: Vec<_> = files
        .iter()
        .map(|file| (file.name(), file.media(), file.bytes()))
        .collect();
    assert_eq!(
        said,
        [
            (Some("\u{e4}.txt"), None, Some(&b""[..])),
            (None, None, Some(&b"plain"[..])),
            (Some("c"), None, Some(&[1, 2][..])),
        ]
    );
}

#[test]
fn a_list_may_be_one_part_of_json() {
    let json = "\nContent-Type: application/json";
    let read = letter(&[
        ("name=subject", "x"),
        (&format!("name=tags{json}"), r#"["a","b"]"#),
        (&format!("name=to{json}"), r#"[{"city":"Ulm"}]"#),
    ]);
    assert_eq!(read.tags, Some(vec!["a".to_owned(), "b".to_owned()]));
    assert_eq!(read.to.map(|to| to.len()), Some(1));
}

#[test]
fn what_may_be_a_file_or_a_text_is_what_it_looks_like() {
    let note = |head: &str| letter(&[("name=subject", "x"), (head, "hi")]).note;
    assert_eq!(note("name=note"), Some(Note::Text("hi".to_owned())));
    let file = Upload::new("hi").named("a.txt");
    assert_eq!(note("name=note; filename=a.txt"), Some(Note::File(file)));
}

#[test]
fn what_is_sent_as_a_form_is_read_as_it_was() {
    let picture = Upload::new(&b"\x00\xff\r\n"[..])
        .named("a\"b.png")
        .of_type("image/png");
    let body = "--b\r\nContent-Disposition: form-data; name=\"subject\"\r\n\r\nx\r\n\
        --b\r\nContent-Disposition: form-data; name=\"picture\"; filename=\"a%22b.png\"\r\n\
        Content-Type: image/png\r\n\r\n\0";
    let mut body = body.as_bytes().to_vec();
    body.extend_from_slice(b"\xff\r\n\r\n--b--\r\n");
    let request = post("multipart/form-data;boundary=b", body);
    let read = LetterCame::decode(&request).expect("a letter");
    assert_eq!(read.body.picture, Some(picture));
    assert!(read.validate().is_ok());
}

#[test]
fn parts_that_do_not_fit_are_all_told_with_their_places() {
    let mistakes = refused(&parts(&[
        ("name=count", "s3cret"),
        ("name=urgent", "maybe"),
        ("name=from", "{"),
        ("name=to", r#"{"city":1}"#),
        ("name=to", "{}"),
        ("name=seal", "?"),
        ("name=any\nContent-Type: text/plain; charset=latin1", "x"),
    ]));
    let expected = [
        "/body/count invalid type: string, expected i128",
        "/body/urgent invalid type: string, expected a boolean",
        "/body/from is no JSON",
        "/body/to/0/city invalid type: integer, expected a string",
        "/body/to/1 missing field `city`",
        "/body/seal invalid value: string, expected base64",
        "/body/any is in another charset than UTF-8",
        "/body missing field `subject`",
    ];
    assert_eq!(mistakes, expected);
}

#[test]
fn a_body_that_is_no_form_of_parts_is_told() {
    let part = "--b\r\nContent-Disposition: form-data; name=subject\r\n\r\nx\r\n";
    let media = "multipart/form-data; boundary=b";
    let cases = [
        (
            "multipart/form-data",
            "",
            "/header/content-type names no boundary between the parts of the body",
        ),
        (
            media,
            "",
            "/body does not begin with the boundary of its parts",
        ),
        (
            media,
            "subject=x",
            "/body does not begin with the boundary of its parts",
        ),
        (media, part, "/body ends within its part 1"),
        (
            media,
            "--b\r\nContent-Disposition: form-data; name=a",
            "/body ends within its part 1",
        ),
        (
            media,
            "--b\r\n: x\r\n\r\n\r\n--b--",
            "/body has a part 1 whose headers can't be read",
        ),
        (
            media,
            "--b\r\n\r\nx\r\n--b--",
            "/body has a part 1 that says no name (`content-disposition: form-data; name=…`)",
        ),
        (
            media,
            "--b\r\ncontent-disposition: attachment; name=a\r\n\r\nx\r\n--b--",
            "/body has a part 1 that says no name (`content-disposition: form-data; name=…`)",
        ),
    ];
    for (media, body, expected) in cases {
        assert_eq!(refused(&post(media, body)), [expected], "{body}");
    }
    assert_eq!(
        refused(&post(media, part.repeat(1001) + "--b--")),
        ["/body has more than 1000 parts"]
    );
    let many = "a: b\r\n".repeat(17);
    let head = format!("--b\r\n{many}\r\nx\r\n--b--");
    assert_eq!(
        refused(&post(media, head)),
        ["/body has a part 1 with more than 16 headers"]
    );
    assert_eq!(
        refused(&post(media, "--b--")),
        ["/body missing field `subject`"]
    );
}

#[test]
fn bytes_come_as_they_are_and_may_be_missing() {
    let request = |media: Option<&str>, body: &'static [u8]| {
        let mut request = Request::put("/");
        if let Some(media) = media {
            request = request.header("content-type", media);
        }
        Picture::decode(&request.body(body).expect("a request"))
    };
    let read = request(Some("image/png"), b"\x89P").expect("a picture");
    assert_eq!(read.body.as_deref(), Some(&b"\x89P"[..]));
    assert_eq!(request(None, b"").expect("none").body, None);
    let error = request(Some("text/plain"), b"x").expect_err("no picture");
    assert_eq!(error.status().as_u16(), 415);
    assert!(request(None, b"x").is_err());
}
