//! The date of publication: from data, metadata, marked elements, and at last from what is shown near the headline.

use crate::date::{PartialDate, Published};

use super::super::super::date::{find, find_or_parse};
use super::super::super::rules::Rule;
use super::super::dom::{Dom, NodeId};
use super::super::tags::Tag;
use super::Stated;
use super::headline::Headline;
use super::json_ld::LinkedArticle;
use super::plain::plain;
use super::signals::Signals;

/// Names of `<meta>` that state the publication and nothing else, the most common first.
const CLEAR: [&str; 24] = [
    "article:published_time",
    "og:article:published_time",
    "article:published",
    "og:published_time",
    "datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.date",
    "dc.date.created",
    "dcterms.created",
    "cxenseparse:recs:publishtime",
    "cxenseparse:publishtime",
    "citation_publication_date",
    "citation_online_date",
    "prism.publicationdate",
    "publish-date",
    "publish_date",
    "published_at",
    "publishdate",
    "pubdate",
    "article:create_at",
    "datecreated",
];

/// Names that may state another date: of the page, of its last change.
const VAGUE: [&str; 10] = [
    "date",
    "dc.date",
    "date.available",
    "date.created",
    "created",
    "article.published",
    "originalpublicationdate",
    "article_date_original",
    "release_date",
    "og:release_date",
];

/// Words in the class of an element that shows another date than that of the publication.
const OTHER_DATES: [&str; 6] = ["modif", "updat", "aktualis", "comment", "edited", "event"];

/// A text that shows the date has not more bytes, nor more of them beside the date.
const MAX_DATE_LINE_BYTES: usize = 120;
const MAX_DATE_LABEL_BYTES: usize = 50;

/// A date that is shown before the headline stands in one of so many nodes.
const NODES_BEFORE: usize = 40;

/// Returns the date of publication; None if the page states none up to `today`.
pub(super) fn read(
    dom: &Dom<'_>,
    signals: &Signals<'_>,
    article: Option<&LinkedArticle>,
    headline: Headline,
    today: PartialDate,
) -> Option<Stated<Published>> {
    let linked = |is_article: bool| {
        let article = article.filter(|article| article.is_article == is_article);
        article.and_then(|article| article.published.as_deref()).into_iter()
    };
    let metas = |names: &'static [&'static str]| {
        names.iter().flat_map(|name| signals.metas_of(name).map(move |content| (*name, content)))
    };
    let data = linked(true).map(|text| ("json-ld-datePublished", text)).chain(metas(&CLEAR));
    let read = |(name, text): (&'static str, &str)| Some(Stated::under(name, parse(text, today)?));
    let clear: Vec<Stated<Published>> = data.filter_map(read).collect();
    let items = || of_items(dom, signals, headline, today);
    let vague = || linked(false).map(|text| ("json-ld-page-date", text)).chain(metas(&VAGUE)).find_map(read);
    let shown = || of_times(dom, signals, headline, today).or_else(|| in_text(dom, headline, today));
    match finest_within_the_first(&clear) {
        Some(found) => Some(found),
        None => items().or_else(vague).or_else(shown),
    }
}

/// Returns the first date, or the first within it that says more: the day within a year, the time of a day, its zone.
fn finest_within_the_first(stated: &[Stated<Published>]) -> Option<Stated<Published>> {
    let first = stated.first()?.value.date();
    let within = first.first_key()..=first.last_key();
    let same = stated.iter().filter(|other| within.contains(&other.value.date().first_key()));
    // Of equals, the first.
    same.rev().max_by_key(|other| precision(other.value)).cloned()
}

/// Grows with what is known: the length of the text, in which zones are longer or shorter.
fn precision(published: Published) -> usize {
    published.to_string().len().min("2021-03-12T10:00:00Z".len())
}

/// Reads a statement of a date; the seconds or milliseconds since 1970 are one.
fn parse(text: &str, today: PartialDate) -> Option<Published> {
    let text = plain(text);
    let is_epoch = matches!(text.len(), 10 | 13) && text.starts_with('1') && text.bytes().all(|b| b.is_ascii_digit());
    let published = if is_epoch { Published::of_epoch(text[..10].parse().ok()?) } else { find_or_parse(&text, today) };
    // The first second of 1970 and the years around 1 stand for no date.
    published.filter(|published| published.date().year() > 1970 && published.date().first_key() <= today.last_key())
}

