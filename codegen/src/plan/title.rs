//! What an API is called within a sentence: "the Linode API", "App Center".
//!
//! Takes the title of a description; knows nothing else of it.

/// Words at the end of a title that say what the document describes, so that the name wants an article.
const KINDS: &[&str] = &["api", "apis", "service", "services", "platform"];

/// Words at the end of a title that say what is made here.
const OWN: &[&str] = &["client", "sdk"];

/// The title within a sentence.
pub(super) fn in_sentence(title: &str) -> String {
    let title = title.trim().trim_end_matches('.');
    let words: Vec<&str> = title.split_whitespace().collect();
    let is_one_of = |word: &str, of: &[&str]| of.contains(&word.to_ascii_lowercase().as_str());
    match words.as_slice() {
        [begin @ .., last] if !begin.is_empty() && is_one_of(last, OWN) => {
            in_sentence(&begin.join(" "))
        }
        [first, rest @ ..] if !rest.is_empty() && is_one_of(first, &["the"]) => {
            format!("the {}", rest.join(" "))
        }
        [first, rest @ ..] if is_one_of(first, &["a", "an"]) && !rest.is_empty() => {
            title.to_owned()
        }
        [begin @ .., last] if !begin.is_empty() && is_one_of(last, KINDS) => format!("the {title}"),
        _ => title.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::in_sentence;

    #[test]
    fn titles_are_said_as_a_person_would() {
        for (title, said) in [
            ("Linode API", "the Linode API"),
            ("App Center Client", "App Center"),
            ("Acme API Client", "the Acme API"),
            ("The Racing API", "the Racing API"),
            ("Sandbox KYC", "Sandbox KYC"),
            ("Client", "Client"),
            ("API", "API"),
            (" A shop. ", "A shop"),
        ] {
            assert_eq!(in_sentence(title), said);
        }
    }
}
