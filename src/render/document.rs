//! A treaty as a document: title, parties, preamble, articles, signatures, annexes, as plain data for the templates.

use super::assemble::{Assembly, GAP, Prose, Step};
use super::formulas;
use super::frame;
use super::inline::{Assignment, Inline, Paragraph, Reading};
use super::layout::{Alternative, Document, Ending, Entry, Item, Line, Section, Word};
use super::ownlabel::{OwnLabel, own_label};
use super::places::{Place, Places};
use super::words::Wording;
use crate::choice::ChoiceId;
use crate::model::numbers::{Numbers, Scheme, written};
use crate::model::{Model, NodeId};
use crate::syntax::kind::Class;
use rustc_hash::FxHashSet;

/// A document with what the templates do not see: whose paragraph is whose.
#[derive(Debug)]
pub struct Made {
    /// What templates see.
    pub document: Document,
    /// Each printed paragraph with the constructs that it belongs to, in the order of print.
    pub paragraphs: Vec<(Vec<NodeId>, Line)>,
    /// The numbers of articles, parts and annexes.
    pub numbers: Numbers,
    /// Where everything is printed.
    pub places: Places,
}

impl Made {
    /// How the document refers to something that is printed in it, from elsewhere: "Article 3, paragraph 2".
    #[must_use]
    pub fn reference(&self, model: &Model<'_>, node: NodeId) -> Option<String> {
        let printed = matches!(
            model.node(node).kind.class,
            Class::Container | Class::Final | Class::Clause | Class::Sentence | Class::Part | Class::Text
        );
        self.places.of(model, node).filter(|_| printed)?;
        Some(self.places.reference(model, &self.numbers, node, None, &self.document.self_name).0)
    }
}

/// Makes the document of a treaty under an assignment; what it leaves open is in brackets. `clean` leaves out draft labels and marks.
#[must_use]
pub fn document(model: &Model<'_>, prose: &Prose<'_>, under: &Assignment, clean: bool) -> Made {
    let choices = &model.tree.choices;
    let numbers = Numbers::new(model, &|id| under.allows(choices, model.ctx(id)));
    let frame = frame::Frame::new(model, under, clean);
    let (front, middle, back) = ordered(model);
    let mut printer = Printer {
        model,
        numbers: &numbers,
        places: Places::default(),
        clean,
        self_name: frame.self_name.clone(),
        under,
        belongs: Vec::new(),
    };
    let steps: Vec<Vec<Step>> = [front, middle, back]
        .into_iter()
        .map(|nodes| {
            let mut assembly = Assembly::new(model, prose);
            assembly.add(&nodes, under);
            assembly.steps
        })
        .collect();
    let spots: Vec<Vec<Spot>> = steps.iter().map(|steps| printer.number(steps)).collect();
    let mut lists = steps.iter().zip(&spots).map(|(steps, spots)| printer.print(steps, spots));
    let (preamble, body, annexes) =
        (lists.next().unwrap_or_default(), lists.next().unwrap_or_default(), lists.next().unwrap_or_default());
    drop(lists);
    let contents = contents(&preamble, &body, &annexes);
    let (mut preamble, mut body, mut annexes) = (preamble, body, annexes);
    mark_targets([&mut preamble, &mut body, &mut annexes]);
    let is_open = steps.iter().flatten().any(|s| match s {
        Step::Paragraph { paragraph, .. } => {
            paragraph.words.iter().any(|w| matches!(w, Inline::Open(..) | Inline::Bracket(_)))
        }
        Step::Option { .. } | Step::Section { bracket: Some(_), .. } => true,
        _ => false,
    });
    let Printer { places, belongs, .. } = printer;
    let document = Document {
        lang: "en".to_owned(),
        dir: "ltr".to_owned(),
        title: frame.title,
        self_name: frame.self_name,
        draft: frame.draft,
        is_open,
        parties: frame.parties,
        enacting: frame.enacting,
        preamble: preamble.into_iter().filter(|i| i.section.is_none() && i.end_section.is_none()).collect(),
        contents,
        body,
        testimonium: frame.testimonium,
        done: frame.done,
        signatures: frame.signatures,
        annexes,
        notice: formulas::NOTICE.to_owned(),
    };
    Made { document, paragraphs: belongs, numbers, places }
}

/// What stands at the top of the source, as printed: the preamble, the articles with the final clauses last, the annexes.
fn ordered(model: &Model<'_>) -> (Vec<NodeId>, Vec<NodeId>, Vec<NodeId>) {
    let (mut front, mut middle, mut last, mut back) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for id in model.top() {
        let kind = model.node(id).kind;
        match (kind.class, kind.word) {
            (_, "preamble") => front.push(id),
            (Class::Container, "annex" | "protocol") => back.push(id),
            (Class::Container | Class::Alternatives, _) | (Class::Text, "text") => middle.push(id),
            (Class::Final, _) => last.push(id),
            _ => {}
        }
    }
    middle.append(&mut last);
    (front, middle, back)
}

