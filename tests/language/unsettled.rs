//! Brackets, alternatives and texts: what is not settled, and what is said in words.

use super::show::Show;
use super::{clean, find, nodes, shown};
use crate::common::packages;
use treatyc::choice::Sort;
use treatyc::syntax::tree::Tree;

const ACTORS: &str = "party Ukraine \"U\"\nparty Russia \"R\"\nparty UnitedStates \"US\"\n";

/// An article with this withdrawal in it.
fn with(lines: &str) -> String {
    format!("{ACTORS}article a {{\nwithdrawal w {{\nby Russia\nfrom Z\n{lines}\n}}\n}}\n")
}

/// The choices: name, and what may be chosen.
fn choices(tree: &Tree) -> Vec<String> {
    let options =
        |c: &treatyc::choice::Choice| c.options.iter().map(|o| o.name.clone()).collect::<Vec<_>>().join(" | ");
    tree.choices.iter().map(|(_, c)| format!("{}: {}", c.name, options(c))).collect()
}

/// What a field of `w` says, for each way of reading it, and under which options.
fn readings(text: &str, field: &str) -> Vec<String> {
    let tree = clean(text);
    let show = Show { tree: &tree, text };
    let taken = |ctx| {
        let all = tree.choices.taken(ctx).iter().map(|&(id, o)| {
            let c = tree.choices.get(id).expect("a choice");
            c.options[usize::from(o)].name.clone()
        });
        all.collect::<Vec<_>>().join("+")
    };
    find(&tree, "w").fields(field).map(|f| format!("{} -> {}", taken(f.ctx), show.value(&f.value))).collect()
}

#[test]
fn a_bracket_cuts_a_phrase_anywhere() {
    let text = with("completes [Ukraine: no later than 90 days | Russia: no later than 12 months] after begins");
    assert_eq!(choices(&clean(&text)), ["w.completes: Ukraine | Russia"]);
    assert_eq!(readings(&text, "completes"), ["Ukraine -> by (begins + 90 Day)", "Russia -> by (begins + 12 Month)"]);
    let text = with("completes no later than [90 | 120] days after begins");
    assert_eq!(readings(&text, "completes"), ["1 -> by (begins + 90 Day)", "2 -> by (begins + 120 Day)"]);
}

#[test]
fn brackets_nest() {
    let text = with("completes [Ukraine: no later than [30 | 60] days after begins | Russia: by 2027-01-01]");
    assert_eq!(
        readings(&text, "completes"),
        ["Ukraine+1 -> by (begins + 30 Day)", "Ukraine+2 -> by (begins + 60 Day)", "Russia -> by 2027-01-01"]
    );
    assert_eq!(packages(&clean(&text).choices), 3);
}

#[test]
fn a_bracket_alone_may_fall() {
    let text = with("[completes by 2027-01-01]");
    assert_eq!(choices(&clean(&text)), ["w.completes: present | absent"]);
    assert_eq!(readings(&text, "completes"), ["present -> by 2027-01-01"]);
    let text = with("[Russia: completes by 2027-01-01 | ]");
    assert_eq!(choices(&clean(&text)), ["w.completes: Russia | absent"]);
    let text = with("completes by 2027-01-01 [and no earlier than 2026-01-01]");
    assert_eq!(
        readings(&text, "completes"),
        ["present -> by 2027-01-01 & not before 2026-01-01", "absent -> by 2027-01-01"]
    );
}

#[test]
fn an_absent_member_takes_its_comma() {
    let text = with("verified by Ukraine, [UnitedStates], Russia within 3 days");
    assert_eq!(
        readings(&text, "verified"),
        [
            "present -> (By: Ukraine, UnitedStates, Russia; When: within 3 Day)",
            "absent -> (By: Ukraine, Russia; When: within 3 Day)"
        ]
    );
    let text = with("owed to [UnitedStates], Ukraine");
    assert_eq!(readings(&text, "owed to"), ["present -> UnitedStates, Ukraine", "absent -> Ukraine"]);
    let text = with("owed to Ukraine, [UnitedStates]");
    assert_eq!(readings(&text, "owed to"), ["present -> Ukraine, UnitedStates", "absent -> Ukraine"]);
    let text = with("owed to [Ukraine]");
    assert_eq!(readings(&text, "owed to"), ["present -> Ukraine"]);
}

