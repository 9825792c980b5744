//! The final clauses: consent, entry into force, duration, exit.

#![allow(clippy::format_push_string, reason = "a phrase is short, and the plain form shows it whole")]

use super::english::sentences::about;
use super::english::{English, Form, join, numbers};
use super::markup::capital;
use super::special::{View, get};
use super::view::fields;
use crate::syntax::kind::Role;
use crate::syntax::tree::{Consent, Duration, Instant, Limit, Part, Period, Unit, Value};
use serde_json::json;

/// Adds the sentences of the final clauses.
pub fn add(e: &English<'_>, v: &mut View) {
    let this = format!("this {}", e.treaty_word());
    let mut put = |name: &str, text: String| {
        v.insert(name.to_owned(), json!(text));
    };
    put("consent_says", consent(e, &this));
    put("entry_says", entries(e, "entry into force"));
    put("later_says", entries(e, "for each later State"));
    put("fallback_says", entries(e, "fallback"));
    put("provisional_says", provisional(e));
    put("duration_says", duration(e, &this));
    put("exit_says", exit(e, &this));
    let (amendment, reservations, registration) = (get(v, "amendment"), get(v, "reservations"), get(v, "registration"));
    let (termination, review) = (get(v, "termination"), get(v, "review"));
    let by = get(v, "review_by");
    v.insert("amendment_says".into(), json!(amended(&this, &amendment)));
    v.insert("reservations_says".into(), json!(reserved(&this, &reservations)));
    v.insert("registration_says".into(), json!(registered(&this, &registration)));
    v.insert("termination_says".into(), json!(ended(&this, &termination)));
    v.insert("annexes_says".into(), json!(annexed(&this, &get(v, "annexes"))));
    for (field, what) in [("signature", "signature"), ("accession", "accession")] {
        let words = get(v, field);
        let open = ["by ", "at ", "for ", "from ", "to ", "until "].iter().any(|p| words.starts_with(p));
        let said = if open { format!("{this} shall be open for {what} {words}") } else { about(&this, &words, "") };
        v.insert(format!("{field}_says"), json!(capital(&said)));
    }
    let mut reviewed = review.clone();
    if !by.is_empty() {
        reviewed = reviewed.replacen(&format!("by {by}"), "", 1);
    }
    v.insert("review_rest".into(), json!(reviewed.trim()));
    v.insert("review_who".into(), json!(if by.is_empty() { "the Parties".to_owned() } else { by }));
    // Each says its own: "over X, subject to Y, and Z" would put Z under "subject to".
    for (field, key, verb) in
        [("prevails over", "prevails_over", "prevails over"), ("supersedes", "supersedes", "supersedes")]
    {
        let over: Vec<String> = values(e, field).into_iter().map(|o| e.value(o)).collect();
        if over.len() > 1 {
            v.insert(key.into(), json!(over.join(&format!(". {} also {verb} ", capital(&this)))));
        }
    }
}

fn values<'a>(e: &English<'a>, word: &str) -> Vec<&'a Value> {
    let Some(spec) = e.model.node(e.scope).kind.field(word) else { return Vec::new() };
    fields(e, spec).into_iter().map(|f| &f.value).collect()
}

fn consent(e: &English<'_>, this: &str) -> String {
    let all: Vec<&Consent> = values(e, "consent")
        .into_iter()
        .filter_map(|v| if let Value::Consent(c) = v { Some(c) } else { None })
        .flatten()
        .collect();
    let Some(first) = all.first() else { return String::new() };
    let acts: Vec<String> = all.iter().map(|c| super::markup::guard(e.model.name(c.act))).collect();
    let by = all.iter().find_map(|c| c.by.as_ref()).map(|q| e.quorum(q));
    let at = all.iter().find_map(|c| c.at.as_ref()).map(|w| format!(" at {}", e.words(w))).unwrap_or_default();
    let name = e.model.name(first.act);
    let who = by.clone().unwrap_or_else(|| "the Parties".into());
    match name {
        "none" => String::new(),
        "signature" if all.len() == 1 => format!(
            "{} shall express {} consent to be bound by {this} by signature",
            capital(&who),
            if by.is_some_and(|b| b.starts_with("each")) { "its" } else { "their" }
        ),
        "notification" if all.len() == 1 => {
            let who = by.unwrap_or_else(|| "each Party".into());
            format!(
                "{} shall notify the other Parties of the completion of the procedures required for the entry into force of {this}",
                capital(&who)
            )
        }
        n if n.starts_with("exchange of") => {
            let what = n.trim_start_matches("exchange of ");
            let needs = if what == "instruments" { "instruments of ratification" } else { what };
            let subject = if what.starts_with("instruments") {
                format!("{} is subject to ratification. ", capital(this))
            } else {
                String::new()
            };
            format!("{subject}The {needs} shall be exchanged{at}")
        }
        _ => {
            let by = by.map(|b| format!(" by {b}")).unwrap_or_default();
            let deposited = e.model.head_field("depositary").is_some() && acts.iter().any(|a| a != "signature");
            let deposit = if deposited {
                format!(". The instruments of {} shall be deposited with the Depositary", join(&acts, "or"))
            } else {
                String::new()
            };
            format!("{} is subject to {}{by}{deposit}", capital(this), join(&acts, "or"))
        }
    }
}

