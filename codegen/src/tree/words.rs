//! Short texts, each held once: keys and words come again and again in a description.

use std::collections::BTreeSet;
use std::sync::Arc;

/// Longer texts are hardly ever the same.
const SHORT: usize = 64;

/// The short texts that were met.
#[derive(Default)]
pub(super) struct Words(BTreeSet<Arc<str>>);

impl Words {
    /// A text, shared with all that are the same.
    pub(super) fn share(&mut self, text: &str) -> Arc<str> {
        if text.len() > SHORT {
            return text.into();
        }
        if let Some(known) = self.0.get(text) {
            return Arc::clone(known);
        }
        let word: Arc<str> = text.into();
        self.0.insert(Arc::clone(&word));
        word
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_short_text_is_held_once() {
        let mut words = Words::default();
        let [first, second] = [words.share("type"), words.share("type")];
        assert!(Arc::ptr_eq(&first, &second));
        assert_eq!(&*words.share(&"a".repeat(80)), "a".repeat(80));
    }
}
