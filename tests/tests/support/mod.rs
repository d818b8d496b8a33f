//! What the tests of the client share: a mock of Sandbox in its own time, clocks, the description as plain JSON.
#![allow(
    dead_code,
    reason = "helpers of several test files, none of which uses all"
)]

use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use sandbox_kyc::{Client, Credentials, Environment, Url};
use serde_json::Value;
use typewright::{BoxFuture, Clock, UnixMillis};
use typewright_mock::{Description, Mock};
use typewright_tests::root;

/// Two hours before the `consent_expiry` of the vendor's example, which lies in the past.
pub const THEN: i64 = 1_751_975_600_361 - 2 * 3_600_000;

pub const KEY: &str = "key_test_0123";
pub const SECRET: &str = "secret_test_4567";
pub const TOKEN: &str = "eyJ0eXAi.given.token";

/// A mock of Sandbox whose time stands still at [`THEN`].
pub fn mock() -> Mock {
    let path = root().join("spec/sandbox-kyc.yaml");
    let mock = Mock::start(Description::read(path).expect("the description")).expect("a port");
    mock.freeze_at(THEN);
    mock
}

pub fn key_and_secret() -> Credentials {
    Credentials::new(KEY, SECRET).expect("credentials")
}

pub fn key_and_token() -> Credentials {
    Credentials::with_token(KEY, TOKEN).expect("credentials")
}

pub fn server(url: &str) -> Environment {
    Environment::Custom(Url::parse(url).expect("a URL"))
}

/// A client of the server at `url`, at [`THEN`].
pub fn client(url: &str, credentials: Credentials) -> Client {
    client_at(url, credentials, &FastClock::default())
}

/// A client of the server at `url` with a clock of the test's.
pub fn client_at(url: &str, credentials: Credentials, clock: &FastClock) -> Client {
    Client::builder(server(url))
        .credentials(credentials)
        .clock(clock.clone())
        .build()
        .expect("a client")
}

/// The ids of the operations that the mock saw, in order; `-` for a request that is none's.
pub fn operations(mock: &Mock) -> Vec<String> {
    let id = |exchange: typewright_mock::Exchange| exchange.operation.unwrap_or("-".to_owned());
    mock.exchanges().into_iter().map(id).collect()
}

/// How many of the operations that the mock saw are this one.
pub fn times(mock: &Mock, operation: &str) -> usize {
    operations(mock)
        .iter()
        .filter(|seen| *seen == operation)
        .count()
}

/// Time that begins at [`THEN`], moves when it is told to, and in which a sleep of a second takes a millisecond. It does
/// not move by sleeping.
#[derive(Clone, Debug, Default)]
pub struct FastClock {
    moved: Arc<Mutex<Duration>>,
    slept: Arc<Mutex<Vec<Duration>>>,
}

impl FastClock {
    /// Lets time pass.
    pub fn advance(&self, by: Duration) {
        *self.moved.lock().expect("the clock") += by;
    }

    /// The sleeps so far, in the order in which they began.
    pub fn slept(&self) -> Vec<Duration> {
        self.slept.lock().expect("the clock").clone()
    }
}

impl Clock for FastClock {
    fn now(&self) -> UnixMillis {
        let moved = self.moved.lock().expect("the clock").as_millis();
        UnixMillis::new(THEN + i64::try_from(moved).expect("a short time"))
    }

    fn sleep(&self, duration: Duration) -> BoxFuture<'static, ()> {
        self.slept.lock().expect("the clock").push(duration);
        Box::pin(tokio::time::sleep(duration / 1000))
    }

    fn jitter(&self, upper: Duration) -> Duration {
        upper
    }
}

/// Asks again until `done`, for at most five seconds.
pub async fn eventually(done: impl Fn() -> bool) {
    let began = Instant::now();
    while !done() {
        assert!(began.elapsed() < Duration::from_secs(5), "it never came");
        tokio::time::sleep(Duration::from_millis(2)).await;
    }
}

/// The description, read by neither the generator nor the mock.
pub struct Spec(Value);

/// An operation as the description has it.
pub struct Operation {
    pub id: String,
    pub node: Value,
}

impl Spec {
    pub fn read() -> Self {
        let text = std::fs::read_to_string(root().join("spec/sandbox-kyc.yaml")).expect("a file");
        Self(serde_yaml::from_str(&text).expect("YAML"))
    }

    /// All operations, in the order of the file.
    pub fn operations(&self) -> Vec<Operation> {
        let paths = self.0["paths"].as_object().expect("paths");
        let methods = paths
            .values()
            .flat_map(|item| item.as_object().expect("an object"));
        let operation = |node: &Value| {
            let id = node["operationId"].as_str()?.to_owned();
            let node = node.clone();
            Some(Operation { id, node })
        };
        methods.filter_map(|(_, node)| operation(node)).collect()
    }

    /// The value itself, or what its `$ref` names.
    pub fn follow<'a>(&'a self, node: &'a Value) -> &'a Value {
        match node["$ref"].as_str() {
            Some(reference) => {
                let pointer = reference.trim_start_matches('#');
                self.0.pointer(pointer).expect("what a `$ref` names")
            }
            None => node,
        }
    }

    /// The names and values of the JSON examples of a request body or a response.
    pub fn examples(&self, node: &Value) -> Vec<(String, Value)> {
        let examples = &self.follow(node)["content"]["application/json"]["examples"];
        let examples = examples.as_object().into_iter().flatten();
        examples
            .map(|(name, example)| (name.clone(), example["value"].clone()))
            .collect()
    }

    /// The headers that an operation declares: its parameters and what its security needs, in lower case.
    pub fn headers(&self, operation: &Operation) -> Vec<String> {
        let parameters = operation.node["parameters"].as_array();
        let parameters = parameters
            .into_iter()
            .flatten()
            .map(|node| self.follow(node))
            .filter(|node| node["in"] == "header");
        let own = operation.node.get("security");
        let security = own.unwrap_or(&self.0["security"]).as_array();
        let schemes = security
            .into_iter()
            .flatten()
            .flat_map(|alternative| alternative.as_object().expect("an object").keys())
            .map(|name| &self.0["components"]["securitySchemes"][name]);
        let names = parameters
            .chain(schemes)
            .filter_map(|node| node["name"].as_str());
        names.map(str::to_lowercase).collect()
    }
}

/// An error and what is below it.
pub fn said(error: &dyn std::error::Error) -> String {
    let mut said = error.to_string();
    let mut below = error.source();
    while let Some(error) = below {
        said.push_str(&format!(": {error}"));
        below = error.source();
    }
    said
}
