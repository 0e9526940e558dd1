//! gzip and zstd: a `Read` in, a `Read` out. The only file that knows the two formats.
//!
//! Files of several members (as `cat a.gz b.gz` makes them) are read to the end. What is wrong with the data comes
//! as an error after everything that could be read: [`ReadErrorKind::CutShort`], `Damaged` or `TrailingData`.

use std::error::Error;
use std::fmt;
use std::io::{self, BufRead, BufReader, Read};

use flate2::bufread::GzDecoder;

use super::error::ReadErrorKind;

const BUFFER: usize = 64 * 1024;

/// A way of compression.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Compression {
    Gzip,
    Zstd,
}

impl Compression {
    /// Recognises compressed data by its first bytes.
    pub(super) fn of_bytes(head: &[u8]) -> Option<Self> {
        match head {
            [0x1f, 0x8b, 0x08, ..] => Some(Self::Gzip),
            // A frame, or a skippable frame as some parallel compressors write it first.
            [0x28, 0xb5, 0x2f, 0xfd, ..] | [0x50..=0x5f, 0x2a, 0x4d, 0x18, ..] => Some(Self::Zstd),
            _ => None,
        }
    }
}

/// Reads what was compressed.
pub(super) struct Decompressed<R: Read> {
    state: State<BufReader<R>>,
    compression: Compression,
}

enum State<R: BufRead> {
    Gzip(Box<GzDecoder<R>>),
    Zstd(zstd::Decoder<'static, R>),
    BetweenMembers(R),
    Ended,
}

impl<R: Read> Decompressed<R> {
    pub(super) fn new(input: R, compression: Compression) -> Self {
        Self { state: State::BetweenMembers(BufReader::with_capacity(BUFFER, input)), compression }
    }

    /// Goes on to the next member, if there is one.
    fn next_member(&self, mut input: BufReader<R>) -> io::Result<State<BufReader<R>>> {
        loop {
            let ahead = input.fill_buf()?;
            let padding = ahead.iter().take_while(|&&byte| byte == 0).count();
            let Some(&first) = ahead.get(padding) else {
                if padding == 0 {
                    return Ok(State::Ended);
                }
                input.consume(padding);
                continue;
            };
            // One byte tells enough: there may be no more in the buffer, and the decoder checks the rest.
            return match (self.compression, first) {
                (Compression::Gzip, 0x1f) if padding == 0 => Ok(State::Gzip(Box::new(GzDecoder::new(input)))),
                (Compression::Zstd, 0x28 | 0x50..=0x5f) if padding == 0 => {
                    Ok(State::Zstd(zstd::Decoder::with_buffer(input)?.single_frame()))
                }
                _ => Err(ReadErrorKind::TrailingData.into()),
            };
        }
    }
}

impl<R: Read> Read for Decompressed<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        if out.is_empty() {
            return Ok(0);
        }
        loop {
            let read = match &mut self.state {
                State::Gzip(decoder) => decoder.read(out),
                State::Zstd(decoder) => decoder.read(out),
                State::BetweenMembers(_) => Ok(0),
                State::Ended => return Ok(0),
            };
            match read {
                Ok(0) => {}
                Err(error) if error.kind() == io::ErrorKind::Interrupted => return Err(error),
                Err(error) => {
                    self.state = State::Ended;
                    return Err(in_our_words(error));
                }
                Ok(n) => return Ok(n),
            }
            let input = match std::mem::replace(&mut self.state, State::Ended) {
                State::Gzip(decoder) => decoder.into_inner(),
                State::Zstd(decoder) => decoder.finish(),
                State::BetweenMembers(input) => input,
                State::Ended => return Ok(0),
            };
            self.state = self.next_member(input)?;
        }
    }
}

impl<R: Read> fmt::Debug for Decompressed<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Decompressed").field("compression", &self.compression).finish_non_exhaustive()
    }
}

/// Tells faults of the data from those of the file below, which our own reader has marked.
fn in_our_words(error: io::Error) -> io::Error {
    if error.get_ref().is_some_and(<dyn Error + Send + Sync>::is::<ReadErrorKind>) || error.raw_os_error().is_some() {
        return error;
    }
    match error.kind() {
        io::ErrorKind::UnexpectedEof => ReadErrorKind::CutShort.into(),
        _ => ReadErrorKind::Damaged(error.to_string()).into(),
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use proptest::prelude::*;

    use super::*;

    fn gzip(text: &[u8]) -> Vec<u8> {
        let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
        encoder.write_all(text).unwrap();
        encoder.finish().unwrap()
    }

    fn zstd(text: &[u8]) -> Vec<u8> {
        zstd::encode_all(text, 3).unwrap()
    }

    fn read(data: &[u8]) -> (Vec<u8>, Option<ReadErrorKind>) {
        let compression = Compression::of_bytes(data).unwrap();
        let mut text = Vec::new();
        let end = Decompressed::new(data, compression).read_to_end(&mut text);
        (text, end.err().map(ReadErrorKind::from))
    }

    #[track_caller]
    fn check(data: &[u8], text: &str, fault: Option<&ReadErrorKind>) {
        let (bytes, end) = read(data);
        assert_eq!((String::from_utf8(bytes).unwrap().as_str(), end.as_ref()), (text, fault));
    }

    #[test]
    fn reads_all_members() {
        check(&[gzip(b"one "), gzip(b""), gzip(b"two")].concat(), "one two", None);
        check(&[zstd(b"one "), zstd(b""), zstd(b"two")].concat(), "one two", None);
    }

    #[test]
    fn skips_a_skippable_frame() {
        check(&[b"\x50\x2a\x4d\x18\x03\0\0\0abc".to_vec(), zstd(b"text")].concat(), "text", None);
    }

    #[test]
    fn zeros_at_the_end_are_padding_and_other_bytes_are_reported() {
        check(&[gzip(b"text"), vec![0; 512]].concat(), "text", None);
        check(&[gzip(b"text"), b"garbage".to_vec()].concat(), "text", Some(&ReadErrorKind::TrailingData));
        check(&[zstd(b"text"), b"garbage".to_vec()].concat(), "text", Some(&ReadErrorKind::TrailingData));
    }

    #[test]
    fn gives_what_stands_before_a_cut_and_then_says_so() {
        let lines: Vec<String> = (0..40_000).map(|i| format!("{} barrels left the port", i * 7919 % 100_003)).collect();
        let text = lines.join("\n");
        for data in [gzip(text.as_bytes()), zstd(text.as_bytes())] {
            let (bytes, end) = read(&data[..data.len() * 3 / 4]);
            assert_eq!(end, Some(ReadErrorKind::CutShort));
            assert!(bytes.len() > text.len() / 4, "only {} of {} bytes", bytes.len(), text.len());
            assert!(text.as_bytes().starts_with(&bytes));
        }
    }

    #[test]
    fn a_flipped_byte_is_damage() {
        let mut data = gzip("The harbour was closed on Monday. ".repeat(100).as_bytes());
        let middle = data.len() / 2;
        data[middle] ^= 0xff;
        assert!(matches!(read(&data).1, Some(ReadErrorKind::Damaged(_))));
    }

    proptest! {
        #[test]
        fn never_panics_on_bytes(tail in prop::collection::vec(any::<u8>(), 0..300)) {
            for magic in [&[0x1f, 0x8b, 0x08][..], &[0x28, 0xb5, 0x2f, 0xfd]] {
                read(&[magic, &tail].concat());
            }
        }
    }
}
