//! The scripts of a text: which one most of its letters belong to.

/// A script, or a group of letters that says as much.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Script {
    /// Latin letters.
    Latin,
    /// Cyrillic letters.
    Cyrillic,
    /// Arabic letters.
    Arabic,
    /// Hebrew letters.
    Hebrew,
    /// Devanagari letters and signs.
    Devanagari,
    /// Bengali letters and signs.
    Bengali,
    /// Ethiopic syllables.
    Ethiopic,
    /// Chinese characters.
    Han,
    /// Japanese syllables.
    Kana,
    /// A script of one language, by its place in [`SINGLE`].
    Single(u8),
}

/// Scripts that news of only one language is written in: first and last letter, code of the language.
pub(super) const SINGLE: &[(char, char, &str)] = &[
    ('\u{370}', '\u{3ff}', "el"),
    ('\u{1f00}', '\u{1fff}', "el"),
    ('\u{531}', '\u{587}', "hy"),
    ('\u{780}', '\u{7bf}', "dv"),
    ('\u{a01}', '\u{a7f}', "pa"),
    ('\u{a81}', '\u{aff}', "gu"),
    ('\u{b01}', '\u{b7f}', "or"),
    ('\u{b82}', '\u{bff}', "ta"),
    ('\u{c00}', '\u{c7f}', "te"),
    ('\u{c80}', '\u{cff}', "kn"),
    ('\u{d00}', '\u{d7f}', "ml"),
    ('\u{d80}', '\u{dff}', "si"),
    ('\u{e01}', '\u{e5b}', "th"),
    ('\u{e80}', '\u{eff}', "lo"),
    ('\u{f00}', '\u{fff}', "bo"),
    ('\u{1000}', '\u{109f}', "my"),
    ('\u{10a0}', '\u{10ff}', "ka"),
    ('\u{1100}', '\u{11ff}', "ko"),
    ('\u{ac00}', '\u{d7a3}', "ko"),
    ('\u{1780}', '\u{17ff}', "km"),
];

/// The scripts that are not of one language.
const SHARED: [Script; 9] = [
    Script::Latin,
    Script::Cyrillic,
    Script::Arabic,
    Script::Hebrew,
    Script::Devanagari,
    Script::Bengali,
    Script::Ethiopic,
    Script::Han,
    Script::Kana,
];

/// A text with fewer Latin letters is not judged, nor one with half as many of another script.
const MIN_LETTERS: usize = 8;

/// A Chinese character or a syllable says as much as so many letters.
const IDEOGRAPH_LETTERS: usize = 3;

/// Characters that are frequent in Chinese, in both spellings, and rare in Japanese.
const CHINESE_ONLY: &str = "的了是这這们們说說还還没沒给給让讓从從你她吗嗎呢吧也就把為为會会個个來来與与對对並并";

/// Returns the script that the text is in, None if it has too few letters of it.
///
/// Names, sources and addresses are in Latin letters everywhere, so these count half.
pub(super) fn main(pieces: &[&str]) -> Option<Script> {
    let mut counts = [0_usize; SHARED.len() + SINGLE.len()];
    counts[0] = pieces.iter().flat_map(|piece| piece.bytes()).filter(u8::is_ascii_alphabetic).count();
    let mut n_chinese_only = 0;
    for c in pieces.iter().filter(|piece| !piece.is_ascii()).flat_map(|piece| piece.chars()) {
        let script = if c.is_ascii() { None } else { of(c) };
        if let Some(script) = script {
            counts[script.place()] += 1;
            n_chinese_only += usize::from(script == Script::Han && CHINESE_ONLY.contains(c));
        }
    }
    let (n_han, n_kana) = (counts[Script::Han.place()], std::mem::take(&mut counts[Script::Kana.place()]));
    counts[Script::Han.place()] += n_kana;
    let weighed = |place: usize| counts[place] * Script::at(place).weight();
    let best = (0..counts.len()).max_by_key(|place| weighed(*place))?;
    let total: usize = (0..counts.len()).map(weighed).sum();
    if weighed(best) * 2 < total || weighed(best) < MIN_LETTERS {
        return None;
    }
    match Script::at(best) {
        Script::Han if n_kana * 8 >= n_han + n_kana => (n_kana > 1).then_some(Script::Kana),
        // A headline without any kana may still be Japanese.
        Script::Han => (n_chinese_only > 0 && n_han >= 6 || n_han >= 25).then_some(Script::Han),
        script => Some(script),
    }
}

impl Script {
    /// Returns its place among all scripts.
    fn place(self) -> usize {
        match self {
            Script::Single(place) => SHARED.len() + usize::from(place),
            shared => SHARED.iter().position(|script| *script == shared).expect("SHARED has all others"),
        }
    }

    /// Returns the script of a place.
    fn at(place: usize) -> Self {
        let single = || Script::Single(u8::try_from(place - SHARED.len()).expect("SINGLE is short"));
        SHARED.get(place).copied().unwrap_or_else(single)
    }

    /// Returns how much a letter counts.
    fn weight(self) -> usize {
        match self {
            Script::Latin => 1,
            Script::Han | Script::Kana => 2 * IDEOGRAPH_LETTERS,
            Script::Single(place) if SINGLE[usize::from(place)].2 == "ko" => 2 * IDEOGRAPH_LETTERS,
            _ => 2,
        }
    }
}

/// Returns the script of a letter, None for what is no letter and for scripts that are not known here.
pub(super) fn of(c: char) -> Option<Script> {
    match c {
        'a'..='z' | 'A'..='Z' => Some(Script::Latin),
        '\0'..='\u{a9}' => None,
        '\u{aa}'..='\u{24f}' | '\u{250}'..='\u{2af}' | '\u{1e00}'..='\u{1eff}' => {
            c.is_alphabetic().then_some(Script::Latin)
        }
        '\u{400}'..='\u{52f}' => Some(Script::Cyrillic),
        '\u{5d0}'..='\u{5f2}' => Some(Script::Hebrew),
        '\u{620}'..='\u{64a}' | '\u{66e}'..='\u{6d3}' | '\u{6d5}'..='\u{6ef}' | '\u{6fa}'..='\u{6ff}' => {
            Some(Script::Arabic)
        }
        '\u{750}'..='\u{77f}' => Some(Script::Arabic),
        '\u{900}'..='\u{963}' | '\u{970}'..='\u{97f}' => Some(Script::Devanagari),
        '\u{980}'..='\u{9e3}' | '\u{9f0}'..='\u{9f1}' => Some(Script::Bengali),
        '\u{1200}'..='\u{135a}' => Some(Script::Ethiopic),
        '\u{3041}'..='\u{309f}' | '\u{30a1}'..='\u{30fa}' | '\u{30fc}'..='\u{30ff}' => Some(Script::Kana),
        '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' => Some(Script::Han),
        _ if c < '\u{370}' || !c.is_alphanumeric() || c.is_numeric() => None,
        _ => {
            let place = SINGLE.iter().position(|(first, last, _)| (*first..=*last).contains(&c))?;
            Some(Script::Single(u8::try_from(place).ok()?))
        }
    }
}
