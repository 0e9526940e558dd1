//! The plain words of a query, as far as they name something: what is looked at besides scores to order articles.

use tantivy::schema::Field;
use tantivy::{Score, TantivyError};

use super::stem_query::{StemQuery, WeightedStem};
use super::word_factors::WordFactors;
use crate::analysis::{Analyzer, Form};
use crate::language::Language;
use crate::query::ast::{QueryAst, TextField, TextQuery};
use crate::query::numbered::number;
use crate::query::planner::PlanContext;

/// Above this a factor is not that of a word which counts little; it may be less than 1 for the language of the query.
const COUNTS_FULLY: Score = 0.5;

/// A plain word of a query.
#[derive(Debug, Clone)]
pub(crate) struct PlainWord {
    /// As it is written.
    pub written: String,
    /// That, folded.
    pub folded: String,
    /// The stems that stand for it in articles where it counts fully.
    pub stems: Vec<String>,
    /// How much it counts for its rarity.
    pub rarity: Score,
}

impl PlainWord {
    /// Makes one of a written word and its stems. It has no stems if it counts little.
    pub(in crate::query) fn new(
        written: &str,
        stems: &[String],
        factors: &WordFactors,
        analyzer: &mut Analyzer,
        context: PlanContext<'_>,
    ) -> Result<Self, TantivyError> {
        let counts = |stem: &&String| factors.of_stem(written, stem) > COUNTS_FULLY;
        Ok(Self {
            written: written.to_owned(),
            folded: analyzer.term(written, Form::Surface, Language::UNDETERMINED).to_owned(),
            stems: stems.iter().filter(counts).cloned().collect(),
            rarity: context.similarity.rarity(doc_freq(stems, context)?),
        })
    }
}

/// Adds a word to others, unless it counts little or stands for the same stems as one of them.
pub(in crate::query) fn add(words: &mut Vec<PlainWord>, word: PlainWord) {
    if !word.stems.is_empty() && words.iter().all(|known| known.stems != word.stems) {
        words.push(word);
    }
}

/// Returns the different words of a query that an article may be found for, but for those that count little beside
/// others. Words that stand for the same stems are one.
pub(crate) fn plain_words(query: &QueryAst, context: PlanContext<'_>) -> Result<Vec<PlainWord>, TantivyError> {
    let factors = WordFactors::of(query, context)?;
    let mut texts: Vec<&TextQuery> = Vec::new();
    query.for_each_text(&mut |text| texts.push(text));
    let mut analyzer = Analyzer::for_a_query();
    let mut words: Vec<PlainWord> = Vec::new();
    for text in texts {
        let Some(written) = text.pattern.plain_word() else { continue };
        if text.field.is_some_and(|field| !matches!(field, TextField::Title | TextField::Body)) {
            continue;
        }
        let numbered = number(&text.pattern, context.languages, &mut analyzer);
        let Some(stems) = numbered.stems() else { continue };
        add(&mut words, PlainWord::new(written, stems, &factors, &mut analyzer, context)?);
    }
    Ok(words)
}

/// Returns what all that an article may be found for counts together, words as much as beside the others.
pub(crate) fn sum_of_factors(query: &QueryAst, context: PlanContext<'_>) -> Result<f64, TantivyError> {
    let factors = WordFactors::of(query, context)?;
    let mut sum = 0.0;
    query.for_each_text(&mut |text| {
        // Where an article comes from does not count.
        if text.field.is_some_and(TextField::is_property) {
            return;
        }
        sum += text.pattern.plain_word().map_or(1.0, |written| f64::from(factors.of_word(written)));
    });
    Ok(sum)
}

/// Returns in how many articles one of these stems stands.
fn doc_freq(stems: &[String], context: PlanContext<'_>) -> Result<u64, TantivyError> {
    let fields: [(Field, Score); 2] = [(context.index.fields().title, 1.0), (context.index.fields().body, 1.0)];
    let weighted: Vec<WeightedStem> =
        stems.iter().map(|stem| WeightedStem { stem: stem.clone(), factor: 1.0, is_sought: true }).collect();
    StemQuery::new(&weighted, &fields, context)?.doc_freq(context.searcher)
}
