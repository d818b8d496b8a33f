//! Where redirects are followed to, and what goes along.

use http::{HeaderMap, HeaderValue, Method};
use typewright::client::Call;
use typewright::decode::{Answer, Outcome, StatusPattern};
use typewright::{
    Body, ClientCore, Credential, Scheme, SchemeKind, SecurityScheme, TransportErrorKind, Url,
};

use crate::support::*;

struct Token;

impl SecurityScheme for Token {
    const SCHEME: &'static Scheme = &Scheme::new("token", SchemeKind::Header("authorization"));

    fn credential(&self) -> Credential {
        Credential::new("t0ken")
    }
}

fn to(status: u16, location: &str) -> Step {
    answer_with(status, &[("location", location)], "")
}

/// A client with a token, and a call with the token and a header of the API's.
fn signed(script: &Script, method: Method) -> (ClientCore, Call) {
    let core = builder(script).credential(Token).build().unwrap();
    let headers = HeaderMap::from_iter([(
        http::HeaderName::from_static("x-api-version"),
        HeaderValue::from_static("1"),
    )]);
    let call = Call::new(method, "/a", "/a".to_owned())
        .security(&[&[Token::SCHEME]])
        .headers(headers);
    (core, call)
}

#[tokio::test]
async fn a_redirect_within_the_origin_is_followed_with_credentials() {
    for code in [301, 302, 303, 307, 308] {
        let script = Script::new([to(code, "/b?c=d"), answer(200)]);
        let (core, call) = signed(&script, Method::GET);
        assert_eq!(status(&core, call).await, 200);
        let seen = script.seen();
        assert_eq!(
            (seen[1].uri.as_str(), seen[1].header("authorization")),
            ("https://api.test/b?c=d", Some("t0ken"))
        );
    }
}

#[tokio::test]
async fn another_host_port_or_scheme_gets_nothing_of_the_api() {
    for elsewhere in [
        "https://evil.test/b",
        "https://api.test:8443/b",
        "//evil.test/b",
        "https://api.test.evil.test/b",
    ] {
        let script = Script::new([to(302, elsewhere), answer(200)]);
        let (core, call) = signed(&script, Method::GET);
        assert_eq!(status(&core, call).await, 200);
        assert_eq!(
            script.seen()[1].header_names(),
            ["accept", "user-agent"],
            "{elsewhere}"
        );
    }
}

/// A GET with a body, which some APIs read, led elsewhere by `first` and answered there.
async fn led(first: Step) -> Seen {
    let script = Script::new([first, answer(200)]);
    let headers = [("content-type", "application/json"), ("x-api-version", "1")];
    let headers = headers.map(|(name, value)| {
        let name = http::HeaderName::from_static(name);
        (name, HeaderValue::from_static(value))
    });
    let call = get("/a").body(Body::from("{}"));
    let call = call.headers(HeaderMap::from_iter(headers));
    assert_eq!(status(&core(&script), call).await, 200);
    let mut seen = script.seen();
    assert_eq!(seen[0].body, b"{}");
    seen.remove(1)
}

#[tokio::test]
async fn a_body_goes_along_where_the_redirect_keeps_it() {
    const OWN: &str = "/b";
    const OTHER: &str = "https://evil.test/b";
    for (code, to_own, to_other) in [
        (301, true, false),
        (302, true, false),
        (303, false, false),
        (307, true, true),
        (308, true, true),
    ] {
        for (place, kept) in [(OWN, to_own), (OTHER, to_other)] {
            let seen = led(to(code, place)).await;
            let expected: (&[u8], _) = match kept {
                true => (b"{}", Some("application/json")),
                false => (b"", None),
            };
            let body = (seen.body.as_slice(), seen.header("content-type"));
            assert_eq!(body, expected, "{code} to {place}");
            assert_eq!(seen.header("x-api-version").is_some(), place == OWN);
        }
    }
}

