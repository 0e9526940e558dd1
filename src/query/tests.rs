//! What the parser holds to:
//! 1. it reads the language of the documentation;
//! 2. what it prints, it reads as the same query;
//! 3. every error has its place, and no input makes it fail, hang or overflow;
//! 4. what is not understood is an error, never another search.

use proptest::prelude::*;

use super::*;

#[track_caller]
fn check(query: &str, expected: &str) {
    let parsed = parse(query);
    assert_eq!(parsed.errors, [], "{query}");
    assert_eq!(parsed.ast.to_string(), expected, "{query}");
}

/// Checks the first error's message and the text it points to.
#[track_caller]
fn check_error(query: &str, message: &str, place: &str) {
    let parsed = parse(query);
    let error = parsed.errors.first().expect("the query has an error");
    assert_eq!(error.kind.message(), message, "{query}");
    assert_eq!(&query[error.span.clone()], place, "{query}");
}

#[test]
fn words_side_by_side_must_all_match() {
    check("vladivostok artillery", "vladivostok artillery");
    check("  vladivostok  ", "vladivostok");
    check("Jong-un covid-19", "Jong-un covid-19");
    check("kim - putin …", "kim putin");
}

#[test]
fn operators_are_written_in_capitals_or_as_signs() {
    check("kim AND putin", "kim AND putin");
    check("kim OR putin", "kim OR putin");
    check("kim || putin | train", "kim OR putin OR train");
    check("kim && putin", "kim AND putin");
    check("kim NOT moscow", "kim NOT moscow");
    check("kim -moscow !train", "kim NOT moscow NOT train");
    check("NOT NOT kim", "kim");
    check("-moscow", "NOT moscow");
    check("kim and putin or not", "kim and putin or not");
    check("+kim +putin", "\\+kim \\+putin");
}

#[test]
fn brackets_group() {
    check("(kim OR putin) train", "(kim OR putin) train");
    check("kim (putin train)", "kim (putin train)");
    check("((kim))", "kim");
    check("-(kim putin)", "NOT (kim putin)");
}

#[test]
fn and_binds_before_or_and_says_so() {
    let parsed = parse("kim OR putin AND train");
    assert_eq!(parsed.ast.to_string(), "kim OR (putin AND train)");
    assert_eq!(&"kim OR putin AND train"[parsed.notes[0].span.clone()], "putin AND train");
    assert_eq!(parse("kim OR (putin AND train)").notes, []);
    assert_eq!(parse("kim OR putin").notes, []);
}

#[test]
fn operators_in_small_letters_are_words_and_it_says_so() {
    assert_eq!(parse("obama or mccain").notes.len(), 1);
    assert_eq!(parse("obama or mccain").ast.to_string(), "obama or mccain");
    assert_eq!(parse("or").notes, []);
    assert_eq!(parse("\"to be or not to be\"").notes, []);
}

