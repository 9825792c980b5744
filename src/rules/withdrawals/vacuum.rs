//! `W604 vacuum`: the place is handed over later than those who hold it have left.

use crate::core::{Cover, Role};
use crate::finding::{Code, Finding, Severity};
use crate::model::NodeId;
use crate::rules::Case;
use crate::rules::coverage::{Short, comes_before};
use crate::rules::gaps::{event_of, long};
use crate::rules::presence::{Gather, titled};
use crate::rules::said::and;

pub(in crate::rules) fn check(case: &Case<'_>, out: &mut Vec<Finding>) {
    let mut found = Gather::new(case.model);
    let handed = |k: &&Cover<'_>| k.role == Role::Replaces && k.over.contains(&k.src.node);
    for k in case.core.covers.iter().filter(handed) {
        let id = k.src.node;
        let (Some(gone), Some(there)) = (event_of(case, id, "completes"), k.when.from) else { continue };
        if is_home(case, k) {
            continue;
        }
        for (ctx, short) in comes_before(case, gone, there, k.ctx) {
            let held: Vec<_> = holders(case, k, gone).collect();
            found.lacking((id, short), case.model.ctx(id), ctx, &held, || finding(case, k, short));
        }
    }
    found.pour(out);
}

fn finding(case: &Case<'_>, k: &Cover<'_>, short: Short) -> Finding {
    let (model, id) = (case.model, k.src.node);
    let place = and(&k.places.iter().map(|p| titled(case, *p)).collect::<Vec<_>>());
    let place = if place.is_empty() { "the place".to_owned() } else { place };
    let message = match short {
        Short::Surely(Some(n)) => {
            format!("nobody has charge of {place} for at least {} after {} is complete", long(n), case.the(id))
        }
        Short::Surely(None) => format!("nobody has charge of {place} after {} is complete", case.the(id)),
        Short::Possibly(n) => {
            format!("nobody may have charge of {place} for up to {} after {} is complete", long(n), case.the(id))
        }
    };
    let node = model.node(id);
    let completes = node.field("completes").map_or(node.point(), |f| f.span);
    Finding::new(Code("W604"), Severity::Warning, message)
        .at(k.src.span, "handed over with this")
        .at(completes, "left with this")
        .why("between the last soldier who goes and the first official who comes, the place belongs to whoever is quickest")
        .help("hand the place over when the withdrawal is complete (`handover to … on completes`), or name who has charge of it until then")
}

/// Whether those who take it over are at home there: a State's own territory is governed by it whoever else leaves.
fn is_home(case: &Case<'_>, k: &Cover<'_>) -> bool {
    let to: Vec<NodeId> = k.by.actors.iter().flat_map(|a| case.model.behind(*a)).collect();
    let home = |p: &NodeId| {
        // Not a part of it, of which the treaty itself says that it is yet to be taken over.
        case.model.node(*p).kind.word == "territory" && case.model.owners(*p).iter().any(|o| to.contains(o))
    };
    !k.places.is_empty() && k.places.iter().all(home)
}

/// Under which conditions somebody else has charge of the place when it is left: an administration, a force.
fn holders<'c>(
    case: &'c Case<'_>,
    k: &'c Cover<'_>,
    gone: crate::core::EventId,
) -> impl Iterator<Item = crate::choice::Ctx> + 'c {
    let others = case.core.covers.iter().filter(move |o| {
        matches!(o.role, Role::Replaces | Role::Administers) && o.src.node != k.src.node && !o.places.is_empty()
    });
    let holds = move |o: &&Cover<'_>| k.places.iter().all(|p| o.places.iter().any(|q| case.model.lies_within(*p, *q)));
    others.filter(holds).filter_map(move |o| {
        let ctx = case.choices().both(k.ctx, o.ctx)?;
        let late = o.when.from.is_some_and(|from| !comes_before(case, gone, from, ctx).is_empty());
        (!late).then_some(ctx)
    })
}
