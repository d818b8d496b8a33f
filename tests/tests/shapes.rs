//! What generated types make of JSON: the two views of a type, and unions told apart by a property.
//!
//! Takes the golden cases `views` and `discriminators`, whose expected source is compiled here.

#[path = "../golden/discriminators/expected/mod.rs"]
#[allow(dead_code, unused_imports, reason = "a case is compiled whole")]
#[rustfmt::skip]
mod discriminators;

#[path = "../golden/views/expected/mod.rs"]
#[allow(dead_code, unused_imports, reason = "a case is compiled whole")]
#[rustfmt::skip]
mod views;

use discriminators::api::{Animal, Circle, Event, Figure, Group, Square, SquareKind};
use typewright::json;
use views::api::{Pet, PetRequest, Tag};

#[test]
fn a_request_neither_asks_for_nor_sends_what_is_read_only() {
    let parent = PetRequest::builder()
        .name("Rex")
        .secret("s")
        .tag(Tag::default())
        .build();
    let pet = PetRequest::builder()
        .name("Tom")
        .secret("s")
        .tag(Tag::default())
        .parent(parent)
        .build();
    assert_eq!(
        json::to_string(&pet),
        r#"{"name":"Tom","secret":"s","tag":{},"parent":{"name":"Rex","secret":"s","tag":{}}}"#
    );
}

#[test]
fn a_response_does_not_wait_for_what_is_write_only() {
    let text = r#"{"id":"1","name":"Tom","created":5,"tag":{"label":"a"},"friends":[{"id":"2","name":"Rex","created":6,"tag":{}}]}"#;
    let pet: Pet = json::from_slice(text.as_bytes()).expect("a pet");
    assert_eq!(json::to_string(&pet), text);
    let without_id = text.replace(r#""id":"2","#, "");
    let error = json::from_slice::<Pet>(without_id.as_bytes()).expect_err("no id");
    assert_eq!(error.path(), "friends[0]");
}

#[test]
fn the_union_writes_the_tag_that_nobody_can_set() {
    let group = Group::builder()
        .members([
            Figure::Circle(Circle::builder().radius(1.5).build()),
            Figure::Square(Square::builder().kind(SquareKind::Box).side(2.0).build()),
        ])
        .color("red")
        .build();
    let text = r#"{"kind":"Group","color":"red","members":[{"kind":"circle","radius":1.5},{"kind":"box","side":2.0}]}"#;
    let figure = Figure::Group(group);
    assert_eq!(json::to_string(&figure), text);
    let read: Figure = json::from_slice(text.as_bytes()).expect("a figure");
    assert_eq!(read, figure);
}

#[test]
fn unknown_and_missing_tags_are_kept() {
    for text in [
        r#"{"kind":"star","points":5}"#,
        r#"{"points":5}"#,
        r#"{"points":5,"kind":"star"}"#,
    ] {
        let figure: Figure = json::from_slice(text.as_bytes()).expect("a figure");
        assert!(matches!(figure, Figure::Unknown(_)), "{text}");
        assert_eq!(json::to_string(&figure), text);
    }
}

#[test]
fn a_union_within_a_union_is_told_by_the_same_property() {
    let event: Event = json::from_slice(br#"{"by":2.0,"event":"moved"}"#).expect("an event");
    assert!(matches!(&event, Event::Moved(moved) if moved.by == Some(2.0)));
    assert_eq!(json::to_string(&event), r#"{"event":"moved","by":2.0}"#);
}

#[test]
fn a_base_and_one_in_the_middle_are_values_themselves() {
    let read = |text: &str| json::from_slice::<Animal>(text.as_bytes()).expect("an animal");
    let animal = read(r#"{"species":"Animal"}"#);
    assert!(matches!(animal, Animal::Base), "{animal:?}");
    let bird = read(r#"{"species":"Bird","wings":2}"#);
    assert!(
        matches!(&bird, Animal::Bird(bird) if bird.wings == Some(2)),
        "{bird:?}"
    );
    let owl = r#"{"species":"Owl","wings":2,"nightly":true}"#;
    assert!(matches!(read(owl), Animal::Owl(_)));
    assert_eq!(json::to_string(&read(owl)), owl);
}
