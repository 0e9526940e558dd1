//! Tells from a single line, without its neighbours, that it is page and not article.

use std::sync::LazyLock;

use crate::article::FurnitureKind;
use crate::date::PartialDate;

use super::byline_words::{INTRODUCERS, LABELS};
use super::key::write_key;
use super::lines::Line;
use super::marks::Marks;
use super::phrases::{Extent, TABLE};
use super::rules::Rule;
use super::word_map::{WordMap, WordSet};
use super::{byline, date_line, phrases_wide, source, stamp_line};

/// A longer line is not looked up among the phrases that are whole lines.
pub(super) const MAX_LINE_WORDS: usize = 14;

/// A paragraph of more bytes is prose, whatever it begins with.
const MAX_BYTES: usize = 1_000;

/// Phrases have no more words than this.
const MAX_PHRASE_WORDS: usize = 8;

/// What a line is by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Signature {
    /// What kind of furniture.
    pub(super) kind: FurnitureKind,
    /// The line is a heading, and what follows belongs to it.
    pub(super) opens_section: bool,
    /// The rule that says so.
    pub(super) rule: Rule,
    /// The line is one of a run of stamps, as threads of comments and feeds of other articles have them.
    pub(super) is_entry: bool,
}

impl Signature {
    /// Returns the signature of a line that belongs to no section and to no run.
    pub(super) const fn plain(kind: FurnitureKind, rule: Rule) -> Self {
        Self { kind, opens_section: false, rule, is_entry: false }
    }
}

/// All phrases, and the words that lines of page begin with.
struct Phrases {
    /// Kind and extent of each phrase.
    entries: WordMap<'static, (FurnitureKind, Extent)>,
    /// What a line with this first word may be.
    openings: WordMap<'static, Opening>,
    /// The length of the longest phrase, in bytes.
    longest: usize,
}

/// What a line may be for its first word.
#[derive(Debug, Clone, Copy, Default)]
struct Opening {
    /// A phrase.
    is_phrase: bool,
    /// A byline: the word introduces names.
    is_byline: bool,
    /// A bar of links to share the article.
    is_share_bar: bool,
}

static PHRASES: LazyLock<Phrases> = LazyLock::new(|| {
    let rows = TABLE
        .iter()
        .chain(phrases_wide::TABLE)
        .flat_map(|(kind, extent, phrases)| phrases.split('|').map(|phrase| (phrase.trim(), (*kind, *extent))));
    let mut phrases = Phrases { entries: WordMap::default(), openings: WordMap::default(), longest: 0 };
    for (phrase, entry) in rows {
        phrases.longest = phrases.longest.max(phrase.len());
        phrases.openings.entry(first_word(phrase)).or_default().is_phrase = true;
        // A phrase that is both a beginning and a whole line is kept as the wider of the two.
        let kept = phrases.entries.entry(phrase).or_insert(entry);
        if entry.1 == Extent::Start {
            *kept = entry;
        }
    }
    for introducer in INTRODUCERS.into_iter().chain(LABELS) {
        phrases.openings.entry(first_word(introducer)).or_default().is_byline = true;
    }
    for word in SHARE_WORD_LIST {
        phrases.openings.entry(word).or_default().is_share_bar = true;
    }
    phrases
});

/// Returns the first word of a key.
fn first_word(key: &str) -> &str {
    let end = key.bytes().position(|byte| byte == b' ').unwrap_or(key.len());
    &key[..end]
}

