//! Answers of operations: statuses with the same body are said together.

use super::build::Planner;
use super::offered::{choices, preferred};
use super::secrets::hidden;
use super::{Answer, AnswerBody, AnswerForm, AnswerRendering, AnswerSequence, Ident, Type};
use crate::diagnostic::catalog;
use crate::http::{MediaKind, MediaType, Status};
use crate::model::{Content, Operation, Response};

impl Planner<'_> {
    /// What an operation answers when all went well, and otherwise.
    pub(super) fn plan_answers<'p>(
        &'p self,
        operation: &Operation,
        headers: &dyn Fn(Status) -> Option<&'p Ident>,
    ) -> (Vec<Answer>, Vec<Answer>) {
        let (mut successes, mut errors) = (Vec::new(), Vec::new());
        for response in &operation.responses {
            if is_success(operation, response.status) {
                let status = response.status;
                self.add_read(
                    &mut successes,
                    (status, headers(status)),
                    &response.contents,
                );
            } else {
                self.add_error(&mut errors, response, headers(response.status));
            }
        }
        // Where no success has a line of its own, `default` speaks of it too (OpenAPI 3.0.4, Responses Object).
        if successes.is_empty() {
            let default = operation
                .responses
                .iter()
                .find(|response| response.status == Status::Default);
            let contents = default.map_or(&[][..], |response| &response.contents);
            let headers = headers(Status::Default);
            self.add_read(&mut successes, (Status::Range(2), headers), contents);
        }
        (successes, errors)
    }

    /// The answers of a success: how it comes item by item, and how it is read whole.
    fn add_read(
        &self,
        answers: &mut Vec<Answer>,
        (status, headers): (Status, Option<&Ident>),
        contents: &[Content],
    ) {
        let sequence = self
            .answer_sequence(contents)
            .filter(|sequence| is_only(answers, sequence));
        let taken = sequence.as_ref().map(|sequence| sequence.media.as_str());
        let is_whole = |content: &&Content| Some(content.media_type.essence().as_str()) != taken;
        let whole: Vec<&Content> = contents.iter().filter(is_whole).collect();
        match sequence {
            Some(AnswerSequence { media, ty }) if whole.is_empty() => {
                let form = AnswerForm::Media(media);
                let body = AnswerBody {
                    ty,
                    form,
                    sequence: None,
                    renderings: Vec::new(),
                    others: Vec::new(),
                };
                add(answers, status, Some(body), headers);
            }
            sequence => self.add_success(answers, (status, headers), (&whole, sequence)),
        }
    }

    /// The answers of a success that is read whole. What is no rendering of the same document is an answer of its own; renderings can be
    /// asked for, and come as they are.
    fn add_success(
        &self,
        answers: &mut Vec<Answer>,
        (status, headers): (Status, Option<&Ident>),
        (contents, sequence): (&[&Content], Option<AnswerSequence>),
    ) {
        let contents = || contents.iter().copied();
        let Some(main) = preferred(contents()) else {
            return add(answers, status, None, headers);
        };
        let mut body = self.main_body(main);
        body.sequence = sequence;
        let mut apart: Vec<AnswerBody> = Vec::new();
        let others = choices(contents()).into_iter();
        for content in others.filter(|content| content.media_type != main.media_type) {
            let other = self.answer_body(content);
            let read_alike = other.form == body.form && other.ty == body.ty;
            if read_alike || (is_json(content) && other.ty == body.ty) {
                continue;
            }
            let media = content.media_type.as_str().to_owned();
            if is_json(content) && is_json(main) {
                match is_free(answers, &media, &other.ty) {
                    true => {
                        let ty = other.ty;
                        body.renderings.push(AnswerRendering { media, ty });
                    }
                    false => apart.push(other),
                }
                continue;
            }
            // Raw bytes are no other words for a text.
            let is_other_kind = other.ty == Type::Bytes && body.ty == Type::String;
            let is_raw = self.is_document(main) && !self.is_document(content);
            if (is_raw || is_other_kind) && is_apart(&content.media_type) {
                match apart.iter_mut().find(|answer| answer.ty == other.ty) {
                    Some(first) => first.others.push(media),
                    None => apart.push(other),
                }
            } else {
                body.others.push(media);
            }
        }
        add(answers, status, Some(body), headers);
        for other in apart {
            add(answers, status, Some(other), headers);
        }
    }

    /// The answers of an error. It comes as the API likes, so that each of its types is an answer of its own; raw renderings
    /// of a document are none.
    fn add_error(&self, errors: &mut Vec<Answer>, response: &Response, headers: Option<&Ident>) {
        let Some(main) = preferred(&response.contents) else {
            return add(errors, response.status, None, headers);
        };
        let mut bodies = vec![self.main_body(main)];
        let others = choices(&response.contents).into_iter();
        for content in others.filter(|content| content.media_type != main.media_type) {
            let other = self.answer_body(content);
            let is_typed = is_json(content) && is_json(main);
            let is_words = other.form == AnswerForm::Text && !self.is_document(content);
            let is_new = bodies.iter().all(|body| body.ty != other.ty);
            if is_new && (is_typed || is_words) {
                bodies.push(other);
            }
        }
        match bodies.as_slice() {
            [_] => bodies.into_iter().for_each(|body| {
                add_alike(errors, response.status, body, headers);
            }),
            _ => bodies.into_iter().for_each(|body| {
                add(errors, response.status, Some(body), headers);
            }),
        }
    }

    /// The body as it is read where nothing else is asked for.
    fn main_body(&self, content: &Content) -> AnswerBody {
        let media = &content.media_type;
        if matches!(media.kind(), MediaKind::Xml | MediaKind::Form) {
            self.note(&catalog::MEDIA_TYPE_AS_IS, &[media], &content.origin);
        }
        self.answer_body(content)
    }

    fn answer_body(&self, content: &Content) -> AnswerBody {
        let media = &content.media_type;
        let typed = || {
            content
                .used
                .as_ref()
                .map_or(Type::Value, |used| self.typed_body(used))
        };
        let as_it_is = || AnswerForm::Media(media.as_str().to_owned());
        let (ty, form) = match media.kind() {
            MediaKind::Json => (typed(), json_form(media)),
            MediaKind::Text if media.essence() == "text/plain" => {
                (hidden(self.api, Type::String, content), AnswerForm::Text)
            }
            MediaKind::Text | MediaKind::Xml => {
                (hidden(self.api, Type::String, content), as_it_is())
            }
            // A range may be JSON, where the schema is that of an object or a list.
            MediaKind::Bytes if media.is_range() && self.is_document(content) => {
                (typed(), AnswerForm::Json)
            }
            MediaKind::Form | MediaKind::Bytes | MediaKind::Multipart => {
                (hidden(self.api, Type::Bytes, content), as_it_is())
            }
        };
        AnswerBody {
            ty,
            form,
            sequence: None,
            renderings: Vec::new(),
            others: Vec::new(),
        }
    }

    pub(super) fn is_document(&self, content: &Content) -> bool {
        content.used.as_ref().is_some_and(|used| {
            !matches!(
                self.typed(used).ty,
                Type::String | Type::Value | Type::Bytes | Type::Base64
            )
        })
    }
}

