//! Puts an article together: from the lines of a document to its fields, body and furniture.

use crate::article::{Article, Furniture, FurnitureKind};
use crate::corpus::{Media, RawDocument};

use super::explain_html::explain_html;
use super::head_lines::{self, HeadBlock, HeadField};
use super::lines::{self, Line};
use super::page::{self, Role, Surroundings};
use super::rules::{Rule, Rules};
use super::stamps::Stamps;
use super::{Explained, ExtractOptions, Rejection, fields, markdown, references, title, wrapped};

/// Makes an article of a document, and names the rules that made it.
///
/// Returns a [`Rejection`] as [`extract`](super::extract) does.
pub fn explain(document: &RawDocument, options: &ExtractOptions) -> Result<Explained, Rejection> {
    match document.media {
        Media::Text => explain_text(document, options),
        Media::Html => explain_html(document, options),
        Media::Article => take_over(document, options),
    }
}

/// Takes an article as it was made before.
fn take_over(document: &RawDocument, options: &ExtractOptions) -> Result<Explained, Rejection> {
    let mut article: Article =
        serde_json::from_str(&document.text).map_err(|error| Rejection::Damaged(error.to_string()))?;
    if options.source.is_some() {
        article.source.clone_from(&options.source);
    }
    Ok(Explained { article, rules: Rules::default() })
}

fn explain_text(document: &RawDocument, options: &ExtractOptions) -> Result<Explained, Rejection> {
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
    // One of invisible characters is none.
    let known_title = known_title.filter(|(title, _)| !title.is_empty());
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
        section: metadata.section.is_some().then(|| Rule::RecordField.name()),
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
        section: metadata.section.clone(),
        language,
        furniture,
        title: page.title.text,
        glued: Vec::new(),
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
    let head = head.into_unused().map(|text| (Furniture::new(FurnitureKind::HeadLine, text), Rule::HeadLine.name()));
    let page = lines.iter().zip(roles).filter_map(|(line, role)| match role {
        Role::Furniture(kind, rule) => Some((Furniture::new(*kind, line.text.as_ref()), rule.name())),
        Role::Title | Role::Body => None,
    });
    head.chain(page).unzip()
}
