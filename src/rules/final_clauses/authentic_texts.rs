//! `F905 authentic-texts`: several languages, and no word on which are authentic.

use crate::choice::Ctx;
use crate::finding::{Code, Finding, Severity};
use crate::rules::Case;
use crate::rules::said::{and, under};
use crate::syntax::tree::Value;

pub(in crate::rules) fn check(case: &Case<'_>, out: &mut Vec<Finding>) {
    let Some(head) = case.model.head() else { return };
    for f in case.model.node(head).fields("languages") {
        let Value::Languages(l) = &f.value else { continue };
        if l.all.len() < 2 || l.authentic || l.prevails.is_some() {
            continue;
        }
        let prevails = case.model.node(head).fields.iter().filter(|f| f.spec.word.is_empty());
        let mut said: Vec<Ctx> = prevails.map(|f| f.ctx).collect();
        said.extend(case.prose(&["authentic", "prevail", "faisant foi", "foi", "auténtic", "автентич", "аутентич"]));
        let ctxs = case.choices().uncovered(f.ctx, &said);
        if ctxs.is_empty() {
            continue;
        }
        let names: Vec<String> = l.all.iter().map(|n| case.model.name(n.sym).to_owned()).collect();
        let finding = Finding::new(
            Code("F905"),
            Severity::Warning,
            format!("it is drawn up in {}, and nothing says which texts are authentic", and(&names)),
        )
        .at(f.value_span, "authentic, or translations?")
        .why("if one of them is a translation, its words decide nothing; if all are authentic, each is presumed to mean the same (Vienna Convention, Article 33)")
        .help(format!("write `languages {} equally authentic`, or name the one that prevails", names.join(", ")));
        out.push(under(finding, &ctxs));
    }
}
