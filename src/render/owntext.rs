//! The drafter's own words: what they replace, and what is put into them.

use super::english::English;
use super::markup::{self, guard};
use super::view::phrase;
use crate::model::{NodeId, Target};
use crate::source::{Span, unescape};
use crate::syntax::kind::Class;
use crate::syntax::tree::{Field, Name, Path, Run, Value};

/// The texts directly in a construct that the choices allow.
fn own<'e>(e: &'e English<'_>) -> impl Iterator<Item = NodeId> + 'e {
    e.model.children(e.scope).filter(|c| e.model.node(*c).kind.word == "text" && e.present(*c))
}

fn paths<'a>(e: &English<'a>, text: NodeId, word: &'static str) -> impl Iterator<Item = &'a Path> {
    let of = |f: &'a Field| if let Value::Path(p) = &f.value { Some(&**p) } else { None };
    e.model.node(text).fields(word).filter_map(of)
}

/// A text as paragraphs of its own; nothing where it stands in the place of a field, which is printed with its clause.
#[must_use]
pub fn paragraphs(e: &English<'_>, text: NodeId) -> String {
    let inside =
        e.model.parent(text).is_some_and(|p| !matches!(e.model.node(p).kind.class, Class::Container | Class::Option));
    if inside && e.model.node(text).field("of").is_some() {
        return String::new();
    }
    // A name in a text that covers clauses may be a field of one of them.
    let covered: Vec<NodeId> = paths(e, text, "covers").filter_map(|p| e.node_of(p)).collect();
    filled(e, text, &covered)
}

/// The text that stands in the place of the whole construct: its own, or nothing where a text beside it covers it.
#[must_use]
pub fn whole(e: &English<'_>) -> Option<String> {
    let class = e.model.node(e.scope).kind.class;
    if class == Class::Final {
        return None;
    }
    let all: Vec<String> =
        own(e).filter(|t| e.model.node(*t).field("of").is_none()).map(|t| filled(e, t, &[e.scope])).collect();
    if !all.is_empty() {
        return Some(all.join("\n\n"));
    }
    let around = e.model.around(e.scope).skip(1);
    let covers = |t: NodeId| {
        e.model.node(t).kind.word == "text"
            && e.present(t)
            && paths(e, t, "covers").any(|p| e.model.nodes_of(p, t).contains(&e.scope))
    };
    around.flat_map(|a| e.model.children(a)).any(covers).then(String::new)
}

/// The texts that stand in the place of single fields: the field's words, and the text.
#[must_use]
pub fn of_fields(e: &English<'_>) -> Vec<(String, String)> {
    let mut out = Vec::new();
    for text in own(e) {
        for path in paths(e, text, "of") {
            let names: Vec<&str> = path.0.iter().map(|n| e.model.name(n.sym)).collect();
            out.push((names.join(" ").replace('_', " "), filled(e, text, &[e.scope]).replace('\n', " ")));
        }
    }
    out
}

/// The words of a text with what is put into them. `owners` are the constructs whose fields may be named.
fn filled(e: &English<'_>, text: NodeId, owners: &[NodeId]) -> String {
    let Some(title) = &e.model.node(text).title else { return String::new() };
    if let Some(span) = title.blank {
        return e.blank(span);
    }
    let main = e.model.main_language();
    let is = |r: &&Run, lang: &str| r.lang.map_or(main, |s| e.model.name(s)) == lang;
    let run = title
        .runs
        .iter()
        .find(|r| is(r, "en"))
        .or_else(|| title.runs.iter().find(|r| is(r, main)))
        .or(title.runs.first());
    let Some(run) = run else { return String::new() };
    let raw = e.model.text(run.span);
    let fill = Fill { e, owners, base: run.span.start, depth: 0 };
    let paragraphs: Vec<String> =
        pieces(raw).into_iter().map(|(at, piece)| fill.words(piece, at)).filter(|p| !p.is_empty()).collect();
    paragraphs.join("\n\n")
}

/// The paragraphs of a text, with where each begins: parted by blank lines, or by `\n\n` in a string of one line.
fn pieces(raw: &str) -> Vec<(usize, &str)> {
    let (mut out, mut start, mut depth, mut at) = (Vec::new(), 0, 0u32, 0);
    for line in raw.split_inclusive('\n') {
        // A bracket that runs over several paragraphs holds them together.
        depth = line.replace("[[", "").bytes().fold(depth, |d, b| match b {
            b'[' => d + 1,
            b']' => d.saturating_sub(1),
            _ => d,
        });
        let end = at + line.len();
        if line.trim().is_empty() && depth == 0 {
            out.push((start, raw.get(start..at).unwrap_or("")));
            start = end;
        }
        at = end;
    }
    out.push((start, raw.get(start..).unwrap_or("")));
    out.into_iter()
        .flat_map(|(at, p)| {
            let parts: Vec<&str> = p.split("\\n\\n").collect();
            let mut from = at;
            let found = parts.into_iter().map(move |part| {
                let this = (from, part);
                from += part.len() + 4;
                this
            });
            found.collect::<Vec<_>>()
        })
        .collect()
}

