//! `X004 one-language-override`: own prose in one authentic language, default prose in another.

use crate::finding::{Code, Finding, Severity};
use crate::model::prose::tongues::tongue;
use crate::rules::Case;
use crate::rules::said::and;

pub(in crate::rules) fn check(case: &Case<'_>, out: &mut Vec<Finding>) {
    let model = case.model;
    let languages = model.languages();
    // Of a final text the same is an error (X002).
    if languages.len() < 2 || case.marked_final().is_some() {
        return;
    }
    let main = model.main_language();
    for text in model.of_kind("text") {
        let Some(title) = model.node(text).title.as_ref().filter(|t| t.blank.is_none()) else { continue };
        let replaces = crate::substance::replaced(model, text);
        let has = |l: &&str| title.runs.iter().any(|r| r.lang.map_or(main, |s| model.name(s)) == *l);
        let (own, default): (Vec<&str>, Vec<&str>) = languages.iter().partition(|l| has(l));
        if replaces.is_empty() || own.is_empty() || default.is_empty() {
            continue;
        }
        let names = |all: &[&str]| {
            let name = |l: &&str| tongue(l).map_or_else(|| format!("`{l}`"), |t| t.name.to_owned());
            and(&all.iter().map(name).collect::<Vec<_>>())
        };
        let what = super::replaces(case, &replaces);
        let code = default.first().copied().unwrap_or_default();
        let finding = Finding::new(
            Code("X004"),
            Severity::Warning,
            format!("{what} is in the drafter's own words in {}, and in default words in {}", names(&own), names(&default)),
        )
        .at(title.span, format!("nothing in {}", names(&default)))
        .why("the texts are authentic alike, and are then written from different sources: what one was given by hand the other lacks")
        .help(format!("add the words in each language: `text \"…\" {code} \"…\"`; or leave all of them to the structure"));
        out.push(finding.under(model.ctx(text)));
    }
}
