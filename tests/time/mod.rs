//! Temporal networks: against slow references, and against networks with known verdicts.

mod controllable;
mod networks;
mod random;
pub mod stnu;
mod verdicts;
