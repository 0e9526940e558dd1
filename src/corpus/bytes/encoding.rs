//! Bytes in, text out. The only file that knows the encoding crates.
//!
//! The order of trust: a byte order mark, UTF-16 by where its NULs stand, valid UTF-8, UTF-8 with a few damaged
//! places, and only then a guess among the older encodings. With pages, what they state comes before the guess.

use std::borrow::Cow;
use std::fmt;
use std::io::{self, Read};

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Decoder, Encoding, ISO_2022_JP, UTF_8, UTF_16BE, UTF_16LE};

const UTF8_MARK: &[u8] = b"\xef\xbb\xbf";

/// How much text the guess is made from. It is the slow part, and more does not change it.
const GUESSED_FROM: usize = 256 * 1024;

/// In one of so many bytes that are not ASCII, a stated encoding may be wrong.
const MOST_BAD: usize = 20;

/// Decodes text, without its byte order mark. What cannot be decoded becomes U+FFFD.
pub(in crate::corpus) fn decode(bytes: &[u8]) -> Cow<'_, str> {
    let bytes = bytes.strip_prefix(UTF8_MARK).unwrap_or(bytes);
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Cow::Borrowed(text);
    }
    if let Some(order) = Utf16::of_bytes(bytes) {
        return order.encoding().decode_with_bom_removal(bytes).0;
    }
    if is_damaged_utf8(bytes) { String::from_utf8_lossy(bytes) } else { decode_older(bytes, None) }
}

/// As [`decode`], and does not copy text that is UTF-8 already.
pub(in crate::corpus) fn decode_owned(bytes: Vec<u8>) -> String {
    match String::from_utf8(bytes) {
        Ok(text) if text.starts_with('\u{feff}') => text['\u{feff}'.len_utf8()..].to_owned(),
        Ok(text) => text,
        Err(error) => decode(error.as_bytes()).into_owned(),
    }
}

/// Decodes an HTML page, or a text from the web. `labels` are what is stated of its encoding, the most trusted first;
/// `domain` is the last part of the name of its host, which helps to guess.
///
/// Labels are often wrong, and UTF-8 hardly ever arises by chance: what is valid UTF-8 is taken for it whatever the
/// labels say. A label that most bytes do not fit is passed over.
pub(in crate::corpus) fn decode_page(bytes: Cow<'_, [u8]>, labels: &[&str], domain: Option<&str>) -> String {
    let encodings = labels.iter().filter_map(|label| Encoding::for_label_no_replacement(label.trim().as_bytes()));
    let encodings: Vec<&Encoding> = encodings.collect();
    let has_mark = bytes.starts_with(UTF8_MARK) || Utf16::of_bytes(&bytes).is_some();
    let is_seven_bit = encodings.first() == Some(&ISO_2022_JP) && bytes.contains(&0x1b);
    if has_mark || (std::str::from_utf8(&bytes).is_ok() && !is_seven_bit) {
        return decode_owned(bytes.into_owned());
    }
    let is_damaged = is_damaged_utf8(&bytes);
    for encoding in encodings {
        // A page states that it is UTF-16 in bytes that are not.
        let is_utf8 = [UTF_8, UTF_16LE, UTF_16BE].contains(&encoding);
        if is_utf8 && !is_damaged {
            continue;
        }
        let text =
            if is_utf8 { String::from_utf8_lossy(&bytes) } else { encoding.decode_without_bom_handling(&bytes).0 };
        let bad = text.chars().filter(|&c| c == char::REPLACEMENT_CHARACTER).count();
        let foreign = bytes.iter().filter(|byte| !byte.is_ascii()).count();
        if is_utf8 || bad * MOST_BAD <= foreign {
            return text.into_owned();
        }
    }
    let text = if is_damaged { String::from_utf8_lossy(&bytes) } else { decode_older(&bytes, domain) };
    text.into_owned()
}

/// Tells UTF-8 with a few bad bytes from text in another encoding, by evidence: each byte that fits nowhere speaks
/// against UTF-8, each good character of several bytes for it, and so does what is left of one that was cut; the more
/// the longer it is, because longer ones hardly arise by chance. In Windows-1252 a letter with an accent nearly always
/// makes a bad byte; Chinese GBK, the worst case, makes about one good for five bad.
fn is_damaged_utf8(bytes: &[u8]) -> bool {
    let (mut good, mut bad) = (0_usize, 0_usize);
    let mut last_bad = &bytes[..0];
    for chunk in bytes.utf8_chunks() {
        let weight = |byte| usize::from(byte >= 0xc2) + 3 * usize::from(byte >= 0xe0);
        good += chunk.valid().bytes().map(weight).sum::<usize>();
        last_bad = chunk.invalid();
        match last_bad.len() {
            0 => {}
            1 => bad += 1,
            _ => good += 4,
        }
    }
    // Texts are cut by counting bytes: the start of a character at the end is no evidence, unless it may be just an é.
    let is_cut = std::str::from_utf8(last_bad).is_err_and(|error| error.error_len().is_none());
    if is_cut && last_bad.len() == 1 && good > 0 {
        bad -= 1;
    }
    good >= 2 * bad
}

