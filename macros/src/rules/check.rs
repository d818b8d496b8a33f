//! Holds rules against the type that they are written on, and against each other.

use std::cmp::Ordering;

use syn::Type;

use super::{Bound, Kind, Number, Rule, Rules, only_argument};
use crate::context::Context;

/// Pairs of a lower and an upper bound, and whether a value may be equal to both.
const PAIRS: [(&str, &str, bool); 7] = [
    ("min_length", "max_length", true),
    ("min_items", "max_items", true),
    ("min_properties", "max_properties", true),
    ("minimum", "maximum", true),
    ("minimum", "exclusive_maximum", false),
    ("exclusive_minimum", "maximum", false),
    ("exclusive_minimum", "exclusive_maximum", false),
];

/// Keys of which one makes the other say nothing.
const RIVALS: [(&str, &str); 2] = [
    ("minimum", "exclusive_minimum"),
    ("maximum", "exclusive_maximum"),
];

impl Rules {
    /// Notes rules that don't fit `ty`, and rules that no value can keep.
    pub(crate) fn check(&self, context: &Context, ty: &Type) {
        self.check_each(context, ty);
        self.check_pairs(context);
    }

    fn check_each(&self, context: &Context, ty: &Type) {
        let kind = Kind::of(ty);
        for rule in &self.rules {
            if !fits(rule.key, kind) {
                context.error_at(
                    rule.span,
                    format!(
                        "`{}` is a rule of {}, and this is {}",
                        rule.key,
                        subject(rule.key),
                        kind.noun()
                    ),
                );
            } else if let ("items" | "values", Bound::Nested(nested)) = (rule.key, &rule.bound) {
                match element(ty) {
                    Some(element) => nested.check(context, element),
                    None => nested.check_pairs(context),
                }
            }
            check_divisor(context, rule);
        }
    }

    /// Notes bounds that exclude each other.
    pub(crate) fn check_pairs(&self, context: &Context) {
        for (low, high, touch) in PAIRS {
            let (Some(lower), Some(upper)) = (self.get(low), self.get(high)) else {
                continue;
            };
            let order = compare(&lower.bound, &upper.bound);
            if order == Some(Ordering::Greater) || (order == Some(Ordering::Equal) && !touch) {
                context.error_at(
                    upper.span,
                    format!("no value is within both `{low}` and `{high}`"),
                );
            }
        }
        for (one, other) in RIVALS {
            if let (Some(_), Some(rule)) = (self.get(one), self.get(other)) {
                context.error_at(
                    rule.span,
                    format!("`{one}` and `{other}` stand together: keep the stricter one"),
                );
            }
        }
    }
}

/// The type of the items or values within `ty`.
fn element(ty: &Type) -> Option<&Type> {
    match ty {
        Type::Array(array) => Some(&array.elem),
        Type::Slice(slice) => Some(&slice.elem),
        _ => match super::last_segment(ty)?.as_str() {
            "Option" | "Nullable" | "Box" | "Secret" => element(only_argument(ty)?),
            "Vec" | "Map" | "IndexMap" | "BTreeMap" | "HashMap" => only_argument(ty),
            _ => None,
        },
    }
}

fn fits(key: &str, kind: Kind) -> bool {
    match key {
        _ if kind == Kind::Any => true,
        "min_length" | "max_length" | "pattern" | "format" => kind == Kind::Text,
        "minimum" | "maximum" | "exclusive_minimum" | "exclusive_maximum" | "multiple_of" => {
            matches!(kind, Kind::Number | Kind::Time)
        }
        "min_items" | "max_items" | "unique_items" | "items" | "prefix" | "contains"
        | "unevaluated_items" => kind == Kind::Array,
        "min_properties" | "max_properties" | "values" | "keys" | "required" | "property"
        | "matching" | "others" | "dependent" | "unevaluated" => kind == Kind::Map,
        "after_now" => matches!(kind, Kind::Time | Kind::Text | Kind::Number),
        _ => true,
    }
}

fn subject(key: &str) -> &'static str {
    match key {
        "min_length" | "max_length" | "pattern" | "format" => "texts",
        "min_items" | "max_items" | "unique_items" | "items" | "prefix" | "contains"
        | "unevaluated_items" => "lists",
        "min_properties" | "max_properties" | "values" | "keys" | "required" | "property"
        | "matching" | "others" | "dependent" | "unevaluated" => "maps",
        "after_now" => "times",
        _ => "numbers",
    }
}

fn compare(lower: &Bound, upper: &Bound) -> Option<Ordering> {
    match (lower, upper) {
        (Bound::Count(lower), Bound::Count(upper)) => Some(lower.cmp(upper)),
        (Bound::Number(lower), Bound::Number(upper)) => Some(lower.compare(upper)),
        _ => None,
    }
}

fn check_divisor(context: &Context, rule: &Rule) {
    let Bound::Number(number) = &rule.bound else {
        return;
    };
    if rule.key != "multiple_of" {
        return;
    }
    if !number.is_positive() {
        context.error_at(number.span, "`multiple_of` must be more than zero");
    } else if number.precision() > Number::MOST_DIVISOR_DIGITS {
        context.error_at(
            number.span,
            format!(
                "`multiple_of` may have at most {} digits",
                Number::MOST_DIVISOR_DIGITS
            ),
        );
    }
}
