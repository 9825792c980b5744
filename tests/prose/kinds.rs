//! One clause of every kind with all its fields, and one with what it cannot do without.

use super::clauses;

macro_rules! kinds {
    ($($name:ident: $($text:literal),+;)*) => {
        $(#[test]
        fn $name() {
            insta::assert_snapshot!(clauses(&[$($text),+]));
        })*
    };
}

kinds! {
    accession:
        r#"accession europe { of Ukraine; to "the European Union"; decided by "its Member States"; not opposed by Russia; supported by Europeans; when no later than 2030-01-01 }"#,
        "accession { of Ukraine; to \"the Convention\" }";
    administration:
        r#"administration special "the Transitional Administration" {
            of Corridor; by UnitedNations; under "the direction of the Secretary-General"; head "an Administrator appointed by the Secretary-General"
            sovereignty of Ukraine unaffected; powers "to make regulations and to levy customs duties"
            established within 90 days of entry_into_force; until then by Joint; lasts 10 years as from start, renewable by 2 years by agreement
            then "administration returns to Ukraine unless the Parties otherwise agree"
            phase first { of "the civil service"; completes no later than 12 months after begins }
            phase second { of "the police"; completes no later than 2 years after begins }
        }"#,
        "administration { of Corridor; by UnitedNations }";
    amnesty:
        r#"amnesty { by each party; for "participation in the hostilities"; excluding "genocide, crimes against humanity and war crimes"; decided by "the national courts"; as from entry_into_force }"#,
        r#"amnesty { for "offences of a political nature" }"#;
    assistance:
        r#"assistance fund { by each of Europeans; to Ukraine; amount EUR 40 billion in all; paid over 5 years as from entry_into_force; through UnitedNations; provided "reforms agreed in the Programme" certified by Europeans
            step { 30 days after entry_into_force; share 25 percent }
            step { 12 months after entry_into_force; share 75 percent; if "the first report has been approved" }
        }"#,
        "assistance { by UnitedStates, Europeans; to Ukraine; of \"technical advice on the clearance of mines\"; shares UnitedStates 60 percent }";
    boundary:
        r#"boundary { between Ukraine, Russia; along Contact; map "the map in Annex I"; prevails "the description"; demarcated by Joint within 12 months of entry_into_force }"#,
        "boundary { between Ukraine, Russia; along Contact }";
    ceasefire:
        r#"ceasefire other_truce {
            between Ukraine, Russia; in "all areas, on land, at sea and in the air"; takes effect 72 hours after signature
            forbids "attacks, advances and the reinforcement of positions forward of" Contact; permits "medical evacuation and the recovery of the dead"
            incidents reported within 6 hours to Observers; breach determined by Observers; consequence "referred to the Joint Commission"
            lasts 30 days as from effect, renewed by 30 days unless notice by any party 5 days before expiry
            verified by Observers
        }"#,
        "ceasefire brief { between Ukraine, Russia; takes effect no later than 2026-03-01 }",
        "ceasefire at_dawn { between Ukraine, Russia; takes effect Saturday 1962-08-18 00:01 GMT; forbids build_bases, \"attacks\"; breach determined by each party for itself }";
    commission:
        r#"commission Council "the Joint Council" {
            of Ukraine, Russia, UnitedStates; chair UnitedStates; seat "Vienna"; tasks "to settle questions of application"
            established within 30 days of entry_into_force; meets every 3 months; reports every 12 months to SecretaryGeneral
            decides by consensus within 30 days, failing which by the chair on the findings of Observers
            costs by Ukraine, Russia
        }"#,
        "commission Small { of Ukraine, Russia; decides by simple majority; tasks \"the supervision of the exchange\" }";
    costs:
        r#"costs { of Observers; by Ukraine, Russia; shares Ukraine 50 percent, Russia 50 percent; amount USD 10 million per year; when within 30 days of entry_into_force }"#,
        "costs { of \"the clearance of mines\"; by Russia }";
    demilitarization:
        r#"demilitarization { of North, South; by Ukraine, Russia; as from entry_into_force; forbids station_forces, build_bases, "fortifications"; may remain "police with side arms"; overflight "permitted for aircraft of the mission"; verified by Observers every 30 days; lasts 10 years as from entry_into_force }"#,
        "demilitarization { of Corridor }",
        "demilitarization { of Corridor; forbids station_forces }";
    deployment:
        r#"deployment force "the Multinational Force" {
            by each of France, Germany; of "two brigades"; contributors Europeans; in "the area", North; along Contact
            strength at most 5000 troops; arms "light weapons"; mandate "to observe the cessation of hostilities"; force "in self-defence only"
            command by UnitedNations; deployed no later than 60 days after signature; in parallel with truce; until then by "an advance party"
            verifies truce; relocation "moved with the consent of Ukraine"; status "subject to the Status of Forces Agreement"
            lasts 2 years as from deployed, renewable by 1 year by agreement
        }"#,
        "deployment { in Corridor; by UnitedNations }";
    disputes:
        r#"disputes { by negotiation for 6 months, then arbitration by three arbitrators, appointed failing a party by the President of the International Court of Justice, final and binding; about "the rent" }"#,
        "disputes { by consultation for 60 days, then mediation, then the International Court of Justice }",
        "disputes { by Joint for 30 days, then \"the Permanent Court of Arbitration\"; final }";
    exchange:
        r#"exchange prisoners { between Ukraine, Russia; of "all prisoners of war"; number 1200 persons; ratio "all for all"; order "the wounded and sick first"; through "the International Committee of the Red Cross"; at Contact
            begins within 5 days of truce.effect; completes within 30 days of truce.effect
            step { 5 days after truce.effect; of "the wounded and sick" }
            step { 15 days after truce.effect; of "all others"; verified by Observers within 2 days }
        }"#,
        "exchange { between Ukraine, Russia; of \"all detained civilians\" }";
    guarantee:
        r#"guarantee shield {
            by each of UnitedStates, Europeans; to Ukraine; secures truce, other
            against armed_attack by Russia on Ukraine, determined by each guarantor for itself
            responds by consultation within 24 hours
            responds by assistance "including, at the request of Ukraine and in accordance with Article 51 of the Charter of the United Nations, the use of armed force" within 7 days
            responds by reinstatement of easing
            approval of UnitedStates.Senate
            lapses if armed_attack by Ukraine on Russia, not in self-defence, determined by UnitedStates and Europeans together
            lasts 15 years as from entry_into_force, renewable by 5 years by agreement
        }
        relief easing { by UnitedStates; for Russia; suspends "the measures" }"#,
        "guarantee plain { by UnitedStates; to Ukraine }",
        "guarantee two { by France, Germany together; to Ukraine; against breach of truce by Russia, determined by Observers; responds \"impose the measures listed in Annex I\" within 30 days; decided by Joint }",
        "guarantee three { by France; to Ukraine; against breach of truce by Russia, determined by Observers; responds by \"consulting at once with Ukraine\" within 3 days; responds \"to close its ports\" within 30 days }";
    lease:
        r#"lease corridor {
            from Ukraine; to Russia; of Corridor; lasts 49 years as from entry_into_force; extends "the Agreement of 28 May 1997"
            rent USD 100 million per year; index "every year by the rate of inflation"; use "civilian transit and logistics"
            permits "the maintenance of warehouses"; forbids station_forces, build_bases
            sovereignty of Ukraine unaffected; jurisdiction of Ukraine; law of Ukraine
            renewable by 5 years once, by agreement, on request no later than 12 months before expiry
            consultations "held within 30 days of such notice"
            on expiry "installations pass to Ukraine without compensation"
        }"#,
        "lease short { from Ukraine; to Russia; of Corridor; lasts permanent; jurisdiction of Russia; law of Ukraine; renewed by 5 years unless notice by any party 12 months before expiry }",
        "lease bare { from Ukraine; to Russia; of Corridor }";
    limitation:
        r#"limitation tanks { by each of Ukraine, Russia; in Homeland; of "battle tanks"; total at most 20000; active at most 16500; stored at most 3500; as from 40 months after entry_into_force
            ceiling north { of "battle tanks"; in North; amount at most 10300 }
            ceiling south { of "artillery"; in South; for Ukraine; active at most 1850; stored at most 200 }
            allowance { of "combat helicopters"; amount up to 90; for each party; within north }
        }"#,
        "limitation { by Ukraine; of \"long-range missiles\" }",
        "limitation { by all parties; ceiling { of \"battle tanks\"; amount at most 300 } }";
    monitoring:
        r#"monitoring Mission "the Special Monitoring Mission" {
            by UnitedNations; verifies truce, other; in Homeland, "the area within 30 km of the line of contact"
            established within 60 days of signature; until then by "an advance team of the guarantors"; access unrestricted
            staff 1200 observers, none from Ukraine, Russia; inspections up to 15 percent of "the declared sites" per year; reports every 30 days to Joint
            cost by Ukraine, Russia; decides by consensus; chair UnitedStates; tasks "to facilitate dialogue on the ground"
            lasts 5 years as from truce.effect, renewed by 1 year unless notice by any party 3 months before expiry
        }"#,
        "monitoring Watch { by UnitedNations; verifies truce }";
    neutrality:
        r#"neutrality { of Ukraine; by all parties; as from entry_into_force; excludes station_forces, "membership of military alliances"; permits "participation in peacekeeping operations"; lasts permanent }"#,
        "neutrality { of Corridor; excludes build_bases }";
    notification:
        r#"notification { by each party; to all parties; of "manoeuvres with more than 9000 troops"; when 21 days before "the beginning of the manoeuvre"; silence "is acceptance" }"#,
        "notification { by Ukraine; of \"the names of its representatives\"; when within 5 days of signature }",
        "notification { by each party; of \"its findings\"; on breach of truce by any party }";
    payment:
        r#"payment { by Russia; to Ukraine; amount USD 10 million; for "damage to the port"; paid within 30 days of entry_into_force; grace 30 days; interest "at the rate of 3 per cent per year"; through UnitedNations
            step { 30 days after entry_into_force; amount USD 4 million }
            step { 12 months after entry_into_force; amount USD 6 million }
        }"#,
        "payment { by Russia; to Ukraine; amount EUR 1 }";
    peace:
        "peace { between Ukraine, Russia; as from entry_into_force; of \"friendly relations\" }",
        "peace { between Ukraine, Russia }";
    recognition:
        "recognition { by Russia; of \"the independence and sovereignty of Ukraine\"; as from entry_into_force }",
        "recognition { by Ukraine, Russia; of Contact; without prejudice to other }";
    reduction:
        r#"reduction tanks { by each party; of "battle tanks"; in Homeland; share 25 percent of "the holdings notified on signature"; methods "destruction or conversion"; completes no later than 40 months after entry_into_force; afterwards "the ceilings of this Article apply"; verified by Observers within 30 days of completes
            step { 16 months after entry_into_force; share 25 percent }
            step { 28 months after entry_into_force; share 60 percent }
        }"#,
        "reduction { by Ukraine, Russia; of \"artillery\"; to at most 500 }";
    referendum:
        r#"referendum choice { question "Do you wish to remain with Ukraine?"; electorate "all adults resident there on 1 January 2022"; in Eastern; by UnitedNations; held before 2027-12-31; observed by Europeans; effect "binding on the Parties" }"#,
        "referendum { question \"Do you approve the Agreement?\"; by Ukraine }";
    relief:
        r#"relief easing "Easing of sanctions" { by UnitedStates, Europeans; for Russia; suspends "the measures listed in Annex I"; terminates "the measures listed in Annex II"
            step first  30 days after truce.effect
            step second 90 days after truce.effect
            reinstated if breach of truce, other by Russia, determined by each of UnitedStates, Europeans on a report of Observers
        }"#,
        "relief { by UnitedStates; for Russia; terminates \"all restrictive measures\"; when on entry_into_force }";
    renunciation:
        "renunciation { by Russia; of \"all claims\"; in favour of Ukraine; as from entry_into_force }",
        "renunciation { by Ukraine, Russia; of \"the use of force\" }";
    restitution:
        r#"restitution { of Corridor; from Russia; to Ukraine; takes effect on 2026-05-01; except "the lighthouse"; inhabitants "keep their nationality"; property "restored to its owners"; archives "handed over within one year" }"#,
        "restitution { subject \"the administration of the canal\"; from Russia; when on 2026-05-01 }";
    returning:
        r#"return home { of "all persons displaced since 2022"; to Homeland; by each party; voluntary; conditions "in safety and dignity"; begins within 30 days of truce.effect; completes no later than 2 years after begins; property "restored to its owners"; supervised by UnitedNations }"#,
        "return { of \"all detained children\" }";
    transfer:
        r#"transfer { of Corridor; from Ukraine; to UnitedNations; when within 30 days of entry_into_force
            phase first { of North; when on 2026-05-01 }
            phase second { of South; when on 2026-08-01; handover to Joint }
        }"#,
        "transfer { subject \"control of the port\"; of Corridor; from Russia; to Ukraine }";
    transit:
        r#"transit grain { of "grain and fertilizers"; through Corridor; by "merchant vessels of all flags"; ensured by Ukraine, Russia; as from truce.effect; fees "none above the cost of services rendered may be levied"; forbids "weapons and ammunition" }"#,
        "transit { of \"civilian goods\"; through Corridor }";
    withdrawal:
        r#"withdrawal eastern {
            by Russia; forces "all armed forces, formations and heavy weapons"; from Eastern; to beyond Contact, on the side of Russia
            begins within 10 days of truce.effect; completes no later than 90 days after begins; verified by Observers within 14 days of completes
            equipment "destroyed on the spot"; handover to Ukraine within 3 days of completes; except "medical units"; remaining "mine clearance teams"
            phase north { from North; completes no later than 30 days after eastern.begins; verified by Observers }
            phase south { from South; completes no later than 45 days after north.verified }
            in return for other; owed to Ukraine; unless armed_attack by Ukraine on Russia
        }"#,
        "withdrawal { by Ukraine, Russia; from \"their present positions\"; to at least 20 km from Contact; completes as soon as possible and no later than 30 days after signature }",
        "withdrawal { by each party; share 60 percent; from Corridor; begins on 2026-03-01 }";
}
