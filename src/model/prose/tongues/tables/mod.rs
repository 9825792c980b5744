//! The tables: a file for each language, small enough to be checked by somebody who speaks it.

mod english;
mod french;
mod spanish;
mod german;
mod dutch;
mod italian;
mod russian;
mod ukrainian;
mod amharic;

use super::Tongue;

/// All languages with a table.
pub(super) static ALL: [Tongue; 9] = [
    english::ENGLISH,
    french::FRENCH,
    spanish::SPANISH,
    german::GERMAN,
    dutch::DUTCH,
    italian::ITALIAN,
    russian::RUSSIAN,
    ukrainian::UKRAINIAN,
    amharic::AMHARIC,
];
