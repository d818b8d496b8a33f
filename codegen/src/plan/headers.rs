//! The headers of answers as structs: one for each answer, or for several of a module that have the same.

use std::collections::{BTreeMap, BTreeSet};

use super::answers::is_success;
use super::build::Planner;
use super::modules::TagModule;
use super::names::{self, Kind};
use super::renames::Renames;
use super::{Argument, Docs, Field, Ident, Item, Struct, Type};
use crate::http::{MediaKind, Status};
use crate::model::{Operation, OperationId, ParameterEncoding, Response};

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
    arguments: Vec<Argument>,
    fields: Vec<Field>,
    answers: Vec<(OperationId, Ident, Status)>,
    /// Whether all of them are errors.
    failed: bool,
}

impl Group {
    /// The operation, where all answers are of one.
    fn operation(&self) -> Option<&Ident> {
        let (first, ident, _) = self.answers.first()?;
        let alone = self.answers.iter().all(|(other, _, _)| other == first);
        alone.then_some(ident)
    }
}

/// Whether an answer is a success, which `default` is as well where nothing else is.
fn is_hoped_for(operation: &Operation, status: Status) -> bool {
    let mut statuses = operation.responses.iter().map(|response| response.status);
    let alone = status == Status::Default && !statuses.any(|other| is_success(operation, other));
    alone || is_success(operation, status)
}

impl Planner<'_> {
    /// The types of all headers of answers: of successes first, then of errors, which give way to them.
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
        for (id, ident) in &module.told {
            let operation = &self.api.operations[*id];
            let hoped_for = |response: &&Response| is_hoped_for(operation, response.status);
            let (successes, errors): (Vec<_>, Vec<_>) =
                operation.responses.iter().partition(hoped_for);
            for response in successes.into_iter().chain(errors) {
                let (arguments, fields) = self.header_fields(response);
                if fields.is_empty() {
                    continue;
                }
                let failed = !hoped_for(&response);
                let answer = (*id, ident.clone(), response.status);
                let same =
                    |group: &&mut Group| group.fields == fields && group.arguments == arguments;
                match groups.iter_mut().find(same) {
                    Some(group) => {
                        group.answers.push(answer);
                        group.failed &= failed;
                    }
                    None => groups.push(Group {
                        arguments,
                        fields,
                        answers: vec![answer],
                        failed,
                    }),
                }
            }
        }
        groups
    }

    /// The arguments of the struct, and its fields.
    fn header_fields(&self, response: &Response) -> (Vec<Argument>, Vec<Field>) {
        let names: Vec<&str> = response
            .headers
            .iter()
            .map(|header| header.name.as_str())
            .collect();
        let idents = names::assign(Kind::Field, &names);
        let renames = Renames::of_headers(&idents.iter().zip(names).collect::<Vec<_>>());
        let fields = response.headers.iter().zip(idents).map(|(header, ident)| {
            let typed = self.typed(&header.used);
            let mut arguments = Vec::from_iter(renames.of(&ident, &header.name));
            arguments.extend(is_json(&header.encoding).then_some(Argument::Flag("json")));
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
        (Vec::from_iter(renames.of_all()), fields.collect())
    }
}

/// Whether the value is JSON. Of other `content`, it is a text as it comes.
fn is_json(encoding: &ParameterEncoding) -> bool {
    matches!(encoding, ParameterEncoding::Content(media) if media.kind() == MediaKind::Json)
}

fn header_docs(description: Option<&str>, name: &str) -> Docs {
    description
        .map_or_else(Docs::none, |text| Docs::prose(text, 4))
        .or(|| Docs::sentence(&format!("The header `{}`.", name.replace('`', "'")), 4))
}

/// After the operation, or after the module where several have the same; then after a header too.
fn name(group: &Group, module: &TagModule, taken: &BTreeSet<Ident>) -> Ident {
    let base = match group.operation() {
        Some(ident) => names::camel(ident.name()),
        None => names::camel(&module.name),
    };
    let kind = if group.failed { "Error" } else { "" };
    let ident = names::type_ident(&format!("{base}{kind}Headers"));
    let by_field = group.fields.iter().map(|field| {
        let field = names::camel(field.ident.name());
        names::type_ident(&format!("{base}{kind}{field}Headers"))
    });
    let mut named = std::iter::once(ident.clone()).chain(by_field);
    if let Some(free) = named.find(|ident| !taken.contains(ident)) {
        return free;
    }
    let mut numbered = (2..).map(|count| names::numbered(Kind::Type, &ident, count));
    numbered
        .find(|ident| !taken.contains(ident))
        .unwrap_or(ident)
}

fn plan_struct(ident: Ident, group: Group) -> Struct {
    let (one, several) = match group.failed {
        true => (" when it fails", " when they fail"),
        false => ("", ""),
    };
    let docs = match group.operation() {
        Some(ident) => format!("The headers of what `{}` answers{one}.", ident.name()),
        None => format!("The headers of what several operations answer{several}."),
    };
    Struct {
        docs: Docs::sentence(&docs, 0),
        derives: vec!["Clone", "Debug", "PartialEq", "Model"],
        arguments: group.arguments,
        non_exhaustive: true,
        ident,
        fields: group.fields,
    }
}
