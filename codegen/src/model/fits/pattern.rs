//! ECMA-262 patterns against texts.
//!
//! Matches are sought in linear time alone: a description is input, and a pattern that backtracks could take for ever.
//! What has no linear form (look-around, back-references) is not judged.

/// Whether a pattern is no pattern of ECMA-262, with or without its flag `u`.
pub(super) fn is_broken(pattern: &str) -> bool {
    regress::Regex::with_flags(pattern, "u").is_err() && regress::Regex::new(pattern).is_err()
}

/// Whether a pattern is found in a text; `None` where it can't be told.
pub(super) fn found(pattern: &str, text: &str) -> Option<bool> {
    let compiled = regex::RegexBuilder::new(&translate(pattern)?)
        .size_limit(1 << 20)
        .build()
        .ok()?;
    Some(compiled.is_match(text))
}

/// The same pattern in the words of `regex`; `None` where a construct means something else there.
fn translate(pattern: &str) -> Option<String> {
    let mut out = String::with_capacity(pattern.len());
    let mut chars = pattern.chars().peekable();
    let mut in_class = false;
    while let Some(c) = chars.next() {
        match (c, in_class) {
            ('\\', _) => out.push_str(&escape(chars.next()?, in_class)?),
            ('[', false) => {
                in_class = true;
                out.push('[');
                if chars.next_if_eq(&'^').is_some() {
                    out.push('^');
                }
                // `[]` is empty in ECMA-262 and the start of a class here.
                if chars.peek() == Some(&']') {
                    return None;
                }
            }
            (']', true) => {
                in_class = false;
                out.push(']');
            }
            // Set operators and nested classes are no such things in ECMA-262.
            ('[' | '&' | '~', true) => out.extend(['\\', c]),
            ('-', true) if chars.peek() == Some(&'-') => return None,
            // ECMA-262's `.` leaves out more line breaks than `\n`.
            ('.', false) => out.push_str(r"[^\n\r\u{2028}\u{2029}]"),
            ('$', false) => out.push_str(r"\z"),
            _ => out.push(c),
        }
    }
    Some(out)
}

fn escape(c: char, in_class: bool) -> Option<String> {
    let classes = match (c, in_class) {
        ('d', _) => "0-9",
        ('w', _) => "0-9A-Za-z_",
        ('D', false) => return Some("[^0-9]".to_owned()),
        ('W', false) => return Some("[^0-9A-Za-z_]".to_owned()),
        ('s' | 'S' | 't' | 'n' | 'r' | 'f' | 'v' | 'x', _) => return Some(format!("\\{c}")),
        ('b' | 'B', false) => return Some(format!("(?-u:\\{c})")),
        (c, _) if c.is_ascii_alphanumeric() => return None,
        (c, _) if c.is_ascii_punctuation() => return Some(format!("\\{c}")),
        (c, _) => return Some(c.to_string()),
    };
    Some(if in_class {
        classes.to_owned()
    } else {
        format!("[{classes}]")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_mean_what_ecma_262_says() {
        for (pattern, text, answer) in [
            ("^https://", "https://a", Some(true)),
            ("^[6-9][0-9]{9}$", "9999999999", Some(true)),
            ("^[6-9][0-9]{9}$", "9999999999\n", Some(false)),
            (r"^\d+$", "٣", Some(false)),
            (r"^[\w.-]+$", "a.b-c", Some(true)),
            (r"^[a[&&b]+$", "[&", Some(true)),
            (r"^a\/b$", "a/b", Some(true)),
            ("^a.b$", "a\rb", Some(false)),
            ("(?=a)b", "b", None),
            (r"(a)\1", "aa", None),
        ] {
            assert_eq!(found(pattern, text), answer, "{pattern}");
        }
        assert!(is_broken("(") && !is_broken("(?=a)b"));
    }

    #[test]
    fn patterns_that_would_backtrack_for_ever_end() {
        assert_eq!(
            found("^(a+)+$", &format!("{}b", "a".repeat(5000))),
            Some(false)
        );
    }
}
