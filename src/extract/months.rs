//! Names of months in eleven languages, and abbreviations of time zones.

/// Returns the month that a word in lower case names, 1 to 12, or None.
pub(super) fn month(word: &str) -> Option<u8> {
    let month = match word {
        "january" | "jan" | "januar" | "jänner" | "jän" | "janvier" | "janv" | "enero" | "ene" | "gennaio" | "gen"
        | "janeiro" | "januari" | "января" | "январь" | "янв" | "січня" | "січень" | "січ" | "stycznia" | "styczeń"
        | "sty" | "يناير" => 1,
        "february" | "feb" | "februar" | "feber" | "février" | "fevrier" | "févr" | "fév" | "febrero" | "febbraio"
        | "fevereiro" | "fev" | "februari" | "февраля" | "февраль" | "фев" | "лютого" | "лютий" | "лют" | "lutego"
        | "luty" | "lut" | "فبراير" | "شباط" => 2,
        "march" | "mar" | "märz" | "maerz" | "mär" | "mrz" | "mars" | "marzo" | "março" | "marco" | "maart" | "mrt"
        | "марта" | "март" | "мар" | "березня" | "березень" | "бер" | "marca" | "marzec" | "مارس" | "آذار" => {
            3
        }
        "april" | "apr" | "avril" | "avr" | "abril" | "abr" | "aprile" | "апреля" | "апрель" | "апр" | "квітня"
        | "квітень" | "квіт" | "kwietnia" | "kwiecień" | "kwi" | "أبريل" | "ابريل" | "إبريل" | "نيسان" => {
            4
        }
        "may" | "mai" | "mayo" | "maggio" | "mag" | "maio" | "mei" | "мая" | "май" | "травня" | "травень" | "трав"
        | "maja" | "maj" | "مايو" | "أيار" => 5,
        "june" | "jun" | "juni" | "juin" | "junio" | "giugno" | "giu" | "junho" | "июня" | "июнь" | "июн"
        | "червня" | "червень" | "черв" | "czerwca" | "czerwiec" | "cze" | "يونيو" | "حزيران" => {
            6
        }
        "july" | "jul" | "juli" | "juillet" | "juil" | "julio" | "luglio" | "lug" | "julho" | "июля" | "июль"
        | "июл" | "липня" | "липень" | "лип" | "lipca" | "lipiec" | "lip" | "يوليو" | "تموز" => {
            7
        }
        "august" | "aug" | "août" | "aout" | "agosto" | "ago" | "augustus" | "августа" | "август" | "авг"
        | "серпня" | "серпень" | "серп" | "sierpnia" | "sierpień" | "sie" | "أغسطس" | "اغسطس" | "آب" => {
            8
        }
        "september" | "sep" | "sept" | "septembre" | "septiembre" | "setiembre" | "settembre" | "set" | "setembro"
        | "сентября" | "сентябрь" | "сен" | "сент" | "вересня" | "вересень" | "вер" | "września" | "wrzesień"
        | "wrz" | "سبتمبر" | "أيلول" => 9,
        "october" | "oct" | "oktober" | "okt" | "octobre" | "octubre" | "ottobre" | "ott" | "outubro" | "out"
        | "октября" | "октябрь" | "окт" | "жовтня" | "жовтень" | "жовт" | "października" | "październik" | "paź"
        | "أكتوبر" | "اكتوبر" => 10,
        "november" | "nov" | "novembre" | "noviembre" | "novembro" | "ноября" | "ноябрь" | "ноя" | "нояб"
        | "листопада" | "листопад" | "лист" | "listopada" | "listopad" | "lis" | "نوفمبر" => {
            11
        }
        "december" | "dec" | "dezember" | "dez" | "décembre" | "decembre" | "déc" | "diciembre" | "dic"
        | "dicembre" | "dezembro" | "декабря" | "декабрь" | "дек" | "грудня" | "грудень" | "груд" | "grudnia"
        | "grudzień" | "gru" | "ديسمبر" => 12,
        _ => return None,
    };
    Some(month)
}

/// Returns the minutes east of UTC of a zone's abbreviation, or None.
///
/// Only abbreviations that are clear on a news page: `BST` is British, `CST` is North American, `IST` is left out.
pub(super) fn zone_minutes(name: &str) -> Option<i16> {
    let minutes = match name.to_ascii_uppercase().as_str() {
        "Z" | "UTC" | "GMT" | "WET" => 0,
        "BST" | "CET" | "MEZ" | "WEST" => 60,
        "CEST" | "MESZ" | "EET" => 120,
        "EEST" | "MSK" => 180,
        "EDT" => -240,
        "EST" | "CDT" => -300,
        "CST" | "MDT" => -360,
        "MST" | "PDT" => -420,
        "PST" => -480,
        "JST" | "KST" => 540,
        _ => return None,
    };
    Some(minutes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_months_and_zones() {
        assert_eq!(month("września"), Some(9));
        assert_eq!(month("may"), Some(5));
        assert_eq!(month("maybe"), None);
        assert_eq!(zone_minutes("est"), Some(-300));
        assert_eq!(zone_minutes("IST"), None);
    }
}
