//! What is said of a text that cannot be read: one cause, one finding, in its place, in words of drafting.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that cannot be set up should fail")]

use std::fmt::Write as _;
use treatyc::finding::Finding;
use treatyc::source::Span;

fn findings(text: &str) -> Vec<Finding> {
    treatyc::syntax::read(text, 0, &treatyc::clauses::LEXICON, &mut |_, _| None).1
}

fn cut(text: &str, span: Span) -> &str {
    text.get(span.start as usize..span.end as usize).expect("a place in the text")
}

/// The line in an otherwise sound withdrawal.
fn in_withdrawal(line: &str) -> String {
    format!(
        "party Ukraine \"U\"\nparty Russia \"R\"\nzone Eastern known as \"E\"\narticle a {{\n    withdrawal w {{\n        \
         by Russia\n        from Eastern\n        {line}\n    }}\n}}\n"
    )
}

/// Text, code, first line, what it points at, and a part of its help.
type Row<'a> = (String, &'a str, &'a str, &'a str, &'a str);

fn each_says(rows: &[Row<'_>]) {
    let mut wrong = String::new();
    for (text, code, message, place, help) in rows {
        let found = findings(text);
        let [f] = found.as_slice() else {
            let all: Vec<_> = found.iter().map(|f| (f.code.0, &f.message)).collect();
            let _ = writeln!(wrong, "{message}: {} findings {all:?}", found.len());
            continue;
        };
        let at = f.span().map_or("", |s| cut(text, s));
        let said = f.help.clone().unwrap_or_default();
        if (f.code.0, f.message.as_str(), at) != (*code, *message, *place) || !said.contains(help) {
            let _ = writeln!(
                wrong,
                "meant {code} {message} at `{place}` help …{help}…\nsaid  {} {} at `{at}` help {said}",
                f.code, f.message
            );
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

#[test]
fn a_slip_in_a_field() {
    let row = |line: &str, code, message, place, help| (in_withdrawal(line), code, message, place, help);
    each_says(&[
        row(
            "complets by 2026-03-01",
            "S003",
            "`complets` means nothing in a `withdrawal`",
            "complets",
            "did you mean `completes`?",
        ),
        row("nonsense here", "S003", "`nonsense` means nothing in a `withdrawal`", "nonsense", "here may stand `by`"),
        row(
            "lasts 2026-03-01",
            "S008",
            "`lasts` takes a period; this is a date",
            "2026-03-01",
            "lasts 15 years as from",
        ),
        row(
            "begins 30 days",
            "S008",
            "`begins` takes a time limit; this is a length of time",
            "30 days",
            "`30 days after signature`",
        ),
        row("equipment", "S001", "`equipment` says nothing", "equipment", "`equipment \"the words\"`"),
        row("forces \"a\"\n        forces \"b\"", "S006", "`forces` is said twice", "forces \"b\"", "`[A | B]`"),
        row(
            "begins within 30 dayz of signature",
            "S001",
            "`dayz` is not understood in `begins`",
            "dayz",
            "did you mean `days`?",
        ),
        row(
            "completes no latter than 9 days after begins",
            "S001",
            "`latter` is not understood in `completes`",
            "latter",
            "`later`",
        ),
        row(
            "completes no later then 9 days after begins",
            "S001",
            "`then` is not understood in `completes`",
            "then",
            "`than`",
        ),
        row(
            "completes within 30 days after",
            "S001",
            "`completes` breaks off",
            "within 30 days after",
            "an event or a date",
        ),
        row("completes by X by Y", "S001", "this is not how `completes` is written", "by Y", "no later than 90 days"),
        row(
            "lasts 10 years after signature",
            "S001",
            "the period of `lasts` begins with `as from`",
            "after",
            "write `as from`",
        ),
        row(
            "verified by Russia twic every month",
            "S003",
            "`twic` means nothing in `verified`",
            "twic",
            "did you mean `twice`?",
        ),
        row(
            "begins within within 30 days of signature",
            "S001",
            "`within` stands twice in `begins`",
            "within",
            "take one of them away",
        ),
        row(
            "lasts 5 years as from signature, renewable by 5 years twicee",
            "S001",
            "`twicee` is not understood in `lasts`",
            "twicee",
            "did you mean `twice`?",
        ),
        row("completes till 2026-03-01", "S001", "`till` is not understood in `completes`", "till", "write `until`"),
        row("verified within 3 days", "S007", "`verified` lacks `by …`", "within 3 days", "verified by Observers"),
        row("handover Ukraine", "S001", "this name has no place in `handover`", "Ukraine", "handover to Ukraine"),
        row(
            "note ask the capital",
            "S008",
            "`note` takes words in quotation marks",
            "ask the capital",
            "quotation marks",
        ),
        row("phase { from Eastern }", "S007", "this phase has no name", "phase", "write `phase name"),
        row(
            "phase n { from Eastern; complets by 2026-01-01 }",
            "S003",
            "`complets` means nothing in a `phase`",
            "complets",
            "`completes`",
        ),
    ]);
}

#[test]
fn a_slip_in_a_sentence() {
    let row = |line: &str, message, place, help| {
        let text = format!("party Ukraine \"U\"\narticle a {{\n    {line}\n}}\n");
        (text, "S001", message, place, help)
    };
    each_says(&[
        row(
            "rule r: Ukraine shall \"report\" to Ukraine twcie every month",
            "`twcie` is not understood in this sentence",
            "twcie",
            "did you mean `twice`?",
        ),
        row(
            "rule r: Ukraine shall \"report\" to Ukraine thrice every month",
            "`thrice` is not understood in this sentence",
            "thrice",
            "write `3 times`",
        ),
        row(
            "Ukraine shall \"report\" wihtin 3 days of entry into force",
            "`wihtin` is not understood in this sentence",
            "wihtin",
            "did you mean `within`?",
        ),
        row(
            "Ukraine shall \"report\" within 3 days of of signature",
            "`of` stands twice in this sentence",
            "of",
            "take one of them away",
        ),
        // What is quoted is nobody's slip.
        row(
            "Ukraine shall \"report thrice thrice\" of",
            "this sentence breaks off",
            "Ukraine shall \"report thrice thrice\" of",
            "a name",
        ),
    ]);
}

#[test]
fn a_time_where_a_place_belongs() {
    for line in ["from 2026-03-01", "from 30 days after signature"] {
        let text = format!("article a {{\n withdrawal w {{\n by Russia\n {line}\n }}\n}}\n");
        let value = line.trim_start_matches("from ");
        let message = "`from` is a place or an actor; a time begins with `as from`";
        each_says(&[(text, "S008", message, value, "as from")]);
        each_says(&[(in_withdrawal(line), "S008", message, value, "as from")]);
    }
}

#[test]
fn dates_that_do_not_exist() {
    let row = |line: &str, message, place, help| (in_withdrawal(line), "S005", message, place, help);
    each_says(
        &[
            row("begins on 2026-02-30", "February 2026 has no day 30", "2026-02-30", "is the 28th"),
            row("begins on 2028-01-32", "January 2028 has no day 32", "2028-01-32", "is the 31st"),
            row("begins on 2026-13-01", "this is not a date of the calendar", "2026-13-01", "2026-03-01"),
            row(
                "begins on Sunday 1962-08-18",
                "18 August 1962 is a Saturday, not a Sunday",
                "Sunday",
                "write `Saturday`",
            ),
            row("begins on 2026-02-15 25:00", "this is not an hour of the day", "25:00", "24:00"),
            row(
                "begins on 2026-02-15 10:00 Nowhere/Atlantis",
                "no time zone is called `Nowhere/Atlantis`",
                "Nowhere/Atlantis",
                "Europe/Kyiv",
            ),
            row(
                "begins within 99999999999999999999 days of signature",
                "this number is out of range",
                "99999999999999999999",
                "millions",
            ),
        ]
        .map(|mut r| {
            if r.2 == "this number is out of range" {
                r.1 = "S004";
            }
            r
        }),
    );
    for sound in ["begins on 2028-02-29", "begins on Saturday 1962-08-18", "begins on 2026-02-15 24:00 GMT"] {
        assert!(findings(&in_withdrawal(sound)).is_empty(), "{sound}");
    }
}

#[test]
fn a_slip_in_what_begins_a_construct() {
    let row = |text: &str, code, message, place, help| (text.to_owned(), code, message, place, help);
    each_says(&[
        row(
            "article a {\n withdrawl w {\n by Russia\n from Z\n }\n}\n",
            "S003",
            "`withdrawl` means nothing in an `article`",
            "withdrawl",
            "did you mean `withdrawal`?",
        ),
        row(
            "artcle a {\n text \"x\"\n}\n",
            "S003",
            "`artcle` means nothing at the beginning of a line",
            "artcle",
            "`article`",
        ),
        row(
            "ceasefire truce {\n between Russia, Ukraine\n}\n",
            "S003",
            "`ceasefire` stands in no article",
            "ceasefire",
            "put it in one",
        ),
        row("withdrawal w by Russia\n", "S003", "`withdrawal` stands in no article", "withdrawal", "put it in one"),
        row("rule r: Russia shall \"go\"\n", "S003", "`rule` stands in no article", "rule", "put it in one"),
        row("Russia shall \"go\"\n", "S003", "`Russia` stands in no article", "Russia", "put it in one"),
        row(
            "article a {\n frobnicate x { y }\n}\n",
            "S003",
            "`frobnicate` means nothing in an `article`",
            "frobnicate",
            "here stand clauses",
        ),
        row(
            "article a {\n party P \"P\" { nmae x }\n}\n",
            "S003",
            "`nmae` means nothing in a `party`",
            "nmae",
            "here may stand",
        ),
        row(
            "article a {\n withdrawal w {\n by Russia\n }\n}\n",
            "S007",
            "this withdrawal does not say from where: it has no `from`",
            "withdrawal w",
            "`from` takes one or more places, such as `from Eastern`",
        ),
        row(
            "article a {\n exchange e {\n of \"all prisoners\"\n }\n}\n",
            "S007",
            "this exchange says none of `between`, `by`",
            "exchange e",
            "`between` takes",
        ),
        row("party\n", "S007", "this party has no name", "party", "write `party name"),
        row("zone Z at somewhere else\n", "S003", "a `zone` has no `at`", "at somewhere", "it may say `of`"),
        row("article a {\n A shall\n}\n", "S001", "this sentence breaks off", "A shall", "write who"),
        row(
            "article a {\n Ukraine shall not build_bases over Homeland\n}\n",
            "S001",
            "this sentence is not understood",
            "over Homeland",
            "write who",
        ),
    ]);
}

#[test]
fn a_mistyped_word_is_mended() {
    let text = in_withdrawal("begins within 30 dayz of signature");
    let found = findings(&text);
    let fix = found.first().and_then(|f| f.fix.as_ref()).expect("a mend");
    let edit = fix.edits.first().expect("an edit");
    assert_eq!((cut(&text, edit.span), edit.text.as_str()), ("dayz", "days"));
}

#[test]
fn one_slip_hides_nothing_else() {
    let text = in_withdrawal("complets by 2026-03-01\n        begins on 2026-02-30\n        share sixty percent");
    let codes: Vec<&str> = findings(&text).iter().map(|f| f.code.0).collect();
    assert_eq!(codes, ["S003", "S005", "S001"]);
}

#[test]
fn no_finding_speaks_of_grammar() {
    let lines = [
        "to beyond,",
        "by",
        "completes",
        "verified 12",
        "share x y z",
        "in return",
        "if and",
        "except",
        "from , ",
        "handover to to",
    ];
    for line in lines {
        for f in findings(&in_withdrawal(line)) {
            let all = format!("{} {}", f.message, f.help.unwrap_or_default());
            for word in ["unexpected", "token", "invalid", "p_", "s_", "EOI", "!"] {
                assert!(!all.contains(word), "`{line}`: {all}");
            }
        }
    }
}

/// What stands alone in a construct needs no word before it.
#[test]
fn a_word_before_what_stands_alone() {
    let text =
        "article a {\n milestone m \"the first filling\" { completes no later than 3 years after signature }\n}\n"
            .to_owned();
    let message = "`completes` has no place in a `milestone`";
    each_says(&[(text, "S003", message, "completes", "stands alone")]);
}

#[test]
fn what_is_no_line_of_the_head_is_not_taken_for_languages() {
    let head = |line: &str| format!("treaty \"T\" {{\n    between A, B\n    {line}\n}}\nparty A\nparty B\n");
    each_says(&[
        (
            head("working days exclude Monday"),
            "S003",
            "`working` means nothing in a `treaty`",
            "working",
            "`gives way to`, `calendar`",
        ),
        (
            head("en prevails in the case of doubt"),
            "S001",
            "this line is not understood",
            "in the case of doubt",
            "`en prevails in case of divergence`",
        ),
    ]);
}

#[test]
fn an_hour_before_its_date() {
    let at = |line: &str| {
        format!(
            "article a {{\n    ceasefire truce {{\n        between all parties\n        takes effect {line}\n    }}\n}}\n"
        )
    };
    let says = "in `takes effect` the hour stands before its date";
    each_says(&[
        (at("at 06:00 on 2027-02-05"), "S001", says, "at 06:00 on 2027-02-05", "write `2027-02-05 06:00`"),
        (
            at("at 06.00 hours GMT on 2027-02-05"),
            "S001",
            says,
            "at 06.00 hours GMT on 2027-02-05",
            "write `2027-02-05 06.00 GMT`",
        ),
    ]);
}
