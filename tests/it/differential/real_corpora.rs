//! The engine over a distributed one finds what the index folder finds in articles that were not made up, for random queries
//! of words that stand in them.
//!
//! `DATELINE_TEST_ARTICLES` names a folder of articles to try besides the demo corpus. Without optimisation, some ten
//! thousand take long.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use dateline::article::Article;
use dateline::engine::{QueryRequest, SearchEngine, SearchRequest};
use dateline::query::QueryAst;
use dateline::search::LocalEngine;
use proptest::prelude::*;
use proptest::sample::select;

use super::drawn::{drawn_from, long_words};
use super::queries::{bare_query, query};
use super::remote::{Both, N_QUERIES, Outcome};
use super::vocabulary::Vocabulary;
use super::{report, runner, wanted};
use crate::env::{TestEnv, demo_corpus};

/// Of how many articles the queries are made.
const N_DRAWN: usize = 200;
/// How many queries of words side by side have the articles with some of them counted.
const N_BARE: u32 = 20;

/// Queries that no article of the demo corpus answers: what each of their words finds, and what may have been meant.
const MISSPELT: [&str; 6] =
    ["vladivostock", "artilery zzqx", "kim traim", "source:exampl zzzz", "title:sumit qqqq", "Newsletter zzqx"];

/// How the queries were answered.
#[derive(Debug, Default)]
struct Tally {
    /// Those that some articles answer, none, and all.
    answered: usize,
    empty: usize,
    full: usize,
    /// Those of which all that is counted was compared.
    counted: usize,
    unreadable: Vec<String>,
    refused: Vec<String>,
}

impl Tally {
    fn add(&mut self, query: &str, outcome: Outcome, all_articles: usize) {
        match outcome {
            Outcome::Found { articles, is_counted } => {
                let number = match articles {
                    0 => &mut self.empty,
                    _ if articles == all_articles => &mut self.full,
                    _ => &mut self.answered,
                };
                *number += 1;
                self.counted += usize::from(is_counted);
            }
            Outcome::Unreadable => self.unreadable.push(query.to_owned()),
            Outcome::Refused(error) => self.refused.push(format!("{query}: {error}")),
        }
    }
}

#[test]
fn a_distributed_engine_finds_the_same_in_the_demo_corpus() {
    compare("demo", &demo_corpus(), &MISSPELT);
}

#[test]
fn a_distributed_engine_finds_the_same_in_articles_that_are_named() {
    if let Some(articles) = std::env::var_os("DATELINE_TEST_ARTICLES").map(PathBuf::from) {
        compare("named", &articles, &[]);
    }
}

#[expect(clippy::print_stdout, reason = "what was not compared is to be seen with --nocapture")]
fn compare(name: &str, articles: &Path, misspelt: &[&str]) {
    let env = TestEnv::new();
    env.run(&["index", articles.to_str().unwrap(), "--index", "index"]).expect_code(0);
    let local = LocalEngine::open(&env.path("index")).unwrap();
    let Some(both) = Both::new(name, &local) else { return };
    let vocabularies = vocabularies(&local);
    let all_articles = usize::try_from(local.count(&QueryRequest::new("*")).unwrap()).unwrap();
    let tally = RefCell::new(Tally::default());
    let compare = |query: QueryAst| {
        let query = query.to_string();
        let outcome = both.compare(&query)?;
        tally.borrow_mut().add(&query, outcome, all_articles);
        Ok(())
    };
    let of_an_article = select(vocabularies.clone()).prop_flat_map(query);
    let n_queries = wanted(N_QUERIES);
    runner(n_queries).run(&of_an_article, compare).unwrap_or_else(|error| report(&error));
    let compare_totals = |query: QueryAst| both.compare_totals(&query.to_string());
    let of_an_article = select(vocabularies).prop_flat_map(bare_query);
    runner(N_BARE).run(&of_an_article, compare_totals).unwrap_or_else(|error| report(&error));
    for query in misspelt {
        let said = |engine: &dyn SearchEngine| {
            let response = engine.search(&SearchRequest::new(query)).unwrap();
            (response.words, response.furniture)
        };
        assert_eq!(said(&both.remote.engine), said(&local), "{query}");
    }
    let tally = tally.into_inner();
    println!("{name}: {tally:#?}");
    assert!((tally.answered + tally.full) * 3 >= n_queries as usize, "too few queries find anything: {tally:#?}");
}

/// Returns what queries are made of, for articles from all over an index.
fn vocabularies(engine: &LocalEngine) -> Vec<Vocabulary> {
    let mut articles: Vec<Article> = Vec::new();
    let taken = engine.export(&QueryRequest::new("*"), &mut |article| {
        articles.push(article);
        ControlFlow::Continue(())
    });
    taken.unwrap();
    // The order of an index is that in which threads were done.
    articles.sort_by(|article, other| article.id.cmp(&other.id));
    let drawn: Vec<&Article> = articles.iter().step_by(articles.len().div_ceil(N_DRAWN)).collect();
    let all_words: BTreeSet<String> = drawn.iter().copied().flat_map(long_words).collect();
    drawn.into_iter().map(|article| drawn_from(article, &all_words)).collect()
}
