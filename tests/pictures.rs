//! The treaty drawn: relations and maps answer what a reader asks of them, and are sound files.

use crate::cli::{folder, refuses, treatyc};
use treatyc::atlas::{self, Atlas};
use treatyc::host::Folder;
use treatyc::relations::{self, End, Relation, Relations};
use treatyc::session::{Checked, Levels, NoFiles, check};

fn example(name: &str) -> Checked {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("examples");
    let bytes = std::fs::read(folder.join(name)).unwrap();
    check(name, bytes, &Folder::new(&folder), &Levels::default())
}

fn name(relations: &Relations, end: End) -> &str {
    match end {
        End::Actor(n) => &relations.actors[n].title,
        End::Clause(n) => &relations.clauses[n].id,
    }
}

fn between(relations: &Relations, relation: Relation) -> Vec<(&str, &str, &str)> {
    let edges = relations.edges.iter().filter(|e| e.relation == relation);
    edges.map(|e| (name(relations, e.from), name(relations, e.to), e.under.as_str())).collect()
}

#[test]
fn the_framework_is_answered_without_its_text() {
    let relations = Relations::of(&example("framework.treaty"));
    // Who guarantees whom.
    let bound = between(&relations, Relation::Owes);
    for guarantor in ["the United States of America", "the participating European States"] {
        assert!(bound.contains(&(guarantor, "shield", "")), "{bound:?}");
    }
    assert!(between(&relations, Relation::Benefits).contains(&("shield", "Ukraine", "")));
    assert_eq!(between(&relations, Relation::Secures), [("shield", "truce", ""), ("shield", "eastern", "")]);
    // Who watches the Southern Sector.
    let south = relations.places.iter().find(|p| p.title == "the Southern Sector").unwrap();
    assert_eq!(
        south.watched,
        ["the International Monitoring Mission", "an advance team of the guarantors, until `Observers.established`"]
    );
    assert_eq!(south.parts, ["phase south of withdrawal eastern"]);
    // What waits for what.
    let waits = between(&relations, Relation::Awaits);
    for pair in [("truce", "eastern", ""), ("eastern", "easing", "")] {
        assert!(waits.contains(&pair), "{waits:?}");
    }
    assert_eq!(between(&relations, Relation::Exchange), [("eastern", "shield", "")]);
    // What ends first.
    let ends: Vec<String> = relations
        .endings
        .iter()
        .map(|e| format!("{} {} {}", relations.clauses[e.clause].id, e.when, e.under).trim().to_owned())
        .collect();
    assert_eq!(
        ends,
        [
            "Observers 5 years after `truce.effect`",
            "fund 5 years after the entry into force",
            "CorridorWatch 10 years after `truce.effect` option `oversight` of `corridor_status`",
            "special 10 years after `special.established` option `administration` of `corridor_status`",
            "shield 15 years after the entry into force",
            "alliance 15 years after the entry into force",
            "corridor 15 years after the entry into force UnitedStates's side of `corridor.lasts`",
            "corridor 49 years after the entry into force Russia's side of `corridor.lasts`",
        ]
    );
    // What is open.
    let open: Vec<&str> = relations.open.iter().map(|o| o.0.as_str()).collect();
    assert_eq!(open, ["eastern.completes", "corridor_status", "corridor.lasts"]);
}

/// Write it anew with `SNAPSHOTS=overwrite cargo test`.
#[test]
fn the_published_schema_of_relations_is_current() {
    snapbox::assert_data_eq!(relations::schema(), snapbox::file!["../docs/schema/relations.schema.json": Text].raw());
    let schema: serde_json::Value = serde_json::from_str(&relations::schema()).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    for name in ["framework.treaty", "kharkiv-2010.treaty", "north-atlantic-1949.treaty"] {
        let said = relations::json(&Relations::of(&example(name)));
        assert!(validator.is_valid(&serde_json::from_str(&said).unwrap()), "{said}");
    }
}

const HOSTILE: &str = "treaty \"A <b>&\\\"'\" { between A, B; languages en; done at \"Rome\" }\n\
    party A \"</text><script>alert(1)</script>\"\nparty B \"B & Co \\\"quoted\\\"\"\n\
    article one \"]]>\" { rule r: A shall \"pay <i>\" within 3 days of signature\n    rule s: B shall \"rest\" }\n";

