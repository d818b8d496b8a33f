//! A bar with the time left, on a terminal; elsewhere nothing.

use indicatif::{ProgressBar, ProgressStyle};

/// A bar of `length` steps.
pub(super) fn bar(what: &'static str, length: usize) -> ProgressBar {
    let bar = ProgressBar::new(u64::try_from(length).unwrap_or(u64::MAX));
    let template = "{prefix} {bar:30} {pos}/{len}, {eta} left  {wide_msg}";
    let style = ProgressStyle::with_template(template);
    bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
    bar.set_prefix(what);
    bar
}
