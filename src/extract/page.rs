//! Sorts the lines of a page into title, body and furniture.

use std::ops::Range;

use crate::article::FurnitureKind;
use crate::date::PartialDate;

use super::boilerplate::{self, Signature};
use super::breadcrumb;
use super::entries;
use super::lines::{self, Line};
use super::main_text::{self, is_prose};
use super::name_lines;
use super::rules::Rule;
use super::title::{self, Title, TitleHints};
use super::title_copies::Copies;
use super::widen::{widen, widen_to_menus};

/// Within the article, a heading such as `Related articles` takes no more lines than this with it.
const MAX_RELATED_LINES: usize = 8;

/// A title with so many words of prose above it may be a subhead.
const LONG_LEAD_WORDS: usize = 200;

/// The masthead reaches so many lines above the headline and below the first paragraph.
const MASTHEAD_LINES: usize = 3;

/// What a line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// The line the title was read from.
    Title,
    /// A paragraph of the article.
    Body,
    /// Part of the page, and the rule that says so.
    Furniture(FurnitureKind, Rule),
}

/// What is around the article in the lines that are sorted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Surroundings {
    /// Nothing: head lines stood before the text.
    Nothing,
    /// Menus only if a line says so: the title is known apart from the text, or the text was hard-wrapped.
    FewMenus,
    /// A page with its menus.
    Page,
}

/// A page with its lines sorted.
#[derive(Debug)]
pub(super) struct Page {
    /// What each line is.
    pub(super) roles: Vec<Role>,
    /// The title.
    pub(super) title: Title,
    /// The lines around the headline, where an article is signed and dated.
    pub(super) masthead: Range<usize>,
    /// Where the article ends.
    pub(super) end: usize,
}

