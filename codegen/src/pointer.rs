//! JSON pointers (RFC 6901): the name of a place in a document.
//!
//! Knows the escapes `~0` and `~1`, and nothing of what a document holds.

use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;

/// A JSON pointer. The empty one names the whole document.
///
/// Cheap to clone: a place is named by all that is made from it.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Pointer(Arc<str>);

impl Pointer {
    /// The whole document.
    pub fn root() -> Self {
        Self::default()
    }

    /// Reads a pointer; `None` where the text neither is empty nor begins with `/`.
    pub fn parse(text: &str) -> Option<Self> {
        (text.is_empty() || text.starts_with('/')).then(|| Self(text.into()))
    }

    /// Reads the fragment of a reference: a pointer in percent-encoding (RFC 6901 §6).
    pub fn from_fragment(fragment: &str) -> Option<Self> {
        Self::parse(&percent_decode(fragment))
    }

    /// The fragment of a reference, so that [`Self::from_fragment`] reads the same pointer again.
    pub fn to_fragment(&self) -> String {
        self.0.replace('%', "%25")
    }

    /// The pointer of a member, by its key as written.
    #[must_use]
    pub fn child(&self, key: &str) -> Self {
        let escapes = key
            .bytes()
            .filter(|byte| matches!(byte, b'~' | b'/'))
            .count();
        let mut text = String::with_capacity(self.0.len() + 1 + key.len() + escapes);
        text.push_str(&self.0);
        text.push('/');
        for c in key.chars() {
            match c {
                '~' => text.push_str("~0"),
                '/' => text.push_str("~1"),
                c => text.push(c),
            }
        }
        Self(text.into())
    }

    /// The pointer of an item, by its position.
    #[must_use]
    pub fn item(&self, index: usize) -> Self {
        Self(format!("{}/{index}", self.0).into())
    }

    /// The pointer of whatever holds this one; `None` for the root.
    pub fn parent(&self) -> Option<Self> {
        let (parent, _) = self.0.rsplit_once('/')?;
        Some(Self(parent.into()))
    }

    /// Steps into a member, in place.
    pub fn push(&mut self, key: &str) {
        *self = self.child(key);
    }

    /// Steps out again, in place. The root stays.
    pub fn pop(&mut self) {
        *self = self.parent().unwrap_or_default();
    }

    /// The pointer of what a further pointer names from here on.
    #[must_use]
    pub fn join(&self, below: &Self) -> Self {
        Self(format!("{}{}", self.0, below.0).into())
    }

    /// The keys on the way, unescaped.
    pub fn tokens(&self) -> impl Iterator<Item = Cow<'_, str>> {
        self.0.split('/').skip(1).map(unescape)
    }

    /// Where the text of each key on the way ends: what comes before is the pointer of that member.
    pub fn ends(&self) -> impl Iterator<Item = usize> {
        let slashes = self.0.match_indices('/').skip(1).map(|(at, _)| at);
        slashes.chain(std::iter::once(self.0.len()))
    }

    /// The last key on the way, unescaped.
    pub fn last(&self) -> Option<Cow<'_, str>> {
        self.0.rsplit_once('/').map(|(_, last)| unescape(last))
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

fn unescape(token: &str) -> Cow<'_, str> {
    match token.contains('~') {
        // RFC 6901 §4: `~1` first, so that `~01` becomes `~1` and not `/`.
        true => Cow::Owned(token.replace("~1", "/").replace("~0", "~")),
        false => Cow::Borrowed(token),
    }
}

/// The position that a key names in a list: digits without a leading zero (RFC 6901 §4).
pub(crate) fn index(token: &str) -> Option<usize> {
    let digits = token.bytes().all(|byte| byte.is_ascii_digit());
    let leads = token.len() > 1 && token.starts_with('0');
    match digits && !leads {
        true => token.parse().ok(),
        false => None,
    }
}

/// A key as the fragment of a reference writes it: in percent-encoding, then with `~` escapes.
pub(crate) fn key_of_fragment(token: &str) -> Cow<'_, str> {
    match token.contains(['%', '~']) {
        true => Cow::Owned(unescape(&percent_decode(token)).into_owned()),
        false => Cow::Borrowed(token),
    }
}

/// Undoes percent-encoding (RFC 3986 §2.1). What is not encoding stays.
pub(crate) fn percent_decode(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let hex = |byte: u8| char::from(byte).to_digit(16);
        match after {
            [high, low, after @ ..] if *first == b'%' => match (hex(*high), hex(*low)) {
                (Some(high), Some(low)) => {
                    bytes.push(u8::try_from(high * 16 + low).unwrap_or(b'%'));
                    rest = after;
                    continue;
                }
                _ => bytes.push(*first),
            },
            _ => bytes.push(*first),
        }
        rest = after;
    }
    String::from_utf8(bytes).unwrap_or_else(|_| text.to_owned())
}

impl std::borrow::Borrow<str> for Pointer {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Pointer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_escaped_on_the_way_in_and_unescaped_on_the_way_out() {
        let pointer = Pointer::root().child("paths").child("/a/{b}").child("~1");
        assert_eq!(pointer.as_str(), "/paths/~1a~1{b}/~01");
        let tokens: Vec<_> = pointer.tokens().collect();
        assert_eq!(tokens, ["paths", "/a/{b}", "~1"]);
        assert_eq!(pointer.last().as_deref(), Some("~1"));
    }

    #[test]
    fn a_step_out_undoes_a_step_in() {
        let mut pointer = Pointer::root();
        pointer.push("");
        assert_eq!(pointer.as_str(), "/");
        pointer.pop();
        assert_eq!(pointer, Pointer::root());
        pointer.pop();
        assert_eq!(pointer.parent(), None);
    }

    #[test]
    fn a_fragment_is_percent_encoded_before_its_slashes_are() {
        let pointer = Pointer::from_fragment("/paths/~1a%7Bb%7D/100%25").unwrap();
        let tokens: Vec<_> = pointer.tokens().collect();
        assert_eq!(tokens, ["paths", "/a{b}", "100%"]);
        assert_eq!(
            Pointer::from_fragment(&pointer.to_fragment()),
            Some(pointer)
        );
    }

    #[test]
    fn a_text_that_begins_without_a_slash_is_no_pointer() {
        assert_eq!(Pointer::parse("a/b"), None);
        assert!(Pointer::parse("/a/b").is_some());
    }
}
