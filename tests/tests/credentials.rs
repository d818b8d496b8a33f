//! The access token's life: the client against a mock over real HTTP.

mod support;

use std::error::Error as _;
use std::time::Duration;

use sandbox_kyc::{Client, Credentials, Environment, Error};
use serde_json::{Value, json};
use support::{
    FastClock, KEY, SECRET, THEN, TOKEN, client, client_at, eventually, key_and_secret,
    key_and_token, mock, operations, said, times,
};
use typewright_mock::{Mock, Received};

/// The token that the description's example of `/authenticate` has.
const FETCHED: &str = "eyJ0eXAiOiJKV1QiLCJhbGciOiJIUzUxMiJ9.example.token";

fn answer_with_token(token: &str) -> Value {
    json!({"code": 200, "timestamp": THEN, "data": {"access_token": token}, "transaction_id": "t1"})
}

/// The tokens of the calls that carried one, in order.
fn tokens(mock: &Mock) -> Vec<String> {
    let token = |request: &Received| Some(request.header("authorization")?.to_owned());
    mock.requests().iter().filter_map(token).collect()
}

fn status_of<T>(outcome: &Result<T, Error<sandbox_kyc::shared::ErrorBody>>) -> Option<u16> {
    let error = outcome.as_ref().err()?;
    Some(error.status()?.as_u16())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn twenty_calls_at_once_fetch_one_token() {
    let mock = mock();
    let fetch = mock.on("authenticate").expect("an operation");
    fetch
        .reply_json(200, &answer_with_token("one"))
        .delay(Duration::from_millis(100));
    let client = client(&mock.url(), key_and_secret());
    let calls = (0..20).map(|number| {
        let client = client.clone();
        tokio::spawn(async move {
            let id = format!("s{number}");
            client.digilocker().get_user_profile(id).await.map(drop)
        })
    });
    for call in calls.collect::<Vec<_>>() {
        call.await.expect("a call").expect("an answer");
    }
    assert_eq!(times(&mock, "authenticate"), 1);
    assert_eq!(tokens(&mock), ["one"; 20]);
    assert!(mock.refusals().is_empty(), "{:?}", mock.refusals());
}

#[tokio::test]
async fn the_token_goes_raw_with_the_key_beside_it_and_the_secret_to_nobody_else() {
    let mock = mock();
    let client = client(&mock.url(), key_and_secret());
    client
        .digilocker()
        .get_user_profile("s1")
        .await
        .expect("an answer");
    let requests = mock.requests();
    let sent = |at: usize, name: &str| requests[at].header(name).map(str::to_owned);
    assert_eq!(operations(&mock), ["authenticate", "getUserProfile"]);
    assert_eq!(sent(0, "authorization"), None);
    assert_eq!(sent(0, "x-api-key").as_deref(), Some(KEY));
    assert_eq!(sent(0, "x-api-secret").as_deref(), Some(SECRET));
    assert_eq!(sent(1, "authorization").as_deref(), Some(FETCHED));
    assert_eq!(sent(1, "x-api-key").as_deref(), Some(KEY));
    assert_eq!(sent(1, "x-api-secret"), None);
}

#[tokio::test]
async fn the_token_is_kept_for_a_day_and_then_fetched_anew() {
    let mock = mock();
    let clock = FastClock::default();
    let client = client_at(&mock.url(), key_and_secret(), &clock);
    let call = || async { client.digilocker().get_user_profile("s1").await.map(drop) };
    call().await.expect("an answer");
    clock.advance(Duration::from_secs(23 * 3600));
    call().await.expect("an answer");
    assert_eq!(
        times(&mock, "authenticate"),
        1,
        "23 hours are less than a day"
    );
    clock.advance(Duration::from_secs(3600));
    call().await.expect("an answer");
    assert_eq!(times(&mock, "authenticate"), 2);
}

#[tokio::test]
async fn a_refused_token_is_renewed_and_the_call_replayed_once() {
    for status in [401, 403] {
        let mock = mock();
        let fetch = mock.on("authenticate").expect("an operation");
        fetch.reply_json(200, &answer_with_token("old")).times(1);
        fetch.reply_json(200, &answer_with_token("new"));
        let refuse = mock.on("getUserProfile").expect("an operation");
        refuse.reply(status).times(1);
        let client = client(&mock.url(), key_and_secret());
        let answer = client.digilocker().get_user_profile("s1").await;
        assert_eq!(answer.expect("an answer").status(), 200, "after {status}");
        let expected = [
            "authenticate",
            "getUserProfile",
            "authenticate",
            "getUserProfile",
        ];
        assert_eq!(operations(&mock), expected, "after {status}");
        assert_eq!(tokens(&mock), ["old", "new"]);
    }
}

#[tokio::test]
async fn a_call_that_is_not_idempotent_is_replayed_too_since_nothing_came_of_it() {
    let mock = mock();
    mock.expire(FETCHED);
    let client = client(&mock.url(), key_and_secret());
    let question = sandbox_kyc::digilocker::VerifyUserRequest::builder().mobile("9999999999");
    let answer = client
        .digilocker()
        .verify_user_account(question.build())
        .await;
    assert!(answer.expect("an answer").data.user_exists);
    assert_eq!(times(&mock, "verifyUserAccount"), 2);
}

#[tokio::test]
async fn a_second_refusal_with_a_fresh_token_is_final() {
    for status in [401, 403] {
        let mock = mock();
        mock.on("getUserProfile")
            .expect("an operation")
            .reply(status);
        let client = client(&mock.url(), key_and_secret());
        let answer = client.digilocker().get_user_profile("s1").await;
        assert_eq!(status_of(&answer), Some(status));
        assert!(matches!(answer, Err(Error::Api(_))), "the body is typed");
        assert_eq!(times(&mock, "getUserProfile"), 2);
        assert_eq!(times(&mock, "authenticate"), 2);
    }
}

#[tokio::test]
async fn a_refused_token_that_was_given_can_t_be_renewed() {
    let mock = mock();
    mock.expire(TOKEN);
    let client = client(&mock.url(), key_and_token());
    let answer = client.digilocker().get_user_profile("s1").await;
    assert_eq!(status_of(&answer), Some(403));
    assert_eq!(operations(&mock), ["getUserProfile"]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn ten_calls_with_an_expired_token_renew_it_once() {
    let mock = mock();
    let fetch = mock.on("authenticate").expect("an operation");
    fetch.reply_json(200, &answer_with_token("old")).times(1);
    fetch.reply_json(200, &answer_with_token("new"));
    let client = client(&mock.url(), key_and_secret());
    client
        .digilocker()
        .get_user_profile("s0")
        .await
        .expect("an answer");
    mock.accept("access_token", ["new"]);
    let calls = (0..10).map(|number| {
        let client = client.clone();
        tokio::spawn(async move {
            let id = format!("s{number}");
            client.digilocker().get_user_profile(id).await.map(drop)
        })
    });
    for call in calls.collect::<Vec<_>>() {
        call.await.expect("a call").expect("an answer");
    }
    assert_eq!(times(&mock, "authenticate"), 2);
}

#[tokio::test]
async fn a_call_that_is_dropped_while_it_fetches_the_token_holds_up_no_other() {
    let mock = mock();
    let fetch = mock.on("authenticate").expect("an operation");
    fetch.reply(200).delay(Duration::from_secs(60)).times(1);
    let client = client(&mock.url(), key_and_secret());
    let dropped = client.clone();
    let task =
        tokio::spawn(async move { dropped.digilocker().get_user_profile("s1").await.map(drop) });
    eventually(|| times(&mock, "authenticate") == 1).await;
    task.abort();
    let next = client.digilocker().get_user_profile("s2").await;
    assert!(next.is_ok(), "{next:?}");
}

#[tokio::test]
async fn without_a_token_nothing_is_sent_and_the_error_says_why() {
    let mock = mock();
    mock.on("authenticate").expect("an operation").reply(401);
    let client = client(&mock.url(), key_and_secret());
    let answer = client.digilocker().get_user_profile("s1").await;
    let error = answer.expect_err("no token");
    assert!(matches!(error, Error::Credentials(_)), "{error:?}");
    assert!(error.to_string().contains("/authenticate"), "{error}");
    let cause = error.source().expect("a cause").to_string();
    assert!(cause.contains("401"), "{cause}");
    assert_eq!(operations(&mock), ["authenticate"]);
}

#[tokio::test]
async fn a_fetched_token_with_a_prefix_is_refused_before_it_goes_out() {
    let mock = mock();
    let fetch = mock.on("authenticate").expect("an operation");
    fetch.reply_json(200, &answer_with_token("Bearer abc"));
    let client = client(&mock.url(), key_and_secret());
    let answer = client.digilocker().get_user_profile("s1").await;
    let error = answer.expect_err("no token").to_string();
    assert!(error.contains("leave the prefix out"), "{error}");
    assert_eq!(operations(&mock), ["authenticate"]);
}

#[test]
fn a_given_token_with_a_prefix_is_refused_at_once() {
    for token in [
        "Bearer abc",
        "bearer abc",
        "BEARER abc",
        " Bearer abc",
        "Bearer\tabc",
    ] {
        let refused = Credentials::with_token(KEY, token)
            .expect_err(token)
            .to_string();
        assert!(
            refused.contains("leave the prefix out"),
            "{token:?}: {refused}"
        );
        assert!(!refused.contains("abc"), "{refused}");
    }
    assert!(Credentials::with_token(KEY, "Bearerabc").is_ok());
}

#[test]
fn a_key_is_refused_for_the_other_environment() {
    let live = || Credentials::new("key_live_a", "secret_live_b").expect("credentials");
    let cases = [
        (Environment::Test, live(), false),
        (Environment::Live, key_and_secret(), false),
        (Environment::Live, key_and_token(), false),
        (Environment::Live, live(), true),
        (Environment::Test, key_and_secret(), true),
        (support::server("http://127.0.0.1:9"), live(), true),
    ];
    for (environment, credentials, fits) in cases {
        let built = Client::builder(&environment)
            .credentials(credentials)
            .build();
        match built {
            Ok(_) => assert!(fits, "{environment}"),
            Err(error) => {
                assert!(!fits, "{environment}: {error}");
                let said = said(&error);
                assert!(said.contains("the API key is for the"), "{said}");
            }
        }
    }
}
