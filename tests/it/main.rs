//! The tests of the program as a whole: one binary, a file for each feature.
#![expect(clippy::unwrap_used, reason = "a test that cannot be set up has failed")]

mod corpus;
mod damage;
mod differential;
mod env;
mod eval;
mod explore;
mod faulty_engine;
mod fuzz_seeds;
mod glued;
mod help;
mod hostile;
mod incremental;
mod kill;
mod node_loss;
mod push;
mod ranking;
mod readers;
mod reading;
mod recount;
mod results;
mod search;
mod serve;
mod settle;
mod spellings;
mod tidy;
mod tls_engine;
