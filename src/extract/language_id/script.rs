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

/// Returns the script of a letter, None for what is no letter and for scripts that are not known here.
pub(super) fn of(c: char) -> Option<Script> {
    match c {
        'a'..='z' | 'A'..='Z' => Some(Script::Latin),
        '\0'..='\u{a9}' => None,
        '\u{aa}'..='\u{24f}' | '\u{250}'..='\u{2af}' | '\u{1e00}'..='\u{1eff}' => {
            (c.is_alphabetic()).then_some(Script::Latin)
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
