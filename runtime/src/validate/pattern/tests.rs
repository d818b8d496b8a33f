//! What patterns match, by tables, and against another reader of ECMA-262.

use super::*;

fn pattern(source: &'static str) -> Pattern {
    Pattern::new(source)
}

fn check_matches(source: &'static str, matching: &[&str], others: &[&str]) {
    let pattern = pattern(source);
    for text in matching {
        assert_eq!(pattern.search(text), Ok(()), "/{source}/ matches {text:?}");
    }
    for text in others {
        assert_eq!(
            pattern.search(text),
            Err(NoMatch::Differs),
            "/{source}/ does not match {text:?}"
        );
    }
}

#[test]
fn a_pattern_is_searched_for_and_anchored_only_where_it_says_so() {
    check_matches("b", &["abc", "b"], &["ac", ""]);
    check_matches(
        "^https://",
        &["https://a"],
        &["http://a", "\nhttps://", "x https://"],
    );
    check_matches("^a$", &["a"], &["a\n", "\na", "aa"]);
    check_matches("", &["", "a"], &[]);
    check_matches("^a|b$", &["ax", "xb"], &["xa", "bx"]);
}

#[test]
fn digits_words_and_blanks_are_those_of_ecma() {
    check_matches(r"^\d+$", &["0123456789"], &["١٢٣", "１"]);
    check_matches(r"^\D$", &["١", "a"], &["1"]);
    check_matches(r"^\w+$", &["aZ_09"], &["é", "ſ", "-"]);
    check_matches(r"^\W$", &["é", "-"], &["_"]);
    check_matches(
        r"^\s$",
        &["\u{feff}", "\u{a0}", "\u{2028}", "\u{b}", " ", "\u{3000}"],
        &["\u{85}", "\u{180e}", "\u{200b}", "a"],
    );
    check_matches(r"^\S$", &["\u{85}", "a"], &["\u{feff}"]);
    check_matches(
        r"^.$",
        &["\u{85}", "é", "😀", "\u{b}"],
        &["\n", "\r", "\u{2028}", "\u{2029}", ""],
    );
    check_matches(r"\bcat\b", &["a cat", "cat.", "écaté"], &["cats", "_cat"]);
    check_matches(r"a\Bb", &["ab"], &["a b"]);
}

#[test]
fn classes_have_ecma_members() {
    check_matches(r"^[\d\-x]+$", &["1-x"], &["y", "١"]);
    check_matches(r"^[\w-]+$", &["a-b_1"], &["é", "a b"]);
    check_matches(r"^[a-\d]+$", &["a-1"], &["b"]);
    check_matches(r"^[^\s]+$", &["a"], &["\u{feff}"]);
    check_matches(r"^[\D]$", &["a", "é"], &["1"]);
    check_matches(r"^[^\W\d]+$", &["a_b"], &["1", "é"]);
    check_matches(r"^[[a&&b~~]+$", &["[", "a", "&", "~", "b"], &["]", "c"]);
    check_matches(r"^[\b]$", &["\u{8}"], &["b"]);
    check_matches(r"^[]a]", &[], &["]", "a", "a]"]);
    check_matches(r"^[^]$", &["\n", "a"], &[""]);
    check_matches(r"^[.$^|()*+?{}]+$", &[".$^|()*+?{}"], &["a"]);
    check_matches(r"^[\u0041-\u{43}\x44]+$", &["ABCD"], &["E"]);
    check_matches(r"^[#&&~-]+$", &["#"], &["a"]);
}

#[test]
fn escapes_mean_characters() {
    check_matches(r"^\t\n\v\f\r\0$", &["\t\n\u{b}\u{c}\r\0"], &[]);
    check_matches(r"^\cJ\x41\u0042\u{43}$", &["\nABC"], &[]);
    check_matches(r"^\ud83d\ude00$", &["😀"], &[]);
    check_matches(r"\ud83d", &[], &["😀"]);
    check_matches(r"^\/\@\#\-\_\:\<\>\%\e\z$", &["/@#-_:<>%ez"], &[]);
    check_matches(r"^\101\7$", &["A\u{7}"], &[]);
    check_matches(r"^\p{Lu}\p{Script=Greek}\P{L}$", &["Éα1"], &["éα1"]);
    check_matches(r"^\p{gc=Nd}+$", &["1١"], &["a"]);
    check_matches("^# no comment$", &["# no comment"], &[]);
}

