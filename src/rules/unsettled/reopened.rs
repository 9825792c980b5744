//! `N006 reopened`: a text that was agreed and locked has changed since, or a definition that it rests on.

use crate::finding::{Code, Finding, Severity};
use crate::lock::{Agreed, Definition};
use crate::model::{Model, NodeId};
use crate::rules::{Case, Locked};
use crate::source::Span;
use crate::substance::{self, Rest, Substance};
use crate::syntax::kind::Class;

/// At so many changed statements a finding points.
const MOST: usize = 4;

pub(in crate::rules) fn check(case: &Case<'_>, out: &mut Vec<Finding>) {
    let Some(Locked { agreed, printed, .. }) = case.locked else { return };
    let model = case.model;
    match agreed {
        Err(why) => out.push(
            error(format!("`treaty.lock` {why}"))
                .why("it cannot be known whether what was agreed still stands")
                .help("restore the file from its last good version; `treatyc agree` writes it"),
        ),
        Ok(all) => {
            for one in all {
                let Some(id) = find(model, one) else {
                    out.push(gone(model, one));
                    continue;
                };
                let rests = substance::rests(model, id);
                let says = substance::article(model, id, &|n| renamed(one, &rests, n));
                if says.fingerprint() == one.fingerprint {
                    out.extend(rests_moved(case, id, one, &rests));
                } else {
                    out.push(changed(case, id, one, &says, &printed(id)));
                }
            }
        }
    }
}

fn error(message: String) -> Finding {
    Finding::new(Code("N006"), Severity::Error, message)
}

/// The article of a lock: by its name, or, where that has gone, the one that says just that.
fn find(model: &Model<'_>, one: &Agreed) -> Option<NodeId> {
    let can_be = |id: &NodeId| matches!(model.node(*id).kind.class, Class::Container | Class::Final);
    let name = |id: NodeId| match (model.node(id).name, model.node(id).kind.class) {
        (Some(n), _) => model.name(n.sym),
        (None, Class::Final) => "final clauses",
        _ => "",
    };
    let named = model.ids().filter(can_be).find(|id| name(*id) == one.article);
    let same = |id: &NodeId| {
        let rests = substance::rests(model, *id);
        substance::article(model, *id, &|n| renamed(one, &rests, n)).fingerprint() == one.fingerprint
    };
    named.or_else(|| model.ids().filter(can_be).find(same))
}

/// The name that a construct outside the article had when it was agreed: that of a definition which is gone by name and
/// whose fingerprint this one has.
fn renamed(one: &Agreed, rests: &[Rest], node: NodeId) -> Option<String> {
    let rest = rests.iter().find(|r| r.node == node)?;
    if one.rests.iter().any(|d| d.name == rest.name) {
        return None;
    }
    let print = rest.says.fingerprint();
    let lost = |d: &&Definition| !rests.iter().any(|r| r.name == d.name);
    one.rests.iter().filter(lost).find(|d| d.fingerprint == print).map(|d| d.name.clone())
}

fn gone(model: &Model<'_>, one: &Agreed) -> Finding {
    let finding = error(format!("`{}`, agreed on {}, is no longer in the treaty", one.article, one.on))
        .why(format!("agreed was “{}”", short(&one.text)))
        .help("put it back; or, if both sides have dropped it, take its entry out of `treaty.lock`");
    match model.head() {
        Some(head) => finding.at(model.node(head).head, "no article of this treaty says it"),
        None => finding,
    }
}

fn changed(case: &Case<'_>, id: NodeId, one: &Agreed, says: &Substance, now: &str) -> Finding {
    let model = case.model;
    let called = model.numbered(id, case.numbers).unwrap_or_else(|| format!("`{}`", one.article));
    let mut finding = error(format!("{called}, agreed on {}, has changed since", one.on));
    let (new, lost) = parted(&one.says, says);
    let mut lost: Vec<Option<&str>> = lost.into_iter().map(Some).collect();
    for (text, at) in new.iter().take(MOST) {
        let begins = |l: Option<&str>| l.is_some_and(|l| same_statement(l, text));
        let was = lost.iter_mut().find(|l| begins(**l)).and_then(Option::take);
        let label =
            was.map_or_else(|| "not in the agreed text".to_owned(), |w| format!("agreed was `{}`", short(w.trim())));
        finding = finding.at(*at, label);
    }
    for was in lost.into_iter().flatten().take(MOST) {
        finding = finding.at(model.node(id).point(), format!("agreed was also `{}`", short(was.trim())));
    }
    if finding.labels.is_empty() {
        finding = finding.at(model.node(id).point(), "agreed in another order, or of other things by the same names");
    }
    finding.why(two_texts(&one.text, now)).help(format!(
        "put the agreed text back; or, if both sides have agreed the new one, say so: `treatyc agree FILE {} --on DATE`",
        one.article
    ))
}

