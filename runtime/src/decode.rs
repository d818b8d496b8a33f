//! From a raw answer to a typed one: which documented answer it is, and what its body says.
//!
//! Takes the answers that an operation documents and a reader for each type; gives a response or an error. It does not
//! know how the answer was come by.

mod charset;
mod media;
mod message;
mod read;

pub(crate) use media::{fits, is_among as is_media, is_json, is_type, lacks_boundary, mismatch};
pub(crate) use read::path_of;
pub use read::{Reader, bytes, empty, json, text};

pub(crate) use crate::codec::without_value;

use http::StatusCode;

use crate::error::{DecodeFailure, Error, ErrorResponse, UndocumentedResponse};
use crate::response::{RawResponse, Response};

/// The answers that an operation documents.
pub type Answers = &'static [Answer];

/// One documented answer: a status, a media type, and which reader reads it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Answer {
    status: StatusPattern,
    media: Option<&'static str>,
    outcome: Outcome,
}

/// Which statuses an answer is documented for. An exact status goes before a range, and a range before the default.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StatusPattern {
    /// This one, such as 200.
    Exact(u16),
    /// A hundred of them by their first digit, such as 4 for `4XX`.
    Range(u8),
    /// All that are not documented otherwise.
    Default,
}

/// Whether an answer is a success or an error, with its reader's place among the readers of its kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// A success.
    Ok(usize),
    /// An error.
    Error(usize),
    /// A success in a media type that has a type of its own, and that this call doesn't ask for.
    Unasked,
}

impl Answer {
    /// A documented answer; `media` is `None` where it has no body.
    #[must_use]
    pub const fn new(status: StatusPattern, media: Option<&'static str>, outcome: Outcome) -> Self {
        Self {
            status,
            media,
            outcome,
        }
    }

    /// The media type of its body, where it has one.
    #[must_use]
    pub const fn media(&self) -> Option<&'static str> {
        self.media
    }

    /// The statuses that it is documented for.
    #[must_use]
    pub const fn status(&self) -> StatusPattern {
        self.status
    }

    /// Whether it is a success or an error, and which reader reads it.
    #[must_use]
    pub const fn outcome(&self) -> Outcome {
        self.outcome
    }
}

impl Answer {
    /// How closely the answer fits a status: 0 exactly, 1 by range, 2 by default, or not. A default is a success for
    /// 2XX and an error for all others, never the other way round.
    fn distance(&self, status: StatusCode) -> Option<u8> {
        match self.status {
            StatusPattern::Exact(code) => (code == status.as_u16()).then_some(0),
            StatusPattern::Range(digit) => (u16::from(digit) == status.as_u16() / 100).then_some(1),
            StatusPattern::Default => {
                (!matches!(self.outcome, Outcome::Error(_)) == status.is_success()).then_some(2)
            }
        }
    }
}

/// The documented answer for a status and a media type: of those that fit the status best, the one whose media type
/// fits closest, or else the first.
pub(crate) fn find(
    answers: Answers,
    status: StatusCode,
    media: Option<&str>,
) -> Option<&'static Answer> {
    let best = answers
        .iter()
        .filter_map(|answer| answer.distance(status))
        .min()?;
    let fitting = answers
        .iter()
        .filter(|answer| answer.distance(status) == Some(best));
    let first = fitting.clone().next();
    // Where nothing is said of the type that came, the first is meant.
    fitting
        .filter(|answer| media::fits(answer.media, media))
        .min_by_key(|answer| media.map(|media| media::looseness(answer.media, media)))
        .or(first)
}

/// Whether the status itself, or its range, is documented.
pub(crate) fn is_named(answers: Answers, status: StatusCode) -> bool {
    answers
        .iter()
        .any(|answer| matches!(answer.distance(status), Some(0 | 1)))
}

