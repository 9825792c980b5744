//! What `check` and an editor share: one treaty read, resolved and checked.

pub use crate::checked::Checked;

use crate::choice::{Choices, Ctx};
use crate::clauses::LEXICON;
use crate::core::Core;
use crate::finding::{Code, Finding, Packages, Severity};
use crate::lock::{Agreed, Definition, Locks, Reviewed};
use crate::model::numbers::Numbers;
use crate::model::shapes::{Drawings, Shapes};
use crate::model::{Model, NodeId};
use crate::packages::census::Census;
use crate::packages::coupling::{Couplings, couplings};
use crate::packages::{BigUint, NODES_IN_CHECK};
use crate::render;
use crate::rules::{self, Case, Locked};
use crate::source::{Sources, Span};
use crate::substance;
use crate::syntax::{self, tree::Tree};
use rustc_hash::FxHashMap;
use std::sync::Arc;

/// The door through which included files come; the host opens it, the rest of the compiler only knocks.
pub trait Files: Sync {
    /// The bytes of the file `path`, written relative to the folder of the treaty, `/` between folders.
    ///
    /// # Errors
    /// The end of a sentence that begins with the file, when there is no such file or it cannot be read.
    fn read(&self, path: &str) -> Result<Vec<u8>, String>;
    /// Whether there is a folder at all in which a file that draws a place could lie; where there is none, places are as if
    /// nothing drew them.
    fn has_drawings(&self) -> bool {
        true
    }
    /// The bytes of the lock beside the treaty; none where there is no lock.
    ///
    /// # Errors
    /// The end of a sentence that begins with the file, when it is there and cannot be read.
    fn lock(&self) -> Result<Option<Vec<u8>>, String> {
        Ok(None)
    }
}

/// No files at all: every include is missing, and no place is drawn.
pub struct NoFiles;
impl Files for NoFiles {
    fn has_drawings(&self) -> bool {
        false
    }
    fn read(&self, _: &str) -> Result<Vec<u8>, String> {
        Err("cannot be included here".into())
    }
}

/// How grave each check is, where the settings differ from the catalogue.
#[derive(Clone, Default, Debug)]
pub struct Levels {
    /// Code → level; `None` silences it.
    pub codes: std::collections::BTreeMap<String, Option<Severity>>,
    /// Warnings count as errors.
    pub deny_warnings: bool,
}

impl Levels {
    /// The level of a finding after the settings, or `None` where it is silenced.
    #[must_use]
    pub fn of(&self, code: Code, given: Severity) -> Option<Severity> {
        let level = self.codes.get(code.0).copied().unwrap_or(Some(given))?;
        Some(if self.deny_warnings && level == Severity::Warning { Severity::Error } else { level })
    }
}

