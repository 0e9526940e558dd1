//! What the language means, in words.

use crate::query::{
    MAX_CLAUSES, MAX_COUNT, MAX_DEPTH, MAX_DISTANCE, MAX_EXPANSIONS, MAX_LENGTH, MAX_NEAR, MAX_PATTERNS, MAX_SCANS,
    MAX_SLOP,
};

/// A heading and the paragraphs below it.
pub(super) type Section = (&'static str, Vec<String>);

/// What words are and match.
const WORDS: &[&str] = &[
    "A word is a run of letters and digits, or single letters with points between: U.S.A. is USA. Everything \
     else parts words: Jong-un and covid-19 are their parts side by side, and kim,putin is too. Two or three \
     words with hyphens, apostrophes or ampersands between are also found as one: e-mail and email find each \
     other, and so do O'Brien and OBrien, AT&T and ATT, but not behind = or caps: and in fields without stems. \
     The letters of a short form, such as l', are words of their own, but 's behind a name is an ending; so are numbers with a hyphen \
     between.",
    "Chinese, Japanese and Korean are searched by characters and pairs of them. Thai, Lao, Khmer and Burmese \
     are cut into words by dictionary; a word that the dictionary cuts otherwise within a longer run is \
     not found there.",
    "Words match in all their inflections, by the rules of each article's language, without regard to case \
     and diacritics: Häuser finds Haus, zurich finds Zürich. = keeps to the form that is written, caps: to \
     its capitals and accents too; in source:, author:, section:, url: and furniture: there are no stems, \
     and caps: cannot be used.",
    "Function words, such as the and of, and words by which people ask, such as articles about, need not be \
     there beside other bare words. Quotation marks or AND keep them. In an index of several languages they \
     are left out only if they are such words in each of these.",
    "Wildcards, fuzzy words and regular expressions are compared with the words of the articles as they are \
     written, not with their stems, without regard to case and diacritics. * stands for any number of \
     letters, also none, ? for exactly one. A ? at the end of a word is a question mark; in a phrase a ? \
     counts only between letters, and a * only where it touches a letter. In a fuzzy word a letter may be \
     inserted, left out, replaced, or swapped with its neighbour; it has three letters or more. A regular \
     expression stands between slashes, without spaces, and fits the word from its first letter to its last.",
];

/// Returns the sections behind the table.
pub(super) fn sections() -> Vec<Section> {
    let own = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect::<Vec<String>>();
    vec![
        ("Words", own(WORDS)),
        (
            "Near each other",
            own(&[
                "w/5 means that the second begins at most 5 words after the end of the first, or the other way round; \
                 w/1 is side by side. pre/5 means the same in this order only. w/s means in one sentence, w/p in one \
                 paragraph. The headline and the text are searched each for itself: nothing in one is near anything \
                 in the other.",
                "Places that overlap are not near each other: kim w/5 \"kim jong un\" needs another kim.",
                "What stands on the sides is a word of any kind, a phrase, or a group in brackets with OR. AND in such a \
                 group, also between words side by side, is read for each of its parts: (a AND b) w/5 c is a w/5 c AND \
                 b w/5 c. NOT, filters, weights and atleast cannot stand there. Both sides are in one field: \
                 title:(a w/5 b).",
                "Near operators are read from the left: a w/5 b w/3 c is (a w/5 b) w/3 c. What a near-query is found at \
                 are those of its parts that take part: that have the other near them. So (kim w/5 putin) w/3 train means \
                 that one of the two, where they are near each other, is within three words of train.",
                "a not w/5 b finds a where no b is near it; an article may have other places where one is.",
            ]),
        ),
        (
            "Phrases with ~",
            own(&[
                "\"a b c\"~2 allows two moves: for each word its place in the text less its place in the phrase is \
                 taken, and the largest of these may be larger than the smallest by 2 at most. A word in between is one \
                 move, two words that have changed places are two. This is the measure of Lucene.",
            ]),
        ),
        (
            "Counts",
            own(&[
                "atleast3 x counts the places of x in headline and text together, or in the field before it. x is a word of \
                   any kind, a phrase without ~, or a group of those with OR; AND in it is read for each of its parts.",
            ]),
        ),
        (
            "The lead",
            own(&[
                "lead: looks in the first paragraphs of the text, up to and including the one that holds the 50th word, and \
                   in 100 words at most. hlead: looks in the headline and there.",
            ]),
        ),
        (
            "Dates",
            own(&[
                "A date may lack its day, or its month too. An article that states no more than a month is found by that \
                 month and by its year, on none of its days.",
                "Weeks begin on Monday. \"last week\", \"last month\" and \"last year\" are the whole ones before this; \
                 \"last 7 days\" ends today; \"3 weeks ago\" is the whole week, \"3 months ago\" the whole month. \
                 Names of months are English.",
            ]),
        ),
        (
            "What binds first",
            own(&[
                "From the tightest: brackets; fields, = and caps:, ~ and ^; atleast; near operators, from left to right; NOT \
                 and the minus; AND, and words side by side; OR.",
                "AND, OR, NOT, ADJ and SAME are operators in capitals only; &, &&, |, || and ! are signs for the first \
                 three. The operators with numbers may be written in either case. A word that looks like an operator is \
                 searched if it stands in quotation marks, or with a \\ before it.",
            ]),
        ),
        (
            "Limits",
            vec![format!(
                "A query has at most {MAX_LENGTH} characters, brackets {MAX_DEPTH} deep, {MAX_CLAUSES} words and filters, \
                 {MAX_NEAR} near operators and phrases with ~, and {MAX_PATTERNS} wildcards, fuzzy words and regular \
                 expressions, each of which may stand for {MAX_EXPANSIONS} words of a part of the index; of these, {MAX_SCANS} \
                 may leave the beginning of a word open. A distance is at \
                 most {MAX_DISTANCE}, a count {MAX_COUNT}, the number behind the ~ of a phrase {MAX_SLOP}. What goes \
                 beyond is an error and never cut."
            )],
        ),
        (
            "Plain text",
            own(&["With --syntax plain everything is words, for pasted text: there are no operators and no fields."]),
        ),
    ]
}
