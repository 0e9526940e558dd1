//! Whole documents through `extract`:
//!
//! 1. title, author, date, source and language come from the best place that states them;
//! 2. page furniture leaves the body, subheads, quotes, lists and short articles stay in it;
//! 3. each field and each line of the furniture names its rule.

use super::*;
use crate::article::{DateOrigin, FurnitureKind};
use crate::corpus::{Media, Metadata, Origin, Place};
use crate::language::Language;

fn document(text: &str) -> RawDocument {
    RawDocument {
        origin: Origin::new("harbour.txt", Place::File),
        metadata: Metadata::default(),
        media: Media::Text,
        text: text.to_owned(),
    }
}

fn options() -> ExtractOptions {
    ExtractOptions { source: None, today: "2024-06-01".parse().unwrap() }
}

fn article(text: &str) -> Article {
    extract(&document(text), &options()).unwrap()
}

#[track_caller]
fn check(input: &str, title: Option<&str>, body: &[&str]) -> Article {
    let article = article(input);
    assert_eq!(article.title.as_deref(), title);
    assert_eq!(article.body.split("\n\n").collect::<Vec<_>>(), body);
    article
}

#[track_caller]
fn check_furniture(article: &Article, expected: &[(FurnitureKind, &str)]) {
    let furniture: Vec<_> = article.furniture.iter().map(|line| (line.kind, line.text.as_str())).collect();
    assert_eq!(furniture, expected);
}

const LEAD: &str =
    "The harbour board of Port Ellis voted on Monday to raise the fares of the old ferry by a tenth from May.";
const SECOND: &str =
    "Islanders who cross every day said that the rise came too soon, and that no one had asked them about it.";
const THIRD: &str =
    "The chairman of the board told reporters that the money would pay for a new engine and a dry waiting room.";

#[test]
fn takes_the_page_off_a_scraped_article() {
    let text = format!(
        "Home Local Ferry fares to rise by a tenth...\n\nFerry fares to rise by a tenth from May\n\n\
         Ferry fares to rise by a tenth from May\n\n{LEAD}\n\nA costly engine\n\n{SECOND}\n\n{THIRD}\n\n\
         Source: Courier\n\nNo Comments\n\nLeave A Reply\n\nPlease enter your comment!\n\nLatest Posts\n\nOther news of the day\n\nExit mobile version"
    );
    let article =
        check(&text, Some("Ferry fares to rise by a tenth from May"), &[LEAD, "A costly engine", SECOND, THIRD]);
    check_furniture(
        &article,
        &[
            (FurnitureKind::Breadcrumb, "Home Local Ferry fares to rise by a tenth..."),
            (FurnitureKind::TitleRepeat, "Ferry fares to rise by a tenth from May"),
            (FurnitureKind::SourceLine, "Source: Courier"),
            (FurnitureKind::CommentForm, "No Comments"),
            (FurnitureKind::CommentForm, "Leave A Reply"),
            (FurnitureKind::CommentForm, "Please enter your comment!"),
            (FurnitureKind::Related, "Latest Posts"),
            (FurnitureKind::Related, "Other news of the day"),
            (FurnitureKind::Navigation, "Exit mobile version"),
        ],
    );
    assert_eq!(article.source.as_deref(), Some("Courier"));
    assert_eq!(article.language, Language::ENGLISH);
}

#[test]
fn reads_head_lines_and_keeps_the_dateline() {
    let text = format!(
        "-- Ferry fares to rise\n-- By  Ann Lee  and Bo Ek\n-- Mon Mar 1, 2021 3:01pm EST\n\
         -- http://www.reuters.com/article/2021/03/01/ferry\n\n \n PORT ELLIS  (Reuters) - {LEAD} \n\n {SECOND}\n"
    );
    let lead = format!("PORT ELLIS (Reuters) - {LEAD}");
    let article = check(&text, Some("Ferry fares to rise"), &[&lead, SECOND]);
    check_furniture(&article, &[]);
    assert_eq!(article.author.as_deref(), Some("Ann Lee, Bo Ek"));
    assert_eq!(article.published.unwrap().to_string(), "2021-03-01T15:01:00-05:00");
    assert_eq!(article.published_from, Some(DateOrigin::HeadLine));
    assert_eq!(article.url.as_deref(), Some("http://www.reuters.com/article/2021/03/01/ferry"));
    assert_eq!(article.source.as_deref(), Some("Reuters"));
    assert_eq!(article.id, "harbour.txt");
}

