//! What a query means, told without an index: every article is looked at, and everything is tried.
//!
//! This shares with the engine only what stands in no doubt here: how a text is cut into words and sentences, and the
//! stem and the folded form of a single word.

use std::collections::BTreeSet;

use dateline::analysis::{Analyzer, words};
use dateline::article::{Article, Property};
use dateline::index::analysis_language;
use dateline::language::Language;
use dateline::query::{Filter, QueryAst, TextField, TextQuery};

use super::counting::Counting;
use super::pattern::Sought;
use super::text::{Text, Vocabulary};

/// The articles of a corpus, read once.
#[derive(Debug)]
pub(super) struct Reference {
    pub(super) articles: Vec<ReadArticle>,
    vocabulary: Vocabulary,
}

/// An article with its texts cut into words.
#[derive(Debug)]
pub(super) struct ReadArticle {
    pub(super) article: Article,
    /// The language that it is analysed by.
    language: Language,
    title: Text,
    body: Text,
    furniture: Text,
    source: Text,
    author: Text,
    section: Text,
    url: Text,
}

/// A query, prepared for these articles.
#[derive(Debug)]
pub(super) struct Question<'a> {
    reference: &'a Reference,
    query: Part,
    clauses: Vec<(Option<TextField>, Sought)>,
}

/// A query or a part of it, its texts known by number.
#[derive(Debug)]
enum Part {
    All,
    Clause(usize),
    /// A clause for which articles of these languages are found.
    Alternative(usize, Vec<Language>),
    Filter(Filter),
    And(Vec<Part>),
    Or(Vec<Part>),
    Not(Box<Part>),
}

/// What is to be marked of a text: the number of a clause, and a place in bytes.
pub(super) type Marks = BTreeSet<(usize, (usize, usize))>;

impl Reference {
    /// Reads articles as the index holds them.
    pub(super) fn new(articles: Vec<Article>) -> Self {
        let mut vocabulary = Vocabulary::default();
        let articles = articles.into_iter().map(|article| ReadArticle::new(article, &mut vocabulary)).collect();
        Self { articles, vocabulary }
    }

    /// Prepares a query.
    pub(super) fn ask(&self, query: &QueryAst) -> Question<'_> {
        self.question(query, None)
    }

    /// Prepares a query whose words are alternatives.
    pub(super) fn ask_alternatives(&self, query: &QueryAst) -> Question<'_> {
        self.question(query, Some(&Counting::new(query, self)))
    }

    fn question(&self, query: &QueryAst, counting: Option<&Counting>) -> Question<'_> {
        let mut clauses = Vec::new();
        let mut analyzer = Analyzer::default();
        let mut add = |text: &TextQuery| {
            clauses.push((text.field, Sought::new(&text.pattern, &self.vocabulary, &mut analyzer)));
            clauses.len() - 1
        };
        let query = part(query, counting, true, &mut add);
        Question { reference: self, query, clauses }
    }

    /// Returns the language that each article is analysed by.
    pub(super) fn languages(&self) -> impl Iterator<Item = Language> {
        self.articles.iter().map(|read| read.language)
    }

    /// Returns how many bodies have a stem.
    pub(super) fn bodies_with(&self, stem: &str) -> u32 {
        let is_stem: Vec<bool> = self.vocabulary.words.iter().map(|word| word.has_stem(stem)).collect();
        let has_stem = |read: &&ReadArticle| read.body.tokens.iter().any(|token| is_stem[token.word]);
        self.articles.iter().filter(has_stem).map(|_| 1).sum()
    }
}

impl ReadArticle {
    fn new(article: Article, vocabulary: &mut Vocabulary) -> Self {
        let language = analysis_language(&article);
        let mut name = |text: Option<&str>| {
            Text::new(text.unwrap_or_default(), &[], Language::UNDETERMINED, vocabulary).undivided()
        };
        let furniture: Vec<&str> = article.furniture.iter().map(|line| line.text.as_str()).collect();
        Self {
            furniture: name(Some(&furniture.join("\n"))),
            source: name(article.source.as_deref()),
            author: name(article.author.as_deref()),
            section: name(article.section.as_deref()),
            url: name(article.url.as_deref()),
            title: Text::new(article.title.as_deref().unwrap_or_default(), &article.glued, language, vocabulary),
            body: Text::new(&article.body, &article.glued, language, vocabulary),
            language,
            article,
        }
    }
}

/// Reads a query. With `counting`, what says nothing is no alternative.
fn part(
    query: &QueryAst,
    counting: Option<&Counting>,
    is_alternative: bool,
    add: &mut dyn FnMut(&TextQuery) -> usize,
) -> Part {
    match query {
        QueryAst::All => Part::All,
        QueryAst::Text(text) => match counting.filter(|_| is_alternative) {
            Some(counting) => Part::Alternative(add(text), counting.languages(text)),
            None => Part::Clause(add(text)),
        },
        QueryAst::Filter(filter) => Part::Filter(filter.filter.clone()),
        QueryAst::And { clauses, .. } => {
            Part::And(clauses.iter().map(|clause| part(clause, counting, false, add)).collect())
        }
        QueryAst::Or(clauses) => {
            // What stands within the parts is taken as it was written.
            let mut below = |clause| part(clause, counting.filter(|_| is_text(clause)), true, add);
            Part::Or(clauses.iter().map(&mut below).collect())
        }
        QueryAst::Not(inner) => Part::Not(Box::new(part(inner, None, false, add))),
        QueryAst::Weighted { query, .. } => part(query, counting, is_alternative, add),
    }
}

