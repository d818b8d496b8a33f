//! From raw answers to typed ones: by status, range and default, by media type, and what is kept when they misfit.

use http::{HeaderMap, HeaderValue, StatusCode};
use typewright::decode::{self, Answer, Answers, Outcome, Reader, StatusPattern};
use typewright::response::RawResponse;
use typewright::{Error, Response, Value};

const JSON: Option<&str> = Some("application/json");

const ANSWERS: Answers = &[
    Answer::new(StatusPattern::Exact(200), JSON, Outcome::Ok(0)),
    Answer::new(StatusPattern::Exact(201), None, Outcome::Ok(1)),
    Answer::new(StatusPattern::Default, JSON, Outcome::Error(0)),
    Answer::new(StatusPattern::Range(4), JSON, Outcome::Error(1)),
    Answer::new(StatusPattern::Exact(404), JSON, Outcome::Error(2)),
];

#[derive(Debug, PartialEq)]
enum Success {
    Listed(Vec<i64>),
    Created,
}

#[derive(Debug, PartialEq)]
enum Failure {
    Default(Value),
    Client(Value),
    NotFound(String),
}

const SUCCESSES: &[Reader<Success>] = &[
    |answer, raw| decode::json(answer, raw).map(Success::Listed),
    |answer, raw| decode::empty(answer, raw).map(|()| Success::Created),
];

const FAILURES: &[Reader<Failure>] = &[
    |answer, raw| decode::json(answer, raw).map(Failure::Default),
    |answer, raw| decode::json(answer, raw).map(Failure::Client),
    |answer, raw| decode::json(answer, raw).map(Failure::NotFound),
];

fn raw(status: u16, media: &str, body: &'static str) -> RawResponse {
    let mut headers = HeaderMap::new();
    headers.insert("x-amzn-RequestId", HeaderValue::from_static("r-1"));
    if !media.is_empty() {
        headers.insert("content-type", HeaderValue::from_str(media).unwrap());
    }
    RawResponse::new(StatusCode::from_u16(status).unwrap(), headers, body)
}

fn read(status: u16, media: &str, body: &'static str) -> Result<Response<Success>, Error<Failure>> {
    decode::read(ANSWERS, raw(status, media, body), SUCCESSES, FAILURES)
}

