//! `treatyc agree`: what is agreed is locked.

use std::fmt::Write as _;
use std::path::PathBuf;

use super::{Context, Outcome, did_you_mean, fail};
use crate::finding::Severity;
use crate::host::{self, Folder, Input};
use crate::lock::{self, Locks};
use crate::model::numbers::Numbers;
use crate::model::{Model, NodeId};
use crate::report::pretty::{Look, Pretty};
use crate::session::{self, Checked, Files, Levels};
use crate::source::Span;
use crate::substance;
use crate::syntax::kind::Class;
use crate::syntax::tree::{Date, Value};

/// Lock articles that the parties have agreed
#[derive(clap::Args, Debug)]
#[command(after_help = "\
Examples:
  treatyc agree framework.treaty cessation --on 2025-12-14         by its name
  treatyc agree framework.treaty 2 3 --on 2025-12-14               Articles 2 and 3, as they are numbered now
  treatyc agree framework.treaty final-clauses --on 2025-12-14
  treatyc agree framework.treaty status --on 2025-12-14 --with-brackets

Writes the fingerprint and the words of each article, and of what it rests on, into `treaty.lock` beside the treaty, and
`agreed on DATE` into the line that begins the article. From then on `treatyc check` says N006 when one of them changes.
An article that was agreed before is agreed anew as it stands now.

Exit code: 0 agreed, 1 the treaty has errors or an article is still open, 2 it could not be done.")]
pub(super) struct Options {
    /// The treaty
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// Names or numbers of articles, annexes or protocols; `final-clauses`
    #[arg(value_name = "ARTICLE", required = true)]
    articles: Vec<String>,
    /// The day on which they were agreed
    #[arg(long, value_name = "DATE")]
    on: String,
    /// Lock an article as it stands although there are still brackets in it
    #[arg(long)]
    with_brackets: bool,
}

pub(super) fn run(options: &Options, context: &Context) -> Outcome {
    match agree(options, context) {
        Ok(outcome) => outcome,
        Err(sentence) => fail(sentence),
    }
}

fn agree(options: &Options, context: &Context) -> Result<Outcome, String> {
    let on = day(&options.on)?;
    let input = Input::one(&options.file)?;
    let Some(path) = input.path.clone() else {
        return Err("standard input has no folder in which its lock could lie: name a file".into());
    };
    let folder = Folder::new(&input.folder());
    let bytes = host::read(&input).map_err(|t| t.0)?;
    let checked = session::check(&input.name, bytes, &folder, &Levels::default());
    // What is agreed anew mends N006.
    let grave = |f: &&crate::finding::Finding| f.severity == Severity::Error && f.code.0 != "N006";
    if checked.findings.iter().any(|f| grave(&f)) {
        let pretty = Pretty::new(Look { unicode: false, colour: false, ..context.look });
        for finding in checked.findings.iter().filter(grave) {
            host::warn(&pretty.write(finding, &checked.sources));
        }
        host::warn("nothing is agreed: mend the errors first");
        return Ok(Outcome::Findings);
    }
    let model = Model::new(&checked.tree, &checked.sources);
    let numbers = Numbers::new(&model, &|_| true);
    let mut chosen: Vec<(NodeId, String)> = Vec::new();
    for word in &options.articles {
        let found = article(&model, &numbers, word)?;
        if !chosen.contains(&found) {
            chosen.push(found);
        }
    }
    let mut open = String::new();
    for (id, name) in &chosen {
        if let Some(what) = still_open(&model, *id).filter(|_| !options.with_brackets) {
            let _ = write!(open, "\n  `{name}`: {what}");
        }
    }
    if !open.is_empty() {
        host::warn(&format!(
            "nothing is agreed: brackets are still open{open}\nSettle them, or lock the text with its brackets: `--with-brackets`."
        ));
        return Ok(Outcome::Findings);
    }
    let mut locks = match folder.lock().map_err(|e| format!("`{}` {e}", lock::FILE))? {
        Some(bytes) => Locks::read(&bytes).map_err(|e| format!("`{}` {e}", lock::FILE))?,
        None => Locks::default(),
    };
    let treaty = session::own_name(&input.name).to_owned();
    let mut said = String::new();
    for (id, name) in &chosen {
        let agreed = session::agree(&model, *id, name, &on);
        // Writing to a `String` cannot fail.
        let _ = writeln!(said, "agreed: `{name}`, {}", agreed.fingerprint.get(..16).unwrap_or_default());
        locks.put(&treaty, &agreed);
    }
    // The marks first: they are outside the fingerprint, so whatever happens in between, no lock is wrong.
    let marked = mark(&checked, &model, &chosen, &on);
    for (file, text) in marked {
        let real = if file == 0 { path.clone() } else { included(&folder, &checked, file)? };
        host::write(&host::absolute(&real), text.as_bytes()).map_err(|t| t.0)?;
    }
    let lock = input.folder().join(lock::FILE);
    host::write(&lock, locks.write().as_bytes()).map_err(|t| t.0)?;
    let _ = host::out(&format!("{said}written to {}\n", lock.strip_prefix(".").unwrap_or(&lock).display()));
    Ok(Outcome::Clean)
}

