//! Letters beyond ASCII: kept where the compiler takes them without a warning, written in Latin letters where it doesn't.
//!
//! Takes and gives the words of a name, not yet cased.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;
use unicode_script::{Script, UnicodeScript};
use unicode_security::GeneralSecurityProfile;
use unicode_security::mixed_script::is_potential_mixed_script_confusable_char;

/// Words that no lint of identifiers speaks of.
pub(super) fn readable(words: &str) -> Cow<'_, str> {
    if words.is_ascii() {
        return Cow::Borrowed(words);
    }
    let composed: String = words.nfkc().collect();
    let allowed =
        |letter: char| letter.is_whitespace() || letter.is_ascii() || letter.identifier_allowed();
    match composed.chars().all(allowed) && !looks_latin(&composed) {
        true => Cow::Owned(composed),
        false => Cow::Owned(in_latin(&composed)),
    }
}

/// The words in ASCII.
pub(super) fn in_latin(words: &str) -> String {
    deunicode::deunicode_with_tofu(words, " ")
}

/// Whether the letters of another script are all such as Latin has too: `К` is no `K`, which nobody can see.
fn looks_latin(words: &str) -> bool {
    let is_foreign = |script: Script| {
        !matches!(
            script,
            Script::Latin | Script::Common | Script::Inherited | Script::Unknown
        )
    };
    let foreign = |letter: &char| is_foreign(letter.script());
    words.chars().filter(foreign).any(|letter| {
        let mut alike = words
            .chars()
            .filter(|other| other.script() == letter.script());
        alike.all(is_potential_mixed_script_confusable_char)
    })
}
