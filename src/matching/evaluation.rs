//! Whether an article answers a query, and which of its parts it answers.

use super::matcher::ClauseMatches;
use crate::analysis::words;
use crate::article::Article;
use crate::query::{Filter, QueryAst};

/// What comes of a query, or a part of one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Verdict {
    /// The article answers it, with these clauses.
    Matches(Vec<usize>),
    /// It does not.
    Differs,
}

/// Decides by what the clauses of the query found in the article, in the order of the query.
pub(super) fn evaluate(query: &QueryAst, article: &Article, found: &[ClauseMatches]) -> Verdict {
    Evaluation { article, found, next: 0 }.query(query)
}

struct Evaluation<'a> {
    article: &'a Article,
    found: &'a [ClauseMatches],
    /// The number of the next clause.
    next: usize,
}

impl Evaluation<'_> {
    fn query(&mut self, query: &QueryAst) -> Verdict {
        match query {
            QueryAst::All => Verdict::Matches(Vec::new()),
            QueryAst::Text(_) => {
                let clause = self.next;
                self.next += 1;
                if self.found[clause].is_enough { Verdict::Matches(vec![clause]) } else { Verdict::Differs }
            }
            QueryAst::Filter(filter) => Verdict::of(has(self.article, &filter.filter)),
            QueryAst::Weighted { query, .. } => self.query(query),
            QueryAst::Not(inner) => Verdict::of(self.query(inner) == Verdict::Differs),
            QueryAst::And { clauses, .. } => {
                let verdicts: Vec<Verdict> = clauses.iter().map(|clause| self.query(clause)).collect();
                if verdicts.contains(&Verdict::Differs) {
                    return Verdict::Differs;
                }
                Verdict::all(verdicts)
            }
            QueryAst::Or(clauses) => {
                let mut verdicts: Vec<Verdict> = clauses.iter().map(|clause| self.query(clause)).collect();
                verdicts.retain(|verdict| *verdict != Verdict::Differs);
                if verdicts.is_empty() { Verdict::Differs } else { Verdict::all(verdicts) }
            }
        }
    }
}

impl Verdict {
    fn of(is_match: bool) -> Self {
        if is_match { Self::Matches(Vec::new()) } else { Self::Differs }
    }

    fn all(verdicts: Vec<Self>) -> Self {
        let clauses = verdicts.into_iter().flat_map(|verdict| match verdict {
            Self::Matches(clauses) => clauses,
            Self::Differs => Vec::new(),
        });
        Self::Matches(clauses.collect())
    }
}

fn has(article: &Article, filter: &Filter) -> bool {
    match filter {
        Filter::Language(language) => article.language == *language,
        Filter::Id(id) => article.id == *id,
        Filter::Glued(is_glued) => article.glued.is_empty() != *is_glued,
        Filter::Published { since, until } => article.published.is_some_and(|published| {
            let key = published.sort_key();
            since.is_none_or(|since| key >= since.first_key()) && until.is_none_or(|until| key <= until.last_key())
        }),
        Filter::Length { least, most } => {
            let n_words = words(&article.body).count() as u64;
            least.is_none_or(|least| n_words >= least) && most.is_none_or(|most| n_words <= most)
        }
        Filter::Has(property) => property.is_known(article),
    }
}
