//! How much two titles have in common, whatever the script.

use std::collections::HashMap;

/// Two titles that share so much say the same: the harmonic mean of the shares of common words.
const SAME: f64 = 0.8;

/// True if two titles have nearly the same words.
pub(super) fn is_similar(one: &str, other: &str) -> bool {
    let (one, other) = (words(one), words(other));
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for word in &one {
        *counts.entry(word).or_default() += 1;
    }
    let mut common = 0_u32;
    for word in &other {
        if let Some(count) = counts.get_mut(word.as_str()).filter(|count| **count > 0) {
            *count -= 1;
            common += 1;
        }
    }
    let total = u32::try_from(one.len() + other.len()).unwrap_or(u32::MAX);
    total > 0 && f64::from(2 * common) / f64::from(total) >= SAME
}

/// Returns the words in small letters; in scripts that do not part words, the characters.
fn words(text: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut is_open = false;
    for c in text.chars().take(400) {
        let is_word_of_its_own = matches!(c, '\u{e00}'..='\u{e7f}' | '\u{3040}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}');
        if !c.is_alphanumeric() {
            is_open = false;
            continue;
        }
        if !is_open || is_word_of_its_own {
            words.push(String::new());
        }
        is_open = !is_word_of_its_own;
        if let Some(word) = words.last_mut() {
            word.extend(c.to_lowercase());
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn compares_words_and_characters() {
        assert!(is_similar("The pier is closed", "THE PIER IS CLOSED!"));
        assert!(is_similar("Local: The old pier is closed", "The old pier is closed"));
        assert!(!is_similar("The pier is closed", "The pier opens again"));
        assert!(is_similar("江口渡轮涨价", "江口：渡轮涨价"));
        assert!(!is_similar("江口渡轮涨价", "北京地铁开通"));
        assert!(!is_similar("", ""));
    }
}
