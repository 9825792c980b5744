//! The checks: one file each, its explain page beside it, one line in the table.

mod bodies;
mod coverage;
mod deciders;
mod gaps;
mod presence;
mod provisional;
mod reach;

mod reading;
mod names;
mod time;
mod duties;
mod places;
mod guarantees;
mod withdrawals;
mod leases;
mod verification;
mod final_clauses;
mod prose;
mod unsettled;
mod said;

/// How findings call events, lengths of time and bounds, for others that speak of them.
pub(crate) mod words {
    pub(crate) use super::presence::called;
    pub(crate) use super::time::bounds::{event, length, told};
    pub(crate) use super::time::dated;
}

/// Last days that the checks know of, for who shows them otherwise.
pub(crate) mod last_days {
    pub(crate) use super::time::notice_window::renewals;
    pub(crate) use super::time::overtaken::last_days as for_force;
}

use crate::core::Core;
use crate::finding::{Code, Finding, Severity};
use crate::lock::{Agreed, Reviewed};
use crate::model::numbers::Numbers;
use crate::model::prose::Run;
use crate::model::shapes::Shapes;
use crate::model::{Model, NodeId, Use};
use crate::packages::coupling::Couplings;
use crate::time::plan::Plan;
use std::cell::OnceCell;

/// What a check sees: the model, the core, the numbers of articles. Never the source text as such.
#[derive(Debug)]
pub struct Case<'t> {
    /// The treaty, resolved.
    pub model: &'t Model<'t>,
    /// What it means.
    pub core: &'t Core<'t>,
    /// The numbers of its articles.
    pub numbers: &'t Numbers,
    /// How its places are drawn.
    pub shapes: &'t Shapes<'t>,
    uses: OnceCell<Vec<Use<'t>>>,
    prose: OnceCell<Vec<Run<'t>>>,
    meant: OnceCell<Vec<NodeId>>,
    plan: OnceCell<Plan>,
    /// What is agreed, where anything is.
    pub locked: Option<Locked<'t>>,
}

/// The texts that were agreed, and how the treaty prints.
#[derive(Clone, Copy)]
pub struct Locked<'t> {
    /// What was agreed, or why that cannot be known.
    pub agreed: &'t Result<Vec<Agreed>, String>,
    /// What was compared with its structure.
    pub reviewed: &'t [Reviewed],
    /// How a construct is printed now.
    pub printed: &'t dyn Fn(NodeId) -> String,
}

impl std::fmt::Debug for Locked<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Locked").field(self.agreed).finish()
    }
}

impl<'t> Case<'t> {
    /// The case of one treaty.
    #[must_use]
    pub fn new(model: &'t Model<'t>, core: &'t Core<'t>, numbers: &'t Numbers, shapes: &'t Shapes<'t>) -> Self {
        let (uses, prose, meant) = (OnceCell::new(), OnceCell::new(), OnceCell::new());
        Self { model, core, numbers, shapes, uses, prose, meant, plan: OnceCell::new(), locked: None }
    }
    /// The same, held to what was agreed.
    #[must_use]
    pub fn held_to(mut self, locked: Locked<'t>) -> Self {
        self.locked = Some(locked);
        self
    }
    /// Its events and bounds as a network.
    pub fn plan(&self) -> &Plan {
        self.plan.get_or_init(|| Plan::new(self.model, self.core))
    }
    /// Every name used in a field, in the order of the text.
    pub fn uses(&self) -> &[Use<'t>] {
        self.uses.get_or_init(|| self.model.uses())
    }
    /// What misspelt names were likely meant to name: of these it cannot be known what names them, and what does not.
    pub fn meant(&self) -> &[NodeId] {
        self.meant.get_or_init(|| names::unknown_name::meant(self))
    }
    /// Every run of words, in the order of the text.
    pub fn texts(&self) -> &[Run<'t>] {
        self.prose.get_or_init(|| self.model.prose())
    }
}

