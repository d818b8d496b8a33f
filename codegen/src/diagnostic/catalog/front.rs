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
    Warning UNKNOWN_TAG "TW0012" "the tag `{0}` means nothing here and is left out", "";

    /// A reference to a file that isn't there.
    Warning FILE_MISSING "TW0013" "`{0}` leads to no file: `{1}` was looked for", "a path is seen from the file that names it; until it is mended, {2}";
    /// A reference out of the folder.
    Warning FILE_OUTSIDE "TW0014" "`{0}` lies outside of the folder that is read", "a description reads from its own folder; move the file there, or widen the folder with `--within`; until then {1}";
    /// A file that can't be read.
    Warning FILE_BROKEN "TW0015" "`{0}` can't be read: {1}", "{2}";
    /// What is taken in has itself within.
    Warning ENDLESS_INCLUSION "TW0016" "`{0}` is taken in inside of itself", "what is no schema can't hold itself; it is left out here";
    /// References that multiply what they name.
    Error TOO_MUCH_INCLUDED "TW0017" "references take in more than {0} values", "refer to components, which are read once";

    /// The root is no object.
    Error NOT_AN_OBJECT "TW0101" "a description is an object, and this is {0}", "";
    /// No version, no description.
    Error NOT_OPENAPI "TW0102" "the key `openapi` is missing, so this is no OpenAPI description", "begin it with `openapi: 3.0.3`";
    /// Swagger 2.
    Error SWAGGER "TW0103" "this is Swagger {0}, and OpenAPI 3 is read", "convert it first: https://converter.swagger.io and others do";
    /// A version that doesn't exist.
    Error UNKNOWN_VERSION "TW0104" "`{0}` is no version of OpenAPI that is read here", "3.0, 3.1 and 3.2 are";
    /// Later than 3.2.
    Warning NEWER_VERSION "TW0105" "version {0} of OpenAPI is newer than what is read here", "it is read as 3.2; what it adds is left out";
    /// 3.1 in a 3.0 document.
    Warning LATER_WORD "TW0106" "`{0}`, as written here, belongs to OpenAPI 3.1, and this is a description of 3.0", "it is read as 3.1 means it";
    /// Siblings of `$ref`.
    Warning IGNORED_SIBLING "TW0107" "`{0}` means nothing beside `$ref`", "put both into an `allOf`, or remove it";
    /// A value that was mended.
    Warning MENDED "TW0108" "`{0}` should be {1} and is {2}", "it is read as what was meant";
    /// A value that can't be mended.
    Error WRONG_TYPE "TW0109" "`{0}` must be {1}, not {2}", "";
    /// A null in place of a value.
    Warning NULL_LEFT_OUT "TW0110" "`{0}` should be {1} and is empty", "it is read as if it weren't there";
    /// A word of a fixed set.
    Error UNKNOWN_WORD "TW0111" "`{0}` is none of {1}", "";
    /// A required key.
    Error MISSING_KEY "TW0112" "{0} needs the key `{1}`", "";
    /// A required key without which nothing is lost.
    Warning FILLED_KEY "TW0113" "{0} should have the key `{1}`", "it is read as if the key were there and empty";
    /// A key of ours in a description.
    Warning RESERVED_KEY "TW0114" "keys that begin with `x-oas-` are for internal use, and `{0}` is left out", "";
    /// What YAML 1.1 reads otherwise.
    Warning YAML_TRAP "TW0115" "`{0}` is text or decimal here, and {1} to tools that follow YAML 1.1", "put quotes around it";
    /// A value of a string schema that is no string.
    Warning READ_AS_TEXT "TW0116" "`{0}` is {1}, and the schema's type is string", "put quotes around it; it is read as text";
    /// A path that begins with no slash.
    Warning PATH_WITHOUT_SLASH "TW0117" "the path `{0}` must begin with a slash", "it is read with one";
    /// A key of responses that is no status.
    Warning NOT_A_STATUS "TW0118" "`{0}` is no status: neither a code, nor a range such as `4XX`, nor `default`", "the response is left out";
    /// A link to nothing.
    Warning LINK_LEFT_OUT "TW0119" "the link `{0}` names no operation and is left out", "give it an `operationId`";
    /// A parameter without a type.
    Warning NO_SCHEMA "TW0120" "this has neither `schema` nor `content`", "any value is let through";
    /// A parameter with two types.
    Warning SCHEMA_AND_CONTENT "TW0121" "`content` is left out, since there is a `schema`", "keep one of the two";
    /// A style that doesn't go with a place.
    Warning STYLE_LEFT_OUT "TW0122" "the style `{0}` is none for this place and is left out", "use {1}";
    /// What 3.2 adds.
    Warning LATER_ADDITION "TW0123" "`{0}` belongs to OpenAPI 3.2, and is not read here", "it is left out";
    /// A security scheme of an unknown type.
    Warning UNKNOWN_SECURITY_TYPE "TW0124" "`{0}` is no type of security scheme", "";
    /// A count that can't be one.
    Warning BAD_COUNT "TW0125" "`{0}` counts, and `{1}` is no count that can be reached", "it is left out";
    /// Tuples of older JSON Schema.
    Warning TUPLE_ITEMS "TW0126" "a list of `items` belongs to older JSON Schema", "it is read as `prefixItems`";
    /// Required marks of older JSON Schema.
    Warning REQUIRED_FLAG "TW0127" "`required` of a schema is a list of its properties, not a boolean", "it is left out; name the property in the `required` list of the object that holds it";
    /// Prose that is no text.
    Warning PROSE_LEFT_OUT "TW0128" "`{0}` must be a string, not {1}, and is left out", "";
    /// A dialect of JSON Schema that is not read.
    Warning UNKNOWN_DIALECT "TW0129" "`{0}` is no dialect that schemas are read in", "they are read as JSON Schema 2020-12, as OpenAPI 3.1 has it";
    /// What 3.2 adds, in a description of an older version.
    Warning EARLY_WORD "TW0130" "`{0}` belongs to OpenAPI 3.2, and this is a description of an older version", "it is read as 3.2 means it";
    /// What a parameter that is the whole query can't have.
    Warning WHOLE_QUERY "TW0131" "a parameter that is the whole query has `content`, not `{0}`", "say under `content` in which media type it is written; {1}";
    /// A key of content that is no media type.
    Warning NO_MEDIA_TYPE "TW0132" "`{0}` is no media type", "{1}";
    /// A bound that bounds nothing.
    Warning IDLE_BOUND "TW0150" "`{0}` can't be `{1}`: {2}", "it is left out";
    /// A choice of nothing.
    Warning EMPTY_LIST "TW0151" "`{0}` is empty, so that no value fits", "it is read as if it weren't there; for a schema that nothing fits write `not: {}`";
    /// One status in two spellings.
    Warning REPEATED_STATUS "TW0152" "the status `{0}` stands here as `{1}` too", "the first one counts";

    /// A key that is close to a known one.
    Error MISSPELT_KEY "TW0201" "unknown key `{0}` in {1}", "did you mean `{2}`?";
    /// A key that is close to none.
    Warning UNKNOWN_KEY "TW0202" "unknown key `{0}` in {1}", "it is left out; keys for tools begin with `x-`";
    /// What no check before has found.
    Error UNREADABLE "TW0203" "this can't be read: {0}", "hold it against the object of its kind in the OpenAPI text";
}
