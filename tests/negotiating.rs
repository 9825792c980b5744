//! Real negotiating text: what drafts of the United Nations look like, written, checked, formatted, printed and renumbered.

use treatyc::render::{Format, Settings, render};
use treatyc::session::{Checked, Levels, NoFiles, check};

const DRAFT: &str = include_str!("../examples/seabed-draft.treaty");

fn read(text: &str) -> Checked {
    check("seabed-draft.treaty", text.as_bytes().to_vec(), &NoFiles, &Levels::default())
}

/// The document under a package, a line for each paragraph.
fn printed(text: &str, package: &[(&str, &str)]) -> String {
    let package: Vec<(String, String)> = package.iter().map(|(p, o)| ((*p).to_owned(), (*o).to_owned())).collect();
    let templates = std::collections::BTreeMap::new();
    let settings = Settings {
        format: Format::Txt,
        package: &package,
        party: None,
        is_clean: false,
        is_final: false,
        languages: &[],
        templates: &templates,
    };
    let out = render(&read(text), &settings).expect("it can be printed");
    let paragraphs = out.split("\n\n").map(|p| p.split_whitespace().collect::<Vec<_>>().join(" "));
    paragraphs.collect::<Vec<_>>().join("\n")
}

/// One article of text alone, and its prose.
fn words(text: &str, package: &[(&str, &str)]) -> String {
    let whole = format!(
        "statement \"S\" {{ between Avalon, Borduria }}\nparty Avalon \"the Republic of Avalon\"\n\
         party Borduria \"the Kingdom of Borduria\"\narticle one \"One\" {{\n    text \"{text}\"\n}}\n"
    );
    let out = printed(&whole, package);
    let at = out.find("One").expect("the article");
    out[at..].lines().nth(1).expect("its paragraph").to_owned()
}

#[test]
fn the_draft_has_no_finding() {
    let said: Vec<String> = read(DRAFT).findings.iter().map(|f| format!("{} {}", f.code, f.message)).collect();
    assert!(said.iter().all(|s| s.starts_with("F9") || s.starts_with("N004")), "{said:#?}");
}

#[test]
fn the_draft_is_in_style() {
    assert_eq!(crate::common::format(DRAFT), DRAFT);
}

#[test]
fn brackets_are_printed_where_they_were_put() {
    for (text, shown) in [
        ("The Council shall[, by consensus,] decide.", "The Council shall[, by consensus,] decide."),
        ("Within [thirty] [sixty] days", "Within [thirty] [sixty] days"),
        ("[4][2]. The Council meets.", "[4][2]. The Council meets."),
        ("[(b) [x] members from among States; and]", "[(b) [x] members from among States; and]"),
        ("A Board[ and a Fund] are set up.", "A Board [and a Fund] are set up."),
        ("[Avalon: one | Borduria: two] days", "[Republic of Avalon: one] [Kingdom of Borduria: two] days"),
        (
            "[Avalon, Borduria (trading): four [or five] members]",
            "[Republic of Avalon and Kingdom of Borduria (trading): four [or five] members]",
        ),
        ("[(trading): four] members", "[(trading): four] members"),
        ("[(waiting for instructions) four] members", "[(waiting for instructions): four] members"),
    ] {
        assert_eq!(words(text, &[]), shown, "{text}");
    }
}

#[test]
fn a_package_takes_the_words_and_their_blanks() {
    for (text, option, shown) in [
        ("The Council shall[, by consensus,] decide.", "present", "The Council shall, by consensus, decide."),
        ("The Council shall[, by consensus,] decide.", "absent", "The Council shall decide."),
        ("A Board[ and a Fund] are set up.", "present", "A Board and a Fund are set up."),
        ("A Board[ and a Fund] are set up.", "absent", "A Board are set up."),
        ("For [Avalon: one | Borduria: two] days", "Borduria", "For two days"),
        ("With [(trading): four] members", "present", "With four members"),
    ] {
        assert_eq!(words(text, &[("one.text", option)]), shown, "{text}");
    }
}

#[test]
fn a_motive_alone_is_known_and_other_parentheses_are_words() {
    let motives = |text: &str| {
        let whole =
            format!("statement \"S\" {{ between A }}\nparty A \"A\"\narticle one \"One\" {{ text \"{text}\" }}\n");
        let checked = read(&whole);
        let all = checked.tree.choices.iter().flat_map(|(_, c)| &c.options).filter_map(|o| o.motive.clone());
        all.collect::<Vec<_>>()
    };
    assert_eq!(motives("[(trading): x y]"), ["trading"]);
    assert_eq!(motives("[(objection) x y | A (trading): z]"), ["objection", "trading"]);
    assert_eq!(motives("[#n (awaiting instructions): x y]"), ["awaiting instructions"]);
    assert_eq!(motives("[(b) members; and] [(traders) x]"), [""; 0]);
}

#[test]
fn brackets_are_side_by_side_on_one_line_only() {
    let neighbours = |text: &str| {
        let whole = format!("statement \"S\" {{ between A }}\nparty A \"A\"\narticle one \"One\" {{ text {text} }}\n");
        read(&whole).findings.iter().filter(|f| f.code.0 == "N007").count()
    };
    assert_eq!(neighbours("\"[4][2]. Words\""), 1);
    assert_eq!(neighbours("\"[thirty] [sixty] days\""), 1);
    assert_eq!(neighbours("\"\"\"\n[(a) one; and]\n\n[(b) two]\n\"\"\""), 0);
}

