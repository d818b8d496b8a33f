//! Answers that come item by item: events and lines, typed.

use std::time::Duration;

use typewright::sequence::{Data, Event};
use typewright::{
    ClientBuilder, Error, EventStream, JsonLines, Model, StreamError, Union, Value, api,
};

use crate::chunked::{End, Server, server};

/// A question.
#[derive(Clone, Debug, PartialEq, Model)]
#[model(request)]
pub struct Question {
    /// What is asked.
    pub prompt: String,
    /// Whether the answer comes bit by bit.
    pub stream: Option<bool>,
}

/// A whole answer.
#[derive(Clone, Debug, PartialEq, Model)]
pub struct Answer {
    /// What is said.
    pub text: String,
}

/// A bit of an answer.
#[derive(Clone, Debug, PartialEq, Model)]
pub struct Delta {
    /// What is said.
    #[model(max_length = 10)]
    pub text: String,
}

/// What happens.
#[derive(Clone, Debug, PartialEq, Union)]
#[union(tag = "type")]
pub enum Happening {
    /// It began.
    #[variant("start")]
    Start,
    /// A bit more.
    #[variant("delta")]
    Delta(Delta),
}

/// What went wrong.
#[derive(Clone, Debug, PartialEq, Model)]
pub struct Problem {
    /// Why.
    pub message: String,
}

