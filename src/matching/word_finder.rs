//! Finds the words of a query in a text: where each of them stands, by position and in bytes.
//!
//! Where all wanted words begin with ASCII letters, a text is not cut into words: the places where such words may begin
//! are looked for, and positions are counted only as far as the query can tell them apart.

use std::cell::OnceCell;
use std::collections::HashMap;
use std::ops::Range;

use super::beginnings::Beginnings;
use super::reach::Reach;
use super::scan::Scan;
use super::walk::Walk;
use crate::analysis::{
    Analyzer, Begins, Form, JoinedWord, PlacedWord, is_character, is_joined, is_stem_in, joined_word, kept_beginning,
    last_character, placed_words, words, written_form,
};
use crate::language::Language;
use crate::query::{Breaks, NumberedPattern, WordPattern, WordQuery};

/// From so many bytes on, a text is scanned: below, cutting it into words is as fast.
const LEAST_TO_SCAN: usize = 1_000;

/// Finds the words of all clauses of a query.
#[derive(Debug)]
pub(super) struct WordFinder {
    /// How many words each clause has.
    n_words: Vec<usize>,
    stems: HashMap<String, Vec<Wanted>>,
    /// Whether some of them are of joined words.
    has_joined: bool,
    folded: HashMap<String, Vec<Wanted>>,
    written: HashMap<String, Vec<Wanted>>,
    fitting: Vec<(WordPattern, Wanted)>,
    /// CJK characters.
    characters: Vec<(String, Wanted)>,
    /// How the wanted words begin that are no stems.
    beginnings: Beginnings,
    /// The same with the stems of a language, for the languages of texts so far.
    by_language: Vec<(Language, Box<Preselection>)>,
    reach: Reach,
    analyzer: Analyzer,
}

/// What tells most words that are not wanted.
#[derive(Debug)]
struct Preselection {
    beginnings: Beginnings,
    /// None where words can only be told one by one; made when the first long text comes.
    scan: OnceCell<Option<Scan>>,
}

impl Preselection {
    fn scan(&self) -> Option<&Scan> {
        self.scan.get_or_init(|| self.beginnings.pairs().and_then(|pairs| Scan::new(&pairs))).as_ref()
    }
}

/// A word of the query.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Wanted {
    clause: usize,
    word: usize,
}

/// A text to find words in.
#[derive(Debug, Clone, Copy)]
pub(super) struct Text<'a> {
    pub(super) content: &'a str,
    /// The language that it is analysed by.
    pub(super) language: Language,
    /// The parts of each of its glued words.
    pub(super) glued: &'a [Vec<String>],
}

/// Where the words of a query stand in a text.
#[derive(Debug, Default)]
pub(super) struct FoundWords {
    clauses: Vec<Occurrences>,
    sentences: Vec<u32>,
    paragraphs: Vec<u32>,
}

/// Where the words of a clause stand in a text.
#[derive(Debug, Default)]
pub(super) struct Occurrences {
    /// The positions of each word, rising.
    pub(super) positions: Vec<Vec<u32>>,
    /// What stands at each position, in bytes, rising; of a glued word and its first part the longer, if both are
    /// wanted.
    ranges: Vec<(u32, Range<usize>)>,
}

impl FoundWords {
    /// Returns where the words of a clause stand.
    pub(super) fn clause(&self, clause: usize) -> &Occurrences {
        &self.clauses[clause]
    }

    /// Returns where sentences and paragraphs begin, as far as it matters to the query.
    pub(super) fn breaks(&self) -> Breaks<'_> {
        Breaks { sentences: &self.sentences, paragraphs: &self.paragraphs }
    }

    /// Notes what begins at a position.
    pub(super) fn begin(&mut self, position: u32, begins: Begins) {
        if begins != Begins::Word {
            self.sentences.push(position);
        }
        if begins == Begins::Paragraph {
            self.paragraphs.push(position);
        }
    }
}

impl Occurrences {
    /// Returns what stands at a position of one of the words, in bytes.
    pub(super) fn range(&self, position: u32) -> Range<usize> {
        let place = self.ranges.binary_search_by_key(&position, |(position, _)| *position);
        self.ranges[place.expect("a place begins and ends with a word of its clause")].1.clone()
    }

