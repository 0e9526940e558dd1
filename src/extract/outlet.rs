//! Tells names that may be those of outlets from words of menus, sections and photo credits.

use super::boilerplate::phrase_kind;
use super::key::key;

/// Words of menus, sections and file names; a name that has no others names no outlet.
const PLAIN_WORDS: &[&str] = &[
    "home homepage page front index main menu news latest breaking top stories story search more all about contact us",
    "archive archives article articles blog blogs post posts feature features local national international world global",
    "regional uk usa europe asia africa americas politics business economy finance money markets sport sports football",
    "soccer culture arts art entertainment life lifestyle style fashion food travel health science tech technology",
    "environment climate education opinion opinions comment editorial analysis video videos photos photo gallery weather",
    "crime society community events jobs cars motoring property books film music tv games live and the of in for view",
    "browser untitled unknown admin staff website site text pdf download share",
    "startseite nachrichten aktuelles aktuell politik wirtschaft kultur lokales welt panorama wissen wissenschaft technik",
    "reise gesundheit gesellschaft meinung menü suche und",
    "accueil actualité actualités actu politique économie monde france société sciences santé recherche et",
    "inicio portada noticias actualidad política economía deportes mundo sociedad cultura opinión y",
    "início notícias economia esportes desporto cotidiano sociedade notizie cronaca politica esteri mondo e",
    "nieuws voorpagina politiek economie cultuur wiadomości aktualności polityka gospodarka kraj świat",
    "главная новости политика экономика общество культура спорт мир в мире и наука",
    "головна новини політика економіка суспільство світ",
    "首页 首頁 新闻 新聞 正文 ホーム トップ ニュース 国内 国际 国際 地域 記事 الرئيسية أخبار الأخبار",
];

/// Stocks of photographs, whose names stand in credits.
const PHOTO_STOCKS: [&str; 8] =
    ["getty", "shutterstock", "istock", "thinkstock", "alamy", "depositphotos", "unsplash", "pixabay"];

/// True if a name may be that of an outlet.
pub(super) fn may_be_outlet(name: &str) -> bool {
    let key = key(name);
    let is_plain = |word: &str| word == "#" || PLAIN_WORDS.iter().any(|row| row.split(' ').any(|plain| plain == word));
    let first = key.split(' ').next().unwrap_or_default();
    let is_named = key.contains(char::is_alphabetic) && !key.split(' ').all(is_plain);
    is_named && phrase_kind(&key).is_none() && !PHOTO_STOCKS.contains(&first) && !name.contains(['?', '!', '…'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_what_is_no_outlet() {
        for name in [
            "Home",
            "NEWS",
            "Menu",
            "Local News",
            "Arts & Culture",
            "World",
            "News 24",
            "Новости",
            "首页",
            "Getty Images",
            "",
            "2021",
            "View in browser",
            "Why?",
        ] {
            assert!(!may_be_outlet(name), "{name}");
        }
        for name in [
            "Harbour Courier",
            "Baltic Monitor",
            "City Notes",
            "BBC News",
            "Sky Sports",
            "Il Crinale",
            "江口晚报",
            "Slow Wheels",
            "CNN",
        ] {
            assert!(may_be_outlet(name), "{name}");
        }
    }
}
