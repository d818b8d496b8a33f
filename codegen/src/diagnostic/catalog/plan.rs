//! Diagnostics of planning (05xx).

use super::entries;

entries! {
}
