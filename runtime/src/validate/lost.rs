//! What a value may no longer tell of the text that it was read from: the members for which its models have no field.
//!
//! Takes values and the schemas of their models; knows no rules. Who checks a value that may have been read, without its
//! text, asks here before it refuses what such members would have put right.

use crate::codec::{Fields, Members, Schema, Variant, View};

/// Whether members of the value itself may be lost: a model's that is open and keeps no others. Closed ones had none.
pub(super) fn members(view: View<'_>) -> Option<&'static Schema> {
    let schema = fields(view)?.schema();
    (!schema.closed && schema.flatten.is_none()).then_some(schema)
}

/// Whether members may be lost of the value or of what stands within it.
pub(super) fn anywhere(view: View<'_>) -> bool {
    members(view).is_some() || within(view)
}

/// Whether a variant of another model may take less than `view` shows: it declares what is lost.
pub(super) fn tells_apart(view: View<'_>, other: &Variant) -> bool {
    let declares_more = |own: &'static Schema| {
        let mut fields = other.shape.schema().fields.iter();
        fields.any(|field| own.find(field.name, 0).is_none())
    };
    members(view).is_some_and(declares_more) || within(view)
}

fn within(view: View<'_>) -> bool {
    if let View::List(items) = view.opened() {
        return (0..items.len()).any(|at| items.get(at).is_some_and(anywhere));
    }
    let mut found = false;
    if let Some(members) = Members::of(view) {
        members.each(&mut |_, value| found = found || anywhere(value));
    }
    found
}

fn fields(view: View<'_>) -> Option<&dyn Fields> {
    match view.opened() {
        View::Model(fields) => Some(fields),
        View::Tagged(choice) => choice.fields(),
        _ => None,
    }
}
