//! Whether a value fits a shape, and if not, where and why.
//!
//! Takes a value of the description (an example, a default) and a use; gives every misfit with a pointer into the value.
//! Rules about the present time are not judged: a description has none.

use std::fmt::Write as _;

use super::{
    Additional, Api, Constraints, Enumeration, Map, Object, Property, ShapeKind, Union, Use, Value,
};

mod format;
mod pattern;
mod rules;

/// A rule that a value breaks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Misfit {
    /// The JSON pointer into the value; empty for the value itself.
    pub pointer: String,
    /// What is wrong, as the end of a sentence: `is shorter than 3 characters`.
    pub message: String,
}

/// Which way the value travels: decides about `readOnly` and `writeOnly` properties.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// To the server: `readOnly` properties need not be there.
    Request,
    /// From the server: `writeOnly` properties need not be there.
    Response,
    /// Either: neither need be there.
    Either,
}

/// Nested deeper than this, a value is taken as fitting.
const DEPTH: usize = 128;

/// Every misfit of a value against a use.
pub fn misfits(api: &Api, used: &Use, value: &Value, direction: Direction) -> Vec<Misfit> {
    let mut fitter = Fitter {
        api: Some(api),
        direction,
        depth: 0,
        pointer: String::new(),
        found: Vec::new(),
    };
    fitter.fit(used, value);
    fitter.found
}

/// Whether a value fits a use.
pub fn fits(api: &Api, used: &Use, value: &Value, direction: Direction) -> bool {
    misfits(api, used, value, direction).is_empty()
}

/// What a value breaks of rules, by themselves.
pub fn broken_rule(rules: &Constraints, value: &Value) -> Option<String> {
    let mut fitter = Fitter {
        api: None,
        direction: Direction::Either,
        depth: 0,
        pointer: String::new(),
        found: Vec::new(),
    };
    fitter.fit_rules(rules, value);
    fitter.found.pop().map(|misfit| misfit.message)
}

/// Whether no engine here reads a pattern.
pub fn pattern_is_broken(pattern: &str) -> bool {
    pattern::is_broken(pattern)
}

/// Whether a pattern is found in a text; of one that no engine reads, nothing is known and nothing is found.
pub fn pattern_is_found(pattern: &str, text: &str) -> bool {
    pattern::found(pattern, text) == Some(true)
}

struct Fitter<'a> {
    /// None where rules are judged by themselves.
    api: Option<&'a Api>,
    direction: Direction,
    depth: usize,
    pointer: String,
    found: Vec<Misfit>,
}

