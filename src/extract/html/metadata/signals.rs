//! The places of a page that state something about its article, collected in one walk over its nodes.

use std::borrow::Cow;

use super::super::dom::{Dom, NodeId};
use super::super::tags::Tag;

/// No page has more statements of a kind that matter; it bounds the work on pages made to be large.
const MAX_OF_A_KIND: usize = 400;

/// The places; values are as they are written, character references of HTML decoded.
#[derive(Debug, Default)]
pub(super) struct Signals<'a> {
    /// The `<meta>` elements: the name, property or itemprop in small letters, and the content.
    pub(super) metas: Vec<(String, Cow<'a, str>)>,
    /// What stands in scripts of JSON-LD.
    pub(super) scripts: Vec<&'a str>,
    /// The first `<title>` in the head.
    pub(super) title: Option<NodeId>,
    pub(super) headings: Vec<NodeId>,
    pub(super) times: Vec<NodeId>,
    /// Elements with an `itemprop` or `property` in small letters, `<meta>` left out.
    pub(super) items: Vec<(String, NodeId)>,
    /// Links with `rel=author`.
    pub(super) author_links: Vec<NodeId>,
    pub(super) canonical: Option<Cow<'a, str>>,
    /// The language of the root element.
    pub(super) language: Option<Cow<'a, str>>,
}

impl<'a> Signals<'a> {
    /// Walks over a page.
    pub(super) fn collect(dom: &Dom<'a>) -> Self {
        let mut signals = Self::default();
        // Microdata and RDFa, in which `property` alone is that of `<meta>`.
        let has_items = ["itemprop", "itemProp", "ITEMPROP", "typeof="].iter().any(|name| dom.source.contains(name));
        for id in dom.all() {
            match dom.tag(id) {
                Tag::Html if signals.language.is_none() => {
                    signals.language = dom.attr(id, "lang").or_else(|| dom.attr(id, "xml:lang"));
                }
                Tag::Title if signals.title.is_none() && !is_in_drawing(dom, id) => signals.title = Some(id),
                Tag::Meta => signals.add_meta(dom, id),
                Tag::Link => signals.add_link(dom, id),
                Tag::Script if is_json_ld(dom, id) => push(&mut signals.scripts, dom.raw_text(id)),
                Tag::H1 if !is_logo(dom, id) => push(&mut signals.headings, id),
                Tag::Time => push(&mut signals.times, id),
                Tag::A if has_relation(dom, id, "author") => push(&mut signals.author_links, id),
                _ => {}
            }
            if has_items && !matches!(dom.tag(id), Tag::Text | Tag::RawText | Tag::Meta | Tag::Document) {
                signals.add_item(dom, id);
            }
        }
        signals
    }

    /// Returns the contents of the `<meta>` of this name that are not empty.
    pub(super) fn metas_of(&self, name: &str) -> impl Iterator<Item = &str> {
        let metas = self.metas.iter().filter(move |(own, _)| own == name);
        metas.map(|(_, content)| content.trim()).filter(|content| !content.is_empty())
    }

    /// Returns the first content of the first of these names that a `<meta>` has, with the name.
    pub(super) fn meta<'s>(&'s self, names: &[&'static str]) -> Option<(&'static str, &'s str)> {
        names.iter().find_map(|name| {
            Some((
                *name,
                self.metas
                    .iter()
                    .find(|(own, content)| own == name && !content.trim().is_empty())
                    .map(|(_, content)| content.trim())?,
            ))
        })
    }

    fn add_meta(&mut self, dom: &Dom<'a>, id: NodeId) {
        let Some(content) = dom.attr(id, "content") else { return };
        for name in ["name", "property", "itemprop", "http-equiv"] {
            if let Some(name) = dom.attr(id, name) {
                push(&mut self.metas, (name.trim().to_ascii_lowercase(), content.clone()));
            }
        }
    }

    fn add_link(&mut self, dom: &Dom<'a>, id: NodeId) {
        if self.canonical.is_none() && has_relation(dom, id, "canonical") {
            self.canonical = dom.attr(id, "href");
        }
    }

    fn add_item(&mut self, dom: &Dom<'a>, id: NodeId) {
        let is_property = |name: &str| name.eq_ignore_ascii_case("itemprop") || name.eq_ignore_ascii_case("property");
        for (_, value) in dom.attributes(id).filter(|(name, _)| is_property(name)) {
            for property in value.split_ascii_whitespace() {
                let property = property.rsplit([':', '/']).next().unwrap_or_default().to_ascii_lowercase();
                push(&mut self.items, (property, id));
            }
        }
    }
}

fn push<T>(list: &mut Vec<T>, value: T) {
    if list.len() < MAX_OF_A_KIND {
        list.push(value);
    }
}

/// True for a heading that is a link to the front page, or in one.
fn is_logo(dom: &Dom<'_>, id: NodeId) -> bool {
    let inner = dom.descendants(id).take(6).find(|inner| dom.tag(*inner) == Tag::A);
    let outer = dom.ancestors(id).take(3).find(|above| dom.tag(*above) == Tag::A);
    let href = inner.or(outer).and_then(|link| dom.attr(link, "href"));
    href.is_some_and(|href| {
        let path = href
            .split_once("://")
            .map_or(href.as_ref(), |(_, rest)| rest.split_once('/').map_or("/", |(_, path)| path));
        matches!(path.trim(), "" | "/") || path.starts_with("/index.")
    })
}

/// True for the title of a drawing, which is none of the page.
fn is_in_drawing(dom: &Dom<'_>, id: NodeId) -> bool {
    dom.ancestors(id).any(|above| dom.tag(above) == Tag::Svg)
}

fn is_json_ld(dom: &Dom<'_>, id: NodeId) -> bool {
    let kind = dom.attributes(id).find(|(name, _)| name.eq_ignore_ascii_case("type"));
    kind.is_some_and(|(_, kind)| kind.trim().to_ascii_lowercase().starts_with("application/ld+json"))
}

fn has_relation(dom: &Dom<'_>, id: NodeId, relation: &str) -> bool {
    let mut relations = dom.attributes(id).filter(|(name, _)| name.eq_ignore_ascii_case("rel"));
    relations.any(|(_, value)| value.split_ascii_whitespace().any(|own| own.eq_ignore_ascii_case(relation)))
}
