//! The derives and attributes of Typewright, re-exported by the crate `typewright`.
//!
//! Each door reads its tokens, hands them to the module of its name, and returns what that expands to. Expansions are
//! data and references to `typewright`; the work is done there.

use proc_macro::TokenStream;
use syn::{DeriveInput, parse_macro_input};

mod api;
#[cfg(feature = "inline")]
mod client;
mod context;
mod entity;
mod json;
mod literal;
mod marks;
mod model;
mod rules;
mod security;
mod string_enum;
mod suggest;
mod union;
mod value_enum;
mod wipe;
mod wire;

/// Gives a struct its JSON form, its validation and, for requests, its builder.
///
/// It implements `Slot` and `Wire` (and with them serde's `Serialize` and `Deserialize`, and `Validate`). `Option<T>` may
/// be left out; `Nullable<T>` may be left out or be null; all else must be there.
///
/// ```
/// use typewright::{Model, Url, Validate};
///
/// #[derive(Clone, Debug, PartialEq, Model)]
/// #[model(request)]
/// struct StartSession {
///     #[model(name = "@version")]
///     version: i64,
///     #[model(pattern = "^https://")]
///     redirect_url: Url,
///     #[model(min_items = 1, items(min_length = 3))]
///     documents: Vec<String>,
///     note: Option<String>,
/// }
///
/// let session = StartSession::builder()
///     .version(2)
///     .redirect_url(Url::parse("http://example.com")?)
///     .documents(["pan", "x"])
///     .build();
/// let violations = session.validate().unwrap_err();
/// let pointers: Vec<_> = violations.iter().map(|violation| violation.pointer.as_str()).collect();
/// assert_eq!(pointers, ["/redirect_url", "/documents/1"]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Keys of a struct
/// | key | means |
/// |---|---|
/// | `request` | `builder()`, on which `build` is there once every required field was given |
/// | `closed` | no properties but the fields are allowed; reading passes others over, `json::from_slice_strict` does not |
/// | `rename_all = "camelCase"` | the case of all names on the wire, for fields without a `name`; see below |
/// | `require_any(a, (b, c))` | `a`, or both `b` and `c`, must be there |
/// | `require_one(a, b)` | exactly one of them must be there |
/// | `min_properties = 1`, `max_properties = 9` | how many properties there may be |
/// | rules of objects | see below |
///
/// The cases and their words are serde's: `camelCase`, `PascalCase`, `snake_case`, `SCREAMING_SNAKE_CASE`, `kebab-case`,
/// `SCREAMING-KEBAB-CASE`, `lowercase`, `UPPERCASE`. Identifiers are taken to be in snake case, so a letter after `_` is a
/// capital in `camelCase`, and `snake_case` and `lowercase` change nothing.
///
/// ```
/// use typewright::{Model, json};
///
/// #[derive(Clone, Debug, PartialEq, Model)]
/// #[model(request, rename_all = "camelCase")]
/// struct Address {
///     street_name: String,
///     r#type: String,
///     #[model(name = "ZIP")]
///     postal_code: String,
/// }
///
/// let address = Address::builder().street_name("Elm").r#type("home").postal_code("1010").build();
/// assert_eq!(json::to_string(&address), r#"{"streetName":"Elm","type":"home","ZIP":"1010"}"#);
/// ```
///
/// # Keys of a field
/// | key | means |
/// |---|---|
/// | `name = "…"` | the name on the wire, when it is not the identifier or what `rename_all` makes of it |
/// | `constant` | always its type's `Default`; the builder does not ask for it |
/// | `nullable` | the `Option` must be there, and may be null |
/// | `default = …` | the value when it is absent on reading |
/// | `flatten` | a `Map<T>` of all properties that no other field has |
/// | `json` | in headers of answers, the value is JSON: they are in the style `simple` without it |
///
/// # Rules of a field
/// | of | rules |
/// |---|---|
/// | texts | `min_length`, `max_length` (in characters), `pattern` (ECMA-262), `format` |
/// | numbers | `minimum`, `maximum`, `exclusive_minimum`, `exclusive_maximum`, `multiple_of`, all exact |
/// | lists | `min_items`, `max_items`, `unique_items`, `items(…)` with the rules of each item |
/// | maps | `min_properties`, `max_properties`, `values(…)` with the rules of each value |
/// | times | `after_now = "1h"`: at least so long after the present |
/// | any value | `allowed(1, "a", null)`, `types(integer, null)`, `never` |
///
#[doc = include_str!("rules/README.md")]
///
/// `build` is not there before all required fields were given; the message names what is missing:
///
/// ```compile_fail
/// # use typewright::Model;
/// # #[derive(Clone, Debug, PartialEq, Model)]
/// # #[model(request)]
/// # struct StartSession { version: i64, note: Option<String> }
/// let session = StartSession::builder().note("hello").build();
/// ```
#[proc_macro_derive(Model, attributes(model))]
pub fn model(input: TokenStream) -> TokenStream {
    model::expand(&parse_macro_input!(input as DeriveInput)).into()
}

