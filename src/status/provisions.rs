//! The provisions of a treaty, each with what is said about it and what keeps it open.

use crate::choice::{ChoiceId, Choices, Ctx, Taken};
use crate::model::{Model, NodeId};
use crate::source::Span;
use crate::substance::is_beside;
use crate::syntax::kind::{Class, Role};
use crate::syntax::tree::{Field, Item, Named, Node, Value};
use rustc_hash::FxHashMap;

/// How far something is settled, from the most settled to the gravest.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum State {
    /// Marked `agreed on` a day.
    Agreed,
    /// Marked `agreed ad referendum`.
    AdReferendum,
    /// Neither marked nor in brackets: nobody objects, and nothing says that it is agreed.
    Unmarked,
    /// Marked `proposed by`, and not agreed since.
    Proposed,
    /// It, or something in it, stands in square brackets, or is still to be completed.
    Bracketed,
    /// Somebody reserves its position on it.
    Reserved,
}

impl State {
    /// All, from the most settled on.
    pub const ALL: [Self; 6] =
        [Self::Agreed, Self::AdReferendum, Self::Unmarked, Self::Proposed, Self::Bracketed, Self::Reserved];
}

/// What keeps a provision from being agreed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Mark {
    /// An open point.
    Choice(ChoiceId),
    /// A blank to be filled in.
    Blank(Span),
    /// A reservation: the construct that carries it, where it is written, and who reserves.
    Reserved(NodeId, Span, Vec<String>),
    /// A proposal that is not in brackets: the same.
    Proposed(NodeId, Span, Vec<String>),
    /// An agreement ad referendum: the same.
    AdReferendum(NodeId, Span, Vec<String>),
}

/// The smallest thing that can be agreed by itself.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Provision {
    /// The clause, part, sentence or text.
    pub node: NodeId,
    /// The article, annex, preamble or final clauses around it.
    pub container: Option<NodeId>,
    /// Where it is written.
    pub span: Span,
    /// Under which condition it is there at all.
    pub home: Ctx,
    /// What keeps it open, the outermost first.
    pub marks: Vec<Mark>,
    /// The gravest of its marks.
    pub state: State,
}

/// All provisions, in the order of the text.
pub(super) fn provisions(model: &Model<'_>) -> Vec<Provision> {
    let mut live: Vec<(u32, ChoiceId)> = model.tree.live.iter().map(|(at, id)| (*at, *id)).collect();
    live.sort_unstable();
    let mut blanks = model.tree.blanks.clone();
    blanks.sort_unstable();
    let mut out: Vec<Provision> = Vec::new();
    for id in model.ids() {
        // A statement is read once for each side of its brackets.
        let mut said: Vec<(Span, Vec<Ctx>)> = Vec::new();
        // A step that a party takes at home is no provision of the treaty.
        if model.node(id).kind.class == Class::Part && model.clause_of(id).is_none() {
            continue;
        }
        for (span, ctx) in statements(model.node(id)) {
            match said.iter_mut().find(|s| s.0 == span) {
                Some(s) => s.1.push(ctx),
                None => said.push((span, vec![ctx])),
            }
        }
        for (span, ctxs) in said {
            if let Some(same) = out.last_mut().filter(|p| p.span == span) {
                same.home = model.tree.choices.common_of(same.home, common(&model.tree.choices, &ctxs));
                choices_of(model, &ctxs, &mut same.marks);
                continue;
            }
            let mut marks = Vec::new();
            choices_of(model, &ctxs, &mut marks);
            for (_, choice) in within(&live, span, |l| l.0) {
                put(&mut marks, Mark::Choice(*choice));
            }
            marks.extend(within(&blanks, span, |b| b.start).map(|b| Mark::Blank(*b)));
            let home = common(&model.tree.choices, &ctxs);
            let container = model.container_of(id);
            out.push(Provision { node: id, container, span, home, marks, state: State::Unmarked });
        }
    }
    for p in &mut out {
        said_about(model, p);
    }
    out
}

/// The statements of a construct that are provisions, with the condition of each reading.
fn statements(node: &Node) -> Vec<(Span, Ctx)> {
    let whole = || vec![(node.span, node.ctx)];
    let own = |f: &&Field| !is_beside(node, f) && f.spec.word != "proposed by";
    let fields = || node.fields.iter().filter(own).map(|f| (f.span, f.ctx)).collect::<Vec<_>>();
    match node.kind.class {
        // A sentence is one provision, whatever hangs on it; its fields know how it is read.
        Class::Sentence | Class::Term => {
            let readings = node.fields.iter().filter(own).map(|f| (node.span, f.ctx));
            whole().into_iter().chain(readings).collect()
        }
        Class::Text if node.kind.word == "text" => whole(),
        Class::Clause | Class::Part if !node.fields.iter().any(|f| own(&f)) && node.children.is_empty() => whole(),
        Class::Clause | Class::Part | Class::Final | Class::Container => fields(),
        _ => Vec::new(),
    }
}

fn common(choices: &Choices, ctxs: &[Ctx]) -> Ctx {
    ctxs.iter().copied().reduce(|a, b| choices.common_of(a, b)).unwrap_or_default()
}

fn choices_of(model: &Model<'_>, ctxs: &[Ctx], marks: &mut Vec<Mark>) {
    for (choice, _) in ctxs.iter().flat_map(|c| model.tree.choices.taken(*c)) {
        put(marks, Mark::Choice(*choice));
    }
}

