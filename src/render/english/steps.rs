//! The settlement of disputes, step by step.

use super::English;
use crate::syntax::kind::Role;
use crate::syntax::tree::{Part, Value};

/// What a decision may be said to be at the end of the line.
const ENDS: [&str; 4] = [", final and binding", ", not binding", ", binding", ", final"];

/// Whether a forum is in words of the language, not of the drafter's own.
fn is_word(forum: &Part) -> bool {
    matches!(forum.value, Value::Free(_))
}

impl English<'_> {
    /// One sentence a step, without the first's subject: the parties first, then what comes if it fails.
    #[must_use]
    pub fn steps(&self, steps: &[Vec<Part>]) -> Vec<String> {
        let mut out = Vec::new();
        for (i, step) in steps.iter().enumerate() {
            let of = |role: Role| step.iter().find(|p| p.role == role);
            let text = |role: Role| of(role).map(|p| self.part(p));
            let forum = text(Role::Forum).unwrap_or_default();
            let before = i.checked_sub(1).and_then(|b| steps.get(b));
            let lead = match before {
                None => "any dispute".to_owned(),
                Some(b) => match self.time_of(b) {
                    Some(time) => format!("a dispute that has not been settled within {time}"),
                    None => "a dispute that has not been so settled".to_owned(),
                },
            };
            let panel = text(Role::Panel).map(|p| format!(" by {p}")).unwrap_or_default();
            let through = match forum.as_str() {
                "the International Court of Justice" => {
                    "shall be submitted to the International Court of Justice".to_owned()
                }
                "arbitration" => {
                    format!("shall be submitted, at the request of any party to it, to arbitration{panel}")
                }
                one if one.contains(" or ") && step.iter().any(|p| p.role == Role::Forum && is_word(p)) => {
                    let binding = one.contains("arbitration") || one.contains("Court");
                    let how = if binding { "submitted, at the request of any party to it, to" } else { "settled by" };
                    format!("shall be {how} {one}{panel}")
                }
                "agreement" => "shall be settled by agreement".to_owned(),
                "negotiation" | "consultation" | "mediation" | "conciliation" | "good offices" | "inquiry" => {
                    format!("shall be settled by {forum}{panel}")
                }
                other => format!("shall be referred to {other}{panel}"),
            };
            let rest: Vec<String> = [
                (Role::Vote, ", deciding by "),
                (Role::Of, " of "),
                (Role::To, " to "),
                (Role::Words, " "),
                (Role::When, " "),
            ]
            .into_iter()
            .filter_map(|(role, word)| text(role).map(|t| format!("{word}{t}")))
            .collect();
            let mut sentence = format!("{lead} {through}{}", rest.concat());
            if let Some(who) = of(Role::Appointed) {
                let by = self.part(who);
                let by = ENDS.iter().find_map(|end| by.strip_suffix(end)).map_or(by.clone(), str::to_owned);
                let party = self.model.text(who.span).contains("failing a party");
                let agreement = self.model.text(who.span).contains("failing agreement");
                let what = if panel.contains("arbitrators") { "an arbitrator" } else { "the arbitrator" };
                sentence = if party {
                    format!("{sentence}. If a party fails to appoint {what}, the appointment shall be made by {by}")
                } else if agreement {
                    format!("{sentence}. Failing agreement on an appointment, it shall be made by {by}")
                } else {
                    format!("{sentence}, appointed by {by}")
                };
            }
            out.push(sentence);
        }
        out
    }
    /// How long a step lasts.
    fn time_of(&self, step: &[Part]) -> Option<String> {
        step.iter().find_map(|p| match &p.value {
            Value::Period(period) => period.length.as_ref().map(|d| self.duration(d)),
            _ => None,
        })
    }
    /// Whether the last step's decision is final: "final and binding".
    #[must_use]
    pub fn finality(&self, steps: &[Vec<Part>]) -> Option<String> {
        let last = steps.last()?;
        if let Some(said) = last.iter().find(|p| p.role == Role::Finality) {
            return Some(self.part(said));
        }
        // Words on who appoints run to the end of the line, and take this with them.
        let by = last.iter().find(|p| p.role == Role::Appointed).map(|p| self.part(p))?;
        ENDS.iter().find(|end| by.ends_with(**end)).map(|end| end.trim_start_matches(", ").to_owned())
    }
}
