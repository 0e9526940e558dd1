//! A query in, one of the distributed engine's language out.
//!
//! Texts there are terms that were made here, so words and phrases mean the same. What the engine's language has no exact
//! word for (things near things near others, sentences and paragraphs, leads, numbers of occurrences, slop, regular
//! expressions) is translated to something that finds all of it and more; then the articles have to be checked.

use std::collections::HashSet;

use serde_json::{Value, json};

use super::clauses::{self, all, any_of, nothing, weighted};
use super::dialect::Capabilities;
use super::document::beside;
use super::frequencies::Frequencies;
use super::tokens::{GAP, SAME_POSITION, is_other, written_token};
use crate::analysis::{Analyzer, folded_form, stem_language};
use crate::language::Language;
use crate::query::{
    Glob, NumberedPattern, PlacePattern, QueryAst, Relation, Spelling, TextField, TextQuery, WordPattern, WordQuery,
    number,
};

/// The most ways of writing a phrase that are asked for one by one.
const MAX_SPELLINGS: usize = 64;

/// A translated query.
#[derive(Debug, Clone)]
pub(super) struct Translated {
    /// What the engine is asked.
    pub(super) query: Value,
    /// Whether that finds just what is meant, rather than that and more.
    pub(super) is_exact: bool,
}

/// Translates queries.
pub(super) struct Translator<'a> {
    /// The languages in which words may be inflected.
    pub(super) languages: &'a [Language],
    /// What a word in a title counts.
    pub(super) title_weight: f32,
    /// What is known of the stems of the query.
    pub(super) frequencies: &'a Frequencies,
    /// Whether the first `OR` that is met is a choice of words.
    pub(super) has_choice: bool,
    /// Whether there are alternatives to what is translated: then nothing is found for a word that counts nothing.
    pub(super) is_alternative: bool,
    pub(super) analyzer: Analyzer,
    /// What the engine can do.
    pub(super) can: Capabilities,
    /// The first part of the query that it does not find exactly.
    pub(super) first_rough: Option<String>,
}

/// Where a text is looked for.
#[derive(Debug, Clone, Copy)]
struct Source {
    stems: &'static str,
    forms: &'static str,
    weight: f32,
    /// Whether words stand there only as they are folded.
    is_property: bool,
}

