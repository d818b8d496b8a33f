//! Answers in several media types of JSON: each has a type of its own, and none is read as another.

use typewright::{Error, Model, api};

use crate::transport::{Canned, Sent, client_of};

/// A pet, as it was first told.
#[derive(Clone, Debug, PartialEq, Model)]
pub struct First {
    /// What it is called.
    pub name: Option<String>,
}

/// A pet, as it is told now.
#[derive(Clone, Debug, PartialEq, Model)]
pub struct Second {
    /// What it may be called.
    pub names: Option<Vec<String>>,
}

/// What went wrong.
#[derive(Clone, Debug, PartialEq, Model)]
pub struct Problem {
    /// In short.
    pub title: Option<String>,
}

/// Pets.
#[api]
pub trait Pets {
    /// Finds one.
    #[get("/pet")]
    #[ok(200, First, "application/vnd.pet.v1+json" | "application/vnd.pet.v2+json"(Second) | "text/csv")]
    #[error(400, String, text)]
    #[error(400, Problem, "application/problem+json")]
    fn find(#[query] send_as_pet_v2_json: Option<bool>);

    /// Finds one by version.
    #[get("/versions")]
    #[ok(200, First, "application/json;version=1" | "application/json;version=2"(Second))]
    fn version();
}

/// More pets.
#[api(calls = more)]
pub trait More {
    /// Makes or finds one: what is new is told in another type.
    #[put("/pet")]
    #[ok(200, First, json | "application/ld+json"(Second))]
    #[ok(201, Problem, "application/ld+json")]
    fn make();
}

/// A client of these.
#[api]
pub struct Kennel {
    /// The pets.
    pets: Pets,
    /// More pets.
    more: More,
}

fn kennel(answer: Canned) -> (Kennel, Sent) {
    client_of(answer, |builder| builder)
}

const FIRST: &str = "application/vnd.pet.v1+json";
const SECOND: &str = "application/vnd.pet.v2+json";

#[tokio::test]
async fn what_is_asked_for_is_the_type_that_is_read() {
    let (client, sent) = kennel(Canned::of(200, FIRST, r#"{"name": "Tom"}"#));
    let pet = client.pets().find().await.unwrap();
    assert_eq!(pet.name.as_deref(), Some("Tom"));
    let errors = "text/plain, application/problem+json";
    assert!(
        sent.last()
            .contains(&format!("accept: {FIRST}, {errors}\n"))
    );
}

#[tokio::test]
async fn another_type_is_asked_for_by_a_method_of_its_own() {
    let (client, sent) = kennel(Canned::of(200, SECOND, r#"{"names": ["Tom"]}"#));
    let call = client.pets().find().set_send_as_pet_v2_json(true);
    let pet = call.send_as_pet_v2_json().await.unwrap();
    assert_eq!(pet.names, Some(vec!["Tom".to_owned()]));
    assert!(sent.last().contains(&format!("accept: {SECOND}, text")));
    assert!(sent.last().contains("?send_as_pet_v2_json=true"));
}

#[tokio::test]
async fn what_was_not_asked_for_is_never_read_as_what_was() {
    let (client, _) = kennel(Canned::of(200, SECOND, r#"{"names": ["Tom"]}"#));
    let Err(Error::Decode(failure)) = client.pets().find().await else {
        panic!("the second type was read as the first");
    };
    assert!(
        failure.to_string().contains("was not asked for"),
        "{failure}"
    );
    assert_eq!(&failure.bytes()[..], br#"{"names": ["Tom"]}"#);

    let (client, _) = kennel(Canned::of(200, FIRST, r#"{"name": "Tom"}"#));
    let answer = client.pets().find().send_as_pet_v2_json().await;
    assert!(matches!(answer, Err(Error::Decode(_))));
}

#[tokio::test]
async fn one_media_type_of_two_successes_is_read_as_the_type_of_its_status() {
    let (client, _) = kennel(Canned::of(
        201,
        "application/ld+json",
        r#"{"title": "New"}"#,
    ));
    let made = client.more().make().await.unwrap();
    let title = Some("New".to_owned());
    assert_eq!(*made, more::MakeSuccess::Created(Problem { title }));
    let answer = client.more().make().send_as_ld_json().await;
    assert!(matches!(answer, Err(Error::Decode(_))));
}

#[tokio::test]
async fn errors_are_told_apart_by_their_media_types() {
    let canned = Canned::of(400, "application/problem+json", r#"{"title": "No"}"#);
    let (client, _) = kennel(canned);
    let Err(Error::Api(error)) = client.pets().find().await else {
        panic!("no error");
    };
    let problem = Problem {
        title: Some("No".to_owned()),
    };
    assert_eq!(
        error.body(),
        &calls::FindError::BadRequestProblemJson(problem)
    );

    let (client, _) = kennel(Canned::text(400, "No"));
    let Err(Error::Api(error)) = client.pets().find().send_as_pet_v2_json().await else {
        panic!("no error");
    };
    assert_eq!(
        error.body(),
        &calls::FindError::BadRequestText("No".to_owned())
    );
}

#[tokio::test]
async fn parameters_of_a_media_type_are_asked_for_and_told_apart() {
    let second = "application/json; version=2; charset=utf-8";
    let (client, sent) = kennel(Canned::of(200, second, r#"{"names": []}"#));
    let pet = client
        .pets()
        .version()
        .send_as_json_version2()
        .await
        .unwrap();
    assert_eq!(pet.names, Some(Vec::new()));
    assert!(sent.last().contains("accept: application/json;version=2\n"));
    assert!(matches!(
        client.pets().version().await,
        Err(Error::Decode(_))
    ));
    assert!(sent.last().contains("accept: application/json;version=1\n"));
}
