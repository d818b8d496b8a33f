//! The headers of successes as structs: one for each answer, or for several of a module that have the same.

use std::collections::{BTreeMap, BTreeSet};

use super::build::Planner;
use super::modules::TagModule;
use super::names::{self, Kind};
use super::{Argument, Docs, Field, Ident, Item, Struct, Type};
use crate::http::Status;
use crate::model::{OperationId, Response};

/// What headers are read into.
#[derive(Debug, Default)]
pub(super) struct Headers {
    structs: BTreeMap<usize, Vec<Struct>>,
    names: BTreeMap<(OperationId, Status), Ident>,
}

impl Headers {
    /// The type of the headers of an answer.
    pub(super) fn of(&self, operation: OperationId, status: Status) -> Option<&Ident> {
        self.names.get(&(operation, status))
    }

    /// The items of a module.
    pub(super) fn items(&self, module: usize) -> impl Iterator<Item = Item> {
        let structs = self.structs.get(&module).into_iter().flatten();
        structs.cloned().map(Item::Struct)
    }
}

/// Equal headers, and the answers that have them.
struct Group {
    fields: Vec<Field>,
    answers: Vec<(OperationId, Ident, Status)>,
}

impl Planner<'_> {
    /// The types of all headers of successes.
    pub(super) fn plan_headers(&self) -> Headers {
        let mut headers = Headers::default();
        let mut taken: BTreeSet<Ident> = self.idents.values().cloned().collect();
        taken.extend(self.schemes.values().cloned());
        taken.extend(self.traits.iter().cloned());
        for (index, module) in self.homes.modules.iter().enumerate() {
            for group in self.group_headers(module) {
                let ident = name(&group, module, &taken);
                taken.insert(ident.clone());
                for (operation, _, status) in &group.answers {
                    headers.names.insert((*operation, *status), ident.clone());
                }
                let planned = headers.structs.entry(index).or_default();
                planned.push(plan_struct(ident, group));
            }
        }
        headers
    }

    fn group_headers(&self, module: &TagModule) -> Vec<Group> {
        let mut groups: Vec<Group> = Vec::new();
        for (id, ident) in &module.operations {
            let responses = self.api.operations[*id].responses.iter();
            for response in responses.filter(|response| response.status.is_success()) {
                let fields = self.header_fields(response);
                let answer = (*id, ident.clone(), response.status);
                if fields.is_empty() {
                    continue;
                }
                match groups.iter_mut().find(|group| group.fields == fields) {
                    Some(group) => group.answers.push(answer),
                    None => groups.push(Group {
                        fields,
                        answers: vec![answer],
                    }),
                }
            }
        }
        groups
    }

    fn header_fields(&self, response: &Response) -> Vec<Field> {
        let names: Vec<&str> = response
            .headers
            .iter()
            .map(|header| header.name.as_str())
            .collect();
        let idents = names::assign(Kind::Field, &names);
        let fields = response.headers.iter().zip(idents).map(|(header, ident)| {
            let typed = self.typed(&header.used);
            let mut arguments = Vec::new();
            if ident.name() != header.name {
                arguments.push(Argument::Text("name", header.name.clone()));
            }
            arguments.extend(typed.rules);
            let is_sure = header.required && !header.used.nullable;
            Field {
                docs: header_docs(header.description.as_deref(), &header.name),
                deprecated: header.deprecated,
                arguments,
                ident,
                ty: match is_sure {
                    true => typed.ty,
                    false => Type::Option(Box::new(typed.ty)),
                },
            }
        });
        fields.collect()
    }
}

fn header_docs(description: Option<&str>, name: &str) -> Docs {
    description
        .map_or_else(Docs::none, |text| Docs::prose(text, 4))
        .or(|| Docs::sentence(&format!("The header `{}`.", name.replace('`', "'")), 4))
}

/// After the operation, or after the module where several have the same.
fn name(group: &Group, module: &TagModule, taken: &BTreeSet<Ident>) -> Ident {
    let base = match group.answers.as_slice() {
        [(_, ident, _)] => names::camel(ident.name()),
        _ => names::camel(&module.name),
    };
    let ident = names::type_ident(&format!("{base}Headers"));
    if !taken.contains(&ident) {
        return ident;
    }
    let mut numbered = (2..).map(|count| names::numbered(Kind::Type, &ident, count));
    numbered
        .find(|ident| !taken.contains(ident))
        .unwrap_or(ident)
}

fn plan_struct(ident: Ident, group: Group) -> Struct {
    let docs = match group.answers.as_slice() {
        [(_, operation, _)] => format!("The headers of what `{}` answers.", operation.name()),
        _ => "The headers of what several operations answer.".to_owned(),
    };
    Struct {
        docs: Docs::sentence(&docs, 0),
        derives: vec!["Clone", "Debug", "PartialEq", "Model"],
        arguments: Vec::new(),
        non_exhaustive: true,
        ident,
        fields: group.fields,
    }
}
