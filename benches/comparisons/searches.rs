//! How long queries of each class take, from their text to ten fetched hits, without and with snippets.

use crate::contenders::{self, Indexes};
use crate::corpus::Corpus;
use crate::measure::{Latencies, table};
use crate::queries::{Class, Frequencies, questions};

pub(crate) fn print(corpus: &Corpus, frequencies: &Frequencies, indexes: &Indexes, queries_per_class: usize) {
    let (dateline, raw_tantivy) = indexes.open();
    let classes = Class::ALL.map(|class| (class, questions(&corpus.articles, frequencies, class, queries_per_class)));
    for has_snippets in [false, true] {
        let what = if has_snippets { ", snippets" } else { "" };
        let mut all = Latencies::default();
        for (class, questions) in &classes {
            let dateline = |query: &str| contenders::dateline::search(&dateline, query, has_snippets);
            let raw_tantivy = |query: &str| raw_tantivy.search(query, has_snippets);
            let mut latencies = Latencies::measure(questions, &dateline, &raw_tantivy);
            table::print_latencies(&format!("{}{what}", class.name()), &mut latencies);
            all.extend(latencies);
        }
        table::print_latencies(&format!("all queries{what}"), &mut all);
    }
}
