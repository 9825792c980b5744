//! Brackets in documents: a text is put into words under each way of settling it, and the readings are laid over each
//! other, choice by choice, so that what they share is said once and what parts them stands in square brackets.
//!
//! The law: [`choose`] in the merged text gives, to the letter, the text under that assignment.

mod align;
mod overlay;
mod tokens;

use crate::choice::{Choice, ChoiceId, Choices};
use crate::render::inline::{Assignment, Inline, Paragraph};
use tokens::{Token, inlines, tokens};

/// A text is read in at most this many ways; beyond, its choices are varied one after another around one reading.
pub const MAX_READINGS: usize = 256;

/// A paragraph in pieces.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Row {
    level: u8,
    words: Vec<Token>,
}

/// How a text reads under an assignment.
pub type Reader<'r> = dyn FnMut(&Assignment) -> Vec<Paragraph> + 'r;

/// The text with those of the choices `open` that `base` leaves open in square brackets.
pub fn merged(choices: &Choices, open: &[ChoiceId], base: &Assignment, read: &mut Reader<'_>) -> Vec<Paragraph> {
    let mut open: Vec<ChoiceId> = open.iter().copied().filter(|c| base.of(*c).is_none()).collect();
    // A choice inside an option comes after the one around it.
    open.sort_unstable();
    open.dedup();
    let mut merge = Merge { choices, read };
    let rows = if readings(choices, &open, base, MAX_READINGS).is_some() {
        merge.full(&open, base)
    } else {
        overlay::varied(&mut merge, &open, base)
    };
    rows.iter().map(|r| Paragraph { level: r.level, words: inlines(&r.words) }).collect()
}

/// The merged text under an assignment: brackets whose choice it fixes are replaced by the side taken.
#[must_use]
pub fn choose(paragraphs: &[Paragraph], under: &Assignment) -> Vec<Paragraph> {
    let chosen = |p: &Paragraph| Paragraph { level: p.level, words: inlines(&tokens(&choose_words(&p.words, under))) };
    paragraphs.iter().map(chosen).filter(|p| !p.words.is_empty()).collect()
}

fn choose_words(words: &[Inline], under: &Assignment) -> Vec<Inline> {
    let mut out = Vec::new();
    for inline in words {
        match inline {
            Inline::Open(choice, sides) => {
                if let Some(taken) = under.of(*choice) {
                    let side = sides.iter().find(|s| s.options.contains(&taken));
                    out.extend(side.map(|s| choose_words(&s.words, under)).unwrap_or_default());
                } else {
                    let mut sides = sides.clone();
                    for side in &mut sides {
                        side.words = choose_words(&side.words, under);
                    }
                    out.push(Inline::Open(*choice, sides));
                }
            }
            other => out.push(other.clone()),
        }
    }
    out
}

/// How many ways of settling these choices there are, if not more than `most`.
fn readings(choices: &Choices, open: &[ChoiceId], under: &Assignment, most: usize) -> Option<usize> {
    let Some((choice, rest, options)) = next(choices, open, under) else { return Some(1) };
    let mut sum = 0usize;
    for option in 0..options {
        sum += readings(choices, rest, &under.with(choice, option), most.checked_sub(sum)?)?;
        if sum > most {
            return None;
        }
    }
    Some(sum)
}

/// The first choice that is there under an assignment and open, those behind it, and the number of its options.
fn next<'o>(choices: &Choices, open: &'o [ChoiceId], under: &Assignment) -> Option<(ChoiceId, &'o [ChoiceId], u16)> {
    let mut rest = open;
    while let Some((&id, behind)) = rest.split_first() {
        rest = behind;
        let there = |c: &&Choice| under.of(id).is_none() && under.allows(choices, c.parent) && !c.options.is_empty();
        if let Some(choice) = choices.get(id).filter(there) {
            return Some((id, behind, u16::try_from(choice.options.len()).unwrap_or(u16::MAX)));
        }
    }
    None
}

struct Merge<'m, 'r> {
    choices: &'m Choices,
    read: &'m mut Reader<'r>,
}

impl Merge<'_, '_> {
    /// The text under an assignment that leaves nothing open.
    fn rows(&mut self, under: &Assignment) -> Vec<Row> {
        let rows = (self.read)(under).into_iter().map(|p| Row { level: p.level, words: tokens(&p.words) });
        rows.filter(|r| !r.words.is_empty()).collect()
    }
    /// The text with all of `open` in brackets, the outermost choice first.
    fn full(&mut self, open: &[ChoiceId], under: &Assignment) -> Vec<Row> {
        let Some((choice, rest, options)) = next(self.choices, open, under) else { return self.rows(under) };
        let variants: Vec<Vec<Row>> = (0..options).map(|o| self.full(rest, &under.with(choice, o))).collect();
        align::paragraphs(choice, variants)
    }
}

#[cfg(test)]
mod tests;
