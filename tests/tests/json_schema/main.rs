//! The JSON Schema suite against generated types: what is accepted and rejected must be what the suite says.
//!
//! Each group becomes a component of OpenAPI and so a type; a value is accepted where it is read and validates. Prints
//! five figures, and holds what is refused, narrower by design or judged otherwise to a ledger.

mod ledger;
mod meant;
mod say;
mod scratch;
mod suite;

use std::collections::{BTreeMap, BTreeSet};

use say::{Said, Version};
use scratch::Question;
use suite::Group;
use typewright_codegen::diagnostic::Severity;
use typewright_tests::corpus;

/// A group, said in OpenAPI's words, and what the generator says to that.
struct Case {
    id: String,
    group: Group,
    said: Said,
    /// The codes of the generator's diagnostics.
    codes: String,
    refused: bool,
}

/// How many groups came out in which way, with a line for the ledger of each that did not agree, and why it didn't.
#[derive(Default)]
struct Tally {
    agreed: usize,
    narrowed: usize,
    meant: usize,
    refused: usize,
    disagreed: usize,
    lines: BTreeMap<String, String>,
}

#[test]
fn each_group_of_the_suite_accepts_and_rejects_what_the_suite_says() {
    let Some(corpus) = corpus() else {
        return;
    };
    let groups = suite::read(&corpus.join("json-schema-test-suite/draft4"));
    let cases: Vec<Case> = groups.into_iter().enumerate().map(case).collect();
    assert!(cases.len() > 150, "the suite has {} groups", cases.len());
    let verdicts = verdicts(&cases);
    let mut tally = Tally::default();
    let mut verdicts = verdicts.into_iter();
    for case in &cases {
        let count = if case.refused {
            0
        } else {
            case.group.tests.len()
        };
        tally.add(case, &verdicts.by_ref().take(count).collect::<Vec<_>>());
    }
    anstream::eprintln!(
        "JSON Schema suite, draft 4: {} groups: {} agree, {} are narrowed with a warning, {} differ as is meant, {} are refused with a diagnostic, {} disagree",
        cases.len(),
        tally.agreed,
        tally.narrowed,
        tally.meant,
        tally.refused,
        tally.disagreed
    );
    for (line, reason) in &tally.lines {
        anstream::eprintln!("  {line} {reason}");
    }
    let lines = tally.lines.into_keys().collect();
    assert_eq!(
        tally.disagreed, 0,
        "no type may judge otherwise than the suite, but where it is told or meant"
    );
    if let Err(difference) = ledger::compare(&lines) {
        panic!("{difference}");
    }
}

fn case((index, group): (usize, Group)) -> Case {
    let id = format!("G{index:03}");
    let said = say::say(&group.schema, &id);
    let (_, diagnostics) = scratch::types(said.version, [(id.as_str(), &said)]);
    Case {
        refused: diagnostics
            .iter()
            .any(|one| one.severity == Severity::Error),
        codes: scratch::codes(&diagnostics),
        id,
        group,
        said,
    }
}

/// What the types say to each value of the groups that have types.
fn verdicts(cases: &[Case]) -> Vec<Result<(), String>> {
    let open = || cases.iter().filter(|case| !case.refused);
    let types = Version::ALL.map(|version| {
        let of = open().filter(|case| case.said.version == version);
        let (files, diagnostics) =
            scratch::types(version, of.map(|case| (case.id.as_str(), &case.said)));
        let codes = scratch::codes(&diagnostics);
        assert!(
            !files.is_empty(),
            "together the groups are refused: {codes}"
        );
        (version, files)
    });
    let questions = open().flat_map(|case| {
        case.group.tests.iter().map(|test| Question {
            version: case.said.version,
            id: case.id.clone(),
            data: test.data.to_json(),
        })
    });
    let questions: Vec<_> = questions.collect();
    let verdicts = scratch::ask(&types, &questions);
    assert_eq!(verdicts.len(), questions.len(), "a verdict for each value");
    verdicts
}

impl Tally {
    fn add(&mut self, case: &Case, verdicts: &[Result<(), String>]) {
        let name = format!("{} {}", case.said.version.number(), case.group.name());
        let wrong: Vec<_> = case
            .group
            .tests
            .iter()
            .zip(verdicts)
            .filter(|(test, verdict)| test.valid != verdict.is_ok())
            .collect();
        let other_codes = case
            .codes
            .split_whitespace()
            .any(|code| ![meant::UNTYPED, meant::PATTERN, meant::POSITIONS].contains(&code));
        if case.refused || (!wrong.is_empty() && other_codes) {
            self.refused += 1;
            let line = format!("refused {name}: {}", meant::titles(&case.codes));
            self.lines.insert(line, String::new());
            return;
        }
        if wrong.is_empty() {
            self.agreed += 1;
            return;
        }
        let reason = |(test, verdict): &(&suite::Test, &Result<(), String>)| {
            meant::reason(case, test.valid, verdict)
        };
        let reasons: Option<BTreeSet<_>> = wrong.iter().map(reason).collect();
        if let Some(reasons) = reasons {
            let narrowed = reasons.contains(&meant::UNTYPED_READ);
            *(if narrowed {
                &mut self.narrowed
            } else {
                &mut self.meant
            }) += 1;
            let word = if narrowed { "narrowed" } else { "meant" };
            for reason in reasons {
                self.lines
                    .insert(format!("{word} {name}: {reason}"), String::new());
            }
            return;
        }
        self.disagreed += 1;
        for (test, verdict) in wrong {
            let line = format!("disagrees {name}: {}", test.description);
            let reason = match verdict {
                Ok(()) => "accepted".to_owned(),
                Err(reason) => format!("rejected, {reason}"),
            };
            self.lines.insert(line, reason);
        }
    }
}
