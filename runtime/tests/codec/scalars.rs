//! Numbers, strings and containers, held against what serde's own types read and write.

use std::collections::{BTreeMap, HashMap};
use std::fmt::Debug;

use proptest::prelude::*;
use serde::Serialize;
use serde::de::DeserializeOwned;
use typewright::codec::{Encoded, Wire, decode};
use typewright::{Map, Value, json};

/// Reads `text` as serde does and as we do; both must agree, and write the same bytes.
fn check_same<T: Wire + DeserializeOwned + Serialize + PartialEq + Debug>(text: &[u8]) {
    let theirs = serde_json::from_slice::<T>(text);
    let ours = json::from_slice::<T>(text);
    match (theirs, ours) {
        (Ok(theirs), Ok(ours)) => {
            // NaN isn't there to break this: JSON has none.
            assert_eq!(theirs, ours);
            assert_eq!(serde_json::to_vec(&theirs).unwrap(), json::to_vec(&ours));
            assert_eq!(
                serde_json::to_vec(&theirs).unwrap(),
                serde_json::to_vec(&Encoded(&ours)).unwrap()
            );
        }
        (Err(_), Err(_)) => {}
        (theirs, ours) => panic!(
            "{}: serde {theirs:?}, ours {ours:?}",
            String::from_utf8_lossy(text)
        ),
    }
}

/// The same where ours takes `1.0` for an integer.
fn check_integer<T: Wire + DeserializeOwned + Serialize + PartialEq + Debug>(text: &str) {
    let integral = text.parse::<f64>().is_ok_and(|value| value.fract() == 0.0)
        && text.contains(['.', 'e', 'E'])
        || text == "-0";
    if !integral {
        check_same::<T>(text.as_bytes());
    }
}

/// The same where ours refuses what serde reads as infinite.
fn check_single(text: &str) {
    match serde_json::from_str::<f32>(text) {
        Ok(value) if value.is_infinite() => assert!(json::from_str::<f32>(text).is_err(), "{text}"),
        _ => check_same::<f32>(text.as_bytes()),
    }
}

const NUMBERS: &[&str] = &[
    "0",
    "-0",
    "1",
    "-1",
    "127",
    "128",
    "-128",
    "-129",
    "255",
    "256",
    "65535",
    "65536",
    "2147483647",
    "2147483648",
    "4294967296",
    "9007199254740993",
    "9223372036854775807",
    "9223372036854775808",
    "-9223372036854775808",
    "-9223372036854775809",
    "18446744073709551615",
    "18446744073709551616",
    "170141183460469231731687303715884105727",
    "170141183460469231731687303715884105728",
    "340282366920938463463374607431768211455",
    "340282366920938463463374607431768211456",
    "1.5",
    "1e400",
    "-1e400",
    "1e-400",
    "5e-324",
    "2.2250738585072011e-308",
    "1.7976931348623157e308",
    "0.1",
    "123456789012345678901234567890.5",
    "3.4028236e38",
    "01",
    "1.",
    ".5",
    "+1",
    "-",
    "1e",
    "0x1",
    "NaN",
    "Infinity",
    "\"1\"",
    "true",
    "null",
    "[1]",
];

#[test]
fn numbers_are_what_serde_reads() {
    for text in NUMBERS {
        check_integer::<i8>(text);
        check_integer::<i16>(text);
        check_integer::<i32>(text);
        check_integer::<i64>(text);
        check_integer::<isize>(text);
        check_integer::<u8>(text);
        check_integer::<u16>(text);
        check_integer::<u32>(text);
        check_integer::<u64>(text);
        check_integer::<usize>(text);
        check_integer::<i128>(text);
        check_integer::<u128>(text);
        check_same::<f64>(text.as_bytes());
        check_single(text);
        check_same::<bool>(text.as_bytes());
        check_same::<Value>(text.as_bytes());
        check_same::<()>(text.as_bytes());
        check_same::<String>(text.as_bytes());
        check_same::<Option<f64>>(text.as_bytes());
    }
}

#[test]
fn an_integral_float_is_an_integer() {
    assert_eq!(json::from_str::<i64>("1.0").unwrap(), 1);
    assert_eq!(json::from_str::<u8>("2.55e2").unwrap(), 255);
    assert!(json::from_str::<u8>("256.0").is_err());
    assert!(json::from_str::<i64>("1.5").is_err());
    // Beyond 2^53 a float no longer says which integer was meant.
    assert!(json::from_str::<i64>("9007199254740994.0").is_err());
}

