//! `R106 dangling-article`: words that refer to an article, paragraph, annex or part that is not there.

use crate::finding::{Code, Finding, Severity};
use crate::model::prose::{Citation, Cited, Home, Run};
use crate::model::{Model, NodeId};
use crate::rules::Case;
use crate::source::Span;
use crate::syntax::kind::Class;
use rustc_hash::{FxHashMap, FxHashSet};

/// What there is to refer to.
struct There {
    /// Numbers as printed, by the kind word.
    numbers: FxHashMap<&'static str, FxHashSet<String>>,
    /// How many of each kind there are.
    counts: FxHashMap<&'static str, u32>,
    /// Articles by number, those of annexes left out.
    articles: FxHashMap<String, NodeId>,
}

pub(in crate::rules) fn check(case: &Case<'_>, out: &mut Vec<Finding>) {
    let there = there(case);
    for run in case.texts() {
        if matches!(run.home, Home::Note) {
            continue;
        }
        for (cited, span) in run.citations() {
            if cited.foreign {
                continue;
            }
            if let Some(message) = fault(case, &there, run, &cited) {
                out.push(finding(case, &there, run, &cited, span, message));
            }
        }
    }
}

fn there(case: &Case<'_>) -> There {
    let model = case.model;
    let mut out = There { numbers: FxHashMap::default(), counts: FxHashMap::default(), articles: FxHashMap::default() };
    for id in model.ids() {
        let word = match model.node(id).kind.word {
            "final clauses" => "article",
            word => word,
        };
        if let Some(number) = case.numbers.of(id) {
            out.numbers.entry(word).or_default().insert(number.to_owned());
            *out.counts.entry(word).or_default() += 1;
            if word == "article" && !model.around(id).any(|a| matches!(model.node(a).kind.word, "annex" | "protocol")) {
                out.articles.insert(number.to_owned(), id);
            }
        }
    }
    // A text pasted as a whole brings its own headings along.
    for run in case.texts() {
        for (cited, span) in run.citations() {
            let (from, to) = ((span.start - run.span.start) as usize, (span.end - run.span.start) as usize);
            let before = run.text.get(..from).unwrap_or("").trim_end_matches([' ', '\t', '#', '*']);
            let after = run.text.get(to..).unwrap_or("").trim_start_matches([' ', '\t', '*']);
            let heads = (before.is_empty() || before.ends_with('\n'))
                && after.starts_with(['\n', '\r', '.', ':', '\u{2013}', '\u{2014}']);
            let word = match cited.what {
                Cited::Article => "article",
                Cited::Annex => "annex",
                _ => continue,
            };
            if heads && run.text.contains('\n') {
                out.numbers.entry(word).or_default().insert(cited.number);
            }
        }
    }
    out
}

/// What is wrong with a reference, if anything can be known to be.
fn fault(case: &Case<'_>, there: &There, run: &Run<'_>, cited: &Citation) -> Option<String> {
    let word = match cited.what {
        Cited::Article => "article",
        Cited::Annex => "annex",
        Cited::Part => "part",
        Cited::Chapter => "chapter",
        Cited::Protocol => "protocol",
        Cited::Paragraph => return paragraph(case, there, run, cited),
        // A letter may be found in any list; how the prose is laid out is not known here.
        Cited::Subparagraph => return None,
    };
    let what = cited.what.word();
    if let Some(name) = cited.number.strip_prefix('{').and_then(|n| n.strip_suffix('}')) {
        return named(case.model, run.node, name).then(|| format!("nothing is called `{name}`"));
    }
    let count = there.counts.get(word).copied().unwrap_or(0);
    // Parts, chapters and protocols are spoken of in many senses; only one that should be in a row of them is missed.
    if count == 0 && !matches!(cited.what, Cited::Article | Cited::Annex) {
        return None;
    }
    let has = there.numbers.get(word).is_some_and(|n| n.contains(&cited.number));
    let counted = value(&cited.number).is_some_and(|n| (1..=count).contains(&n));
    (!has && !counted).then(|| format!("there is no {what} {}", cited.number))
}

