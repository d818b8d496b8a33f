//! Parameters with an empty value, and what is said of parameters.

use typewright::{Nullable, api};

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