impl Translator<'_> {
    pub(super) fn translate(&mut self, query: &QueryAst) -> Translated {
        match query {
            QueryAst::All => exact(json!({ "match_all": {} })),
            QueryAst::Text(text) => self.text(text),
            QueryAst::Filter(filter) => exact(self.unscored(&clauses::filter(&filter.filter, self.can))),
            QueryAst::And { clauses, .. } => self.all_of(clauses),
            QueryAst::Or(clauses) => {
                let has_choice = std::mem::replace(&mut self.has_choice, false);
                let is_alternative = std::mem::replace(&mut self.is_alternative, has_choice);
                let parts: Vec<Translated> = clauses.iter().map(|clause| self.translate(clause)).collect();
                (self.has_choice, self.is_alternative) = (has_choice, is_alternative);
                let is_exact = parts.iter().all(|part| part.is_exact);
                Translated { query: any_of(parts.into_iter().map(|part| part.query).collect()), is_exact }
            }
            QueryAst::Not(_) => self.all_of(std::slice::from_ref(query)),
            QueryAst::Weighted { query, weight } => {
                let Translated { query, is_exact } = self.translate(query);
                Translated { query: json!({ "bool": { "must": [query], "boost": weight.factor() } }), is_exact }
            }
        }
    }

    fn all_of(&mut self, clauses: &[QueryAst]) -> Translated {
        let is_alternative = std::mem::replace(&mut self.is_alternative, false);
        let (mut must, mut must_not, mut is_exact) = (Vec::new(), Vec::new(), true);
        for clause in clauses {
            if let QueryAst::Not(inner) = clause {
                let has_choice = std::mem::replace(&mut self.has_choice, false);
                let inner = self.translate(inner);
                self.has_choice = has_choice;
                // What is more than what is meant cannot be left out.
                is_exact &= inner.is_exact;
                must_not.extend(inner.is_exact.then_some(inner.query));
            } else {
                let part = self.translate(clause);
                is_exact &= part.is_exact;
                must.push(part.query);
            }
        }
        if must.is_empty() {
            must.push(self.unscored(&json!({ "match_all": {} })));
        }
        self.is_alternative = is_alternative;
        Translated { query: json!({ "bool": { "must": must, "must_not": must_not } }), is_exact }
    }

    fn text(&mut self, text: &TextQuery) -> Translated {
        let is_property = text.field.is_some_and(TextField::is_property);
        let languages = if is_property { &[] } else { self.languages };
        let pattern = number(&text.pattern, languages, &mut self.analyzer);
        if let Some(written) = text.pattern.plain_word().filter(|_| !is_property) {
            if self.is_alternative && self.frequencies.factors.of_word(written) <= 0.0 {
                return exact(nothing());
            }
            if let (PlacePattern::Word(word), None) = (&pattern.places, text.field)
                && let Some(WordQuery::Stems(stems)) = pattern.words.get(*word)
            {
                return exact(self.scored_word(written, stems));
            }
        }
        let sources = sources(text.field, self.title_weight);
        let is_lead = matches!(text.field, Some(TextField::Lead | TextField::HeadlineAndLead));
        let mut is_exact = !is_lead && pattern.least == 1;
        let mut queries = Vec::new();
        for source in sources {
            let translated = self.places(&pattern, &pattern.places, source);
            is_exact &= translated.is_exact;
            queries.push(weighted(translated.query, source.weight));
        }
        if !is_exact && self.first_rough.is_none() {
            self.first_rough = Some(QueryAst::Text(text.clone()).to_string());
        }
        let query = any_of(queries);
        let is_scored = !is_property || text.field == Some(TextField::Furniture);
        let query = if is_scored { query } else { self.unscored(&query) };
        Translated { query, is_exact }
    }

    /// A word anywhere in title and body, scored as in an index folder.
    fn scored_word(&self, written: &str, stems: &[String]) -> Value {
        let is_sought = |stem: &&String| {
            let is_meant = !self.is_alternative || self.frequencies.factors.of_stem(written, stem) > 0.0;
            self.frequencies.is_there(stem) && is_meant
        };
        let term = |stem: &String| {
            let boost = self.frequencies.boost(written, stem);
            json!({ "term": { "scored": { "value": stem, "boost": boost } } })
        };
        self.most_of(stems.iter().filter(is_sought).map(term).collect())
    }

    fn places(&self, pattern: &NumberedPattern, places: &PlacePattern, source: Source) -> Translated {
        match places {
            PlacePattern::Word(word) => self.word(&pattern.words[*word], source),
            PlacePattern::Run(parts) => self.run(pattern, parts, source),
            PlacePattern::Sloppy(words, _) => {
                let words = words.iter().map(|word| self.word(&pattern.words[*word], source).query);
                rough(all(words.collect()))
            }
            PlacePattern::Any(patterns) => {
                let parts: Vec<Translated> = patterns.iter().map(|part| self.places(pattern, part, source)).collect();
                let is_exact = parts.iter().all(|part| part.is_exact);
                Translated { query: any_of(parts.into_iter().map(|part| part.query).collect()), is_exact }
            }
            PlacePattern::Near { left, is_excluded: true, .. } => rough(self.places(pattern, left, source).query),
            PlacePattern::Near { left, right, relation, .. } => {
                if let Some(query) = self.near(pattern, left, right, *relation, source) {
                    return exact(query);
                }
                let both = [left, right].map(|part| self.places(pattern, part, source).query);
                rough(all(both.into()))
            }
        }
    }

    /// A word anywhere in a text.
    fn word(&self, word: &WordQuery, source: Source) -> Translated {
        match word {
            WordQuery::Stems(stems) => {
                let stems = stems.iter().filter(|stem| self.frequencies.is_there(stem));
                exact(self.most_of(stems.map(|stem| self.term(source.stems, stem)).collect()))
            }
            WordQuery::Folded(folded) => exact(self.term(source.forms, folded)),
            WordQuery::Written(written) => match self.terms(word, source) {
                Some(terms) => {
                    exact(self.most_of(terms.iter().map(|written| self.term(source.forms, written)).collect()))
                }
                // What is written as it is folded has no token of its own.
                None => rough(self.term(source.forms, written)),
            },
            WordQuery::Character(character) => {
                let prefix = |field: &str| json!({ "prefix": { field: { "value": character } } });
                let mut prefixes = vec![prefix(source.forms)];
                if !self.can.alternatives {
                    prefixes.push(prefix(&beside(source.forms)));
                }
                exact(any_of(prefixes))
            }
            WordQuery::Fitting(pattern) => fitting(pattern, source.forms, self.can),
        }
    }

    /// A term anywhere in a text.
    fn term(&self, field: &str, term: &str) -> Value {
        if !self.can.alternatives && is_other(term) {
            return json!({ "term": { beside(field): term } });
        }
        json!({ "term": { field: term } })
    }

    /// What counts nothing.
    fn unscored(&self, query: &Value) -> Value {
        if self.can.best_score {
            json!({ "constant_score": { "filter": query, "boost": 0 } })
        } else {
            json!({ "bool": { "filter": [query] } })
        }
    }

    /// Any of these, which are ways of writing one thing: the best score counts, or all where that cannot be said.
    fn most_of(&self, mut queries: Vec<Value>) -> Value {
        match queries.len() {
            1 => queries.remove(0),
            0 => nothing(),
            _ if self.can.best_score => json!({ "dis_max": { "queries": queries } }),
            _ => any_of(queries),
        }
    }

    /// Returns the terms that stand for a word, None if it stands for more than can be named.
    fn terms(&self, word: &WordQuery, source: Source) -> Option<Vec<String>> {
        match word {
            WordQuery::Stems(stems) => {
                Some(stems.iter().filter(|stem| self.frequencies.is_there(stem)).cloned().collect())
            }
            WordQuery::Folded(folded) => Some(vec![folded.clone()]),
            WordQuery::Written(written) => {
                let mut analyzer = Analyzer::for_a_query();
                let terms = [false, true].map(|is_part| analyzer.written_term(written, is_part).to_owned());
                if !source.is_property && terms[0] == folded_form(&terms[0]) {
                    return None;
                }
                Some(
                    terms
                        .iter()
                        .map(|term| if source.is_property { term.clone() } else { written_token(term) })
                        .collect(),
                )
            }
            WordQuery::Fitting(_) | WordQuery::Character(_) => None,
        }
    }

    /// Words side by side.
    fn run(&self, pattern: &NumberedPattern, parts: &[Vec<Spelling>], source: Source) -> Translated {
        if let Some(spellings) = self.spellings(pattern, parts, source) {
            let is_exact = spellings.iter().all(|(_, tokens)| self.is_phrase(tokens));
            let phrases = spellings.iter().map(|(field, tokens)| self.phrase(field, tokens));
            return Translated { query: self.most_of(phrases.collect()), is_exact };
        }
        let of_spelling = |spelling: &Spelling| {
            all(spelling.words.iter().map(|word| self.word(&pattern.words[*word], source).query).collect())
        };
        let of_part = |part: &Vec<Spelling>| any_of(part.iter().map(of_spelling).collect());
        rough(all(parts.iter().map(of_part).collect()))
    }

    /// True if the engine finds these tokens side by side.
    fn is_phrase(&self, tokens: &str) -> bool {
        self.can.alternatives || !tokens.split(' ').any(|term| term.starts_with(GAP) || is_other(term))
    }

    /// Tokens side by side, or anywhere if the engine finds them only so.
    fn phrase(&self, field: &str, tokens: &str) -> Value {
        if self.can.alternatives {
            return json!({ "match_phrase": { field: { "query": tokens, "analyzer": "terms" } } });
        }
        if self.is_phrase(tokens) {
            return json!({ "match_phrase": { field: { "query": tokens } } });
        }
        let terms = tokens.split(' ').filter(|term| !term.starts_with(GAP));
        all(terms.map(|term| self.term(field, term)).collect())
    }

    /// Returns each way of writing a run, as tokens and the field they stand in; None if there are too many, or not all
    /// of its words can be named in one field.
    fn spellings(
        &self,
        pattern: &NumberedPattern,
        parts: &[Vec<Spelling>],
        source: Source,
    ) -> Option<Vec<(&'static str, String)>> {
        let words = parts.iter().flatten().flat_map(|spelling| &spelling.words);
        let mut fields = words.map(|word| if pattern.words[*word].is_stem() { source.stems } else { source.forms });
        let field = fields.next()?;
        if fields.any(|other| other != field) {
            return None;
        }
        let mut runs: Vec<Vec<String>> = vec![Vec::new()];
        for part in parts {
            let mut of_part = Vec::new();
            for Spelling { words, length } in part {
                let mut written: Vec<Vec<String>> = vec![Vec::new()];
                for word in words {
                    let mut terms = self.terms(&pattern.words[*word], source)?;
                    if self.can.alternatives && !terms.is_empty() {
                        terms = vec![terms.join(SAME_POSITION.encode_utf8(&mut [0; 4]))];
                    }
                    let terms: Vec<Vec<String>> = terms.into_iter().map(|term| vec![term]).collect();
                    written = each_with_each(&written, &terms)?;
                }
                for tokens in &mut written {
                    tokens.resize(tokens.len().max(*length as usize), GAP.to_string());
                }
                of_part.append(&mut written);
            }
            runs = each_with_each(&runs, &of_part)?;
        }
        // A gap at the end stands for nothing.
        let gap = GAP.to_string();
        let text = |mut run: Vec<String>| {
            while run.last() == Some(&gap) {
                run.pop();
            }
            (field, run.join(" "))
        };
        Some(runs.into_iter().map(text).collect())
    }

    /// Two words or phrases near each other, if each can be named, and they are different.
    fn near(
        &self,
        pattern: &NumberedPattern,
        left: &PlacePattern,
        right: &PlacePattern,
        relation: Relation,
        source: Source,
    ) -> Option<Value> {
        if !self.can.nearness {
            return None;
        }
        let (distance, is_ordered) = match relation {
            Relation::Within(distance) => (distance, false),
            Relation::Before(distance) => (distance, true),
            Relation::SameSentence | Relation::SameParagraph => return None,
        };
        let tokens = |places: &PlacePattern| -> Option<(&'static str, Vec<String>)> {
            let parts = match places {
                PlacePattern::Word(word) => vec![vec![Spelling::word(*word)]],
                PlacePattern::Run(parts) => parts.clone(),
                _ => return None,
            };
            let spellings = self.spellings(pattern, &parts, source)?;
            let field = spellings.first()?.0;
            // The engine looks for gaps at other places than we do.
            let texts: Vec<String> = spellings.into_iter().map(|(_, text)| text).collect();
            (!texts.iter().any(|text| text.contains(GAP))).then_some((field, texts))
        };
        let ((field, left), (other, right)) = (tokens(left)?, tokens(right)?);
        let terms = |texts: &[String]| -> HashSet<String> {
            texts.iter().flat_map(|text| text.split([' ', SAME_POSITION])).map(str::to_owned).collect()
        };
        if field != other || !terms(&left).is_disjoint(&terms(&right)) {
            return None;
        }
        let side = |texts: Vec<String>| {
            let run = |text: String| json!({ "match": { "query": text, "analyzer": "terms", "ordered": true, "max_gaps": 0 } });
            json!({ "any_of": { "intervals": texts.into_iter().map(run).collect::<Vec<_>>() } })
        };
        let gaps = distance.saturating_sub(1);
        Some(json!({ "intervals": { field: { "all_of": {
            "ordered": is_ordered, "max_gaps": gaps, "intervals": [side(left), side(right)],
        } } } }))
    }
}

