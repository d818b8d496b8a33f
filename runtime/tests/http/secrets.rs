//! Plants secrets everywhere, and hunts for them in everything that is printed.

use std::error::Error as _;
use std::fmt::{self, Write};
use std::sync::{Arc, Mutex};

use http::{HeaderMap, HeaderValue, Method};
use tracing::field::{Field, Visit};
use tracing::{Event, Metadata, Subscriber, span};
use typewright::client::Call;
use typewright::decode::{self, Answer, Answers, Outcome, StatusPattern};
use typewright::{
    Body, CallOptions, ClientCore, Credential, Error, RetryPolicy, Scheme, SchemeKind,
    SecurityScheme, TransportErrorKind, Url, Value,
};

use crate::support::*;

/// What is planted: in the token, the query, the path, headers and bodies both ways.
const PLANTED: &str = "5ecret";

struct Token;

impl SecurityScheme for Token {
    const SCHEME: &'static Scheme = &Scheme::new("token", SchemeKind::Query("key"));

    fn credential(&self) -> Credential {
        Credential::new(PLANTED)
    }
}

const ANSWERS: Answers = &[
    Answer::new(
        StatusPattern::Exact(200),
        Some("application/json"),
        Outcome::Ok(0),
    ),
    Answer::new(
        StatusPattern::Exact(400),
        Some("application/json"),
        Outcome::Error(0),
    ),
];

fn call() -> Call {
    let mut headers = HeaderMap::new();
    headers.insert("x-pin", HeaderValue::from_static(PLANTED));
    Call::new(Method::PUT, "/users/{id}", format!("/users/{PLANTED}"))
        .query(format!("q={PLANTED}"))
        .headers(headers)
        .body(Body::from(PLANTED))
        .security(&[&[Token::SCHEME]])
}

fn client(script: &Script) -> ClientCore {
    builder(script)
        .credential(Token)
        .retry(RetryPolicy::default().attempts(2))
        .build()
        .unwrap()
}