/// What runs a check.
pub type Check = fn(&Case<'_>, &mut Vec<Finding>);

/// One check of the catalogue.
#[derive(Clone, Copy, Debug)]
pub struct Rule {
    /// Its stable code.
    pub code: Code,
    /// Its name: the thing it dislikes.
    pub name: &'static str,
    /// How grave, unless the settings or the finding itself say otherwise.
    pub severity: Severity,
    /// Its explain page, in Markdown; how one is written is said at the head of `tests/explain.rs`, which runs its examples.
    pub page: &'static str,
    /// What runs it; none where the text is read or put together.
    pub check: Option<Check>,
}

macro_rules! rules {
    ($(($code:ident, $name:literal, $severity:ident, $page:literal, $check:expr),)*) => {
        /// All checks, sorted by family and number as the catalogue has them.
        pub static RULES: &[Rule] = &[$(Rule {
            code: Code(stringify!($code)),
            name: $name,
            severity: Severity::$severity,
            page: include_str!($page),
            check: $check,
        }),*];
    };
}

rules![
    (S001, "syntax", Error, "reading/syntax.md", None),
    (S002, "unclosed", Error, "reading/unclosed.md", None),
    (S003, "unknown-word", Error, "reading/unknown_word.md", None),
    (S004, "limit", Error, "reading/limit.md", None),
    (S005, "bad-date", Error, "reading/bad_date.md", None),
    (S006, "repeated-field", Error, "reading/repeated_field.md", None),
    (S007, "missing-field", Error, "reading/missing_field.md", None),
    (S008, "wrong-kind-of-value", Error, "reading/wrong_kind_of_value.md", None),
    (S009, "hidden-direction", Error, "reading/hidden_direction.md", None),
    (S010, "look-alike-name", Warning, "reading/look_alike_name.md", Some(reading::look_alike_name::check)),
    (S011, "not-utf8", Error, "reading/not_utf8.md", None),
    (S012, "bare-suppression", Warning, "reading/bare_suppression.md", None),
    (S013, "idle-suppression", Warning, "reading/idle_suppression.md", None),
    (R101, "unknown-name", Error, "names/unknown_name.md", Some(names::unknown_name::check)),
    (R102, "repeated-name", Error, "names/repeated_name.md", Some(names::repeated_name::check)),
    (R103, "wrong-kind", Error, "names/wrong_kind.md", Some(names::wrong_kind::check)),
    (R104, "unused", Warning, "names/unused.md", Some(names::unused::check)),
    (R105, "circular", Error, "names/circular.md", Some(names::circular::check)),
    (R106, "dangling-article", Error, "names/dangling_article.md", Some(names::dangling_article::check)),
    (R107, "include", Error, "names/include.md", Some(names::include::check)),
    (R108, "breaks-in-package", Error, "names/breaks_in_package.md", Some(names::breaks_in_package::check)),
    (R109, "number-and-word", Warning, "names/number_and_word.md", Some(names::number_and_word::check)),
    (R110, "term-hygiene", Warning, "names/term_hygiene.md", Some(names::term_hygiene::check)),
    (T201, "precondition-cycle", Error, "time/precondition_cycle.md", Some(time::precondition_cycle::check)),
    (T202, "infeasible", Error, "time/infeasible.md", Some(time::by_the_calendar::check)),
    (T203, "at-the-mercy", Error, "time/at_the_mercy.md", Some(time::no_range::check)),
    (T204, "ambiguous-date", Warning, "time/ambiguous_date.md", Some(time::ambiguous_date::check)),
    (T205, "no-start", Warning, "time/no_start.md", Some(time::no_start::check)),
    (T206, "unordered-pair", Warning, "time/unordered_pair.md", Some(time::unordered_pair::check)),
    (T207, "no-lead-time", Warning, "time/no_lead_time.md", Some(time::no_lead_time::check)),
    (T208, "no-zone", Warning, "time/no_zone.md", Some(time::no_zone::check)),
    (T209, "mixed-units", Warning, "time/mixed_units.md", Some(time::mixed_units::check)),
    (T210, "notice-window", Error, "time/notice_window.md", Some(time::notice_window::check)),
    (T211, "no-end", Warning, "time/no_end.md", Some(time::no_end::check)),
    (T212, "soft-deadline", Warning, "time/soft_deadline.md", Some(time::soft_deadline::check)),
    (T213, "phases", Error, "time/phases.md", Some(time::phases::check)),
    (T214, "before-force", Warning, "time/before_force.md", Some(time::before_force::check)),
    (T215, "loose-simultaneity", Warning, "time/loose_simultaneity.md", Some(time::loose_simultaneity::check)),
    (T216, "stranded", Warning, "time/stranded.md", Some(time::stranded::check)),
    (T217, "empty-period", Error, "time/empty_period.md", None),
    (T218, "dual-calendar", Error, "time/dual_calendar.md", Some(time::dual_calendar::check)),
    (T219, "overtaken", Info, "time/overtaken.md", Some(time::overtaken::check)),
    (D301, "conflict", Error, "duties/conflict.md", Some(duties::conflict::check)),
    (D302, "duty-on-stranger", Error, "duties/duty_on_stranger.md", Some(duties::duty_on_stranger::check)),
    (D303, "actorless", Warning, "duties/actorless.md", Some(duties::actorless::check)),
    (D304, "undefined-actor", Error, "duties/undefined_actor.md", Some(duties::undefined_actor::check)),
    (D305, "exception-swallows", Warning, "duties/exception_swallows.md", Some(duties::exception_swallows::check)),
    (D306, "not-mirrored", Warning, "duties/not_mirrored.md", Some(duties::not_mirrored::check)),
    (D307, "up-to", Warning, "duties/up_to.md", Some(duties::up_to::check)),
    (D308, "unmeasurable", Info, "duties/unmeasurable.md", Some(duties::unmeasurable::check)),
    (D309, "stranger-holds-key", Warning, "duties/stranger_holds_key.md", Some(duties::stranger_holds_key::check)),
    (D310, "hostage-treaty", Warning, "duties/hostage_treaty.md", Some(duties::hostage_treaty::check)),
    (D311, "other-treaty", Warning, "duties/other_treaty.md", Some(duties::other_treaty::check)),
    (D312, "paymaster-outvoted", Warning, "duties/paymaster_outvoted.md", Some(duties::paymaster_outvoted::check)),
    (D313, "blanket-amnesty", Warning, "duties/blanket_amnesty.md", Some(duties::blanket_amnesty::check)),
    (D314, "captives-bargained", Warning, "duties/captives_bargained.md", Some(duties::captives_bargained::check)),
    (A401, "not-inside", Error, "places/not_inside.md", Some(places::not_inside::check)),
    (A402, "overlap", Warning, "places/overlap.md", Some(places::overlap::check)),
    (A403, "undefined-place", Warning, "places/undefined_place.md", Some(places::undefined_place::check)),
    (A404, "map-or-text", Warning, "places/map_or_text.md", Some(places::map_or_text::check)),
    (A405, "open-boundary", Error, "places/open_boundary.md", Some(places::open_boundary::check)),
    (A406, "nested-ceiling", Warning, "places/nested_ceiling.md", Some(places::nested_ceiling::check)),
    (A407, "arithmetic", Error, "places/arithmetic.md", Some(places::arithmetic::check)),
    (A408, "unit", Warning, "places/unit.md", Some(places::unit::check)),
    (A409, "to-nobody", Warning, "places/to_nobody.md", Some(places::to_nobody::check)),
    (A410, "baselines", Warning, "places/baselines.md", Some(places::baselines::check)),
    (A411, "regimes-collide", Error, "places/regimes_collide.md", Some(places::regimes_collide::check)),
    (A412, "no-side-taken", Info, "places/no_side_taken.md", Some(places::no_side_taken::check)),
    (G501, "incomplete", Warning, "guarantees/incomplete.md", Some(guarantees::incomplete::check)),
    (G502, "joint-or-several", Warning, "guarantees/joint_or_several.md", Some(guarantees::joint_or_several::check)),
    (G503, "obligor-veto", Warning, "guarantees/obligor_veto.md", Some(guarantees::obligor_veto::check)),
    (G504, "gap", Warning, "guarantees/gap.md", Some(guarantees::gap::check)),
    (G505, "late-approval", Warning, "guarantees/late_approval.md", Some(guarantees::late_approval::check)),
    (
        G506,
        "response-forbidden",
        Error,
        "guarantees/response_forbidden.md",
        Some(guarantees::response_forbidden::check)
    ),
    (G507, "own-guarantor", Error, "guarantees/own_guarantor.md", Some(guarantees::own_guarantor::check)),
    (G508, "non-obstruction", Warning, "guarantees/non_obstruction.md", Some(guarantees::non_obstruction::check)),
    (G509, "nobody-determines", Warning, "guarantees/nobody_determines.md", Some(guarantees::nobody_determines::check)),
    (
        G510,
        "force-without-basis",
        Warning,
        "guarantees/force_without_basis.md",
        Some(guarantees::force_without_basis::check)
    ),
    (
        G511,
        "lapse-on-self-defence",
        Warning,
        "guarantees/lapse_on_self_defence.md",
        Some(guarantees::lapse_on_self_defence::check)
    ),
    (W601, "going-nowhere", Error, "withdrawals/going_nowhere.md", Some(withdrawals::going_nowhere::check)),
    (W602, "not-covered", Error, "withdrawals/not_covered.md", Some(withdrawals::not_covered::check)),
    (W603, "still-there", Error, "withdrawals/still_there.md", Some(withdrawals::still_there::check)),
    (W604, "vacuum", Warning, "withdrawals/vacuum.md", Some(withdrawals::vacuum::check)),
    (L701, "no-term", Warning, "leases/no_term.md", Some(leases::no_term::check)),
    (L702, "who-governs", Warning, "leases/who_governs.md", Some(leases::who_governs::check)),
    (L703, "renewal", Warning, "leases/renewal.md", Some(leases::renewal::check)),
    (L704, "chained-term", Error, "leases/chained_term.md", Some(leases::chained_term::check)),
    (L705, "talks-no-effect", Warning, "leases/talks_no_effect.md", Some(leases::talks_no_effect::check)),
    (L706, "hand-back", Warning, "leases/hand_back.md", Some(leases::hand_back::check)),
    (L707, "not-the-lessor's", Error, "leases/not_the_lessors.md", Some(leases::not_the_lessors::check)),
    (L708, "let-twice", Error, "leases/let_twice.md", Some(leases::let_twice::check)),
    (L709, "outlives-treaty", Warning, "leases/outlives_treaty.md", Some(leases::outlives_treaty::check)),
    (V801, "no-verifier", Warning, "verification/no_verifier.md", Some(verification::no_verifier::check)),
    (V802, "ends-early", Warning, "verification/ends_early.md", Some(verification::ends_early::check)),
    (V803, "starts-late", Error, "verification/starts_late.md", Some(verification::starts_late::check)),
    (V804, "deadlock", Warning, "verification/deadlock.md", Some(verification::deadlock::check)),
    (V805, "too-narrow", Error, "verification/too_narrow.md", Some(verification::too_narrow::check)),
    (V806, "no-violation", Warning, "verification/no_violation.md", Some(verification::no_violation::check)),
    (V807, "quota", Warning, "verification/quota.md", Some(verification::quota::check)),
    (V808, "own-judge", Warning, "verification/own_judge.md", Some(verification::own_judge::check)),
    (V809, "starts-on-paper", Warning, "verification/starts_on_paper.md", Some(verification::starts_on_paper::check)),
    (
        F901,
        "entry-into-force",
        Error,
        "final_clauses/entry_into_force.md",
        Some(final_clauses::entry_into_force::check)
    ),
    (F902, "hostage", Warning, "final_clauses/hostage.md", Some(final_clauses::hostage::check)),
    (F903, "threshold", Error, "final_clauses/threshold.md", Some(final_clauses::threshold::check)),
    (F904, "no-exit", Info, "final_clauses/no_exit.md", Some(final_clauses::no_exit::check)),
    (F905, "authentic-texts", Warning, "final_clauses/authentic_texts.md", Some(final_clauses::authentic_texts::check)),
    (F906, "drift", Error, "final_clauses/drift.md", Some(final_clauses::drift::check)),
    (F907, "register", Warning, "final_clauses/register.md", Some(final_clauses::register::check)),
    (F908, "depositary", Info, "final_clauses/depositary.md", Some(final_clauses::depositary::check)),
    (F909, "unbound", Error, "final_clauses/unbound.md", Some(final_clauses::unbound::check)),
    (F910, "reservations", Info, "final_clauses/reservations.md", Some(final_clauses::reservations::check)),
    (F911, "empty-tribunal", Warning, "final_clauses/empty_tribunal.md", Some(final_clauses::empty_tribunal::check)),
    (F912, "own-key", Warning, "final_clauses/own_key.md", Some(final_clauses::own_key::check)),
    (F913, "nameless-party", Error, "final_clauses/nameless_party.md", Some(final_clauses::nameless_party::check)),
    (
        F914,
        "provisional-mismatch",
        Warning,
        "final_clauses/provisional_mismatch.md",
        Some(final_clauses::provisional_mismatch::check)
    ),
    (X001, "prose-drift", Warning, "prose/prose_drift.md", Some(prose::prose_drift::check)),
    (X002, "untranslated", Info, "prose/untranslated.md", Some(prose::untranslated::check)),
    (X003, "placeholder", Error, "prose/placeholder.md", Some(prose::placeholder::check)),
    (
        X004,
        "one-language-override",
        Warning,
        "prose/one_language_override.md",
        Some(prose::one_language_override::check)
    ),
    (N001, "open-in-final", Error, "unsettled/open_in_final.md", Some(unsettled::open_in_final::check)),
    (N002, "bad-packages", Warning, "unsettled/bad_packages.md", None),
    (N003, "no-package", Error, "unsettled/no_package.md", None),
    (N004, "coupled", Info, "unsettled/coupled.md", None),
    (N005, "dead-option", Warning, "unsettled/dead_option.md", None),
    (N006, "reopened", Error, "unsettled/reopened.md", Some(unsettled::reopened::check)),
    (N007, "neighbours", Warning, "unsettled/neighbours.md", Some(unsettled::neighbours::check)),
];

/// The check with this code or name, in any case.
#[must_use]
pub fn find(word: &str) -> Option<&'static Rule> {
    RULES.iter().find(|r| r.code.0.eq_ignore_ascii_case(word) || r.name.eq_ignore_ascii_case(word))
}

