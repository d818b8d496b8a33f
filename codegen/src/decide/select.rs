//! Keeps the operations that a person asked for.

use super::operations;
use crate::config::{Filter, Selector};
use crate::tree::Node;

/// Keeps what a filter lets through.
pub(super) fn select(root: &mut Node, filter: &Filter) {
    operations::retain(root, &mut |path, operation| {
        let fits = |selector: &Selector| operations::fits(&selector.by, path, operation);
        let included = filter.include.is_empty() || filter.include.iter().any(fits);
        included && !filter.exclude.iter().any(fits)
    });
}