#[test]
fn quantifiers_and_braces_that_are_none() {
    check_matches("^a{2}b{1,}c{0,1}?$", &["aabc", "aabb"], &["ab"]);
    check_matches("^{a}$", &["{a}"], &["a"]);
    check_matches("^a{,2}$", &["a{,2}"], &["aa"]);
    check_matches("^x{a", &["x{a"], &[]);
    check_matches("^]}$", &["]}"], &[]);
    check_matches("^(?:)*a??$", &["", "a"], &["b"]);
}

#[test]
fn look_around_and_back_references_work() {
    check_matches(r"^(?=.*\d)(?=.*[a-z]).{4,}$", &["abc1"], &["abcd", "a1"]);
    check_matches(r"^(?!000)\d{3}$", &["001"], &["000"]);
    check_matches(r"(?<=\$)\d+", &["$5"], &["5"]);
    check_matches(r"(?<!\$)\b5", &["5"], &["$5"]);
    check_matches(r"^(['\x22]).*\1$", &["'a'", "\"a\""], &["'a\""]);
    check_matches(r"^(?<year>\d{4})-\k<year>$", &["2020-2020"], &["2020-2021"]);
    check_matches(r"^(?:(a)|b)\1$", &["aa", "b"], &["a", "ba"]);
    check_matches(r"^(?<a>x)(?<b>y)$", &["xy"], &["x"]);
}

#[test]
fn a_catastrophe_of_backtracking_is_linear() {
    check_matches(
        "^(a+)+$",
        &["aaaa"],
        &[&format!("{}!", "a".repeat(100_000))],
    );
    check_matches(
        "^(a|a)*$",
        &["aaaa"],
        &[&format!("{}!", "a".repeat(100_000))],
    );
}

#[test]
fn a_catastrophe_with_back_references_is_given_up_and_says_so() {
    let started = std::time::Instant::now();
    let found = pattern(r"^(a|aa)+\1$").search(&format!("{}!", "a".repeat(64)));
    assert!(
        matches!(&found, Err(NoMatch::Unsure(why)) if why.contains("steps")),
        "{found:?}"
    );
    let found = pattern(r"(?=(a*))\1b").search(&"a".repeat(LONGEST + 1));
    assert!(
        matches!(&found, Err(NoMatch::Unsure(why)) if why.contains("longer")),
        "{found:?}"
    );
    assert!(started.elapsed() < std::time::Duration::from_secs(5));
}

#[test]
fn what_is_no_pattern_is_never_a_match() {
    for source in ["(", "[a", "a**", "(?x)a", r"\", r"\k<a>(?<b>x)", "[b-a]"] {
        assert!(
            matches!(pattern(source).search("a"), Err(NoMatch::Unsure(_))),
            "{source}"
        );
    }
}

proptest::proptest! {
    /// Held against `regress`, which reads ECMA-262 by itself.
    #[test]
    fn matches_are_those_of_another_reader(
        source in r"(\^)?([ab1_ ]|\\[dwsDWSb]|\[\^?[ab\-\\d]{1,3}\]|\.|\(a\|b\)|\(\?:a[ab]?\)){1,5}[*+?]?\$?",
        texts in proptest::collection::vec(r"[ab1_\- é\u{feff}\n]{0,6}", 8),
    ) {
        let Ok(theirs) = regress::Regex::with_flags(&source, "u").or_else(|_| regress::Regex::new(&source)) else {
            return Ok(());
        };
        let ours = Pattern::new(String::leak(source.clone()));
        for text in texts {
            let expected = if theirs.find(&text).is_some() { Ok(()) } else { Err(NoMatch::Differs) };
            proptest::prop_assert_eq!(ours.search(&text), expected, "/{}/ on {:?}", source, text);
        }
    }
}
