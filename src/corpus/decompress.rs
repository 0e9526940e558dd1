//! Compressed files: a `Read` in, a `Read` out.
//!
//! Files of several members (as `cat a.gz b.gz` makes them) are read to the end. What is wrong with the data comes
//! as an error after everything that could be read: [`ReadErrorKind::CutShort`], `Damaged` or `TrailingData`. After
//! damage the data ends, unless somebody follows the members: then it goes on with the next member that can be found.

use std::fmt;
use std::io::{self, BufRead, BufReader, Read};

use super::codec::{Codec, Decoder};
use super::error::ReadErrorKind;
use super::members::MemberStarts;

const BUFFER: usize = 64 * 1024;

/// What is put between the data before damage and that of the next member, so that they are on lines of their own.
const BREAK: &[u8] = b"\n\n";

/// Recognises compressed data by its first bytes.
pub(super) fn codec_of(head: &[u8]) -> Option<Codec> {
    match head {
        [0x1f, 0x8b, 0x08, ..] => Some(Codec::Gzip),
        // A frame, or a skippable frame as some parallel compressors write it first.
        [0x28, 0xb5, 0x2f, 0xfd, ..] | [0x50..=0x5f, 0x2a, 0x4d, 0x18, ..] => Some(Codec::Zstd),
        // The size of the blocks, and then π for a block or its root for the end.
        [b'B', b'Z', b'h', b'1'..=b'9', 0x31 | 0x17, 0x41 | 0x72, 0x59 | 0x45, ..] => Some(Codec::Bzip2),
        [0xfd, b'7', b'z', b'X', b'Z', 0, ..] => Some(Codec::Xz),
        [0x04, 0x22, 0x4d, 0x18, ..] => Some(Codec::Lz4),
        _ => None,
    }
}

/// Tells whether a member begins here. With gzip, what the flags, the level and the system may be is looked at, too.
fn is_member(codec: Codec, bytes: &[u8]) -> bool {
    let is_gzip = matches!(bytes, [_, _, _, 0..=31, _, _, _, _, 0 | 2 | 4, 0..=13 | 255, ..]);
    codec_of(bytes) == Some(codec) && (codec != Codec::Gzip || is_gzip)
}

/// Reads what was compressed.
pub(super) struct Decompressed<R: Read> {
    state: State<BufReader<Counted<R>>>,
    codec: Codec,
    /// How many bytes were given out.
    given: u64,
    members: MemberStarts,
    /// Where the last member begins in the file.
    last_start: u64,
    /// What is to be given out before the next member.
    separator: &'static [u8],
}

enum State<R: BufRead> {
    InMember(Decoder<R>),
    BetweenMembers(R),
    AfterDamage(R),
    Ended,
}

impl<R: Read> Decompressed<R> {
    pub(super) fn new(input: R, codec: Codec) -> Self {
        let input = BufReader::with_capacity(BUFFER, Counted { input, bytes: 0 });
        Self {
            state: State::BetweenMembers(input),
            codec,
            given: 0,
            members: MemberStarts::default(),
            last_start: 0,
            separator: &[],
        }
    }

    /// Returns where the members begin, which goes on while reading.
    pub(super) fn members(&self) -> MemberStarts {
        self.members.clone()
    }

    /// Goes on to the next member, if there is one.
    fn next_member(&mut self, mut input: BufReader<Counted<R>>) -> io::Result<()> {
        let mut padding = 0;
        loop {
            let ahead = input.fill_buf()?;
            let zeros = ahead.iter().take_while(|&&byte| byte == 0).count();
            padding += zeros;
            let Some(&first) = ahead.get(zeros) else {
                if zeros == 0 {
                    return Ok(());
                }
                input.consume(zeros);
                continue;
            };
            input.consume(zeros);
            // One byte tells enough: there may be no more in the buffer, and the decoder checks the rest.
            let begins = match (self.codec, first) {
                (Codec::Gzip, 0x1f) | (Codec::Zstd, 0x28 | 0x50..=0x5f) | (Codec::Bzip2, b'B') | (Codec::Lz4, 0x04) => {
                    padding == 0
                }
                (Codec::Xz, 0xfd) => padding % 4 == 0,
                _ => false,
            };
            if !begins {
                self.state = State::AfterDamage(input);
                return Err(ReadErrorKind::TrailingData.into());
            }
            return self.begin_member(input);
        }
    }

    fn begin_member(&mut self, input: BufReader<Counted<R>>) -> io::Result<()> {
        self.last_start = offset(&input);
        self.members.note(self.given, self.last_start);
        self.state = State::InMember(Decoder::new(self.codec, input)?);
        Ok(())
    }

