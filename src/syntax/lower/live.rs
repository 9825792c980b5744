//! Texts: what they replace, the brackets in their words; and the comments that silence checks.

use super::super::grammar::{self, Rule};
use super::brackets::{SideHead, is_blank, options, side_head};
use super::phrase::find;
use super::plain::Plain;
use super::{Lower, say};
use crate::choice::{Choice, Ctx, Sort};
use crate::source::Span;
use crate::syntax::kind::Role;
use crate::syntax::tree::{Allow, Field, Node, Part, Path, Value};

impl Lower<'_> {
    /// `text of completes "…" reviewed on …`.
    pub(super) fn text_node(&mut self, node: &mut Node, head: &str, at: usize) {
        let base = self.base + u32::try_from(at).unwrap_or(0);
        let plain = Plain::of(head);
        let pair = match grammar::read(Rule::p_text, &plain.text) {
            Ok(pair) => pair,
            Err(trouble) => {
                node.broken = true;
                let from = at + plain.back(trouble.at).min(head.len());
                let spot = self.at(from, (at + head.len()).saturating_sub(from));
                self.say(say::head(node.kind, spot, &trouble.expected));
                self.tree.unread.push(node.head);
                return;
            }
        };
        let mut r = self.reader(base, &plain);
        let words = find(&pair, Rule::words).map(|w| r.words(&w));
        let paths: Vec<Path> =
            pair.clone().into_inner().filter(|p| p.as_rule() == Rule::path).map(|p| r.path(&p)).collect();
        let reviewed = find(&pair, Rule::reviewed).map(|p| {
            let span = r.span(&p);
            let date = find(&p, Rule::date).map(|d| Value::Date(Box::new(r.date(&d))));
            let by = find(&p, Rule::words).map(|w| Value::Words(Box::new(r.words(&w))));
            let parts = [(Role::On, date), (Role::By, by)];
            let parts = parts.into_iter().filter_map(|(role, v)| v.map(|value| Part { role, value, span })).collect();
            (Value::Parts(parts), span)
        });
        node.title = words.map(Box::new);
        let word = if head.starts_with("covers") { "covers" } else { "of" };
        for path in paths {
            if let Some(spec) = node.kind.field(word) {
                let span = path.span();
                node.fields.push(Field {
                    spec,
                    value: Value::Path(Box::new(path)),
                    ctx: node.ctx,
                    span,
                    value_span: span,
                });
            }
        }
        if let (Some((value, span)), Some(spec)) = (reviewed, node.kind.field("reviewed")) {
            node.fields.push(Field { spec, value, ctx: node.ctx, span, value_span: span });
        }
    }

    /// Makes the choices that the brackets in a text's words offer.
    pub(super) fn live_text(&mut self, node: &Node, ctx: Ctx) {
        let Some(title) = &node.title else { return };
        let address = self.prefix.last().cloned().unwrap_or_default();
        for run in &title.runs {
            let from = run.span.start.saturating_sub(self.base) as usize;
            let to = run.span.end.saturating_sub(self.base) as usize;
            let text = self.text.get(from..to).unwrap_or("").to_owned();
            // The brackets of each language are the same choices, in their order.
            let mut count = 0;
            self.live(&text, run.span.start, ctx, &address, &mut count);
        }
    }

    fn live(&mut self, text: &str, base: u32, ctx: Ctx, address: &str, count: &mut u32) {
        let mut at = 0;
        let mut last: Option<(usize, Span)> = None;
        while let Some(open) = text.get(at..).and_then(|t| t.find('[')).map(|n| at + n) {
            if text.get(open + 1..).is_some_and(|t| t.starts_with('[')) {
                at = open + 2;
                continue;
            }
            let Some((sides, end)) = sides(text, open) else { break };
            at = end;
            let place = Span::new(base + small(open), base + small(end));
            if let [only] = sides.as_slice()
                && is_blank(text.get(only.0..only.1).unwrap_or(""))
            {
                self.tree.blanks.push(place);
                last = None;
                continue;
            }
            // On lines of their own they are not side by side.
            let beside = |t: &str| t.trim().is_empty() && !t.contains('\n');
            if let Some((_, before)) = last.filter(|(to, _)| text.get(*to..open).is_some_and(beside)) {
                self.tree.neighbours.push((before, place, ctx));
            }
            last = Some((end, place));
            let heads: Vec<SideHead> = sides
                .iter()
                .enumerate()
                .map(|(i, s)| side_head(text.get(s.0..s.1).unwrap_or(""), i == 0, &|n| self.is_actor(n)))
                .collect();
            let empty: Vec<bool> = sides
                .iter()
                .zip(&heads)
                .map(|(s, h)| text.get(s.0 + h.skip..s.1).is_none_or(|t| t.trim().is_empty()))
                .collect();
            let spans: Vec<Span> = sides.iter().map(|s| Span::new(base + small(s.0), base + small(s.1))).collect();
            *count += 1;
            let name = heads
                .first()
                .and_then(|h| h.name.clone())
                .unwrap_or_else(|| if *count == 1 { address.to_owned() } else { format!("{address}#{count}") });
            let choice =
                Choice { name, sort: Sort::Prose, span: place, parent: ctx, options: options(&heads, &spans, &empty) };
            let id = self.tree.choices.add(choice);
            self.tree.live.insert(place.start, id);
            for (o, (side, head)) in sides.iter().zip(&heads).enumerate() {
                let inside = self.tree.choices.take(ctx, id, u16::try_from(o).unwrap_or(u16::MAX));
                let from = side.0 + head.skip;
                let inner = text.get(from..side.1).unwrap_or("").to_owned();
                self.live(&inner, base + small(from), inside, address, count);
            }
        }
    }

    /// `// allow T211: reason` above a statement silences that check there.
    pub(super) fn allows(&mut self, source: &str, scanned: &str, base: u32, comments: &[(u32, u32)], root: &Node) {
        for &(start, end) in comments {
            let words = source.get(start as usize..end as usize).unwrap_or("").trim_start_matches(['/', '*', ' ']);
            let Some(rest) = words.strip_prefix("allow ") else { continue };
            let (code, reason) = rest.split_once(':').unwrap_or((rest, ""));
            let code = code.trim().trim_end_matches("*/").trim();
            let is_code = code.len() == 4 && code.chars().all(|c| c.is_ascii_alphanumeric());
            if !is_code && code.contains(' ') {
                continue;
            }
            let below = scanned.get(end as usize..).unwrap_or("");
            let next = end as usize + (below.len() - below.trim_start().len());
            let line = scanned.get(next..).and_then(|t| t.find('\n')).map_or(scanned.len(), |n| next + n);
            let at = base + small(next);
            let mut covers = Span::new(at, base + small(line));
            root.walk(&mut |n| {
                if n.span.start == at {
                    covers = covers.to(n.span);
                }
            });
            let reasoned = reason.trim().trim_end_matches("*/").trim().len() > 1;
            let span = Span::new(base + start, base + end);
            self.tree.allows.push(Allow { code: code.to_owned(), reasoned, span, covers });
        }
    }
}

/// The sides of the bracket that opens at `open`, without their bars, and the byte after its close.
pub(super) fn sides(text: &str, open: usize) -> Option<(Vec<(usize, usize)>, usize)> {
    let (mut depth, mut from, mut out) = (0u32, open + 1, Vec::new());
    let bytes = text.as_bytes();
    let mut i = open;
    while let Some(&b) = bytes.get(i) {
        match b {
            b'[' if depth > 0 && bytes.get(i + 1) == Some(&b'[') => i += 1,
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
        i += 1;
    }
    None
}

fn small(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
