//! Names as words: what is no letter or digit becomes a separator, or is spelled out where it is all that there is.
//!
//! Knows no Rust.

/// The name with its separators as spaces. A sign before a number is spelled out, and so is a name of symbols alone.
pub(super) fn spell(name: &str) -> String {
    let has_letters = name.chars().any(char::is_alphanumeric);
    if !has_letters {
        return spell_all(name);
    }
    match signed(name) {
        Some((sign, rest)) => format!("{sign} {}", clean(rest)),
        None => clean(name),
    }
}

/// The name with every symbol spelled out, except those that usually separate words.
pub(super) fn spell_all(name: &str) -> String {
    spell_but(name, &['_', '-', ' '])
}

/// The name with every symbol spelled out that is not among `separators`; a sign before the rest always is. Symbols that
/// have no word are told by their code points, where there is nothing else.
pub(super) fn spell_but(name: &str, separators: &[char]) -> String {
    let mut spelled = String::new();
    let separates = name.chars().any(char::is_alphanumeric);
    for (at, letter) in name.char_indices() {
        let sign = at == 0 && letter == '-';
        match word(letter) {
            _ if letter.is_alphanumeric() => spelled.push(letter),
            _ if separates && !sign && separators.contains(&letter) => spelled.push(' '),
            Some(_) if separates && !sign && letter == '-' => spelled.push_str(" dash "),
            Some(word) => {
                spelled.push(' ');
                spelled.push_str(word);
                spelled.push(' ');
            }
            None if separates => spelled.push(' '),
            None => spelled.push_str(&format!(" u{:x} ", u32::from(letter))),
        }
    }
    spelled
}

/// Words with capitals within them, as they are cased in camel case and in snake case.
const CAPITALS: &[(&str, &str, &str)] = &[
    ("IPv", "Ipv", "ipv"),
    ("iOS", "Ios", "ios"),
    ("macOS", "Macos", "macos"),
    ("GraphQL", "Graphql", "graphql"),
    ("MySQL", "Mysql", "mysql"),
    ("PostgreSQL", "Postgresql", "postgresql"),
    ("OAuth", "OAuth", "oauth"),
    ("GitHub", "GitHub", "github"),
    ("GitLab", "GitLab", "gitlab"),
    ("LinkedIn", "LinkedIn", "linkedin"),
    ("PayPal", "PayPal", "paypal"),
    ("YouTube", "YouTube", "youtube"),
];

/// The name with words of several capitals (`IPv4`) and plurals of acronyms (`userIDs`) as casing should see them.
pub(super) fn whole_words(name: &str, camel: bool) -> String {
    let mut whole = name.to_owned();
    for (word, in_camel, in_snake) in CAPITALS {
        if whole.contains(word) {
            whole = replace_word(&whole, word, if camel { in_camel } else { in_snake });
        }
    }
    plural_acronyms(&whole)
}

/// Replaces a word where it begins one: after a lower-case letter it needs its capital to be seen as one.
fn replace_word(name: &str, word: &str, by: &str) -> String {
    let mut replaced = String::with_capacity(name.len() + 1);
    let mut rest = name;
    while let Some((before, after)) = rest.split_once(word) {
        replaced.push_str(before);
        let last = replaced.chars().next_back();
        let begins = match word.starts_with(char::is_uppercase) {
            true => !last.is_some_and(char::is_uppercase),
            false => !last.is_some_and(char::is_alphabetic),
        };
        if begins && last.is_some_and(char::is_alphabetic) {
            replaced.push(' ');
        }
        replaced.push_str(if begins { by } else { word });
        rest = after;
    }
    replaced + rest
}

/// `IDs` is `Ids`: a run of capitals and an `s` that ends the word.
fn plural_acronyms(name: &str) -> String {
    let letters: Vec<char> = name.chars().collect();
    let mut plain = letters.clone();
    let mut run = 0;
    for (at, letter) in letters.iter().enumerate() {
        if letter.is_uppercase() {
            run += 1;
            continue;
        }
        let ends = !letters.get(at + 1).is_some_and(|next| next.is_lowercase());
        if run > 1 && *letter == 's' && ends {
            for slot in plain.iter_mut().take(at).skip(at + 1 - run) {
                *slot = slot.to_lowercase().next().unwrap_or(*slot);
            }
        }
        run = 0;
    }
    plain.into_iter().collect()
}

