//! Requests that the typed client can't make, as raw HTTP.

use std::error::Error;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::Duration;

use typewright_mock::Mock;

/// Posts `body` with `headers` to the operation that starts a session. The answer is the mock's to show.
pub(crate) fn initiate(
    mock: &Mock,
    headers: &[(&str, &str)],
    body: &str,
) -> Result<(), Box<dyn Error>> {
    let mut request = format!(
        "POST /kyc/digilocker/sessions/init HTTP/1.1\r\nhost: {}\r\nconnection: close\r\n\
         content-type: application/json\r\ncontent-length: {}\r\n",
        mock.address(),
        body.len()
    );
    for (name, value) in headers {
        request.push_str(&format!("{name}: {value}\r\n"));
    }
    request.push_str(&format!("\r\n{body}"));
    let mut stream = TcpStream::connect(mock.address())?;
    stream.set_read_timeout(Some(Duration::from_secs(10)))?;
    stream.write_all(request.as_bytes())?;
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer)?;
    if answer.starts_with(b"HTTP/1.1 2") {
        return Err("the mock let a wrong request through".into());
    }
    Ok(())
}
