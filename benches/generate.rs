//! Treaties of any size that look like the examples: the same constructs, names of their own, hub events shared.

/// The articles of one round; `#` is its number.
const ROUND: &str = r#"zone Eastern# "the Eastern Zone #" in Homeland { described as "the area east of meridian #" }
zone NorthSector# "the Northern Sector #" in Eastern# { described as "its part north of the river" }
zone SouthSector# "the Southern Sector #" in Eastern# { described as "its part south of the river" }
action station_forces# "station armed forces in sector #"

article pullback# "Withdrawal of forces from sector #" {
    // The phases were agreed by the experts.
    withdrawal eastern# {
        by        Russia
        forces    "all armed forces, formations and heavy weapons"
        from      Eastern#
        to        beyond Contact, on the side of Russia
        begins    within 10 days of truce.effect
        completes no later than 90 days after begins
        verified  by Observers within 14 days of completes
        phase north { from NorthSector#; completes no later than 30 days after eastern#.begins }
        phase south { from SouthSector#; completes no later than 45 days after north.verified }
    }
    rule absence#: Russia shall not station_forces# in Eastern#
    text "The details of the withdrawal from sector # are laid down in a protocol of the commanders, who meet every week."
}

article assurance# "Security guarantee of sector #" {
    guarantee shield# {
        by        each of UnitedStates, Europeans
        to        Ukraine
        secures   eastern#
        against   armed_attack by Russia on Ukraine, determined by each guarantor for itself
        responds  by consultation within 24 hours
        responds  by assistance "including, at the request of Ukraine and in accordance with Article 51 of the Charter of the United Nations, the use of armed force" within 7 days
        lasts     15 years as from entry_into_force, renewable by 5 years once, by agreement
    }
}

article corridor_article# "Status of corridor #" {
    lease corridor# {
        from         Ukraine
        to           Russia
        of           NorthSector#
        lasts        15 years as from entry_into_force
        rent         USD 100 million per year
        use          "civilian transit and logistics"
        sovereignty  of Ukraine unaffected
        jurisdiction of Ukraine
        law          of Ukraine
        renewable    by 5 years once, by agreement, on request no later than 12 months before expiry
        on expiry    "installations pass to Ukraine without compensation"
    }
}

"#;

const HEAD: &str = r#"treaty "Framework Agreement on the Cessation of Hostilities" {
    between     Ukraine, Russia
    guarantors  UnitedStates, Europeans
    depositary  SecretaryGeneral
    languages   en, uk, ru equally authentic
    done at     "Geneva"
    time zone   Europe/Kyiv
}
party Ukraine "Ukraine"
party Russia "the Russian Federation"
party UnitedStates "the United States of America"
party France "the French Republic"
party Germany "the Federal Republic of Germany"
group Europeans "the participating European States" of France, Germany
organization UnitedNations "the United Nations" accepts by letter before entry_into_force
organ SecretaryGeneral "the Secretary-General" of UnitedNations
territory Homeland "the territory of Ukraine" of Ukraine
line Contact "the line of contact" as it stood on 2025-12-01 { described as "the line on the map of the commanders" }
event armed_attack "an armed attack"

article cessation "Cessation of hostilities" {
    ceasefire truce {
        between      Ukraine, Russia
        in           "all areas, on land, at sea and in the air"
        takes effect 72 hours after signature
        forbids      "attacks and advances"
        incidents    reported within 6 hours to Observers
        breach       determined by Observers
    }
    monitoring Observers "the International Monitoring Mission" {
        by          UnitedNations
        verifies    truce
        in          Homeland
        established within 60 days of signature; until then by "an advance team of the guarantors"
        reports     every 30 days to all parties
        lasts       20 years as from truce.effect
    }
}

"#;

const TAIL: &str = r"final clauses {
    consent          by ratification by all parties
    entry into force 30 days after ratification by all parties
    provisional      application of cessation as from signature
    duration         indefinite
    exit             none
    reservations     none
    amendment        by agreement of all parties
    registration     by depositary
}
";

/// A treaty of at least `bytes` bytes; three names are broken in each of the first `flaws` rounds. The rounds have no event in
/// common but entry into force and the beginning of the ceasefire.
pub fn treaty(bytes: usize, flaws: usize) -> String {
    rounds(flaws, |text| text.len() + TAIL.len() >= bytes)
}

/// A treaty of about so many lines without flaws.
pub fn lines(lines: usize) -> String {
    let (own, each) = (HEAD.lines().count() + TAIL.lines().count(), ROUND.lines().count());
    let mut left = lines.saturating_sub(own).div_ceil(each) + 1;
    rounds(0, |_| {
        left -= 1;
        left == 0
    })
}

fn rounds(flaws: usize, mut done: impl FnMut(&str) -> bool) -> String {
    let mut out = String::from(HEAD);
    let mut n = 0;
    while !done(&out) {
        n += 1;
        let round = ROUND.replace('#', &n.to_string());
        if n <= flaws {
            let broken = round
                .replace("after north.verified", &format!("after norht{n}.verified"))
                .replace("by Observers", &format!("by Observres{n}"))
                .replace("shall not station_forces", "shall not staton_forecs");
            out.push_str(&broken);
        } else {
            out.push_str(&round);
        }
    }
    out.push_str(TAIL);
    out
}
