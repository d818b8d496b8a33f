//! What a name is about: the words that are left without what is done with it.
//!
//! Takes words in lower case; gives how many stand before the noun. Knows no Rust.

/// Words before the noun that say what is done with it, or which form of it is meant.
const BEFORE_NOUN: &[&str] = &[
    "add",
    "apply",
    "archive",
    "assign",
    "attach",
    "base",
    "basic",
    "batch",
    "bulk",
    "cancel",
    "check",
    "clear",
    "clone",
    "close",
    "complete",
    "confirm",
    "copy",
    "count",
    "create",
    "delete",
    "detach",
    "disable",
    "download",
    "edit",
    "enable",
    "execute",
    "export",
    "fetch",
    "find",
    "full",
    "generate",
    "get",
    "import",
    "insert",
    "invalid",
    "legacy",
    "list",
    "minimal",
    "missing",
    "modify",
    "move",
    "new",
    "not",
    "nullable",
    "paginated",
    "partial",
    "patch",
    "pause",
    "public",
    "publish",
    "put",
    "read",
    "reject",
    "remove",
    "rename",
    "reset",
    "restore",
    "resume",
    "retrieve",
    "revoke",
    "save",
    "search",
    "send",
    "set",
    "show",
    "simple",
    "start",
    "stop",
    "submit",
    "suspend",
    "sync",
    "trigger",
    "unarchive",
    "unknown",
    "unsupported",
    "update",
    "upload",
    "upsert",
    "validate",
    "verify",
];

/// How many words stand before the noun; those of a name that has none are all counted.
pub(super) fn before(words: &[String]) -> usize {
    let is_version = |word: &str| {
        let number = word.strip_prefix('v');
        number.is_some_and(|rest| {
            !rest.is_empty() && rest.chars().all(|letter| letter.is_ascii_digit())
        })
    };
    let is_before = |word: &&String| BEFORE_NOUN.contains(&word.as_str()) || is_version(word);
    words.iter().take_while(is_before).count()
}