#[test]
fn a_paragraph_with_a_number_of_its_own_is_given_no_other() {
    let all = printed(DRAFT, &[]);
    let from = all.find("1. A Seabed").expect("the first paragraph");
    let lines: Vec<&str> = all[from..].lines().take(4).collect();
    assert_eq!(
        lines,
        [
            "1. A Seabed Resources Council is hereby established.",
            "[4][2]. The Council shall consist of [x] members:",
            "(a) [12] [18] members elected by the Conference; [and]",
            "[(b) [x] members from among the States with the largest investment in the Area; and]",
        ]
    );
    // What has no number of its own goes on counting.
    let text = "statement \"S\" { between Avalon }\nparty Avalon \"Avalon\"\narticle one \"One\" {\n\
                text \"1. First.\\n\\n(a) part;\\n\\n(b) part.\"\nrule second: Avalon shall \"b\"\ntext \"As {second} says.\"\n}\n";
    assert!(
        printed(text, &[]).contains("\n1. First.\n(a) part;\n(b) part.\n2. Avalon shall b.\n3. As paragraph 2 says.")
    );
}

#[test]
fn who_wants_a_bracket_and_why_is_told_at_its_statement() {
    let all = printed(DRAFT, &[]);
    assert!(all.contains("\n[(waiting for instructions):\nArticle 11. Inspectors"), "{all}");
    assert!(all.contains("Disputes about Article 2[, about Article 11] or about this Article"), "{all}");
    let by = DRAFT.replace("[#inspection (waiting for instructions):", "[#inspection Dorne, Avalon (objection):");
    let all = printed(&by, &[]);
    assert!(all.contains("\n[Principality of Dorne and Republic of Avalon (objection):\nArticle 11."), "{all}");
    assert!(all.contains("Disputes about Article 2[, about Article 11] or about this Article"), "{all}");
    assert_eq!(
        words("[#n Avalon (trading): one] and [#n two: three]", &[]),
        "[Republic of Avalon (trading): one] and [two: three]"
    );
}

#[test]
fn options_of_different_length_renumber_what_comes_after() {
    let first = printed(DRAFT, &[("sharing", "first"), ("inspection", "absent")]);
    for line in ["Article 4. Reports", "Article 5. Settlement of disputes", "Article 6. Final provisions"] {
        assert!(first.contains(line), "{line} in\n{first}");
    }
    assert!(first.contains("the benefits shared under Article 3."), "{first}");
    assert!(first.contains("Disputes about Article 2 or about this Article are settled"), "{first}");
    let second = printed(DRAFT, &[("sharing", "second"), ("inspection", "present")]);
    for line in
        ["Article 3. Seabed Fund", "Article 9. Inspectors", "Article 10. Settlement of disputes", "Article 11. Final"]
    {
        assert!(second.contains(line), "{line} in\n{second}");
    }
    assert!(second.contains("The Fund is used in accordance with Article 4."), "{second}");
    assert!(second.contains("On dissolution, Articles 5 and 7 continue to apply."), "{second}");
    assert!(second.contains("Disputes about Article 2, about Article 9 or about this Article"), "{second}");
}

#[test]
fn paragraphs_are_renumbered_with_their_references() {
    let text = "statement \"S\" { between Avalon, Borduria }\nparty Avalon \"the Republic of Avalon\"\n\
                party Borduria \"the Kingdom of Borduria\"\narticle one \"One\" {\n\
                rule first: Avalon shall \"a\"\n[#middle rule second: Avalon shall \"b\"]\nrule third: Avalon shall \"c\"\n\
                text \"What {third} says holds.\"\n}\n";
    assert!(printed(text, &[("middle", "present")]).contains("4. What paragraph 3 says holds."));
    assert!(printed(text, &[("middle", "absent")]).contains("3. What paragraph 2 says holds."));
}

#[test]
fn brackets_in_a_text_narrow_what_is_found_in_it() {
    let holds = |article: &str, code: &str| {
        let whole = format!(
            "statement \"S\" {{ between Avalon, Borduria }}\nparty Avalon \"the Republic of Avalon\"\n\
             party Borduria \"the Kingdom of Borduria\"\nterm goods \"Covered Goods\" means \"goods\"\n\
             article one \"One\" {{\n    text \"Covered Goods. {article}\"\n}}\n"
        );
        let checked = read(&whole);
        let of: Vec<_> = checked.findings.iter().filter(|f| f.code.0 == code).collect();
        assert_eq!(of.len(), 1, "{code} {article}: {:?}", checked.findings);
        let choices = &checked.tree.choices;
        of[0].holds.iter().map(|c| choices.words(*c)).collect::<Vec<_>>()
    };
    let inside = ["Borduria's side of `one.text`"];
    assert_eq!(holds("[Avalon: No. | Borduria: See Article 9.]", "R106"), inside);
    assert_eq!(holds("[Avalon: No. | Borduria: Within sixty (90) days.]", "R109"), inside);
    assert_eq!(holds("[Avalon: No. | Borduria: The covered Goods.]", "R110"), inside);
    assert_eq!(holds("See Article 9. [Avalon: No. | Borduria: Yes.]", "R106"), [""; 0]);
}
