//! Tuples: arrays of a fixed length in which each item has a type of its own.

use super::Wipe;
use crate::codec::{ListView, Shape, Target, TupleSlot, View, Wire};

macro_rules! tuple {
    ($($len:literal: $($type:ident $index:tt)+;)*) => {$(
        impl<$($type: Wire),+> ListView for ($($type,)+) {
            fn len(&self) -> usize {
                $len
            }

            fn get(&self, index: usize) -> Option<View<'_>> {
                match index {
                    $($index => Some(self.$index.view()),)+
                    _ => None,
                }
            }
        }

        impl<$($type: Wire),+> TupleSlot for ($($type,)+) {
            fn len(&self) -> usize {
                $len
            }

            fn item(&mut self, index: usize) -> Option<Target<'_>> {
                match index {
                    $($index => Some(self.$index.target()),)+
                    _ => None,
                }
            }
        }

        impl<$($type: Wipe),+> Wipe for ($($type,)+) {
            fn wipe(&mut self) {
                $(self.$index.wipe();)+
            }
        }

        impl<$($type: Wire),+> Wire for ($($type,)+) {
            const SHAPE: Shape = Shape::LIST;

            fn empty() -> Self {
                ($($type::empty(),)+)
            }

            fn view(&self) -> View<'_> {
                View::List(self)
            }

            fn target(&mut self) -> Target<'_> {
                Target::Tuple(self)
            }
        }
    )*};
}

tuple! {
    1: A 0;
    2: A 0 B 1;
    3: A 0 B 1 C 2;
    4: A 0 B 1 C 2 D 3;
    5: A 0 B 1 C 2 D 3 E 4;
    6: A 0 B 1 C 2 D 3 E 4 F 5;
    7: A 0 B 1 C 2 D 3 E 4 F 5 G 6;
    8: A 0 B 1 C 2 D 3 E 4 F 5 G 6 H 7;
    9: A 0 B 1 C 2 D 3 E 4 F 5 G 6 H 7 I 8;
    10: A 0 B 1 C 2 D 3 E 4 F 5 G 6 H 7 I 8 J 9;
    11: A 0 B 1 C 2 D 3 E 4 F 5 G 6 H 7 I 8 J 9 K 10;
    12: A 0 B 1 C 2 D 3 E 4 F 5 G 6 H 7 I 8 J 9 K 10 L 11;
}

#[cfg(test)]
mod tests {
    use typewright::{Model, Validate, json};

    #[derive(Clone, Debug, PartialEq, Model)]
    struct Place {
        #[model(prefix(minimum = -90, minimum = -180))]
        position: (f64, f64),
        pair: Option<(String, Option<bool>, Vec<(i64,)>)>,
    }

    fn read(text: &str) -> Result<Place, String> {
        json::from_slice(text.as_bytes()).map_err(|error| error.to_string())
    }

    #[test]
    fn a_tuple_is_an_array_with_a_type_for_each_item() {
        let text = r#"{"position":[1.5,2.5],"pair":["a",null,[[1],[2]]]}"#;
        let place = read(text).unwrap();
        assert_eq!(place.position, (1.5, 2.5));
        assert_eq!(place.pair, Some(("a".to_owned(), None, vec![(1,), (2,)])));
        assert_eq!(json::to_string(&place), text);
    }

    #[test]
    fn another_length_or_type_is_an_error_with_its_place() {
        for (text, part) in [
            (r#"{"position":[1]}"#, "position"),
            (r#"{"position":[1,2,3]}"#, "2 items"),
            (r#"{"position":[1,"b"]}"#, "position[1]"),
            (r#"{"position":{}}"#, "2 items"),
        ] {
            let error = read(text).unwrap_err();
            assert!(error.contains(part), "{text}: {error}");
        }
    }

    #[test]
    fn each_item_keeps_its_own_rules() {
        let place = read(r#"{"position":[-91,-181]}"#).unwrap();
        let violations = place.validate().unwrap_err();
        let places: Vec<&str> = violations
            .iter()
            .map(|violation| violation.pointer.as_str())
            .collect();
        assert_eq!(places, ["/position/0", "/position/1"]);
    }
}
