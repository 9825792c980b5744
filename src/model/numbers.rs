//! The numbers of articles, parts, annexes: the compiler gives them, references are by name.

use super::{Model, NodeId};
use crate::syntax::kind::Class;
use rustc_hash::FxHashMap;

/// How articles are numbered.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Scheme {
    /// 1, 2, 3.
    Arabic,
    /// I, II, III.
    Roman,
}

/// The numbers of one treaty with all its open text in it.
#[derive(Debug, Default)]
pub struct Numbers {
    numbers: FxHashMap<NodeId, String>,
}

impl Numbers {
    /// Numbers everything that `present` says is there.
    #[must_use]
    pub fn new(model: &Model<'_>, present: &dyn Fn(NodeId) -> bool) -> Self {
        let scheme = match model.head_field("numbering") {
            Some(f) if model.text(f.value_span).contains("roman") => Scheme::Roman,
            _ => Scheme::Arabic,
        };
        let mut count = Counts { article: 0, part: 0, chapter: 0, annex: 0, protocol: 0, scheme, out: Self::default() };
        // The final clauses are printed after all other articles, wherever they stand in the source.
        let is_final = |id: &NodeId| model.node(*id).kind.class == Class::Final;
        for id in model.top().filter(|id| !is_final(id)).chain(model.top().filter(is_final)) {
            count.node(model, id, present);
        }
        count.out
    }
    /// The number of an article, part or annex, as printed: `3`, `III`.
    #[must_use]
    pub fn of(&self, id: NodeId) -> Option<&str> {
        self.numbers.get(&id).map(String::as_str)
    }
}

struct Counts {
    article: u32,
    part: u32,
    chapter: u32,
    annex: u32,
    protocol: u32,
    scheme: Scheme,
    out: Numbers,
}

impl Counts {
    fn node(&mut self, model: &Model<'_>, id: NodeId, present: &dyn Fn(NodeId) -> bool) {
        if !present(id) {
            return;
        }
        let word = model.node(id).kind.word;
        let number = match word {
            "article" | "final clauses" => {
                self.article += 1;
                written(self.article, self.scheme)
            }
            "part" => {
                self.part += 1;
                self.chapter = 0;
                written(self.part, Scheme::Roman)
            }
            "chapter" => {
                self.chapter += 1;
                written(self.chapter, Scheme::Roman)
            }
            "annex" => {
                self.annex += 1;
                written(self.annex, Scheme::Roman)
            }
            "protocol" => {
                self.protocol += 1;
                written(self.protocol, Scheme::Roman)
            }
            _ => String::new(),
        };
        if !number.is_empty() {
            self.out.numbers.insert(id, number);
        }
        // An annex numbers its own articles; options go on with the numbers around them.
        let outer = matches!(word, "annex" | "protocol").then(|| std::mem::take(&mut self.article));
        for child in model.children(id) {
            self.node(model, child, present);
        }
        if let Some(n) = outer {
            self.article = n;
        }
    }
}

/// A number in a scheme.
#[must_use]
pub fn written(n: u32, scheme: Scheme) -> String {
    if scheme == Scheme::Arabic || n >= 4000 {
        return n.to_string();
    }
    let table = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    let (mut n, mut out) = (n, String::new());
    for (value, letters) in table {
        while n >= value {
            out.push_str(letters);
            n -= value;
        }
    }
    out
}
