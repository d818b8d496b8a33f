//! A mock HTTP server that an OpenAPI description drives, and a recorder of raw requests.
//!
//! It reads a description by its own means and judges values by the `jsonschema` crate: a second opinion beside the
//! generator's. It knows no API; whatever is particular to one comes from its description and from scripts.
//!
//! ```
//! use std::io::{Read, Write};
//! use typewright_mock::{Description, Mock};
//!
//! let description = Description::parse(r#"{
//!   "openapi": "3.0.3", "info": {"title": "Ping", "version": "1"},
//!   "paths": {"/ping": {"get": {"operationId": "ping", "responses": {
//!     "200": {"description": "Pong.", "content": {"application/json": {
//!       "schema": {"type": "object"}, "examples": {"pong": {"value": {"pong": true}}}}}},
//!     "503": {"description": "Asleep.", "content": {"application/json": {
//!       "schema": {"type": "object"}, "examples": {"asleep": {"value": {"message": "Asleep"}}}}}}
//!   }}}}
//! }"#)?;
//! let mock = Mock::start(description)?;
//! mock.on("ping")?.reply(503).times(1).header("retry-after", "1");
//!
//! let ask = || -> std::io::Result<String> {
//!     let mut stream = std::net::TcpStream::connect(mock.address())?;
//!     stream.write_all(b"GET /ping HTTP/1.1\r\nhost: mock\r\nconnection: close\r\n\r\n")?;
//!     let mut text = String::new();
//!     stream.read_to_string(&mut text)?;
//!     Ok(text)
//! };
//! assert!(ask()?.starts_with("HTTP/1.1 503 "));
//! assert!(ask()?.ends_with(r#"{"pong":true}"#));
//! assert_eq!(mock.exchanges().len(), 2);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod background;
mod description;
mod exchange;
mod judge;
mod recorder;
mod server;
mod transcript;

pub use description::{Description, DescriptionError, Problem};
pub use exchange::{Exchange, Received, Sent};
pub use recorder::{CannedReply, Recorder};
pub use server::{Mock, Reply, Script, ScriptError};
pub use transcript::Transcript;
