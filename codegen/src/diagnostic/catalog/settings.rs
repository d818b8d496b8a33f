//! Diagnostics of what a person decides about a run (06xx).

use super::entries;

entries! {
    /// A selector without an operation.
    Error IDLE_SELECTOR "TW0601" "no operation fits `{0}`{1}", "tags, paths and ids are compared letter by letter; in a path `*` stands for one part and `**` for any number";
    /// The TOML can't be read.
    Error SYNTAX_TOML "TW0602" "this is not TOML: {0}", "";
    /// A key that means nothing.
    Error UNKNOWN_SETTING "TW0603" "unknown key `{0}`{1}", "known are {2}";
    /// A value of the wrong type.
    Error BAD_SETTING "TW0604" "`{0}` must be {1}", "";
    /// A selector that can't be read.
    Error BAD_SELECTOR "TW0605" "{0}", "";
    /// A name that the description doesn't have.
    Error UNKNOWN_NAME "TW0606" "the description has no {0}{1}", "";
    /// A schema that is no enum.
    Error NO_ENUM "TW0607" "`{0}` is no enum{1}", "name the schema that holds the keyword `enum`";
    /// One name for two things.
    Error CLASHING_NAME "TW0650" "the {0} `{1}` and `{2}` would both be called `{3}`", "give one of them another name";
    /// Open and closed.
    Error CONTRADICTION "TW0651" "`{0}` is to be open and to be closed", "leave it in one of the two lists";
    /// Nothing to write.
    Error NOTHING_LEFT "TW0652" "no operation is left", "leave fewer out, or include others";
    /// A module of nothing.
    Error IDLE_MODULE "TW0653" "no operation is in the module `{0}`{1}", "select operations that no module before it has, or leave it out";
}
