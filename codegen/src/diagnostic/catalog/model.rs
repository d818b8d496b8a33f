//! Diagnostics of meaning: references, composition, classification (03xx), and of the checks on the whole (04xx).

use super::entries;

entries! {
    /// A reference into nothing.
    Warning DANGLING "TW0301" "`{0}` leads nowhere", "{1}";
    /// A schema that is only a reference to itself.
    Warning REFERENCE_CYCLE "TW0302" "this schema is nothing but a reference to itself", "any value is let through in its place";
    /// A reference to another document.
    Warning OUTSIDE "TW0303" "`{0}` stands on the network, from where nothing is fetched", "save the document beside this one, say `vendor/name.yaml`, and refer to `vendor/name.yaml` with the same `#` part; until then {1}";
    /// A reference to something of another kind.
    Warning WRONG_TARGET "TW0304" "`{0}` is no {1}", "refer to one of its kind; it is read as if it led nowhere";
    /// A word after `type` that OpenAPI doesn't know.
    Warning UNKNOWN_TYPE "TW0305" "`{0}` is no type that OpenAPI knows", "any value is let through";
    /// Two composed schemas ask for different types.
    Warning TYPE_CONFLICT "TW0306" "no value is of type `{0}` and of type `{1}`", "any value is let through";
    /// Two composed schemas have no value in common.
    Warning VALUE_CONFLICT "TW0307" "no value is in both of these enums", "any value is let through";
    /// A rule without end.
    Warning UNSAID "TW0308" "`{0}` is not checked", "what it holds leads back to itself, or is too large for a rule: it is left to the server";
    /// An allowed value that isn't of the schema's type.
    Warning MISTYPED_VALUE "TW0309" "`{0}` is not of type `{1}`", "the value is read as `{2}`";
    /// An allowed value that can't be made of the schema's type.
    Warning DROPPED_VALUE "TW0310" "`{0}` is not of type `{1}`", "no value of this schema can be equal to it: it is left out";
    /// The same allowed value twice.
    Warning REPEATED_VALUE "TW0311" "{0} is allowed twice", "leave one of them out";
    /// Several unions at once.
    Warning TANGLED_UNIONS "TW0312" "`{0}` and `{1}` both bind this schema", "no type says both: the declared properties stay, everything else is kept as JSON, and the rules of both are checked; for types, let one of the two hold the variants of the other, or move it to a property";
    /// A mapping that leads to no variant.
    Warning IDLE_MAPPING "TW0314" "`{0}` is mapped to no variant of this union", "add the schema to the union, or take it out of the mapping";
    /// A variant without a tag.
    Warning UNTAGGED_VARIANT "TW0315" "no value of the discriminator `{0}` selects this variant: {1}", "{2}; until then the `discriminator` is ignored, and variants are told apart by what they hold";
    /// A variant that is no object can't have a discriminator.
    Warning UNTAGGABLE "TW0316" "this variant is no object and has no `{0}`", "the discriminator is ignored, and the variants are told apart by what they hold";
    /// Items at fixed positions.
    Warning TUPLE "TW0317" "items at fixed positions are read as any values", "each is held to its schema where values are validated; where `minItems` and `maxItems` ask for as many items as there are positions, twelve at most, they are a tuple";
    /// A header parameter that OpenAPI says is ignored.
    Warning IGNORED_HEADER "TW0318" "the header parameter `{0}` is ignored, as OpenAPI says", "say it by {1}";
    /// A requirement that names no scheme.
    Warning UNDECLARED_SCHEME "TW0320" "no security scheme is named `{0}`", "declare it under `components/securitySchemes`; the requirement is left out";
    /// A parameter given twice.
    Warning REPEATED_PARAMETER "TW0321" "the {0} parameter `{1}` is given twice", "the first one counts";
    /// A parameter's `content` with several entries.
    Warning SEVERAL_CONTENTS "TW0322" "a parameter has one media type", "the first one counts";
    /// A body where HTTP gives it no meaning.
    Warning BODY_OF_METHOD "TW0323" "a request body of `{0}` has no meaning in HTTP", "many servers and proxies refuse it or drop it";
    /// A placeholder of a path without a parameter.
    Warning MISSING_PATH_PARAMETER "TW0326" "the path asks for `{0}`, which no parameter gives", "declare it with `in: path`; it is read as a string";
    /// A path parameter that the path doesn't ask for.
    Warning IDLE_PATH_PARAMETER "TW0327" "the path has no place for `{0}`", "name it in the path in braces; it is left out";
    /// Keywords of objects or arrays without `type`.
    Warning UNTYPED "TW0328" "`{0}` stands here without `type`, which lets values of all other types through", "it is read as {1}, which is what descriptions mean by it{2}: write `type: {3}` beside it, or leave `{0}` out";
    /// A union among its own variants.
    Warning OWN_VARIANT "TW0329" "this variant leads back to the union that it is one of, and adds no value", "it is left out; what else it leads to is kept";
    /// A type of a person's own that can't be one.
    Warning NO_TYPE_PATH "TW0330" "{0} is no path of a type", "write one like `crate::Money`, or `String`; the schema's own type is written";
    /// A key of `additionalOperations` that can't be sent.
    Warning NO_METHOD "TW0331" "`{0}` is no method of HTTP", "use letters, digits and dashes alone; the operation is left out";

    /// A whole query, and parameters beside it.
    Warning CROWDED_QUERY "TW0332" "the {0} parameter `{1}` stands beside `{2}`, which is the whole query", "OpenAPI allows one of the two; {3}";
    /// A default mapping to what is no variant.
    Warning IDLE_DEFAULT "TW0333" "`{0}` is no variant of this union, so it can't stand for values that nothing is mapped to", "add the schema to the union; until then such values are kept as JSON";
    /// A tag below a tag that nobody declares.
    Warning UNDECLARED_PARENT "TW0334" "no tag is named `{0}`", "declare it under `tags`";
    /// Content of an answer that has none.
    Warning BODY_OF_STATUS "TW0335" "an answer with status {0} has no body", "leave `content` out, or give it another status; no body is read of this one";
    /// A pattern of names, and nothing of other names.
    Warning ONLY_PATTERN "TW0336" "names that don't fit `{0}` may have any value here", "it is read as a map of names that fit, which is what descriptions mean by it{1}: write `additionalProperties: false` beside it, or `true` to take any value";
    /// A style of objects for what may be something else.
    Warning DEEP_NO_OBJECT "TW0340" "`deepObject` is a style of objects, and `{0}` may be {1}{2}", "OpenAPI leaves open how that is written; it is sent as most servers read it: a scalar as `{0}=value`, an array as `{0}[]=a&{0}[]=b`, or as `{0}[0][key]=value` where its items are objects";
    /// Two credentials for one place.
    Warning CROWDED_CREDENTIALS "TW0341" "`{0}` and `{1}` are asked for at once, and both are written into {2}", "a request has room for one of them, and the last one is sent: where either will do, make each an item of `security` of its own";
    /// A fragment in a path.
    Warning FRAGMENT_IN_PATH "TW0342" "a path has no fragment: `{0}` is left out{1}", "no server sees it; what tells operations apart is a path, a method or parameters";
    /// A path that no client can send.
    Warning UNCALLABLE_PATH "TW0350" "the path `{0}` can't be called: {1}", "{2}; its operations are left out";
    /// A reference to what refers back.
    Warning REFERENCE_CIRCLE "TW0351" "`{0}` leads to references alone, and back to itself", "it is left out; write the {1} itself in one of these places";
    /// Two paths that no server tells apart.
    Warning SAME_TEMPLATE "TW0352" "the paths `{0}` and `{1}` differ in the names of their parameters alone", "OpenAPI forbids it, since no server tells them apart: write one path with all operations, or say what differs";
    /// A file by its place on one machine.
    Warning FILE_URI "TW0353" "`{0}` is the place of a file on one machine", "refer to it by a path that is seen from this file; until then {1}";
    /// A name that no schema has.
    Warning UNKNOWN_URI "TW0354" "no schema says that its `$id` is `{0}`", "give it to the schema that is meant, or refer to that by its place; until then {1}";
    /// Two schemas with one plain name.
    Warning REPEATED_ANCHOR "TW0355" "two schemas have the anchor `{0}`", "references lead to the first one; give each a name of its own";
    /// A part that is closed to what other parts declare.
    Warning CLOSED_PART "TW0360" "`additionalProperties: false` knows nothing of `{0}`, which is declared beside it", "JSON Schema refuses every object that has it; it is let through, as it was surely meant: write `unevaluatedProperties: false` beside the composition instead, or leave this out";
    /// An allowed value that another rule of its schema refuses.
    Warning REFUSED_VALUE "TW0361" "{0} is allowed and refused at once: it {1}", "no value of this schema can be equal to it: it is left out";
    /// An integer beside any number.
    Warning INTEGERS_AND_NUMBERS "TW0362" "every integer is a number too, so it fits two variants of this union", "the two are read as one number, and integers are let through: say `type: number`, or `anyOf`";

    /// Two operations with one id.
    Warning REPEATED_OPERATION_ID "TW0401" "two operations are named `{0}`", "give each operation an id of its own";
    /// A required property that isn't declared.
    Warning UNDECLARED_REQUIRED "TW0405" "`{0}` is required but not declared", "declare it under `properties`; it is read as any value";
    /// A variant that lacks the discriminator.
    Warning MISSING_DISCRIMINATOR "TW0406" "this variant does not declare `{0}`, which tells the variants apart", "declare it as a required string";
    /// Required recursion.
    Error ENDLESS "TW0407" "no value can be finite: `{0}` requires itself", "make one property of the circle optional or nullable";
    /// An example that doesn't fit.
    Warning MISFIT_EXAMPLE "TW0408" "this example does not fit its schema: {0}{1}", "";
    /// A default that doesn't fit.
    Warning MISFIT_DEFAULT "TW0409" "this default does not fit its schema: {0}{1}", "it is ignored";
    /// Two variants that can't be told apart.
    Warning OVERLAP "TW0410" "two variants of this union can't be told apart: {0} fits both", "such a value is refused before it is sent, as `oneOf` asks: say `anyOf` if it may fit several; of an answer the variant that keeps most is taken, and of equals the first";
    /// A path template that can't be read.
    Error BROKEN_PATH "TW0411" "the path `{0}` has a brace without its other half", "";
    /// Bounds that nothing fits.
    Warning EMPTY_RANGE "TW0412" "no value fits between `{0}` and `{1}`", "neither bound is held to; one of them is a slip";
    /// A pattern that no engine reads.
    Warning BROKEN_PATTERN "TW0413" "`{0}` is no regular expression of ECMA-262", "the pattern is not checked; write it as JavaScript has it";
    /// A placeholder twice in one path.
    Error REPEATED_PLACEHOLDER "TW0414" "the path names `{0}` twice", "";
    /// Variants that only properties of the other way tell apart.
    Warning OVERLAP_OF_WAY "TW0420" "in {0} two variants of this union can't be told apart: {1} fits both", "what tells them apart is `readOnly` or `writeOnly`, and not there; such a value is refused before it is sent, as `oneOf` asks: say `anyOf`, or require a property that both ways have";
}