    /// Searches for the next member, if somebody wants it. One that begins in the last bytes of the buffer is missed.
    fn find_member(&mut self, mut input: BufReader<Counted<R>>) -> io::Result<()> {
        if !self.members.is_followed() {
            return Ok(());
        }
        if offset(&input) == self.last_start {
            // The member that was damaged is not to be found again.
            input.fill_buf()?;
            input.consume(1);
        }
        loop {
            let ahead = input.fill_buf()?;
            if ahead.is_empty() {
                return Ok(());
            }
            if let Some(at) = (0..ahead.len()).find(|&at| is_member(self.codec, &ahead[at..])) {
                input.consume(at);
                self.separator = BREAK;
                self.given += BREAK.len() as u64;
                return self.begin_member(input);
            }
            let len = ahead.len();
            input.consume(len);
        }
    }
}

impl<R: Read> Read for Decompressed<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        if out.is_empty() {
            return Ok(0);
        }
        loop {
            if !self.separator.is_empty() {
                return self.separator.read(out);
            }
            if let State::InMember(decoder) = &mut self.state {
                let read = decoder.read(out);
                match read {
                    Ok(0) => {}
                    Err(error) if error.kind() == io::ErrorKind::Interrupted => return Err(error),
                    Err(error) => {
                        self.state = match std::mem::replace(&mut self.state, State::Ended) {
                            State::InMember(decoder) if is_damage(&error) => State::AfterDamage(decoder.into_inner()),
                            _ => State::Ended,
                        };
                        return Err(error);
                    }
                    Ok(n) => {
                        self.given += n as u64;
                        return Ok(n);
                    }
                }
            }
            match std::mem::replace(&mut self.state, State::Ended) {
                State::InMember(decoder) => self.next_member(decoder.into_inner())?,
                State::BetweenMembers(input) => self.next_member(input)?,
                State::AfterDamage(input) => self.find_member(input)?,
                State::Ended => return Ok(0),
            }
        }
    }
}

fn is_damage(error: &io::Error) -> bool {
    let kind = error.get_ref().and_then(|error| error.downcast_ref());
    matches!(kind, Some(ReadErrorKind::Damaged(_)))
}

/// Returns how many bytes of the file were taken.
fn offset<R: Read>(input: &BufReader<Counted<R>>) -> u64 {
    input.get_ref().bytes - input.buffer().len() as u64
}

impl<R: Read> fmt::Debug for Decompressed<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Decompressed").field("codec", &self.codec).finish_non_exhaustive()
    }
}

/// Counts the compressed bytes.
struct Counted<R> {
    input: R,
    bytes: u64,
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let n = self.input.read(out)?;
        self.bytes += n as u64;
        Ok(n)
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;
    use std::sync::LazyLock;

    use lz4_flex::frame::{BlockSize, FrameEncoder, FrameInfo};
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

    fn bzip2(text: &[u8]) -> Vec<u8> {
        let mut encoder = bzip2::write::BzEncoder::new(Vec::new(), bzip2::Compression::new(1));
        encoder.write_all(text).unwrap();
        encoder.finish().unwrap()
    }

    fn xz(text: &[u8]) -> Vec<u8> {
        let mut encoder = liblzma::write::XzEncoder::new(Vec::new(), 1);
        encoder.write_all(text).unwrap();
        encoder.finish().unwrap()
    }

    fn lz4(text: &[u8]) -> Vec<u8> {
        let info = FrameInfo::new().block_size(BlockSize::Max64KB).content_checksum(true);
        let mut encoder = FrameEncoder::with_frame_info(info, Vec::new());
        encoder.write_all(text).unwrap();
        encoder.finish().unwrap()
    }

    type Pack = fn(&[u8]) -> Vec<u8>;

    const ALL: [Pack; 5] = [gzip, zstd, bzip2, xz, lz4];

    fn read(data: &[u8]) -> (Vec<u8>, Option<ReadErrorKind>) {
        let codec = codec_of(data).unwrap();
        let mut text = Vec::new();
        let end = Decompressed::new(data, codec).read_to_end(&mut text);
        (text, end.err().map(ReadErrorKind::from))
    }

    #[track_caller]
    fn check(data: &[u8], text: &str, fault: Option<&ReadErrorKind>) {
        let (bytes, end) = read(data);
        assert_eq!((String::from_utf8(bytes).unwrap().as_str(), end.as_ref()), (text, fault));
    }

    #[test]
    fn reads_all_members() {
        for pack in ALL {
            check(&[pack(b"one "), pack(b""), pack(b"two")].concat(), "one two", None);
        }
    }

