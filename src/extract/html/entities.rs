//! Decodes the character references of HTML: `&amp;`, `&#8211;`, `&#x2019;`, `&eacute` without its semicolon.
//!
//! The table holds the names of HTML 4 and those of HTML 5 for letters of Latin and Cyrillic and for punctuation, from
//! the list of the HTML standard; arrows, boxes and mathematics are left as they stand. All spaces are U+00A0.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::LazyLock;

/// No name has more bytes.
const MAX_NAME: usize = 24;

/// Returns the text with its references decoded; what is none, or names no character, stays as it is.
///
/// In the value of an attribute, `&copy=1` is part of an address.
pub(super) fn decode(text: &str, is_attribute: bool) -> Cow<'_, str> {
    let Some(first) = text.find('&') else { return Cow::Borrowed(text) };
    let mut decoded = String::with_capacity(text.len());
    decoded.push_str(&text[..first]);
    let mut rest = &text[first..];
    loop {
        let (c, length) = reference(&rest[1..], is_attribute).unwrap_or(('&', 0));
        decoded.push(c);
        rest = &rest[1 + length..];
        let Some(next) = rest.find('&') else { break };
        decoded.push_str(&rest[..next]);
        rest = &rest[next..];
    }
    decoded.push_str(rest);
    Cow::Owned(decoded)
}

/// Returns the character of a name that a semicolon follows, such as `eacute`; None if it is not known.
pub(in crate::extract) fn named(name: &str) -> Option<char> {
    TABLE.get(name).map(|(c, _)| *c)
}

/// Returns the character of a number. Line ends and other controls are spaces: a reference never breaks a line. The
/// numbers 128 to 159 are read as browsers do, as the characters of Windows-1252.
pub(in crate::extract) fn numbered(code: u32) -> Option<char> {
    const WINDOWS: [char; 32] = [
        '€', ' ', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', ' ', 'Ž', ' ', ' ', '‘', '’', '“', '”', '•',
        '–', '—', '˜', '™', 'š', '›', 'œ', ' ', 'ž', 'Ÿ',
    ];
    match code {
        0x80..0xa0 => Some(WINDOWS[code as usize - 0x80]),
        0..0x20 | 0x7f | 0x2028 | 0x2029 => Some(' '),
        _ => char::from_u32(code),
    }
}

/// Reads `amp;` after a `&`; returns the character and the length of what was read.
fn reference(text: &str, is_attribute: bool) -> Option<(char, usize)> {
    if let Some(number) = text.strip_prefix('#') {
        return number_reference(number).map(|(c, length)| (c, length + 1));
    }
    let length = text.bytes().take(MAX_NAME).take_while(u8::is_ascii_alphanumeric).count();
    if text.as_bytes().get(length) == Some(&b';')
        && let Some(c) = named(&text[..length])
    {
        return Some((c, length + 1));
    }
    // Names as old as the web need no semicolon: the longest one that the text begins with.
    let bare = |end: &usize| TABLE.get(&text[..*end]).filter(|(_, is_bare)| *is_bare).map(|(c, _)| *c);
    let (c, end) = (2..=length.min(6)).rev().find_map(|end| Some((bare(&end)?, end)))?;
    let goes_on = text[end..].starts_with(|next: char| next.is_ascii_alphanumeric() || next == '=');
    (!is_attribute || !goes_on).then_some((c, end))
}

fn number_reference(number: &str) -> Option<(char, usize)> {
    let (digits, radix, prefix) = match number.strip_prefix(['x', 'X']) {
        Some(digits) => (digits, 16, 1),
        None => (number, 10, 0),
    };
    let length = digits.chars().take_while(|c| c.is_digit(radix)).count();
    let code = u32::from_str_radix(&digits[..length], radix).ok()?;
    let semicolon = usize::from(digits[length..].starts_with(';'));
    Some((numbered(code)?, prefix + length + semicolon))
}

