//! Every match of a query with the words around it: goes over the texts of all articles that answer it.

use std::cmp::Reverse;
use std::collections::HashMap;
use std::ops::Range;

use super::Asked;
use super::context::Surroundings;
use super::present::MarkCounter;
use crate::article::Article;
use crate::engine::{
    EngineError, KwicField, KwicGroup, KwicGroupsRequest, KwicGroupsResponse, KwicLine, KwicOrder, KwicRequest,
    KwicResponse, SCHEMA_VERSION,
};
use crate::language::Language;
use crate::matching::{Match, Matcher};

/// How many words decide the order of two lines.
const WORDS_TO_SORT_BY: usize = 5;

/// How many lines more than are wanted are kept before the last are dropped.
const SPARE_LINES: usize = 10_000;

/// Gives articles that answer a query to a visitor, one after the other.
pub(crate) type ArticleSource<'a> = &'a mut dyn FnMut(&mut dyn FnMut(&Article)) -> Result<(), EngineError>;

/// Makes the lines of all matches in the articles of a source, of which the words may be inflected in `languages`.
pub(crate) fn kwic(
    asked: Asked,
    request: &KwicRequest,
    languages: &[Language],
    articles: ArticleSource<'_>,
) -> Result<KwicResponse, EngineError> {
    let limit = if request.limit == 0 { usize::MAX } else { request.offset.saturating_add(request.limit) };
    let mut lines = Lines { wanted: limit, kept: Vec::new(), order: request.order };
    let mut totals = Totals::default();
    let mut surroundings = Surroundings::default();
    for_each_text(&asked, languages, articles, &mut |text| {
        totals.add(&text);
        if request.order == KwicOrder::None && lines.kept.len() >= limit {
            return;
        }
        surroundings.read(text.text);
        let mut counter = MarkCounter::new(text.text);
        for range in text.ranges {
            let key = surroundings.sort_key(range, request.order, WORDS_TO_SORT_BY);
            let line = line(&text, range, &surroundings, &mut counter, request.context);
            lines.add(key, line);
        }
    })?;
    request.query.check()?;
    Ok(KwicResponse {
        schema_version: SCHEMA_VERSION,
        query: asked.echo,
        articles: totals.articles,
        matches: totals.matches,
        lines: lines.finish(request.offset),
    })
}

/// Counts the matches by the words around them.
pub(crate) fn kwic_groups(
    asked: Asked,
    request: &KwicGroupsRequest,
    languages: &[Language],
    articles: ArticleSource<'_>,
) -> Result<KwicGroupsResponse, EngineError> {
    let mut totals = Totals::default();
    let mut surroundings = Surroundings::default();
    // By its words, the matches, the articles, and the number of the last of these.
    let mut counts = HashMap::<String, (u64, u64, u64)>::new();
    for_each_text(&asked, languages, articles, &mut |text| {
        totals.add(&text);
        surroundings.read(text.text);
        for range in text.ranges {
            let (matches, articles, last) = counts.entry(surroundings.group_key(range, request.key)).or_default();
            *matches += 1;
            if *last != totals.articles {
                *articles += 1;
                *last = totals.articles;
            }
        }
    })?;
    request.query.check()?;
    let n_groups = counts.len() as u64;
    let group = |(text, (matches, articles, _)): (String, (u64, u64, u64))| KwicGroup { text, matches, articles };
    let mut groups: Vec<KwicGroup> = counts.into_iter().map(group).collect();
    groups.sort_unstable_by(|a, b| b.matches.cmp(&a.matches).then_with(|| a.text.cmp(&b.text)));
    if request.limit > 0 {
        groups.truncate(request.limit);
    }
    Ok(KwicGroupsResponse {
        schema_version: SCHEMA_VERSION,
        query: asked.echo,
        articles: totals.articles,
        matches: totals.matches,
        n_groups,
        groups,
    })
}

/// A text of an article with the places that match.
struct MatchedText<'a> {
    article: &'a Article,
    field: KwicField,
    text: &'a str,
    ranges: &'a [Range<usize>],
    /// Whether it is the first text of the article with matches.
    is_first: bool,
}

