//! What an element's name, class, id, role and style say about its text.

use super::dom::{Dom, NodeId};
use super::hint_words::of_names;
use super::tags::Tag;

/// A set of hints.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Hints(u32);

impl Hints {
    /// The empty set.
    pub(super) const NONE: Self = Self(0);
    /// Not shown, or shown to screen readers only.
    pub(super) const HIDDEN: Self = Self(1);
    /// What readers wrote, and the form for it.
    pub(super) const COMMENT: Self = Self(1 << 1);
    /// Other articles.
    pub(super) const RELATED: Self = Self(1 << 2);
    /// Links to share and follow.
    pub(super) const SHARE: Self = Self(1 << 3);
    /// Invitations to subscribe or to log in.
    pub(super) const NEWSLETTER: Self = Self(1 << 4);
    /// Notices of consent, and what else lies over a page.
    pub(super) const COOKIE: Self = Self(1 << 5);
    /// Advertisements.
    pub(super) const AD: Self = Self(1 << 6);
    /// Menus.
    pub(super) const NAVIGATION: Self = Self(1 << 7);
    /// Copyright and legal notes.
    pub(super) const FOOTER: Self = Self(1 << 8);
    /// What the article is filed under.
    pub(super) const TAGS: Self = Self(1 << 9);
    /// Who wrote it.
    pub(super) const BYLINE: Self = Self(1 << 10);
    /// When it was published.
    pub(super) const DATE: Self = Self(1 << 11);
    /// What stands under a picture or film.
    pub(super) const CAPTION: Self = Self(1 << 12);
    /// Fields and buttons.
    pub(super) const FORM: Self = Self(1 << 13);
    /// The article's text.
    pub(super) const BODY: Self = Self(1 << 14);
    /// The summary under the headline.
    pub(super) const LEAD: Self = Self(1 << 15);
    /// The headline.
    pub(super) const HEADLINE: Self = Self(1 << 16);
    /// Beside the article, or a box within it.
    pub(super) const ASIDE: Self = Self(1 << 17);
    /// What somebody else said: a quotation or an embedded post.
    pub(super) const QUOTE: Self = Self(1 << 18);

    /// Those that say that a text is no article.
    pub(super) const AGAINST: Self = Self(
        Self::COMMENT.0
            | Self::RELATED.0
            | Self::SHARE.0
            | Self::NEWSLETTER.0
            | Self::COOKIE.0
            | Self::AD.0
            | Self::NAVIGATION.0
            | Self::FOOTER.0
            | Self::TAGS.0
            | Self::BYLINE.0
            | Self::DATE.0
            | Self::CAPTION.0
            | Self::FORM.0
            | Self::ASIDE.0,
    );

    /// Those that make sense for a box of several lines and not for one paragraph.
    const OF_BOXES: Self =
        Self(Self::NEWSLETTER.0 | Self::COOKIE.0 | Self::AD.0 | Self::NAVIGATION.0 | Self::FORM.0 | Self::SHARE.0);

    /// True if both have a hint in common.
    pub(super) fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Returns all hints of both.
    pub(super) const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Returns the hints that the other set lacks.
    pub(super) fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    /// Returns the single hints of the set.
    pub(super) fn each(self) -> impl Iterator<Item = Self> {
        (0..32).map(|bit| Self(1 << bit)).filter(move |hint| self.has(*hint))
    }
}

/// Returns what an element's own name and attributes hint at.
pub(super) fn of_element(dom: &Dom<'_>, id: NodeId) -> Hints {
    let tag = dom.tag(id);
    let mut hints = of_tag(tag);
    for (name, value) in dom.attributes(id) {
        match name.len() {
            5 if name.eq_ignore_ascii_case("class") => {
                hints = hints.and(of_names(value));
                if is_hiding_class(value) {
                    hints = hints.and(Hints::HIDDEN);
                }
            }
            2 | 4 if is_any(name, &["id", "role"]) => hints = hints.and(of_names(value)),
            5 if name.eq_ignore_ascii_case("style") && hides(value) => hints = hints.and(Hints::HIDDEN),
            6 if name.eq_ignore_ascii_case("hidden") => hints = hints.and(Hints::HIDDEN),
            8 if name.eq_ignore_ascii_case("itemprop") => hints = hints.and(of_names(value)),
            11 if is_any(name, &["data-testid"]) => hints = hints.and(of_names(value)),
            // A paragraph with it is shown all the same.
            11 if name.eq_ignore_ascii_case("aria-hidden") && value == "true" && tag != Tag::P => {
                hints = hints.and(Hints::HIDDEN);
            }
            _ => {}
        }
    }
    // A paragraph is named after where it stands: `paywall` is the text behind one.
    let is_paragraph = tag == Tag::P || tag.is_heading();
    if is_paragraph { hints.without(Hints::OF_BOXES) } else { hints }
}

fn is_any(name: &str, names: &[&str]) -> bool {
    names.iter().any(|known| name.eq_ignore_ascii_case(known))
}

/// True for a style that keeps an element from being shown.
fn hides(style: &str) -> bool {
    style.split(';').any(|rule| {
        let Some((property, value)) = rule.split_once(':') else { return false };
        let value = value.trim().trim_end_matches("!important").trim();
        property.trim().eq_ignore_ascii_case("display") && value.eq_ignore_ascii_case("none")
            || property.trim().eq_ignore_ascii_case("visibility") && value.eq_ignore_ascii_case("hidden")
    })
}

/// True for classes by which style sheets hide an element, whatever the size of the screen, or leave it to the ear.
fn is_hiding_class(classes: &str) -> bool {
    let is_hidden = |class: &str| {
        matches!(
            class,
            "hidden"
                | "hide"
                | "d-none"
                | "is-hidden"
                | "sr-only"
                | "visually-hidden"
                | "visuallyhidden"
                | "screen-reader-text"
                | "screen-reader"
                | "u-hidden"
                | "invisible"
                | "offscreen"
        )
    };
    // `hidden md:block` and `d-none d-md-block` are shown on screens of some size.
    let is_shown = |class: &str| {
        ["block", "flex", "inline", "grid", "table"].iter().any(|display| class.ends_with(display))
            && class.contains([':', '-'])
    };
    classes.split_ascii_whitespace().any(is_hidden) && !classes.split_ascii_whitespace().any(is_shown)
}

fn of_tag(tag: Tag) -> Hints {
    match tag {
        Tag::Nav | Tag::Menu => Hints::NAVIGATION,
        Tag::Footer => Hints::FOOTER,
        Tag::Aside => Hints::ASIDE,
        Tag::Figure | Tag::Figcaption => Hints::CAPTION,
        Tag::Form | Tag::Button | Tag::Fieldset | Tag::Legend => Hints::FORM,
        Tag::Dialog => Hints::COOKIE,
        Tag::Address => Hints::BYLINE,
        Tag::Time => Hints::DATE,
        Tag::Blockquote => Hints::QUOTE,
        Tag::H1 => Hints::HEADLINE,
        _ => Hints::NONE,
    }
}
