//! Tells files that are no text, and says what they are.

/// What is read by other means than text.
pub(super) const PARQUET: &str = "Parquet file";

/// How files begin that turn up among scraped articles.
const MAGIC: [(&[u8], &str); 30] = [
    (b"%PDF-", "PDF document"),
    (b"{\\rtf1", "RTF document"),
    (b"\x89PNG\r\n\x1a\n", "PNG image"),
    (b"\xff\xd8\xff", "JPEG image"),
    (b"GIF87a", "GIF image"),
    (b"GIF89a", "GIF image"),
    (b"II*\0", "TIFF image"),
    (b"MM\0*", "TIFF image"),
    (b"\0\0\x01\0", "icon"),
    (b"Rar!\x1a\x07", "rar archive"),
    (b"7z\xbc\xaf\x27\x1c", "7-Zip archive"),
    (b"\x1f\x8b", "gzip data in compressed data"),
    (b"\x28\xb5\x2f\xfd", "zstd data in compressed data"),
    (b"BZh", "bzip2 data in compressed data"),
    (b"\xfd7zXZ\0", "xz data in compressed data"),
    (b"\x04\x22\x4d\x18", "lz4 data in compressed data"),
    (b"\x02\x21\x4c\x18", "lz4 data in the old format"),
    (b"\x7fELF", "program"),
    (b"MZ\x90\0", "program"),
    (b"\xca\xfe\xba\xbe", "program"),
    (b"\xcf\xfa\xed\xfe", "program"),
    (b"\0asm", "program"),
    (b"SQLite format 3\0", "SQLite database"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old office document"),
    (b"PAR1", PARQUET),
    (b"ARROW1\0", "Arrow file"),
    (b"Obj\x01", "Avro file"),
    (b"ID3", "audio"),
    (b"OggS\0", "audio or video"),
    (b"\x1a\x45\xdf\xa3", "video"),
];

/// Returns what a binary file is, or None if its first bytes, which are not UTF-16, may be text.
///
/// One byte in a hundred may be a NUL or another control character, and two may be in any text: real articles have
/// them where a page was cut out badly. Compressed or random bytes have more than ten.
pub(super) fn kind(head: &[u8]) -> Option<&'static str> {
    if let Some((_, name)) = MAGIC.iter().find(|(magic, _)| head.starts_with(magic) && !is_word(magic, head)) {
        return Some(name);
    }
    match head {
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => return Some("WebP image"),
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'A', b'V', b'E', ..] => return Some("audio"),
        [0, 0, _, _, b'f', b't', b'y', b'p', ..] => return Some("video or HEIF image"),
        _ => {}
    }
    let controls = head.iter().filter(|&&byte| is_control(byte)).count();
    (controls > 2 && controls * 100 > head.len()).then_some("unknown kind")
}

/// True if a magic of a few letters is the start of a text here (`BZhou said`, `ID3 cars`).
fn is_word(magic: &[u8], head: &[u8]) -> bool {
    let is_printable = |byte: &u8| byte.is_ascii_graphic() || matches!(byte, b' ' | b'\n' | b'\r' | b'\t');
    magic.len() <= 4 && head[..head.len().min(64)].iter().all(is_printable)
}

/// Tells control characters from the ones that texts have: tab, line ends, form feed and, for terminal colours, escape.
fn is_control(byte: u8) -> bool {
    matches!(byte, 0x00..=0x08 | 0x0e..=0x1a | 0x1c..=0x1f | 0x7f)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(head: &[u8], expected: Option<&str>) {
        assert_eq!(kind(head), expected);
    }

    #[test]
    fn names_what_it_knows() {
        check(b"%PDF-1.7\n", Some("PDF document"));
        check(b"\xff\xd8\xff\xe0\0\x10JFIF", Some("JPEG image"));
        check(b"{\\rtf1\\ansi The harbour", Some("RTF document"));
        check(b"\0\0\0\x18ftypmp42", Some("video or HEIF image"));
        check(b"RIFF\x24\0\0\0WEBPVP8 ", Some("WebP image"));
        check(b"SQLite format 3\0\x10\0", Some("SQLite database"));
        check(b"BZh91AY&SY\xd8\x72\x01\x2f", Some("bzip2 data in compressed data"));
    }

    #[test]
    fn text_that_begins_like_a_magic_is_text() {
        check(b"BZh ist eine Abkuerzung, die niemand kennt.", None);
        check(b"ID3 is the name of a new electric car.", None);
        check(b"The ftyp box is where a video says what it is.", None);
        check(b"PAR1S is not spelled like that, the teacher said.", None);
    }

    #[test]
    fn many_control_characters_are_no_text() {
        check(&[0; 100], Some("unknown kind"));
        check(&(0..=255).collect::<Vec<u8>>(), Some("unknown kind"));
    }

    #[test]
    fn a_stray_nul_is_forgiven() {
        check(b"a\0b\0c", None);
        check(&[&b"words and words ".repeat(100)[..], b"\0\0\x01\x02"].concat(), None);
        check("Die Bürger von Köln".as_bytes(), None);
        check(b"The mayor\x92s office", None);
        check(b"", None);
    }
}
