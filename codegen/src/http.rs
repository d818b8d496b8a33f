//! Words of HTTP that every stage shares: methods, places and styles of parameters, statuses, media types.
//!
//! Level zero: knows no document, no model and no Rust. What a word means on the wire is the runtime's business.

mod sequence;
#[cfg(test)]
mod tests;

use std::fmt;

pub use sequence::Sequence;

/// A method. Those that a Path Item Object has a key for in every version come by name.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs, reason = "each variant is the method of its name")]
pub enum Method {
    Get,
    Put,
    Post,
    Delete,
    Options,
    Head,
    Patch,
    Trace,
    /// `QUERY`, or any of `additionalOperations` (OpenAPI 3.2.0, Path Item Object), as written.
    Other(String),
}

impl Method {
    /// Every method that has a key in all versions, in the order in which a Path Item Object lists them.
    pub const ALL: [Self; 8] = [
        Self::Get,
        Self::Put,
        Self::Post,
        Self::Delete,
        Self::Options,
        Self::Head,
        Self::Patch,
        Self::Trace,
    ];

    /// The Path Item's key: the lower-case word, or the name as written.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Get => "get",
            Self::Put => "put",
            Self::Post => "post",
            Self::Delete => "delete",
            Self::Options => "options",
            Self::Head => "head",
            Self::Patch => "patch",
            Self::Trace => "trace",
            Self::Other(name) => name,
        }
    }

    /// The name on the wire, which is case-sensitive (RFC 9110 §9.1).
    pub fn name(&self) -> String {
        match self {
            Self::Other(name) => name.clone(),
            known => known.as_str().to_ascii_uppercase(),
        }
    }

    /// Reads a name on the wire; `None` for what is no token (RFC 9110 §5.6.2).
    pub fn parse(name: &str) -> Option<Self> {
        let known = Self::ALL.into_iter().find(|method| method.name() == name);
        let is_token =
            |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte);
        let other = || Self::Other(name.to_owned());
        known.or_else(|| (!name.is_empty() && name.bytes().all(is_token)).then(other))
    }
}

/// Where a parameter travels.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs, reason = "each variant is the location of its name")]
pub enum Location {
    Path,
    Query,
    Header,
    Cookie,
    Querystring,
}

impl Location {
    /// The word that `in` holds.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Path => "path",
            Self::Query => "query",
            Self::Header => "header",
            Self::Cookie => "cookie",
            Self::Querystring => "querystring",
        }
    }

    /// The style of a parameter that names none (OpenAPI 3.0.4, Parameter Object, `style`).
    pub fn default_style(self) -> Style {
        match self {
            Self::Path | Self::Header => Style::Simple,
            Self::Query | Self::Cookie | Self::Querystring => Style::Form,
        }
    }
}

/// How a parameter's value becomes text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs, reason = "each variant is the style of its name")]
pub enum Style {
    Simple,
    Label,
    Matrix,
    Form,
    SpaceDelimited,
    PipeDelimited,
    DeepObject,
    Cookie,
}

impl Style {
    /// The word of the declaration language (`snake_case`).
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Simple => "simple",
            Self::Label => "label",
            Self::Matrix => "matrix",
            Self::Form => "form",
            Self::SpaceDelimited => "space_delimited",
            Self::PipeDelimited => "pipe_delimited",
            Self::DeepObject => "deep_object",
            Self::Cookie => "cookie",
        }
    }

    /// `explode` where it is not given: true for `form` and `cookie` alone (OpenAPI 3.2.0, Parameter Object, `explode`).
    pub fn default_explode(self) -> bool {
        matches!(self, Self::Form | Self::Cookie)
    }
}

/// Which answers a response stands for. Ordered as they are matched: exact, range, default.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Status {
    /// One code: `404`.
    Exact(u16),
    /// A hundred codes: `4XX`; holds the first digit.
    Range(u8),
    /// Every code that no other response names.
    Default,
}

impl Status {
    /// Reads a key of the Responses Object; `None` where it is none of the three forms.
    pub fn parse(key: &str) -> Option<Self> {
        if key == "default" {
            return Some(Self::Default);
        }
        if let [first @ b'1'..=b'5', b'X' | b'x', b'X' | b'x'] = key.as_bytes() {
            return Some(Self::Range(first - b'0'));
        }
        let code: u16 = key.parse().ok()?;
        (key.len() == 3 && (100..=599).contains(&code)).then_some(Self::Exact(code))
    }

    /// Whether it documents redirects alone: `302`, `304`, `3XX`.
    pub fn is_redirect(self) -> bool {
        match self {
            Self::Exact(code) => (300..400).contains(&code),
            Self::Range(first) => first == 3,
            Self::Default => false,
        }
    }

    /// Whether it documents success alone: `200`, `204`, `2XX`. `default` and redirects don't.
    pub fn is_success(self) -> bool {
        match self {
            Self::Exact(code) => (200..300).contains(&code),
            Self::Range(first) => first == 2,
            Self::Default => false,
        }
    }

    /// The registered reason phrase of an exact code (IANA HTTP Status Code Registry).
    pub fn reason(self) -> Option<&'static str> {
        let Self::Exact(code) = self else { return None };
        REASONS
            .binary_search_by_key(&code, |(known, _)| *known)
            .ok()
            .and_then(|at| REASONS.get(at))
            .map(|(_, reason)| *reason)
    }
}

