//! Two rounds of a negotiation held against each other.

pub mod words;
mod order;
mod likeness;
pub mod pairs;
mod sides;
mod measures;
pub mod revision;
mod homes;
mod reader;
mod points;
mod compare;
mod found;

use crate::checked::Checked;
use crate::model::Model;
use crate::model::numbers::Numbers;
use crate::packages::NODES_IN_CHECK;
use crate::packages::census::Census;
use crate::render::brief::Brief;
use crate::render::document::document;
use crate::render::inline::Assignment;
use crate::render::prose::{Prose, paragraphs};
use pairs::{Pairs, pairs};
use reader::Reader;
use revision::{Revision, Round};
use sides::Side;
use std::collections::BTreeMap;

/// What changed in meaning from one round to the next. The names are those of the files.
#[must_use]
pub fn revision(old: (&str, &Checked), new: (&str, &Checked)) -> Revision {
    let (before, after) = (Model::new(&old.1.tree, &old.1.sources), Model::new(&new.1.tree, &new.1.sources));
    let same = pairs(&before, &after);
    let mut out = Revision::default();
    reading(&before, true, &same, &mut |a| {
        reading(&after, false, &same, &mut |b| {
            let (gone, came) = found::findings((a, old.1), (b, new.1));
            out = Revision { old: round(old, a), new: round(new, b), gone, found: came, ..compare::compare(a, b) };
        });
    });
    out
}

/// Reads one round in words.
fn reading(model: &Model<'_>, is_old: bool, pairs: &Pairs, then: &mut dyn FnMut(&Reader<'_>)) {
    let under = Assignment::default();
    let numbers = Numbers::new(model, &|_| true);
    // The built-in templates are as good as the tests that read them.
    let Ok(prose) = Prose::new(model, &numbers, &BTreeMap::new(), "en") else { return };
    let say = |node, assignment: &Assignment| paragraphs(&prose, node, assignment);
    let made = document(model, &say, &under, false);
    then(&Reader { side: Side { model, is_old, pairs }, brief: Brief { prose: &prose, made: &made } });
}

fn round((file, checked): (&str, &Checked), reader: &Reader<'_>) -> Round {
    let choices = &checked.tree.choices;
    let all = Census::new(choices, &[], NODES_IN_CHECK).ok();
    Round {
        file: file.to_owned(),
        draft: reader.brief.draft().to_owned(),
        title: reader.brief.title().to_owned(),
        packages: all.and_then(|all| all.total().try_into().ok()),
        open: choices.len(),
    }
}
