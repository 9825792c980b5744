//! Texts with too many ways of reading them: the choices are varied group by group around one reading, and the brackets
//! of the groups are laid over that reading.

use super::tokens::Token;
use super::{MAX_READINGS, Merge, Row, readings};
use crate::choice::ChoiceId;
use crate::render::inline::Assignment;

/// The text with `open` in brackets, each group of choices merged on its own.
pub(super) fn varied(merge: &mut Merge<'_, '_>, open: &[ChoiceId], under: &Assignment) -> Vec<Row> {
    // The reading around which all varies: of each choice the first option.
    let base = open.iter().fold(under.clone(), |a, c| if a.of(*c).is_none() { a.with(*c, 0) } else { a });
    let plain = merge.rows(&base);
    let mut groups = trees(merge, open);
    'again: loop {
        let mut edits: Vec<Vec<Edit>> = Vec::new();
        for (g, group) in groups.iter().enumerate() {
            let rows = merge.full(group, &around_of(open, group, under, &base));
            let mine = differences(&rows, &base);
            for (h, others) in edits.iter().enumerate() {
                let clash = mine.iter().any(|m| others.iter().any(|o| m.meets(o)));
                let both: Vec<ChoiceId> = groups.get(h).into_iter().flatten().chain(group).copied().collect();
                if clash
                    && readings(merge.choices, &sorted(&both), &around_of(open, &both, under, &base), MAX_READINGS)
                        .is_some()
                {
                    let joined = sorted(&both);
                    groups =
                        groups.iter().enumerate().filter(|(i, _)| *i != g && *i != h).map(|(_, x)| x.clone()).collect();
                    groups.push(joined);
                    continue 'again;
                }
            }
            edits.push(mine);
        }
        return applied(plain, edits.into_iter().flatten().collect());
    }
}

/// The base for all choices but those of one group.
fn around_of(open: &[ChoiceId], group: &[ChoiceId], under: &Assignment, base: &Assignment) -> Assignment {
    open.iter().filter(|c| !group.contains(c)).fold(under.clone(), |a, c| a.with(*c, base.of(*c).unwrap_or(0)))
}

fn sorted(group: &[ChoiceId]) -> Vec<ChoiceId> {
    let mut group = group.to_vec();
    group.sort_unstable();
    group.dedup();
    group
}

/// Choices with those inside their options; a tree that is itself too large keeps its outermost choices.
fn trees(merge: &Merge<'_, '_>, open: &[ChoiceId]) -> Vec<Vec<ChoiceId>> {
    let mut groups: Vec<Vec<ChoiceId>> = Vec::new();
    for &id in open {
        let parent = merge.choices.get(id).map(|c| merge.choices.taken(c.parent)).unwrap_or_default();
        match groups.iter_mut().find(|g| parent.iter().any(|(c, _)| g.contains(c))) {
            Some(group) => {
                group.push(id);
                if readings(merge.choices, group, &Assignment::default(), MAX_READINGS).is_none() {
                    group.pop();
                }
            }
            None => groups.push(vec![id]),
        }
    }
    groups
}

/// What one group changes in the plain reading.
struct Edit {
    /// Which paragraph; those that are inserted stand before it.
    row: usize,
    what: What,
}

enum What {
    /// Tokens `from..to` of the paragraph are this bracket.
    Words(usize, usize, Token),
    /// A paragraph that is not in the plain reading.
    Insert(Row),
}

impl Edit {
    fn meets(&self, other: &Self) -> bool {
        match (&self.what, &other.what) {
            // Two that insert at the same spot meet as well: which comes first is not known.
            (What::Words(a, b, _), What::Words(c, d, _)) => {
                self.row == other.row && (a.max(c) < b.min(d) || (a, b) == (c, d))
            }
            _ => false,
        }
    }
}

/// The brackets of a merged text as changes of its reading under `base`.
fn differences(rows: &[Row], base: &Assignment) -> Vec<Edit> {
    let (mut row, mut out) = (0, Vec::new());
    for merged in rows {
        let width: usize = merged.words.iter().map(|t| t.width(base)).sum();
        if width == 0 {
            out.push(Edit { row, what: What::Insert(merged.clone()) });
            continue;
        }
        let mut at = 0;
        for token in &merged.words {
            let width = token.width(base);
            if matches!(token, Token::Bracket(..)) {
                out.push(Edit { row, what: What::Words(at, at + width, token.clone()) });
            }
            at += width;
        }
        row += 1;
    }
    out
}

fn applied(plain: Vec<Row>, edits: Vec<Edit>) -> Vec<Row> {
    let mut out = Vec::new();
    let mut inserts: Vec<(usize, Row)> = Vec::new();
    let mut changes: Vec<(usize, usize, usize, Token)> = Vec::new();
    for edit in edits {
        match edit.what {
            What::Insert(row) => inserts.push((edit.row, row)),
            What::Words(from, to, token) => changes.push((edit.row, from, to, token)),
        }
    }
    changes.sort_by_key(|c| (c.0, c.1, c.2));
    let last = plain.len();
    for (i, mut row) in plain.into_iter().enumerate() {
        out.extend(inserts.iter().filter(|(at, _)| *at == i).map(|(_, r)| r.clone()));
        let (mut words, mut done) = (Vec::new(), 0);
        for (_, from, to, token) in changes.iter().filter(|c| c.0 == i) {
            // Brackets that cross each other and are too many to be read together: the first one stands.
            if *from < done {
                continue;
            }
            words.extend_from_slice(row.words.get(done..*from).unwrap_or(&[]));
            words.push(token.clone());
            done = *to;
        }
        words.extend_from_slice(row.words.get(done..).unwrap_or(&[]));
        row.words = words;
        out.push(row);
    }
    out.extend(inserts.into_iter().filter(|(at, _)| *at >= last).map(|(_, r)| r));
    out
}