#[test]
fn brackets_have_names_proposers_and_motives() {
    let text = with(
        "[#term Ukraine, UnitedStates: completes by 2027-01-01 | Russia (trading): completes by 2028-01-01]\nbegins [#term by 2026-01-01 | by 2027-01-01]",
    );
    let tree = clean(&text);
    assert_eq!(choices(&tree), ["term: Ukraine+UnitedStates | Russia"]);
    let (_, choice) = tree.choices.iter().next().expect("one");
    assert_eq!(choice.options[0].proposers, ["Ukraine", "UnitedStates"]);
    assert_eq!(choice.options[1].motive.as_deref(), Some("trading"));
    assert_eq!(readings(&text, "begins"), ["Ukraine+UnitedStates -> by 2026-01-01", "Russia -> by 2027-01-01"]);
    for motive in ["awaiting instructions", "trading", "objection", "linguistic"] {
        let text = with(&format!("[({motive}) Ukraine: completes by 2027-01-01 | completes by 2028-01-01]"));
        let _ = clean(&with(&format!("[#x ({motive}) completes by 2027-01-01 | completes by 2028-01-01]")));
        assert!(text.contains(motive));
    }
}

#[test]
fn only_declared_parties_stand_before_a_colon() {
    let text = format!("{ACTORS}article a {{\n[rule r: Ukraine shall act]\n}}\n");
    let tree = clean(&text);
    assert_eq!(find(&tree, "r").kind.word, "rule");
    let proposers: Vec<_> = tree.choices.iter().map(|(_, c)| c.options[0].proposers.len()).collect();
    assert_eq!(proposers, [0]);
}

#[test]
fn neighbours_are_two_brackets() {
    let text = with("forces [\"tanks\"] [\"guns\"]");
    let (tree, _) = super::findings(&text);
    assert_eq!(choices(&tree), ["w.forces: present | absent", "w.forces#2: present | absent"]);
    assert_eq!(tree.neighbours.len(), 1);
}

#[test]
fn blanks_are_no_choice() {
    for blank in ["[x]", "[…]", "[to be completed: the list]"] {
        let tree = clean(&with(&format!("forces {blank}")));
        assert!(tree.choices.is_empty(), "{blank}");
        assert_eq!(tree.blanks.len(), 1, "{blank}");
    }
    let tree = clean(&with("completes within [x] days of signature"));
    assert_eq!((tree.choices.len(), tree.blanks.len()), (0, 1));
}

#[test]
fn alternatives_may_span_articles() {
    let text = format!(
        "{ACTORS}alternatives status {{
    option lease proposed by Russia {{
        requires Ukraine.Referendum
        excludes w.completes
        linked with term
        article one \"One\" {{ peace p {{ between Ukraine, Russia }} }}
        article two \"Two\" {{ text \"x\" }}
    }}
    option none proposed by Ukraine and UnitedStates {{ article three \"Three\" {{ text \"y\" }} }}
}}
"
    );
    let tree = clean(&text);
    let show = Show { tree: &tree, text: &text };
    assert_eq!(choices(&tree), ["status: lease | none"]);
    let (_, choice) = tree.choices.iter().next().expect("one");
    assert_eq!(choice.sort, Sort::Alternatives);
    assert_eq!(choice.options[1].proposers, ["Ukraine", "UnitedStates"]);
    assert_eq!(
        shown(&show, find(&tree, "lease")),
        "proposed by = Russia | requires = Ukraine.Referendum | excludes = w.completes | linked with = term"
    );
    assert_ne!(find(&tree, "p").ctx, find(&tree, "three").ctx);
    assert_eq!(find(&tree, "p").ctx, find(&tree, "two").ctx);
}

