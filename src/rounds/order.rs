//! What has moved: of two orders of the same things, the fewest and lightest that must be taken out for the rest to stand in
//! one order.

/// One thing in both orders.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Held {
    /// Its place in the new order; the old order is that of the list.
    pub new: usize,
    /// How much of it there is. What is moved is light; equal weights are told apart by `mark`.
    pub weight: usize,
    /// The same number in both directions of the comparison.
    pub mark: u64,
}

/// The places in the list of those that have moved. The same things move when old and new change places.
#[must_use]
pub fn moved(all: &[Held]) -> Vec<usize> {
    let worth = |h: &Held| (h.weight as u128 + 1) << 96 | u128::from(h.mark);
    // The heaviest rising row that ends at each place; a tree over the new places gives the best one before.
    let size = all.iter().map(|h| h.new + 1).max().unwrap_or(0);
    let mut tree: Vec<Option<(u128, usize)>> = vec![None; size + 1];
    let mut before: Vec<Option<usize>> = vec![None; all.len()];
    let mut best: Option<(u128, usize)> = None;
    for (n, h) in all.iter().enumerate() {
        let mut found: Option<(u128, usize)> = None;
        let mut at = h.new;
        while at > 0 {
            found = found.max(tree.get(at).copied().flatten());
            at &= at - 1;
        }
        if let Some(b) = before.get_mut(n) {
            *b = found.map(|f| f.1);
        }
        let here = (found.map_or(0, |f| f.0) + worth(h), n);
        best = best.max(Some(here));
        let mut at = h.new + 1;
        while at <= size {
            if let Some(slot) = tree.get_mut(at) {
                *slot = (*slot).max(Some(here));
            }
            at += at & at.wrapping_neg();
        }
    }
    let mut stays = vec![false; all.len()];
    let mut at = best.map(|b| b.1);
    while let Some(n) = at {
        if let Some(s) = stays.get_mut(n) {
            *s = true;
        }
        at = before.get(n).copied().flatten();
    }
    stays.iter().enumerate().filter(|(_, s)| !**s).map(|(n, _)| n).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn held(order: &[usize], weights: &[usize]) -> Vec<Held> {
        let mark = |n: usize| (n as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        order
            .iter()
            .zip(weights)
            .enumerate()
            .map(|(n, (new, weight))| Held { new: *new, weight: *weight, mark: mark(n) })
            .collect()
    }

    #[test]
    fn nothing_moves_in_one_order() {
        assert!(moved(&held(&[0, 1, 2, 3], &[1; 4])).is_empty());
        assert!(moved(&[]).is_empty());
        assert!(moved(&held(&[2, 5, 9], &[1; 3])).is_empty());
    }

    #[test]
    fn the_lightest_move() {
        assert_eq!(moved(&held(&[1, 2, 3, 0], &[1, 1, 1, 1])), [3]);
        assert_eq!(moved(&held(&[1, 0], &[5, 1])), [1]);
        assert_eq!(moved(&held(&[1, 0], &[1, 5])), [0]);
    }

    /// Against every way of taking things out, and the same from both sides.
    #[test]
    fn as_few_as_can_be_and_the_same_from_both_sides() {
        let orders: [&[usize]; 6] = [
            &[2, 0, 1, 4, 3],
            &[4, 3, 2, 1, 0],
            &[1, 0, 3, 2, 4],
            &[0, 2, 4, 1, 3],
            &[3, 4, 0, 1, 2],
            &[1, 2, 0, 4, 3],
        ];
        for order in orders {
            let all = held(order, &[2, 2, 2, 2, 2]);
            let out = moved(&all);
            let rises = |mask: u32| {
                let kept: Vec<usize> = (0..order.len()).filter(|n| mask & (1 << n) != 0).map(|n| order[n]).collect();
                kept.windows(2).all(|w| w[0] < w[1])
            };
            let most = (0u32..1 << order.len()).filter(|m| rises(*m)).map(u32::count_ones).max().unwrap_or(0);
            assert_eq!(out.len(), order.len() - most as usize, "{order:?}");
            // From the other side: the list in the new order, with the old places.
            let mut back: Vec<(usize, Held)> =
                all.iter().enumerate().map(|(n, h)| (h.new, Held { new: n, ..*h })).collect();
            back.sort_by_key(|b| b.0);
            let other = moved(&back.iter().map(|b| b.1).collect::<Vec<_>>());
            let mut other: Vec<usize> = other.iter().map(|n| back[*n].1.new).collect();
            other.sort_unstable();
            assert_eq!(out, other, "{order:?}");
        }
    }
}
