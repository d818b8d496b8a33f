//! Tests of the text of diagnostics.

use std::time::{Duration, Instant};

use super::{Style, render, render_all, render_short};
use crate::diagnostic::{Diagnostic, catalog};
use crate::source::{Source, Sources, Span};

#[test]
fn a_diagnostic_looks_as_rustc_would_show_it() {
    let sources = Sources::new(Source::new("a.yaml", "first: 1\nrequried: [a]\n"));
    let span = Span::new(sources.root(), 9, 17);
    let diagnostic = Diagnostic::new(
        &catalog::MISSPELT_KEY,
        &[&"requried", &"a schema", &"required"],
    )
    .at(span);
    let expected = "\
error[TW0201]: unknown key `requried` in a schema
 --> a.yaml:2:1
  |
2 | requried: [a]
  | ^^^^^^^^
  |
  = help: did you mean `required`?";
    assert_eq!(render(&diagnostic, &sources, Style::Plain), expected);
    assert_eq!(
        render_short(&diagnostic, &sources),
        "a.yaml:2:1: error[TW0201]: unknown key `requried` in a schema"
    );
    let all = render_all(&[diagnostic], &sources, Style::Plain);
    assert_eq!(all, format!("{expected}\n\n1 error\n"));
}

#[test]
fn many_warnings_of_one_kind_are_shown_shortly_and_none_is_lost() {
    let sources = Sources::new(Source::new("a.yaml", "x: 1\n".repeat(8)));
    let diagnostics: Vec<Diagnostic> = (0..8)
        .map(|line| {
            let span = Span::new(sources.root(), line * 5, line * 5 + 1);
            Diagnostic::new(&catalog::REPEATED_OPERATION_ID, &[&line]).at(span)
        })
        .collect();
    let text = render_all(&diagnostics, &sources, Style::Plain);
    assert_eq!(text.matches("= help").count(), 5);
    let end = "\
3 more of TW0401:
  a.yaml:6:1: warning[TW0401]: two operations are named `5`
  a.yaml:7:1: warning[TW0401]: two operations are named `6`
  a.yaml:8:1: warning[TW0401]: two operations are named `7`

8 warnings
";
    assert!(text.ends_with(end), "{text}");
}

#[test]
fn a_line_of_megabytes_is_cut_and_its_column_is_true() {
    let line = "é".repeat(3_000_000) + "wrong" + &"x".repeat(3_000_000);
    let sources = Sources::new(Source::new("a.json", line));
    let span = Span::new(sources.root(), 6_000_000, 6_000_005);
    let diagnostic = Diagnostic::new(&catalog::EMPTY, &[]).at(span);
    let start = Instant::now();
    let text = render(&diagnostic, &sources, Style::Plain);
    assert!(start.elapsed() < Duration::from_secs(2));
    assert!(text.len() < 1_000, "{}", text.len());
    assert!(text.contains("--> a.json:1:3000001\n"), "{text}");
    assert!(text.contains("^^^^^") && text.contains("wrong"), "{text}");
}

#[test]
fn places_at_the_end_over_several_lines_or_nowhere_are_shown() {
    let sources = Sources::new(Source::new("a.yaml", "a: 1\nb: 2"));
    for (start, end) in [(9, 9), (0, 9), (4, 4), (99, 120)] {
        let span = Span::new(sources.root(), start, end);
        let text = render(
            &Diagnostic::new(&catalog::EMPTY, &[]).at(span),
            &sources,
            Style::Plain,
        );
        assert!(text.contains("--> a.yaml:"), "{text}");
    }
    let text = render(
        &Diagnostic::new(&catalog::EMPTY, &[]),
        &sources,
        Style::Plain,
    );
    assert_eq!(text, "error[TW0003]: the document is empty");
}

#[test]
fn every_place_of_a_text_with_long_characters_is_shown() {
    let texts = [
        "\u{feff}é: “tags”\r\n\u{feff}b: 😀\n“",
        "é",
        "",
        "…\"1\"}é\n\n",
        &"“é😀a".repeat(40),
    ];
    for text in texts {
        let sources = Sources::new(Source::new("a.yaml", text));
        let ends = text.len() + 2;
        for start in 0..ends {
            for end in [start, start + 1, start + 2, start + 5, ends] {
                let span = Span::new(sources.root(), start, end);
                let diagnostic = Diagnostic::new(&catalog::EMPTY, &[]).at(span);
                let shown = render(&diagnostic.label(span, "here"), &sources, Style::Plain);
                assert!(shown.contains("--> a.yaml:"), "{text:?} {start}..{end}");
            }
        }
    }
}
