//! What holds other values: `Option`, `Box`, arrays, objects with keys of their own, and any value at all.

use std::cell::Cell;
use std::collections::{BTreeMap, HashMap};
use std::hash::BuildHasher;

use indexmap::IndexMap;
use serde_json::Value;

use crate::codec::{ListSlot, ListView, MapSlot, MapView, OptionSlot, Shape, Target, View, Wire};

impl<T: Wire> OptionSlot for Option<T> {
    fn some(&mut self) -> Target<'_> {
        self.insert(T::empty()).target()
    }

    fn none(&mut self) {
        *self = T::null();
    }
}

impl<T: Wire> Wire for Option<T> {
    const SHAPE: Shape = T::SHAPE.or_null();

    fn empty() -> Self {
        None
    }

    fn view(&self) -> View<'_> {
        match self {
            Some(value) => value.view(),
            None => View::Absent,
        }
    }

    fn target(&mut self) -> Target<'_> {
        Target::Option(self)
    }
}

impl<T: Wire> Wire for Box<T> {
    const SHAPE: Shape = T::SHAPE;

    fn empty() -> Self {
        let _guard = Nesting::enter(std::any::type_name::<T>());
        Self::new(T::empty())
    }

    fn null() -> Option<Self> {
        T::null().map(Self::new)
    }

    fn view(&self) -> View<'_> {
        T::view(self)
    }

    fn target(&mut self) -> Target<'_> {
        T::target(self)
    }
}

/// Boxes within boxes that are being made on this thread.
struct Nesting;

impl Nesting {
    /// More than any type that has values needs.
    const LIMIT: usize = 512;

    fn enter(name: &str) -> Self {
        let depth = NESTING.get();
        #[expect(
            clippy::panic,
            reason = "a defect of the type, whatever the data: nobody can make a value of it"
        )]
        if depth == Self::LIMIT {
            panic!("{name} requires a value of its own type, so that there is none");
        }
        NESTING.set(depth + 1);
        Self
    }
}

impl Drop for Nesting {
    fn drop(&mut self) {
        NESTING.set(NESTING.get() - 1);
    }
}

thread_local! {
    static NESTING: Cell<usize> = const { Cell::new(0) };
}

impl<T: Wire> ListView for Vec<T> {
    fn len(&self) -> usize {
        self.len()
    }

    fn get(&self, index: usize) -> Option<View<'_>> {
        self.as_slice().get(index).map(Wire::view)
    }
}

/// As serde: a source that announces more gets no more room in advance.
const ROOM: usize = 1 << 20;

impl<T: Wire> ListSlot for Vec<T> {
    fn start(&mut self, announced: usize) {
        self.clear();
        self.reserve(announced.min(ROOM / size_of::<T>().max(1)));
    }

    fn push(&mut self) -> Target<'_> {
        let index = self.len();
        self.push(T::empty());
        #[expect(clippy::indexing_slicing, reason = "it was just put there")]
        self[index].target()
    }
}

impl<T: Wire> Wire for Vec<T> {
    const SHAPE: Shape = Shape::LIST;

    fn empty() -> Self {
        Self::new()
    }

    fn view(&self) -> View<'_> {
        View::List(self)
    }

    fn target(&mut self) -> Target<'_> {
        Target::List(self)
    }
}

macro_rules! map {
    ($(($($bound:tt)*) $type:ty;)*) => {$(
        impl<T: Wire, $($bound)*> MapView for $type {
            fn len(&self) -> usize {
                self.len()
            }

            fn entries(&self) -> Box<dyn Iterator<Item = (&str, View<'_>)> + '_> {
                Box::new(self.iter().map(|(key, value)| (key.as_str(), value.view())))
            }
        }

        impl<T: Wire, $($bound)*> MapSlot for $type {
            fn start(&mut self) {
                self.clear();
            }

            fn insert(&mut self, key: &str) -> Target<'_> {
                self.entry(key.to_owned()).or_insert_with(T::empty).target()
            }
        }

        impl<T: Wire, $($bound)*> Wire for $type {
            const SHAPE: Shape = Shape::OBJECT;

            fn empty() -> Self {
                Self::default()
            }

            fn view(&self) -> View<'_> {
                View::Map(self)
            }

            fn target(&mut self) -> Target<'_> {
                Target::Map(self)
            }
        }
    )*};
}

map! {
    (S: BuildHasher + Default) IndexMap<String, T, S>;
    (S: BuildHasher + Default) HashMap<String, T, S>;
    () BTreeMap<String, T>;
}

fn number_view(number: &serde_json::Number) -> View<'_> {
    if let Some(value) = number.as_i64() {
        View::I64(value)
    } else if let Some(value) = number.as_u64() {
        View::U64(value)
    } else {
        View::F64(number.as_f64().unwrap_or(f64::NAN))
    }
}

impl MapView for serde_json::Map<String, Value> {
    fn len(&self) -> usize {
        self.len()
    }

    fn entries(&self) -> Box<dyn Iterator<Item = (&str, View<'_>)> + '_> {
        Box::new(self.iter().map(|(key, value)| (key.as_str(), value.view())))
    }
}

impl Wire for Value {
    const SHAPE: Shape = Shape::ANY;

    fn empty() -> Self {
        Self::Null
    }

    fn null() -> Option<Self> {
        Some(Self::Null)
    }

    fn view(&self) -> View<'_> {
        match self {
            Self::Null => View::Null,
            Self::Bool(value) => View::Bool(*value),
            Self::Number(number) => number_view(number),
            Self::String(text) => View::Str(text),
            Self::Array(items) => View::List(items),
            Self::Object(entries) => View::Map(entries),
        }
    }

    fn target(&mut self) -> Target<'_> {
        Target::Value(self)
    }
}
