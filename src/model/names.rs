//! What a name means where it stands.

use super::{Model, NodeId};
use crate::source::Span;
use crate::syntax::kind::Class;
use crate::syntax::tree::{Name, Path, Sym};
use smallvec::{SmallVec, smallvec};

/// The events that every treaty has.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, PartialOrd, Ord)]
pub enum Builtin {
    /// Its signature.
    Signature,
    /// The last ratification that it needs.
    Ratification,
    /// Its (first) entry into force.
    EntryIntoForce,
    /// Its end.
    Termination,
}

impl Builtin {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Signature, Self::Ratification, Self::EntryIntoForce, Self::Termination];
    /// Its name in the language.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Signature => "signature",
            Self::Ratification => "ratification",
            Self::EntryIntoForce => "entry_into_force",
            Self::Termination => "termination",
        }
    }
}

/// What a path means.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Target {
    /// A declared construct.
    Node(NodeId),
    /// An event that every treaty has.
    Builtin(Builtin),
    /// An event of a construct: `eastern.completes`, `Ukraine.ratification`.
    Event(NodeId, Sym),
}

/// What a construct can be used as.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Sort {
    /// Who.
    Actor,
    /// Where.
    Place,
    /// A clause, a rule, an article.
    Clause,
    /// An action.
    Act,
    /// Something that happens.
    Event,
    /// Anything that is declared.
    Thing,
}

impl Sort {
    /// In words, with its article.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Actor => "an actor",
            Self::Place => "a place",
            Self::Clause => "a clause or article",
            Self::Act => "an action",
            Self::Event => "an event",
            Self::Thing => "something declared",
        }
    }
}

/// Why a path means nothing.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Unresolved {
    /// Nobody declares this name of it.
    Unknown(Name),
    /// The construct has no event or part of this name.
    NoPart(NodeId, Name),
    /// The name is that of a construct which could not be read; nothing is to be said.
    Hurt,
}

/// Acts of a party that are events of it.
pub(super) const PARTY_EVENTS: [&str; 6] =
    ["ratification", "signature", "acceptance", "accession", "notification", "entry_into_force"];

