//! The headers of answers as typed values.

use typewright::http::{HeaderMap, HeaderName, HeaderValue, StatusCode};
use typewright::{Error, HeaderError, Map, Model, Response, Secret, UnixMillis, Url, Value, api};

use crate::transport::{Canned, client_of};

/// How much may still be asked.
#[derive(Clone, Debug, PartialEq, Model)]
#[non_exhaustive]
pub struct Limits {
    /// Calls left.
    #[model(name = "X-Left")]
    pub left: u32,
    /// When there are more.
    #[model(name = "X-Reset")]
    pub reset: Option<UnixMillis>,
    /// Whether calls were held back.
    #[model(name = "X-Slow")]
    pub slow: Option<bool>,
    /// Marks.
    #[model(name = "X-Tags")]
    pub tags: Option<Vec<i64>>,
    /// The next page.
    #[model(name = "X-Page")]
    pub page: Option<Page>,
    /// What else there is.
    #[model(name = "X-More")]
    pub more: Option<Map<Value>>,
    /// A token.
    #[model(name = "X-Token")]
    pub token: Option<Secret<String>>,
}

/// A page.
#[derive(Clone, Debug, PartialEq, Model)]
#[non_exhaustive]
pub struct Page {
    /// Its number.
    pub number: i64,
    /// How long it is.
    pub size: Option<i64>,
}

/// Things.
#[api]
pub trait Things {
    /// Lists.
    #[get("/things")]
    #[ok(204, headers = Limits)]
    #[ok(200, Vec<i64>, json | "text/csv", headers = Limits)]
    fn list();

    /// Logs in.
    #[get("/login")]
    #[ok(302, headers = Place)]
    #[error(429, headers = Wait)]
    fn log_in();
}

/// Where to go.
#[derive(Clone, Debug, PartialEq, Model)]
pub struct Place {
    /// The address.
    #[model(name = "Location")]
    pub location: Url,
}

/// How long to wait.
#[derive(Clone, Debug, PartialEq, Model)]
pub struct Wait {
    /// Seconds.
    #[model(name = "Retry-After")]
    pub retry_after: Option<i64>,
}

/// A client of them.
#[api]
pub struct Client {
    things: Things,
}

fn read(headers: &[(&'static str, &'static str)]) -> Result<Limits, HeaderError> {
    let mut map = HeaderMap::new();
    for (name, value) in headers {
        map.append(
            HeaderName::from_static(name),
            HeaderValue::from_static(value),
        );
    }
    Response::new(StatusCode::OK, map, ()).read_headers()
}

#[test]
fn headers_are_read_in_the_style_simple() {
    let limits = read(&[
        ("x-left", "7"),
        ("x-reset", "1700000000000"),
        ("x-slow", "true"),
        ("x-tags", "1, 2"),
        ("x-tags", "3"),
        ("x-page", "number,2,size,50"),
        ("x-more", "a=1,b=c"),
        ("x-token", "12"),
    ])
    .expect("limits");
    assert_eq!(limits.left, 7);
    assert_eq!(limits.reset.map(UnixMillis::get), Some(1_700_000_000_000));
    assert_eq!(limits.slow, Some(true));
    assert_eq!(limits.tags, Some(vec![1, 2, 3]));
    assert_eq!(
        limits.page.map(|page| (page.number, page.size)),
        Some((2, Some(50)))
    );
    let more = Map::from_iter([
        ("a".to_owned(), Value::from(1)),
        ("b".to_owned(), Value::from("c")),
    ]);
    assert_eq!(limits.more, Some(more));
    assert_eq!(
        limits.token.as_ref().map(|token| token.expose().as_str()),
        Some("12")
    );
}

