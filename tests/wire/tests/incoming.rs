//! What comes in: exact requests, and what is read of them, or what is said of those that are not as described.

use typewright::http::{HeaderMap, Request};
use typewright::{IncomingError, Model, Nullable, StringEnum, api};

#[derive(Clone, Debug, PartialEq, Model)]
/// Of the calls below.
pub struct Place {
    /// A value.
    pub city: String,
    /// A value.
    pub floor: Option<i64>,
}

#[derive(Clone, Debug, PartialEq, Model)]
/// Of the calls below.
pub struct Adoption {
    #[model(min_length = 1)]
    /// A value.
    pub pet: String,
    /// A value.
    pub owners: Option<Vec<String>>,
    /// A value.
    pub place: Option<Place>,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, StringEnum)]
#[non_exhaustive]
/// Of the calls below.
pub enum Shift {
    #[value("day")]
    /// A value.
    Day,
    #[unknown]
    /// Another value.
    Unknown(String),
}

#[derive(Clone, Debug, PartialEq, Model)]
#[model(request)]
/// Of the calls below.
pub struct Complaint {
    /// A value.
    pub reason: String,
}

#[api(incoming)]
/// Of the calls below.
pub trait Webhooks {
    /// A pet has found a home.
    #[post("pet.adopted", id = "onPetAdopted")]
    #[ok(200, Vec<String>)]
    #[error(410)]
    #[error(4XX, Complaint)]
    #[error(default, String, text)]
    fn pet_adopted(
        #[header("X-Signature", min_length = 4)] signature: String,
        #[header("X-Attempt", minimum = 1)] attempt: Option<i64>,
        #[query("tags", explode = false)] tags: Option<Vec<String>>,
        #[query("id")] ids: Option<Vec<i64>>,
        #[query("at", style = deep_object)] at: Option<Place>,
        #[query("piped", style = pipe_delimited, explode = false)] piped: Option<Vec<String>>,
        #[query("box", explode = false)] boxed: Option<Place>,
        #[query("filter", content = "application/json")] filter: Option<Place>,
        #[query("dry", allow_empty)] dry: Nullable<bool>,
        #[cookie("shift")] shift: Option<Shift>,
        #[body(json | form | text(String))] body: Adoption,
    );

    /// Nothing but its name.
    #[post("ping")]
    #[ok(204)]
    fn ping();

