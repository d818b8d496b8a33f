//! Where a type takes fewer values, or more, than its schema, because that is more use: the few ways that are meant.
//!
//! Takes a verdict that is not the suite's, and what is known of the group; gives the reason, if it is one of these.

use typewright_codegen::diagnostic::catalog;

use crate::Case;

/// The code of the warning that says [`UNTYPED_READ`].
pub const UNTYPED: &str = "TW0328";

/// One pattern of names, which stands for the names that an object may have.
pub const PATTERN: &str = "TW0336";

/// Items at fixed positions, which rules check.
pub const POSITIONS: &str = "TW0317";

/// Members without `type`.
pub const UNTYPED_READ: &str = "TW0328, members without `type` are read as those of an object or an array, of which a warning tells";

const BOUNDLESS: &str = "an integer without bounds is read as an `i64`";

const WHOLE: &str = "`1.0` is an integer, as JSON Schema has it since draft 6";

/// Why a value was judged otherwise, where that is meant.
pub fn reason(case: &Case, valid: bool, verdict: &Result<(), String>) -> Option<&'static str> {
    match verdict {
        Err(error) if valid && case.codes.contains(UNTYPED) && is_of_other_type(error) => {
            Some(UNTYPED_READ)
        }
        Err(error) if valid && is_large(error) => Some(BOUNDLESS),
        Ok(()) if !valid && case.group.file == "optional/zeroTerminatedFloats.json" => Some(WHOLE),
        _ => None,
    }
}

fn is_of_other_type(error: &str) -> bool {
    let expected = ["expected an object", "expected an array"];
    error.contains("invalid type: ") && expected.iter().any(|words| error.contains(words))
}

fn is_large(error: &str) -> bool {
    error.contains("invalid type: floating point") && error.contains("expected i64")
}

/// The codes of a group, each with its sentence.
pub fn titles(codes: &str) -> String {
    let title = |code: &str| {
        let mut entries = catalog::all();
        let entry = entries.find(|entry| entry.code.to_string() == code);
        let title = entry.map_or("", |entry| entry.title);
        format!("{code}, {}", title.replace("{0}", "…").replace("{1}", "…"))
    };
    codes
        .split_whitespace()
        .map(title)
        .collect::<Vec<_>>()
        .join("; ")
}
