//! `#[api]` by hand: what a call sends, byte for byte, and what it makes of the answer.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "helpers of tests fail the test"
)]

mod bodies;
mod choices;
mod chunked;
mod headers;
mod hygiene;
mod parameters;
mod renderings;
mod sequences;
mod servers;
mod transport;

use transport::{Canned, client};
use typewright::{Bytes, Error, Map, Model, Secret, SecurityScheme, StringEnum, Validate, api};

/// The key.
#[derive(Clone, Debug, SecurityScheme)]
#[api_key(header = "x-api-key")]
pub struct ApiKey(Secret<String>);

/// A token.
#[derive(Clone, Debug, SecurityScheme)]
#[http(bearer)]
pub struct Token(Secret<String>);

/// A user.
#[derive(Clone, Debug, SecurityScheme)]
#[http(basic)]
pub struct Login(String, Secret<String>);

/// A pet.
#[derive(Clone, Debug, PartialEq, Model)]
#[model(request)]
pub struct Pet {
    /// Its name.
    #[model(min_length = 1)]
    pub name: String,
    /// Its tags.
    pub tags: Option<Vec<String>>,
}

/// What went wrong.
#[derive(Clone, Debug, PartialEq, Model)]
pub struct Problem {
    /// In words.
    pub message: String,
}

/// An order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, StringEnum)]
pub enum Sort {
    /// Up.
    #[value("asc")]
    Ascending,
    /// Down.
    #[value("desc")]
    Descending,
}

/// Pets.
#[api]
pub trait Pets {
    /// Finds pets.
    #[get("/pets", security = ApiKey | Token + Login)]
    #[ok(200, Vec<Pet>)]
    #[error(default, Problem)]
    fn find(
        #[query] sort: Option<Sort>,
        #[query("tag", explode = false, max_items = 2)] tags: Option<Vec<String>>,
        #[query(style = deep_object)] filter: Option<Map<String>>,
        #[header("x-trace")] trace: Option<String>,
        #[cookie("theme")] theme: Option<String>,
    );

    /// Adds a pet.
    #[post("/owners/{owner}/pets", id = "addPet", security = ApiKey | none)]
    #[ok(201, Pet)]
    #[ok(202)]
    #[error(404, Problem)]
    #[error(400 | 422, String, text)]
    fn add(
        /// Whose pet it is.
        #[path]
        owner: String,
        #[header("x-dry-run")] send: Option<bool>,
        #[body(json)] pet: Pet,
    );