/// "on the thirtieth (30th) day after the date on which …".
fn nth_day(e: &English<'_>, d: &Duration, base: &Instant) -> Option<String> {
    let [(n, Unit::Day)] = d.parts.as_slice() else { return None };
    let n = u64::try_from(n.whole()?).ok()?;
    Some(format!(
        "on the {} ({}) day after {}",
        numbers::ordinal(n),
        numbers::ordinal_figures(n),
        e.instant(base, Form::Noun)
    ))
}

fn moment(e: &English<'_>, limit: &Limit) -> Option<String> {
    let Limit::On(i) = limit else { return None };
    Some(match i {
        Instant::Offset { by, before: false, base, .. } => {
            nth_day(e, by, base).unwrap_or_else(|| e.instant(i, Form::Noun))
        }
        Instant::Date(d) => e.on_date(d),
        Instant::Extreme { .. } => format!("on {}", e.instant(i, Form::Noun)),
        _ => match e.instant(i, Form::Noun) {
            t if t.starts_with("the date") => format!("on {t}"),
            t => format!("upon {t}"),
        },
    })
}

fn entries(e: &English<'_>, word: &str) -> String {
    let mut all = Vec::new();
    for v in values(e, word) {
        let Value::Parts(parts) = v else { continue };
        let mut said = Vec::new();
        for p in parts {
            said.push(match &p.value {
                Value::Bound(b) => match b.terms.as_slice() {
                    [t] => match (&t.limit, moment(e, &t.limit)) {
                        (_, Some(m)) => m,
                        (Limit::NoEarlier(_), _) => format!("but {}", e.bound(b)),
                        _ => e.bound(b),
                    },
                    _ => e.bound(b),
                },
                _ if p.role == Role::Simultaneously => format!("simultaneously with {}", e.part(p)),
                _ => e.part(p),
            });
        }
        all.push(said.join(", "));
    }
    // Of itself one says "its".
    let this = format!(" of this {}", e.treaty_word());
    join(&all, "and")
        .replace(&format!("the signature{this}"), "its signature")
        .replace(&format!("the ratification{this}"), "its ratification")
}

fn provisional(e: &English<'_>) -> String {
    let mut out = Vec::new();
    for v in values(e, "provisional") {
        let Value::Parts(parts) = v else { continue };
        let text =
            |role: Role| parts.iter().filter(|p| p.role == role).map(|p| e.part(p)).collect::<Vec<_>>().join(" ");
        let of: Vec<String> = parts
            .iter()
            .filter(|p| p.role == Role::Of)
            .map(|p| if let Value::List(l) = &p.value { e.links(l, "and") } else { e.part(p) })
            .collect();
        let of = join(&of, "and");
        let of = if of.is_empty() { format!("this {}", e.treaty_word()) } else { of };
        let by = if text(Role::By).is_empty() { String::new() } else { format!(" by {}", text(Role::By)) };
        let if_ = if text(Role::If).is_empty() { String::new() } else { format!(", {}", text(Role::If)) };
        out.push(format!("{of} shall be applied provisionally{by} {}{if_}", text(Role::When)).trim_end().to_owned());
    }
    join(&out, "and")
}

fn duration(e: &English<'_>, this: &str) -> String {
    let period = |v: &&Value| if let Value::Period(p) = v { Some(p.as_ref().clone()) } else { None };
    let Some(p): Option<Period> = values(e, "duration").iter().find_map(period) else {
        return values(e, "duration")
            .first()
            .map(|v| format!("{} shall remain in force for {}", capital(this), e.value(v)))
            .unwrap_or_default();
    };
    let renewal = p.renewal.as_ref().map(|r| format!(", and {}", e.renewal(r))).unwrap_or_default();
    match (p.open, p.length.is_some()) {
        (Some(crate::syntax::tree::OpenEnd::Indefinite), false) => {
            format!("{} is concluded for an indefinite period{renewal}", capital(this))
        }
        (Some(_), false) => format!("{} shall remain in force permanently{renewal}", capital(this)),
        _ => format!("{} shall remain in force {}{renewal}", capital(this), e.period(&p)),
    }
}

