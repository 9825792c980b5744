//! Documents: what a treaty looks like when it is printed.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot be set up should fail"
)]

use std::collections::BTreeMap;
use treatyc::model::Model;
use treatyc::model::numbers::Numbers;
use treatyc::render::inline::Assignment;
use treatyc::render::merge::{choose, merged};
use treatyc::render::prose::{Prose, paragraphs};
use treatyc::render::{Format, RenderError, Settings, json, render};
use treatyc::session::{Checked, Levels, NoFiles, check};
use treatyc::syntax::kind::Class;

const FRAMEWORK: &str = include_str!("../examples/framework.treaty");

fn checked(text: &str) -> Checked {
    check("a.treaty", text.as_bytes().to_vec(), &NoFiles, &Levels::default())
}

fn pairs(package: &str) -> Vec<(String, String)> {
    let pair = |p: &str| p.split_once('=').map(|(a, b)| (a.to_owned(), b.to_owned()));
    package.split(',').filter_map(pair).collect()
}

fn made(text: &str, format: Format, package: &str, is_final: bool) -> Result<String, RenderError> {
    let (package, templates) = (pairs(package), BTreeMap::new());
    let settings = Settings {
        format,
        package: &package,
        party: None,
        is_clean: false,
        is_final,
        languages: &[],
        templates: &templates,
    };
    render(&checked(text), &settings)
}

fn txt(text: &str, package: &str) -> String {
    made(text, Format::Txt, package, false).unwrap()
}

/// A treaty of two parties around these articles.
fn treaty(articles: &str) -> String {
    format!(
        "treaty \"Agreement on Things\" {{\n between A, B\n languages en\n done at \"Geneva\"\n}}\n\
         party A \"Alandia\"\nparty B \"the Republic of Bedonia\"\n{articles}\n"
    )
}

const PACKAGE: &str = "eastern.completes=Ukraine,corridor_status=lease,corridor.lasts=Russia";

#[test]
fn the_framework_with_everything_open() {
    insta::assert_snapshot!("framework_open_txt", made(FRAMEWORK, Format::Txt, "", false).unwrap());
    insta::assert_snapshot!("framework_open_md", made(FRAMEWORK, Format::Md, "", false).unwrap());
}

#[test]
fn the_framework_under_one_package() {
    insta::assert_snapshot!("framework_package_txt", made(FRAMEWORK, Format::Txt, PACKAGE, false).unwrap());
    let html = made(FRAMEWORK, Format::Html, PACKAGE, false).unwrap();
    // The style is the same for every page, and long.
    let (before, after) = (html.split("<style>").next().unwrap(), html.split("</style>").nth(1).unwrap());
    insta::assert_snapshot!("framework_package_html", format!("{before}<style>…</style>{after}"));
}

#[test]
fn who_has_a_short_form_is_named_at_length_once() {
    let text = "treaty \"Treaty on Things\" {\n between A, B\n guarantors C\n witnesses W\n languages en\n done at \"Geneva\"\n}\n\
                party A \"the Republic of Alandia\" { short \"Alandia\" }\nparty B \"the Kingdom of Bedonia\"\n\
                party C \"the State of Cedonia\" { short \"Cedonia\" }\nparty W \"the State of Wedonia\" { short \"Wedonia\" }\nparty O \"the Isle of Odonia\" { short \"Odonia\" }\n\
                article one \"One\" {\n rule a: A shall \"inform\" B, C, W and O\n text \"{A} stays.\"\n}\n";
    let said = txt(text, "").split_whitespace().collect::<Vec<_>>().join(" ");
    for shown in [
        "The Republic of Alandia (hereinafter “Alandia”) and the Kingdom of Bedonia,",
        "the State of Cedonia (hereinafter “Cedonia”), as guarantor",
        // Who is not named at the head has been given no short form there.
        "1. Alandia shall inform the Kingdom of Bedonia, Cedonia, the State of Wedonia and the Isle of Odonia.",
        "2. Alandia stays.",
        "For the Republic of Alandia",
    ] {
        assert!(said.contains(shown), "{shown}\nin {said}");
    }
}

