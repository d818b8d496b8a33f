//! `cargo xtask demo`: the whole DigiLocker flow through the generated client, over real HTTP, against a mock of Sandbox
//! in this process.
//!
//! Prints each step with its request and answer, secrets hidden; then one refusal of each kind. Fails when a step does.

mod flow;
mod raw;
mod refusals;
mod screen;

use std::error::Error;
use std::process::ExitCode;

use sandbox_kyc::{Client, Credentials, Environment, Url};
use screen::Screen;
use typewright_mock::{Description, Mock};

/// What each part of the demo works with.
struct Stage {
    client: Client,
    mock: Mock,
    screen: Screen,
}

#[tokio::main]
async fn main() -> ExitCode {
    match run().await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            anstream::eprintln!("the demo failed: {error}");
            ExitCode::FAILURE
        }
    }
}

async fn run() -> Result<(), Box<dyn Error>> {
    let description = Description::read(typewright_tests::root().join("spec/sandbox-kyc.yaml"))?;
    let screen = Screen::new(&description);
    let mock = Mock::start(description)?;
    let credentials = Credentials::new("key_test_demo", "secret_test_demo")?;
    let environment = Environment::Custom(Url::parse(&mock.url())?);
    let client = Client::builder(environment)
        .credentials(credentials)
        .build()?;
    let mut stage = Stage {
        client,
        mock,
        screen,
    };

    stage.screen.title(&format!(
        "A mock of Sandbox listens on {}",
        stage.mock.url()
    ));
    flow::run(&mut stage).await?;
    refusals::run(&mut stage).await?;
    stage.screen.end(&stage.mock);
    Ok(())
}
