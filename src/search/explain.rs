//! What the score of an article is made of.

use std::collections::HashMap;

use tantivy::columnar::Column;
use tantivy::query::{EnableScoring, Weight};
use tantivy::{DocAddress, Score, Searcher, TantivyError};

use super::ranking::{Criteria, Ranked};
use super::rescoring::Raise;
use super::{LocalEngine, guarded};
use crate::article::Article;
use crate::engine::{EngineError, ExplainedPart, Explanation, SearchRequest};
use crate::matching::{ArticleMatches, Matcher};
use crate::query::{PlanContext, QueryAst, TextQuery};

/// Takes the scores of articles apart. Keep one for a list of articles that answer one query.
pub(super) struct Explainer<'a> {
    engine: &'a LocalEngine,
    searcher: Searcher,
    criteria: Criteria,
    clauses: Vec<Clause>,
    matcher: Matcher,
    raises: &'a [Raise],
}

/// A part of the query that looks for something in a text and is not negated.
struct Clause {
    text: String,
    /// Its number among all that look for something in a text, from 0.
    number: usize,
    /// What its score is multiplied by.
    factor: f32,
    weight: Box<dyn Weight>,
}

impl<'a> Explainer<'a> {
    /// Prepares to explain the scores of a query, in which words count as they do in the whole. `raises` is what was added
    /// to those of some articles.
    pub(super) fn new(
        engine: &'a LocalEngine,
        ast: &QueryAst,
        whole: &QueryAst,
        request: &SearchRequest,
        raises: &'a [Raise],
    ) -> Result<Self, EngineError> {
        let searcher = engine.index.searcher();
        let similarity = engine.similarity(engine.ranking(request.ranking), &searcher)?;
        let context = PlanContext { similarity, ..engine.plan_context(&request.query, &searcher)? };
        let mut parts = Parts { next: 0, found: Vec::new() };
        parts.collect(ast, 1.0, false);
        let mut clauses = Vec::with_capacity(parts.found.len());
        for Part { text, number, factor } in parts.found {
            let query = engine.plan_part(&QueryAst::Text(text.clone()), whole, &request.query, context)?;
            let scoring = EnableScoring::enabled_from_searcher(&searcher);
            let make = || query.weight(scoring).map_err(|error| engine.index.error(&error));
            let weight = guarded(engine.index.path(), make)?;
            clauses.push(Clause { text: QueryAst::Text(text.clone()).to_string(), number, factor, weight });
        }
        let criteria = Criteria::new(request.order, request.query.today);
        let matcher = Matcher::new(ast, &engine.languages);
        Ok(Self { engine, searcher, criteria, clauses, matcher, raises })
    }

    /// Says what the score of an article is made of.
    pub(super) fn explain(&mut self, ranked: Ranked, article: &Article) -> Result<Explanation, EngineError> {
        let engine = self.engine;
        let matches = self.matcher.find(article).unwrap_or_default();
        let explain = || self.parts(ranked, &matches).map_err(|error| engine.index.error(&error));
        guarded(engine.index.path(), explain)
    }

    fn parts(&self, ranked: Ranked, matches: &ArticleMatches) -> Result<Explanation, TantivyError> {
        let mut in_title = HashMap::<usize, u64>::new();
        let mut in_body = HashMap::<usize, u64>::new();
        for (counts, list) in [(&mut in_title, &matches.title), (&mut in_body, &matches.body)] {
            for found in list {
                *counts.entry(found.clause).or_default() += 1;
            }
        }
        let mut parts = Vec::new();
        let mut sum = 0.0;
        for clause in &self.clauses {
            let Some(score) = self.score(clause, ranked.address)? else { continue };
            let count = |counts: &HashMap<usize, u64>| counts.get(&clause.number).copied().unwrap_or(0);
            sum += score;
            parts.push(ExplainedPart {
                text: clause.text.clone(),
                in_title: count(&in_title),
                in_body: count(&in_body),
                score,
            });
        }
        let raise = self.raises.iter().find(|raise| raise.address == ranked.address);
        let (closeness, exactness) = raise.map_or((0.0, 0.0), |raise| (raise.closeness, raise.exactness));
        let recency = self.recency(ranked.address, sum + closeness + exactness)?;
        Ok(Explanation { parts, closeness, exactness, recency })
    }

    /// Returns what a clause adds to the score of an article, None if the article does not have it.
    fn score(&self, clause: &Clause, address: DocAddress) -> Result<Option<Score>, TantivyError> {
        let segment = self.searcher.segment_reader(address.segment_ord);
        let mut scorer = clause.weight.scorer(segment, 1.0)?;
        let is_match = scorer.doc() <= address.doc_id && scorer.seek(address.doc_id) == address.doc_id;
        Ok(is_match.then(|| scorer.score() * clause.factor))
    }

    /// Returns what the date of an article adds to the score that it has for its text.
    fn recency(&self, address: DocAddress, score: Score) -> Result<Option<Score>, TantivyError> {
        if !self.criteria.has_recency() {
            return Ok(None);
        }
        let segment = self.searcher.segment_reader(address.segment_ord);
        let column: Option<Column<u64>> = segment.fast_fields().column_opt("published")?;
        let published = column.and_then(|column| column.first(address.doc_id)).unwrap_or(0);
        #[expect(clippy::cast_possible_truncation, reason = "a score has the precision of a score")]
        let added = (f64::from(score) * (self.criteria.factor(published) - 1.0)) as Score;
        Ok(Some(added))
    }
}

struct Part<'a> {
    text: &'a TextQuery,
    number: usize,
    factor: f32,
}

/// Numbers what looks for something in a text, as the matcher does, and keeps what is not negated.
struct Parts<'a> {
    next: usize,
    found: Vec<Part<'a>>,
}

impl<'a> Parts<'a> {
    fn collect(&mut self, query: &'a QueryAst, factor: f32, is_negated: bool) {
        match query {
            QueryAst::All | QueryAst::Filter(_) => {}
            QueryAst::Text(text) => {
                if !is_negated {
                    self.found.push(Part { text, number: self.next, factor });
                }
                self.next += 1;
            }
            QueryAst::Not(inner) => self.collect(inner, factor, true),
            QueryAst::Weighted { query, weight } => self.collect(query, factor * weight.factor(), is_negated),
            QueryAst::And { clauses, .. } | QueryAst::Or(clauses) => {
                for clause in clauses {
                    self.collect(clause, factor, is_negated);
                }
            }
        }
    }
}
