//! Rules made of others, through models as users write them; what they mean is what JSON Schema says.

use typewright::{Map, Model, Nullable, Validate, Value, json};

use super::super::Keyword;
use super::places;

/// A value under one rule, held against values that keep it and values that break it.
macro_rules! check_rule {
    ($($rule:meta),+; keeps $keeps:expr; breaks $breaks:expr) => {{
        #[derive(Clone, Debug, PartialEq, Model)]
        struct Holder {
            #[model($($rule),+)]
            value: Value,
        }
        let holder = |text: &str| {
            let text = format!(r#"{{"value":{text}}}"#);
            json::from_slice::<Holder>(text.as_bytes()).unwrap()
        };
        for text in $keeps {
            assert_eq!(holder(text).validate().err(), None, "{text} keeps it");
        }
        for text in $breaks {
            assert!(holder(text).validate().is_err(), "{text} breaks it");
        }
    }};
}

#[test]
fn allowed_values_are_compared_as_json_is() {
    check_rule!(
        allowed(1, "a", null, true, [1, { "b": 2 }]);
        keeps ["1", "1.0", "\"a\"", "null", "true", "[1.0, {\"b\": 2}]"];
        breaks ["2", "\"b\"", "false", "[1]", "[1, {\"b\": 2, \"c\": 3}]", "{}"]
    );
    check_rule!(allowed(0.1); keeps ["0.1", "1e-1"]; breaks ["0.10000000000000002", "\"0.1\""]);
}

#[test]
fn a_number_without_a_fraction_is_an_integer() {
    check_rule!(
        types(integer, null);
        keeps ["1", "1.0", "null", "18446744073709551615"];
        breaks ["1.5", "\"1\"", "true", "[]", "{}"]
    );
    check_rule!(types(number); keeps ["1", "1.5"]; breaks ["null"]);
}

#[test]
fn not_any_one_and_all_are_those_of_json_schema() {
    check_rule!(not(types(integer), minimum = 5); keeps ["4", "5.5", "\"a\""]; breaks ["5", "9"]);
    check_rule!(any(types(integer), minimum = 2); keeps ["1", "2.5", "\"a\""]; breaks ["1.5"]);
    check_rule!(one(types(integer), minimum = 2); keeps ["1", "2.5"]; breaks ["1.5", "3"]);
    check_rule!(
        all(pattern = "a", pattern = "b"), multiple_of = 2;
        keeps ["\"ab\"", "\"xbya\"", "4"];
        breaks ["\"a\"", "\"b\"", "3"]
    );
    check_rule!(
        any((required("a"), max_properties = 1), required("b"));
        keeps ["{\"a\": 1}", "{\"a\": 1, \"b\": 2}", "5"];
        breaks ["{\"a\": 1, \"c\": 2}", "{}"]
    );
    check_rule!(never; keeps [""; 0]; breaks ["null", "1", "{}"]);
}

#[test]
fn a_condition_chooses_between_rules() {
    check_rule!(
        when(property("kind", allowed("card")), required("kind"), then(required("cvc")), otherwise(max_properties = 1));
        keeps ["{\"kind\": \"card\", \"cvc\": 1}", "{\"kind\": \"cash\"}", "{}", "7"];
        breaks ["{\"kind\": \"card\"}", "{\"kind\": \"cash\", \"cvc\": 1}"]
    );
}

#[test]
fn items_are_counted_by_what_they_are() {
    check_rule!(
        contains(minimum = 5);
        keeps ["[1, 5]", "[\"a\"]", "{}"];
        breaks ["[]", "[1, 4]"]
    );
    check_rule!(
        contains(allowed(1), at_least = 2, at_most = 3);
        keeps ["[1, 1]", "[1, 2, 1, 1]"];
        breaks ["[1]", "[1, 1, 1, 1]"]
    );
    check_rule!(contains(allowed(1), at_least = 0); keeps ["[]"]; breaks [""; 0]);
    check_rule!(
        prefix(types(string), types(integer)), items(types(boolean));
        keeps ["[]", "[\"a\"]", "[\"a\", 1, true]"];
        breaks ["[1]", "[\"a\", \"b\"]", "[\"a\", 1, 2]"]
    );
}

#[test]
fn properties_are_told_by_name_pattern_and_the_rest() {
    check_rule!(
        property("a", types(integer)), matching("^x-", types(string)), others(never);
        keeps ["{\"a\": 1, \"x-b\": \"c\"}", "{}"];
        breaks ["{\"a\": \"b\"}", "{\"x-b\": 1}", "{\"c\": 1}"]
    );
    check_rule!(keys(max_length = 2); keeps ["{\"ab\": 1}"]; breaks ["{\"abc\": 1}"]);
    check_rule!(
        dependent("a", required("b", "c"));
        keeps ["{\"b\": 1}", "{\"a\": 1, \"b\": 1, \"c\": 1}"];
        breaks ["{\"a\": 1, \"b\": 1}"]
    );
    check_rule!(required("a"); keeps ["{\"a\": null}", "[]"]; breaks ["{}"]);
}

#[test]
fn unevaluated_is_what_no_rule_that_holds_speaks_of() {
    check_rule!(
        property("a"), any(property("b", types(string)), required("c")), unevaluated(never);
        keeps ["{\"a\": 1, \"b\": \"x\"}", "{\"a\": 1}"];
        breaks ["{\"c\": 1}", "{\"a\": 1, \"b\": 1, \"c\": 1}"]
    );
    check_rule!(
        prefix(types(string)), contains(types(integer)), unevaluated_items(types(null));
        keeps ["[\"a\", 1]", "[\"a\", 2, null]"];
        breaks ["[\"a\", 1, \"b\"]"]
    );
}

#[derive(Clone, Debug, PartialEq, Model)]
struct Inner {
    #[model(min_length = 3)]
    name: String,
}

#[derive(Clone, Debug, PartialEq, Model)]
#[model(
    any(property("inner", property("name", min_length = 1)), required("map")),
    not(required("text", "map"))
)]
struct Typed {
    inner: Inner,
    #[model(not(allowed("x")))]
    text: Option<String>,
    #[model(types(string), allowed("a"))]
    three: Nullable<String>,
    #[model(nullable, types(string))]
    null: Option<String>,
    #[model(values(one(minimum = 1, maximum = 0)))]
    map: Option<Map<Option<i64>>>,
}

fn typed(text: &str) -> Typed {
    json::from_slice(text.as_bytes()).unwrap()
}

#[test]
fn typed_values_are_checked_once_and_null_by_its_type_is_passed_over() {
    let good = typed(r#"{"inner":{"name":"abc"},"three":null,"null":null,"map":{"a":1,"b":null}}"#);
    assert_eq!(good.validate(), Ok(()));
    let bad =
        typed(r#"{"inner":{"name":"a"},"text":"x","three":"b","null":"","map":{"a":1,"b":1}}"#);
    let violations = bad.validate().unwrap_err();
    assert_eq!(
        places(&violations),
        [
            ("", Keyword::Not),
            ("/inner/name", Keyword::MinLength),
            ("/text", Keyword::Not),
            ("/three", Keyword::Const),
        ]
    );
}

#[test]
fn messages_say_what_must_be() {
    let bad = typed(r#"{"inner":{"name":""},"text":"x","three":null,"null":"a"}"#);
    let text = bad.validate().unwrap_err().to_string();
    assert_eq!(
        text,
        "3 rules are broken:\n  \
         the value must have `inner` have `name` have at least 1 character, or have `map` (anyOf)\n  \
         /inner/name must have at least 3 characters (minLength)\n  \
         /text must not be `\"x\"` (not)"
    );
}