#[test]
fn an_integer_of_128_bits_is_read_however_it_is_written() {
    for (text, value) in [("1.0", 1), ("1e3", 1_000), ("-12.50e1", -125), ("0e9", 0)] {
        assert_eq!(json::from_str::<i128>(text), Ok(value), "{text}");
        let value = u128::try_from(value).ok();
        assert_eq!(json::from_str::<u128>(text).ok(), value, "{text}");
    }
    assert_eq!(json::from_str::<u128>("3.4e38"), Ok(34 * 10_u128.pow(37)));
    assert!(json::from_str::<u128>("3.5e38").is_err());
    let error = json::from_str::<Map<i128>>(r#"{"a":1.5}"#).unwrap_err();
    assert_eq!(
        error.to_string(),
        "a: invalid type: floating point `1.5`, expected i128 at line 1 column 9"
    );
    let error = json::from_str::<i128>("\"1\"").unwrap_err();
    assert_eq!(error.message(), "invalid type: string \"1\", expected i128");
}

#[test]
fn what_is_too_large_for_single_precision_is_refused() {
    assert_eq!(json::from_str::<f32>("3.4028235e38"), Ok(f32::MAX));
    let error = json::from_str::<f32>("-1e39").unwrap_err();
    assert_eq!(error.message(), "number out of range");
}

#[test]
fn floats_that_json_lacks_are_null() {
    for value in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
        assert_eq!(
            json::to_string(&value),
            serde_json::to_string(&value).unwrap()
        );
        assert_eq!(json::to_string(&(value as f32)), "null");
    }
}

#[test]
fn escapes_and_surrogates_are_what_serde_reads() {
    for text in [
        r#""""#,
        r#""\"\\\/\b\f\n\r\t""#,
        r#""\u0000\u001f\u007f""#,
        r#""\ud83d\ude00""#,
        r#""\ud83d""#,
        r#""\ude00""#,
        r#""\ud83dx""#,
        r#""\ud83d\u0041""#,
        r#""\uD83D\uDE00""#,
        r#""\u12""#,
        r#""\x41""#,
        r#""tab	""#,
        "\"line\n\"",
        "\"é\u{2028}\u{10ffff}\"",
        r#""unfinished"#,
        r#""\"#,
    ] {
        check_same::<String>(text.as_bytes());
        check_same::<Map<String>>(format!("{{{text}:{text}}}").as_bytes());
    }
}

#[test]
fn invalid_utf8_is_an_error() {
    for bytes in [
        &b"\"\xff\""[..],
        b"\"\xc3\"",
        b"\"\xed\xa0\x80\"",
        b"\"ok\xf0\x9f\x98\"",
    ] {
        check_same::<String>(bytes);
        assert!(json::from_slice::<String>(bytes).is_err());
    }
}

#[test]
fn containers_are_what_serde_reads() {
    for text in [
        "[]",
        "[1,2]",
        "[1,]",
        "[,1]",
        "[1 2]",
        "[[1]]",
        "{}",
        r#"{"a":1}"#,
        r#"{"b":1,"a":2,"b":3}"#,
        r#"{"a":1,}"#,
        r#"{1:1}"#,
        r#"{"a" 1}"#,
        "null",
        "",
        " ",
        "[null,1]",
        "\u{feff}[]",
    ] {
        check_same::<Vec<i64>>(text.as_bytes());
        check_same::<Vec<Option<i64>>>(text.as_bytes());
        check_same::<Option<Vec<i64>>>(text.as_bytes());
        check_same::<Map<i64>>(text.as_bytes());
        check_same::<BTreeMap<String, i64>>(text.as_bytes());
        check_same::<HashMap<String, Value>>(one_entry(text));
        check_same::<Box<Vec<i64>>>(text.as_bytes());
        check_same::<Value>(text.as_bytes());
    }
}

/// A hash map of several entries is written in an order of its own.
fn one_entry(text: &str) -> &[u8] {
    if text.matches(':').count() > 1 {
        b"{}"
    } else {
        text.as_bytes()
    }
}

#[test]
fn a_list_that_announces_too_much_gets_no_more_room_than_it_needs() {
    // A CBOR array that claims 2^40 items.
    let bytes = [0x9b, 0, 0, 1, 0, 0, 0, 0, 0];
    assert!(ciborium::from_reader::<Decoded<Vec<String>>, _>(&bytes[..]).is_err());
}

/// A type of ours that has no serde impl of its own, through the codec.
#[derive(Debug, PartialEq)]
struct Decoded<T>(T);

impl<'de, T: Wire> serde::Deserialize<'de> for Decoded<T> {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        decode(from).map(Self)
    }
}

proptest! {
    #[test]
    fn any_text_is_written_as_serde_writes_it(text: String) {
        prop_assert_eq!(json::to_string(&text), serde_json::to_string(&text).unwrap());
        prop_assert_eq!(json::from_str::<String>(&json::to_string(&text)).unwrap(), text);
    }

    #[test]
    fn any_control_characters_are_escaped_as_serde_escapes_them(text in "[\u{0}-\u{ff}\"\\\\]{0,40}") {
        prop_assert_eq!(json::to_string(&text), serde_json::to_string(&text).unwrap());
    }

    #[test]
    fn any_double_is_written_as_serde_writes_it(bits: u64) {
        let value = f64::from_bits(bits);
        prop_assert_eq!(json::to_string(&value), serde_json::to_string(&value).unwrap());
    }

    #[test]
    fn any_single_is_written_as_serde_writes_it(bits: u32) {
        let value = f32::from_bits(bits);
        prop_assert_eq!(json::to_string(&value), serde_json::to_string(&value).unwrap());
    }

    #[test]
    fn any_wide_integer_is_written_as_serde_writes_it(signed: i128, unsigned: u128) {
        prop_assert_eq!(json::to_string(&signed), serde_json::to_string(&signed).unwrap());
        prop_assert_eq!(json::to_string(&unsigned), serde_json::to_string(&unsigned).unwrap());
    }
}