fn decode_older<'a>(bytes: &'a [u8], domain: Option<&str>) -> Cow<'a, str> {
    let first = bytes.iter().position(|byte| !byte.is_ascii()).unwrap_or(0);
    let sample = &bytes[first.saturating_sub(64)..];
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(&sample[..sample.len().min(GUESSED_FROM)], true);
    // The detector panics at any other form of a domain.
    let domain = domain.map(str::to_ascii_lowercase);
    let domain = domain.filter(|domain| domain.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-'));
    detector.guess(domain.as_deref().map(str::as_bytes), Utf8Detection::Deny).decode_without_bom_handling(bytes).0
}

/// The two byte orders of UTF-16.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::corpus) enum Utf16 {
    LittleEndian,
    BigEndian,
}

impl Utf16 {
    /// Recognises UTF-16 by its mark, or else by NULs that stand only on every other byte.
    pub(in crate::corpus) fn of_bytes(head: &[u8]) -> Option<Self> {
        match head {
            [0xff, 0xfe, ..] => return Some(Self::LittleEndian),
            [0xfe, 0xff, ..] => return Some(Self::BigEndian),
            _ => {}
        }
        let sample = &head[..head.len().min(4096)];
        let units = sample.len() / 2;
        let nuls = |offset: usize| sample.iter().skip(offset).step_by(2).filter(|&&byte| byte == 0).count();
        let (even, odd) = (nuls(0), nuls(1));
        let (order, high, low) =
            if odd > even { (Self::LittleEndian, odd, even) } else { (Self::BigEndian, even, odd) };
        // Not quite: 一 is U+4E00.
        let one_sided = low * 4 <= high;
        // Latin text has a NUL in nearly every unit; other scripts only in spaces, line ends and digits.
        let latin = high * 2 >= units;
        let other_script = high * 50 >= units && !is_text_of_bytes(sample);
        (units >= 2 && high > 0 && one_sided && (latin || other_script) && order.makes_text(sample)).then_some(order)
    }

    fn encoding(self) -> &'static Encoding {
        match self {
            Self::LittleEndian => UTF_16LE,
            Self::BigEndian => UTF_16BE,
        }
    }

    /// True if the bytes make characters that stand in texts: no halves of pairs, hardly a control character.
    fn makes_text(self, bytes: &[u8]) -> bool {
        let units = bytes.chunks_exact(2).map(|unit| match self {
            Self::LittleEndian => u16::from_le_bytes([unit[0], unit[1]]),
            Self::BigEndian => u16::from_be_bytes([unit[0], unit[1]]),
        });
        let (mut all, mut odd) = (0_usize, 0_usize);
        for character in char::decode_utf16(units) {
            all += 1;
            odd += usize::from(character.map_or(true, |c| c.is_control() && !c.is_whitespace()));
        }
        odd * 50 <= all
    }
}

/// True if the bytes, NULs aside, could be text in an encoding of single bytes or UTF-8.
fn is_text_of_bytes(bytes: &[u8]) -> bool {
    let controls = bytes.iter().filter(|&&byte| matches!(byte, 0x01..=0x08 | 0x0e..=0x1a | 0x1c..=0x1f)).count();
    controls * 50 <= bytes.len() && std::str::from_utf8(bytes).map_or_else(|e| e.error_len().is_none(), |_| true)
}

/// UTF-16 in, UTF-8 out, as a stream.
pub(super) struct Utf16Reader<R> {
    input: R,
    decoder: Decoder,
    decoded: Vec<u8>,
    position: usize,
    ended: bool,
}

impl<R: Read> Utf16Reader<R> {
    /// Reads UTF-16 of this order of bytes as UTF-8.
    pub(super) fn new(input: R, order: Utf16) -> Self {
        let decoder = order.encoding().new_decoder_with_bom_removal();
        Self { input, decoder, decoded: Vec::new(), position: 0, ended: false }
    }

    fn refill(&mut self) -> io::Result<()> {
        let mut encoded = [0; 8 * 1024];
        let n = self.input.read(&mut encoded)?;
        self.ended = n == 0;
        // Three bytes for each unit of two, and something for a unit or pair begun in the last piece.
        self.decoded.resize(n * 2 + 16, 0);
        let (_, _, written, _) = self.decoder.decode_to_utf8(&encoded[..n], &mut self.decoded, self.ended);
        self.decoded.truncate(written);
        self.position = 0;
        Ok(())
    }
}

impl<R: Read> Read for Utf16Reader<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        while self.position == self.decoded.len() && !self.ended {
            self.refill()?;
        }
        let ahead = &self.decoded[self.position..];
        let n = ahead.len().min(out.len());
        out[..n].copy_from_slice(&ahead[..n]);
        self.position += n;
        Ok(n)
    }
}

impl<R> fmt::Debug for Utf16Reader<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Utf16Reader").finish_non_exhaustive()
    }
}

#[cfg(test)]
#[path = "encoding_tests.rs"]
mod tests;
