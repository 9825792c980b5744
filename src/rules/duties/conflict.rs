//! `D301 conflict`: one actor must and must not, or may and must not, do the same or a more specific thing at an overlapping
//! place and time, and neither prevails in words; or both claim to prevail.

use super::clash::{Clash, leaves, told};
use super::deeds::{self, Key, Where};
use super::ground::Ground;
use super::precedence::{Order, order};
use crate::choice::Ctx;
use crate::core::{Act, Commitment, Conduct, Core, End, Modality, Role, Several, When};
use crate::finding::Finding;
use crate::model::NodeId;
use crate::rules::Case;
use crate::rules::coverage::{Shared, shared};
use crate::rules::presence::Gather;
use crate::syntax::kind::Class;
use rustc_hash::FxHashMap;

/// How many bans one duty or right is held against, for each actor and act: who forbids one thing more often has been told.
const MANY: usize = 64;

/// An act that a commitment speaks of, by its number in the core.
#[derive(Clone, Copy)]
struct Deed<'c, 't> {
    number: usize,
    c: &'c Commitment<'t>,
    act: &'c Act<'t>,
    ctx: Ctx,
}

/// What meets what: a duty or right, and a ban.
type Pair = (usize, usize);

/// Where two of them meet, and who is caught between them.
struct Met {
    who: Vec<NodeId>,
    ctxs: Vec<Ctx>,
    places: Option<(NodeId, NodeId)>,
    act: usize,
}

pub(in crate::rules) fn check(case: &Case<'_>, out: &mut Vec<Finding>) {
    let (bans, others) = deeds(case);
    let mut index: FxHashMap<(NodeId, Key), Ground> = FxHashMap::default();
    let places: Vec<Where> = bans.iter().map(|b| deeds::places(case.model, b.c)).collect();
    for (n, (ban, at)) in bans.iter().zip(&places).enumerate() {
        for key in deeds::forbidden_as(case.model, ban.c.src.node, ban.act) {
            for actor in actors(case, ban.c) {
                index.entry((actor, key.clone())).or_default().put(case, n, at);
            }
        }
    }
    let mut met: FxHashMap<Pair, Met> = FxHashMap::default();
    let mut pairs: Vec<Pair> = Vec::new();
    for (n, deed) in others.iter().enumerate() {
        let (keys, at) = (deeds::met_as(case.model, deed.c.src.node, deed.act), deeds::places(case.model, deed.c));
        for actor in actors(case, deed.c) {
            for key in &keys {
                let Some(ground) = index.get(&(actor, key.clone())) else { continue };
                for (b, here) in ground.meet(case, &at, MANY) {
                    let Some(ban) = bans.get(b) else { continue };
                    let Some((ctx, places)) = meet(case, deed, ban, key, here) else { continue };
                    let pair = (deed.number, ban.number);
                    let known = met.entry(pair).or_insert_with(|| {
                        pairs.push(pair);
                        Met { who: Vec::new(), ctxs: Vec::new(), places, act: n }
                    });
                    if !known.who.contains(&actor) {
                        known.who.push(actor);
                    }
                    if !known.ctxs.contains(&ctx) {
                        known.ctxs.push(ctx);
                    }
                }
            }
        }
    }
    let clause = |p: &Pair| case.core.commitments.get(p.1).map(|c| ((p.0, c.src.node), *p));
    let by_clause: FxHashMap<(usize, NodeId), Pair> = pairs.iter().filter_map(clause).collect();
    let mut found: Gather<'_, '_, (Pair, bool)> = Gather::new(case.model);
    for pair in &pairs {
        let Some(here) = met.get(pair) else { continue };
        let (Some(deed), Some(ban)) = (case.core.commitments.get(pair.0), case.core.commitments.get(pair.1)) else {
            continue;
        };
        // What a phase forbids, the whole withdrawal forbids as well: once is enough.
        let part = case.model.node(ban.src.node).kind.class == Class::Part;
        let whole = case.model.parent(ban.src.node).filter(|_| part).and_then(|p| by_clause.get(&(pair.0, p)));
        let same = whole.and_then(|w| Some((met.get(w)?, case.core.commitments.get(w.1)?)));
        if same.is_some_and(|(m, ban)| m.ctxs.iter().any(|c| !at_once(case, deed, ban, *c).is_empty())) {
            continue;
        }
        let Some(act) = others.get(here.act).map(|d| d.act) else { continue };
        let order = order(case, deed, ban);
        for &ctx in &here.ctxs {
            for (ctx, how) in at_once(case, deed, ban, ctx) {
                let clash = Clash { deed, ban, act, who: &here.who, places: here.places, how };
                report(case, &clash, &order, *pair, ctx, &mut found);
            }
        }
    }
    found.pour(out);
    super::above::check(case, out);
}

