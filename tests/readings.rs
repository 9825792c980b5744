//! Documents that show one reading: that of a package, what a party prefers, what is settled. Whatever is left out, what is left
//! is numbered as if it had been written so.

use proptest::prelude::*;
use std::collections::BTreeMap;
use treatyc::render::{Format, RenderError, Settings, render};
use treatyc::session::{Levels, NoFiles, check};

const FRAMEWORK: &str = include_str!("../examples/framework.treaty");
const REV4: &str = include_str!("../examples/framework-rev4.treaty");

/// Which reading is wanted.
#[derive(Clone, Copy, Default)]
struct Wanted<'w> {
    package: &'w [(&'w str, &'w str)],
    party: Option<&'w str>,
    clean: bool,
    is_final: bool,
}

fn document(text: &str, format: Format, wanted: Wanted<'_>) -> Result<String, RenderError> {
    let checked = check("t.treaty", text.as_bytes().to_vec(), &NoFiles, &Levels::default());
    let none = BTreeMap::new();
    let package: Vec<(String, String)> =
        wanted.package.iter().map(|(p, o)| ((*p).to_owned(), (*o).to_owned())).collect();
    let settings = Settings {
        format,
        package: &package,
        party: wanted.party,
        is_clean: wanted.clean,
        is_final: wanted.is_final,
        languages: &[],
        templates: &none,
    };
    render(&checked, &settings)
}

fn txt(text: &str, wanted: Wanted<'_>) -> String {
    document(text, Format::Txt, wanted).unwrap()
}

fn prefers(party: &str) -> Wanted<'_> {
    Wanted { party: Some(party), ..Wanted::default() }
}

const CLEAN: Wanted<'_> = Wanted { package: &[], party: None, clean: true, is_final: false };

/// All of a text on one line.
fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A treaty of two States with these articles.
fn with(articles: &str) -> String {
    format!(
        "treaty \"Accord\" {{ between Avalon, Borduria; languages en }}\n\
         party Avalon \"Avalon\"\nparty Borduria \"Borduria\"\norganization League \"the League\" accepted on 2026-01-15\n\
         zone Valley \"the Valley\" {{ known as \"the Valley\" }}\nzone Hills \"the Hills\" {{ known as \"the Hills\" }}\n{articles}\n\
         final clauses {{ consent by ratification by all parties; entry into force on ratification by all parties }}\n"
    )
}

#[test]
fn what_each_party_of_the_framework_would_like_to_read() {
    insta::assert_snapshot!("framework_as_ukraine_prefers", txt(FRAMEWORK, prefers("Ukraine")));
    insta::assert_snapshot!("rev4_as_russia_prefers", txt(REV4, prefers("Russia")));
    let russia = flat(&txt(FRAMEWORK, prefers("Russia")));
    assert!(russia.contains("no later than twelve (12) months after it has begun"), "{russia}");
    assert!(russia.contains("for a term of forty-nine (49) years from the entry into force"), "{russia}");
    assert!(!russia.contains("Option") && !russia.contains("Corridor Watch"), "{russia}");
    assert!(
        russia.starts_with("Draft Rev. 3 of 16 December 2025, as preferred by the Russian Federation "),
        "{russia}"
    );
    // Where a party proposes nothing, the brackets stay; what it proposes elsewhere is taken.
    let states = flat(&txt(FRAMEWORK, prefers("UnitedStates")));
    assert!(states.contains("[Ukraine: ninety (90) days] [Russian Federation: twelve (12) months]"), "{states}");
    assert!(states.contains("shall be administered by the United Nations") && !states.contains("leases"), "{states}");
}

#[test]
fn a_party_that_proposes_nothing_is_told() {
    let error = |text: &str, party| document(text, Format::Txt, prefers(party)).unwrap_err();
    assert_eq!(
        error(FRAMEWORK, "Ukrain"),
        RenderError::Package("`Ukrain` proposes no option; did you mean `Ukraine`?".into())
    );
    assert_eq!(
        error(FRAMEWORK, "SecretaryGeneral"),
        RenderError::Package(
            "`SecretaryGeneral` proposes no option; options are proposed by `Russia`, `Ukraine`, `UnitedStates`".into()
        )
    );
    assert_eq!(
        error(&with("article a \"A\" { text \"Nothing.\" }"), "Avalon"),
        RenderError::Package("`Avalon` proposes no option; nobody proposes anything in this treaty".into())
    );
}

#[test]
fn a_package_comes_before_what_a_party_prefers() {
    let package = [("corridor_status", "lease")];
    let text = flat(&txt(FRAMEWORK, Wanted { package: &package, ..prefers("Ukraine") }));
    assert!(text.contains("ninety (90) days after it has begun"), "{text}");
    assert!(
        text.contains("[Russian Federation: forty-nine (49)] [United States of America: fifteen (15)] years"),
        "{text}"
    );
}

