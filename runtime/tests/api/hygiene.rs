//! Names that the expansion uses itself, or that Rust does, are names like others.

use typewright::api;

use crate::Problem;
use crate::transport::{Canned, client_of};

/// A model with the name of the call of `pet`.
#[derive(Clone, Debug, PartialEq, typewright::Model)]
#[model(request)]
pub struct Pet {
    /// Its name.
    pub name: String,
}

/// Types of another module.
pub mod inner {
    use typewright::api;

    /// Types that are named by where they stand.
    #[api]
    pub trait Places {
        /// Up and here.
        #[post("/places")]
        #[ok(200, super::Pet)]
        #[error(404, self::Wrong)]
        #[error(409, crate::Problem)]
        #[error(410)]
        fn places(#[query] places: Option<Vec<String>>, #[body(json)] body: super::Pet);
    }

    /// What went wrong.
    #[derive(Clone, Debug, PartialEq, typewright::Model)]
    pub struct Wrong {
        /// In words.
        pub message: String,
    }
}

/// Calls that are named as what they need.
#[api(calls = named)]
pub trait Names {
    /// Named as its model and as its module.
    #[post("/pet")]
    #[ok(200, Pet)]
    #[error(404 | 409, Vec<Problem>)]
    #[error(410 | 411, Vec<Pet>)]
    fn pet(
        #[query] option: Option<String>,
        #[query] core: Option<String>,
        #[query] value: Option<String>,
        #[query] operation: Option<String>,
        #[query] call: Option<String>,
        #[query] retry: Option<bool>,
        #[query] timeout: Option<bool>,
        #[query] into_future: Option<bool>,
        #[query] add: Option<i64>,
        #[query] r#type: Option<String>,
        #[query("matches")] r#match: Vec<String>,
        #[body(json)] pet: Pet,
    );

    /// Named as the prelude's.
    #[get("/option/{string}")]
    #[ok(200, Vec<Option<String>>)]
    fn option(#[path] string: String, #[query] vec: Option<Vec<String>>);

    /// The same.
    #[get("/string")]
    #[ok(200, String)]
    fn string(#[query] string: Option<String>);

    /// The same.
    #[get("/vec")]
    #[ok(204)]
    fn vec(#[query] vec: Option<Vec<String>>);

    /// A constructor elsewhere.
    #[get("/new")]
    #[ok(204)]
    fn new();

    /// A trait elsewhere.
    #[get("/send")]
    #[ok(204)]
    fn send(#[query] send: Option<bool>);

    /// A method of all.
    #[get("/clone")]
    #[ok(204)]
    fn clone();

    /// A keyword.
    #[get("/self")]
    #[ok(204)]
    fn self_();

    /// No letter at all.
    #[get("/1")]
    #[ok(204)]
    fn _1();

    /// A conversion elsewhere.
    #[get("/from")]
    #[ok(204)]
    fn from_session(#[query] session: String);

    /// More than people like.
    #[get("/many/{a}/{b}/{c}/{d}/{e}/{f}/{g}/{h}")]
    #[ok(204)]
    fn many(
        #[path] a: String,
        #[path] b: String,
        #[path] c: String,
        #[path] d: String,
        #[path] e: String,
        #[path] f: String,
        #[path] g: String,
        #[path] h: String,
    );
}

/// A client of both.
#[api]
pub struct Both {
    names: Names,
    places: inner::Places,
}

#[tokio::test]
async fn a_call_may_have_the_name_of_a_model() {
    let (client, sent) =
        client_of::<Both>(Canned::json(200, r#"{"name":"Tom"}"#), |builder| builder);
    let pet = Pet::builder().name("Tom").build();
    let call: named::Pet<'_> = client.names().pet(["a"], pet.clone());
    let call = call
        .set_retry(true)
        .set_timeout(false)
        .set_into_future(true);
    let call = call.r#type("t").value("v").core("c").add(1);
    assert_eq!(*call.await.expect("a pet"), pet);
    assert!(
        sent.last().starts_with(
            "POST https://pets.example/v1/pet?core=c&value=v&retry=true&timeout=false&into_future=true&add=1&type=t&matches=a\n"
        ),
        "{}",
        sent.last()
    );
}

#[tokio::test]
async fn types_are_named_as_where_the_trait_stands() {
    let (client, _) = client_of::<Both>(Canned::json(404, r#"{"message":"gone"}"#), |builder| {
        builder
    });
    let pet = Pet::builder().name("Tom").build();
    match client.places().places(pet).await {
        Err(typewright::Error::Api(answer)) => {
            let wrong = inner::Wrong {
                message: "gone".into(),
            };
            assert_eq!(*answer.body(), inner::calls::PlacesError::NotFound(wrong));
        }
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn errors_of_like_types_are_told_apart() {
    let (client, _) =
        client_of::<Both>(Canned::json(410, r#"[{"name":"Tom"}]"#), |builder| builder);
    let pet = Pet::builder().name("Tom").build();
    match client.names().pet(["a"], pet.clone()).await {
        Err(typewright::Error::Api(answer)) => {
            assert_eq!(*answer.body(), named::PetError::VecPet(vec![pet]));
        }
        other => panic!("{other:?}"),
    }
}
