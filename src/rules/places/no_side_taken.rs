//! `A412 no-side-taken`: a line or regime over disputed ground, and no "without prejudice".

use crate::choice::Ctx;
use crate::core::Role;
use crate::finding::{Code, Finding, Severity};
use crate::model::NodeId;
use crate::rules::Case;
use crate::rules::presence::{Gather, called, titled};
use crate::rules::said::mentions;
use crate::syntax::tree::{Field, Value};

pub(in crate::rules) fn check(case: &Case<'_>, out: &mut Vec<Finding>) {
    use Role::{Administers, Demilitarizes, Leases, Neutralizes};
    let model = case.model;
    let mut general: Option<Vec<Ctx>> = None;
    let mut found: Gather<'_, '_, NodeId> = Gather::new(model);
    for cover in &case.core.covers {
        if !matches!(cover.role, Administers | Demilitarizes | Leases | Neutralizes) {
            continue;
        }
        for &place in &cover.places {
            let Some(disputed) = disputed(case, place) else { continue };
            let mut said = case.said(cover.src.node, &["sovereignty"]);
            said.extend(general.get_or_insert_with(|| reserved(case)).iter());
            let Some(claims) = model.node(disputed).field("claimed by") else { continue };
            found.lacking(disputed, Ctx::ALWAYS, cover.ctx, &said, || {
                Finding::new(
                    Code("A412"),
                    Severity::Info,
                    format!(
                        "{} is disputed, and nothing says that {} leaves the claims as they are",
                        titled(case, disputed),
                        called(case, cover.src.node)
                    ),
                )
                .at(model.node(cover.src.node).point(), "a regime over it")
                .at(claims.span, "who claims it")
                .why("each side may later say that the other gave up its claim, or admitted that of somebody else, by agreeing to this")
                .help("add that nothing in the treaty prejudices the position of any party on sovereignty or title, or `without prejudice to \"the claims of …\"`")
            });
        }
    }
    found.pour(out);
}

/// The place that is claimed: itself, or one around it.
fn disputed(case: &Case<'_>, place: NodeId) -> Option<NodeId> {
    let (mut seen, mut todo) = (Vec::new(), vec![place]);
    while let Some(id) = todo.pop() {
        if seen.contains(&id) {
            continue;
        }
        seen.push(id);
        if case.model.node(id).field("claimed by").is_some() {
            return Some(id);
        }
        todo.extend(case.model.lies_in(id));
    }
    None
}

/// Where the treaty says that it takes no side.
fn reserved(case: &Case<'_>) -> Vec<Ctx> {
    let mut out =
        case.prose(&["prejudic", "renounce or diminish", "no new claim", "position of either", "position of any"]);
    let claims = |f: &&Field| {
        let named = matches!(&f.value, Value::List(l) if l.items.iter().any(|i| matches!(i.is, crate::syntax::tree::Named::Path(_))));
        f.spec.word == "without prejudice to"
            && (named
                || mentions(case.model.text(f.value_span), &["claim", "sovereign", "title", "position", "status"]))
    };
    for id in case.model.ids() {
        out.extend(case.model.node(id).fields.iter().filter(claims).map(|f| f.ctx));
    }
    out
}
