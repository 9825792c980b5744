//! `F913 nameless-party`: a class without members in `between`, `guarantors`, consent or a commission.

use crate::choice::Ctx;
use crate::finding::{Code, Finding, Severity};
use crate::model::NodeId;
use crate::rules::Case;
use crate::rules::said::under;
use crate::source::Span;
use crate::syntax::kind::Class;
use crate::syntax::tree::{List, Named, Quorum, Value};

pub(in crate::rules) fn check(case: &Case<'_>, out: &mut Vec<Finding>) {
    let mut said: Vec<NodeId> = Vec::new();
    let mut visit = |id: NodeId, list: &List, ctx: Ctx, role: &str, out: &mut Vec<Finding>| {
        for item in &list.items {
            match &item.is {
                Named::Path(p) => {
                    for group in
                        case.model.nodes_of(p, id).into_iter().filter(|n| case.model.node(*n).kind.word == "group")
                    {
                        if !said.contains(&group) && nameless(case, group, item.span, ctx, role, out) {
                            said.push(group);
                        }
                    }
                }
                Named::Words(w) if role == "a party" || role == "a guarantor" => {
                    let mut words = String::new();
                    case.runs(w, &mut |t| {
                        if words.is_empty() {
                            words.push_str(t);
                        }
                    });
                    let finding = Finding::new(
                        Code("F913"),
                        Severity::Error,
                        format!("\"{words}\" is to be {role}, and nobody is named"),
                    )
                    .at(item.span, "who signs, and who is bound?");
                    out.push(mend(finding).under(ctx));
                }
                _ => {}
            }
        }
    };
    if let Some(head) = case.model.head() {
        for (word, role) in [("between", "a party"), ("guarantors", "a guarantor")] {
            for f in case.model.node(head).fields(word) {
                if let Value::List(l) = &f.value {
                    visit(head, l, f.ctx, role, out);
                }
            }
        }
    }
    for id in case.model.finals() {
        for f in &case.model.node(*id).fields {
            quorums(&f.value, &mut |q| {
                for l in q.of.iter().chain(&q.including) {
                    visit(*id, l, f.ctx, "one of those who must consent", out);
                }
            });
        }
    }
    for id in case.model.of_class(Class::Clause).filter(|id| case.model.is_actor(*id)) {
        for f in case.model.node(id).fields("of") {
            if let Value::List(l) = &f.value {
                visit(id, l, f.ctx, "a member of the commission", out);
            }
        }
    }
}

fn quorums<'v>(value: &'v Value, visit: &mut dyn FnMut(&'v Quorum)) {
    match value {
        Value::Consent(all) => all.iter().filter_map(|c| c.by.as_ref()).for_each(visit),
        Value::Quorum(q) => visit(q),
        _ => {}
    }
}

/// Speaks up where a group has neither members nor a rule by which one knows them.
fn nameless(case: &Case<'_>, group: NodeId, at: Span, ctx: Ctx, role: &str, out: &mut Vec<Finding>) -> bool {
    let node = case.model.node(group);
    let ctxs = case.unsaid(group, &["of", "or"]);
    let ctxs: Vec<Ctx> = ctxs.into_iter().filter_map(|c| case.choices().meet(c, ctx)).collect();
    // An actor whom nobody defines is said once.
    if ctxs.is_empty() || Case::spoken(out, &["D304"], node.span) {
        return false;
    }
    let name = case.model.quoted(group);
    let finding = Finding::new(Code("F913"), Severity::Error, format!("{name} is to be {role}, and has no members"))
        .at(at, format!("{name} here"))
        .at(node.point(), "declared without `of`");
    out.push(under(mend(finding), &ctxs));
    true
}

fn mend(finding: Finding) -> Finding {
    finding.why("nobody can say who must sign, whose ratification counts, and who is bound").help(
        "name the members (`group … of A, B`), or give the rule by which one knows them (`or \"any State that …\"`)",
    )
}