#[test]
fn objects_may_be_exploded_or_json_and_what_is_missing_is_absent() {
    let exploded = read(&[("x-left", "7"), ("x-page", "number=2")]).expect("limits");
    let json = read(&[("x-left", "7"), ("x-page", r#"{"number":2}"#)]).expect("limits");
    assert_eq!(exploded, json);
    assert_eq!(exploded.tags, None);
    let empty = read(&[("x-left", "7"), ("x-tags", "")]).expect("limits");
    assert_eq!(empty.tags, Some(Vec::new()));
}

/// Cookies as a list, and as a text beside it.
#[derive(Clone, Debug, PartialEq, Model)]
pub struct Cookies {
    /// All.
    #[model(name = "Set-Cookie")]
    pub all: Option<Vec<String>>,
    /// One, by another spelling of the same name.
    #[model(name = "set-cookie")]
    pub one: Option<Secret<String>>,
}

#[test]
fn cookies_that_are_set_come_one_in_a_line_and_are_never_split_or_joined() {
    let mut map = HeaderMap::new();
    for line in ["a=1; Expires=Wed, 21 Oct 2026 07:28:00 GMT", "b=2"] {
        map.append("set-cookie", HeaderValue::from_static(line));
    }
    let response = Response::new(StatusCode::OK, map, ());
    let cookies: Cookies = response.read_headers().expect("cookies");
    let first = "a=1; Expires=Wed, 21 Oct 2026 07:28:00 GMT".to_owned();
    assert_eq!(cookies.all, Some(vec![first.clone(), "b=2".to_owned()]));
    assert_eq!(cookies.one.map(|one| one.expose().clone()), Some(first));
    let none = Response::new(StatusCode::OK, HeaderMap::new(), ());
    let none: Cookies = none.read_headers().expect("no cookies");
    assert_eq!((none.all, none.one), (None, None));
}

/// Headers with `content`.
#[derive(Clone, Debug, PartialEq, Model)]
pub struct Written {
    /// A text.
    #[model(name = "X-Text", json)]
    pub text: Option<String>,
    /// Texts.
    #[model(name = "X-Texts", json)]
    pub texts: Option<Vec<String>>,
    /// A text or nothing.
    #[model(name = "X-Any", json)]
    pub any: Option<Value>,
}

#[test]
fn a_header_of_json_is_read_as_json() {
    let read = |name: &'static str, value: &'static str| {
        let name = HeaderName::from_static(name);
        let map = HeaderMap::from_iter([(name, HeaderValue::from_static(value))]);
        Response::new(StatusCode::OK, map, ()).read_headers::<Written>()
    };
    let text = read("x-text", r#""q, \u00e9""#).expect("a text");
    assert_eq!(text.text.as_deref(), Some("q, \u{e9}"));
    let texts = read("x-texts", r#"["a,b", "1"]"#).expect("texts");
    assert_eq!(texts.texts, Some(vec!["a,b".to_owned(), "1".to_owned()]));
    let any = read("x-any", r#""1""#).expect("anything");
    assert_eq!(any.any, Some(Value::from("1")));
    let wrong = read("x-text", "q").expect_err("no JSON");
    assert_eq!((wrong.path(), wrong.message()), ("X-Text", "is no JSON"));
}

#[test]
fn what_does_not_fit_is_named_and_not_shown() {
    let missing = read(&[]).expect_err("a header is missing").to_string();
    assert!(missing.contains("X-Left"), "{missing}");
    let wrong = read(&[("x-left", "7"), ("x-tags", "1,secret")]).expect_err("no number");
    assert_eq!(wrong.path(), "X-Tags[1]");
    assert!(!wrong.to_string().contains("secret"), "{wrong}");
}

#[tokio::test]
async fn headers_are_read_from_the_answer_of_a_call() {
    let (client, _) = client_of::<Client>(Canned::text(204, ""), |builder| builder);
    let answer = client.things().list().await.expect("an answer");
    assert!(answer.read_headers::<Limits>().is_err());
}

#[tokio::test]
async fn a_redirect_that_is_documented_is_the_answer_and_not_followed() {
    let elsewhere = "https://elsewhere.test/in";
    let canned = Canned::text(302, "").with_header("location", elsewhere);
    let (client, _) = client_of::<Client>(canned, |builder| builder);
    let answer = client.things().log_in().await.expect("an answer");
    let place: Place = answer.read_headers().expect("a place");
    assert_eq!(place.location.as_str(), elsewhere);
}

#[tokio::test]
async fn an_error_has_typed_headers_too() {
    let canned = Canned::text(429, "").with_header("retry-after", "0");
    let (client, _) = client_of::<Client>(canned, |builder| builder);
    let Err(Error::Api(error)) = client.things().log_in().await else {
        panic!("a documented error");
    };
    let wait: Wait = error.read_headers().expect("a while");
    assert_eq!(wait.retry_after, Some(0));
}
