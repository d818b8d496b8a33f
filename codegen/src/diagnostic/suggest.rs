//! "Did you mean": the known word that a written one is closest to.

/// The nearest of the known words, where a slip or two lie between: one in a word of three letters, two in one of eight.
pub fn nearest<'k>(written: &str, known: impl Iterator<Item = &'k str>) -> Option<&'k str> {
    let slips = match written.chars().count() {
        0..=2 => return None,
        3..=7 => 1,
        _ => 2,
    };
    let measured = known.map(|word| (distance(written, word), word));
    let near = measured.filter(|(distance, _)| *distance <= slips);
    near.min_by_key(|(distance, _)| *distance)
        .map(|(_, word)| word)
}

/// How many letters differ, regardless of case and of separators.
pub fn distance(written: &str, known: &str) -> usize {
    let plain = |word: &str| word.to_ascii_lowercase().replace(['_', '-'], "");
    strsim::osa_distance(&plain(written), &plain(known))
}
