//! `G508 non-obstruction`: somebody is not to stand in the way of a decision that it has itself to make.

use crate::core::{Act, Conduct, Modality};
use crate::finding::{Code, Finding, Severity};
use crate::model::NodeId;
use crate::rules::Case;
use crate::rules::said::and;
use crate::syntax::tree::{Field, List, Value};

pub(in crate::rules) fn check(case: &Case<'_>, out: &mut Vec<Finding>) {
    let promised = |c: &&crate::core::Commitment<'_>| {
        c.modality == Modality::MustNot && c.acts.contains(&Act::Plain(Conduct::Join))
    };
    let mut clauses: Vec<NodeId> = case.core.commitments.iter().filter(promised).map(|c| c.src.node).collect();
    clauses.dedup();
    for id in clauses {
        for (decided, deciders) in lists(case, id, "decided by") {
            for (promise, silent) in lists(case, id, "not opposed by") {
                let Some(ctx) = case.choices().meet(decided.ctx, promise.ctx) else { continue };
                let deciding = behind(case, deciders, id);
                let both: Vec<NodeId> = behind(case, silent, id).into_iter().filter(|p| deciding.contains(p)).collect();
                if both.is_empty() {
                    continue;
                }
                let names: Vec<String> = both.iter().map(|p| case.model.called(*p).into_owned()).collect();
                let (who, is, decides) = match names.as_slice() {
                    [one] => (one.clone(), "is", "decides"),
                    _ => (and(&names), "are", "decide"),
                };
                let finding = Finding::new(
                    Code("G508"),
                    Severity::Warning,
                    format!("{who} {is} not to oppose {}, and {decides} on it", case.the(id)),
                )
                .at(promise.span, format!("{who} {is} not to stand in the way"))
                .at(decided.span, "and sits among those who decide")
                .why("whoever decides may say no: either the promise takes that vote away, or it is worth nothing")
                .help(format!(
                    "say which it is: let {who} support it (`supported by`), or take {who} out of `decided by` or of `not opposed by`"
                ));
                out.push(finding.under(ctx));
            }
        }
    }
}

fn lists<'t>(case: &Case<'t>, id: NodeId, word: &'static str) -> Vec<(&'t Field, &'t List)> {
    let fields = case.model.node(id).fields(word);
    fields.filter_map(|f| if let Value::List(l) = &f.value { Some((f, &**l)) } else { None }).collect()
}

fn behind(case: &Case<'_>, list: &List, id: NodeId) -> Vec<NodeId> {
    case.model.actors_in(list, id).flat_map(|a| case.model.behind(a)).collect()
}
