//! The rules, each by values that keep it and values that break it, through models as users write them.

use proptest::prelude::*;
use typewright::codec::Slot;
use typewright::{Map, Model, Nullable, Secret, UnixMillis, Url, Validate, Value, Violations};

use super::{Decimal, Keyword, Rule, check};

mod composed;
mod finite;
mod unions;

const NOW: UnixMillis = UnixMillis::new(1_700_000_000_000);

fn found(slot: &dyn Slot, rules: &[Rule]) -> Violations {
    let mut out = Violations::default();
    check(slot, rules, "", NOW, &mut out);
    out
}

fn check_rule(rule: Rule, keeping: &[&dyn Slot], breaking: &[&dyn Slot]) {
    let rules = [rule];
    for (index, slot) in keeping.iter().enumerate() {
        assert!(
            found(*slot, &rules).is_empty(),
            "{rules:?} holds for value {index}"
        );
    }
    for (index, slot) in breaking.iter().enumerate() {
        assert_eq!(
            found(*slot, &rules).len(),
            1,
            "{rules:?} is broken by value {index}"
        );
    }
}

fn text(text: &str) -> String {
    text.to_owned()
}

fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

/// Pointers and rules, in the order in which they were found.
fn places(violations: &Violations) -> Vec<(&str, Keyword)> {
    violations
        .iter()
        .map(|violation| (violation.pointer.as_str(), violation.rule))
        .collect()
}

#[test]
fn lengths_count_characters_not_bytes() {
    check_rule(
        Rule::MinLength(2),
        &[&text("ab"), &text("éé"), &text("😀a")],
        &[&text(""), &text("é"), &text("😀")],
    );
    check_rule(
        Rule::MaxLength(2),
        &[&text(""), &text("😀😀")],
        &[&text("abc"), &text("e\u{301}e")],
    );
}

#[test]
fn bounds_are_exact_for_every_type_of_number() {
    let bound = Decimal::new("9007199254740993");
    check_rule(
        Rule::Minimum(bound),
        &[&9_007_199_254_740_993_i64, &u64::MAX, &i128::MAX],
        &[&9_007_199_254_740_992_i64, &0_u8],
    );
    check_rule(
        Rule::Maximum(bound),
        &[&9_007_199_254_740_993_u64, &-1_i8],
        &[&9_007_199_254_740_994_u64, &u128::MAX],
    );
    check_rule(
        Rule::Maximum(Decimal::new("0.1")),
        &[&0.1_f64, &0.1_f32, &-1.0_f64],
        &[&0.100_000_000_000_000_02_f64, &0.11_f32],
    );
    check_rule(
        Rule::ExclusiveMinimum(Decimal::new("-0.5")),
        &[&-0.4_f64, &0_i64],
        &[&-0.5_f64, &-1_i64],
    );
    check_rule(
        Rule::ExclusiveMaximum(Decimal::new("1e3")),
        &[&999_i64, &999.9_f64],
        &[&1000_i64, &1000.0_f64],
    );
    check_rule(
        Rule::MultipleOf(Decimal::new("0.1")),
        &[&0.3_f64, &0.7_f32, &4_i64, &1.1_f64],
        &[&0.35_f64, &0.05_f64],
    );
    check_rule(
        Rule::MultipleOf(Decimal::new("5")),
        &[&0_i64, &-10_i64, &1e20_f64],
        &[&1_i64, &2.5_f64],
    );
    check_rule(
        Rule::Minimum(Decimal::new("0")),
        &[],
        &[&f64::NAN, &f64::INFINITY, &f64::NEG_INFINITY],
    );
}

#[test]
fn items_are_equal_when_their_json_is() {
    let lists = |texts: &[&str]| texts.iter().map(|text| json(text)).collect::<Vec<_>>();
    let unique = lists(&[
        "[]",
        "[1,\"1\",true,null,[1],{\"a\":1}]",
        "[0.1,0.10000000000000001e1]",
        "[\"a\",[\"a\"]]",
        "[{\"a\":1},{\"b\":1}]",
    ]);
    let equal = lists(&[
        "[1,1.0]",
        "[\"a\",\"b\",\"a\"]",
        "[{\"a\":1,\"b\":2},{\"b\":2.0,\"a\":1}]",
        "[[],[]]",
        "[null,null]",
        "[0,-0.0]",
        "[100,1e2]",
    ]);
    let slots = |values: &[Value]| {
        values
            .iter()
            .map(|value| found(value, &[Rule::UniqueItems]).len())
            .collect::<Vec<_>>()
    };
    assert_eq!(slots(&unique), [0; 5]);
    assert_eq!(slots(&equal), [1; 7]);
}

