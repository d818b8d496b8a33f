//! `#[ok(200, T)]` and `#[error(404 | 4XX | default, T)]`, as data.

use proc_macro2::{Ident, Span};
use syn::parse::ParseStream;
use syn::{Attribute, LitInt, Token, Type, token};

use super::input::capitalized;
use super::media::{BodyKind, Media};

/// A documented answer.
#[derive(Clone)]
pub(crate) struct Answer {
    pub(crate) success: bool,
    pub(crate) statuses: Vec<(Status, Span)>,
    /// `None` for an answer without a body.
    pub(crate) ty: Option<Type>,
    pub(crate) media: Option<Media>,
    /// The type of its headers.
    pub(crate) headers: Option<Type>,
    /// Other media types in which it comes.
    pub(crate) others: Vec<Media>,
    /// The media types in which it comes item by item, each with the type of the whole: `EventStream<Chunk>`.
    pub(crate) others_by_item: Vec<(Media, Type)>,
    /// The media types in which it comes as JSON of a type of its own.
    pub(crate) renderings: Vec<(Media, Type)>,
}

/// What statuses an answer is for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Status {
    Exact(u16),
    Range(u8),
    Default,
}

/// Reads the attribute.
pub(super) fn read(attribute: &Attribute, success: bool) -> syn::Result<Answer> {
    attribute.parse_args_with(|input: ParseStream<'_>| {
        let mut statuses = vec![status(input)?];
        while input.parse::<Option<Token![|]>>()?.is_some() {
            statuses.push(status(input)?);
        }
        let mut answer = Answer {
            success,
            statuses,
            ty: None,
            media: None,
            headers: None,
            others: Vec::new(),
            others_by_item: Vec::new(),
            renderings: Vec::new(),
        };
        if comma(input)? && !is_headers(input) {
            let ty: Type = input.parse()?;
            answer.media = Some(match crate::rules::last_segment(&ty).as_deref() {
                Some("EventStream") => Media::events(),
                Some("JsonLines") => Media::json_lines(),
                _ => Media::json(),
            });
            answer.ty = Some(ty);
            if comma(input)? && !is_headers(input) {
                answer.media = Some(Media::parse(input)?);
                while input.parse::<Option<Token![|]>>()?.is_some() {
                    answer.other(input)?;
                }
                comma(input)?;
            }
            if matches!(&answer.ty, Some(Type::Tuple(unit)) if unit.elems.is_empty()) {
                (answer.ty, answer.media) = (None, None);
            }
        }
        if is_headers(input) {
            input.parse::<Ident>()?;
            input.parse::<Token![=]>()?;
            answer.headers = Some(input.parse()?);
            comma(input)?;
        }
        Ok(answer)
    })
}

const ONE_TYPE: &str = "what is read has one type in all its media types, but for JSON, and for `EventStream<T>` and `JsonLines<T>`, \
     which are read item by item; write another `#[ok(…)]` for another type";

const ONE_ERROR: &str = "an error comes in the media type that the API likes: write another `#[error(…)]` for another type";

/// Whether a type is one that arrives item by item.
fn is_sequence(ty: &Type) -> bool {
    let name = crate::rules::last_segment(ty);
    matches!(name.as_deref(), Some("EventStream" | "JsonLines"))
}

/// Whether `headers = …` follows.
fn is_headers(input: ParseStream<'_>) -> bool {
    let ahead = input.fork();
    ahead.parse::<Ident>().is_ok_and(|key| key == "headers") && ahead.peek(Token![=])
}

/// Whether a comma and more follow.
fn comma(input: ParseStream<'_>) -> syn::Result<bool> {
    Ok(input.parse::<Option<Token![,]>>()?.is_some() && !input.is_empty())
}

fn status(input: ParseStream<'_>) -> syn::Result<(Status, Span)> {
    let span = input.span();
    if input.peek(Token![default]) {
        input.parse::<Token![default]>()?;
        return Ok((Status::Default, span));
    }
    let wrong =
        "a status is a number from 100 to 599 such as `404`, a range such as `4XX`, or `default`";
    let number: LitInt = input.parse().map_err(|_| syn::Error::new(span, wrong))?;
    let value: u16 = number
        .base10_digits()
        .parse()
        .map_err(|_| syn::Error::new(span, wrong))?;
    match (number.suffix(), value) {
        ("", 100..=599) => Ok((Status::Exact(value), span)),
        ("XX" | "xx", 1..=5) => Ok((Status::Range(u8::try_from(value).unwrap_or(5)), span)),
        _ => Err(syn::Error::new(span, wrong)),
    }
}

impl Answer {
    /// The one status that it comes with; none where an answer has to say which.
    pub(crate) fn only_status(&self) -> Option<u16> {
        match self.statuses.as_slice() {
            [(Status::Exact(code), _)] => Some(*code),
            _ => None,
        }
    }

    /// What it is called among the answers of an operation: by its status, or by its type where it has several.
    fn name(&self) -> String {
        match (self.statuses.as_slice(), &self.ty) {
            ([_, _, ..], Some(ty)) => type_name(ty).unwrap_or_else(|| self.status_name()),
            _ => self.status_name(),
        }
    }

