//! Closed lists of little words, by language: those that follow what was a link, and those that stand before it.
//!
//! A word belongs here if it is frequent and few other words end in it, or begin with it; `Strength` says how few.
//! The frequencies of the corpus decide the rest, so a list may serve articles of another language too.

use std::collections::HashSet;
use std::sync::LazyLock;

/// How much a little word at the end of a longer one tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Strength {
    /// No word and hardly a name ends so: what stands before it may be a name that was not seen yet.
    Sure,
    /// Few words end so: what stands before it has to be known.
    Clear,
    /// Some words and names end so: the two have to be seen side by side elsewhere.
    Short,
    /// Many words and names end so: the two have to be seen side by side more often.
    Weak,
}

/// True if a little word may stand at the end of `word`, or at its beginning: quick, and wrong for a few.
pub(super) fn may_have_follower(word: &str) -> bool {
    FOLLOWERS.may_have(word)
}

/// As [`may_have_follower`], for the beginning.
pub(super) fn may_have_leader(word: &str) -> bool {
    LEADERS.may_have(word)
}

/// Returns the little words that `word` ends in, the longest first.
pub(super) fn followers(word: &str) -> impl Iterator<Item = (&'static str, Strength)> {
    let bucket = FOLLOWERS.bucket(word);
    bucket.iter().copied().filter(|(little, _)| word.len() > little.len() && word.ends_with(little))
}

/// Returns the little words that `word` begins with, the longest first.
pub(super) fn leaders(word: &str) -> impl Iterator<Item = &'static str> {
    let bucket = LEADERS.bucket(word);
    bucket.iter().map(|(little, _)| *little).filter(|little| word.len() > little.len() && word.starts_with(little))
}

/// Returns how much `word`, in lower case, tells at the end of another; None if it is no little word.
pub(super) fn follower(word: &str) -> Option<Strength> {
    FOLLOWERS.bucket(word).iter().find(|(little, _)| *little == word).map(|(_, strength)| *strength)
}

/// True if `word`, in lower case, is a little word that stands before names.
pub(super) fn is_leader(word: &str) -> bool {
    LEADERS.bucket(word).iter().any(|(little, _)| *little == word) || BEFORE_CAPITALS.contains(&word)
}

/// True if `word` is a prefix that is written with and without a hyphen.
pub(super) fn is_prefix(word: &str) -> bool {
    PREFIXES.contains(&word)
}

/// True if a word of dictionaries looks like two: `somewhere`.
pub(super) fn is_ordinary(word: &str) -> bool {
    ORDINARY_WORDS.contains(word)
}

static FOLLOWERS: LazyLock<LittleWords> = LazyLock::new(|| LittleWords::of(FOLLOWER_LISTS, End::Last));
static LEADERS: LazyLock<LittleWords> = LazyLock::new(|| LittleWords::of(LEADER_LISTS, End::First));

static ORDINARY_WORDS: LazyLock<HashSet<&str>> = LazyLock::new(|| ORDINARY.split(' ').collect());