#[test]
fn counts_of_items_and_properties() {
    check_rule(Rule::MinItems(1), &[&vec![1]], &[&Vec::<i64>::new()]);
    check_rule(Rule::MaxItems(1), &[&vec![1]], &[&vec![1, 2]]);
    check_rule(
        Rule::MinProperties(1),
        &[&json("{\"a\":1}")],
        &[&json("{}")],
    );
    check_rule(
        Rule::MaxProperties(1),
        &[&json("{\"a\":1}")],
        &[&json("{\"a\":1,\"b\":2}")],
    );
}

#[test]
fn a_rule_about_other_values_holds() {
    let slots: [&dyn Slot; 4] = [&json("null"), &json("true"), &json("[]"), &None::<String>];
    for slot in slots {
        assert!(
            found(
                slot,
                &[
                    Rule::MinLength(3),
                    Rule::Minimum(Decimal::new("3")),
                    Rule::MinProperties(3)
                ]
            )
            .is_empty()
        );
    }
}

#[test]
fn a_time_must_be_far_enough_from_the_present() {
    let hour = 3_600_000;
    let at = |millis: i64| UnixMillis::new(NOW.get() + millis);
    check_rule(
        Rule::AfterNow(3_600_000),
        &[&at(hour), &at(2 * hour)],
        &[&at(hour - 1), &at(0), &at(-hour)],
    );
    let (good, bad) = (
        text("2023-11-14T23:13:20Z"),
        text("2023-11-14T23:13:19.999Z"),
    );
    check_rule(Rule::AfterNow(3_600_000), &[&good], &[&bad, &text("soon")]);
    let message = found(&at(0), &[Rule::AfterNow(5_400_000)]).to_string();
    assert_eq!(
        message,
        "the value must be a time at least 90 minutes after now (x-after-now)"
    );
}

#[derive(Clone, Debug, PartialEq, Model)]
#[model(request)]
struct Inner {
    #[model(name = "din/pan", min_length = 1)]
    din: String,
    #[model(name = "a~b")]
    tags: Option<Tags>,
}

#[derive(Clone, Debug, PartialEq, Model)]
struct Tags {
    #[model(max_items = 1, items(min_length = 2, pattern = "^[a-z]+$"))]
    list: Vec<String>,
    #[model(values(items(minimum = 0)))]
    map: Map<Vec<i64>>,
}

#[derive(Clone, Debug, PartialEq, Model)]
#[model(request, require_any((mail, name), phone), require_one(phone, mail), min_properties = 3)]
struct Outer {
    inner: Option<Inner>,
    many: Option<Vec<Inner>>,
    mail: Option<String>,
    name: Option<String>,
    phone: Option<String>,
    #[model(pattern = "^https://")]
    url: Option<Url>,
    #[model(pattern = "^eyJ", min_length = 10, format = "email")]
    token: Option<Secret<String>>,
    #[model(maximum = 5)]
    three: Nullable<i64>,
    #[model(nullable, minimum = 1)]
    null: Option<i64>,
    #[model(flatten, values(max_length = 1))]
    rest: Map<String>,
}

#[test]
fn all_violations_come_at_once_each_with_its_pointer() {
    let tags = Tags {
        list: vec![text("a"), text("BB")],
        map: [(text("x y"), vec![0, -1])].into_iter().collect(),
    };
    let inner = Inner {
        din: text(""),
        tags: Some(tags),
    };
    let value = Outer::builder()
        .inner(inner.clone())
        .many([inner])
        .phone("1")
        .null(None)
        .build();
    let violations = value.validate_at(NOW).unwrap_err();
    let inner = [
        ("/din~1pan", Keyword::MinLength),
        ("/a~0b/list", Keyword::MaxItems),
        ("/a~0b/list/0", Keyword::MinLength),
        ("/a~0b/list/1", Keyword::Pattern),
        ("/a~0b/map/x y/1", Keyword::Minimum),
    ];
    let expected: Vec<(String, Keyword)> = ["/inner", "/many/0"]
        .iter()
        .flat_map(|place| {
            inner
                .iter()
                .map(move |(pointer, rule)| (format!("{place}{pointer}"), *rule))
        })
        .collect();
    let seen: Vec<(String, Keyword)> = violations
        .into_iter()
        .map(|violation| (violation.pointer, violation.rule))
        .collect();
    assert_eq!(seen, expected);
}

