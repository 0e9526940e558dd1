//! Words that can be written as one or as several: which way of writing one in a query finds which in a text.

use super::env::TestEnv;

/// Each way of writing a word, by a slash those of a text that it finds too.
const FOUND: &[(&str, &[&str])] = &[
    ("it's", &["it's", "it’s"]),
    ("it’s", &["it's", "it’s"]),
    ("armée", &["l'armée", "l’armée", "armée"]),
    ("l'armée", &["l'armée", "l’armée"]),
    ("d'Ivoire", &["d'Ivoire", "d’Ivoire"]),
    ("covid-19", &["covid-19", "covid 19", "covid19"]),
    ("covid19", &["covid-19", "covid19"]),
    ("covid AND 19", &["covid-19", "covid 19"]),
    ("U.S.A.", &["U.S.A.", "U.S.A", "USA", "U. S. A."]),
    ("USA", &["U.S.A.", "U.S.A", "USA"]),
    ("U.S.", &["U.S.", "US", "U. S.", "U. S. A."]),
    ("US", &["U.S.", "US"]),
    ("AT&T", &["AT&T", "AT & T", "ATT"]),
    ("ATT", &["AT&T", "ATT"]),
    ("\"AT & T\"", &["AT&T", "AT & T"]),
    ("Kim AND Jong-un", &["Kim Jong-un", "Kim Jong un", "Kim Jongun", "Kim Jong‑un"]),
    ("Kim AND Jongun", &["Kim Jong-un", "Kim Jongun", "Kim Jong‑un"]),
    ("\"Kim Jong un\"", &["Kim Jong-un", "Kim Jong un", "Kim Jong‑un"]),
    ("e-mail", &["e-mail", "email", "e-mails", "E-Mail"]),
    ("email", &["e-mail", "email", "e-mails", "E-Mail"]),
    ("anti-war", &["anti-war", "antiwar", "anti war"]),
    ("antiwar", &["anti-war", "antiwar"]),
    ("O'Brien", &["O'Brien", "O’Brien", "OBrien", "O Brien"]),
    ("OBrien", &["O'Brien", "O’Brien", "OBrien"]),
    ("rock'n'roll", &["rock'n'roll", "rock 'n' roll", "rocknroll"]),
    ("rocknroll", &["rock'n'roll", "rocknroll"]),
];

/// Phrases with such words in them.
const PHRASES: &[(&str, &[&str])] = &[
    ("\"the U.S. army\"", &["the U.S. army", "the US army", "the U. S. army"]),
    ("\"US army\"", &["the U.S. army", "the US army"]),
    ("\"the email address\"", &["the e-mail address", "the email address"]),
    ("\"an e-mail address\"", &[]),
    ("\"the e-mail address\"", &["the e-mail address", "the email address"]),
    ("\"mail address\"", &["the e-mail address"]),
    ("\"Kim Jongun met\"", &["Kim Jong-un met", "Kim Jongun met"]),
];

fn check(all: &[(&str, &[&str])]) {
    let mut texts: Vec<&str> = all.iter().flat_map(|(_, texts)| texts.iter().copied()).collect();
    texts.sort_unstable();
    texts.dedup();
    let env = TestEnv::new();
    let record = |text: &&str| {
        let language = if text.contains('é') || text.contains("Ivoire") { "fr" } else { "en" };
        let body = format!("A sentence with {text} in it.");
        serde_json::json!({"id": text, "title": "x", "body": body, "language": language}).to_string()
    };
    let records: Vec<String> = texts.iter().map(record).collect();
    env.write("a.jsonl", records.join("\n"));
    env.run(&["index", "a.jsonl"]).expect_code(0);
    for (query, expected) in all {
        let mut expected: Vec<&str> = expected.to_vec();
        expected.sort_unstable();
        let run = env.run(&["search", "--format", "jsonl", "-n", "100", query]);
        let mut found: Vec<String> =
            run.json_lines().iter().map(|hit| hit["id"].as_str().unwrap().to_owned()).collect();
        found.sort();
        assert_eq!(found, expected, "{query}");
    }
}

#[test]
fn words_are_found_in_each_way_of_writing_them() {
    check(FOUND);
}

#[test]
fn phrases_go_on_behind_what_is_written_in_several_words() {
    check(PHRASES);
}
