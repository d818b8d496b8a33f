//! Numbers that are not finite, for which JSON has no word.

use typewright::{Map, Model, Nullable, Secret, Validate};

use crate::validate::Keyword;

/// Numbers in every kind of place, none with a rule.
#[derive(Clone, Debug, PartialEq, Model)]
struct Measures {
    one: f64,
    maybe: Option<f32>,
    null: Nullable<f64>,
    list: Vec<f32>,
    named: Map<f64>,
    deep: Vec<Vec<f64>>,
    hidden: Secret<f64>,
    #[model(minimum = 0)]
    ruled: f64,
    #[model(all((minimum = 0), (maximum = 1)))]
    part: f64,
    #[model(flatten)]
    others: Map<f64>,
}

#[test]
fn what_is_no_finite_number_breaks_its_type_wherever_it_stands() {
    let measures = |number: f64| Measures {
        one: number,
        maybe: Some(number as f32),
        null: Nullable::Value(number),
        list: vec![1.0, number as f32],
        named: Map::from_iter([("a/b".to_owned(), number)]),
        deep: vec![vec![number]],
        hidden: Secret::new(number),
        ruled: number,
        part: number,
        others: Map::from_iter([("other".to_owned(), number)]),
    };
    for number in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
        let violations = measures(number).validate().expect_err("violations");
        let mut finite = violations.iter().filter(|one| one.rule == Keyword::Type);
        assert!(finite.all(|one| one.message == "must be a finite number"));
        let finite = violations.iter().filter(|one| one.rule == Keyword::Type);
        let pointers: Vec<_> = finite.map(|one| one.pointer.as_str()).collect();
        assert_eq!(
            pointers,
            [
                "/one",
                "/maybe",
                "/null",
                "/list/1",
                "/named/a~1b",
                "/deep/0/0",
                "/hidden",
                "/ruled",
                "/part",
                "/other"
            ]
        );
    }
    assert!(measures(0.5).validate().is_ok());
}
