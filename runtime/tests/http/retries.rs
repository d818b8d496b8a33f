//! When calls are sent again, and after which waits.

use std::time::Duration;

use typewright::{CallOptions, ClientCore, RetryPolicy, StatusCode, TransportErrorKind};

use crate::support::*;

fn patient(script: &Script, clock: &TestClock, policy: RetryPolicy) -> ClientCore {
    builder(script)
        .clock(clock.clone())
        .retry(policy)
        .build()
        .unwrap()
}

/// The waits before the last answer of a GET that is first answered by `step`.
async fn waits_after(step: Step, policy: RetryPolicy) -> (StatusCode, Vec<Duration>) {
    let (script, clock) = (Script::new([step, answer(200)]), TestClock::default());
    let status = status(&patient(&script, &clock, policy), get("/")).await;
    (status, clock.slept())
}

#[tokio::test]
async fn get_is_sent_again_after_each_transient_status() {
    for transient in [429, 502, 503, 504] {
        let script = Script::new([answer(transient), answer(200)]);
        assert_eq!(
            status(&core(&script), get("/")).await,
            200,
            "after {transient}"
        );
        assert_eq!(script.sent(), 2);
    }
}

#[tokio::test]
async fn other_statuses_are_answers() {
    for settled in [400, 401, 403, 404, 408, 422, 500, 501, 521, 523] {
        let script = Script::new([answer(settled)]);
        assert_eq!(status(&core(&script), get("/")).await.as_u16(), settled);
    }
}

#[tokio::test]
async fn post_is_not_sent_again_after_503() {
    let script = Script::new([answer(503)]);
    assert_eq!(status(&core(&script), post("/")).await, 503);
}

#[tokio::test]
async fn post_is_sent_again_with_its_body_after_429() {
    let script = Script::new([answer(429), answer(200)]);
    assert_eq!(status(&core(&script), post("/")).await, 200);
    let seen = script.seen();
    assert_eq!(
        (seen[0].body.as_slice(), seen[1].body.as_slice()),
        (&b"{}"[..], &b"{}"[..])
    );
}

#[tokio::test]
async fn post_is_sent_again_when_no_connection_came_about() {
    let script = Script::new([Step::Fail(TransportErrorKind::Connect), answer(200)]);
    assert_eq!(status(&core(&script), post("/")).await, 200);
}

#[tokio::test]
async fn post_is_not_sent_again_when_the_connection_broke() {
    let script = Script::new([Step::Fail(TransportErrorKind::Interrupted)]);
    assert_eq!(
        failure(&core(&script), post("/")).await,
        TransportErrorKind::Interrupted
    );
}

#[tokio::test]
async fn get_is_sent_again_when_the_connection_broke() {
    let script = Script::new([Step::Fail(TransportErrorKind::Interrupted), answer(200)]);
    assert_eq!(status(&core(&script), get("/")).await, 200);
}

#[tokio::test]
async fn the_last_attempt_is_the_answer() {
    let script = Script::new([answer(503), answer(502), answer(504)]);
    assert_eq!(status(&core(&script), get("/")).await, 504);
}

#[tokio::test]
async fn waits_double_up_to_their_bound() {
    let (script, clock) = (
        Script::new([
            answer(503),
            answer(503),
            answer(503),
            answer(503),
            answer(200),
        ]),
        TestClock::default(),
    );
    let policy = RetryPolicy::default()
        .attempts(5)
        .base_delay(Duration::from_secs(1))
        .max_delay(Duration::from_secs(3));
    assert_eq!(
        status(&patient(&script, &clock, policy), get("/")).await,
        200
    );
    assert_eq!(clock.slept(), [1, 2, 3, 3].map(Duration::from_secs));
}

#[tokio::test]
async fn retry_after_in_seconds_is_waited_for() {
    let (status, slept) = waits_after(
        answer_with(429, &[("retry-after", "7")], ""),
        RetryPolicy::default(),
    )
    .await;
    assert_eq!(
        (status.as_u16(), slept),
        (200, vec![Duration::from_secs(7)])
    );
}

#[tokio::test]
async fn retry_after_as_a_date_is_waited_for() {
    let step = answer_with(503, &[("retry-after", "Mon, 23 Nov 2026 02:30:12 GMT")], "");
    let (status, slept) = waits_after(step, RetryPolicy::default()).await;
    assert_eq!(
        (status.as_u16(), slept),
        (200, vec![Duration::from_secs(12)])
    );
}

#[tokio::test]
async fn retry_after_in_the_past_waits_for_nothing() {
    let step = answer_with(503, &[("retry-after", "Mon, 23 Nov 2020 02:30:12 GMT")], "");
    let (status, slept) = waits_after(step, RetryPolicy::default()).await;
    assert_eq!((status.as_u16(), slept), (200, vec![Duration::ZERO]));
}

#[tokio::test]
async fn unreadable_retry_after_is_passed_over() {
    let policy = RetryPolicy::default().base_delay(Duration::from_secs(1));
    let (status, slept) =
        waits_after(answer_with(503, &[("retry-after", "soon")], ""), policy).await;
    assert_eq!(
        (status.as_u16(), slept),
        (200, vec![Duration::from_secs(1)])
    );
}

#[tokio::test]
async fn a_server_that_asks_for_too_long_a_wait_is_not_asked_again() {
    let (status, slept) = waits_after(
        answer_with(429, &[("retry-after", "31")], ""),
        RetryPolicy::default(),
    )
    .await;
    assert_eq!((status.as_u16(), slept), (429, vec![]));
}

#[tokio::test]
async fn a_wait_past_the_timeout_is_not_begun() {
    let (script, clock) = (
        Script::new([answer_with(429, &[("retry-after", "7")], "")]),
        TestClock::default(),
    );
    let core = patient(&script, &clock, RetryPolicy::default());
    let options = CallOptions::default().timeout(Duration::from_secs(7));
    assert_eq!(core.execute(get("/"), options).await.unwrap().status(), 429);
    assert!(clock.slept().is_empty());
}

#[tokio::test]
async fn a_call_can_have_a_policy_of_its_own() {
    let script = Script::new([answer(503)]);
    let options = CallOptions::default().retry(RetryPolicy::none());
    assert_eq!(
        core(&script)
            .execute(get("/"), options)
            .await
            .unwrap()
            .status(),
        503
    );
}

#[test]
fn jitter_stays_below_its_bound_and_varies() {
    use typewright::Clock;
    let upper = Duration::from_secs(8);
    let drawn: Vec<_> = (0..64)
        .map(|_| typewright::SystemClock.jitter(upper))
        .collect();
    assert!(drawn.iter().all(|wait| *wait <= upper));
    assert!(
        drawn.iter().any(|wait| *wait < upper / 2) && drawn.iter().any(|wait| *wait > upper / 2)
    );
}
