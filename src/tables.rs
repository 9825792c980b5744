//! Tables of settings and locks: the only file that knows TOML.

pub use toml::{Table, Value};

/// The table that a text holds.
///
/// # Errors
/// The number, from 1, of the first line that is not written as tables are.
pub fn read(text: &str) -> Result<Table, usize> {
    text.parse().map_err(|e: toml::de::Error| {
        e.span().map_or(1, |s| text.get(..s.start).unwrap_or(text).matches('\n').count() + 1)
    })
}

/// The table as a text, sorted, a value a line, long words over several lines.
#[must_use]
pub fn write(table: &Table) -> String {
    toml::to_string_pretty(table).unwrap_or_default()
}
