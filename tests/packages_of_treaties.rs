//! Small treaties with open points: what is said of their packages against each package written out and checked on its own.

#![allow(clippy::type_complexity, reason = "a point is read once, where it is made")]

use proptest::prelude::*;
use std::collections::BTreeMap;
use treatyc::finding::Severity;
use treatyc::session::{Levels, NoFiles, check};

/// An open point of the article, and what it says.
#[derive(Clone, Debug)]
enum Item {
    /// A transit in brackets.
    Bracket,
    /// Alternatives: a transit, or a text with a coupling and perhaps a rule in brackets about a transit elsewhere.
    Either(Option<(u8, usize)>, Option<usize>),
    /// A rule in brackets about a transit elsewhere; the brackets may be those of another point.
    Rule(usize, Option<usize>),
    /// A rule about a transit elsewhere, in no bracket.
    Plain(usize),
}

fn item() -> impl Strategy<Value = Item> {
    let at = 0usize..6;
    prop_oneof![
        Just(Item::Bracket),
        (proptest::option::of((0u8..3, at.clone())), proptest::option::of(at.clone()))
            .prop_map(|(c, r)| Item::Either(c, r)),
        (at.clone(), proptest::option::of(at.clone())).prop_map(|(a, s)| Item::Rule(a, s)),
        at.prop_map(Item::Plain),
    ]
}

/// Which option each point takes, by name; a point that is not there has none.
type Package = BTreeMap<String, String>;

struct Draft<'i>(&'i [Item]);

