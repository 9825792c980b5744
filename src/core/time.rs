//! Instants, bounds and periods as events and links.

use super::build::Builder;
use super::event::{Cause, EventId, EventKey, Force, Length, Link};
use super::{End, Modality, Src, Stretch, When};
use crate::choice::Ctx;
use crate::model::{Builtin, NodeId, Target};
use crate::source::Span;
use crate::syntax::kind::Class;
use crate::syntax::tree::{Bound, EventRef, Instant, Limit, List, OpenEnd, Path, Period, Quorum, QuorumNeed, Value};

impl<'t> Builder<'t> {
    /// The event that an instant means; several where a name has a declaration in several options.
    pub fn instant(&mut self, instant: &'t Instant, node: NodeId, ctx: Ctx) -> Vec<(EventId, Ctx)> {
        let src = Src { node, span: instant.span() };
        match instant {
            Instant::Date(d) => {
                let minutes = d.clock.map(|(h, m)| u16::from(h) * 60 + u16::from(m));
                let zone = d.zone.map(|z| self.model.text(z).into());
                let id = self.event(EventKey::Date(d.ymd, minutes, zone), Cause::Fixed, true, ctx, src);
                vec![(id, ctx)]
            }
            Instant::Event(e) => self.event_ref(e, node, ctx),
            Instant::Offset { by, before, base, .. } => {
                let Some(length) = Length::of(by) else { return Vec::new() };
                let bases = self.instant(base, node, ctx);
                bases
                    .into_iter()
                    .map(|(from, ctx)| {
                        let cause = Cause::Derived { from, by: length.clone(), before: *before };
                        let sure = self.is_sure(from);
                        (self.event(EventKey::Derived(from, length.clone(), *before), cause, sure, ctx, src), ctx)
                    })
                    .collect()
            }
            Instant::Extreme { later, of, .. } => {
                let events: Vec<EventId> = of.iter().flat_map(|i| self.instant(i, node, ctx)).map(|e| e.0).collect();
                let cause = if *later { Cause::Last(events.clone()) } else { Cause::First(events.clone()) };
                vec![(self.event(EventKey::Extreme(*later, events), cause, true, ctx, src), ctx)]
            }
            Instant::Words(span) => {
                vec![(self.event(EventKey::Words(span.start), Cause::External, true, ctx, src), ctx)]
            }
            Instant::Blank(_) => Vec::new(),
        }
    }

    /// The events that a reference means.
    pub fn event_ref(&mut self, e: &'t EventRef, node: NodeId, ctx: Ctx) -> Vec<(EventId, Ctx)> {
        let src = Src { node, span: e.span() };
        match e {
            EventRef::Path(path) => self.path_events(path, node, ctx),
            EventRef::For(_, who) => {
                let parties = self.model.nodes_of(who, node);
                let Some(sym) = self.model.tree.names.get("entry_into_force") else { return Vec::new() };
                let cause = |p: NodeId| Cause::Nature { usual: None, after: None, whose: Some(p) };
                parties.into_iter().map(|p| (self.event(EventKey::Of(p, sym), cause(p), true, ctx, src), ctx)).collect()
            }
            EventRef::Act(act, None, _) => match self.model.name(*act) {
                "signature" => vec![(self.builtin(Builtin::Signature, src), ctx)],
                "ratification" => vec![(self.builtin(Builtin::Ratification, src), ctx)],
                _ => vec![(self.event(EventKey::Act(*act, src.span.start), Cause::Trigger, false, ctx, src), ctx)],
            },
            EventRef::Act(act, Some(quorum), span) => {
                let (of, need, with) = self.quorum(quorum, node);
                let whole = of.len() == usize::try_from(need).unwrap_or(0) && with.is_empty();
                if whole && self.model.name(*act) == "ratification" && of.len() == self.signatories().len() {
                    return vec![(self.builtin(Builtin::Ratification, src), ctx)];
                }
                let cause = Cause::Quorum { of, need, with };
                vec![(self.event(EventKey::Act(*act, span.start), cause, true, ctx, src), ctx)]
            }
        }
    }

