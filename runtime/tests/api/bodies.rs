//! Bodies in other media types than JSON, byte for byte.

use typewright::http::{HeaderName, HeaderValue};
use typewright::{Body, BodyStream, Bytes, Error, Model, Secret, Upload, api};

use crate::transport::{Canned, client_of};

/// A report.
#[derive(Clone, Debug, PartialEq, Model)]
#[model(request)]
pub struct Report {
    /// Its title.
    #[model(max_length = 5)]
    pub title: String,
    /// Its tags.
    pub tags: Option<Vec<String>>,
    /// Its author.
    pub author: Option<Author>,
    /// Its pictures.
    #[model(items(max_length = 20))]
    pub files: Option<Vec<Upload>>,
}

/// Who wrote it.
#[derive(Clone, Debug, PartialEq, Model)]
#[model(request)]
pub struct Author {
    /// The name.
    pub name: String,
}

/// Bodies.
#[api]
pub trait Bodies {
    /// A form with files.
    #[post("/upload")]
    #[ok(204)]
    fn upload(#[body(multipart, encoding("files", content = "image/png"))] report: Report);

    /// A form.
    #[post("/form")]
    #[ok(204)]
    fn form(
        #[body(form, encoding("tags", explode = false), encoding("author", style = deep_object))]
        report: Report,
    );

    /// Changes of a report.
    #[patch("/merge")]
    #[ok(204)]
    fn merge(#[body("application/merge-patch+json")] report: Report);

    /// XML as it is written.
    #[put("/xml")]
    #[ok(200, String, "application/xml")]
    fn xml(#[body("application/xml; charset=utf-8")] text: String);

    /// Bytes as they are.
    #[put("/bytes")]
    #[ok(200, Bytes, "application/json")]
    #[error(default, Bytes, "*/*")]
    fn bytes(#[header] key: Secret<String>, #[body(bytes)] bytes: Option<Bytes>);

    /// A picture, as bytes or as a stream.
    #[put("/picture")]
    #[ok(204)]
    fn picture(#[body("image/png", max_length = 4)] picture: Body);

    /// Names, or all of them as one text.
    #[put("/names")]
    #[ok(204)]
    fn names(
        #[body(json(min_items = 1, items(max_length = 3)) | text(String, pattern = "^[a-z ]*$", max_length = 9))]
        names: Vec<String>,
    );

    /// The body of a GET, which some APIs read.
    #[get("/search")]
    #[ok(204)]
    fn search(#[body(json)] report: Report);
}

/// A client of them.
#[api]
pub struct Client {
    bodies: Bodies,
}

fn report() -> Report {
    Report::builder()
        .title("a b")
        .tags(["x", "y z"])
        .author(Author::builder().name("A").build())
        .build()
}

#[tokio::test]
async fn a_multipart_form_has_a_part_for_each_property_and_says_its_boundary() {
    let (client, sent) = client_of::<Client>(Canned::text(204, ""), |builder| builder);
    let mut report = report();
    report.files = Some(vec![Upload::new("PNG").named("a.png")]);
    client.bodies().upload(report).await.expect("sent");
    let sent = sent.last();
    let (head, body) = sent.split_once("\n\n").expect("a body");
    let (_, boundary) = head.split_once("boundary=").expect("a boundary");
    assert!(head.contains("\ncontent-type: multipart/form-data; boundary=typewright-"));
    assert_eq!(
        body.replace(boundary, "B").replace("\r\n", "\n"),
        "--B\nContent-Disposition: form-data; name=\"title\"\n\na b\n\
         --B\nContent-Disposition: form-data; name=\"tags\"\n\nx\n\
         --B\nContent-Disposition: form-data; name=\"tags\"\n\ny z\n\
         --B\nContent-Disposition: form-data; name=\"author\"\nContent-Type: application/json\n\n{\"name\":\"A\"}\n\
         --B\nContent-Disposition: form-data; name=\"files\"; filename=\"a.png\"\nContent-Type: image/png\n\nPNG\n\
         --B--\n"
    );
}

#[tokio::test]
async fn a_form_is_checked_and_written_by_its_encodings() {
    let (client, sent) = client_of::<Client>(Canned::text(204, ""), |builder| builder);
    client.bodies().form(report()).await.expect("sent");
    assert!(
        sent.last()
            .ends_with("\n\ntitle=a+b&tags=x,y%20z&author%5Bname%5D=A"),
        "{}",
        sent.last()
    );
    let mut long = report();
    long.title = "too long".into();
    assert!(matches!(
        client.bodies().form(long).await,
        Err(Error::Invalid(_))
    ));
}

#[tokio::test]
async fn the_declared_media_type_is_the_one_that_is_sent() {
    let (client, sent) = client_of::<Client>(Canned::text(204, ""), |builder| builder);
    client.bodies().merge(report()).await.expect("sent");
    assert!(
        sent.last()
            .contains("\ncontent-type: application/merge-patch+json\n")
    );
    client.bodies().search(report()).await.expect("sent");
    assert!(sent.last().starts_with("GET ") && sent.last().ends_with('}'));
}

#[tokio::test]
async fn text_of_any_media_type_is_sent_and_read_as_it_is() {
    let (client, sent) =
        client_of::<Client>(Canned::of(200, "application/xml", "<b/>"), |builder| {
            builder
        });
    assert_eq!(*client.bodies().xml("<a/>").await.expect("xml"), "<b/>");
    assert_eq!(
        sent.last(),
        "PUT https://pets.example/v1/xml\naccept: application/xml\n\
         content-type: application/xml; charset=utf-8\n\n<a/>"
    );
}

#[tokio::test]
async fn bytes_are_bytes_even_where_they_are_json() {
    let (client, sent) = client_of::<Client>(Canned::json(200, "{}"), |builder| builder);
    let call = client.bodies().bytes("k".to_owned()).bytes("abc");
    assert_eq!(call.await.expect("bytes").into_inner(), Bytes::from("{}"));
    assert!(sent.last().ends_with("\nkey: k\n\nabc"), "{}", sent.last());
}

/// A stream of one chunk.
fn streamed(text: &'static str) -> Body {
    Body::stream(BodyStream::from(text))
}

#[tokio::test]
async fn a_raw_body_is_bytes_or_a_stream() {
    let (client, sent) = client_of::<Client>(Canned::text(204, ""), |builder| builder);
    let expected =
        "PUT https://pets.example/v1/picture\naccept: */*\ncontent-type: image/png\n\nPNG";
    client.bodies().picture("PNG").await.expect("sent");
    assert_eq!(sent.last(), expected);
    client
        .bodies()
        .picture(streamed("PNG"))
        .await
        .expect("sent");
    assert_eq!(sent.last(), expected);
}

#[tokio::test]
async fn a_file_of_a_form_is_bytes_or_a_stream_between_the_other_parts() {
    let (client, sent) = client_of::<Client>(Canned::text(204, ""), |builder| builder);
    let mut report = report();
    (report.tags, report.author) = (None, None);
    let headed = Upload::new(streamed("one")).with_header(
        HeaderName::from_static("x-checksum"),
        HeaderValue::from_static("1"),
    );
    let second = Upload::new(streamed("two").with_length(3)).named("b.gif");
    report.files = Some(vec![
        headed,
        Upload::new("PNG"),
        second.of_type("image/gif"),
    ]);
    client.bodies().upload(report).await.expect("sent");
    let sent = sent.last();
    let (head, body) = sent.split_once("\n\n").expect("a body");
    let (_, boundary) = head.split_once("boundary=").expect("a boundary");
    assert_eq!(boundary.len(), "typewright-".len() + 48, "chance is in it");
    assert_eq!(
        body.replace(boundary, "B").replace("\r\n", "\n"),
        "--B\nContent-Disposition: form-data; name=\"title\"\n\na b\n\
         --B\nContent-Disposition: form-data; name=\"files\"; filename=\"files\"\nContent-Type: image/png\n\
         x-checksum: 1\n\none\n\
         --B\nContent-Disposition: form-data; name=\"files\"; filename=\"files\"\nContent-Type: image/png\n\nPNG\n\
         --B\nContent-Disposition: form-data; name=\"files\"; filename=\"b.gif\"\nContent-Type: image/gif\n\ntwo\n\
         --B--\n"
    );
}

#[tokio::test]
async fn the_length_of_a_file_is_held_to_rules_where_it_is_known() {
    let (client, sent) = client_of::<Client>(Canned::text(204, ""), |builder| builder);
    let mut report = report();
    let unknown = streamed("longer than twenty bytes");
    let known = streamed("longer than twenty bytes").with_length(24);
    report.files = Some(vec![
        unknown.into(),
        known.into(),
        Upload::new([0; 21].to_vec()),
    ]);
    let error = client.bodies().upload(report).await.expect_err("too long");
    let violations = error.violations().expect("violations");
    assert_eq!(
        violations.to_string(),
        "2 rules are broken:\n  /body/files/1 must have at most 20 bytes (maxLength)\n  \
         /body/files/2 must have at most 20 bytes (maxLength)"
    );
    assert_eq!(sent.count(), 0);
}

#[tokio::test]
async fn a_stream_is_refused_where_it_would_have_to_be_text() {
    let (client, sent) = client_of::<Client>(Canned::text(204, ""), |builder| builder);
    let mut report = report();
    report.files = Some(vec![streamed("PNG").into()]);
    let refusals = [
        client
            .bodies()
            .search(report.clone())
            .await
            .expect_err("JSON"),
        client.bodies().form(report).await.expect_err("a form"),
    ];
    for error in refusals {
        let told = error.to_string();
        let expected =
            "/body must not hold a file that is a stream: only a part of a form can be one";
        assert!(told.contains(expected), "{told}");
    }
    assert_eq!(sent.count(), 0);
}

#[tokio::test]
async fn a_whole_body_is_held_to_its_rules() {
    let (client, sent) = client_of::<Client>(Canned::text(204, ""), |builder| builder);
    let bodies = client.bodies();
    let refusals = [
        bodies.picture("PNG's").await.expect_err("bytes"),
        bodies
            .picture(streamed("PNG").with_length(5))
            .await
            .expect_err("a stream"),
        bodies.names(Vec::new()).await.expect_err("no names"),
        bodies
            .names(vec!["abcd".to_owned()])
            .await
            .expect_err("a long name"),
        bodies.names("A b c d e f").await.expect_err("a text"),
    ];
    let told = refusals.map(|error| error.violations().expect("violations").to_string());
    assert_eq!(
        told,
        [
            "/body must have at most 4 bytes (maxLength)",
            "/body must have at most 4 bytes (maxLength)",
            "/body must have at least 1 item (minItems)",
            "/body/0 must have at most 3 characters (maxLength)",
            "2 rules are broken:\n  /body must match the pattern ^[a-z ]*$ (pattern)\n  \
             /body must have at most 9 characters (maxLength)",
        ]
    );
    assert_eq!(sent.count(), 0);
    bodies.picture("PNG").await.expect("short enough");
    bodies.names("a b").await.expect("short enough");
    assert_eq!(sent.count(), 2);
}
