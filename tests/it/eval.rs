//! `dateline eval`, and `--match any`.
