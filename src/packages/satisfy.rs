//! Satisfiability: the only door to `batsat`.

use batsat::{BasicSolver, Lit, SolverInterface, Var, lbool};

/// A solver over numbered variables, to which clauses can be added between questions.
pub struct Solver {
    inner: BasicSolver,
    variables: Vec<Var>,
}

impl std::fmt::Debug for Solver {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Solver").field("variables", &self.variables.len()).finish_non_exhaustive()
    }
}

impl Solver {
    /// A solver without clauses. Where nothing says otherwise, a variable is false.
    #[must_use]
    pub fn new(variables: usize) -> Self {
        let mut inner = BasicSolver::default();
        // The value that the solver tries first.
        let variables = (0..variables).map(|_| inner.new_var(lbool::FALSE, true)).collect();
        Self { inner, variables }
    }
    fn literals(&self, clause: &[(usize, bool)]) -> Vec<Lit> {
        clause.iter().filter_map(|(v, is)| self.variables.get(*v).map(|v| Lit::new(*v, *is))).collect()
    }
    /// Demands one of these literals.
    pub fn add(&mut self, clause: &[(usize, bool)]) {
        let mut literals = self.literals(clause);
        self.inner.add_clause_reuse(&mut literals);
    }
    /// The value of each variable in some solution in which these literals hold; `None` where there is none.
    pub fn solve(&mut self, assuming: &[(usize, bool)]) -> Option<Vec<bool>> {
        let literals = self.literals(assuming);
        if self.inner.solve_limited(&literals) != lbool::TRUE {
            return None;
        }
        Some(self.variables.iter().map(|v| self.inner.value_var(*v) == lbool::TRUE).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn solutions_are_found_and_small_ones_first() {
        let mut s = Solver::new(3);
        assert_eq!(s.solve(&[]), Some(vec![false; 3]));
        s.add(&[(0, true), (1, true)]);
        s.add(&[(0, false)]);
        let found = s.solve(&[]).unwrap_or_default();
        assert!(!found[0] && found[1] && !found[2]);
        assert_eq!(s.solve(&[(1, false)]), None);
        assert!(s.solve(&[(2, true)]).is_some());
    }
}