/// Returns what each line is by itself.
pub(super) fn signatures(lines: &[Line<'_>], today: PartialDate) -> Vec<Option<Signature>> {
    let mut key = String::new();
    lines.iter().map(|line| signature_with(line, today, &mut key)).collect()
}

/// Returns what the line is by itself, or None if it may be article.
pub(super) fn signature(line: &Line<'_>, today: PartialDate) -> Option<Signature> {
    signature_with(line, today, &mut String::new())
}

/// Returns what the line is by itself, or None if it may be article; leaves its key in the buffer.
fn signature_with(line: &Line<'_>, today: PartialDate, key: &mut String) -> Option<Signature> {
    let words = line.shape.words;
    if line.text.len() > MAX_BYTES {
        return None;
    }
    let plain = |kind, rule| Some(Signature::plain(kind, rule));
    let is_short = words <= MAX_LINE_WORDS;
    write_key(&line.text, if is_short || line.is_page { usize::MAX } else { MAX_PHRASE_WORDS }, key);
    let key = key.as_str();
    if key.is_empty() {
        return if line.is_page { plain(FurnitureKind::Navigation, Rule::MarkupOnly) } else { None };
    }
    let first_word = first_word(key);
    let opening = PHRASES.openings.get(first_word).copied().unwrap_or_default();
    if is_short
        && opening.is_phrase
        && let Some(kind) = phrase_kind(key)
    {
        // A single word such as `E-mail` is a field of some form, not always the one for comments.
        let opens_section = match kind {
            FurnitureKind::Related | FurnitureKind::Comment => true,
            FurnitureKind::CommentForm => key.contains(' ') || key == "reply",
            _ => false,
        };
        return Some(Signature { opens_section, ..Signature::plain(kind, Rule::KnownPhrase) });
    }
    if line.is_page {
        let kind = if is_share_bar(key) { FurnitureKind::ShareBar } else { FurnitureKind::Navigation };
        return plain(kind, Rule::MarkupOnly);
    }
    if opening.is_phrase
        && let Some(kind) = kind_by_start(key, line)
    {
        let is_claim = kind == FurnitureKind::Footer && (key.starts_with('©') || key.starts_with("copyright"));
        let rule = if is_claim { Rule::CopyrightLine } else { Rule::KnownBeginning };
        return Some(Signature { opens_section: kind == FurnitureKind::Comment, ..Signature::plain(kind, rule) });
    }
    if date_line::is_date_line(line, key, today) {
        return plain(FurnitureKind::DateLine, Rule::DateStamp);
    }
    if !is_short {
        return None;
    }
    if opening.is_share_bar && is_share_bar(key) {
        return plain(FurnitureKind::ShareBar, Rule::ShareWords);
    }
    let has_colon = line.marks.has(Marks::COLON.with(Marks::WIDE));
    if has_colon && is_labelled(&line.text, &TAG_LABELS) {
        return plain(FurnitureKind::Tags, Rule::LabelledTags);
    }
    let may_be_byline = opening.is_byline || line.marks.has(Marks::COMMA) || first_word.starts_with("by");
    if may_be_byline && byline::is_byline(&line.text, today)
        || line.marks.has(Marks::WIDE) && stamp_line::wide_author(&line.text).is_some()
    {
        return plain(FurnitureKind::Byline, Rule::Byline);
    }
    if has_colon && source::in_source_line(&line.text).is_some() {
        return plain(FurnitureKind::SourceLine, Rule::LabelledSource);
    }
    None
}

/// Returns the kind of a phrase that is a whole line, written as a key; None if it is not known.
pub(super) fn phrase_kind(key: &str) -> Option<FurnitureKind> {
    if key.len() > PHRASES.longest { None } else { PHRASES.entries.get(key).map(|(kind, _)| *kind) }
}

/// Looks the first words of a line up, one more at a time.
fn kind_by_start(key: &str, line: &Line<'_>) -> Option<FurnitureKind> {
    let ends = key.match_indices(' ').map(|(place, _)| place).chain([key.len()]);
    for (n_words, end) in (1..=MAX_PHRASE_WORDS).zip(ends) {
        let Some((kind, Extent::Start)) = PHRASES.entries.get(&key[..end]) else { continue };
        // Two words begin many sentences; they mark a line only where the line is none.
        let is_clear = n_words >= 3 || !(line.shape.ends_sentence && line.shape.words > 6 || line.shape.has_inner_end);
        let is_short_enough = n_words >= 3 || line.shape.words <= 25;
        if is_clear && is_short_enough {
            return Some(*kind);
        }
    }
    None
}

/// Words that share bars consist of, in any language of the web.
static SHARE_WORDS: LazyLock<WordSet<'static>> = LazyLock::new(|| SHARE_WORD_LIST.into_iter().collect());

const SHARE_WORD_LIST: [&str; 50] = [
    "facebook",
    "twitter",
    "x",
    "linkedin",
    "whatsapp",
    "email",
    "e",
    "mail",
    "print",
    "pinterest",
    "reddit",
    "telegram",
    "instagram",
    "youtube",
    "tumblr",
    "vk",
    "share",
    "tweet",
    "flipboard",
    "pocket",
    "messenger",
    "viber",
    "threads",
    "bluesky",
    "mastodon",
    "tiktok",
    "snapchat",
    "xing",
    "copy",
    "link",
    "google",
    "plus",
    "sms",
    "#",
    "pin",
    "teilen",
    "twittern",
    "drucken",
    "partager",
    "imprimer",
    "compartir",
    "tuitear",
    "condividi",
    "stampa",
    "partilhar",
    "delen",
    "поделиться",
    "вконтакте",
    "одноклассники",
    "поділитися",
];

fn is_share_bar(key: &str) -> bool {
    let mut has_site = false;
    let all_known = key.split(' ').all(|word| {
        has_site |= word.len() > 4;
        SHARE_WORDS.contains(&word)
    });
    all_known && (has_site || key == "x" || key == "vk" || key == "print" || key == "share")
}

/// Words that introduce tags, before a colon.
const TAG_LABELS: [&str; 22] = [
    "tags",
    "tag",
    "topics",
    "topic",
    "categories",
    "category",
    "keywords",
    "filed under",
    "posted in",
    "tagged",
    "labels",
    "schlagwörter",
    "schlagworte",
    "themen",
    "mots-clés",
    "etiquetas",
    "temas",
    "argomenti",
    "trefwoorden",
    "теги",
    "метки",
    "tagi",
];

fn is_labelled(text: &str, labels: &[&str]) -> bool {
    let Some((label, _)) = text.split_once(':') else { return false };
    label.len() <= 40 && labels.contains(&label.trim().to_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use super::super::key::key;
    use super::super::lines::split;
    use super::*;
    use FurnitureKind::*;

    #[track_caller]
    fn check(input: &str, expected: Option<FurnitureKind>) {
        let found = signature(&split(input)[0], "2024-06-01".parse().unwrap());
        assert_eq!(found.map(|signature| signature.kind), expected, "{input}");
    }

    #[test]
    fn knows_furniture_in_many_languages() {
        check("Leave A Reply", Some(CommentForm));
        check("12 Comments", Some(Comment));
        check("Schreibe einen Kommentar", Some(CommentForm));
        check("À lire aussi :", Some(Related));
        check("Te puede interesar", Some(Related));
        check("Leggi anche: La nave è partita", Some(Related));
        check("Este site usa cookies para melhorar a navegação.", Some(CookieNotice));
        check("Lees ook", Some(Related));
        check("Читайте также", Some(Related));
        check("Поділитися", Some(ShareBar));
        check("Dodaj komentarz", Some(CommentForm));
        check("分享到：微信 微博", Some(ShareBar));
        check("関連記事", Some(Related));
        check("اترك تعليقاً", Some(CommentForm));
        check("Поширити у Facebook", Some(ShareBar));
    }

    #[test]
    fn knows_lines_by_their_form() {
        check("Facebook Twitter WhatsApp", Some(ShareBar));
        check("Published March 3, 2021", Some(DateLine));
        check("Posted on 12/03/2019 by admin", Some(DateLine));
        check("Wed 3 March 2021, 9:05 GMT", Some(DateLine));
        check("Local | 3 March 2021 | 4 min", Some(DateLine));
        check("3 min read", Some(DateLine));
        check("Ann Lee · 6 min read", Some(DateLine));
        check("李安 記者", Some(Byline));
        check("Share Tweet Pin Email", Some(ShareBar));
        check("By Ann Lee", Some(Byline));
        check("Source: Harbour Courier", Some(SourceLine));
        check("Tags: ferry, harbour", Some(Tags));
        check("© 2021 Harbour Courier", Some(Footer));
        check("Advertisement", Some(Advertisement));
        check("Home", Some(Navigation));
    }

    #[test]
    fn leaves_prose_subheads_and_lists_alone() {
        for text in [
            "Share prices of the ferry line fell by a tenth on Monday.",
            "Read more than one report and the picture changes. The board knows it.",
            "Comments by the chairman caused a stir in the harbour.",
            "On 3 March 2021 the ferry ran aground.",
            "A harbour on the edge",
            "- Dates: 3 March 2021, ferry to Oban; 4 March 2021, back",
            "“We were lucky,” she said.",
            "What happened next",
            "***",
        ] {
            check(text, None);
        }
    }

    #[test]
    fn every_phrase_is_written_as_keys_are() {
        for (_, _, phrases) in TABLE.iter().chain(phrases_wide::TABLE) {
            for phrase in phrases.split('|') {
                assert_eq!(key(&phrase.replace('#', "7")), phrase.trim(), "{phrase}");
            }
        }
    }
}