/// Words that a pattern of letters fits. They stand as they are folded, and, behind a mark, as they are written, at the same
/// place.
fn fitting(pattern: &WordPattern, field: &str, can: Capabilities) -> Translated {
    match pattern {
        WordPattern::Wildcard(pieces) if !can.alternatives => {
            let piece = |piece: &Glob| match piece {
                Glob::Letters(letters) => letters.replace('\\', "\\\\").replace('*', "\\*").replace('?', "\\?"),
                Glob::One => "?".to_owned(),
                Glob::Many => "*".to_owned(),
            };
            let letters = pieces.iter().map(piece).collect::<String>();
            exact(json!({ "wildcard": { field: { "value": letters } } }))
        }
        WordPattern::Wildcard(pieces) => match pieces.as_slice() {
            // A single character may also be the last one of a run, which stands there with a mark.
            [Glob::Letters(letters), Glob::Many] if letters.chars().nth(1).is_some() => {
                exact(json!({ "prefix": { field: { "value": letters } } }))
            }
            pieces => {
                let piece = |piece: &Glob| match piece {
                    Glob::Letters(letters) => escaped(letters),
                    Glob::One => "[^\u{1}-\u{7}]".to_owned(),
                    Glob::Many => "[^\u{1}-\u{7}]*".to_owned(),
                };
                exact(json!({ "regexp": { field: { "value": pieces.iter().map(piece).collect::<String>() } } }))
            }
        },
        WordPattern::Spelling(spelling) => exact(json!({ "fuzzy": { field: {
            "value": *spelling.word, "fuzziness": spelling.most, "transpositions": true, "prefix_length": 0,
            "max_expansions": 10_000, "rewrite": "constant_score",
        } } })),
        // Expressions mean other things there; all articles with words have to be looked at.
        WordPattern::Expression(_) if can.alternatives => rough(json!({ "exists": { "field": field } })),
        WordPattern::Expression(_) => rough(json!({ "match_all": {} })),
    }
}

