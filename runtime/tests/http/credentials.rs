//! Which credentials a call goes out with, where they stand, and what follows when they are refused.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use http::StatusCode;
use typewright::auth::Security;
use typewright::client::Call;
use typewright::error::CallFailure;
use typewright::{
    Authenticate, BoxFuture, ClientCore, Credential, CredentialsError, Renewal, RetryPolicy,
    Scheme, SchemeKind, SecurityScheme, Url,
};

use crate::support::*;

const RAW: &Scheme = &Scheme::new("AccessToken", SchemeKind::Header("Authorization"));
const KEY: &Scheme = &Scheme::new("ApiKey", SchemeKind::Header("x-api-key"));
const QUERY: &Scheme = &Scheme::new("QueryKey", SchemeKind::Query("api key"));
const COOKIE: &Scheme = &Scheme::new("Session", SchemeKind::Cookie("sid"));
const BASIC: &Scheme = &Scheme::new("Login", SchemeKind::Basic);
const BEARER: &Scheme = &Scheme::new("Jwt", SchemeKind::Bearer);
const OAUTH: &Scheme = &Scheme::new("OAuth", SchemeKind::OAuth2);

/// Gives the credentials that it was made with.
struct Fixed(Vec<(&'static Scheme, Credential)>);

impl Authenticate for Fixed {
    fn credential<'a>(
        &'a self,
        scheme: &'static Scheme,
        _: &'a ClientCore,
    ) -> BoxFuture<'a, Result<Option<Credential>, CredentialsError>> {
        let found = self
            .0
            .iter()
            .find(|(known, _)| *known == scheme)
            .map(|(_, credential)| credential.clone());
        Box::pin(async { Ok(found) })
    }
}

fn token(scheme: &'static Scheme) -> (&'static Scheme, Credential) {
    (scheme, Credential::new(format!("{}-value", scheme.name())))
}

fn secured(security: Security) -> Call {
    get("/").query("a=b".to_owned()).security(security)
}