/// Says of every paragraph whether a reference leads to it.
fn mark_targets(lists: [&mut Vec<Item>; 3]) {
    let lines = |items: &[Item]| -> Vec<String> {
        let words = items.iter().filter_map(|i| i.paragraph.as_ref()).flat_map(|l| &l.words);
        words.filter_map(|w| Some(w.link.as_ref()?.anchor.clone())).collect()
    };
    let targets: FxHashSet<String> = lists.iter().flat_map(|l| lines(l)).collect();
    for line in lists.into_iter().flatten().filter_map(|i| i.paragraph.as_mut()) {
        line.target = targets.contains(&line.anchor);
    }
}

fn contents(preamble: &[Item], body: &[Item], annexes: &[Item]) -> Vec<Entry> {
    let mut depth = 0u8;
    let mut out = Vec::new();
    for item in preamble.iter().chain(body).chain(annexes) {
        if let Some(s) = &item.section {
            if s.kind != "preamble" {
                let (label, heading) = (s.label.clone(), s.heading.clone());
                out.push(Entry { depth, label, heading, anchor: s.anchor.clone() });
            }
            depth = depth.saturating_add(1);
        } else if item.end_section.is_some() {
            depth = depth.saturating_sub(1);
        }
    }
    out
}

/// Where a paragraph stands and how it is numbered.
#[derive(Clone, Debug)]
struct Spot {
    place: Place,
    number: String,
    /// Whether paragraphs around it are numbered.
    within: bool,
    /// 0 for a paragraph, 1 for (a), 2 for (i).
    level: u8,
}

struct Printer<'a, 't> {
    model: &'a Model<'t>,
    numbers: &'a Numbers,
    places: Places,
    clean: bool,
    self_name: String,
    under: &'a Assignment,
    belongs: Vec<(Vec<NodeId>, Line)>,
}

/// The counters of one article.
#[derive(Clone, Default)]
struct Count {
    paragraph: u32,
    letter: u32,
    numeral: u32,
    /// At the beginning of the innermost open alternatives, and the furthest that one of them came.
    options: Vec<(u32, u32)>,
    /// Whether the alternatives go on.
    between: bool,
}

impl Printer<'_, '_> {
    /// The anchor of a section, with the annex around it.
    fn section_anchor(&self, node: NodeId) -> String {
        let parts: Vec<String> = self
            .model
            .around(node)
            .filter(|a| *a == node || matches!(self.model.node(*a).kind.word, "annex" | "protocol"))
            .map(|a| self.label(a))
            .collect();
        parts.into_iter().rev().collect::<Vec<_>>().join(" ")
    }

    fn label(&self, node: NodeId) -> String {
        let word = self.model.node(node).kind.word;
        if word == "preamble" { String::new() } else { formulas::numbered(word, self.numbers.of(node).unwrap_or("")) }
    }

    /// Gives every paragraph its number, and says where everything is.
    fn number(&mut self, steps: &[Step]) -> Vec<Spot> {
        let mut spots: Vec<Spot> = Vec::new();
        let mut homes: Vec<(NodeId, Count, usize)> = Vec::new();
        for step in steps {
            match step {
                Step::Section { node, .. } => {
                    let wanted = self.section_anchor(*node);
                    let anchor = self.places.anchor(if wanted.is_empty() { "preamble" } else { &wanted });
                    self.places.put(*node, Place { home: *node, paragraphs: None, letters: String::new(), anchor });
                    homes.push((*node, Count::default(), spots.len()));
                }
                Step::EndSection { .. } => {
                    if let Some((node, count, from)) = homes.pop() {
                        self.settle(node, &count, spots.get_mut(from..).unwrap_or_default());
                    }
                }
                Step::Option { .. } => {
                    if let Some((_, count, _)) = homes.last_mut() {
                        if count.between {
                            count.paragraph = count.options.last().map_or(0, |o| o.0);
                        } else {
                            count.options.push((count.paragraph, count.paragraph));
                        }
                        (count.letter, count.numeral, count.between) = (0, 0, false);
                    }
                }
                Step::EndOption { last } => {
                    if let Some((_, count, _)) = homes.last_mut() {
                        if let Some((_, furthest)) = count.options.last_mut() {
                            *furthest = (*furthest).max(count.paragraph);
                        }
                        count.between = !last;
                        if *last {
                            count.paragraph = count.options.pop().map_or(0, |o| o.1);
                        }
                    }
                }
                Step::Gap { .. } => {}
                Step::Paragraph { paragraph, .. } => {
                    let spot = self.spot(paragraph, homes.last_mut().map(|h| (h.0, &mut h.1)));
                    spots.push(spot);
                }
            }
        }
        self.put(steps, &spots);
        spots
    }

