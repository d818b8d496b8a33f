//! Every format that a text can be held against.

#![deny(warnings, unused)]

use typewright::{Model, Validate};

#[derive(Clone, Debug, PartialEq, Model)]
#[model(request)]
struct Texts {
    #[model(format = "email")]
    email: Option<String>,
    #[model(format = "uri")]
    uri: Option<String>,
    #[model(format = "uri-reference")]
    uri_reference: Option<String>,
    #[model(format = "uuid")]
    uuid: Option<String>,
    #[model(format = "date")]
    date: Option<String>,
    #[model(format = "date-time")]
    date_time: Option<String>,
    #[model(format = "time")]
    time: Option<String>,
    #[model(format = "duration")]
    duration: Option<String>,
    #[model(format = "ipv4")]
    ipv4: Option<String>,
    #[model(format = "ipv6")]
    ipv6: Option<String>,
    #[model(format = "hostname")]
    hostname: Option<String>,
    #[model(format = "byte")]
    byte: Option<String>,
    #[model(format = "regex")]
    regex: Option<String>,
    #[model(format = "json-pointer")]
    json_pointer: Option<String>,
    #[model(format = "decimal")]
    decimal: Option<String>,
}

fn main() {
    let text = "no \u{7f} format: ~ (";
    let texts = Texts::builder()
        .email(text)
        .uri(text)
        .uri_reference(text)
        .uuid(text)
        .date(text)
        .date_time(text)
        .time(text)
        .duration(text)
        .ipv4(text)
        .ipv6(text)
        .hostname(text)
        .byte(text)
        .regex(text)
        .json_pointer(text)
        .decimal(text)
        .build();
    assert_eq!(texts.validate().unwrap_err().len(), 15);
}
