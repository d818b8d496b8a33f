//! `#[api]` and `SecurityScheme` by hand, with no description: each place, style, body, answer and option.

#![deny(warnings)]

use std::time::Duration;

use typewright::{
    Body, BodyStream, BoxFuture, Bytes, Error, Model, NoBody, Response, RetryPolicy, Secret,
    SecurityScheme, StringEnum, Transport, TransportError, UnixMillis, Value, api, http,
};

/// A key in a header.
#[derive(Clone, Debug, SecurityScheme)]
#[api_key(header = "x-key")]
pub struct Key(Secret<String>);

/// A key in the query.
#[derive(Clone, Debug, SecurityScheme)]
#[api_key(query = "key")]
pub struct QueryKey(Secret<String>);

/// A session in a cookie.
#[derive(Clone, Debug, SecurityScheme)]
#[api_key(cookie = "session")]
pub struct Session(Secret<String>);

/// A user and a password.
#[derive(Clone, Debug, SecurityScheme)]
#[http(basic)]
pub struct User(String, Secret<String>);

/// A bearer token.
#[derive(Clone, Debug, SecurityScheme)]
#[http(bearer)]
pub struct Token(Secret<String>);

/// A token of an OAuth server.
#[derive(Clone, Debug, SecurityScheme)]
#[oauth2]
pub struct OAuth(Secret<String>);

/// A token of an OpenID provider.
#[derive(Clone, Debug, SecurityScheme)]
#[open_id_connect]
pub struct OpenId(Secret<String>);

/// An animal.
#[derive(Clone, Debug, PartialEq, Model)]
#[model(request)]
pub struct Pet {
    #[model(min_length = 1)]
    pub name: String,
    pub tags: Option<Vec<String>>,
}

/// What went wrong.
#[derive(Clone, Debug, PartialEq, Model)]
#[non_exhaustive]
pub struct Problem {
    pub title: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, StringEnum)]
pub enum Order {
    #[value("name")]
    Name,
    #[value("age")]
    Age,
}

/// Pets.
#[api]
pub trait Pets {
    /// Lists pets.
    #[get("/pets", id = "listPets", security = Key | QueryKey + Session | none)]
    #[ok(200, Vec<Pet>)]
    #[error(default, Problem)]
    fn list(
        #[query(maximum = 100)] limit: i64,
        /// Only those with all of these.
        #[query("tag[]", style = form, explode = false, min_items = 1)]
        tags: Option<Vec<String>>,
        #[query(style = pipe_delimited)] order: Option<Vec<Order>>,
        #[query(content = "application/json")] filter: Option<Value>,
        #[header("x-since")] since: Option<UnixMillis>,
        #[cookie] theme: Option<String>,
    );

    /// Adds a pet.
    #[post("/pets", security = User)]
    #[ok(201, Pet)]
    #[ok(202)]
    #[error(404, Problem)]
    #[error(409 | 4XX, Value)]
    #[error(5XX)]
    fn add(#[body(json)] body: Pet);

    /// Changes a pet.
    #[patch("/pets/{id}", security = Token)]
    #[ok(2XX, Pet)]
    fn change(
        #[path(min_length = 1)] id: String,
        #[body("application/merge-patch+json")] body: Option<Value>,
    );

    /// Stores a photo.
    #[put("/pets/{id}/photos/{name}.png", security = OAuth | OpenId)]
    #[ok(204)]
    #[error(413, String, text)]
    fn store(
        #[path(style = label)] id: i64,
        #[path] name: String,
        #[body(bytes)] body: Bytes,
    );

    /// Fetches a photo.
    #[deprecated = "photos move to another host"]
    #[get("/pets/{id}/photo")]
    #[ok(200, Bytes, "image/png")]
    fn photo(#[path] id: i64);

    /// Says something about a pet.
    #[post("/pets/{id}/notes")]
    #[ok(200, String, text)]
    fn note(#[path] id: i64, #[body(text)] body: String);

    /// Asks nothing, answers nothing.
    #[head("/pets")]
    #[ok(200)]
    fn probe();

    /// A name that is a keyword.
    #[delete("/pets/{type}")]
    #[ok(204)]
    fn r#yield(#[path] r#type: String);
}

/// People, in the same module.
#[api(calls = people_calls)]
pub trait People {
    #[options("/people")]
    #[ok(204)]
    fn options();

    #[trace("/people")]
    #[ok(204)]
    fn trace();
}

/// All of it.
#[api]
#[server("https://pets.example", "Live")]
#[server("https://test.pets.example")]
pub struct Client {
    /// Pets.
    pets: Pets,
    /// People.
    people: People,
}

async fn calls(client: &Client) -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
    let pets = client.pets();
    let listed = pets
        .list(10)
        .tags(["a", "b"])
        .order([Order::Age])
        .since(UnixMillis::now())
        .theme("dark")
        .retry(RetryPolicy::none())
        .timeout(Duration::from_secs(1))
        .await?;
    println!("{}", listed.len());
    match pets.add(Pet::builder().name("Tom").build()).await {
        Ok(added) => println!("{:?}", added.into_inner()),
        Err(Error::Api(answer)) => match answer.body() {
            calls::AddError::NotFound(problem) => println!("{}", problem.title),
            other => println!("{other:?}"),
        },
        Err(other) => return Err(other.into()),
    }
    let _: Result<Response<Pet>, Error<NoBody>> = pets.change("7").await;
    pets.store(7, "front", Bytes::from_static(b"png")).await?;
    let _: String = pets.note(7, "shy").await?.into_inner();
    pets.probe().await?;
    pets.r#yield("cat").await?;
    client.people().options().await?;
    client.people().trace().await?;
    Ok(())
}

/// A transport of the program's own, which answers all with nothing.
struct Nowhere;

impl Transport for Nowhere {
    fn send(
        &self,
        _: http::Request<Body>,
    ) -> BoxFuture<'_, Result<http::Response<BodyStream>, TransportError>> {
        Box::pin(async { Ok(http::Response::new(BodyStream::from(""))) })
    }
}

fn main() -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
    fn is_send<T: Send>(_: T) {}
    let client = Client::builder(Client::SERVERS[0])
        .transport(Nowhere)
        .credential(Key::new("k"))
        .credential(QueryKey::new("q"))
        .credential(Session::new("s"))
        .credential(User::new("ann", "password"))
        .credential(Token::new("t"))
        .credential(OAuth::new("o"))
        .credential(OpenId::new("i"))
        .build()?;
    is_send(calls(&client));
    Ok(())
}
