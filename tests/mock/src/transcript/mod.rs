//! Exchanges as text for a person: method, target, headers, pretty JSON, with every secret hidden.
//!
//! Takes exchanges and the description, which says what is secret; gives text. It prints nothing.

mod colour;
mod redact;

use std::fmt::Write as _;

use serde_json::Value;

use crate::description::{Description, Operation, is_json};
use crate::exchange::Exchange;
use colour::Palette;
use redact::Redact;

/// Stands where a secret stood.
pub(crate) const HIDDEN: &str = "‹hidden›";

/// Writes exchanges as text. What the description marks `x-sensitive` or `format: password`, every credential and every
/// cookie are hidden.
#[derive(Clone, Debug)]
pub struct Transcript {
    description: Description,
    palette: Palette,
}

impl Transcript {
    /// Plain text.
    pub fn new(description: &Description) -> Self {
        Self {
            description: description.clone(),
            palette: Palette::plain(),
        }
    }

    /// With ANSI colours. Print it through `anstream`, which drops them where no terminal shows them.
    pub fn coloured(self) -> Self {
        Self {
            palette: Palette::coloured(),
            ..self
        }
    }

    /// One exchange: the request's lines begin with `→`, the answer's with `←`.
    pub fn exchange(&self, exchange: &Exchange) -> String {
        let operation = exchange
            .operation
            .as_deref()
            .and_then(|id| self.description.operation(id));
        let redact = Redact::new(&self.description, operation);
        let mut text = self.request(exchange, &redact, operation);
        text.push_str(&self.response(exchange, &redact, operation));
        text
    }

    fn request(
        &self,
        exchange: &Exchange,
        redact: &Redact<'_>,
        operation: Option<&Operation>,
    ) -> String {
        let (request, palette) = (&exchange.request, &self.palette);
        let mut text = format!(
            "{} {}\n",
            palette.strong(&format!("→ {}", request.method)),
            redact.target(&request.target)
        );
        self.headers(&mut text, &request.headers, redact);
        let media_type = request.header("content-type").unwrap_or_default();
        let schema = operation
            .and_then(|it| it.body.as_ref())
            .and_then(|body| schema_for(&body.content, media_type));
        self.body(&mut text, &request.body, media_type, schema, redact);
        text
    }

    fn response(
        &self,
        exchange: &Exchange,
        redact: &Redact<'_>,
        operation: Option<&Operation>,
    ) -> String {
        let response = &exchange.response;
        let status = http::StatusCode::from_u16(response.status).ok();
        let reason = status
            .and_then(|status| status.canonical_reason())
            .unwrap_or_default();
        let line = format!("← {} {reason}", response.status);
        let mut text = format!(
            "{}\n",
            self.palette.status(response.status, line.trim_end())
        );
        self.headers(&mut text, &response.headers, redact);
        let media_type = response.header("content-type").unwrap_or_default();
        let content = operation
            .and_then(|it| it.response(response.status))
            .map(|it| it.content.as_slice());
        let schema = content.and_then(|content| schema_for(content, media_type));
        let own_words = exchange.refusal.is_some();
        // A refusal is written by the mock, and repeats no value.
        let schema = schema.or(own_words.then_some(&Value::Bool(true)));
        self.body(&mut text, &response.body, media_type, schema, redact);
        text
    }

    fn headers(&self, text: &mut String, headers: &[(String, String)], redact: &Redact<'_>) {
        for (name, value) in headers {
            let line = format!("{name}: {}", redact.header(name, value));
            // Writing to a string can't fail.
            let _ = writeln!(text, "  {}", self.palette.dim(&line));
        }
    }

    /// JSON that has a schema is shown without its secrets; of anything else, only its length is known to be harmless.
    fn body(
        &self,
        text: &mut String,
        body: &[u8],
        media_type: &str,
        schema: Option<&Value>,
        redact: &Redact<'_>,
    ) {
        if body.is_empty() {
            return;
        }
        let value = is_json(media_type)
            .then(|| serde_json::from_slice::<Value>(body).ok())
            .flatten();
        let shown = match (value, schema) {
            (Some(value), Some(schema)) => {
                let value = redact.value(schema, &value);
                serde_json::to_string_pretty(&value).unwrap_or_else(|_| value.to_string())
            }
            _ => format!("({} bytes)", body.len()),
        };
        for line in shown.lines() {
            let _ = writeln!(text, "  {}", self.palette.json_line(line));
        }
    }
}

fn schema_for<'a>(
    content: &'a [crate::description::MediaType],
    media_type: &str,
) -> Option<&'a Value> {
    let essence = |name: &str| {
        name.split(';')
            .next()
            .unwrap_or_default()
            .trim()
            .to_lowercase()
    };
    content
        .iter()
        .find(|media| essence(&media.name) == essence(media_type))?
        .schema()
}