#[test]
fn a_convention_speaks_of_itself_as_one() {
    let text = "agreement \"Convention on Straits\" {\n between A\n languages en\n done at \"Geneva\"\n}\nparty A \"Alandia\"\n\
                article one \"One\" { rule a: A shall \"keep to\" this treaty within 3 days of signature of this Convention }\n";
    let said = txt(text, "").split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(
        said.contains("the signature of this Convention") && said.contains("have signed this Convention"),
        "{said}"
    );
    assert!(!said.contains("this Agreement"), "{said}");
}

#[test]
fn brackets_in_texts_stand_where_they_were_put() {
    let text = treaty(
        "article one \"One\" { text \"The Commission shall[, by consensus,] decide within [A: ten | B: twenty] days, [B (trading): and \
         publish [promptly] what it decides,] see [[1] and […].\" }",
    );
    let said = txt(&text, "").split_whitespace().collect::<Vec<_>>().join(" ");
    let want = "The Commission shall[, by consensus,] decide within [Alandia: ten] [Republic of Bedonia: twenty] days, \
                [Republic of Bedonia (trading): and publish [promptly] what it decides,] see [1] and […].";
    assert!(said.contains(want), "{said}");
}

#[test]
fn a_statement_in_brackets_is_a_paragraph_in_brackets() {
    let text = treaty(
        "article one \"One\" {\n text \"First.\"\n [A:\n  text \"Second.\"\n ]\n text \"Third.\"\n}\n\
         [B:\narticle two \"Two\" { text \"All of it.\" }\n]\narticle three \"Three\" { text \"Last.\" }",
    );
    let said = txt(&text, "");
    assert!(said.contains("2.  [Alandia: Second.]"), "{said}");
    assert!(said.contains("[Republic of Bedonia:\n\nArticle 2. Two"), "{said}");
    let without = txt(&text, "one.text=absent");
    assert!(!without.contains("Second") && without.contains("2.  Third."), "{without}");
}

#[test]
fn alternatives_are_blocks_and_one_taken_is_just_text() {
    let text = treaty(
        "article one \"One\" {\n text \"First.\"\n alternatives way {\n  option left proposed by A { text \"Left.\"; text \"More left.\" }\n  \
         option right { text \"Right.\" }\n }\n text \"Last.\"\n}",
    );
    let said = txt(&text, "");
    assert!(said.contains("[Option 1 (proposed by Alandia):\n\n2.  Left.\n\n3.  More left.\n\n]\n\n[Option 2:\n\n2.  Right.\n\n]\n\n4.  Last."), "{said}");
    let said = txt(&text, "way=right");
    assert!(said.contains("1.  First.\n\n2.  Right.\n\n3.  Last.") && !said.contains('['), "{said}");
}

#[test]
fn what_the_user_writes_is_escaped_in_every_format() {
    let sly = "<script>alert(1)</script> & *bold* [[a](b) `c` {{title}}";
    let text = treaty(&format!("article one \"{sly}\" {{ text \"{sly}\" }}"))
        .replace("\"Agreement on Things\"", &format!("\"{sly}\""));
    let html = made(&text, Format::Html, "", false).unwrap();
    assert!(!html.contains("<script") && html.contains("&lt;script&gt;") && html.contains("{{title}}"));
    let md = made(&text, Format::Md, "", false).unwrap();
    assert!(md.contains("\\<script\\>") && md.contains("\\*bold\\*") && !md.contains("[a](b)"), "{md}");
    let bell = txt(&treaty("article one \"One\" { text \"a\u{7}\u{1b}[31mb\" }"), "");
    assert!(!bell.contains('\u{7}') && !bell.contains('\u{1b}'));
}

