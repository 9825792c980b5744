//! Readings of one text laid over each other: paragraph beside paragraph, word beside word.

use super::Row;
use super::tokens::{Piece, Token};
use crate::choice::ChoiceId;

/// So many words in common between two brackets are said once; fewer are taken into one bracket, which reads better.
const WORTH_PARTING: usize = 7;

/// The options of one choice as one text.
pub(super) fn paragraphs(choice: ChoiceId, variants: Vec<Vec<Row>>) -> Vec<Row> {
    let count = variants.len();
    let mut variants = variants.into_iter();
    let Some(first) = variants.next() else { return Vec::new() };
    // Each place holds what the options say there.
    let mut places: Vec<Vec<Option<Row>>> = first.into_iter().map(|r| place(0, count, r)).collect();
    for (option, rows) in (1..).zip(variants) {
        places = laid_beside(places, rows, option, count);
    }
    places.into_iter().filter_map(|options| one_place(choice, options)).collect()
}

fn place(option: usize, count: usize, row: Row) -> Vec<Option<Row>> {
    let mut options = vec![None; count];
    if let Some(slot) = options.get_mut(option) {
        *slot = Some(row);
    }
    options
}

/// Adds one option's paragraphs to the places, each beside those most like it, in order.
fn laid_beside(places: Vec<Vec<Option<Row>>>, rows: Vec<Row>, option: usize, count: usize) -> Vec<Vec<Option<Row>>> {
    let total = rows.len();
    let width = total + 1;
    let likeness: Vec<u32> = places
        .iter()
        .flat_map(|p| rows.iter().map(move |r| p.iter().flatten().map(|q| like(q, r)).max().unwrap_or(0)))
        .collect();
    let of = |i: usize, j: usize| likeness.get(i * total + j).copied().unwrap_or(0);
    // best[i][j]: the most likeness of places from `i` and paragraphs from `j` on.
    let mut best = vec![0u32; (places.len() + 1) * width];
    let at = |best: &[u32], i: usize, j: usize| best.get(i * width + j).copied().unwrap_or(0);
    for i in (0..places.len()).rev() {
        for j in (0..total).rev() {
            let beside = if of(i, j) > 0 { at(&best, i + 1, j + 1) + of(i, j) } else { 0 };
            let most = beside.max(at(&best, i + 1, j)).max(at(&best, i, j + 1));
            if let Some(cell) = best.get_mut(i * width + j) {
                *cell = most;
            }
        }
    }
    let (mut i, mut j, mut out) = (0, 0, Vec::new());
    let mut places = places.into_iter().peekable();
    let mut rows = rows.into_iter().peekable();
    while places.peek().is_some() || rows.peek().is_some() {
        let together = places.peek().is_some() && rows.peek().is_some() && of(i, j) > 0;
        if together && at(&best, i, j) == at(&best, i + 1, j + 1) + of(i, j) {
            if let (Some(mut options), Some(row)) = (places.next(), rows.next()) {
                if let Some(slot) = options.get_mut(option) {
                    *slot = Some(row);
                }
                out.push(options);
            }
            (i, j) = (i + 1, j + 1);
        } else if places.peek().is_some() && (j == total || at(&best, i, j) == at(&best, i + 1, j)) {
            out.extend(places.next());
            i += 1;
        } else if let Some(row) = rows.next() {
            out.push(place(option, count, row));
            j += 1;
        } else {
            out.extend(places.next());
            i += 1;
        }
    }
    out
}

/// How alike two paragraphs are: 0 where they cannot stand in one place, 1 where they share nothing, 1000 where they are equal.
fn like(a: &Row, b: &Row) -> u32 {
    if a.level != b.level {
        return 0;
    }
    if a.words == b.words {
        return 1000;
    }
    let head = a.words.iter().zip(&b.words).take_while(|(x, y)| x == y).count();
    let tail = a.words.iter().skip(head).rev().zip(b.words.iter().skip(head).rev()).take_while(|(x, y)| x == y).count();
    let most = a.words.len().max(b.words.len()).max(1);
    // Words in common anywhere count a little, so that a sentence keeps its partner when both ends differ.
    let common = a.words.iter().filter(|t| t.is_word() && b.words.contains(t)).count();
    let share = ((head + tail) * 600 + common * 300) / most;
    1 + u32::try_from(share).unwrap_or(0).min(900)
}