/// Reads `raw` as the documented answer that it is. `successes` and `errors` are the readers that [`Outcome`] counts.
///
/// # Errors
/// [`Error::Api`] for a documented error, [`Error::Undocumented`] for a status that is not documented, and
/// [`Error::Decode`] for a body that is not as documented, whatever its status.
pub fn read<T, E>(
    answers: Answers,
    raw: RawResponse,
    successes: &[Reader<T>],
    errors: &[Reader<E>],
) -> Result<Response<T>, Error<E>> {
    let Some(answer) = find(answers, raw.status(), raw.head.content_type()) else {
        return Err(Error::Undocumented(UndocumentedResponse::from_head(
            raw.head, raw.body,
        )));
    };
    match answer.outcome {
        Outcome::Ok(place) => match run(successes.get(place), answer, &raw) {
            Ok(body) => Ok(Response::from_head(raw.head, body)),
            Err(misfit) => Err(Error::Decode(misfit.of(raw))),
        },
        Outcome::Error(place) => match run(errors.get(place), answer, &raw) {
            Ok(body) => Err(Error::Api(ErrorResponse::from_raw(raw, body))),
            Err(misfit) => Err(Error::Decode(misfit.of(raw))),
        },
        Outcome::Unasked => {
            let came = raw.head.content_type().unwrap_or_default();
            let message = format!("the body is `{came:.80}`, which was not asked for");
            Err(Error::Decode(Misfit::new("", message).of(raw)))
        }
    }
}

fn run<T>(reader: Option<&Reader<T>>, answer: &Answer, raw: &RawResponse) -> Result<T, Misfit> {
    let reader = reader.ok_or_else(|| Misfit::new("", "no reader was declared for this answer"))?;
    reader(answer, raw)
}

/// What does not fit, and where, before it is joined with the answer.
#[derive(Debug)]
pub struct Misfit {
    path: String,
    message: String,
}

impl Misfit {
    pub(crate) fn new(path: impl Into<String>, message: impl Into<String>) -> Self {
        Self {
            path: path.into(),
            message: message.into(),
        }
    }

    fn of(self, raw: RawResponse) -> DecodeFailure {
        DecodeFailure::from_head(raw.head, raw.body, self.path, self.message)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const VERSIONS: Answers = &[
        Answer::new(
            StatusPattern::Exact(200),
            Some("application/json;version=1"),
            Outcome::Ok(1),
        ),
        Answer::new(
            StatusPattern::Exact(200),
            Some("application/json; Version=2"),
            Outcome::Ok(2),
        ),
    ];

    #[test]
    fn parameters_tell_types_apart_that_are_alike_in_all_else() {
        for (media, place) in [
            ("application/json; version=1", 1),
            ("application/json; charset=utf-8; version=2", 2),
            ("application/json;version=\"2\"", 2),
            ("application/json", 1),
        ] {
            let found = find(VERSIONS, StatusCode::OK, Some(media)).map(|answer| answer.outcome);
            assert_eq!(found, Some(Outcome::Ok(place)), "{media}");
        }
    }

    const ANSWERS: Answers = &[
        Answer::new(StatusPattern::Range(2), Some("*/*"), Outcome::Ok(4)),
        Answer::new(StatusPattern::Exact(200), Some("*/*"), Outcome::Ok(3)),
        Answer::new(StatusPattern::Exact(200), Some("image/*"), Outcome::Ok(2)),
        Answer::new(StatusPattern::Exact(200), Some("image/png"), Outcome::Ok(1)),
    ];

    fn found(status: u16, media: Option<&str>) -> Option<Outcome> {
        let status = StatusCode::from_u16(status).unwrap();
        find(ANSWERS, status, media).map(|answer| answer.outcome)
    }

    #[test]
    fn the_closest_media_type_is_meant_in_whatever_order_they_stand() {
        for (media, place) in [
            ("image/png", 1),
            ("IMAGE/PNG; q=1", 1),
            ("image/gif", 2),
            ("text/plain", 3),
        ] {
            assert_eq!(found(200, Some(media)), Some(Outcome::Ok(place)), "{media}");
        }
    }

    #[test]
    fn the_status_goes_before_the_media_type_and_the_first_where_none_came() {
        assert_eq!(found(201, Some("image/png")), Some(Outcome::Ok(4)));
        assert_eq!(found(200, None), Some(Outcome::Ok(3)));
        assert_eq!(found(404, Some("image/png")), None);
    }
}
