//! The ways of compression, one member or frame at a time: a `BufRead` in, a `Read` out. The only file that knows
//! their crates.
//!
//! What is wrong with the data comes as [`ReadErrorKind::CutShort`] or `Damaged`.

use std::error::Error;
use std::fmt;
use std::io::{self, BufRead, Read};

use super::super::error::ReadErrorKind;

/// How much memory xz data may ask for, in bytes. The strongest preset needs 65 MiB.
const XZ_MEMORY: u64 = 512 << 20;

/// A way of compression.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::corpus) enum Codec {
    Gzip,
    /// Deflated data with two bytes before it and a checksum after it.
    Zlib,
    /// Deflated data with nothing around it.
    Deflate,
    Zstd,
    Bzip2,
    Xz,
    Lz4,
    Brotli,
}

/// Decompresses one member, and leaves what follows it.
pub(super) enum Decoder<R: BufRead> {
    Gzip(Box<flate2::bufread::GzDecoder<R>>),
    Zlib(Box<flate2::bufread::ZlibDecoder<R>>),
    Deflate(Box<flate2::bufread::DeflateDecoder<R>>),
    Zstd(zstd::Decoder<'static, R>),
    Bzip2(Box<bzip2::bufread::BzDecoder<R>>),
    Xz(Box<liblzma::bufread::XzDecoder<R>>),
    Lz4(Box<lz4_flex::frame::FrameDecoder<EndSeen<R>>>),
    Brotli(Box<brotli_decompressor::Decompressor<R>>),
}

impl<R: BufRead> Decoder<R> {
    /// Begins a member. `dictionary` is what its data builds upon, which only [`Codec::Zstd`] has; mostly empty.
    ///
    /// # Errors
    ///
    /// If the decoder cannot be made, for lack of memory.
    pub(super) fn new(codec: Codec, input: R, dictionary: &[u8]) -> io::Result<Self> {
        Ok(match codec {
            Codec::Gzip => Self::Gzip(Box::new(flate2::bufread::GzDecoder::new(input))),
            Codec::Zlib => Self::Zlib(Box::new(flate2::bufread::ZlibDecoder::new(input))),
            Codec::Deflate => Self::Deflate(Box::new(flate2::bufread::DeflateDecoder::new(input))),
            Codec::Zstd => Self::Zstd(zstd::Decoder::with_dictionary(input, dictionary)?.single_frame()),
            Codec::Bzip2 => Self::Bzip2(Box::new(bzip2::bufread::BzDecoder::new(input))),
            Codec::Xz => {
                let stream = liblzma::stream::Stream::new_stream_decoder(XZ_MEMORY, 0)?;
                Self::Xz(Box::new(liblzma::bufread::XzDecoder::new_stream(input, stream)))
            }
            Codec::Lz4 => Self::Lz4(Box::new(lz4_flex::frame::FrameDecoder::new(EndSeen { input, is_at_end: false }))),
            Codec::Brotli => Self::Brotli(Box::new(brotli_decompressor::Decompressor::new(input, 0))),
        })
    }

    /// Returns the input, which stands behind the member if that was read to its end. With [`Codec::Brotli`] it may
    /// stand further on.
    pub(super) fn into_inner(self) -> R {
        match self {
            Self::Gzip(decoder) => decoder.into_inner(),
            Self::Zlib(decoder) => decoder.into_inner(),
            Self::Deflate(decoder) => decoder.into_inner(),
            Self::Zstd(decoder) => decoder.finish(),
            Self::Bzip2(decoder) => decoder.into_inner(),
            Self::Xz(decoder) => decoder.into_inner(),
            Self::Lz4(decoder) => decoder.into_inner().input,
            Self::Brotli(decoder) => decoder.into_inner(),
        }
    }

    fn read_raw(&mut self, out: &mut [u8]) -> io::Result<usize> {
        match self {
            Self::Gzip(decoder) => decoder.read(out),
            Self::Zlib(decoder) => decoder.read(out),
            Self::Deflate(decoder) => decoder.read(out),
            Self::Zstd(decoder) => decoder.read(out),
            Self::Bzip2(decoder) => decoder.read(out),
            Self::Xz(decoder) => decoder.read(out),
            Self::Lz4(decoder) => match decoder.read(out)? {
                // The decoder takes the end of the file for the end of the frame.
                0 if decoder.get_ref().is_at_end => Err(io::ErrorKind::UnexpectedEof.into()),
                n => Ok(n),
            },
            Self::Brotli(decoder) => decoder.read(out),
        }
    }
}

impl<R: BufRead> Read for Decoder<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        if out.is_empty() { Ok(0) } else { self.read_raw(out).map_err(in_our_words) }
    }
}

impl<R: BufRead> fmt::Debug for Decoder<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Decoder").finish_non_exhaustive()
    }
}

/// Remembers whether more was asked for than there is.
pub(super) struct EndSeen<R> {
    input: R,
    is_at_end: bool,
}

impl<R: Read> Read for EndSeen<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let n = self.input.read(out)?;
        self.is_at_end |= n == 0 && !out.is_empty();
        Ok(n)
    }
}

/// Decompresses a whole member from memory, up to a limit in bytes. Returns what could be read next to what went wrong.
pub(in crate::corpus) fn decode_all(codec: Codec, bytes: &[u8], limit: usize) -> (Vec<u8>, Option<ReadErrorKind>) {
    let mut decoded = Vec::new();
    let most = limit.saturating_add(1) as u64;
    let result = Decoder::new(codec, bytes, &[]).and_then(|decoder| decoder.take(most).read_to_end(&mut decoded));
    let fault = if decoded.len() > limit {
        Some(ReadErrorKind::TooLarge(limit))
    } else {
        result.err().map(ReadErrorKind::from)
    };
    (decoded, fault)
}

/// Tells faults of the data from those of the file below, which our own reader has marked.
fn in_our_words(error: io::Error) -> io::Error {
    let is_ours = error.get_ref().is_some_and(<dyn Error + Send + Sync>::is::<ReadErrorKind>);
    match error.kind() {
        _ if is_ours || error.raw_os_error().is_some() => error,
        io::ErrorKind::Interrupted => error,
        io::ErrorKind::UnexpectedEof => ReadErrorKind::CutShort.into(),
        _ => ReadErrorKind::Damaged(error.to_string()).into(),
    }
}
