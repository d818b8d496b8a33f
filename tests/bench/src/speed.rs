//! How fast models are read and written, against derived twins with serde_json: directly, and through serde's traits.
//!
//! Each figure is the best of many short runs, taken in turns so that a busy machine disturbs all alike.

use std::fmt::Write;
use std::hint::black_box;
use std::time::{Duration, Instant};

use serde::Serialize;
use serde::de::DeserializeOwned;
use typewright::codec::Wire;
use typewright::json;

use crate::{models, twins};

/// How many objects the large document has.
const MANY: usize = 560;
/// How long one figure is measured.
const TIME: Duration = Duration::from_millis(1500);

/// Measures all, and gives the report.
#[must_use]
pub fn run() -> String {
    let (order, event) = (order(), event());
    let many = |text: &str| format!("[{}]", vec![text; MANY].join(","));
    let mut report = String::from("speed as a ratio to derive + serde_json; more is faster\n");
    let _ = writeln!(
        report,
        "{:24} {:>9} {:>11} {:>8} {:>8} {:>9} {:>9}",
        "", "bytes", "", "derive", "ours", "ratio", "facade"
    );
    compare::<models::Order, twins::Order>(&mut report, "object", &order);
    compare::<Vec<models::Order>, Vec<twins::Order>>(
        &mut report,
        "array of objects",
        &many(&order),
    );
    compare::<models::Event, twins::Event>(&mut report, "enums, unions, flatten", &event);
    compare::<Vec<models::Event>, Vec<twins::Event>>(&mut report, "array of these", &many(&event));
    report.push_str("goals: decode ≥1.0, encode ≥1.15; through the facade ≥1.0 and ≥0.8\n");
    report
}

fn compare<O, T>(report: &mut String, name: &str, text: &str)
where
    O: Wire + Serialize + DeserializeOwned,
    T: Serialize + DeserializeOwned,
{
    let bytes = text.as_bytes();
    let (Ok(ours), Ok(theirs)) = (
        json::from_slice::<O>(bytes),
        serde_json::from_slice::<T>(bytes),
    ) else {
        let _ = writeln!(report, "{name}: not read");
        return;
    };
    if json::to_vec(&ours) != serde_json::to_vec(&theirs).unwrap_or_default() {
        let _ = writeln!(report, "{name}: written differently");
        return;
    }
    let decode = best([
        &mut || drop(black_box(serde_json::from_slice::<T>(black_box(bytes)))),
        &mut || drop(black_box(json::from_slice::<O>(black_box(bytes)))),
        &mut || drop(black_box(serde_json::from_slice::<O>(black_box(bytes)))),
    ]);
    let encode = best([
        &mut || drop(black_box(serde_json::to_vec(black_box(&theirs)))),
        &mut || drop(black_box(json::to_vec(black_box(&ours)))),
        &mut || drop(black_box(serde_json::to_vec(black_box(&ours)))),
    ]);
    line(report, name, bytes.len(), "decode", decode);
    line(report, "", bytes.len(), "encode", encode);
}

fn line(
    report: &mut String,
    name: &str,
    bytes: usize,
    what: &str,
    [derive, ours, facade]: [Duration; 3],
) {
    let micros = |time: Duration| format!("{:.2}µs", time.as_secs_f64() * 1e6);
    let ratio = |time: Duration| derive.as_secs_f64() / time.as_secs_f64();
    let _ = writeln!(
        report,
        "{name:24} {bytes:>9} {what:>11} {:>10} {:>10} {:>7.2} {:>9.2}",
        micros(derive),
        micros(ours),
        ratio(ours),
        ratio(facade)
    );
}

/// The best time of each, measured in turns.
fn best(mut runs: [&mut dyn FnMut(); 3]) -> [Duration; 3] {
    let mut best = [Duration::MAX; 3];
    let batch = batch(&mut *runs[0]);
    let end = Instant::now() + TIME;
    while Instant::now() < end {
        for (run, best) in runs.iter_mut().zip(&mut best) {
            let start = Instant::now();
            for _ in 0..batch {
                run();
            }
            *best = start.elapsed().div_f64(f64::from(batch)).min(*best);
        }
    }
    best
}

/// So many that a batch takes about a millisecond.
fn batch(run: &mut dyn FnMut()) -> u32 {
    let start = Instant::now();
    run();
    let once = start.elapsed().as_nanos().max(1);
    u32::try_from(1_000_000 / once).unwrap_or(1).max(1)
}

fn order() -> String {
    let item = |index: i64| models::Item {
        item_id: 100_000 + index,
        sku: format!("SKU-{index}-BLUE"),
        title: "A chair of oak, with \"arms\"".into(),
        quantity: 2,
        price: 129.95,
        tags: vec!["furniture".into(), "oak".into()],
        discount: (index % 2 == 0).then_some(0.15),
        gift: false,
    };
    let order = models::Order {
        id: "5f0c3c1e-8a55-4d4a-9f0e-2f4d3c1b0a99".into(),
        created_at: 1_760_000_000_123,
        customer: models::Customer {
            id: 42,
            name: "Zoë Müller".into(),
            email: "zoe@example.test".into(),
            phone: Some("+41 44 000 00 00".into()),
            address: address(),
            is_business: false,
            score: 0.87,
            referrer: None,
        },
        items: (0..5).map(item).collect(),
        notes: vec![
            "Ring twice.\nThen wait.".into(),
            "Leave it with the neighbour when nobody is at home".into(),
        ],
        total: 649.75,
        paid: true,
        coupon: None,
    };
    json::to_string(&order)
}

fn address() -> models::Address {
    models::Address {
        street: "Bahnhofstrasse 1".into(),
        city: "Zürich".into(),
        zip: "8001".into(),
        country: "CH".into(),
        latitude: 47.376_887,
        longitude: 8.541_694,
    }
}

fn event() -> String {
    let event = models::Event {
        id: "evt_0001".into(),
        status: models::Status::Pending,
        previous: Some(models::Status::Created),
        source: models::Source::Address(address()),
        payment: models::Payment::Transfer(models::Transfer {
            iban: "CH9300762011623852957".into(),
            amount: 12.5,
            note: None,
        }),
        history: vec![
            models::Status::Created,
            models::Status::Pending,
            models::Status::Succeeded,
        ],
        order: json::from_str(&order()).ok(),
        labels: [("team", "blue"), ("region", "eu-central"), ("tier", "gold")]
            .map(|(key, value)| (key.to_owned(), value.to_owned()))
            .into_iter()
            .collect(),
    };
    json::to_string(&event)
}
