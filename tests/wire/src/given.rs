//! The values of a call, read from data by the types that the generated method takes.
//!
//! Takes JSON; gives typed values. It does not know which operation they are for.

use std::sync::{Arc, LazyLock};
use std::time::Duration;

use serde_json::Value;
use typewright::codec::Wire;
use typewright::http::{HeaderName, HeaderValue};
use typewright::{Bytes, Error, Representation, ReqwestTransport, Response, Upload, json};

/// The transport that a client has by itself; one for all clients, since each would read the platform's roots again.
static TRANSPORT: LazyLock<Arc<ReqwestTransport>> = LazyLock::new(|| {
    let transport = ReqwestTransport::new(Duration::from_secs(10));
    Arc::new(transport.expect("a transport"))
});

/// What became of a call: nothing of its answer, or what it says against being sent.
pub type Outcome = Result<(), String>;

/// The values of a call, and where it goes.
#[derive(Debug)]
pub struct Given {
    base: String,
    call: Value,
}

impl Given {
    /// What `call`, an item of `x-calls`, gives to a call at `base`.
    #[must_use]
    pub fn new(base: String, call: Value) -> Self {
        Self { base, call }
    }

    /// The base URL.
    #[must_use]
    pub fn base(&self) -> &str {
        &self.base
    }

    /// What sends it.
    #[must_use]
    pub fn transport(&self) -> Arc<ReqwestTransport> {
        Arc::clone(&TRANSPORT)
    }

    /// A value by its name, or by its place and name where a call gives one name twice: `query.id`.
    fn json(&self, place: &str, name: &str) -> Option<&Value> {
        let given = self.call.get("given")?;
        given
            .get(format!("{place}.{name}"))
            .or_else(|| given.get(name))
    }

    /// A value as its type reads it.
    ///
    /// # Panics
    /// When the type doesn't read it.
    #[must_use]
    pub fn value<T: Wire>(&self, place: &str, name: &str) -> Option<T> {
        let value = self.json(place, name)?;
        Some(json::from_str(&value.to_string()).expect(name))
    }

    /// A text as bytes.
    #[must_use]
    pub fn bytes(&self, name: &str) -> Option<Bytes> {
        let text = self.json("body", name)?.as_str()?;
        Some(Bytes::from(text.to_owned()))
    }

    /// A text as bytes of the media type that `type` names.
    ///
    /// # Panics
    /// When no type is given.
    #[must_use]
    pub fn representation(&self, name: &str) -> Option<Representation> {
        let media = self.call.get("type").and_then(Value::as_str);
        let body = self.bytes(name)?;
        Some(Representation::new(media.expect("a type"), body))
    }

    /// A credential: a text, or a list of a user and a password.
    #[must_use]
    pub fn credential(&self, scheme: &str) -> Option<(String, String)> {
        let value = self.call.get("credentials")?.get(scheme)?;
        let text =
            |value: Option<&Value>| value.and_then(Value::as_str).unwrap_or_default().to_owned();
        Some(match value.is_array() {
            true => (text(value.get(0)), text(value.get(1))),
            false => (text(Some(value)), String::new()),
        })
    }

    /// Names the files of a form's field, and says their types, as `files` has it.
    pub fn describe(&self, field: &str, files: &mut impl Files) {
        let said = self.call.get("files").and_then(|files| files.get(field));
        let mut said = said.and_then(Value::as_array).into_iter().flatten();
        files.each(&mut |file| {
            let Some(said) = said.next() else { return };
            let text = |key: &str| said.get(key).and_then(Value::as_str);
            if let Some(name) = text("name") {
                *file = file.clone().named(name);
            }
            if let Some(media) = text("type") {
                *file = file.clone().of_type(media);
            }
            let headers = said.get("headers").and_then(Value::as_object);
            for (name, value) in headers.into_iter().flatten() {
                let name = HeaderName::try_from(name).expect("a name of a header");
                let value = HeaderValue::try_from(value.as_str().expect("a text"));
                *file = file
                    .clone()
                    .with_header(name, value.expect("a value of a header"));
            }
        });
    }
}

/// A field that holds files.
pub trait Files {
    /// Shows each file.
    fn each(&mut self, show: &mut dyn FnMut(&mut Upload));
}

impl Files for Upload {
    fn each(&mut self, show: &mut dyn FnMut(&mut Upload)) {
        show(self);
    }
}

impl<T: Files> Files for Option<T> {
    fn each(&mut self, show: &mut dyn FnMut(&mut Upload)) {
        self.iter_mut().for_each(|files| files.each(show));
    }
}

impl<T: Files> Files for Vec<T> {
    fn each(&mut self, show: &mut dyn FnMut(&mut Upload)) {
        self.iter_mut().for_each(|files| files.each(show));
    }
}

/// Leaves out the answer, of which nothing matters here.
///
/// # Errors
/// What the call says.
pub fn outcome<T, E>(answer: Result<Response<T>, Error<E>>) -> Outcome {
    answer.map(drop).map_err(|error| error.to_string())
}
