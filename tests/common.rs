//! What the tests of reading and formatting share: trees as text, and treaties made at random.

use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use treatyc::clauses::LEXICON;
use treatyc::finding::Finding;
use treatyc::syntax::tree::{Node, Tree};

/// The worked example.
pub const FRAMEWORK: &str = include_str!("../examples/framework.treaty");

/// All treaties among the examples.
pub const EXAMPLES: [(&str, &str); 5] = [
    ("framework", FRAMEWORK),
    ("kharkiv-2010", include_str!("../examples/kharkiv-2010.treaty")),
    ("north-atlantic-1949", include_str!("../examples/north-atlantic-1949.treaty")),
    ("panama-neutrality-1977", include_str!("../examples/panama-neutrality-1977.treaty")),
    ("west-new-guinea-1962", include_str!("../examples/west-new-guinea-1962.treaty")),
];

/// Reads a text without what it includes.
pub fn read(text: &str) -> (Tree, Vec<Finding>) {
    treatyc::syntax::read(text, 0, &LEXICON, &mut |_, _| None)
}

pub fn format(text: &str) -> String {
    treatyc::syntax::format(text, &LEXICON)
}

/// The tree and the codes as text: in the place of each span stands what is written there, without blanks.
pub fn shape(text: &str) -> String {
    let (tree, findings) = read(text);
    let mut out = String::new();
    for node in &tree.nodes {
        describe(&tree, node, 0, &mut out);
    }
    for (_, c) in tree.choices.iter() {
        out += &format!("{c:?}\n");
    }
    for f in findings {
        out += &format!("{} {:?}\n", f.code, f.span());
    }
    let mut said = String::new();
    let mut rest = out.as_str();
    while let Some((before, after)) = rest.split_once("Span { start: ") {
        said += before;
        let (span, after) = after.split_once(" }").unwrap_or((after, ""));
        let (start, end) = span.split_once(", end: ").unwrap_or(("0", "0"));
        let (start, end) = (start.parse().unwrap_or(0usize), end.parse().unwrap_or(0usize));
        let words = text.get(start..end).unwrap_or("(no such place)");
        said.push('‹');
        said.extend(words.chars().filter(|c| !c.is_ascii_whitespace() && *c != ';'));
        said.push('›');
        rest = after;
    }
    said + rest
}

fn describe(tree: &Tree, n: &Node, depth: usize, out: &mut String) {
    let name = n.name.map(|n| tree.names.text(n.sym));
    *out +=
        &format!("{:depth$}{} {name:?} {:?} {:?} broken={} {:?}\n", "", n.kind.word, n.title, n.ctx, n.broken, n.head);
    for f in &n.fields {
        *out += &format!("{:depth$} .{} {:?} {:?}\n", "", f.spec.word, f.ctx, f.value);
    }
    for c in &n.children {
        describe(tree, c, depth + 1, out);
    }
}

/// Blanks, line ends and comments put where they change nothing, driven by `noise`.
fn roughen(text: &str, noise: &[u8], comments: bool) -> String {
    let mut noise = noise.iter().copied().cycle();
    let mut dice = move || noise.next().unwrap_or(0);
    let mut out = String::new();
    let (mut quoted, mut comment, mut escaped) = (false, false, false);
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        if comment || quoted {
            out.push(c);
            comment &= c != '\n';
            quoted &= c != '"' || escaped;
            escaped = c == '\\' && !escaped;
            continue;
        }
        match c {
            '"' => {
                quoted = true;
                out.push(c);
            }
            '/' if chars.peek() == Some(&'/') => {
                comment = true;
                out.push(c);
            }
            ' ' => out.push_str(match dice() % 12 {
                0 => "  ",
                1 => "\t",
                2 if comments => " /* said aside */ ",
                _ => " ",
            }),
            ',' if chars.peek() == Some(&' ') => out.push_str(match dice() % 8 {
                0 if comments => ", // carried on\n  ",
                1 if comments => ",\n",
                2 => " ,",
                _ => ",",
            }),
            '[' | '|' => {
                out.push(c);
                out.push_str(if dice() % 6 == 0 { "  " } else { "" });
            }
            '\n' => out.push_str(match dice() % 12 {
                0 => " \n",
                1 => "\n\n\n",
                2 if comments => " // at the end\n",
                3 if comments => "\n // alone\n",
                4 if comments => "\n/* over\n  lines */\n\n",
                5 => "\r\n\t",
                6 => "\n   ",
                _ => "\n",
            }),
            _ => out.push(c),
        }
    }
    out
}

fn some_of(lines: &'static [&'static str]) -> impl Strategy<Value = Vec<String>> {
    subsequence(lines, 0..=lines.len()).prop_shuffle().prop_map(|l| l.into_iter().map(str::to_owned).collect())
}

