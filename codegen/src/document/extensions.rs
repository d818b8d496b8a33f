//! The `x-` keys that `normalize` writes, for what OpenAPI 3.0 has no words or `openapiv3` no field.
//!
//! `resolve` reads them; a person never writes them, and one that stands in a description is reported and dropped.
//! Every value is JSON as `openapiv3` keeps extensions.

/// Begins every key that normalizing makes.
pub const PREFIX: &str = "x-oas-";

/// Schema: the numeric bounds, exact. An object with any of `minimum`, `maximum`, `exclusiveMinimum`,
/// `exclusiveMaximum`, `multipleOf`, each a **string** that holds the number's text as a JSON number: never by way of a
/// float. Always in 3.1's meaning: an exclusive bound is a number by itself (`minimum: 5, exclusiveMinimum: true` of 3.0
/// becomes `{"exclusiveMinimum": "5"}`).
///
/// The bounds are *moved* here: the fields of `openapiv3` (`minimum`, `exclusive_minimum`, `multiple_of` …) are always
/// empty, so that a bound never turns an integer schema into `SchemaKind::Any`.
pub const BOUNDS: &str = "x-oas-bounds";

/// Schema, Parameter, Header, Media Type, Example: values that `openapiv3` would change or lose. An object from keyword
/// (`default`, `example`, `enum`, `value`) to a **string** that holds the value as JSON text with exact numbers. Present
/// only where the field of `openapiv3` isn't right: a `null` default or example, a number that no `i64`, `u64` or short
/// `f64` holds. Where a keyword stands here, this is its value.
pub const EXACT: &str = "x-oas-exact";

/// Schema: `true` where the schema was a `$ref` with siblings. The schema then is `allOf: [{$ref}]` beside the siblings;
/// for 3.0 the siblings are annotations alone (`description`, `nullable`, `readOnly`, `default`, `x-…`), for 3.1 all of them.
pub const REF_SIBLINGS: &str = "x-oas-ref-siblings";

/// Schema: the XML Object, as written.
pub const XML: &str = "x-oas-xml";

/// Schema: `false` where the schema was the boolean `false`, beside `not: {}`. The schema `true` becomes `{}`.
pub const BOOLEAN: &str = "x-oas-boolean";

/// Schema: `true` where `type` named several types. The schema then has an `anyOf` with one schema `{type: T}` for each
/// (`null` apart, which becomes `nullable: true`), beside all the other keywords. Where the schema has an `anyOf` of its
/// own, both stand as items of `allOf`.
pub const TYPES: &str = "x-oas-types";

/// Schema: `true` where `type: "null"` was the whole type: nothing but `null` fits. It stands beside `nullable: true`
/// and `enum: [null]`.
pub const NULL: &str = "x-oas-null";

/// Schema: `true` where the one value of `enum` was written as `const`.
pub const CONST: &str = "x-oas-const";

/// Schema: all of 3.1's `examples`, an array; the first is also `example` where none was given.
pub const EXAMPLES: &str = "x-oas-examples";

/// Schema: `contentEncoding` as written. `base64` and its kin with no format also give `format: byte`; for binary
/// content (`contentMediaType: image/png` with no encoding) `format: binary`.
pub const CONTENT_ENCODING: &str = "x-oas-content-encoding";

/// Schema: `contentMediaType` as written.
pub const CONTENT_MEDIA_TYPE: &str = "x-oas-content-media-type";

/// Schema: `contentSchema`, a schema.
pub const CONTENT_SCHEMA: &str = "x-oas-content-schema";

/// Schema: `prefixItems`, an array of schemas in 3.0's words.
pub const PREFIX_ITEMS: &str = "x-oas-prefix-items";

/// Schema: `patternProperties`, schemas by pattern.
pub const PATTERN_PROPERTIES: &str = "x-oas-pattern-properties";

/// Schema: `propertyNames`, a schema.
pub const PROPERTY_NAMES: &str = "x-oas-property-names";

/// Schema: `contains`, a schema.
pub const CONTAINS: &str = "x-oas-contains";

/// Schema: `minContains`, an integer.
pub const MIN_CONTAINS: &str = "x-oas-min-contains";

/// Schema: `maxContains`, an integer.
pub const MAX_CONTAINS: &str = "x-oas-max-contains";

/// Schema: `dependentRequired`, lists of names by name.
pub const DEPENDENT_REQUIRED: &str = "x-oas-dependent-required";

/// Schema: `dependentSchemas`, schemas by name.
pub const DEPENDENT_SCHEMAS: &str = "x-oas-dependent-schemas";

/// Schema: `if`, a schema.
pub const IF: &str = "x-oas-if";

/// Schema: `then`, a schema.
pub const THEN: &str = "x-oas-then";

/// Schema: `else`, a schema.
pub const ELSE: &str = "x-oas-else";

/// Schema: `unevaluatedProperties`, a schema or a boolean.
pub const UNEVALUATED_PROPERTIES: &str = "x-oas-unevaluated-properties";

/// Schema: `unevaluatedItems`, a schema or a boolean.
pub const UNEVALUATED_ITEMS: &str = "x-oas-unevaluated-items";

