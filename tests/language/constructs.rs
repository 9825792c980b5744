//! Declarations, sentences and containers: what begins a line, and what becomes of it.

use super::show::Show;
use super::{clean, find, nodes, shown};
use treatyc::syntax::kind::Class;
use treatyc::syntax::tree::Node;

/// The fields of the construct called `name` in an otherwise sound text, each as `word = value`.
fn told(text: &str, name: &str) -> String {
    let tree = clean(text);
    let show = Show { tree: &tree, text };
    shown(&show, find(&tree, name))
}

/// The fields of the first sentence in an article.
fn sentence(text: &str) -> String {
    let text = format!("article a {{\n{text}\n}}\n");
    let tree = clean(&text);
    let show = Show { tree: &tree, text: &text };
    let node = nodes(&tree).into_iter().find(|n| n.kind.class == Class::Sentence).expect("a sentence");
    shown(&show, node)
}

#[test]
fn every_head_word_begins_a_treaty() {
    for word in ["treaty", "agreement", "protocol", "memorandum", "statement", "decision", "rules"] {
        let tree = clean(&format!(
            "{word} \"T\" {{\n between A, B\n calendar {{ weekend Saturday, Sunday }}\n}}\nparty A\nparty B\n"
        ));
        assert_eq!((tree.nodes[0].kind.word, tree.nodes[0].kind.class), (word, Class::Head));
        assert_eq!(tree.nodes[0].children[0].kind.word, "calendar");
    }
}

#[test]
fn an_agreement_to_be_made_is_no_second_head() {
    let text = "agreement \"T\" { between A, B }\nparty A\nparty B\nagreement route \"the route\" of A, B\n\
                protocol \"First Protocol\" { article one { A shall \"come\" } }\n";
    let tree = clean(text);
    let classes: Vec<Class> = tree.nodes.iter().map(|n| n.kind.class).collect();
    assert_eq!(classes, [Class::Head, Class::Actor, Class::Actor, Class::Event, Class::Container]);
}

#[test]
fn actors() {
    let text = "\
party Ukraine \"Ukraine\" uk \"Україна\" genitive \"України\" {
    approval Rada       \"approval by the Verkhovna Rada\" takes 30 to 90 days
    approval Referendum \"approval by referendum\" takes 60 to 90 days after truce.effect
}
group Europeans \"the participating States\" of France, Germany
group Former \"successor States\" of France or \"any State formerly part of the Union\"
organization UnitedNations \"the United Nations\" accepts by letter before entry_into_force
organization OAS \"the OAS\" accepted on 1977-09-07
organ SecretaryGeneral \"the Secretary-General\" of UnitedNations accepted on 1962-08-15
";
    assert_eq!(told(text, "Ukraine"), "'Ukraine' uk:'Україна' uk:genitive:'України'");
    assert_eq!(told(text, "Rada"), "'approval by the Verkhovna Rada' | takes = (Time: 30 Day to 90 Day)");
    assert_eq!(
        told(text, "Referendum"),
        "'approval by referendum' | takes = (Time: 60 Day to 90 Day; From: truce.effect)"
    );
    assert_eq!(told(text, "Europeans"), "'the participating States' | of = France, Germany");
    assert_eq!(told(text, "Former"), "'successor States' | of = France | or = 'any State formerly part of the Union'");
    assert_eq!(
        told(text, "UnitedNations"),
        "'the United Nations' | accepts = (By: `letter`; When: before entry_into_force)"
    );
    assert_eq!(told(text, "OAS"), "'the OAS' | accepts = (On: 1977-09-07)");
    assert_eq!(
        told(text, "SecretaryGeneral"),
        "'the Secretary-General' | of = UnitedNations | accepts = (On: 1962-08-15)"
    );
}

