//! Diagnostics of trees (00xx), of versions and repairs (01xx) and of documents (02xx).

use super::entries;

entries! {
    /// The YAML or JSON can't be read.
    Error SYNTAX "TW0001" "{0}", "";
}
