//! The small calculus that every clause means something in: events, bounds between them, commitments, who watches or
//! secures what, and what is divided into parts. Checks read it; they need not know any clause kind.
//!
//! Every fact carries the condition under which it stands ([`Ctx`]) and where it was said ([`Src`]).

pub mod build;
mod event;
mod implied;
mod time;

pub use build::Builder;
pub use event::{Cause, Event, EventId, EventKey, Force, Length, Link, TimeUnit};

use crate::choice::Ctx;
use crate::model::{Model, NodeId};
use crate::source::Span;
use crate::syntax::tree::{Amount, Condition, Period, Words};
use rustc_hash::FxHashMap;

/// Where a fact was said: the clause or part, and the words.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Src {
    /// The clause, phase or sentence.
    pub node: NodeId,
    /// The words.
    pub span: Span,
}

/// Whether several actors are bound each on its own.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Several {
    /// Each on its own.
    Each,
    /// All together.
    Together,
    /// Any of them may.
    Any,
    /// Not said.
    #[default]
    Unsaid,
}

/// Some actors as a field names them.
#[derive(Clone, Debug, Default)]
pub struct Who<'t> {
    /// Those that are declared; groups are not spread.
    pub actors: Vec<NodeId>,
    /// Those named in words alone.
    pub words: Vec<&'t Words>,
    /// Each, together, any.
    pub several: Several,
    /// Where.
    pub span: Span,
}

impl Who<'_> {
    /// Whether nobody is named.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.actors.is_empty() && self.words.is_empty()
    }
}

/// Must, must not, may.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Modality {
    /// A duty.
    Must,
    /// A prohibition.
    MustNot,
    /// A right.
    May,
}

/// What is done: a declared action, an action of the language, or words.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Act<'t> {
    /// A declared action.
    Declared(NodeId),
    /// An action that a clause kind implies.
    Plain(Conduct),
    /// Words alone.
    Words(&'t Words),
}

/// Conducts that clause kinds imply.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Conduct {
    /// Fighting.
    Hostilities,
    /// Leaving a place.
    Leave,
    /// Having forces in a place.
    Stay,
    /// Using a place.
    Use,
    /// Acting on a guarantee.
    Respond,
    /// Watching.
    Watch,
    /// Governing a place.
    Govern,
    /// Handing something over.
    HandOver,
    /// Respecting a line or a status.
    Respect,
    /// Holding no more than a ceiling.
    Hold,
    /// Cutting holdings.
    Reduce,
    /// Informing.
    Inform,
    /// Recognizing, making peace.
    Declare,
    /// Giving up a right, title or claim.
    Renounce,
    /// Joining or letting join.
    Join,
    /// Releasing persons.
    Release,
    /// Letting return.
    Return,
    /// Forgiving.
    Forgive,
    /// Lifting measures.
    Lift,
    /// Giving or paying.
    Pay,
    /// Letting pass.
    LetPass,
    /// Holding a vote.
    Vote,
    /// Sitting in a body, deciding.
    Decide,
    /// Settling disputes.
    Settle,
}

/// The end of a time in force.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum End {
    /// This event.
    At(EventId),
    /// Never, in words.
    Permanent,
    /// Until somebody ends it, in words.
    Indefinite,
    /// Left to be filled in.
    Blank,
    /// Not said: as long as the treaty.
    #[default]
    Unsaid,
}

/// The time during which something holds.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct When {
    /// From this event; not said: from entry into force.
    pub from: Option<EventId>,
    /// Until.
    pub until: End,
    /// The period it was read from.
    pub span: Option<Span>,
}

/// A period as it is said: how long something lasts, and from when.
#[derive(Clone, Debug)]
pub struct Stretch<'t> {
    /// What lasts.
    pub node: NodeId,
    /// The words; none where a blank stands for them.
    pub period: Option<&'t Period>,
    /// Where its start is said, in the period or as the one event from which the clause can count: under these conditions.
    pub starts: Vec<Ctx>,
    /// Its beginning, where that is said.
    pub from: Option<EventId>,
    /// Its end.
    pub until: End,
    /// Under which condition it stands.
    pub ctx: Ctx,
    /// Where it was said.
    pub src: Src,
}

/// Two clauses that are to keep pace.
#[derive(Clone, Debug)]
pub struct Parallel {
    /// The clause or phase that speaks.
    pub node: NodeId,
    /// The clause beside it.
    pub with: NodeId,
    /// How pace is measured is said: share for share, phase for phase, or in words.
    pub measured: bool,
    /// Somebody certifies it.
    pub certified: bool,
    /// Under which condition it stands.
    pub ctx: Ctx,
    /// Where it was said.
    pub src: Src,
}

