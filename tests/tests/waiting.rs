//! The wait for a user: the client against a mock over real HTTP.

mod support;

use std::time::Duration;

use sandbox_kyc::WaitError;
use sandbox_kyc::digilocker::SessionStatus;
use serde_json::json;
use support::{
    FastClock, Spec, client, client_at, eventually, key_and_token, mock, operations, said, times,
};
use typewright_mock::Mock;

const SESSION: &str = "f1bd0342-cc1d-4051-8301-e8ee17e3a3c3";

/// Answers of `getSessionStatus`, one for each state, the last one for ever.
fn script(mock: &Mock, states: &[&str]) {
    let spec = Spec::read();
    let operations = spec.operations();
    let operation = operations.iter().find(|one| one.id == "getSessionStatus");
    let response = &operation.expect("an operation").node["responses"]["200"];
    let mut example = spec.examples(response).remove(0).1;
    for (at, state) in states.iter().enumerate() {
        example["data"]["status"] = json!(state);
        let reply = mock.on("getSessionStatus").expect("an operation");
        let reply = reply.reply_json(200, &example);
        if at + 1 < states.len() {
            reply.times(1);
        }
    }
}

#[tokio::test]
async fn the_wait_ends_when_the_user_has_consented() {
    let mock = mock();
    let client = client(&mock.url(), key_and_token());
    let session = client.wait_for_session(SESSION).await.expect("consent");
    assert_eq!(session.status, SessionStatus::Succeeded);
    assert_eq!(
        session.documents_consented.map(|documents| documents.len()),
        Some(3)
    );
    assert_eq!(operations(&mock), ["getSessionStatus"; 2]);
}

#[tokio::test]
async fn the_wait_ends_with_a_session_that_failed_or_expired() {
    let mock = mock();
    let client = client(&mock.url(), key_and_token());
    script(&mock, &["created", "failed"]);
    let outcome = client.wait_for_session(SESSION).await;
    assert!(
        matches!(&outcome, Err(WaitError::Failed(session)) if session.id == SESSION),
        "{outcome:?}"
    );
    mock.reset();
    script(&mock, &["created", "created", "expired"]);
    let outcome = client.wait_for_session(SESSION).await;
    assert!(
        matches!(&outcome, Err(WaitError::Expired(session)) if session.id == SESSION),
        "{outcome:?}"
    );
    assert_eq!(times(&mock, "getSessionStatus"), 3);
}

#[tokio::test]
async fn a_state_that_is_new_to_the_client_is_waited_through() {
    let mock = mock();
    script(&mock, &["authorizing", "succeeded"]);
    let client = client(&mock.url(), key_and_token());
    assert!(client.wait_for_session(SESSION).await.is_ok());
}

#[tokio::test]
async fn pauses_grow_by_half_up_to_the_longest() {
    let mock = mock();
    script(
        &mock,
        &[
            "created",
            "created",
            "created",
            "created",
            "created",
            "succeeded",
        ],
    );
    let clock = FastClock::default();
    let client = client_at(&mock.url(), key_and_token(), &clock);
    let seconds = Duration::from_secs;
    let wait = client
        .wait_for_session(SESSION)
        .pauses(seconds(4), seconds(10));
    wait.deadline(seconds(3600)).await.expect("consent");
    let slept: Vec<_> = clock
        .slept()
        .into_iter()
        .filter(|slept| *slept != seconds(3600))
        .collect();
    assert_eq!(slept, [4, 6, 9, 10, 10].map(seconds));
}

#[tokio::test]
async fn the_wait_ends_at_its_deadline() {
    let mock = mock();
    script(&mock, &["created"]);
    let client = client(&mock.url(), key_and_token());
    let wait = client
        .wait_for_session(SESSION)
        .deadline(Duration::from_secs(100));
    let outcome = wait.await;
    assert!(matches!(outcome, Err(WaitError::Deadline)), "{outcome:?}");
    assert!(times(&mock, "getSessionStatus") > 1);
}

#[tokio::test]
async fn the_wait_ends_at_its_deadline_while_an_answer_is_outstanding() {
    let mock = mock();
    let reply = mock.on("getSessionStatus").expect("an operation");
    reply.reply(200).delay(Duration::from_secs(60));
    let client = client(&mock.url(), key_and_token());
    let wait = client
        .wait_for_session(SESSION)
        .deadline(Duration::from_secs(100));
    assert!(matches!(wait.await, Err(WaitError::Deadline)));
}

#[tokio::test]
async fn the_wait_ends_when_it_is_cancelled() {
    let mock = mock();
    script(&mock, &["created"]);
    let client = client(&mock.url(), key_and_token());
    let (cancel, cancelled) = tokio::sync::oneshot::channel::<()>();
    let waiting = tokio::spawn(async move {
        let cancelled = async move { drop(cancelled.await) };
        client.wait_for_session(SESSION).cancel(cancelled).await
    });
    eventually(|| times(&mock, "getSessionStatus") > 0).await;
    assert!(!waiting.is_finished());
    cancel.send(()).expect("a wait");
    let outcome = waiting.await.expect("a task");
    assert!(matches!(outcome, Err(WaitError::Cancelled)), "{outcome:?}");
}

#[tokio::test]
async fn a_wait_that_is_dropped_asks_no_more() {
    let mock = mock();
    script(&mock, &["created"]);
    let client = client(&mock.url(), key_and_token());
    let waiting = tokio::spawn(async move { client.wait_for_session(SESSION).await });
    eventually(|| times(&mock, "getSessionStatus") > 1).await;
    waiting.abort();
    drop(waiting.await);
    let asked = times(&mock, "getSessionStatus");
    tokio::time::sleep(Duration::from_millis(60)).await;
    assert_eq!(times(&mock, "getSessionStatus"), asked);
}

#[tokio::test]
async fn the_wait_ends_when_the_status_can_t_be_read() {
    let mock = mock();
    mock.on("getSessionStatus")
        .expect("an operation")
        .reply(404);
    let client = client(&mock.url(), key_and_token());
    let error = client
        .wait_for_session(SESSION)
        .await
        .expect_err("no session");
    let WaitError::Call(cause) = &error else {
        panic!("{error:?}")
    };
    assert_eq!(cause.status().map(|status| status.as_u16()), Some(404));
    assert!(said(&error).contains("404"), "{}", said(&error));
}
