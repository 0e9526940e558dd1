//! Tests of the decoding, by texts in the encodings that scraped news come in.

use encoding_rs::{BIG5, EUC_KR, GBK, KOI8_R, SHIFT_JIS, WINDOWS_1251, WINDOWS_1252};
use proptest::prelude::*;

use super::*;

const GERMAN: &str = "Die Bürger von Köln wählten am Sonntag ein neues Stadtoberhaupt. Die Beteiligung war größer als vor \
                      fünf Jahren, sagte der Wahlleiter, der über die Auszählung wachte.";
const RUSSIAN: &str = "В воскресенье жители города выбрали нового мэра. Явка была выше, чем пять лет назад, сообщил \
                       председатель комиссии.";
const CHINESE: &str = "星期天，市民们选出了新市长。选举委员会主席说，投票率比五年前高。港口周一关闭，渔民留在家里。";
const JAPANESE: &str =
    "日曜日、市民は新しい市長を選びました。投票率は五年前より高かったと選挙管理委員会が発表しました。";
const KOREAN: &str = "일요일에 시민들은 새 시장을 뽑았다. 투표율은 오년 전보다 높았다고 선거관리위원장이 말했다.";

#[track_caller]
fn check(bytes: &[u8], text: &str) {
    assert_eq!(decode(bytes), text);
    assert_eq!(decode_owned(bytes.to_vec()), text);
}

#[track_caller]
fn check_older(encoding: &'static Encoding, text: &str) {
    let (bytes, _, unmappable) = encoding.encode(text);
    assert!(!unmappable);
    check(&bytes, text);
}

fn utf16(text: &str, order: Utf16, mark: bool) -> Vec<u8> {
    let mark = if mark { "\u{feff}" } else { "" };
    let units = mark.encode_utf16().chain(text.encode_utf16());
    match order {
        Utf16::LittleEndian => units.flat_map(u16::to_le_bytes).collect(),
        Utf16::BigEndian => units.flat_map(u16::to_be_bytes).collect(),
    }
}

#[test]
fn utf8_stays_as_it_is_and_loses_its_mark() {
    check(GERMAN.as_bytes(), GERMAN);
    check(&[UTF8_MARK, GERMAN.as_bytes()].concat(), GERMAN);
    check(b"\xef\xbb\xbf", "");
    check(b"", "");
    check(b"a\r\nb", "a\r\nb");
}

#[test]
fn older_encodings_are_guessed() {
    check_older(WINDOWS_1252, GERMAN);
    check_older(WINDOWS_1251, RUSSIAN);
    check_older(KOI8_R, RUSSIAN);
    check_older(GBK, CHINESE);
    check_older(BIG5, "星期日，市民選出了新市長。選舉委員會主席說，投票率比五年前高。");
    check_older(SHIFT_JIS, JAPANESE);
    check_older(EUC_KR, KOREAN);
}

#[test]
fn a_single_curly_quote_of_windows_1252_is_no_damage() {
    check(
        b"The mayor\x92s office said on Monday that the port would stay closed.",
        "The mayor’s office said on Monday that the port would stay closed.",
    );
}

#[test]
fn utf8_with_a_few_bad_bytes_is_still_utf8() {
    let mut bytes = GERMAN.as_bytes().to_vec();
    bytes.insert(60, 0xff);
    check(&bytes, &format!("{}\u{fffd}{}", &GERMAN[..60], &GERMAN[60..]));
    let mut bytes = RUSSIAN.as_bytes().to_vec();
    bytes.remove(9);
    assert_eq!(decode(&bytes).matches('\u{fffd}').count(), 1);
}

#[test]
fn utf8_cut_in_a_character_is_still_utf8() {
    check(b"Plain words and a quote \xe2\x80", "Plain words and a quote \u{fffd}");
    check(b"Nothing but a caf\xe9", "Nothing but a café");
    let cut = RUSSIAN.strip_suffix("и.").unwrap();
    check(&RUSSIAN.as_bytes()[..=cut.len()], &format!("{cut}\u{fffd}"));
}

#[test]
fn utf16_is_read_with_and_without_its_mark() {
    for order in [Utf16::LittleEndian, Utf16::BigEndian] {
        for text in [GERMAN, RUSSIAN, "Hafen"] {
            check_utf16(&utf16(text, order, true), text);
            check_utf16(&utf16(text, order, false), text);
        }
        check_utf16(&utf16(CHINESE, order, true), CHINESE);
        check_utf16(
            &utf16(&format!("{CHINESE}\r\n2010 年 11 月 21 日\r\n"), order, false),
            &format!("{CHINESE}\r\n2010 年 11 月 21 日\r\n"),
        );
    }
}

