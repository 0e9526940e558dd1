//! Looks for folded forms in a dictionary whose terms also tell how a word is written.

use tantivy_fst::Automaton;

use crate::analysis::WRITTEN;

/// Accepts the terms of the folded forms that another automaton accepts: it sees nothing of what stands behind the mark.
#[derive(Debug, Clone)]
pub(crate) struct FormAutomaton<A>(pub(crate) A);

/// How far a [`FormAutomaton`] is.
#[derive(Debug, Clone)]
pub(crate) enum FormState<S> {
    /// Within the folded form.
    Folded(S),
    /// Behind one that was accepted.
    Accepted,
    /// Behind one that was not.
    Refused,
}

impl<A: Automaton> Automaton for FormAutomaton<A> {
    type State = FormState<A::State>;

    fn start(&self) -> Self::State {
        FormState::Folded(self.0.start())
    }

    fn is_match(&self, state: &Self::State) -> bool {
        match state {
            FormState::Folded(inner) => self.0.is_match(inner),
            FormState::Accepted => true,
            FormState::Refused => false,
        }
    }

    fn can_match(&self, state: &Self::State) -> bool {
        match state {
            FormState::Folded(inner) => self.0.can_match(inner),
            FormState::Accepted => true,
            FormState::Refused => false,
        }
    }

    fn will_always_match(&self, state: &Self::State) -> bool {
        match state {
            FormState::Folded(inner) => self.0.will_always_match(inner),
            FormState::Accepted => true,
            FormState::Refused => false,
        }
    }

    fn accept(&self, state: &Self::State, byte: u8) -> Self::State {
        match state {
            FormState::Folded(inner) if u32::from(byte) != u32::from(WRITTEN) => {
                FormState::Folded(self.0.accept(inner, byte))
            }
            FormState::Folded(inner) if self.0.is_match(inner) => FormState::Accepted,
            FormState::Accepted => FormState::Accepted,
            FormState::Folded(_) | FormState::Refused => FormState::Refused,
        }
    }
}

#[cfg(test)]
mod tests {
    use tantivy_fst::automaton::{AlwaysMatch, Subsequence};

    use super::*;

    fn accepts(automaton: &impl Automaton, term: &str) -> bool {
        let end = term.bytes().fold(automaton.start(), |state, byte| automaton.accept(&state, byte));
        automaton.is_match(&end)
    }

    #[test]
    fn only_the_folded_form_is_looked_at() {
        let automaton = FormAutomaton(Subsequence::new("km"));
        for (term, expected) in
            [("kim", true), ("kim\u{1}Kim", true), ("kim\u{1}\u{2}kim", true), ("ki\u{1}kim", false), ("ki", false)]
        {
            assert_eq!(accepts(&automaton, term), expected, "{term:?}");
        }
        assert!(accepts(&FormAutomaton(AlwaysMatch), "kim\u{1}Kim"));
    }

    #[test]
    fn what_was_refused_cannot_match_any_more() {
        let automaton = FormAutomaton(Subsequence::new("km"));
        let refused = "ki\u{1}".bytes().fold(automaton.start(), |state, byte| automaton.accept(&state, byte));
        assert!(!automaton.can_match(&refused));
        let accepted = "kim\u{1}".bytes().fold(automaton.start(), |state, byte| automaton.accept(&state, byte));
        assert!(automaton.will_always_match(&accepted));
    }
}
