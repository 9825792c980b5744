//! How a conflict of duties is told.

use crate::core::{Act, Commitment, Conduct, End, EventId, Modality};
use crate::finding::{Code, Finding, Severity};
use crate::model::NodeId;
use crate::rules::Case;
use crate::rules::coverage::Shared;
use crate::rules::presence::{called, titled};
use crate::rules::time::bounds;
use crate::source::Span;
use crate::syntax::kind::Class;

/// A duty or right and the ban that it meets.
pub(super) struct Clash<'c, 't> {
    pub deed: &'c Commitment<'t>,
    pub ban: &'c Commitment<'t>,
    /// What is demanded or permitted.
    pub act: &'c Act<'t>,
    /// Who is caught between the two.
    pub who: &'c [NodeId],
    /// The place of the one, and of the ban.
    pub places: Option<(NodeId, NodeId)>,
    /// How surely both hold at once.
    pub how: Shared,
}

pub(super) fn told(case: &Case<'_>, clash: &Clash<'_, '_>, both: bool) -> Finding {
    let model = case.model;
    let who = names(case, clash.who);
    let does = if clash.deed.modality == Modality::May { "may" } else { "must" };
    let leaves = leaves(case, clash.ban);
    let within = |p: Option<NodeId>| p.map(|p| format!(" in {}", titled(case, p))).unwrap_or_default();
    let (here, there) = (clash.places.map(|p| p.0), clash.places.map(|p| p.1));
    let (act, banned) = (act(case, clash.act), ban(case, clash.ban));
    let mut message = match (there, leaves) {
        (Some(zone), true) => format!("{who} must leave {} and {does} be there", titled(case, zone)),
        _ if here == there && banned == act => format!("{who} {does} and must not {act}{}", within(here)),
        _ if banned == act => format!("{who} {does} {act}{}, and must not{}", within(here), within(there)),
        _ => format!("{who} {does} {act}{}, and must not {banned}{}", within(here), within(there)),
    };
    if both {
        message.push_str("; each of the two claims to prevail");
    }
    let severity = if clash.how == Shared::Surely { Severity::Error } else { Severity::Warning };
    if clash.how == Shared::Possibly {
        message = format!("{message}, and both can apply at once");
    }
    let first = spot(case, clash.deed);
    let mut finding = Finding::new(Code("D301"), severity, message).at(first, format!("{does} {act}{}", within(here)));
    let forbidden = forbids(case, clash, leaves, &banned);
    let node = model.node(clash.ban.src.node);
    finding = match (node.field("from"), node.field("completes").or_else(|| node.field("when"))) {
        (Some(from), Some(when)) if leaves => finding
            .at(from.span, format!("must leave{}", there.map(|p| format!(" {}", titled(case, p))).unwrap_or_default()))
            .at(when.span, forbidden),
        _ => finding.at(spot(case, clash.ban), forbidden),
    };
    if let Some((inner, outer)) = clash.places.filter(|(a, b)| a != b) {
        finding = contained(case, finding, inner, outer);
    }
    let name = |c: &Commitment<'_>| called(case, c.src.node);
    let place = here
        .map(|p| {
            format!(
                " in {}",
                titled(case, if there.is_some_and(|t| model.lies_within(t, p)) { there.unwrap_or(p) } else { p })
            )
        })
        .unwrap_or_default();
    let why = format!("{}the two cannot both be kept{place}", time(case, clash));
    let help = match (here.zip(there), leaves) {
        _ if both => "let one of the two prevail, and strike the claim of the other".to_owned(),
        (Some((here, there)), true) if here != there && model.lies_within(here, there) => format!(
            "except {} from the withdrawal, or begin the {} with `notwithstanding {}:`",
            titled(case, here),
            if does == "may" { "permission" } else { "duty" },
            plain_name(case, clash.ban.src.node)
        ),
        _ => format!(
            "say which prevails: begin {} with `notwithstanding {}:` or `subject to {}:`, or narrow one of the two",
            name(clash.deed),
            plain_name(case, clash.ban.src.node),
            plain_name(case, clash.ban.src.node)
        ),
    };
    finding.why(why).help(help)
}

/// Those who are caught: two by name, more by their number.
fn names(case: &Case<'_>, who: &[NodeId]) -> String {
    let parties = case.model.parties();
    match who {
        [_, _, _, ..] if parties.len() == who.len() && parties.iter().all(|p| who.contains(p)) => "each party".into(),
        [one] => titled(case, *one),
        [one, other] => format!("each of {} and {}", titled(case, *one), titled(case, *other)),
        [one, ..] => format!("each of {} parties, {} among them,", who.len(), titled(case, *one)),
        [] => "the same party".into(),
    }
}