#[test]
fn places() {
    let text = "\
territory Homeland \"the territory of Ukraine\" of Ukraine
zone Eastern \"the Eastern Zone\" in Homeland { geometry \"zones.geojson#eastern\" }
zone Both of A, B except C
zone Corridor along Road, 5 km wide
zone Buffer within 2 km of Contact, on both sides
zone Isles known as \"the Isles\" claimed by A, B
zone Strip described as \"the strip between the roads\" map \"Annex II\"
line Contact \"the line of contact\" as it stood on 2025-12-01 { geometry \"zones.geojson#contact\" }
line Border between A, B
";
    assert_eq!(told(text, "Homeland"), "'the territory of Ukraine' | of = Ukraine");
    assert_eq!(told(text, "Eastern"), "'the Eastern Zone' | in = Homeland | geometry = 'zones.geojson#eastern'");
    assert_eq!(told(text, "Both"), "of = A, B except C");
    assert_eq!(told(text, "Corridor"), "along = Road <Along 5 km>");
    assert_eq!(told(text, "Buffer"), "within = Contact <WithinOf 2 km both sides>");
    assert_eq!(told(text, "Isles"), "known as = 'the Isles' | claimed by = A, B");
    assert_eq!(told(text, "Strip"), "described as = 'the strip between the roads' | map = 'Annex II'");
    assert_eq!(
        told(text, "Contact"),
        "'the line of contact' | as it stood = 2025-12-01 | geometry = 'zones.geojson#contact'"
    );
    assert_eq!(told(text, "Border"), "between = A, B");
}

