//! The headers of answers as structs: one for each answer, or for several that have the same.
//!
//! Those of one module are called after it, those of several modules after what they hold, and lie in `shared`.

use std::collections::{BTreeMap, BTreeSet};

use super::answers::is_success;
use super::build::Planner;
use super::files::imports;
use super::modules::{Home, TagModule};
use super::names::{self, Kind};
use super::renames::Renames;
use super::{Argument, Docs, Field, Ident, Item, Struct, Type};
use crate::http::{MediaKind, Status};
use crate::model::{Operation, OperationId, ParameterEncoding, Response};

/// Headers of so many subjects are called by these.
const FEW: usize = 2;

/// What headers are read into.
#[derive(Debug, Default)]
pub(super) struct Headers {
    structs: BTreeMap<Home, Vec<Struct>>,
    names: BTreeMap<(OperationId, Status), Ident>,
}

impl Headers {
    /// The type of the headers of an answer.
    pub(super) fn of(&self, operation: OperationId, status: Status) -> Option<&Ident> {
        self.names.get(&(operation, status))
    }

    /// The items of a module, or of `shared`.
    pub(super) fn items(&self, home: Home) -> impl Iterator<Item = Item> {
        let structs = self.structs.get(&home).into_iter().flatten();
        structs.cloned().map(Item::Struct)
    }

    fn add(&mut self, home: Home, ident: Ident, group: Group) {
        for (operation, _, status) in &group.answers {
            self.names.insert((*operation, *status), ident.clone());
        }
        let planned = self.structs.entry(home).or_default();
        planned.push(plan_struct(ident, group));
    }
}

/// Equal headers, and the answers that have them.
#[derive(Default)]
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
        let groups = self
            .homes
            .modules
            .iter()
            .map(|module| self.group_headers(module));
        let mut groups: Vec<Vec<Group>> = groups.collect();
        for (ident, group) in self.take_shared(&mut groups, &taken) {
            taken.insert(ident.clone());
            headers.add(Home::Shared, ident, group);
        }
        for (index, (module, groups)) in self.homes.modules.iter().zip(groups).enumerate() {
            for group in groups {
                let ident = name(&group, module, &taken);
                taken.insert(ident.clone());
                headers.add(Home::Module(index), ident, group);
            }
        }
        headers
    }

    /// Takes out what answers of several modules have, where what they hold gives them a name that nothing else has.
    fn take_shared(
        &self,
        groups: &mut [Vec<Group>],
        taken: &BTreeSet<Ident>,
    ) -> Vec<(Ident, Group)> {
        let mut found: Vec<(Vec<Field>, usize)> = Vec::new();
        for group in groups
            .iter()
            .flatten()
            .filter(|group| self.may_be_shared(group))
        {
            match found.iter_mut().find(|(fields, _)| *fields == group.fields) {
                Some((_, modules)) => *modules += 1,
                None => found.push((group.fields.clone(), 1)),
            }
        }
        found.retain(|(_, modules)| *modules > 1);
        let named = found.into_iter();
        let named = named.filter_map(|(fields, _)| Some((held_name(&fields)?, fields)));
        let named: Vec<(Ident, Vec<Field>)> = named.collect();
        let is_single =
            |ident: &Ident| named.iter().filter(|(other, _)| other == ident).count() == 1;
        let free = named
            .iter()
            .filter(|(ident, _)| is_single(ident) && !taken.contains(ident));
        let joined = free.map(|(ident, fields)| {
            let mut all = groups.iter_mut().flat_map(|groups| {
                groups
                    .extract_if(.., |group| group.fields == *fields)
                    .collect::<Vec<_>>()
            });
            let mut joined = all.next().unwrap_or_default();
            for group in all {
                joined.answers.extend(group.answers);
                joined.failed &= group.failed;
            }
            (ident.clone(), joined)
        });
        joined.collect()
    }

    /// Whether all that it holds is seen from everywhere.
    fn may_be_shared(&self, group: &Group) -> bool {
        let shared = self
            .idents
            .iter()
            .filter(|(id, _)| self.homes.of(**id) == Home::Shared);
        let shared: BTreeSet<&Ident> = shared.map(|(_, ident)| ident).collect();
        let types = group.fields.iter().map(|field| &field.ty);
        imports::names_of(types)
            .iter()
            .all(|name| shared.contains(name))
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

/// After the words that the names of all headers begin with, or of all but few: `RateLimitHeaders`,
/// `CacheControlRateLimitHeaders`.
fn held_name(fields: &[Field]) -> Option<Ident> {
    let mut subjects: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for field in fields {
        let words = field
            .ident
            .name()
            .split('_')
            .skip_while(|word| *word == "x");
        let words: Vec<String> = words.map(str::to_owned).collect();
        let common = subjects
            .entry(words.first()?.clone())
            .or_insert_with(|| words.clone());
        let alike = common.iter().zip(&words);
        let alike = alike.take_while(|(left, right)| left == right).count();
        common.truncate(alike);
    }
    let subjects: Vec<String> = subjects
        .into_values()
        .map(|words| words.join("_"))
        .collect();
    let name = names::camel(&subjects.join("_"));
    let is_short = subjects.len() <= FEW && !name.is_empty();
    is_short.then(|| names::type_ident(&format!("{name}Headers")))
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