/// Whether a ban is that on who has left.
pub(super) fn leaves(case: &Case<'_>, ban: &Commitment<'_>) -> bool {
    let leave = |c: &Commitment<'_>| c.acts.contains(&Act::Plain(Conduct::Leave));
    case.model.around(ban.src.node).any(|n| case.core.commitments_of(n).iter().any(leave))
}

/// An act as a verb.
fn act(case: &Case<'_>, act: &Act<'_>) -> String {
    match act {
        Act::Declared(n) => case.model.called(*n).into_owned(),
        Act::Words(w) => case.model.words(w, None, None).map_or_else(|| "do it".into(), std::borrow::Cow::into_owned),
        Act::Plain(Conduct::Stay) => "have forces".into(),
        Act::Plain(_) => "do it".into(),
    }
}

fn ban(case: &Case<'_>, ban: &Commitment<'_>) -> String {
    ban.acts.first().map_or_else(|| "do it".into(), |a| act(case, a))
}

/// The words that say what somebody must, must not or may: the action of a sentence, or where the clause begins.
fn spot(case: &Case<'_>, c: &Commitment<'_>) -> Span {
    let node = case.model.node(c.src.node);
    if node.kind.class != Class::Sentence {
        return c.src.span;
    }
    let own = |word: &str| node.fields.iter().find(|f| f.spec.word == word && f.ctx == c.ctx);
    match (own("modality"), own("action")) {
        (Some(m), Some(a)) => m.span.to(a.span),
        _ => c.src.span,
    }
}

fn forbids(case: &Case<'_>, clash: &Clash<'_, '_>, leaves: bool, banned: &str) -> String {
    let from = clash.ban.when.from.map(|e| bounds::event(case, e));
    let until = match clash.ban.when.until {
        End::At(e) => Some(bounds::event(case, e)),
        _ => None,
    };
    let what = if leaves { "none of its forces is left there".to_owned() } else { format!("must not {banned}") };
    match (from, until) {
        (Some(from), Some(until)) => format!("{what}, from {from} until {until}"),
        (Some(from), None) => format!("{what}, from {from} on"),
        (None, Some(until)) => format!("{what}, until {until}"),
        (None, None) => what,
    }
}

/// Shows why the two places have ground in common: where one is said to lie in the other, or how they are drawn.
fn contained(case: &Case<'_>, finding: Finding, one: NodeId, other: NodeId) -> Finding {
    let model = case.model;
    for (inner, outer) in [(one, other), (other, one)] {
        if model.lies_within(inner, outer) {
            let node = model.node(inner);
            let span = node.field("in").or_else(|| node.field("of")).map_or(node.point(), |f| f.span);
            return finding.at(span, format!("{} lies in {}", titled(case, inner), titled(case, outer)));
        }
    }
    let drawn = |f: Finding, p: NodeId| match case.shapes.of(p).first() {
        Some(d) => f.at(d.span, format!("{} is drawn here, and shares ground with the other", titled(case, p))),
        None => f,
    };
    drawn(drawn(finding, one), other)
}

/// From when until when both apply, as far as one of them says.
fn time(case: &Case<'_>, clash: &Clash<'_, '_>) -> String {
    let (a, b) = (&clash.deed.when, &clash.ban.when);
    let end = |e: End| match e {
        End::At(e) => Some(e),
        _ => None,
    };
    let name = |e: EventId| bounds::event(case, e);
    let only = |x: Option<EventId>, y: Option<EventId>| match (x, y) {
        (Some(x), None) => Some(name(x)),
        (None, Some(y)) => Some(name(y)),
        (Some(x), Some(y)) if x == y => Some(name(x)),
        (Some(x), Some(y)) => Some(format!("the later of {} and {}", name(x), name(y))),
        _ => None,
    };
    let last = |x: Option<EventId>, y: Option<EventId>| match (x, y) {
        (Some(x), Some(y)) if x != y => Some(format!("the earlier of {} and {}", name(x), name(y))),
        (x, y) => x.or(y).map(name),
    };
    match (only(a.from, b.from), last(end(a.until), end(b.until))) {
        (Some(from), Some(until)) => format!("from {from} until {until} "),
        (Some(from), None) => format!("from {from} on "),
        (None, Some(until)) => format!("until {until} "),
        (None, None) => String::new(),
    }
}

/// A name for `notwithstanding`: that of the clause, or of what it stands in; a word to put there where it has none.
fn plain_name(case: &Case<'_>, id: NodeId) -> String {
    let clause = case.model.clause_of(id).unwrap_or(id);
    case.model.node(clause).name.map_or_else(|| "…".to_owned(), |n| case.model.name(n.sym).to_owned())
}