#[test]
fn events_actions_and_terms() {
    let text = "\
event attack \"an armed attack\"
event vote takes 20 to 40 days after Y
event end \"the end of the other treaty\" on 1999-12-31
event resolution \"the resolution\" by Assembly after ratification by all parties
milestone handover { within 10 days of Y }
milestone opening within 20 days of Y
notice leaving \"notice of withdrawal\" by any party to depositary
request meeting \"a request to meet\" by any party
notification done \"notification of completion\" by A to B
proposal change \"a proposal to amend\" by any party to depositary
agreement route \"the route\" of A, B by 2026-03-01 failing which by arbitration
agreement path of A, B failing which \"the line of 1990\"
action station_forces \"station armed forces\"
action build_bases \"establish bases\" is station_forces
term armour \"armour\" means \"tanks and armoured vehicles\"
term vessel { means \"a ship\" }
";
    assert_eq!(told(text, "attack"), "'an armed attack'");
    assert_eq!(told(text, "vote"), "takes = (Time: 20 Day to 40 Day; From: Y)");
    assert_eq!(told(text, "end"), "'the end of the other treaty' | on = 1999-12-31");
    assert_eq!(told(text, "resolution"), "'the resolution' | by = Assembly | when = after <ratification by all>");
    assert_eq!(told(text, "handover"), " = within 10 Day of Y");
    assert_eq!(told(text, "opening"), "when = within 20 Day of Y");
    assert_eq!(told(text, "leaving"), "'notice of withdrawal' | by = AnyParty | to = Depositary");
    assert_eq!(told(text, "meeting"), "'a request to meet' | by = AnyParty");
    assert_eq!(told(text, "done"), "'notification of completion' | by = A | to = B");
    assert_eq!(told(text, "change"), "'a proposal to amend' | by = AnyParty | to = Depositary");
    assert_eq!(
        told(text, "route"),
        "'the route' | of = A, B | when = by 2026-03-01 | failing which = (By: arbitration)"
    );
    assert_eq!(told(text, "path"), "of = A, B | failing which = (Words: 'the line of 1990')");
    assert_eq!(told(text, "station_forces"), "'station armed forces'");
    assert_eq!(told(text, "build_bases"), "'establish bases' | is = station_forces");
    assert_eq!(told(text, "armour"), "'armour' | means = 'tanks and armoured vehicles'");
    assert_eq!(told(text, "vessel"), "means = 'a ship'");
}

#[test]
fn sentences_with_every_tail() {
    let rows = [
        ("A shall act", "who = A | modality = `shall` | action = act"),
        ("A shall not act", "who = A | modality = `shall not` | action = act"),
        ("A may act", "who = A | modality = `may` | action = act"),
        ("each of A, B shall act", "who = each of A, B | modality = `shall` | action = act"),
        ("A and B together shall act", "who = A, B together | modality = `shall` | action = act"),
        ("only A may act", "who = Nobody except A | modality = `may` | action = act"),
        (
            "all parties shall \"refrain from\" act",
            "who = AllParties | modality = `shall` | action = 'refrain from' act",
        ),
        ("A shall act to B", "who = A | modality = `shall` | action = act | to = B"),
        ("A shall act in Z, Y", "who = A | modality = `shall` | action = act | in = Z, Y"),
        ("A may act through Z", "who = A | modality = `may` | action = act | through = Z"),
        ("A shall act from Z", "who = A | modality = `shall` | action = act | from = Z"),
        ("A shall act with B", "who = A | modality = `shall` | action = act | with = B"),
        ("A shall act at Z", "who = A | modality = `shall` | action = act | at = Z"),
        ("A shall act along Z", "who = A | modality = `shall` | action = act | along = Z"),
        ("A shall not act except in Z", "who = A | modality = `shall not` | action = act | except = Z"),
        ("A shall \"inform\" the other parties", "who = A | modality = `shall` | action = 'inform' OtherParty"),
        ("A shall \"meet\" between B and C", "who = A | modality = `shall` | action = 'meet' | between = B, C"),
        ("A shall act under eastern", "who = A | modality = `shall` | action = act | under = eastern"),
        ("A shall act within 30 days of X", "who = A | modality = `shall` | action = act | when = within 30 Day of X"),
        ("A shall act by 2026-03-01", "who = A | modality = `shall` | action = act | when = by 2026-03-01"),
        ("A shall act before X", "who = A | modality = `shall` | action = act | when = before X"),
        ("A shall act on signature", "who = A | modality = `shall` | action = act | when = on <signature>"),
        ("A shall act until X", "who = A | modality = `shall` | action = act | lasts = until X"),
        ("A shall act immediately", "who = A | modality = `shall` | action = act | when = soon"),
        (
            "A shall act as soon as possible and no later than 2026-03-01",
            "who = A | modality = `shall` | action = act | when = soon & by 2026-03-01",
        ),
        (
            "Ukraine shall not \"accede\" for 15 years as from entry_into_force",
            "who = Ukraine | modality = `shall not` | action = 'accede' | lasts = 15 Year from entry_into_force",
        ),
        ("A shall act as from X", "who = A | modality = `shall` | action = act | lasts = from X"),
        (
            "A shall act from 30 days after X",
            "who = A | modality = `shall` | action = act | when = as from (X + 30 Day)",
        ),
        ("A shall act as from X until Y", "who = A | modality = `shall` | action = act | lasts = from X until Y"),
        ("A shall act while truce", "who = A | modality = `shall` | action = act | lasts = while truce"),
        ("A shall act permanently", "who = A | modality = `shall` | action = act | lasts = Permanent"),
        ("A shall act every 30 days", "who = A | modality = `shall` | action = act | every = every 30 Day"),
        ("A shall act if X by B", "who = A | modality = `shall` | action = act | if = X by B"),
        (
            "A shall act unless \"it is closed\" certified by B",
            "who = A | modality = `shall` | action = act | unless = 'it is closed' certified B",
        ),
        (
            "A shall act, provided \"it is open\"",
            "who = A | modality = `shall` | action = act | provided = 'it is open'",
        ),
        ("A shall act in return for shield", "who = A | modality = `shall` | action = act | in return for = shield"),
        (
            "A shall act within 30 days of X, failing which \"B acts\"",
            "who = A | modality = `shall` | action = act | when = within 30 Day of X | failing which = (Words: 'B acts')",
        ),
        (
            "A shall act on 1 year's notice to depositary",
            "who = A | modality = `shall` | action = act | notice = (Time: 1 Year; To: Depositary)",
        ),
        (
            "A shall \"admit\" at most 500 persons",
            "who = A | modality = `shall` | action = 'admit' | amount = AtMost 500 persons",
        ),
        (
            "\"The detainees\" shall be \"released\" by A within 5 days of X",
            "who = 'The detainees' | modality = `shall` | passive = flag | action = 'released' | by = A | when = within 5 Day of X",
        ),
        (
            "A shall act in Z within 30 days of X if Y unless W",
            "who = A | modality = `shall` | action = act | in = Z | when = within 30 Day of X | if = Y | unless = W",
        ),
        ("A recognizes \"the independence of\" B", "who = A | verb = `recognizes` | name = 'the independence of' B"),
        ("A confirms positions", "who = A | verb = `confirms` | name = positions"),
        ("A renounces \"all claims\" in Z", "who = A | verb = `renounces` | name = 'all claims' | in = Z"),
        (
            "each party declares \"that it is neutral\"",
            "who = EachParty | verb = `declares` | name = 'that it is neutral'",
        ),
        (
            "rule bases: UnitedStates shall not build_bases in Homeland",
            "who = UnitedStates | modality = `shall not` | action = build_bases | in = Homeland",
        ),
    ];
    let mut wrong = String::new();
    for (text, meant) in rows {
        let got = std::panic::catch_unwind(|| sentence(text)).unwrap_or_else(|_| "not read".into());
        if got != meant {
            wrong.push_str(&format!("{text}\n  meant {meant}\n  read  {got}\n"));
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

#[test]
fn reciprocal_duties() {
    let text = "article a {\n reciprocal mutual between A, B {\n each shall \"inform\" the other within 10 days of X\n each shall not act to the other\n }\n}\n";
    let tree = clean(text);
    let show = Show { tree: &tree, text };
    let node = find(&tree, "mutual");
    assert_eq!(shown(&show, node), "between = A, B");
    assert_eq!(shown(&show, &node.children[1]), "who = Each | modality = `shall not` | action = act | to = Other");
    assert_eq!(node.children.len(), 2);
}

#[test]
fn precedence_before_anything() {
    let over = |text: &str, name: &str| {
        let text = format!("article b {{ text \"B\" }}\n{text}\n");
        told(&text, name)
    };
    assert_eq!(
        over("article a {\n notwithstanding b: rule r: A shall act\n}", "r"),
        "notwithstanding = b | who = A | modality = `shall` | action = act"
    );
    assert_eq!(
        over("article a {\n rule r: subject to b and c: A shall act\n}", "r"),
        "subject to = b, c | who = A | modality = `shall` | action = act"
    );
    assert_eq!(
        over("article a {\n notwithstanding any other provision: rule r: A may act\n}", "r"),
        "notwithstanding = AnyOtherProvision | who = A | modality = `may` | action = act"
    );
    assert_eq!(
        over("article a {\n notwithstanding this treaty: peace p { between A, B }\n}", "p"),
        "notwithstanding = ThisTreaty | between = A, B"
    );
    assert_eq!(
        over("article a {\n notwithstanding \"the end of another treaty: any\": peace p { between A, B }\n}", "p"),
        "notwithstanding = 'the end of another treaty: any' | between = A, B"
    );
    assert_eq!(over("without prejudice to b: article a { text \"A\" }", "a"), "without prejudice to = b");
    assert_eq!(over("article a { without prejudice to b; text \"A\" }", "a"), "without prejudice to = `b`");
    assert_eq!(over("article a {\n peace p { between A, B; subject to b }\n}", "p"), "between = A, B | subject to = b");
}

#[test]
fn what_any_clause_may_add() {
    let text = "\
article a {
    withdrawal w {
        by A
        from Z
        in return for shield
        verified by M within 14 days of completes
        owed to P
        costs by A
        note \"ask the capital\"
        text \"A withdraws.\"
        agreed on 2025-12-14
    }
}
";
    assert_eq!(
        told(text, "w"),
        "by = A | from = Z | in return for = shield | verified = (By: M; When: within 14 Day of completes) | owed to = P | \
         costs = (By: A) | note = 'ask the capital' | agreed = (On: 2025-12-14)"
    );
}

#[test]
fn status_of_articles_and_clauses() {
    let text = "\
article one \"One\" agreed on 2025-12-14 { text \"x\" }
article two \"Two\" agreed ad referendum by Ukraine { text \"x\" }
article three \"Three\" reserved by Ukraine { text \"x\" }
article four \"Four\" proposed by Russia { peace p proposed by Ukraine { between A, B } }
";
    assert_eq!(told(text, "one"), "'One' | agreed = (On: 2025-12-14)");
    assert_eq!(told(text, "two"), "'Two' | agreed = (By: Ukraine)");
    assert_eq!(told(text, "three"), "'Three' | reserved by = Ukraine");
    assert_eq!(told(text, "four"), "'Four' | proposed by = Russia");
    assert_eq!(told(text, "p"), "proposed by = Ukraine | between = A, B");
}

#[test]
fn the_order_of_a_document() {
    let text = "\
treaty \"T\" { between A, B }
preamble { text \"The Parties,\" }
part one \"Part One\" {
    chapter first \"Chapter\" {
        article x \"X\" { text \"…\" }
    }
}
annex list \"List\" {
    text \"[to be completed: list]\"
    final clauses { consent by signature }
}
protocol more \"Protocol\" {
    between A
    article y \"Y\" { text \"…\" }
    final clauses { consent by ratification by all parties }
}
final clauses { entry into force on signature }
";
    let tree = clean(text);
    let words: Vec<&str> = nodes(&tree).iter().map(|n: &&Node| n.kind.word).collect();
    assert_eq!(
        words,
        [
            "treaty",
            "preamble",
            "text",
            "part",
            "chapter",
            "article",
            "text",
            "annex",
            "text",
            "final clauses",
            "protocol",
            "article",
            "text",
            "final clauses",
            "final clauses"
        ]
    );
}
