//! Parameters with an empty value, and what is said of parameters.

use typewright::{Error, Map, Model, Nullable, api};

use crate::transport::{Canned, client_of};

/// Searches.
#[api]
pub trait Searches {
    /// Finds.
    #[get("/found")]
    #[ok(204)]
    fn find(
        /// What to look for.
        ///
        /// Words, not letters.
        #[deprecated]
        #[query]
        words: String,
        #[query(allow_empty)] page: Nullable<i64>,
        #[query(allow_empty, explode = false)] tags: Option<Vec<String>>,
        #[query] plain: Option<Vec<String>>,
        /// Old.
        #[deprecated]
        #[query]
        old: Option<bool>,
    );

    /// Measures.
    #[post("/measured/{at}")]
    #[ok(204)]
    fn measure(
        #[path] at: f64,
        #[query] num: f64,
        #[query] near: Vec<f32>,
        #[header("x-num")] header: f64,
        #[cookie("num")] cookie: f64,
        #[body(json | form)] body: Measured,
    );
}

/// What was measured.
#[derive(Clone, Debug, PartialEq, Model)]
#[model(request)]
pub struct Measured {
    /// One.
    pub n: f64,
    /// Several, by name.
    pub named: Option<Map<f64>>,
}

/// A client of them.
#[api]
pub struct Client {
    searches: Searches,
}

#[tokio::test]
async fn a_name_may_stand_without_a_value_where_that_is_allowed() {
    let (client, sent) = client_of::<Client>(Canned::text(204, ""), |builder| builder);
    let query = |sent: String| {
        let url = sent.lines().next().expect("a line").to_owned();
        url.split_once('?').expect("a query").1.to_owned()
    };
    client.searches().find("a").await.expect("sent");
    assert_eq!(query(sent.last()), "words=a");
    let empty: [&str; 0] = [];
    let call = client.searches().find("").page(Nullable::Null);
    call.tags(empty).plain(empty).await.expect("sent");
    assert_eq!(query(sent.last()), "words=&page=&tags=");
    let call = client.searches().find("a").page(2).tags(["x", "y"]);
    call.await.expect("sent");
    assert_eq!(query(sent.last()), "words=a&page=2&tags=x,y");
}

#[tokio::test]
async fn a_deprecated_parameter_can_be_set_by_those_who_allow_it() {
    let (client, sent) = client_of::<Client>(Canned::text(204, ""), |builder| builder);
    #[expect(deprecated, reason = "that is what is tested")]
    let call = client.searches().find("a").old(true);
    call.await.expect("sent");
    assert!(sent.last().contains("?words=a&old=true"), "{}", sent.last());
}

#[tokio::test]
async fn what_is_no_finite_number_is_refused_before_anything_is_sent() {
    let (client, sent) = client_of::<Client>(Canned::text(204, ""), |builder| builder);
    let nan = f64::NAN;
    let body = Measured::builder().n(nan).build();
    let bodies = [
        calls::MeasureBody::Json(body.clone()),
        calls::MeasureBody::Form(body),
    ];
    for body in bodies {
        let near = vec![1.0, f32::INFINITY];
        let call = client.searches().measure(nan, nan, near, nan, nan, body);
        let Err(Error::Invalid(violations)) = call.await else {
            panic!("a refusal");
        };
        let places: Vec<_> = violations.iter().map(|one| one.pointer.as_str()).collect();
        let expected = [
            "/path/at",
            "/query/num",
            "/query/near/1",
            "/header/x-num",
            "/cookie/num",
            "/body/n",
        ];
        assert_eq!(places, expected);
    }
    assert_eq!(sent.count(), 0);
}
