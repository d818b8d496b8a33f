//! Answers of operations: statuses with the same body are said together.

use super::build::Planner;
use super::secrets::hidden;
use super::{Answer, AnswerBody, AnswerForm, Type};
use crate::diagnostic::catalog;
use crate::http::{MediaKind, MediaType, Status};
use crate::model::{self, Content};

impl Planner<'_> {
    /// What an operation answers when all went well, and otherwise.
    pub(super) fn plan_answers(&self, operation: &model::Operation) -> (Vec<Answer>, Vec<Answer>) {
        let (mut successes, mut errors) = (Vec::new(), Vec::new());
        for response in &operation.responses {
            let body = self.answer_body(response.status, &response.contents);
            let list = if response.status.is_success() {
                &mut successes
            } else {
                &mut errors
            };
            add(list, response.status, body);
        }
        // Where no success has a line of its own, `default` speaks of it too (OpenAPI 3.0.4, Responses Object).
        if successes.is_empty() {
            let default = operation
                .responses
                .iter()
                .find(|response| response.status == Status::Default);
            let body =
                default.and_then(|response| self.answer_body(Status::Range(2), &response.contents));
            add(&mut successes, Status::Range(2), body);
        }
        (successes, errors)
    }

    fn answer_body(&self, status: Status, contents: &[Content]) -> Option<AnswerBody> {
        let content = self.preferred(contents)?;
        let media = &content.media_type;
        Some(match media.kind() {
            MediaKind::Json => {
                let ty = content
                    .used
                    .as_ref()
                    .map_or(Type::Value, |used| self.typed_body(used));
                AnswerBody {
                    ty,
                    form: json_form(status, media),
                }
            }
            MediaKind::Text => AnswerBody {
                ty: hidden(self.api, Type::String, content),
                form: match media.essence().as_str() {
                    "text/plain" => AnswerForm::Text,
                    _ => AnswerForm::Media(media.as_str().to_owned()),
                },
            },
            MediaKind::Xml | MediaKind::Form => {
                self.note(&catalog::MEDIA_TYPE_AS_IS, &[media], &content.origin);
                AnswerBody {
                    ty: hidden(self.api, Type::Bytes, content),
                    form: AnswerForm::Media(media.as_str().to_owned()),
                }
            }
            // A range may be JSON, where the schema is that of an object or a list.
            MediaKind::Bytes if media.is_range() && self.is_document(content) => {
                let ty = content
                    .used
                    .as_ref()
                    .map_or(Type::Value, |used| self.typed_body(used));
                AnswerBody {
                    ty,
                    form: AnswerForm::Json,
                }
            }
            MediaKind::Bytes | MediaKind::Multipart => AnswerBody {
                ty: hidden(self.api, Type::Bytes, content),
                form: AnswerForm::Media(media.as_str().to_owned()),
            },
        })
    }

    fn is_document(&self, content: &Content) -> bool {
        content.used.as_ref().is_some_and(|used| {
            !matches!(
                self.typed(used).ty,
                Type::String | Type::Value | Type::Bytes | Type::Base64
            )
        })
    }
}

/// A success is asked for by its own media type: APIs tell their versions by it. Errors are not, so that those of one type
/// stay together; any JSON is read as one.
fn json_form(status: Status, media: &MediaType) -> AnswerForm {
    let essence = media.essence();
    let is_named = essence.ends_with("+json") || essence == "text/json";
    match is_named && status.is_success() {
        true => AnswerForm::Media(media.as_str().to_owned()),
        false => AnswerForm::Json,
    }
}

/// Adds a status to the answer of its body, or begins one.
fn add(answers: &mut Vec<Answer>, status: Status, body: Option<AnswerBody>) {
    match answers.iter_mut().find(|answer| answer.body == body) {
        Some(answer) => answer.statuses.push(status),
        None => answers.push(Answer {
            statuses: vec![status],
            body,
        }),
    }
}
