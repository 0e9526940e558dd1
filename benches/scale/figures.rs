//! The figures of all sizes, and their table.
#![expect(clippy::print_stdout, reason = "it prints a table")]

/// What was measured of one size.
#[derive(Debug)]
pub(crate) struct Figures {
    pub(crate) articles: usize,
    all: Vec<Figure>,
}

/// One measure of both: a value, or two percentiles.
#[derive(Debug)]
pub(crate) struct Figure {
    what: String,
    pub(crate) dateline: Vec<f64>,
    /// Empty where raw tantivy has no equal.
    pub(crate) raw_tantivy: Vec<f64>,
}

impl Figures {
    pub(crate) fn new(articles: usize) -> Self {
        println!("{} articles", grouped(articles));
        Self { articles, all: Vec::new() }
    }

    /// Notes a figure and prints it, so that it is not lost where a larger size fails.
    pub(crate) fn add(&mut self, what: &str, dateline: &[f64], raw_tantivy: &[f64]) {
        println!("    {what:<36} {:>14} {:>14}", cell(dateline), cell(raw_tantivy));
        let (dateline, raw_tantivy) = (dateline.to_vec(), raw_tantivy.to_vec());
        self.all.push(Figure { what: what.to_owned(), dateline, raw_tantivy });
    }

    pub(crate) fn add_dateline(&mut self, what: &str, dateline: f64) {
        self.add(what, &[dateline], &[]);
    }

    pub(crate) fn of(&self, what: &str) -> Option<&Figure> {
        self.all.iter().find(|figure| figure.what == what)
    }
}

impl Figure {
    fn ratios(&self) -> Vec<f64> {
        self.dateline.iter().zip(&self.raw_tantivy).map(|(dateline, raw_tantivy)| dateline / raw_tantivy).collect()
    }
}

/// Prints a Markdown table with three columns for each size.
pub(crate) fn print_table(sizes: &[Figures]) {
    let Some(first) = sizes.first() else { return };
    let heads =
        sizes.iter().map(|size| format!(" {} articles: dateline | raw tantivy | ratio |", grouped(size.articles)));
    println!("\n| what |{}", heads.collect::<String>());
    println!("|---|{}", "---|---|---|".repeat(sizes.len()));
    for Figure { what, .. } in &first.all {
        let figures = sizes.iter().filter_map(|size| size.of(what));
        let cells = figures.map(|figure| {
            let ratios = cell(&figure.ratios());
            format!(" {} | {} | {ratios} |", cell(&figure.dateline), cell(&figure.raw_tantivy))
        });
        println!("| {what} |{}", cells.collect::<String>());
    }
}

fn cell(values: &[f64]) -> String {
    values.iter().map(|value| rounded(*value)).collect::<Vec<_>>().join(" · ")
}

/// Returns a number with three digits, as far as they stand behind the point.
fn rounded(value: f64) -> String {
    match value {
        ..10.0 => format!("{value:.2}"),
        ..100.0 => format!("{value:.1}"),
        _ => format!("{value:.0}"),
    }
}

/// Returns a number with commas between thousands.
pub(super) fn grouped(number: usize) -> String {
    if number < 1_000 { number.to_string() } else { format!("{},{:03}", grouped(number / 1_000), number % 1_000) }
}
