//! Packages: which options are taken, as asked for on the command line; and what is still open under them.

use super::inline::Assignment;
use crate::choice::{Choice, ChoiceId, Choices};
use crate::finding::Finding;
use crate::model::{Model, NodeId};
use crate::source::Span;

/// Something that is not settled, with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenPoint {
    /// A sentence about it.
    pub message: String,
    /// Where it stands.
    pub span: Span,
    /// Whether a package can settle it; a blank must be filled in.
    pub is_choice: bool,
}

/// The assignment that `(point, option)` pairs ask for.
///
/// # Errors
/// A sentence about the first pair that asks for something there is not, or that contradicts another.
pub fn assignment(choices: &Choices, wanted: &[(String, String)]) -> Result<Assignment, String> {
    let mut out = Assignment::default();
    for (point, option) in wanted {
        let (id, choice) = point_called(choices, point)?;
        let number = option_called(choice, option)?;
        if out.of(id).is_some_and(|taken| taken != number) {
            return Err(format!("`{point}` is chosen twice, and not alike"));
        }
        out = out.with(id, number);
    }
    for (point, _) in wanted {
        let (_, choice) = point_called(choices, point)?;
        for (around, option) in choices.taken(choice.parent) {
            let Some(outer) = choices.get(*around) else { continue };
            if out.of(*around).is_some_and(|taken| taken != *option) {
                let name = outer.options.get(usize::from(*option)).map_or("", |o| o.name.as_str());
                return Err(format!(
                    "`{point}` stands in the option `{name}` of `{}`, which this package does not take",
                    outer.name
                ));
            }
        }
    }
    Ok(out)
}

/// Whether a finding holds in some package that takes the options of an assignment.
#[must_use]
pub fn holds(finding: &Finding, choices: &Choices, under: &Assignment) -> bool {
    finding.holds.is_empty() || finding.holds.iter().any(|ctx| under.allows(choices, *ctx))
}

/// The same with all that a party proposes: of each open point the first option that it stands behind. Where it proposes none,
/// the point stays open. What the assignment has fixed already stands.
///
/// # Errors
/// A sentence where the party proposes nothing in this treaty.
pub fn preferred(choices: &Choices, base: Assignment, party: &str) -> Result<Assignment, String> {
    let mut proposers: Vec<&str> = Vec::new();
    for (_, choice) in choices.iter() {
        proposers.extend(choice.options.iter().flat_map(|o| &o.proposers).map(String::as_str));
    }
    proposers.sort_unstable();
    proposers.dedup();
    if !proposers.contains(&party) {
        let there = if proposers.is_empty() {
            "; nobody proposes anything in this treaty".to_owned()
        } else {
            meant(party, &proposers, "options are proposed by")
        };
        return Err(format!("`{party}` proposes no option{there}"));
    }
    let mut out = base;
    // A point around another comes first in the text, but for brackets that share a name.
    loop {
        let next = choices.iter().find_map(|(id, choice)| {
            let option = choice.options.iter().position(|o| o.proposers.iter().any(|p| p == party))?;
            let open = out.of(id).is_none() && out.allows(choices, choice.parent);
            open.then_some((id, u16::try_from(option).ok()?))
        });
        match next {
            Some((id, option)) => out = out.with(id, option),
            None => return Ok(out),
        }
    }
}

fn point_called<'c>(choices: &'c Choices, point: &str) -> Result<(ChoiceId, &'c Choice), String> {
    if let Some((id, choice)) = choices.by_name(point).and_then(|id| Some((id, choices.get(id)?))) {
        return Ok((id, choice));
    }
    if choices.is_empty() {
        return Err(format!("there is no open point `{point}`: nothing in this treaty is open"));
    }
    let names: Vec<&str> = choices.iter().map(|(_, c)| c.name.as_str()).collect();
    Err(format!("there is no open point `{point}`{}", meant(point, &names, "the open points are")))
}

