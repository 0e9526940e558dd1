//! Pages as sites build them, written for these tests, and properties of all pages.
//!
//! 1. The article is told from menus, boxes, comments and other articles.
//! 2. Words are neither glued nor torn at the edges of elements.
//! 3. No text that a reader sees is lost.
//! 4. Any input is a page, and none takes more than linear time.

use proptest::prelude::*;

use super::dom::Dom;
use super::read;
use super::reading::HtmlReading;
use super::tags::Tag;
use crate::article::FurnitureKind;

const ONE: &str = "The harbour board voted on Monday to raise the fares of the old ferry by a tenth from May.";
const TWO: &str = "Passengers had asked for more boats in the morning, which the board declined to pay for this year.";
const THREE: &str =
    "A new engine will be fitted in the winter, the board said, and the ferry stays in port until then.";

fn read_page(html: &str) -> HtmlReading {
    read(html, "2024-06-01".parse().unwrap())
}

#[track_caller]
fn check(html: &str, expected_body: &[&str]) {
    let reading = read_page(html);
    assert_eq!(reading.body.split("\n\n").collect::<Vec<_>>(), expected_body, "{html}");
}

#[track_caller]
fn check_furniture(html: &str, text: &str, expected: FurnitureKind) {
    let reading = read_page(html);
    let found = reading.furniture.iter().find(|(line, _)| line.text == text);
    assert_eq!(found.map(|(line, _)| line.kind), Some(expected), "{text}: {:?}", reading.furniture);
}

/// A page around an article's inner elements.
fn page(article: &str) -> String {
    format!(
        "<html><head><title>Ferry fares to rise by a tenth | Harbour Courier</title></head><body>\
         <header><nav><ul><li><a href=/>Home</a><li><a href=/tides>Tides</a></ul></nav></header>\
         <main><article><h1>Ferry fares to rise by a tenth</h1>{article}</article></main>\
         <footer><p>The Harbour Courier is printed every day but Sunday, and its office is on the quay.</p></footer>\
         </body></html>"
    )
}

#[test]
fn takes_the_paragraphs_and_leaves_the_page() {
    let html = page(&format!("<div class=text><p>{ONE}</p><h2>Fewer boats</h2><p>{TWO}</p><p>{THREE}</p></div>"));
    check(&html, &[ONE, "Fewer boats", TWO, THREE]);
    let reading = read_page(&html);
    assert_eq!(reading.title.map(|title| title.value).as_deref(), Some("Ferry fares to rise by a tenth"));
    check_furniture(&html, "Tides", FurnitureKind::Navigation);
}

#[test]
fn boxes_within_the_article_are_furniture() {
    let with = |inner: &str| page(&format!("<div class=text><p>{ONE}</p>{inner}<p>{TWO}</p><p>{THREE}</p></div>"));
    let boxes = [
        ("<aside><p>Ferries of the past hundred years, with pictures.</p></aside>", FurnitureKind::Related),
        (
            "<div class=related-posts><p>Ferries of the past hundred years, with pictures.</p></div>",
            FurnitureKind::Related,
        ),
        (
            "<figure><img><figcaption>Ferries of the past hundred years, with pictures.</figcaption></figure>",
            FurnitureKind::Caption,
        ),
        ("<div class=newsletterBox>Ferries of the past hundred years, with pictures.</div>", FurnitureKind::Newsletter),
        ("<div id=ad-3>Ferries of the past hundred years, with pictures.</div>", FurnitureKind::Advertisement),
        (
            "<ul class='share_tools'><li>Ferries of the past hundred years, with pictures.</li></ul>",
            FurnitureKind::ShareBar,
        ),
    ];
    for (inner, kind) in boxes {
        check(&with(inner), &[ONE, TWO, THREE]);
        check_furniture(&with(inner), "Ferries of the past hundred years, with pictures.", kind);
    }
}

