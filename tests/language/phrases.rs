//! The phrases: what stands in a field, and what it must mean.

use super::kinds::text_with;
use super::show::Show;
use super::{findings, nodes};
use std::fmt::Write as _;
use treatyc::clauses::VOCABULARY;
use treatyc::syntax::kind::Class;

/// Reads `line` in a construct that `word` begins, and shows the value of its last field.
fn said(word: &str, line: &str) -> String {
    let mut kinds: Vec<_> = VOCABULARY.iter().filter(|k| k.word == word).collect();
    kinds.sort_by_key(|k| k.class != Class::Clause);
    let kind = *kinds.first().expect("a kind");
    let text = text_with(kind, line);
    let (tree, found) = findings(&text);
    let lacks = |m: &str| m.contains(" does not say ") || m.contains(" says none of ");
    if let Some(f) = found.iter().find(|f| !lacks(&f.message)) {
        return format!("{} {}", f.code, f.message);
    }
    let show = Show { tree: &tree, text: &text };
    let node = nodes(&tree).into_iter().find(|n| std::ptr::eq(n.kind, *kind)).expect("the construct");
    node.fields.last().map_or_else(|| "no field".into(), |f| show.value(&f.value))
}

fn table(word: &str, field: &str, rows: &[(&str, &str)]) {
    let mut wrong = String::new();
    for (line, meant) in rows {
        let line = format!("{field} {line}");
        let got = said(word, line.trim());
        if got != *meant {
            let _ = writeln!(wrong, "{line}\n  meant {meant}\n  read  {got}");
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

#[test]
fn instants() {
    table(
        "withdrawal",
        "begins on",
        &[
            ("2026-03-01", "on 2026-03-01"),
            ("Saturday 1962-08-18 00:01 GMT", "on 1962-08-18 00:01 GMT"),
            ("Saturday 1962-08-18 00.01 GMT", "on 1962-08-18 00:01 GMT"),
            ("2026-02-15 00:00 Europe/Kyiv", "on 2026-02-15 00:00 Europe/Kyiv"),
            ("2026-02-15 24:00 UTC+2", "on 2026-02-15 24:00 UTC+2"),
            ("2020-02-29 (1441-07-05 Hijri)", "on 2020-02-29 = Hijri 1441-7-5"),
            ("signature", "on <signature>"),
            ("entry_into_force", "on entry_into_force"),
            ("entry_into_force for Ukraine", "on entry_into_force for Ukraine"),
            ("entry into force", "on entry_into_force"),
            ("the entry into force of this Agreement", "on entry_into_force"),
            ("entry into force for Ukraine", "on entry_into_force for Ukraine"),
            ("30 days after entry into force", "on (entry_into_force + 30 Day)"),
            ("the later of entry into force and 2026-03-01", "on last(entry_into_force, 2026-03-01)"),
            ("entry_date", "on entry_date"),
            ("entry", "on entry"),
            ("signature of this Agreement", "on <signature>"),
            ("ratification of this treaty by all parties", "on <ratification by all>"),
            ("termination", "on termination"),
            ("Ukraine.ratification", "on Ukraine.ratification"),
            ("Ukraine.Rada", "on Ukraine.Rada"),
            ("eastern.north.verified", "on eastern.north.verified"),
            ("ratification by all parties", "on <ratification by all>"),
            ("ratification by Ukraine and Russia", "on <ratification by all of Ukraine, Russia>"),
            ("30 days after truce.effect", "on (truce.effect + 30 Day)"),
            ("12 months before expiry", "on (expiry - 12 Month)"),
            (
                "10 days after (the later of signature and truce.effect)",
                "on (last(<signature>, truce.effect) + 10 Day)",
            ),
            ("30 days after 2 weeks after signature", "on ((<signature> + 2 Week) + 30 Day)"),
            ("the earlier of truce.effect and 2026-03-01", "on first(truce.effect, 2026-03-01)"),
            ("the earlier of A, B and C", "on first(A, B, C)"),
            (
                "the later of notification by Ukraine and notification by Russia",
                "on last(<notification by all of Ukraine>, <notification by all of Russia>)",
            ),
            ("\"the first day of spring\"", "on 'the first day of spring'"),
            ("[x]", "on []"),
        ],
    );
}

#[test]
fn bounds() {
    table(
        "withdrawal",
        "completes",
        &[
            ("2026-03-01", "on 2026-03-01"),
            ("no later than 90 days after begins", "by (begins + 90 Day)"),
            ("by 2026-03-01", "by 2026-03-01"),
            ("by truce.effect", "by truce.effect"),
            ("until 2026-03-01", "by 2026-03-01"),
            ("before 1970-01-01", "before 1970-01-01"),
            ("after truce.effect", "after truce.effect"),
            ("no earlier than 60 days after north.verified", "not before (north.verified + 60 Day)"),
            ("within 30 days of signature", "within 30 Day of <signature>"),
            ("within 30 days after signature", "within 30 Day of <signature>"),
            ("within 30 days before expiry", "within 30 Day before expiry"),
            ("within 24 hours", "within 24 Hour"),
            ("between signature and 2026-03-01", "between <signature> and 2026-03-01"),
            ("as soon as possible", "soon"),
            ("promptly", "soon"),
            ("immediately", "soon"),
            ("immediately after truce.effect", "not before truce.effect & soon"),
            ("as soon as possible and no later than 1962-10-01", "soon & by 1962-10-01"),
            (
                "as soon as possible, and in any case no later than 90 days after signature",
                "soon & by (<signature> + 90 Day)",
            ),
            (
                "as soon as possible after signature and no later than 2 weeks after truce.effect",
                "not before <signature> & soon & by (truce.effect + 2 Week)",
            ),
            ("after signature and before truce.effect", "after <signature> & before truce.effect"),
            ("in parallel with northern", "parallel northern"),
            ("in parallel with northern share for share", "parallel northern share"),
            ("in parallel with northern phase for phase", "parallel northern phase"),
            (
                "in parallel with northern share for share, certified by Joint",
                "parallel northern share certified Joint",
            ),
            ("within 2 years 6 months of signature", "within 2 Year 6 Month of <signature>"),
            ("within 2 years and 6 months of signature", "within 2 Year 6 Month of <signature>"),
            ("within 5 working days of signature", "within 5 WorkingDay of <signature>"),
            ("within 1 week of signature", "within 1 Week of <signature>"),
            ("within [x] days of signature", "within [] Day of <signature>"),
            ("[to be completed: date]", "[]"),
            ("[…]", "[]"),
        ],
    );
    table("milestone", "", &[("within 10 days of Y", "within 10 Day of Y")]);
    table("deployment", "", &[("in parallel with eastern", "parallel eastern")]);
}

#[test]
fn periods() {
    table(
        "guarantee",
        "lasts",
        &[
            ("for 49 years as from entry_into_force", "49 Year from entry_into_force"),
            ("15 years as from entry_into_force", "15 Year from entry_into_force"),
            ("25 years as from 2017-05-28", "25 Year from 2017-05-28"),
            ("as from signature until 2030-01-01", "from <signature> until 2030-01-01"),
            ("until termination", "until termination"),
            ("indefinite", "Indefinite"),
            ("permanent", "Permanent"),
            ("permanent as from entry_into_force", "Permanent from entry_into_force"),
            ("while truce", "while truce"),
            (
                "15 years as from entry_into_force, renewable by 5 years by agreement",
                "15 Year from entry_into_force renewal open by 5 Year agreed",
            ),
            (
                "49 years as from signature, renewable by 5 years once, by agreement",
                "49 Year from <signature> renewal open by 5 Year x1 agreed",
            ),
            (
                "1 year as from signature, renewed by 5 years unless notice by any party 12 months before expiry",
                "1 Year from <signature> renewal auto by 5 Year unless by AnyParty on (expiry - 12 Month)",
            ),
            (
                "5 years as from truce.effect, renewed by 1 year unless notice by any party 3 months before expiry",
                "5 Year from truce.effect renewal auto by 1 Year unless by AnyParty on (expiry - 3 Month)",
            ),
            (
                "25 years as from 2017-05-28, renewed by 5 years each time, unless written notice by any party no later than 1 year before expiry",
                "25 Year from 2017-05-28 renewal auto by 5 Year x0 unless by AnyParty by (expiry - 1 Year)",
            ),
            (
                "5 years as from signature, renewable by 5 years twice on request by Russia no later than 12 months before expiry",
                "5 Year from <signature> renewal open by 5 Year x2 request by Russia by (expiry - 12 Month)",
            ),
            ("5 years as from signature, renewable by [x] years", "5 Year from <signature> renewal open by [] Year"),
        ],
    );
    table(
        "lease",
        "renewable",
        &[
            (
                "by 5 years once, by agreement, on request no later than 12 months before expiry",
                "open by 5 Year x1 agreed request by (expiry - 12 Month)",
            ),
            ("by 5 years 3 times by agreement of Ukraine, Russia", "open by 5 Year x3 agreed"),
        ],
    );
    table(
        "lease",
        "renewed",
        &[(
            "by 5 years unless notice by any party 12 months before expiry",
            "auto by 5 Year unless by AnyParty on (expiry - 12 Month)",
        )],
    );
}

#[test]
fn recurrence() {
    table(
        "notification",
        "every",
        &[("30 days", "every 30 Day"), ("3 months", "every 3 Month"), ("year", "every 1 Year")],
    );
    table("monitoring", "reports", &[("every 30 days to Joint", "(Every: every 30 Day; To: Joint)")]);
    table("payment", "grace", &[("2 years 6 months", "2 Year 6 Month"), ("for 10 working days", "10 WorkingDay")]);
}

#[test]
fn conditions() {
    table(
        "relief",
        "reinstated if",
        &[
            ("armed_attack", "armed_attack"),
            ("armed_attack by Russia", "armed_attack by Russia"),
            ("armed_attack by Russia on Ukraine", "armed_attack by Russia on Ukraine"),
            ("armed_attack on any party in Covered", "armed_attack on AnyParty in Covered"),
            ("breach of truce", "breach(truce)"),
            ("breach of truce, eastern by Russia", "breach(truce, eastern) by Russia"),
            ("\"the list is complete\"", "'the list is complete'"),
            ("\"the list is complete\" certified by Observers", "'the list is complete' certified Observers"),
            ("agreement of Ukraine, Russia", "agreement Ukraine, Russia"),
            ("while truce", "while truce"),
            ("A and B or not C", "((A and B) or not C)"),
            ("A or B and C", "(A or (B and C))"),
            ("(A or B) and C", "((A or B) and C)"),
            ("not (A or B)", "not (A or B)"),
            ("A, and B", "(A and B)"),
            ("breach of truce by Russia, determined by Observers", "{breach(truce) by Russia | Observers}"),
            ("A and B determined by C", "(A and {B | C})"),
            (
                "breach of truce by Russia, determined by each of UnitedStates, Europeans on a report of Observers",
                "{breach(truce) by Russia | each of UnitedStates, Europeans on report of Observers}",
            ),
            (
                "armed_attack by Russia on Ukraine, determined by each guarantor for itself",
                "{armed_attack by Russia on Ukraine | itself}",
            ),
            (
                "armed_attack by Ukraine on Russia, not in self-defence, determined by UnitedStates and Europeans together",
                "{armed_attack by Ukraine on Russia aggressive | UnitedStates, Europeans together}",
            ),
            ("ratification by all parties", "<ratification by all>"),
        ],
    );
    for (word, field) in [
        ("guarantee", "if"),
        ("guarantee", "unless"),
        ("guarantee", "provided"),
        ("guarantee", "lapses if"),
        ("guarantee", "against"),
    ] {
        table(word, field, &[("A by B or not \"c\", determined by D", "(A by B or {not 'c' | D})")]);
    }
}

#[test]
fn actors() {
    table(
        "guarantee",
        "by",
        &[
            ("UnitedStates, Europeans", "UnitedStates, Europeans"),
            ("UnitedStates and Europeans", "UnitedStates, Europeans"),
            ("each of UnitedStates, Europeans", "each of UnitedStates, Europeans"),
            ("each West", "each of West"),
            ("any West", "any of West"),
            ("West together", "West together"),
            ("UnitedStates and Europeans together", "UnitedStates, Europeans together"),
            ("all parties", "AllParties"),
            ("each party", "EachParty"),
            ("any party", "AnyParty"),
            ("the other parties", "OtherParty"),
            ("the guarantors", "Guarantors"),
            ("each guarantor", "EachGuarantor"),
            ("all parties except Russia", "AllParties except Russia"),
            ("\"the Protecting Power\"", "'the Protecting Power'"),
            ("UnitedStates, [x]", "UnitedStates, []"),
            ("2 of France, Germany, UnitedKingdom", "2 of (France, Germany, UnitedKingdom)"),
            ("Україна, Росія", "Україна, Росія"),
        ],
    );
    table("treaty", "between", &[("Ukraine, Russia", "Ukraine, Russia")]);
    table("notification", "to", &[("depositary", "Depositary"), ("the depositary", "Depositary")]);
}

#[test]
fn places() {
    table(
        "withdrawal",
        "to",
        &[
            ("beyond Contact, on the side of Russia", "Contact <Beyond side of Russia>"),
            ("at least 20 km from Contact", "Contact <AtLeastFrom 20 km>"),
            ("within 2 km of Contact, on both sides", "Contact <WithinOf 2 km both sides>"),
            ("along Road, 5 km wide", "Road <Along 5 km>"),
            ("Contact on the side of Russia", "Contact <At side of Russia>"),
            ("Contact, on the north", "Contact <At side on the north>"),
            ("A, B except C", "A, B except C"),
            (
                "A, \"the area within 30 km of the line of contact on both sides\"",
                "A, 'the area within 30 km of the line of contact on both sides'",
            ),
            ("\"positions forward of\" Contact", "'positions forward of' Contact"),
        ],
    );
}

#[test]
fn amounts() {
    table(
        "payment",
        "amount",
        &[
            ("USD 100 million per year", "Exactly 100000000 USD per year"),
            ("USD 1.5 million", "Exactly 1500000 USD"),
            ("40 billion EUR in all", "Exactly 40000000000 EUR in all"),
            ("at most 5000 troops", "AtMost 5000 troops"),
            ("up to 15 percent of \"the declared sites\" per year", "UpTo 15 % of 'the declared sites' per year"),
            ("one third of 459", "Exactly 0 1/3 of Exactly 459"),
            ("1,459 \"battle tanks\"", "Exactly 1459 battle tanks"),
            ("approximately 300 km", "About 300 km"),
            ("10 to 20 observers", "Exactly 10..20 observers"),
            ("USD [x] per month", "Exactly [] USD per month"),
            ("\"the funds that the discount makes available\"", "'the funds that the discount makes available'"),
        ],
    );
}

#[test]
fn parts() {
    table(
        "ceasefire",
        "incidents",
        &[("reported within 6 hours to Observers", "(Reported: (When: within 6 Hour; To: Observers))")],
    );
    table("ceasefire", "breach", &[("determined by Observers", "(Determined: Observers)")]);
    table(
        "withdrawal",
        "verified",
        &[("by Observers within 14 days of completes", "(By: Observers; When: within 14 Day of completes)")],
    );
    table(
        "guarantee",
        "responds",
        &[
            ("by consultation within 24 hours", "(By: consultation; When: within 24 Hour)"),
            (
                "by assistance \"including force\" within 7 days",
                "(By: assistance 'including force'; When: within 7 Day)",
            ),
            ("by reinstatement of easing", "(By: reinstatement; Of: easing)"),
        ],
    );
    table(
        "monitoring",
        "staff",
        &[("1200 observers, none from Ukraine, Russia", "(Amount: Exactly 1200 observers; NoneFrom: Ukraine, Russia)")],
    );
    table(
        "commission",
        "decides",
        &[(
            "by consensus within 30 days, failing which by the chair on the findings of Observers",
            "(Vote: `consensus`; When: within 30 Day; Failing: (By: chair; On: findings; Of: Observers))",
        )],
    );
    table(
        "lease",
        "rent",
        &[(
            "USD 100 million per year as from 2017-05-28",
            "(Amount: Exactly 100000000 USD per year; When: as from 2017-05-28)",
        )],
    );
    table(
        "lease",
        "extends",
        &[(
            "\"the Agreement\" of 1997-05-28 until 2017-05-28",
            "(Words: 'the Agreement'; Of: 1997-05-28; Period: until 2017-05-28)",
        )],
    );
    table("lease", "sovereignty", &[("of Ukraine unaffected", "(Of: Ukraine; Name: unaffected)")]);
    table("assistance", "paid", &[("over 5 years as from entry_into_force", "(Over: 5 Year from entry_into_force)")]);
    table(
        "costs",
        "shares",
        &[(
            "Ukraine 50 percent, Russia 50 percent",
            "(Share: (Name: Ukraine; Amount: Exactly 50 %); Share: (Name: Russia; Amount: Exactly 50 %))",
        )],
    );
    table("withdrawal", "handover", &[("to Ukraine on truce.effect", "(To: Ukraine; When: on truce.effect)")]);
    table(
        "approval",
        "takes",
        &[
            ("30 to 90 days after signature", "(Time: 30 Day to 90 Day; From: <signature>)"),
            ("60 days", "(Time: 60 Day to 60 Day)"),
        ],
    );
}

#[test]
fn final_clauses() {
    let word = "final clauses";
    table(
        word,
        "consent",
        &[
            ("by signature", "signature"),
            ("by ratification by all parties", "ratification by all"),
            ("by ratification by each party", "ratification by all"),
            ("by exchange of instruments at \"Panama\"", "exchange of instruments at 'Panama'"),
            (
                "exchange of instruments of ratification at \"Panama\"",
                "exchange of instruments of ratification at 'Panama'",
            ),
            ("by notification by each party", "notification by all"),
            ("by signature or ratification", "signature or ratification"),
        ],
    );
    table(
        word,
        "entry into force",
        &[
            ("on signature", "(When: on <signature>)"),
            ("30 days after ratification by all parties", "(When: on (<ratification by all> + 30 Day))"),
            ("on 2026-01-01", "(When: on 2026-01-01)"),
            ("30 days after ratification by 20 States", "(When: on (<ratification by 20> + 30 Day))"),
            ("on ratification by Ukraine, Russia", "(When: on <ratification by all of Ukraine, Russia>)"),
            (
                "on ratification by a majority of the signatories, including A, B",
                "(When: on <ratification by majority with A, B>)",
            ),
            ("on ratification by two thirds of the parties", "(When: on <ratification by 2/3>)"),
            (
                "6 months after exchange of instruments of ratification, simultaneously with \"the Panama Canal Treaty\"",
                "(When: on (<exchange of instruments of ratification> + 6 Month); Simultaneously: 'the Panama Canal Treaty')",
            ),
            ("simultaneously with \"the Panama Canal Treaty\"", "(Simultaneously: 'the Panama Canal Treaty')"),
            (
                "30 days after ratification by all parties, no earlier than 2027-01-01",
                "(When: on (<ratification by all> + 30 Day) & not before 2027-01-01)",
            ),
            ("on resolution", "(When: on resolution)"),
            (
                "on the later of notification by Ukraine and notification by Russia",
                "(When: on last(<notification by all of Ukraine>, <notification by all of Russia>))",
            ),
        ],
    );
    table(
        word,
        "for each later State",
        &[
            ("on its ratification", "(When: on <ratification>)"),
            ("30 days after its ratification", "(When: on (<ratification> + 30 Day))"),
        ],
    );
    table(
        word,
        "failing which",
        &[("\"the others may bring it into force\"", "(Words: 'the others may bring it into force')")],
    );
    table(
        word,
        "provisional",
        &[
            (
                "application of cessation, pullback as from signature",
                "(Name: application; Of: cessation, pullback; When: as from <signature>)",
            ),
            (
                "application of cessation as from signature by Ukraine",
                "(Name: application; Of: cessation; When: as from <signature>; By: Ukraine)",
            ),
        ],
    );
    table(
        word,
        "duration",
        &[("indefinite", "Indefinite"), ("for 10 years as from entry_into_force", "10 Year from entry_into_force")],
    );
    table(
        word,
        "exit",
        &[
            ("none", "(Name: none)"),
            (
                "by any party, after 20 years, on 1 year's notice to depositary",
                "(By: AnyParty; When: once 20 Year have passed; Notice: (Time: 1 Year; To: Depositary))",
            ),
            (
                "by any party, on 6 months' notice to depositary, if \"extraordinary events jeopardize its supreme interests\"",
                "(By: AnyParty; Notice: (Time: 6 Month; To: Depositary); If: 'extraordinary events jeopardize its supreme interests')",
            ),
            (
                "by any party, on 1 year's notice to depositary, called \"denunciation\"",
                "(By: AnyParty; Notice: (Time: 1 Year; To: Depositary); Known: 'denunciation')",
            ),
        ],
    );
    table(word, "survives", &[("fund, positions", "fund, positions")]);
    table(word, "amendment", &[("by agreement of all parties", "`by agreement of all parties`")]);
    table(
        word,
        "review",
        &[
            ("every 5 years", "(Every: every 5 Year)"),
            (
                "after 10 years, if review_request by any party",
                "(When: once 10 Year have passed; If: review_request by AnyParty)",
            ),
        ],
    );
    table(word, "reservations", &[("none", "`none`")]);
    table(
        word,
        "disputes",
        &[
            ("by negotiation for 6 months", "Forum: `negotiation`; Time: 6 Month"),
            (
                "by negotiation for 6 months, then arbitration by three arbitrators, appointed failing a party by the President of the International Court of Justice",
                "Forum: `negotiation`; Time: 6 Month / Forum: `arbitration`; Panel: `three arbitrators`; Appointed: `the President of the International Court of Justice`",
            ),
            (
                "by consultation, then the International Court of Justice, final and binding",
                "Forum: `consultation` / Forum: `the International Court of Justice`; Finality: `final and binding`",
            ),
        ],
    );
    table(word, "registration", &[("by depositary", "`by depositary`")]);
    table(word, "prevails over", &[("\"the Convention of 1951\"", "'the Convention of 1951'")]);
    table(word, "gives way to", &[("\"the Charter\"", "'the Charter'")]);
}

#[test]
fn head() {
    table(
        "treaty",
        "languages",
        &[
            ("en authentic", "en authentic"),
            ("en, fr equally authentic", "en fr authentic"),
            ("en, uk, ru equally authentic, en prevails in case of divergence", "en uk ru authentic en prevails"),
            ("en", "en"),
        ],
    );
    table("treaty", "", &[("en prevails in case of divergence", "`en`")]);
    table("treaty", "done on", &[("1962-08-15", "1962-08-15")]);
    table("treaty", "time zone", &[("Europe/Kyiv", "`Europe/Kyiv`"), ("GMT", "`GMT`")]);
    table("treaty", "draft", &[("\"Rev. 3\" of 2025-12-16", "(Words: 'Rev. 3'; Of: 2025-12-16)")]);
    table("treaty", "status", &[("final", "`final`")]);
    table("treaty", "months end", &[("on the last day", "`on the last day`")]);
    table("calendar", "weekend", &[("Saturday, Sunday", "[] [6, 7]")]);
    table("calendar", "holidays", &[("2026-01-01, 2026-12-25", "[\"2026-01-01\", \"2026-12-25\"] []")]);
}
