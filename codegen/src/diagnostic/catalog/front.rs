//! Diagnostics of trees (00xx), of versions and repairs (01xx) and of documents (02xx).

use super::entries;

entries! {
    /// The YAML can't be read.
    Error SYNTAX_YAML "TW0001" "this is not YAML: {0}", "";
    /// The JSON can't be read.
    Error SYNTAX_JSON "TW0002" "this is not JSON: {0}", "";
    /// The text holds nothing.
    Error EMPTY "TW0003" "the document is empty", "";
    /// A key comes twice in one map.
    Error DUPLICATE_KEY "TW0004" "the key `{0}` stands twice in one object", "remove one of the two, or rename it";
    /// Too much text.
    Error TOO_LARGE "TW0005" "the document is larger than {0} MB", "split it into several files that refer to each other";
    /// Nested too deep.
    Error TOO_DEEP "TW0006" "the document is nested deeper than {0} levels", "name the inner part under `components` and refer to it";
    /// Aliases stand for too much.
    Error TOO_MANY_ALIASES "TW0007" "aliases stand for more than {0} values", "refer with `$ref` to a component in place of the alias";
    /// An alias within what it names.
    Error ENDLESS_ALIAS "TW0008" "this alias stands inside of what it names", "refer with `$ref` to a component in place of the alias";
    /// A list or map as key.
    Error COMPLEX_KEY "TW0009" "a key must be a text", "";
    /// A merge of what is no map.
    Error BAD_MERGE "TW0010" "`<<` takes in objects, and this is {0}", "";
    /// More than one document in a file.
    Error SECOND_DOCUMENT "TW0011" "a second document begins here", "keep one document in a file";
    /// A tag that means nothing to us.
    Warning UNKNOWN_TAG "TW0012" "the tag `!{0}` means nothing here and is left out", "";
}