#[test]
fn names_that_the_page_refutes_count_for_nothing() {
    check(&page(&format!("<div class=paywall><p>{ONE}</p><p>{TWO}</p></div>")), &[ONE, TWO]);
    let named =
        format!("<body><div class='related teaser'><h1>Ferry fares to rise again</h1><p>{ONE}</p><p>{TWO}</p></div>");
    check(&named, &[ONE, TWO]);
}

#[test]
fn comments_are_no_article_even_if_they_are_longer() {
    let comments =
        format!("<section id=comments><h3>2 comments</h3><p>{THREE}</p><p>{THREE}</p><p>{THREE}</p></section>");
    let html = page(&format!("<div><p>{ONE}</p><p>{TWO}</p></div>{comments}"));
    check(&html, &[ONE, TWO]);
    check_furniture(&html, THREE, FurnitureKind::Comment);
}

#[test]
fn an_article_in_several_parts_is_taken_whole() {
    let parts = format!(
        "<div><div class=part><p>{ONE}</p></div><div class=ad>Buy a boat.</div><div class=part><p>{TWO}</p></div></div>"
    );
    check(&page(&parts), &[ONE, TWO]);
}

#[test]
fn a_lead_above_the_text_belongs_to_it() {
    let lead = "Passengers will pay more for the same boats, says the board of the harbour.";
    check(&page(&format!("<p class=standfirst>{lead}</p><div><p>{ONE}</p><p>{TWO}</p></div>")), &[lead, ONE, TWO]);
}

#[test]
fn hidden_text_is_none_unless_it_is_the_article() {
    let consent = format!("<div style='display: none'><p>{THREE}</p></div>");
    check(&page(&format!("<div><p>{ONE}</p>{consent}<p>{TWO}</p></div>")), &[ONE, TWO]);
    check(&page(&format!("<div><p>{ONE}</p><div hidden><p>{TWO}</p><p>{THREE}</p></div></div>")), &[ONE, TWO, THREE]);
    let app = format!("<body><div style=visibility:hidden><p>{ONE}</p><p>{TWO}</p></div>");
    check(&app, &[ONE, TWO]);
}

#[test]
fn pages_without_paragraphs_are_cut_at_line_breaks() {
    check(&page(&format!("<div>{ONE}<br><br>{TWO}<br />\n{THREE}</div>")), &[ONE, TWO, THREE]);
    check(&page(&format!("<div><p>{ONE}</p><p>Harbour Board,<br>Quay 1.</p></div>")), &[ONE, "Harbour Board, Quay 1."]);
}

#[test]
fn a_row_of_a_table_is_a_paragraph() {
    let table = "<table><tr><th>Fare</th><th>New</th></tr><tr><td>Adults</td><td><b>5</b> pounds</td></tr></table>";
    check(
        &page(&format!("<div><p>{ONE}</p>{table}<p>{TWO}</p></div>")),
        &[ONE, "Fare | New", "Adults | 5 pounds", TWO],
    );
    let layout = format!("<table><tr><td><p>{ONE}</p><p>{TWO}</p></td><td><p>{THREE}</p></td></tr></table>");
    check(&page(&layout), &[ONE, TWO, THREE]);
}

#[test]
fn words_are_neither_glued_nor_torn() {
    let sentence = |inner: &str| page(&format!("<p>{ONE} {inner} {TWO}</p>"));
    for (inner, expected) in [
        ("<b>foo</b>bar", "foobar"),
        ("foo<b> bar</b>", "foo bar"),
        ("foo<br>bar", "foo bar"),
        ("<a href=1>foo</a><a href=2>bar</a>", "foo bar"),
        ("foo&nbsp;&shy;bar", "foo bar"),
        ("foo<!-- x -->bar", "foobar"),
        ("<i>f</i><i>oo</i>", "foo"),
    ] {
        check(&sentence(inner), &[&format!("{ONE} {expected} {TWO}")]);
    }
}