#[test]
fn every_drawing_is_sound_xml() {
    let mut all: Vec<(String, String)> = Vec::new();
    for name in
        ["framework.treaty", "west-new-guinea-1962.treaty", "panama-neutrality-1977.treaty", "kharkiv-2010.treaty"]
    {
        let checked = example(name);
        all.push((name.to_owned(), relations::svg(&Relations::of(&checked))));
        let wishes = treatyc::timeline::Wishes { package: &[], assumed: &[] };
        let timeline = treatyc::timeline::timeline(&checked, &wishes).unwrap();
        all.push((name.to_owned(), treatyc::timeline::svg(&timeline)));
        all.extend(Atlas::of(&checked).map(|a| (name.to_owned(), atlas::svg(&a))));
    }
    let hostile = check("x.treaty", HOSTILE.as_bytes().to_vec(), &NoFiles, &Levels::default());
    let relations = Relations::of(&hostile);
    all.push(("hostile".into(), relations::svg(&relations)));
    assert_eq!(all.len(), 10, "the framework has a map");
    for (name, svg) in all {
        let document = roxmltree::Document::parse(&svg).unwrap_or_else(|e| panic!("{name}: {e}\n{svg}"));
        assert!(document.descendants().all(|n| !n.has_tag_name("script")), "{name}");
        assert_eq!(document.root_element().attribute("role"), Some("img"), "{name}");
    }
    let dot = relations::dot(&relations);
    assert!(dot.contains(r#"label="B & Co \"quoted\"""#), "{dot}");
}

#[test]
fn a_map_shows_each_place_with_its_size_and_what_applies_there() {
    let atlas = Atlas::of(&example("framework.treaty")).unwrap();
    let said: Vec<String> = atlas.sheets.iter().map(|s| format!("{} {} {:?}", s.title, s.size, s.applies)).collect();
    insta::assert_snapshot!(said.join("\n"));
    assert_eq!(atlas.undrawn, ["the territory of Ukraine"]);
    let page = atlas::html(&atlas);
    assert!(page.contains("<html lang=\"en\">") && page.contains("<th scope=\"row\">the Southern Sector</th>"));
    assert!(!page.contains("http://") || page.matches("http://").count() == page.matches("http://www.w3.org/").count());
}

#[test]
fn a_zone_over_the_antimeridian_is_drawn_in_one_piece() {
    let zone = r#"{"type":"Feature","id":"z","properties":{},"geometry":{"type":"MultiPolygon","coordinates":[
        [[[179,0],[180,0],[180,1],[179,1],[179,0]]],[[[-180,0],[-179,0],[-179,1],[-180,1],[-180,0]]]]}}"#;
    let text = "treaty \"T\" { between A, B; languages en; done at \"Suva\" }\nparty A\nparty B\n\
        territory Home of A\nzone Z \"the Strait\" in Home { geometry \"z.geojson\" }\n\
        article one { rule r: B shall not \"fish\" in Z }\n";
    let dir = folder(&[("z.geojson", zone.as_bytes()), ("t.treaty", text.as_bytes())]);
    let checked = check("t.treaty", text.as_bytes().to_vec(), &Folder::new(dir.path()), &Levels::default());
    let atlas = Atlas::of(&checked).unwrap();
    let [west, _, east, _] = atlas.bounds;
    assert!((east - west - 2.0).abs() < 1e-6, "{:?}", atlas.bounds);
}

#[test]
fn what_cannot_be_drawn_is_said() {
    let dir = folder(&[("t.treaty", HOSTILE.as_bytes())]);
    refuses(dir.path(), &["map", "t.treaty"], "no place of this treaty is drawn");
    refuses(
        dir.path(),
        &["graph", "t.treaty", "-o", "t.png"],
        "the ending of `t.png` names no format (svg, dot, json)",
    );
    refuses(dir.path(), &["graph", "t.treaty", "-o", "t.treaty", "--to", "svg"], "it is not written over");
    refuses(dir.path(), &["graph", "u.treaty"], "u.treaty");
    let ended = treatyc(dir.path(), &["graph", "t.treaty", "-o", "out/t.svg"]);
    assert!(dir.path().join("out/t.svg").is_file(), "{}", ended.err);
}