    fn spot(&mut self, paragraph: &Paragraph, home: Option<(NodeId, &mut Count)>) -> Spot {
        let mut level = paragraph.level;
        let Some((node, count)) = home else {
            let place = Place { home: NodeId(0), paragraphs: None, letters: String::new(), anchor: String::new() };
            return Spot { place, number: String::new(), within: false, level };
        };
        let article = self.places.of(self.model, node).map_or_else(String::new, |p| p.anchor.clone());
        let own = if level == 0 { own_label(&paragraph.words) } else { None };
        let (number, letters) = match level {
            0 if own == Some(OwnLabel::Item) => {
                level = 1;
                (String::new(), String::new())
            }
            0 => {
                count.paragraph += 1;
                (count.letter, count.numeral) = (0, 0);
                let number = if own.is_some() { String::new() } else { format!("{}.", count.paragraph) };
                (number, String::new())
            }
            1 => {
                count.letter += 1;
                count.numeral = 0;
                let letters = format!("({})", formulas::letter(count.letter));
                (letters.clone(), letters)
            }
            _ => {
                count.numeral += 1;
                let numeral = format!("({})", written(count.numeral, Scheme::Roman).to_lowercase());
                let letter =
                    if count.letter > 0 { format!("({}) ", formulas::letter(count.letter)) } else { String::new() };
                (numeral.clone(), letter + &numeral)
            }
        };
        let anchor = self.places.anchor(&format!("{article} {} {letters}", count.paragraph));
        let paragraphs = (count.paragraph > 0).then_some((count.paragraph, count.paragraph));
        Spot { place: Place { home: node, paragraphs, letters, anchor }, number, within: false, level }
    }

    /// An article with one paragraph does not number it; neither do preambles.
    fn settle(&self, node: NodeId, count: &Count, spots: &mut [Spot]) {
        let plain = count.paragraph <= 1 || self.model.node(node).kind.word == "preamble";
        for spot in spots.iter_mut().filter(|s| s.place.home == node) {
            spot.within = !plain;
            if plain {
                spot.place.paragraphs = None;
                if spot.place.letters.is_empty() {
                    spot.number.clear();
                }
            }
        }
    }

    /// Says of every construct where it is printed, from the spots of its paragraphs.
    fn put(&mut self, steps: &[Step], spots: &[Spot]) {
        let paragraphs = steps.iter().filter_map(|s| match s {
            Step::Paragraph { of, paragraph, .. } => Some((of, paragraph.level)),
            _ => None,
        });
        let lines: Vec<(&Vec<NodeId>, u8, &Spot)> =
            paragraphs.zip(spots).map(|((of, level), spot)| (of, level, spot)).collect();
        let mut from = 0;
        while let Some((of, _, spot)) = lines.get(from) {
            let count = lines.iter().skip(from).take_while(|l| l.0 == *of && l.2.place.home == spot.place.home).count();
            let unit = lines.get(from..from + count).unwrap_or_default();
            from += count.max(1);
            let mut numbers = unit.iter().filter_map(|l| l.2.place.paragraphs);
            let range = numbers.next().map(|a| (a.0, numbers.next_back().unwrap_or(a).1));
            let home = spot.place.home;
            let all = lines.iter().filter(|l| l.2.place.home == home).all(|l| l.0 == *of);
            let place = Place { paragraphs: range.filter(|_| !all), letters: String::new(), ..spot.place.clone() };
            for node in *of {
                self.put_parts(*node, unit);
                self.places.put(*node, place.clone());
            }
        }
    }

    /// Phases and steps are printed as subparagraphs: as many of them in a row as there are parts are the parts.
    fn put_parts(&mut self, node: NodeId, unit: &[(&Vec<NodeId>, u8, &Spot)]) {
        let model = self.model;
        let is_part = |id: &NodeId| {
            model.node(*id).kind.class == Class::Part && self.under.allows(&model.tree.choices, model.ctx(*id))
        };
        let parts: Vec<NodeId> = model.children(node).filter(is_part).collect();
        if parts.is_empty() {
            return;
        }
        let mut from = 0;
        while from < unit.len() {
            let run = unit.iter().skip(from).take_while(|l| l.1 == 1).count();
            if run == parts.len() {
                for (part, line) in parts.iter().zip(unit.iter().skip(from)) {
                    self.places.put(*part, line.2.place.clone());
                }
                return;
            }
            from += run.max(1);
        }
    }

