//! The description of the language: as a page of the manual, as the table of the README, as a list.

mod rows;
mod sections;

use rows::ROWS;
use sections::sections;

/// A construct of the language.
#[derive(Debug)]
pub struct ManualRow {
    /// How it is written.
    pub forms: &'static [&'static str],
    /// What it means.
    pub meaning: &'static str,
    /// A query with it.
    pub example: &'static str,
    /// The same, as it is read on 21 November 2010.
    #[cfg_attr(not(test), expect(dead_code, reason = "this is what the tests hold the examples to"))]
    reads: &'static str,
}

/// How wide the forms are in the list, in characters.
const FORMS_WIDTH: usize = 36;

/// Returns `dateline-query(7)`, in roff.
pub fn manual_page() -> String {
    let mut page = format!(".TH dateline-query 7 \"\" \"dateline {}\"\n", env!("CARGO_PKG_VERSION"));
    page.push_str(".SH NAME\ndateline\\-query \\- the language of queries\n.SH SYNTAX\n");
    for row in &ROWS {
        let forms: Vec<String> = row.forms.iter().map(|form| format!("\\fB{}\\fR", roff(form))).collect();
        let meaning = roff(row.meaning);
        push(&mut page, &format!(".TP\n{}\n{meaning}\n.br\n", forms.join(", ")));
        push(&mut page, &format!("example: \\fB{}\\fR\n", roff(row.example)));
    }
    for (heading, paragraphs) in sections() {
        push(&mut page, &format!(".SH {}\n", heading.to_uppercase()));
        for paragraph in paragraphs {
            push(&mut page, &format!(".PP\n{}\n", roff(&paragraph)));
        }
    }
    page.push_str(".SH SEE ALSO\n\\fBdateline\\-search\\fR(1)\n");
    page
}

/// Returns the table of the README, in Markdown.
pub fn manual_table() -> String {
    let mut table = "| write | means |\n|---|---|\n".to_owned();
    for row in &ROWS {
        let forms: Vec<String> = row.forms.iter().map(|form| format!("`{}`", form.replace('|', "\\|"))).collect();
        push(&mut table, &format!("| {} | {} |\n", forms.join(", "), row.meaning.replace('*', "\\*")));
    }
    table
}

/// Returns all constructs, in the order in which people need them.
pub fn manual_rows() -> &'static [ManualRow] {
    &ROWS
}

/// Returns a line for each construct.
pub fn manual_list() -> String {
    let mut list = String::new();
    for row in &ROWS {
        let forms = row.forms.join("  ");
        if forms.chars().count() > FORMS_WIDTH {
            push(&mut list, &format!("  {forms}\n  {:FORMS_WIDTH$}  {}\n", "", row.meaning));
        } else {
            push(&mut list, &format!("  {forms:FORMS_WIDTH$}  {}\n", row.meaning));
        }
    }
    list
}

fn push(out: &mut String, text: &str) {
    out.push_str(text);
}

/// Escapes what means something to roff.
fn roff(text: &str) -> String {
    let escaped = text
        .replace('\\', "\\e")
        .replace('-', "\\-")
        .replace('\'', "\\(aq")
        .replace('~', "\\(ti")
        .replace('^', "\\(ha");
    if escaped.starts_with('.') { format!("\\&{escaped}") } else { escaped }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::parse;

    #[test]
    fn every_example_reads_as_stated() {
        for ManualRow { example, reads, .. } in &ROWS {
            let parsed = parse(example, "2010-11-21".parse().unwrap());
            assert_eq!(parsed.errors, [], "{example}");
            assert_eq!(parsed.notes, [], "{example}");
            assert_eq!(parsed.ast.to_string(), *reads, "{example}");
        }
    }

    #[test]
    fn every_form_that_is_a_query_is_read_without_errors() {
        for form in ROWS.iter().flat_map(|row| row.forms) {
            let is_query = !form.ends_with([':', '=', '/', '5', 'E', 'J']) || form.contains(' ');
            let is_character = form.starts_with('\\');
            if is_query && !is_character {
                assert_eq!(parse(form, "2010-11-21".parse().unwrap()).errors, [], "{form}");
            }
        }
    }

    #[test]
    fn every_field_is_described() {
        let forms: Vec<&str> = ROWS.iter().flat_map(|row| row.forms).copied().collect();
        for field in crate::query::field_names() {
            assert!(forms.iter().any(|form| form.starts_with(&format!("{field}:"))), "{field}");
        }
    }

    #[test]
    fn the_readme_has_the_table() {
        let readme = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/README.md")).unwrap();
        assert!(readme.contains(&manual_table()), "the table of README.md is to be:\n{}", manual_table());
    }

    #[test]
    fn the_page_is_roff() {
        let page = manual_page();
        assert!(page.starts_with(".TH "));
        assert!(page.contains("\\fBartiller*\\fR, \\fB*vostok\\fR, \\fBwom?n\\fR\n"));
        let known = [".TH ", ".SH ", ".TP", ".PP", ".br"];
        let requests = page.lines().filter(|line| line.starts_with(['.', '\'']));
        assert!(requests.clone().all(|line| known.iter().any(|request| line.starts_with(request))));
    }
}
