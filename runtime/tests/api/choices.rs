//! Bodies and answers in several media types: which one is sent, asked for and read.

use typewright::{Bytes, Error, Model, Response, api};

use crate::transport::{Canned, client_of};

/// A note.
#[derive(Clone, Debug, PartialEq, Model)]
#[model(request)]
pub struct Note {
    /// Its text.
    #[model(max_length = 9)]
    pub text: String,
}

/// A note with a picture.
#[derive(Clone, Debug, PartialEq, Model)]
#[model(request)]
pub struct NoteForm {
    /// Its text.
    pub text: String,
    /// Its tags.
    pub tags: Option<Vec<String>>,
}

/// Notes.
#[api]
pub trait Notes {
    /// One type in several media types, and others.
    #[post("/notes")]
    #[ok(204)]
    fn add(
        #[body(json | "text/json" | form(NoteForm, encoding("tags", explode = false)) | "application/merge-patch+json" | text(String) | "text/csv"(String) | bytes(Bytes))]
        note: Note,
    );

    /// A body that may be left out.
    #[put("/notes")]
    #[ok(204)]
    fn change(#[body(json | form)] note: Option<Note>);

    /// Answers in several media types.
    #[get("/notes/{id}")]
    #[ok(200, Note, json | "application/hal+json" | "text/csv" | "application/xml")]
    #[ok(200, Bytes, "application/pdf" | "image/png")]
    #[error(default, Note)]
    fn get(#[path] id: String);

    /// A file.
    #[get("/files/{id}")]
    #[ok(200, Bytes, "application/zip")]
    fn file(#[path] id: String);
}

/// A client of them.
#[api]
pub struct Client {
    notes: Notes,
}

fn note() -> Note {
    Note::builder().text("a b").build()
}

/// The `content-type` and the body.
fn body(sent: &str) -> (&str, &str) {
    let (head, body) = sent.split_once("\n\n").expect("a body");
    let mut lines = head
        .lines()
        .filter_map(|line| line.strip_prefix("content-type: "));
    (lines.next().unwrap_or_default(), body)
}

#[tokio::test]
async fn the_first_media_type_of_a_type_is_sent_unless_another_is_named() {
    let (client, sent) = client_of::<Client>(Canned::text(204, ""), |builder| builder);
    let notes = client.notes();
    let form = NoteForm::builder().text("a b").tags(["x", "y"]).build();
    let cases: [(calls::AddBody, &str, &str); 8] = [
        (note().into(), "application/json", r#"{"text":"a b"}"#),
        (
            calls::AddBody::TextJson(note()),
            "text/json",
            r#"{"text":"a b"}"#,
        ),
        (
            form.into(),
            "application/x-www-form-urlencoded",
            "text=a+b&tags=x,y",
        ),
        (
            calls::AddBody::MergePatchJson(note()),
            "application/merge-patch+json",
            r#"{"text":"a b"}"#,
        ),
        ("plain".into(), "text/plain; charset=utf-8", "plain"),
        (calls::AddBody::Csv("a,b".into()), "text/csv", "a,b"),
        (vec![97_u8].into(), "application/octet-stream", "a"),
        (Bytes::from("b").into(), "application/octet-stream", "b"),
    ];
    for (given, media, written) in cases {
        notes.add(given).await.expect("sent");
        assert_eq!(body(&sent.last()), (media, written));
    }
}

#[tokio::test]
async fn a_choice_is_checked_and_may_be_left_out() {
    let (client, sent) = client_of::<Client>(Canned::text(204, ""), |builder| builder);
    let long = Note {
        text: "much too long".into(),
    };
    let refused = client.notes().add(calls::AddBody::TextJson(long)).await;
    assert!(matches!(refused, Err(Error::Invalid(_))), "{refused:?}");
    assert_eq!(sent.count(), 0);
    client.notes().change().await.expect("sent");
    assert_eq!(body(&sent.last()), ("", ""));
    let call = client
        .notes()
        .change()
        .note(calls::ChangeBody::Form(note()));
    call.await.expect("sent");
    assert_eq!(
        body(&sent.last()),
        ("application/x-www-form-urlencoded", "text=a+b")
    );
}

#[tokio::test]
async fn an_answer_is_read_by_the_media_type_that_came() {
    let read = |answer: Canned| async move {
        let (client, sent) = client_of::<Client>(answer, |builder| builder);
        let answer = client.notes().get("1").await;
        (answer.map(Response::into_inner), sent.last())
    };
    let (answer, sent) = read(Canned::json(200, r#"{"text":"a b"}"#)).await;
    assert_eq!(answer.expect("a note"), calls::GetSuccess::OkJson(note()));
    let accepted = "\naccept: application/json, application/hal+json, application/pdf, image/png\n";
    assert!(sent.contains(accepted), "{sent}");
    let (answer, _) = read(Canned::of(200, "application/hal+json", r#"{"text":"a b"}"#)).await;
    assert_eq!(answer.expect("a note"), calls::GetSuccess::OkJson(note()));
    let (answer, _) = read(Canned::png(b"PNG")).await;
    assert_eq!(
        answer.expect("a file"),
        calls::GetSuccess::OkPdf("PNG".into())
    );
    let (answer, _) = read(Canned::text(200, "hi")).await;
    assert!(matches!(answer, Err(Error::Decode(_))), "{answer:?}");
}

#[tokio::test]
async fn another_media_type_is_asked_for_and_comes_as_it_is() {
    let answer = Canned::of(200, "text/csv", "text\na b");
    let (client, sent) = client_of::<Client>(answer, |builder| builder.max_body(3));
    let answer = client.notes().get("1").send_as(calls::GetAs::Csv).await;
    let answer = answer.expect("a body");
    assert_eq!(answer.content_type(), Some("text/csv"));
    let mut body = answer.into_inner();
    assert_eq!(
        body.chunk().await.expect("bytes").as_deref(),
        Some(&b"text\na b"[..])
    );
    assert_eq!(body.chunk().await.expect("the end"), None);
    assert!(
        sent.last().contains("\naccept: text/csv\n"),
        "{}",
        sent.last()
    );
}

#[tokio::test]
async fn a_streamed_answer_has_no_bound_and_its_errors_are_read() {
    let zip = Canned::of(200, "application/zip", "PK..");
    let (client, _) = client_of::<Client>(zip, |builder| builder.max_body(3));
    assert!(client.notes().file("1").await.is_err());
    let body = client
        .notes()
        .file("1")
        .send_streaming()
        .await
        .expect("a body");
    let whole = body.into_inner().collect(4).await.expect("bytes");
    assert_eq!(whole, Bytes::from("PK.."));
    let again = client
        .notes()
        .file("1")
        .send_streaming()
        .await
        .expect("a body");
    assert!(again.into_inner().collect(3).await.is_err());

    let (client, _) =
        client_of::<Client>(Canned::json(404, r#"{"text":"gone"}"#), |builder| builder);
    match client.notes().get("1").send_streaming().await {
        Err(Error::Api(answer)) => assert_eq!(answer.text, "gone"),
        other => panic!("{other:?}"),
    }
}
