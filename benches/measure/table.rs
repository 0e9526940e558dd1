//! The table of ratios, in Markdown, printed line by line as it is measured. A ratio is dateline's figure by raw
//! tantivy's: below 1, dateline is faster or smaller.
#![expect(clippy::print_stdout, reason = "it prints a table")]

use super::Latencies;

pub(crate) fn print_head() {
    print_row("what", "dateline", "raw tantivy", "ratio");
    println!("|{}|{}|{}|{}|", "-".repeat(48), "-".repeat(18), "-".repeat(18), "-".repeat(17));
}

/// Prints the 50th and the 99th percentile.
pub(crate) fn print_latencies(what: &str, latencies: &mut Latencies) {
    let (dateline, raw_tantivy) = latencies.percentiles();
    let digits = usize::from(dateline[0].min(raw_tantivy[0]) < 10.0);
    let show = |[p50, p99]: [f64; 2]| format!("{p50:.digits$} · {p99:.digits$} µs");
    let ratio = format!("{:.2} · {:.2}", dateline[0] / raw_tantivy[0], dateline[1] / raw_tantivy[1]);
    print_row(what, &show(dateline), &show(raw_tantivy), &ratio);
}

/// Prints two figures with so many digits behind the point.
pub(crate) fn print_figures(what: &str, dateline: f64, raw_tantivy: f64, digits: usize) {
    let show = |figure: f64| format!("{figure:.digits$}");
    print_row(what, &show(dateline), &show(raw_tantivy), &format!("{:.2}", dateline / raw_tantivy));
}

/// Prints a figure that raw tantivy has no equal of.
pub(crate) fn print_dateline(what: &str, dateline: &str) {
    print_row(what, dateline, "", "");
}

fn print_row(what: &str, dateline: &str, raw_tantivy: &str, ratio: &str) {
    println!("| {what:<46} | {dateline:>16} | {raw_tantivy:>16} | {ratio:>15} |");
}