/// Little words by the bytes at one end, for a look at every word of every article.
#[derive(Debug)]
struct LittleWords {
    end: End,
    /// One bit for each hash of the outer bytes of a little word, at most [`KEY`] of them.
    seen: Vec<u64>,
    /// The little words by a hash of two bytes.
    buckets: Vec<Vec<(&'static str, Strength)>>,
}

const SEEN_BITS: usize = 1 << 16;
const BUCKETS: usize = 1 << 10;

/// The most bytes that are hashed.
const KEY: usize = 4;

/// What a little word stands beside has at least so many bytes.
const SHORTEST_OTHER: usize = 3;

/// The end of the word that counts.
#[derive(Debug, Clone, Copy)]
enum End {
    First,
    Last,
}

impl LittleWords {
    fn of(lists: &[(Strength, &'static str)], end: End) -> Self {
        let mut all = Self { end, seen: vec![0; SEEN_BITS / 64], buckets: vec![Vec::new(); BUCKETS] };
        for (strength, list) in lists {
            for word in list.split(' ') {
                all.add(word, *strength);
            }
        }
        for bucket in &mut all.buckets {
            bucket.sort_by_key(|(word, _)| std::cmp::Reverse(word.len()));
        }
        all
    }

    /// Adds a word of at least two bytes, unless it is there.
    fn add(&mut self, word: &'static str, strength: Strength) {
        let bucket = self.outer(word, 2) % BUCKETS;
        if self.buckets[bucket].iter().all(|(other, _)| *other != word) {
            self.buckets[bucket].push((word, strength));
            let bit = self.outer(word, word.len().min(KEY));
            self.seen[bit / 64] |= 1 << (bit % 64);
        }
    }

    fn may_have(&self, word: &str) -> bool {
        (2..=KEY).any(|length| word.len() >= length + SHORTEST_OTHER && self.has_seen(self.outer(word, length)))
    }

    fn has_seen(&self, bit: usize) -> bool {
        self.seen[bit / 64] >> (bit % 64) & 1 == 1
    }

    fn bucket(&self, word: &str) -> &[(&'static str, Strength)] {
        if word.len() < 2 { &[] } else { &self.buckets[self.outer(word, 2) % BUCKETS] }
    }

    /// Returns a hash of so many bytes at the end that counts; `word` has them.
    fn outer(&self, word: &str, length: usize) -> usize {
        let bytes = word.as_bytes();
        let outer = match self.end {
            End::First => &bytes[..length],
            End::Last => &bytes[bytes.len() - length..],
        };
        let mixed = outer.iter().fold(length, |hash, byte| hash.wrapping_mul(0x1_0193) ^ usize::from(*byte));
        (mixed ^ mixed >> 16) % SEEN_BITS
    }
}

/// What follows a link, by language. A word of two lists has the strength of the first.
const FOLLOWER_LISTS: &[(Strength, &str)] = &[
    // English.
    (
        Strength::Sure,
        "which because although according respectively between without whether whose against despite following until \
         since should would could where among however",
    ),
    (
        Strength::Clear,
        "with that this from when while before after their there these those they have been were will into upon told \
         said says saying also about around behind under above within towards through being what then both such \
         earlier later recently including regarding during",
    ),
    (
        Strength::Short,
        "the of to and for was has had who but than amid people government president minister officials country countries \
         company companies million billion percent expected announced reported reports already still first second \
         third last next three year years month months week weeks days must did does took taken going came became \
         want wants wanted needs called asked added showed shows agreed planned likely higher better much just further \
         nearly almost several same different national international public political economic financial local foreign \
         military police meeting talks election support",
    ),
    (Strength::Weak, "in on is at by are not its be"),
    // German.
    (
        Strength::Sure,
        "welche welcher welches während zwischen obwohl beziehungsweise jedoch nachdem wurde wurden worden außerdem \
         allerdings",
    ),
    (
        Strength::Clear,
        "nach auch nicht sich wird gegen über unter oder seine seit einen einem eine sind dass wenn ohne sowie \
         laut",
    ),
    (Strength::Weak, "und mit von für die das auf bei hat zum zur"),
    // French.
    (Strength::Sure, "lorsque puisque cependant notamment également laquelle après depuis selon étaient avait"),
    (
        Strength::Clear,
        "pendant contre entre dans pour dont mais sont sous chez leur cette celui celle ainsi avec était alors",
    ),
    (Strength::Weak, "qui par sur"),
    // Spanish.
    (Strength::Sure, "mientras según durante después también había fueron quienes respectivamente"),
    (Strength::Clear, "contra entre sobre donde cuando quien pero para como desde hasta aunque porque"),
    (Strength::Weak, "con del por esta este tras"),
    // Italian.
    (Strength::Sure, "mentre perché"),
    (Strength::Clear, "della dello delle degli dalla sulla quando hanno sono secondo stato dopo"),
    (Strength::Weak, "che"),
    // Portuguese.
    (Strength::Sure, "enquanto também porque após foram"),
    (Strength::Clear, "segundo depois pelo pela está até"),
    (Strength::Weak, "com não"),
    // Dutch.
    (Strength::Sure, "tijdens volgens omdat terwijl tussen wordt hebben"),
    (Strength::Clear, "voor niet maar werd zijn waar heeft waarin"),
    (Strength::Weak, "met het"),
    // Russian.
    (
        Strength::Sure,
        "который которая которое которые которого которой которых которому которую однако также поэтому несмотря \
         согласно включая чтобы",
    ),
    (Strength::Clear, "после когда через было были будет если своей своих между"),
    (Strength::Short, "что как где для при это или"),
    // Ukrainian.
    (Strength::Sure, "якого якої яких якому"),
    (Strength::Clear, "який після щодо коли через було були буде якщо також однак"),
    (Strength::Short, "що від для про"),
    // Polish.
    (Strength::Sure, "który która które którzy którego której których również ponieważ podczas według został została"),
    (Strength::Clear, "jednak także przez przed między jest oraz były było"),
    (Strength::Weak, "dla się nie"),
];

/// What stands before a link, by language. Their strength does not count: most words begin so.
const LEADER_LISTS: &[(Strength, &str)] = &[
    // English. Too many words begin with `in`, `be`, `an`.
    (
        Strength::Short,
        "the of to for and that with at from was has had have were its their which who said will would when this \
         than into about between while where says told against but could should before because people government \
         company million billion first during through",
    ),
    // German, French, Spanish and Portuguese, Italian, Dutch.
    (Strength::Short, "die das von mit für eine einen einem nach"),
    (Strength::Short, "les dans pour avec aux selon"),
    (Strength::Short, "las para sobre pelo pela dos"),
    (Strength::Short, "della dello delle nella alla"),
    (Strength::Short, "het een van voor"),
    // Russian and Ukrainian, Polish.
    (Strength::Short, "для что как это или від что при"),
    (Strength::Short, "dla przez oraz"),
];

/// What stands before a name as well, but begins too many words to be looked for in others.
const BEFORE_CAPITALS: &[&str] = &[
    "in", "on", "by", "as", "or", "near", "after", "des", "dem", "par", "sur", "del", "con", "por", "per", "com", "em",
    "since", "before", "aus", "im", "am", "zum", "zur", "bei", "auf", "du", "et", "en", "según", "dal", "nel", "na",
    "no", "do", "на", "из", "по", "от", "до", "за", "od", "po",
];

/// Prefixes that stand alone in articles as well.
const PREFIXES: &[&str] = &[
    "anti", "auto", "bio", "co", "cyber", "euro", "ex", "extra", "geo", "hyper", "inter", "macro", "mega", "meta",
    "micro", "mid", "mini", "multi", "non", "over", "post", "pre", "pro", "re", "semi", "sub", "super", "trans",
    "ultra", "un", "under", "uni",
];

/// Words of dictionaries that look like two: frequent ones, not to be asked about in every article, and those that a
/// small corpus does not know.
const ORDINARY: &str = "somewhere anywhere nowhere everywhere elsewhere meanwhile worthwhile erstwhile forthwith \
    herewith therewith somewhat hereafter thereafter hereinafter roundabout turnabout walkabout turnaround wraparound \
    workaround breakthrough walkthrough therefrom wellbeing goodwill thereupon whereupon hereunder thereunder \
    whereabout thereabout notwithstanding again remain certain begin margin contain within britain main obtain explain \
    maintain origin captain bargain mountain virgin campaign demand expand thousand command understand island islands \
    thailand forecast forecasts former formerly foreign foreigners forward forced forces force formal forms formed \
    foreclosure foreclosures foreclosed forms forum fortune forest format forget forgotten forever forth official \
    officials officially office officer officers offer offers offered offering offerings offset offshore offices often \
    today total totaled totally together toward towards tough tougher told tomorrow tonight touch town tools tobacco \
    tokyo software share aware welfare healthcare compare prepare crisis basis analysis benefits profits deposits \
    limits units visits credits person reason season common london johnson thomson washington boston clinton jackson \
    houston wilson michigan hampton cotton button crown within without withdraw withdrawal withdrawn withhold \
    attend attention attack attacks attempt attempts attract attractive attorney athens athletes atlanta atlantic \
    another other others author authority authorities attributable their there these themselves theory theater \
    therefore willing wills willingness hasn hadn wasn weren haven whole wholesale whose hasten washed waste wasted \
    thatcher thanks thank newspaper undermine million billion nearby standby maybe description prescription \
    subscription itself intended android androids summit british finish republican american african mexican \
    therein surgeon surgeons forgoing forgetting forgets withstanding international willfully willpower butting forking wherein washer washers \
    withhold withold reformat goodyear attesting strategist economist analyst percent percentage period continue consumer";
