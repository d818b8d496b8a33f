//! A call that is ready to be sent, and what a caller may say about this one alone.
//!
//! Takes what an operation and its values came to; gives it to the core. It does not know how values were encoded.

use std::fmt;
use std::time::Duration;

use http::{HeaderMap, HeaderValue, Method, header};
use url::Url;

use crate::auth::Security;
use crate::body::Body;
use crate::decode::{Answer, Answers, Outcome};
use crate::retry::RetryPolicy;

/// One call, encoded and not yet sent.
pub struct Call {
    pub(super) method: Method,
    pub(super) target: Target,
    pub(super) headers: HeaderMap,
    pub(super) body: Body,
    pub(super) security: Security,
    pub(super) answers: Answers,
    /// What traces call it, free of values.
    pub(super) label: &'static str,
    /// The server that the description gives it alone.
    pub(super) server: Option<&'static str>,
    /// What is asked for in place of what the operation documents.
    pub(super) accept: Option<&'static str>,
}

/// Where a call goes.
pub(super) enum Target {
    /// Below the base URL: an encoded path that begins with a slash, and what follows its `?`.
    Path { path: String, query: String },
    /// Elsewhere, with none of the API's headers or credentials.
    Elsewhere(Url),
}

impl Call {
    /// A call of `path_template` (such as `/sessions/{id}`, for traces) at the encoded `path`.
    #[must_use]
    pub fn new(method: Method, path_template: &'static str, path: String) -> Self {
        let target = Target::Path {
            path,
            query: String::new(),
        };
        Self {
            method,
            target,
            headers: HeaderMap::new(),
            body: Body::empty(),
            security: &[],
            answers: &[],
            label: path_template,
            server: None,
            accept: None,
        }
    }

    /// A plain GET of a URL that is none of the API's.
    pub(super) fn elsewhere(url: &Url) -> Self {
        let mut call = Self::new(Method::GET, "(download)", String::new());
        call.target = Target::Elsewhere(url.clone());
        call
    }

    /// The encoded query, without its `?`; empty for none.
    #[must_use]
    pub fn query(mut self, query: String) -> Self {
        if let Target::Path { query: place, .. } = &mut self.target {
            *place = query;
        }
        self
    }

    /// The headers that the operation declares, `content-type` among them. Values of secrets are to be marked
    /// [sensitive](HeaderValue::set_sensitive).
    #[must_use]
    pub fn headers(mut self, headers: HeaderMap) -> Self {
        self.headers = headers;
        self
    }

    /// The body.
    #[must_use]
    pub fn body(mut self, body: Body) -> Self {
        self.body = body;
        self
    }

    /// Which credentials the operation needs.
    #[must_use]
    pub fn security(mut self, security: Security) -> Self {
        self.security = security;
        self
    }

    /// The answers that the operation documents: they make the `accept` header, and a redirect that is documented is
    /// answered, not followed.
    #[must_use]
    pub fn answers(mut self, answers: Answers) -> Self {
        self.answers = answers;
        self
    }

    /// Sends it to a server of its own: an absolute URL, or one that is relative to the client's base URL as a link in a page
    /// at that URL would be (RFC 3986 §5.2): with `https://a.test/v1`, `./v2` is `https://a.test/v2`, and with
    /// `https://a.test/v1/` it is `https://a.test/v1/v2`. A client may be built to send such calls elsewhere.
    #[must_use]
    pub fn server(mut self, server: Option<&'static str>) -> Self {
        self.server = server;
        self
    }

    /// Asks for an answer in this media type.
    #[must_use]
    pub fn accepting(mut self, media: &'static str) -> Self {
        self.accept = Some(media);
        self
    }

    /// The method.
    #[must_use]
    pub fn method(&self) -> &Method {
        &self.method
    }

    /// What traces call it: its path template, free of values.
    #[must_use]
    pub fn label(&self) -> &'static str {
        self.label
    }

    /// What the call accepts: each documented media type once, those of successes first, or anything.
    pub(super) fn accept(&self) -> HeaderValue {
        let mut types: Vec<&str> = self.accept.into_iter().collect();
        let asked = |answer: &&Answer| answer.outcome() != Outcome::Unasked;
        let documented = self.answers.iter().filter(asked);
        let documented = documented.filter_map(|answer| answer.media());
        for media in documented.filter(|_| self.accept.is_none()) {
            if !types.contains(&media) {
                types.push(media);
            }
        }
        HeaderValue::from_str(&types.join(", "))
            .ok()
            .filter(|value| !value.is_empty())
            .unwrap_or(HeaderValue::from_static("*/*"))
    }

    /// The headers to send, but for credentials.
    pub(super) fn head(&self, user_agent: &HeaderValue) -> HeaderMap {
        let mut headers = self.headers.clone();
        headers
            .entry(header::ACCEPT)
            .or_insert_with(|| self.accept());
        headers
            .entry(header::USER_AGENT)
            .or_insert_with(|| user_agent.clone());
        headers
    }
}

/// Shows method and path template: values may be secret.
impl fmt::Debug for Call {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Call({} {})", self.method, self.label)
    }
}

/// What a caller says about one call, over what the client was built with.
#[derive(Clone, Debug, Default)]
pub struct CallOptions {
    pub(super) retry: Option<RetryPolicy>,
    pub(super) timeout: Option<Duration>,
}

impl CallOptions {
    /// Retries this call by another policy.
    #[must_use]
    pub fn retry(mut self, policy: RetryPolicy) -> Self {
        self.retry = Some(policy);
        self
    }

    /// Gives this call another total timeout.
    #[must_use]
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.timeout = Some(timeout);
        self
    }
}
