//! Temporal networks: against slow references, and against networks with known verdicts.

mod controllable;
mod game;
mod networks;
pub mod stnu;
mod verdicts;