    /// A place as the query itself.
    #[get("where")]
    #[ok(204)]
    fn moved(#[query] place: Place, #[query] city_of: Option<String>);

    /// A whole query that is a form, and a cookie that is not escaped.
    #[get("sought")]
    #[ok(204)]
    fn sought(
        #[querystring(
            content = "application/x-www-form-urlencoded",
            encoding("owners", style = pipe_delimited, explode = false)
        )]
        search: Option<Adoption>,
        #[cookie(style = cookie)] mark: Option<String>,
    );

    /// A whole query that is JSON.
    #[get("pointed")]
    #[ok(204)]
    fn pointed(#[querystring(content = "application/json")] place: Place);

    /// A whole query that is a text.
    #[get("selected")]
    #[ok(204)]
    fn selected(#[querystring(content = "application/jsonpath")] selector: String);
}

const JSON: (&str, &str) = ("content-type", "application/json; charset=utf-8");
const SIGNED: (&str, &str) = ("x-signature", "abcd");
const BODY: &str = r#"{"pet":"Rex","owners":["Ann"]}"#;

fn post(query: &str, headers: &[(&str, &str)], body: &'static str) -> Request<&'static str> {
    let mut request = Request::post(format!("https://me.example/hook{query}"));
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    request.body(body).expect("a request")
}

#[track_caller]
fn adopted(query: &str, headers: &[(&str, &str)], body: &'static str) -> PetAdopted {
    PetAdopted::decode(&post(query, headers, body)).expect("a webhook")
}

/// What is said of a request that is not as described: the status, then each mistake.
#[track_caller]
fn refused(query: &str, headers: &[(&str, &str)], body: &'static str) -> (u16, Vec<String>) {
    let error = PetAdopted::decode(&post(query, headers, body)).expect_err("a refusal");
    said(&error)
}

fn said(error: &IncomingError) -> (u16, Vec<String>) {
    let mistakes = error.mistakes().iter();
    let mistakes = mistakes.map(|mistake| format!("{:?} {mistake}", mistake.kind));
    (error.status().as_u16(), mistakes.collect())
}

fn place(city: &str, floor: Option<i64>) -> Option<Place> {
    Some(Place {
        city: city.to_owned(),
        floor,
    })
}

#[test]
fn headers_cookies_and_json_are_read() {
    let headers = [
        JSON,
        SIGNED,
        ("X-Attempt", "2"),
        ("cookie", "a=b; shift=day"),
    ];
    let read = adopted("", &headers, BODY);
    assert_eq!(read.signature, "abcd");
    assert_eq!(read.attempt, Some(2));
    assert_eq!(read.shift, Some(Shift::Day));
    assert_eq!((read.tags, read.dry), (None, Nullable::Absent));
    let PetAdoptedBody::Json(adoption) = read.body else {
        panic!("it came as JSON");
    };
    assert_eq!(adoption.owners, Some(vec!["Ann".to_owned()]));
    assert_eq!(PetAdopted::NAME, "pet.adopted");
}

#[test]
fn queries_are_read_in_each_style() {
    let headers = [JSON, SIGNED];
    let read = adopted(
        "?tags=a%2Cb,c+d&id=1&id=2&at%5Bcity%5D=Ulm&at[floor]=3&piped=x%7Cy&box=city,Bonn,floor,1&filter=%7B%22city%22%3A%22Jena%22%7D&dry",
        &headers,
        BODY,
    );
    assert_eq!(read.tags, Some(vec!["a,b".to_owned(), "c d".to_owned()]));
    assert_eq!(read.ids, Some(vec![1, 2]));
    assert_eq!(read.at, place("Ulm", Some(3)));
    assert_eq!(read.piped, Some(vec!["x".to_owned(), "y".to_owned()]));
    assert_eq!(read.boxed, place("Bonn", Some(1)));
    assert_eq!(read.filter, place("Jena", None));
    assert_eq!(read.dry, Nullable::Null);
    let read = adopted("?dry=true", &headers, BODY);
    assert_eq!(read.dry, Nullable::Value(true));
}

#[test]
fn an_object_may_be_the_query_itself() {
    let headers = HeaderMap::new();
    let read =
        Moved::decode_parts(&headers, Some("city=Ulm&floor=2&city_of=x"), b"").expect("a call");
    assert_eq!(Some(read.place), place("Ulm", Some(2)));
    assert_eq!(read.city_of.as_deref(), Some("x"));
    let error = Moved::decode_parts(&headers, None, b"").expect_err("a refusal");
    assert_eq!(said(&error).1, ["Parameter /query/place is missing"]);
}

#[test]
fn a_whole_query_is_a_form_json_or_a_text() {
    let mut headers = HeaderMap::new();
    headers.insert("cookie", "a=b; mark=x%20+&y".parse().expect("a header"));
    let query = "pet=R%2Bx+1&owners=Ann%7CBob&place=%7B%22city%22%3A%22Ulm%22%7D";
    let read = Sought::decode_parts(&headers, Some(query), b"").expect("a call");
    let search = read.search.expect("a search");
    assert_eq!(search.pet, "R+x 1");
    assert_eq!(
        search.owners,
        Some(vec!["Ann".to_owned(), "Bob".to_owned()])
    );
    assert_eq!(search.place, place("Ulm", None));
    assert_eq!(read.mark.as_deref(), Some("x%20+&y"));
    let none = Sought::decode_parts(&HeaderMap::new(), None, b"").expect("a call");
    assert_eq!((none.search, none.mark), (None, None));
    let error = Sought::decode_parts(&headers, Some("pet="), b"").expect("it can be read");
    let error = error.validate().expect_err("a refusal");
    assert!(error.to_string().contains("/querystring/pet"), "{error}");

    let query = "%7B%22city%22%3A%22a+b%22%7D";
    let read = Pointed::decode_parts(&headers, Some(query), b"").expect("a call");
    assert_eq!(Some(read.place), place("a+b", None));
    let error = Pointed::decode_parts(&headers, Some("city=Ulm"), b"").expect_err("a refusal");
    assert_eq!(said(&error).1, ["Parameter /querystring is no JSON"]);

    let read = Selected::decode_parts(&headers, Some("%24.a%5B1%5D"), b"").expect("a call");
    assert_eq!(read.selector, "$.a[1]");
}

#[test]
fn the_media_type_says_what_the_body_is() {
    let form = ("content-type", "application/x-www-form-urlencoded");
    let read = adopted(
        "",
        &[form, SIGNED],
        "pet=Rex+II&owners=Ann&owners=B%26C&place=%7B%22city%22%3A%22Ulm%22%7D",
    );
    let expected = Adoption {
        pet: "Rex II".to_owned(),
        owners: Some(vec!["Ann".to_owned(), "B&C".to_owned()]),
        place: place("Ulm", None),
    };
    assert_eq!(read.body, PetAdoptedBody::Form(expected));
    let read = adopted("", &[("content-type", "text/plain"), SIGNED], "Rex");
    assert_eq!(read.body, PetAdoptedBody::Text("Rex".to_owned()));
    let vendor = ("content-type", "application/vnd.x+json");
    let read = adopted("", &[vendor, SIGNED], BODY);
    assert!(matches!(read.body, PetAdoptedBody::Json(_)));
}

type Refusal = (
    &'static str,
    &'static [(&'static str, &'static str)],
    &'static str,
    &'static str,
);

#[track_caller]
fn check_refused(status: u16, cases: &[Refusal]) {
    for (query, headers, body, expected) in cases {
        let refusal = refused(query, headers, body);
        let expected = (status, vec![(*expected).to_owned()]);
        assert_eq!(refusal, expected, "{query} {headers:?} {body}");
    }
}

#[test]
fn a_parameter_that_does_not_fit_is_told_with_its_place() {
    let text = "Parameter /header/X-Attempt invalid type: string, expected i64";
    let id = "Parameter /query/id/1 invalid type: string, expected i64";
    let at = "Parameter /query/at missing field `city`";
    let filter = "Parameter /query/filter is no JSON";
    let utf8 = "Parameter /query/tags is no UTF-8 text once it is decoded";
    let signature = "Parameter /header/X-Signature is missing";
    let signed = &[JSON, SIGNED];
    let cases: &[Refusal] = &[
        ("", &[JSON], BODY, signature),
        ("", &[JSON, SIGNED, ("x-attempt", "two")], BODY, text),
        ("?id=1&id=s3cret", signed, BODY, id),
        ("?at[floor]=3", signed, BODY, at),
        ("?filter=%7B", signed, BODY, filter),
        ("?tags=%FF", signed, BODY, utf8),
    ];
    check_refused(400, cases);
}

#[test]
fn a_body_that_does_not_fit_is_told_with_its_place() {
    let wrong = r#"{"pet":"Rex","owners":[1]}"#;
    let text = "Body /body/owners/0 invalid type: integer, expected a string";
    let empty = "Body /body is empty, and JSON was expected";
    let cut = "Body /body EOF while parsing an object";
    let cases: &[Refusal] = &[
        ("", &[JSON, SIGNED], wrong, text),
        ("", &[JSON, SIGNED], "", empty),
        ("", &[JSON, SIGNED], r#"{"pet":"Rex""#, cut),
    ];
    check_refused(400, cases);
}

#[test]
fn all_mistakes_are_told_at_once() {
    let body = r#"{"owners":["Ann",1,{}],"place":{"floor":"s3cret","city":"Ulm"}}"#;
    let headers = [JSON, ("x-attempt", "two")];
    let (status, mistakes) = refused("?id=1&id=x&id=y&at[floor]=up", &headers, body);
    assert_eq!(status, 400);
    let expected = [
        "Parameter /header/X-Signature is missing",
        "Parameter /header/X-Attempt invalid type: string, expected i64",
        "Parameter /query/id/1 invalid type: string, expected i64",
        "Parameter /query/id/2 invalid type: string, expected i64",
        "Parameter /query/at/floor invalid type: string, expected i64",
        "Parameter /query/at missing field `city`",
        "Body /body/owners/1 invalid type: integer, expected a string",
        "Body /body/owners/2 invalid type: map, expected a string",
        "Body /body/place/floor invalid type: string, expected i64",
        "Body /body missing field `pet`",
    ];
    assert_eq!(mistakes, expected);
}

#[test]
fn no_more_than_a_hundred_places_of_a_value_are_told() {
    let query = "?".to_owned() + &"id=x&".repeat(500);
    let (_, mistakes) = refused(&query, &[JSON, SIGNED], BODY);
    assert_eq!(mistakes.len(), 100);
}

#[test]
fn another_media_type_and_none_are_told() {
    let expected = "and `application/json` or `application/x-www-form-urlencoded` or `text/plain` was expected";
    let (status, mistakes) = refused("", &[], BODY);
    let missing = format!("MediaType /header/content-type is missing, {expected}");
    let unsigned = "Parameter /header/X-Signature is missing".to_owned();
    assert_eq!((status, mistakes), (415, vec![unsigned, missing]));
    let (_, mistakes) = refused("", &[("content-type", "image/png"), SIGNED], BODY);
    let other = format!("MediaType /header/content-type is `image/png`, {expected}");
    assert_eq!(mistakes, [other]);
}

#[test]
fn another_method_is_refused() {
    let request = Request::get("/").body("").expect("a request");
    let error = Ping::decode(&request).expect_err("a refusal");
    assert_eq!(error.status().as_u16(), 405);
    assert_eq!(
        error.to_string(),
        "the request is not as described: it is sent by POST, and came by GET"
    );
    let request = Request::post("/").body("").expect("a request");
    assert!(Ping::decode(&request).is_ok());
}

#[test]
fn rules_are_checked_where_that_is_asked_for() {
    let headers = [JSON, ("x-signature", "abc"), ("x-attempt", "0")];
    let read = adopted("", &headers, r#"{"pet":""}"#);
    let violations = read.validate().expect_err("violations");
    let pointers: Vec<&str> = violations.iter().map(|one| one.pointer.as_str()).collect();
    assert_eq!(
        pointers,
        ["/header/X-Signature", "/header/X-Attempt", "/body/pet"]
    );
    assert!(adopted("", &[JSON, SIGNED], BODY).validate().is_ok());
}

#[test]
fn answers_become_responses() {
    let text = |answer: PetAdoptedAnswer| {
        let response = answer.into_response();
        let media = response.headers().get("content-type");
        let media = media.map(|media| media.to_str().expect("text").to_owned());
        let body = String::from_utf8(response.body().to_vec()).expect("text");
        (response.status().as_u16(), media, body)
    };
    let json = Some("application/json".to_owned());
    let teapot = typewright::StatusCode::IM_A_TEAPOT;
    let complaint = Complaint::builder().reason("tea").build();
    assert_eq!(
        text(PetAdoptedAnswer::Ok(vec!["a".to_owned()])),
        (200, json.clone(), r#"["a"]"#.to_owned())
    );
    assert_eq!(text(PetAdoptedAnswer::Gone), (410, None, String::new()));
    assert_eq!(
        text(PetAdoptedAnswer::Status4xx(teapot, complaint)),
        (418, json, r#"{"reason":"tea"}"#.to_owned())
    );
    let plain = Some("text/plain; charset=utf-8".to_owned());
    assert_eq!(
        text(PetAdoptedAnswer::Default(teapot, "no".to_owned())),
        (418, plain, "no".to_owned())
    );
}
