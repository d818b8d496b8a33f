//! The layout of each kind of item, and that no token is lost or changed.

use quote::quote;

use super::*;

/// Tokens as one text, without the commas that end a list.
fn flat(tokens: &TokenStream) -> String {
    let text = tokens.to_string().replace(char::is_whitespace, "");
    [")", "]", "}"].iter().fold(text, |text, close| {
        text.replace(&format!(",{close}"), close)
    })
}

#[track_caller]
fn check(tokens: TokenStream, expected: &str) {
    let text = items::render(tokens.clone());
    assert_eq!(text, expected);
    let again: TokenStream = text.parse().expect("Rust");
    assert_eq!(flat(&again), flat(&tokens));
    assert_eq!(items::render(again), text);
}

#[test]
fn a_struct_has_its_members_below() {
    check(
        quote! {
            use typewright::{Model, Url};
            use super::shared::A;
            #[doc = " A."] #[doc = ""] #[doc = " More \"of\" it."]
            #[derive(Clone, Debug, Model)]
            #[model(request)]
            pub struct A {
                #[model(name = "@entity", constant)] pub entity: B,
                #[doc = " C."] #[model(minimum = -5, items(min_length = 1))] pub c: Option<Vec<C>>,
            }
            pub struct B;
            pub struct C(Secret<String>);
        },
        r#"use typewright::{Model, Url};

use super::shared::A;

/// A.
///
/// More "of" it.
#[derive(Clone, Debug, Model)]
#[model(request)]
pub struct A {
    #[model(name = "@entity", constant)]
    pub entity: B,
    /// C.
    #[model(minimum = -5, items(min_length = 1))]
    pub c: Option<Vec<C>>,
}

pub struct B;

pub struct C(Secret<String>);
"#,
    );
}

#[test]
fn an_operation_has_one_parameter_a_line() {
    check(
        quote! {
            #[api]
            pub trait Pets {
                #[doc = " Gets."]
                #[get("/a/{b}", id = "getA", security = A + B | C | none)]
                #[ok(200 | 2XX, Vec<A>)]
                #[error(400 | default, E)]
                fn get_a(#[path("b")] b: String, #[query("c", minimum = 0.5, style = deep_object)] c: Option<C>,);
                #[post("/")] #[ok(204)] fn nothing();
            }
        },
        r#"#[api]
pub trait Pets {
    /// Gets.
    #[get("/a/{b}", id = "getA", security = A + B | C | none)]
    #[ok(200 | 2XX, Vec<A>)]
    #[error(400 | default, E)]
    fn get_a(
        #[path("b")] b: String,
        #[query("c", minimum = 0.5, style = deep_object)] c: Option<C>,
    );

    #[post("/")]
    #[ok(204)]
    fn nothing();
}
"#,
    );
}

#[test]
fn what_does_not_fit_is_broken_at_its_commas() {
    check(
        quote! {
            #[api]
            pub trait Pets {
                #[get("/a/rather/long/path/that/goes/{on}/and/{on2}", id = "getAVeryLongThing", security = AccessToken + ApiKey)]
                fn get_a(
                    #[query("a_long_name_of_a_parameter", pattern = "^[A-Z]{5}[0-9]{4}[A-Z]$", min_length = 10)] a_long_name: Option<String>,
                );
            }
        },
        r#"#[api]
pub trait Pets {
    #[get(
        "/a/rather/long/path/that/goes/{on}/and/{on2}",
        id = "getAVeryLongThing",
        security = AccessToken + ApiKey
    )]
    fn get_a(
        #[query("a_long_name_of_a_parameter", pattern = "^[A-Z]{5}[0-9]{4}[A-Z]$", min_length = 10)]
        a_long_name: Option<String>,
    );
}
"#,
    );
}

#[test]
fn an_only_list_within_a_list_stays_on_its_line() {
    check(
        quote! {
            #[cfg(any(feature = "a_rather_long_one", feature = "another_rather_long_one", feature = "the_third"))]
            pub use a::*;
            pub struct A {
                #[model(items(one((types(string), pattern = "^[A-Z]{5}[0-9]{4}[A-Z]$"), (types(integer), minimum = 100_000_000))))]
                pub a: Value,
                #[model(min_items = 1, items(pattern = "^[A-Z]{5}[0-9]{4}[A-Z]$", min_length = 10, max_length = 1000000))]
                pub b: Vec<String>,
                #[model(items(pattern = "^[A-Z]{5}[0-9]{4}[A-Z]-[A-Z]{5}[0-9]{4}[A-Z]-[A-Z]{9}[0-9]{4}[A-Z]{3}$"))]
                pub c: Vec<String>,
                #[model(any((types(string), pattern = "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}$", min_length = 18, max_length = 18), types(null)))]
                pub d: Value,
            }
        },
        r#"#[cfg(any(
    feature = "a_rather_long_one",
    feature = "another_rather_long_one",
    feature = "the_third"
))]
pub use a::*;

pub struct A {
    #[model(items(one(
        (types(string), pattern = "^[A-Z]{5}[0-9]{4}[A-Z]$"),
        (types(integer), minimum = 100_000_000)
    )))]
    pub a: Value,
    #[model(
        min_items = 1,
        items(pattern = "^[A-Z]{5}[0-9]{4}[A-Z]$", min_length = 10, max_length = 1000000)
    )]
    pub b: Vec<String>,
    #[model(items(
        pattern = "^[A-Z]{5}[0-9]{4}[A-Z]-[A-Z]{5}[0-9]{4}[A-Z]-[A-Z]{9}[0-9]{4}[A-Z]{3}$"
    ))]
    pub c: Vec<String>,
    #[model(any(
        (
            types(string),
            pattern = "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}$",
            min_length = 18,
            max_length = 18
        ),
        types(null)
    ))]
    pub d: Value,
}
"#,
    );
}

#[test]
fn long_imports_are_filled() {
    check(
        quote!(
            pub use super::shared::{
                Aaaaaaaaaaaaaaaaaaaa, Bbbbbbbbbbbbbbbbbbbbbbbbbb, Cccccccccccccccccccccccc,
                Ddddddddddddddd,
            };
        ),
        "pub use super::shared::{\n    Aaaaaaaaaaaaaaaaaaaa, Bbbbbbbbbbbbbbbbbbbbbbbbbb, Cccccccccccccccccccccccc, Ddddddddddddddd,\n};\n",
    );
}