#[test]
fn quotation_marks_of_many_kinds_make_phrases() {
    for query in ["\"arms deliveries\"", "“arms deliveries”", "„arms deliveries“", "«arms deliveries»"] {
        check(query, "\"arms deliveries\"");
    }
    check(r#""the \"x\" case""#, r#""the \"x\" case""#);
    check("«a “b c»", "\"a \\“b c\"");
    check("it's", "it's");
}

#[test]
fn fields_take_words_phrases_and_groups() {
    check("source:stern", "source:stern");
    check("title:\"arms deliveries\" body:x", "title:\"arms deliveries\" body:x");
    check("TITLE:(kim OR putin)", "title:kim OR title:putin");
    check("lang:DE id:\"a b\"", "lang:de id:\"a b\"");
    check("http://wire.example/a?b=1", "url:\"wire.example/a?b=1\"");
    check("url:https://wire.example/a/", "url:\"wire.example/a/\"");
    check("Toyota: the recall", "Toyota the recall");
    check("\"Toyota: the recall\"", "\"Toyota: the recall\"");
    check("10:30", "10\\:30");
}

#[test]
fn dates_may_be_partial_and_ranges_open() {
    check("date:2010-11", "date:2010-11");
    check("date:2010-11-01..2010-11", "date:2010-11-01..2010-11");
    check("date:2010..", "since:2010");
    check("since:2010 until:2011-03-04", "since:2010 until:2011-03-04");
    check_error("date:november", "\"november\" is not a date", "november");
    check_error("date:2011..2010", "the range of dates ends before it begins", "2011..2010");
}

#[test]
fn a_star_ends_a_prefix() {
    check("artiller*", "artiller*");
    check("title:artiller*", "title:artiller*");
    check("*", "*");
    check("artiller\\*", "artiller\\*");
    check_error("a*", "a prefix needs two letters or more", "a*");
}

#[test]
fn errors_have_a_place() {
    check_error("", "the query has no words", "");
    check_error("…", "the query has no words", "…");
    check_error("\"kim jong un AND artillery", "quotation mark is never closed", "\"");
    check_error("kim (putin", "bracket is never closed", "(");
    check_error("kim) putin", "bracket was never opened", ")");
    check_error("kim ()", "nothing to search for in here", "()");
    check_error("kim \"\"", "nothing to search for in here", "\"\"");
    check_error("sourc:stern artillery", "no field called \"sourc\"", "sourc");
    check_error("source: stern", "source: needs a value", "source:");
    check_error("kim AND", "AND needs something after it", "AND");
    check_error("OR kim", "OR needs something before it", "OR");
    check_error("kim AND OR putin", "AND needs something after it", "AND");
    check_error("kim NOT", "NOT needs something after it", "NOT");
    check_error("lang:english", "\"english\" is not a language code", "english");
    check_error("lang:(en OR de)", "lang: takes one value", "(");
}

#[test]
fn an_unknown_field_is_told_its_nearest() {
    let nearest = |query: &str| match &parse(query).errors[0].kind {
        SyntaxErrorKind::UnknownField { nearest, .. } => *nearest,
        other => panic!("{other:?}"),
    };
    assert_eq!(nearest("sourc:x"), Some("source"));
    assert_eq!(nearest("Autor:x"), Some("author"));
    assert_eq!(nearest("colour:x"), None);
}

#[test]
fn constructs_of_other_engines_are_named() {
    for (query, construct) in [
        ("putin w/5 kim", "a near-query"),
        ("putin NEAR/5 kim", "a near-query"),
        ("putin adj5 kim", "a near-query"),
        ("atleast3 kim", "a count of occurrences"),
        ("*vostok", "a wildcard that is not at the end of a word"),
        ("wom?n", "a wildcard for one letter"),
        ("artilery~", "a fuzzy word"),
        ("\"arms deliveries\"~3", "a fuzzy word"),
        ("\"arms deliver*\"", "a wildcard in a phrase"),
        ("/vladi.*k/", "a regular expression"),
        ("=Kim", "an exact form"),
        ("kim^2", "a weight"),
        ("kim jong-u*", "a prefix of several words"),
    ] {
        let errors = parse(query).errors;
        let message = errors.first().map(|error| error.kind.message());
        assert_eq!(message, Some(format!("{construct} cannot be used in this version")), "{query}");
    }
    check("who won?", "who won\\?");
    check("24/7 and/or", "24\\/7 and\\/or");
}

#[test]
fn limits_are_messages() {
    let message = |query: &str| parse(query).errors[0].kind.message();
    assert_eq!(message(&"(".repeat(10_000)), "the query is longer than 4096 characters");
    assert_eq!(message(&"(".repeat(4_000)), "brackets are nested more than 64 deep");
    assert_eq!(message(&format!("{}kim{}", "(".repeat(100), ")".repeat(100))), "brackets are nested more than 64 deep");
    assert_eq!(message(&"kim ".repeat(300_000)), "the query is longer than 4096 characters");
    assert_eq!(parse(&format!("{}kim{}", "(".repeat(64), ")".repeat(64))).errors, []);
    assert_eq!(parse(&"- ".repeat(1_000)).ast, QueryAst::All);
}

/// Sets all places to 0, to compare what was meant.
fn without_spans(mut query: QueryAst) -> QueryAst {
    match &mut query {
        QueryAst::Text(text) => text.span = 0..0,
        QueryAst::And { clauses, .. } | QueryAst::Or(clauses) => {
            for clause in clauses {
                *clause = without_spans(clause.clone());
            }
        }
        QueryAst::Not(inner) => **inner = without_spans((**inner).clone()),
        QueryAst::All | QueryAst::Filter(_) => {}
    }
    query
}

proptest! {
    #[test]
    fn printing_and_reading_again_gives_the_same(
        query in r#"([a-zA-Zäя0-9"()*:/ -]|AND |OR |NOT |title:|source:|date:2010 |lang:de |\\){0,40}"#
    ) {
        let parsed = parse(&query);
        let printed = parsed.ast.to_string();
        let again = parse(&printed);
        prop_assert_eq!(&again.errors, &[], "{}", printed);
        prop_assert_eq!(without_spans(again.ast), without_spans(parsed.ast), "{}", printed);
    }

    #[test]
    fn any_text_is_read_and_every_place_is_within_it(query in "\\PC{0,200}") {
        let parsed = parse(&query);
        for error in &parsed.errors {
            prop_assert!(query.get(error.span.clone()).is_some(), "{:?}", error);
        }
        for note in &parsed.notes {
            prop_assert!(query.get(note.span.clone()).is_some(), "{:?}", note);
        }
    }
}
