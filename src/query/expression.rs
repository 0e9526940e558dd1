//! A regular expression for one word: the one place where its syntax and its meaning are decided.

use regex::{Error, Regex, RegexBuilder};

/// The most memory of a compiled expression, in bytes.
const MAX_SIZE: usize = 1 << 20;

/// A regular expression that fits whole words, folded.
#[derive(Debug, Clone)]
pub struct WordExpression {
    compiled: Regex,
}

impl WordExpression {
    /// Compiles an expression. The error says in one line what is wrong with it.
    pub fn new(expression: &str) -> Result<Self, String> {
        // Alone first: `a)|(b` must not become right by what is put around it.
        compile(expression)?;
        compile(&format!("^(?:{expression})$")).map(|compiled| Self { compiled })
    }

    /// True if it fits this word, which is folded as [`crate::analysis::Form::Surface`] does, from its first letter to
    /// its last.
    pub fn is_match(&self, folded_word: &str) -> bool {
        self.compiled.is_match(folded_word)
    }
}

fn compile(expression: &str) -> Result<Regex, String> {
    // Words hold no line breaks; with them as ordinary letters `$` means the end and nothing else.
    let built = RegexBuilder::new(expression)
        .case_insensitive(true)
        .dot_matches_new_line(true)
        .size_limit(MAX_SIZE)
        .dfa_size_limit(MAX_SIZE)
        .build();
    built.map_err(|error| match error {
        Error::CompiledTooBig(_) => "it is too large".to_owned(),
        Error::Syntax(message) => last_line(&message),
        _ => "it cannot be read".to_owned(),
    })
}

/// The library draws the expression over several lines; the last says what is wrong.
fn last_line(message: &str) -> String {
    let last = message.lines().last().unwrap_or_default();
    last.strip_prefix("error: ").unwrap_or(last).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(expression: &str, word: &str, expected: bool) {
        assert_eq!(WordExpression::new(expression).unwrap().is_match(word), expected, "{expression} {word}");
    }

    #[test]
    fn an_expression_fits_whole_words_in_any_case() {
        check("vladi.*k", "vladivostok", true);
        check("Vladi.*K", "vladivostok", true);
        check("vladi", "vladivostok", false);
        check("a|b", "ab", false);
        check("kim|putin", "putin", true);
    }

    #[test]
    fn what_is_wrong_is_said_in_one_line() {
        for (expression, message) in [
            ("(", "unclosed group"),
            ("a)|(b", "unopened group"),
            ("*", "repetition operator missing expression"),
            ("[z-a]", "invalid character class range, the start must be <= the end"),
            ("(a{1000}){1000}", "it is too large"),
            ("(?=a)", "look-around, including look-ahead and look-behind, is not supported"),
        ] {
            assert_eq!(WordExpression::new(expression).map(|_| ()), Err(message.to_owned()), "{expression}");
        }
    }
}
