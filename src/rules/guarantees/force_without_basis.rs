//! `G510 force-without-basis`: armed force as a response, and neither request, Charter 51 nor Security Council named.

use crate::core::Role;
use crate::finding::{Code, Finding, Severity};
use crate::model::refs::{self, Reference};
use crate::model::{NodeId, Target};
use crate::rules::Case;
use crate::rules::said::mentions;
use crate::syntax::tree::Field;

/// Words for force in a response.
const FORCE: &[&str] = &[
    "armed force",
    "use of force",
    "military",
    "armed intervention",
    "armed action",
    "armed assistance",
    "all necessary means",
    "all means necessary",
    "troops",
    "force armée",
    "forces armées",
    "fuerza armada",
    "fuerzas armadas",
    "збройн",
    "вооруж",
];
/// Words that keep force out of a response.
const SHORT: &[&str] = &[
    "short of",
    "not involving",
    "other than",
    "without the use of",
    "without recourse",
    "excluding",
    "non-military",
    "shall not include",
];
/// Words that name a basis for force.
const BASIS: &[&str] = &[
    "request",
    "invit",
    "consent",
    "article 51",
    "charter",
    "security council",
    "self-defence",
    "self-defense",
    "united nations",
    "demande",
    "charte",
    "conseil de sécurité",
    "légitime défense",
    "solicitud",
    "carta de las naciones",
    "consejo de seguridad",
    "legítima defensa",
    "статут",
    "устав",
    "на прохання",
    "по просьбе",
    "рад безпеки",
    "совет безопасности",
    "ради безпеки",
    "совета безопасности",
];

pub(in crate::rules) fn check(case: &Case<'_>, out: &mut Vec<Finding>) {
    for id in case.covering(Role::Secures) {
        let node = case.model.node(id);
        let mut based = false;
        case.words_of(id, &mut |text| based = based || mentions(text, BASIS));
        if based {
            continue;
        }
        for f in node.fields("responds") {
            if !is_force(case, id, f) {
                continue;
            }
            let finding = Finding::new(
                Code("G510"),
                Severity::Warning,
                format!("{} promises armed force and names no basis for it", case.the(id)),
            )
            .at(f.value_span, "armed force")
            .at(node.point(), "no request, no self-defence, no Security Council in this guarantee")
            .why("a treaty cannot allow force that the Charter of the United Nations forbids; Article IV of the Treaty of Guarantee of Cyprus (1960) has been disputed on this ever since")
            .help("tie it to the request of the State that is guaranteed, to Article 51 of the Charter, or to a decision of the Security Council");
            out.push(finding.under(f.ctx));
        }
    }
}

/// Whether a response is armed force, by its words or by those of what it names.
pub(super) fn is_force(case: &Case<'_>, id: NodeId, response: &Field) -> bool {
    let (mut force, mut short) = (false, false);
    let mut look = |text: &str| {
        force = force || mentions(text, FORCE);
        short = short || mentions(text, SHORT);
    };
    case.words_in(&response.value, &mut look);
    refs::field(response, &mut |r| {
        if let Reference::Path(path, ..) = r {
            for target in case.model.resolve(path, id) {
                if let Target::Node(n) = target {
                    case.model.node(n).title.iter().for_each(|t| case.runs(t, &mut look));
                }
            }
        }
    });
    force && !short
}
