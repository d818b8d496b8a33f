//! What the client sends again, seen by the server: the policy of the runtime on the client's own operations.

mod support;

use std::time::Duration;

use sandbox_kyc::digilocker::VerifyUserRequest;
use sandbox_kyc::{Client, Error, RetryPolicy};
use support::{FastClock, client, client_at, key_and_secret, key_and_token, mock, times};
use typewright::TransportErrorKind;
use typewright_mock::{CannedReply, Recorder};

fn question() -> VerifyUserRequest {
    VerifyUserRequest::builder().mobile("9999999999").build()
}

/// How often the two operations were sent when their first answers had this status: one reads, one may change something.
async fn sent_after(status: u16) -> (usize, usize) {
    let mock = mock();
    for operation in ["getUserProfile", "verifyUserAccount"] {
        mock.on(operation)
            .expect("an operation")
            .reply(status)
            .times(1);
    }
    let client = client(&mock.url(), key_and_token());
    let profile = client.digilocker().get_user_profile("s1").await;
    let known = client.digilocker().verify_user_account(question()).await;
    let sent = (
        times(&mock, "getUserProfile"),
        times(&mock, "verifyUserAccount"),
    );
    assert_eq!((profile.is_ok(), known.is_ok()), (sent.0 == 2, sent.1 == 2));
    sent
}

#[tokio::test]
async fn what_reads_is_sent_again_after_passing_failures_and_what_changes_after_429_alone() {
    for status in [502, 503, 504] {
        assert_eq!(sent_after(status).await, (2, 1), "{status}");
    }
    assert_eq!(sent_after(429).await, (2, 2));
    for status in [400, 404, 422, 500, 521, 523] {
        assert_eq!(sent_after(status).await, (1, 1), "{status}");
    }
}

#[tokio::test]
async fn a_call_is_sent_three_times_and_its_last_answer_is_the_outcome() {
    let mock = mock();
    mock.on("getUserProfile").expect("an operation").reply(503);
    let clock = FastClock::default();
    let client = client_at(&mock.url(), key_and_token(), &clock);
    let error = client
        .digilocker()
        .get_user_profile("s1")
        .await
        .expect_err("503");
    assert!(
        matches!(&error, Error::Api(answer) if answer.status() == 503),
        "{error:?}"
    );
    assert!(error.is_retryable());
    assert_eq!(times(&mock, "getUserProfile"), 3);
    assert_eq!(
        clock.slept(),
        [250, 500].map(Duration::from_millis),
        "the clock draws the whole bound"
    );
}

#[tokio::test]
async fn the_server_says_how_long_to_wait() {
    let mock = mock();
    let limited = mock.on("verifyUserAccount").expect("an operation");
    limited.reply(429).header("retry-after", "7").times(1);
    let clock = FastClock::default();
    let client = client_at(&mock.url(), key_and_token(), &clock);
    client
        .digilocker()
        .verify_user_account(question())
        .await
        .expect("an answer");
    assert_eq!(clock.slept(), [Duration::from_secs(7)]);
}

#[tokio::test]
async fn a_server_that_asks_for_too_long_is_not_waited_for() {
    let mock = mock();
    mock.on("getUserProfile")
        .expect("an operation")
        .reply(503)
        .header("retry-after", "3600");
    let client = client(&mock.url(), key_and_token());
    let outcome = client.digilocker().get_user_profile("s1").await;
    assert!(matches!(outcome, Err(Error::Api(_))));
    assert_eq!(times(&mock, "getUserProfile"), 1);
}

#[tokio::test]
async fn one_call_or_a_whole_client_can_do_without() {
    let mock = mock();
    mock.on("getUserProfile").expect("an operation").reply(503);
    let patient = client(&mock.url(), key_and_token());
    let call = patient.digilocker().get_user_profile("s1");
    assert!(call.retry(RetryPolicy::none()).await.is_err());
    assert_eq!(times(&mock, "getUserProfile"), 1);
    let hasty: Client = Client::builder(support::server(&mock.url()))
        .credentials(key_and_token())
        .retry(RetryPolicy::none())
        .build()
        .expect("a client");
    assert!(hasty.digilocker().get_user_profile("s1").await.is_err());
    assert_eq!(times(&mock, "getUserProfile"), 2);
}

/// How often a call is sent to a server that takes the request and hangs up.
async fn sent_before_hang_up(reads: bool) -> usize {
    let recorder = Recorder::start([CannedReply::raw(""); 1]).expect("a port");
    let client = client(&recorder.url(), key_and_token());
    let digilocker = client.digilocker();
    let error = match reads {
        true => digilocker.get_user_profile("s1").await.map(drop),
        false => digilocker.verify_user_account(question()).await.map(drop),
    };
    let error = error.expect_err("no answer");
    let kind = TransportErrorKind::Interrupted;
    assert!(
        matches!(&error, Error::Transport(error) if error.kind() == kind),
        "{error:?}"
    );
    recorder.requests().len()
}

#[tokio::test]
async fn a_connection_that_breaks_after_the_request_is_tried_again_by_what_reads_alone() {
    assert_eq!(sent_before_hang_up(true).await, 3);
    assert_eq!(sent_before_hang_up(false).await, 1);
}

#[tokio::test]
async fn any_call_is_tried_again_where_no_connection_came_about() {
    let clock = FastClock::default();
    let nobody = Recorder::start([]).expect("a port");
    let url = nobody.url();
    drop(nobody);
    let client = client_at(&url, key_and_token(), &clock);
    let error = client
        .digilocker()
        .verify_user_account(question())
        .await
        .expect_err("nobody");
    assert!(
        matches!(&error, Error::Transport(error) if error.nothing_was_sent()),
        "{error:?}"
    );
    assert_eq!(clock.slept().len(), 2);
}

#[tokio::test]
async fn the_fetch_of_a_token_is_held_to_the_same_rules() {
    let mock = mock();
    let fetch = mock.on("authenticate").expect("an operation");
    fetch.reply(429).times(1);
    let client = client(&mock.url(), key_and_secret());
    client
        .digilocker()
        .get_user_profile("s1")
        .await
        .expect("an answer");
    assert_eq!(times(&mock, "authenticate"), 2);
}

#[tokio::test]
async fn a_call_that_takes_too_long_ends() {
    let mock = mock();
    let slow = mock.on("getUserProfile").expect("an operation");
    slow.reply(200).delay(Duration::from_secs(60));
    let client = client(&mock.url(), key_and_token());
    let call = client.digilocker().get_user_profile("s1");
    let error = call
        .timeout(Duration::from_millis(50))
        .await
        .expect_err("too slow");
    let limit = TransportErrorKind::Timeout(Duration::from_millis(50));
    assert!(
        matches!(&error, Error::Transport(error) if error.kind() == limit),
        "{error:?}"
    );
}
