//! The names of the rules of extraction: each says why a line is page, or where a field was read.
//!
//! One table holds them all, but for the names of what pages state for programs, of which there is no end. Names are stable: programs see them.

use serde::Serialize;

use crate::article::FurnitureKind;

/// A rule of extraction.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "the table says what each rule means")]
pub enum Rule {
    // Lines, by themselves.
    KnownPhrase,
    KnownBeginning,
    CopyrightLine,
    ShareWords,
    LabelledTags,
    LabelledSource,
    MarkupOnly,
    DateStamp,
    Byline,
    NameBelowIntroducer,
    NameBesideDate,
    // Lines, by their place.
    AboveArticle,
    BelowArticle,
    RelatedSection,
    CommentSection,
    FooterSection,
    WayAboveTitle,
    // Lines that hold the title.
    TitleLine,
    TitleAgain,
    TitleCutShort,
    TitleBesideSite,
    TitleEndsWay,
    // Fields and lines stated at the head of the text.
    HeadLine,
    // Texts of HTML, by what their elements are named and marked as, and by their place.
    HtmlComments,
    HtmlOverlay,
    HtmlShareBar,
    HtmlAdvertisement,
    HtmlSubscription,
    HtmlByline,
    HtmlDate,
    HtmlCaption,
    HtmlRelated,
    HtmlTags,
    HtmlNavigation,
    HtmlFooter,
    HtmlAside,
    HtmlForm,
    HtmlAfterArticle,
    HtmlAroundArticle,
    HtmlBesideScriptText,
    HtmlHeadline,
    // Fields.
    RecordField,
    FixedSource,
    TitleOfAddress,
    TitleAboveStamp,
    TitleAboveText,
    BesideDate,
    UrlHost,
    UrlDate,
    PathDate,
    AgencyDateline,
    LetterSequences,
    // Fields of HTML, off what the page shows.
    TimeNearHeadline,
    DateNearHeadline,
}

use Rule::{
    AboveArticle, AgencyDateline, BelowArticle, BesideDate, Byline, CommentSection, CopyrightLine, DateNearHeadline,
    DateStamp, FixedSource, FooterSection, HeadLine, HtmlAdvertisement, HtmlAfterArticle, HtmlAroundArticle, HtmlAside,
    HtmlBesideScriptText, HtmlByline, HtmlCaption, HtmlComments, HtmlDate, HtmlFooter, HtmlForm, HtmlHeadline,
    HtmlNavigation, HtmlOverlay, HtmlRelated, HtmlShareBar, HtmlSubscription, HtmlTags, KnownBeginning, KnownPhrase,
    LabelledSource, LabelledTags, LetterSequences, MarkupOnly, NameBelowIntroducer, NameBesideDate, PathDate,
    RecordField, RelatedSection, ShareWords, TimeNearHeadline, TitleAboveStamp, TitleAboveText, TitleAgain,
    TitleBesideSite, TitleCutShort, TitleEndsWay, TitleLine, TitleOfAddress, UrlDate, UrlHost, WayAboveTitle,
};

