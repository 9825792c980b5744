//! `L705 talks-no-effect`: notice of the end of a lease leads to consultations, and nothing says what becomes of the lease.

use crate::choice::Ctx;
use crate::core::Role;
use crate::finding::{Code, Finding, Severity};
use crate::model::NodeId;
use crate::rules::Case;
use crate::rules::said::mentions;
use crate::source::Span;
use crate::syntax::tree::Value;

/// Words for talks.
const TALKS: &[&str] = &["consult", "negotiat", "talks", "консульт", "перегов", "négoci", "consulta"];

/// Words for what becomes of a lease.
const EFFECT: &[&str] = &[
    "lease ends",
    "lease end",
    "shall end",
    "ends",
    "terminat",
    "expire",
    "returned",
    "returns",
    "revert",
    "cease",
    "lapse",
    "hand back",
    "handed back",
    "continue",
    "remain in force",
    "remains in force",
    "stands renewed",
    "arbitrat",
];

pub(in crate::rules) fn check(case: &Case<'_>, out: &mut Vec<Finding>) {
    for id in case.covering(Role::Leases) {
        let node = case.model.node(id);
        let notice = case.said(id, &["notice", "renewed"]);
        for (span, ctx) in talks(case, id) {
            let mut said = settled(case, id);
            if let Some(article) = case.model.container_of(id) {
                said.extend(case.prose_beside(EFFECT, article, id));
            }
            // Talks that nothing leads to, or that are asked for in the course of the term, are talks.
            let noticed: Vec<Ctx> = notice.iter().filter_map(|n| case.choices().meet(*n, ctx)).collect();
            let mut ctxs: Vec<Ctx> = noticed.iter().flat_map(|c| case.choices().uncovered(*c, &said)).collect();
            ctxs.dedup();
            if ctxs.is_empty() {
                continue;
            }
            let mut finding = Finding::new(
                Code("L705"),
                Severity::Warning,
                format!(
                    "notice of the end of {} leads to talks, and nothing says what becomes of the lease",
                    case.the(id)
                ),
            )
            .at(span, "talks, and then?");
            for f in
                node.fields.iter().filter(|f| matches!(f.spec.word, "notice" | "renewed") && !f.span.contains(span))
            {
                finding = finding.at(f.span, "upon this notice");
            }
            finding = finding
                .why("if the talks fail, one side will say that the lease has ended with the notice, the other that it goes on until they agree")
                .help("say what holds if they do not agree, such as \"failing agreement within six months, the lease ends on the day for which notice was given\"");
            out.push(crate::rules::said::under(finding, &ctxs));
        }
    }
}

/// Where a lease speaks of talks: in the field for them, or in the words of its notice.
fn talks(case: &Case<'_>, id: NodeId) -> Vec<(Span, Ctx)> {
    let mut out = Vec::new();
    for f in &case.model.node(id).fields {
        let mut talk = f.spec.word == "consultations" && !matches!(f.value, Value::Blank(_) | Value::Broken);
        if matches!(f.spec.word, "notice" | "renewed") {
            case.words_in(&f.value, &mut |text| talk = talk || mentions(text, TALKS));
        }
        if talk {
            out.push((f.span, f.ctx));
        }
    }
    out
}

/// Under which conditions its own words say what becomes of it.
fn settled(case: &Case<'_>, id: NodeId) -> Vec<Ctx> {
    let mut out = Vec::new();
    for f in case.model.node(id).fields.iter().filter(|f| matches!(f.spec.word, "notice" | "renewed" | "consultations"))
    {
        let mut said = false;
        case.words_in(&f.value, &mut |text| said = said || mentions(text, EFFECT));
        if said {
            out.push(f.ctx);
        }
    }
    out
}