fn report(
    case: &Case<'_>,
    clash: &Clash<'_, '_>,
    order: &Order,
    pair: Pair,
    ctx: Ctx,
    found: &mut Gather<'_, '_, (Pair, bool)>,
) {
    let possible = clash.how == Shared::Possibly;
    found.lacking((pair, possible), Ctx::ALWAYS, ctx, &order.decided, || told(case, clash, false));
    for both in &order.both {
        if let Some(ctx) = case.choices().meet(ctx, *both) {
            found.add((pair, possible), Ctx::ALWAYS, ctx, || told(case, clash, true));
        }
    }
}

/// The acts that are forbidden, and those that are demanded or permitted.
fn deeds<'c, 't>(case: &Case<'t>) -> (Vec<Deed<'c, 't>>, Vec<Deed<'c, 't>>)
where
    't: 'c,
    Core<'t>: 'c,
{
    let (mut bans, mut others) = (Vec::new(), Vec::new());
    let core: &'t Core<'t> = case.core;
    for (number, c) in core.commitments.iter().enumerate() {
        for act in &c.acts {
            if matches!(act, Act::Plain(p) if *p != Conduct::Stay) {
                continue;
            }
            let Some(ctx) = case.choices().meet(c.ctx, said_under(case, c, act)) else { continue };
            let deed = Deed { number, c, act, ctx };
            if c.modality == Modality::MustNot { bans.push(deed) } else { others.push(deed) }
        }
    }
    (bans, others)
}

/// Under which condition the field stands in which a clause names an act.
fn said_under(case: &Case<'_>, c: &Commitment<'_>, act: &Act<'_>) -> Ctx {
    use crate::syntax::tree::{Named, Value};
    let node = case.model.node(c.src.node);
    let names = |f: &&crate::syntax::tree::Field| match (&f.value, act) {
        (Value::List(l), Act::Words(w)) => l.span.contains(w.span),
        (Value::List(l), Act::Declared(n)) if f.spec.phrase == crate::syntax::kind::Phrase::Acts => {
            l.items.iter().any(|i| matches!(&i.is, Named::Path(p) if case.model.nodes_of(p, c.src.node).contains(n)))
        }
        _ => false,
    };
    match node.kind.class {
        Class::Sentence => c.ctx,
        _ => node.fields.iter().find(names).map_or(c.ctx, |f| f.ctx),
    }
}

/// Who is bound or entitled, each for itself. Who "the other party" is, depends on who the one is.
fn actors(case: &Case<'_>, c: &Commitment<'_>) -> Vec<NodeId> {
    if case.model.text(c.who.span).contains("other") {
        return Vec::new();
    }
    let mut out: Vec<NodeId> = c.who.actors.iter().flat_map(|a| case.model.members(*a)).collect();
    out.sort_unstable();
    out.dedup();
    out
}

/// Whether a ban forbids what is demanded or permitted: under which condition, and where.
fn meet(
    case: &Case<'_>,
    deed: &Deed<'_, '_>,
    ban: &Deed<'_, '_>,
    key: &Key,
    here: Option<((NodeId, Ctx), (NodeId, Ctx))>,
) -> Option<(Ctx, Option<(NodeId, NodeId)>)> {
    let choices = case.choices();
    let (a, b) = (deed.c, ban.c);
    let together = |c: &Commitment<'_>| c.who.several == Several::Together;
    // A clause speaks against itself only in the same words.
    if deed.number == ban.number || a.src.node == b.src.node && (*key == Key::Stay || a.ctx != b.ctx) {
        return None;
    }
    if together(a) != together(b) || !deeds::as_wide(case.model, b, a) || !deeds::can_meet(case.model, b, a) {
        return None;
    }
    if elsewhere(case, a, b) || excepted(case, deed, ban, here.map(|h| (h.0.0, h.1.0))) {
        return None;
    }
    let mut ctx = choices.meet(deed.ctx, ban.ctx)?;
    if let Some((x, y)) = here {
        ctx = choices.meet(choices.meet(ctx, x.1)?, y.1)?;
    }
    Some((ctx, here.map(|h| (h.0.0, h.1.0))))
}

/// Whether a check of its own speaks of two clauses like these: of two regimes in one place A411, of a clause that keeps in a
/// place who must leave it W603.
fn elsewhere(case: &Case<'_>, deed: &Commitment<'_>, ban: &Commitment<'_>) -> bool {
    let regime =
        |c: &Commitment<'_>, roles: [Role; 2]| case.core.covers_of(c.src.node).iter().any(|k| roles.contains(&k.role));
    let clause = case.model.node(deed.src.node).kind.class == Class::Clause;
    clause && leaves(case, ban)
        || regime(deed, [Role::Leases, Role::Administers]) && regime(ban, [Role::Demilitarizes, Role::Neutralizes])
}

/// Whether the ban itself leaves out what the other demands or permits, or the other the place of the ban.
fn excepted(case: &Case<'_>, deed: &Deed<'_, '_>, ban: &Deed<'_, '_>, here: Option<(NodeId, NodeId)>) -> bool {
    let model = case.model;
    let clause = model.node(deed.c.src.node).kind.class == Class::Clause;
    let (not_banned, words) = exceptions(case, ban.c, clause);
    let (not_done, _) = exceptions(case, deed.c, false);
    let kinds = match deed.act {
        Act::Declared(n) => deeds::kinds(model, *n),
        _ => Vec::new(),
    };
    words
        || not_banned.iter().any(|n| kinds.contains(n) || deed.c.src.node == *n)
        || here.is_some_and(|(place, banned)| {
            not_banned.iter().any(|n| model.lies_within(place, *n))
                || not_done.iter().any(|n| model.lies_within(banned, *n))
        })
}

/// What a commitment leaves out by name, and whether it leaves out something in words.
fn exceptions(case: &Case<'_>, c: &Commitment<'_>, clause: bool) -> (Vec<NodeId>, bool) {
    use crate::syntax::tree::{Named, Value};
    let node = case.model.node(c.src.node);
    let mut out = c.except.clone();
    let mut words = false;
    for f in &node.fields {
        let Value::List(l) = &f.value else { continue };
        let own = if matches!(f.spec.word, "except" | "may remain") { l.items.iter() } else { l.except.iter() };
        for item in own {
            match &item.is {
                Named::Path(p) => out.extend(case.model.nodes_of(p, c.src.node)),
                // What may remain in words, may well be the forces that another clause sends.
                Named::Words(_) if f.spec.word != "may remain" || clause => words = true,
                _ => {}
            }
        }
    }
    (out, words)
}

/// When two commitments hold at once. What is to be done once, and can be done at another time, does not clash.
fn at_once(case: &Case<'_>, deed: &Commitment<'_>, ban: &Commitment<'_>, ctx: Ctx) -> Vec<(Ctx, Shared)> {
    let limited = case.model.node(deed.src.node).field("when").is_some();
    let once = deed.modality == Modality::Must && deed.due.is_some() && limited && deed.when == When::default();
    let moment = When { from: deed.due, until: deed.due.map_or(End::Unsaid, End::At), span: None };
    let time = if once { &moment } else { &deed.when };
    let mut out = shared(case, (deed.src.node, time), (ban.src.node, &ban.when), ctx);
    out.retain(|s| !once || s.1 == Shared::Surely);
    out
}
