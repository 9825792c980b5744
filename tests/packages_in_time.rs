//! Bounds in brackets: what is said of the packages of a schedule against each package, and each part of one, written out and
//! checked on its own.

use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use treatyc::finding::Severity;
use treatyc::session::{Levels, NoFiles, check};

/// How a bound stands in the text.
#[derive(Clone, Debug)]
enum Open {
    /// In no bracket.
    Plain,
    /// In brackets, perhaps in those of another bound.
    Whole(Option<usize>),
    /// With two lengths to choose from.
    Either(u16),
}

/// A bound of a milestone.
#[derive(Clone, Debug)]
struct Bound {
    /// Of which milestone, and from which event before it: signature, the survey, a milestone.
    of: usize,
    from: usize,
    upper: bool,
    days: u16,
    open: Open,
}

const MILESTONES: usize = 4;

fn bound() -> impl Strategy<Value = Bound> {
    let open = prop_oneof![
        1 => Just(Open::Plain),
        3 => proptest::option::of(0usize..8).prop_map(Open::Whole),
        2 => (0u16..9).prop_map(Open::Either),
    ];
    (0..MILESTONES, 0usize..6, any::<bool>(), 0u16..9, open).prop_map(|(of, from, upper, days, open)| Bound {
        of,
        from,
        upper,
        days,
        open,
    })
}

/// Which option each point takes, by name; what is not in it is left undecided.
type Package = BTreeMap<String, String>;

struct Draft<'b>(&'b [Bound]);

impl Draft<'_> {
    fn name(&self, k: usize) -> Option<String> {
        match self.0[k].open {
            Open::Plain => None,
            Open::Either(_) => Some(format!("b{k}")),
            Open::Whole(shared) => {
                let other = shared.map(|s| s % self.0.len()).filter(|s| matches!(self.0[*s].open, Open::Whole(None)));
                Some(format!("b{}", other.unwrap_or(k)))
            }
        }
    }
    fn points(&self) -> Vec<(String, [String; 2])> {
        let mut out: Vec<(String, [String; 2])> = Vec::new();
        for k in 0..self.0.len() {
            let Some(name) = self.name(k).filter(|n| !out.iter().any(|p| p.0 == *n)) else { continue };
            let options = if matches!(self.0[k].open, Open::Either(_)) { ["1", "2"] } else { ["present", "absent"] };
            out.push((name, options.map(str::to_owned)));
        }
        out
    }
    /// Every package; `partly`: and every part of one.
    fn packages(&self, partly: bool) -> Vec<Package> {
        let mut out = vec![Package::new()];
        for (name, options) in self.points() {
            let mut next = if partly { out.clone() } else { Vec::new() };
            for p in &out {
                for o in &options {
                    let mut with = p.clone();
                    with.insert(name.clone(), o.clone());
                    next.push(with);
                }
            }
            out = next;
        }
        out
    }
    /// The text, open or as one package has it; a bound whose point is undecided is left out.
    fn text(&self, settled: Option<&Package>) -> String {
        let mut out = String::from("event survey \"the survey\" takes 10 to 30 days after signature\n");
        for m in 0..MILESTONES {
            out += &format!("milestone m{m} {{\n");
            for (k, b) in self.0.iter().enumerate().filter(|(_, b)| b.of == m) {
                let from = match b.from.checked_sub(2).filter(|_| m > 0) {
                    None if b.from == 0 => "survey".to_owned(),
                    None => "signature".to_owned(),
                    Some(n) => format!("m{}", n % m),
                };
                let word = if b.upper { "no later than" } else { "no earlier than" };
                let days = |d: u16| format!("{} days", d * 7 + 1);
                let say = |length: String| format!("{word} {length} after {from}\n");
                let taken = self.name(k).and_then(|n| settled.map(|p| p.get(&n).cloned().unwrap_or_default()));
                let name = self.name(k).unwrap_or_default();
                out += &match (&b.open, taken.as_deref()) {
                    (Open::Plain, _) | (Open::Whole(_), Some("present")) | (Open::Either(_), Some("1")) => {
                        say(days(b.days))
                    }
                    (Open::Either(other), Some("2")) => say(days(*other)),
                    (_, Some(_)) => String::new(),
                    (Open::Whole(_), None) => format!("[#{name} {}]\n", say(days(b.days)).trim_end()),
                    (Open::Either(other), None) => say(format!("[#{name} {} | {}]", days(b.days), days(*other))),
                };
            }
            out += "}\n";
        }
        let text = "text \"As agreed.\"\n";
        super::explain::treaty(&format!("article matter \"Matter\" {{\n{out}{text}}}\n"))
    }
}

