//! `D313 blanket-amnesty`: amnesty with nothing excluded.

use crate::choice::Ctx;
use crate::core::{Act, Conduct, Modality};
use crate::finding::{Code, Finding, Severity};
use crate::rules::Case;
use crate::rules::presence::{Gather, called};

pub(in crate::rules) fn check(case: &Case<'_>, out: &mut Vec<Finding>) {
    let model = case.model;
    let mut found = Gather::new(model);
    for c in &case.core.commitments {
        let node = model.node(c.src.node);
        if c.modality == Modality::MustNot || !c.acts.contains(&Act::Plain(Conduct::Forgive)) || node.broken {
            continue;
        }
        let excluded: Vec<Ctx> = node.fields("excluding").map(|f| f.ctx).collect();
        found.lacking(node.point(), node.ctx, c.ctx, &excluded, || {
            let mut f = Finding::new(
                Code("D313"),
                Severity::Warning,
                format!("{} forgives every act, the gravest international crimes too", called(case, c.src.node)),
            )
            .at(node.point(), "nothing is excluded");
            if let Some(scope) = node.field("for") {
                f = f.at(scope.value_span, "what is forgiven");
            }
            f.why("courts elsewhere do not heed such an amnesty, and the United Nations witness none: at Lomé in 1999 their envoy signed with a reservation")
                .help("add `excluding \"genocide, crimes against humanity, war crimes and other serious violations of international humanitarian law\"`")
        });
    }
    found.pour(out);
}
