//! Reads temporal networks with uncertainty from JSON files:
//! `{"nodes": …, "constraints": [{"first_node", "second_node", "type", "min_duration", "max_duration"}]}`.
//!
//! `second - first` lies in `[min, max]`; `stc` is a requirement, `stcu` a contingent link. Numbers are read as they are written.

use serde::Deserialize;
use serde_json::value::RawValue;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use treatyc::time::controllability::{Contingent, Uncertain};
use treatyc::time::network::Network;
use treatyc::time::number::Decimal;

#[derive(Deserialize)]
struct File<'t> {
    #[serde(borrow)]
    constraints: Vec<Constraint<'t>>,
}

#[derive(Deserialize)]
struct Constraint<'t> {
    #[serde(borrow)]
    first_node: &'t RawValue,
    #[serde(borrow)]
    second_node: &'t RawValue,
    #[serde(rename = "type")]
    kind: String,
    #[serde(borrow)]
    min_duration: &'t RawValue,
    #[serde(borrow)]
    max_duration: &'t RawValue,
}

/// A duration; `None` for one without end in either direction.
fn duration(text: &RawValue) -> Result<Option<Decimal>, String> {
    match text.get().trim_matches('"') {
        "inf" | "-inf" | "Infinity" | "-Infinity" | "null" => Ok(None),
        number => {
            Decimal::read(number).map(Some).ok_or_else(|| format!("`{number}` is no number that can be kept exactly"))
        }
    }
}

/// The network of a file's text; tags number the constraints.
pub fn read(text: &str) -> Result<Uncertain<Decimal>, String> {
    let file: File = serde_json::from_str(text).map_err(|e| e.to_string())?;
    let mut nodes: BTreeMap<String, u32> = BTreeMap::new();
    let mut out = Uncertain { network: Network::default(), links: Vec::new() };
    for (tag, c) in (0..).zip(&file.constraints) {
        let mut node = |name: &RawValue| *nodes.entry(name.get().to_owned()).or_insert_with(|| out.network.node());
        let (from, to) = (node(c.first_node), node(c.second_node));
        let (min, max) = (duration(c.min_duration)?, duration(c.max_duration)?);
        match (c.kind.as_str(), min) {
            ("stc", _) => out.network.bound(from, to, min, max, tag),
            ("stcu", Some(min)) => out.links.push(Contingent { start: from, end: to, min, max, tag }),
            (kind, _) => return Err(format!("constraint {tag}: a `{kind}` from {:?}", c.min_duration.get())),
        }
    }
    Ok(out)
}

/// The folder with networks of known verdicts: named in `TREATYC_STNU_DIR`, or beside the project.
pub fn folder() -> PathBuf {
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data/stnu");
    std::env::var_os("TREATYC_STNU_DIR").map_or(beside, PathBuf::from)
}

/// The files of a folder and whether each is controllable, by the subfolder that it lies in; sorted.
pub fn files(folder: &Path) -> Vec<(PathBuf, bool)> {
    let mut out = Vec::new();
    for (name, verdict) in [("controllable", true), ("uncontrollable", false)] {
        let entries = std::fs::read_dir(folder.join(name)).into_iter().flatten().flatten();
        let paths = entries.map(|e| e.path()).filter(|p| p.extension().is_some_and(|e| e == "json"));
        out.extend(paths.map(|p| (p, verdict)));
    }
    out.sort();
    out
}
