//! Reads the input as a Parquet file.
#![no_main]

#[path = "../checks.rs"]
mod checks;

libfuzzer_sys::fuzz_target!(
    // The reader catches the panics of its library, so a panic by itself is no finding. One that nobody catches still is.
    init: std::panic::set_hook(Box::new(|_| ())),
    |data: &[u8]| checks::check("parquet", data)
);