#[test]
fn brackets_around_clauses_as_a_party_prefers_them() {
    let text = with(
        "article a \"A\" { rule: Avalon shall \"mark\" Hills\n[Borduria: rule fish: Borduria may \"fish in\" Valley]\n\
         [Avalon: rule dig: Avalon may \"dig in\" Hills | Borduria: ] }",
    );
    let avalon = flat(&txt(&text, prefers("Avalon")));
    assert!(
        avalon.contains("2. [Borduria: Borduria may fish in the Valley.] 3. Avalon may dig in the Hills."),
        "{avalon}"
    );
    let borduria = flat(&txt(&text, prefers("Borduria")));
    assert!(borduria.contains("2. Borduria may fish in the Valley.") && !borduria.contains("dig"), "{borduria}");
}

#[test]
fn agreed_text_alone() {
    insta::assert_snapshot!("framework_clean_txt", txt(FRAMEWORK, CLEAN));
    insta::assert_snapshot!("framework_clean_md", document(FRAMEWORK, Format::Md, CLEAN).unwrap());
    for format in [Format::Txt, Format::Md, Format::Html, Format::Json] {
        let page = document(REV4, format, CLEAN).unwrap();
        for open in ["Option 1", "Ukraine leases", "fifteen (15) years", "300,000,000", "Corridor Watch Mission"] {
            assert!(!page.contains(open), "{open} in {format:?}");
        }
        assert!(page.contains("[…]") || page.contains("\\[…\\]"), "{format:?}");
    }
    // Nothing open, nothing left out.
    let settled = with("article a \"A\" { rule: Avalon shall \"mark\" Hills }");
    let clean = txt(&settled, CLEAN);
    let (label, rest) = clean.split_once("\n\n").unwrap();
    assert!(label.starts_with("Draft […] standing for"), "{label}");
    assert_eq!(rest, txt(&settled, Wanted::default()));
}

#[test]
fn open_text_is_refused_as_final_however_it_is_read() {
    for wanted in [
        Wanted { is_final: true, ..CLEAN },
        Wanted { is_final: true, ..prefers("UnitedStates") },
        Wanted { is_final: true, ..Wanted::default() },
    ] {
        assert!(
            matches!(document(FRAMEWORK, Format::Txt, wanted), Err(RenderError::Open(points)) if !points.is_empty())
        );
    }
}

#[test]
fn what_is_left_out_is_neither_numbered_nor_referred_to() {
    let text = with(
        "article one \"One\" { text \"One.\" }\n\
         [Avalon: article two \"Two\" { text \"Two.\" }]\n[article more \"More\" { text \"More.\" }]\n\
         article three \"Three\" { rule a: Avalon shall \"see\" Hills\n[Borduria: rule b: Borduria may \"fish\"]\n\
         rule c: Borduria shall \"mark\" Valley [within 5 days of signature]\n\
         text \"Paragraph {c} applies, and so does {two}; {b} does not.\" }",
    );
    let clean = txt(&text, CLEAN);
    let body = clean.split_once("Article 1.").unwrap().1.split_once("Article 3.").unwrap().0;
    assert_eq!(
        flat(body),
        "One -------------- One. […] Article 2. Three ---------------- 1. Avalon shall see the Hills. […] \
         2. Borduria shall mark the Valley […]. 3. Paragraph paragraph 2 applies, and so does […]; […] does not."
    );
}

#[test]
fn phases_in_brackets_take_their_letters_with_them() {
    let text = with(
        "article a \"A\" { withdrawal pull { by Borduria; from Valley; completes no later than 90 days after signature; verified by League\n\
         phase first { from Hills; completes no later than 10 days after signature }\n\
         [Avalon: phase second { from Hills; completes no later than 20 days after signature }]\n\
         phase third { from Valley; completes no later than 30 days after signature } }\n\
         rule later: Avalon shall \"pay\" within 5 days of pull.third.completes\n\
         text \"See {pull.third}.\" }",
    );
    let (there, gone) = ([("pull.phase", "Avalon")], [("pull.phase", "absent")]);
    let one = flat(&txt(&text, Wanted { package: &there, ..Wanted::default() }));
    assert!(one.contains("(c) from the Valley") && one.contains("See the third phase of the withdrawal."), "{one}");
    let other = flat(&txt(&text, Wanted { package: &gone, ..Wanted::default() }));
    assert!(
        other.contains("(b) from the Valley") && other.contains("See the second phase of the withdrawal."),
        "{other}"
    );
    assert!(!other.contains("(c)"), "{other}");
    let clean = flat(&txt(&text, CLEAN));
    assert!(clean.contains("(b) from the Valley") && !clean.contains("(c)"), "{clean}");
}