/// Each rule with its name and what it means, in the order of the enum.
pub const RULES: [(Rule, &str, &str); 54] = [
    (KnownPhrase, "known-phrase", "the line is a phrase of pages as a whole, such as `Leave a reply`"),
    (KnownBeginning, "known-beginning", "the line begins with a phrase of pages, such as `Read more:`"),
    (CopyrightLine, "copyright-line", "the line claims rights: `© 2021 …`"),
    (ShareWords, "share-words", "the line has no words but those of share bars"),
    (LabelledTags, "labelled-tags", "a word such as `Tags` and a colon begin the line"),
    (LabelledSource, "labelled-source", "a word such as `Source` and a colon begin the line, and a name follows"),
    (MarkupOnly, "markup-only", "the line is a row of links, an image or a rule in its markup"),
    (DateStamp, "date-stamp", "the line says when the article was published or how long it takes to read"),
    (Byline, "byline", "the line says who wrote the article"),
    (NameBelowIntroducer, "name-below-introducer", "a name below a line such as `By`, and that line"),
    (NameBesideDate, "name-beside-date", "a name between headline and text, right above or below the date"),
    (AboveArticle, "above-article", "the line stands above the article, among menus"),
    (BelowArticle, "below-article", "the line stands below the article, among menus"),
    (RelatedSection, "related-section", "the line stands below a heading of other articles"),
    (CommentSection, "comment-section", "the line stands below a heading of comments or the form for them"),
    (FooterSection, "footer-section", "the line stands below the first line of an imprint"),
    (WayAboveTitle, "way-above-title", "the line has steps such as `Home > Local` and stands above the title"),
    (TitleLine, "title-line", "the title was read from a part of the line"),
    (TitleAgain, "title-again", "the line is a copy of the title"),
    (TitleCutShort, "title-cut-short", "the line ends in a copy of the title that was cut: `Ferry fares to…`"),
    (TitleBesideSite, "title-beside-site", "the title stands beside the name of the site: `Title | Site`"),
    (TitleEndsWay, "title-ends-way", "the title ends a way through the site: `Home > Local > Title`"),
    (HeadLine, "head-line", "the line is one of those at the head of the text that state things about the article"),
    (HtmlComments, "html-comments", "the element is one of comments"),
    (HtmlOverlay, "html-overlay", "the element lies over the page, as notices of cookies do"),
    (HtmlShareBar, "html-share-bar", "the element is one of links to share the article"),
    (HtmlAdvertisement, "html-advertisement", "the element is one of advertisements"),
    (HtmlSubscription, "html-subscription", "the element asks to subscribe"),
    (HtmlByline, "html-byline", "the element is one of authors"),
    (HtmlDate, "html-date", "the element is one of dates"),
    (HtmlCaption, "html-caption", "the element belongs to a picture"),
    (HtmlRelated, "html-related", "the element is one of other articles"),
    (HtmlTags, "html-tags", "the element is one of keywords"),
    (HtmlNavigation, "html-navigation", "the element is one of menus"),
    (HtmlFooter, "html-footer", "the element is the foot of the page"),
    (HtmlAside, "html-aside", "the element stands beside the article"),
    (HtmlForm, "html-form", "the element is one to fill in"),
    (HtmlAfterArticle, "html-after-the-article", "the text stands behind the article"),
    (HtmlAroundArticle, "html-around-the-article", "the text stands outside of the article"),
    (
        HtmlBesideScriptText,
        "html-beside-the-text-of-a-script",
        "the article is written in a script, and this is not in it",
    ),
    (HtmlHeadline, "html-headline", "the text is the headline that the page shows"),
    (RecordField, "record-field", "the record of the document states it"),
    (FixedSource, "fixed-source", "the caller states it for all documents"),
    (TitleOfAddress, "title-of-address", "the address is made of the words of the line"),
    (TitleAboveStamp, "title-above-stamp", "the line stands right above a byline or a date"),
    (TitleAboveText, "title-above-text", "the line is shaped as a headline and stands above the text"),
    (BesideDate, "beside-date", "the line with the date states it, too"),
    (UrlHost, "url-host", "the host of the address is that of the outlet"),
    (UrlDate, "url-date", "the address has the day in it: `/2021/03/12/`"),
    (PathDate, "path-date", "the path of the file has the day in it"),
    (AgencyDateline, "agency-dateline", "the text begins with a place and an agency: `OBAN (AP) —`"),
    (LetterSequences, "letter-sequences", "the words and letter sequences of the text are those of a language"),
    (TimeNearHeadline, "time-near-headline", "the `<time>` nearest to the headline states it"),
    (DateNearHeadline, "date-near-headline", "a short text near the headline has the day in it"),
];

impl Rule {
    /// Returns the name of the rule: short, in small letters and hyphens.
    pub fn name(self) -> &'static str {
        RULES[self as usize].1
    }

    /// Returns the rule by which a line without signs of its own belongs to the section it stands in.
    pub(super) fn of_section(section: FurnitureKind, is_below: bool) -> Self {
        match section {
            FurnitureKind::Related => Self::RelatedSection,
            FurnitureKind::Comment | FurnitureKind::CommentForm => Self::CommentSection,
            FurnitureKind::Footer => Self::FooterSection,
            _ if is_below => Self::BelowArticle,
            _ => Self::AboveArticle,
        }
    }
}

/// What found a value that a page has for a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum FoundBy {
    /// A rule of the table, which reads what the page shows.
    Rule(Rule),
    /// The name of a statement that the page makes for programs: `og:title`, `json-ld-headline`.
    Statement(&'static str),
}

impl FoundBy {
    /// Returns the name of the rule or the statement.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Rule(rule) => rule.name(),
            Self::Statement(name) => name,
        }
    }
}

/// The names of the rules that made an article; None for a field that was not found.
///
/// Where an HTML page states a field for programs, the name is that of the statement and in no table: the name of a
/// `<meta>` (`og:title`), of a marked element (`itemprop-author`), or of a key of JSON-LD (`json-ld-headline`).
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Rules {
    /// How the title was found.
    pub title: Option<&'static str>,
    /// How the outlet was found.
    pub source: Option<&'static str>,
    /// How the authors were found.
    pub author: Option<&'static str>,
    /// How the date of publication was found.
    pub published: Option<&'static str>,
    /// How the language was found; None if it is undetermined.
    pub language: Option<&'static str>,
    /// How the address was found.
    pub url: Option<&'static str>,
    /// How the section was found.
    pub section: Option<&'static str>,
    /// Why each line of `Article::furniture` is no part of the body.
    pub furniture: Vec<&'static str>,
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn the_table_is_in_the_order_of_the_enum() {
        for (place, (rule, name, _)) in RULES.into_iter().enumerate() {
            assert_eq!(rule as usize, place, "{name}");
        }
        assert_eq!(DateNearHeadline as usize + 1, RULES.len());
    }

    #[test]
    fn names_and_meanings_are_unique_and_short() {
        let names: HashSet<_> = RULES.iter().map(|(_, name, _)| name).collect();
        let meanings: HashSet<_> = RULES.iter().map(|(_, _, meaning)| meaning).collect();
        assert_eq!((names.len(), meanings.len()), (RULES.len(), RULES.len()));
        for (rule, name, _) in RULES {
            assert_eq!(rule.name(), name);
            assert!(name.len() <= 32 && name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-'), "{name}");
        }
    }
}
