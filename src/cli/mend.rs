//! `check --fix`: the mechanical mends, as far as they make nothing worse.

use std::collections::BTreeMap;
use std::ops::Range;
use std::path::{Path, PathBuf};

use rustc_hash::FxHashMap;

use crate::finding::{Finding, Fix};
use crate::host::Folder;
use crate::session::{Checked, Files, Levels};
use crate::source::Sources;

/// A mend can uncover what another finding hid; more often than this it is a circle.
const ROUNDS: usize = 8;

/// What reads and checks a treaty.
type Check = fn(&str, Vec<u8>, &dyn Files, &Levels) -> Checked;

/// A treaty after its mends.
#[derive(Debug)]
pub(super) struct Mended {
    /// What there is still to say.
    pub checked: Checked,
    /// How many mends were applied.
    pub applied: usize,
    /// The files that changed, with their new texts. Nothing is written yet.
    pub texts: BTreeMap<PathBuf, String>,
}

/// Applies every mend after which no finding is new. `path` is the treaty's own file, `bytes` what it holds.
/// `check` is [`session::check`](crate::session::check).
pub(super) fn mend(name: &str, path: &Path, bytes: &[u8], folder: &Folder, levels: &Levels, check: Check) -> Mended {
    let work = Work { name, path, bytes, folder, levels, check };
    let mut texts = BTreeMap::new();
    let mut checked = work.check(&texts);
    let mut applied = 0;
    for _ in 0..ROUNDS {
        let plans = work.plans(&checked, &texts);
        let mut round =
            Round { work: &work, texts: &texts, before: count(&checked.findings), best: None, kept: Vec::new() };
        round.settle(&plans);
        let kept = round.kept.len();
        let Some((now, then)) = round.best else { break };
        (texts, checked) = (now, then);
        applied += kept;
    }
    Mended { checked, applied, texts }
}

/// One edit in one file: a byte range of its text, and what comes instead.
type FileEdit<'a> = (PathBuf, Range<usize>, &'a str);
/// The edits of one mend, which belong together.
type Plan<'a> = Vec<FileEdit<'a>>;
/// How often each finding is said.
type Count = FxHashMap<(&'static str, String), usize>;

fn count(findings: &[Finding]) -> Count {
    let mut all = Count::default();
    for f in findings {
        *all.entry((f.code.0, f.message.clone())).or_default() += 1;
    }
    all
}

/// Whether nothing is said that was not said before, and something no more.
fn better(after: &Count, before: &Count) -> bool {
    after.iter().all(|(k, n)| before.get(k).is_some_and(|m| n <= m))
        && after.values().sum::<usize>() < before.values().sum()
}

/// What stays the same while mends are tried.
struct Work<'a> {
    name: &'a str,
    path: &'a Path,
    bytes: &'a [u8],
    folder: &'a Folder,
    levels: &'a Levels,
    check: Check,
}

impl Work<'_> {
    fn check(&self, texts: &BTreeMap<PathBuf, String>) -> Checked {
        let bytes = texts.get(self.path).map_or_else(|| self.bytes.to_vec(), |t| t.clone().into_bytes());
        (self.check)(self.name, bytes, &Overlay { folder: self.folder, texts }, self.levels)
    }

    /// The mends on offer, the overlapping ones left for another round.
    fn plans<'c>(&self, checked: &'c Checked, texts: &BTreeMap<PathBuf, String>) -> Vec<Plan<'c>> {
        let mut plans: Vec<Plan<'c>> = Vec::new();
        for fix in checked.findings.iter().filter_map(|f| f.fix.as_ref()) {
            let Some(plan) = self.plan(fix, &checked.sources, texts) else { continue };
            let clash = |(file, range, _): &FileEdit<'_>| {
                plans.iter().flatten().any(|(f, r, _)| f == file && r.start <= range.end && range.start <= r.end)
            };
            if !plan.iter().any(clash) {
                plans.push(plan);
            }
        }
        plans
    }

    /// Where the edits of a mend fall; `None` where one falls into a text that is not the one on the disk.
    fn plan<'c>(&self, fix: &'c Fix, sources: &Sources, texts: &BTreeMap<PathBuf, String>) -> Option<Plan<'c>> {
        let mut plan = Vec::with_capacity(fix.edits.len());
        for edit in &fix.edits {
            let source = sources.file_of(edit.span.start)?;
            let is_main = sources.files().first().is_some_and(|f| f.base == source.base);
            let file = if is_main { self.path.to_path_buf() } else { self.folder.find(&source.name)? };
            let range =
                edit.span.start.checked_sub(source.base)? as usize..edit.span.end.checked_sub(source.base)? as usize;
            source.text.get(range.clone())?;
            if !is_main {
                let overlay = Overlay { folder: self.folder, texts };
                if overlay.read_real(&file).ok()? != source.text.as_bytes() {
                    return None;
                }
            } else if texts.get(self.path).map_or(self.bytes, |t| t.as_bytes()) != source.text.as_bytes() {
                return None;
            }
            plan.push((file, range, edit.text.as_str()));
        }
        (!plan.is_empty()).then_some(plan)
    }

    /// The texts after these mends.
    fn apply(&self, plans: &[&Plan<'_>], texts: &BTreeMap<PathBuf, String>) -> Option<BTreeMap<PathBuf, String>> {
        let mut edits: Vec<&FileEdit<'_>> = plans.iter().flat_map(|p| p.iter()).collect();
        // From the end, so that the ranges before an edit hold.
        edits.sort_by_key(|(_, range, _)| std::cmp::Reverse((range.start, range.end)));
        let mut texts = texts.clone();
        for (file, range, new) in edits {
            if !texts.contains_key(file) {
                let bytes = if file == self.path { self.bytes.to_vec() } else { self.folder.read_real(file).ok()? };
                texts.insert(file.clone(), String::from_utf8(bytes).ok()?);
            }
            let text = texts.get_mut(file)?;
            text.get(range.clone())?;
            text.replace_range(range.clone(), new);
        }
        Some(texts)
    }
}