#[test]
fn head_lines_that_cannot_be_read_are_kept() {
    let text = format!("Title: Ferry fares\nDate: soon\nLanguage: the usual one\nUrl: http://a.example/1\n\n{LEAD}");
    let article = check(&text, Some("Ferry fares"), &[LEAD]);
    let kept = ["Date: soon", "Language: the usual one"];
    check_furniture(&article, &kept.map(|line| (FurnitureKind::HeadLine, line)));
    assert_eq!((article.published, article.language), (None, Language::ENGLISH));
}

#[test]
fn reads_hard_wrapped_text_as_paragraphs() {
    let wrap = |text: &str| {
        let mut column = 0;
        let broken = text.split(' ').map(|word| {
            column += word.len() + 1;
            if column <= 60 {
                return format!(" {word}");
            }
            column = word.len();
            format!("\n{word}")
        });
        broken.collect::<String>().trim_start().to_owned()
    };
    let text = format!("Ferry fares to rise\n\nBy Ann Lee\n\n{}\n\n{}\n\n{}\n", wrap(LEAD), wrap(SECOND), wrap(THIRD));
    let article = check(&text, Some("Ferry fares to rise"), &[LEAD, SECOND, THIRD]);
    assert_eq!(article.author.as_deref(), Some("Ann Lee"));
}

#[test]
fn keeps_short_lines_around_the_text_of_a_record() {
    let mut document = document(&format!("{LEAD}\n\nCourier October, 1961\n\nLee, A.\nEk, B.\nfares, ferries\ntides"));
    document.metadata.title = Some("Ferry fares".to_owned());
    let article = extract(&document, &options()).unwrap();
    assert!(article.body.ends_with("Lee, A.\n\nEk, B.\n\nfares, ferries\n\ntides"), "{}", article.body);
    document.text.push_str("\nRelated articles\nSeal seen");
    let article = extract(&document, &options()).unwrap();
    assert_eq!(article.body, format!("{LEAD}\n\nCourier October, 1961"));
}

#[test]
fn a_title_without_a_body_is_an_article() {
    check(
        "-- Ferry fares to rise\n-- \n-- Mon Mar 1, 2021 3:01pm EST\n-- http://a.example/1\n",
        Some("Ferry fares to rise"),
        &[""],
    );
}

#[test]
fn metadata_wins_over_the_text() {
    let mut document = document(&format!("Ferry fares to rise\nBy Ann Lee\nMarch 1, 2021\n{LEAD}\n{SECOND}"));
    document.metadata = Metadata {
        id: None,
        url: Some("https://www.harbour.example/2020/01/02/fares".to_owned()),
        title: Some("Ferry  fares to rise".to_owned()),
        date: Some("2021-03-02T10:00:00Z".to_owned()),
        source: Some("Courier".to_owned()),
        author: Some("Bo Ek".to_owned()),
        language: Some("en-GB".to_owned()),
        section: None,
    };
    let article = extract(&document, &options()).unwrap();
    assert_eq!(article.title.as_deref(), Some("Ferry fares to rise"));
    assert_eq!(article.author.as_deref(), Some("Bo Ek"));
    assert_eq!(article.published.unwrap().to_string(), "2021-03-02T10:00:00Z");
    assert_eq!(article.published_from, Some(DateOrigin::Metadata));
    assert_eq!(article.source.as_deref(), Some("Courier"));
    assert_eq!(article.id, "https://www.harbour.example/2020/01/02/fares");
    check_furniture(&article, &[(FurnitureKind::Byline, "By Ann Lee"), (FurnitureKind::DateLine, "March 1, 2021")]);
    let fixed = ExtractOptions { source: Some("Mine".to_owned()), ..options() };
    assert_eq!(extract(&document, &fixed).unwrap().source.as_deref(), Some("Mine"));
}

#[test]
fn a_recorded_title_of_invisible_characters_is_none() {
    let mut document = document(&format!("Ferry fares to rise\n\n{LEAD}\n{SECOND}"));
    document.metadata.title = Some("\u{feff}\u{200b}".to_owned());
    let title = |document: &RawDocument| extract(document, &options()).unwrap().title;
    assert_eq!(title(&document).as_deref(), Some("Ferry fares to rise"));
    document.media = Media::Html;
    document.text = format!("<h1>Ferry fares to rise</h1><p>{LEAD}</p><p>{SECOND}</p>");
    assert_eq!(title(&document).as_deref(), Some("Ferry fares to rise"));
}

