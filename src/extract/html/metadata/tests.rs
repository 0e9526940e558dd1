//! Tests of the metadata as a whole, on pages written for them:
//!
//! 1. Each field is found in each of the places where pages state it.
//! 2. Statements that contradict each other are held against the headline.
//! 3. Values that look like a field and are none are refused.
//! 4. Any text is read without a panic.

use proptest::prelude::*;

use super::*;
use crate::extract::html::dom::Dom;

fn page(head: &str, body: &str) -> PageMetadata {
    let html = format!("<!doctype html><html lang=en><head>{head}</head><body>{body}</body></html>");
    read(&Dom::parse(&html), "2024-06-01".parse().unwrap())
}

fn ld(json: &str) -> String {
    format!(r#"<script type="application/ld+json">{json}</script>"#)
}

#[track_caller]
fn check_title(head: &str, body: &str, expected: &str) {
    let title = page(head, body).title;
    assert_eq!(title.as_ref().map_or("none", |title| title.value.as_str()), expected, "{head} {body}");
}

#[track_caller]
fn check_authors(head: &str, body: &str, expected: &str) {
    let authors = page(head, body).authors.map(|authors| authors.value.join(", "));
    assert_eq!(authors.as_deref().unwrap_or("none"), expected, "{head} {body}");
}

#[track_caller]
fn check_published(head: &str, body: &str, expected: &str) {
    let published = page(head, body).published.map(|published| published.value.to_string());
    assert_eq!(published.as_deref().unwrap_or("none"), expected, "{head} {body}");
}

const SITE: &str = r#"<meta property="og:site_name" content="Harbour Courier">"#;

#[test]
fn takes_the_name_of_the_site_off_titles() {
    for title in [
        "Ferry fares rise by a tenth",
        "Ferry fares rise by a tenth | Harbour Courier",
        "Ferry fares rise by a tenth - The Harbour Courier",
        "Ferry fares rise by a tenth | Local | Harbour Courier",
        "Harbour Courier: Ferry fares rise by a tenth",
        "Harbour Courier » Ferry fares rise by a tenth",
        "Ferry fares rise by a tenth | Harbour Courier | 03.04.2021",
    ] {
        check_title(&format!("{SITE}<title>{title}</title>"), "", "Ferry fares rise by a tenth");
    }
}

#[test]
fn keeps_what_the_headline_holds() {
    let title = "<title>Strike - Harbour Courier stops its presses</title>";
    check_title(
        &format!("{SITE}{title}"),
        "<h1>Strike - Harbour Courier stops its presses</h1>",
        "Strike - Harbour Courier stops its presses",
    );
    check_title(
        "<title>Fares rise on all islands - Anything At All</title>",
        "<h1>Fares rise on all islands</h1>",
        "Fares rise on all islands",
    );
    check_title(SITE, "<h1>Harbour Courier</h1><h1>Fares <b>rise</b></h1>", "Fares rise");
}

#[test]
fn leaves_logos_and_sections_out() {
    check_title(
        "<title>Fares rise on all islands - Courier</title>",
        "<h1><a href='/'>Courier</a></h1>",
        "Fares rise on all islands",
    );
    check_title(
        "<title>Fares rise on all islands</title>",
        "<a href='https://h.example/'><h1>Courier</h1></a>",
        "Fares rise on all islands",
    );
    let shared = r#"<meta property="og:title" content="Opinion | Fares must rise">"#;
    check_title(shared, "<h1>Fares must rise</h1>", "Fares must rise");
    check_title(shared, "", "Opinion | Fares must rise");
}

#[test]
fn finds_titles_where_they_are_stated() {
    check_title(r#"<meta property="og:title" content="Fares &amp;amp; ferries">"#, "", "Fares & ferries");
    check_title(r#"<meta name="twitter:title" content="Fares rise">"#, "", "Fares rise");
    check_title(&ld(r#"{"@type":"NewsArticle","headline":"Fares rise"}"#), "", "Fares rise");
    check_title("", "<svg><title>Logo</title></svg>", "none");
    // A quote in the attribute ended it.
    let cut = r#"<meta property="og:title" content="New ferry named "Queen of the Isles""><title>New ferry named "Queen of the Isles"</title>"#;
    check_title(cut, r#"<h1>New ferry named "Queen of the Isles"</h1>"#, r#"New ferry named "Queen of the Isles""#);
}

#[test]
fn takes_the_article_with_the_title_of_the_page() {
    let other = ld(r#"[{"@type":"NewsArticle","headline":"Pier closed for good","datePublished":"2020-01-01"}]"#);
    let own = ld(r#"{"@type":"NewsArticle","headline":"Fares rise again","datePublished":"2021-03-12"}"#);
    check_published(&format!("{other}{own}"), "<h1>Fares rise again</h1>", "2021-03-12");
}

#[test]
fn finds_dates_where_they_are_stated() {
    check_published(
        &ld(r#"{"@type":"Article","datePublished":"2021-03-12T10:00:00+02:00"}"#),
        "",
        "2021-03-12T10:00:00+02:00",
    );
    check_published(
        r#"<meta property="article:published_time" content="2021-03-12T10:00:00Z">"#,
        "",
        "2021-03-12T10:00:00Z",
    );
    check_published(
        r#"<meta name="cXenseParse:recs:publishtime" content="1615543200000">"#,
        "",
        "2021-03-12T10:00:00Z",
    );
    check_published(r#"<meta name="DC.date.issued" content="2021-03">"#, "", "2021-03");
    check_published("", r#"<h1>H</h1><span itemprop="datePublished" content="2021-03-12">today</span>"#, "2021-03-12");
    check_published("", "<h1>H</h1><time datetime='2021-03-12'>Friday</time>", "2021-03-12");
    check_published("", "<h1>H</h1><p>12 March 2021, 10:30</p>", "2021-03-12T10:30:00");
    check_published("", "<p>12 March 2021</p><h1>H</h1>", "2021-03-12");
    check_published("", "<h1>H</h1><h3>by Ann Lee <span>12 March 2021</span></h3>", "2021-03-12");
    check_published("", "<h1>H</h1><p>05/10/2018</p>", "2018");
}

#[test]
fn takes_the_more_exact_of_two_statements_of_a_day() {
    let day = ld(r#"{"@type":"Article","datePublished":"2021-03-12"}"#);
    let same = r#"<meta property="article:published_time" content="2021-03-12T10:00:00Z">"#;
    let other = r#"<meta property="article:published_time" content="2021-03-13T10:00:00Z">"#;
    check_published(&format!("{day}{same}"), "", "2021-03-12T10:00:00Z");
    check_published(&format!("{day}{other}"), "", "2021-03-12");
    let unclear = ld(r#"{"@type":"Article","datePublished":"12/03/2021"}"#);
    check_published(&format!("{unclear}{same}"), "", "2021-03-12T10:00:00Z");
    check_published(&unclear, "", "2021");
}

#[test]
fn refuses_dates_of_changes_and_of_the_future() {
    check_published(&ld(r#"{"@type":"Article","dateModified":"2021-03-12"}"#), "", "none");
    check_published("", "<h1>H</h1><time class=updated datetime='2021-03-12'></time>", "none");
    check_published(&ld(r#"{"@type":"Article","datePublished":"2031-03-12"}"#), "", "none");
    check_published(&ld(r#"{"@type":"Article","datePublished":"1970-01-01T00:00:00Z"}"#), "", "none");
    check_published("", "<h1>H</h1><a href=x>Pier closed, 12 March 2021</a>", "none");
    check_published(
        "",
        "<h1>H</h1><p>On 12 March 2021 the board of the harbour met once more and raised the fares.</p>",
        "none",
    );
}

#[test]
fn finds_authors_where_they_are_stated() {
    check_authors(&ld(r#"{"@type":"Article","author":[{"name":"Ann Lee"},{"name":"Bo Ek"}]}"#), "", "Ann Lee, Bo Ek");
    check_authors(r#"<meta name="author" content="Ann Lee and Bo Ek">"#, "", "Ann Lee, Bo Ek");
    check_authors(
        r#"<meta name="citation_author" content="Ann Lee"><meta name="citation_author" content="Bo Ek">"#,
        "",
        "Ann Lee, Bo Ek",
    );
    check_authors(
        r#"<meta name="twitter:label1" content="Written by"><meta name="twitter:data1" content="Ann Lee">"#,
        "",
        "Ann Lee",
    );
    check_authors("", "<h1>H</h1><a rel=author href=/a>Ann Lee</a>", "Ann Lee");
    check_authors("", "<h1>H</h1><p itemprop=author><span itemprop=name>Ann Lee</span> is our reporter</p>", "Ann Lee");
    check_authors("", "<h1>H</h1><div class='article-byline'>By <a href=/a>Ann Lee</a>, Oban</div>", "Ann Lee");
    check_authors("", "<h1>H</h1><div>By <a href=/a>Ann Lee</a></div>", "Ann Lee");
    check_authors("", "<h1>H</h1><p>Von Anna Lehmann</p>", "Anna Lehmann");
    let two = "<h1>H</h1><b class=author>Ann Lee</b> <b class=author>Bo Ek</b>";
    check_authors("", two, "Ann Lee, Bo Ek");
    let other = format!("{two}{}<b class=author>Cy Fox</b>", "<p>text</p>".repeat(20));
    check_authors("", &other, "Ann Lee, Bo Ek");
}

#[test]
fn prefers_persons_to_the_house() {
    let house = ld(r#"{"@type":"Article","author":{"@type":"Organization","name":"Harbour Courier"}}"#);
    let person = r#"<meta name="author" content="Ann Lee">"#;
    check_authors(&format!("{SITE}{house}{person}"), "", "Ann Lee");
    check_authors(&format!("{SITE}{house}"), "<h1>H</h1><p class=byline>By Ann Lee</p>", "Ann Lee");
    check_authors(&format!("{SITE}{house}"), "", "Harbour Courier");
    check_authors(&ld(r#"{"@type":"Article","author":[{"name":"Ann Lee"},{"name":"Staff"}]}"#), "", "Ann Lee");
    check_authors(r#"<meta name="author" content="Staff">"#, "", "Staff");
    check_authors(
        &format!(r#"{SITE}<meta name="author" content="Harbour Courier, Oban, Scotland">"#),
        "",
        "Harbour Courier",
    );
}

#[test]
fn refuses_what_is_no_author() {
    check_authors(r#"<meta property="article:author" content="https://social.example/annlee">"#, "", "none");
    check_authors(r#"<meta name="author" content="@annlee">"#, "", "none");
    check_authors("", "<h1>H</h1><p class=comment><b itemprop=author>Bo Ek</b></p>", "none");
    check_authors("", "<h1>H</h1><figure><p class=author-credit>Bo Ek</p></figure>", "none");
}

#[test]
fn names_the_source() {
    let source = |head: &str| page(head, "").source.map(|source| source.value);
    let canonical = r#"<link rel="canonical" href="https://www.harbour.example/news/1">"#;
    assert_eq!(source(SITE).as_deref(), Some("Harbour Courier"));
    assert_eq!(source(&ld(r#"{"@type":"Article","publisher":{"name":"Courier"}}"#)).as_deref(), Some("Courier"));
    assert_eq!(source(canonical).as_deref(), Some("harbour.example"));
    let handle = r#"<meta property="og:site_name" content="harbourcourier">"#;
    let publisher = ld(r#"{"@type":"Article","publisher":{"name":"Harbour Courier"}}"#);
    assert_eq!(source(&format!("{handle}{publisher}")).as_deref(), Some("Harbour Courier"));
    assert_eq!(source(""), None);
}

#[test]
fn reads_language_address_and_section() {
    let head = r#"<link rel="canonical" href="/news/1"><meta property="og:url" content="https://h.example/news/1">
        <meta property="article:section" content="Local"><meta property="og:locale" content="de_AT">"#;
    let data = page(head, "");
    assert_eq!(data.language, Some(Stated::under("html-lang", "en".to_owned())));
    assert_eq!(data.address, Some(Stated::under("og:url", "https://h.example/news/1".to_owned())));
    assert_eq!(data.section, Some(Stated::under("article:section", "Local".to_owned())));
}

#[test]
fn an_empty_page_states_nothing() {
    assert_eq!(read(&Dom::parse(""), "2024-06-01".parse().unwrap()), PageMetadata::default());
}

/// Pieces that pages are made of, in any order.
fn any_page() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just(r#"<meta property="og:title" content=""#.to_owned()),
        Just(r#"<script type="application/ld+json">{"@type":"Article","author":"#.to_owned()),
        Just(r#""datePublished":"2021-03-12T","headline":["#.to_owned()),
        Just("</script>".to_owned()),
        Just("<h1 class=byline>".to_owned()),
        Just("<time datetime=".to_owned()),
        Just("<a rel=author itemprop=author>By ".to_owned()),
        Just("<title>x | ".to_owned()),
        Just(r#"">"#.to_owned()),
        "[ -~äß—｜\u{4e00}\u{301}|:,&;/@(){}]{0,16}",
    ];
    prop::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn reads_any_page(html in any_page()) {
        let data = read(&Dom::parse(&html), "2024-06-01".parse().unwrap());
        prop_assert!(data.authors.is_none_or(|authors| !authors.value.is_empty()));
        prop_assert!(data.title.is_none_or(|title| !title.value.trim().is_empty()));
    }
}