/// What an article holds.
#[derive(Clone, Debug)]
enum Item {
    /// A rule, which refers to another that is always there, perhaps in brackets.
    Rule(bool, usize),
    /// Alternatives: rules on either side.
    Either(u8, u8),
    /// A withdrawal with phases, some of them in brackets.
    Phases(Vec<bool>),
    /// Two rules in one bracket.
    Both,
}

#[derive(Clone, Debug)]
struct Article {
    bracket: bool,
    items: Vec<Item>,
}

fn articles() -> impl Strategy<Value = Vec<Article>> {
    let item = prop_oneof![
        (any::<bool>(), 0usize..8).prop_map(|(b, r)| Item::Rule(b, r)),
        (0u8..3, 1u8..3).prop_map(|(a, b)| Item::Either(a, b)),
        proptest::collection::vec(any::<bool>(), 1..4).prop_map(Item::Phases),
        Just(Item::Both),
    ];
    let article =
        (any::<bool>(), proptest::collection::vec(item, 1..4)).prop_map(|(bracket, items)| Article { bracket, items });
    proptest::collection::vec(article, 1..4)
}

/// Writes the articles, open or as a package has them, and says which points there are and where.
struct Writer<'p> {
    /// What is chosen; nothing for the open text.
    package: Option<&'p BTreeMap<String, bool>>,
    /// Whether rules refer to each other.
    refers: bool,
    /// The points with the point that each stands in.
    points: Vec<(String, Option<String>)>,
}

impl Writer<'_> {
    /// Something in brackets.
    fn bracket(&mut self, name: &str, within: Option<&str>, text: &str) -> String {
        self.points.push((name.to_owned(), within.map(str::to_owned)));
        match self.package {
            None => format!("[#{name} {text}]"),
            Some(p) if p.get(name) == Some(&true) => text.to_owned(),
            Some(_) => String::new(),
        }
    }
    fn rule(&self, name: &str, to: Option<&str>) -> String {
        match to.filter(|_| self.refers) {
            Some(to) => format!("rule {name}: Avalon shall \"do {name}\" Hills\ntext \"See {{{to}}} after {name}.\"\n"),
            None => format!("rule {name}: Avalon shall \"do {name}\" Hills\n"),
        }
    }
    fn write(&mut self, all: &[Article]) -> String {
        // Rules that are in every package.
        let mut always: Vec<String> = vec!["zero".into()];
        for (a, article) in all.iter().enumerate().filter(|(_, a)| !a.bracket) {
            for (i, item) in article.items.iter().enumerate() {
                match item {
                    Item::Rule(false, _) => always.push(format!("r{a}_{i}")),
                    Item::Phases(phases) => {
                        let free = phases.iter().enumerate().filter(|(_, b)| !**b);
                        always.extend(free.map(|(n, _)| format!("w{a}_{i}.p{n}")));
                    }
                    _ => {}
                }
            }
        }
        let mut out = String::from("article start \"Start\" { rule zero: Borduria shall \"begin\" Valley }\n");
        for (a, article) in all.iter().enumerate() {
            let name = format!("b{a}");
            let within = article.bracket.then_some(name.as_str());
            let before = self.points.len();
            let mut inside = String::new();
            for (i, item) in article.items.iter().enumerate() {
                match item {
                    Item::Rule(bracket, to) => {
                        let rule = self.rule(&format!("r{a}_{i}"), always.get(to % always.len()).map(String::as_str));
                        inside += &if *bracket { self.bracket(&format!("b{a}_{i}"), within, &rule) } else { rule };
                    }
                    Item::Both => {
                        let both = self.rule(&format!("x{a}_{i}"), None) + &self.rule(&format!("y{a}_{i}"), None);
                        inside += &self.bracket(&format!("b{a}_{i}"), within, &both);
                    }
                    Item::Either(x, y) => {
                        let point = format!("c{a}_{i}");
                        let side = |this: &Self, n: u8, s: &str| -> String {
                            (0..n).map(|k| this.rule(&format!("{s}{a}_{i}_{k}"), Some("zero"))).collect()
                        };
                        let (left, right) = (side(self, *x, "l"), side(self, *y, "m"));
                        self.points.push((point.clone(), within.map(str::to_owned)));
                        inside += &match self.package {
                            None => {
                                format!("alternatives {point} {{ option yes {{ {left} }}\noption no {{ {right} }} }}\n")
                            }
                            Some(p) if p.get(&point) == Some(&true) => left,
                            Some(_) => right,
                        };
                    }
                    Item::Phases(phases) => {
                        let mut parts = String::new();
                        for (n, bracket) in phases.iter().enumerate() {
                            let phase = format!(
                                "phase p{n} {{ from Hills; completes no later than {} days after signature }}\n",
                                n + 2
                            );
                            parts +=
                                &if *bracket { self.bracket(&format!("b{a}_{i}_{n}"), within, &phase) } else { phase };
                            parts.push('\n');
                        }
                        inside += &format!(
                            "withdrawal w{a}_{i} {{ by Borduria; from Hills; completes no later than 90 days after signature\n{parts} }}\n"
                        );
                    }
                }
                inside.push('\n');
            }
            let text = format!("article art{a} \"Article {a}\" {{\n{inside}}}\n");
            if article.bracket {
                let inner = self.points.split_off(before);
                out += &self.bracket(&name, None, &text);
                self.points.extend(inner);
            } else {
                out += &text;
            }
            out.push('\n');
        }
        with(&out)
    }
}