/// The keywords above that assert something which few types can say, in the order in which they are read.
pub const ASSERTING: [&str; 7] = [
    DEPENDENT_REQUIRED,
    DEPENDENT_SCHEMAS,
    PROPERTY_NAMES,
    CONTAINS,
    IF,
    UNEVALUATED_PROPERTIES,
    UNEVALUATED_ITEMS,
];

/// Schema: `$defs` (or `definitions`), schemas by name. A reference into it keeps its words (`#/…/$defs/Name`).
pub const DEFS: &str = "x-oas-defs";

/// Schema: `$id` as written.
pub const ID: &str = "x-oas-id";

/// Schema: `$anchor` as written.
pub const ANCHOR: &str = "x-oas-anchor";

/// Schema: `$dynamicAnchor` as written.
pub const DYNAMIC_ANCHOR: &str = "x-oas-dynamic-anchor";

/// Schema: `$dynamicRef` as written.
pub const DYNAMIC_REF: &str = "x-oas-dynamic-ref";

/// Root: 3.1's `webhooks`, path items by name.
pub const WEBHOOKS: &str = "x-webhooks";

/// Components: 3.1's `pathItems`, path items by name.
pub const PATH_ITEMS: &str = "x-oas-path-items";

/// Path item: 3.2's `query` and `additionalOperations`: operations by method.
pub const OPERATIONS: &str = "x-oas-operations";

/// Operation: callbacks that are references: reference by name. The others stay in `callbacks`. A path item in a
/// callback that is a reference has it under [`PATH_ITEM_REFERENCE`].
pub const CALLBACK_REFERENCES: &str = "x-oas-callback-references";

/// Path item of a callback: its `$ref`.
pub const PATH_ITEM_REFERENCE: &str = "x-oas-path-item-reference";

/// Components: 3.2's `mediaTypes`, media types by name. Those that content refers to stand there too.
pub const MEDIA_TYPES: &str = "x-oas-media-types";

/// Parameter: `querystring` where it is the whole query (3.2). It then is one in `query`.
pub const LOCATION: &str = "x-oas-location";

/// Parameter: `cookie` where that is the style (3.2). It then has the style `form`.
pub const STYLE: &str = "x-oas-style";

/// Parameter: `true` where a path parameter has 3.2's `allowReserved`, for which `openapiv3` has no field.
pub const ALLOW_RESERVED: &str = "x-oas-allow-reserved";

/// Tag: 3.2's `parent`, the name of another tag.
pub const PARENT: &str = "x-oas-parent";

/// Tag: 3.2's `kind`, what it is for.
pub const KIND: &str = "x-oas-kind";

/// Example: 3.2's `serializedValue`, the text that is sent.
pub const SERIALIZED: &str = "x-oas-serialized";

/// OAuth flows: 3.2's `deviceAuthorization`, a flow.
pub const DEVICE_FLOW: &str = "x-oas-device-flow";

/// Discriminator: the words of 3.2's `defaultMapping`.
pub const DEFAULT_MAPPING: &str = "x-oas-default-mapping";

/// Media type: 3.2's `itemSchema`, the schema of each item of a stream.
pub const ITEM_SCHEMA: &str = "x-oas-item-schema";

/// Security scheme: the type as written (`mutualTLS`) where `openapiv3` knows no such type. The scheme then is an
/// `http` one with an empty `scheme`.
pub const SECURITY_TYPE: &str = "x-oas-security-type";

/// Header and Encoding: `explode` as written, for which `openapiv3` has no field or one that can't be absent. The
/// field `explode` of an Encoding is always `false`: read this key.
pub const EXPLODE: &str = "x-oas-explode";

/// Schema: the path of a type that a person has in its place, written by hand or by a decision of theirs.
pub const OWN_TYPE: &str = "x-typewright-type";

/// The types that every module knows by their names alone.
const PRELUDE: &[&str] = &[
    "bool", "i8", "i16", "i32", "i64", "i128", "u8", "u16", "u32", "u64", "u128", "f32", "f64",
    "String",
];

/// Whether a text is the path of a type without arguments, as [`OWN_TYPE`] has it: `crate::Money`, or `i64`.
pub fn is_type_path(text: &str) -> bool {
    let is_part = |part: &str| {
        let mut letters = part.chars();
        let first = letters.next();
        let begins = first.is_some_and(|first| unicode_ident::is_xid_start(first) || first == '_');
        begins && part != "_" && letters.all(unicode_ident::is_xid_continue)
    };
    let named = text.contains("::") || PRELUDE.contains(&text);
    let reserved = |(at, part): (usize, &str)| {
        RESERVED.contains(&part) || (at > 0 && ["crate", "self", "super"].contains(&part))
    };
    // What stands in a primitive type is no type.
    let (first, _) = text.split_once("::").unwrap_or_default();
    let fits = text.split("::").all(is_part) && !PRELUDE.contains(&first);
    named && fits && !text.split("::").enumerate().any(reserved)
}

/// Words that no part of a path can be.
const RESERVED: &[&str] = &[
    "as", "async", "await", "break", "const", "continue", "dyn", "else", "enum", "extern", "false",
    "fn", "for", "if", "impl", "in", "let", "loop", "match", "mod", "move", "mut", "pub", "ref",
    "return", "static", "struct", "trait", "true", "type", "unsafe", "use", "where", "while",
];