struct Fill<'e, 'a> {
    e: &'e English<'a>,
    owners: &'e [NodeId],
    base: u32,
    depth: u32,
}

/// How deep brackets in words are read; deeper ones stand as they are written.
const DEEPEST: u32 = 32;

impl Fill<'_, '_> {
    /// Words with brackets as the choices settle them, and names filled in. `at` is where they begin in the text.
    fn words(&self, raw: &str, at: usize) -> String {
        let (mut out, mut plain, mut i) = (String::new(), String::new(), 0);
        let mut brackets = self.depth < DEEPEST;
        while let Some(rest) = raw.get(i..).filter(|r| !r.is_empty()) {
            if rest.starts_with("[[") {
                plain.push('[');
                i += 2;
            } else if brackets && rest.starts_with('[') {
                let Some((sides, end)) = sides(raw, i) else {
                    // What is never closed is no bracket, and neither is anything behind it.
                    brackets = false;
                    plain.push('[');
                    i += 1;
                    continue;
                };
                Self::flush(&mut plain, &mut out);
                out.push_str(&self.bracket(raw, i, end, &sides, at));
                i = end;
            } else if let Some(name) = rest.strip_prefix('{').and_then(braced).map(|p| p.0) {
                match self.named(name.trim()) {
                    Some(said) => {
                        Self::flush(&mut plain, &mut out);
                        out.push_str(&said);
                    }
                    None => plain.extend(["{", name, "}"]),
                }
                i += name.len() + 2;
            } else {
                let c = rest.chars().next().unwrap_or(' ');
                plain.push(c);
                i += c.len_utf8();
            }
        }
        Self::flush(&mut plain, &mut out);
        if self.depth > 0 { out } else { out.trim().to_owned() }
    }

    fn flush(plain: &mut String, out: &mut String) {
        safe(&unescape(plain), out);
        plain.clear();
    }

    /// A bracket in the words: the side that is chosen, or all sides where nothing is, or a blank.
    fn bracket(&self, raw: &str, open: usize, end: usize, sides: &[(usize, usize)], at: usize) -> String {
        let address = u32::try_from(at + open).unwrap_or(u32::MAX).saturating_add(self.base);
        let tree = self.e.model.tree;
        let Some(choice) = tree.live.get(&address).copied() else {
            return markup::blank(&guard(raw.get(open..end).unwrap_or("")));
        };
        let options = tree.choices.get(choice).map(|c| c.options.as_slice()).unwrap_or_default();
        let side = |n: usize| {
            let Some(&(from, to)) = sides.get(n) else { return String::new() };
            let text = raw.get(from..to).unwrap_or("");
            let skip = options.get(n).map_or(0, |o| o.head(text, n == 0));
            let inner = Self { depth: self.depth + 1, ..*self };
            let said = inner.words(text.get(skip..).unwrap_or(""), at + from + skip);
            // Blanks beside a bar or a proposer's colon are layout; those of words in brackets alone are theirs.
            match (sides.len(), skip) {
                (1, 0) => said,
                (1, _) => said.trim_start().to_owned(),
                _ => said.trim().to_owned(),
            }
        };
        if let Some(taken) = self.e.assignment.of(choice) {
            return side(usize::from(taken));
        }
        let all: Vec<(Vec<String>, String)> = sides
            .iter()
            .enumerate()
            .map(|(n, &(from, to))| {
                // Words that share the name of a bracket elsewhere need not say again who wants it, and why.
                let text = raw.get(from..to).unwrap_or("");
                let head = options.get(n).and_then(|o| text.get(..o.head(text, n == 0))).unwrap_or("");
                if sides.len() == 1 && !head.contains([':', '(']) {
                    return (Vec::new(), side(n));
                }
                let by = options.get(n).map(|o| o.proposers.as_slice()).unwrap_or_default();
                let mut by: Vec<String> = by.iter().map(|p| self.proposer(p)).collect();
                let why = options.get(n).and_then(|o| o.motive.as_ref()).map(|m| format!("({m})"));
                match (why, by.last_mut()) {
                    (Some(why), Some(last)) => last.extend([" ", &why]),
                    (Some(why), None) => by.push(why),
                    (None, _) => {}
                }
                (by, side(n))
            })
            .collect();
        markup::bracket(&all)
    }

    fn proposer(&self, name: &str) -> String {
        self.path(&[name]).and_then(|p| self.e.node_of(&p)).map_or_else(|| guard(name), |n| self.e.name(n))
    }

    fn path(&self, names: &[&str]) -> Option<Path> {
        let all: Option<_> =
            names.iter().map(|n| Some(Name { sym: self.e.model.tree.names.get(n)?, span: Span::default() })).collect();
        all.map(Path)
    }