/// Answers of all kinds.
#[api]
pub trait Chat {
    /// Asks.
    #[post("/ask")]
    #[ok(200, Answer, json | "text/event-stream"(EventStream<Delta>) | "text/csv")]
    #[error(400, Problem)]
    fn ask(#[query] stream: Option<bool>, #[body(json)] question: Question);

    /// What happens.
    #[get("/happenings")]
    #[ok(200, EventStream<Happening>)]
    #[error(default, Problem)]
    fn happenings();

    /// The log, as it is.
    #[get("/log")]
    #[ok(200, EventStream<String>, "text/event-stream")]
    fn log();

    /// All rows.
    #[get("/rows")]
    #[ok(200, JsonLines<Delta>, "application/x-ndjson")]
    #[ok(204)]
    fn rows();
}

/// A client of them.
#[api]
pub struct Client {
    chat: Chat,
}

fn client(server: Server) -> Client {
    built(server, |builder| builder)
}

fn built(
    server: Server,
    build: impl FnOnce(ClientBuilder<Client>) -> ClientBuilder<Client>,
) -> Client {
    let builder = ClientBuilder::new("https://chat.example").transport(server);
    build(builder).build().expect("a client")
}

fn question() -> Question {
    Question::builder().prompt("?").build()
}

fn delta(text: &str) -> Delta {
    Delta { text: text.into() }
}

async fn all<T: typewright::codec::Wire>(
    mut events: EventStream<T>,
) -> Vec<Result<Event<T>, StreamError>> {
    let mut all = Vec::new();
    while let Some(event) = events.next().await {
        all.push(event);
    }
    all
}

#[tokio::test]
async fn one_operation_answers_whole_or_bit_by_bit() {
    let whole = client(server("application/json", r#"{"text":"all"}"#));
    let answer = whole.chat().ask(question()).await.expect("an answer");
    assert_eq!(answer.text, "all");
    assert_eq!(answer.header("x-accept"), Some("application/json"));

    let text = "data: {\"text\":\"a\"}\n\ndata: {\"text\":\"b\"}\n\ndata: [DONE]\n\n";
    let bits = client(server("text/event-stream; charset=utf-8", text));
    let call = bits.chat().ask(question()).set_stream(true);
    let mut events = call.stream().await.expect("events");
    assert_eq!(events.header("x-accept"), Some("text/event-stream"));
    let first = events.next().await.expect("one").expect("read");
    assert_eq!(first.value(), Some(&delta("a")));
    assert_eq!(
        events.next_value().await.expect("one").expect("read"),
        delta("b")
    );
    let end = events.next().await.expect("one").expect("read");
    assert_eq!(end.data, Data::Text("[DONE]".into()));
    assert!(events.next().await.is_none());
}

#[tokio::test]
async fn events_are_the_same_wherever_chunks_end() {
    let text = "\u{feff}: hello\r\nevent: note\rid: 7\r\ndata:{\"type\":\"delta\",\r\ndata: \"text\":\"grüße\"}\r\n\r\n\
                retry: 1500\r\nretry: soon\nid: a\0b\nother: x\ndata: {\"type\":\"start\"}\n\n\n\
                data\n\nevent: lost\n\ndata: {\"type\":\"start\"}\nid\n\ndata: never ended";
    let bytes = text.as_bytes();
    for size in 1..=bytes.len() {
        let mut server = server("text/event-stream", "");
        server.chunks = bytes.chunks(size).map(<[u8]>::to_vec).collect();
        let mut events = client(server).chat().happenings().await.expect("events");
        let mut next = async || events.next().await.expect("one").expect("read");
        let first = next().await;
        assert_eq!(first.event.as_deref(), Some("note"), "{size}");
        assert_eq!(first.id.as_deref(), Some("7"));
        assert_eq!(first.value(), Some(&Happening::Delta(delta("grüße"))));
        let second = next().await;
        assert_eq!((second.event, second.id), (None, None));
        assert_eq!(second.retry, Some(Duration::from_millis(1500)));
        assert_eq!(second.data, Data::Value(Happening::Start));
        assert_eq!(next().await.data, Data::Text(String::new()));
        let last = next().await;
        assert_eq!(last.id.as_deref(), Some(""), "an id can be taken back");
        assert!(events.next().await.is_none());
        assert_eq!(events.last_id(), Some(""));
    }
}

#[tokio::test]
async fn data_of_texts_is_kept_as_it_is() {
    let text = "data: {\"a\":1}\n\ndata: one\ndata: two\n\ndata: \"three\"\n\n";
    let client = client(server("", text));
    let events = client.chat().log().await.expect("events").into_inner();
    let texts: Vec<_> = all(events)
        .await
        .into_iter()
        .map(|event| event.expect("read").into_value())
        .collect();
    let expected = ["{\"a\":1}", "one\ntwo", "\"three\""];
    assert_eq!(texts, expected.map(|text| Some(text.to_owned())));
}

#[tokio::test]
async fn an_event_that_does_not_fit_is_told_with_its_place_and_the_next_ones_come() {
    let text = "data: {\"text\":\"a\"}\n\ndata: {\"text\":{\"secret\":1}}\n\ndata: {\"te\n\ndata: 7\n\ndata: {\"text\":\"b\"}\n\n";
    let client = client(server("text/event-stream", text));
    let events = client
        .chat()
        .ask(question())
        .stream()
        .await
        .expect("events");
    let events = all(events.into_inner()).await;
    let told: Vec<String> = events
        .iter()
        .map(|event| match event {
            Ok(event) => event.value().expect("a value").text.clone(),
            Err(error) => error.to_string(),
        })
        .collect();
    assert_eq!(
        told,
        [
            "a",
            "item 2 does not fit its type at `text`: invalid type: map, expected a string",
            "item 3 does not fit its type: EOF while parsing a string",
            "item 4 does not fit its type: invalid type: integer, expected an object (Delta)",
            "b"
        ]
    );
    let Err(StreamError::Item(error)) = &events[1] else {
        panic!("an item");
    };
    assert_eq!((error.number(), error.path()), (2, "text"));
    assert_eq!(error.text(), "{\"text\":{\"secret\":1}}");
    assert!(!format!("{error:?}").contains("secret"));
}

#[tokio::test]
async fn items_are_held_to_their_description_where_answers_are() {
    let long = "data: {\"text\":\"longer than ten\"}\n\n";
    let lenient = client(server("text/event-stream", long));
    let mut events = lenient
        .chat()
        .ask(question())
        .stream()
        .await
        .expect("events");
    assert!(events.next().await.is_some_and(|event| event.is_ok()));
    let strict = built(
        server("text/event-stream", long),
        ClientBuilder::validate_responses,
    );
    let mut events = strict
        .chat()
        .ask(question())
        .stream()
        .await
        .expect("events");
    let error = events.next().await.expect("one").expect_err("too long");
    assert!(
        error
            .to_string()
            .contains("must have at most 10 characters"),
        "{error}"
    );
}

#[tokio::test]
async fn an_item_may_be_as_long_as_a_body() {
    let line = format!("{{\"text\":\"{}\"}}\n", "a".repeat(87));
    assert_eq!(line.len(), 99);
    for (limit, fits) in [(98, true), (97, false)] {
        let rows = server("application/x-ndjson", &line.repeat(3));
        let client = built(rows, |builder| builder.max_body(limit));
        let mut rows = client.chat().rows().stream().await.expect("rows");
        let first = rows.next().await.expect("one");
        assert_eq!(first.is_ok(), fits);
        match first {
            Ok(row) => assert_eq!(row.text.len(), 87),
            Err(error) => {
                let told = "item 1 is larger than the limit of 97 bytes (`max_body`)";
                assert_eq!(error.to_string(), told);
                assert!(rows.next().await.is_none(), "nothing more is read");
            }
        }
    }
    let endless = format!("data: {}\n", "a".repeat(30)).repeat(5);
    let client = built(server("text/event-stream", &endless), |builder| {
        builder.max_body(100)
    });
    let mut events = client.chat().log().await.expect("events");
    let error = events.next().await.expect("one").expect_err("too long");
    assert!(matches!(
        error,
        StreamError::TooLong {
            number: 1,
            limit: 100,
            ..
        }
    ));
    assert!(events.next().await.is_none());
}

#[tokio::test]
async fn a_connection_that_breaks_is_told_after_what_came() {
    let mut broken = server("text/event-stream", "data: {\"text\":\"a\"}\n\ndata: {");
    broken.end = End::Broken;
    let client = client(broken);
    let events = client
        .chat()
        .ask(question())
        .stream()
        .await
        .expect("events");
    let mut events = all(events.into_inner()).await.into_iter();
    assert!(events.next().is_some_and(|event| event.is_ok()));
    let error = events.next().expect("an error").expect_err("broken");
    assert!(matches!(error, StreamError::Transport(_)), "{error:?}");
    assert!(events.next().is_none());
}

#[tokio::test]
async fn lines_and_records_are_read_each_by_its_kind() {
    let texts = [
        (
            "application/x-ndjson",
            "{\"text\":\"a\"}\r\n\n{\"text\":\"b\"}",
        ),
        ("application/jsonl", "{\"text\":\"a\"}\n{\"text\":\"b\"}\n"),
        (
            "application/json-seq",
            "\u{1e}{\"text\":\n\"a\"}\n\u{1e}{\"text\":\"b\"}\n",
        ),
    ];
    for (media, text) in texts {
        let client = client(server(media, text));
        let mut rows = client.chat().rows().stream().await.expect("rows");
        assert_eq!(rows.header("x-accept"), Some("application/x-ndjson"));
        for expected in ["a", "b"] {
            let row = rows.next().await.expect(media).expect(media);
            assert_eq!(row.text, expected, "{media}");
        }
        assert!(rows.next().await.is_none());
    }
}

#[tokio::test]
async fn an_answer_of_another_kind_can_not_be_read() {
    let client = client(server("application/json", r#"{"text":"all"}"#));
    match client.chat().ask(question()).stream().await {
        Err(Error::Decode(failure)) => {
            assert_eq!(
                failure.message(),
                "the body is `application/json`, and `text/event-stream` was expected"
            );
            assert_eq!(failure.bytes(), r#"{"text":"all"}"#);
        }
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn errors_are_read_whole() {
    let mut refused = server("application/json", r#"{"message":"no"}"#);
    refused.status = 400;
    match client(refused).chat().ask(question()).stream().await {
        Err(Error::Api(problem)) => assert_eq!(problem.body().message, "no"),
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn any_value_can_be_an_item() {
    let call = typewright::client::Call::new(typewright::http::Method::GET, "/", "/".to_owned());
    let core = typewright::ClientBuilder::<typewright::ClientCore>::new("https://chat.example")
        .transport(server(
            "text/event-stream",
            "data: [1,{}]\n\ndata: null\n\ndata: ping\n\n",
        ))
        .build()
        .expect("a core");
    let events = core
        .call_sequence::<EventStream<Value>, typewright::NoBody>(
            call,
            Default::default(),
            "text/event-stream",
            &[],
        )
        .await
        .expect("events");
    let events: Vec<_> = all(events.into_inner())
        .await
        .into_iter()
        .map(|event| event.expect("read").data)
        .collect();
    let [list, null, ping] = events.as_slice() else {
        panic!("{events:?}");
    };
    assert_eq!(
        list,
        &Data::Value(typewright::json::from_str("[1,{}]").expect("JSON"))
    );
    assert_eq!(null, &Data::Value(Value::Null));
    assert_eq!(ping, &Data::Text("ping".into()));
}