#[test]
fn alternatives_within_an_article() {
    let text = "article a {\nalternatives s {\noption x { lease l { from A; to B; of Z; lasts [1 year | 2 years] as from signature } }\noption y { text \"z\" }\n}\n}\n";
    let tree = clean(text);
    assert_eq!(choices(&tree), ["s: x | y", "l.lasts: 1 | 2"]);
    assert_eq!(packages(&tree.choices), 3);
}

#[test]
fn a_bracket_holds_clauses_and_articles() {
    let text = format!(
        "{ACTORS}[Ukraine: article one \"One\" {{ text \"x\" }} | Russia: article one \"Two\" {{ text \"y\" }}]\narticle a {{\n[\npeace p {{ between Ukraine, Russia }}\nrule r: Ukraine shall act\n]\n}}\n"
    );
    let tree = clean(&text);
    assert_eq!(choices(&tree).len(), 2);
    let articles = nodes(&tree).iter().filter(|n| n.kind.word == "article").count();
    assert_eq!(articles, 3);
    assert_eq!(find(&tree, "p").ctx, find(&tree, "r").ctx);
}

#[test]
fn texts() {
    let text = "\
article a {
    withdrawal w { by A; from Z; text \"A withdraws by {completes}.\"; text of completes \"By then.\" }
    text covers w, truce \"Together.\"
    text en \"\"\" First
      paragraph. \"\"\" uk \"\"\"Перший абзац.\"\"\"
    text \"[Ukraine: shall | Russia: should] withdraw [[literally]\" reviewed on 2025-12-16 by \"HV\"
    text uk \"Україна\" genitive \"України\"
    note \"ask\"
}
party Ukraine
party Russia
";
    let tree = clean(text);
    let show = Show { tree: &tree, text };
    let all: Vec<String> =
        nodes(&tree).into_iter().filter(|n| n.kind.word == "text").map(|n| shown(&show, n)).collect();
    assert_eq!(
        all,
        [
            "'A withdraws by {completes}.'",
            "'By then.' | of = completes",
            "'Together.' | covers = w | covers = truce",
            "en:' First\n      paragraph. ' uk:'Перший абзац.'",
            "'[Ukraine: shall | Russia: should] withdraw [[literally]' | reviewed = (On: 2025-12-16; By: 'HV')",
            "uk:'Україна' uk:genitive:'України'",
        ]
    );
    assert_eq!(choices(&tree), ["a.text: Ukraine | Russia"]);
}

#[test]
fn statements_part_and_carry_on() {
    let text = "\
article a {
    withdrawal w { by A; from Z; /* between */ forces \"tanks; and guns\" // and more
        verified by M,
            N within 3 days
        completes [no later than 3 days
            | no later than 4 days] after begins
    }
}
";
    assert_eq!(readings(text, "verified"), [" -> (By: M, N; When: within 3 Day)"]);
    assert_eq!(readings(text, "completes").len(), 2);
    assert_eq!(readings(text, "forces"), [" -> 'tanks; and guns'"]);
}

#[test]
fn included_files_are_read_in_their_place() {
    let mut asked = Vec::new();
    let (tree, found) = treatyc::syntax::read(
        "include \"annex-i.treaty\"\narticle b { text \"b\" }\n",
        0,
        &treatyc::clauses::LEXICON,
        &mut |path, _| {
            asked.push(path.to_owned());
            Some((1000, "annex one \"Annex\" { text \"x\" }\n".into()))
        },
    );
    assert!(found.is_empty(), "{found:?}");
    assert_eq!(asked, ["annex-i.treaty"]);
    assert_eq!(tree.nodes.iter().map(|n| n.kind.word).collect::<Vec<_>>(), ["annex", "article"]);
}

#[test]
fn suppressions_cover_what_follows() {
    let text = "article a {\n    // allow T211: the term is settled elsewhere\n    peace p { between A, B }\n    // allow D303\n    peace q { between A, B }\n}\n";
    let tree = clean(text);
    let allows: Vec<(&str, bool)> = tree.allows.iter().map(|a| (a.code.as_str(), a.reasoned)).collect();
    assert_eq!(allows, [("T211", true), ("D303", false)]);
    let p = find(&tree, "p").span;
    assert!(tree.allows[0].covers.start <= p.start && p.end <= tree.allows[0].covers.end);
}