/// Whether no answer before comes item by item in another way: a call has one method that gives items.
fn is_only(answers: &[Answer], sequence: &AnswerSequence) -> bool {
    let bodies = answers.iter().filter_map(|answer| answer.body.as_ref());
    let mut others = bodies.filter_map(|body| match (&body.ty, &body.sequence) {
        (ty @ (Type::EventStream(_) | Type::JsonLines(_)), _) => Some(ty),
        (_, other) => other.as_ref().map(|other| &other.ty),
    });
    others.all(|other| *other == sequence.ty)
}

/// Whether an answer is what a caller hopes for: where nothing but redirects is said of success, these are it.
pub(super) fn is_success(operation: &Operation, status: Status) -> bool {
    let says_more = |status: Status| status.is_success() || status == Status::Default;
    let mut statuses = operation.responses.iter().map(|response| response.status);
    status.is_success() || (status.is_redirect() && !statuses.any(says_more))
}

fn is_json(content: &Content) -> bool {
    content.media_type.kind() == MediaKind::Json
}

/// Whether a media type is commonly something else than the same document in other words or bit by bit.
fn is_apart(media: &MediaType) -> bool {
    let essence = media.essence();
    let rendering = [
        "html",
        "yaml",
        "csv",
        "javascript",
        "event-stream",
        "ndjson",
        "jsonl",
        "msgpack",
        "smile",
    ];
    media.kind() != MediaKind::Xml && !rendering.iter().any(|word| essence.contains(word))
}