    /// Who counts in "all parties": the parties and the guarantors.
    #[must_use]
    pub fn signatories(&self) -> Vec<NodeId> {
        let mut all = self.model.parties();
        all.extend(self.model.guarantors());
        all
    }

    /// Of whom, how many, and who must be among them.
    #[must_use]
    pub fn quorum(&self, quorum: &Quorum, node: NodeId) -> (Vec<NodeId>, u32, Vec<NodeId>) {
        let spread =
            |l: &List| -> Vec<NodeId> { self.model.actors_in(l, node).flat_map(|a| self.model.members(a)).collect() };
        let of = quorum.of.as_ref().map_or_else(|| self.signatories(), &spread);
        let n = u32::try_from(of.len()).unwrap_or(u32::MAX);
        let need = match quorum.need {
            QuorumNeed::All => n,
            QuorumNeed::Majority => n / 2 + 1,
            QuorumNeed::Share(a, b) => {
                (u64::from(n) * u64::from(a)).div_ceil(u64::from(b.max(1))).try_into().unwrap_or(n)
            }
            QuorumNeed::Number(k) => k.whole().and_then(|k| u32::try_from(k).ok()).unwrap_or(n),
        };
        (of, need, quorum.including.as_ref().map(&spread).unwrap_or_default())
    }

    /// The events that a dotted name means.
    pub fn path_events(&mut self, path: &Path, node: NodeId, ctx: Ctx) -> Vec<(EventId, Ctx)> {
        let src = Src { node, span: path.span() };
        let targets = self.model.resolve(path, node);
        let mut out = Vec::new();
        for target in targets {
            let (id, own) = match target {
                Target::Builtin(b) => (self.builtin(b, src), Ctx::ALWAYS),
                Target::Event(owner, sym) => (self.event_of(owner, sym), self.model.ctx(owner)),
                Target::Node(n) => match self.model.node(n).kind.class {
                    Class::Event | Class::Action | Class::Term | Class::Part => (self.declared(n), self.model.ctx(n)),
                    // "after truce": once it has ended.
                    _ => match self.model.tree.names.get("expiry") {
                        Some(sym) => (self.event_of(n, sym), self.model.ctx(n)),
                        None => continue,
                    },
                },
            };
            if self.model.tree.choices.compatible(ctx, own) {
                out.push((id, ctx));
            }
        }
        out
    }

