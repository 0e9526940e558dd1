//! What the parser holds to:
//! 1. it reads the language of the documentation;
//! 2. what it prints, it reads as the same query;
//! 3. every error has its place, and no input makes it fail, hang or overflow;
//! 4. what is not understood is an error, never another search.

use proptest::prelude::*;

use super::*;
use crate::date::PartialDate;

/// A Sunday.
fn today() -> PartialDate {
    "2010-11-21".parse().unwrap()
}

fn read(query: &str) -> Parsed {
    parse(query, today())
}

#[track_caller]
fn check(query: &str, expected: &str) {
    let parsed = read(query);
    assert_eq!(parsed.errors, [], "{query}");
    assert_eq!(parsed.ast.to_string(), expected, "{query}");
    assert_eq!(without_spans(&read(expected)), without_spans(&parsed), "{query}");
}

/// Checks the first error's message and the text it points to.
#[track_caller]
fn check_error(query: &str, message: &str, place: &str) {
    let parsed = read(query);
    let error = parsed.errors.first().expect("the query has an error");
    assert_eq!(error.kind.message(), message, "{query}");
    assert_eq!(&query[error.span.clone()], place, "{query}");
}

/// What was meant, without the places.
fn without_spans(parsed: &Parsed) -> String {
    let printed = format!("{:?}", parsed.ast);
    let mut parts = printed.split("span: ");
    let mut without = parts.next().unwrap().to_owned();
    for part in parts {
        without.push_str(part.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.'));
    }
    without
}

#[test]
fn an_english_possessive_is_an_ending() {
    let printed = |query: &str| parse(query, "2026-01-01".parse().unwrap()).ast.to_string();
    assert_eq!(printed("Putin's train"), "Putin train");
    assert_eq!(printed("Putin’s"), "Putin");
    assert_eq!(printed("=Putin's"), "=Putin's");
    assert_eq!(printed("it's That's"), "it's That's");
    assert_eq!(printed("o's a's"), "o's a's");
    assert_eq!(printed("\"Putin's train\""), "\"Putin's train\"");
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
    check("kim && putin & train", "kim AND putin AND train");
    check("kim NOT moscow", "kim NOT moscow");
    check("kim -moscow !train", "kim NOT moscow NOT train");
    check("NOT NOT kim", "kim");
    check("-moscow", "NOT moscow");
    check("kim and putin or not", "kim and putin or \\not");
    check("+kim +putin", "+kim +putin");
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
    let parsed = read("kim OR putin AND train");
    assert_eq!(parsed.ast.to_string(), "kim OR (putin AND train)");
    assert_eq!(&"kim OR putin AND train"[parsed.notes[0].span.clone()], "putin AND train");
    assert_eq!(read("kim OR (putin AND train)").notes, []);
    assert_eq!(read("kim OR putin").notes, []);
}

#[test]
fn operators_in_small_letters_are_words_and_it_says_so() {
    assert_eq!(read("obama or mccain").notes.len(), 1);
    assert_eq!(read("obama or mccain").ast.to_string(), "obama or mccain");
    assert_eq!(read("or").notes, []);
    assert_eq!(read("\"to be or not to be\"").notes, []);
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
    check("http://wire.example/a/b=1", "url:\"wire.example/a/b=1\"");
    check("url:https://wire.example/a/", "url:\"wire.example/a/\"");
    check("url:wire.example/~kim/a?b=1", "url:wire.example/\\~kim/a\\?b\\=1");
    check("http\\://wire.example/a", "http\\://wire.example/a");
    check("url:(kim~ OR putin)^2", "(url:(kim~) OR url:putin)^2");
    check("url:(kim)^2", "(url:kim)^2");
    check("Toyota: the recall", "Toyota the recall");
    check("\"Toyota: the recall\"", "\"Toyota: the recall\"");
    check("10:30", "10\\:30");
    check("hd=kim hlead(kim OR putin)", "title:kim (hlead:kim OR hlead:putin)");
    check("title:* kim", "has:title kim");
    check("body:*", "*");
}

#[test]
fn filters_take_values_and_groups_of_them() {
    check("lang:(en OR de)", "lang:en OR lang:de");
    check("date:(2010 OR \"last week\")", "date:2010 OR date:2010-11-08..2010-11-14");
    check("words:>300", "words:>=301");
    check("words:>=300 words:<100", "words:>=300 words:<=99");
    check("words:300 words:300..500", "words:300 words:300..500");
    check("words:300..", "words:>=300");
    check("words>300 date<2010", "words:>=301 until:2009");
    check("has:Date -has:source", "has:date NOT has:source");
    check("glued:yes", "glued:yes");
    check_error("has:fun", "\"fun\" is nothing that an article may have", "fun");
    check_error("words:many", "\"many\" is not a number of words", "many");
    check_error("words:<0", "\"<0\" is not a number of words", "<0");
    check_error("words:5..3", "the range ends before it begins", "5..3");
}

#[test]
fn dates_may_be_partial_and_ranges_open() {
    check("date:2010-11", "date:2010-11");
    check("date:2010-11-01..2010-11", "date:2010-11-01..2010-11");
    check("date:2010..", "since:2010");
    check("date:21.11.2010..22.11.2010", "date:2010-11-21..2010-11-22");
    check("since:2010 until:2011-03-04", "since:2010 until:2011-03-04");
    check("after:2010 before:2011", "since:2010 until:2011");
    check("since:\"last week\" until:yesterday", "since:2010-11-08 until:2010-11-20");
    check("date:[2010-01-01 TO 2010-12-31]", "date:2010-01-01..2010-12-31");
    check("date:[* TO 2010]", "until:2010");
    check("date:>2010 date:<2010-03-01", "since:2011 until:2010-02-28");
    check("date:>=2010 date:<=2010-12", "since:2010 until:2010-12");
    check_error("date:november", "\"november\" is not a date", "november");
    check_error("date:2011..2010", "the range ends before it begins", "2011..2010");
    check_error("date:<0001", "\"<0001\" is not a date", "<0001");
    check_error("title:[a TO b]", "this is not a value of title:", "[a TO b]");
}

#[test]
fn wildcards_stand_for_letters() {
    check("artiller*", "artiller*");
    check("title:*vostok", "title:*vostok");
    check("wom?n a*b ?omen", "wom?n a*b ?omen");
    check("vla**k", "vla*k");
    check("*", "*");
    check("artiller\\*", "artiller\\*");
    check("covid-19*", "\"covid 19*\"");
    check("who won?", "who won?");
    check("who won?!", "who won?!");
    check("\"arms deliver* to\"", "\"arms deliver* to\"");
    check("\"who won? the wom?n\"", "\"who won? the wom?n\"");
    check("\"arms \\* deliver\\*\"", "\"arms \\* deliver\\*\"");
    check_error("a*", "a word with a wildcard needs two letters or more", "a*");
    check_error("kim-*", "a word with a wildcard needs two letters or more", "kim-*");
    check_error("\"the a*\"", "a word with a wildcard needs two letters or more", "\"the a*\"");
    let parsed = read("\"arms * deliveries\"");
    assert_eq!((parsed.errors.len(), parsed.notes.len()), (0, 1));
    assert_eq!(parsed.ast.to_string(), "\"arms  deliveries\"");
}

#[test]
fn a_tilde_makes_words_fuzzy_and_phrases_loose() {
    check("artilery~ artilery~1 artilery~2", "artilery~ artilery~ artilery~2");
    check("\"arms deliveries\"~3", "\"arms deliveries\"~3");
    check("\"arms deliveries\"~0", "\"arms deliveries\"");
    check("title:\"arms deliver*\"~3^2", "title:\"arms deliver*\"~3^2");
    check_error("artilery~3", "\"3\" is no number of differences in spelling", "artilery~3");
    check_error("ki~", "a fuzzy word needs three letters or more", "ki~");
    check_error("jong-un~", "only a single word can be fuzzy", "jong-un~");
    check_error("artil*~", "only a single word can be fuzzy", "artil*~");
    check_error("\"artilery\"~1", "a phrase with ~ needs two words or more", "\"artilery\"~1");
    check_error("\"arms deliveries\"~101", "\"101\" is no number of moves", "\"arms deliveries\"~101");
    check_error("(kim putin)~", "only a single word can be fuzzy", "~");
    check_error("~putin", "~ stands behind nothing", "~putin");
}

#[test]
fn weights_multiply() {
    check("kim^2 \"a b\"^0.5 (a OR b)^1000", "kim^2 \"a b\"^0.5 (a OR b)^1000");
    check("kim~2^0.001", "kim~2^0.001");
    check("title:kim^2", "title:kim^2");
    check("(kim w/5 putin)^2", "(kim w/5 putin)^2");
    check("(kim^2)^3", "(kim^2)^3");
    for weight in ["", "0", "1000.001", "0.0001", "-1", "x"] {
        let message =
            if weight.is_empty() { "^ needs a number".to_owned() } else { format!("\"{weight}\" is no weight") };
        check_error(&format!("kim^{weight}"), &message, &format!("^{weight}"));
    }
}

#[test]
fn regular_expressions_stand_between_slashes() {
    check("/vladi.*k/", "/vladi.*k/");
    check("title:/a(b|c)/^2", "title:/a(b|c)/^2");
    check("24/7 and/or /usr/bin", "24/7 and/or \\/usr/bin");
    check_error("/(/", "the regular expression cannot be read: unclosed group", "/(/");
}

#[test]
fn forms_of_words() {
    check("AT&T C++", "AT&T C++");
    check("=Kim =Jong-un =\"arms deliveries\"", "=Kim =Jong-un =\"arms deliveries\"");
    check("caps:KIM caps:\"KIM JONG UN\"", "caps:KIM caps:\"KIM JONG UN\"");
    check("caps:(KIM OR PUTIN)", "caps:KIM OR caps:PUTIN");
    check("title:=Kim title:caps:KIM", "title:=Kim title:caps:KIM");
    check("=(kim OR putin)", "=kim OR =putin");
    check("a == b", "a b");
    check_error("=artil*", "= and caps: need whole words", "artil*");
    check_error("caps:artil~", "= and caps: need whole words", "artil~");
    check_error("=/a/", "= and caps: need whole words", "/a/");
    check_error("caps:\"a deliver*\"", "= and caps: need whole words", "\"a deliver*\"");
    check_error("source:caps:KIM", "source: does not keep capitals", "caps:");
}

#[test]
fn near_operators() {
    check("kim w/5 putin", "kim w/5 putin");
    check("kim W/5 putin", "kim w/5 putin");
    for written in ["near/5", "NEAR/5", "NEAR5", "near5"] {
        check(&format!("kim {written} putin"), "kim w/5 putin");
    }
    for written in ["pre/1", "onear/1", "ONEAR/1", "adj/1", "adj1", "ADJ"] {
        check(&format!("kim {written} putin"), "kim pre/1 putin");
    }
    check("kim w/s putin", "kim w/s putin");
    check("kim w/para putin SAME train", "kim w/p putin w/p train");
    check("kim not w/5 putin", "kim not w/5 putin");
    check("kim NOT pre/5 putin", "kim not pre/5 putin");
    check("NOT kim not w/s putin", "NOT (kim not w/s putin)");
    check("a w/5 b w/3 c", "a w/5 b w/3 c");
    check("a w/5 (b w/3 c)", "a w/5 (b w/3 c)");
    check("(kim OR putin) w/10 (train OR visit*)", "(kim OR putin) w/10 (train OR visit*)");
    check("((a OR b) OR c) w/1 d", "(a OR b OR c) w/1 d");
    check("title:(a w/5 b) title:a w/5 title:b", "title:(a w/5 b) title:(a w/5 b)");
    check("kim AND a w/5 b", "kim AND a w/5 b");
    check("kim (a w/5 b)", "kim (a w/5 b)");
    check("w\\/5 \\near5 \"w/5\"", "\\w/5 \\near5 \"w/5\"");
    check("kim near putin adj same", "kim near putin adj same");
}

#[test]
fn and_beside_near_operators_is_distributed() {
    check("(a AND b) w/5 c", "a w/5 c AND b w/5 c");
    check("(a b) w/5 (c OR d)", "(a w/5 (c OR d)) (b w/5 (c OR d))");
    check("(a OR (b AND c)) pre/5 d", "a pre/5 d OR (b pre/5 d AND c pre/5 d)");
    check("(a AND b) not w/5 c", "a not w/5 c AND b not w/5 c");
    check("atleast3(a AND b)", "atleast3 a AND atleast3 b");
    assert_eq!(read("(a AND b) w/5 c").notes[0].hint, "read as a w/5 c AND b w/5 c");
}

#[test]
fn near_operators_take_words_phrases_and_groups_only() {
    check_error("a w/0 b", "w/0 is no near operator", "w/0");
    for operator in ["w/256", "w/", "w/x", "pre/s", "NEAR", "adj/"] {
        check_error(&format!("a {operator} b"), &format!("{operator} is no near operator"), operator);
    }
    check_error("a w/5", "w/5 needs something after it", "w/5");
    check_error("w/5 a", "w/5 needs something before it", "w/5");
    check_error("a w/5 w/3 b", "w/5 needs something after it", "w/5");
    check_error("a w/5 -b", "NOT cannot stand beside w/5", "-");
    check_error("a w/5 (b NOT c)", "NOT cannot stand beside w/5", "a w/5 (b NOT c)");
    check_error("a w/5 lang:en", "a filter cannot stand beside w/5", "lang:en");
    check_error("a^2 w/5 b", "a weight cannot stand beside w/5", "a^2 w/5 b");
    check_error("a w/5 *", "* cannot stand beside w/5", "a w/5 *");
    check_error("atleast3 a w/5 b", "atleast cannot stand beside w/5", "atleast3 a");
    check_error("a not w/5 (b AND c)", "AND cannot stand beside not w/5", "a not w/5 (b AND c)");
    check_error("title:a w/5 b", "the two sides are in different fields", "title:a w/5 b");
    assert_eq!(
        read("title:a w/5 b").errors[0].kind.hints(),
        ["write the field before a bracket around both: title:(a w/5 b)"]
    );
}

#[test]
fn a_near_operator_says_when_it_takes_one_word_of_several() {
    let alone = |query: &str| {
        let notes = read(query).notes;
        notes.iter().map(|note| query[note.span.clone()].to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(alone("kim jong w/5 putin"), ["kim"]);
    assert_eq!(alone("kim w/5 vladimir putin"), ["putin"]);
    assert_eq!(alone("kim w/5 putin"), [""; 0]);
    assert_eq!(alone("\"kim jong\" w/5 putin AND train"), [""; 0]);
    assert_eq!(alone("train (kim w/5 putin)"), [""; 0]);
}

#[test]
fn counts() {
    check("atleast3 artillery ATLEAST2 \"arms deliveries\"", "atleast3 artillery atleast2 \"arms deliveries\"");
    check("atleast3(kim OR putin*)", "atleast3 (kim OR putin*)");
    check("title:(atleast2 kim)", "title:(atleast2 kim)");
    check("atleast3 title:kim", "title:(atleast3 kim)");
    check_error("atleast kim", "atleast has no number", "atleast");
    check_error("atleast0 kim", "atleast0 has no number", "atleast0");
    check_error("atleast256 kim", "atleast256 has no number", "atleast256");
    check_error("atleast3", "atleast3 needs something after it", "atleast3");
    check_error("atleast3 (a w/5 b)", "a near operator cannot stand beside atleast3", "a w/5 b");
    check_error("atleast3 \"a b\"~2", "a phrase with ~ cannot stand beside atleast3", "\"a b\"~2");
    check_error("atleast3 atleast2 a", "atleast cannot stand beside atleast3", "atleast2");
    check_error("atleast3 -a", "NOT cannot stand beside atleast3", "-");
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
    check_error("intitle:kim", "intitle: is not a field of this language", "intitle");
}

#[test]
fn an_unknown_field_is_told_its_nearest() {
    let nearest = |query: &str| match &read(query).errors[0].kind {
        SyntaxErrorKind::UnknownField { nearest, .. } => *nearest,
        other => panic!("{other:?}"),
    };
    assert_eq!(nearest("sourc:x"), Some("source"));
    assert_eq!(nearest("Autor:x"), Some("author"));
    assert_eq!(nearest("colour:x"), None);
}

#[test]
fn limits_are_messages() {
    let message = |query: &str| read(query).errors[0].kind.message();
    assert_eq!(message(&"(".repeat(10_000)), "the query is longer than 4096 characters");
    assert_eq!(message(&"(".repeat(4_000)), "brackets are nested more than 64 deep");
    assert_eq!(message(&"title:".repeat(600)), "brackets are nested more than 64 deep");
    assert_eq!(message(&format!("{}kim{}", "(".repeat(100), ")".repeat(100))), "brackets are nested more than 64 deep");
    assert_eq!(message(&"kim ".repeat(300_000)), "the query is longer than 4096 characters");
    assert_eq!(read(&format!("{}kim{}", "(".repeat(64), ")".repeat(64))).errors, []);
    assert_eq!(read(&"- ".repeat(1_000)).ast, QueryAst::All);
    assert_eq!(read(&"a ".repeat(512)).errors, []);
    assert_eq!(read(&"ab* ".repeat(64)).errors, []);
    assert_eq!(read(&format!("a{}", " w/1 a".repeat(40))).errors, []);
    for (query, message) in [
        ("a ".repeat(513), "the query has more than 512 words and filters"),
        ("ab* ".repeat(70), "the query has more than 64 wildcards, fuzzy words and regular expressions"),
        (format!("a{}", " w/1 a".repeat(70)), "the query has more than 40 near operators and phrases with ~"),
        ("\"a b\"~2 ".repeat(70), "the query has more than 40 near operators and phrases with ~"),
    ] {
        let errors = read(&query).errors;
        assert_eq!(errors.iter().map(|error| error.kind.message()).collect::<Vec<_>>(), [message]);
    }
}

#[test]
fn distribution_stays_within_the_limits() {
    let many = format!("({})", "a ".repeat(200));
    let errors = read(&format!("{many} w/5 {many}")).errors;
    assert_eq!(errors[0].kind, SyntaxErrorKind::TooManyNear);
    let chain = vec!["(a b)"; 60].join(" w/5 ");
    assert!(!read(&chain).errors.is_empty());
}

#[test]
fn plain_text_has_no_operators() {
    let parsed = parse_plain(" \"Kim OR (Putin) w/5 title:x -train … *");
    assert_eq!(parsed.errors, []);
    assert_eq!(parsed.ast.to_string(), "\\\"Kim \\OR \\(Putin\\) \\w/5 title\\:x \\-train");
    assert_eq!(parse_plain("…").errors[0].kind, SyntaxErrorKind::Empty);
    assert_eq!(parse_plain(&"a ".repeat(513)).errors[0].kind, SyntaxErrorKind::TooManyClauses);
    assert_eq!(parse_plain(&"a".repeat(4_097)).errors[0].kind, SyntaxErrorKind::TooLong);
}

#[track_caller]
fn check_round_trip(parsed: &Parsed) -> Result<(), TestCaseError> {
    let printed = parsed.ast.to_string();
    let again = read(&printed);
    let is_within_limits = printed.chars().count() <= MAX_LENGTH;
    if is_within_limits {
        prop_assert_eq!(&again.errors, &[], "{}", printed);
        prop_assert_eq!(without_spans(&again), without_spans(parsed), "{}", printed);
    }
    Ok(())
}

fn check_places(query: &str, parsed: &Parsed) -> Result<(), TestCaseError> {
    // Each character is in one token, and each token is answered a few times at most.
    let tokens = lexer::lex(query);
    prop_assert!(tokens.len() <= query.chars().count());
    prop_assert!(tokens.windows(2).all(|pair| pair[0].span.end <= pair[1].span.start));
    prop_assert!(parsed.errors.len() + parsed.notes.len() <= 4 * tokens.len() + 1);
    for span in parsed.errors.iter().map(|error| &error.span).chain(parsed.notes.iter().map(|note| &note.span)) {
        prop_assert!(query.get(span.clone()).is_some(), "{:?}", span);
    }
    Ok(())
}

/// Pieces of queries, side by side in any order: more of them are right than of any text.
const PIECES: &str = r#"([a-zA-Zäя0-9"()*?:~^/=\\!'. -]|AND |OR |NOT |not |title:|source:|caps:|url:|=|date:2010 |lang:de |w/5 |pre/2 |w/s |not w/p |atleast2 |atleast|near|~1|~2 |\^2|\^0.5|/ab.c/|words:>3|words<|/5 |\+|,|% |NEAR|has:|hd=|hlead\(|kim |putin |"a b"|"a b\*"~2|vlad\*|\(a OR b\)|\(a b\)|http://|\[2010 TO 2011\]){0,30}"#;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn printing_and_reading_again_gives_the_same(query in PIECES) {
        let parsed = read(&query);
        check_places(&query, &parsed)?;
        check_round_trip(&parsed)?;
    }

    #[test]
    fn any_text_is_read_and_every_place_is_within_it(query in "\\PC{0,200}") {
        for parsed in [read(&query), parse_plain(&query)] {
            check_places(&query, &parsed)?;
            check_round_trip(&parsed)?;
        }
    }
}
