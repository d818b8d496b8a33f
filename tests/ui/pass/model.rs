//! Models written by hand: every key, builders, wire names that are no identifiers, and no warning of any kind.

#![deny(warnings, missing_docs, nonstandard_style, unreachable_pub, unused)]

use typewright::{Entity, Map, Model, Nullable, Secret, StringEnum, UnixMillis, Url, Validate};

/// The string of a request.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Entity)]
#[entity("in.co.sandbox.request")]
pub struct RequestEntity;

/// A document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, StringEnum)]
pub enum DocType {
    /// A card.
    #[value("din/pan")]
    Pan,
}

/// Nested, and optional throughout.
#[derive(Clone, Debug, Default, PartialEq, Model)]
#[model(request)]
pub struct Options {
    /// A flag.
    pub pinless: Option<bool>,
    /// Itself.
    pub nested: Option<Box<Options>>,
}

/// Every key of a field.
#[derive(Clone, Debug, PartialEq, Model)]
#[model(request, require_any((mail, phone), options), require_one(mail, phone), min_properties = 1, max_properties = 20)]
#[non_exhaustive]
pub struct Request {
    /// Always the same.
    #[model(name = "@entity", constant)]
    pub entity: RequestEntity,
    /// A keyword.
    pub r#type: String,
    /// A URL.
    #[model(pattern = "^https://", format = "uri")]
    pub redirect_url: Url,
    /// A list.
    #[model(min_items = 1, max_items = 9, unique_items, items(min_length = 1))]
    pub doc_types: Vec<DocType>,
    /// An address.
    #[model(format = "email", max_length = 100)]
    pub mail: Option<String>,
    /// A number to call.
    #[model(pattern = r"^\+?\d{10,12}$")]
    pub phone: Option<String>,
    /// Nested.
    pub options: Option<Options>,
    /// Not before an hour has gone.
    #[model(after_now = "1h")]
    pub expiry: Option<UnixMillis>,
    /// A share.
    #[model(exclusive_minimum = -0.5, maximum = 1e3, multiple_of = 0.1)]
    pub share: Option<f64>,
    /// More than an `i64` holds.
    #[model(maximum = 340282366920938463463374607431768211455)]
    pub big: Option<u128>,
    /// Secret.
    #[model(min_length = 8)]
    pub token: Option<Secret<String>>,
    /// Null or a number, always there.
    #[model(nullable)]
    pub null: Option<i64>,
    /// Three states.
    pub three: Nullable<i64>,
    /// Has a default.
    #[model(default = 5)]
    pub count: i32,
    /// Old.
    #[deprecated]
    pub old: Option<i64>,
    /// Called like the last step.
    pub build: Option<bool>,
    /// The rest.
    #[model(flatten, values(max_length = 3))]
    pub rest: Map<String>,
}

/// All names on the wire in one case, but for one.
#[derive(Clone, Debug, PartialEq, Model)]
#[model(request, rename_all = "SCREAMING-KEBAB-CASE", require_any(first_name, r#type))]
pub struct Renamed {
    /// `FIRST-NAME`.
    pub first_name: Option<String>,
    /// `TYPE`.
    pub r#type: Option<String>,
    /// As it is.
    #[model(name = "as_it_is")]
    pub as_it_is: bool,
}

mod inner {
    use typewright::Model;

    #[derive(Clone, Debug, PartialEq, Model)]
    #[model(request)]
    pub(crate) struct Hidden {
        pub(crate) a_b: i64,
        pub(crate) ab: i64,
    }
}

#[derive(Clone, Debug, PartialEq, Model)]
#[model(request)]
struct Private {
    id: String,
    ids: Vec<String>,
}

fn main() {
    #[derive(Clone, Debug, PartialEq, Model)]
    #[model(request)]
    struct Local {
        id: i64,
    }

    assert_eq!(Local::builder().id(1).build(), Local { id: 1 });
    assert_eq!(
        inner::Hidden::builder().ab(1).a_b(2).build(),
        inner::Hidden { a_b: 2, ab: 1 }
    );
    assert_eq!(Private::builder().ids(["a"]).id("b").build().ids, ["a"]);
    assert_eq!(Options::builder().build(), Options::default());
    let renamed = Renamed::builder().first_name("A").r#type("B").as_it_is(true);
    assert_eq!(
        typewright::json::to_string(&renamed.build()),
        r#"{"FIRST-NAME":"A","TYPE":"B","as_it_is":true}"#
    );

    let request = Request::builder()
        .redirect_url(Url::parse("https://example.com").unwrap())
        .null(7)
        .options(
            Options::builder()
                .pinless(true)
                .nested(Options::default())
                .build(),
        )
        .doc_types([DocType::Pan])
        .token("12345678")
        .mail("a@b.co")
        .set_build(true)
        .r#type("kind")
        .build();
    assert_eq!(request.validate(), Ok(()));
    let text = typewright::json::to_string(&request);
    let start = r#"{"@entity":"in.co.sandbox.request","type":"kind","redirect_url":"https://example.com/","doc_types":["din/pan"]"#;
    assert!(text.starts_with(start), "{text}");
    assert_eq!(
        typewright::json::from_slice::<Request>(text.as_bytes()).unwrap(),
        request
    );
}
