//! What the examples share: a mock of Sandbox to call, or the test host with `--live`.

use std::error::Error;
use std::path::Path;

use sandbox_kyc::{Client, Credentials, Environment, Url};
use typewright_mock::{Description, Mock};

/// Where an example's calls go.
pub struct Server {
    /// The client to call with.
    pub client: Client,
    /// Listens for as long as this value lives; `None` with `--live`.
    pub mock: Option<Mock>,
}

impl Server {
    /// A client of a mock in this process, or, with `--live`, of Sandbox's test host.
    pub fn start() -> Result<Self, Box<dyn Error>> {
        if std::env::args().any(|argument| argument == "--live") {
            let client = Client::builder(Environment::Test)
                .credentials(Credentials::from_env()?)
                .build()?;
            return Ok(Self { client, mock: None });
        }
        let spec = Path::new(env!("CARGO_MANIFEST_DIR")).join("../spec/sandbox-kyc.yaml");
        let mock = Mock::start(Description::read(spec)?)?;
        let credentials = Credentials::new("key_test_example", "secret_test_example")?;
        let environment = Environment::Custom(Url::parse(&mock.url())?);
        let client = Client::builder(environment)
            .credentials(credentials)
            .build()?;
        Ok(Self {
            client,
            mock: Some(mock),
        })
    }
}
