//! The table of names.

use std::collections::BTreeMap;

use super::*;

fn texts(kind: Kind, names: &[&str]) -> Vec<String> {
    assign(kind, names).iter().map(Ident::to_string).collect()
}

#[test]
fn wire_names_become_good_fields() {
    for (wire, field) in [
        ("@entity", "entity"),
        ("din/pan", "din_pan"),
        ("LastModified", "last_modified"),
        ("ContentType", "content_type"),
        ("x-api-version", "x_api_version"),
        ("a,_b", "a_b"),
        ("type", "r#type"),
        ("self", "self_"),
        ("crate", "crate_"),
        ("2fa", "field_2fa"),
        ("", "empty"),
        ("*", "star"),
        (">=", "greater_equal"),
        ("_", "underscore"),
        ("größe", "größe"),
        ("+1", "plus_1"),
        ("-1", "minus_1"),
        ("v1.0", "v1_0"),
        ("build", "build_field"),
        ("driver's licence", "drivers_licence"),
        ("userIDs", "user_ids"),
        ("APIKey", "api_key"),
        ("OAuth2Token", "oauth2_token"),
        ("clientIPv4", "client_ipv4"),
        ("SHA256", "sha256"),
        ("minIOSVersion", "min_ios_version"),
        ("iOS", "ios"),
        ("gitHubURLs", "git_hub_urls"),
        ("👍", "u1f44d"),
    ] {
        assert_eq!(ident(Kind::Field, wire).as_str(), field, "{wire}");
    }
}

#[test]
fn values_become_good_variants() {
    for (value, variant) in [
        ("driving_license", "DrivingLicense"),
        ("1.0", "Value1_0"),
        ("10", "Value10"),
        ("", "Empty"),
        ("self", "SelfValue"),
        ("<=", "LessEqual"),
        ("in.co.sandbox", "InCoSandbox"),
        ("IPv6", "Ipv6"),
        ("macOS", "Macos"),
        ("OAuth2", "OAuth2"),
    ] {
        assert_eq!(ident(Kind::Variant, value).as_str(), variant, "{value}");
    }
}

#[test]
fn types_never_hide_what_generated_code_names() {
    for (name, ident_text) in [
        ("Option", "OptionData"),
        ("string", "StringData"),
        ("Error", "Error"),
        ("Model", "ModelData"),
        ("3d", "Type3d"),
    ] {
        assert_eq!(ident(Kind::Type, name).as_str(), ident_text, "{name}");
    }
    assert_eq!(ident(Kind::Module, "client").as_str(), "client_api");
    assert_eq!(ident(Kind::Method, "new").as_str(), "new_call");
    assert_eq!(ident(Kind::Parameter, "timeout").as_str(), "timeout_param");
}

#[test]
fn what_collides_is_told_apart_by_what_it_is() {
    assert_eq!(texts(Kind::Variant, &["Y", "y"]), ["UpperY", "LowerY"]);
    assert_eq!(
        texts(Kind::Variant, &["y", "Y", "n"]),
        ["LowerY", "UpperY", "N"]
    );
    assert_eq!(
        texts(Kind::Field, &["$filter", "filter"]),
        ["dollar_filter", "filter"]
    );
    assert_eq!(
        texts(Kind::Field, &["userId", "user_id"]),
        ["camel_user_id", "user_id"]
    );
    assert_eq!(
        texts(Kind::Variant, &["created_at", "-created_at", "+created_at"]),
        ["CreatedAt", "MinusCreatedAt", "PlusCreatedAt"]
    );
    assert_eq!(
        texts(Kind::Variant, &["+1", "-1", "1"]),
        ["Plus1", "Minus1", "Value1"]
    );
    assert_eq!(texts(Kind::Field, &["a-b", "a_b"]), ["a_dash_b", "a_b"]);
    assert_eq!(
        texts(Kind::Field, &["_type", "type", "_id"]),
        ["underscore_type", "r#type", "id"]
    );
    assert_eq!(
        texts(Kind::Field, &["type_", "type", "Type"]),
        ["type_2", "r#type", "camel_type"]
    );
}

#[test]
fn no_name_depends_on_the_order_of_the_others() {
    let mut names = [
        "created", "CREATED", "Created", "a.b", "a b", "a_b", "+1", "1", "-1", "", "*",
    ];
    let before: BTreeMap<&str, Ident> = names
        .into_iter()
        .zip(assign(Kind::Variant, &names))
        .collect();
    names.reverse();
    let after: BTreeMap<&str, Ident> = names
        .into_iter()
        .zip(assign(Kind::Variant, &names))
        .collect();
    assert_eq!(before, after);
    let mut distinct: Vec<_> = before.values().collect();
    distinct.sort();
    distinct.dedup();
    assert_eq!(distinct.len(), before.len());
}

#[test]
fn plurals_that_are_plain_have_a_singular() {
    for (many, one) in [
        ("Files", Some("File")),
        ("Entries", Some("Entry")),
        ("Boxes", Some("Box")),
        ("OrderStatuses", Some("OrderStatus")),
        ("People", Some("Person")),
        ("Address", None),
        ("Status", None),
    ] {
        assert_eq!(singular(many).as_deref(), one, "{many}");
    }
}

#[test]
fn a_module_is_spelled_in_ascii_since_it_is_a_file() {
    assert_eq!(ident(Kind::Module, "Straße æøå").as_str(), "strasse_aeoa");
    assert_eq!(ident(Kind::Module, "\u{e000}").as_str(), "ue000");
    assert_eq!(ident(Kind::Field, "größe").as_str(), "größe");
}

#[test]
fn a_way_that_tells_nothing_apart_is_not_taken() {
    for (kind, names, expected) in [
        (Kind::Type, &["Same", "Same"][..], &["Same", "Same2"][..]),
        (
            Kind::Method,
            &["get-space", "get-space"],
            &["get_space", "get_space_2"],
        ),
        (Kind::Field, &["$a", "$a"], &["a", "a_2"]),
        (Kind::Variant, &["y", "Y"], &["LowerY", "UpperY"]),
    ] {
        assert_eq!(texts(kind, names), expected);
    }
}
