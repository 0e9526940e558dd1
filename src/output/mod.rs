//! What engines and ingests answer, written out: for people, or as JSON.

mod article_text;
mod collocates;
mod csv;
mod eval;
mod facets;
mod fields;
mod json;
mod kwic;
mod message;
mod paint;
mod parts;
mod problem;
mod ranking;
mod report;
mod show;
mod stats;
mod table;
mod terms;
mod text;
mod timeline;
mod timeline_svg;
mod titles;
mod trec;
mod wrap;

pub use article_text::{write_article_text, write_id};
pub use collocates::{write_collocates, write_collocates_csv};
pub use eval::write_evaluation;
pub use facets::{write_facets, write_facets_csv};
pub use fields::Fields;
pub use json::{write_error, write_explained, write_json, write_json_line, write_response_with};
pub use kwic::{write_kwic, write_kwic_csv, write_kwic_groups, write_kwic_groups_csv};
pub use message::{write_message, write_reject};
pub use paint::{Layout, Paint};
pub use parts::write_parts;
pub use problem::{write_note, write_problem};
pub use ranking::write_ranking_settings;
pub use report::write_report;
pub use show::{write_article, write_marked_article};
pub use stats::write_stats;
pub use terms::{write_terms, write_terms_csv};
pub use text::{Detail, ListLook, write_results};
pub use timeline::{write_timeline, write_timeline_csv};
pub use timeline_svg::write_timeline_svg;
pub use trec::write_trec;

/// Writes a number with a comma before each three digits.
pub(crate) fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut grouped = String::with_capacity(digits.len() + digits.len() / 3);
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

/// Writes a number of things: `1 article`, `2 articles`.
pub(crate) fn counted(number: u64, thing: &str) -> String {
    let plural = if number == 1 { "" } else { "s" };
    format!("{} {thing}{plural}", grouped(number))
}

/// Writes a part of a whole, 0 to 1: `12.5 %`, `0.04 %`.
fn percent(share: f64) -> String {
    match share * 100.0 {
        0.0 => "0 %".to_owned(),
        percent if percent < 0.005 => "<0.01 %".to_owned(),
        percent if percent < 0.095 => format!("{percent:.2} %"),
        percent => format!("{percent:.1} %"),
    }
}

/// Writes a size: `512 bytes`, `38.9 MB`.
fn size(bytes: u64) -> String {
    #[expect(clippy::cast_precision_loss, reason = "a size is shown to three digits")]
    let number = bytes as f64;
    match bytes {
        0..1_000 => counted(bytes, "byte"),
        1_000..1_000_000 => format!("{:.1} kB", number / 1e3),
        1_000_000..1_000_000_000 => format!("{:.1} MB", number / 1e6),
        _ => format!("{:.1} GB", number / 1e9),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_easy_to_read() {
        assert_eq!(grouped(0), "0");
        assert_eq!(grouped(999), "999");
        assert_eq!(grouped(1_000), "1,000");
        assert_eq!(grouped(1_234_567), "1,234,567");
        assert_eq!(counted(1, "article"), "1 article");
        assert_eq!(counted(2_000, "file"), "2,000 files");
        assert_eq!(
            [0.0, 0.000_01, 0.000_44, 0.125, 1.0].map(percent),
            ["0 %", "<0.01 %", "0.04 %", "12.5 %", "100.0 %"]
        );
        assert_eq!(size(1), "1 byte");
        assert_eq!(size(38_900_000), "38.9 MB");
    }
}
