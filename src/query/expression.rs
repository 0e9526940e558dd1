//! Regular expressions for single words.

use regex::{Regex, RegexBuilder};

/// An expression that fits a word from its first letter to its last.
#[derive(Debug, Clone)]
pub struct WordExpression(Regex);

/// The most memory that an expression may take, in bytes.
const MOST_BYTES: usize = 1 << 20;

impl WordExpression {
    /// Compiles an expression; an error says in one line what is wrong with it.
    pub fn new(expression: &str) -> Result<Self, String> {
        let anchored = format!("^(?:{expression})$");
        let mut builder = RegexBuilder::new(&anchored);
        builder.size_limit(MOST_BYTES).dfa_size_limit(MOST_BYTES).case_insensitive(true);
        builder.build().map(Self).map_err(|error| error.to_string())
    }

    /// True if a folded word fits.
    pub fn is_match(&self, folded: &str) -> bool {
        self.0.is_match(folded)
    }
}
