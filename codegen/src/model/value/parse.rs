//! Reads JSON text with exact numbers (RFC 8259). `serde_json` would make floats of them.

use indexmap::IndexMap;

use super::Value;

/// Nested deeper than this, a text is refused.
const DEPTH: usize = 128;

impl Value {
    /// Reads a JSON text; `None` where it is none, or nested too deep.
    pub fn parse(text: &str) -> Option<Self> {
        let mut reader = Reader {
            rest: text,
            depth: 0,
        };
        let value = reader.value()?;
        reader.skip_space();
        reader.rest.is_empty().then_some(value)
    }
}

struct Reader<'t> {
    rest: &'t str,
    depth: usize,
}

impl Reader<'_> {
    fn value(&mut self) -> Option<Value> {
        self.skip_space();
        match self.rest.bytes().next()? {
            b'{' => self.nested(Self::object),
            b'[' => self.nested(Self::array),
            b'"' => self.string().map(Value::String),
            b'n' => self.word("null", Value::Null),
            b't' => self.word("true", Value::Bool(true)),
            b'f' => self.word("false", Value::Bool(false)),
            _ => self.number(),
        }
    }

    fn nested(&mut self, read: impl FnOnce(&mut Self) -> Option<Value>) -> Option<Value> {
        self.depth += 1;
        let value = (self.depth <= DEPTH).then(|| read(self)).flatten();
        self.depth -= 1;
        value
    }

    fn object(&mut self) -> Option<Value> {
        self.eat("{")?;
        let mut members = IndexMap::new();
        if self.eat("}").is_some() {
            return Some(Value::Object(Box::new(members)));
        }
        loop {
            self.skip_space();
            let name = self.string()?;
            self.eat(":")?;
            members.insert(name, self.value()?);
            if self.eat(",").is_none() {
                self.eat("}")?;
                return Some(Value::Object(Box::new(members)));
            }
        }
    }

    fn array(&mut self) -> Option<Value> {
        self.eat("[")?;
        let mut items = Vec::new();
        if self.eat("]").is_some() {
            return Some(Value::Array(items));
        }
        loop {
            items.push(self.value()?);
            if self.eat(",").is_none() {
                self.eat("]")?;
                return Some(Value::Array(items));
            }
        }
    }

    /// The string's end is found here; its escapes are `serde_json`'s business.
    fn string(&mut self) -> Option<String> {
        let mut escaped = true;
        let end = self.rest.char_indices().position(|(_, c)| {
            let ends = c == '"' && !escaped;
            escaped = c == '\\' && !escaped;
            ends
        })?;
        let (last, _) = self.rest.char_indices().nth(end)?;
        let (text, rest) = self.rest.split_at_checked(last + 1)?;
        self.rest = rest;
        serde_json::from_str(text).ok()
    }

    fn number(&mut self) -> Option<Value> {
        let end = self
            .rest
            .find(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '+' | '-' | '.'));
        let (text, rest) = self.rest.split_at_checked(end.unwrap_or(self.rest.len()))?;
        self.rest = rest;
        text.parse().ok().map(Value::Number)
    }

    fn word(&mut self, word: &str, value: Value) -> Option<Value> {
        self.eat(word).map(|()| value)
    }

    fn eat(&mut self, text: &str) -> Option<()> {
        self.skip_space();
        self.rest = self.rest.strip_prefix(text)?;
        Some(())
    }

    fn skip_space(&mut self) {
        self.rest = self.rest.trim_start_matches([' ', '\t', '\n', '\r']);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_read_with_exact_numbers_and_written_again() {
        for text in [
            r#"{"a":[1,0.1,18446744073709551616,"\"\\é\n",null,true,false],"b":{},"c":[]}"#,
            r#""""#,
            "-0.001",
        ] {
            assert_eq!(Value::parse(text).unwrap().to_string(), text);
        }
        assert_eq!(Value::parse(" [ 1.0 , 2 ] ").unwrap().to_string(), "[1,2]");
    }

    #[test]
    fn what_is_no_json_is_refused() {
        for text in ["", "{", "[1,]", "nul", "\"a", "{\"a\" 1}", "1 2"] {
            assert_eq!(Value::parse(text), None, "{text}");
        }
        assert_eq!(Value::parse(&"[".repeat(5000)), None);
    }
}