    #[test]
    fn knows_where_the_members_begin() {
        for pack in ALL {
            let (one, none, two) = (pack(b"one "), pack(b""), pack(b"two"));
            let file = [&one[..], &none, &two].concat();
            let mut reader = Decompressed::new(&file[..], codec_of(&file).unwrap());
            let members = reader.members();
            io::copy(&mut reader, &mut io::sink()).unwrap();
            assert_eq!(members.at(0), Some(0));
            assert_eq!(members.at(4), Some((one.len() + none.len()) as u64));
        }
    }

    #[test]
    fn skips_a_skippable_frame() {
        check(&[b"\x50\x2a\x4d\x18\x03\0\0\0abc".to_vec(), zstd(b"text")].concat(), "text", None);
    }

    #[test]
    fn zeros_at_the_end_are_padding_and_other_bytes_are_reported() {
        for pack in ALL {
            check(&[pack(b"text"), vec![0; 512]].concat(), "text", None);
            check(&[pack(b"text"), b"garbage".to_vec()].concat(), "text", Some(&ReadErrorKind::TrailingData));
        }
        check(&[xz(b"one "), vec![0; 8], xz(b"two")].concat(), "one two", None);
        check(&[xz(b"one "), vec![0; 7], xz(b"two")].concat(), "one ", Some(&ReadErrorKind::TrailingData));
        check(&[gzip(b"one "), vec![0; 8], gzip(b"two")].concat(), "one ", Some(&ReadErrorKind::TrailingData));
    }

    #[test]
    fn gives_what_stands_before_a_cut_and_then_says_so() {
        let lines: Vec<String> = (0..40_000).map(|i| format!("{} barrels left the port", i * 7919 % 100_003)).collect();
        let text = lines.join("\n");
        for data in ALL.map(|pack| pack(text.as_bytes())) {
            let (bytes, end) = read(&data[..data.len() * 3 / 4]);
            assert_eq!(end, Some(ReadErrorKind::CutShort));
            assert!(bytes.len() > text.len() / 4, "only {} of {} bytes", bytes.len(), text.len());
            assert!(text.as_bytes().starts_with(&bytes));
        }
    }

    #[test]
    fn a_flipped_byte_is_damage() {
        let lines: Vec<String> = (0..4_000).map(|i| format!("{} barrels left the port", i * 7919 % 100_003)).collect();
        for mut data in [gzip, bzip2, xz, lz4].map(|pack| pack(lines.join("\n").as_bytes())) {
            let middle = data.len() / 2;
            data[middle] ^= 0xff;
            assert!(matches!(read(&data).1, Some(ReadErrorKind::Damaged(_))));
        }
    }

    #[test]
    fn goes_on_behind_damage_if_somebody_follows() {
        let lines: Vec<String> = (0..4_000).map(|i| format!("{} barrels left the port", i * 7919 % 100_003)).collect();
        for pack in [gzip, bzip2, lz4] {
            let (mut one, two) = (pack(lines.join("\n").as_bytes()), pack(b"two"));
            let middle = one.len() / 2;
            one[middle] ^= 0xff;
            let file = [&one[..], &two, b"garbage", &two].concat();
            let mut reader = Decompressed::new(&file[..], codec_of(&file).unwrap());
            let members = reader.members();
            members.follow();
            let mut text = Vec::new();
            assert!(reader.read_to_end(&mut text).is_err());
            let second = text.len() as u64 + 2;
            assert_eq!(reader.read_to_end(&mut text).unwrap_err().to_string(), ReadErrorKind::TrailingData.to_string());
            assert_eq!(members.at(second), Some(one.len() as u64));
            assert_eq!(reader.read_to_end(&mut text).unwrap(), 5);
            assert!(text.ends_with(b"\n\ntwo\n\ntwo"));
        }
    }

    proptest! {
        #[test]
        fn never_panics_on_bytes(tail in prop::collection::vec(any::<u8>(), 0..300)) {
            for magic in [&b"\x1f\x8b\x08"[..], b"\x28\xb5\x2f\xfd", b"BZh91AY&SY", b"\xfd7zXZ\0", b"\x04\x22\x4d\x18"] {
                read(&[magic, &tail].concat());
            }
        }

        #[test]
        fn never_panics_on_damage(flips in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..4)) {
            static PACKED: LazyLock<[Vec<u8>; 5]> =
                LazyLock::new(|| ALL.map(|pack| pack("The harbour was closed on Monday. ".repeat(9).as_bytes())));
            for mut data in PACKED.clone() {
                for (place, byte) in &flips {
                    let place = place.index(data.len());
                    data[place] ^= byte;
                }
                if codec_of(&data).is_some() {
                    read(&data);
                }
            }
        }
    }
}