    fn print(&mut self, steps: &[Step], spots: &[Spot]) -> Vec<Item> {
        let mut spots = spots.iter();
        let mut level = 2u8;
        let mut out = Vec::new();
        for step in steps {
            let mut item = Item::default();
            match step {
                Step::Section { node, bracket } => {
                    item.section = Some(self.section(*node, *bracket, level));
                    level = level.saturating_add(1).min(6);
                }
                Step::EndSection { bracket } => {
                    level = level.saturating_sub(1).max(2);
                    item.end_section = Some(Ending { bracket: *bracket });
                }
                Step::Option { node, taken } => {
                    let option = u32::from(taken.1) + 1;
                    let anchor = self.places.anchor(&format!("option {}", self.model.called(*node)));
                    let proposers = self.proposers(*taken);
                    item.option = Some(Alternative { label: format!("Option {option}"), proposers, anchor });
                }
                Step::EndOption { .. } => item.end_option = Some(Ending { bracket: true }),
                Step::Gap { level } => item.paragraph = Some(gap(*level)),
                Step::Paragraph { of, first, paragraph } => {
                    let Some(spot) = spots.next() else { continue };
                    let choices = &self.model.tree.choices;
                    let refer = |node: NodeId| {
                        if self.under.leaves_out(choices, self.model.ctx(node)) {
                            return (GAP.to_owned(), String::new());
                        }
                        self.places.reference(self.model, self.numbers, node, Some(&spot.place), &self.self_name)
                    };
                    let line = Line {
                        level: spot.level,
                        number: spot.number.clone(),
                        within: spot.within,
                        anchor: spot.place.anchor.clone(),
                        target: false,
                        words: Wording { model: self.model }.words(&paragraph.words, &refer),
                        marks: if *first { of.iter().flat_map(|n| self.marks(*n)).collect() } else { Vec::new() },
                    };
                    self.belongs.push((of.clone(), line.clone()));
                    item.paragraph = Some(line);
                }
            }
            out.push(item);
        }
        out
    }

    fn section(&self, node: NodeId, bracket: Option<(ChoiceId, u16)>, level: u8) -> Section {
        let kind = self.model.node(node).kind;
        let label = self.label(node);
        let heading = match (self.model.node(node).title.as_ref(), kind.class) {
            (Some(_), _) => super::words::title(self.model, node),
            (None, Class::Final) => "Final provisions".to_owned(),
            _ => String::new(),
        };
        let line =
            [label.as_str(), heading.as_str()].into_iter().filter(|s| !s.is_empty()).collect::<Vec<_>>().join(". ");
        Section {
            kind: kind.word.to_owned(),
            is_article: matches!(kind.word, "article" | "final clauses"),
            level,
            hashes: "#".repeat(usize::from(level)),
            anchor: self.places.of(self.model, node).map_or_else(String::new, |p| p.anchor.clone()),
            label,
            heading,
            line,
            bracket: bracket.is_some(),
            proposers: bracket.map_or_else(String::new, |b| self.opening(b)),
            marks: self.marks(node),
        }
    }

    /// Who proposes what is in brackets, and why it is open: "Avalon and Borduria (trading)".
    fn opening(&self, (choice, option): (ChoiceId, u16)) -> String {
        let reading = Reading { options: vec![option], words: Vec::new() };
        let opening = Wording { model: self.model }.opening(choice, &reading);
        match opening.motive.as_str() {
            "" => opening.proposers,
            why => format!("{} ({why})", opening.proposers),
        }
    }

    fn proposers(&self, (choice, option): (ChoiceId, u16)) -> String {
        let option = self.model.tree.choices.get(choice).and_then(|c| c.options.get(usize::from(option)));
        let names: Vec<String> = option.map(|o| super::words::called(self.model, &o.proposers)).unwrap_or_default();
        formulas::listed(&names)
    }

    fn marks(&self, node: NodeId) -> Vec<String> {
        if self.clean { Vec::new() } else { frame::marks(self.model, node, self.under) }
    }
}

/// The mark of what is left out, as a paragraph without a number.
fn gap(level: u8) -> Line {
    let word = Word { blank: GAP.to_owned(), ..Word::default() };
    Line {
        level,
        number: String::new(),
        within: false,
        anchor: String::new(),
        target: false,
        words: vec![word],
        marks: Vec::new(),
    }
}

/// The whole of a line in plain words, for programs.
#[must_use]
pub fn plain(line: &Line) -> String {
    super::words::plain(&line.words)
}