/// Somebody must, must not or may do something.
#[derive(Clone, Debug)]
pub struct Commitment<'t> {
    /// Who is bound, or entitled.
    pub who: Who<'t>,
    /// Whether bound or entitled.
    pub modality: Modality,
    /// What.
    pub acts: Vec<Act<'t>>,
    /// Where.
    pub places: Vec<NodeId>,
    /// Towards whom.
    pub to: Who<'t>,
    /// When.
    pub when: When,
    /// By which event it must be done, where it is done once.
    pub due: Option<EventId>,
    /// Under which conditions; the flag says `unless`.
    pub conditions: Vec<(&'t Condition, bool)>,
    /// What is excepted.
    pub except: Vec<NodeId>,
    /// How much.
    pub amount: Option<&'t Amount>,
    /// What it prevails over in words.
    pub over: Vec<NodeId>,
    /// What prevails over it in words.
    pub under: Vec<NodeId>,
    /// What it is given in exchange for.
    pub exchange: Vec<NodeId>,
    /// Under which condition it stands.
    pub ctx: Ctx,
    /// Where it was said.
    pub src: Src,
}

/// What a cover does.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Role {
    /// Verifies, monitors.
    Watches,
    /// Guarantees.
    Secures,
    /// Comes in the place of who leaves.
    Replaces,
    /// Has a place under a lease.
    Leases,
    /// Administers a place.
    Administers,
    /// Keeps a place free of forces.
    Demilitarizes,
    /// Keeps a State or place neutral.
    Neutralizes,
    /// Pays, gives relief.
    Pays,
}

/// Somebody stands over something, somewhere, for a time: a gap is what no cover covers.
#[derive(Clone, Debug)]
pub struct Cover<'t> {
    /// What it does.
    pub role: Role,
    /// Who.
    pub by: Who<'t>,
    /// Over which clauses; empty where it is over places alone.
    pub over: Vec<NodeId>,
    /// Where.
    pub places: Vec<NodeId>,
    /// When.
    pub when: When,
    /// The event that it waits for (its establishment, an approval).
    pub needs: Vec<EventId>,
    /// Whose people do it, where that is said beside.
    pub staff: Option<Box<Who<'t>>>,
    /// Under which condition it stands.
    pub ctx: Ctx,
    /// Where it was said.
    pub src: Src,
}

/// What becomes of a clause when a condition is met.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Effect {
    /// What was promised is due: the case that a guarantee is given for.
    Begins,
    /// It lapses.
    Ends,
    /// What was given is taken back.
    Returns,
    /// It applies only then.
    Requires,
    /// It does not apply then.
    Releases,
}

/// Something hangs on a condition.
#[derive(Clone, Debug)]
pub struct Contingency<'t> {
    /// What becomes of it.
    pub effect: Effect,
    /// The condition.
    pub condition: &'t Condition,
    /// Where the clause names somebody who decides it, beside the condition itself: under which conditions.
    pub decided: Vec<Ctx>,
    /// Under which condition it stands.
    pub ctx: Ctx,
    /// Where it was said.
    pub src: Src,
}

/// Somebody determines whether a clause is broken.
#[derive(Clone, Debug)]
pub struct Verdict<'t> {
    /// Which clause.
    pub of: NodeId,
    /// Who.
    pub by: Who<'t>,
    /// Under which condition it stands.
    pub ctx: Ctx,
    /// Where it was said.
    pub src: Src,
}

/// Something divided into parts: a withdrawal by phases, a ceiling by zones, a payment by instalments.
#[derive(Clone, Debug)]
pub struct Whole {
    /// The clause.
    pub node: NodeId,
    /// Its places.
    pub places: Vec<NodeId>,
    /// Its parts: the phase, its places, its condition.
    pub parts: Vec<(NodeId, Vec<NodeId>, Ctx)>,
}