const WITHDRAWAL: &[&str] = &[
    "by Russia",
    "forces \"all [heavy] weapons\"",
    "from Eastern, [Ukraine: NorthSector |] Corridor",
    "to beyond Contact, on the side of Russia",
    "begins within 10 days of truce.effect",
    "completes [Ukraine: no later than 90 days | Russia: no later than 12 months] after begins",
    "verified by Observers within 14 days of completes",
    "phase north { from NorthSector; completes no later than 30 days after begins }",
    "phase south {\nfrom Eastern\ncompletes by 2026-05-01 12:00 Europe/Kyiv\n}",
    "in return for shield",
    "[if breach of truce by Ukraine, determined by Observers]",
    "text \"[A | B] shall [[sic]] leave\"",
    "text en \"\"\"\n  Words over\n\n lines  \n\"\"\" uk \"слова\"",
    "[Russia:\nexcept \"the port\"\n| Ukraine: note \"no exception\"; owed to Ukraine\n]",
    "frm Eastern",
    "completes not at all",
];
const LEASE: &[&str] = &[
    "from Ukraine",
    "to Russia",
    "of Corridor",
    "lasts [#term Russia: 49 years | UnitedStates: [x] years] as from entry_into_force",
    "rent USD 1,200,000 per year",
    "use \"civilian transit\"",
    "forbids station_forces, \"other acts\"",
    "renewable by 5 years once, by agreement, on request no later than 12 months before expiry",
    "sovereignty of Ukraine unaffected",
    "jurisdiction of Ukraine; law of Ukraine",
    "on expiry \"installations pass to Ukraine without compensation, and whatever else there may be at that time, to whomever it may concern\"",
];
const SENTENCES: &[&str] = &[
    "rule bases: UnitedStates shall not build_bases in Homeland",
    "notwithstanding eastern: Ukraine may \"patrol\" in Eastern until 2027-01-01",
    "Ukraine, Russia shall \"refrain from [all] acts\" for 15 years as from entry_into_force unless breach of truce by Russia",
    "each party shall \"inform\" the other party within 30 days of signature",
    "[rule bracketed: Russia shall \"pay\" USD 5 million to Ukraine]",
    "text \"An article, of prose; alone\" reviewed on 2025-12-16 by \"HV\"",
    "note \"not for the other side\"",
    "Ukraine shll \"do\" it",
];
const TOP: &[&str] = &[
    "zone Port \"the Port\" of Homeland except Corridor { geometry \"zones.geojson#port\" }",
    "event attack \"an attack\" takes 20 to 40 days after signature",
    "milestone ready { within 10 days of signature }",
    "group West \"the West\" of France, UnitedStates or \"any State [that accedes]\"",
    "party France \"France\" fr \"la France\" genitive \"de la France\" { approval Chamber \"the Chamber\" takes 5 days; approval Long \"the long procedure of the Senate\" takes 90 to 180 days after Chamber }",
    "action sail \"sail\" is station_forces; action fly \"fly\"",
    "notice leaving \"notice of withdrawal\" by any party to depositary",
    "[article maybe \"Perhaps\" { text \"perhaps\" }]",
    "annex measures \"Measures\" { text \"[to be completed: list]\" }",
    "zone 5 {",
];

fn block(head: &'static str, lines: &'static [&'static str]) -> impl Strategy<Value = String> {
    some_of(lines).prop_map(move |l| format!("{head} {{\n{}\n}}", l.join("\n")))
}

fn article() -> impl Strategy<Value = String> {
    let clause = prop_oneof![
        block("withdrawal eastern", WITHDRAWAL),
        block("[withdrawal other", WITHDRAWAL).prop_map(|b| b + "]"),
        block("lease corridor \"the lease\"", LEASE),
        select(SENTENCES).prop_map(str::to_owned),
    ];
    const HEADS: &[&str] = &[
        "article one \"One\"",
        "article two \"Two\" agreed on 2025-12-14",
        "annex three \"Three\" reserved by Ukraine",
    ];
    (select(HEADS), proptest::collection::vec(clause, 0..4))
        .prop_map(|(head, clauses)| format!("{head} {{\n{}\n}}", clauses.join("\n")))
}

/// Well-formed treaties, but for a slip here and there that no mark is lost by.
pub fn treaty() -> impl Strategy<Value = String> {
    let top = select(&TOP[..TOP.len() - 1]).prop_map(str::to_owned);
    let piece = prop_oneof![2 => article(), 1 => top];
    proptest::collection::vec(piece, 0..8).prop_map(|pieces| {
        let head = "treaty \"T\" {\nbetween Ukraine, Russia\nlanguages en, uk equally authentic; en prevails in case of divergence\n}\nparty Ukraine \"Ukraine\"\nparty Russia \"Russia\"\nparty UnitedStates \"the United States\"\n";
        format!("{head}\n{}\n", pieces.join("\n"))
    })
}

/// A treaty, and the same with other blanks; with other line ends and with comments if so wanted.
pub fn rough(comments: bool) -> impl Strategy<Value = (String, String)> {
    (treaty(), proptest::collection::vec(any::<u8>(), 20..60)).prop_map(move |(text, noise)| {
        let rough = roughen(&text, &noise, comments);
        (text, rough)
    })
}

/// Treaties with marks, letters or pieces missing, doubled or added, at any place.
pub fn damaged() -> impl Strategy<Value = String> {
    let whole = prop_oneof![1 => Just(FRAMEWORK.to_owned()), 2 => treaty()];
    let marks = select(
        &["", "{", "}", "[", "]", "\"", "\"\"\"", "|", ";", ",", ":", "/*", "//", "\n", "\\", "é", "\u{a0}", "\0"][..],
    );
    let cut = (any::<prop::sample::Index>(), 0usize..12, marks);
    (whole, proptest::collection::vec(cut, 1..5), any::<Option<prop::sample::Index>>()).prop_map(|(text, cuts, end)| {
        let mut chars: Vec<char> = text.chars().collect();
        for (at, len, put) in cuts {
            let at = at.index(chars.len() + 1);
            let to = (at + len).min(chars.len());
            chars.splice(at..to, put.chars());
        }
        if let Some(end) = end.filter(|e| e.index(4) == 0) {
            chars.truncate(end.index(chars.len() + 1));
        }
        chars.into_iter().collect()
    })
}

/// How many packages some choices make.
pub fn packages(choices: &treatyc::choice::Choices) -> u64 {
    let all = treatyc::packages::census::Census::new(choices, &[], treatyc::packages::NODES).unwrap();
    all.total().try_into().unwrap()
}
