//! Who wrote the article: the statements of data and metadata, held against each other and against what is shown.

use super::super::super::byline;
use super::super::super::rules::{FoundBy, Rule};
use super::super::dom::{Dom, NodeId};
use super::super::tags::Tag;
use super::Stated;
use super::headline::Headline;
use super::json_ld::LinkedArticle;
use super::people::{NameKind, kind, names};
use super::signals::Signals;
use super::site::Site;
use crate::date::PartialDate;

/// Names of `<meta>` that state authors, the most reliable first.
const METAS: [&str; 20] = [
    "author",
    "article:author",
    "article:author_name",
    "og:article:author",
    "og:author",
    "parsely-author",
    "sailthru.author",
    "citation_author",
    "dc.creator",
    "dcterms.creator",
    "dc.creator.name",
    "cxenseparse:author",
    "authors",
    "article_author",
    "articleauthor",
    "article.author",
    "byl",
    "mrf:authors",
    "creator",
    "cxenseparse:recs:author",
];

/// The statement of authors in JSON-LD.
const LINKED: FoundBy = FoundBy::Statement("json-ld-author");

/// Parts of the class or id of an element that shows the authors.
const CLASSES: [&str; 8] = ["author", "byline", "autor", "auteur", "autore", "skribent", "redakteur", "reporter"];

/// No byline is longer.
const MAX_BYLINE_BYTES: usize = 200;

/// So many nodes may stand between the elements of two authors of one article.
const MAX_NODES_BETWEEN: usize = 16;

/// Returns the authors; None if the page states none.
pub(super) fn read(
    dom: &Dom<'_>,
    signals: &Signals<'_>,
    article: Option<&LinkedArticle>,
    site: &Site,
    headline: Headline,
    today: PartialDate,
) -> Option<Stated<Vec<String>>> {
    let organisations = article.map(|article| article.organisations.as_slice()).unwrap_or_default();
    // What is said to be an organisation is no person, however it is called.
    let kind_of = |name: &String| {
        let kind = kind(name, &site.keys);
        if organisations.contains(name) { kind.min(NameKind::Other) } else { kind }
    };
    let best_kind =
        |statement: &Stated<Vec<String>>| statement.value.iter().map(kind_of).max().unwrap_or(NameKind::House);
    let mut stated: Vec<Stated<Vec<String>>> = Vec::new();
    let linked = article.map(|article| article.authors.as_slice()).unwrap_or_default();
    add(&mut stated, LINKED, linked.iter().map(String::as_str));
    for name in METAS {
        add(&mut stated, FoundBy::Statement(name), signals.metas_of(name));
    }
    // `Harbour Courier, Oban, Scotland` is the address of the house.
    for statement in &mut stated {
        let is_site_first = statement.value.first().is_some_and(|name| kind_of(name) == NameKind::Site);
        if is_site_first && best_kind(statement) < NameKind::Person && statement.found_by != LINKED {
            statement.value.truncate(1);
        }
    }
    add(&mut stated, FoundBy::Statement("twitter:data1"), labelled(signals));
    add(
        &mut stated,
        FoundBy::Statement("itemprop-author"),
        of_items(dom, signals, headline).iter().map(String::as_str),
    );
    if !stated.iter().any(|statement| best_kind(statement) == NameKind::Person) {
        let links = signals.author_links.iter().filter(|id| headline.is_near(id.index())).map(|id| dom.text(*id));
        add(&mut stated, FoundBy::Statement("rel=author"), links.collect::<Vec<_>>().iter().map(String::as_str));
        let mut found = Vec::new();
        add(&mut found, FoundBy::Rule(Rule::Byline), shown(dom, headline, today).iter().map(String::as_str));
        // What is only shown is taken for a photographer or a desk if no person is in it and the data name somebody.
        found.retain(|statement| match best_kind(statement) {
            NameKind::Person => true,
            _ => stated.is_empty() && statement.value.iter().all(|name| !is_description(name)),
        });
        stated.extend(found);
    }
    // The first of the best kind.
    let mut best = stated.iter().rev().max_by_key(|statement| best_kind(statement))?.clone();
    let least = match best.found_by {
        LINKED => best_kind(&best).min(NameKind::Site),
        // Beside a person, a place or an office is shown.
        FoundBy::Rule(_) => best_kind(&best),
        FoundBy::Statement(_) => best_kind(&best).min(NameKind::Other),
    };
    best.value.retain(|name| kind_of(name) >= least);
    Some(best)
}

/// Returns the names of the elements marked as author that belong to the headline, else of the first.
fn of_items(dom: &Dom<'_>, signals: &Signals<'_>, headline: Headline) -> Vec<String> {
    let is_comment = |id: NodeId| dom.ancestors(id).take(8).any(|above| has_class(dom, above, &["comment"]));
    let items = signals.items.iter().filter(|(name, _)| name == "author" || name == "creator").map(|(_, id)| *id);
    let items: Vec<NodeId> = items.filter(|id| !is_comment(*id)).collect();
    let items = || items.iter().copied();
    let near = items().filter(|id| headline.is_near(id.index()));
    let near: Vec<String> = near.map(|id| name_in(dom, signals, id)).collect();
    if near.is_empty() { items().take(1).map(|id| name_in(dom, signals, id)).collect() } else { near }
}

