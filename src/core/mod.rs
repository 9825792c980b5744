//! The core.
/// All that the clauses mean.
#[derive(Debug, Default)]
pub struct Core;
impl Core {
    /// Lowers all clauses.
    #[must_use]
    pub fn new(_model: &crate::model::Model<'_>) -> Self { Self }
}
