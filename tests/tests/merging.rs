//! Schemas that bind one value together: what types made of them take and refuse, and what they show.
//!
//! Takes the golden case `merging`, whose expected source is compiled here; says of each text what JSON Schema says of it.

#[path = "../golden/merging/expected/mod.rs"]
#[allow(dead_code, unused_imports, reason = "a case is compiled whole")]
#[rustfmt::skip]
mod merging;

use merging::api::{Account, Closed, Dish, Hidden, Judged, Narrowed, Nulls, Tool};
use typewright::codec::Wire;
use typewright::json;

/// Holds a type to take the first texts and to refuse the others.
fn check_texts<T: Wire>(taken: &[&str], refused: &[&str]) {
    for text in taken {
        let error = json::from_str_strict::<T>(text).err();
        assert_eq!(error.map(|error| error.to_string()), None, "{text}");
    }
    for text in refused {
        assert!(json::from_str_strict::<T>(text).is_err(), "{text}");
    }
}

#[test]
fn a_variant_is_held_to_what_stands_beside_its_union() {
    check_texts::<Dish>(
        &[r#"{"level":2,"kind":"kid"}"#, r#"{"level":7,"zest":"z"}"#],
        &[
            r#"{"level":"x"}"#,
            r#"{"level":4}"#,
            r#"{"level":2,"kind":"x"}"#,
            r#"{"level":2,"kind":"kiddo"}"#,
            r#"{"level":4,"zest":"z"}"#,
        ],
    );
    check_texts::<Tool>(
        &[
            r#"{"kind":"hammer","size":2}"#,
            r#"{"kind":"saw","teeth":3}"#,
        ],
        &[r#"{"kind":"hammer","size":1}"#, r#"{"kind":"saw"}"#],
    );
}

#[test]
fn a_union_of_one_is_held_to_its_own_rules_and_those_beside_it() {
    let taken = [
        r#""text":"ab""#,
        r#""text":null"#,
        r#""count":3"#,
        r#""count":null"#,
        r#""one":"ab""#,
        r#""list":["a"]"#,
        r#""map":{"a":1}"#,
        r#""inner":"abc""#,
        r#""items":["ab",null]"#,
    ];
    let refused = [
        r#""text":"a""#,
        r#""text":"abcd""#,
        r#""count":0"#,
        r#""count":6"#,
        r#""one":"a""#,
        r#""one":"ba""#,
        r#""list":[]"#,
        r#""list":["a","b","c"]"#,
        r#""map":{}"#,
        r#""inner":"a""#,
        r#""inner":"abcd""#,
        r#""items":["a"]"#,
        r#""items":["ba"]"#,
    ];
    let whole = |member: &&str| format!(r#"{{"id":"1",{member}}}"#);
    for text in taken.iter().map(whole) {
        check_texts::<Narrowed>(&[&text], &[]);
    }
    for text in refused.iter().map(whole) {
        check_texts::<Narrowed>(&[], &[&text]);
    }
}

#[test]
fn what_is_a_secret_in_one_part_is_never_shown() {
    let text = r#"{
        "first": "hush1", "second": "hush2", "third": "hush3", "fourth": "hush4", "fifth": ["hush5"],
        "sixth": "hush6", "seventh": "hush7", "eighth": {"code": "hush8"}, "ninth": "hush9",
        "tenth": "123e4567-e89b-12d3-a456-426614174000"
    }"#;
    let account: Account = json::from_slice(text.as_bytes()).expect("an account");
    let shown = format!("{account:?}");
    assert!(
        !shown.contains("hush") && !shown.contains("123e"),
        "{shown}"
    );
    let text = r#"{
        "positions": ["hush", 1], "patterned": {"x-a": "hush"}, "branched": {"name": "n", "pin": "hush"},
        "tangled": {"a": "hush", "c": "c"}, "shared": {"pin": "hush"}
    }"#;
    let hidden: Hidden = json::from_str_strict(text).expect("secrets");
    let shown = format!("{hidden:?}");
    assert!(!shown.contains("hush"), "{shown}");
    assert!(json::to_string(&hidden).contains("hush"), "they are sent");
}

#[test]
fn null_is_a_value_where_every_part_lets_it_through() {
    check_texts::<Nulls>(
        &[r#"{"one":"a","both":null,"named":"a","wrapped":null}"#],
        &[
            r#"{"one":null,"both":null,"named":"a","wrapped":null}"#,
            r#"{"one":"a","both":null,"named":null,"wrapped":null}"#,
        ],
    );
}

#[test]
fn what_a_pattern_says_holds_for_a_required_name_too() {
    check_texts::<Judged>(
        &[r#"{"patterned":{"x-1":"ab"}}"#],
        &[
            r#"{"patterned":{"x-1":5}}"#,
            r#"{"patterned":{"x-1":"a"}}"#,
            r#"{"patterned":{"x-2":"ab"}}"#,
        ],
    );
}

#[test]
fn a_branch_that_can_not_be_is_none() {
    check_texts::<Judged>(
        &[r#"{"alone":"a"}"#, r#"{"any":"a"}"#, r#"{"any":5}"#],
        &[r#"{"alone":5}"#, r#"{"any":true}"#, r#"{"any":[]}"#],
    );
}

#[test]
fn an_answer_may_hold_what_is_declared_for_requests() {
    check_texts::<Closed>(
        &[r#"{"name":"n","word":"w"}"#],
        &[r#"{"name":null}"#, r#"{"word":"w"}"#],
    );
}