/// Reads and checks one treaty. Never fails: what is wrong with the text is a finding.
#[must_use]
pub fn check(name: &str, bytes: Vec<u8>, files: &dyn Files, levels: &Levels) -> Checked {
    let mut findings = Vec::new();
    let mut sources = Sources::default();
    let text: Arc<str> = decode(bytes, 0, &mut findings).into();
    let Ok(span) = sources.add(name.to_owned(), Arc::clone(&text)) else {
        findings.push(Finding::new(Code("S004"), Severity::Error, "this file is too large to be read"));
        return Checked { sources, findings, ..Checked::default() };
    };
    // Each file and the one that includes it.
    let mut open = vec![(own_name(name).to_owned(), String::new())];
    let mut said = Vec::new();
    let (tree, found) = syntax::read(&text, span.start, &LEXICON, &mut |path, at| {
        include(path, at, files, &mut sources, &mut open, &mut said)
    });
    drop(text);
    findings.extend(found);
    findings.extend(said);
    let mut veiled = Vec::new();
    for file in sources.files() {
        veiled.extend(syntax::hidden(&file.text, file.base, &mut findings));
    }
    let model = Model::new(&tree, &sources);
    let drawings = if files.has_drawings() { model.drawings(&mut |path| files.read(path)) } else { Drawings::new() };
    let shapes = Shapes::new(&model, &drawings);
    let numbers = Numbers::new(&model, &|_| true);
    let core = Core::new(&model, &crate::clauses::meaning);
    let agreed = agreed(own_name(name), files);
    let printed = |id| render::article::text(&model, id);
    let reviewed = reviewed(own_name(name), files);
    let locked = Locked { agreed: &agreed, reviewed: &reviewed, printed: &printed };
    findings.extend(rules::run(&Case::new(&model, &core, &numbers, &shapes).held_to(locked)));
    // What cannot be seen is the cause of whatever else is wrong on its line.
    veiled.sort_unstable();
    findings.retain(|f| {
        let veil =
            |s: Span| veiled.get(veiled.partition_point(|line: &Span| line.start <= s.start).wrapping_sub(1)).copied();
        f.code.0 == "S009" || f.span().is_none_or(|s| veil(s).is_none_or(|line| !line.contains(s)))
    });
    one_cause(&tree, &mut findings);
    let couplings = couplings(&model);
    rules::bind(&model, &couplings, &mut findings);
    let sums = |code: &str| rules::SUMMING.iter().any(|s| s.eq_ignore_ascii_case(code));
    suppress(&tree, &mut findings, &|code| !sums(code));
    // That warnings are to count as errors is a wish about the outcome, and makes no package inconsistent.
    let level = |f: &Finding| levels.codes.get(f.code.0).copied().unwrap_or(Some(f.severity));
    let summed = rules::sum_up(&model, &couplings, &findings, &level);
    findings.extend(summed);
    suppress(&tree, &mut findings, &sums);
    let mut heads = Heads::new(&tree.choices, &couplings);
    for f in &mut findings {
        f.packages = heads.packages(&f.holds);
    }
    findings.retain_mut(|f| {
        levels.of(f.code, f.severity).is_some_and(|level| {
            f.severity = level;
            true
        })
    });
    findings.sort_by_key(|f| (f.span().map_or(0, |s| s.start), f.code));
    findings.dedup();
    Checked { sources, tree, drawings, findings }
}

/// Where a statement could not be read or names nobody, nothing more is to be concluded from it: one cause, one finding.
fn one_cause(tree: &Tree, findings: &mut Vec<Finding>) {
    const CAUSES: [&str; 7] = ["S001", "S003", "S005", "S006", "S008", "R101", "R103"];
    let is_cause = |f: &Finding| CAUSES.contains(&f.code.0);
    let mut causes: Vec<Span> =
        findings.iter().filter(|f| is_cause(f)).flat_map(|f| f.labels.iter().map(|l| l.span)).collect();
    if causes.is_empty() {
        return;
    }
    causes.sort_unstable();
    let mut hurt: Vec<Span> = Vec::new();
    for node in &tree.nodes {
        node.walk(&mut |n| {
            for field in &n.fields {
                let first = causes.partition_point(|c| c.start < field.span.start);
                if causes.get(first).is_some_and(|c| c.start < field.span.end) {
                    hurt.push(field.span);
                }
            }
        });
    }
    hurt.sort_unstable();
    hurt.dedup();
    findings.retain(|f| {
        let Some(at) = f.span().filter(|_| !f.code.0.starts_with(['S', 'R'])) else { return true };
        let n = hurt.partition_point(|h| h.start <= at.start);
        n.checked_sub(1).and_then(|n| hurt.get(n)).is_none_or(|h| !h.contains(at))
    });
}

/// Text from bytes. What is not UTF-8 is said (`S011`) and stands as blanks, so that every byte keeps its place.
fn decode(bytes: Vec<u8>, base: u32, findings: &mut Vec<Finding>) -> String {
    match String::from_utf8(bytes) {
        Ok(text) => text,
        Err(e) => {
            let at = base + u32::try_from(e.utf8_error().valid_up_to()).unwrap_or(0);
            let mut out = String::with_capacity(e.as_bytes().len());
            for chunk in e.as_bytes().utf8_chunks() {
                out.push_str(chunk.valid());
                out.extend(chunk.invalid().iter().map(|_| ' '));
            }
            findings.push(
                Finding::new(Code("S011"), Severity::Error, "this file is not text in UTF-8")
                    .at(Span::new(at, at + 1), "the first byte that is none")
                    .help("save it as UTF-8: in most editors under \"Save as\", encoding"),
            );
            out
        }
    }
}