/// JSON is asked for by its own media type, parameters and all: APIs tell their versions by it.
fn json_form(media: &MediaType) -> AnswerForm {
    let essence = media.essence();
    let is_named = essence.ends_with("+json") || essence == "text/json" || media.has_parameters();
    // `application/*+json` is no range that can be asked for (RFC 9110 §12.5.1).
    let is_named = is_named && !media.is_range();
    match is_named {
        true => AnswerForm::Media(media.as_str().to_owned()),
        false => AnswerForm::Json,
    }
}

/// Whether a media type is not read as another type where another success comes in it: a call has one method that asks for it.
fn is_free(answers: &[Answer], media: &str, ty: &Type) -> bool {
    let bodies = answers.iter().filter_map(|answer| answer.body.as_ref());
    let mut others = bodies.flat_map(|body| &body.renderings);
    others.all(|other| other.media != media || other.ty == *ty)
}

/// Adds a status to the answer that is read alike, in whatever JSON either comes; plain JSON is said first.
fn add_alike(answers: &mut Vec<Answer>, status: Status, body: AnswerBody, headers: Option<&Ident>) {
    let is_alone = |answer: &Answer, all: &[Answer]| {
        let shares = |other: &&Answer| {
            let mut statuses = other.statuses.iter();
            statuses.any(|status| answer.statuses.contains(status))
        };
        all.iter().filter(shares).count() == 1
    };
    let fits = |answer: &Answer| {
        let ty = answer.body.as_ref().map(|other| &other.ty);
        ty == Some(&body.ty) && answer.headers.as_ref() == headers && is_alone(answer, answers)
    };
    let place = answers.iter().position(fits);
    let first = place.and_then(|place| answers.get_mut(place));
    let Some((first, read)) = first.and_then(|first| {
        let read = first.body.as_mut()?;
        (media(read).is_some() && media(&body).is_some() || read.form == body.form)
            .then_some((&mut first.statuses, read))
    }) else {
        return add(answers, status, Some(body), headers);
    };
    first.push(status);
    let is_plain = body.form == AnswerForm::Json;
    let (kept, other) = match is_plain {
        true => (body.form.clone(), media(read)),
        false => (read.form.clone(), media(&body)),
    };
    let same = read.form == body.form;
    read.form = kept;
    let other = other.filter(|media| !same && !read.others.contains(media));
    read.others.extend(other);
}

/// The media type of a body of JSON.
fn media(body: &AnswerBody) -> Option<String> {
    match &body.form {
        AnswerForm::Json => Some("application/json".to_owned()),
        AnswerForm::Media(media) => {
            Some(media.clone()).filter(|media| MediaType::new(media).kind() == MediaKind::Json)
        }
        AnswerForm::Text => None,
    }
}

/// Adds a status to the answer of its body, or begins one.
fn add(
    answers: &mut Vec<Answer>,
    status: Status,
    body: Option<AnswerBody>,
    headers: Option<&Ident>,
) {
    let same = |answer: &&mut Answer| answer.body == body && answer.headers.as_ref() == headers;
    match answers.iter_mut().find(same) {
        Some(answer) => answer.statuses.push(status),
        None => answers.push(Answer {
            statuses: vec![status],
            body,
            headers: headers.cloned(),
        }),
    }
}