/// The characters by their names, and whether a name counts without a semicolon.
static TABLE: LazyLock<HashMap<&'static str, (char, bool)>> = LazyLock::new(|| {
    let rows = |names: &'static str, is_bare| {
        names.split(' ').filter_map(move |row| {
            let (name, c) = row.split_once('=')?;
            Some((name, (c.chars().next()?, is_bare)))
        })
    };
    rows(BARE, true).chain(rows(NAMED, false)).collect()
});

/// The names that need no semicolon.
const BARE: &str = "\
    Aacute=Á aacute=á Acirc=Â acirc=â acute=´ AElig=Æ aelig=æ Agrave=À agrave=à AMP=& amp=& Aring=Å aring=å \
    Atilde=Ã atilde=ã Auml=Ä auml=ä brvbar=¦ Ccedil=Ç ccedil=ç cedil=¸ cent=¢ COPY=© copy=© curren=¤ deg=° \
    divide=÷ Eacute=É eacute=é Ecirc=Ê ecirc=ê Egrave=È egrave=è ETH=Ð eth=ð Euml=Ë euml=ë frac12=½ frac14=¼ \
    frac34=¾ GT=> gt=> Iacute=Í iacute=í Icirc=Î icirc=î iexcl=¡ Igrave=Ì igrave=ì iquest=¿ Iuml=Ï iuml=ï laquo=« \
    LT=< lt=< macr=¯ micro=µ middot=· nbsp=\u{a0} not=¬ Ntilde=Ñ ntilde=ñ Oacute=Ó oacute=ó Ocirc=Ô ocirc=ô \
    Ograve=Ò ograve=ò ordf=ª ordm=º Oslash=Ø oslash=ø Otilde=Õ otilde=õ Ouml=Ö ouml=ö para=¶ plusmn=± pound=£ \
    QUOT=\" quot=\" raquo=» REG=® reg=® sect=§ shy=\u{ad} sup1=¹ sup2=² sup3=³ szlig=ß THORN=Þ thorn=þ times=× \
    Uacute=Ú uacute=ú Ucirc=Û ucirc=û Ugrave=Ù ugrave=ù uml=¨ Uuml=Ü uuml=ü Yacute=Ý yacute=ý yen=¥ yuml=ÿ";