fn is_none(parts: &[Part], e: &English<'_>) -> bool {
    parts
        .iter()
        .any(|p| matches!(&p.value, Value::Path(q) if q.single().is_some_and(|n| e.model.name(n.sym) == "none")))
}

fn is_named(parts: &[Part], e: &English<'_>, word: &str) -> bool {
    parts.iter().any(|p| matches!(&p.value, Value::Path(q) if q.single().is_some_and(|n| e.model.name(n.sym) == word)))
}

fn exit(e: &English<'_>, this: &str) -> String {
    let Some(Value::Parts(parts)) = values(e, "exit").into_iter().next() else {
        return values(e, "exit").first().map(|v| about(this, &e.value(v), "")).unwrap_or_default();
    };
    if is_none(parts, e) {
        return format!("{} is not subject to denunciation or withdrawal", capital(this));
    }
    let bilateral = e.model.parties().len() + e.model.guarantors().len() <= 2;
    let known = |w: &str| parts.iter().any(|p| p.role == Role::Known && e.part(p).contains(w));
    let denounce = known("denunciation")
        || is_named(parts, e, "denunciation")
        || (bilateral && !known("withdrawal") && !is_named(parts, e, "withdrawal"));
    let who = parts.iter().find(|p| p.role == Role::By).map_or_else(|| anybody(e), |p| e.part(p));
    let mut out = if denounce {
        format!("{} may denounce {this}", capital(&who))
    } else {
        format!("{} may withdraw from {this}", capital(&who))
    };
    for p in parts {
        match (&p.value, p.role) {
            (Value::Bound(b), _) => match b.terms.as_slice() {
                [t] => match &t.limit {
                    Limit::AfterLapse(d) => {
                        out.push_str(&format!(", after it has been in force for {},", e.duration(d)));
                    }
                    _ => out.push_str(&format!(" {}", e.bound(b))),
                },
                _ => out.push_str(&format!(" {}", e.bound(b))),
            },
            (Value::Parts(n), Role::Notice) => out.push_str(&format!(" by giving {}", e.notice(n))),
            (Value::Condition(c), Role::Unless) => {
                out.push_str(&format!(", {}", e.condition(c, super::english::conditions::Lead::Unless)));
            }
            (_, Role::If | Role::Words | Role::Time) => out.push_str(&format!(" {}", e.part(p))),
            (_, Role::To) => out.push_str(&format!(" by notice to {}", e.part(p))),
            (_, Role::With) => out.push_str(&format!(" with {}", e.part(p))),
            _ => {}
        }
    }
    out.replace(",,", ",")
}

fn anybody(e: &English<'_>) -> String {
    e.special(crate::syntax::tree::Special::AnyParty)
}

fn amended(this: &str, words: &str) -> String {
    match words {
        "" => String::new(),
        "none" => format!("{} may not be amended", capital(this)),
        w if w.starts_with("by ") || w.starts_with("with ") || w.starts_with("at ") || w.starts_with("only ") => {
            format!("{} may be amended {w}", capital(this))
        }
        w => about(this, w, ""),
    }
}

fn reserved(this: &str, words: &str) -> String {
    match words {
        "" => String::new(),
        "none" | "not permitted" | "prohibited" | "not allowed" => format!("No reservations may be made to {this}"),
        "any" | "permitted" | "allowed" => format!("Reservations may be made to {this}"),
        w if w.starts_with("to ") || w.starts_with("only ") || w.starts_with("under ") => {
            format!("Reservations may be made {w}")
        }
        w => about("reservations", w, ""),
    }
}

fn registered(this: &str, words: &str) -> String {
    let with = "in accordance with Article 102 of the Charter of the United Nations";
    match words {
        "" | "none" => String::new(),
        w => match w.strip_prefix("by ") {
            // Registered once, it is registered for all.
            Some(who) if who.starts_with("each ") || who.starts_with("all ") || who == "the Parties" => {
                format!("The Parties shall register {this} with the Secretariat of the United Nations, {with}")
            }
            Some(who) => {
                format!("{} shall register {this} with the Secretariat of the United Nations, {with}", capital(who))
            }
            None => about(this, w, ""),
        },
    }
}

fn ended(this: &str, words: &str) -> String {
    match words {
        "" => String::new(),
        w if ["by ", "on ", "upon ", "with ", "at "].iter().any(|p| w.starts_with(p)) => {
            format!("{} may be terminated {w}", capital(this))
        }
        w if w.starts_with("if ") || w.starts_with("when ") => format!("{} shall terminate {w}", capital(this)),
        w => about(this, w, ""),
    }
}

fn annexed(this: &str, words: &str) -> String {
    match words {
        "" => String::new(),
        w if w.contains("integral") && !w.contains(" is ") && !w.contains(" are ") => {
            format!("The annexes form an integral part of {this}")
        }
        w => about("the annexes", w, ""),
    }
}