/// Sorts the lines.
pub(super) fn sort(lines: &[Line<'_>], hints: TitleHints<'_>, around: Surroundings, today: PartialDate) -> Page {
    let mut signatures = boilerplate::signatures(lines, today);
    name_lines::mark(&mut signatures, lines);
    entries::mark(&mut signatures, lines, today);
    let width = lines::fixed_width(lines);
    if let Some(width) = width {
        keep_whole_lines(&mut signatures, lines, width);
    }
    let found = if width.is_some() { None } else { main_text::find(lines, &signatures) };
    let title = title::find(lines, &signatures, found.as_ref(), hints);
    let mut roles = vec![Role::Body; lines.len()];
    let Some(found) = found else {
        mark_inside(&mut roles, lines, &signatures, 0..lines.len(), 0);
        mark_title(&mut roles, lines, &title, lines.len());
        if width.is_none() && around != Surroundings::Nothing && title.text.is_none() && is_menu(lines, &signatures) {
            mark_outside(&mut roles, &signatures, 0..lines.len(), true);
        }
        return Page { roles, title, masthead: 0..lines.len(), end: lines.len() };
    };
    let is_paragraph = |place: &usize| signatures[*place].is_none() && is_prose(lines[*place].shape);
    let first_paragraph = found.clone().find(is_paragraph).unwrap_or(found.start);
    let bridged = main_text::bridge(lines, &signatures, &found);
    let prose_words = |place: usize| if is_paragraph(&place) { lines[place].shape.words } else { 0 };
    // A subhead may be taken for the title: without other signs it does not cut off the prose above it.
    let is_subhead = |line: &usize| {
        let prose_above = || (bridged.start..*line).map(prose_words).sum::<usize>();
        match title.rule {
            Some(Rule::TitleAboveText) if (bridged.start..found.start).contains(line) => true,
            Some(Rule::TitleAboveText | Rule::TitleAgain) => prose_above() >= LONG_LEAD_WORDS,
            _ => false,
        }
    };
    let headline = title.line.filter(|line| !is_subhead(line));
    let stretch = match around {
        Surroundings::Nothing => 0..lines.len(),
        Surroundings::FewMenus => widen_to_menus(widen(bridged, lines, &signatures, headline), &signatures, headline),
        Surroundings::Page => widen(bridged, lines, &signatures, headline),
    };
    mark_outside(&mut roles, &signatures, 0..stretch.start, false);
    mark_inside(&mut roles, lines, &signatures, stretch.clone(), first_paragraph);
    mark_outside(&mut roles, &signatures, stretch.end..lines.len(), true);
    mark_title(&mut roles, lines, &title, stretch.start);
    let masthead_end = (first_paragraph.max(stretch.start) + MASTHEAD_LINES).min(stretch.end);
    let masthead_start = title.line.unwrap_or(stretch.start).min(stretch.start).saturating_sub(MASTHEAD_LINES);
    Page { roles, title, masthead: masthead_start..masthead_end, end: stretch.end }
}

/// True if a page without prose has nothing but short entries among lines that belong to menus and imprints.
fn is_menu(lines: &[Line<'_>], signatures: &[Option<Signature>]) -> bool {
    let is_entry = |(line, signature): (&Line<'_>, &Option<Signature>)| {
        signature.is_some() || line.shape.words <= 4 && !line.shape.ends_sentence
    };
    let n_furniture = signatures.iter().flatten().count();
    n_furniture >= 3 && n_furniture * 10 >= lines.len() && lines.iter().zip(signatures).all(is_entry)
}

/// In a text that was broken at a fixed width, keeps the signatures of short lines that no sentence runs into.
fn keep_whole_lines(signatures: &mut [Option<Signature>], lines: &[Line<'_>], width: usize) {
    let mut is_start = true;
    for (signature, line) in signatures.iter_mut().zip(lines) {
        if !is_start || line.text.len() * 10 > width * 6 {
            *signature = None;
        }
        is_start = signature.is_some() || line.shape.ends_sentence;
    }
}

/// Marks lines outside of the article: what they are by themselves, else the section they stand in, else `Navigation`.
fn mark_outside(roles: &mut [Role], signatures: &[Option<Signature>], range: Range<usize>, is_tail: bool) {
    let mut section = FurnitureKind::Navigation;
    for place in range {
        let Some(signature) = signatures[place] else {
            roles[place] = Role::Furniture(section, Rule::of_section(section, is_tail));
            continue;
        };
        roles[place] = Role::Furniture(signature.kind, signature.rule);
        // Above an article, `12 Comments` is a link and no comment follows it.
        let is_section = signature.opens_section && (is_tail || signature.kind == FurnitureKind::Related);
        if is_section || is_tail && signature.kind == FurnitureKind::Footer {
            section = signature.kind;
        }
    }
}

/// Marks the furniture within the article; what is in doubt stays body. Prose may stand above the first paragraph of its
/// main part, and the stamps between.
fn mark_inside(
    roles: &mut [Role],
    lines: &[Line<'_>],
    signatures: &[Option<Signature>],
    range: Range<usize>,
    first_paragraph: usize,
) {
    let is_paragraph = |place: usize| signatures[place].is_none() && is_prose(lines[place].shape);
    let n_paragraphs = range.clone().filter(|place| is_paragraph(*place)).count();
    let mut n_before = 0;
    let mut n_related_left = 0;
    for place in range {
        let shape = lines[place].shape;
        match signatures[place] {
            Some(signature) => {
                // Amid paragraphs, a name or a date is an entry of a list, and a source that of a chart.
                let is_amid = n_before > 2 && n_paragraphs - n_before > 1 && place > first_paragraph;
                let states = matches!(
                    signature.kind,
                    FurnitureKind::Byline | FurnitureKind::DateLine | FurnitureKind::SourceLine
                );
                if !(states && is_amid) {
                    roles[place] = Role::Furniture(signature.kind, signature.rule);
                }
                let is_heading = signature.opens_section && signature.kind == FurnitureKind::Related;
                n_related_left = if is_heading { MAX_RELATED_LINES } else { n_related_left };
            }
            None if is_prose(shape) => {
                n_before += 1;
                n_related_left = 0;
            }
            None if n_related_left > 0 && shape.words >= 3 && !shape.ends_colon => {
                roles[place] = Role::Furniture(FurnitureKind::Related, Rule::RelatedSection);
                n_related_left -= 1;
            }
            None => n_related_left = 0,
        }
    }
}

/// Marks the title's line, its repetitions, and the breadcrumbs above it.
fn mark_title(roles: &mut [Role], lines: &[Line<'_>], title: &Title, top_end: usize) {
    let Some(text) = &title.text else { return };
    let mut copies = Copies::of(text);
    let mut is_taken = false;
    for (place, line) in lines.iter().enumerate() {
        let is_body = roles[place] == Role::Body;
        let is_near = place <= top_end.max(title.line.unwrap_or(0)) + 3;
        if is_body && !is_near {
            continue;
        }
        if let Some((kind, rule)) = copies.repeats(&line.text) {
            let is_title = !is_taken && line.text.as_ref() == text;
            roles[place] = if is_title { Role::Title } else { Role::Furniture(kind, rule) };
            is_taken |= is_title;
        } else if place < title.line.unwrap_or(0) && breadcrumb::is_way(line) {
            roles[place] = Role::Furniture(FurnitureKind::Breadcrumb, Rule::WayAboveTitle);
        }
    }
    if let Some(place) = title.line.filter(|place| roles[*place] == Role::Body) {
        roles[place] = Role::Furniture(FurnitureKind::TitleRepeat, Rule::TitleLine);
    }
}