impl Fitter<'_> {
    fn fit(&mut self, used: &Use, value: &Value) {
        if (value.is_null() && used.nullable) || self.depth > DEPTH {
            return;
        }
        let Some(api) = self.api else { return };
        self.depth += 1;
        let shape = &api.shapes[used.shape];
        let before = self.found.len();
        self.fit_kind(&shape.kind, value);
        if self.found.len() == before {
            self.fit_rules(&shape.constraints, value);
        }
        self.depth -= 1;
    }

    fn fit_kind(&mut self, kind: &ShapeKind, value: &Value) {
        match (kind, value) {
            (ShapeKind::Any | ShapeKind::Own(_), _)
            | (ShapeKind::Null, Value::Null)
            | (ShapeKind::Boolean, Value::Bool(_)) => {}
            (ShapeKind::Number(_), Value::Number(_)) => {}
            (ShapeKind::Integer(format), Value::Number(number)) => {
                if !number.is_integer() {
                    self.wrong("is not a whole number");
                } else if let Some(reason) = format::integer(*format, number) {
                    self.wrong(reason);
                }
            }
            (ShapeKind::String(format), Value::String(text)) => {
                if let Some(reason) = format::string(format, text) {
                    self.wrong(reason);
                }
            }
            (ShapeKind::Constant(allowed), value) => {
                if allowed != value {
                    self.wrong(format!("is not {allowed}"));
                }
            }
            (ShapeKind::Enum(enumeration), value) => self.fit_enum(enumeration, value),
            (ShapeKind::Object(object), Value::Object(_)) => self.fit_object(object, value),
            (ShapeKind::Map(map), Value::Object(_)) => self.fit_map(map, value),
            (ShapeKind::Array(items), Value::Array(values)) => {
                for (at, item) in values.iter().enumerate() {
                    self.within(&at.to_string(), |fitter| fitter.fit(items, item));
                }
            }
            (ShapeKind::Tuple(items), Value::Array(values)) => {
                if items.len() != values.len() {
                    self.wrong(format!("has {} items, not {}", values.len(), items.len()));
                }
                for (at, (used, item)) in items.iter().zip(values).enumerate() {
                    self.within(&at.to_string(), |fitter| fitter.fit(used, item));
                }
            }
            (ShapeKind::Union(union), value) => self.fit_union(union, value),
            (ShapeKind::Never, _) => self.wrong("is given where nothing is allowed"),
            (expected, value) => {
                self.wrong(format!(
                    "is {}, not {}",
                    value.type_name(),
                    expected.type_name()
                ));
            }
        }
    }

    fn fit_enum(&mut self, enumeration: &Enumeration, value: &Value) {
        let known = enumeration
            .values
            .iter()
            .any(|allowed| allowed.value == *value);
        if known || (enumeration.open == Some(true) && enumeration.base.allows(value)) {
            return;
        }
        let mut list = String::new();
        for (at, allowed) in enumeration.values.iter().take(10).enumerate() {
            let _ = write!(list, "{}{}", if at == 0 { "" } else { ", " }, allowed.value);
        }
        let more = if enumeration.values.len() > 10 {
            ", …"
        } else {
            ""
        };
        self.wrong(format!("is none of {list}{more}"));
    }

    fn fit_object(&mut self, object: &Object, value: &Value) {
        let Value::Object(members) = value else {
            return;
        };
        for (name, property) in &object.properties {
            match members.get(name) {
                Some(member) => self.within(name, |fitter| fitter.fit(&property.used, member)),
                None if self.must_have(property) => {
                    self.wrong(format!("lacks the required property `{name}`"))
                }
                None => {}
            }
        }
        for (name, member) in members
            .iter()
            .filter(|(name, _)| !object.properties.contains_key(*name))
        {
            self.within(name, |fitter| fitter.fit_undeclared(object, name, member));
        }
    }

    fn fit_undeclared(&mut self, object: &Object, name: &str, member: &Value) {
        let mut patterned = false;
        for pattern in &object.patterns {
            if pattern::found(&pattern.pattern, name) != Some(false) {
                patterned = true;
                self.fit(&pattern.used, member);
            }
        }
        match &object.additional {
            Additional::Denied if !patterned => self.wrong("is not a property of this object"),
            Additional::Typed(used) if !patterned => self.fit(used, member),
            _ => {}
        }
    }

    fn must_have(&self, property: &Property) -> bool {
        let excused = match self.direction {
            Direction::Request => property.read_only,
            Direction::Response => property.write_only,
            Direction::Either => property.read_only || property.write_only,
        };
        property.required && !excused
    }

    fn fit_map(&mut self, map: &Map, value: &Value) {
        let Value::Object(members) = value else {
            return;
        };
        for (name, member) in members.iter() {
            self.within(name, |fitter| {
                let wrong = |pattern: &&String| pattern::found(pattern, name) == Some(false);
                if let Some(pattern) = map.pattern.as_ref().filter(wrong) {
                    fitter.wrong(format!("has a name that does not match `{pattern}`"));
                }
                fitter.fit(&map.values, member);
            });
        }
    }

    fn fit_union(&mut self, union: &Union, value: &Value) {
        if let (Some(discriminator), Value::Object(members)) = (&union.discriminator, value) {
            let tag = members.get(&discriminator.property).and_then(Value::as_str);
            let default = union.variants.iter().find(|variant| variant.default);
            let Some(tag) = tag else {
                if let Some(variant) = default {
                    return self.fit(&variant.used, value);
                }
                return self.wrong(format!(
                    "lacks the discriminator `{}`",
                    discriminator.property
                ));
            };
            match union
                .variants
                .iter()
                .find(|variant| variant.tags.iter().any(|known| known == tag))
                .or(default)
            {
                Some(variant) => return self.fit(&variant.used, value),
                None => {
                    return self.wrong(format!(
                        "has the unknown `{}` \"{tag}\"",
                        discriminator.property
                    ));
                }
            }
        }
        let mut nearest: Option<Vec<Misfit>> = None;
        for variant in &union.variants {
            let before = self.found.len();
            self.fit(&variant.used, value);
            let tried = self.found.split_off(before);
            if tried.is_empty() {
                return;
            }
            if nearest.as_ref().is_none_or(|best| tried.len() < best.len()) {
                nearest = Some(tried);
            }
        }
        self.wrong("fits no variant of the union");
        self.found.extend(nearest.into_iter().flatten());
    }

    fn within(&mut self, token: &str, run: impl FnOnce(&mut Self)) {
        let length = self.pointer.len();
        self.pointer.push('/');
        self.pointer
            .push_str(&token.replace('~', "~0").replace('/', "~1"));
        run(self);
        self.pointer.truncate(length);
    }

    fn wrong(&mut self, message: impl Into<String>) {
        self.found.push(Misfit {
            pointer: self.pointer.clone(),
            message: message.into(),
        });
    }
}