impl fmt::Display for Status {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Exact(code) => write!(f, "{code}"),
            Self::Range(first) => write!(f, "{first}XX"),
            Self::Default => f.write_str("default"),
        }
    }
}

/// A media type or range, as written, parameters and all.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct MediaType(String);

/// What a media type asks of the wire.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum MediaKind {
    /// `application/json`, `*+json`, `text/json`.
    Json,
    /// `application/x-www-form-urlencoded`.
    Form,
    /// `multipart/*`.
    Multipart,
    /// `application/xml`, `text/xml`, `*+xml`.
    Xml,
    /// `text/*`.
    Text,
    /// Anything else, ranges among it.
    Bytes,
}

impl MediaType {
    /// Takes the text as written.
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// The text as written.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Type and subtype in lower case, without parameters (RFC 9110 §8.3.1: both are case-insensitive).
    pub fn essence(&self) -> String {
        let end = self.0.find(';').unwrap_or(self.0.len());
        self.0
            .get(..end)
            .unwrap_or_default()
            .trim()
            .to_ascii_lowercase()
    }

    /// What it asks of the wire.
    pub fn kind(&self) -> MediaKind {
        let essence = self.essence();
        match essence.as_str() {
            "application/json" | "text/json" | "application/x-json" => MediaKind::Json,
            "application/x-www-form-urlencoded" => MediaKind::Form,
            "application/xml" | "text/xml" => MediaKind::Xml,
            // A JSON value each line, which together are none.
            "application/stream+json" => MediaKind::Bytes,
            other if other.ends_with("+json") => MediaKind::Json,
            other if other.ends_with("+xml") => MediaKind::Xml,
            other if other.starts_with("multipart/") => MediaKind::Multipart,
            other if other.starts_with("text/") => MediaKind::Text,
            _ => MediaKind::Bytes,
        }
    }

    /// Whether another one is of this type or range, parameters aside.
    pub fn covers(&self, other: &Self) -> bool {
        let (own, other) = (self.essence(), other.essence());
        match own.strip_suffix('*') {
            Some("*/") => true,
            Some(group) => other.starts_with(group),
            None => own == other,
        }
    }

    /// Whether it says more than its type and a charset: `application/json;version=2`.
    pub fn has_parameters(&self) -> bool {
        let parameters = self.0.split(';').skip(1).map(str::trim);
        let is_charset = |part: &str| part.to_ascii_lowercase().starts_with("charset=");
        parameters
            .filter(|part| !part.is_empty())
            .any(|part| !is_charset(part))
    }

    /// Whether it stands for several types: `*/*`, `image/*`.
    pub fn is_range(&self) -> bool {
        self.essence().contains('*')
    }
}

impl fmt::Display for MediaType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The names in braces of a path template, in order; `None` where a brace lacks its other half.
pub fn path_placeholders(path: &str) -> Option<Vec<&str>> {
    let mut names = Vec::new();
    let mut rest = path;
    while let Some((before, after)) = rest.split_once('{') {
        let (name, after) = after.split_once('}')?;
        if before.contains('}') || name.contains('{') {
            return None;
        }
        names.push(name);
        rest = after;
    }
    (!rest.contains('}')).then_some(names)
}

const REASONS: &[(u16, &str)] = &[
    (100, "Continue"),
    (101, "Switching Protocols"),
    (102, "Processing"),
    (103, "Early Hints"),
    (200, "OK"),
    (201, "Created"),
    (202, "Accepted"),
    (203, "Non-Authoritative Information"),
    (204, "No Content"),
    (205, "Reset Content"),
    (206, "Partial Content"),
    (207, "Multi-Status"),
    (208, "Already Reported"),
    (226, "IM Used"),
    (300, "Multiple Choices"),
    (301, "Moved Permanently"),
    (302, "Found"),
    (303, "See Other"),
    (304, "Not Modified"),
    (305, "Use Proxy"),
    (307, "Temporary Redirect"),
    (308, "Permanent Redirect"),
    (400, "Bad Request"),
    (401, "Unauthorized"),
    (402, "Payment Required"),
    (403, "Forbidden"),
    (404, "Not Found"),
    (405, "Method Not Allowed"),
    (406, "Not Acceptable"),
    (407, "Proxy Authentication Required"),
    (408, "Request Timeout"),
    (409, "Conflict"),
    (410, "Gone"),
    (411, "Length Required"),
    (412, "Precondition Failed"),
    (413, "Content Too Large"),
    (414, "URI Too Long"),
    (415, "Unsupported Media Type"),
    (416, "Range Not Satisfiable"),
    (417, "Expectation Failed"),
    (421, "Misdirected Request"),
    (422, "Unprocessable Content"),
    (423, "Locked"),
    (424, "Failed Dependency"),
    (425, "Too Early"),
    (426, "Upgrade Required"),
    (428, "Precondition Required"),
    (429, "Too Many Requests"),
    (431, "Request Header Fields Too Large"),
    (451, "Unavailable For Legal Reasons"),
    (500, "Internal Server Error"),
    (501, "Not Implemented"),
    (502, "Bad Gateway"),
    (503, "Service Unavailable"),
    (504, "Gateway Timeout"),
    (505, "HTTP Version Not Supported"),
    (506, "Variant Also Negotiates"),
    (507, "Insufficient Storage"),
    (508, "Loop Detected"),
    (511, "Network Authentication Required"),
];
