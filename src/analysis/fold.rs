//! Case and diacritics folded: what makes `Zürich`, `ZURICH` and `Zurich` one term.

use unicode_normalization::char::decompose_canonical;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfkc_quick};

use super::words::is_invisible_in_words;

/// Writes `word` in lower case to `out`, compatibility forms composed (NFKC), without points between letters, at most
/// `limit` bytes long.
pub(super) fn lowercase(word: &str, limit: usize, out: &mut String) {
    out.clear();
    if word.is_ascii() {
        out.push_str(&word[..word.len().min(limit)]);
        out.make_ascii_lowercase();
        if word.as_bytes().get(1) == Some(&b'.') {
            out.retain(|c| c != '.');
        }
        return;
    }
    if is_nfkc_quick(word.chars()) == IsNormalized::Yes {
        push_lowercase(word.chars(), limit, out);
    } else {
        push_lowercase(word.nfkc(), limit, out);
    }
}

fn push_lowercase(chars: impl Iterator<Item = char>, limit: usize, out: &mut String) {
    for c in chars.filter(|c| *c != '.' && !is_invisible_in_words(*c)) {
        for lower in c.to_lowercase() {
            // The final sigma is the same letter: `ΣΟΦΟΣ` in lower case has none, `σοφός` has one.
            let lower = if lower == 'ς' { 'σ' } else { lower };
            if out.len() + lower.len_utf8() > limit {
                return;
            }
            out.push(lower);
        }
    }
}

/// Writes `word`, which is in lower case, to `out` without diacritics.
///
/// Letters that only look marked keep their mark: Cyrillic `й` and `ї`, and everything in scripts whose marks are
/// vowels.
pub(super) fn strip_diacritics(word: &str, out: &mut String) {
    out.clear();
    if word.is_ascii() {
        out.push_str(word);
        return;
    }
    for c in word.chars() {
        match c {
            _ if c.is_ascii() => out.push(c),
            'ß' => out.push_str("ss"),
            'æ' => out.push_str("ae"),
            'œ' => out.push_str("oe"),
            'þ' => out.push_str("th"),
            'ø' => out.push('o'),
            'ł' => out.push('l'),
            'đ' | 'ð' => out.push('d'),
            'ħ' => out.push('h'),
            'ı' => out.push('i'),
            'ё' => out.push('е'),
            '\u{0400}'..='\u{052F}' => out.push(c),
            _ => push_without_marks(c, out),
        }
    }
}

fn push_without_marks(c: char, out: &mut String) {
    if is_foldable_mark(c) {
        return;
    }
    let mut has_mark = false;
    decompose_canonical(c, |part| has_mark |= is_foldable_mark(part));
    if has_mark {
        decompose_canonical(c, |part| {
            if !is_foldable_mark(part) {
                out.push(part);
            }
        });
    } else {
        out.push(c);
    }
}

/// Accents of Latin, Greek and Cyrillic letters, points of Hebrew, vowel signs and the stroke of Arabic.
fn is_foldable_mark(c: char) -> bool {
    matches!(c, '\u{0300}'..='\u{036F}' | '\u{0591}'..='\u{05C7}' | '\u{0640}' | '\u{064B}'..='\u{065F}' | '\u{0670}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(word: &str, expected: &str) {
        let (mut lowered, mut stripped) = (String::new(), String::new());
        lowercase(word, 200, &mut lowered);
        strip_diacritics(&lowered, &mut stripped);
        assert_eq!(stripped, expected);
    }

    #[test]
    fn latin_letters_lose_case_and_marks() {
        check("Zürich", "zurich");
        check("ŁÓDŹ", "lodz");
        check("Straße", "strasse");
        check("İSTANBUL", "istanbul");
        check("Ærø", "aero");
        check("U.S.A", "usa");
        check("С.Ш.А", "сша");
        check("Ｗｉｄｅ", "wide");
        check("Wladi\u{AD}wostok", "wladiwostok");
    }

    #[test]
    fn other_scripts_lose_only_what_readers_leave_out() {
        check("Ёлка", "елка");
        check("Йод", "йод");
        check("Київ", "київ");
        check("ΣΟΦΌΣ", "σοφοσ");
        check("σοφός", "σοφοσ");
        check("مُحَمَّد", "محمد");
        check("שָׁלוֹם", "שלום");
        check("नमस्ते", "नमस्ते");
        check("ガギ", "ガギ");
    }
}