/// `-1` and `+1`.
fn signed(name: &str) -> Option<(&'static str, &str)> {
    let (sign, rest) = match name.strip_prefix('-') {
        Some(rest) => ("minus", rest),
        None => ("plus", name.strip_prefix('+')?),
    };
    rest.starts_with(|first: char| first.is_ascii_digit())
        .then_some((sign, rest))
}

fn clean(name: &str) -> String {
    // An apostrophe joins: `driver's` is `drivers`.
    let letters = name.chars().filter(|letter| !matches!(letter, '\'' | '’'));
    letters
        .map(|letter| if is_letter(letter) { letter } else { ' ' })
        .collect()
}

/// Letters that may stand in an identifier.
fn is_letter(letter: char) -> bool {
    unicode_ident::is_xid_continue(letter) && (letter.is_alphanumeric() || letter == '_')
}

fn word(symbol: char) -> Option<&'static str> {
    Some(match symbol {
        '+' => "plus",
        '-' => "minus",
        '*' => "star",
        '/' => "slash",
        '\\' => "backslash",
        '<' => "less",
        '>' => "greater",
        '=' => "equal",
        '!' => "not",
        '&' => "and",
        '|' => "or",
        '~' => "tilde",
        '^' => "caret",
        '%' => "percent",
        '$' => "dollar",
        '#' => "hash",
        '@' => "at",
        '?' => "question",
        '.' => "dot",
        ',' => "comma",
        ':' => "colon",
        ';' => "semicolon",
        '_' => "underscore",
        '\'' => "quote",
        '"' => "double quote",
        '`' => "backtick",
        '(' => "open",
        ')' => "close",
        '[' => "open bracket",
        ']' => "close bracket",
        '{' => "open brace",
        '}' => "close brace",
        ' ' => "space",
        _ => return None,
    })
}

/// Plurals that no rule gives, by the end of a name.
const IRREGULAR: &[(&str, &str)] = &[
    ("Aliases", "Alias"),
    ("Analyses", "Analysis"),
    ("Bonuses", "Bonus"),
    ("Buses", "Bus"),
    ("Caches", "Cache"),
    ("Campuses", "Campus"),
    ("Canvases", "Canvas"),
    ("Children", "Child"),
    ("Cookies", "Cookie"),
    ("Halves", "Half"),
    ("Indices", "Index"),
    ("Leaves", "Leaf"),
    ("Lenses", "Lens"),
    ("Matrices", "Matrix"),
    ("Movies", "Movie"),
    ("People", "Person"),
    ("Shelves", "Shelf"),
    ("Statuses", "Status"),
    ("Vertices", "Vertex"),
    ("Viruses", "Virus"),
];

/// The singular of an English word at the end of a camel-case name, where there is a simple one.
pub(in crate::plan) fn singular(name: &str) -> Option<String> {
    let cut = |end: &str, instead: &str| {
        name.strip_suffix(end)
            .map(|stem| format!("{stem}{instead}"))
    };
    let irregular = IRREGULAR.iter().find_map(|(many, one)| cut(many, one));
    if irregular.is_some() {
        return irregular;
    }
    let keeps = [
        "ss",
        "us",
        "is",
        "Series",
        "News",
        "Data",
        "Settings",
        "Details",
        "Analytics",
        "Metrics",
    ];
    if keeps.iter().any(|end| name.ends_with(end)) || name.len() < 4 {
        return None;
    }
    cut("ies", "y")
        .or_else(|| cut("sses", "ss"))
        .or_else(|| cut("xes", "x"))
        .or_else(|| cut("ches", "ch"))
        .or_else(|| cut("shes", "sh"))
        .or_else(|| cut("s", ""))
}