#[test]
fn choosing_in_the_brackets_of_the_framework_gives_the_text_of_the_package() {
    let checked = checked(FRAMEWORK);
    let model = Model::new(&checked.tree, &checked.sources);
    let numbers = Numbers::new(&model, &|_| true);
    let prose = Prose::new(&model, &numbers, &BTreeMap::new(), "en").unwrap();
    let choices = &checked.tree.choices;
    let open: Vec<_> = choices.iter().map(|(id, _)| id).collect();
    let mut packages = vec![Assignment::default()];
    for (id, choice) in choices.iter() {
        let count = u16::try_from(choice.options.len()).unwrap();
        let fixed = |a: &Assignment| -> Vec<Assignment> {
            let there = a.allows(choices, choice.parent);
            if there { (0..count).map(|o| a.with(id, o)).collect() } else { vec![a.clone()] }
        };
        packages = packages.iter().flat_map(fixed).collect();
    }
    assert_eq!(packages.len(), 8);
    for node in
        model.ids().filter(|n| matches!(model.node(*n).kind.class, Class::Clause | Class::Sentence | Class::Final))
    {
        let mut read = |a: &Assignment| paragraphs(&prose, node, a);
        let merged = merged(choices, &open, &Assignment::default(), &mut read);
        for package in &packages {
            assert_eq!(choose(&merged, package), choose(&read(package), package), "{}", model.called(node));
        }
    }
}

#[test]
fn a_page_asks_for_nothing_and_every_link_arrives() {
    let html = made(FRAMEWORK, Format::Html, "", false).unwrap();
    for outside in ["http:", "https:", "src=", "@import", "url(", "<script", "<link"] {
        assert!(!html.contains(outside), "{outside}");
    }
    let ids: Vec<&str> = html.split(" id=\"").skip(1).filter_map(|t| t.split('"').next()).collect();
    for target in html.split("href=\"#").skip(1).filter_map(|t| t.split('"').next()) {
        assert!(ids.contains(&target), "nothing is called {target}");
    }
    let mut sorted = ids.clone();
    sorted.sort_unstable();
    sorted.dedup();
    assert_eq!(sorted.len(), ids.len(), "an id is given twice");
    let levels: Vec<u32> = html.split("<h").skip(1).filter_map(|t| t.chars().next()?.to_digit(10)).collect();
    assert!(levels.windows(2).all(|w| w[1] <= w[0] + 1) && levels.first() == Some(&1), "{levels:?}");
}

#[test]
fn every_document_says_what_it_is_worth() {
    for format in [Format::Md, Format::Html, Format::Txt, Format::Json] {
        let text = made(FRAMEWORK, format, "", false).unwrap();
        assert!(text.split_whitespace().collect::<Vec<_>>().join(" ").contains("has no legal force"), "{format:?}");
    }
}

#[test]
fn a_final_text_has_nothing_open() {
    let Err(RenderError::Open(open)) = made(FRAMEWORK, Format::Txt, "", true) else { panic!("it is open") };
    let said: Vec<&str> = open.iter().map(|p| p.message.as_str()).collect();
    assert!(said.contains(&"`eastern.completes` is open: `Ukraine` or `Russia`"), "{said:?}");
    assert!(said.contains(&"`[to be completed: list of measures]` is to be filled in"), "{said:?}");
    let filled = FRAMEWORK.replace("[to be completed: list of measures]", "Measures.");
    let Err(RenderError::Open(open)) = made(&filled, Format::Txt, PACKAGE, true) else { panic!("it is reserved") };
    let said: Vec<&str> = open.iter().map(|p| p.message.as_str()).collect();
    assert_eq!(said, ["`status` is reserved by Ukraine"]);
    let filled = filled.replace(" reserved by Ukraine", "");
    let text = made(&filled, Format::Txt, PACKAGE, true).unwrap();
    assert!(!text.contains('[') && !text.contains("Draft") && !text.contains("reserved by"), "{text}");
    let Err(RenderError::Open(open)) = made(&filled, Format::Txt, "corridor_status=oversight", true) else {
        panic!("it is open")
    };
    assert_eq!(open.len(), 1, "{open:?}");
}

