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
mod entries;
mod fields;
mod head_lines;
#[cfg(test)]
mod hostile_tests;
mod key;
mod language_id;
mod lines;
mod main_text;
mod markdown;
mod marks;
mod months;
mod name_lines;
mod names;
mod outlet;
mod page;
mod path_date;
mod phrases;
mod phrases_wide;
mod references;
mod rules;
mod shape;
mod source;
mod stamp_line;
mod stamps;
#[cfg(test)]
mod tests;
mod title;
mod title_copies;
mod title_evidence;
mod title_keys;
mod word_map;
mod wrapped;

use crate::article::{Article, Furniture, FurnitureKind};
use crate::corpus::RawDocument;
use crate::date::PartialDate;

use head_lines::{HeadBlock, HeadField};
use lines::Line;
use page::{Role, Surroundings};
use stamps::Stamps;

pub use rules::{RULES, Rule, Rules};

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

/// An article and the rules that made it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Explained {
    /// The article.
    pub article: Article,
    /// Where each field was read, and why each line of the furniture is none of the body.
    pub rules: Rules,
}

/// Makes an article of a document.
///
/// Returns a [`Rejection`] only if neither a title nor a body with a letter or digit is found; a title without a body is
/// an article.
pub fn extract(document: &RawDocument, options: &ExtractOptions) -> Result<Article, Rejection> {
    explain(document, options).map(|explained| explained.article)
}

/// Makes an article of a document, and names the rules that made it.
///
/// Returns a [`Rejection`] as [`extract`] does.
pub fn explain(document: &RawDocument, options: &ExtractOptions) -> Result<Explained, Rejection> {
    let metadata = &document.metadata;
    let today = options.today;
    let text = references::decode(&document.text);
    let mut all_lines = lines::split(&text);
    if all_lines.is_empty() && metadata.title.is_none() {
        return Err(Rejection::Empty);
    }
    let mut head = head_lines::read(&all_lines, today);
    let was_wrapped = wrapped::join(&mut all_lines, head.len());
    markdown::strip(&mut all_lines[head.len()..]);
    let lines = &all_lines[head.len()..];

    let url = fields::stated(metadata.url.as_ref(), &mut head, HeadField::Url);
    let known_title = fields::stated(metadata.title.as_ref(), &mut head, HeadField::Title);
    let known_title = known_title.map(|(title, rule)| (lines::fold(&references::decode(&title)).into_owned(), rule));
    let address = url.as_ref().map(|(url, _)| url.as_str());
    let hints = title::TitleHints {
        known: known_title.as_ref().map(|(title, rule)| (title.as_str(), *rule)),
        address: address.or(Some(&document.origin.path)),
    };
    let around = match known_title {
        _ if head.len() > 0 => Surroundings::Nothing,
        None if !was_wrapped => Surroundings::Page,
        _ => Surroundings::FewMenus,
    };
    let page = page::sort(lines, hints, around, today);

    let body = body(lines, &page.roles);
    let has_text = |text: &str| text.contains(char::is_alphanumeric);
    if !has_text(&body) && !page.title.text.as_deref().is_some_and(has_text) {
        return Err(if all_lines.is_empty() { Rejection::Empty } else { Rejection::NoArticle });
    }
    let stamps = Stamps { lines, page: &page, today, filed: fields::filed(document, address, today) };
    let author = fields::author(metadata, &mut head, &stamps);
    let published = fields::published(document, &mut head, &stamps, address);
    let source = fields::source(
        document,
        options,
        &mut head,
        &stamps,
        fields::SourceHints { author: author.as_ref().map(|(author, _)| author.as_str()), address, body: &body },
    );
    let (language, language_rule) = fields::language(metadata, &mut head, &body, page.title.text.as_deref());
    let (furniture, furniture_rules) = furniture(head, lines, &page.roles);
    let rules = Rules {
        title: page.title.rule.map(Rule::name),
        source: source.as_ref().map(|(_, rule)| rule.name()),
        author: author.as_ref().map(|(_, rule)| rule.name()),
        published: published.map(|(_, _, rule)| rule.name()),
        language: language_rule.map(Rule::name),
        url: url.as_ref().map(|(_, rule)| rule.name()),
        furniture: furniture_rules,
    };
    let origin = document.origin.to_string();
    let article = Article {
        id: metadata.id.clone().or_else(|| metadata.url.clone()).unwrap_or_else(|| origin.clone()),
        origin,
        url: url.map(|(url, _)| url),
        body,
        source: source.map(|(source, _)| source),
        author: author.map(|(author, _)| author),
        published: published.map(|(published, ..)| published),
        published_from: published.map(|(_, from, _)| from),
        language,
        furniture,
        title: page.title.text,
    };
    Ok(Explained { article, rules })
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

/// Returns the lines that are no part of the body, and the rule for each.
fn furniture(head: HeadBlock, lines: &[Line<'_>], roles: &[Role]) -> (Vec<Furniture>, Vec<&'static str>) {
    let head =
        head.into_unused().map(|text| (Furniture { kind: FurnitureKind::HeadLine, text }, Rule::HeadLine.name()));
    let page = lines.iter().zip(roles).filter_map(|(line, role)| match role {
        Role::Furniture(kind, rule) => Some((Furniture { kind: *kind, text: line.text.to_string() }, rule.name())),
        Role::Title | Role::Body => None,
    });
    head.chain(page).unzip()
}