#[test]
fn reads_the_fields_of_a_page() {
    let text = format!(
        "Menu\nSearch\nFerry fares to rise by a tenth | Harbour Courier\nHome > Local\nFerry fares to rise by a tenth\n\
         By Ann Lee\nPublished March 1, 2021\n3 min read\nFacebook Twitter WhatsApp\n{LEAD}\nAdvertisement\n{SECOND}\n{THIRD}\n\
         Tags: ferry, fares\nPrivacy Policy\n© 2021 Harbour Courier. All rights reserved."
    );
    let article = check(&text, Some("Ferry fares to rise by a tenth"), &[LEAD, SECOND, THIRD]);
    assert_eq!(article.author.as_deref(), Some("Ann Lee"));
    assert_eq!(article.published.unwrap().to_string(), "2021-03-01");
    assert_eq!(article.published_from, Some(DateOrigin::Text));
    assert_eq!(article.source.as_deref(), Some("Harbour Courier"));
}

#[test]
fn leaves_menus_comments_and_link_lists_out() {
    let menu = "News\nSport\nTides\nTravel\nOpinion\nFerries\nIsland life\nPuzzles\n";
    let links = "Harbour seal returns\nTen walks on the west shore\nWho owns the old pier?\nBoats for sale\n";
    let (fourth, fifth) = (format!("Now {SECOND}"), format!("Still, {LEAD}"));
    let text = format!(
        "{menu}Ferry fares to rise by a tenth from May\nBy Ann Lee\n{LEAD}\n{SECOND}\n{THIRD}\nNow {SECOND}\nStill, {LEAD}\n\
         2 Comments\nPat says:\nMarch 2, 2021 at 9:00\nThis is a shame, and the board knows it well enough.\nReply\n\
         Related Articles\n{links}{menu}"
    );
    let article =
        check(&text, Some("Ferry fares to rise by a tenth from May"), &[LEAD, SECOND, THIRD, &fourth, &fifth]);
    let count = |kind| article.furniture.iter().filter(|line| line.kind == kind).count();
    assert_eq!(count(FurnitureKind::Navigation), 8);
    assert_eq!(count(FurnitureKind::Related), 1 + 4 + 8);
    assert_eq!(count(FurnitureKind::Comment), 1 + 2);
}

#[test]
fn short_articles_quotes_and_interviews_stay_whole() {
    check("The ferry sank. No one was hurt.", None, &["The ferry sank. No one was hurt."]);
    check(
        "Ferry sinks off Port Ellis\nIt sank at noon.\nNo one was hurt.",
        Some("Ferry sinks off Port Ellis"),
        &["It sank at noon.", "No one was hurt."],
    );
    check(
        "Menu\nHome\nLog in\nFerry sinks\nNo one was hurt.\nPrivacy Policy",
        None,
        &["Ferry sinks", "No one was hurt."],
    );
    let interview = [
        "Were you afraid?",
        "No.",
        "Why not?",
        SECOND,
        "And now?",
        "“We wait.”",
        THIRD,
        "Prices from May:",
        "- Adults: 4.40",
        "- Children: 2.20",
    ];
    check(&interview.join("\n"), None, &interview);
}

#[test]
fn takes_a_first_short_line_before_text_as_title() {
    check(&format!("Ferry fares to rise\n\n{LEAD}\n{SECOND}"), Some("Ferry fares to rise"), &[LEAD, SECOND]);
    check(
        "Ferry fares\n\nThe board met on Monday in Port Ellis.",
        Some("Ferry fares"),
        &["The board met on Monday in Port Ellis."],
    );
    check(&format!("{LEAD}\n{SECOND}"), None, &[LEAD, SECOND]);
}

#[test]
fn takes_the_date_of_the_address_before_that_of_the_path() {
    let mut document = document(LEAD);
    document.origin.path = "20100102/ferry.txt".to_owned();
    let dated = |document: &RawDocument| {
        let article = extract(document, &options()).unwrap();
        (article.published.unwrap().to_string(), article.published_from.unwrap())
    };
    assert_eq!(dated(&document), ("2010-01-02".to_owned(), DateOrigin::Path));
    document.metadata.url = Some("https://harbour.example/2021/03/01/fares".to_owned());
    assert_eq!(dated(&document), ("2021-03-01".to_owned(), DateOrigin::Url));
}

