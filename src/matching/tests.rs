//! What the matcher marks, of every kind of query:
//! 1. what matched, as it stands in the text: a phrase as one, of a near-query the words that take part;
//! 2. only in the field that was asked for;
//! 3. nothing that is negated, and no part of the query of which the other half is not there;
//! 4. the same whether a text is scanned or cut into words;
//! 5. for fragments a part of it.

use proptest::prelude::*;

use super::{ArticleMatches, Matcher};
use crate::article::Article;
use crate::language::Language;
use crate::query::parse;

fn article(title: &str, body: &str) -> Article {
    Article {
        id: "id".to_owned(),
        origin: "origin".to_owned(),
        title: Some(title.to_owned()).filter(|title| !title.is_empty()),
        body: body.to_owned(),
        source: Some("Stern".to_owned()),
        language: Language::ENGLISH,
        ..Article::default()
    }
}

fn matcher(query: &str) -> Matcher {
    let languages = ["en", "de", "und"].map(|code| code.parse().unwrap());
    let parsed = parse(query, "2026-01-01".parse().unwrap());
    assert_eq!(parsed.errors, [], "{query}");
    Matcher::new(&parsed.ast, &languages)
}

/// Checks what is marked in an article: parted by `|`, and a `/` between title and body; `-` if it does not match.
#[track_caller]
fn check_article(query: &str, article: &Article, expected: &str) {
    let title = article.title.as_deref().unwrap_or_default();
    let shown = matcher(query).find(article).map(|matches| {
        let of = |text: &str, list: Vec<super::Match>| {
            list.into_iter().map(|found| text[found.range].to_owned()).collect::<Vec<_>>().join("|")
        };
        let (title, body) = (of(title, matches.title), of(&article.body, matches.body));
        if title.is_empty() { body } else { format!("{title}/{body}") }
    });
    assert_eq!(shown.unwrap_or("-".to_owned()), expected, "{query}");
}

#[test]
fn words_in_several_pieces_are_marked_as_a_whole() {
    check("USA", "the U.S.A. and USA", "U.S.A|USA");
    check("email", "An E-Mail, e-mails-x", "E-Mail");
    check("e-mail", "E-Mails, email", "E-Mails|email");
    check("\"email address\"", "the e-mail address", "e-mail address");
    check("\"the USA of\"", "the U.S.A. of", "the U.S.A. of");
    check("\"new email\"", "a new e-mail", "new e-mail");
    check("=email", "e-mail email", "email");
    check("U.S.", "us U. S. U.S", "us|U. S|U.S");
}

#[test]
fn single_cjk_characters_are_marked_alone() {
    check("京", "北京大学 京", "京|京");
    check("学", "北京大学在北京", "学");
    check("=学", "大学生", "学");
    check("\"学 2010\"", "大学2010", "学2010");
    check("学生", "大学生", "学生");
}

#[track_caller]
fn check(query: &str, body: &str, expected: &str) {
    let mut article = article("", body);
    article.glued = vec![vec!["Putin".to_owned(), "with".to_owned()]];
    check_article(query, &article, expected);
}

#[test]
fn words_match_in_every_inflection() {
    check("delivery", "Deliveries, a delivery, delivered", "Deliveries|delivery");
    check("kim putin", "Putin met Kim’s envoy", "Putin|Kim");
    check("kim putin", "Putin met his envoy", "-");
    check("\"zurich\"", "Zürich and Zu\u{308}rich, ZURICH", "Zürich|Zu\u{308}rich|ZURICH");
}

#[test]
fn exact_words_match_in_one_form_and_written_ones_in_one_spelling() {
    check("=train", "Train trains TRAIN", "Train|TRAIN");
    check("caps:US", "us US Us", "US");
    check("caps:Zürich", "zürich Zürich Zu\u{308}rich Zurich", "Zürich|Zu\u{308}rich");
}

