//! Findings of one round that the other has not.

use super::reader::Reader;
use super::revision::Found;
use crate::checked::Checked;
use crate::finding::Finding;
use crate::model::NodeId;
use crate::source::Span;
use rustc_hash::FxHashMap;

/// A round with its findings.
type Round<'r> = (&'r Reader<'r>, &'r Checked);

/// Findings that are gone, and findings that are new. A finding is the same where the same check speaks of the same field of
/// the same construct, whatever the words and line.
#[must_use]
pub fn findings(old: Round<'_>, new: Round<'_>) -> (Vec<Found>, Vec<Found>) {
    let mut there: FxHashMap<String, Vec<&Finding>> = FxHashMap::default();
    let (places, others) = (Constructs::of(old.0), Constructs::of(new.0));
    for finding in &old.1.findings {
        there.entry(places.key(old.0, finding)).or_default().push(finding);
    }
    let mut came = Vec::new();
    for finding in &new.1.findings {
        match there.get_mut(&others.key(new.0, finding)).filter(|l| !l.is_empty()) {
            Some(list) => drop(list.remove(0)),
            None => came.push(plain(finding, new.1)),
        }
    }
    let mut gone: Vec<&Finding> = there.into_values().flatten().collect();
    gone.sort_by_key(|f| (f.span().map_or(0, |s| s.start), f.code));
    (gone.into_iter().map(|f| plain(f, old.1)).collect(), came)
}

fn plain(f: &Finding, checked: &Checked) -> Found {
    let file = f.span().and_then(|s| checked.sources.file_of(s.start));
    let line = f.span().zip(file).map_or(1, |(s, file)| file.position(s.start.saturating_sub(file.base)).line);
    Found {
        code: f.code,
        severity: f.severity,
        message: f.message.clone(),
        packages: f.packages.as_ref().map(|p| p.words.clone()).unwrap_or_default(),
        file: file.map(|f| f.name.clone()).unwrap_or_default(),
        line,
    }
}

/// The constructs of a treaty by where they begin, for finding the innermost around a place.
struct Constructs {
    starts: Vec<(u32, NodeId)>,
}

impl Constructs {
    fn of(r: &Reader<'_>) -> Self {
        let model = r.side.model;
        let mut starts: Vec<(u32, NodeId)> = model.ids().map(|id| (model.node(id).span.start, id)).collect();
        starts.sort_unstable();
        Self { starts }
    }
    /// What a finding is about, the same in both rounds.
    fn key(&self, r: &Reader<'_>, finding: &Finding) -> String {
        let model = r.side.model;
        let Some(at) = finding.span() else { return finding.code.to_string() };
        let last = self.starts.partition_point(|s| s.0 <= at.start).checked_sub(1);
        let nearest = last.and_then(|n| self.starts.get(n)).map(|s| s.1);
        let holds = |span: Span| span.contains(at);
        let around = nearest.and_then(|n| model.around(n).find(|a| holds(model.node(*a).span)));
        let Some(id) = around else { return format!("{} {}", finding.code, finding.message) };
        let field = model.node(id).fields.iter().find(|f| holds(f.span)).map_or("", |f| f.spec.word);
        format!("{} {} {field}", finding.code, r.side.token(id))
    }
}
