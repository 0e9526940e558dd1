//! The words of the generated corpus: English function words first, so that the language is recognised, then
//! pseudo-words with English endings, so that the stemmer has its usual work. Their frequencies follow Zipf's law.

use std::collections::HashSet;

use super::random::Random;

/// As many different words as a few thousand articles of several outlets have.
const WORDS: usize = 50_000;
/// Frequencies fall as one by the rank up to about this rank and as one by its square beyond, as in large corpora
/// (Ferrer i Cancho and Solé 2001). With it a hundred words make two fifths of a text, as in news.
const BEND: u64 = 3_000;

/// The most frequent words of English news, in order of frequency.
const FUNCTION_WORDS: &str = "the of to and a in that for is on it with was as he at by be from his have has are an \
    said this they not will had who but its their which been were we would more after about also when there one or \
    out up all she her new year people over into than could two other last first some time him years state if what \
    so no can government our percent may them because most while before against between under three during where \
    many since such even those these since through told being down now around how only";

/// Syllables of English words, so that what is made of them is taken for English.
pub(crate) const SYLLABLES: &str = "con com per pro re in de dis ex en ter ver der men sen ten tra pre for fer por car par mar bar \
    ban can man pan tan ran sta str il al ac ad ap as at el em es et im ir is it li la le lo ma me mi mo na ne ni no \
    pa pe po ra ri ro sa se si so ta te ti to va ve vi vo ca ce ci co cu ba be bi bo da di do fa fe fi fo ga ge go ha \
    he hi ho ward land ton ham ford stone wood light ship round found sound";
const ENDINGS: [&str; 14] =
    ["s", "s", "s", "ed", "ed", "ing", "ing", "er", "ers", "ly", "ation", "ness", "ment", "ity"];

/// All words, the most frequent first.
#[derive(Debug)]
pub(crate) struct Vocabulary {
    words: Vec<String>,
    /// For each word, the sum of the weights up to it.
    cumulated: Vec<u64>,
}

impl Vocabulary {
    pub(crate) fn new(random: &mut Random) -> Self {
        let mut words: Vec<String> = Vec::with_capacity(WORDS);
        let mut known = HashSet::new();
        words.extend(
            FUNCTION_WORDS.split_whitespace().filter(|word| known.insert((*word).to_owned())).map(str::to_owned),
        );
        let syllables: Vec<&str> = SYLLABLES.split_whitespace().collect();
        let mut bases: Vec<String> = Vec::new();
        while words.len() < WORDS {
            let is_inflected = !bases.is_empty() && random.percent(55);
            let word = if is_inflected {
                format!("{}{}", bases[random.below(bases.len())], random.pick(&ENDINGS))
            } else {
                let base = base(random, words.len(), &syllables);
                bases.push(base.clone());
                base
            };
            if word.len() > 2 && known.insert(word.clone()) {
                words.push(word);
            }
        }
        let mut sum = 0;
        let cumulated = (0..WORDS as u64)
            .map(|rank| {
                sum += 1_000_000_000_000 / ((rank + 2) * (rank + BEND));
                sum
            })
            .collect();
        Self { words, cumulated }
    }

    /// Returns a word, each as often as its rank says.
    pub(crate) fn word(&self, random: &mut Random) -> &str {
        let total = self.cumulated[WORDS - 1];
        let place = random.next() % total;
        &self.words[self.cumulated.partition_point(|sum| *sum <= place)]
    }

    /// Returns a word that has a topic: no function word and not one of the most frequent others. Ranks are drawn
    /// evenly over the orders of magnitude.
    pub(crate) fn content_word(&self, random: &mut Random) -> &str {
        let magnitude = 400 << random.below(6);
        &self.words[(magnitude + random.below(magnitude)).min(WORDS - 1)]
    }
}

/// Returns a word without ending: the more frequent, the shorter.
fn base(random: &mut Random, rank: usize, syllables: &[&str]) -> String {
    let count = if rank < 1_500 { 2 } else { 2 + random.below(2) };
    (0..count).map(|_| random.pick(syllables)).collect()
}
