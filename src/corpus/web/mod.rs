//! Files of what a crawler fetched, WARC and ARC: their records, the HTTP responses in them, and the pages in those.

mod arc;
mod archive;
mod headers;
mod http_response;
mod record;
mod warc;
mod window;

pub(super) use archive::{WebArchive, WebArchiveFormat};