/// Runs all checks; the findings come in the order of the catalogue.
#[must_use]
pub fn run(case: &Case<'_>) -> Vec<Finding> {
    let mut out = Vec::new();
    for check in RULES.iter().filter_map(|r| r.check) {
        check(case, &mut out);
    }
    // A misspelt name may be the very thing that these miss.
    let meant = case.meant();
    if !meant.is_empty() {
        let heads: Vec<_> = meant.iter().map(|n| case.model.node(*n).head).collect();
        let doubtful = |f: &Finding| f.labels.iter().any(|l| heads.iter().any(|h| h.contains(l.span)));
        out.retain(|f| !LACKING.contains(&f.code.0) || !doubtful(f));
    }
    out
}

/// The checks that sum up, once all others have spoken, what their findings mean for the packages.
pub const SUMMING: [&str; 4] = ["N002", "N003", "N004", "N005"];

/// Takes out the findings that hold only in packages that a coupling in words rules out.
pub fn bind(model: &Model<'_>, couplings: &Couplings, findings: &mut Vec<Finding>) {
    unsettled::bind(model, couplings, findings);
}

/// What the findings mean for the packages: what clashes, what is decided, what can never stand. `level` is how grave a
/// finding is after the settings; what they silence is not counted.
#[must_use]
pub fn sum_up(
    model: &Model<'_>,
    couplings: &Couplings,
    findings: &[Finding],
    level: &dyn Fn(&Finding) -> Option<Severity>,
) -> Vec<Finding> {
    unsettled::sum_up(model, couplings, findings, level)
}

/// Checks that say that nothing names something.
const LACKING: [&str; 9] = ["R104", "D302", "D303", "D304", "D309", "A403", "A409", "T207", "V801"];