#[track_caller]
fn check_utf16(bytes: &[u8], text: &str) {
    let order = Utf16::of_bytes(bytes).expect("UTF-16 is recognised");
    let mut streamed = String::new();
    Utf16Reader::new(bytes, order).read_to_string(&mut streamed).unwrap();
    assert_eq!(streamed, text);
}

#[test]
fn half_a_pair_and_half_a_unit_of_utf16_become_replacement_characters() {
    check(b"\xff\xfea\0\x3d\xd8b\0c", "a\u{fffd}b\u{fffd}");
}

#[test]
fn a_stray_nul_does_not_make_utf16() {
    assert_eq!(Utf16::of_bytes(b"Some words, a stray NUL \0 and more words after it."), None);
    assert_eq!(Utf16::of_bytes(&[b"words ".repeat(100), b"a\0".repeat(3), b"words ".repeat(100)].concat()), None);
    assert_eq!(Utf16::of_bytes(b"\0\0\0\0\0\0\0\0"), None);
}

#[track_caller]
fn check_page(encoding: &'static Encoding, text: &str, labels: &[&str], expected: &str) {
    let (bytes, _, unmappable) = encoding.encode(text);
    assert!(!unmappable);
    assert_eq!(decode_page(bytes, labels, None), expected);
}

#[test]
fn pages_are_read_as_they_say() {
    // Too short to guess.
    check_page(KOI8_R, "Явка", &["KOI8-R"], "Явка");
    check_page(WINDOWS_1251, "Явка", &["nonsense", " windows-1251 "], "Явка");
    check_page(ISO_2022_JP, JAPANESE, &["iso-2022-jp"], JAPANESE);
    // The first label fits any bytes.
    check_page(GBK, CHINESE, &["gb2312", "windows-1252"], CHINESE);
}

#[test]
fn labels_that_do_not_fit_are_passed_over() {
    check_page(UTF_8, GERMAN, &["iso-8859-1"], GERMAN);
    check_page(UTF_8, "\u{feff}Bürger", &["iso-8859-1"], "Bürger");
    check_page(WINDOWS_1251, RUSSIAN, &["utf-8"], RUSSIAN);
    check_page(WINDOWS_1251, RUSSIAN, &["utf-8", "windows-1251"], RUSSIAN);
    check_page(WINDOWS_1252, GERMAN, &["utf-16"], GERMAN);
    check_page(
        BIG5,
        "星期日，市民選出了新市長。選舉委員會主席說，投票率比五年前高。",
        &["euc-jp"],
        "星期日，市民選出了新市長。選舉委員會主席說，投票率比五年前高。",
    );
}

#[test]
fn a_cut_character_does_not_spoil_a_page() {
    let (bytes, _, _) = GBK.encode(CHINESE);
    let text = decode_page(Cow::Borrowed(&bytes[..bytes.len() - 1]), &["gbk"], None);
    assert!(text.starts_with(CHINESE.strip_suffix('。').unwrap()), "{text}");
}

proptest! {
    #[test]
    fn decoding_of_pages_never_panics(bytes in prop::collection::vec(any::<u8>(), 0..400), domain in "\\PC{0,4}") {
        for label in ["utf-8", "utf-16", "gb18030", "iso-2022-jp", "x-user-defined", "hz-gb-2312", "é"] {
            decode_page(Cow::Borrowed(&bytes), &[label], Some(&domain));
        }
    }

    #[test]
    fn decoding_never_panics(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        prop_assert_eq!(decode(&bytes).into_owned(), decode_owned(bytes.clone()));
    }

    #[test]
    fn utf8_is_kept(text in "\\PC{0,200}") {
        prop_assume!(!text.starts_with('\u{feff}'));
        check(text.as_bytes(), &text);
    }

    #[test]
    fn a_stream_of_utf16_gives_the_same_as_the_whole(text in "\\PC{1,6000}", big in any::<bool>()) {
        let order = if big { Utf16::BigEndian } else { Utf16::LittleEndian };
        check_utf16(&utf16(&text, order, true), &text);
    }
}
