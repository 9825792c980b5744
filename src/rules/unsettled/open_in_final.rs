//! `N001 open-in-final`: brackets or reservations in a text marked final.

use crate::choice::Sort;
use crate::finding::{Code, Finding, Severity};
use crate::rules::Case;

pub(in crate::rules) fn check(case: &Case<'_>, out: &mut Vec<Finding>) {
    let Some(marked) = case.marked_final() else { return };
    let model = case.model;
    let choices = &model.tree.choices;
    let error = |message: String| Finding::new(Code("N001"), Severity::Error, message);
    for (_, choice) in choices.iter() {
        // What stands inside an option falls or stands with it.
        if !choices.taken(choice.parent).is_empty() {
            continue;
        }
        let (what, are, mend) = match choice.sort {
            Sort::Alternatives => {
                ("the alternatives", "are", "keep the option that was agreed, and take the others out")
            }
            _ => ("the bracket", "is", "keep the side that was agreed, and take the bracket away"),
        };
        let finding = error(format!("the text is marked final, and {what} `{}` {are} still open", choice.name))
            .at(choice.span, "not settled")
            .at(marked, "marked final here")
            .help(format!("{mend}; or take `status final` out of the head"));
        out.push(finding);
    }
    for id in model.ids() {
        let node = model.node(id);
        for field in node.fields.iter().filter(|f| f.spec.word == "reserved by") {
            let said = model.text(field.value_span).trim();
            let who = said.strip_prefix("reserved by").unwrap_or(said).trim();
            let finding = error(format!("the text is marked final, and the reservation by {who} still stands"))
                .at(field.span, "a reservation")
                .at(marked, "marked final here")
                .help("take the reservation out once it is withdrawn; or take `status final` out of the head");
            out.push(finding);
        }
    }
}