/// Makes an enum of a set of strings.
///
/// It gives `VALUES`, `as_str`, `Display`, `FromStr` and the JSON form. A closed enum has `ALL` and refuses other strings;
/// one with an `#[unknown]` variant keeps them, and writes them as they were.
///
/// ```
/// use typewright::StringEnum;
///
/// #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, StringEnum)]
/// enum Flow {
///     #[value("signin")]
///     Signin,
///     #[value("signup")]
///     Signup,
/// }
///
/// #[derive(Clone, Debug, PartialEq, Eq, Hash, StringEnum)]
/// #[non_exhaustive]
/// enum Status {
///     #[value("created")]
///     Created,
///     #[unknown]
///     Unknown(String),
/// }
///
/// assert_eq!("signin".parse(), Ok(Flow::Signin));
/// let error = "sign-in".parse::<Flow>().unwrap_err();
/// assert_eq!(error.to_string(), "unknown value \"sign-in\", expected one of `signin`, `signup`");
/// assert_eq!(Status::from("expired").as_str(), "expired");
/// ```
#[proc_macro_derive(StringEnum, attributes(value, unknown))]
pub fn string_enum(input: TokenStream) -> TokenStream {
    string_enum::expand(&parse_macro_input!(input as DeriveInput)).into()
}

/// Makes an enum of a set of values that are not all strings: numbers, booleans, or several types.
///
/// It gives the JSON form and `Display`. For numbers there are `VALUES`, `value` and the way from a number; an enum of
/// several types has `to_value`. A closed enum has `ALL` and refuses other values; one with an `#[unknown]` variant keeps
/// them, and writes them as they were: an `i64` (or `u64`, `i128`), an `f64`, or a `Value` where the types differ.
///
/// ```
/// use typewright::{Value, ValueEnum, json};
///
/// #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, ValueEnum)]
/// enum Priority {
///     #[value(1)]
///     High,
///     #[value(2)]
///     Low,
/// }
///
/// #[derive(Clone, Debug, PartialEq, ValueEnum)]
/// #[non_exhaustive]
/// enum Timeout {
///     #[value("never")]
///     Never,
///     #[value(0.5)]
///     HalfSecond,
///     #[unknown]
///     Unknown(Value),
/// }
///
/// assert_eq!(Priority::try_from(2), Ok(Priority::Low));
/// let error = Priority::try_from(3).unwrap_err();
/// assert_eq!(error.to_string(), "unknown value 3, expected one of `1`, `2`");
/// let timeouts = json::from_slice::<Vec<Timeout>>(br#"["never", 0.5, [7]]"#)?;
/// assert_eq!(timeouts[1], Timeout::HalfSecond);
/// assert_eq!(json::to_string(&timeouts), r#"["never",0.5,[7]]"#);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[proc_macro_derive(ValueEnum, attributes(value, unknown))]
pub fn value_enum(input: TokenStream) -> TokenStream {
    value_enum::expand(&parse_macro_input!(input as DeriveInput)).into()
}

/// Makes a unit struct of the one value that it stands for: a string, or any other JSON value.
///
/// The value is what is always sent and alone accepted; reading another is an error that shows both.
///
/// ```
/// use typewright::{Entity, json};
///
/// #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Entity)]
/// #[entity({ "version": 2, "beta": true })]
/// struct Release;
///
/// assert_eq!(json::to_string(&Release), r#"{"version":2,"beta":true}"#);
/// assert!(json::from_slice::<Release>(br#"{"beta": true, "version": 2.0}"#).is_ok());
/// assert!(json::from_slice::<Release>(br#"{"version": 3, "beta": true}"#).is_err());
/// ```
///
/// ```
/// use typewright::{Entity, Model, json};
///
/// #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Entity)]
/// #[entity("com.example.session")]
/// struct SessionEntity;
///
/// #[derive(Clone, Debug, PartialEq, Model)]
/// #[model(request)]
/// struct Session {
///     #[model(name = "@entity", constant)]
///     entity: SessionEntity,
///     id: String,
/// }
///
/// let session = Session::builder().id("a").build();
/// assert_eq!(json::to_string(&session), r#"{"@entity":"com.example.session","id":"a"}"#);
/// let error = json::from_slice::<Session>(br#"{"@entity":"other","id":"a"}"#).unwrap_err();
/// assert!(error.to_string().contains("com.example.session"));
/// ```
#[proc_macro_derive(Entity, attributes(entity))]
pub fn entity(input: TokenStream) -> TokenStream {
    entity::expand(&parse_macro_input!(input as DeriveInput)).into()
}

