//! Servers with variables, servers of operations, and credentials of other schemes of HTTP.

use typewright::{BuildError, Secret, SecurityScheme, api};

use crate::transport::{Canned, client_of};

/// A signature.
#[derive(Clone, Debug, SecurityScheme)]
#[http(scheme = "HMAC-SHA256")]
pub struct Signature(Secret<String>);

/// Files.
#[api]
pub trait Files {
    /// On another host.
    #[get("/files", server = "https://files.example/v3")]
    #[ok(204)]
    fn far();

    /// On another path of the client's host.
    #[get("/files", server = "/v2")]
    #[ok(204)]
    fn near();

    /// Beside the client's base URL.
    #[get("/files", server = "./v3")]
    #[ok(204)]
    fn beside();

    /// Above it.
    #[get("/files", server = "../up/")]
    #[ok(204)]
    fn above();

    /// Where all are.
    #[get("/files", security = Signature)]
    #[ok(204)]
    fn here();
}

/// A client of them.
#[api]
#[server(
    "https://{region}.example/{version}",
    "Live",
    variable("region", default = "eu", values("eu", "us")),
    variable("version", default = "v1")
)]
#[server("/v1")]
pub struct Client {
    files: Files,
}

fn url(sent: &str) -> &str {
    let line = sent.lines().next().expect("a line");
    line.split_once(' ').expect("a URL").1
}

#[tokio::test]
async fn an_operation_goes_to_its_own_server() {
    let (client, sent) = client_of::<Client>(Canned::text(204, ""), |builder| builder);
    client.files().far().await.expect("sent");
    assert_eq!(url(&sent.last()), "https://files.example/v3/files");
    client.files().near().await.expect("sent");
    assert_eq!(url(&sent.last()), "https://pets.example/v2/files");
}

#[tokio::test]
async fn a_relative_server_is_relative_to_the_base_url_of_the_client() {
    let (client, sent) = client_of::<Client>(Canned::text(204, ""), |builder| builder);
    client.files().beside().await.expect("sent");
    assert_eq!(url(&sent.last()), "https://pets.example/v1/v3/files");
    client.files().above().await.expect("sent");
    assert_eq!(url(&sent.last()), "https://pets.example/up/files");
}

#[tokio::test]
async fn a_test_sends_all_operations_to_one_server_or_each_to_its_own() {
    let (client, sent) = client_of::<Client>(Canned::text(204, ""), |builder| {
        builder
            .one_server()
            .server_for("https://files.example/v3", "http://127.0.0.1:1/mock")
    });
    client.files().far().await.expect("sent");
    assert_eq!(url(&sent.last()), "http://127.0.0.1:1/mock/files");
    client.files().near().await.expect("sent");
    assert_eq!(url(&sent.last()), "https://pets.example/v1/files");
}

#[test]
fn a_server_has_its_defaults_until_its_variables_are_given() {
    let base = |built: Result<Client, BuildError>| {
        let client = built.map_err(|error| error.to_string())?;
        Ok::<_, String>(client.core().base_url().to_string())
    };
    let [live, relative] = Client::SERVERS else {
        panic!("two servers");
    };
    let plain = base(Client::builder(live).build());
    assert_eq!(plain.as_deref(), Ok("https://eu.example/v1"));
    let other = live.with("region", "us").with("version", "v2");
    let other = base(Client::builder(other).build());
    assert_eq!(other.as_deref(), Ok("https://us.example/v2"));
    let refused = |error: Result<String, String>| error.expect_err("no such server");
    let wrong = refused(base(Client::builder(live.with("region", "moon")).build()));
    assert!(
        wrong.ends_with("its variable `region` is one of `eu`, `us`"),
        "{wrong}"
    );
    let wrong = refused(base(Client::builder(live.with("host", "x")).build()));
    assert!(wrong.ends_with("it has no variable `host`"), "{wrong}");
    let wrong = refused(base(Client::builder(live.with("version", "v1?a")).build()));
    assert!(wrong.ends_with("`version` is no part of a URL"), "{wrong}");
    assert!(refused(base(Client::builder(relative).build())).contains("it is relative"));
    let placed = base(Client::builder(relative.at("https://pets.example")).build());
    assert_eq!(placed.as_deref(), Ok("https://pets.example/v1"));
}

#[tokio::test]
async fn a_credential_of_another_scheme_of_http_stands_after_its_name() {
    let (client, sent) = client_of::<Client>(Canned::text(204, ""), |builder| {
        builder.credential(Signature::new("abc"))
    });
    client.files().here().await.expect("sent");
    let sent = sent.last();
    assert!(
        sent.contains("\nauthorization: HMAC-SHA256 abc\n"),
        "{sent}"
    );
}