fn api(status: u16, body: &'static str) -> Failure {
    match read(status, "application/json", body).unwrap_err() {
        Error::Api(answer) => answer.into_body(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_success_has_body_status_headers_and_request_id() {
    let answer = read(200, "application/json; charset=utf-8", "[1,2]").unwrap();
    assert_eq!(*answer, Success::Listed(vec![1, 2]));
    assert_eq!(
        (answer.status().as_u16(), answer.request_id()),
        (200, Some("r-1"))
    );
    assert_eq!(
        answer.header("Content-Type"),
        Some("application/json; charset=utf-8")
    );
    assert_eq!(answer.into_inner(), Success::Listed(vec![1, 2]));
}

#[test]
fn json_is_read_past_the_mark_that_some_servers_begin_it_with() {
    let answer = read(200, "application/json", "\u{feff}[1,2]").unwrap();
    assert_eq!(*answer, Success::Listed(vec![1, 2]));
    assert!(read(200, "application/json", "\u{feff}\u{feff}[1,2]").is_err());
}

#[test]
fn an_answer_documented_without_a_body_is_read_whatever_came() {
    assert_eq!(*read(201, "text/html", "<p>").unwrap(), Success::Created);
}

#[test]
fn exact_statuses_go_before_ranges_and_ranges_before_the_default() {
    assert_eq!(api(404, "\"gone\""), Failure::NotFound("gone".to_owned()));
    assert_eq!(api(422, "1"), Failure::Client(Value::from(1)));
    assert_eq!(api(521, "2"), Failure::Default(Value::from(2)));
}

#[test]
fn a_default_error_is_no_success() {
    let error = read(206, "application/json", "[1]").unwrap_err();
    assert!(matches!(error, Error::Undocumented(_)), "{error:?}");
}

#[test]
fn a_default_success_is_no_error() {
    const DEFAULT: Answers = &[Answer::new(StatusPattern::Default, JSON, Outcome::Ok(0))];
    let read = |status| {
        decode::read::<Success, Failure>(
            DEFAULT,
            raw(status, "application/json", "[1]"),
            SUCCESSES,
            &[],
        )
    };
    assert_eq!(*read(202).unwrap(), Success::Listed(vec![1]));
    assert!(matches!(read(500).unwrap_err(), Error::Undocumented(_)));
}

#[test]
fn an_undocumented_answer_keeps_status_headers_and_bytes() {
    let error = read(206, "text/plain", "elsewhere").unwrap_err();
    let Error::Undocumented(answer) = &error else {
        panic!("{error:?}")
    };
    assert_eq!(
        (answer.status().as_u16(), answer.bytes().as_ref()),
        (206, &b"elsewhere"[..])
    );
    assert_eq!(
        (answer.header("content-type"), error.request_id()),
        (Some("text/plain"), Some("r-1"))
    );
    let said = error.to_string();
    assert_eq!(
        said,
        "the server answered 206 Partial Content, which the API does not document, with 9 bytes (request r-1)"
    );
}

#[test]
fn a_misfit_keeps_path_message_status_and_body() {
    let error = read(200, "application/json", "[1,true]").unwrap_err();
    let Error::Decode(failure) = &error else {
        panic!("{error:?}")
    };
    assert_eq!(
        (failure.path(), failure.bytes().as_ref()),
        ("[1]", &b"[1,true]"[..])
    );
    assert_eq!(error.status(), Some(StatusCode::OK));
    assert!(
        error
            .to_string()
            .starts_with("the server's answer (200 OK) is not as documented: at `[1]`: "),
        "{error}"
    );
}

#[test]
fn a_documented_error_that_misfits_keeps_its_status() {
    let error = read(404, "application/json", "{}").unwrap_err();
    assert!(matches!(error, Error::Decode(_)));
    assert_eq!(error.status(), Some(StatusCode::NOT_FOUND));
}

#[test]
fn another_media_type_than_json_is_said_so() {
    let error = read(503, "text/html", "<h1>Bad Gateway</h1>").unwrap_err();
    let Error::Decode(failure) = &error else {
        panic!("{error:?}")
    };
    assert_eq!(
        failure.message(),
        "the body is `text/html`, and JSON was expected"
    );
    assert_eq!(failure.bytes().as_ref(), b"<h1>Bad Gateway</h1>");
    assert!(error.is_retryable(), "its status says so");
}

#[test]
fn json_is_known_by_its_suffix_and_without_a_type() {
    for media in [
        "",
        "application/problem+json",
        "APPLICATION/JSON",
        "application/vnd.a+json;v=1",
        "text/json",
    ] {
        assert!(read(200, media, "[]").is_ok(), "{media}");
    }
    assert!(read(200, "application/jsonp", "[]").is_err());
}

#[test]
fn an_empty_body_is_no_json() {
    let error = read(200, "application/json", "").unwrap_err();
    assert!(error.to_string().contains("the body is empty"), "{error}");
}

#[test]
fn text_and_bytes_are_taken_as_they_are() {
    const TEXT: Answers = &[Answer::new(
        StatusPattern::Exact(200),
        Some("text/*"),
        Outcome::Ok(0),
    )];
    let text =
        |media, body| decode::read::<String, ()>(TEXT, raw(200, media, body), &[decode::text], &[]);
    assert_eq!(*text("text/plain", "\"quoted\"").unwrap(), "\"quoted\"");
    assert!(text("application/json", "\"quoted\"").is_err());

    const PDF: Answers = &[Answer::new(
        StatusPattern::Exact(200),
        Some("application/pdf"),
        Outcome::Ok(0),
    )];
    let bytes = decode::read::<typewright::Bytes, ()>(
        PDF,
        raw(200, "application/pdf", "%PDF"),
        &[decode::bytes],
        &[],
    )
    .unwrap();
    assert_eq!(bytes.as_ref().as_ref(), b"%PDF");
    let error = decode::read::<typewright::Bytes, ()>(
        PDF,
        raw(200, "text/html", "no"),
        &[decode::bytes],
        &[],
    )
    .unwrap_err();
    assert!(
        error
            .to_string()
            .contains("`text/html`, and `application/pdf` was expected"),
        "{error}"
    );
}

#[test]
fn text_that_is_no_utf_8_is_a_misfit() {
    const TEXT: Answers = &[Answer::new(
        StatusPattern::Exact(200),
        Some("text/plain"),
        Outcome::Ok(0),
    )];
    let raw = RawResponse::new(StatusCode::OK, HeaderMap::new(), &b"\xff"[..]);
    assert!(matches!(
        decode::read::<String, ()>(TEXT, raw, &[decode::text], &[]),
        Err(Error::Decode(_))
    ));
}

#[test]
fn of_several_media_types_the_one_that_came_is_read() {
    const BOTH: Answers = &[
        Answer::new(StatusPattern::Exact(200), JSON, Outcome::Ok(0)),
        Answer::new(
            StatusPattern::Exact(200),
            Some("text/plain"),
            Outcome::Ok(1),
        ),
    ];
    let readers: &[Reader<String>] = &[decode::json, decode::text];
    let read = |media| {
        decode::read::<String, ()>(BOTH, raw(200, media, "\"a\""), readers, &[])
            .unwrap()
            .into_inner()
    };
    assert_eq!(
        (read("application/json"), read("text/plain")),
        ("a".to_owned(), "\"a\"".to_owned())
    );
}

#[test]
fn a_documented_error_says_its_status_and_request() {
    let error = read(422, "application/json", "1").unwrap_err();
    assert_eq!(
        error.to_string(),
        "the server answered 422 Unprocessable Entity (request r-1)"
    );
    assert!(!error.is_retryable() && error.violations().is_none());
    assert_eq!(
        error.api().unwrap().body(),
        &Failure::Client(Value::from(1))
    );
}

#[test]
fn a_misfit_says_what_kind_of_value_came_and_not_which() {
    for (body, message) in [
        ("\"a, expected b\"", "invalid type: string, expected"),
        ("{}", "invalid type: map, expected"),
        ("1.5", "invalid type: floating point, expected"),
        ("[\"a\"]", "invalid type: string, expected i64"),
    ] {
        let error = read(200, "application/json", body).unwrap_err();
        let Error::Decode(failure) = &error else {
            panic!("{error:?}")
        };
        assert!(
            failure.message().starts_with(message),
            "{body}: {}",
            failure.message()
        );
        assert!(!failure.message().contains("a, "), "{}", failure.message());
    }
}