#[test]
fn a_package_asks_for_what_there_is() {
    let refused = |package: &str| match made(FRAMEWORK, Format::Txt, package, false) {
        Err(RenderError::Package(sentence)) => sentence,
        other => panic!("{other:?}"),
    };
    assert_eq!(
        refused("corridor_statu=lease"),
        "there is no open point `corridor_statu`; did you mean `corridor_status`?"
    );
    assert_eq!(refused("corridor_status=leese"), "`corridor_status` has no option `leese`; did you mean `lease`?");
    assert_eq!(
        refused("corridor_status=oversight,corridor.lasts=Russia"),
        "`corridor.lasts` stands in the option `lease` of `corridor_status`, which this package does not take"
    );
    assert_eq!(
        refused("corridor_status=lease,corridor_status=oversight"),
        "`corridor_status` is chosen twice, and not alike"
    );
}

#[test]
fn templates_are_replaced_one_by_one() {
    let with = |name: &str, text: &str| {
        let templates: BTreeMap<String, String> = [(name.to_owned(), text.to_owned())].into();
        let settings = Settings {
            format: Format::Txt,
            package: &[],
            party: None,
            is_clean: false,
            is_final: false,
            languages: &[],
            templates: &templates,
        };
        render(&checked(FRAMEWORK), &settings)
    };
    assert!(with("txt.signatures.hbs", "SIGNED\n").unwrap().contains("SIGNED"));
    assert!(with("en.withdrawal.hbs", "They go home.\n").unwrap().contains("They go home."));
    for (name, text) in
        [("txt.document.hbs", "{{nonsense}}"), ("txt.items.hbs", "{{> items}}"), ("withdrawal.hbs", "x")]
    {
        assert!(matches!(with(name, text), Err(RenderError::Template(s)) if s.contains(name)), "{name}");
    }
    let other = vec!["fr".to_owned()];
    let none = BTreeMap::new();
    let settings = Settings {
        format: Format::Txt,
        package: &[],
        party: None,
        is_clean: false,
        is_final: false,
        languages: &other,
        templates: &none,
    };
    assert!(matches!(render(&checked(FRAMEWORK), &settings), Err(RenderError::Language(_))));
}

#[test]
fn the_model_matches_its_schema() {
    let schema: serde_json::Value = serde_json::from_str(&json::schema()).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    for package in ["", PACKAGE] {
        let value: serde_json::Value =
            serde_json::from_str(&made(FRAMEWORK, Format::Json, package, false).unwrap()).unwrap();
        let errors: Vec<String> =
            validator.iter_errors(&value).map(|e| format!("{e} at {}", e.instance_path())).take(5).collect();
        assert!(errors.is_empty(), "{errors:?}");
        assert_eq!(value["choices"].as_array().unwrap().len(), 3);
    }
}

/// Write it anew with `SNAPSHOTS=overwrite cargo test`.
#[test]
fn the_published_schema_of_the_model_is_current() {
    snapbox::assert_data_eq!(json::schema(), snapbox::file!["../docs/schema/model.schema.json": Text].raw());
}

/// The final clauses are printed last and numbered so, wherever they stand in the source; the references follow.
#[test]
fn the_final_clauses_have_the_last_number() {
    let text = treaty(
        "article one \"One\" { rule one_a: A shall \"consult B\" }\n\
         final clauses \"Final provisions\" {\n entry into force on signature\n duration indefinite\n}\n\
         article two \"Two\" { rule two_a: A shall \"consult B\" under one_a }",
    );
    let printed = txt(&text, "");
    let heads: Vec<&str> = printed.lines().map(str::trim).filter(|l| l.starts_with("Article ")).collect();
    assert_eq!(heads, ["Article 1. One", "Article 2. Two", "Article 3. Final provisions"], "{printed}");
}