/// What the lock beside a treaty says was agreed of it.
fn agreed(treaty: &str, files: &dyn Files) -> Result<Vec<Agreed>, String> {
    match files.lock()? {
        Some(bytes) => Locks::read(&bytes)?.of(treaty),
        None => Ok(Vec::new()),
    }
}

/// What the lock beside a treaty says was compared in it; a lock that cannot be understood is told of once.
fn reviewed(treaty: &str, files: &dyn Files) -> Vec<Reviewed> {
    let read = || Locks::read(&files.lock().ok()??).ok()?.reviewed(treaty).ok();
    read().unwrap_or_default()
}

/// The treaty's own file as one of its folder would include it.
#[must_use]
pub fn own_name(name: &str) -> &str {
    name.rsplit(['/', '\\']).next().unwrap_or(name)
}

/// Opens an included file for the reader, or says why it cannot be (`R107`).
fn include(
    path: &str,
    at: Span,
    files: &dyn Files,
    sources: &mut Sources,
    open: &mut Vec<(String, String)>,
    said: &mut Vec<Finding>,
) -> Option<(u32, Arc<str>)> {
    let by = sources.file_of(at.start).map_or("", |f| if f.base == 0 { own_name(&f.name) } else { &f.name }).to_owned();
    let circle = std::iter::successors(Some(by.as_str()), |file| {
        open.iter().find(|o| o.0 == *file).map(|o| o.1.as_str()).filter(|b| !b.is_empty())
    });
    if circle.take(open.len() + 1).any(|file| file == path) {
        said.push(
            Finding::new(Code("R105"), Severity::Error, format!("`{path}` is included by what it includes"))
                .at(at, "comes back to where it began")
                .help("take this line away; each file is read once, in the place where it is first included"),
        );
        return None;
    }
    if open.iter().any(|o| o.0 == path) {
        said.push(
            Finding::new(Code("R107"), Severity::Error, format!("`{path}` is included a second time"))
                .at(at, "read already")
                .help("include each file once"),
        );
        return None;
    }
    let bytes = match files.read(path) {
        Ok(bytes) => bytes,
        Err(why) => {
            said.push(
                Finding::new(Code("R107"), Severity::Error, format!("`{path}` {why}"))
                    .at(at, "to be included here")
                    .help(
                        "an included file lies in the folder of the treaty or below it; the path is written from there",
                    ),
            );
            return None;
        }
    };
    open.push((path.to_owned(), by));
    let base = sources.files().last().map_or(0, |f| f.base + u32::try_from(f.text.len() + 1).unwrap_or(0));
    let text: Arc<str> = decode(bytes, base, said).into();
    let span = sources.add(path.to_owned(), Arc::clone(&text)).ok()?;
    Some((span.start, text))
}

/// Takes out what those comments silence that are about checks of some codes; says which of them give no reason (`S012`) or
/// silence nothing (`S013`).
fn suppress(tree: &Tree, findings: &mut Vec<Finding>, about: &dyn Fn(&str) -> bool) {
    let mut said = Vec::new();
    for allow in tree.allows.iter().filter(|a| about(&a.code)) {
        let rule = rules::find(&allow.code);
        let mut idle = true;
        findings.retain(|f| {
            let here = f.code.0.eq_ignore_ascii_case(&allow.code) && f.span().is_some_and(|s| allow.covers.contains(s));
            // What keeps the text from being read cannot be wished away.
            let silenced = here && !(f.severity == Severity::Error && f.code.0.starts_with('S'));
            idle &= !silenced;
            !silenced
        });
        if rule.is_none() {
            said.push(
                Finding::new(Code("S013"), Severity::Warning, format!("no check is called `{}`", allow.code))
                    .at(allow.span, "silences nothing")
                    .help("`treatyc explain` lists the checks"),
            );
        } else if idle {
            said.push(
                Finding::new(Code("S013"), Severity::Warning, format!("`allow {}` silences nothing here", allow.code))
                    .at(allow.span, "nothing of that kind is found below")
                    .help("take the comment away"),
            );
        }
        if !allow.reasoned {
            said.push(
                Finding::new(Code("S012"), Severity::Warning, format!("`allow {}` gives no reason", allow.code))
                    .at(allow.span, "why is it right here?")
                    .help(format!("write `// allow {}: the reason`", allow.code)),
            );
        }
    }
    findings.extend(said);
}