/// Returns the date of the first element with `itemprop=datePublished` or the like, near the headline if there is one.
fn of_items(dom: &Dom<'_>, signals: &Signals<'_>, headline: Headline, today: PartialDate) -> Option<Stated<Published>> {
    let is_date = |name: &str| matches!(name, "datepublished" | "datecreated" | "pubdate");
    let items = signals.items.iter().filter(|(name, _)| is_date(name)).map(|(_, id)| *id);
    let (near, far): (Vec<NodeId>, Vec<NodeId>) = items.partition(|id| headline.is_near(id.index()));
    near.into_iter().chain(far).find_map(|id| {
        let value = stated_by(dom, id, today)?;
        Some(Stated::under("itemprop datePublished", value))
    })
}

/// Reads what an element states in an attribute, else in its text.
fn stated_by(dom: &Dom<'_>, id: NodeId, today: PartialDate) -> Option<Published> {
    let attribute = ["datetime", "content"].iter().find_map(|name| parse(&dom.attr(id, name)?, today));
    attribute.or_else(|| parse(&dom.text(id), today))
}

/// Returns the date of the `<time>` that belongs to the headline: the first behind it, else the last before it.
fn of_times(dom: &Dom<'_>, signals: &Signals<'_>, headline: Headline, today: PartialDate) -> Option<Stated<Published>> {
    let is_published = |id: &NodeId| !is_other_date(dom, *id);
    let near = signals.times.iter().copied().filter(|id| headline.is_near(id.index())).filter(is_published);
    let (before, behind): (Vec<NodeId>, Vec<NodeId>) = near.partition(|id| id.index() < headline.place);
    let value = behind.into_iter().chain(before.into_iter().rev()).find_map(|id| stated_by(dom, id, today))?;
    Some(Stated::by_rule(Rule::TimeNearHeadline, value))
}

/// True if an element or the one around it says in its class that its date is another one.
fn is_other_date(dom: &Dom<'_>, id: NodeId) -> bool {
    std::iter::once(id).chain(dom.parent(id)).any(|id| {
        let names = ["class", "id", "itemprop"].iter().filter_map(|name| dom.attr(id, name));
        names.map(|name| name.to_ascii_lowercase()).any(|name| OTHER_DATES.iter().any(|word| name.contains(word)))
    })
}

/// Returns the first date in a short text near the headline.
fn in_text(dom: &Dom<'_>, headline: Headline, today: PartialDate) -> Option<Stated<Published>> {
    let first = headline.place.saturating_sub(NODES_BEFORE);
    let near: Vec<NodeId> = dom.all().skip(first).take_while(|id| headline.is_near(id.index())).collect();
    let (before, behind) = near.split_at((headline.place - first).min(near.len()));
    let texts = behind.iter().chain(before.iter().rev()).copied().filter(|id| dom.tag(*id) == Tag::Text);
    let mut dates = texts.filter_map(|id| {
        let text = dom.own_text(id);
        let text = text.trim();
        let has_digits = text.bytes().any(|byte| byte.is_ascii_digit());
        if text.len() > MAX_DATE_LINE_BYTES || !has_digits || is_of_another(dom, id) {
            return None;
        }
        let found = find(text, today)?;
        let is_sentence = text.len() - found.range.len() > MAX_DATE_LABEL_BYTES;
        let published = found.published;
        // Of a date that can be read in two ways, the year is known.
        let is_day = published.date().day().is_some() || published.date().month().is_none();
        (is_day && published.date().year() > 1970 && !is_sentence).then_some(published)
    });
    let value = dates.next()?;
    Some(Stated::by_rule(Rule::DateNearHeadline, value))
}

/// True for a text in a link or a lower heading, which announces another article, or in an element of another date.
fn is_of_another(dom: &Dom<'_>, id: NodeId) -> bool {
    let is_announcing = |above: NodeId| match dom.tag(above) {
        Tag::A => true,
        Tag::H1 => false,
        tag => tag.is_heading() && dom.text(above).len() > MAX_DATE_LABEL_BYTES,
    };
    dom.ancestors(id).take(4).any(is_announcing) || dom.parent(id).is_some_and(|parent| is_other_date(dom, parent))
}
