//! How much two texts have in common: a measure, and who is most like whom among many, without holding each against each.

use crate::model::NodeId;
use rustc_hash::FxHashMap;

/// From this likeness on two constructs are taken for one that has changed.
pub const ENOUGH: f64 = 0.5;

/// A word that more constructs than this share tells nothing about which is which.
const COMMON: usize = 48;

/// The words of a construct, each once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Features {
    kind: String,
    words: Vec<String>,
}

impl Features {
    /// Of a construct of some kind, from all that it says.
    #[must_use]
    pub fn new(kind: &str, says: &str) -> Self {
        let word = |w: &str| w.trim_matches(|c: char| !(c.is_alphanumeric() || c == '_')).to_lowercase();
        let mut words: Vec<String> = says.split_whitespace().map(word).filter(|w| !w.is_empty()).collect();
        words.sort_unstable();
        words.dedup();
        Self { kind: kind.to_owned(), words }
    }
    /// The share of words in common, from 0 to 1; 0 between kinds.
    #[must_use]
    pub fn likeness(&self, other: &Self) -> f64 {
        if self.kind != other.kind {
            return 0.0;
        }
        let common = self.words.iter().filter(|w| other.words.binary_search(w).is_ok()).count();
        share(common, self.words.len() + other.words.len())
    }
}

#[allow(clippy::cast_precision_loss, reason = "numbers of words are small")]
fn share(common: usize, all: usize) -> f64 {
    if all == 0 { 0.0 } else { 2.0 * common as f64 / all as f64 }
}

/// Pairs of constructs that are alike enough, the most alike first, each construct once.
#[must_use]
pub fn alike(left: &[(NodeId, Features)], right: &[(NodeId, Features)]) -> Vec<(NodeId, NodeId)> {
    let mut where_: FxHashMap<(&str, &str), Vec<usize>> = FxHashMap::default();
    for (n, (_, f)) in right.iter().enumerate() {
        for word in &f.words {
            where_.entry((f.kind.as_str(), word.as_str())).or_default().push(n);
        }
    }
    let mut often: FxHashMap<(&str, &str), usize> = FxHashMap::default();
    for (_, f) in left {
        for word in &f.words {
            *often.entry((f.kind.as_str(), word.as_str())).or_default() += 1;
        }
    }
    let mut candidates: Vec<(f64, usize, usize)> = Vec::new();
    for (a, (_, f)) in left.iter().enumerate() {
        let mut met: Vec<usize> = Vec::new();
        for word in &f.words {
            let key = (f.kind.as_str(), word.as_str());
            let there = where_.get(&key).map_or(&[][..], Vec::as_slice);
            // Both ways alike, so that the order of the rounds decides nothing.
            if there.len() <= COMMON && often.get(&key).is_some_and(|n| *n <= COMMON) {
                met.extend(there);
            }
        }
        met.sort_unstable();
        met.dedup();
        for b in met {
            let like = right.get(b).map_or(0.0, |(_, g)| f.likeness(g));
            if like >= ENOUGH {
                candidates.push((like, a, b));
            }
        }
    }
    candidates.sort_by(|x, y| {
        let near = |c: &(f64, usize, usize)| (c.1.abs_diff(c.2), c.1 + c.2);
        y.0.total_cmp(&x.0).then_with(|| near(x).cmp(&near(y))).then_with(|| (x.1, x.2).cmp(&(y.1, y.2)))
    });
    let (mut taken_left, mut taken_right) = (vec![false; left.len()], vec![false; right.len()]);
    let mut out = Vec::new();
    for (_, a, b) in candidates {
        let (Some(l), Some(r)) = (taken_left.get_mut(a), taken_right.get_mut(b)) else { continue };
        if !*l && !*r {
            (*l, *r) = (true, true);
            out.extend(left.get(a).zip(right.get(b)).map(|(x, y)| (x.0, y.0)));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_most_alike_are_paired_first_and_once() {
        let f = |words: &str| Features::new("rule", words);
        let left = [
            (NodeId(1), f("Avalon shall mark the bridges")),
            (NodeId(2), f("Avalon shall mark the fields and the roads")),
        ];
        let right = [(NodeId(5), f("Avalon shall mark the fields")), (NodeId(6), f("Borduria may fish"))];
        assert_eq!(alike(&left, &right), [(NodeId(2), NodeId(5))]);
    }

    #[test]
    fn kinds_are_never_alike() {
        let both = [Features::new("rule", "the same words"), Features::new("lease", "the same words")];
        assert!(both[0].likeness(&both[1]) < ENOUGH);
        assert!(both[0].likeness(&both[0]) > 0.99);
    }
}
