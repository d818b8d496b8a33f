//! `[names.properties]` and `[names.values]`: for each schema, the names of parts of it.
//!
//! Takes the tables; gives a list. Whether there is such a part is asked elsewhere.

use super::{Reader, Value};
use crate::config::{Member, Written};

impl Reader<'_> {
    /// `[names.properties.Pet]`: what is on the wire, and its name in Rust.
    pub(super) fn members(&mut self, value: &Value<'_>, members: &mut Vec<Member>) {
        for (schema, parts) in self.table("names", value).into_iter().flatten() {
            let owner = Written {
                value: schema.get_ref().to_string(),
                span: Some(self.span(schema.span())),
            };
            for (part, name) in self.table(schema.get_ref(), parts).into_iter().flatten() {
                let Some(name) = self.name(part.get_ref(), name) else {
                    continue;
                };
                members.push(Member {
                    schema: owner.clone(),
                    part: Written {
                        value: part.get_ref().to_string(),
                        span: Some(self.span(part.span())),
                    },
                    name,
                });
            }
        }
    }
}
