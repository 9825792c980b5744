//! Lists of actors, clauses, acts and things.

use super::{English, join};
use crate::model::NodeId;
use crate::syntax::kind::Class;
use crate::syntax::tree::{Item, List, Named, Special, Words};

/// Acts, by how a sentence must take them.
#[derive(Clone, Debug, Default)]
pub struct Acts {
    /// What one does: "station armed forces".
    pub verbs: Vec<String>,
    /// What happens: "attacks and advances".
    pub nouns: Vec<String>,
}

impl English<'_> {
    /// A list with what it says of each and all: "each of A and B", "A and B acting together", "any of A, B or C".
    #[must_use]
    pub fn list(&self, l: &List) -> String {
        if let Some(said) = self.one_of_all(l) {
            return said;
        }
        let names: Vec<String> = l.items.iter().map(|i| self.item(i)).filter(|n| !n.is_empty()).collect();
        let spread = l.items.iter().any(|i| self.is_group(i));
        let several = l.items.len() > 1;
        let mut out = if l.each && spread {
            // Those that are one are named; of those that are several, each.
            let each = l
                .items
                .iter()
                .zip(&names)
                .map(|(i, n)| if self.is_group(i) { format!("each of {n}") } else { n.clone() });
            join(&each.collect::<Vec<_>>(), "and")
        } else if l.each && several {
            format!("each of {}", join(&names, "and"))
        } else if l.any && (several || spread) {
            format!("any of {}", join(&names, "or"))
        } else {
            join(&names, "and")
        };
        if l.together {
            out.push_str(" acting together");
        }
        if !l.except.is_empty() {
            let except: Vec<String> = l.except.iter().map(|i| self.item(i)).collect();
            // "all the Parties except Turkey", where no list before it could be taken to go on.
            let comma = if let [Item { is: Named::Special(_), .. }] = l.items.as_slice() { "" } else { "," };
            out.push_str(&format!("{comma} except {}", join(&except, "and")));
        }
        out
    }
    /// "any party", "each guarantor": a list of the word alone.
    fn one_of_all(&self, l: &List) -> Option<String> {
        let [item] = l.items.as_slice() else { return None };
        let Named::Path(p) = &item.is else { return None };
        let word = self.model.name(p.single()?.sym);
        let special = match (word, l.any, l.each) {
            ("party" | "Party", true, _) => Special::AnyParty,
            ("party" | "Party", _, true) => Special::EachParty,
            ("guarantor", true, _) => Special::AnyGuarantor,
            ("guarantor", _, true) => Special::EachGuarantor,
            ("State" | "signatory", true, _) => return Some(format!("any {word}")),
            ("State" | "signatory", _, true) => return Some(format!("each {word}")),
            _ => return None,
        };
        self.target(p).is_none().then(|| self.special(special))
    }
    /// Whether the list takes a verb in the plural.
    #[must_use]
    pub fn plural(&self, l: &List) -> bool {
        let spread = l.items.iter().any(|i| self.is_group(i));
        if l.items.len() > 1 {
            return !l.any && (!l.each || spread);
        }
        let special = |i: &Item| matches!(i.is, Named::Special(Special::AllParties | Special::Guarantors));
        let some = |i: &Item| matches!(&i.is, Named::Some(n, _) if n.whole() != Some(1));
        let one = |i: &Item| i.each.is_none() && (self.is_group(i) || special(i) || some(i) || self.words_plural(i));
        !l.each && !l.any && l.items.iter().any(one)
    }
    /// Words are taken for several where their first noun is: "the Member States", "its nationals".
    fn words_plural(&self, i: &Item) -> bool {
        let Named::Words(w) = &i.is else { return false };
        several(&self.words(w))
    }
    /// The form of a verb that agrees with the list.
    #[must_use]
    pub fn verb<'w>(&self, l: &List, one: &'w str, several: &'w str) -> &'w str {
        if self.plural(l) { several } else { one }
    }
    pub(super) fn is_group(&self, i: &Item) -> bool {
        match &i.is {
            Named::Path(p) => self.node_of(p).is_some_and(|n| self.model.node(n).kind.word == "group"),
            _ => false,
        }
    }
    /// One member of a list.
    #[must_use]
    pub fn item(&self, i: &Item) -> String {
        let name = match &i.is {
            // "the findings": a word that is no name keeps its article.
            Named::Path(p) if i.place.is_none() && self.target(p).is_none() => {
                let the = if self.model.text(i.span).starts_with("the ") { "the " } else { "" };
                format!("{the}{}", self.path(p))
            }
            Named::Path(p) if i.place.is_none() => self.path(p),
            Named::Path(_) => return self.place(i),
            Named::Words(w) => self.words(w),
            Named::Special(s) => self.special(*s),
            Named::Some(n, l) => format!("{} of {}", self.number(*n), self.list(l)),
            Named::Blank => self.blank(i.span),
        };
        let name = match i.each {
            Some(true) if self.is_group(i) => format!("each of {name}"),
            Some(false) if self.is_group(i) => format!("any of {name}"),
            _ => name,
        };
        self.around(i, &name)
    }
    fn around(&self, i: &Item, name: &str) -> String {
        let none = (Words::default(), Words::default());
        let (before, after) = i.around.as_deref().unwrap_or(&none);
        let said = |w: &Words| if w.runs.is_empty() { String::new() } else { self.words(w) };
        let named = std::iter::once((name.to_owned(), after)).chain(i.more.iter().map(|(p, w)| (self.path(p), w)));
        let (mut out, mut side_by_side) = (said(before), Vec::new());
        for (name, words) in named {
            side_by_side.push(name);
            // Names with no words between them are a list.
            if !words.runs.is_empty() {
                out.extend([" ", &join(&std::mem::take(&mut side_by_side), "and"), " ", &said(words)]);
            }
        }
        out.extend([" ", &join(&side_by_side, "and")]);
        out.trim().to_owned()
    }
    /// A standing expression as the treaty writes it.
    #[must_use]
    pub fn special(&self, s: Special) -> String {
        let two = self.model.parties().len() + self.model.guarantors().len() == 2;
        let word = self.treaty_word();
        match s {
            Special::EachParty => "each Party".into(),
            Special::AnyParty if two => "either Party".into(),
            Special::AnyParty => "any Party".into(),
            Special::AllParties => "the Parties".into(),
            Special::OtherParty if two => "the other Party".into(),
            Special::OtherParty => "the other Parties".into(),
            Special::Guarantors => "the guarantors".into(),
            Special::EachGuarantor => "each guarantor".into(),
            Special::AnyGuarantor => "any guarantor".into(),
            Special::Depositary => "the Depositary".into(),
            Special::Each => "each".into(),
            Special::Other => "the other".into(),
            Special::Itself => "itself".into(),
            Special::Nobody => "no one".into(),
            Special::ThisTreaty => format!("this {word}"),
            Special::AnyOtherProvision => format!("any other provision of this {word}"),
        }
    }
    /// References to the clauses and articles of a list: "Article 2 and Article 3".
    #[must_use]
    pub fn links(&self, l: &List, word: &str) -> String {
        let one = |i: &Item| match &i.is {
            Named::Path(p) => match self.node_of(p) {
                Some(n)
                    if matches!(
                        self.model.node(n).kind.class,
                        Class::Actor | Class::Place | Class::Event | Class::Term
                    ) =>
                {
                    self.name(n)
                }
                Some(n) if self.model.node(n).kind.class == Class::Part => self.name(n),
                Some(n) => self.link(n),
                None => self.item(i),
            },
            _ => self.item(i),
        };
        // References alone come in the order of the treaty.
        let place = |i: &Item| match &i.is {
            Named::Path(p) if i.around.is_none() => self.node_of(p).filter(|n| self.is_numbered(*n)),
            _ => None,
        };
        let mut order: Vec<(Option<NodeId>, &Item)> = l.items.iter().map(|i| (place(i), i)).collect();
        if order.iter().all(|(n, _)| n.is_some()) {
            order.sort_by_key(|(n, _)| *n);
        }
        let names: Vec<String> = order.into_iter().map(|(_, i)| one(i)).collect();
        let mut out = join(&names, word);
        if !l.except.is_empty() {
            let except: Vec<String> = l.except.iter().map(one).collect();
            out.push_str(&format!(", except {}", join(&except, "and")));
        }
        out
    }
    /// Whether a construct is referred to by a number.
    fn is_numbered(&self, id: NodeId) -> bool {
        matches!(self.model.node(id).kind.class, Class::Clause | Class::Sentence | Class::Container)
    }
    /// The same, with bodies that the treaty creates called by their names.
    #[must_use]
    pub fn names(&self, l: &List) -> String {
        let body =
            |i: &Item| matches!(&i.is, Named::Path(p) if self.node_of(p).is_some_and(|n| self.model.is_actor(n)));
        if l.items.iter().any(body) { self.list(l) } else { self.links(l, "and") }
    }
    /// Acts, parted by how a sentence must take them. Words in quotation marks are things that happen.
    #[must_use]
    pub fn acts(&self, l: &List) -> Acts {
        let mut out = Acts::default();
        for i in &l.items {
            let verb = |n| self.model.node(n).kind.class == Class::Action && !names_a_thing(&self.name(n));
            let action = matches!(&i.is, Named::Path(p) if self.node_of(p).is_some_and(verb));
            let said = self.item(i);
            if action { out.verbs.push(said) } else { out.nouns.push(said) }
        }
        out
    }
}

/// Whether words are taken for several: where their first noun is, as in "the Member States", "its nationals".
#[must_use]
pub fn several(words: &str) -> bool {
    let head = words.split([',', ';']).next().unwrap_or("");
    let head =
        [" of ", " in ", " from ", " for ", " with ", " to "].iter().fold(head, |h, p| h.split(p).next().unwrap_or(h));
    head.contains(" and ") || head.ends_with('s') && !head.ends_with("ss") && !head.ends_with("us")
}

/// Whether an action is called after what happens rather than after what one does: "acts of hostility".
fn names_a_thing(title: &str) -> bool {
    let first = title.split(' ').next().unwrap_or("");
    let article = matches!(first, "the" | "a" | "an" | "any" | "all" | "their" | "its" | "his" | "her");
    article || (first.ends_with('s') && !first.ends_with("ss") && !first.ends_with("us"))
}