#[test]
fn phrases_match_as_a_whole_and_only_side_by_side() {
    check("\"north korea\"", "North Korea, north of Korea, North-Korea", "North Korea|North-Korea");
    check("jong-un", "Kim Jong Un and Jong", "Jong Un");
    check("\"a b a b\"", "a b a b a b", "a b a b|a b a b");
    check("\"north kor*\"", "north korea, north coast, North Korean", "north korea|North Korean");
}

#[test]
fn of_phrases_with_slop_the_words_are_marked_one_by_one() {
    check(
        "\"train station\"~2",
        "The train left the station; a train, and far away from it a station",
        "train|station",
    );
}

#[test]
fn of_a_glued_word_the_part_that_matches_is_marked() {
    check("putin", "met Putinwith Kim, Putin", "Putin|Putin");
    check("putinwith", "met Putinwith Kim", "Putinwith");
    check("\"met putin with kim\"", "met Putinwith Kim", "met Putinwith Kim");
    check("\"met putinwith\"", "met Putinwith Kim", "met Putinwith");
    check("with", "met Putinwith Kim", "with");
    check("with w/1 kim", "met Putinwith Kim", "with|Kim");
}

#[test]
fn wildcards_spellings_and_expressions_match_what_is_written_and_not_its_stem() {
    check("artiller*", "Artillery and artillerists", "Artillery|artillerists");
    check("artilleri*", "Artillery and artilleries", "artilleries");
    check("wom?n", "woman, women, womenn", "woman|women");
    check("*korea", "Korea, Northkorea, Koreans", "Korea|Northkorea");
    check("artilery~1", "artillery artillerists Artilery", "artillery|Artilery");
    check("/ba[dt]/", "bad bat bath bar", "bad|bat");
}

#[test]
fn of_near_queries_the_words_that_take_part_are_marked() {
    check("kim w/2 putin", "Kim met Putin. There and then, after hours, Kim left. When did Putin?", "Kim|Putin");
    check("kim pre/2 putin", "Putin met Kim. Kim met Putin", "Kim|Putin");
    check("kim w/s putin", "Kim met him. Putin met Kim. Putin left", "Putin|Kim");
    check("kim w/p putin", "Kim met him. He is Putin.\n\nKim left.\n\nPutin left.", "Kim|Putin");
    check("(kim w/2 putin) w/4 train", "Kim met Putin on a train", "Kim|Putin|train");
    check("(kim OR putin) w/2 train", "Kim by train. Nobody saw how Putin left", "Kim|train");
    check("kim w/2 \"the train\"", "Kim saw the train", "Kim|the train");
}

#[test]
fn counts_mark_only_where_there_are_enough() {
    check("atleast2 train", "a train and trains", "train|trains");
    check("atleast3 train", "a train and trains", "-");
    check("kim OR atleast3 train", "Kim took a train and trains", "Kim");
    check_article("atleast2 train", &article("Train", "a train"), "Train/train");
}

#[test]
fn what_is_negated_is_never_marked() {
    check("kim -putin", "Kim met him", "Kim");
    check("kim -putin", "Kim and Putin", "-");
    check("kim NOT (putin OR train)", "Kim walked", "Kim");
    check("kim OR (putin -train)", "Kim and Putin on a train", "Kim");
}

#[test]
fn parts_of_which_the_other_half_is_missing_are_not_marked() {
    check("kim OR (putin AND train)", "Kim met Putin", "Kim");
    check("kim OR (putin AND train)", "Kim met Putin on a train", "Kim|Putin|train");
    check("kim OR (putin lang:de)", "Kim met Putin", "Kim");
    check("kim OR (putin lang:en)", "Kim met Putin", "Kim|Putin");
}

#[test]
fn fields_are_looked_for_in_their_place() {
    let of_kim = article("Kim by train", "Kim met Putin.");
    check_article("kim", &of_kim, "Kim/Kim");
    check_article("title:kim", &of_kim, "Kim/");
    check_article("body:kim", &of_kim, "Kim");
    check_article("title:putin", &of_kim, "-");
    check_article("kim source:stern", &of_kim, "Kim/Kim");
    check_article("kim source:spiegel", &of_kim, "-");
    check_article("\"train kim\"", &of_kim, "-");
}

