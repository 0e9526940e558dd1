//! What a page states about its article in JSON-LD, the vocabulary of schema.org.

use std::collections::HashMap;

use super::json::{self, Json};

/// Fields that hold more nodes of the page. Others hold other things: its links, comments, live updates.
const GRAPHS: [&str; 3] = ["@graph", "mainEntity", "mainEntityOfPage"];

/// Fields that hold other articles, and may be most of the data.
const IGNORED: [&str; 8] = [
    "liveBlogUpdate",
    "itemListElement",
    "hasPart",
    "comment",
    "review",
    "image",
    "associatedMedia",
    "potentialAction",
];

/// No page has more nodes that matter; it bounds the work on data made to be large.
const MAX_NODES: usize = 500;

/// The articles and sites that the scripts of a page describe, in their order.
#[derive(Debug, Default)]
pub(super) struct LinkedData {
    /// Nodes of a kind of article, then pages that give a headline or a date.
    pub(super) articles: Vec<LinkedArticle>,
    /// The name of the node of a site, else of an organisation at the top level.
    pub(super) site: Option<String>,
}

/// An article as JSON-LD describes it. Texts are as they are written there.
#[derive(Debug, Default, Clone)]
pub(super) struct LinkedArticle {
    /// False for a node of a whole page, which says less about the article in it.
    pub(super) is_article: bool,
    pub(super) headline: Option<String>,
    pub(super) authors: Vec<String>,
    /// Those of the authors that are said to be organisations.
    pub(super) organisations: Vec<String>,
    pub(super) published: Option<String>,
    pub(super) publisher: Option<String>,
    pub(super) language: Option<String>,
    pub(super) section: Option<String>,
    pub(super) url: Option<String>,
}

/// Reads the scripts of a page.
pub(super) fn read(scripts: &[&str]) -> LinkedData {
    let values: Vec<Json<'_>> = scripts.iter().flat_map(|script| json::read(script, &IGNORED)).collect();
    let mut nodes = Vec::new();
    for value in &values {
        collect(value, &mut nodes, 4);
    }
    let by_id: HashMap<&str, &Json<'_>> = nodes
        .iter()
        .filter(|node| node.field("name").is_some())
        .filter_map(|node| Some((node.field("@id")?.text()?, *node)))
        .collect();
    let mut articles: Vec<LinkedArticle> = nodes.iter().filter_map(|node| article(node, &by_id)).collect();
    articles.sort_by_key(|article| !article.is_article);
    let site = |kinds: &[&str]| {
        let node = nodes.iter().find(|node| kind_of(node).any(|kind| kinds.contains(&kind)))?;
        name(node, &by_id)
    };
    let site = site(&["WebSite"]).or_else(|| site(&["NewsMediaOrganization", "Organization"]));
    LinkedData { articles, site }
}

/// Collects the nodes at the top level and in graphs.
fn collect<'a, 'j>(value: &'a Json<'j>, nodes: &mut Vec<&'a Json<'j>>, depth: usize) {
    for item in value.items() {
        let Json::Fields(_) = item else { continue };
        if nodes.len() >= MAX_NODES {
            return;
        }
        nodes.push(item);
        if depth > 0 {
            GRAPHS.iter().filter_map(|name| item.field(name)).for_each(|inner| collect(inner, nodes, depth - 1));
        }
    }
}

/// Returns the kinds of a node without the address of the vocabulary.
fn kind_of<'a>(node: &'a Json<'_>) -> impl Iterator<Item = &'a str> {
    let kinds = node.field("@type").map(Json::items).unwrap_or_default();
    kinds.iter().filter_map(Json::text).map(|kind| kind.rsplit(['/', ':', '#']).next().unwrap_or_default())
}

/// Reads a node that is an article or a page; None if it is neither.
fn article(node: &Json<'_>, by_id: &HashMap<&str, &Json<'_>>) -> Option<LinkedArticle> {
    let is_article = kind_of(node).any(|kind| {
        kind.ends_with("Article")
            || kind.ends_with("Posting") && kind != "JobPosting"
            || matches!(kind, "Report" | "Review")
    });
    let is_page = kind_of(node).any(|kind| kind.ends_with("Page") || matches!(kind, "CreativeWork" | "VideoObject"));
    if !is_article && !is_page {
        return None;
    }
    let text = |fields: &[&str]| {
        let texts = fields.iter().filter_map(|field| node.field(field)?.items().first()?.text());
        texts.map(str::trim).find(|text| !text.is_empty()).map(str::to_owned)
    };
    let authors = ["author", "creator"].iter().find_map(|field| {
        let value = node.field(field)?;
        let names = names(value, by_id);
        let is_organisation = |item: &&Json<'_>| {
            let referred = item.field("@id").and_then(Json::text).and_then(|id| by_id.get(id));
            let of = |node: &Json<'_>| kind_of(node).any(|kind| kind.ends_with("Organization"));
            of(item) || referred.is_some_and(|node| of(node))
        };
        let organisations =
            value.items().iter().filter(is_organisation).flat_map(|item| names_of(item, by_id)).collect();
        (!names.is_empty()).then_some((names, organisations))
    });
    let (authors, organisations) = authors.unwrap_or_default();
    let page = node.field("mainEntityOfPage").and_then(|page| page.field("@id").unwrap_or(page).text());
    Some(LinkedArticle {
        is_article,
        headline: text(&["headline"]).or_else(|| text(&["name"])),
        authors,
        organisations,
        published: text(&["datePublished"]).or_else(|| text(&["dateCreated", "uploadDate"])),
        publisher: node.field("publisher").and_then(|publisher| names(publisher, by_id).into_iter().next()),
        language: text(&["inLanguage"]).or_else(|| {
            let language = node.field("inLanguage")?;
            language.field("alternateName").or_else(|| language.field("name"))?.text().map(str::to_owned)
        }),
        section: text(&["articleSection"]),
        url: text(&["url"]).or_else(|| page.map(str::to_owned)),
    })
}