#[test]
fn the_path_tells_which_day_an_ambiguous_date_is() {
    let mut document = document(&format!("Ferry fares to rise\nPosted on 04/03/2021\n{LEAD}\n{SECOND}"));
    document.origin.path = "2021-03-04-fares.txt".to_owned();
    let article = extract(&document, &options()).unwrap();
    assert_eq!(article.published.unwrap().to_string(), "2021-03-04");
    assert_eq!(article.published_from, Some(DateOrigin::Text));
}

#[test]
fn reads_a_page_in_markdown() {
    let text = format!(
        "---\ntitle: 'Ferry fares &amp; tides'\ndraft: false\nauthor: Ann Lee\n---\n# Ferry fares &amp; tides\n\
         [Tides](/) [Boats](/boats)\n![The pier](pier.png)\n{LEAD}\n## What next?\n**One.** {SECOND} [More](/more).\n---\n{THIRD}"
    );
    let one = format!("One. {SECOND} More.");
    let article = check(&text, Some("Ferry fares & tides"), &[LEAD, "What next?", &one, THIRD]);
    assert_eq!(article.author.as_deref(), Some("Ann Lee"));
    check_furniture(
        &article,
        &[
            (FurnitureKind::HeadLine, "draft: false"),
            (FurnitureKind::Navigation, "Tides Boats"),
            (FurnitureKind::Navigation, "The pier"),
            (FurnitureKind::Navigation, "---"),
        ],
    );
}

#[test]
fn dates_of_the_story_are_not_dates_of_publication() {
    let text = format!(
        "{LEAD}\n{SECOND}\nOn 3 March 2021 the ferry ran aground on the bar and stayed there all week.\n{THIRD}\n{LEAD}"
    );
    assert_eq!(article(&text).published, None);
}

#[test]
fn rejects_what_has_no_letter_or_digit() {
    let reason = |text: &str| extract(&document(text), &options()).unwrap_err().to_string();
    assert_eq!(reason(" \n\t\n"), "no text");
    assert_eq!(reason("***\n—\n"), "only page furniture, no title and no body");
    assert_eq!(reason("Menu\nSearch\nLog in"), "only page furniture, no title and no body");
    assert_eq!(
        reason("Skip to content\nMenu\nHome\nFerries\nIsland life\nTides\nAbout us\nPrivacy Policy\n© 2021 Courier"),
        "only page furniture, no title and no body"
    );
}

#[track_caller]
fn check_rules(document: &RawDocument, expected: &Rules) {
    let explained = explain(document, &options()).unwrap();
    assert_eq!(&explained.rules, expected);
    assert_eq!(explained.article, extract(document, &options()).unwrap());
    assert_eq!(explained.article.furniture.len(), explained.rules.furniture.len());
}

#[test]
fn names_the_rules_that_made_an_article_of_a_page() {
    let text = format!(
        "Menu\nTides\nFerry fares to rise by a tenth\nBy Ann Lee\nMarch 1, 2021\n{LEAD}\nFacebook Twitter\n{SECOND}\n\
         {THIRD}\nRelated articles\nSeal seen\n© 2021 Harbour Courier"
    );
    check_rules(
        &document(&text),
        &Rules {
            title: Some("title-above-stamp"),
            source: Some("copyright-line"),
            author: Some("byline"),
            published: Some("date-stamp"),
            language: Some("letter-sequences"),
            url: None,
            section: None,
            furniture: vec![
                "known-phrase",
                "above-article",
                "byline",
                "date-stamp",
                "share-words",
                "known-phrase",
                "related-section",
                "copyright-line",
            ],
        },
    );
}

#[test]
fn names_what_states_the_fields_of_a_record() {
    let mut document = document(&format!("OBAN (AP) — {LEAD}"));
    document.origin.path = "20210301/fares".to_owned();
    document.metadata.title = Some("Ferry fares to rise".to_owned());
    document.metadata.language = Some("en".to_owned());
    let mut rules = Rules {
        title: Some("record-field"),
        source: Some("agency-dateline"),
        published: Some("path-date"),
        language: Some("record-field"),
        ..Rules::default()
    };
    check_rules(&document, &rules);
    document.metadata.url = Some("https://harbour.example/2021/03/01/fares".to_owned());
    rules = Rules { source: Some("url-host"), published: Some("url-date"), url: Some("record-field"), ..rules };
    check_rules(&document, &rules);
}
