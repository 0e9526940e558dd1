//! Puts the article of a page together: title, body, furniture, and what the page states about it.

use super::super::lines::fold;
use super::super::rules::Rule;
use super::super::title_copies::title_key;
use super::blocks::{self, Block};
use super::dom::{Dom, NodeId};
use super::metadata::{self, PageMetadata, Stated};
use super::script_text;
use super::sorting::{self, Known, Role};
use super::stamps;
use super::tags::Tag;
use crate::article::{Furniture, FurnitureKind};
use crate::date::PartialDate;

/// The parts of a block between line breaks are paragraphs if each has so many words and ends as sentences end.
const MIN_PARAGRAPH_WORDS: usize = 8;

/// What stands between the cells of a row: a row is a paragraph.
const BETWEEN_CELLS: &str = " | ";

/// A row is looked for so many elements above a text.
const ROW_DEPTH: usize = 5;

/// What an HTML page holds.
#[derive(Debug)]
pub(in crate::extract) struct HtmlReading {
    /// The headline.
    pub(in crate::extract) title: Option<Stated<String>>,
    /// The paragraphs of the article, an empty line between them.
    pub(in crate::extract) body: String,
    /// The lines that are page and not article, in the order of the page, each with the rule that tells.
    pub(in crate::extract) furniture: Vec<(Furniture, Rule)>,
    /// What the page states about the article.
    pub(in crate::extract) metadata: PageMetadata,
}

/// Reads a page; any text is one. Dates after `today` are not taken.
///
/// All text that a browser would show is in the title, the body, a field of the metadata or the furniture.
pub(in crate::extract) fn read(html: &str, today: PartialDate) -> HtmlReading {
    let dom = Dom::parse(html);
    let mut metadata = metadata::read(&dom, today);
    let mut page = blocks::cut(&dom);
    let authors = metadata.authors.as_ref().map(|authors| authors.value.clone()).unwrap_or_default();
    let known = Known { titles: titles(&dom, &metadata), authors, today };
    let roles = sorting::sort(&dom, &mut page, &known);
    let shown = page.blocks.iter().zip(&roles);
    let headline = shown.clone().find(|(_, role)| **role == Role::Title).map(|(block, _)| one_line(block));
    let title = metadata.title.clone().or_else(|| headline.map(|text| Stated::by_rule(Rule::HtmlHeadline, text)));
    let title_text = title.as_ref().map(|title| title.value.as_str());
    let is_title = |block: &Block| title_text.is_some_and(|title| title_key(title) == title_key(&block.text));
    let n_prose = shown.clone().filter(|(_, role)| **role == Role::Body).map(|(block, _)| block.prose).sum();
    let script_text = script_text::find(&dom, n_prose).map(|mut paragraphs| {
        paragraphs.retain(|paragraph| title_text != Some(paragraph));
        paragraphs.join("\n\n")
    });
    let (mut body, mut furniture) = (Body::default(), Vec::new());
    for (block, role) in shown {
        match *role {
            Role::Body => match &script_text {
                None => body.push(&dom, block),
                Some(text) if text.contains(&block.text) => {}
                Some(_) => {
                    let line = Furniture::new(FurnitureKind::Related, one_line(block));
                    furniture.push((line, Rule::HtmlBesideScriptText));
                }
            },
            Role::Furniture(kind, rule) => {
                let lines = block.text.split('\n').map(|line| Furniture::new(kind, fold(line)));
                furniture.extend(lines.filter(|line| !line.text.is_empty()).map(|line| (line, rule)));
            }
            Role::Title if !is_title(block) => {
                let line = Furniture::new(FurnitureKind::TitleRepeat, one_line(block));
                furniture.push((line, Rule::HtmlHeadline));
            }
            Role::Title | Role::Hidden => {}
        }
    }
    let body = script_text.unwrap_or(body.text);
    stamps::complete(&mut metadata, &page.blocks, &roles, today);
    HtmlReading { title, body, furniture, metadata }
}

/// Returns what may be the title, the likeliest first.
fn titles(dom: &Dom<'_>, metadata: &PageMetadata) -> Vec<String> {
    let named = dom.all().take_while(|id| dom.tag(*id) != Tag::Body).filter(|id| dom.tag(*id) == Tag::Title);
    let named = named.map(|id: NodeId| dom.text(id));
    metadata.title.iter().map(|title| title.value.clone()).chain(named.take(1)).collect()
}

/// Returns the text of a block as one line.
fn one_line(block: &Block) -> String {
    block.text.replace('\n', " ")
}

/// The body as it grows.
#[derive(Debug, Default)]
struct Body {
    text: String,
    /// The row of a table that the last block is a cell of.
    row: Option<NodeId>,
}

impl Body {
    fn push(&mut self, dom: &Dom<'_>, block: &Block) {
        let row = if block.prose == 0 { row_of(dom, block.node) } else { None };
        if row.is_some() && row == self.row {
            self.text.push_str(BETWEEN_CELLS);
            self.text.push_str(&one_line(block));
        } else {
            self.push_paragraphs(&block.text);
        }
        self.row = row;
    }

    /// Adds a paragraph with line breaks. Old pages part their paragraphs by them; elsewhere they part the lines of an
    /// address or a list.
    fn push_paragraphs(&mut self, text: &str) {
        let mut ends_paragraph = true;
        for line in text.split('\n') {
            if ends_paragraph && !self.text.is_empty() {
                self.text.push_str("\n\n");
            } else if !ends_paragraph {
                self.text.push(' ');
            }
            self.text.push_str(line);
            let is_sentence = line.ends_with(['.', '!', '?', '”', '"', '»', '。']);
            ends_paragraph = is_sentence && line.split(' ').count() >= MIN_PARAGRAPH_WORDS;
        }
    }
}

/// Returns the row of a table that a node is a cell of or stands in.
fn row_of(dom: &Dom<'_>, node: NodeId) -> Option<NodeId> {
    std::iter::once(node).chain(dom.ancestors(node)).take(ROW_DEPTH).find(|id| dom.tag(*id) == Tag::Tr)
}