async fn sent_with(credentials: Vec<(&'static Scheme, Credential)>, security: Security) -> Seen {
    let script = Script::new([answer(200)]);
    let core: ClientCore = builder(&script)
        .credentials(Fixed(credentials))
        .build()
        .unwrap();
    run(&core, secured(security)).await.unwrap();
    script.seen().remove(0)
}

async fn refused_with(
    credentials: Vec<(&'static Scheme, Credential)>,
    security: Security,
) -> String {
    let script = Script::default();
    let core: ClientCore = builder(&script)
        .credentials(Fixed(credentials))
        .build()
        .unwrap();
    let failure = run(&core, secured(security)).await.unwrap_err();
    assert_eq!(script.sent(), 0, "nothing is sent");
    let CallFailure::Credentials(error) = failure else {
        panic!("{failure:?}")
    };
    error.to_string()
}

#[tokio::test]
async fn keys_go_raw_into_their_header() {
    let seen = sent_with(vec![token(RAW), token(KEY)], &[&[RAW, KEY]]).await;
    assert_eq!(seen.header("authorization"), Some("AccessToken-value"));
    assert_eq!(seen.header("x-api-key"), Some("ApiKey-value"));
    assert!(
        seen.headers["authorization"].is_sensitive() && seen.headers["x-api-key"].is_sensitive()
    );
}

#[tokio::test]
async fn a_key_in_the_query_follows_what_is_there_and_is_encoded() {
    let seen = sent_with(vec![(QUERY, Credential::new("a&b=c d+é"))], &[&[QUERY]]).await;
    assert_eq!(
        seen.uri,
        "https://api.test/?a=b&api+key=a%26b%3Dc%20d%2B%C3%A9".replace("api+key", "api%20key")
    );
}

#[tokio::test]
async fn a_key_in_a_cookie_joins_the_cookies_that_are_there() {
    let script = Script::new([answer(200)]);
    let core: ClientCore = builder(&script)
        .credentials(Fixed(vec![(COOKIE, Credential::new("abc"))]))
        .build()
        .unwrap();
    let headers = http::HeaderMap::from_iter([(
        http::header::COOKIE,
        http::HeaderValue::from_static("theme=dark"),
    )]);
    run(&core, secured(&[&[COOKIE]]).headers(headers))
        .await
        .unwrap();
    assert_eq!(
        script.seen()[0].header("cookie"),
        Some("theme=dark; sid=abc")
    );
}

#[tokio::test]
async fn a_login_is_sent_as_basic() {
    let seen = sent_with(
        vec![(BASIC, Credential::basic("Aladdin", "open sesame"))],
        &[&[BASIC]],
    )
    .await;
    assert_eq!(
        seen.header("authorization"),
        Some("Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==")
    );
}

#[tokio::test]
async fn tokens_of_bearer_schemes_get_their_prefix() {
    let schemes: [(_, Security); 2] = [(BEARER, &[&[BEARER]]), (OAUTH, &[&[OAUTH]])];
    for (scheme, security) in schemes {
        let seen = sent_with(vec![(scheme, Credential::new("jwt"))], security).await;
        assert_eq!(seen.header("authorization"), Some("Bearer jwt"));
    }
}

#[tokio::test]
async fn the_first_alternative_that_is_whole_is_taken() {
    let seen = sent_with(
        vec![token(KEY), token(BEARER)],
        &[&[RAW, KEY], &[BEARER], &[KEY]],
    )
    .await;
    assert_eq!(
        seen.header_names(),
        ["accept", "authorization", "user-agent"]
    );
    assert_eq!(seen.header("authorization"), Some("Bearer Jwt-value"));
}

#[tokio::test]
async fn going_without_is_the_last_resort_wherever_it_stands() {
    let with = sent_with(vec![token(KEY)], &[&[], &[KEY]]).await;
    assert_eq!(with.header("x-api-key"), Some("ApiKey-value"));
    let without = sent_with(vec![], &[&[], &[KEY]]).await;
    assert_eq!(without.header_names(), ["accept", "user-agent"]);
}

#[tokio::test]
async fn missing_credentials_are_named_and_nothing_is_sent() {
    let said = refused_with(vec![token(KEY)], &[&[RAW, KEY], &[BASIC]]).await;
    assert!(
        said.ends_with("`AccessToken` and `ApiKey`, or `Login`"),
        "{said}"
    );
}

#[tokio::test]
async fn credentials_that_can_not_be_written_are_named_and_not_shown() {
    let unsendable: [(&'static Scheme, Credential, Security); 4] = [
        (RAW, Credential::new("sec\nret"), &[&[RAW]]),
        (COOKIE, Credential::new("sec;ret"), &[&[COOKIE]]),
        (BASIC, Credential::basic("sec:ret", "secret"), &[&[BASIC]]),
        (BASIC, Credential::new("secret"), &[&[BASIC]]),
    ];
    for (scheme, credential, security) in unsendable {
        let said = refused_with(vec![(scheme, credential)], security).await;
        assert!(said.contains(scheme.name()), "{said}");
        assert!(!said.contains("sec") && !said.contains("ret"), "{said}");
    }
}

#[tokio::test]
async fn a_credential_given_by_value_goes_before_the_authenticator() {
    struct Key(&'static str);
    impl SecurityScheme for Key {
        const SCHEME: &'static Scheme = &Scheme::new("ApiKey", SchemeKind::Header("x-api-key"));
        fn credential(&self) -> Credential {
            Credential::new(self.0)
        }
    }
    let script = Script::new([answer(200)]);
    let builder = builder(&script).credentials(Fixed(vec![token(KEY)]));
    let core: ClientCore = builder
        .credential(Key("first"))
        .credential(Key("last"))
        .build()
        .unwrap();
    run(&core, secured(&[&[KEY]])).await.unwrap();
    assert_eq!(script.seen()[0].header("x-api-key"), Some("last"));
}

/// Gives `token-0`, `token-1`, … and renews as often as it may.
#[derive(Clone)]
struct Renewing {
    renewals: Arc<AtomicUsize>,
    answer: Renewal,
}

impl Renewing {
    fn new(answer: Renewal) -> Self {
        Self {
            renewals: Arc::default(),
            answer,
        }
    }
}

impl Authenticate for Renewing {
    fn credential<'a>(
        &'a self,
        _: &'static Scheme,
        _: &'a ClientCore,
    ) -> BoxFuture<'a, Result<Option<Credential>, CredentialsError>> {
        Box::pin(async {
            Ok(Some(Credential::new(format!(
                "token-{}",
                self.renewals.load(Ordering::SeqCst)
            ))))
        })
    }

    fn rejected<'a>(
        &'a self,
        scheme: &'static Scheme,
        used: &'a Credential,
        status: StatusCode,
        _: &'a ClientCore,
    ) -> BoxFuture<'a, Result<Renewal, CredentialsError>> {
        assert_eq!((scheme, used.expose()), (RAW, "token-0"));
        assert!(matches!(status.as_u16(), 401 | 403));
        self.renewals.fetch_add(1, Ordering::SeqCst);
        Box::pin(async { Ok(self.answer) })
    }
}

#[tokio::test]
async fn a_refused_call_is_sent_once_more_with_a_fresh_token() {
    for refusal in [401, 403] {
        let script = Script::new([answer(refusal), answer(200)]);
        let core: ClientCore = builder(&script)
            .credentials(Renewing::new(Renewal::Replay))
            .retry(RetryPolicy::none())
            .build()
            .unwrap();
        assert_eq!(status(&core, post("/").security(&[&[RAW]])).await, 200);
        let seen = script.seen();
        assert_eq!(seen[1].header("authorization"), Some("token-1"));
        assert_eq!(seen[1].body, b"{}", "the body goes out again");
    }
}

