//! What is known of a language: its most frequent words, endings and letters, written by hand.

/// The features of one language.
///
/// Lists are parted by spaces, in lower case. A word may stand in the lists of many languages: what tells them apart is
/// the sum. Names of a country or its institutions are in the lists where close relatives share their other words.
#[derive(Debug)]
pub(super) struct Profile {
    /// ISO 639 code.
    pub(super) code: &'static str,
    /// Words that are one in a hundred or more.
    pub(super) most: &'static str,
    /// Words that are one in a thousand or more.
    pub(super) more: &'static str,
    /// Ends of two to five letters that many words have.
    pub(super) endings: &'static str,
    /// Letters that not all languages of the script have.
    pub(super) letters: &'static str,
}
