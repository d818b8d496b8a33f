//! Servers that no URL can be made of.

use typewright::api;

#[api]
pub trait Files {
    #[get("/files", server = "files.example.com")]
    #[ok(204)]
    fn bare();

    #[get("/files", server = "https://{region}.example.com")]
    #[ok(204)]
    fn with_a_variable();
}

#[api]
#[server("https://{region}.example.com")]
#[server("https://example.com", variable("region", default = "eu"))]
#[server("https://{region}.example.com", variable("region", default = "eu", values("us")))]
#[server("https://{region}.example.com", variable("region", defualt = "eu"))]
#[server("https://example.com", variabel("region"))]
pub struct Client {}

fn main() {}
