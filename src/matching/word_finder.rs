//! Finds the words of a query in a text: where each of them stands, by position and in bytes.

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

use crate::analysis::{Analyzer, Begins, Form, IndexText, PlacedWord, placed_words, written_form};
use crate::query::{WordPattern, WordQuery};

/// Finds the words of all clauses of a query.
#[derive(Debug)]
pub(super) struct WordFinder {
    /// How many words each clause has.
    n_words: Vec<usize>,
    stems: HashMap<String, Vec<Wanted>>,
    folded: HashMap<String, Vec<Wanted>>,
    written: HashMap<String, Vec<Wanted>>,
    fitting: Vec<(WordPattern, Wanted)>,
    initials: Initials,
    analyzer: Analyzer,
}

/// A word of the query.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Wanted {
    clause: usize,
    word: usize,
}

/// Where the words of a clause stand in a text.
#[derive(Debug, Default, Clone)]
pub(super) struct Occurrences {
    /// The positions of each word, rising.
    pub(super) positions: Vec<Vec<u32>>,
    /// Where sentences begin.
    pub(super) sentences: Vec<u32>,
    /// Where paragraphs begin.
    pub(super) paragraphs: Vec<u32>,
    /// What stands at each position, in bytes; of a glued word and its first part the longer, if both are wanted.
    ranges: BTreeMap<u32, Range<usize>>,
}

impl Occurrences {
    /// Returns what stands at a position of one of the words, in bytes.
    pub(super) fn range(&self, position: u32) -> Range<usize> {
        self.ranges.get(&position).cloned().expect("a place begins and ends with a word of its clause")
    }
}

impl WordFinder {
    /// Prepares to find the words of clauses.
    pub(super) fn new<'a>(clauses: impl Iterator<Item = &'a [WordQuery]>, mut analyzer: Analyzer) -> Self {
        let mut finder = Self {
            n_words: Vec::new(),
            stems: HashMap::new(),
            folded: HashMap::new(),
            written: HashMap::new(),
            fitting: Vec::new(),
            initials: Initials { is_wanted: [false; 128] },
            analyzer: Analyzer::default(),
        };
        for (clause, words) in clauses.enumerate() {
            finder.n_words.push(words.len());
            for (word, query) in words.iter().enumerate() {
                finder.add(query, Wanted { clause, word });
            }
        }
        std::mem::swap(&mut finder.analyzer, &mut analyzer);
        finder
    }

    fn add(&mut self, query: &WordQuery, wanted: Wanted) {
        match query {
            WordQuery::Stems(stems) => {
                for stem in stems {
                    self.initials.add(stem);
                    self.stems.entry(stem.clone()).or_default().push(wanted);
                }
            }
            WordQuery::Folded(folded) => {
                self.initials.add(folded);
                self.folded.entry(folded.clone()).or_default().push(wanted);
            }
            WordQuery::Written(written) => {
                self.initials.add(written);
                self.written.entry(written.clone()).or_default().push(wanted);
            }
            WordQuery::Fitting(pattern) => {
                self.initials.add(pattern.beginning());
                self.fitting.push((pattern.clone(), wanted));
            }
        }
    }

    /// Returns where the words of each clause stand in a text, if `is_asked` of the clause.
    pub(super) fn find(&mut self, text: &IndexText<'_>, is_asked: impl Fn(usize) -> bool) -> Vec<Occurrences> {
        let empty = |n_words: &usize| Occurrences { positions: vec![Vec::new(); *n_words], ..Occurrences::default() };
        let mut found: Vec<Occurrences> = self.n_words.iter().map(empty).collect();
        let (mut sentences, mut paragraphs) = (Vec::new(), Vec::new());
        let mut here = Vec::new();
        for PlacedWord { range, position, begins, .. } in placed_words(text.text, &text.glued) {
            let position = u32::try_from(position).expect("a text has fewer words than 2^32");
            if begins != Begins::Word {
                sentences.push(position);
            }
            if begins == Begins::Paragraph {
                paragraphs.push(position);
            }
            let word = &text.text[range.clone()];
            if !self.initials.may_match(word) {
                continue;
            }
            here.clear();
            self.wanted_by(word, text, &mut here);
            for wanted in here.iter().filter(|wanted| is_asked(wanted.clause)) {
                found[wanted.clause].add(wanted.word, position, &range);
            }
        }
        for occurrences in &mut found {
            occurrences.sentences.clone_from(&sentences);
            occurrences.paragraphs.clone_from(&paragraphs);
        }
        found
    }

    /// Writes the words of the query that this word of a text stands for.
    fn wanted_by(&mut self, word: &str, text: &IndexText<'_>, wanted: &mut Vec<Wanted>) {
        if !self.stems.is_empty() {
            wanted.extend(self.stems.get(self.analyzer.term(word, Form::Stem, text.language)).into_iter().flatten());
        }
        if !self.written.is_empty() {
            let term = self.analyzer.written_term(word, false);
            wanted.extend(self.written.get(written_form(term)).into_iter().flatten());
        }
        if !self.folded.is_empty() || !self.fitting.is_empty() {
            let folded = self.analyzer.term(word, Form::Surface, text.language);
            wanted.extend(self.folded.get(folded).into_iter().flatten());
            let fitting = self.fitting.iter().filter(|(pattern, _)| pattern.fits(folded));
            wanted.extend(fitting.map(|(_, wanted)| *wanted));
        }
    }
}

impl Occurrences {
    fn add(&mut self, word: usize, position: u32, range: &Range<usize>) {
        let positions = &mut self.positions[word];
        if positions.last() != Some(&position) {
            positions.push(position);
        }
        let known = self.ranges.entry(position).or_insert_with(|| range.clone());
        known.end = known.end.max(range.end);
    }
}

/// The letters that a word may begin with to be of any interest: most words need not be stemmed.
///
/// Stemming takes endings off and leaves the first letter, but for Arabic and Tamil, of which no letter is ASCII.
/// Words that do not begin with an ASCII letter are always looked at.
#[derive(Debug)]
struct Initials {
    is_wanted: [bool; 128],
}

impl Initials {
    fn add(&mut self, term: &str) {
        let Some(first) = term.bytes().next() else {
            self.is_wanted = [true; 128];
            return;
        };
        // A letter that is not ASCII may be folded to one that is.
        if let Some(is_wanted) = self.is_wanted.get_mut(usize::from(first.to_ascii_lowercase())) {
            *is_wanted = true;
        }
    }

    fn may_match(&self, word: &str) -> bool {
        let first = word.as_bytes()[0].to_ascii_lowercase();
        self.is_wanted.get(usize::from(first)).copied().unwrap_or(true)
    }
}
