//! Random queries over the whole of the language, as trees: in the form that the parser gives them.

use dateline::analysis::words;
use dateline::article::Property;
use dateline::date::PartialDate;
use dateline::query::{
    Filter, FilterQuery, Near, Pattern, PatternKind, PhrasePart, QueryAst, QueryWeight, Relation, TextField, TextQuery,
    Wildcard, WordForm,
};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use proptest::strategy::Union;

use super::vocabulary::{Glued, Vocabulary};

/// Words that say nothing in one of the languages, or little.
const FUNCTION_WORDS: &[&str] =
    &["the", "of", "with", "which", "in", "US", "it's", "die", "der", "und", "im", "les", "met", "Minister", "report"];

/// A query of these words.
pub(super) fn query(vocabulary: Vocabulary) -> impl Strategy<Value = QueryAst> {
    let leaf = prop_oneof![
        20 => text(vocabulary).prop_map(QueryAst::Text),
        3 => filter(vocabulary).prop_map(|filter| QueryAst::Filter(FilterQuery { filter, span: 0..0 })),
        1 => Just(QueryAst::All),
    ];
    leaf.prop_recursive(3, 8, 3, |inner| {
        let clauses = vec(inner.clone(), 2..4);
        prop_oneof![
            3 => clauses.clone().prop_map(|clauses| QueryAst::And { clauses, bare: true }),
            2 => clauses.clone().prop_map(|clauses| QueryAst::And { clauses, bare: false }),
            3 => clauses.prop_map(QueryAst::Or),
            2 => inner.clone().prop_map(negated),
            1 => (inner, 1_u32..5_000).prop_map(|(query, weight)| {
                QueryAst::Weighted { query: Box::new(query), weight: QueryWeight(weight) }
            }),
        ]
    })
}

/// Words, phrases and the like side by side, many of them function words, among them filters and what is negated.
pub(super) fn bare_query(vocabulary: Vocabulary) -> impl Strategy<Value = QueryAst> {
    let small = select(FUNCTION_WORDS).prop_map(|word| {
        let pattern = of(PatternKind::Word { text: word.to_owned(), form: WordForm::Any });
        QueryAst::Text(TextQuery { field: None, pattern })
    });
    let texts = prop_oneof![2 => small, 3 => text(vocabulary).prop_map(QueryAst::Text)].boxed();
    let groups = vec(texts.clone(), 2..4);
    let clause = prop_oneof![
        12 => texts.clone(),
        1 => (texts.clone(), 1_u32..5_000).prop_map(|(query, weight)| {
            QueryAst::Weighted { query: Box::new(query), weight: QueryWeight(weight) }
        }),
        1 => groups.clone().prop_map(QueryAst::Or),
        1 => groups.clone().prop_map(|clauses| QueryAst::And { clauses, bare: false }),
        1 => groups.prop_map(|clauses| negated(QueryAst::Or(clauses))),
        2 => texts.prop_map(negated),
        1 => filter(vocabulary).prop_map(|filter| QueryAst::Filter(FilterQuery { filter, span: 0..0 })),
    ];
    vec(clause, 2..6).prop_map(|clauses| QueryAst::And { clauses, bare: true })
}

/// The parser leaves out what is negated twice.
fn negated(query: QueryAst) -> QueryAst {
    if let QueryAst::Not(_) = query { query } else { QueryAst::Not(Box::new(query)) }
}

fn filter(vocabulary: Vocabulary) -> impl Strategy<Value = Filter> {
    let dates: Vec<PartialDate> = vocabulary.dates.iter().map(|date| date.parse().unwrap()).collect();
    let optional = || proptest::option::of(select(dates.clone()));
    let published = (optional(), optional()).prop_filter_map("an open range is none", |(since, until)| {
        let is_forward = since.zip(until).is_none_or(|(since, until)| since.first_key() <= until.last_key());
        let is_range = since.is_some() || until.is_some();
        (is_forward && is_range).then_some(Filter::Published { since, until })
    });
    let lengths = || proptest::option::of(0..vocabulary.longest);
    let length = (lengths(), lengths()).prop_filter_map("an open range is none", |(least, most)| {
        let is_forward = least.zip(most).is_none_or(|(least, most)| least <= most);
        (is_forward && (least.is_some() || most.is_some())).then_some(Filter::Length { least, most })
    });
    prop_oneof![
        select(vocabulary.languages).prop_map(|code| Filter::Language(code.parse().unwrap())),
        select(vocabulary.ids).prop_map(|id| Filter::Id(id.to_owned())),
        any::<bool>().prop_map(Filter::Glued),
        published,
        length,
        select(Property::ALL.to_vec()).prop_map(Filter::Has),
    ]
}

