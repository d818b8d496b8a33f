//! Diagnostics of meaning: references, composition, classification (03xx), and of the checks on the whole (04xx).

use super::entries;

entries! {
}