#[tokio::test]
async fn a_second_refusal_is_final() {
    let (script, renewing) = (
        Script::new([answer(403), answer(403)]),
        Renewing::new(Renewal::Replay),
    );
    let core: ClientCore = builder(&script)
        .credentials(renewing.clone())
        .build()
        .unwrap();
    assert_eq!(status(&core, get("/").security(&[&[RAW]])).await, 403);
    assert_eq!(
        (script.sent(), renewing.renewals.load(Ordering::SeqCst)),
        (2, 1)
    );
}

#[tokio::test]
async fn a_refusal_after_retries_is_still_renewed() {
    let script = Script::new([answer(503), answer(401), answer(503), answer(200)]);
    let core: ClientCore = builder(&script)
        .credentials(Renewing::new(Renewal::Replay))
        .build()
        .unwrap();
    assert_eq!(status(&core, get("/").security(&[&[RAW]])).await, 200);
}

#[tokio::test]
async fn a_refusal_with_nothing_fresher_is_the_answer() {
    let script = Script::new([answer(403)]);
    let core: ClientCore = builder(&script)
        .credentials(Renewing::new(Renewal::Final))
        .build()
        .unwrap();
    assert_eq!(status(&core, get("/").security(&[&[RAW]])).await, 403);
}

#[tokio::test]
async fn a_refusal_of_a_call_without_credentials_renews_nothing() {
    let (script, renewing) = (Script::new([answer(401)]), Renewing::new(Renewal::Replay));
    let core: ClientCore = builder(&script)
        .credentials(renewing.clone())
        .build()
        .unwrap();
    assert_eq!(status(&core, get("/")).await, 401);
    assert_eq!(renewing.renewals.load(Ordering::SeqCst), 0);
}

#[tokio::test]
async fn a_refusal_by_another_host_renews_nothing() {
    let redirect = answer_with(302, &[("location", "https://other.test/")], "");
    let (script, renewing) = (
        Script::new([redirect, answer(403)]),
        Renewing::new(Renewal::Replay),
    );
    let core: ClientCore = builder(&script)
        .credentials(renewing.clone())
        .build()
        .unwrap();
    assert_eq!(status(&core, get("/").security(&[&[RAW]])).await, 403);
    assert_eq!(renewing.renewals.load(Ordering::SeqCst), 0);
}

/// Fetches its token by a call of the same client, which needs another scheme.
struct Fetching;

impl Authenticate for Fetching {
    fn server(&self, base: &Url) -> Result<(), CredentialsError> {
        match base.host_str() {
            Some("api.test") => Ok(()),
            _ => Err(CredentialsError::new("the key is for api.test")),
        }
    }

    fn credential<'a>(
        &'a self,
        scheme: &'static Scheme,
        core: &'a ClientCore,
    ) -> BoxFuture<'a, Result<Option<Credential>, CredentialsError>> {
        Box::pin(async move {
            if scheme == KEY {
                return Ok(Some(Credential::new("key")));
            }
            let failed = || CredentialsError::new("no token could be fetched");
            let answer = run(core, post("/authenticate").security(&[&[KEY]]))
                .await
                .map_err(|_| failed())?;
            Ok(Some(Credential::new(
                std::str::from_utf8(answer.body()).map_err(|_| failed())?,
            )))
        })
    }
}

#[tokio::test]
async fn an_authenticator_can_call_the_client_that_asks_it() {
    let script = Script::new([answer_with(200, &[], "fetched"), answer(200)]);
    let core: ClientCore = builder(&script).credentials(Fetching).build().unwrap();
    assert_eq!(status(&core, get("/").security(&[&[RAW, KEY]])).await, 200);
    let seen = script.seen();
    assert_eq!(
        (seen[0].uri.as_str(), seen[0].header("x-api-key")),
        ("https://api.test/authenticate", Some("key"))
    );
    assert_eq!(seen[0].header("authorization"), None);
    assert_eq!(
        (seen[1].header("authorization"), seen[1].header("x-api-key")),
        (Some("fetched"), Some("key"))
    );
}

#[tokio::test]
async fn a_token_that_can_not_be_fetched_is_a_credentials_error() {
    let script = Script::new([Step::Fail(typewright::TransportErrorKind::Interrupted)]);
    let core: ClientCore = builder(&script).credentials(Fetching).build().unwrap();
    let failure = run(&core, get("/").security(&[&[RAW]])).await.unwrap_err();
    assert!(
        matches!(failure, CallFailure::Credentials(_)),
        "{failure:?}"
    );
}

#[test]
fn credentials_for_another_server_are_refused_when_the_client_is_built() {
    let built: Result<ClientCore, _> = typewright::ClientBuilder::new("https://other.test")
        .transport(Script::default())
        .credentials(Fetching)
        .build();
    assert_eq!(built.unwrap_err().to_string(), "the key is for api.test");
}