    /// A picture.
    #[get("/pets/{id}/picture.{form}")]
    #[ok(200, Bytes, "image/png")]
    fn picture(#[path("id", minimum = 1)] id: i64, #[path("form")] form: String);

    /// Writes a note.
    #[put("/note")]
    #[ok(204)]
    fn note(#[body(text)] text: Option<String>);

    /// Fills a form.
    #[post("/form")]
    #[ok(200, String, text)]
    fn r#type(#[body(form)] pet: Pet);
}

/// The client of a shop.
#[api]
#[server("https://pets.example", "Live")]
pub struct Client {
    /// Pets.
    pets: Pets,
}

fn pet() -> Pet {
    Pet::builder().name("Tom").build()
}

#[tokio::test]
async fn a_query_is_written_by_style_and_optional_parameters_are_left_out() {
    let (client, sent) = client(Canned::json(200, r#"[{"name":"Tom"}]"#), |builder| {
        builder.credential(ApiKey::new("k"))
    });
    let found = client.pets().find().await.expect("pets");
    assert_eq!(*found, vec![pet()]);
    assert_eq!(
        sent.last(),
        "GET https://pets.example/v1/pets\naccept: application/json\nx-api-key: k\n\n"
    );

    let filter = [("a b".to_owned(), "c&d".to_owned())]
        .into_iter()
        .collect::<Map<String>>();
    let call = client
        .pets()
        .find()
        .sort(Sort::Ascending)
        .tags(["a,b", "c"])
        .filter(filter);
    call.trace("t").theme("dark").await.expect("pets");
    assert_eq!(
        sent.last(),
        "GET https://pets.example/v1/pets?sort=asc&tag=a%2Cb,c&filter%5Ba%20b%5D=c%26d\n\
         accept: application/json\ncookie: theme=dark\nx-api-key: k\nx-trace: t\n\n"
    );
}

#[tokio::test]
async fn alternatives_of_security_are_tried_in_order_and_none_needs_nothing() {
    let (both, sent) = client(Canned::json(200, "[]"), |builder| {
        builder
            .credential(Token::new("t"))
            .credential(Login::new("u", "p"))
    });
    let refused = both.pets().find().await;
    // Token and login want the same header, so what is sent is the last of them.
    assert!(refused.is_ok(), "{refused:?}");
    assert!(sent.last().contains("authorization: "), "{}", sent.last());

    let (bare, sent) = client(Canned::json(200, "[]"), |builder| builder);
    assert!(matches!(
        bare.pets().find().await,
        Err(Error::Credentials(_))
    ));
    assert_eq!(sent.count(), 0);
    drop(bare.pets().add("o", pet()).await);
    assert_eq!(sent.count(), 1);
}

#[tokio::test]
async fn a_body_is_json_and_each_success_has_its_variant() {
    let (client, sent) = client(Canned::json(201, r#"{"name":"Tom"}"#), |builder| builder);
    let added = client
        .pets()
        .add("a/b c", pet())
        .set_send(true)
        .await
        .expect("added");
    assert_eq!(added.into_inner(), calls::AddSuccess::Created(pet()));
    assert_eq!(
        sent.last(),
        "POST https://pets.example/v1/owners/a%2Fb%20c/pets\naccept: application/json, text/plain\n\
         content-type: application/json\nx-dry-run: true\n\n{\"name\":\"Tom\"}"
    );
}

#[tokio::test]
async fn each_documented_error_has_its_variant() {
    let (client, _) = client(
        Canned::json(404, r#"{"message":"no such owner"}"#),
        |builder| builder,
    );
    match client.pets().add("o", pet()).await {
        Err(Error::Api(answer)) => {
            let expected = calls::AddError::NotFound(Problem {
                message: "no such owner".into(),
            });
            assert_eq!(*answer.body(), expected);
        }
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn a_shared_error_is_named_after_its_type() {
    let (client, _) = client(Canned::text(422, "too short"), |builder| builder);
    match client.pets().add("o", pet()).await {
        Err(Error::Api(answer)) => {
            assert_eq!(*answer.body(), calls::AddError::String("too short".into()))
        }
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn all_that_breaks_a_rule_is_told_at_once_and_nothing_is_sent() {
    let (client, sent) = client(Canned::json(200, "{}"), |builder| builder);
    let pet = Pet::builder().name("").build();
    assert!(pet.validate().is_err());
    match client.pets().add("..", pet).await {
        Err(Error::Invalid(violations)) => {
            let places: Vec<_> = violations
                .iter()
                .map(|violation| violation.pointer.as_str())
                .collect();
            assert_eq!(places, ["/path/owner", "/body/name"]);
        }
        other => panic!("{other:?}"),
    }
    assert_eq!(sent.count(), 0);
}

#[tokio::test]
async fn bytes_text_and_forms_are_what_they_say() {
    let (client, sent) = client(Canned::png(b"\x89PNG"), |builder| builder);
    let picture = client.pets().picture(7, "png").await.expect("a picture");
    assert_eq!(picture.into_inner(), Bytes::from_static(b"\x89PNG"));
    assert_eq!(
        sent.last(),
        "GET https://pets.example/v1/pets/7/picture.png\naccept: image/png\n\n"
    );

    let (client, sent) = self::client(Canned::text(200, "done"), |builder| builder);
    let pet = Pet::builder().name("a b").tags(["x", "y"]).build();
    assert_eq!(*client.pets().r#type(pet).await.expect("done"), "done");
    assert_eq!(
        sent.last(),
        "POST https://pets.example/v1/form\naccept: text/plain\n\
         content-type: application/x-www-form-urlencoded\n\nname=a+b&tags=x&tags=y"
    );
}

#[tokio::test]
async fn an_optional_body_that_is_left_out_is_no_body() {
    let (client, sent) = client(Canned::text(204, ""), |builder| builder);
    client.pets().note().await.expect("no content");
    assert_eq!(
        sent.last(),
        "PUT https://pets.example/v1/note\naccept: */*\n\n"
    );
    client.pets().note().text("hi").await.expect("no content");
    assert!(
        sent.last()
            .ends_with("content-type: text/plain; charset=utf-8\n\nhi"),
        "{}",
        sent.last()
    );
}

#[test]
fn servers_are_those_of_the_description_and_calls_are_send() {
    assert_eq!(Client::SERVERS[0].url(), "https://pets.example");
    fn is_send<T: Send>(_: T) {}
    let (client, _) = client(Canned::text(204, ""), |builder| builder);
    is_send(client.pets().find().send());
}
