//! `G509 nobody-determines`: lapse, snapback, release or "if breach" without `determined by`.

use super::determination::{About, open_questions};
use crate::choice::Ctx;
use crate::core::Effect;
use crate::finding::{Code, Finding, Severity};
use crate::rules::Case;
use crate::rules::said::under;

pub(in crate::rules) fn check(case: &Case<'_>, out: &mut Vec<Finding>) {
    for c in &case.core.contingencies {
        let (what, weighs): (&str, &[About]) = match c.effect {
            // The case that a guarantee is given for is asked about by the check before.
            Effect::Begins => continue,
            Effect::Ends => ("lapses", &[About::Breach, About::Act, About::Words]),
            Effect::Returns => ("is taken back", &[About::Breach, About::Act, About::Words]),
            Effect::Releases => ("ceases to bind", &[About::Breach, About::Act]),
            Effect::Requires => ("applies", &[About::Breach]),
        };
        let ctxs = undecided(case, c.ctx, &c.decided);
        if ctxs.is_empty() {
            continue;
        }
        let id = c.src.node;
        for question in open_questions(case, c.condition, id).into_iter().filter(|q| weighs.contains(&q.about)) {
            let (on, case_is) = match question.about {
                About::Breach => ("a breach", "a breach"),
                About::Act => ("an act", "such an act"),
                About::Words => ("a condition", "such a case"),
            };
            let finding = Finding::new(
                Code("G509"),
                Severity::Warning,
                format!("{} {what} on {on} that nobody is to determine", case.the(id)),
            )
            .at(question.span, "who finds that this is so?")
            .at(case.model.node(id).point(), "what hangs on it")
            .why(format!("each side will say for itself whether there was {case_is}, and so whether it is still bound"))
            .help(match question.about {
                About::Words => "add `certified by …` or `determined by …`: a body, a third State, or each party for itself if that is meant",
                _ => "add `determined by …`: a body, a third State, or each party for itself if that is meant",
            });
            out.push(under(finding, &ctxs));
        }
    }
}

/// Where the clause names nobody who decides beside the condition.
fn undecided(case: &Case<'_>, ctx: Ctx, decided: &[Ctx]) -> Vec<Ctx> {
    case.choices().uncovered(ctx, decided)
}