    /// What a name in braces stands for; nothing where it means nothing.
    fn named(&self, name: &str) -> Option<String> {
        for word in ["article ", "annex ", "protocol ", "part ", "chapter "] {
            if let Some(rest) = name.strip_prefix(word) {
                let names: Vec<&str> = rest.trim().split('.').collect();
                return self.path(&names).and_then(|p| self.e.node_of(&p)).map(|n| self.e.link(n));
            }
        }
        let owned = |o: NodeId, name: &str| if self.e.filling { None } else { field(self.e, o, name) };
        if let Some(said) = self.owners.iter().find_map(|o| owned(*o, name)) {
            return Some(said);
        }
        match name {
            "treaty" | "this treaty" => return Some(format!("this {}", self.e.treaty_word())),
            "parties" | "all parties" => return Some("the Parties".into()),
            "depositary" => return Some("the Depositary".into()),
            _ => {}
        }
        let name = if name == "entry into force" { "entry_into_force" } else { name };
        let names: Vec<&str> = name.split('.').collect();
        if let Some((last, before)) = names.split_last() {
            let owner = self.path(before).filter(|p| !p.0.is_empty()).and_then(|p| self.e.node_of(&p));
            if let Some(said) = owner.and_then(|o| owned(o, last)) {
                return Some(said);
            }
        }
        let path = self.path(&names)?;
        Some(match self.e.target(&path)? {
            Target::Node(n)
                if matches!(self.e.model.node(n).kind.class, Class::Clause | Class::Sentence)
                    && !self.e.model.is_actor(n) =>
            {
                self.e.link(n)
            }
            _ => self.e.path(&path),
        })
    }
}

/// What stands before the brace that closes, and after it. A brace inside it opens another.
fn braced(after: &str) -> Option<(&str, &str)> {
    let end = after.find(['{', '}'])?;
    let (name, rest) = after.split_at_checked(end)?;
    rest.strip_prefix('}').map(|rest| (name, rest))
}

/// Quoted words with the names in braces put in, as in a text; what means nothing stands as it is written.
#[must_use]
pub fn put_in(e: &English<'_>, words: &str) -> String {
    let owners = [e.scope];
    let fill = Fill { e, owners: &owners, base: 0, depth: 0 };
    let (mut out, mut plain, mut rest) = (String::new(), String::new(), words);
    while let Some((before, after)) = rest.split_once('{') {
        plain.push_str(before);
        rest = after;
        // Two braces stand as they are written.
        if let Some(tail) = after.strip_prefix('{') {
            plain.push_str("{{");
            rest = tail;
            continue;
        }
        match braced(after).and_then(|(name, tail)| Some((fill.named(name.trim())?, tail))) {
            Some((said, tail)) => {
                safe(&std::mem::take(&mut plain), &mut out);
                out.push_str(&said);
                rest = tail;
            }
            None => plain.push('{'),
        }
    }
    safe(&(plain + rest), &mut out);
    out.trim().to_owned()
}

/// Adds words so that nothing in them is taken for a mark, with the blanks at their ends.
fn safe(text: &str, out: &mut String) {
    let edge = |c: Option<char>| c.is_some_and(char::is_whitespace);
    if edge(text.chars().next()) {
        out.push(' ');
    }
    let safe = guard(text);
    // Only the beginning of a paragraph could be taken for a mark.
    out.push_str(&safe);
    if !safe.is_empty() && edge(text.chars().last()) {
        out.push(' ');
    }
}

/// The phrase of a field of a construct, where it says it.
fn field(e: &English<'_>, owner: NodeId, name: &str) -> Option<String> {
    let e = English { filling: true, ..e.at(owner) };
    let words = name.replace('_', " ");
    let spec = e.model.node(owner).kind.all_fields().find(|f| f.word == words && !words.is_empty())?;
    Some(phrase(&e, spec)).filter(|said| !said.is_empty())
}

/// The sides of the bracket that opens at `open`, without their bars, and the byte after its close.
fn sides(text: &str, open: usize) -> Option<(Vec<(usize, usize)>, usize)> {
    let (mut depth, mut from, mut out) = (0u32, open + 1, Vec::new());
    let mut bytes = text.bytes().enumerate().skip(open).peekable();
    while let Some((i, b)) = bytes.next() {
        match b {
            b'[' if depth > 0 && bytes.peek().is_some_and(|n| n.1 == b'[') => {
                bytes.next();
            }
            b'[' => depth += 1,
            b']' if depth == 1 => {
                out.push((from, i));
                return Some((out, i + 1));
            }
            b']' => depth = depth.saturating_sub(1),
            b'|' if depth == 1 => {
                out.push((from, i));
                from = i + 1;
            }
            _ => {}
        }
    }
    None
}