#[test]
fn a_clause_is_told_from_others_only_where_they_are_there() {
    let leave = |name: &str| {
        format!(
            "withdrawal {name} {{ by Borduria; from Hills; completes no later than 90 days after signature\nphase p0 {{ from Hills; completes no later than 2 days after signature }} }}"
        )
    };
    let text = with(&format!(
        "article one {{ {} }}\n[#second article two {{ {} }}]\narticle three {{ text \"See {{first.p0}} now.\" }}",
        leave("first"),
        leave("other")
    ));
    let both = flat(&txt(&text, Wanted { package: &[("second", "present")], ..Wanted::default() }));
    assert!(both.contains("the first phase of the withdrawal referred to in Article 1 now"), "{both}");
    let alone = flat(&txt(&text, Wanted { package: &[("second", "absent")], ..Wanted::default() }));
    assert!(alone.contains("the first phase of the withdrawal now"), "{alone}");
}

/// Every package: which points are there, and whether each is present or on the side of "yes".
fn packages(points: &[(String, Option<String>)]) -> Vec<BTreeMap<String, bool>> {
    let mut out: Vec<BTreeMap<String, bool>> = vec![BTreeMap::new()];
    for (name, within) in points {
        out = out
            .into_iter()
            .flat_map(|p| {
                let there = within.as_ref().is_none_or(|w| p.get(w) == Some(&true));
                let sides: &[bool] = if there { &[true, false] } else { &[] };
                if sides.is_empty() {
                    return vec![p];
                }
                sides
                    .iter()
                    .map(|s| {
                        let mut p = p.clone();
                        p.insert(name.clone(), *s);
                        p
                    })
                    .collect()
            })
            .collect();
    }
    out
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    /// Articles, paragraphs, subparagraphs and the references to them are numbered under a package as if the text had been
    /// written with nothing open.
    #[test]
    fn a_package_is_numbered_as_if_nothing_had_been_open(all in articles()) {
        let mut open = Writer { package: None, refers: true, points: Vec::new() };
        let text = open.write(&all);
        for package in packages(&open.points).into_iter().take(24) {
            let option = |name: &str, yes: bool| match (name.starts_with('c'), yes) {
                (true, true) => "yes",
                (true, false) => "no",
                (false, true) => "present",
                (false, false) => "absent",
            };
            let chosen: Vec<(&str, &str)> = package.iter().map(|(n, y)| (n.as_str(), option(n, *y))).collect();
            let settled = Writer { package: Some(&package), refers: true, points: Vec::new() }.write(&all);
            prop_assert_eq!(
                txt(&text, Wanted { package: &chosen, ..Wanted::default() }),
                txt(&settled, Wanted::default()),
                "{:?}\n{}",
                &package,
                &text
            );
        }
    }

    /// What is printed of the agreed text is printed in every package, in the same order.
    #[test]
    fn agreed_text_is_part_of_every_package(all in articles()) {
        let mut open = Writer { package: None, refers: false, points: Vec::new() };
        let text = open.write(&all);
        let clean = txt(&text, CLEAN);
        let clean = clean.split_once("\n\n").unwrap().1;
        for package in packages(&open.points).into_iter().take(12) {
            let settled = flat(&txt(&Writer { package: Some(&package), refers: false, points: Vec::new() }.write(&all), Wanted::default()));
            let mut rest = settled.as_str();
            let numbered = |w: &str| w.trim_end_matches('.').chars().all(|c| c.is_ascii_digit()) || w.starts_with('(');
            for word in flat(clean).split(' ').filter(|w| *w != "[…]" && !numbered(w) && !w.starts_with('-') && !w.starts_with('=')) {
                let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
                let at = rest.find(bare);
                prop_assert!(at.is_some(), "{:?} is not in\n{}\nclean:\n{}", word, &settled, &clean);
                rest = &rest[at.unwrap_or(0) + bare.len()..];
            }
        }
    }
}