impl Model<'_> {
    /// What a path means where it stands in `scope`; empty where it means nothing.
    #[must_use]
    pub fn resolve(&self, path: &Path, scope: NodeId) -> SmallVec<[Target; 1]> {
        self.try_resolve(path, scope).unwrap_or_default()
    }

    /// What a path means where it stands in `scope`.
    ///
    /// # Errors
    /// The first name of it that means nothing.
    pub fn try_resolve(&self, path: &Path, scope: NodeId) -> Result<SmallVec<[Target; 1]>, Unresolved> {
        let Some(first) = path.first() else { return Err(Unresolved::Hurt) };
        let mut found = self.first(first, scope, path.0.len() == 1)?;
        for name in path.0.iter().skip(1) {
            let mut next: SmallVec<[Target; 1]> = SmallVec::new();
            let mut owner = None;
            for target in found {
                if let Target::Node(n) = target {
                    owner = Some(n);
                    next.extend(self.part(n, *name));
                }
            }
            if next.is_empty() {
                return Err(match owner {
                    Some(n) if self.node(n).broken || self.is_hurt(name.sym) => Unresolved::Hurt,
                    Some(n) => Unresolved::NoPart(n, *name),
                    None => Unresolved::Unknown(*name),
                });
            }
            found = next;
        }
        Ok(found)
    }

    fn first(&self, name: Name, scope: NodeId, alone: bool) -> Result<SmallVec<[Target; 1]>, Unresolved> {
        // The events and parts of what stands around come first, from the inside out.
        for around in self.around(scope) {
            let class = self.node(around).kind.class;
            if !matches!(class, Class::Clause | Class::Part | Class::Sentence | Class::Actor | Class::Final) {
                break;
            }
            let near = self.part(around, name);
            let event_alone = near.iter().all(|t| matches!(t, Target::Node(_))) || alone;
            if !near.is_empty() && event_alone && class != Class::Actor {
                return Ok(near);
            }
            if !near.is_empty() && class == Class::Actor && near.iter().any(|t| matches!(t, Target::Node(_))) {
                return Ok(near);
            }
        }
        let global = self
            .global
            .get(name.sym.0 as usize)
            .map(|l| l.iter().map(|n| Target::Node(*n)).collect::<SmallVec<[Target; 1]>>());
        if let Some(list) = global.filter(|l| !l.is_empty()) {
            return Ok(list);
        }
        if let Some(b) = self.builtins.get(&name.sym) {
            return Ok(smallvec![Target::Builtin(*b)]);
        }
        Err(if self.hurt.contains(&name.sym) { Unresolved::Hurt } else { Unresolved::Unknown(name) })
    }

    /// The part or event of a construct that has this name.
    fn part(&self, owner: NodeId, name: Name) -> SmallVec<[Target; 1]> {
        let parts: SmallVec<[Target; 1]> = self
            .children(owner)
            .filter(|c| self.node(*c).name.is_some_and(|n| n.sym == name.sym))
            .filter(|c| {
                self.node(*c).kind.class == Class::Part
                    || matches!(self.node(owner).kind.class, Class::Container | Class::Alternatives)
            })
            .map(Target::Node)
            .collect();
        if !parts.is_empty() {
            return parts;
        }
        let word = self.name(name.sym);
        let kind = self.node(owner).kind;
        let has = match kind.class {
            Class::Clause | Class::Part | Class::Sentence | Class::Container | Class::Final => {
                word == "start" || word == "expiry" || kind.events.contains(&word) || self.has_field_event(owner, word)
            }
            Class::Actor => PARTY_EVENTS.contains(&word),
            _ => false,
        };
        if has { smallvec![Target::Event(owner, name.sym)] } else { SmallVec::new() }
    }

    /// `verified` is an event wherever the field is said.
    pub(super) fn has_field_event(&self, owner: NodeId, word: &str) -> bool {
        word == "verified" && self.node(owner).field("verified").is_some()
    }

    /// Whether a target can be used as what is wanted.
    #[must_use]
    pub fn fits(&self, target: Target, sort: Sort) -> bool {
        match target {
            Target::Builtin(_) | Target::Event(..) => matches!(sort, Sort::Event | Sort::Thing),
            Target::Node(n) => {
                let class = self.node(n).kind.class;
                match sort {
                    Sort::Actor => self.is_actor(n) || class == Class::Term,
                    Sort::Place => class == Class::Place || class == Class::Term,
                    Sort::Clause => matches!(
                        class,
                        Class::Clause
                            | Class::Sentence
                            | Class::Container
                            | Class::Part
                            | Class::Option
                            | Class::Alternatives
                            | Class::Final
                    ),
                    Sort::Act => matches!(class, Class::Action | Class::Event | Class::Term),
                    Sort::Event => {
                        matches!(class, Class::Event | Class::Action | Class::Term)
                            || self.node(n).kind.word == "approval"
                    }
                    Sort::Thing => true,
                }
            }
        }
    }

    /// What a construct is, in words with its article: "a place", "the withdrawal in Article 3" comes from elsewhere.
    #[must_use]
    pub fn sort_words(&self, target: Target) -> String {
        match target {
            Target::Builtin(_) | Target::Event(..) => "an event".into(),
            Target::Node(n) => {
                let kind = self.node(n).kind;
                match kind.class {
                    Class::Actor => format!("an actor ({})", kind.word),
                    Class::Place => format!("a place ({})", kind.word),
                    Class::Event => "an event".into(),
                    Class::Action => "an action".into(),
                    Class::Term => "a defined term".into(),
                    Class::Clause => format!("a clause ({})", kind.word),
                    Class::Container => format!("an {}", kind.word),
                    _ => format!("a {}", kind.word),
                }
            }
        }
    }

    /// Every declared name with what declares it, in the order of the text.
    pub fn declared(&self) -> impl Iterator<Item = (Name, NodeId)> + '_ {
        self.ids()
            .filter_map(|id| Some((self.node(id).name?, id)))
            .filter(|(_, id)| !self.node(*id).kind.word.is_empty())
    }

    /// The declared name nearest to a misspelt one, among those that fit; its node.
    #[must_use]
    pub fn nearest(&self, word: &str, sort: Sort) -> Option<(&str, Option<NodeId>)> {
        let lower = word.to_lowercase();
        let most = match word.chars().count() {
            0..=3 => 1,
            4..=7 => 2,
            _ => 3,
        };
        let declared = self
            .declared()
            .filter(|(_, id)| self.node(*id).kind.class != Class::Part && self.fits(Target::Node(*id), sort))
            .map(|(n, id)| (self.name(n.sym), Some(id)));
        let built = Builtin::ALL.iter().filter(|_| matches!(sort, Sort::Event | Sort::Thing)).map(|b| (b.word(), None));
        declared
            .chain(built)
            .filter(|(n, _)| n.chars().count().abs_diff(word.chars().count()) <= most)
            .map(|(n, id)| (strsim::damerau_levenshtein(&n.to_lowercase(), &lower), n, id))
            .filter(|(d, _, _)| *d <= most)
            .min_by_key(|(d, _, _)| *d)
            .map(|(_, n, id)| (n, id))
    }

    /// Where a construct is declared.
    #[must_use]
    pub fn declared_at(&self, id: NodeId) -> Span {
        self.node(id).point()
    }
}
