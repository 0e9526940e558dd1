//! What engines and ingests answer, written out: for people, or as JSON.

mod article_text;
mod csv;
mod fields;
mod identifier;
mod json;
mod message;
mod paint;
mod parts;
mod problem;
mod report;
mod show;
mod stats;
mod text;
mod titles;
mod trec;
mod wrap;

pub use article_text::{write_article_text, write_id};
pub use fields::Fields;
pub use json::{write_error, write_explained, write_json, write_json_line, write_response_with};
pub use message::{write_message, write_reject};
pub use paint::{Layout, Paint};
pub use parts::write_parts;
pub use problem::{write_note, write_problem};
pub use report::write_report;
pub use show::write_article;
pub use stats::write_stats;
pub use text::{Detail, ListLook, write_results};
pub use trec::write_trec;

/// Writes a number with a comma before each three digits.
fn grouped(number: u64) -> String {
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
fn counted(number: u64, thing: &str) -> String {
    let plural = if number == 1 { "" } else { "s" };
    format!("{} {thing}{plural}", grouped(number))
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
        assert_eq!(size(1), "1 byte");
        assert_eq!(size(38_900_000), "38.9 MB");
    }
}