fn included(folder: &Folder, checked: &Checked, file: usize) -> Result<PathBuf, String> {
    let name = checked.sources.files().get(file).map_or("", |f| f.name.as_str());
    folder.find(name).ok_or_else(|| format!("`{name}` is no longer there"))
}

/// The date of an argument, as the language writes it.
fn day(word: &str) -> Result<String, String> {
    let date: Result<jiff::civil::Date, _> = word.parse();
    let sentence = |_| format!("`{word}` is no date: write the day as in `2025-12-14`");
    date.map(|d| d.to_string()).map_err(sentence)
}

/// What an argument names.
fn article(model: &Model<'_>, numbers: &Numbers, word: &str) -> Result<(NodeId, String), String> {
    let can_be = |id: &NodeId| matches!(model.node(*id).kind.class, Class::Container | Class::Final);
    let all: Vec<NodeId> = model.ids().filter(can_be).collect();
    let name = |id: NodeId| match (model.node(id).name, model.node(id).kind.class) {
        (Some(n), _) => model.name(n.sym).to_owned(),
        (None, Class::Final) => "final clauses".to_owned(),
        _ => String::new(),
    };
    let bare = word.trim().trim_start_matches("Article ").trim_start_matches("article ");
    let by_name = all.iter().find(|id| name(**id) == bare || name(**id).replace(' ', "-") == bare);
    let is_article = |id: &&NodeId| matches!(model.node(**id).kind.word, "article" | "final clauses");
    let by_number = || all.iter().filter(is_article).find(|id| numbers.of(**id) == Some(bare));
    let Some(&id) = by_name.or_else(by_number) else {
        let names: Vec<String> = all.iter().map(|id| name(*id)).collect();
        return Err(format!("there is no article `{word}`{}", did_you_mean(word, names.iter().map(String::as_str))));
    };
    match name(id) {
        name if name.is_empty() => {
            Err(format!("`{word}` has no name by which it could be remembered: write `article NAME \"…\"`"))
        }
        name => Ok((id, name)),
    }
}

/// What is open in an article, in words.
fn still_open(model: &Model<'_>, id: NodeId) -> Option<String> {
    let whole = model.node(id).span;
    let choices = &model.tree.choices;
    let mut names: Vec<String> = choices
        .iter()
        .filter(|(_, c)| whole.contains(c.span))
        .chain(choices.taken(model.ctx(id)).iter().filter_map(|(c, _)| Some((*c, choices.get(*c)?))))
        .map(|(_, c)| format!("`{}`", c.name))
        .collect();
    let blanks = model.tree.blanks.iter().filter(|b| whole.contains(**b));
    names.extend(blanks.map(|b| format!("`{}`", substance::flat(model.text(*b)))));
    (!names.is_empty()).then(|| format!("{} to be settled", names.join(", ")))
}

/// The files with `agreed on DATE` in the lines that begin the articles: an older date is replaced.
fn mark(checked: &Checked, model: &Model<'_>, chosen: &[(NodeId, String)], on: &str) -> Vec<(usize, String)> {
    let mut edits: Vec<(Span, String)> = Vec::new();
    for (id, _) in chosen {
        let node = model.node(*id);
        let dated = node.fields("agreed").find_map(|f| match &f.value {
            Value::Parts(parts) => parts.iter().find_map(|p| match &p.value {
                Value::Date(d) => Some(d),
                _ => None,
            }),
            _ => None,
        });
        match dated {
            Some(date) if same_day(date, on) => {}
            Some(date) => edits.push((date.span, on.to_owned())),
            None => {
                let head = model.text(node.head).trim_end();
                let head = head.strip_suffix('{').unwrap_or(head).trim_end();
                let at = node.head.start + u32::try_from(head.len()).unwrap_or(0);
                edits.push((Span::new(at, at), format!(" agreed on {on}")));
            }
        }
    }
    edits.sort_by_key(|e| std::cmp::Reverse(e.0.start));
    let mut out = Vec::new();
    for (n, file) in checked.sources.files().iter().enumerate() {
        let mut text = file.text.to_string();
        let end = file.base + u32::try_from(text.len()).unwrap_or(u32::MAX);
        let mut touched = false;
        for (span, new) in edits.iter().filter(|(s, _)| s.start >= file.base && s.end <= end) {
            let range = (span.start - file.base) as usize..(span.end - file.base) as usize;
            if text.get(range.clone()).is_some() {
                text.replace_range(range, new);
                touched = true;
            }
        }
        if touched {
            out.push((n, text));
        }
    }
    out
}

fn same_day(date: &Date, on: &str) -> bool {
    let (y, m, d) = date.ymd;
    format!("{y:04}-{m:02}-{d:02}") == on
}
