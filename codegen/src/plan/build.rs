//! Plans a client: runs the passes in order and puts what they decide into modules.
//!
//! Takes the model and the decisions of a run; gives a [`Crate`]. What can't be said as a type yet becomes a warning and
//! a raw form, never a gap.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Display;

use super::forms::Form;
use super::headers::Headers;
use super::modules::Homes;
use super::names::{self, Kind, fixed};
use super::twins::{self, Twins};
use super::{
    Client, ClientField, Crate, Docs, Feature, Ident, Item, Needs, bare, boxes, features, files,
    incoming, incoming_calls, modules, offered, secrets, shape_names, title,
    usage::{self, Usage},
};
use crate::config::{Config, Dates, Features};
use crate::diagnostic::{Diagnostic, Diagnostics, Entry};
use crate::model::{Api, Origin, ShapeId};
use crate::pointer::Pointer;

/// What the passes share.
pub(super) struct Planner<'a> {
    pub(super) api: &'a Api,
    /// Where each operation and each shape lives.
    pub(super) homes: Homes,
    /// The name of each shape that is an item.
    pub(super) idents: BTreeMap<ShapeId, Ident>,
    /// Shapes that are written once for several places.
    pub(super) twins: Twins,
    /// The shapes that are written, in a reader's order.
    pub(super) written: Vec<ShapeId>,
    /// The name of each security scheme.
    pub(super) schemes: BTreeMap<&'a str, Ident>,
    /// What a person calls properties, by the places where these stand.
    pub(super) properties: BTreeMap<Pointer, String>,
    /// The trait of each module of operations.
    pub(super) traits: Vec<Ident>,
    /// Objects that are sent as `multipart/form-data`, so that their raw bytes are files.
    pub(super) forms: BTreeMap<ShapeId, Form>,
    /// Objects that are variants and nothing but their tag.
    pub(super) bare: BTreeSet<ShapeId>,
    /// Owners and what they hold in a box.
    pub(super) boxed: BTreeSet<(ShapeId, ShapeId)>,
    /// Items that are held within secrets.
    pub(super) wiped: BTreeSet<ShapeId>,
    /// The feature of each module; empty where there are none.
    pub(super) features: Vec<Feature>,
    /// The places that hold each shape.
    pub(super) usages: BTreeMap<ShapeId, Vec<Usage>>,
    /// The types of the headers of answers.
    pub(super) headers: Headers,
    pub(super) needs: RefCell<Needs>,
    /// The crate that has dates.
    pub(super) dates: Option<Dates>,
    diagnostics: RefCell<&'a mut Diagnostics>,
}

impl Planner<'_> {
    /// The name of a shape that is an item, or of the twin that is written for it.
    pub(super) fn ident(&self, id: ShapeId) -> Option<&Ident> {
        self.idents.get(&self.twins.first(id))
    }

    /// Notes something that the output says less well than the description.
    pub(super) fn note(&self, entry: &'static Entry, arguments: &[&dyn Display], origin: &Origin) {
        self.diagnostics
            .borrow_mut()
            .push(Diagnostic::new(entry, arguments).at(origin.span));
    }
}

/// Plans a client.
pub fn build(
    api: &Api,
    config: &Config,
    features: Features,
    properties: BTreeMap<Pointer, String>,
    diagnostics: &mut Diagnostics,
) -> Crate {
    let names = &config.names;
    let offered = offered::written(api, &config.filter, &Twins::default());
    let modules = modules::find(api, names);
    let twins = twins::find(api, &modules, &offered);
    let written = offered::written(api, &config.filter, &twins);
    let mut homes = modules::place(api, modules, &twins);
    let usages = usage::find(api);
    let idents = shape_names::name_shapes(api, names, (&homes, &usages), &written, &twins);
    let bare = bare::find(api, &twins);
    let written = written.into_iter().filter(|id| !bare.contains(id));
    let written: Vec<ShapeId> = written.collect();
    let schemes = name_schemes(api, &idents);
    let traits = name_traits(&homes, &idents, &schemes);
    let all = idents.values().chain(schemes.values()).chain(&traits);
    incoming::give_way(&mut homes, &all.cloned().collect());
    let boxed = boxes::find(api, &twins, &written);
    let wiped = secrets::wiped(api, &twins);
    let forms = offered::multipart(api, &twins);
    let features = features::of_modules(
        api,
        &homes,
        features,
        config.default_features.as_deref(),
        diagnostics,
    );
    let mut planner = Planner {
        api,
        homes,
        idents,
        twins,
        written,
        schemes,
        properties,
        traits,
        forms,
        bare,
        boxed,
        wiped,
        features,
        usages,
        headers: Headers::default(),
        needs: RefCell::default(),
        dates: config.dates,
        diagnostics: RefCell::new(diagnostics),
    };
    planner.headers = planner.plan_headers();
    let laid_out = files::lay_out(&planner);
    let needs = *planner.needs.borrow();
    Crate {
        called: title::in_sentence(&api.info.title),
        needs,
        modules: laid_out.modules,
        features: laid_out.features,
    }
}

