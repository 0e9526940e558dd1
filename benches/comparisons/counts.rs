//! How long it takes to count articles, by themselves, by outlet and by time: all articles, and those with a frequent
//! word.

use dateline::period::PeriodUnit;

use crate::contenders::raw_aggregations::RawAggregations;
use crate::contenders::{self, Indexes};
use crate::corpus::Corpus;
use crate::measure::{Latencies, table};
use crate::queries::{Class, Frequencies, Question, questions};

pub(crate) fn print(corpus: &Corpus, frequencies: &Frequencies, indexes: &Indexes, queries_per_class: usize) {
    let (dateline, _) = indexes.open();
    let raw_index = tempfile::tempdir().unwrap();
    let raw_tantivy = RawAggregations::build(&corpus.articles, raw_index.path());
    let sets = [
        ("all articles", vec![Question::of_both("*"); queries_per_class]),
        ("frequent word", questions(&corpus.articles, frequencies, Class::Frequent, queries_per_class)),
    ];
    for (which, questions) in &sets {
        let print = |what: &str, mut latencies| table::print_latencies(&format!("{what}, {which}"), &mut latencies);
        let ours = |query: &str| contenders::dateline::count(&dateline, query);
        print("count", Latencies::measure(questions, &ours, &|query| raw_tantivy.count(query)));
        let ours = |query: &str| contenders::dateline::by_source(&dateline, query);
        print("facets by source", Latencies::measure(questions, &ours, &|query| raw_tantivy.by_source(query)));
        for (what, by) in [("timeline by year", PeriodUnit::Year), ("timeline by day", PeriodUnit::Day)] {
            let ours = |query: &str| contenders::dateline::timeline(&dateline, query, by);
            print(what, Latencies::measure(questions, &ours, &|query| raw_tantivy.timeline(query, by)));
        }
    }
}