    fn add(&mut self, word: usize, position: u32, range: &Range<usize>) {
        let positions = &mut self.positions[word];
        if positions.last() != Some(&position) {
            positions.push(position);
        }
        match self.ranges.last_mut() {
            Some((last, known)) if *last == position => known.end = known.end.max(range.end),
            _ => self.ranges.push((position, range.clone())),
        }
    }
}

impl WordFinder {
    /// Prepares to find the words of patterns, one for each clause.
    pub(super) fn new(patterns: &[&NumberedPattern], reach: Reach, analyzer: Analyzer) -> Self {
        let mut finder = Self {
            n_words: patterns.iter().map(|pattern| pattern.words.len()).collect(),
            stems: HashMap::new(),
            has_joined: false,
            folded: HashMap::new(),
            written: HashMap::new(),
            fitting: Vec::new(),
            characters: Vec::new(),
            beginnings: Beginnings::new(),
            by_language: Vec::new(),
            reach,
            analyzer,
        };
        for (clause, pattern) in patterns.iter().enumerate() {
            for (word, query) in pattern.words.iter().enumerate() {
                finder.add(query, Wanted { clause, word });
            }
        }
        finder
    }

    fn add(&mut self, query: &WordQuery, wanted: Wanted) {
        match query {
            WordQuery::Stems(stems) => {
                for stem in stems {
                    self.has_joined |= is_joined(stem);
                    self.stems.entry(stem.clone()).or_default().push(wanted);
                }
            }
            WordQuery::Folded(folded) => {
                self.beginnings.add(folded);
                self.folded.entry(folded.clone()).or_default().push(wanted);
            }
            WordQuery::Written(written) => {
                self.beginnings.add(self.analyzer.term(written, Form::Surface, Language::UNDETERMINED));
                self.written.entry(written.clone()).or_default().push(wanted);
            }
            WordQuery::Fitting(pattern) => {
                self.beginnings.add(pattern.beginning());
                self.fitting.push((pattern.clone(), wanted));
            }
            WordQuery::Character(character) => {
                self.beginnings.add(character);
                self.characters.push((character.clone(), wanted));
            }
        }
    }

    /// Returns where the words of each clause stand in a text, if `is_asked` of the clause.
    pub(super) fn find(&mut self, text: Text<'_>, is_asked: &dyn Fn(usize) -> bool) -> FoundWords {
        let preselection = self.take_preselection(text.language);
        let is_long = text.content.len() >= LEAST_TO_SCAN && text.glued.is_empty();
        let scan = if is_long { preselection.scan() } else { None };
        let found = match scan {
            Some(scan) => self.find_by_scan(text, scan, &preselection.beginnings, is_asked),
            None => self.find_word_by_word(text, &preselection.beginnings, is_asked),
        };
        self.by_language.push((text.language, preselection));
        found
    }

    /// Takes what tells words of a text in this language, to be given back.
    fn take_preselection(&mut self, language: Language) -> Box<Preselection> {
        if let Some(place) = self.by_language.iter().position(|(known, _)| *known == language) {
            return self.by_language.swap_remove(place).1;
        }
        let mut beginnings = self.beginnings.clone();
        for stem in self.stems.keys().filter(|stem| is_stem_in(stem, language)) {
            beginnings.add(kept_beginning(stem, language));
        }
        Box::new(Preselection { beginnings, scan: OnceCell::new() })
    }

    fn nothing(&self) -> FoundWords {
        let empty = |n_words: &usize| Occurrences { positions: vec![Vec::new(); *n_words], ranges: Vec::new() };
        FoundWords { clauses: self.n_words.iter().map(empty).collect(), ..FoundWords::default() }
    }

    fn find_word_by_word(
        &mut self,
        text: Text<'_>,
        beginnings: &Beginnings,
        is_asked: &dyn Fn(usize) -> bool,
    ) -> FoundWords {
        let mut found = self.nothing();
        let mut here = Vec::new();
        let mut words = placed_words(text.content, text.glued);
        while let Some(placed) = words.next() {
            let PlacedWord { range, position, begins, is_part } = placed.clone();
            let position = u32::try_from(position).expect("a text has fewer words than 2^32");
            if begins != Begins::Word && !is_part {
                found.begin(position, begins);
            }
            let word = &text.content[range.clone()];
            if beginnings.may_match(word) {
                self.wanted_by(word, text.language, &mut here);
                for wanted in here.drain(..).filter(|wanted| is_asked(wanted.clause)) {
                    found.clauses[wanted.clause].add(wanted.word, position, &range);
                }
                if let Some(joined) = words.joined(&placed).filter(|_| self.has_joined) {
                    self.wanted_by_joined(text, &joined, &mut here);
                    for wanted in here.drain(..).filter(|wanted| is_asked(wanted.clause)) {
                        found.clauses[wanted.clause].add(wanted.word, position, &joined.range);
                    }
                }
            }
            if !self.characters.is_empty() {
                self.characters_of(text.content, &range, &mut |wanted, character| {
                    if is_asked(wanted.clause) {
                        found.clauses[wanted.clause].add(wanted.word, position, &character);
                    }
                });
            }
        }
        found
    }