#[test]
fn groups_of_required_properties_are_held() {
    let groups = |value: OuterBuilder<_>| match value.null(None).build().validate_at(NOW) {
        Ok(()) => Vec::new(),
        Err(violations) => places(&violations).iter().map(|(_, rule)| *rule).collect(),
    };
    use Keyword::{AnyOf, MinProperties, OneOf};
    assert_eq!(groups(Outer::builder()), [MinProperties, AnyOf, OneOf]);
    assert_eq!(groups(Outer::builder().mail("m")), [MinProperties, AnyOf]);
    assert_eq!(groups(Outer::builder().mail("m").name("n")), []);
    assert_eq!(
        groups(Outer::builder().mail("m").name("n").phone("p")),
        [OneOf]
    );
    assert_eq!(groups(Outer::builder().phone("p").name("n")), []);
}

#[test]
fn a_flattened_map_keeps_the_rules_of_its_values_at_the_level_of_the_model() {
    let rest: Map<String> = [(text("k"), text("long"))].into_iter().collect();
    let violations = Outer::builder()
        .phone("p")
        .null(None)
        .rest(rest)
        .build()
        .validate_at(NOW)
        .unwrap_err();
    assert_eq!(places(&violations), [("/k", Keyword::MaxLength)]);
}

#[test]
fn null_is_held_to_no_rule_and_a_value_is() {
    let build = |three: Nullable<i64>, null: Option<i64>| {
        Outer::builder()
            .phone("p")
            .name("n")
            .three(three)
            .null(null)
            .build()
    };
    assert_eq!(build(Nullable::Null, None).validate_at(NOW), Ok(()));
    let violations = build(Nullable::Value(6), Some(0))
        .validate_at(NOW)
        .unwrap_err();
    assert_eq!(
        places(&violations),
        [("/three", Keyword::Maximum), ("/null", Keyword::Minimum)]
    );
}

#[test]
fn no_message_holds_the_value_of_a_secret() {
    let url = Url::parse("http://planted.example").unwrap();
    let value = Outer::builder()
        .phone("p")
        .null(None)
        .token("planted")
        .url(url)
        .build();
    let violations = value.validate_at(NOW).unwrap_err();
    let keywords: Vec<Keyword> = violations.iter().map(|violation| violation.rule).collect();
    assert_eq!(
        keywords,
        [
            Keyword::Pattern,
            Keyword::Pattern,
            Keyword::MinLength,
            Keyword::Format
        ]
    );
    assert!(!format!("{violations} {violations:?}").contains("planted"));
}

#[test]
fn one_violation_reads_as_a_sentence_and_several_as_a_list() {
    let violations = found(&text(""), &[Rule::MinLength(1), Rule::MinLength(2)]);
    let list = "2 rules are broken:\n  the value must have at least 1 character (minLength)\n  the value must have at least 2 characters (minLength)";
    assert_eq!(violations.to_string(), list);
}

proptest! {
    #[test]
    fn a_list_is_unique_when_no_two_items_are_equal(items in proptest::collection::vec(0_i64..20, 0..8)) {
        let distinct: std::collections::BTreeSet<_> = items.iter().collect();
        let unique = found(&items, &[Rule::UniqueItems]).is_empty();
        prop_assert_eq!(unique, distinct.len() == items.len());
    }

    #[test]
    fn a_pointer_finds_the_value_that_broke_the_rule(key in "[a/~é ]{1,5}") {
        let value = json(&serde_json::json!({ key: "" }).to_string());
        let violations = found(&value, &[Rule::Values(&[Rule::MinLength(1)])]);
        let pointer = violations.iter().next().map(|violation| violation.pointer.clone());
        prop_assert_eq!(pointer.and_then(|pointer| value.pointer(&pointer).cloned()), Some(json("\"\"")));
    }
}
