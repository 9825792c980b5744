//! How long each check takes on one text, and what is made ready for all of them.

use std::hint::black_box;
use std::sync::Arc;
use std::time::Instant;
use treatyc::clauses::LEXICON;
use treatyc::core::Core;
use treatyc::model::Model;
use treatyc::model::numbers::Numbers;
use treatyc::model::shapes::{Drawings, Shapes};
use treatyc::rules::{Case, RULES};
use treatyc::source::Sources;

/// Each part of a check and the seconds that it takes, in the order in which they come; the first is reading.
pub fn laps(text: &str) -> Vec<(&'static str, f64)> {
    let mut sources = Sources::default();
    let shared: Arc<str> = Arc::from(text);
    sources.add("bench.treaty".into(), shared).expect("a text of a few megabytes");
    let mut parts: Vec<(&str, f64)> = Vec::new();
    let mut start = Instant::now();
    let mut lap = |what| {
        parts.push((what, start.elapsed().as_secs_f64()));
        start = Instant::now();
    };
    let (tree, _) = treatyc::syntax::read(text, 0, &LEXICON, &mut |_, _| None);
    lap("reading");
    let model = Model::new(&tree, &sources);
    let (drawings, numbers) = (Drawings::new(), Numbers::new(&model, &|_| true));
    let shapes = Shapes::new(&model, &drawings);
    lap("model");
    let core = Core::new(&model, &treatyc::clauses::meaning);
    lap("core");
    let case = Case::new(&model, &core, &numbers, &shapes);
    let _ = black_box(case.plan());
    lap("plan");
    let _ = black_box((case.uses(), case.meant()));
    lap("uses of names");
    let _ = black_box(case.texts());
    lap("runs of words");
    let mut found = Vec::new();
    for rule in RULES {
        if let Some(check) = rule.check {
            check(&case, &mut found);
            lap(rule.code.0);
        }
    }
    parts
}
