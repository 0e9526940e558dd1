//! Small multiples of how figures grow, as SVG. Both axes are logarithmic: what grows as the corpus rises by one square
//! for one square. There is no background, and all colours can be read on a light and on a dark one.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use super::figures::{Figure, Figures, grouped};

/// Width and height of the part between the axes.
const PLOT: (f64, f64) = (200.0, 150.0);
/// The same with what stands around it.
const PANEL: (f64, f64) = (290.0, 220.0);
const COLUMNS: usize = 3;
const DATELINE: &str = "#d9660f";
const RAW_TANTIVY: &str = "#3d85c6";

/// A plot of some figures, the first drawn through, others with dashes.
pub(crate) struct Panel<'a> {
    pub(crate) title: &'a str,
    pub(crate) lines: &'a [&'a str],
    /// Which value of each figure.
    pub(crate) value: usize,
}

/// Writes the plot of all sizes.
pub(crate) fn write(file: &Path, sizes: &[Figures], panels: &[Panel<'_>]) {
    let mut svg = String::new();
    // The legend takes the place of one more.
    let rows = (panels.len() + 1).div_ceil(COLUMNS);
    let (width, height) = (PANEL.0 * count(COLUMNS), PANEL.1 * count(rows));
    writeln!(
        svg,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" \
         height=\"{height}\" font-family=\"sans-serif\" font-size=\"11\" fill=\"#808080\" stroke-width=\"1\">"
    )
    .unwrap();
    for (number, panel) in panels.iter().enumerate() {
        open_group(&mut svg, number);
        draw(&mut svg, sizes, panel);
        svg.push_str("</g>\n");
    }
    open_group(&mut svg, panels.len());
    draw_legend(&mut svg);
    svg.push_str("</g>\n</svg>\n");
    fs::write(file, svg).unwrap();
}

fn open_group(svg: &mut String, number: usize) {
    let (x, y) = (PANEL.0 * count(number % COLUMNS) + 60.0, PANEL.1 * count(number / COLUMNS) + 30.0);
    writeln!(svg, "<g transform=\"translate({x},{y})\">").unwrap();
}

fn draw(svg: &mut String, sizes: &[Figures], panel: &Panel<'_>) {
    let figures =
        |what: &str| sizes.iter().filter_map(|size| Some((size.articles, size.of(what)?))).collect::<Vec<_>>();
    let lines: Vec<Vec<(usize, &Figure)>> = panel.lines.iter().map(|what| figures(what)).collect();
    let x_axis = Axis::over(sizes.iter().map(|size| count(size.articles)));
    let values =
        lines.iter().flatten().flat_map(|(_, figure)| [figure.dateline[panel.value], figure.raw_tantivy[panel.value]]);
    let y_axis = Axis::over(values);
    writeln!(svg, "<text y=\"-10\" font-size=\"13\">{}</text>", panel.title).unwrap();
    for decade in x_axis.decades() {
        let x = x_axis.place(decade) * PLOT.0;
        writeln!(svg, "<path d=\"M{x:.1} 0V{}\" stroke=\"#808080\" stroke-opacity=\"0.4\"/>", PLOT.1).unwrap();
        writeln!(svg, "<text x=\"{x:.1}\" y=\"{}\" text-anchor=\"middle\">{}</text>", PLOT.1 + 15.0, label(decade))
            .unwrap();
    }
    for decade in y_axis.decades() {
        let y = (1.0 - y_axis.place(decade)) * PLOT.1;
        writeln!(svg, "<path d=\"M0 {y:.1}H{}\" stroke=\"#808080\" stroke-opacity=\"0.4\"/>", PLOT.0).unwrap();
        writeln!(svg, "<text x=\"-6\" y=\"{:.1}\" text-anchor=\"end\">{}</text>", y + 4.0, label(decade)).unwrap();
    }
    for (number, line) in lines.iter().enumerate() {
        let point = |articles: usize, value: f64| {
            (x_axis.place(count(articles)) * PLOT.0, (1.0 - y_axis.place(value)) * PLOT.1)
        };
        let raw_tantivy = line.iter().map(|(articles, figure)| point(*articles, figure.raw_tantivy[panel.value]));
        draw_line(svg, &raw_tantivy.collect::<Vec<_>>(), RAW_TANTIVY, number > 0);
        let dateline = line.iter().map(|(articles, figure)| point(*articles, figure.dateline[panel.value]));
        draw_line(svg, &dateline.collect::<Vec<_>>(), DATELINE, number > 0);
    }
}

fn draw_line(svg: &mut String, points: &[(f64, f64)], colour: &str, is_dashed: bool) {
    let path: Vec<String> = points.iter().map(|(x, y)| format!("{x:.1},{y:.1}")).collect();
    let dashes = if is_dashed { " stroke-dasharray=\"5 4\"" } else { "" };
    let path = path.join(" ");
    writeln!(svg, "<polyline points=\"{path}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"2\"{dashes}/>")
        .unwrap();
    for (x, y) in points {
        writeln!(svg, "<circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"3\" fill=\"{colour}\"/>").unwrap();
    }
}

fn draw_legend(svg: &mut String) {
    let lines = [
        ("dateline", DATELINE, false),
        ("dateline, with snippets", DATELINE, true),
        ("raw tantivy", RAW_TANTIVY, false),
        ("raw tantivy, with snippets", RAW_TANTIVY, true),
    ];
    for (number, (name, colour, is_dashed)) in lines.into_iter().enumerate() {
        let y = 20.0 + 22.0 * count(number);
        draw_line(svg, &[(0.0, y), (36.0, y)], colour, is_dashed);
        writeln!(svg, "<text x=\"46\" y=\"{:.1}\">{name}</text>", y + 4.0).unwrap();
    }
    writeln!(svg, "<text y=\"118\">across: articles</text>").unwrap();
}

/// A logarithmic axis of whole decades.
struct Axis {
    first: i32,
    last: i32,
}

impl Axis {
    fn over(values: impl Iterator<Item = f64>) -> Self {
        let (least, most) = values.fold((f64::MAX, 0.0), |(least, most): (f64, f64), v| (least.min(v), most.max(v)));
        #[expect(clippy::cast_possible_truncation, reason = "logarithms are small")]
        let whole = |logarithm: f64| logarithm as i32;
        let first = whole(least.log10().floor());
        Self { first, last: whole(most.log10().ceil()).max(first + 1) }
    }

    /// Returns where a value is, from 0 to 1.
    fn place(&self, value: f64) -> f64 {
        (value.log10() - f64::from(self.first)) / f64::from(self.last - self.first)
    }

    fn decades(&self) -> impl Iterator<Item = f64> {
        (self.first..=self.last).map(|exponent| 10_f64.powi(exponent))
    }
}

fn label(decade: f64) -> String {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it is a power of ten")]
    if decade < 1.0 { decade.to_string() } else { grouped(decade.round() as usize) }
}

#[expect(clippy::cast_precision_loss, reason = "counts are small")]
fn count(number: usize) -> f64 {
    number as f64
}