/// Statements of the text that were not agreed, and agreed ones that are not in it.
pub(in crate::rules) fn parted<'a>(agreed: &'a str, now: &'a Substance) -> (Vec<(&'a str, Span)>, Vec<&'a str>) {
    let new = now.lines.iter().filter(|l| !agreed.lines().any(|a| a == l.shown)).map(|l| (l.shown.as_str(), l.at));
    let lost = agreed.lines().filter(|a| !now.lines.iter().any(|l| l.shown == *a));
    (new.collect(), lost.collect())
}

/// Whether two lines are the same statement with other values: the same word begins them.
pub(in crate::rules) fn same_statement(a: &str, b: &str) -> bool {
    let first = |s: &str| s.split_whitespace().find(|w| !w.starts_with('[')).map(str::to_owned);
    first(a) == first(b)
}

/// The paragraphs in which the agreed text and the present one differ.
fn two_texts(agreed: &str, now: &str) -> String {
    let only = |these: &str, those: &str| {
        let mine = these.split("\n\n").filter(|p| !those.split("\n\n").any(|q| q == *p));
        mine.collect::<Vec<_>>().join(" ")
    };
    match (only(agreed, now).as_str(), only(now, agreed).as_str()) {
        ("", "") => "the words are the same, but what they are to mean is not".to_owned(),
        ("", new) => format!("agreed was nothing that reads “{}”", short(new)),
        (old, "") => format!("agreed was also “{}”", short(old)),
        (old, new) => format!("agreed was “{}”; it now reads “{}”", short(old), short(new)),
    }
}

/// As much of a text as one reads in a finding.
pub(in crate::rules) fn short(text: &str) -> String {
    const MOST: usize = 600;
    let flat = substance::flat(text);
    if flat.chars().count() <= MOST {
        return flat;
    }
    flat.chars().take(MOST).chain(['…']).collect()
}

/// The definitions under an unchanged article that have changed: one finding for all of them.
fn rests_moved(case: &Case<'_>, id: NodeId, one: &Agreed, rests: &[Rest]) -> Option<Finding> {
    let model = case.model;
    let mut names: Vec<String> = Vec::new();
    let mut labels: Vec<(Span, String)> = Vec::new();
    let mut texts: Vec<String> = Vec::new();
    for was in &one.rests {
        let now: Vec<&Rest> = rests
            .iter()
            .filter(|r| r.name == was.name || renamed(one, rests, r.node).as_ref() == Some(&was.name))
            .collect();
        if now.is_empty() || now.iter().any(|r| r.says.fingerprint() == was.fingerprint) {
            continue;
        }
        names.push(format!("`{}`", was.name));
        for rest in now {
            let (new, lost) = parted(&was.text, &rest.says);
            let at = new.first().map_or_else(|| model.node(rest.node).point(), |n| n.1);
            labels.push((at, format!("this is not as it was when `{}` was agreed", one.article)));
            let said = |lines: Vec<&str>| lines.iter().map(|l| l.trim()).collect::<Vec<_>>().join("; ");
            let (was, now) = (said(lost), said(new.iter().map(|n| n.0).collect()));
            texts.push(match (was.as_str(), now.as_str()) {
                ("", "") => "its statements stand in another order".to_owned(),
                ("", now) => format!("it has been added `{}`", short(now)),
                (was, "") => format!("`{}` has been taken away", short(was)),
                (was, now) => format!("it was `{}`, and is now `{}`", short(was), short(now)),
            });
        }
    }
    if names.is_empty() {
        return None;
    }
    let called = model.numbered(id, case.numbers).unwrap_or_else(|| format!("`{}`", one.article));
    let have = if names.len() == 1 { "has" } else { "have" };
    let mut finding =
        error(format!("{called}, agreed on {}, rests on {}, which {have} changed since", one.on, names.join(", ")));
    for (at, text) in labels.into_iter().take(MOST) {
        finding = finding.at(at, text);
    }
    finding = finding.at(model.node(id).point(), "its own words are unchanged");
    Some(finding.why(texts.join("; ")).help(format!(
        "put the definition back; or, if both sides agree that `{0}` stands with the new one, say so: `treatyc agree FILE {0} --on DATE`",
        one.article
    )))
}
