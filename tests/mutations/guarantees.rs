//! Guarantees and withdrawals.

use super::{Row, Unseen, judge};

#[rustfmt::skip]
const ROWS: &[Row] = &[
    ("G501", "framework", "on Ukraine, determined by each guarantor for itself", "on Ukraine", "G501"),
    ("G501", "framework", "lasts     15 years as from entry_into_force", "lasts     20 years as from entry_into_force", ""),
    ("G502", "framework", "by        each of UnitedStates, Europeans\n        to ", "by        UnitedStates, Europeans\n        to ", "G502"),
    ("G502", "framework", "by        each of UnitedStates, Europeans\n        to ", "by        UnitedStates, Europeans together\n        to ", ""),
    ("G503", "framework", "        lasts     15 years as from entry_into_force, renewable by 5 years by agreement", "        decided by Board\n        lasts     15 years as from entry_into_force, renewable by 5 years by agreement\n    }\n    commission Board \"the Board\" {\n of Russia, UnitedStates; decides by consensus; established within 10 days of signature", "G503"),
    ("G503", "framework", "        lasts     15 years as from entry_into_force, renewable by 5 years by agreement", "        decided by Board\n        lasts     15 years as from entry_into_force, renewable by 5 years by agreement\n    }\n    commission Board \"the Board\" {\n of Ukraine, UnitedStates; decides by consensus; established within 10 days of signature", ""),
    ("G503", "framework", "determined by each guarantor for itself", "determined by Joint", ""),
    ("G503", "framework", "to        Ukraine\n        secures", "decided by SecretaryGeneral\n        to        Ukraine\n        secures", ""),
    ("G504", "framework", "        secures   truce, eastern", "        secures   eastern", ""),
    ("G504", "framework", "        secures   truce, eastern", "        secures   truce, eastern, alliance", ""),
    ("G504", "framework", "lasts     15 years as from entry_into_force, renewable by 5 years by agreement", "lasts     until 60 days after truce.effect", "G504, G504"),
    ("G504", "framework", "lasts     15 years as from entry_into_force, renewable by 5 years by agreement", "lasts     until (2 years after truce.effect)", ""),
    ("G505", "framework", "        lasts     15 years as from entry_into_force, renewable", "        approval of UnitedStates.Senate\n        lasts     15 years as from entry_into_force, renewable", "G505"),
    ("G505", "framework", "        lasts     15 years as from entry_into_force, renewable", "        approval of UnitedStates.Senate within 30 days\n        lasts     15 years as from entry_into_force, renewable", "G505"),
    ("G505", "framework", "        lasts     15 years as from entry_into_force, renewable", "        approval of UnitedStates.Senate within 1 day\n        lasts     15 years as from entry_into_force, renewable", ""),
    ("G506", "framework", "responds  by consultation within 24 hours", "responds  by consultation within 24 hours\n        responds  by build_bases", "G506"),
    ("G506", "framework", "responds  by consultation within 24 hours", "responds  by consultation within 24 hours\n        responds  by station_forces", ""),
    ("G507", "framework", "to        Ukraine\n        secures", "to        Germany\n        secures", "G507"),
    ("G507", "framework", "by        each of UnitedStates, Europeans\n        to ", "by        each of Europeans, UnitedStates\n        to ", ""),
    ("G508", "framework", "decided by \"its Member States\"; not opposed by Russia", "decided by Europeans, Russia; not opposed by Russia", "G508"),
    ("G508", "framework", "decided by \"its Member States\"; not opposed by Russia", "decided by Europeans; not opposed by Russia", ""),
    ("G509", "framework", ", not in self-defence, determined by UnitedStates and Europeans together", ", not in self-defence", "G509"),
    ("G509", "framework", "on Ukraine, determined by each guarantor for itself", "on Ukraine, determined by Joint", ""),
    ("G510", "framework", "including, at the request of Ukraine and in accordance with Article 51 of the Charter of the United Nations, the use", "including the use", "G510"),
    ("G510", "framework", "at the request of Ukraine and in", "in", ""),
    ("G511", "framework", "on Russia, not in self-defence, determined", "on Russia, determined", "G511"),
    ("G511", "framework", "determined by UnitedStates and Europeans together\n        lasts", "determined by Joint\n        lasts", ""),
    ("W601", "framework", "to        beyond Contact, on the side of Russia", "to        Eastern", "W601"),
    ("W601", "framework", "to        beyond Contact, on the side of Russia", "to        \"its barracks\"", ""),
    ("W602", "framework", "        phase south { from SouthSector; completes", "        phase south { from Eastern; completes", "R104"),
    ("W602", "framework", "        phase south { from SouthSector; completes no later than 45 days after north.verified }\n", "", "R104, W602"),
    ("W603", "framework", "to        beyond Contact, on the side of Russia", "to        NorthSector", "W603"),
    ("W603", "framework", "to        beyond Contact, on the side of Russia", "to        Corridor", ""),
    ("W604", "framework", "        in return for shield\n", "        handover  to Ukraine within 30 days of eastern.completes\n        in return for shield\n", "W604"),
    ("W604", "framework", "        in return for shield\n", "        handover  to Ukraine on eastern.completes\n        in return for shield\n", ""),
];

const UNSEEN: &[Unseen] = &[];

#[test]
fn one_change_of_a_guarantee_or_withdrawal() {
    judge(&['G', 'W'], ROWS, UNSEEN);
}
