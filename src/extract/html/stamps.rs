//! Reads author and date from the lines that a page shows, where its metadata states none.

use super::super::lines::{Line, fold};
use super::super::page::{self, Page};
use super::super::stamps::Stamps;
use super::super::title::Title;
use super::blocks::Block;
use super::metadata::{PageMetadata, Stated};
use super::sorting::Role;
use crate::date::PartialDate;

/// The masthead reaches so many lines above the headline and below the first paragraph.
const MASTHEAD_LINES: usize = 6;

/// Fills in authors and date of publication, if they are missing, by the rules for text.
pub(super) fn complete(metadata: &mut PageMetadata, blocks: &[Block], roles: &[Role], today: PartialDate) {
    if metadata.authors.is_some() && metadata.published.is_some() {
        return;
    }
    let (mut lines, mut line_roles) = (Vec::new(), Vec::new());
    for (block, role) in blocks.iter().zip(roles) {
        let line_role = match *role {
            Role::Title => page::Role::Title,
            Role::Body => page::Role::Body,
            Role::Furniture(kind, rule) => page::Role::Furniture(kind, rule),
            Role::Hidden => continue,
        };
        for line in block.text.split('\n').map(fold).filter(|line| !line.is_empty()) {
            lines.push(Line::new(line));
            line_roles.push(line_role);
        }
    }
    let is_body = |role: &page::Role| *role == page::Role::Body;
    let first = line_roles.iter().position(is_body).unwrap_or(0);
    let end = line_roles.iter().rposition(is_body).map_or(lines.len(), |last| last + 1);
    let headline = line_roles.iter().position(|role| *role == page::Role::Title).unwrap_or(first).min(first);
    let masthead = headline.saturating_sub(MASTHEAD_LINES)..(first + MASTHEAD_LINES).min(lines.len());
    let page = Page { roles: line_roles, title: Title::default(), masthead, end };
    let stamps = Stamps { lines: &lines, page: &page, today, filed: None };
    if metadata.authors.is_none() {
        metadata.authors = stamps.author().map(|(author, rule)| Stated::by_rule(rule, vec![author]));
    }
    if metadata.published.is_none() {
        metadata.published = stamps.published().map(|(value, rule)| Stated::by_rule(rule, value));
    }
}
