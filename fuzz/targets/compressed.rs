//! Reads the input as a compressed text: gzip, zstd, bzip2, xz or lz4.
#![no_main]

#[path = "../checks.rs"]
mod checks;

libfuzzer_sys::fuzz_target!(|data: &[u8]| checks::check("compressed", data));
