//! Lengths of time, dates, periods and their renewal.

use super::super::markup::guard;
use super::{English, Form};
use crate::model::prose::numbers::MONTHS;
use crate::source::Span;
use crate::syntax::tree::{Calendar, Date, Duration, Notice, Num, OpenEnd, Period, Renewal, Unit};

fn unit(u: Unit, one: bool) -> String {
    let name = u.word();
    if one { name.to_owned() } else { format!("{name}s") }
}

fn is_one(n: Num) -> bool {
    n.whole() == Some(1)
}

impl English<'_> {
    /// A length of time: "two (2) years and six (6) months".
    #[must_use]
    pub fn duration(&self, d: &Duration) -> String {
        let parts: Vec<String> =
            d.parts.iter().map(|(n, u)| format!("{} {}", self.number(*n), unit(*u, is_one(*n)))).collect();
        super::join(&parts, "and")
    }
    /// The same before a noun in the genitive: "one (1) year's", "six (6) months'".
    #[must_use]
    pub fn duration_of(&self, d: &Duration) -> String {
        let end = if d.parts.last().is_some_and(|(n, _)| is_one(*n)) { "'s" } else { "'" };
        format!("{}{end}", self.duration(d))
    }
    /// A recurrence with how often: "twice every month".
    #[must_use]
    pub fn recurs(&self, d: &Duration, often: u8) -> String {
        let lead = match often {
            0 => "",
            1 => "once ",
            _ => "twice ",
        };
        format!("{lead}{}", self.every(d))
    }
    /// A recurrence: "every thirty (30) days", "every year".
    #[must_use]
    pub fn every(&self, d: &Duration) -> String {
        match d.parts.as_slice() {
            [(n, u)] if is_one(*n) => format!("every {}", unit(*u, true)),
            _ => format!("every {}", self.duration(d)),
        }
    }
    /// A date: "16 December 2025", with hour and zone where they are written.
    #[must_use]
    pub fn date(&self, d: &Date) -> String {
        let (y, m, day) = d.ymd;
        let month = MONTHS.get(usize::from(m.saturating_sub(1))).copied().unwrap_or("");
        let mut out = match d.clock {
            Some((h, min)) => format!("{h:02}.{min:02}{} on ", self.zone(d.zone)),
            None => String::new(),
        };
        out.push_str(&format!("{day} {month} {y}"));
        if let Some((calendar, (y, m, d))) = d.also {
            let name = match calendar {
                Calendar::Hijri => "Hijri",
                Calendar::Persian => "Persian",
                Calendar::Hebrew => "Hebrew",
                Calendar::Julian => "Julian",
                Calendar::Gregorian => "Gregorian",
            };
            out.push_str(&format!(" ({d}/{m}/{y} of the {name} calendar)"));
        }
        out
    }
    /// "GMT"; "Kyiv time" for a zone that is called after a city.
    fn zone(&self, zone: Option<Span>) -> String {
        let text = zone.map(|z| guard(self.model.text(z))).unwrap_or_default();
        match text.rsplit_once('/') {
            _ if text.is_empty() => String::new(),
            Some((_, city)) => format!(" ({} time)", city.replace('_', " ")),
            None => format!(" {text}"),
        }
    }
    /// A date after its preposition: "on 16 December 2025", "at 00.01 GMT on 16 December 2025".
    #[must_use]
    pub fn on_date(&self, d: &Date) -> String {
        format!("{} {}", if d.clock.is_some() { "at" } else { "on" }, self.date(d))
    }

    /// A period after a verb: "for fifteen (15) years from the entry into force of this Agreement".
    #[must_use]
    pub fn period(&self, p: &Period) -> String {
        let mut parts = Vec::new();
        match (&p.length, p.open) {
            (Some(d), _) => parts.push(format!("for {}", self.duration(d))),
            (None, Some(OpenEnd::Permanent)) => parts.push("permanently".to_owned()),
            (None, Some(OpenEnd::Indefinite)) => parts.push("for an indefinite period".to_owned()),
            (None, None) => {}
        }
        if let Some(from) = &p.from {
            let word = if p.length.is_some() { "from" } else { "as from" };
            parts.push(format!("{word} {}", self.instant(from, Form::Noun)));
        }
        if let Some(until) = &p.until {
            parts.push(format!("until {}", self.instant(until, Form::Noun)));
        }
        if let Some(by) = &p.ended {
            parts.push(format!("or until ended by {}", self.list(by)));
        }
        if let Some(during) = &p.during {
            parts.push(self.holds_while(during));
        }
        if parts.is_empty() {
            parts.push(format!("for {}", self.blank(p.span)));
        }
        parts.join(" ")
    }
    /// The length as a term: "a term of forty-nine (49) years from …".
    #[must_use]
    pub fn term(&self, p: &Period) -> String {
        let said = self.period(p);
        match said.strip_prefix("for ") {
            Some(rest) if p.length.is_some() => format!("for a term of {rest}"),
            _ => said,
        }
    }

    /// What may be done to a period at its end: "may be extended by agreement for further periods of five (5) years".
    #[must_use]
    pub fn renewal(&self, r: &Renewal) -> String {
        let by = r.by.as_ref().map(|d| self.duration(d));
        let (once, twice) = (r.times == Some(1), r.times == Some(2));
        let length = match by {
            Some(d) if once => format!(" for a further period of {d}"),
            Some(d) => format!(" for further periods of {d}{}", if r.automatic { " each" } else { "" }),
            None => String::new(),
        };
        let often = match r.times {
            Some(1) => " once".to_owned(),
            Some(2) if twice => " twice".to_owned(),
            Some(n) if n > 2 => format!(" no more than {} times", super::numbers::both(u64::from(n))),
            _ => String::new(),
        };
        let agreement = if r.agreement { " by agreement" } else { "" };
        let request = r.request.as_ref().map(|n| self.request(n)).unwrap_or_default();
        let unless = r.unless.as_ref().map(|n| format!(", unless {}", self.notice_given(n))).unwrap_or_default();
        let lead = if r.automatic { "shall be renewed automatically" } else { "may be extended" };
        format!("{lead}{often}{agreement}{length}{request}{unless}")
    }
    /// ", upon a request made by Ukraine no later than twelve (12) months before its expiry".
    fn request(&self, n: &Notice) -> String {
        let by = n.by.as_ref().map(|l| format!(" by {}", self.list(l))).unwrap_or_default();
        let when = n.when.as_ref().map(|b| format!(" {}", self.bound_at_most(b))).unwrap_or_default();
        if by.is_empty() && when.is_empty() {
            ", upon request".into()
        } else {
            format!(", upon a request made{by}{when}")
        }
    }
    /// "any Party gives notice to the contrary no later than three (3) months before expiry".
    fn notice_given(&self, n: &Notice) -> String {
        let who = n.by.as_ref().map_or_else(|| "a Party".to_owned(), |l| self.list(l));
        let verb = n.by.as_ref().map_or("gives", |l| self.verb(l, "gives", "give"));
        let when = n.when.as_ref().map(|b| format!(" {}", self.bound_at_most(b))).unwrap_or_default();
        format!("{who} {verb} notice to the contrary{when}")
    }
}
