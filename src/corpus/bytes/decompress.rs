//! Compressed files: a `Read` in, a `Read` out.
//!
//! Files of several members (as `cat a.gz b.gz` makes them) are read to the end. What is wrong with the data comes
//! as an error after everything that could be read: [`ReadErrorKind::CutShort`], `Damaged` or `TrailingData`. After
//! damage the data ends, unless somebody follows the members: then it goes on with the next member that can be found.

use std::fmt;
use std::io::{self, BufRead, BufReader, Read};

use super::super::error::ReadErrorKind;
use super::codec::{Codec, Decoder, decode_all};
use super::member_starts::MemberStarts;

const BUFFER: usize = 64 * 1024;

/// The largest dictionary that is read, in bytes.
const MAX_DICTIONARY: usize = 64 << 20;

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

/// True if a member begins here. With gzip, what the flags, the level and the system may be is looked at, too.
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
    /// What the data of all members builds upon: a file may begin with it.
    dictionary: Vec<u8>,
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
    /// Decompresses all members of `input`, the first of which is of this kind.
    pub(super) fn new(input: R, codec: Codec) -> Self {
        let input = BufReader::with_capacity(BUFFER, Counted { input, bytes: 0 });
        Self {
            state: State::BetweenMembers(input),
            codec,
            given: 0,
            members: MemberStarts::default(),
            dictionary: Vec::new(),
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
            if (self.codec, first) == (Codec::Zstd, 0x5d) && offset(&input) == 0 {
                self.dictionary = read_dictionary(&mut input)?;
                continue;
            }
            return self.begin_member(input);
        }
    }

    fn begin_member(&mut self, input: BufReader<Counted<R>>) -> io::Result<()> {
        self.last_start = offset(&input);
        self.members.note(self.given, self.last_start);
        self.state = State::InMember(Decoder::new(self.codec, input, &self.dictionary)?);
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

/// Reads the frame that `.warc.zst` files begin with: a zstd dictionary, itself compressed or not, in a frame that is
/// skipped by those who do not know it.
fn read_dictionary(input: &mut impl Read) -> io::Result<Vec<u8>> {
    let mut frame = Vec::new();
    input.by_ref().take(8).read_to_end(&mut frame)?;
    let Some(size) = frame.get(4..).and_then(|size| size.try_into().ok()).map(u32::from_le_bytes) else {
        return Err(ReadErrorKind::CutShort.into());
    };
    if size as usize > MAX_DICTIONARY {
        return Err(ReadErrorKind::Damaged("the dictionary is too large".to_owned()).into());
    }
    let mut dictionary = Vec::new();
    if input.take(u64::from(size)).read_to_end(&mut dictionary)? < size as usize {
        return Err(ReadErrorKind::CutShort.into());
    }
    if codec_of(&dictionary) != Some(Codec::Zstd) {
        return Ok(dictionary);
    }
    match decode_all(Codec::Zstd, &dictionary, MAX_DICTIONARY) {
        (dictionary, None) => Ok(dictionary),
        (_, Some(fault)) => Err(fault.into()),
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
#[path = "decompress_tests.rs"]
mod tests;