/// All that the clauses mean. Clauses are lowered in the order of the text, so what each of them says stands together.
#[derive(Debug, Default)]
pub struct Core<'t> {
    /// What can happen.
    pub events: Vec<Event>,
    /// Bounds between events.
    pub links: Vec<Link>,
    /// Who must, must not, may.
    pub commitments: Vec<Commitment<'t>>,
    /// Who watches, secures, replaces, holds, governs.
    pub covers: Vec<Cover<'t>>,
    /// What is divided.
    pub wholes: Vec<Whole>,
    /// What hangs on conditions.
    pub contingencies: Vec<Contingency<'t>>,
    /// Who determines breaches.
    pub verdicts: Vec<Verdict<'t>>,
    /// How long things last, each reading for itself.
    pub stretches: Vec<Stretch<'t>>,
    /// What keeps pace with what.
    pub parallels: Vec<Parallel>,
    pub(crate) keys: FxHashMap<EventKey, EventId>,
    /// The watches over each clause, by their place in `covers`.
    watches: FxHashMap<NodeId, Vec<u32>>,
}

/// What a clause means: it is written into the builder.
pub type Meaning = for<'b, 't> fn(&'b mut Builder<'t>, NodeId);

impl<'t> Core<'t> {
    /// Lowers the whole treaty; `meaning` gives what a clause kind means, by its word.
    #[must_use]
    pub fn new(model: &'t Model<'t>, meaning: &dyn Fn(&str) -> Option<Meaning>) -> Self {
        let mut builder = Builder::new(model);
        for id in model.ids() {
            builder.hinges(id);
            if let Some(mean) = meaning(model.node(id).kind.word) {
                mean(&mut builder, id);
            }
            builder.lasts(id);
            builder.other_readings(id);
        }
        builder.implied();
        let mut core = builder.finish();
        core.settle();
        core.stretches.sort_by_key(|s| s.node);
        for (i, cover) in (0u32..).zip(&core.covers).filter(|(_, c)| c.role == Role::Watches) {
            for over in &cover.over {
                core.watches.entry(*over).or_default().push(i);
            }
        }
        core
    }
    /// Gives back the room that was kept for more.
    fn settle(&mut self) {
        self.events.shrink_to_fit();
        self.links.shrink_to_fit();
        self.commitments.shrink_to_fit();
        self.covers.shrink_to_fit();
        self.wholes.shrink_to_fit();
        self.contingencies.shrink_to_fit();
        self.verdicts.shrink_to_fit();
        self.stretches.shrink_to_fit();
        self.parallels.shrink_to_fit();
        self.keys.shrink_to_fit();
    }
    /// The event of a key, if anything speaks of it.
    #[must_use]
    pub fn event(&self, key: &EventKey) -> Option<EventId> {
        self.keys.get(key).copied()
    }
    /// Whether somebody watches a clause: by a cover of its own or of what it stands in.
    pub fn watchers<'c>(&'c self, model: &'c Model<'_>, node: NodeId) -> impl Iterator<Item = &'c Cover<'t>> + 'c {
        let lists = model.around(node).filter_map(|a| self.watches.get(&a));
        lists.flatten().filter_map(|i| self.covers.get(*i as usize))
    }
    /// Who determines whether a clause is broken.
    pub fn verdict_on(&self, node: NodeId) -> impl Iterator<Item = &Verdict<'t>> {
        let from = self.verdicts.partition_point(|v| v.of < node);
        self.verdicts.iter().skip(from).take_while(move |v| v.of == node)
    }
    /// How long a clause or part lasts, each reading for itself.
    #[must_use]
    pub fn stretches_of(&self, node: NodeId) -> &[Stretch<'t>] {
        let from = self.stretches.partition_point(|s| s.node < node);
        let to = self.stretches.partition_point(|s| s.node <= node);
        self.stretches.get(from..to).unwrap_or_default()
    }
    /// What hangs on conditions in a clause.
    pub fn contingencies_of(&self, node: NodeId) -> impl Iterator<Item = &Contingency<'t>> {
        let from = self.contingencies.partition_point(|c| c.src.node < node);
        self.contingencies.iter().skip(from).take_while(move |c| c.src.node == node)
    }
    /// The covers that a clause writes.
    #[must_use]
    pub fn covers_of(&self, node: NodeId) -> &[Cover<'t>] {
        let from = self.covers.partition_point(|c| c.src.node < node);
        let to = self.covers.partition_point(|c| c.src.node <= node);
        self.covers.get(from..to).unwrap_or_default()
    }
    /// What a clause binds or entitles to.
    #[must_use]
    pub fn commitments_of(&self, node: NodeId) -> &[Commitment<'t>] {
        let from = self.commitments.partition_point(|c| c.src.node < node);
        let to = self.commitments.partition_point(|c| c.src.node <= node);
        self.commitments.get(from..to).unwrap_or_default()
    }
}
