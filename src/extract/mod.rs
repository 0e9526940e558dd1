//! Makes an [`Article`] of a [`RawDocument`]: pure, no I/O, and nothing of the text is lost.
//!
//! Each line that is not blank ends up as the title, in a field, in the body or in the furniture. What decides is the
//! line's shape, where it stands, whether it repeats the title, and phrases that pages use; `page` puts it together.

mod boilerplate;
mod breadcrumb;
mod byline;
mod byline_words;
mod clock;
mod date;
mod date_line;
mod date_tokens;
mod head_lines;
pub mod html;
mod language_id;
mod lines;
mod main_text;
mod markdown;
mod months;
mod name_lines;
mod names;
mod outlet;
mod page;
mod path_date;
mod phrases;
mod phrases_wide;
mod references;
mod source;
mod stamp_line;
mod stamps;
#[cfg(test)]
mod tests;
mod title;
mod title_copies;
mod title_evidence;
mod wrapped;

use crate::article::{Article, DateOrigin, Furniture, FurnitureKind};
use crate::corpus::RawDocument;
use crate::date::{PartialDate, Published};
use crate::language::Language;

use head_lines::{HeadBlock, HeadField};
use lines::Line;
use page::{Role, Surroundings};
use stamps::Stamps;

/// A body shorter than this does not show its language by itself; the title helps.
const SHORT_BODY: usize = 200;

/// What the caller knows and the document does not.
#[derive(Debug, Clone)]
pub struct ExtractOptions {
    /// The outlet of all articles, whatever they state themselves.
    pub source: Option<String>,
    /// Dates after this day are refused.
    pub today: PartialDate,
}

/// Why a document is no article.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Rejection {
    /// There is nothing in it.
    #[error("no text")]
    Empty,
    /// Neither title nor body has a letter or digit.
    #[error("only page furniture, no title and no body")]
    NoArticle,
}

/// Makes an article of a document.
///
/// Returns a [`Rejection`] only if neither a title nor a body with a letter or digit is found; a title without a body is
/// an article.
pub fn extract(document: &RawDocument, options: &ExtractOptions) -> Result<Article, Rejection> {
    let metadata = &document.metadata;
    let text = references::decode(&document.text);
    let mut all_lines = lines::split(&text);
    if all_lines.is_empty() && metadata.title.is_none() {
        return Err(Rejection::Empty);
    }
    let mut head = head_lines::read(&all_lines, options.today);
    let was_wrapped = wrapped::join(&mut all_lines, head.len());
    markdown::strip(&mut all_lines[head.len()..]);
    let lines = &all_lines[head.len()..];

    let url = metadata.url.clone().or_else(|| head.take(HeadField::Url));
    let known_title = metadata.title.clone().or_else(|| head.take(HeadField::Title));
    let known_title = known_title.map(|title| lines::fold(&references::decode(&title)).into_owned());
    let address = url.as_deref().unwrap_or(&document.origin.path);
    let hints = title::TitleHints { known: known_title.as_deref(), address: Some(address) };
    let around = match known_title {
        _ if head.len() > 0 => Surroundings::Nothing,
        None if !was_wrapped => Surroundings::Page,
        _ => Surroundings::FewMenus,
    };
    let page = page::sort(lines, hints, around, options.today);

    let body = body(lines, &page.roles);
    let has_text = |text: &str| text.contains(char::is_alphanumeric);
    if !has_text(&body) && !page.title.text.as_deref().is_some_and(has_text) {
        return Err(if all_lines.is_empty() { Rejection::Empty } else { Rejection::NoArticle });
    }
    let filed = url.as_deref().and_then(|url| path_date::find(url, options.today));
    let filed = filed.or_else(|| path_date::find(&document.origin.path, options.today)).map(|filed| filed.date());
    let stamps = Stamps { lines, page: &page, today: options.today, filed };
    let author = match metadata.author.clone() {
        Some(author) => Some(author),
        None => head.take(HeadField::Author).and_then(|text| byline::stated(&text)).or_else(|| stamps.author()),
    };
    let dated = published(document, &mut head, &stamps, url.as_deref());
    let source = options
        .source
        .clone()
        .or_else(|| metadata.source.clone())
        .or_else(|| head.take(HeadField::Source))
        .or_else(|| stamps.source().filter(|source| author.as_ref() != Some(source)))
        .or_else(|| url.as_deref().and_then(source::of_url))
        .or_else(|| source::of_dateline(&body).map(str::to_owned));
    let stated_language = metadata.language.clone().or_else(|| head.take(HeadField::Language));
    let language = stated_language
        .and_then(|code| code.parse().ok())
        .unwrap_or_else(|| detect_language(&body, page.title.text.as_deref()));
    let origin = document.origin.to_string();
    Ok(Article {
        id: metadata.id.clone().or_else(|| metadata.url.clone()).unwrap_or_else(|| origin.clone()),
        origin,
        url,
        body,
        source,
        author,
        published: dated.map(|(published, _)| published),
        published_from: dated.map(|(_, from)| from),
        language,
        furniture: furniture(head, lines, &page.roles),
        title: page.title.text,
    })
}

/// Finds the date of publication and where it was found.
fn published(
    document: &RawDocument,
    head: &mut HeadBlock,
    stamps: &Stamps<'_>,
    url: Option<&str>,
) -> Option<(Published, DateOrigin)> {
    let today = stamps.today;
    let stated = |text: &str| date::find_or_parse(text, today);
    let from_metadata = document.metadata.date.as_deref().and_then(stated).map(|date| (date, DateOrigin::Metadata));
    from_metadata
        .or_else(|| head.take(HeadField::Date).as_deref().and_then(stated).map(|date| (date, DateOrigin::HeadLine)))
        .or_else(|| stamps.published().map(|date| (date, DateOrigin::Text)))
        .or_else(|| url.and_then(|url| path_date::find(url, today)).map(|date| (date, DateOrigin::Url)))
        .or_else(|| path_date::find(&document.origin.path, today).map(|date| (date, DateOrigin::Path)))
}

fn detect_language(body: &str, title: Option<&str>) -> Language {
    match title {
        Some(title) if body.len() < SHORT_BODY => language_id::detect(&format!("{title}. {body}")),
        _ => language_id::detect(body),
    }
}

fn body(lines: &[Line<'_>], roles: &[Role]) -> String {
    let paragraphs =
        || lines.iter().zip(roles).filter(|(_, role)| **role == Role::Body).map(|(line, _)| line.text.as_ref());
    let mut body = String::with_capacity(paragraphs().map(|paragraph| paragraph.len() + 2).sum());
    for paragraph in paragraphs() {
        if !body.is_empty() {
            body.push_str("\n\n");
        }
        body.push_str(paragraph);
    }
    body
}

fn furniture(head: HeadBlock, lines: &[Line<'_>], roles: &[Role]) -> Vec<Furniture> {
    let head = head.into_unused().map(|text| Furniture { kind: FurnitureKind::HeadLine, text });
    let page = lines.iter().zip(roles).filter_map(|(line, role)| match role {
        Role::Furniture(kind) => Some(Furniture { kind: *kind, text: line.text.to_string() }),
        Role::Title | Role::Body => None,
    });
    head.chain(page).collect()
}
