//! Lists of names, as the authors of an article are.

use std::collections::BTreeSet;

/// Returns the names in a list with commas, each once.
pub(crate) fn names(list: &str) -> BTreeSet<&str> {
    list.split(',').map(str::trim).filter(|name| !name.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_cut_at_commas_and_name_nobody_twice() {
        let found: Vec<&str> = names("Maren Holt, Ida Brekke,, Maren Holt").into_iter().collect();
        assert_eq!(found, ["Ida Brekke", "Maren Holt"]);
        assert!(names(" , ").is_empty());
    }
}
