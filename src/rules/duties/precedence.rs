//! Which of two commitments prevails in words.

use crate::choice::Ctx;
use crate::core::Commitment;
use crate::model::NodeId;
use crate::rules::Case;
use crate::syntax::tree::{List, Named, Special, Value};

/// What the words say of two commitments.
#[derive(Default)]
pub(in crate::rules) struct Order {
    /// Where one of them steps back.
    pub decided: Vec<Ctx>,
    /// Where each claims to prevail, and a claim is not by name alone: of names that go round in a circle R105 speaks.
    pub both: Vec<Ctx>,
}

/// What one says of another: under which condition, and whether by its name.
type Claims = Vec<(Ctx, bool)>;

/// Which of two prevails.
pub(in crate::rules) fn order(case: &Case<'_>, a: &Commitment<'_>, b: &Commitment<'_>) -> Order {
    let choices = case.choices();
    let claims = |x: NodeId, y: NodeId| {
        let mut all = said(case, x, "notwithstanding", y);
        all.extend(said(case, y, "subject to", x));
        all
    };
    let (x, y) = (a.src.node, b.src.node);
    let (over, under) = (claims(x, y), claims(y, x));
    let mut out = Order::default();
    for (one, by_name) in &over {
        for (other, too) in &under {
            out.both.extend(choices.meet(*one, *other).filter(|_| !(*by_name && *too)));
        }
    }
    out.decided = over.into_iter().chain(under).map(|c| c.0).collect();
    for (x, y) in [(x, y), (y, x)] {
        out.decided.extend(said(case, x, "without prejudice to", y).into_iter().map(|c| c.0));
    }
    out
}

/// Whether a clause, or what it stands in, says this word of another clause.
fn said(case: &Case<'_>, node: NodeId, word: &str, of: NodeId) -> Claims {
    let model = case.model;
    let mut out = Claims::new();
    for at in model.around(node) {
        for f in model.node(at).fields.iter().filter(|f| f.spec.word == word) {
            let Value::List(l) = &f.value else { continue };
            let named = model.nodes_in(l, at).iter().any(|n| model.around(of).any(|o| o == *n));
            if named || all(case, l) {
                out.push((f.ctx, named));
            }
        }
    }
    out
}

/// Whether a list means whatever else the treaty says: "this treaty", "any other provision", or words for it.
fn all(case: &Case<'_>, list: &List) -> bool {
    list.items.iter().any(|i| match &i.is {
        Named::Special(s) => matches!(s, Special::ThisTreaty | Special::AnyOtherProvision),
        // Which provision words mean cannot be known: it may be this one.
        Named::Words(w) => {
            let text = case.model.text(w.span).to_lowercase();
            ["provision", "article", "agreement", "treaty", "paragraph"].iter().any(|w| text.contains(w))
        }
        _ => false,
    })
}
