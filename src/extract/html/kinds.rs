//! Names the kind of what is no article, and the rule that tells.

use super::super::boilerplate::{self, Signature};
use super::super::lines::{Line, fold};
use super::super::rules::Rule;
use super::super::title_copies::title_key;
use super::blocks::Block;
use super::hints::Hints;
use super::sorting::Known;
use crate::article::FurnitureKind;

/// A text with more words is judged by where it stands, not by what it says.
const MAX_PHRASE_WORDS: usize = 30;

/// A byline has so many words beside the names, such as `by`.
const MAX_WORDS_BESIDE_NAMES: usize = 2;

/// And so many bytes.
const MAX_BYTES_BESIDE_NAMES: usize = 24;

/// What hints say a text is, the surest first.
const KINDS: [(Hints, FurnitureKind, Rule); 14] = [
    (Hints::COMMENT, FurnitureKind::Comment, Rule::HtmlComments),
    (Hints::COOKIE, FurnitureKind::CookieNotice, Rule::HtmlOverlay),
    (Hints::SHARE, FurnitureKind::ShareBar, Rule::HtmlShareBar),
    (Hints::AD, FurnitureKind::Advertisement, Rule::HtmlAdvertisement),
    (Hints::NEWSLETTER, FurnitureKind::Newsletter, Rule::HtmlSubscription),
    (Hints::BYLINE, FurnitureKind::Byline, Rule::HtmlByline),
    (Hints::DATE, FurnitureKind::DateLine, Rule::HtmlDate),
    (Hints::CAPTION, FurnitureKind::Caption, Rule::HtmlCaption),
    (Hints::RELATED, FurnitureKind::Related, Rule::HtmlRelated),
    (Hints::TAGS, FurnitureKind::Tags, Rule::HtmlTags),
    (Hints::NAVIGATION, FurnitureKind::Navigation, Rule::HtmlNavigation),
    (Hints::FOOTER, FurnitureKind::Footer, Rule::HtmlFooter),
    (Hints::ASIDE, FurnitureKind::Related, Rule::HtmlAside),
    (Hints::FORM, FurnitureKind::Navigation, Rule::HtmlForm),
];

/// Returns what a block is by its words: a phrase such as `Read also`, the title once more, or the authors. None if they
/// do not tell.
pub(super) fn by_words(block: &Block, known: &Known) -> Option<Signature> {
    if block.shape.words > MAX_PHRASE_WORDS {
        return None;
    }
    if let Some(signature) = boilerplate::signature(&Line::new(fold(&block.text)), known.today) {
        return Some(signature);
    }
    if known.titles.first().is_some_and(|title| is_same(title, &block.text)) {
        return Some(Signature::plain(FurnitureKind::TitleRepeat, Rule::TitleAgain));
    }
    is_names(&block.text, &known.authors).then(|| Signature::plain(FurnitureKind::Byline, Rule::Byline))
}

fn is_same(title: &str, text: &str) -> bool {
    text.len() < title.len() * 2 + 20 && !title.is_empty() && title_key(title) == title_key(text)
}

/// True for a text that is the name of an author, or of several, and hardly anything else.
fn is_names(text: &str, authors: &[String]) -> bool {
    let words = |text: &str| -> Vec<String> {
        let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        words.map(str::to_lowercase).collect()
    };
    let n_bytes: usize = authors.iter().map(String::len).sum();
    if text.len() > n_bytes + MAX_BYTES_BESIDE_NAMES {
        return false;
    }
    let text = words(text);
    let names: Vec<Vec<String>> = authors.iter().map(|author| words(author)).collect();
    let is_named = |name: &Vec<String>| !name.is_empty() && name.iter().all(|word| text.contains(word));
    let n_other = text.iter().filter(|word| !names.iter().any(|name| name.contains(word))).count();
    names.iter().any(is_named) && n_other <= MAX_WORDS_BESIDE_NAMES
}

/// Returns what a block is that no phrase tells: by what its elements hint at, else by where it stands.
pub(super) fn by_place(block: &Block, hints: Hints, is_after: bool) -> (FurnitureKind, Rule) {
    if let Some((_, kind, rule)) = KINDS.iter().find(|(hint, _, _)| hints.has(*hint)) {
        return (*kind, *rule);
    }
    if is_after && block.shape.words >= 4 {
        return (FurnitureKind::Related, Rule::HtmlAfterArticle);
    }
    (FurnitureKind::Navigation, Rule::HtmlAroundArticle)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: bool) {
        assert_eq!(is_names(text, &["Ann Lee".to_owned(), "Bo Ek".to_owned()]), expected, "{text}");
    }

    #[test]
    fn knows_the_names_of_the_authors() {
        for text in ["Ann Lee", "BO EK", "By Ann Lee and Bo Ek", "Ann Lee / Bo Ek", "Reported by Ann Lee"] {
            check(text, true);
        }
        for text in ["", "Ann", "Ann Lee votes for higher fares", "Ferry fares rise"] {
            check(text, false);
        }
    }
}
