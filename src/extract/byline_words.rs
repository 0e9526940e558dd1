//! The words that bylines are read by. Data only.

use std::collections::HashSet;
use std::sync::LazyLock;

/// Words that introduce a name.
pub(super) const INTRODUCERS: [&str; 39] = [
    "written by",
    "posted by",
    "published by",
    "reported by",
    "story by",
    "words by",
    "text by",
    "from our reporter",
    "from our correspondent",
    "geschrieben von",
    "ein artikel von",
    "von unserem korrespondenten",
    "von unserer korrespondentin",
    "escrito por",
    "publié par",
    "de notre correspondant",
    "de notre correspondante",
    "scritto da",
    "dal nostro inviato",
    "geschreven door",
    "by",
    "von",
    "par",
    "por",
    "di",
    "door",
    "author",
    "authors",
    "autor",
    "auteur",
    "autore",
    "автор",
    "авторы",
    "автори",
    "بقلم",
    "记者",
    "記者",
    "作者",
    "撰文",
];

/// Words that introduce a name only with a colon after them.
pub(super) const LABELS: [&str; 14] = [
    "words",
    "text",
    "texte",
    "texto",
    "testo",
    "tekst",
    "текст",
    "redacción",
    "report",
    "story",
    "文",
    "الكاتب",
    "كتب",
    "كتبت",
];

/// Small words within a name.
pub(super) const PARTICLES: [&str; 26] = [
    "de", "da", "do", "di", "du", "del", "della", "dos", "das", "la", "le", "van", "von", "der", "den", "zu", "ten",
    "ter", "bin", "al", "el", "y", "af", "av", "and", "und",
];

/// Words of an office or a desk: a part of a byline that holds one is no name.
pub(super) const OFFICES: [&str; 41] = [
    "correspondent",
    "correspondents",
    "editor",
    "editors",
    "writer",
    "reporter",
    "reporters",
    "staff",
    "analyst",
    "columnist",
    "contributor",
    "chief",
    "bureau",
    "desk",
    "press",
    "agency",
    "newsroom",
    "admin",
    "administrator",
    "editorial",
    "team",
    "analysis",
    "manager",
    "director",
    "producer",
    "redaktion",
    "redakteur",
    "redakteurin",
    "korrespondent",
    "korrespondentin",
    "rédaction",
    "redacción",
    "redazione",
    "redactie",
    "редакция",
    "редакція",
    "журналист",
    "журналистка",
    "корреспондент",
    "кореспондент",
    "journaliste",
];

/// Offices of people who write: after a name they make a byline of a line.
pub(super) const WRITERS: [&str; 14] = [
    "writer",
    "reporter",
    "correspondent",
    "columnist",
    "editor",
    "staff",
    "contributor",
    "redakteur",
    "redakteurin",
    "korrespondent",
    "korrespondentin",
    "journalist",
    "journaliste",
    "journalistin",
];

/// Words that stand in the names of places, outlets, sections and days, and in no name of a person.
pub(super) static NO_NAMES: LazyLock<HashSet<&'static str>> = LazyLock::new(|| NO_NAMES_LIST.split(' ').collect());

const NO_NAMES_LIST: &str = "\
    the a an of in on for to with your our my how what why news new world local national international sport \
    sports business politics opinion culture science technology tech health travel money economy finance \
    education entertainment lifestyle media music video photo photos books review reviews blog magazine post \
    times herald courier journal daily weekly gazette tribune observer ledger chronicle guardian telegraph \
    today online network service services wire reuters report reports guest user anonymous university college \
    school institute center centre county city state states united kingdom north south east west northern \
    southern eastern western street road park port san santa saint los las mount lake river island islands \
    beach valley bay home about contact latest top all more read minute minutes min mins comment comments views \
    share like follow published posted updated created date time last first story article category categories \
    tags series special feature features analysis interview press release releases inc ltd llc gmbh company \
    group corporation foundation association society council committee ministry department office court police \
    research design marketing food recipes life style written expert reviewer reviewed products liability tips \
    healthy guide real leader argus enterprise globe register sentinel dispatch bulletin inquirer examiner \
    mirror standard estate case studies study monday tuesday wednesday thursday friday saturday sunday mon tue \
    tues wed thu thur thurs fri sat sun no yes and or und nachrichten politik wirtschaft kultur gesellschaft \
    panorama stadt montag dienstag mittwoch donnerstag freitag samstag sonntag uhr stand politique société \
    économie monde lundi mardi mercredi jeudi vendredi samedi dimanche noticias política economía deportes \
    sociedad lunes martes miércoles jueves viernes sábado domingo cronaca politica notizie новости новини \
    общество политика экономика культура спорт суспільство політика економіка";
