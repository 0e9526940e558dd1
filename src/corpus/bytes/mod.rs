//! The bytes of a file on their way to a reader: decompressed within bounds, and made to text.

mod codec;
mod decompress;
mod encoding;
mod expansion;
mod input;
mod member_starts;
pub(super) mod page_charset;
mod spool;

pub(super) use codec::{Codec, decode_all};
pub(super) use encoding::{Utf16, decode, decode_owned, decode_page};
pub(super) use input::Input;
pub(super) use member_starts::MemberStarts;
pub(super) use spool::spool;
