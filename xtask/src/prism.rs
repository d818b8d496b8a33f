//! `cargo xtask prism`: the full flow against Prism, which judges each request by the description.
//!
//! Needs Node and npm; says so where they are missing. Prism is pinned: newer ones want a newer Node.

use std::io::{BufRead, BufReader};
use std::net::TcpListener;
use std::path::Path;
use std::process::{Child, Command, ExitCode, Stdio};

use anstream::eprintln;
use anyhow::{Context, Result, bail};

use crate::{process, root};

const PRISM: &str = "@stoplight/prism-cli@5.14.2";

/// Installs Prism below `target`, starts it on a free port, runs the flow against it and stops it.
pub(crate) fn run() -> Result<ExitCode> {
    if Command::new("npm")
        .arg("--version")
        .stdout(Stdio::null())
        .status()
        .is_err()
    {
        eprintln!("prism: skipped, since `npm` is not here: install Node 20 or later");
        return Ok(ExitCode::SUCCESS);
    }
    let folder = root::path().join("target/prism");
    install(&folder)?;
    let port = free_port()?;
    let mut server = Server(start(&folder, port)?);
    server.wait_until_ready()?;
    let url = format!("http://127.0.0.1:{port}");
    process::cargo([
        "run",
        "--quiet",
        "--package",
        "typewright-tests",
        "--bin",
        "prism_flow",
        "--",
        &url,
    ])
}

fn install(folder: &Path) -> Result<()> {
    if folder.join("node_modules/@stoplight/prism-cli").is_dir() {
        return Ok(());
    }
    std::fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))?;
    eprintln!("prism: installing {PRISM} below target/prism");
    let mut npm = Command::new("npm");
    npm.args(["install", "--silent", "--no-audit", "--no-fund", "--prefix"])
        .arg(folder)
        .arg(PRISM);
    let status = npm.status().context("cannot start npm")?;
    if !status.success() {
        bail!("npm could not install {PRISM}");
    }
    Ok(())
}

/// A port that nobody listens on now.
fn free_port() -> Result<u16> {
    let listener = TcpListener::bind("127.0.0.1:0").context("no free port on loopback")?;
    Ok(listener.local_addr()?.port())
}

fn start(folder: &Path, port: u16) -> Result<Child> {
    let program = folder.join("node_modules/.bin/prism");
    let mut command = Command::new(program);
    command.args([
        "mock",
        "--errors",
        "--host",
        "127.0.0.1",
        "--port",
        &port.to_string(),
    ]);
    command.arg(root::path().join("spec/sandbox-kyc.yaml"));
    command.stdout(Stdio::piped()).stderr(Stdio::inherit());
    command.spawn().context("cannot start prism")
}

/// Prism, which ends with this value.
struct Server(Child);

impl Server {
    /// Waits for the line with which Prism says that it listens, and goes on reading so that it never blocks.
    fn wait_until_ready(&mut self) -> Result<()> {
        let output = self.0.stdout.take().context("prism has no output")?;
        let mut lines = BufReader::new(output).lines();
        for line in lines.by_ref() {
            if line?.contains("Prism is listening") {
                std::thread::spawn(move || lines.for_each(drop));
                return Ok(());
            }
        }
        bail!("prism stopped before it listened")
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It may have ended by itself; there is nothing left to stop then.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}
