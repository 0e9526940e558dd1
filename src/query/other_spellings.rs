//! Whether the index has words of a plain pattern in other spellings: joined ones, or a joined one in pieces.

use tantivy::schema::Field;
use tantivy::{Score, Searcher, TantivyError, Term};

use super::numbered::{NumberedPattern, WordQuery};
use super::places::PlacePattern;

/// Returns the stems of joined words that the index has for a plain pattern, if that is a single word; None if a part of a
/// run has other spellings there, so that tantivy's queries cannot tell where it ends.
pub(super) fn other_stems(
    searcher: &Searcher,
    pattern: &NumberedPattern,
    sources: &[(Field, Score)],
) -> Result<Option<Vec<String>>, TantivyError> {
    let PlacePattern::Run(parts) = &pattern.places else {
        let mut known = Vec::new();
        for stem in pattern.words.iter().flat_map(WordQuery::joined_stems) {
            if has_term(searcher, stem, sources)? {
                known.push(stem.to_owned());
            }
        }
        return Ok(Some(known));
    };
    for spelling in parts.iter().flat_map(|part| &part[1..]) {
        let mut are_known = true;
        for word in &spelling.words {
            are_known = are_known && is_known(searcher, &pattern.words[*word], sources)?;
        }
        if are_known {
            return Ok(None);
        }
    }
    Ok(Some(Vec::new()))
}

fn is_known(searcher: &Searcher, word: &WordQuery, sources: &[(Field, Score)]) -> Result<bool, TantivyError> {
    let WordQuery::Stems(stems) = word else { return Ok(true) };
    for stem in stems {
        if has_term(searcher, stem, sources)? {
            return Ok(true);
        }
    }
    Ok(false)
}

fn has_term(searcher: &Searcher, stem: &str, sources: &[(Field, Score)]) -> Result<bool, TantivyError> {
    for (field, _) in sources {
        if searcher.doc_freq(&Term::from_field_text(*field, stem))? > 0 {
            return Ok(true);
        }
    }
    Ok(false)
}
