//! The relations as a drawing: those who are bound on the left, the clauses in the middle in the order of the text, those to
//! whom they are owed on the right; below it, who watches each place, what ends first, and what is open.

use super::{Clause, End, Relation, Relations};
use crate::drawing::{Anchor, Drawing, LINE, width, wrapped};

const MARGIN: f64 = 24.0;
const SIDE: f64 = 210.0;
const LEFT_GUTTER: f64 = 90.0;
const CARD: f64 = 440.0;
const RIGHT_GUTTER: f64 = 170.0;
const CARDS: f64 = MARGIN + SIDE + LEFT_GUTTER;
const RIGHT: f64 = CARDS + CARD + RIGHT_GUTTER;
const WIDTH: f64 = RIGHT + SIDE + MARGIN;
const PAD: f64 = 10.0;
/// How much more of the small words goes into a line.
const SMALL: f64 = 1.17;

/// A class of the drawing's style for each relation.
fn class(relation: Relation) -> &'static str {
    match relation {
        Relation::Owes => "a",
        Relation::Benefits => "c",
        Relation::Watches => "d dash",
        Relation::Secures => "b",
        Relation::Awaits => "g dot",
        Relation::Exchange => "e dash",
    }
}

/// A box and the lines in it.
struct Card {
    top: f64,
    height: f64,
    lines: Vec<(&'static str, String)>,
}

impl Card {
    fn middle(&self) -> f64 {
        self.top + self.height / 2.0
    }
}

/// The relations as SVG.
#[must_use]
pub fn svg(relations: &Relations) -> String {
    let description = format!(
        "{} clauses, {} actors, {} relations between them: who is bound by each clause and to whom it is owed, what watches \
         or secures what, what waits for what.",
        relations.clauses.len(),
        relations.actors.len(),
        relations.edges.len()
    );
    let mut out = Drawing::new(&format!("Relations: {}", relations.title), &description);
    let mut top = MARGIN;
    for line in wrapped(&relations.title, (WIDTH - 2.0 * MARGIN) * 0.65, 3) {
        top += 24.0;
        out.words("title", Anchor::Start, (MARGIN, top), &line);
    }
    top = legend(&mut out, top + 30.0);
    out.words("strong", Anchor::Start, (MARGIN, top), "Who is bound");
    out.words("strong", Anchor::Start, (CARDS, top), "By what");
    out.words("strong", Anchor::Start, (RIGHT, top), "To whom it is owed");
    let (cards, foot) = cards(relations, top + 14.0);
    let (left, left_foot) = side(relations, &cards, (top + 14.0, foot), true);
    let (right, right_foot) = side(relations, &cards, (top + 14.0, foot), false);
    edges(&mut out, relations, &cards, &left, &right);
    for card in &cards {
        boxed(&mut out, CARDS, CARD, card, relations);
    }
    for (x, boxes) in [(MARGIN, &left), (RIGHT, &right)] {
        for card in boxes.iter().flatten() {
            boxed(&mut out, x, SIDE, card, relations);
        }
    }
    let foot = panels(&mut out, relations, foot.max(left_foot).max(right_foot) + 34.0);
    out.finish(WIDTH, foot + MARGIN)
}

fn legend(out: &mut Drawing, top: f64) -> f64 {
    let (mut x, mut y) = (MARGIN, top);
    for relation in Relation::ALL {
        let room = 46.0 + width(relation.words()) / SMALL;
        if x + room > WIDTH - MARGIN {
            (x, y) = (MARGIN, y + LINE + 4.0);
        }
        out.line(class(relation), &[(x, y - 4.0), (x + 30.0, y - 4.0)], true);
        out.words("small", Anchor::Start, (x + 38.0, y), relation.words());
        x += room + 14.0;
    }
    if x + 120.0 > WIDTH - MARGIN {
        (x, y) = (MARGIN, y + LINE + 4.0);
    }
    out.block("box open", (x, y - 12.0), (30.0, 14.0));
    out.words("small", Anchor::Start, (x + 38.0, y), "not agreed yet");
    y + 34.0
}

fn cards(relations: &Relations, top: f64) -> (Vec<Card>, f64) {
    let mut y = top;
    let mut out = Vec::new();
    let mut article = None;
    for clause in &relations.clauses {
        if article.is_some_and(|a| a != &clause.article) {
            y += 10.0;
        }
        article = Some(&clause.article);
        let lines = lines(clause);
        let height = count(lines.len()) * LINE + 2.0 * PAD - 3.0;
        out.push(Card { top: y, height, lines });
        y += height + 10.0;
    }
    (out, y)
}

fn lines(clause: &Clause) -> Vec<(&'static str, String)> {
    let (room, small) = (CARD - 2.0 * PAD, (CARD - 2.0 * PAD) * SMALL);
    let mut out = Vec::new();
    let head = if clause.article.is_empty() {
        clause.called.clone()
    } else {
        format!("{}: {}", clause.article, clause.called)
    };
    out.extend(wrapped(&head, room * 0.93, 2).into_iter().map(|l| ("strong", l)));
    if !clause.under.is_empty() {
        out.extend(wrapped(&format!("only under {}", clause.under), room, 3).into_iter().map(|l| ("quiet", l)));
    }
    if !clause.places.is_empty() {
        out.extend(
            wrapped(&format!("where: {}", clause.places.join("; ")), small, 3).into_iter().map(|l| ("small", l)),
        );
    }
    for (what, words) in &clause.lines {
        out.extend(wrapped(&format!("{what}: {words}"), small, 4).into_iter().map(|l| ("small", l)));
    }
    for (name, options) in &clause.open {
        let text = format!("open: {name} — {}", options.join(" | "));
        out.extend(wrapped(&text, small, 3).into_iter().map(|l| ("small", l)));
    }
    out
}

/// The boxes of the actors on one side, each near the clauses it has to do with; none for whom there is nothing there.
fn side(relations: &Relations, cards: &[Card], (top, foot): (f64, f64), left: bool) -> (Vec<Option<Card>>, f64) {
    let mut places: Vec<(f64, usize)> = Vec::new();
    for n in 0..relations.actors.len() {
        let near = relations.edges.iter().filter_map(|e| match (e.from, e.to, left) {
            (End::Actor(a), End::Clause(c), true) | (End::Clause(c), End::Actor(a), false) if a == n => cards.get(c),
            _ => None,
        });
        let (sum, count) = near.fold((0.0, 0.0), |(s, c), card| (s + card.middle(), c + 1.0));
        if count > 0.0 {
            places.push((sum / count, n));
        }
    }
    places.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
    let mut out: Vec<Option<Card>> = relations.actors.iter().map(|_| None).collect();
    let boxes: Vec<(usize, Card)> = places
        .into_iter()
        .filter_map(|(_, n)| {
            let actor = relations.actors.get(n)?;
            let room = SIDE - 2.0 * PAD;
            let mut lines: Vec<_> = wrapped(&actor.title, room, 3).into_iter().map(|l| ("strong", l)).collect();
            if !actor.members.is_empty() {
                let members = wrapped(&actor.members.join(", "), room * SMALL, 6);
                lines.extend(members.into_iter().map(|l| ("small", l)));
            }
            let height = count(lines.len()) * LINE + 2.0 * PAD - 3.0;
            Some((n, Card { top: 0.0, height, lines }))
        })
        .collect();
    // Spread over the height of the clauses, so that the lines to them part early.
    let filled: f64 = boxes.iter().map(|b| b.1.height).sum();
    let gap = ((foot - top - filled) / (count(boxes.len()) + 1.0)).max(12.0);
    let mut y = top + if gap > 12.0 { gap } else { 0.0 };
    for (n, card) in boxes {
        let height = card.height;
        if let Some(place) = out.get_mut(n) {
            *place = Some(Card { top: y, ..card });
        }
        y += height + gap;
    }
    (out, y)
}

fn edges(out: &mut Drawing, relations: &Relations, cards: &[Card], left: &[Option<Card>], right: &[Option<Card>]) {
    // How many ends each card has on its right already: they leave one below the other.
    let mut used = vec![0.0_f64; cards.len()];
    let mut slot = |n: usize, card: &Card| {
        let step: f64 = used.get_mut(n).map_or(0.0, |u| {
            *u += 1.0;
            *u
        });
        card.top + (10.0 + 9.0 * step).min(card.height - 6.0)
    };
    for edge in &relations.edges {
        let mut class = class(edge.relation).to_owned();
        if !edge.under.is_empty() {
            class.push_str(" open");
        }
        match (edge.from, edge.to) {
            (End::Actor(a), End::Clause(c)) => {
                let (Some(Some(a)), Some(c)) = (left.get(a), cards.get(c)) else { continue };
                let reach = LEFT_GUTTER * 0.55;
                out.curve(&class, (MARGIN + SIDE, a.middle()), (CARDS - 2.0, c.middle()), (reach, -reach));
            }
            (End::Clause(c), End::Actor(a)) => {
                let (Some(Some(a)), Some(c)) = (right.get(a), cards.get(c)) else { continue };
                let reach = RIGHT_GUTTER * 0.5;
                out.curve(&class, (CARDS + CARD, c.middle()), (RIGHT - 2.0, a.middle()), (reach, -reach));
            }
            (End::Clause(a), End::Clause(b)) => {
                let (Some(x), Some(y)) = (cards.get(a), cards.get(b)) else { continue };
                let (from, to) = (slot(a, x), slot(b, y));
                let reach = 26.0 + ((from - to).abs() * 0.16).min(RIGHT_GUTTER * 0.75);
                out.curve(&class, (CARDS + CARD, from), (CARDS + CARD + 2.0, to), (reach, reach));
            }
            (End::Actor(_), End::Actor(_)) => {}
        }
    }
}

fn boxed(out: &mut Drawing, x: f64, width: f64, card: &Card, relations: &Relations) {
    let open = card.lines.iter().any(|l| l.1.starts_with("open: ") || l.1.starts_with("only under "))
        && !relations.open.is_empty();
    out.block(if open { "box open" } else { "box" }, (x, card.top), (width, card.height));
    let mut y = card.top + PAD + 8.0;
    for (class, line) in &card.lines {
        out.words(class, Anchor::Start, (x + PAD, y), line);
        y += LINE;
    }
}

/// The three lists below the drawing.
fn panels(out: &mut Drawing, relations: &Relations, top: f64) -> f64 {
    let name = |n: &usize| relations.clauses.get(*n).map_or("", |c| c.called.as_str());
    let places = relations.places.iter().map(|p| {
        let what: Vec<&str> = p.clauses.iter().map(name).collect();
        let watched = if p.watched.is_empty() { "nobody".to_owned() } else { p.watched.join("; ") };
        let what = if what.is_empty() { String::new() } else { format!(" ({})", what.join(", ")) };
        format!("{}{what}: {watched}", p.title)
    });
    let endings = relations.endings.iter().map(|e| {
        let under = if e.under.is_empty() { String::new() } else { format!(" [{}]", e.under) };
        format!("{}: {}{under}", name(&e.clause), e.when)
    });
    let open = relations.open.iter().map(|(name, options)| format!("{name}: {}", options.join(" | ")));
    let lists: [(&str, Vec<String>); 3] = [
        ("Who watches what happens where", places.collect()),
        ("What ends, the first first", endings.collect()),
        ("What is open", open.collect()),
    ];
    let room = (WIDTH - 2.0 * MARGIN - 48.0) / 3.0;
    let mut foot = top;
    let mut x = MARGIN;
    for (title, items) in lists {
        let mut y = top;
        out.words("strong", Anchor::Start, (x, y), title);
        y += 6.0;
        if items.is_empty() {
            y += LINE;
            out.words("quiet", Anchor::Start, (x, y), "nothing");
        }
        for item in items {
            for (n, line) in wrapped(&item, room * SMALL - 12.0, 8).into_iter().enumerate() {
                y += if n == 0 { LINE + 3.0 } else { LINE - 2.0 };
                out.words("small", Anchor::Start, (if n == 0 { x } else { x + 12.0 }, y), &line);
            }
        }
        foot = foot.max(y);
        x += room + 24.0;
    }
    foot
}

fn count(n: usize) -> f64 {
    f64::from(u32::try_from(n).unwrap_or(u32::MAX))
}