/// Makes an enum of one of several types.
///
/// Without a tag the variant is told by the kind of JSON value, then by the properties that a model requires, then by
/// trial, among which those whose rules hold come first. With `#[union(tag = "kind")]` the property `kind` tells it; a
/// variant may then be nothing but its tag.
///
/// ```
/// use typewright::{Model, Union, json};
///
/// #[derive(Clone, Debug, PartialEq, Model)]
/// pub struct Pause {
///     pub seconds: i64,
/// }
///
/// #[derive(Clone, Debug, PartialEq, Union)]
/// #[union(tag = "kind")]
/// pub enum Command {
///     #[variant("pause")]
///     Pause(Pause),
///     #[variant("stop")]
///     Stop,
/// }
///
/// let commands = [Command::Pause(Pause { seconds: 5 }), Command::Stop];
/// let text = r#"[{"kind":"pause","seconds":5},{"kind":"stop"}]"#;
/// assert_eq!(json::to_string(&commands.to_vec()), text);
/// assert_eq!(json::from_str::<Vec<Command>>(text)?, commands);
/// # Ok::<(), json::DecodeError>(())
/// ```
#[doc = include_str!("union/README.md")]
#[proc_macro_derive(Union, attributes(union, variant, unknown))]
pub fn union(input: TokenStream) -> TokenStream {
    union::expand(&parse_macro_input!(input as DeriveInput)).into()
}

/// Makes a group of calls of a trait of operations, and a client of a struct of groups.
///
#[doc = include_str!("api/README.md")]
#[proc_macro_attribute]
pub fn api(arguments: TokenStream, item: TokenStream) -> TokenStream {
    api::expand(arguments.into(), &parse_macro_input!(item as syn::Item)).into()
}

/// Makes a tuple struct the credential of a security scheme.
///
/// The value is a secret: `Debug` doesn't show it. Operations name the type in `security = …`, and
/// `builder.credential(ApiKey::new("…"))` gives a client its value.
///
/// ```
/// use typewright::{Secret, SecurityScheme};
///
/// #[derive(Clone, Debug, SecurityScheme)]
/// #[api_key(header = "x-api-key")]
/// struct ApiKey(Secret<String>);
///
/// #[derive(Clone, Debug, SecurityScheme)]
/// #[http(basic)]
/// struct Login(String, Secret<String>);
///
/// let key = ApiKey::new("s3cret");
/// assert!(!format!("{key:?}").contains("s3cret"));
/// let login = Login::new("user", "pa55word");
/// assert!(!format!("{login:?}").contains("pa55word"));
/// ```
///
/// | attribute | the value goes |
/// |---|---|
/// | `#[api_key(header = "…")]`, `#[api_key(query = "…")]`, `#[api_key(cookie = "…")]` | there, as it is |
/// | `#[http(basic)]` | into `authorization`, user and password in base64 |
/// | `#[http(bearer)]`, `#[oauth2]`, `#[open_id_connect]` | into `authorization`, after `Bearer ` |
#[proc_macro_derive(SecurityScheme, attributes(api_key, http, oauth2, open_id_connect))]
pub fn security_scheme(input: TokenStream) -> TokenStream {
    security::expand(&parse_macro_input!(input as DeriveInput)).into()
}

/// Makes a struct or an enum something that a `Secret` may hold: all that it holds is overwritten when that is dropped.
///
/// ```
/// use typewright::{Model, Secret, Wipe};
///
/// #[derive(Clone, Debug, PartialEq, Model, Wipe)]
/// struct Owner {
///     name: String,
///     phones: Vec<String>,
/// }
///
/// #[derive(Clone, Debug, PartialEq, Model)]
/// struct Pet {
///     owner: Secret<Owner>,
/// }
/// ```
#[proc_macro_derive(Wipe)]
pub fn wipe(input: TokenStream) -> TokenStream {
    wipe::expand(&parse_macro_input!(input as DeriveInput)).into()
}

/// Expands to the client of an OpenAPI description: the same items that `cargo xtask generate` writes.
///
/// The path is relative to the source file, as that of `include_str!`. A change of the description compiles its user
/// again, and a mistake in it is shown with its line.
///
/// `typewright.toml` beside it says which operations there are, what they are called and which types are your own, as it
/// does for `generate`. Its `features` and `dependencies` are the manifest's, which here is yours: they change nothing.
#[cfg(feature = "inline")]
#[proc_macro]
pub fn client(input: TokenStream) -> TokenStream {
    client::expand(&parse_macro_input!(input as syn::LitStr)).into()
}
