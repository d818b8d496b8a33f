//! What comes in and may be of several types: forms, queries and headers say of no value what kind it is.

use typewright::http::Request;
use typewright::{Model, StringEnum, Union, Upload, Value, api};

#[derive(Clone, Debug, PartialEq, Model)]
/// Of the calls below.
pub struct ByUrl {
    /// A value.
    pub url: String,
}

#[derive(Clone, Debug, PartialEq, Model)]
/// Of the calls below.
pub struct ByFile {
    /// A value.
    pub file: Upload,
    /// A value.
    pub size: Option<i64>,
}

#[derive(Clone, Debug, PartialEq, Union)]
/// Of the calls below.
pub enum Source {
    /// A value.
    Url(ByUrl),
    /// A value.
    File(ByFile),
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, StringEnum)]
/// Of the calls below.
pub enum Level {
    #[value("low")]
    /// A value.
    Low,
}

#[derive(Clone, Debug, PartialEq, Union)]
/// Of the calls below.
pub enum Amount {
    /// A value.
    Level(Level),
    /// A value.
    Number(i64),
    /// A value.
    Text(String),
    /// A value.
    List(Vec<i64>),
}

#[derive(Clone, Debug, PartialEq, Model)]
/// Of the calls below.
pub struct Paid {
    /// A value.
    pub amount: Amount,
}

#[derive(Clone, Debug, PartialEq, Model)]
/// Of the calls below.
pub struct Refunded {
    /// A value.
    pub amount: i64,
    /// A value.
    pub reason: String,
}

#[derive(Clone, Debug, PartialEq, Union)]
#[union(tag = "event")]
#[non_exhaustive]
/// Of the calls below.
pub enum Event {
    #[variant("paid")]
    /// A value.
    Paid(Paid),
    #[variant("refunded")]
    /// A value.
    Refunded(Refunded),
    #[unknown]
    /// Another value.
    Unknown(Value),
}

#[api(incoming)]
/// Of the calls below.
pub trait Webhooks {
    /// A picture, or where it is.
    #[post("source")]
    #[ok(204)]
    fn source_came(#[body(multipart)] body: Source);

    /// What happened.
    #[post("event")]
    #[ok(204)]
    fn event_came(#[body(form | multipart)] body: Event);

    /// What happened, as a query.
    #[post("queried")]
    #[ok(204)]
    fn queried_came(#[query] amount: Option<Amount>, #[header("x-amount")] also: Option<Amount>);
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

#[test]
fn a_form_is_the_variant_that_it_fits() {
    let read = |written: &[(&str, &str)]| SourceCame::decode(&parts(written));
    let url = read(&[("name=url", "https://a.example")]).expect("a source");
    assert!(matches!(url.body, Source::Url(_)));
    let file = read(&[("name=file; filename=a", "\u{1}"), ("name=size", "1")]).expect("a source");
    let Source::File(file) = file.body else {
        panic!("it came as a file");
    };
    assert_eq!((file.file.name(), file.size), (Some("a"), Some(1)));
    let error = read(&[("name=size", "1")]).expect_err("a refusal");
    let expected = "the request is not as described: /body no variant of Source fits; Url: missing field `url`; File: missing field `file`";
    assert_eq!(error.to_string(), expected);
}

#[test]
fn the_tag_of_a_form_names_its_variant() {
    let form = |body: &str| {
        let request = post("application/x-www-form-urlencoded", body);
        EventCame::decode(&request).map(|event| event.body)
    };
    let refunded = Refunded {
        amount: 5,
        reason: "a b".to_owned(),
    };
    let expected = EventCameBody::Form(Event::Refunded(refunded.clone()));
    assert_eq!(
        form("amount=5&event=refunded&reason=a+b").expect("an event"),
        expected
    );
    let Ok(EventCameBody::Form(Event::Unknown(kept))) = form("event=lost&n=1") else {
        panic!("what is not known is kept");
    };
    assert_eq!(kept.to_string(), r#"{"event":"lost","n":"1"}"#);
    let error = form("event=refunded&amount=x").expect_err("a refusal");
    let mistakes: Vec<String> = error.mistakes().iter().map(ToString::to_string).collect();
    assert_eq!(
        mistakes,
        [
            "/body/amount invalid type: string, expected i64",
            "/body missing field `reason`"
        ]
    );
    let written = parts(&[
        ("name=amount", "5"),
        ("name=reason", "a b"),
        ("name=event", "refunded"),
    ]);
    let read = EventCame::decode(&written).expect("an event");
    assert_eq!(
        read.body,
        EventCameBody::Multipart(Event::Refunded(refunded))
    );
}

#[test]
fn a_text_is_the_narrowest_variant_that_takes_it() {
    let read = |query: &str, header: Option<&str>| {
        let mut request = Request::post(format!("/?{query}"));
        if let Some(header) = header {
            request = request.header("x-amount", header);
        }
        QueriedCame::decode(&request.body("").expect("a request")).expect("a call")
    };
    let of = |query: &str| read(query, None).amount;
    assert_eq!(of("amount=low"), Some(Amount::Level(Level::Low)));
    assert_eq!(of("amount=-5"), Some(Amount::Number(-5)));
    assert_eq!(of("amount=true"), Some(Amount::Text("true".to_owned())));
    assert_eq!(of("amount=1&amount=2"), Some(Amount::List(vec![1, 2])));
    assert_eq!(of("other=1"), None);
    assert_eq!(read("", Some("1, 2")).also, Some(Amount::List(vec![1, 2])));
    assert_eq!(
        read("", Some("low, high")).also,
        Some(Amount::Text("low, high".to_owned()))
    );
}
