//! How articles are ranked, for people.

use std::io::{self, Write};

use crate::engine::RankingOptions;

/// Writes a line for each setting, with whether it is set for the index.
pub fn write_ranking_settings(out: &mut dyn Write, options: RankingOptions) -> io::Result<()> {
    let settings = options.settings();
    let rows = [
        ("title-weight", settings.title_weight.to_string(), options.title_weight.is_some()),
        ("k1", settings.k1.to_string(), options.k1.is_some()),
        ("b", settings.b.to_string(), options.b.is_some()),
        ("closeness", settings.closeness.to_string(), options.closeness.is_some()),
        ("exactness", settings.exactness.to_string(), options.exactness.is_some()),
        ("expand", settings.expand.to_string(), options.expand.is_some()),
    ];
    for (name, value, is_set) in rows {
        let origin = if is_set { "set for this index" } else { "usual" };
        writeln!(out, "{name:<12}  {value:>5}  {origin}")?;
    }
    Ok(())
}