fn is_text(query: &QueryAst) -> bool {
    match query {
        QueryAst::Text(_) => true,
        QueryAst::Weighted { query, .. } => is_text(query),
        _ => false,
    }
}

impl Question<'_> {
    /// Returns the articles that answer the query, by number.
    pub(super) fn answers(&self) -> Vec<usize> {
        (0..self.reference.articles.len()).filter(|number| self.is_answer(*number)).collect()
    }

    /// True if the article of this number answers the query.
    pub(super) fn is_answer(&self, number: usize) -> bool {
        self.is_true(&self.query, &self.reference.articles[number])
    }

    /// Returns what is to be marked in the title and the body of an article that answers the query.
    pub(super) fn marks(&self, number: usize) -> [Marks; 2] {
        let article = &self.reference.articles[number];
        let mut marks = [Marks::new(), Marks::new()];
        self.mark(&self.query, article, &mut marks);
        marks
    }

    fn is_true(&self, part: &Part, article: &ReadArticle) -> bool {
        match part {
            Part::All => true,
            Part::Clause(number) => self.is_found(*number, article),
            Part::Alternative(number, languages) => {
                languages.contains(&article.language) && self.is_found(*number, article)
            }
            Part::Filter(filter) => has(&article.article, filter),
            Part::And(parts) => parts.iter().all(|part| self.is_true(part, article)),
            Part::Or(parts) => parts.iter().any(|part| self.is_true(part, article)),
            Part::Not(inner) => !self.is_true(inner, article),
        }
    }

    fn is_found(&self, clause: usize, article: &ReadArticle) -> bool {
        let (field, sought) = &self.clauses[clause];
        let found = texts(*field, article).filter_map(|(text, length, _)| sought.find(text, length));
        found.map(|found| found.count()).sum::<usize>() >= sought.least
    }

    /// Marks what makes a part true; nothing of one that is not.
    fn mark(&self, part: &Part, article: &ReadArticle, marks: &mut [Marks; 2]) {
        if !self.is_true(part, article) {
            return;
        }
        match part {
            Part::All | Part::Filter(_) | Part::Not(_) => {}
            Part::And(parts) | Part::Or(parts) => parts.iter().for_each(|part| self.mark(part, article, marks)),
            Part::Clause(number) | Part::Alternative(number, _) => {
                let (field, sought) = &self.clauses[*number];
                for (text, length, marked) in texts(*field, article) {
                    let found = sought.find(text, length);
                    let (Some(marked), Some(found)) = (marked, found) else { continue };
                    marks[marked as usize].extend(found.marks().into_iter().map(|place| (*number, place)));
                }
            }
        }
    }
}

/// The texts in which something is marked.
#[derive(Debug, Clone, Copy)]
enum Marked {
    Title,
    Body,
}

/// Returns the texts that a clause looks in, how many positions of each, and where it marks what it finds.
fn texts(field: Option<TextField>, article: &ReadArticle) -> impl Iterator<Item = (&Text, usize, Option<Marked>)> {
    let whole = |text, marked| (text, usize::MAX, marked);
    let title = whole(&article.title, Some(Marked::Title));
    let body = whole(&article.body, Some(Marked::Body));
    let lead = (&article.body, article.body.lead_length(), Some(Marked::Body));
    let looked_in = match field {
        None => vec![title, body],
        Some(TextField::Title) => vec![title],
        Some(TextField::Body) => vec![body],
        Some(TextField::Lead) => vec![lead],
        Some(TextField::HeadlineAndLead) => vec![title, lead],
        Some(TextField::Furniture) => vec![whole(&article.furniture, None)],
        Some(TextField::Source) => vec![whole(&article.source, None)],
        Some(TextField::Author) => vec![whole(&article.author, None)],
        Some(TextField::Section) => vec![whole(&article.section, None)],
        Some(TextField::Url) => vec![whole(&article.url, None)],
    };
    looked_in.into_iter()
}

fn has(article: &Article, filter: &Filter) -> bool {
    match filter {
        Filter::Language(language) => article.language == *language,
        Filter::Id(id) => article.id == *id,
        Filter::Glued(is_glued) => article.glued.is_empty() != *is_glued,
        Filter::Published { since, until } => article.published.is_some_and(|published| {
            since.is_none_or(|since| published.sort_key() >= since.first_key())
                && until.is_none_or(|until| published.sort_key() <= until.last_key())
        }),
        Filter::Length { least, most } => {
            let n_words = words(&article.body).count() as u64;
            least.is_none_or(|least| least <= n_words) && most.is_none_or(|most| n_words <= most)
        }
        Filter::Has(Property::Title) => article.title.is_some(),
        Filter::Has(Property::Source) => article.source.is_some(),
        Filter::Has(Property::Author) => article.author.is_some(),
        Filter::Has(Property::Section) => article.section.is_some(),
        Filter::Has(Property::Url) => article.url.is_some(),
        Filter::Has(Property::Date) => article.published.is_some(),
    }
}
