//! Base URLs: how paths are joined to them, and which are refused.

use typewright::{BuildError, ClientBuilder, ClientCore, IntoServer, Server, TransportErrorKind};

use crate::support::*;

async fn sent_to(base: &str, path: &str) -> String {
    let script = Script::new([answer(200)]);
    let core: ClientCore = ClientBuilder::new(base)
        .transport(script.clone())
        .build()
        .unwrap();
    run(&core, get(path)).await.unwrap();
    script.seen().remove(0).uri
}

fn refusal(server: impl IntoServer) -> String {
    let built: Result<ClientCore, BuildError> = ClientBuilder::new(server)
        .transport(Script::default())
        .build();
    built.unwrap_err().to_string()
}

#[tokio::test]
async fn base_and_path_are_joined_by_one_slash() {
    for (base, joined) in [
        ("https://api.test", "https://api.test/pets/1"),
        ("https://api.test/", "https://api.test/pets/1"),
        ("https://api.test/v1", "https://api.test/v1/pets/1"),
        ("https://api.test/v1/", "https://api.test/v1/pets/1"),
        (
            "https://api.test:8443/a/b//",
            "https://api.test:8443/a/b/pets/1",
        ),
        ("http://[::1]:80/v1", "http://[::1]/v1/pets/1"),
    ] {
        assert_eq!(sent_to(base, "/pets/1").await, joined, "{base}");
    }
}

#[tokio::test]
async fn an_encoded_path_stays_as_it_is() {
    assert_eq!(
        sent_to("https://api.test/v1", "/pets/a%2Fb%20c").await,
        "https://api.test/v1/pets/a%2Fb%20c"
    );
}

#[tokio::test]
async fn a_path_that_would_lead_elsewhere_is_not_sent() {
    for path in [
        "/pets/../users",
        "/pets/%2e%2E/users",
        "/pets/.",
        "/pets/.%2e",
    ] {
        let script = Script::default();
        assert_eq!(
            failure(&core(&script), get(path)).await,
            TransportErrorKind::Request,
            "{path}"
        );
    }
    assert_eq!(
        sent_to("https://api.test", "/pets/..a/b.c/...").await,
        "https://api.test/pets/..a/b.c/..."
    );
}

#[test]
fn urls_that_calls_can_not_be_joined_to_are_refused() {
    for (server, reason) in [
        ("https://api.test/?a=b", "query"),
        ("https://api.test/#top", "fragment"),
        ("ftp://api.test/", "scheme"),
        ("mailto:api@api.test", "scheme"),
        ("api.test", "no URL"),
        ("", "no URL"),
    ] {
        let said = refusal(server);
        assert!(said.contains(reason), "{server}: {said}");
    }
}

#[test]
fn a_password_in_a_url_is_refused_and_not_repeated() {
    let said = refusal("https://user:hunter2@api.test");
    assert!(said.contains("user name or password"), "{said}");
    assert!(!said.contains("hunter2"), "{said}");
    let builder = ClientBuilder::<ClientCore>::new("https://user:hunter2@api.test");
    assert!(!format!("{builder:?}").contains("hunter2"));
}

#[test]
fn declared_servers_can_be_built_for() {
    const LIVE: Server = Server::new("https://api.test", "Live");
    let core: ClientCore = ClientBuilder::new(LIVE)
        .transport(Script::default())
        .build()
        .unwrap();
    assert_eq!(core.base_url().as_str(), "https://api.test/");
    assert_eq!(
        (LIVE.description(), LIVE.to_string().as_str()),
        ("Live", "https://api.test")
    );
}

#[test]
fn a_user_agent_that_is_no_header_is_refused() {
    let built: Result<ClientCore, _> = builder(&Script::default()).user_agent("a\nb").build();
    assert!(matches!(built, Err(BuildError::UserAgent)));
}