#[test]
fn authors_and_dates_are_read_from_the_page_where_nothing_states_them() {
    let html = page(&format!("<div><p>By Ann Lee</p><p>March 3, 2021</p><p>{ONE}</p><p>{TWO}</p></div>"));
    check(&html, &[ONE, TWO]);
    check_furniture(&html, "By Ann Lee", FurnitureKind::Byline);
    let metadata = read_page(&html).metadata;
    assert_eq!(metadata.authors.map(|authors| authors.value), Some(vec!["Ann Lee".to_owned()]));
    assert_eq!(metadata.published.map(|published| published.value.to_string()).as_deref(), Some("2021-03-03"));
}

#[test]
fn pages_without_an_article_have_no_body() {
    for html in ["", "<p>", "<script>var harbour = 1;</script>", "<nav><a href=/>Home</a></nav>", "<!-- x"] {
        assert_eq!(read_page(html).body, "", "{html}");
    }
}

#[test]
fn hostile_pages_are_read_in_time() {
    let n = 30_000;
    let hostile = [
        "<div>".repeat(n),
        "<a href=x>y".repeat(n),
        "<p>y".repeat(n),
        "<div>y".repeat(n),
        format!("<h1>Ferry fares to rise</h1>{}", "<i>y</i><br>".repeat(n)),
        format!("<p>{}</p>", "y ".repeat(10 * n)),
        format!("<p class='{}'>y", "ad ".repeat(10 * n)),
        "<".repeat(10 * n),
        format!("<title>{}</title>", "Ferry - ".repeat(n)),
    ];
    let start = std::time::Instant::now();
    for html in &hostile {
        let reading = read_page(html);
        assert!(reading.body.len() <= html.len());
    }
    assert!(start.elapsed().as_secs() < 60, "nine small pages took {:?}", start.elapsed());
}

/// The words of a text; what joins or ends them does not count.
fn words(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// Markup and text in the order of chance.
fn pieces() -> impl Strategy<Value = String> {
    let tags = [
        "p",
        "div",
        "span",
        "b",
        "a href=x",
        "ul",
        "li",
        "table",
        "tr",
        "td",
        "h1",
        "h2",
        "article",
        "aside",
        "nav",
        "figure",
        "figcaption",
        "blockquote",
        "section class=comments",
        "div class=related",
        "footer",
        "br",
        "time",
        "x-card",
        "button",
        "form",
        "main",
        "header",
    ];
    let open = prop::sample::select(tags.to_vec()).prop_map(|tag| format!("<{tag}>"));
    let close =
        prop::sample::select(tags.to_vec()).prop_map(|tag| format!("</{}>", tag.split(' ').next().unwrap_or_default()));
    let text = "[a-z]{1,8}( [a-z]{1,8}){0,12}[.]? ?";
    prop::collection::vec(prop_oneof![2 => open, 1 => close, 3 => text], 0..60).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn nothing_that_a_reader_sees_is_lost(html in pieces()) {
        let dom = Dom::parse(&html);
        let reading = read_page(&html);
        let mut kept = words(&reading.body);
        kept.extend(reading.furniture.iter().flat_map(|(line, _)| words(&line.text)));
        kept.extend(reading.title.iter().flat_map(|title| words(&title.value)));
        let kept: String = kept.concat();
        for id in dom.all().filter(|id| dom.tag(*id) == Tag::Text) {
            for word in words(&dom.own_text(id)) {
                prop_assert!(kept.contains(&word), "{} of {:?} is not in {:?}", word, html, reading);
            }
        }
    }

    #[test]
    fn any_text_is_a_page(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let html = String::from_utf8_lossy(&bytes);
        let reading = read_page(&html);
        prop_assert!(!reading.body.contains('<') || html.contains(['<', '&']));
    }

    #[test]
    fn any_markup_is_a_page(html in "(<[a-z!/?]{0,4}[a-z =\"'>&;#-]{0,12}|[^<]{0,6}){0,40}") {
        let reading = read_page(&html);
        prop_assert!(reading.furniture.iter().all(|(line, _)| !line.text.is_empty()));
    }
}