/// Returns the names of persons or organisations: texts, nodes or references to nodes.
fn names(value: &Json<'_>, by_id: &HashMap<&str, &Json<'_>>) -> Vec<String> {
    value.items().iter().flat_map(|item| names_of(item, by_id)).collect()
}

fn names_of(item: &Json<'_>, by_id: &HashMap<&str, &Json<'_>>) -> Vec<String> {
    if let Some(text) = item.text() {
        return vec![by_id.get(text).and_then(|node| name(node, by_id)).unwrap_or_else(|| text.to_owned())];
    }
    // A list in a list.
    if let Json::Items(items) = item {
        return items.iter().flat_map(|item| names_of(item, by_id)).collect();
    }
    let listed = item.field("name").map(Json::items).unwrap_or_default();
    if listed.len() > 1 {
        return listed.iter().filter_map(Json::text).map(str::to_owned).collect();
    }
    name(item, by_id).into_iter().collect()
}

/// Returns the name of a node or of the one that it refers to.
fn name(node: &Json<'_>, by_id: &HashMap<&str, &Json<'_>>) -> Option<String> {
    let own = |node: &Json<'_>| {
        let name = node.field("name").and_then(|name| name.items().first()?.text()).unwrap_or_default().trim();
        let parts = ["givenName", "familyName"].map(|part| node.field(part).and_then(Json::text).unwrap_or_default());
        let name = if name.is_empty() { parts.join(" ").trim().to_owned() } else { name.to_owned() };
        (!name.is_empty()).then_some(name)
    };
    own(node).or_else(|| own(by_id.get(node.field("@id")?.text()?)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn first(script: &str) -> LinkedArticle {
        read(&[script]).articles.first().cloned().unwrap()
    }

    #[test]
    fn reads_an_article() {
        let article = first(
            r#"{"@type": "NewsArticle", "headline": "The pier is closed", "datePublished": "2021-03-12",
                "author": [{"@type": "Person", "name": "Ann Lee"}, "Bo Ek"], "publisher": {"name": "Harbour Courier"},
                "inLanguage": "en", "articleSection": ["Local", "Piers"], "mainEntityOfPage": {"@id": "https://h.example/1"}}"#,
        );
        assert_eq!(article.headline.as_deref(), Some("The pier is closed"));
        assert_eq!(article.authors, ["Ann Lee", "Bo Ek"]);
        assert_eq!(article.published.as_deref(), Some("2021-03-12"));
        assert_eq!(article.publisher.as_deref(), Some("Harbour Courier"));
        assert_eq!(article.language.as_deref(), Some("en"));
        assert_eq!(article.section.as_deref(), Some("Local"));
        assert_eq!(article.url.as_deref(), Some("https://h.example/1"));
    }

    #[test]
    fn follows_references_in_a_graph() {
        let data = read(&[r##"{"@graph": [
            {"@type": "WebPage", "name": "Page", "datePublished": "2020-01-01"},
            {"@type": ["Article", "x"], "author": {"@id": "#ann"}, "publisher": {"@id": "#site"}, "headline": "H"},
            {"@type": "Person", "@id": "#ann", "name": "Ann Lee"},
            {"@type": "WebSite", "@id": "#site", "name": "Harbour Courier"}]}"##]);
        assert_eq!(data.articles[0].headline.as_deref(), Some("H"));
        assert_eq!(data.articles[0].authors, ["Ann Lee"]);
        assert_eq!(data.articles[0].publisher.as_deref(), Some("Harbour Courier"));
        assert_eq!(data.articles[1].published.as_deref(), Some("2020-01-01"));
        assert_eq!(data.site.as_deref(), Some("Harbour Courier"));
    }

    #[test]
    fn reads_names_in_all_their_forms() {
        for (author, expected) in [
            (r#""Ann Lee""#, vec!["Ann Lee"]),
            (r#"{"name": ["Ann Lee", "Bo Ek"]}"#, vec!["Ann Lee", "Bo Ek"]),
            (r#"[["Ann Lee"], {"name": "Bo Ek"}]"#, vec!["Ann Lee", "Bo Ek"]),
            (r#"[[{"name": "Ann Lee"}]]"#, vec!["Ann Lee"]),
            (r#"{"givenName": "Ann", "familyName": "Lee"}"#, vec!["Ann Lee"]),
            (r#"{"name": ""}"#, vec![]),
            ("null", vec![]),
        ] {
            let article = first(&format!(r#"{{"@type": "https://schema.org/Article", "author": {author}}}"#));
            assert_eq!(article.authors, expected, "{author}");
        }
    }

    #[test]
    fn leaves_lists_of_other_articles_out() {
        let data =
            read(&[r#"{"@type": "ItemList", "itemListElement": [{"@type": "NewsArticle", "headline": "Other"}]}"#]);
        assert!(data.articles.is_empty());
        assert!(read(&["{"]).articles.is_empty());
    }
}