fn text(vocabulary: Vocabulary) -> impl Strategy<Value = TextQuery> {
    let text_field = select(vec![
        None,
        None,
        None,
        None,
        Some(TextField::Title),
        Some(TextField::Body),
        Some(TextField::Lead),
        Some(TextField::HeadlineAndLead),
    ]);
    let name_field =
        select(vec![TextField::Source, TextField::Author, TextField::Section, TextField::Url, TextField::Furniture]);
    let of_names = whole_pattern(vocabulary.names, vocabulary.glued)
        .prop_filter("names do not keep their capitals", |pattern| !pattern.to_string().contains("caps:"))
        .prop_filter("a question mark is part of an address", |pattern| !pattern.to_string().contains('?'));
    prop_oneof![
        8 => (text_field, patterns(vocabulary)),
        1 => (name_field.prop_map(Some), of_names),
    ]
    .prop_map(|(field, pattern)| TextQuery { field, pattern })
}

/// Patterns of words that stand together.
fn patterns(vocabulary: Vocabulary) -> impl Strategy<Value = Pattern> {
    let of_list = |(weight, list): &(u32, &'static [&'static str])| (*weight, whole_pattern(list, vocabulary.glued));
    Union::new_weighted(vocabulary.texts.iter().map(of_list).collect())
}

/// A pattern that may stand for itself.
fn whole_pattern(list: &'static [&'static str], glued: Glued) -> BoxedStrategy<Pattern> {
    let counted = prop_oneof![3 => simple(list, glued), 1 => any_of(simple(list, glued))];
    let at_least =
        (1_u32..5, counted).prop_map(|(count, pattern)| of(PatternKind::AtLeast { count, pattern: Box::new(pattern) }));
    prop_oneof![
        4 => simple(list, glued),
        1 => sloppy(list),
        6 => near(list, glued),
        2 => at_least,
    ]
    .boxed()
}

fn near(list: &'static [&'static str], glued: Glued) -> BoxedStrategy<Pattern> {
    let leaf = prop_oneof![6 => simple(list, glued), 1 => sloppy(list)];
    let side = leaf.prop_recursive(
        2,
        6,
        2,
        |inner| prop_oneof![1 => any_of(inner.clone()), 2 => joined(inner.clone(), inner)],
    );
    joined(side.clone(), side).boxed()
}

fn joined(
    left: impl Strategy<Value = Pattern>,
    right: impl Strategy<Value = Pattern>,
) -> impl Strategy<Value = Pattern> {
    let distance = prop_oneof![3 => 1_u32..4, 2 => 4_u32..20, 1 => Just(255)];
    let relation = prop_oneof![
        3 => distance.clone().prop_map(Relation::Within),
        2 => distance.prop_map(Relation::Before),
        1 => Just(Relation::SameSentence),
        1 => Just(Relation::SameParagraph),
    ];
    (left, right, relation, proptest::bool::weighted(0.2)).prop_map(|(left, right, relation, is_excluded)| {
        of(PatternKind::Near(Box::new(Near { left, right, relation, is_excluded })))
    })
}

/// Two or three alternatives; the parser takes those within others out of their brackets.
fn any_of(pattern: impl Strategy<Value = Pattern>) -> impl Strategy<Value = Pattern> {
    vec(pattern, 2..4).prop_map(|patterns| {
        let flat = patterns.into_iter().flat_map(|pattern| match pattern.kind {
            PatternKind::Any(inner) => inner,
            _ => vec![pattern],
        });
        of(PatternKind::Any(flat.collect()))
    })
}

/// A single word of some kind, or words side by side.
fn simple(list: &'static [&'static str], glued: Glued) -> BoxedStrategy<Pattern> {
    let word = (select(list), form()).prop_map(|(word, form)| PatternKind::Word { text: word.to_owned(), form });
    let phrase = (vec(select(list), 1..4), form()).prop_map(|(words, form)| PatternKind::Phrase {
        parts: vec![PhrasePart::Words(words.join(" "))],
        form,
        slop: 0,
    });
    let kind = prop_oneof![
        10 => word,
        2 => wildcard(list).prop_map(PatternKind::Wildcard),
        1 => fuzzy(list),
        1 => expression(list),
        2 => phrase,
        1 => phrase_with_wildcards(list).prop_map(|parts| PatternKind::Phrase { parts, form: WordForm::Any, slop: 0 }),
        1 => glued_word(glued),
    ];
    kind.prop_map(of).boxed()
}

fn sloppy(list: &'static [&'static str]) -> BoxedStrategy<Pattern> {
    let plain =
        (vec(select(list), 2..4), form()).prop_map(|(words, form)| (vec![PhrasePart::Words(words.join(" "))], form));
    let with_wildcards = phrase_with_wildcards(list)
        .prop_filter("one word has no slop", |parts| parts.len() > 1)
        .prop_map(|parts| (parts, WordForm::Any));
    let slop = prop_oneof![4 => 1_u32..6, 1 => 6_u32..30];
    let parts = prop_oneof![4 => plain, 1 => with_wildcards]
        .prop_filter("the reference tries all choices of positions", |(parts, _)| n_words(parts) <= 4);
    (parts, slop).prop_map(|((parts, form), slop)| of(PatternKind::Phrase { parts, form, slop })).boxed()
}

