//! Spellings as tantivy's dictionaries look for them: without going over all terms.

use tantivy_fst::Automaton;

use crate::query::word_pattern::Spelling;

/// A spelling and what is near it.
#[derive(Debug, Clone)]
pub(super) struct SpellingAutomaton(pub(super) Spelling);

impl Automaton for SpellingAutomaton {
    type State = u32;

    fn start(&self) -> u32 {
        self.0.start()
    }

    fn is_match(&self, state: &u32) -> bool {
        self.0.is_fit(*state)
    }

    fn can_match(&self, state: &u32) -> bool {
        Spelling::may_fit(*state)
    }

    fn accept(&self, state: &u32, byte: u8) -> u32 {
        self.0.step(*state, byte)
    }
}