/// The names that need one.
const NAMED: &str = "\
    Abreve=Ă abreve=ă Acy=А acy=а alefsym=ℵ Alpha=Α alpha=α Amacr=Ā amacr=ā and=∧ ang=∠ angst=Å Aogon=Ą aogon=ą \
    apos=' ast=* asymp=≈ backprime=‵ Bcy=Б bcy=б bdquo=„ Beta=Β beta=β bprime=‵ bsemi=⁏ bsol=\\ bull=• bullet=• \
    Cacute=Ć cacute=ć cap=∩ caret=⁁ Ccaron=Č ccaron=č Ccirc=Ĉ ccirc=ĉ Cdot=Ċ cdot=ċ CenterDot=· centerdot=· \
    CHcy=Ч chcy=ч Chi=Χ chi=χ circ=ˆ CloseCurlyDoubleQuote=” CloseCurlyQuote=’ clubs=♣ colon=: comma=, commat=@ \
    cong=≅ crarr=↵ cup=∪ Dagger=‡ dagger=† dArr=⇓ darr=↓ dash=‐ Dcaron=Ď dcaron=ď Dcy=Д dcy=д ddagger=‡ Delta=Δ \
    delta=δ DiacriticalGrave=` diams=♦ DJcy=Ђ djcy=ђ dollar=$ DScy=Ѕ dscy=ѕ Dstrok=Đ dstrok=đ DZcy=Џ dzcy=џ \
    Ecaron=Ě ecaron=ě Ecy=Э ecy=э Edot=Ė edot=ė Emacr=Ē emacr=ē empty=∅ emsp=\u{a0} emsp13=\u{a0} emsp14=\u{a0} \
    ENG=Ŋ eng=ŋ ensp=\u{a0} Eogon=Ę eogon=ę Epsilon=Ε epsilon=ε equals== equiv=≡ Eta=Η eta=η euro=€ excl=! \
    exist=∃ Fcy=Ф fcy=ф fnof=ƒ forall=∀ frasl=⁄ gacute=ǵ Gamma=Γ gamma=γ Gbreve=Ğ gbreve=ğ Gcedil=Ģ Gcirc=Ĝ \
    gcirc=ĝ Gcy=Г gcy=г Gdot=Ġ gdot=ġ ge=≥ GJcy=Ѓ gjcy=ѓ grave=` hairsp=\u{a0} HARDcy=Ъ hardcy=ъ hArr=⇔ harr=↔ \
    Hat=^ Hcirc=Ĥ hcirc=ĥ hearts=♥ hellip=… horbar=― Hstrok=Ħ hstrok=ħ hybull=⁃ hyphen=‐ Icy=И icy=и Idot=İ \
    IEcy=Е iecy=е IJlig=Ĳ ijlig=ĳ Imacr=Ī imacr=ī image=ℑ imath=ı imped=Ƶ infin=∞ inodot=ı int=∫ IOcy=Ё iocy=ё \
    Iogon=Į iogon=į Iota=Ι iota=ι isin=∈ Itilde=Ĩ itilde=ĩ Iukcy=І iukcy=і Jcirc=Ĵ jcirc=ĵ Jcy=Й jcy=й jmath=ȷ \
    Jsercy=Ј jsercy=ј Jukcy=Є jukcy=є Kappa=Κ kappa=κ Kcedil=Ķ kcedil=ķ Kcy=К kcy=к kgreen=ĸ KHcy=Х khcy=х KJcy=Ќ \
    kjcy=ќ Lacute=Ĺ lacute=ĺ Lambda=Λ lambda=λ lang=〈 lArr=⇐ larr=← lbrace={ lbrack=[ Lcaron=Ľ lcaron=ľ Lcedil=Ļ \
    lcedil=ļ lceil=⌈ lcub={ Lcy=Л lcy=л ldquo=“ ldquor=„ le=≤ lfloor=⌊ LJcy=Љ ljcy=љ Lmidot=Ŀ lmidot=ŀ lowast=∗ \
    lowbar=_ loz=◊ lpar=( lrm=\u{200e} lsaquo=‹ lsqb=[ lsquo=‘ lsquor=‚ Lstrok=Ł lstrok=ł Mcy=М mcy=м mdash=— \
    MediumSpace=\u{a0} midast=* minus=− mldr=… Mu=Μ mu=μ nabla=∇ Nacute=Ń nacute=ń napos=ŉ Ncaron=Ň ncaron=ň \
    Ncedil=Ņ ncedil=ņ Ncy=Н ncy=н ndash=– ne=≠ NewLine=\u{a0} ni=∋ NJcy=Њ njcy=њ nldr=‥ NonBreakingSpace=\u{a0} \
    notin=∉ nsub=⊄ Nu=Ν nu=ν num=# numsp=\u{a0} Ocy=О ocy=о Odblac=Ő odblac=ő OElig=Œ oelig=œ oline=‾ Omacr=Ō \
    omacr=ō Omega=Ω omega=ω Omicron=Ο omicron=ο OpenCurlyDoubleQuote=“ OpenCurlyQuote=‘ oplus=⊕ or=∨ otimes=⊗ \
    OverBar=‾ part=∂ Pcy=П pcy=п percnt=% period=. permil=‰ perp=⊥ pertenk=‱ Phi=Φ phi=φ Pi=Π pi=π piv=ϖ plus=+ \
    Prime=″ prime=′ prod=∏ prop=∝ Psi=Ψ psi=ψ puncsp=\u{a0} qprime=⁗ quest=? Racute=Ŕ racute=ŕ radic=√ rang=〉 \
    rArr=⇒ rarr=→ rbrace=} rbrack=] Rcaron=Ř rcaron=ř Rcedil=Ŗ rcedil=ŗ rceil=⌉ rcub=} Rcy=Р rcy=р rdquo=” \
    rdquor=” real=ℜ rfloor=⌋ Rho=Ρ rho=ρ rlm=\u{200f} rpar=) rsaquo=› rsqb=] rsquo=’ rsquor=’ Sacute=Ś sacute=ś \
    sbquo=‚ Scaron=Š scaron=š Scedil=Ş scedil=ş Scirc=Ŝ scirc=ŝ Scy=С scy=с sdot=⋅ semi=; SHCHcy=Щ shchcy=щ \
    SHcy=Ш shcy=ш Sigma=Σ sigma=σ sigmaf=ς sim=∼ SOFTcy=Ь softcy=ь sol=/ spades=♠ sub=⊂ sube=⊆ sum=∑ sup=⊃ supe=⊇ \
    Tab=\u{a0} Tau=Τ tau=τ Tcaron=Ť tcaron=ť Tcedil=Ţ tcedil=ţ Tcy=Т tcy=т there4=∴ Theta=Θ theta=θ thetasym=ϑ \
    thinsp=\u{a0} ThinSpace=\u{a0} tilde=˜ tprime=‴ trade=™ TScy=Ц tscy=ц TSHcy=Ћ tshcy=ћ Tstrok=Ŧ tstrok=ŧ \
    uArr=⇑ uarr=↑ Ubrcy=Ў ubrcy=ў Ubreve=Ŭ ubreve=ŭ Ucy=У ucy=у Udblac=Ű udblac=ű Umacr=Ū umacr=ū UnderBar=_ \
    Uogon=Ų uogon=ų upsih=ϒ Upsilon=Υ upsilon=υ Uring=Ů uring=ů Utilde=Ũ utilde=ũ Vcy=В vcy=в Verbar=‖ verbar=| \
    Vert=‖ vert=| VerticalLine=| VeryThinSpace=\u{a0} Wcirc=Ŵ wcirc=ŵ weierp=℘ Xi=Ξ xi=ξ YAcy=Я yacy=я Ycirc=Ŷ \
    ycirc=ŷ Ycy=Ы ycy=ы YIcy=Ї yicy=ї YUcy=Ю yucy=ю Yuml=Ÿ Zacute=Ź zacute=ź Zcaron=Ž zcaron=ž Zcy=З zcy=з Zdot=Ż \
    zdot=ż Zeta=Ζ zeta=ζ ZHcy=Ж zhcy=ж zwj=\u{200d} zwnj=\u{200c}";

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(input: &str, expected: &str) {
        assert_eq!(decode(input, false), expected);
    }

    #[test]
    fn decodes_names_and_numbers() {
        check("Fares &#8211; up &amp;amp; down", "Fares – up &amp; down");
        check("&#x2019;&#X41;&#146;&#10;", "’A’ ");
        check("F&auml;hre&nbsp;&copy; &ccaron;&rcaron; &commat;&equals;", "Fähre\u{a0}© čř @=");
        check("&verbar;&bsol;&quot;&lt;&gt;", "|\\\"<>");
    }

    #[test]
    fn old_names_need_no_semicolon() {
        check("caf&eacute au lait &copy2021 &notit;", "café au lait ©2021 ¬it;");
        assert_eq!(decode("?a=1&copy=2&amp;lt=3&lt", true), "?a=1&copy=2&lt=3<");
    }

    #[test]
    fn leaves_what_is_no_reference_alone() {
        for text in ["", "Lee & Ek; Fox", "&;", "&#;", "&#x;", "&#xd800;", "&unknown;", "&", "&é;", "&#99999999999;"] {
            check(text, text);
        }
    }

    #[test]
    fn the_table_was_read_whole() {
        assert!(TABLE.len() > 500);
        assert!(TABLE.keys().all(|name| name.len() < MAX_NAME && name.bytes().all(|b| b.is_ascii_alphanumeric())));
    }
}