/// Whether the bounds of a settled text can be kept, whatever the survey takes.
fn can_be_kept(text: &str) -> bool {
    let checked = check("t.treaty", text.as_bytes().to_vec(), &NoFiles, &Levels::default());
    !checked.findings.iter().any(|f| f.severity == Severity::Error)
}

fn holds(small: &Package, large: &Package) -> bool {
    small.iter().all(|(c, o)| large.get(c) == Some(o))
}

/// How many clashes were found.
fn compare(bounds: &[Bound], clashes_too: bool) -> Result<usize, TestCaseError> {
    let draft = Draft(bounds);
    let text = draft.text(None);
    let checked = check("t.treaty", text.as_bytes().to_vec(), &NoFiles, &Levels::default());
    let said: serde_json::Value =
        serde_json::from_str(&treatyc::report::packages::outlook("t.treaty", &checked, &[]).json()).unwrap();
    let packages = draft.packages(false);
    let good: Vec<&Package> = packages.iter().filter(|p| can_be_kept(&draft.text(Some(p)))).collect();
    prop_assert_eq!(&said["total"], &packages.len().to_string(), "{}", text);
    prop_assert_eq!(&said["known"]["every_combination"], true, "{}", text);
    if said["errors_in_every_package"].as_u64().unwrap() > 0 {
        prop_assert!(good.is_empty(), "{}", text);
        return Ok(0);
    }
    prop_assert_eq!(&said["consistent"], &good.len().to_string(), "{}", text);
    for point in said["points"].as_array().unwrap() {
        let name = point["name"].as_str().unwrap();
        let options: Vec<&str> =
            point["options"].as_array().unwrap().iter().map(|o| o["name"].as_str().unwrap()).collect();
        let live: Vec<&str> =
            options.iter().copied().filter(|o| good.iter().any(|p| p.get(name).is_some_and(|x| x == o))).collect();
        for o in point["options"].as_array().unwrap() {
            let own = o["name"].as_str().unwrap();
            let want = match (live.contains(&own), live.len()) {
                (false, _) => "dead",
                (true, 1) => "forced",
                _ => "open",
            };
            prop_assert_eq!(&o["fate"], want, "{} of {}\n{}", own, name, text);
        }
    }
    if clashes_too {
        let bad: Vec<Package> =
            draft.packages(true).into_iter().filter(|p| !can_be_kept(&draft.text(Some(p)))).collect();
        let smallest: BTreeSet<&Package> = bad.iter().filter(|s| !bad.iter().any(|o| o != *s && holds(o, s))).collect();
        let found: BTreeSet<Package> = said["clashes"]
            .as_array()
            .unwrap()
            .iter()
            .map(|c| {
                let one = |t: &serde_json::Value| {
                    (t["point"].as_str().unwrap().to_owned(), t["option"].as_str().unwrap().to_owned())
                };
                c["options"].as_array().unwrap().iter().map(one).collect()
            })
            .collect();
        prop_assert_eq!(found.iter().collect::<BTreeSet<_>>(), smallest, "{}", text);
    }
    Ok(said["clashes"].as_array().unwrap().len())
}

#[test]
fn bounds_clash_with_each_other_and_with_what_takes_its_time() {
    let bound = |from: usize, upper: bool, days: u16| Bound { of: 0, from, upper, days, open: Open::Whole(None) };
    // Day 8 at the latest, day 50 at the earliest: one clash; a day after the survey, which may take 30: another.
    let bounds = [bound(1, true, 1), bound(1, false, 7), bound(0, false, 0)];
    assert_eq!(compare(&bounds, true).unwrap(), 2);
    assert_eq!(compare(&bounds[1..], true).unwrap(), 0);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, ..ProptestConfig::default() })]

    #[test]
    fn clashes_in_time_are_exactly_the_smallest_that_cannot_be_kept(bounds in proptest::collection::vec(bound(), 2..6)) {
        compare(&bounds, true)?;
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 16, ..ProptestConfig::default() })]

    #[test]
    fn packages_of_a_schedule_are_what_each_is_on_its_own(bounds in proptest::collection::vec(bound(), 6..10)) {
        prop_assume!(Draft(&bounds).points().len() <= 8);
        compare(&bounds, false)?;
    }
}