    /// Calls `visit` with the wanted CJK characters that a word of a text begins with or that stand at the end of its run.
    fn characters_of(&mut self, text: &str, word: &Range<usize>, visit: &mut dyn FnMut(Wanted, Range<usize>)) {
        let first = word.start + text[word.clone()].chars().next().map_or(0, char::len_utf8);
        let last = last_character(text, word);
        for (place, letters) in [Some((word.start..first, word)), last.as_ref().map(|last| (last.clone(), last))]
            .into_iter()
            .flatten()
            .filter(|(place, _)| is_character(&text[place.clone()]))
        {
            let folded = self.analyzer.term(&text[letters.clone()], Form::Surface, Language::UNDETERMINED);
            let wanted = self.characters.iter().filter(|(character, _)| folded.starts_with(character.as_str()));
            wanted.for_each(|(_, wanted)| visit(*wanted, place.clone()));
        }
    }

    /// Positions that are farther from each other than the query reaches are so here, too, but need not be the same.
    fn find_by_scan(
        &mut self,
        text: Text<'_>,
        scan: &Scan,
        beginnings: &Beginnings,
        is_asked: &dyn Fn(usize) -> bool,
    ) -> FoundWords {
        let mut found = self.nothing();
        let mut here = Vec::new();
        let mut walk = Walk::new(text.content, self.reach);
        scan.for_each(text.content, &mut |start| {
            let length = words(&text.content[start..]).next().expect("a word begins here").end;
            let range = start..start + length;
            let word = &text.content[range.clone()];
            if !beginnings.may_match(word) {
                return;
            }
            self.wanted_by(word, text.language, &mut here);
            let n_alone = here.len();
            let joined = if self.has_joined { joined_word(text.content, &range) } else { None };
            if let Some(joined) = &joined {
                self.wanted_by_joined(text, joined, &mut here);
            }
            if !here.iter().any(|wanted| is_asked(wanted.clause)) {
                here.clear();
                return;
            }
            let position = walk.go_to(&range, &mut found);
            for (number, wanted) in here.drain(..).enumerate().filter(|(_, wanted)| is_asked(wanted.clause)) {
                let range = joined.as_ref().filter(|_| number >= n_alone).map_or(&range, |joined| &joined.range);
                found.clauses[wanted.clause].add(wanted.word, position, range);
            }
        });
        found
    }

    /// Adds the words of the query that a joined word of a text stands for.
    fn wanted_by_joined(&mut self, text: Text<'_>, joined: &JoinedWord, wanted: &mut Vec<Wanted>) {
        let written = &text.content[joined.range.clone()];
        let term = self.analyzer.joined_term(written, joined.n_parts, text.language);
        wanted.extend(self.stems.get(term).into_iter().flatten());
    }

    /// Writes the words of the query that this word of a text stands for.
    fn wanted_by(&mut self, word: &str, language: Language, wanted: &mut Vec<Wanted>) {
        if !self.stems.is_empty() {
            wanted.extend(self.stems.get(self.analyzer.term(word, Form::Stem, language)).into_iter().flatten());
        }
        if !self.written.is_empty() {
            let term = self.analyzer.written_term(word, false);
            wanted.extend(self.written.get(written_form(term)).into_iter().flatten());
        }
        if !self.folded.is_empty() || !self.fitting.is_empty() {
            let folded = self.analyzer.term(word, Form::Surface, language);
            wanted.extend(self.folded.get(folded).into_iter().flatten());
            let fitting = self.fitting.iter().filter(|(pattern, _)| pattern.fits(folded));
            wanted.extend(fitting.map(|(_, wanted)| *wanted));
        }
    }
}
