//! Escapes in a run of prose what rustdoc would read as a link, as HTML or as a bare URL.

/// The text with its hazards escaped; what stands between backticks stays as it is.
pub(super) fn inline(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(letter) = rest.chars().next() {
        let taken = match letter {
            '`' => code_span(rest, &mut escaped),
            '\\' => backslash(rest, &mut escaped),
            '[' => bracket(rest, &mut escaped),
            ']' => plain(&mut escaped, "\\]", 1),
            '<' => angle(rest, &mut escaped),
            'h' if !escaped.ends_with(|last: char| last.is_alphanumeric()) => {
                url(rest, &mut escaped)
            }
            _ => letter_as_it_is(letter, &mut escaped),
        };
        rest = rest.get(taken.max(1)..).unwrap_or_default();
    }
    escaped
}

fn plain(escaped: &mut String, text: &str, taken: usize) -> usize {
    escaped.push_str(text);
    taken
}

fn letter_as_it_is(letter: char, escaped: &mut String) -> usize {
    escaped.push(if letter.is_control() { ' ' } else { letter });
    letter.len_utf8()
}

/// A span of code with its backticks, or an escaped backtick where it never ends.
fn code_span(rest: &str, escaped: &mut String) -> usize {
    let ticks = rest.len() - rest.trim_start_matches('`').len();
    let (mark, inside) = rest.split_at(ticks);
    let mut from = 0;
    while let Some(found) = inside.get(from..).and_then(|tail| tail.find(mark)) {
        let end = from + found;
        let after = inside.get(end + ticks..).unwrap_or_default();
        if !after.starts_with('`') {
            let whole = ticks + end + ticks;
            return plain(escaped, rest.get(..whole).unwrap_or_default(), whole);
        }
        from = end + ticks + (after.len() - after.trim_start_matches('`').len());
    }
    plain(escaped, &"\\`".repeat(ticks), ticks)
}

/// A backslash and what it escapes.
fn backslash(rest: &str, escaped: &mut String) -> usize {
    match rest.chars().nth(1) {
        Some(next) if next.is_ascii_punctuation() => {
            escaped.push('\\');
            escaped.push(next);
            2
        }
        _ => plain(escaped, "\\\\", 1),
    }
}

/// `[text](https://…)` stays, `[text](elsewhere)` is its text, and any other bracket is escaped.
fn bracket(rest: &str, escaped: &mut String) -> usize {
    let link = rest.find("](").and_then(|middle| {
        let text = rest.get(1..middle)?;
        let tail = rest.get(middle + 2..)?;
        let end = tail.find(')')?;
        let target = tail.get(..end)?.trim();
        (!text.contains(['[', '`', '\n'])).then_some((text, target, middle + 2 + end + 1))
    });
    match link {
        Some((text, target, taken)) if is_url(target) && !target.contains(' ') => {
            escaped.push_str(&format!("[{}]({target})", escape_text(text)));
            taken
        }
        Some((text, _, taken)) => {
            escaped.push_str(&escape_text(text));
            taken
        }
        None => plain(escaped, "\\[", 1),
    }
}

fn escape_text(text: &str) -> String {
    text.replace('<', "\\<").replace(']', "\\]")
}

/// `<https://…>` stays, a line break is a space, and any other tag is shown as it was written.
fn angle(rest: &str, escaped: &mut String) -> usize {
    let tag = rest
        .find('>')
        .and_then(|end| Some((rest.get(1..end)?, end + 1)));
    match tag {
        Some((inside, taken)) if is_url(inside) && !inside.contains(' ') => {
            plain(escaped, rest.get(..taken).unwrap_or_default(), taken)
        }
        Some((inside, taken))
            if matches!(
                inside.trim_end_matches([' ', '/']),
                "br" | "BR" | "p" | "/p"
            ) =>
        {
            plain(escaped, " ", taken)
        }
        _ => plain(escaped, "\\<", 1),
    }
}

/// A bare URL gets its angle brackets.
fn url(rest: &str, escaped: &mut String) -> usize {
    if !is_url(rest) {
        return plain(escaped, "h", 1);
    }
    let ends = |letter: char| {
        letter.is_whitespace() || matches!(letter, '<' | '>' | '"' | '`' | ')' | ']' | '|' | '\\')
    };
    let end = rest.find(ends).unwrap_or(rest.len());
    let url = rest
        .get(..end)
        .unwrap_or_default()
        .trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '*', '_']);
    // A bare scheme is no URL, and braces are a template's.
    if url.len() <= "https://".len() || url.contains(['{', '}']) {
        escaped.push('`');
        escaped.push_str(url);
        escaped.push('`');
    } else {
        escaped.push('<');
        escaped.push_str(url);
        escaped.push('>');
    }
    url.len()
}

fn is_url(text: &str) -> bool {
    text.starts_with("https://") || text.starts_with("http://")
}
