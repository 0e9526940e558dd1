//! The words that sites name the parts of a page with, in class and id, and what they hint at.
//!
//! Sites write them in English whatever their language: `related-articles`, `cookieBanner`, `share`. Words are looked up
//! one by one and two at a time, so that `most-read`, `mostRead` and `mostread` are the same.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::hints::Hints;

/// Returns what the words of names such as `article-body mostRead` hint at.
pub(super) fn of_names(names: &str) -> Hints {
    /// No word or pair in the table is longer.
    const MAX: usize = 24;
    let mut hints = Hints::NONE;
    let mut buffer = [0_u8; 2 * MAX];
    // Bytes of the word before and of this one, joined.
    let (mut before, mut length) = (0, 0);
    let mut was_lower = false;
    let mut look = |buffer: &[u8], before: usize, length: usize| {
        let word = |bytes: &[u8]| std::str::from_utf8(bytes).ok().and_then(|word| WORDS.get(word)).copied();
        let whole = &buffer[..before + length];
        let found = word(whole).or_else(|| if before > 0 { word(&buffer[before..before + length]) } else { None });
        hints = hints.and(found.unwrap_or(Hints::NONE));
    };
    for byte in names.bytes().chain([b' ']) {
        let is_break = !byte.is_ascii_alphanumeric() || byte.is_ascii_digit();
        let is_hump = byte.is_ascii_uppercase() && was_lower;
        if (is_break || is_hump) && length > 0 {
            look(&buffer, before, length);
            buffer.copy_within(before..before + length, 0);
            (before, length) = (length, 0);
        }
        if byte.is_ascii_whitespace() {
            before = 0;
        }
        if !is_break {
            if length >= MAX || before + length >= 2 * MAX {
                (before, length) = (0, 0);
            }
            buffer[before + length] = byte.to_ascii_lowercase();
            length += 1;
        }
        was_lower = byte.is_ascii_lowercase();
    }
    hints
}

/// The words and pairs of words that name parts of a page.
static WORDS: LazyLock<HashMap<&'static str, Hints>> =
    LazyLock::new(|| TABLE.iter().flat_map(|(hints, words)| words.split(' ').map(|word| (word, *hints))).collect());

const TABLE: [(Hints, &str); 17] = [
    (
        Hints::COMMENT,
        "comment comments commentlist commentary disqus livefyre respond reply replies usercomments commentbox \
         commentssection discussion talkback kommentare kommentar commentaires comentarios opinions",
    ),
    (
        Hints::RELATED,
        "related relatedarticles relatedposts relatedcontent relatednews relatedlinks relatedstories recommended \
         recommendation recommendations recommend recirc recirculation mostread mostpopular popular trending readmore \
         readalso readnext seealso morestories morenews morefrom moreon morearticles upnext nextarticle nextpost \
         outbrain taboola teaser teasers promo promos promobox latestnews latest headlines topstories alsoread \
         alsolike youmaylike jprelated furtherreading relacionadas relacionados relacionado correlati similar \
         associated internallink internallinks inlinelink richlink crosslinks linkbox readalsobox mostviewed \
         topnews articlelist storylist contentlist collection carousel zergnet revcontent mgid plista ligatus teads",
    ),
    (
        Hints::SHARE,
        "share shares sharing sharebar sharebuttons sharetools sharethis addthis addtoany social socials socialmedia \
         sociallinks socialshare socialbar follow followus whatsapp sharedaddy shareicons bookmark",
    ),
    (
        Hints::NEWSLETTER,
        "newsletter newsletters subscribe subscription subscriptions signup optin emailsignup paywall paywalled \
         regwall subscriber piano donate donation registration login mailchimp leadmagnet abo",
    ),
    (
        Hints::COOKIE,
        "cookie cookies cookiebar cookiebanner consent gdpr onetrust didomi usercentrics cmp sourcepoint modal popup \
         overlay lightbox toast",
    ),
    (
        Hints::AD,
        "ad ads adv advert adverts advertising advertisement advertisements adslot adunit adsense adbox adcontainer \
         adwrapper adplaceholder dfp sponsor sponsored sponsors gpt googlead banner anzeige werbung publicidad \
         publicite commercial affiliate affiliates skyscraper leaderboard",
    ),
    (
        Hints::NAVIGATION,
        "nav navbar navigation navi menu menus submenu breadcrumb breadcrumbs crumbs masthead topbar toolbar tools \
         pagination pager paging skip skiplink skiplinks sitemap siteheader megamenu burger hamburger tabs search \
         searchbox searchform postnavigation postnav prevnext toc tableofcontents offcanvas drawer ticker",
    ),
    (
        Hints::FOOTER,
        "footer sitefooter pagefooter copyright imprint colophon legal disclaimer contentinfo impressum rights",
    ),
    (
        Hints::TAGS,
        "tags tag taglist tagcloud keywords topics topic topiclist categories category cat catlinks kicker eyebrow \
         overline postmeta entrymeta articletags taxonomy rubric section-label",
    ),
    (
        Hints::BYLINE,
        "byline bylines author authors authorbox authorbio authorinfo authorname writer contributor contributors \
         biography bio credits aboutauthor aboutauthors autor autoren auteur autore journalist vcard",
    ),
    (
        Hints::DATE,
        "date dates dateline timestamp datetime published publishdate pubdate datepublished datemodified time \
         postdate articledate readingtime readtime timeago updated lastupdated",
    ),
    (
        Hints::CAPTION,
        "caption captions figcaption imagecaption wpcaption photocaption credit photocredit imagecredit copyrights \
         gallery slideshow galleries mediacaption photographer picturecaption imagecopyright mediainfo infotext videoplayer audioplayer video \
         imgcaption legende bildunterschrift",
    ),
    (Hints::FORM, "form forms poll survey quiz calculator"),
    (
        Hints::BODY,
        "articlebody storybody entrycontent postcontent articlecontent postbody bodycontent storycontent articletext \
         contentbody bodytext newsbody richtext paragraph paragraphs storytext maincontent articlemain",
    ),
    (
        Hints::LEAD,
        "lead lede standfirst subtitle subheadline subhead dek deck intro excerpt summary chapo sapo entradilla \
         abstract description preamble vorspann teasertext sottotitolo subheading tagline bajada",
    ),
    (Hints::HEADLINE, "headline articletitle entrytitle posttitle storytitle pagetitle"),
    (
        Hints::ASIDE,
        "sidebar sidebars aside rail rightrail complementary infobox factbox expandable sidecolumn rightcolumn pullquote moduletext",
    ),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(names: &str, expected: Hints) {
        assert_eq!(of_names(names), expected, "{names}");
    }

    #[test]
    fn knows_words_alone_and_joined() {
        for names in ["most-read", "mostRead", "mostread", "box most_read wide"] {
            check(names, Hints::RELATED);
        }
        check("cookie-banner banner", Hints::COOKIE.and(Hints::AD));
        check("c-article-body", Hints::BODY);
        check("Share share2 SHARE", Hints::SHARE);
    }

    #[test]
    fn words_within_words_are_none() {
        for names in ["", "shareholder", "taglines", "a most wide read", "shadow header", &"navnav".repeat(40)] {
            check(names, Hints::NONE);
        }
    }

    #[test]
    fn no_word_is_listed_twice() {
        let n_listed: usize = TABLE.iter().map(|(_, words)| words.split(' ').count()).sum();
        assert_eq!(WORDS.len(), n_listed);
    }
}
