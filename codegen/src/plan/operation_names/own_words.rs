//! What an id says beyond its module: `refunds:list` under `refunds` is `list`.
//!
//! Takes a module's name and an id; gives the end of the id where the module's words stand before it and what is left
//! is a good name of a method. Knows nothing of what stands beside it.

use crate::plan::names::{self, Kind};

/// Where one word of an id ends and the next begins; the first that an id has is what takes it apart.
#[derive(Clone, Copy, PartialEq)]
enum Seam {
    /// `refunds:list`
    Colon,
    /// `refunds_list`
    Line,
    /// `refunds-list`
    Dash,
    /// `refundsList`
    Case,
}

/// Words that lead on from something before them.
const LEADING_ON: &[&str] = &[
    "and", "as", "at", "by", "for", "from", "in", "into", "of", "on", "or", "per", "to", "using",
    "via", "with", "without",
];

/// Words that say how many are meant, and nothing else: `connectionsAll`.
const HOW_MANY: &[&str] = &["all", "one"];

/// What is left of a name without the words of its module; the name itself where they don't stand before it, or where what
/// is left is no name of a method.
pub(super) fn within<'t>(module: &str, name: &'t str) -> &'t str {
    let own = names::ident(Kind::Method, module);
    let seams = [Seam::Colon, Seam::Line, Seam::Dash, Seam::Case];
    let split = seams.into_iter().find_map(|seam| {
        let mut rests = rests(name, seam).peekable();
        rests.peek()?;
        let mut own = rests.filter(|(before, _)| names::ident(Kind::Method, before) == own);
        Some((seam, own.next()))
    });
    match split {
        Some((seam, Some((_, rest)))) if is_good(module, rest, seam) => rest,
        _ => name,
    }
}

/// A name before and after each seam of a kind.
fn rests(name: &str, seam: Seam) -> impl Iterator<Item = (&str, &str)> {
    let next = name.char_indices().zip(name.chars().skip(1));
    next.filter_map(move |((at, letter), next)| {
        let is_seam = match seam {
            Seam::Colon => letter == ':',
            Seam::Line => matches!(letter, '_' | ' '),
            Seam::Dash => letter == '-',
            Seam::Case => (letter.is_lowercase() || letter.is_ascii_digit()) && next.is_uppercase(),
        };
        let end = if seam == Seam::Case {
            at + letter.len_utf8()
        } else {
            at
        };
        let rest = name.get(end..)?.trim_start_matches([':', '_', ' ', '-']);
        (is_seam && !rest.is_empty()).then(|| (name.get(..end).unwrap_or_default(), rest))
    })
}

/// Whether what is left names a method. Where nothing but capitals parts the words, or where the module is a verb itself
/// (`search_teams`), only a verb is known to begin one.
fn is_good(module: &str, rest: &str, seam: Seam) -> bool {
    let spelled = names::ident(Kind::Method, rest);
    let first = spelled.name().split('_').next().unwrap_or_default();
    let own = names::ident(Kind::Method, module);
    let is_open = seam == Seam::Colon || (seam != Seam::Case && !names::is_verb(own.name()));
    names::is_free(Kind::Method, rest)
        && rest.starts_with(char::is_alphabetic)
        && !LEADING_ON.contains(&first)
        && (is_open || names::is_verb(first) || HOW_MANY.contains(&spelled.name()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_of_the_module_are_left_out() {
        for (module, id, name) in [
            ("refunds", "refunds:list", "list"),
            ("Workflow Run", "workflow-run:cancel", "cancel"),
            ("Workflow Run", "WorkflowRunCancel", "Cancel"),
            (
                "customer_portal",
                "customer_portal:orders:list",
                "orders:list",
            ),
            ("billing", "billing_invoices_list", "invoices_list"),
            ("Article", "Article_GetAll", "GetAll"),
            ("Connections", "connectionsAll", "All"),
        ] {
            assert_eq!(within(module, id), name, "{id}");
        }
    }

    #[test]
    fn what_would_say_too_little_stays_whole() {
        for (module, id) in [
            // The words are another thing's.
            ("workflow", "workflow-run:list"),
            ("crash", "crashGroups_list"),
            ("pets", "list_pets"),
            // The module is what is done.
            ("Search", "search_teams"),
            ("Search", "searchTeams"),
            ("export", "ExportConfigurations"),
            // What is left is a keyword, no word or no beginning.
            ("orders", "orders:move"),
            ("Reseller", "Reseller By Subdomain"),
            ("speech", "speech_with_timestamps"),
            ("orders", "orders_2"),
            ("orders", "orders_"),
        ] {
            assert_eq!(within(module, id), id);
        }
    }
}