/// Counts the packages in which findings hold, each condition once.
struct Heads<'c> {
    choices: &'c Choices,
    couplings: &'c Couplings,
    census: std::cell::OnceCell<Option<Census<'c>>>,
    known: FxHashMap<Vec<Ctx>, Option<u128>>,
}

impl<'c> Heads<'c> {
    fn new(choices: &'c Choices, couplings: &'c Couplings) -> Self {
        Self { choices, couplings, census: std::cell::OnceCell::new(), known: FxHashMap::default() }
    }
    /// The packages in which a finding holds, for people and machines.
    fn packages(&mut self, holds: &[Ctx]) -> Option<Packages> {
        if holds.is_empty() || holds.contains(&Ctx::ALWAYS) {
            return None;
        }
        let choices = self.choices;
        let words: Vec<String> = holds.iter().map(|c| choices.words(*c)).collect();
        let mut words = words.join("; or ");
        let (total, count) = self.counted(holds);
        // Of what no package takes, that is what the finding says.
        if let (Some(n @ 1..), Some(all)) = (count, total) {
            let all = if self.couplings.all.is_empty() { all.to_string() } else { format!("the {all} allowed") };
            words = format!("{words} ({n} of {all} packages)");
        }
        let named = |c: &Ctx| {
            let taken = choices.taken(*c).iter();
            taken.filter_map(|(id, o)| choices.get(*id).map(|c| (c.name.clone(), option_name(c, *o)))).collect()
        };
        Some(Packages { words, choices: holds.iter().map(named).collect(), count, total })
    }
    /// How many packages there are, and in how many one of some conditions holds, if that can be told and is no longer than
    /// anybody would read. Where couplings in words rule packages out, of those that they allow; of all where they allow none.
    fn counted(&mut self, holds: &[Ctx]) -> (Option<u128>, Option<u128>) {
        let (choices, couplings) = (self.choices, self.couplings);
        let census = self.census.get_or_init(|| {
            let all = |clashes: &[_]| Census::new(choices, clashes, NODES_IN_CHECK).ok();
            all(&couplings.ruled_out())
                .map_or_else(|| None, |c| if *c.total() == BigUint::ZERO { all(&[]) } else { Some(c) })
        });
        let Some(census) = census else { return (None, None) };
        let told = self.known.entry(holds.to_vec());
        let count = *told.or_insert_with(|| census.under(holds).ok()?.try_into().ok());
        (census.total().try_into().ok(), count)
    }
}

fn option_name(choice: &crate::choice::Choice, option: u16) -> String {
    choice.options.get(option as usize).map(|o| o.name.clone()).unwrap_or_default()
}

/// An article as it is locked: its fingerprint, its words and statements, and the definitions that it rests on, on the day of `on`.
#[must_use]
pub fn agree(model: &Model<'_>, id: NodeId, name: &str, on: &str) -> Agreed {
    let says = substance::article(model, id, &|_| None);
    let rest =
        |r: substance::Rest| Definition { fingerprint: r.says.fingerprint(), text: r.says.shown(), name: r.name };
    Agreed {
        article: name.to_owned(),
        on: on.to_owned(),
        fingerprint: says.fingerprint(),
        text: render::article::text(model, id),
        says: says.shown(),
        rests: substance::rests(model, id).into_iter().map(rest).collect(),
    }
}