#[derive(Default)]
struct Totals {
    articles: u64,
    matches: u64,
}

impl Totals {
    fn add(&mut self, text: &MatchedText<'_>) {
        self.articles += u64::from(text.is_first);
        self.matches += text.ranges.len() as u64;
    }
}

/// Goes over the texts with matches.
fn for_each_text(
    asked: &Asked,
    languages: &[Language],
    articles: ArticleSource<'_>,
    visit: &mut dyn FnMut(MatchedText<'_>),
) -> Result<(), EngineError> {
    let mut matcher = Matcher::new(&asked.ast, languages);
    articles(&mut |article| {
        let Some(marked) = matcher.find(article) else { return };
        let title = article.title.as_deref().unwrap_or_default();
        let mut is_first = true;
        for (field, text, places) in
            [(KwicField::Title, title, marked.title), (KwicField::Body, article.body.as_str(), marked.body)]
        {
            let ranges = different(places);
            if !ranges.is_empty() {
                visit(MatchedText { article, field, text, ranges: &ranges, is_first });
                is_first = false;
            }
        }
    })
}

/// Returns the places that match, each once, whatever parts of the query match there.
fn different(matches: Vec<Match>) -> Vec<Range<usize>> {
    let mut ranges: Vec<Range<usize>> = matches.into_iter().map(|found| found.range).collect();
    ranges.dedup();
    ranges
}

fn line(
    text: &MatchedText<'_>,
    range: &Range<usize>,
    surroundings: &Surroundings,
    counter: &mut MarkCounter<'_>,
    context: usize,
) -> KwicLine {
    let mark = counter.mark(range);
    let shown = surroundings.around(text.text, range, context);
    KwicLine {
        id: text.article.id.clone(),
        source: text.article.source.clone(),
        published: text.article.published,
        field: text.field,
        start: mark.start,
        end: mark.end,
        start_char: mark.start_char,
        end_char: mark.end_char,
        left: folded_space(&text.text[shown.start..range.start], false),
        node: folded_space(&text.text[range.clone()], true),
        right: folded_space(&text.text[range.end..shown.end], false),
    }
}

/// Makes one space of white space; of that at the ends, too, unless `is_trimmed`.
fn folded_space(text: &str, is_trimmed: bool) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text.chars() {
        if !c.is_whitespace() {
            folded.push(c);
        } else if !folded.ends_with(' ') {
            folded.push(' ');
        }
    }
    if is_trimmed { folded.trim().to_owned() } else { folded }
}

/// The lines that come first.
struct Lines {
    wanted: usize,
    /// With what they are sorted by; in the order of the index where that is the same.
    kept: Vec<(Vec<String>, KwicLine)>,
    order: KwicOrder,
}

impl Lines {
    fn add(&mut self, key: Vec<String>, line: KwicLine) {
        self.kept.push((key, line));
        if self.kept.len() >= self.wanted.saturating_add(SPARE_LINES) {
            self.cut();
        }
    }

    /// Drops the lines that are not wanted.
    fn cut(&mut self) {
        match self.order {
            KwicOrder::None => {}
            KwicOrder::Words(_) => self.kept.sort_by(|(a, _), (b, _)| a.cmp(b)),
            KwicOrder::Newest => self.kept.sort_by_key(|(_, line)| Reverse(day(line))),
            KwicOrder::Oldest => self.kept.sort_by_key(|(_, line)| (day(line).is_none(), day(line))),
        }
        self.kept.truncate(self.wanted);
    }

    /// Returns the lines behind so many others.
    fn finish(mut self, offset: usize) -> Vec<KwicLine> {
        self.cut();
        self.kept.into_iter().skip(offset).map(|(_, line)| line).collect()
    }
}

/// Returns when the article of a line was published, to order lines by.
fn day(line: &KwicLine) -> Option<u64> {
    line.published.map(|published| published.sort_key())
}
