//! Dates, durations, instants, bounds, periods: from pairs to the tree.

use super::super::grammar::{Pair, Rule};
use super::super::tree::{
    Bound, Calendar, Date, Duration, EventRef, Instant, Limit, Name, Notice, Num, OpenEnd, Path, Period, Renewal, Term,
    Unit, Value,
};
use super::phrase::{Reader, error, find, has};
use crate::source::Span;
use smallvec::SmallVec;

impl Reader<'_> {
    pub fn duration(&mut self, pair: &Pair<'_>) -> Duration {
        let mut out = Duration { parts: SmallVec::new(), span: self.span(pair) };
        let working = has(pair, Rule::working);
        let mut number = None;
        for p in pair.clone().into_inner() {
            match p.as_rule() {
                Rule::number => number = Some(self.number(&p)),
                Rule::unit => {
                    let unit = unit(p.as_str(), working);
                    if let Some(n) = number.take() {
                        out.parts.push((n, unit));
                    }
                }
                _ => {}
            }
        }
        for &(n, u) in &out.parts {
            // 10,000 years: the calendar's own horizon.
            let most = match u {
                Unit::Minute => 5_258_880_000,
                Unit::Hour => 87_648_000,
                Unit::Day | Unit::WorkingDay => 3_652_000,
                Unit::Week => 521_700,
                Unit::Month => 120_000,
                Unit::Year => 10_000,
            };
            if !n.blank && n.mantissa > most {
                let f =
                    error("S004", "this length of time is out of range").at(out.span, "more than ten thousand years");
                self.findings.push(f.help("write `permanent` where no end is meant"));
            }
        }
        out
    }

    pub fn duration_in(&mut self, pair: &Pair<'_>) -> Option<Duration> {
        find(pair, Rule::duration).map(|d| self.duration(&d))
    }

    /// `20 to 40 days`, `20 days to 2 months`, `20 days`.
    pub fn range(&mut self, pair: &Pair<'_>) -> Option<(Duration, Duration)> {
        let durations: SmallVec<[Duration; 2]> =
            pair.clone().into_inner().filter(|p| p.as_rule() == Rule::duration).map(|p| self.duration(&p)).collect();
        let low = find(pair, Rule::number).map(|n| self.number(&n));
        match (low, durations.as_slice()) {
            (Some(n), [d]) => {
                let unit = d.parts.first().map_or(Unit::Day, |p| p.1);
                Some((Duration { parts: SmallVec::from_slice(&[(n, unit)]), span: n.span }, d.clone()))
            }
            (_, [a, b, ..]) => Some((a.clone(), b.clone())),
            (_, [d]) => Some((d.clone(), d.clone())),
            _ => None,
        }
    }

    /// How long, and how often in it.
    pub fn recurs(&mut self, pair: &Pair<'_>) -> Value {
        let often = match find(pair, Rule::rate).map(|r| r.as_str()) {
            Some("twice") => 2,
            Some(_) => 1,
            None => 0,
        };
        Value::Every(Box::new(self.every(pair)), often)
    }

    fn every(&mut self, pair: &Pair<'_>) -> Duration {
        self.duration_in(pair).unwrap_or_else(|| {
            let span = self.span(pair);
            let unit = find(pair, Rule::unit).map_or(Unit::Day, |u| unit(u.as_str(), false));
            Duration { parts: SmallVec::from_slice(&[(Num { mantissa: 1, scale: 0, blank: false, span }, unit)]), span }
        })
    }

    pub fn date(&mut self, pair: &Pair<'_>) -> Date {
        let span = self.span(pair);
        let mut out = Date { ymd: (1, 1, 1), clock: None, zone: None, also: None, span };
        let mut weekday = None;
        for p in pair.clone().into_inner() {
            match p.as_rule() {
                Rule::weekday => weekday = Some((p.as_str().to_owned(), self.span(&p))),
                Rule::ymd => out.ymd = self.ymd(&p),
                Rule::clock => out.clock = self.clock(&p),
                Rule::zone => {
                    // One that does not exist has been spoken of; the hour has its zone all the same.
                    self.zone(&p);
                    out.zone = Some(self.span(&p));
                }
                Rule::also_calendar => {
                    let calendar = find(&p, Rule::calendar).map_or(Calendar::Gregorian, |c| match c.as_str() {
                        "Hijri" => Calendar::Hijri,
                        "Persian" => Calendar::Persian,
                        "Hebrew" => Calendar::Hebrew,
                        "Julian" => Calendar::Julian,
                        _ => Calendar::Gregorian,
                    });
                    out.also = find(&p, Rule::also_ymd).and_then(|d| numbers(d.as_str())).map(|ymd| (calendar, ymd));
                }
                _ => {}
            }
        }
        if let Some((day, at)) = weekday {
            let (y, m, d) = out.ymd;
            if let Ok(date) = jiff::civil::Date::new(y, i8::try_from(m).unwrap_or(1), i8::try_from(d).unwrap_or(1)) {
                let real = WEEKDAYS
                    .get(usize::try_from(date.weekday().to_monday_zero_offset()).unwrap_or(0))
                    .copied()
                    .unwrap_or("");
                if real != day {
                    let f = error("S005", format!("{} is a {real}, not a {day}", date.strftime("%-d %B %Y")))
                        .at(at, format!("the day is a {real}"))
                        .help(format!("write `{real}`, or correct the date"));
                    self.findings.push(f.fix(format!("replace `{day}` by `{real}`"), at, real));
                }
            }
        }
        out
    }

    fn ymd(&mut self, pair: &Pair<'_>) -> (i16, u8, u8) {
        let Some((y, m, d)) = numbers(pair.as_str()) else { return (1, 1, 1) };
        let real =
            jiff::civil::Date::new(y, i8::try_from(m).unwrap_or(0), i8::try_from(d).unwrap_or(0)).is_ok() && y > 0;
        if real {
            return (y, m, d);
        }
        let span = self.span(pair);
        let (message, help) = match jiff::civil::Date::new(y, i8::try_from(m).unwrap_or(0), 1) {
            Ok(month) if y > 0 => (
                format!("{} has no day {d}", month.strftime("%B %Y")),
                match month.last_of_month().day() {
                    31 => "the last day of that month is the 31st".to_owned(),
                    last => format!("the last day of that month is the {last}th"),
                },
            ),
            _ => (
                "this is not a date of the calendar".to_owned(),
                "write year, month and day, such as 2026-03-01".to_owned(),
            ),
        };
        let f = error("S005", message).at(span, "no such date").help(help);
        self.findings.push(f);
        (1, 1, 1)
    }

    fn clock(&mut self, pair: &Pair<'_>) -> Option<(u8, u8)> {
        let (h, m) = pair.as_str().split_once([':', '.'])?;
        let (h, m) = (h.parse::<u8>().ok()?, m.parse::<u8>().ok()?);
        if (h < 24 && m < 60) || (h == 24 && m == 0) {
            return Some((h, m));
        }
        let span = self.span(pair);
        let f = error("S005", "this is not an hour of the day").at(span, "no such hour");
        self.findings.push(f.help("hours run from 00:00 to 24:00"));
        None
    }

    pub fn zone(&mut self, pair: &Pair<'_>) -> Option<Span> {
        let (text, span) = (pair.as_str().trim(), self.span(pair));
        let known = text == "GMT" || text.starts_with("UTC") || jiff::tz::TimeZone::get(text).is_ok();
        if known {
            return Some(span);
        }
        let mut f = error("S005", format!("no time zone is called `{text}`")).at(span, "not a zone of the IANA list");
        let near =
            jiff::tz::db().available().map(|n| n.as_str().to_owned()).filter(|n| strsim::jaro_winkler(n, text) > 0.9);
        if let Some(best) = near.max_by(|a, b| strsim::jaro_winkler(a, text).total_cmp(&strsim::jaro_winkler(b, text)))
        {
            f = f.help(format!("did you mean `{best}`?")).fix(format!("replace `{text}` by `{best}`"), span, best);
        } else {
            f = f.help("write it as a region and a city, such as `Europe/Kyiv`, or `GMT`");
        }
        self.findings.push(f);
        None
    }

    pub fn instant(&mut self, pair: &Pair<'_>) -> Instant {
        let span = self.span(pair);
        let Some(p) = pair.clone().into_inner().next() else { return Instant::Blank(span) };
        match p.as_rule() {
            Rule::offset => self.offset(&p),
            Rule::extreme => {
                let of =
                    p.clone().into_inner().filter(|q| q.as_rule() == Rule::instant).map(|q| self.instant(&q)).collect();
                Instant::Extreme { later: has(&p, Rule::later), of, span }
            }
            Rule::instant => self.instant(&p),
            Rule::date => Instant::Date(self.date(&p)),
            Rule::event_ref => Instant::Event(self.event_ref(&p)),
            Rule::string => Instant::Words(self.inside(&p)),
            _ => Instant::Blank(self.blank(&p)),
        }
    }

    fn offset(&mut self, pair: &Pair<'_>) -> Instant {
        let span = self.span(pair);
        let base = find(pair, Rule::instant).map_or(Instant::Blank(span), |i| self.instant(&i));
        match self.duration_in(pair) {
            Some(by) => Instant::Offset { by, before: has(pair, Rule::k_before), base: Box::new(base), span },
            None => base,
        }
    }

    pub fn event_ref(&mut self, pair: &Pair<'_>) -> EventRef {
        let span = self.span(pair);
        for p in pair.clone().into_inner() {
            match p.as_rule() {
                Rule::path | Rule::in_force => {
                    let path = if p.as_rule() == Rule::path { self.path(&p) } else { self.in_force(&p) };
                    let mut paths = pair.clone().into_inner().filter(|q| q.as_rule() == Rule::path);
                    return match paths.find(|q| q.as_span() != p.as_span()) {
                        Some(of) => EventRef::For(path, self.path(&of)),
                        None => EventRef::Path(path),
                    };
                }
                Rule::act => {
                    let sym = self.names.intern(p.as_str().trim());
                    let by = find(pair, Rule::quorum).map(|q| Box::new(self.quorum(&q)));
                    return EventRef::Act(sym, by, span);
                }
                _ => {}
            }
        }
        EventRef::Act(self.names.intern("signature"), None, span)
    }

    /// `entry into force` is the name of the event, in words.
    fn in_force(&mut self, pair: &Pair<'_>) -> Path {
        let sym = self.names.intern("entry_into_force");
        Path(SmallVec::from_iter([Name { sym, span: self.span(pair) }]))
    }

    pub fn bound(&mut self, pair: &Pair<'_>) -> Bound {
        let span = self.span(pair);
        let mut terms = SmallVec::new();
        for p in pair.clone().into_inner() {
            match p.as_rule() {
                Rule::bound_term | Rule::term_no_by => {
                    if let Some(q) = p.clone().into_inner().next() {
                        let span = self.span(&p);
                        // `immediately after X`: not before X, and without delay.
                        let base = (q.as_rule() == Rule::b_soft).then(|| find(&q, Rule::instant)).flatten();
                        if let Some(base) = base {
                            let at = self.instant(&base);
                            terms.push(Term { limit: Limit::NoEarlier(at), span });
                        }
                        let limit = self.limit(&q);
                        terms.push(Term { limit, span });
                    }
                }
                Rule::b_on | Rule::b_until | Rule::b_no_earlier => {
                    let limit = self.limit(&p);
                    terms.push(Term { limit, span: self.span(&p) });
                }
                _ => {}
            }
        }
        Bound { terms, span }
    }

    pub fn limit(&mut self, pair: &Pair<'_>) -> Limit {
        let mut instants: SmallVec<[Instant; 2]> =
            pair.clone().into_inner().filter(|p| p.as_rule() == Rule::instant).map(|p| self.instant(&p)).collect();
        let second = (instants.len() > 1).then(|| instants.pop()).flatten();
        let first = instants.pop();
        let blank = || Instant::Blank(self.span(pair));
        let first_or = |f: Option<Instant>| f.unwrap_or_else(blank);
        match pair.as_rule() {
            Rule::b_between | Rule::b_between_when => Limit::Between(first_or(first), second.unwrap_or_else(blank)),
            Rule::b_within => {
                let before = has(pair, Rule::k_before);
                match (self.duration_in(pair), first) {
                    (Some(d), Some(i)) if before => Limit::WithinBefore(d, i),
                    (Some(d), i) => Limit::Within(d, i),
                    (None, i) => Limit::By(first_or_blank(i, pair, self)),
                }
            }
            Rule::b_no_later | Rule::b_by | Rule::b_until => Limit::By(first_or(first)),
            Rule::b_no_earlier => Limit::NoEarlier(first_or(first)),
            Rule::b_soft => Limit::Soft,
            Rule::b_as_from => Limit::AsFrom(first_or(first)),
            Rule::b_before => Limit::Before(first_or(first)),
            Rule::b_after => Limit::After(first_or(first)),
            Rule::b_after_when => match self.duration_in(pair) {
                Some(d) => Limit::AfterLapse(d),
                None => Limit::After(first_or_blank(first, pair, self)),
            },
            Rule::b_by_date | Rule::b_offset => self.limit_of_date(pair),
            Rule::b_parallel => {
                let with = find(pair, Rule::path).map_or(Path(SmallVec::new()), |p| self.path(&p));
                Limit::Parallel {
                    with,
                    by_share: has(pair, Rule::share_for_share),
                    by_phase: has(pair, Rule::phase_for_phase),
                    certified: self.list_in(pair).map(Box::new),
                }
            }
            _ => Limit::On(first_or(first)),
        }
    }

    /// A date or an offset that stands directly in a bound.
    fn limit_of_date(&mut self, pair: &Pair<'_>) -> Limit {
        let mut at = Instant::Blank(self.span(pair));
        for p in pair.clone().into_inner() {
            match p.as_rule() {
                Rule::date => at = Instant::Date(self.date(&p)),
                Rule::offset => at = self.offset(&p),
                _ => {}
            }
        }
        if pair.as_rule() == Rule::b_by_date { Limit::By(at) } else { Limit::On(at) }
    }

    pub fn period(&mut self, pair: &Pair<'_>) -> Period {
        let mut out = Period {
            length: None,
            from: None,
            until: None,
            ended: None,
            during: None,
            open: None,
            renewal: None,
            span: self.span(pair),
        };
        let (mut until, mut ended) = (false, false);
        for p in pair.clone().into_inner() {
            match p.as_rule() {
                Rule::open_ended => {
                    let text = p.as_str();
                    let permanent = text.starts_with("permanent") || text.starts_with("in perpetuity");
                    out.open = Some(if permanent { OpenEnd::Permanent } else { OpenEnd::Indefinite });
                }
                Rule::duration => out.length = Some(self.duration(&p)),
                Rule::k_as => until = false,
                Rule::k_until => until = true,
                Rule::ended => ended = true,
                Rule::list if ended => out.ended = Some(Box::new(self.list(&p))),
                Rule::instant if until => out.until = Some(self.instant(&p)),
                Rule::instant => out.from = Some(self.instant(&p)),
                Rule::list | Rule::narrow_list => out.during = Some(Box::new(self.list(&p))),
                Rule::renewal => out.renewal = Some(Box::new(self.renewal(&p))),
                Rule::blank => {
                    self.blank(&p);
                }
                _ => {}
            }
        }
        out
    }

    pub fn renewal(&mut self, pair: &Pair<'_>) -> Renewal {
        let mut out = Renewal { automatic: has(pair, Rule::renewed), span: self.span(pair), ..Renewal::default() };
        for p in pair.clone().into_inner() {
            match p.as_rule() {
                Rule::duration => out.by = Some(self.duration(&p)),
                Rule::renewal_term => {
                    if let Some(t) = p.into_inner().next() {
                        self.renewal_term(&t, &mut out);
                    }
                }
                _ => {}
            }
        }
        out
    }

    fn renewal_term(&mut self, t: &Pair<'_>, out: &mut Renewal) {
        match t.as_rule() {
            Rule::how_often => {
                out.times = find(t, Rule::number)
                    .map(|n| self.number(&n))
                    .and_then(Num::whole)
                    .and_then(|n| u32::try_from(n).ok())
                    .or(match t.as_str().trim() {
                        "once" => Some(1),
                        "twice" => Some(2),
                        _ => Some(0),
                    });
            }
            Rule::r_agreement => out.agreement = true,
            Rule::r_request => out.request = Some(Box::new(self.notice(t))),
            Rule::r_unless => {
                out.unless = Some(Box::new(self.notice(t)));
                out.automatic = true;
            }
            _ => {}
        }
    }

    fn notice(&mut self, pair: &Pair<'_>) -> Notice {
        let by = self.list_in(pair);
        let when = find(pair, Rule::bound).map(|b| self.bound(&b));
        Notice { by, when, span: self.span(pair) }
    }
}

fn first_or_blank(i: Option<Instant>, pair: &Pair<'_>, reader: &Reader<'_>) -> Instant {
    i.unwrap_or_else(|| Instant::Blank(reader.span(pair)))
}

pub(super) const WEEKDAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

fn unit(text: &str, working: bool) -> Unit {
    match text.trim_end().trim_end_matches('s') {
        "minute" => Unit::Minute,
        "hour" => Unit::Hour,
        "day" if working => Unit::WorkingDay,
        "day" => Unit::Day,
        "week" => Unit::Week,
        "month" => Unit::Month,
        _ => Unit::Year,
    }
}

fn numbers(text: &str) -> Option<(i16, u8, u8)> {
    let mut parts = text.trim().split('-');
    let (y, m, d) = (parts.next()?, parts.next()?, parts.next()?);
    Some((y.parse().ok()?, m.parse().ok()?, d.parse().ok()?))
}
