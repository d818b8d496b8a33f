//! "Did you mean": the known key that is nearest to an unknown one.

/// `unknown key …`, with the nearest of `known` or, when none is near, all of them.
pub(crate) fn unknown_key(written: &str, known: &[&str]) -> String {
    unknown("key", written, known)
}

/// `unknown attribute …`, likewise.
pub(crate) fn unknown_attribute(written: &str, known: &[&str]) -> String {
    unknown("attribute", written, known)
}

/// `unknown case …`, likewise.
pub(crate) fn unknown_case(written: &str, known: &[&str]) -> String {
    unknown("case", written, known)
}

fn unknown(what: &str, written: &str, known: &[&str]) -> String {
    match nearest(written, known) {
        Some(near) => format!("unknown {what} `{written}`; did you mean `{near}`?"),
        None => format!(
            "unknown {what} `{written}`; the {what}s here are {}",
            list(known)
        ),
    }
}

/// `` `a`, `b` and `c` ``
pub(crate) fn list(names: &[&str]) -> String {
    let quoted: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
    match quoted.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} and {last}", rest.join(", ")),
        _ => quoted.concat(),
    }
}

fn nearest<'a>(written: &str, known: &[&'a str]) -> Option<&'a str> {
    let plain = fold(written);
    let (distance, near) = known
        .iter()
        .map(|name| (distance(&plain, &fold(name)), *name))
        .min()?;
    (distance <= near.len().max(3) / 3).then_some(near)
}

/// `minLength` and `min-length` are as good as `min_length`.
fn fold(name: &str) -> String {
    name.chars()
        .filter(char::is_ascii_alphanumeric)
        .map(|letter| letter.to_ascii_lowercase())
        .collect()
}

/// Levenshtein's distance, one row at a time; the same letters in another order are one slip.
fn distance(left: &str, right: &str) -> usize {
    let sorted = |text: &str| {
        let mut letters: Vec<char> = text.chars().collect();
        letters.sort_unstable();
        letters
    };
    if left != right && sorted(left) == sorted(right) {
        return 1;
    }
    let mut row: Vec<usize> = (0..=right.chars().count()).collect();
    for (above, from) in left.chars().enumerate() {
        let mut diagonal = above;
        let mut before = above + 1;
        let mut next = vec![before];
        for (to, &up) in right.chars().zip(row.get(1..).unwrap_or_default()) {
            before = (diagonal + usize::from(from != to))
                .min(up + 1)
                .min(before + 1);
            diagonal = up;
            next.push(before);
        }
        row = next;
    }
    row.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_is_corrected() {
        assert_eq!(
            nearest("min_lenght", &["max_length", "min_length"]),
            Some("min_length")
        );
        assert_eq!(
            nearest("minLength", &["max_length", "min_length"]),
            Some("min_length")
        );
        assert_eq!(nearest("patern", &["pattern", "name"]), Some("pattern"));
        assert_eq!(nearest("gte", &["put", "get"]), Some("get"));
    }

    #[test]
    fn what_is_like_nothing_gets_the_whole_list() {
        assert_eq!(
            unknown_key("colour", &["name", "pattern"]),
            "unknown key `colour`; the keys here are `name` and `pattern`"
        );
    }
}
