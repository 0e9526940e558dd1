//! Dates in addresses and paths, where sites and corpora file articles by day: `/2010/11/21/`, `20101121/`.

use crate::date::{PartialDate, Published};

/// Returns the first date in an address or path: `/2010/11/21/`, `20101121`, `2021-03-12`, `/2021/03/`.
pub(super) fn find(path: &str, today: PartialDate) -> Option<Published> {
    let bytes = path.as_bytes();
    let mut start = 0;
    while start < bytes.len() {
        let length = bytes[start..].iter().take_while(|byte| byte.is_ascii_digit()).count();
        let date = match length {
            8 => path_date(&path[start..start + 4], &path[start + 4..start + 6], &path[start + 6..start + 8]),
            4 => separated_path_date(path, start),
            _ => None,
        };
        if let Some(date) = date.filter(|date| date.year() >= 1900 && date.first_key() <= today.last_key()) {
            return Some(Published::on(date));
        }
        start += length.max(1);
    }
    None
}

/// Reads `2010/11/21`, `2010-11-21`, `2010_11_21` or `2010/11` before a slash.
fn separated_path_date(path: &str, start: usize) -> Option<PartialDate> {
    let rest = &path.as_bytes()[start + 4..];
    let separator = *rest.first().filter(|byte| b"/-_.".contains(byte))?;
    let digits = |bytes: &[u8]| bytes.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let month_length = digits(&rest[1..]);
    let after_month = 1 + month_length;
    let year = &path[start..start + 4];
    let month = &path[start + 5..start + 5 + month_length];
    if rest.get(after_month) == Some(&separator) {
        let day_length = digits(&rest[after_month + 1..]);
        let day_start = start + 4 + after_month + 1;
        let date = path_date(year, month, &path[day_start..day_start + day_length]);
        if date.is_some() {
            return date;
        }
    }
    let is_folder = separator == b'/' && month_length == 2 && rest.get(after_month).is_none_or(|byte| *byte == b'/');
    if is_folder { PartialDate::new(year.parse().ok()?, month.parse().ok(), None) } else { None }
}

fn path_date(year: &str, month: &str, day: &str) -> Option<PartialDate> {
    PartialDate::new(year.parse().ok()?, Some(month.parse().ok()?), Some(day.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(input: &str, expected: &str) {
        let found = find(input, "2024-06-01".parse().unwrap()).map(|published| published.to_string());
        assert_eq!(found.as_deref().unwrap_or("none"), expected, "{input}");
    }

    #[test]
    fn reads_dates_of_addresses_and_paths() {
        check("https://harbour.example/2010/11/21/tide-rises", "2010-11-21");
        check("https://harbour.example/2010/11/tide", "2010-11");
        check("20101121/us-tide-rises", "2010-11-21");
        check("news/2021-03-12-tide.txt", "2021-03-12");
        check("news/2021_3_2.txt", "2021-03-02");
        check("story-12345678.html", "none");
        check("a/2010/113/b", "none");
        check("2030/01/01/x", "none");
        check("ü/1234-", "none");
    }
}
