//! The relations in the language of Graphviz, for whoever wants to lay them out anew.

use super::{End, Relation, Relations};
use std::fmt::Write as _;

/// The relations as a DOT graph.
#[must_use]
pub fn dot(relations: &Relations) -> String {
    let mut out = String::from(
        "digraph treaty {\n  rankdir=LR; node [fontname=\"sans-serif\"]; edge [fontname=\"sans-serif\", fontsize=10];\n",
    );
    let _ = writeln!(out, "  label={}; labelloc=t;", quoted(&relations.title));
    for (n, actor) in relations.actors.iter().enumerate() {
        let members = if actor.members.is_empty() { String::new() } else { format!("\n{}", actor.members.join(", ")) };
        let _ = writeln!(out, "  a{n} [shape=ellipse, label={}];", quoted(&format!("{}{members}", actor.title)));
    }
    for (n, clause) in relations.clauses.iter().enumerate() {
        let mut label = format!("{}\n{}", clause.called, clause.article);
        for (what, words) in &clause.lines {
            let _ = write!(label, "\n{what}: {words}");
        }
        let open = !clause.under.is_empty() || !clause.open.is_empty();
        let style = if open { ", style=dashed" } else { "" };
        let _ = writeln!(out, "  c{n} [shape=box{style}, label={}];", quoted(label.trim_end()));
    }
    let end = |e: End| match e {
        End::Actor(n) => format!("a{n}"),
        End::Clause(n) => format!("c{n}"),
    };
    for edge in &relations.edges {
        let style = match edge.relation {
            Relation::Owes => "color=blue",
            Relation::Benefits => "color=darkgreen",
            Relation::Watches => "color=purple, style=dashed",
            Relation::Secures => "color=chocolate",
            Relation::Awaits => "style=dotted",
            Relation::Exchange => "color=deeppink, style=dashed",
        };
        let mut label = edge.relation.words().to_owned();
        for more in [&edge.note, &edge.under].into_iter().filter(|m| !m.is_empty()) {
            let _ = write!(label, "\n{more}");
        }
        let _ = writeln!(out, "  {} -> {} [{style}, label={}];", end(edge.from), end(edge.to), quoted(&label));
    }
    out.push_str("}\n");
    out
}

fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n"))
}