/// Returns letters as a regular expression of the engine has them.
fn escaped(letters: &str) -> String {
    let is_special = |c: char| ".?+*|{}[]()\"\\#@&<>~^$-".contains(c);
    letters.chars().flat_map(|c| is_special(c).then_some('\\').into_iter().chain(Some(c))).collect()
}

/// Returns the fields in which words as they are written stand for a field of a query.
pub(super) fn form_fields(field: Option<TextField>) -> Vec<&'static str> {
    sources(field, 1.0).into_iter().map(|source| source.forms).collect()
}

fn sources(field: Option<TextField>, title_weight: f32) -> Vec<Source> {
    let text = |stems, forms, weight| Source { stems, forms, weight, is_property: false };
    let property = |field| vec![Source { stems: field, forms: field, weight: 1.0, is_property: true }];
    let title = |weight| text("title", "title_forms", weight);
    let body = text("body", "body_forms", 1.0);
    match field {
        None | Some(TextField::HeadlineAndLead) => vec![title(title_weight), body],
        Some(TextField::Title) => vec![title(1.0)],
        Some(TextField::Body | TextField::Lead) => vec![body],
        Some(TextField::Furniture) => property("furniture"),
        Some(TextField::Source) => property("source_words"),
        Some(TextField::Author) => property("author_words"),
        Some(TextField::Section) => property("section_words"),
        Some(TextField::Url) => property("url_words"),
    }
}

fn exact(query: Value) -> Translated {
    Translated { query, is_exact: true }
}

fn rough(query: Value) -> Translated {
    Translated { query, is_exact: false }
}

/// Each of the first with each of the second behind it, but for stems of different languages, of which no text has both;
/// None if they are too many.
fn each_with_each(first: &[Vec<String>], second: &[Vec<String>]) -> Option<Vec<Vec<String>>> {
    let is_one = |token: &&String| !token.starts_with(GAP) && !token.contains(SAME_POSITION);
    let language = |tokens: &[String]| tokens.iter().find(is_one).map(|token| stem_language(token).map(str::to_owned));
    let mut both = Vec::new();
    for run in first {
        let of_run = language(run);
        for part in second {
            if of_run.is_none() || language(part).is_none_or(|other| of_run.as_ref() == Some(&other)) {
                both.push([&run[..], part].concat());
            }
        }
        if both.len() > MAX_SPELLINGS {
            return None;
        }
    }
    Some(both)
}