/// What the options say in one place, as one paragraph.
fn one_place(choice: ChoiceId, options: Vec<Option<Row>>) -> Option<Row> {
    let level = options.iter().flatten().next()?.level;
    let sides: Vec<(u16, Vec<Token>)> =
        (0..).zip(options).map(|(o, row)| (o, row.map_or_else(Vec::new, |r| r.words))).collect();
    let sides: Vec<(u16, &[Token])> = sides.iter().map(|(o, w)| (*o, w.as_slice())).collect();
    Some(Row { level, words: words(choice, &sides) })
}

/// Several wordings as one: what they begin and end with in common is outside the bracket.
pub(super) fn words<'t>(choice: ChoiceId, sides: &[(u16, &'t [Token])]) -> Vec<Token> {
    let Some(((_, first), others)) = sides.split_first() else { return Vec::new() };
    if others.iter().all(|(_, w)| w == first) {
        return first.to_vec();
    }
    let shortest = sides.iter().map(|(_, w)| w.len()).min().unwrap_or(0);
    let same = |t: &dyn Fn(&[Token]) -> Option<Token>| {
        let one = t(first);
        others.iter().all(|(_, w)| t(w) == one)
    };
    let head = (0..shortest).take_while(|&i| same(&|w| w.get(i).cloned())).count();
    let tail = (0..shortest - head).take_while(|&i| same(&|w| w.get(w.len().checked_sub(i + 1)?).cloned())).count();
    let middle: Vec<(u16, &'t [Token])> =
        sides.iter().map(|(o, w)| (*o, w.get(head..w.len() - tail).unwrap_or(&[]))).collect();
    let mut out = first.get(..head).unwrap_or(&[]).to_vec();
    if let Some((cuts, length)) = long_run(&middle) {
        let part = |behind: bool| -> Vec<(u16, &[Token])> {
            let slice = |((o, w), cut): (&(u16, &'t [Token]), &usize)| {
                let range = if behind { w.get(cut + length..) } else { w.get(..*cut) };
                (*o, range.unwrap_or(&[]))
            };
            middle.iter().zip(&cuts).map(slice).collect()
        };
        out.extend(words(choice, &part(false)));
        let run = middle.first().zip(cuts.first()).and_then(|((_, w), c)| w.get(*c..*c + length));
        out.extend_from_slice(run.unwrap_or(&[]));
        out.extend(words(choice, &part(true)));
    } else {
        out.push(bracket(choice, &middle));
    }
    out.extend_from_slice(first.get(first.len() - tail..).unwrap_or(&[]));
    out
}

/// Options that read alike are one side.
fn bracket(choice: ChoiceId, sides: &[(u16, &[Token])]) -> Token {
    let mut pieces: Vec<Piece> = Vec::new();
    for (option, words) in sides {
        match pieces.iter_mut().find(|p| p.words == *words) {
            Some(piece) => piece.options.push(*option),
            None => pieces.push(Piece { options: vec![*option], words: words.to_vec() }),
        }
    }
    Token::Bracket(choice, pieces)
}

/// The longest run of words that all sides have, if it is worth two brackets: where it begins in each, and its length.
fn long_run(sides: &[(u16, &[Token])]) -> Option<(Vec<usize>, usize)> {
    let ((_, a), others) = sides.split_first()?;
    let (_, b) = others.first()?;
    let (mut from, mut longest) = (0, 0);
    let mut above = vec![0usize; b.len() + 1];
    for (i, x) in a.iter().enumerate() {
        let mut row = vec![0usize; b.len() + 1];
        for (j, y) in b.iter().enumerate() {
            if x == y {
                let run = above.get(j).copied().unwrap_or(0) + 1;
                if let Some(cell) = row.get_mut(j + 1) {
                    *cell = run;
                }
                if run > longest {
                    (from, longest) = (i + 1 - run, run);
                }
            }
        }
        above = row;
    }
    let run = a.get(from..from + longest)?;
    if run.iter().filter(|t| t.is_word()).count() < WORTH_PARTING {
        return None;
    }
    let find = |w: &[Token]| w.windows(longest).position(|part| part == run);
    let cuts: Option<Vec<usize>> = sides.iter().map(|(_, w)| find(w)).collect();
    Some((cuts?, longest))
}