/// The search for the largest set of mends that makes nothing worse.
struct Round<'a, 'w> {
    work: &'a Work<'w>,
    texts: &'a BTreeMap<PathBuf, String>,
    before: Count,
    best: Option<(BTreeMap<PathBuf, String>, Checked)>,
    kept: Vec<Plan<'a>>,
}

impl<'a> Round<'a, '_> {
    /// Tries these mends on top of those kept: all at once, and where that is worse, in halves.
    fn settle(&mut self, plans: &[Plan<'a>]) {
        if plans.is_empty() {
            return;
        }
        let all: Vec<&Plan<'_>> = self.kept.iter().chain(plans).collect();
        if let Some(texts) = self.work.apply(&all, self.texts) {
            let checked = self.work.check(&texts);
            let after = count(&checked.findings);
            let least = self.best.as_ref().map_or(usize::MAX, |(_, c)| c.findings.len());
            if better(&after, &self.before) && checked.findings.len() < least {
                self.best = Some((texts, checked));
                self.kept.extend(plans.iter().cloned());
                return;
            }
        }
        if plans.len() > 1 {
            let (left, right) = plans.split_at(plans.len() / 2);
            self.settle(left);
            self.settle(right);
        }
    }
}

/// The files of a folder, some of them changed but not yet written.
struct Overlay<'a> {
    folder: &'a Folder,
    texts: &'a BTreeMap<PathBuf, String>,
}

impl Overlay<'_> {
    fn read_real(&self, real: &Path) -> Result<Vec<u8>, String> {
        self.texts.get(real).map_or_else(|| self.folder.read_real(real), |t| Ok(t.clone().into_bytes()))
    }
}

impl Files for Overlay<'_> {
    fn read(&self, path: &str) -> Result<Vec<u8>, String> {
        self.read_real(&self.folder.locate(path)?)
    }
    fn lock(&self) -> Result<Option<Vec<u8>>, String> {
        self.folder.lock()
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test that cannot be set up should fail")]
mod tests {
    use super::*;
    use crate::finding::{Code, Severity};
    use crate::source::Span;

    /// A language of words, in which `bad`, `worse` and `twin` are misspelt; mending `worse` breaks something else.
    /// A line `include x` brings in another file.
    fn words(name: &str, bytes: Vec<u8>, files: &dyn Files, _: &Levels) -> Checked {
        let mut checked = Checked::default();
        let mut texts = vec![(name.to_string(), String::from_utf8(bytes).unwrap())];
        let included: Vec<String> = texts
            .iter()
            .flat_map(|t| t.1.lines())
            .filter_map(|l| l.strip_prefix("include "))
            .map(String::from)
            .collect();
        for path in included {
            let bytes = files.read(&path).unwrap();
            texts.push((path, String::from_utf8(bytes).unwrap()));
        }
        for (name, text) in texts {
            let base = checked.sources.add(name, text.clone()).unwrap().start;
            for (wrong, right) in [("bad", "good"), ("worse", "broken"), ("twin", "bad")] {
                for (at, _) in text.match_indices(wrong) {
                    let start = base + u32::try_from(at).unwrap();
                    let span = Span::new(start, start + u32::try_from(wrong.len()).unwrap());
                    let finding = Finding::new(Code("R101"), Severity::Error, format!("no `{wrong}`"));
                    checked.findings.push(finding.at(span, "").fix(format!("write `{right}`"), span, right));
                }
            }
            if text.contains("broken") {
                checked.findings.push(Finding::new(Code("S001"), Severity::Error, "broken"));
            }
        }
        checked
    }

    fn mended(files: &[(&str, &str)]) -> (usize, Vec<(String, String)>, usize) {
        let dir = tempfile::tempdir().unwrap();
        for (name, text) in files {
            std::fs::write(dir.path().join(name), text).unwrap();
        }
        let path = crate::host::absolute(&dir.path().join(files.first().unwrap().0));
        let bytes = std::fs::read(&path).unwrap();
        let all = mend("main", &path, &bytes, &Folder::new(dir.path()), &Levels::default(), words);
        let texts = all.texts.into_iter().map(|(p, t)| (p.file_name().unwrap().to_string_lossy().into(), t));
        (all.applied, texts.collect(), all.checked.findings.len())
    }

    #[test]
    fn mends_that_help_are_kept_and_those_that_break_are_not() {
        assert_eq!(mended(&[("main", "bad worse bad")]), (2, vec![("main".into(), "good worse good".into())], 1));
        assert_eq!(mended(&[("main", "worse")]), (0, vec![], 1));
        assert_eq!(mended(&[("main", "fine")]), (0, vec![], 0));
    }

    #[test]
    fn included_files_are_mended_where_they_are() {
        let (applied, texts, left) = mended(&[("main", "bad\ninclude part"), ("part", "so bad")]);
        assert_eq!(applied, 2);
        assert_eq!(texts, [("main".into(), "good\ninclude part".into()), ("part".into(), "so good".into())]);
        assert_eq!(left, 0);
    }

    #[test]
    fn a_mend_that_only_moves_the_fault_is_not_kept() {
        assert_eq!(mended(&[("main", "twin")]).0, 0);
    }
}
