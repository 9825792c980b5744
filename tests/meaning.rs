//! What expressions mean in the core, where no check shows it yet.

use treatyc::clauses::{LEXICON, meaning};
use treatyc::core::{Conduct, Core, Force, Modality};
use treatyc::model::Model;
use treatyc::source::Sources;

const GROUND: &str = "treaty \"T\" { between A, B }\nparty A \"A\"\nparty B \"B\"\norganization League \"the League\" accepts by letter before entry_into_force\nterritory Land \"the land\" of A\n";

fn with<R>(clauses: &str, look: impl Fn(&Model<'_>, &Core<'_>) -> R) -> R {
    let text = format!("{GROUND}article one \"One\" {{\n{clauses}\n}}\n");
    let mut sources = Sources::default();
    sources.add("a.treaty".into(), text.clone()).expect("small");
    let (tree, findings) = treatyc::syntax::read(&text, 0, &LEXICON, &mut |_, _| None);
    assert!(findings.is_empty(), "{findings:?}");
    let model = Model::new(&tree, &sources);
    look(&model, &Core::new(&model, &meaning))
}

#[test]
fn a_ceiling_binds_whom_it_names() {
    let bound = |clauses: &str| {
        with(clauses, |model, core| {
            let holds = core.commitments.iter().filter(|c| c.acts.contains(&treatyc::core::Act::Plain(Conduct::Hold)));
            let one = |c: &treatyc::core::Commitment<'_>| {
                assert_eq!(c.modality, Modality::MustNot);
                let who: Vec<&str> =
                    c.who.actors.iter().map(|a| model.name(model.node(*a).name.unwrap().sym)).collect();
                (who.join(" "), c.amount.and_then(|a| a.number.whole()), c.places.len())
            };
            holds.map(one).collect::<Vec<_>>()
        })
    };
    assert_eq!(
        bound(
            "limitation { by A; of \"tanks\"; total at most 9; ceiling { by B; of \"tanks\"; in Land; amount at most 3 } }"
        ),
        [("A".to_owned(), Some(9), 0), ("B".to_owned(), Some(3), 1)]
    );
    // Without a word of its own it is a line of the whole.
    assert_eq!(
        bound("limitation { by A; of \"tanks\"; total at most 9; ceiling { of \"guns\"; amount at most 3 } }").len(),
        1
    );
}

#[test]
fn a_period_that_another_may_end_has_no_least_length() {
    let length = |lasts: &str| {
        with(&format!("neutrality n {{ of Land; by A; lasts {lasts} }}"), |_, core| {
            let ten =
                core.links.iter().find(|l| l.max.as_ref().is_some_and(|(m, _)| *m != treatyc::core::Length::zero()));
            let link = ten.expect("a length").clone();
            (link.min.map(|m| m.0 == treatyc::core::Length::zero()), link.force)
        })
    };
    assert_eq!(length("10 years as from entry_into_force"), (Some(false), Force::Definition));
    // No party knows when the League will; each knows when it will itself.
    assert_eq!(length("10 years as from entry_into_force, or until ended by League"), (Some(true), Force::Contingent));
    assert_eq!(length("10 years as from entry_into_force, or until ended by B"), (Some(true), Force::Definition));
}