    /// `"text/csv"`, `"application/ld+json"(Page)` or `"text/event-stream"(EventStream<Chunk>)`.
    fn other(&mut self, input: ParseStream<'_>) -> syn::Result<()> {
        let media = Media::parse(input)?;
        if !input.peek(token::Paren) {
            self.others.push(media);
            return Ok(());
        }
        let inner;
        syn::parenthesized!(inner in input);
        let ty: Type = inner.parse()?;
        let list = match (is_sequence(&ty), media.kind_for(&ty)) {
            (true, _) => &mut self.others_by_item,
            (false, BodyKind::Json) if self.success => &mut self.renderings,
            (false, BodyKind::Json) => return Err(syn::Error::new_spanned(ty, ONE_ERROR)),
            _ => return Err(syn::Error::new_spanned(ty, ONE_TYPE)),
        };
        list.push((media, ty));
        Ok(())
    }

    /// Whether it comes item by item and no other way.
    pub(crate) fn is_sequence(&self) -> bool {
        self.ty.as_ref().is_some_and(is_sequence)
    }

    /// The media types in which it comes item by item, with the types of the whole.
    pub(crate) fn sequences(&self) -> Vec<(&Media, &Type)> {
        let own = self.media.as_ref().zip(self.ty.as_ref());
        let own = own.filter(|_| self.is_sequence());
        let others = self.others_by_item.iter().map(|(media, ty)| (media, ty));
        own.into_iter().chain(others).collect()
    }

    /// The media types that its reader reads: its own, and those of the others that are of the same kind.
    pub(crate) fn read_media(&self) -> Vec<&Media> {
        let (Some(media), Some(ty)) = (&self.media, &self.ty) else {
            return Vec::new();
        };
        let kind = media.kind_for(ty);
        let alike = self
            .others
            .iter()
            .filter(|other| other.kind_for(ty) == kind);
        std::iter::once(media).chain(alike).collect()
    }

    fn media_name(&self) -> String {
        let media = self.media.as_ref().map(|media| media.names());
        media.map_or_else(String::new, |[short, _]| short)
    }

    fn status_name(&self) -> String {
        let names = self.statuses.iter().map(|(status, _)| status.name());
        names.collect::<Vec<_>>().join("Or")
    }
}

/// `Vec<Pet>` as `VecPet`.
fn type_name(ty: &Type) -> Option<String> {
    let inner = crate::rules::only_argument(ty).and_then(type_name);
    let name = crate::rules::last_segment(ty)?;
    Some(capitalized(name.trim_start_matches("r#")) + &inner.unwrap_or_default())
}

/// The names of answers as variants: where two are called alike by their types, they are called by their statuses, where
/// those are the same too, by their media types as well, and at last they are counted.
pub(super) fn variants(answers: &[&Answer]) -> Vec<Ident> {
    let names: Vec<String> = answers.iter().map(|answer| answer.name()).collect();
    let is_common = |name: &String| names.iter().filter(|other| *other == name).count() > 1;
    let mut taken: Vec<String> = Vec::new();
    for (name, answer) in names.iter().zip(answers) {
        let same = |other: &&Answer| other.status_name() == answer.status_name();
        let name = match is_common(name) || name == "Self" {
            // The same statuses again: the media type tells them apart.
            true if answers.iter().copied().filter(|other| same(other)).count() > 1 => {
                format!("{}{}", answer.status_name(), answer.media_name())
            }
            true => answer.status_name(),
            false => name.clone(),
        };
        let numbers = (2..).map(|number| format!("{name}{number}"));
        let free = std::iter::once(name.clone())
            .chain(numbers)
            .find(|name| !taken.contains(name));
        taken.extend(free);
    }
    let ident = |name: &String| Ident::new(name, Span::call_site());
    taken.iter().map(ident).collect()
}

/// The reason phrases of the IANA registry that errors and successes commonly have.
const REASONS: [(u16, &str); 32] = [
    (200, "Ok"),
    (201, "Created"),
    (202, "Accepted"),
    (203, "NonAuthoritativeInformation"),
    (204, "NoContent"),
    (206, "PartialContent"),
    (304, "NotModified"),
    (400, "BadRequest"),
    (401, "Unauthorized"),
    (402, "PaymentRequired"),
    (403, "Forbidden"),
    (404, "NotFound"),
    (405, "MethodNotAllowed"),
    (406, "NotAcceptable"),
    (408, "RequestTimeout"),
    (409, "Conflict"),
    (410, "Gone"),
    (411, "LengthRequired"),
    (412, "PreconditionFailed"),
    (413, "ContentTooLarge"),
    (415, "UnsupportedMediaType"),
    (416, "RangeNotSatisfiable"),
    (422, "UnprocessableContent"),
    (423, "Locked"),
    (424, "FailedDependency"),
    (428, "PreconditionRequired"),
    (429, "TooManyRequests"),
    (500, "InternalServerError"),
    (501, "NotImplemented"),
    (502, "BadGateway"),
    (503, "ServiceUnavailable"),
    (504, "GatewayTimeout"),
];

impl Status {
    fn name(self) -> String {
        match self {
            Self::Default => "Default".to_owned(),
            Self::Range(digit) => format!("Status{digit}xx"),
            Self::Exact(code) => {
                let known = REASONS.iter().find(|(known, _)| *known == code);
                known.map_or_else(|| format!("Status{code}"), |(_, name)| (*name).to_owned())
            }
        }
    }
}