#[test]
fn the_lead_is_the_beginning_of_the_body() {
    let late = article("Putin", &format!("Kim. {}\n\nKim", "A word. ".repeat(60)));
    check_article("lead:kim", &late, "Kim");
    check_article("hlead:putin kim", &late, "Putin/Kim|Kim");
    check_article("hlead:(putin OR kim)", &late, "Putin/Kim");
    check_article("lead:kim", &article("Kim", &format!("{}\n\nKim", "word ".repeat(60))), "-");
}

const QUERIES: &[&str] = &[
    "kim",
    "kim putin",
    "trains OR =train",
    "caps:Kim",
    "\"kim met putin\"",
    "\"kim train\"~3",
    "kim w/3 putin",
    "kim pre/2 train",
    "kim w/s putin",
    "kim w/p train",
    "kim not w/4 putin",
    "kim not w/s train",
    "(kim w/2 putin) w/s train",
    "lead:kim",
    "hlead:(kim w/5 train)",
    "atleast4 kim",
    "kim OR (putin -train)",
    "trai*",
    "tr?in OR kym~1",
    "(kim OR putin) w/3 (train* OR \"the end\")",
    "поезд kim",
    "zurich",
    "usa",
    "\"usa train\"",
    "email OR xkim",
    "\"email train\"",
    "e-mail w/2 kim",
    "\"kim jongun met\" OR jong-un",
];

fn body() -> impl Strategy<Value = String> {
    let piece = proptest::sample::select(vec![
        "Kim ",
        "Putin ",
        "met ",
        "train ",
        "trains. ",
        "the end. ",
        "(",
        "Mr. ",
        "a ",
        "KIM, ",
        "北京",
        "поезд ",
        "Zürich ",
        "“Kim” ",
        "\n\n",
        "U.S.A. ",
        "e-mail ",
        "e-",
        "Jong-un ",
        "Jongun ",
        "x.",
        "x. Kim ",
        "word word word word word word ",
        "dull words that go on for quite a while. ",
        "Kim. The ",
        "a very long piece of text that has nothing in it and fills what is between, so that words are far apart ",
    ]);
    proptest::collection::vec(piece, 0..120).prop_map(|pieces| pieces.concat())
}

fn ranges(matches: Option<ArticleMatches>) -> Vec<(std::ops::Range<usize>, usize)> {
    matches.into_iter().flat_map(|matches| matches.body).map(|found| (found.range, found.clause)).collect()
}

proptest! {
    #[test]
    fn a_scan_finds_what_cutting_into_words_finds(body in body(), query in proptest::sample::select(QUERIES)) {
        let scanned = article("", &body);
        // Where there are glued words, a text is cut into words.
        let cut = Article { glued: vec![vec!["Qu".to_owned(), "ite".to_owned()]], ..scanned.clone() };
        let (mut first, mut second) = (matcher(query), matcher(query));
        prop_assert_eq!(first.find(&scanned), second.find(&cut), "{}", query);
    }

    #[test]
    fn for_fragments_the_first_matches_are_found(
        beginning in body(), rest in body(), query in proptest::sample::select(QUERIES)
    ) {
        let filler = "nothing of any interest here. ".repeat(10_000);
        let long = article("Kim", &format!("{beginning}{filler}{rest}"));
        let mut matcher = matcher(query);
        let all = matcher.find(&long);
        let some = matcher.find_for_fragments(&long, 3);
        if all.is_some() {
            let (all, some) = (ranges(all), ranges(some));
            prop_assert!(some.iter().all(|found| all.contains(found)));
            for (_, clause) in &all {
                let first = |list: &[(std::ops::Range<usize>, usize)]| {
                    list.iter().find(|(_, other)| other == clause).map(|(range, _)| range.clone())
                };
                prop_assert_eq!(first(&all), first(&some));
            }
        }
    }
}