fn n_words(parts: &[PhrasePart]) -> usize {
    let of_part = |part: &PhrasePart| match part {
        PhrasePart::Words(text) => words(text).count(),
        PhrasePart::Wildcard(_) => 1,
    };
    parts.iter().map(of_part).sum()
}

fn form() -> impl Strategy<Value = WordForm> {
    prop_oneof![8 => Just(WordForm::Any), 1 => Just(WordForm::Exact), 1 => Just(WordForm::Written)]
}

fn of(kind: PatternKind) -> Pattern {
    Pattern { kind, span: 0..0 }
}

/// A glued word, which only few articles have, as a whole.
fn glued_word([first, second]: Glued) -> impl Strategy<Value = PatternKind> {
    (select(first), select(second), form())
        .prop_map(|(first, second, form)| PatternKind::Word { text: format!("{first}{second}"), form })
}

/// Single words of three letters at least, without points between.
fn long_words(list: &'static [&'static str]) -> Vec<String> {
    let single = list.iter().flat_map(|written| words(written).map(|range| written[range].to_owned()));
    let mut long: Vec<String> = single.filter(|word| word.chars().count() > 2 && !word.contains('.')).collect();
    if long.is_empty() {
        long.push("2010".to_owned());
    }
    long
}

fn wildcard(list: &'static [&'static str]) -> impl Strategy<Value = Wildcard> {
    (select(long_words(list)), 0_usize..6, any::<prop::sample::Index>())
        .prop_map(|(word, kind, at)| {
            let letters: Vec<char> = word.chars().collect();
            let at = at.index(letters.len() - 1) + 1;
            let part = |range: std::ops::Range<usize>| letters[range].iter().collect::<String>();
            let end = letters.len();
            Wildcard(match kind {
                0 => format!("{}*", part(0..at.max(2))),
                1 => format!("*{}", part(at.min(end - 2)..end)),
                2 => format!("{}?{}", part(0..at), part(at + 1..end)),
                3 => format!("{}*{}", part(0..at), part(at..end)),
                4 => format!("*{}*", part(0..at.max(2))),
                _ => format!("?{}*", part(1..end.max(3))),
            })
        })
        .prop_filter("two letters are needed", |wildcard| {
            wildcard.0.chars().filter(|c| c.is_alphanumeric()).count() > 1
        })
        .prop_filter("a question mark at the end asks", |wildcard| !wildcard.0.ends_with('?'))
}

fn fuzzy(list: &'static [&'static str]) -> impl Strategy<Value = PatternKind> {
    let edit = (0_usize..5, any::<prop::sample::Index>());
    (select(long_words(list)), edit, 1_u8..3)
        .prop_map(|(word, (kind, at), distance)| {
            let mut letters: Vec<char> = word.chars().collect();
            let at = at.index(letters.len() - 1);
            match kind {
                0 => {}
                1 => letters.swap(at, at + 1),
                2 => drop(letters.remove(at)),
                3 => letters.insert(at, 'e'),
                _ => letters[at] = 'o',
            }
            PatternKind::Fuzzy { text: letters.into_iter().collect(), distance }
        })
        .prop_filter("one word of three letters is needed", |kind| match kind {
            PatternKind::Fuzzy { text, .. } => {
                text.chars().filter(|c| c.is_alphanumeric()).count() > 2 && words(text).count() == 1
            }
            _ => true,
        })
}

fn expression(list: &'static [&'static str]) -> impl Strategy<Value = PatternKind> {
    let words = long_words(list);
    (select(words.clone()), select(words), 0_usize..5).prop_map(|(word, other, kind)| {
        let first: String = word.chars().take(3).collect();
        PatternKind::Regex(match kind {
            0 => format!("{first}.*"),
            1 => format!("{word}|{other}"),
            2 => format!(".*{other}"),
            3 => r"\d+".to_owned(),
            _ => format!("[{first}]+.?"),
        })
    })
}

/// Words and wildcards, as the parser cuts a phrase: a wildcard at least, and all words between two of them as one part.
fn phrase_with_wildcards(list: &'static [&'static str]) -> impl Strategy<Value = Vec<PhrasePart>> {
    let before = vec(select(list), 0..3);
    let behind = vec(select(list), 0..3);
    let wildcard = wildcard(list)
        .prop_filter("so it does at the beginning of a word in a phrase", |wildcard| !wildcard.0.starts_with('?'));
    (before, wildcard, behind).prop_map(|(before, wildcard, behind)| {
        let part = |written: Vec<&str>| {
            let text = written.join(" ");
            let (start, end) = (words(&text).next()?.start, words(&text).last()?.end);
            Some(PhrasePart::Words(text[start..end].to_owned()))
        };
        part(before).into_iter().chain([PhrasePart::Wildcard(wildcard)]).chain(part(behind)).collect()
    })
}
