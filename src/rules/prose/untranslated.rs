//! `X002 untranslated`: an authentic language lacks a text, term or name.

use crate::choice::Ctx;
use crate::finding::{Code, Finding, Severity};
use crate::model::prose::tongues::tongue;
use crate::model::prose::{Home, Run};
use crate::model::uses::fewest;
use crate::rules::Case;
use crate::rules::said::under;
use crate::source::Span;

/// So many places are shown.
const SHOWN: usize = 5;

pub(in crate::rules) fn check(case: &Case<'_>, out: &mut Vec<Finding>) {
    let languages = case.model.languages();
    let Some(head) = case.model.head_field("languages").filter(|_| languages.len() > 1) else { return };
    // Which of them are authentic is not said, and that has been told.
    if Case::spoken(out, &["F905"], head.value_span) {
        return;
    }
    let marked = case.marked_final();
    let main = case.model.main_language();
    let texts: Vec<&Run<'_>> = case.texts().iter().filter(|r| matters(case, r, marked.is_some())).collect();
    for language in languages {
        let lacks = |group: &&[&Run<'_>]| !group.iter().any(|r| r.lang.unwrap_or(main) == language);
        let lacking: Vec<(Span, Ctx)> = texts
            .chunk_by(|a, b| a.of == b.of)
            .filter(lacks)
            .filter_map(|g| g.first().map(|r| (r.span, r.ctx)))
            .collect();
        let Some(first) = lacking.first() else { continue };
        let name = tongue(language).map_or_else(|| format!("`{language}`"), |t| t.name.to_owned());
        let message = format!("not every text and name has a wording in {name}");
        let all = match lacking.len() {
            1 => format!("nothing in {name}"),
            n => format!("nothing in {name}, here and in {} more places", n - 1),
        };
        let severity = if marked.is_some() { Severity::Error } else { Severity::Info };
        let mut finding =
            Finding::new(Code("X002"), severity, message).at(first.0, all).at(head.value_span, "an authentic language");
        for (at, _) in lacking.iter().skip(1).take(SHOWN - 1) {
            finding = finding.at(*at, "nor here");
        }
        if let Some(marked) = marked {
            finding = finding.at(marked, "marked final here");
        }
        let ctxs: Vec<Ctx> = lacking.iter().map(|l| l.1).collect();
        let finding =
            finding.why("who signs an authentic text that is not there signs what others will write").help(format!(
                "write the wording after its code: `\"…\" {language} \"…\"`; or take the language out of `languages`"
            ));
        out.push(under(finding, &fewest(case.choices(), Ctx::ALWAYS, &ctxs)));
    }
}

/// Whether words are printed, and theirs is no other check's matter: a note is not, and what replaces default prose in one
/// language alone is said of a draft by itself (X004).
fn matters(case: &Case<'_>, run: &Run<'_>, is_final: bool) -> bool {
    match run.home {
        Home::Note => false,
        Home::Paragraph => is_final || crate::substance::replaced(case.model, run.node).is_empty(),
        Home::Wording => true,
        // Words of the language itself are put into each language by the templates.
        Home::Field(_) => run.of != run.span,
    }
}