impl Draft<'_> {
    fn transits(&self) -> Vec<usize> {
        let has = |i: &Item| matches!(i, Item::Bracket | Item::Either(..));
        self.0.iter().enumerate().filter(|(_, i)| has(i)).map(|(k, _)| k).collect()
    }
    fn transit(&self, at: usize) -> Option<usize> {
        let all = self.transits();
        all.get(at % all.len().max(1)).copied()
    }
    /// The name of the bracket around a rule: its own, or that of a transit's bracket.
    fn around(&self, k: usize, shared: Option<usize>) -> String {
        match shared.and_then(|s| self.transit(s)).filter(|s| matches!(self.0[*s], Item::Bracket)) {
            Some(s) => format!("b{s}"),
            None => format!("r{k}"),
        }
    }
    /// The points and their options, with the option that each stands in.
    fn points(&self) -> Vec<(String, [String; 2], Option<(String, String)>)> {
        let side = || ["present".to_owned(), "absent".to_owned()];
        let mut out: Vec<(String, [String; 2], Option<(String, String)>)> = Vec::new();
        for (k, item) in self.0.iter().enumerate() {
            match item {
                Item::Bracket => out.push((format!("b{k}"), side(), None)),
                Item::Either(_, rule) => {
                    out.push((format!("a{k}"), [format!("p{k}"), format!("q{k}")], None));
                    if rule.is_some_and(|r| self.transit(r).is_some()) {
                        out.push((format!("n{k}"), side(), Some((format!("a{k}"), format!("q{k}")))));
                    }
                }
                Item::Rule(at, shared) if self.transit(*at).is_some() => {
                    let name = self.around(k, *shared);
                    if name.starts_with('r') {
                        out.push((name, side(), None));
                    }
                }
                _ => {}
            }
        }
        out
    }
    fn packages(&self) -> Vec<Package> {
        let mut out = vec![Package::new()];
        for (name, options, around) in self.points() {
            let mut next = Vec::new();
            for p in out {
                if around.as_ref().is_some_and(|(c, o)| p.get(c) != Some(o)) {
                    next.push(p);
                    continue;
                }
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
    /// What a coupling names, and where that is.
    fn coupled(&self, at: usize) -> Option<(String, (String, String))> {
        let k = self.transit(at)?;
        Some(match self.0[k] {
            Item::Bracket => (format!("b{k}"), (format!("b{k}"), "present".to_owned())),
            _ => (format!("p{k}"), (format!("a{k}"), format!("p{k}"))),
        })
    }
    /// The text, open or as one package has it.
    fn text(&self, settled: Option<&Package>) -> String {
        let rule = |name: String, at: usize| {
            let k = self.transit(at)?;
            Some(format!("rule {name}: Avalon shall \"report on {name}\" no later than 30 days after t{k}.start\n"))
        };
        let transit = |k: usize| {
            format!(
                "transit t{k} {{ of \"grain {k}\"; through Valley; ensured by Avalon; as from entry_into_force }}\n"
            )
        };
        let bracket = |name: &str, inside: String| match settled {
            None => format!("[#{name} {}]\n", inside.trim_end()),
            Some(p) if p.get(name).is_some_and(|o| o == "present") => inside,
            Some(_) => String::new(),
        };
        let mut out = String::new();
        for (k, item) in self.0.iter().enumerate() {
            match item {
                Item::Bracket => out += &bracket(&format!("b{k}"), transit(k)),
                Item::Either(coupling, nested) => {
                    let inside = nested.and_then(|at| rule(format!("m{k}"), at)).map(|r| bracket(&format!("n{k}"), r));
                    let other = format!("text \"Nothing is done about grain {k}.\"\n{}", inside.unwrap_or_default());
                    let coupling = coupling.and_then(|(word, at)| {
                        let word = ["requires", "excludes", "linked with"][usize::from(word)];
                        Some(format!("{word} {}\n", self.coupled(at)?.0))
                    });
                    out += &match settled.map(|p| p[&format!("a{k}")] == format!("p{k}")) {
                        None => format!(
                            "alternatives a{k} {{\noption p{k} {{\n{}}}\noption q{k} {{\n{}{other}}}\n}}\n",
                            transit(k),
                            coupling.unwrap_or_default()
                        ),
                        Some(true) => transit(k),
                        Some(false) => other,
                    };
                }
                Item::Rule(at, shared) => {
                    if let Some(r) = rule(format!("k{k}"), *at) {
                        out += &bracket(&self.around(k, *shared), r);
                    }
                }
                Item::Plain(at) => out += &rule(format!("k{k}"), *at).unwrap_or_default(),
            }
        }
        out
    }
    /// Whether the couplings allow a package.
    fn allowed(&self, p: &Package) -> bool {
        self.0.iter().enumerate().all(|(k, item)| {
            let Item::Either(Some((word, at)), _) = item else { return true };
            let Some((_, (point, option))) = self.coupled(*at) else { return true };
            let own = p[&format!("a{k}")] == format!("q{k}");
            let other = p.get(&point) == Some(&option);
            match word {
                0 => !own || other,
                1 => !(own && other),
                _ => own == other,
            }
        })
    }
}

fn whole(article: &str) -> String {
    super::explain::treaty(&format!("article matter \"Matter\" {{\n{article}\ntext \"Valley\"\n}}\n"))
}

fn errors(text: &str) -> usize {
    let checked = check("t.treaty", text.as_bytes().to_vec(), &NoFiles, &Levels::default());
    checked.findings.iter().filter(|f| f.severity == Severity::Error).count()
}

fn taken(v: &serde_json::Value) -> Vec<(String, String)> {
    let one =
        |c: &serde_json::Value| (c["point"].as_str().unwrap().to_owned(), c["option"].as_str().unwrap().to_owned());
    v.as_array().unwrap().iter().map(one).collect()
}

fn compare(items: &[Item]) -> Result<(), TestCaseError> {
    let draft = Draft(items);
    let text = whole(&draft.text(None));
    let packages = draft.packages();
    let checked = check("t.treaty", text.as_bytes().to_vec(), &NoFiles, &Levels::default());
    let outlook = treatyc::report::packages::outlook("t.treaty", &checked, &[]);
    let said: serde_json::Value = serde_json::from_str(&outlook.json()).unwrap();
    let (allowed, good): (Vec<&Package>, Vec<&Package>) = {
        let allowed: Vec<&Package> = packages.iter().filter(|p| draft.allowed(p)).collect();
        let good = allowed.iter().copied().filter(|p| errors(&whole(&draft.text(Some(p)))) == 0).collect();
        (allowed, good)
    };
    let in_every = said["errors_in_every_package"].as_u64().unwrap();
    prop_assert_eq!(&said["total"], &packages.len().to_string(), "{}", text);
    prop_assert_eq!(&said["allowed"], &allowed.len().to_string(), "{}", text);
    if in_every > 0 {
        // What is wrong in every package tells none from another.
        prop_assert!(good.is_empty(), "{}", text);
        return Ok(());
    }
    prop_assert_eq!(&said["consistent"], &good.len().to_string(), "{}", text);
    prop_assert_eq!(&said["possible"], !good.is_empty(), "{}", text);
    let has = |p: &Package, all: &[(String, String)]| all.iter().all(|(c, o)| p.get(c) == Some(o));
    let clashes: Vec<Vec<(String, String)>> =
        said["clashes"].as_array().unwrap().iter().map(|c| taken(&c["options"])).collect();
    for p in &packages {
        prop_assert_eq!(clashes.iter().any(|c| has(p, c)), !good.contains(&p), "{:?}\n{}", p, text);
    }
    for point in said["points"].as_array().unwrap() {
        let name = point["name"].as_str().unwrap();
        let live = |o: &str| good.iter().any(|p| p.get(name).is_some_and(|x| x == o));
        let options = point["options"].as_array().unwrap();
        let alive = options.iter().filter(|o| live(o["name"].as_str().unwrap())).count();
        for o in options {
            let want = match (live(o["name"].as_str().unwrap()), alive) {
                (false, _) => "dead",
                (true, 1) => "forced",
                _ => "open",
            };
            prop_assert_eq!(&o["fate"], want, "{} of {}\n{}", o, name, text);
        }
    }
    // Each finding says in how many of the packages that the couplings allow it holds; an error there makes each of them bad.
    for f in &checked.findings {
        let Some(held) = &f.packages else { continue };
        let under: Vec<&&Package> = allowed.iter().filter(|p| held.choices.iter().any(|all| has(p, all))).collect();
        if !allowed.is_empty() {
            prop_assert_eq!(held.count, Some(under.len() as u128), "{}: {}\n{}", f.message, held.words, text);
            prop_assert_eq!(held.total, Some(allowed.len() as u128), "{}\n{}", held.words, text);
        }
        for p in under.iter().filter(|_| f.code.0 == "R108") {
            prop_assert!(!good.contains(*p), "{:?} {}\n{}", p, f.message, text);
        }
    }
    let codes: Vec<&str> = checked.findings.iter().map(|f| f.code.0).collect();
    prop_assert_eq!(codes.contains(&"N003"), good.is_empty(), "{:?}\n{}", codes, text);
    prop_assert_eq!(codes.contains(&"N002"), !good.is_empty() && good.len() < allowed.len(), "{:?}\n{}", codes, text);
    Ok(())
}

fn outlook(text: &str) -> serde_json::Value {
    let checked = check("t.treaty", text.as_bytes().to_vec(), &NoFiles, &Levels::default());
    serde_json::from_str(&treatyc::report::packages::outlook("t.treaty", &checked, &[]).json()).unwrap()
}

#[test]
fn what_makes_no_difference_multiplies_no_package_that_stands_out() {
    let text = whole(
        "rule r: Avalon shall \"pay\" [#sum Avalon: USD 1 million | Borduria: USD 2 million] to Borduria\n\
         text \"They [#a at once] consult [#b each other | the League].\"\n",
    );
    let said = outlook(&text);
    assert_eq!(said["total"], "8");
    let nearest = &said["nearest"];
    assert_eq!((&nearest["score"], &nearest["count"]), (&1.into(), &"2".into()));
    assert_eq!(nearest["either_way"], serde_json::json!(["a", "b"]));
    let options: Vec<_> = nearest["packages"].as_array().unwrap().iter().map(|p| taken(&p["options"])).collect();
    let sum = |who: &str| vec![("sum".to_owned(), who.to_owned())];
    assert_eq!(options, [sum("Avalon"), sum("Borduria")]);
}

#[test]
fn a_reservation_is_no_choice() {
    for mark in ["", "reserved by Borduria", "agreed ad referendum by Avalon", "proposed by Avalon"] {
        let text = super::explain::treaty(&format!("article a \"A\" {mark} {{ text \"[One | Two]\" }}\n"));
        let said = outlook(&text);
        assert_eq!((&said["total"], said["points"].as_array().unwrap().len()), (&"2".into(), 1), "{mark}");
    }
}

/// How many provisions a text has.
fn provisions(text: &str) -> usize {
    let checked = check("t.treaty", text.as_bytes().to_vec(), &NoFiles, &Levels::default());
    treatyc::status::status(&treatyc::model::Model::new(&checked.tree, &checked.sources)).tally.total()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(120))]

    #[test]
    fn of_open_text_as_much_is_counted_as_the_longest_package_has(items in proptest::collection::vec(item(), 1..6)) {
        let draft = Draft(&items);
        let longest = draft.packages().iter().map(|p| provisions(&whole(&draft.text(Some(p))))).max();
        prop_assert_eq!(Some(provisions(&whole(&draft.text(None)))), longest, "{}", draft.text(None));
    }

    #[test]
    fn packages_are_what_each_is_on_its_own(items in proptest::collection::vec(item(), 1..6)) {
        compare(&items)?;
    }
}
