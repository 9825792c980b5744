//! What is not settled.

use super::{Row, Unseen, judge};

#[rustfmt::skip]
const ROWS: &[Row] = &[
    ("N001", "framework", "    draft      \"Rev. 3\" of 2025-12-16\n", "    status     final\n", "N001, N001, N001, X003"),
    ("N001", "framework", "    draft      \"Rev. 3\" of 2025-12-16\n", "", ""),
    ("N002", "framework", "completes no later than 45 days after north.verified", "completes no earlier than 91 days after north.verified", "T202, N002"),
    ("N002", "framework", "completes no later than 45 days after north.verified", "completes no earlier than 60 days after north.verified", ""),
    // Neither side's term for the whole leaves so much time to one of its phases.
    ("N003", "framework", "completes no later than 45 days after north.verified", "completes no earlier than 400 days after north.verified", "T202, T202, N003"),
    ("N003", "framework", "completes no later than 45 days after north.verified", "completes no earlier than 300 days after north.verified", "T202, N002"),
    // Whoever takes oversight takes Russia's twelve months. (The rule counts from signature, and its article is not applied from then on.)
    ("N004", "framework", "        option oversight proposed by Ukraine {\n", "        option oversight proposed by Ukraine {\n            rule passage: Ukraine shall \"open the corridor\" no earlier than 100 days after eastern.begins and before eastern.completes\n", "T202, N002, N004, T214"),
    ("N004", "framework", "        option oversight proposed by Ukraine {\n", "        option oversight proposed by Ukraine {\n            requires eastern.completes.Russia\n            rule passage: Ukraine shall \"open the corridor\" no earlier than 100 days after eastern.begins and before eastern.completes\n", "T214"),
    ("N004", "framework", "        option oversight proposed by Ukraine {\n", "        option oversight proposed by Ukraine {\n            rule passage: Ukraine shall \"open the corridor\" no earlier than 50 days after eastern.begins and before eastern.completes\n", "T214"),
    ("N005", "framework", "            requires Ukraine.Referendum\n            administration", "            requires oversight\n            administration", "N005"),
    ("N005", "framework", "            requires Ukraine.Referendum\n            administration", "            requires eastern.completes.Ukraine\n            administration", ""),
    ("N007", "framework", "Nothing in this Agreement prejudices", "Nothing [in this Agreement] [in its annexes] prejudices", "N007"),
    ("N007", "framework", "Nothing in this Agreement prejudices", "Nothing [in this Agreement] [in its annexes] [or elsewhere] prejudices", "N007"),
    ("N007", "framework", "Nothing in this Agreement prejudices", "Nothing [in this Agreement | in its annexes] prejudices", ""),
    ("N007", "framework", "Nothing in this Agreement prejudices", "Nothing [in this Agreement] or [in its annexes] prejudices", ""),
];

const UNSEEN: &[Unseen] = &[("N006", "an example has no lock beside it")];

#[test]
fn one_change_of_what_is_not_settled() {
    judge(&['N'], ROWS, UNSEEN);
}