fn put(marks: &mut Vec<Mark>, mark: Mark) {
    if !marks.contains(&mark) {
        marks.push(mark);
    }
}

/// What begins in a range, of a sorted list.
fn within<T>(sorted: &[T], span: Span, start: impl Fn(&T) -> u32) -> impl Iterator<Item = &T> {
    let from = sorted.partition_point(|t| start(t) < span.start);
    let to = sorted.partition_point(|t| start(t) < span.end);
    sorted.get(from..to.max(from)).unwrap_or_default().iter()
}

/// What the construct and all around it say about their state: of agreed, ad referendum and proposed the nearest word counts,
/// a reservation wherever it stands.
fn said_about(model: &Model<'_>, p: &mut Provision) {
    let mut near = None;
    for id in model.around(p.node) {
        let node = model.node(id);
        for field in &node.fields {
            match field.spec.word {
                "reserved by" => p.marks.push(Mark::Reserved(id, field.span, who(model, &field.value))),
                "agreed" if near.is_none_or(|(n, s)| n == id && s < State::AdReferendum) => {
                    let by = ad_referendum(model, field);
                    let state = if by.is_some() { State::AdReferendum } else { State::Agreed };
                    near = Some((id, state));
                    if let Some(who) = by {
                        p.marks.push(Mark::AdReferendum(id, field.span, who));
                    }
                }
                // The same line may say that it has been agreed since.
                "proposed by"
                    if near.is_none() && node.kind.class != Class::Option && node.field("agreed").is_none() =>
                {
                    near = Some((id, State::Proposed));
                    p.marks.push(Mark::Proposed(id, field.span, who(model, &field.value)));
                }
                _ => {}
            }
        }
    }
    let open = |m: &Mark| match m {
        Mark::Choice(_) | Mark::Blank(_) => State::Bracketed,
        Mark::Reserved(..) => State::Reserved,
        _ => State::Agreed,
    };
    let said = near.map_or(State::Unmarked, |(_, state)| state);
    p.state = p.marks.iter().map(open).max().map_or(said, |open| open.max(said));
}

/// Who agrees ad referendum, where a field says that it is that.
fn ad_referendum(model: &Model<'_>, field: &Field) -> Option<Vec<String>> {
    let Value::Parts(parts) = &field.value else { return None };
    let by = parts.iter().filter(|p| matches!(p.role, Role::By | Role::Agreed));
    let who: Vec<String> = by.flat_map(|p| who(model, &p.value)).collect();
    (!who.is_empty()).then_some(who)
}

/// The actors that a list names, as it names them.
pub(super) fn who(model: &Model<'_>, value: &Value) -> Vec<String> {
    let name = |i: &Item| match &i.is {
        Named::Path(p) => crate::substance::written(model, p),
        _ => model.text(i.span).trim().trim_matches('"').to_owned(),
    };
    match value {
        Value::List(l) => l.items.iter().map(name).filter(|n| !n.is_empty()).collect(),
        _ => Vec::new(),
    }
}

/// Those that are counted: of each open point one option, the one with most provisions, for one of them will stand.
pub(super) fn counted(model: &Model<'_>, all: Vec<Provision>) -> Vec<Provision> {
    let choices = &model.tree.choices;
    let mut own: FxHashMap<Taken, usize> = FxHashMap::default();
    for p in &all {
        if let Some(last) = choices.innermost(choices.taken(p.home)).last() {
            *own.entry(*last).or_default() += 1;
        }
    }
    let mut inside: FxHashMap<Taken, Vec<ChoiceId>> = FxHashMap::default();
    for (id, choice) in choices.iter() {
        if let Some(last) = choices.innermost(choices.taken(choice.parent)).last() {
            inside.entry(*last).or_default().push(id);
        }
    }
    let mut longest = Longest { choices, own, inside, known: FxHashMap::default() };
    for (id, _) in choices.iter() {
        longest.of(id);
    }
    let stands = |t: &Taken| longest.known.get(&t.0).is_some_and(|k| k.0 == t.1);
    all.into_iter().filter(|p| choices.taken(p.home).iter().all(stands)).collect()
}

struct Longest<'c> {
    choices: &'c Choices,
    own: FxHashMap<Taken, usize>,
    inside: FxHashMap<Taken, Vec<ChoiceId>>,
    /// Of each choice its longest option and how many provisions that has.
    known: FxHashMap<ChoiceId, (u16, usize)>,
}

impl Longest<'_> {
    fn of(&mut self, id: ChoiceId) -> usize {
        if let Some((_, most)) = self.known.get(&id) {
            return *most;
        }
        // A bracket that stands in itself by its name adds nothing to itself.
        self.known.insert(id, (0, 0));
        let options = self.choices.get(id).map_or(0, |c| c.options.len());
        let mut best = (0, 0);
        for o in 0..u16::try_from(options).unwrap_or(u16::MAX) {
            let nested = self.inside.get(&(id, o)).cloned().unwrap_or_default();
            let own = self.own.get(&(id, o)).copied().unwrap_or(0);
            let all = own + nested.into_iter().map(|c| self.of(c)).sum::<usize>();
            if all > best.1 {
                best = (o, all);
            }
        }
        self.known.insert(id, best);
        best.1
    }
}