fn add<'t>(stated: &mut Vec<Stated<Vec<String>>>, found_by: FoundBy, texts: impl Iterator<Item = &'t str>) {
    let mut value: Vec<String> = Vec::new();
    for name in texts.flat_map(names) {
        if !value.iter().any(|known| known.eq_ignore_ascii_case(&name)) {
            value.push(name);
        }
    }
    if !value.is_empty() {
        stated.push(Stated { value, found_by });
    }
}

/// True for words that describe somebody: `the ministries of defence`.
fn is_description(name: &str) -> bool {
    name.split(' ').count() >= 3 && name.split(' ').filter(|word| word.starts_with(char::is_lowercase)).count() >= 2
}

/// Returns the value beside the label that introduces an author, as it is shown where a link is shared.
fn labelled<'s>(signals: &'s Signals<'_>) -> impl Iterator<Item = &'s str> {
    let labels = [("twitter:label1", "twitter:data1"), ("twitter:label2", "twitter:data2")];
    labels.into_iter().filter_map(|(label, value)| {
        let is_author = signals.metas_of(label).next().is_some_and(byline::is_introducer);
        signals.metas_of(value).next().filter(|_| is_author)
    })
}

/// Returns the name within an element that is an author: the `itemprop=name` in it, else its text.
fn name_in(dom: &Dom<'_>, signals: &Signals<'_>, id: NodeId) -> String {
    let within = id.index() + 1..dom.end(id);
    let names = signals.items.iter().filter(|(name, inner)| name == "name" && within.contains(&inner.index()));
    let inner: Vec<String> =
        names.map(|(_, inner)| dom.attr(*inner, "content").map_or_else(|| dom.text(*inner), Into::into)).collect();
    if inner.is_empty() {
        let text = dom.attr(id, "content").map_or_else(|| dom.text(id), Into::into);
        return if text.len() <= MAX_BYLINE_BYTES { text } else { String::new() };
    }
    inner.join("; ")
}

/// Returns the names that the elements around the headline show.
fn shown(dom: &Dom<'_>, headline: Headline, today: PartialDate) -> Vec<String> {
    let near = || dom.all().skip(headline.place.saturating_sub(60)).take_while(|id| headline.is_near(id.index()));
    let mut shown: Vec<String> = Vec::new();
    let mut end = 0;
    for id in near() {
        let is_inside = id.index() < end;
        if is_inside || dom.tag(id).is_text() || !has_class(dom, id, &CLASSES) || is_of_picture(dom, id) {
            continue;
        }
        let text = dom.text(id);
        if text.is_empty() || text.len() > MAX_BYLINE_BYTES {
            continue;
        }
        // Far from the first name, the authors of other articles are shown.
        if !shown.is_empty() && id.index() > end + MAX_NODES_BETWEEN {
            break;
        }
        end = dom.end(id);
        let is_first = shown.is_empty();
        let named = || byline::stated(&text).filter(|names| is_first || kind(names, &[]) == NameKind::Person);
        let by = || byline::author(&text, today).or_else(named).into_iter().collect();
        shown.extend(links_in(dom, id).unwrap_or_else(by));
    }
    if shown.is_empty() {
        let texts = near().filter(|id| dom.tag(*id) == Tag::Text && !is_of_picture(dom, *id));
        let mut bylines = texts.filter_map(|id| byline_at(dom, id, today));
        shown.extend(bylines.next());
    }
    shown
}

/// Returns the names of a byline that is a text, or of one that begins with this text: `By` before a link.
fn byline_at(dom: &Dom<'_>, id: NodeId, today: PartialDate) -> Option<String> {
    let text = dom.own_text(id);
    let text = text.trim();
    let is_short = !text.is_empty() && text.len() <= MAX_BYLINE_BYTES;
    if is_short && byline::is_introducer(text) {
        let whole = dom.text(dom.parent(id)?);
        return byline::author(&whole, today).filter(|_| whole.len() <= MAX_BYLINE_BYTES && whole.starts_with(text));
    }
    if is_short && byline::is_byline(text, today) { byline::author(text, today) } else { None }
}

/// True for what stands in a figure or in an element that says of itself that it is a credit.
fn is_of_picture(dom: &Dom<'_>, id: NodeId) -> bool {
    dom.ancestors(id).take(6).any(|above| {
        let is_figure = matches!(dom.tag(above), Tag::Figure | Tag::Figcaption);
        is_figure || has_class(dom, above, &["caption", "credit", "copyright", "photo", "image", "picture", "comment"])
    })
}

/// Returns the texts of the links in an element, if there are any that may be names.
fn links_in(dom: &Dom<'_>, id: NodeId) -> Option<Vec<String>> {
    let links = dom.descendants(id).filter(|id| dom.tag(*id) == Tag::A).map(|id| dom.text(id));
    let names: Vec<String> = links.filter(|text| kind(text, &[]) == NameKind::Person).collect();
    (!names.is_empty()).then_some(names)
}

/// True if the class or another name of an element holds one of these words.
fn has_class(dom: &Dom<'_>, id: NodeId, words: &[&str]) -> bool {
    let mut names =
        dom.attributes(id).filter(|(name, _)| matches!(*name, "class" | "id" | "data-testid" | "data-component"));
    names.any(|(_, value)| {
        let value = value.to_ascii_lowercase();
        value.len() < 300 && words.iter().any(|word| value.contains(word))
    })
}