/// Whether a name in braces is nobody's.
fn named(model: &Model<'_>, scope: NodeId, name: &str) -> bool {
    let first = name.split(['.', ' ', ',']).next().unwrap_or(name);
    let declared =
        model.tree.names.get(first).is_some_and(|s| model.declared().any(|(n, _)| n.sym == s) || model.is_hurt(s));
    let around = model.around(scope).any(|a| {
        let (events, parts) = model.parts_of(a);
        events.contains(&first) || parts.contains(&first) || model.node(a).kind.field(first).is_some()
    });
    !declared && !around && !first.is_empty()
}

/// A paragraph can be counted where the article is nothing but text; elsewhere its number is the compiler's.
fn paragraph(case: &Case<'_>, there: &There, run: &Run<'_>, cited: &Citation) -> Option<String> {
    let model = case.model;
    let article = match &cited.within {
        Some(number) => *there.articles.get(number)?,
        None => model.around(run.node).find(|a| model.node(*a).kind.word == "article")?,
    };
    let texts: Vec<NodeId> = model.children(article).collect();
    if texts.is_empty() || texts.iter().any(|t| model.node(*t).kind.class != Class::Text) {
        return None;
    }
    let lines = |t: &NodeId| {
        let title = model.node(*t).title.as_ref();
        let longest = title.and_then(|w| {
            w.runs.iter().map(|r| model.text(r.span).lines().filter(|l| !l.trim().is_empty()).count()).max()
        });
        longest.unwrap_or(1).max(1)
    };
    let count = u32::try_from(texts.iter().map(lines).sum::<usize>()).ok()?;
    let n = value(&cited.number)?;
    let name = model.numbered(article, case.numbers)?;
    (n == 0 || n > count).then(|| match count {
        1 => format!("{name} has no paragraph {n}: it has only one"),
        _ => format!("{name} has no paragraph {n}: it has {count}"),
    })
}

fn finding(case: &Case<'_>, there: &There, run: &Run<'_>, cited: &Citation, span: Span, message: String) -> Finding {
    let word = cited.what.word();
    let count = |w: &str| there.counts.get(w).copied().unwrap_or(0);
    let mut f = Finding::new(Code("R106"), Severity::Error, message)
        .at(span, "refers to nothing in this treaty")
        .under(case.model.ctx_at(run, span));
    if cited.what == Cited::Article && count("article") > 0 {
        f = f.why(format!("the articles of this treaty go up to {}", last(case)));
    } else if cited.what == Cited::Annex {
        f = f.why(match count("annex") {
            0 => "this treaty has no annex".to_owned(),
            1 => "this treaty has one annex".to_owned(),
            n => format!("this treaty has {n} annexes"),
        });
    }
    let elsewhere = format!("of another treaty, say which: \"{word} … of the Charter\"");
    // Names in braces are put in where a text stands for itself, nowhere else.
    if run.home != Home::Paragraph {
        return f.help(format!("correct the number, or add what it refers to; {elsewhere}"));
    }
    let name = if cited.what == Cited::Annex { "{annex_name}" } else { "{name}" };
    f.help(format!("refer by name, `{word} {name}`, and the number is always right; {elsewhere}"))
}

fn last(case: &Case<'_>) -> String {
    let model = case.model;
    let own = |id: &NodeId| {
        matches!(model.node(*id).kind.word, "article" | "final clauses")
            && !model.around(*id).any(|a| matches!(model.node(a).kind.word, "annex" | "protocol"))
    };
    model.ids().filter(own).last().and_then(|id| case.numbers.of(id)).unwrap_or("1").to_owned()
}

/// A number in figures, in Roman figures, or as a letter.
fn value(number: &str) -> Option<u32> {
    if let Ok(n) = number.parse() {
        return Some(n);
    }
    let digit = |c: char| match c {
        'I' => Some(1),
        'V' => Some(5),
        'X' => Some(10),
        'L' => Some(50),
        'C' => Some(100),
        _ => None,
    };
    let mut total = 0i64;
    let mut before = 0;
    for c in number.chars().rev() {
        let Some(d) = digit(c) else {
            let letter = (number.len() == 1).then(|| number.chars().next()).flatten().filter(char::is_ascii_uppercase);
            return letter.map(|c| u32::from(c) - u32::from('A') + 1);
        };
        total += if d < before { -d } else { d };
        before = before.max(d);
    }
    u32::try_from(total).ok()
}
