//! The HTTP half of the runtime, held to what it documents: over a transport in memory, and over a socket.

mod answers;
mod credentials;
mod limits;
mod loopback;
mod models;
mod redirects;
mod retries;
mod secrets;
mod servers;
mod support;
