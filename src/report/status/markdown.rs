//! The state of a text as Markdown, for minutes and web pages.

use std::fmt::Write as _;

use super::{Counts, HOW, Report, percent, word};
use crate::report::wording::one_line;
use crate::status::State;

pub(super) fn write(report: &Report) -> String {
    let mut out = String::new();
    let Some(last) = report.last() else { return out };
    // Writing to a `String` cannot fail, here and below.
    let _ = writeln!(out, "# State of the text: {}\n\n{}.", plain(&last.called()), plain(&last.gist()));
    if !last.read_to_its_end {
        out.push_str("\nSome of the text could not be read and is not counted.\n");
    }
    let states = report.states();
    if report.drafts.len() > 1 {
        let rows = report.drafts.iter().map(|d| (d.called(), d.provisions, 0));
        table(&mut out, "From draft to draft", "draft", &states, false, &rows.collect::<Vec<_>>());
        let since = report.drafts.iter().skip(1);
        out.push('\n');
        for d in since {
            let _ = writeln!(out, "- {}: {}", plain(&d.called()), plain(&d.since()));
        }
    }
    let mut rows: Vec<(String, Counts, usize)> = last.articles.iter().map(|a| (a.called(), a.provisions, 0)).collect();
    rows.push(("the whole treaty".to_owned(), last.provisions, 0));
    table(&mut out, "By article", "article", &states, false, &rows);
    if !last.topics.is_empty() {
        let rows = last.topics.iter().map(|t| (t.called().to_owned(), t.provisions, 0));
        table(&mut out, "By topic", "topic", &states, false, &rows.collect::<Vec<_>>());
    }
    if !last.parties.is_empty() {
        let rows = last.parties.iter().map(|p| (p.party.clone(), p.provisions, p.open_between_others));
        table(&mut out, "By party", "party", &states, true, &rows.collect::<Vec<_>>());
        out.push_str("\n## What each party still holds open\n");
    }
    for p in &last.parties {
        if p.holds_open.is_empty() {
            let _ = writeln!(out, "\n**{}**: nothing.", plain(&p.party));
            continue;
        }
        let _ = writeln!(out, "\n**{}**\n", plain(&p.party));
        for hold in &p.holds_open {
            let _ = writeln!(out, "- {}", plain(&hold.said()));
        }
    }
    if !last.open.is_empty() {
        out.push_str(
            "\n## What blocks most\n\n| open | provisions | nothing else open in | between |\n|---|--:|--:|---|\n",
        );
    }
    for o in &last.open {
        let between = plain(&o.between());
        let _ = writeln!(out, "| {} | {} | {} | {between} |", plain(&o.called()), o.provisions, o.alone);
    }
    let _ = writeln!(out, "\n*{HOW}*");
    out
}

fn table(
    out: &mut String,
    heading: &str,
    first: &str,
    states: &[State],
    with_others: bool,
    rows: &[(String, Counts, usize)],
) {
    let _ = write!(out, "\n## {heading}\n\n| {first} | provisions |");
    for state in states {
        let _ = write!(out, " {} |", word(*state));
    }
    out.push_str(if with_others { " open between others |\n|---|--:|" } else { "\n|---|--:|" });
    out.extend(std::iter::repeat_n("--:|", states.len() + usize::from(with_others)));
    out.push('\n');
    for (name, counts, others) in rows {
        let _ = write!(out, "| {} | {} |", plain(name), counts.all);
        let each = counts.each();
        let numbers = states.iter().map(|s| each.get(*s as usize).copied().unwrap_or(0));
        for n in numbers.chain(with_others.then_some(*others)) {
            match n {
                0 => out.push_str(" |"),
                n => drop(write!(out, " {n} ({}) |", percent(n, counts.all))),
            }
        }
        out.push('\n');
    }
}

/// A text in a line of Markdown, with nothing in it that Markdown would read.
fn plain(text: &str) -> String {
    let mut out = String::new();
    for c in one_line(text).chars() {
        if matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '#') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

#[cfg(test)]
mod tests {
    #[test]
    fn nothing_in_a_name_is_read_as_markdown() {
        assert_eq!(super::plain("[a|b] <i>\n*c*"), r"\[a\|b\] \<i\> \*c\*");
    }
}