    /// Writes what a bound says of an event.
    pub fn bound(&mut self, to: EventId, bound: &'t Bound, answers: Option<EventId>, node: NodeId, ctx: Ctx) {
        for term in &bound.terms {
            let src = Src { node, span: term.span };
            match &term.limit {
                Limit::On(i) => self.tie(to, i, Some(Length::zero()), Some(Length::zero()), false, true, src, ctx),
                Limit::By(i) => self.tie(to, i, None, Some(Length::zero()), false, false, src, ctx),
                Limit::Before(i) => self.tie(to, i, None, Some(Length::zero()), true, false, src, ctx),
                Limit::After(i) => self.tie(to, i, Some(Length::zero()), None, true, true, src, ctx),
                Limit::NoEarlier(i) | Limit::AsFrom(i) => {
                    self.tie(to, i, Some(Length::zero()), None, false, true, src, ctx);
                }
                Limit::Within(d, Some(i)) => {
                    self.tie(to, i, Some(Length::zero()), Length::of(d), false, true, src, ctx);
                }
                Limit::Within(d, None) => {
                    if let Some((from, max)) = answers.zip(Length::of(d)) {
                        let (min, max) = (Some((Length::zero(), false)), Some((max, false)));
                        self.link(Link {
                            from,
                            to,
                            min,
                            max,
                            strict: false,
                            force: Force::Requirement,
                            waits: true,
                            ctx,
                            src,
                        });
                    }
                }
                Limit::WithinBefore(d, i) => {
                    for (from, ctx) in self.instant(i, node, ctx) {
                        let (min, max) = (Length::of(d).map(|l| (l, true)), Some((Length::zero(), false)));
                        self.link(Link {
                            from,
                            to,
                            min,
                            max,
                            strict: false,
                            force: Force::Requirement,
                            waits: false,
                            ctx,
                            src,
                        });
                    }
                }
                Limit::Between(a, b) => {
                    self.tie(to, a, Some(Length::zero()), None, false, true, src, ctx);
                    self.tie(to, b, None, Some(Length::zero()), false, false, src, ctx);
                }
                Limit::AfterLapse(d) => {
                    let from = self.builtin(Builtin::EntryIntoForce, src);
                    let min = Length::of(d).map(|l| (l, false));
                    self.link(Link {
                        from,
                        to,
                        min,
                        max: None,
                        strict: false,
                        force: Force::Requirement,
                        waits: true,
                        ctx,
                        src,
                    });
                }
                Limit::Soft => {
                    let from = answers.unwrap_or_else(|| self.builtin(Builtin::EntryIntoForce, src));
                    self.link(Link {
                        from,
                        to,
                        min: None,
                        max: None,
                        strict: false,
                        force: Force::Soft,
                        waits: false,
                        ctx,
                        src,
                    });
                }
                Limit::Parallel { with, by_share, by_phase, certified } => {
                    self.beside(with, *by_share || *by_phase, certified.is_some(), ctx, src);
                }
            }
        }
    }

    #[allow(clippy::too_many_arguments, reason = "the shape of a link")]
    fn tie(
        &mut self,
        to: EventId,
        instant: &'t Instant,
        min: Option<Length>,
        max: Option<Length>,
        strict: bool,
        waits: bool,
        src: Src,
        ctx: Ctx,
    ) {
        let (min, max) = (min.map(|l| (l, false)), max.map(|l| (l, false)));
        for (from, ctx) in self.instant(instant, src.node, ctx) {
            let (min, max) = (min.clone(), max.clone());
            self.link(Link { from, to, min, max, strict, force: Force::Requirement, waits, ctx, src });
        }
    }

    /// The time that a period means for a construct; its `start` and `expiry` are tied to it.
    pub fn period(&mut self, period: &'t Period, node: NodeId, ctx: Ctx) -> When {
        let src = Src { node, span: period.span };
        let start = self.named(node, "start");
        let expiry = self.named(node, "expiry");
        let zero = || Some((Length::zero(), false));
        let mut starts = Vec::new();
        match (&period.from, start, self.opening(node)) {
            // Nothing is said, or its own start, and there is but one event that can be meant.
            (from, Some(to), Some((opening, ctxs)))
                if period.length.is_some() && from.as_ref().is_none_or(|f| self.is_itself(f, to, node, ctx)) =>
            {
                if opening != to {
                    let (min, max) = (zero(), zero());
                    self.link(Link {
                        from: opening,
                        to,
                        min,
                        max,
                        strict: false,
                        force: Force::Definition,
                        waits: true,
                        ctx,
                        src,
                    });
                }
                starts = ctxs;
            }
            (Some(from), Some(start), _) => {
                self.tie(start, from, Some(Length::zero()), Some(Length::zero()), false, true, src, ctx);
                starts.push(ctx);
            }
            _ => {}
        }
        let until = match (period.open, &period.length, &period.until, expiry) {
            (Some(OpenEnd::Permanent), ..) => End::Permanent,
            (Some(OpenEnd::Indefinite), ..) => End::Indefinite,
            (_, _, _, Some(expiry)) if period.during.is_some() => {
                let during = period.during.iter().flat_map(|l| self.model.nodes_in(l, node)).collect::<Vec<_>>();
                for other in during {
                    let Some(from) = self.named(other, "expiry") else { continue };
                    let (min, max) = (zero(), zero());
                    self.link(Link {
                        from,
                        to: expiry,
                        min,
                        max,
                        strict: false,
                        force: Force::Definition,
                        waits: true,
                        ctx,
                        src,
                    });
                }
                End::At(expiry)
            }
            (_, Some(d), _, Some(expiry)) => {
                if let (Some(length), Some(from)) = (Length::of(d), start) {
                    // Who may end it early leaves it its length as the longest; where that is no party, no party chooses.
                    let ended = period.ended.as_ref().map(|l| self.who_of(l, node));
                    let least = if ended.is_some() { Length::zero() } else { length.clone() };
                    let signatories = self.model.signatories();
                    let force = match ended {
                        Some(who) if !who.actors.iter().any(|a| signatories.contains(a)) => Force::Contingent,
                        _ => Force::Definition,
                    };
                    let (min, max) = (Some((least, false)), Some((length, false)));
                    self.link(Link { from, to: expiry, min, max, strict: false, force, waits: true, ctx, src });
                }
                End::At(expiry)
            }
            (_, _, Some(i), Some(expiry)) => {
                self.tie(expiry, i, Some(Length::zero()), Some(Length::zero()), false, true, src, ctx);
                End::At(expiry)
            }
            _ => End::Unsaid,
        };
        let from = start.filter(|_| period.from.is_some() || period.length.is_some());
        self.stretch(Stretch { node, period: Some(period), starts, from, until, ctx, src });
        When { from, until, span: Some(period.span) }
    }