fn option_called(choice: &Choice, option: &str) -> Result<u16, String> {
    let names: Vec<&str> = choice.options.iter().map(|o| o.name.as_str()).collect();
    let by_number = || option.parse::<usize>().ok().and_then(|n| n.checked_sub(1)).filter(|n| *n < names.len());
    let found = names.iter().position(|n| *n == option).or_else(by_number);
    found.and_then(|n| u16::try_from(n).ok()).ok_or_else(|| {
        format!("`{}` has no option `{option}`{}", choice.name, meant(option, &names, "its options are"))
    })
}

/// "; did you mean `x`?", or what there is.
fn meant(word: &str, names: &[&str], there_are: &str) -> String {
    let small = word.to_lowercase();
    let most = (word.chars().count() / 3).max(1);
    let near = names
        .iter()
        .map(|n| (strsim::damerau_levenshtein(&small, &n.to_lowercase()), n))
        .filter(|(d, _)| *d <= most)
        .min_by_key(|(d, _)| *d);
    if let Some((_, name)) = near {
        return format!("; did you mean `{name}`?");
    }
    let shown: Vec<String> = names.iter().take(12).map(|n| format!("`{n}`")).collect();
    let more = names.len().saturating_sub(shown.len());
    let and_more = if more == 0 { String::new() } else { format!(" and {more} more") };
    format!("; {there_are} {}{and_more}", shown.join(", "))
}

/// What is open under an assignment: choices that it does not fix, and blanks that are still to be filled in.
#[must_use]
pub fn still_open(model: &Model<'_>, under: &Assignment) -> Vec<OpenPoint> {
    let choices = &model.tree.choices;
    let mut out = Vec::new();
    for (id, choice) in choices.iter() {
        if under.of(id).is_none() && under.allows(choices, choice.parent) {
            let options: Vec<String> = choice.options.iter().map(|o| format!("`{}`", o.name)).collect();
            let message = format!("`{}` is open: {}", choice.name, options.join(" or "));
            out.push(OpenPoint { message, span: choice.span, is_choice: true });
        }
    }
    for &span in &model.tree.blanks {
        if is_there(model, span, under) {
            let words: Vec<&str> = model.text(span).split_whitespace().collect();
            out.push(OpenPoint {
                message: format!("`{}` is to be filled in", words.join(" ")),
                span,
                is_choice: false,
            });
        }
    }
    let there = |id: &NodeId| under.allows(choices, model.ctx(*id));
    for id in model.ids().filter(there) {
        for field in model.node(id).fields("reserved by").filter(|f| under.allows(choices, f.ctx)) {
            let said = model.text(field.value_span).trim_start();
            let who = said.strip_prefix("reserved by").unwrap_or(said).split_whitespace().collect::<Vec<_>>().join(" ");
            let message = format!("{} is reserved by {who}", model.quoted(id));
            out.push(OpenPoint { message, span: field.span, is_choice: false });
        }
    }
    out.sort_by_key(|p| p.span.start);
    out.dedup_by_key(|p| p.span);
    out
}

/// Whether a place of the source is part of the text under an assignment.
fn is_there(model: &Model<'_>, place: Span, under: &Assignment) -> bool {
    let choices = &model.tree.choices;
    let holds = |id: &NodeId| model.node(*id).span.contains(place);
    if let Some(id) = model.ids().filter(holds).last() {
        let node = model.node(id);
        if !under.allows(choices, node.ctx) || node.kind.word == "note" {
            return false;
        }
        let mut readings = node.fields.iter().filter(|f| f.span.contains(place)).peekable();
        if readings.peek().is_some() && !readings.any(|f| under.allows(choices, f.ctx)) {
            return false;
        }
    }
    choices.iter().all(|(id, choice)| {
        let side = choice.options.iter().position(|o| !o.absent && o.span.contains(place));
        side.is_none_or(|s| under.of(id).is_none_or(|taken| usize::from(taken) == s))
    })
}
