//! The words of the corpus and of the queries: few, so that they meet; inflected, glued, accented and capital ones.

/// The words of texts in one language.
#[derive(Debug, Clone, Copy)]
pub(super) struct WordList {
    /// The code of the language.
    pub(super) code: &'static str,
    pub(super) words: &'static [&'static str],
    /// What ends sentences, with the space behind it.
    pub(super) ends: &'static [&'static str],
    /// What stands between words.
    pub(super) space: &'static str,
}

/// What queries are made of.
#[derive(Debug, Clone, Copy)]
pub(super) struct Vocabulary {
    /// Lists of words that stand together, each with how often it is taken.
    pub(super) texts: &'static [(u32, &'static [&'static str])],
    /// Words of the fields that say where an article comes from.
    pub(super) names: &'static [&'static str],
    pub(super) glued: Glued,
    pub(super) languages: &'static [&'static str],
    pub(super) dates: &'static [&'static str],
    pub(super) ids: &'static [&'static str],
    /// So many words no length that is asked for has.
    pub(super) longest: u64,
}

/// The first and the second parts of glued words.
pub(super) type Glued = [&'static [&'static str]; 2];

/// The words of the corpus that is made up.
pub(super) const MADE_UP: Vocabulary = Vocabulary {
    texts: &[
        (8, ENGLISH.words),
        (2, GERMAN.words),
        (1, FRENCH.words),
        (2, RUSSIAN.words),
        (1, CHINESE.words),
        (1, THAI.words),
        (1, ARABIC.words),
        (1, SWAHILI.words),
    ],
    names: NAMES,
    glued: [GLUED_FIRST, GLUED_SECOND],
    languages: &["en", "de", "ru", "zh", "und", "fi"],
    dates: &["2010", "2010-11", "2010-11-21", "2010-12-01", "2011", "2011-03-05", "2012-01"],
    ids: &["a0", "a7", "a16", "a42", "a699", "a1200", "a1999", "a2100"],
    longest: 150,
};

const ENDS: &[&str] = &[". ", ". ", ". ", "! ", "? ", "… ", ".” ", "; "];

pub(super) const ENGLISH: WordList = WordList {
    code: "en",
    words: &[
        "minister",
        "ministers",
        "Ministry",
        "delivery",
        "deliveries",
        "Kim",
        "KIM",
        "kim",
        "Kims",
        "Putin",
        "Putin",
        "putin",
        "Jong-un",
        "Jong Un",
        "Vladivostok",
        "train",
        "train",
        "trains",
        "training",
        "artillery",
        "covid-19",
        "Zürich",
        "Zurich",
        "U.S.",
        "US",
        "U. S.",
        "Jongun",
        "e-mail",
        "email",
        "covid19",
        "O'Brien",
        "OBrien",
        "AT&T",
        "state-of-art",
        "Mr.",
        "it's",
        "1,000",
        "2010",
        "No. 5",
        "naïve",
        "naive",
        "the",
        "the",
        "of",
        "with",
        "which",
        "since",
        "in",
        "and",
        "not",
        "met",
        "meets",
    ],
    ends: ENDS,
    space: " ",
};

pub(super) const GERMAN: WordList = WordList {
    code: "de",
    words: &[
        "Haus",
        "Häuser",
        "Häusern",
        "Zug",
        "Züge",
        "Stadt",
        "Städte",
        "Straße",
        "Strasse",
        "Zürich",
        "Kim",
        "Putin",
        "Minister",
        "der",
        "die",
        "und",
        "im",
        "21. November",
        "Dr.",
        "nach",
        "traf",
        "SPD",
    ],
    ends: ENDS,
    space: " ",
};

pub(super) const FRENCH: WordList = WordList {
    code: "fr",
    words: &[
        "l'armée",
        "l’armée",
        "armées",
        "d'État",
        "l'Élysée",
        "ministre",
        "ministres",
        "train",
        "trains",
        "le",
        "les",
        "aujourd'hui",
        "Kim",
        "Putin",
        "à",
        "où",
    ],
    ends: ENDS,
    space: " ",
};

pub(super) const RUSSIAN: WordList = WordList {
    code: "ru",
    words: &[
        "город",
        "города",
        "городе",
        "поезд",
        "поезда",
        "Владивосток",
        "Владивостоке",
        "министр",
        "министра",
        "в",
        "и",
        "Ёлка",
        "елка",
        "США",
        "Kim",
    ],
    ends: ENDS,
    space: " ",
};

pub(super) const CHINESE: WordList = WordList {
    code: "zh",
    words: &["北京", "北京大学", "大学", "会议", "京大", "APEC", "2010", "火车", "部长", "金", "京", "学", "大"],
    ends: &["。", "。", "！", "？", "，"],
    space: "",
};

pub(super) const ARABIC: WordList = WordList {
    code: "ar",
    words: &["الوزير", "وزير", "القطار", "قطار", "مُحَمَّد", "محمد", "المدينة", "مدينة", "في", "إلى", "2010"],
    ends: &[". ", ". ", "؟ ", "! "],
    space: " ",
};

/// A language without spaces, which a dictionary cuts.
pub(super) const THAI: WordList = WordList {
    code: "th",
    words: &["ประชุม", "รัฐบาล", "กรุงเทพมหานคร", "ประชาชน", "ไทย", "ที่", "ไป", "APEC", "2010", "มหาวิทยาลัย"],
    ends: &[" ", " ", "! ", "\n"],
    space: "",
};

/// A language without stems.
pub(super) const SWAHILI: WordList = WordList {
    code: "sw",
    words: &["treni", "Treni", "mji", "waziri", "Waziri", "wa", "na", "katika", "Kim", "Putin"],
    ends: ENDS,
    space: " ",
};

/// What stands before the space that was lost: all of them are in the corpus as words of their own.
pub(super) const GLUED_FIRST: &[&str] = &["Putin", "Vladivostok", "Zurich", "Ministry", "2010", "train", "artillery"];

/// What stands behind it.
pub(super) const GLUED_SECOND: &[&str] = &["with", "which", "since", "the", "and", "in"];

pub(super) const SOURCES: &[&str] = &["Stern", "New York Times", "The Times", "Neue Zürcher Zeitung", "Times of Kim"];
pub(super) const AUTHORS: &[&str] = &["Kim Putin", "Ana María López", "Jean-Luc Dupré, Kim López", "O'Kim"];
pub(super) const SECTIONS: &[&str] = &["Politics", "World/Asia", "Wirtschaft", "World"];
pub(super) const LINES: &[&str] = &["Advertisement", "Share on Facebook Twitter", "Read our app", "Kim and Putin meet"];

/// Words of the fields that say where an article comes from.
const NAMES: &[&str] = &[
    "Times",
    "times",
    "Stern",
    "Zürcher",
    "zurcher",
    "Kim",
    "López",
    "Jean-Luc",
    "World",
    "Politics",
    "example",
    "news",
    "Facebook",
    "Read",
    "app",
    "Kim and Putin",
];