#[tokio::test]
async fn a_body_that_was_dropped_does_not_come_back() {
    let script = Script::new([to(303, "/b"), to(307, "/c"), answer(200)]);
    let call = get("/a").body(Body::from("{}"));
    assert_eq!(status(&core(&script), call).await, 200);
    assert_eq!(script.seen()[2].body, b"");
}

#[tokio::test]
async fn what_was_dropped_does_not_come_back_with_the_origin() {
    let script = Script::new([
        to(302, "https://evil.test/"),
        to(302, "https://api.test/b"),
        answer(200),
    ]);
    let (core, call) = signed(&script, Method::GET);
    assert_eq!(status(&core, call).await, 200);
    assert_eq!(script.seen()[2].header("authorization"), None);
}

#[tokio::test]
async fn a_redirect_away_from_https_is_the_answer() {
    let script = Script::new([to(302, "http://api.test/a")]);
    let (core, call) = signed(&script, Method::GET);
    assert_eq!(status(&core, call).await, 302);
}

#[tokio::test]
async fn redirects_into_odd_urls_are_the_answer() {
    for odd in [
        "ftp://api.test/",
        "https://user:pass@api.test/",
        "https://[",
        "data:,x",
    ] {
        let script = Script::new([to(302, odd)]);
        let (core, call) = signed(&script, Method::GET);
        assert_eq!(status(&core, call).await, 302, "{odd}");
    }
}

#[tokio::test]
async fn a_redirect_without_a_location_is_the_answer() {
    let script = Script::new([answer(302)]);
    assert_eq!(status(&core(&script), get("/")).await, 302);
}

#[tokio::test]
async fn a_redirect_of_a_method_that_changes_things_is_the_answer() {
    for method in [Method::POST, Method::PUT, Method::PATCH, Method::DELETE] {
        let script = Script::new([to(307, "/b")]);
        let (core, call) = signed(&script, method);
        assert_eq!(status(&core, call).await, 307);
    }
}

#[tokio::test]
async fn a_documented_redirect_is_the_answer() {
    const ANSWERS: &[Answer] = &[Answer::new(StatusPattern::Exact(302), None, Outcome::Ok(0))];
    let script = Script::new([to(302, "/b")]);
    assert_eq!(status(&core(&script), get("/").answers(ANSWERS)).await, 302);
}

#[tokio::test]
async fn redirects_in_a_circle_end() {
    let script = Script::new((0..6).map(|_| to(302, "/")));
    assert_eq!(
        failure(&core(&script), get("/")).await,
        TransportErrorKind::TooManyRedirects(5)
    );
    assert_eq!(script.sent(), 6);
}

#[tokio::test]
async fn a_download_takes_nothing_of_the_api_along() {
    let script = Script::new([answer_with(
        200,
        &[("content-type", "application/pdf")],
        "%PDF",
    )]);
    let core: ClientCore = builder(&script)
        .credential(Token)
        .user_agent("tests/1")
        .build()
        .unwrap();
    let url = Url::parse("https://files.test/f.pdf?X-Amz-Signature=a%2Fb#page=2").unwrap();
    let file = core.download(&url).await.unwrap();
    assert_eq!(
        (file.as_ref().as_ref(), file.content_type()),
        (&b"%PDF"[..], Some("application/pdf"))
    );
    let seen = script.seen().remove(0);
    assert_eq!(seen.uri, "https://files.test/f.pdf?X-Amz-Signature=a%2Fb");
    assert_eq!(seen.header_names(), ["accept", "user-agent"]);
    assert_eq!(
        (seen.header("accept"), seen.header("user-agent")),
        (Some("*/*"), Some("tests/1"))
    );
}

#[tokio::test]
async fn a_download_that_is_refused_keeps_status_and_body() {
    let script = Script::new([answer_with(403, &[], "<Error>expired</Error>")]);
    let error = core(&script)
        .download(&Url::parse("https://files.test/f").unwrap())
        .await
        .unwrap_err();
    let typewright::Error::Undocumented(answer) = error else {
        panic!("{error:?}")
    };
    assert_eq!(
        (answer.status().as_u16(), answer.bytes().as_ref()),
        (403, &b"<Error>expired</Error>"[..])
    );
}