/// Everything that an error says: itself and those below it, in both forms.
fn said_by(error: &(dyn std::error::Error + 'static)) -> String {
    let mut said = String::new();
    let mut next = Some(error);
    while let Some(error) = next {
        writeln!(said, "{error}\n{error:?}\n{error:#?}").unwrap();
        next = error.source();
    }
    said
}

fn assert_clean(said: &str) {
    assert!(!said.is_empty());
    assert!(!said.contains(PLANTED), "{said}");
}

async fn error_after(step: impl Fn() -> Step) -> Error<Value> {
    let script = Script::new([step(), step()]);
    let raw = match client(&script)
        .execute(call(), CallOptions::default())
        .await
    {
        Ok(raw) => raw,
        Err(failure) => return failure.into(),
    };
    assert_clean(&format!("{raw:?}"));
    decode::read::<i64, Value>(ANSWERS, raw, &[decode::json], &[decode::json]).unwrap_err()
}

#[tokio::test]
async fn no_error_says_a_secret() {
    let planted_header = [
        ("set-cookie", PLANTED),
        ("content-type", "application/json"),
    ];
    let undocumented = error_after(|| answer_with(500, &planted_header, PLANTED)).await;
    assert!(matches!(undocumented, Error::Undocumented(_)));
    let misfit = error_after(|| answer_with(200, &planted_header, "\"5ecret\"")).await;
    assert!(matches!(misfit, Error::Decode(_)));
    let broken = error_after(|| answer_with(200, &planted_header, "5ecret")).await;
    assert!(matches!(broken, Error::Decode(_)));
    let documented = error_after(|| answer_with(400, &planted_header, "1")).await;
    assert!(matches!(documented, Error::Api(_)));
    let transport = error_after(|| Step::Fail(TransportErrorKind::Interrupted)).await;
    for error in [&undocumented, &misfit, &broken, &documented, &transport] {
        assert_clean(&said_by(error));
    }
}

#[cfg(feature = "reqwest")]
#[tokio::test]
async fn no_error_of_the_network_says_a_secret() {
    let core: ClientCore = typewright::ClientBuilder::new("http://127.0.0.1:1")
        .credential(Token)
        .retry(RetryPolicy::none())
        .build()
        .unwrap();
    let failure = core
        .execute(call(), CallOptions::default())
        .await
        .unwrap_err();
    let error = Error::<Value>::from(failure);
    assert!(error.source().is_some(), "the cause is kept: {error:?}");
    assert_clean(&said_by(&error));
}

#[tokio::test]
async fn nothing_that_holds_a_secret_shows_it() {
    let script = Script::new([json(200, "\"5ecret\""), json(200, "1")]);
    let core = client(&script);
    assert_clean(&format!(
        "{core:?} {:?}",
        builder(&script).credential(Token)
    ));
    assert_clean(&format!(
        "{:?} {:?} {:?}",
        Token.credential(),
        Credential::basic("user", PLANTED),
        call()
    ));
    assert_clean(&format!(
        "{:?} {:?}",
        Body::from(PLANTED),
        CallOptions::default()
    ));
    let file = core
        .download(&Url::parse("https://files.test/?sig=5ecret").unwrap())
        .await
        .unwrap();
    assert_clean(&format!("{:?}", file.map(|bytes| bytes.len())));
}

#[tokio::test]
async fn sensitive_headers_are_marked() {
    struct Raw;
    impl SecurityScheme for Raw {
        const SCHEME: &'static Scheme = &Scheme::new("raw", SchemeKind::Header("x-key"));
        fn credential(&self) -> Credential {
            Credential::new(PLANTED)
        }
    }
    let script = Script::new([answer(200)]);
    let core: ClientCore = builder(&script).credential(Raw).build().unwrap();
    run(&core, get("/").security(&[&[Raw::SCHEME]]))
        .await
        .unwrap();
    assert_clean(&format!("{:?}", script.seen()[0].headers));
}

#[test]
fn traces_tell_the_story_without_values() {
    let log = Log::default();
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    tracing::subscriber::with_default(log.clone(), || {
        runtime.block_on(async {
            let script = Script::new([answer(503), json(200, "1"), answer(200)]);
            let core = client(&script);
            run(&core, call()).await.unwrap();
            core.download(&Url::parse("https://files.test/5ecret?sig=5ecret").unwrap())
                .await
                .unwrap();
        });
    });
    let lines = log.0.lock().unwrap().clone();
    assert_clean(&lines);
    for part in [
        "method=\"PUT\"",
        "path=\"/users/{id}\"",
        "status=503",
        "attempt=2",
        "status=200",
        "wait_ms=",
        "(download)",
    ] {
        assert!(lines.contains(part), "{part} in\n{lines}");
    }
}

/// Writes down all that our crate says to `tracing`.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<String>>);

impl Subscriber for Log {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        metadata.target().starts_with("typewright")
    }

    fn new_span(&self, span: &span::Attributes<'_>) -> span::Id {
        span.record(&mut Line(&mut self.0.lock().unwrap()));
        span::Id::from_u64(1)
    }

    fn record(&self, _: &span::Id, values: &span::Record<'_>) {
        values.record(&mut Line(&mut self.0.lock().unwrap()));
    }

    fn event(&self, event: &Event<'_>) {
        event.record(&mut Line(&mut self.0.lock().unwrap()));
        self.0.lock().unwrap().push('\n');
    }

    fn record_follows_from(&self, _: &span::Id, _: &span::Id) {}
    fn enter(&self, _: &span::Id) {}
    fn exit(&self, _: &span::Id) {}
}

struct Line<'a>(&'a mut String);

impl Visit for Line<'_> {
    fn record_debug(&mut self, field: &Field, value: &dyn fmt::Debug) {
        write!(self.0, "{field}={value:?} ").unwrap();
    }
}
