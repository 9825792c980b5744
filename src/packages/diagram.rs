//! Decision diagrams: the only door to `biodivine-lib-bdd`.

use super::Limit;
use biodivine_lib_bdd::{Bdd, BddVariable, BddVariableSet, op_function};

/// A condition over numbered variables, in conjunctive form: of each clause one literal holds (the variable, and whether it
/// is true).
pub type Clause = Vec<(usize, bool)>;

/// A reduced ordered decision diagram. Node 0 is false, node 1 is true; a node comes after those that it leads to.
#[derive(Clone, Debug)]
pub struct Diagram {
    /// Variable, where it is false, where it is true. The first two are the ends and have no variable of their own.
    pub nodes: Vec<Node>,
    /// How many variables there are.
    pub variables: usize,
}

/// One decision.
#[derive(Clone, Copy, Debug)]
pub struct Node {
    /// On which variable; the number of variables for the two ends.
    pub on: usize,
    /// Where it leads if the variable is false.
    pub no: usize,
    /// Where it leads if the variable is true.
    pub yes: usize,
}

impl Diagram {
    /// The diagram of all clauses together.
    ///
    /// # Errors
    /// [`Limit`] where it or a step on the way to it has more than `nodes` nodes.
    pub fn of(variables: usize, clauses: &[Clause], nodes: usize) -> Result<Self, Limit> {
        let count = u16::try_from(variables).map_err(|_| Limit)?;
        let set = BddVariableSet::new_anonymous(count);
        let names: Vec<BddVariable> = set.variables();
        let one = |clause: &Clause| {
            let parts = clause.iter().filter_map(|(v, is)| names.get(*v).map(|n| set.mk_literal(*n, *is)));
            parts.fold(set.mk_false(), |all, part| all.or(&part))
        };
        // Clauses over neighbouring variables are joined first: what is joined stays small for as long as it can.
        let mut sorted: Vec<&Clause> = clauses.iter().collect();
        sorted.sort_by_key(|c| c.iter().map(|l| l.0).min());
        let mut parts: Vec<Bdd> = sorted.into_iter().map(one).collect();
        while parts.len() > 1 {
            let mut next = Vec::with_capacity(parts.len().div_ceil(2));
            let mut pairs = parts.chunks_exact(2);
            for pair in &mut pairs {
                let [a, b] = pair else { continue };
                next.push(Bdd::binary_op_with_limit(nodes, a, b, op_function::and).ok_or(Limit)?);
            }
            next.extend(pairs.remainder().iter().cloned());
            parts = next;
        }
        let whole = parts.pop().unwrap_or_else(|| set.mk_true());
        Ok(Self::read(&whole, variables))
    }

    fn read(bdd: &Bdd, variables: usize) -> Self {
        let index = |p: biodivine_lib_bdd::BddPointer| p.to_index();
        let mut nodes = vec![Node { on: variables, no: 0, yes: 0 }, Node { on: variables, no: 1, yes: 1 }];
        if bdd.is_false() {
            nodes.truncate(1);
        }
        for p in bdd.pointers().skip(2) {
            nodes.push(Node {
                on: bdd.var_of(p).to_index(),
                no: index(bdd.low_link_of(p)),
                yes: index(bdd.high_link_of(p)),
            });
        }
        Self { nodes, variables }
    }

    /// Where it begins; 0 where nothing satisfies it.
    #[must_use]
    pub fn root(&self) -> usize {
        self.nodes.len().saturating_sub(1)
    }
    /// A node; the false one for a number that there is not.
    #[must_use]
    pub fn node(&self, at: usize) -> Node {
        self.nodes.get(at).copied().unwrap_or(Node { on: self.variables, no: 0, yes: 0 })
    }
}