    /// The time during which a sentence holds by its time limits: `as from X`, `until X`, `within 30 days of X`.
    pub fn interval(&mut self, node: NodeId, word: &str, modality: Modality) -> When {
        let mut out = When::default();
        // A duty that is to be done by a day is no duty for all the time until then.
        let lasting = modality != Modality::Must;
        for f in self.fields(node, word).collect::<Vec<_>>() {
            let Value::Bound(bound) = &f.value else { continue };
            for term in &bound.terms {
                let until_then = self.model.text(term.span).starts_with("until");
                let mut at = |i: &'t Instant| self.instant(i, node, f.ctx).first().map(|e| e.0);
                let (from, until) = match &term.limit {
                    Limit::AsFrom(i) => (at(i), None),
                    Limit::NoEarlier(i) | Limit::After(i) if lasting => (at(i), None),
                    Limit::By(i) if lasting || until_then => (None, at(i)),
                    Limit::Before(i) if lasting => (None, at(i)),
                    Limit::On(i) if lasting => (at(i), at(i)),
                    Limit::Between(a, b) if lasting => (at(a), at(b)),
                    Limit::Within(d, Some(i)) if lasting => {
                        let from = at(i);
                        (from, from.zip(Length::of(d)).map(|(from, by)| self.later(from, by, f.ctx, node, term.span)))
                    }
                    _ => (None, None),
                };
                out.from = from.or(out.from);
                out.until = until.map_or(out.until, End::At);
            }
        }
        out
    }
    /// The event that comes so long after another.
    fn later(&mut self, from: EventId, by: Length, ctx: Ctx, node: NodeId, span: Span) -> EventId {
        let cause = Cause::Derived { from, by: by.clone(), before: false };
        let sure = self.is_sure(from);
        self.event(EventKey::Derived(from, by, false), cause, sure, ctx, Src { node, span })
    }

    /// Whether an instant is just this event.
    fn is_itself(&mut self, instant: &'t Instant, event: EventId, node: NodeId, ctx: Ctx) -> bool {
        matches!(instant, Instant::Event(_)) && self.instant(instant, node, ctx).iter().all(|e| e.0 == event)
    }

    /// The last part of a value's place, for facts without words of their own.
    pub(super) fn spot(&self, node: NodeId) -> Span {
        self.model.node(node).point()
    }
}
