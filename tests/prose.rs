//! The default prose of every kind of clause, as it would be signed.

use std::fmt::Write as _;
use treatyc::clauses::LEXICON;
use treatyc::model::Model;
use treatyc::model::numbers::Numbers;
use treatyc::render::inline::{Assignment, Inline};
use treatyc::render::prose::{Prose, paragraphs, trouble};
use treatyc::source::Sources;
use treatyc::syntax::{self, kind::Class};

const GROUND: &str = r#"
agreement "Framework Agreement" {
    between Ukraine, Russia
    guarantors UnitedStates, Europeans
    depositary SecretaryGeneral
}
party Ukraine "Ukraine" { approval Referendum "approval by an all-Ukrainian referendum" takes 60 to 90 days }
party Russia "the Russian Federation"
party UnitedStates "the United States of America" { approval Senate "the advice and consent of the Senate" takes 60 days }
party France "the French Republic"
party Germany "the Federal Republic of Germany"
group Europeans "the participating European States" of France, Germany
organization UnitedNations "the United Nations"
organ SecretaryGeneral "the Secretary-General" of UnitedNations
territory Homeland "the territory of Ukraine" of Ukraine
zone Eastern "the Eastern Zone" in Homeland
zone North "the Northern Sector" in Eastern
zone South "the Southern Sector" in Eastern
zone Corridor "the Coastal Corridor" in Homeland
line Contact "the line of contact"
event armed_attack "an armed attack"
action station_forces "station armed forces"
action build_bases "establish military bases"
article ground "Ground" {
    monitoring Observers "the International Monitoring Mission" { by UnitedNations; verifies other }
    commission Joint "the Joint Commission" { of Ukraine, Russia }
    ceasefire truce { between Ukraine, Russia; takes effect on signature }
    rule other: Ukraine shall "inform the other Party"
}
"#;

fn words(all: &[Inline], model: &Model<'_>, numbers: &Numbers) -> String {
    let side = |s: &treatyc::render::inline::Side| {
        let by = if s.proposers.is_empty() { String::new() } else { format!("{}: ", s.proposers.join(", ")) };
        by + &words(&s.words, model, numbers)
    };
    let one = |i: &Inline| {
        if let Inline::Bracket(sides) = i {
            return format!("[{}]", sides.iter().map(side).collect::<Vec<_>>().join(" | "));
        }
        match i {
            Inline::Text(t) | Inline::Blank(t) => t.clone(),
            Inline::Ref(id, said) if said.is_empty() => {
                format!("Article {}", model.container_of(*id).and_then(|c| numbers.of(c)).unwrap_or("?"))
            }
            Inline::Ref(_, said) => said.clone(),
            _ => format!("{i:?}"),
        }
    };
    all.iter().map(one).collect()
}

/// The prose of every construct of the articles and final clauses of a text that ends the ground.
fn prose_under(text: &str, choose: &dyn Fn(&Model<'_>) -> Assignment) -> String {
    let mut sources = Sources::default();
    let whole = format!("{GROUND}{text}");
    sources.add("a.treaty".into(), whole.clone()).expect("small");
    let (tree, findings) = syntax::read(&whole, 0, &LEXICON, &mut |_, _| None);
    let said: Vec<String> = findings.iter().map(|f| format!("{} {}", f.code, f.message)).collect();
    assert!(said.is_empty(), "{said:?} in {text}");
    let model = Model::new(&tree, &sources);
    let numbers = Numbers::new(&model, &|_| true);
    let prose = Prose::new(&model, &numbers, &std::collections::BTreeMap::new(), "en")
        .expect("the built-in templates are good");
    let assignment = choose(&model);
    let mut out = String::new();
    let within = model.top().filter(|id| {
        matches!(model.node(*id).kind.class, Class::Container | Class::Final) && model.called(*id) != "Ground"
    });
    for container in within {
        let own = (model.node(container).kind.class == Class::Final).then_some(container);
        for id in own.into_iter().chain(model.children(container)) {
            if !assignment.allows(&tree.choices, model.ctx(id)) {
                continue;
            }
            if model.node(id).kind.class != Class::Text {
                assert_eq!(trouble(&prose, id, &assignment), None);
            }
            for p in paragraphs(&prose, id, &assignment) {
                let sign = ["", "- ", "-- "].get(usize::from(p.level)).copied().unwrap_or("? ");
                let _ = writeln!(out, "{sign}{}", words(&p.words, &model, &numbers));
            }
        }
        let _ = writeln!(out, "~");
    }
    out
}

fn prose(text: &str) -> String {
    prose_under(text, &|_| Assignment::default())
}

/// Each clause in an article of its own.
fn clauses(all: &[&str]) -> String {
    all.iter().map(|c| prose(&format!("article one \"One\" {{\n{c}\n}}\n"))).collect()
}

mod expressions;
mod kinds;
mod milestones;
mod nothing_lost;
mod others;
