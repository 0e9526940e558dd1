//! Blocks of `Name: value` lines, as WARC records and HTTP messages begin with them.

use super::super::bytes::decode;

/// The lines of a block, in their order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Headers(Vec<(String, String)>);

impl Headers {
    /// Reads lines. A line that begins with white space goes on with the one before; a line without a colon is passed
    /// over.
    pub(super) fn read(block: &[u8]) -> Self {
        let mut fields: Vec<(String, String)> = Vec::new();
        for line in decode(block).split('\n') {
            if line.starts_with([' ', '\t']) {
                if let Some((_, value)) = fields.last_mut() {
                    value.push(' ');
                    value.push_str(line.trim());
                }
            } else if let Some((name, value)) = line.split_once(':') {
                fields.push((name.trim().to_owned(), value.trim().to_owned()));
            }
        }
        Self(fields)
    }

    /// Returns the first value of this name, in small letters or capitals, that is not empty.
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        let mut named = self.0.iter().filter(|field| field.0.eq_ignore_ascii_case(name));
        named.find_map(|field| Some(field.1.trim()).filter(|value| !value.is_empty()))
    }
}

/// Finds the blank line behind a block: returns where the block ends, and where what follows begins.
pub(super) fn end_of_block(bytes: &[u8]) -> Option<(usize, usize)> {
    let mut start = 0;
    while let Some(len) = bytes[start..].iter().position(|&byte| byte == b'\n') {
        let next = start + len + 1;
        if matches!(&bytes[start..next], b"\n" | b"\r\n" | b"\r\r\n") {
            return Some((start, next));
        }
        start = next;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(block: &str, name: &str, expected: Option<&str>) {
        assert_eq!(Headers::read(block.as_bytes()).get(name), expected);
    }

    #[test]
    fn values_are_found_by_name() {
        check("Content-Type: text/html\r\nServer: x\r\n", "content-type", Some("text/html"));
        check("A:1\nB :  2 \n", "b", Some("2"));
        check("A: 1\nA: 2\n", "A", Some("1"));
        check("A:\nA: 2\n", "A", Some("2"));
        check("A\nB\n", "A", None);
        check(" 1\nA: 2", "A", Some("2"));
    }

    #[test]
    fn folded_lines_are_one() {
        check("Content-Type: text/html;\r\n\tcharset=utf-8\r\nB: 1", "Content-Type", Some("text/html; charset=utf-8"));
    }

    #[test]
    fn a_block_ends_at_a_blank_line() {
        assert_eq!(end_of_block(b"A: 1\r\nB: 2\r\n\r\nbody"), Some((12, 14)));
        assert_eq!(end_of_block(b"A: 1\n\nbody"), Some((5, 6)));
        assert_eq!(end_of_block(b"\r\nbody"), Some((0, 2)));
        assert_eq!(end_of_block(b"A: 1\r\nB: 2\r\n"), None);
    }
}
