//! The table at the end: failures first, each with its first error, then all the rest, then sums.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::record::{Done, End, Record};

/// The whole text.
pub(super) fn show(records: &[Record]) -> String {
    let width = records.iter().map(|record| record.name.len()).max();
    let width = width.unwrap_or(0).min(58);
    let mut text = heading(width);
    let (good, bad): (Vec<&Record>, Vec<&Record>) = records
        .iter()
        .partition(|record| record.faults().is_empty());
    for record in bad {
        text.push_str(&row(record, width));
        for fault in record.faults() {
            let fault: String = fault.chars().take(220).collect();
            let _ = writeln!(text, "    {}", fault.replace('\n', " "));
        }
    }
    for record in good {
        text.push_str(&row(record, width));
    }
    text.push_str(&sums(records));
    text
}

fn heading(width: usize) -> String {
    format!(
        "{:width$} {:>9} {:>5} {:>8} {:>8} {:>7} {:>6} {:>6}  check\n",
        "description", "ops", "told", "kB in", "lines", "s", "MB", "× in"
    )
}

fn row(record: &Record, width: usize) -> String {
    let name: String = record.name.chars().take(width).collect();
    let Some(done) = record.done() else {
        return format!("{name:width$} {:>9}\n", "-");
    };
    let operations_in = done
        .operations_in
        .map_or("?".to_string(), |count| count.to_string());
    let operations = format!("{}/{operations_in}", done.operations_out);
    let told: usize = done.codes.values().sum();
    let (peak, ratio) = memory(done);
    format!(
        "{name:width$} {operations:>9} {told:>5} {:>8.1} {:>8} {:>7.3} {peak:>6} {ratio:>6}  {}\n",
        kilobytes(done.bytes),
        done.lines,
        done.seconds,
        verdict(record)
    )
}

fn memory(done: &Done) -> (String, String) {
    let Some(peak) = done.peak else {
        return ("?".to_string(), "?".to_string());
    };
    let ratio = kilobytes(peak) / kilobytes(done.bytes.max(1));
    (
        format!("{:.1}", kilobytes(peak) / 1024.0),
        format!("{ratio:.1}"),
    )
}

#[allow(
    clippy::cast_precision_loss,
    reason = "shown with one digit after the point"
)]
fn kilobytes(bytes: u64) -> f64 {
    bytes as f64 / 1024.0
}

fn verdict(record: &Record) -> String {
    let Some(checked) = &record.checked else {
        return match record.has_crate() {
            true => "not checked".to_string(),
            false => "no crate".to_string(),
        };
    };
    let clippy = checked.clippy.map(|count| format!(", clippy {count}"));
    let clippy = clippy.unwrap_or_default();
    match (checked.compiles, checked.warnings) {
        (false, _) => "fails".to_string(),
        (true, 0) => format!("compiles{clippy}"),
        (true, warnings) => format!("{warnings} warnings{clippy}"),
    }
}

fn sums(records: &[Record]) -> String {
    let done: Vec<&Done> = records.iter().filter_map(Record::done).collect();
    let count = |is: &dyn Fn(&Record) -> bool| records.iter().filter(|record| is(record)).count();
    let checked = |record: &Record| record.checked.is_some();
    let compiles = |record: &Record| {
        record
            .checked
            .as_ref()
            .is_some_and(|checked| checked.compiles)
    };
    let sum = |of: &dyn Fn(&Done) -> usize| done.iter().map(|done| of(done)).sum::<usize>();
    let seconds: f64 = done.iter().map(|done| done.seconds).sum();
    let written: Vec<&&Done> = done.iter().filter(|done| done.generated).collect();
    let warnings = records.iter().filter_map(|record| record.checked.as_ref());
    let warnings: usize = warnings.map(|checked| checked.warnings).sum();
    format!(
        "\n{} descriptions: {} generated, {} refused, {} crashed, too slow or too large\n\
         operations {} (of those generated), empty structs {}, diagnostics {}, lines {}, {seconds:.1} s\n\
         compiled {} of {} checked, {warnings} warnings; not the same twice: {}\n\
         told: {}\n",
        records.len(),
        count(&Record::has_crate),
        done.len() - written.len(),
        count(&|record| !matches!(record.end, End::Done(_))),
        operations(&written),
        sum(&Done::emptied),
        sum(&|done| done.codes.values().sum()),
        sum(&|done| done.lines),
        count(&compiles),
        count(&checked),
        done.iter()
            .filter(|done| done.same_again == Some(false))
            .count(),
        codes(&done),
    )
}

/// `41 of 41, and 8 in 1 that can't be counted without repairs`
fn operations(written: &[&&Done]) -> String {
    let counted = written
        .iter()
        .filter_map(|done| Some((done.operations_out, done.operations_in?)));
    let (written_out, written_in) = counted.fold((0, 0), |(out, all), (one_out, one_in)| {
        (out + one_out, all + one_in)
    });
    let others = written.iter().filter(|done| done.operations_in.is_none());
    let beside: usize = others.clone().map(|done| done.operations_out).sum();
    match others.count() {
        0 => format!("{written_out} of {written_in}"),
        count => format!(
            "{written_out} of {written_in}, and {beside} in {count} that can't be counted without repairs"
        ),
    }
}

fn codes(done: &[&Done]) -> String {
    let mut codes: BTreeMap<&str, usize> = BTreeMap::new();
    for (code, count) in done.iter().flat_map(|done| &done.codes) {
        *codes.entry(code).or_default() += count;
    }
    let codes: Vec<String> = codes
        .iter()
        .map(|(code, count)| format!("{code} {count}"))
        .collect();
    codes.join(", ")
}