/// A scheme has its own name, unless a shape has it.
fn name_schemes<'a>(api: &'a Api, idents: &BTreeMap<ShapeId, Ident>) -> BTreeMap<&'a str, Ident> {
    let names: Vec<&str> = api.security_schemes.keys().map(String::as_str).collect();
    let assigned = names::assign(Kind::Type, &names);
    let taken = |ident: &Ident| idents.values().any(|other| other == ident);
    let free = assigned
        .into_iter()
        .map(|ident| free(ident, "Credential", taken));
    names.into_iter().zip(free).collect()
}

/// A trait has its tag's name, unless a shape or a scheme that may stand beside it has it.
fn name_traits(
    homes: &Homes,
    idents: &BTreeMap<ShapeId, Ident>,
    schemes: &BTreeMap<&str, Ident>,
) -> Vec<Ident> {
    let taken = |ident: &Ident| {
        idents
            .values()
            .chain(schemes.values())
            .any(|other| other == ident)
    };
    let named =
        |module: &modules::TagModule| free(names::ident(Kind::Type, &module.name), "Api", taken);
    let mut traits: Vec<Ident> = Vec::new();
    for module in &homes.modules {
        let ident = named(module);
        let ident = if traits.contains(&ident) {
            names::numbered(Kind::Type, &ident, traits.len() + 1)
        } else {
            ident
        };
        traits.push(ident);
    }
    traits
}

/// The name, with a word after it as often as it is taken.
fn free(mut ident: Ident, suffix: &str, taken: impl Fn(&Ident) -> bool) -> Ident {
    while taken(&ident) {
        ident = names::with_suffix(&ident, suffix);
    }
    ident
}

impl Planner<'_> {
    /// The root of the client.
    pub(super) fn plan_client(&self) -> Item {
        let fields = self.homes.modules.iter().zip(&self.traits).enumerate();
        let fields = fields.filter(|(_, (module, _))| module.is_called());
        let fields = fields.map(|(at, (module, api))| ClientField {
            docs: self.tag_docs(module, 4).first_paragraph(),
            ident: module.ident.clone(),
            api: api.clone(),
            gate: self.gate_of(at),
        });
        let servers = self.api.servers.iter().enumerate();
        let servers = servers.map(|(at, server)| self.plan_server(at, server));
        Item::Client(Client {
            docs: Docs::prose(
                &format!(
                    "The client of {}.",
                    title::in_sentence(&self.api.info.title)
                ),
                0,
            ),
            servers: servers.collect(),
            ident: fixed("Client"),
            fields: fields.collect(),
        })
    }

    /// What the description says of a tag, or what there is to say without it.
    pub(super) fn tag_docs(&self, module: &modules::TagModule, indent: usize) -> Docs {
        if let Some(group) = &module.comes_in {
            return incoming_calls::module_docs(group.kind, indent);
        }
        let mut tags = module.tags.iter().flatten().map(|tag| &self.api.tags[*tag]);
        let prose = tags.clone().find_map(|tag| tag.description.as_deref());
        let tag = tags.next();
        prose
            .map_or_else(Docs::none, |text| Docs::prose(text, indent))
            .or(|| match tag {
                Some(tag) => Docs::prose(
                    &format!("The operations under `{}`.", tag.name.replace('`', "'")),
                    indent,
                ),
                None => Docs::sentence("The operations that have no tag.", indent),
            })
    }
}

/// Text as one line.
pub(super) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
