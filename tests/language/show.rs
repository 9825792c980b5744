//! Values of the tree in a short notation, so that a test can say in one line what a phrase must mean.

use treatyc::source::Span;
use treatyc::syntax::tree::*;

/// Writes values of one tree over its text.
pub struct Show<'t> {
    pub tree: &'t Tree,
    pub text: &'t str,
}

impl Show<'_> {
    fn cut(&self, span: Span) -> &str {
        self.text.get(span.start as usize..span.end as usize).unwrap_or("?")
    }
    fn sym(&self, sym: Sym) -> &str {
        self.tree.names.text(sym)
    }
    pub fn path(&self, path: &Path) -> String {
        path.0.iter().map(|n| self.sym(n.sym)).collect::<Vec<_>>().join(".")
    }
    pub fn words(&self, words: &Words) -> String {
        let runs = words.runs.iter().map(|r| {
            let lang = r.lang.map(|l| format!("{}:", self.sym(l))).unwrap_or_default();
            let case = r.case.map(|l| format!("{}:", self.sym(l))).unwrap_or_default();
            format!("{lang}{case}'{}'", self.cut(r.span))
        });
        let blank = words.blank.map(|_| "[]".to_owned());
        runs.chain(blank).collect::<Vec<_>>().join(" ")
    }
    fn num(n: Num) -> String {
        match (n.blank, n.scale) {
            (true, _) => "[]".into(),
            (_, 0) => n.mantissa.to_string(),
            (_, scale) => format!("{}e-{scale}", n.mantissa),
        }
    }
    fn duration(d: &Duration) -> String {
        d.parts.iter().map(|(n, u)| format!("{} {u:?}", Self::num(*n))).collect::<Vec<_>>().join(" ")
    }
    fn date(&self, d: &Date) -> String {
        let (y, m, day) = d.ymd;
        let clock = d.clock.map(|(h, m)| format!(" {h:02}:{m:02}")).unwrap_or_default();
        let zone = d.zone.map(|z| format!(" {}", self.cut(z))).unwrap_or_default();
        let also = d.also.map(|(c, (y, m, d))| format!(" = {c:?} {y}-{m}-{d}")).unwrap_or_default();
        format!("{y}-{m:02}-{day:02}{clock}{zone}{also}")
    }
    fn event(&self, e: &EventRef) -> String {
        match e {
            EventRef::Path(p) => self.path(p),
            EventRef::For(p, q) => format!("{} for {}", self.path(p), self.path(q)),
            EventRef::Act(a, None, _) => format!("<{}>", self.sym(*a)),
            EventRef::Act(a, Some(q), _) => format!("<{} by {}>", self.sym(*a), self.quorum(q)),
        }
    }
    fn quorum(&self, q: &Quorum) -> String {
        let need = match q.need {
            QuorumNeed::All => "all".into(),
            QuorumNeed::Majority => "majority".into(),
            QuorumNeed::Share(a, b) => format!("{a}/{b}"),
            QuorumNeed::Number(n) => Self::num(n),
        };
        let of = q.of.as_ref().map(|l| format!(" of {}", self.list(l))).unwrap_or_default();
        let including = q.including.as_ref().map(|l| format!(" with {}", self.list(l))).unwrap_or_default();
        format!("{need}{of}{including}")
    }
    pub fn instant(&self, i: &Instant) -> String {
        match i {
            Instant::Date(d) => self.date(d),
            Instant::Event(e) => self.event(e),
            Instant::Offset { by, before, base, .. } => {
                format!("({} {} {})", self.instant(base), if *before { "-" } else { "+" }, Self::duration(by))
            }
            Instant::Extreme { later, of, .. } => {
                let all: Vec<String> = of.iter().map(|i| self.instant(i)).collect();
                format!("{}({})", if *later { "last" } else { "first" }, all.join(", "))
            }
            Instant::Words(s) => format!("'{}'", self.cut(*s)),
            Instant::Blank(_) => "[]".into(),
        }
    }
    fn limit(&self, l: &Limit) -> String {
        match l {
            Limit::On(i) => format!("on {}", self.instant(i)),
            Limit::By(i) => format!("by {}", self.instant(i)),
            Limit::Before(i) => format!("before {}", self.instant(i)),
            Limit::After(i) => format!("after {}", self.instant(i)),
            Limit::NoEarlier(i) => format!("not before {}", self.instant(i)),
            Limit::AsFrom(i) => format!("as from {}", self.instant(i)),
            Limit::Within(d, None) => format!("within {}", Self::duration(d)),
            Limit::Within(d, Some(i)) => format!("within {} of {}", Self::duration(d), self.instant(i)),
            Limit::WithinBefore(d, i) => format!("within {} before {}", Self::duration(d), self.instant(i)),
            Limit::Between(a, b) => format!("between {} and {}", self.instant(a), self.instant(b)),
            Limit::AfterLapse(d) => format!("once {} have passed", Self::duration(d)),
            Limit::Soft => "soon".into(),
            Limit::Parallel { with, by_share, by_phase, certified } => {
                let how = if *by_share {
                    " share"
                } else if *by_phase {
                    " phase"
                } else {
                    ""
                };
                let who = certified.as_ref().map(|l| format!(" certified {}", self.list(l))).unwrap_or_default();
                format!("parallel {}{how}{who}", self.path(with))
            }
        }
    }
    pub fn bound(&self, b: &Bound) -> String {
        b.terms.iter().map(|t| self.limit(&t.limit)).collect::<Vec<_>>().join(" & ")
    }
    pub fn period(&self, p: &Period) -> String {
        let mut out = Vec::new();
        out.extend(p.open.map(|o| format!("{o:?}")));
        out.extend(p.length.as_ref().map(Self::duration));
        out.extend(p.from.as_ref().map(|i| format!("from {}", self.instant(i))));
        out.extend(p.until.as_ref().map(|i| format!("until {}", self.instant(i))));
        out.extend(p.ended.as_ref().map(|l| format!("ended by {}", self.list(l))));
        out.extend(p.during.as_ref().map(|l| format!("while {}", self.list(l))));
        out.extend(p.renewal.as_ref().map(|r| format!("renewal {}", self.renewal(r))));
        out.join(" ")
    }
    fn renewal(&self, r: &Renewal) -> String {
        let mut out = vec![if r.automatic { "auto".to_owned() } else { "open".to_owned() }];
        out.extend(r.by.as_ref().map(|d| format!("by {}", Self::duration(d))));
        out.extend(r.times.map(|n| format!("x{n}")));
        out.extend(r.agreement.then(|| "agreed".to_owned()));
        out.extend(r.request.as_ref().map(|n| format!("request{}", self.notice(n))));
        out.extend(r.unless.as_ref().map(|n| format!("unless{}", self.notice(n))));
        out.join(" ")
    }
    fn notice(&self, n: &Notice) -> String {
        let by = n.by.as_ref().map(|l| format!(" by {}", self.list(l))).unwrap_or_default();
        let when = n.when.as_ref().map(|b| format!(" {}", self.bound(b))).unwrap_or_default();
        format!("{by}{when}")
    }
    pub fn list(&self, l: &List) -> String {
        let mode = if l.each {
            "each of "
        } else if l.any {
            "any of "
        } else {
            ""
        };
        let items: Vec<String> = l.items.iter().map(|i| self.item(i)).collect();
        let together = if l.together { " together" } else { "" };
        let except: Vec<String> = l.except.iter().map(|i| self.item(i)).collect();
        let except = if except.is_empty() { String::new() } else { format!(" except {}", except.join(", ")) };
        format!("{mode}{}{together}{except}", items.join(", "))
    }
    fn item(&self, i: &Item) -> String {
        let each = match i.each {
            Some(true) => "each ",
            Some(false) => "any ",
            None => "",
        };
        let is = match &i.is {
            Named::Path(p) => self.path(p),
            Named::Words(w) => self.words(w),
            Named::Special(s) => format!("{s:?}"),
            Named::Some(n, l) => format!("{} of ({})", Self::num(*n), self.list(l)),
            Named::Blank => "[]".into(),
        };
        let is = match &i.around {
            Some(a) => format!("{} {is} {}", self.words(&a.0), self.words(&a.1)).trim().to_owned(),
            None => is,
        };
        let more: String = i.more.iter().map(|(p, w)| format!(" {} {}", self.path(p), self.words(w))).collect();
        let is = format!("{is}{}", more.trim_end());
        let place = i.place.as_ref().map(|r| format!(" {}", self.relation(r))).unwrap_or_default();
        format!("{each}{is}{place}")
    }
    fn relation(&self, r: &Relation) -> String {
        let distance = r.distance.map(|(n, u)| format!(" {} {}", Self::num(n), self.cut(u))).unwrap_or_default();
        let side = match &r.side {
            Some(Side::Both) => " both sides".into(),
            Some(Side::Of(i)) => format!(" side of {}", self.item(i)),
            Some(Side::Compass(s)) => format!(" side {}", self.cut(*s)),
            None => String::new(),
        };
        format!("<{:?}{distance}{side}>", r.how)
    }
    pub fn condition(&self, c: &Condition) -> String {
        let all = |cs: &[Condition], word: &str| {
            format!("({})", cs.iter().map(|c| self.condition(c)).collect::<Vec<_>>().join(word))
        };
        let opt = |word: &str, l: &Option<Box<List>>| {
            l.as_ref().map(|l| format!(" {word} {}", self.list(l))).unwrap_or_default()
        };
        match c {
            Condition::Any(cs) => all(cs, " or "),
            Condition::All(cs) => all(cs, " and "),
            Condition::Not(c) => format!("not {}", self.condition(c)),
            Condition::Event { event, by, on, place, not_in_self_defence, .. } => format!(
                "{}{}{}{}{}",
                self.event(event),
                opt("by", by),
                opt("on", on),
                opt("in", place),
                if *not_in_self_defence { " aggressive" } else { "" }
            ),
            Condition::Breach { of, by, .. } => format!("breach({}){}", self.list(of), opt("by", by)),
            Condition::While(l) => format!("while {}", self.list(l)),
            Condition::Discretion(l, _) => format!("discretion {}", l.as_ref().map_or("own".into(), |l| self.list(l))),
            Condition::Agreement(l) => format!("agreement {}", self.list(l)),
            Condition::Words(w, by) => format!("{}{}", self.words(w), opt("certified", by)),
            Condition::Determined(c, d) => format!("{{{} | {}}}", self.condition(c), self.determiner(d)),
            Condition::Blank(_) => "[]".into(),
        }
    }
    fn determiner(&self, d: &Determiner) -> String {
        let by = d.by.as_ref().map_or_else(|| "itself".into(), |l| self.list(l));
        let report = d.report.as_ref().map(|l| format!(" on report of {}", self.list(l))).unwrap_or_default();
        format!("{by}{report}")
    }
    fn amount(&self, a: &Amount) -> String {
        let measure = match a.measure {
            Measure::Bare => String::new(),
            Measure::Money(c) => format!(" {}", self.sym(c)),
            Measure::Percent => " %".into(),
            Measure::Fraction(n, d) => format!(" {n}/{d}"),
            Measure::Unit(s) => format!(" {}", self.cut(s)),
        };
        let to = a.to.map(|n| format!("..{}", Self::num(n))).unwrap_or_default();
        let of = match a.of.as_deref() {
            Some(Whole::Words(w)) => format!(" of {}", self.words(w)),
            Some(Whole::Path(p)) => format!(" of {}", self.path(p)),
            Some(Whole::Amount(a)) => format!(" of {}", self.amount(a)),
            None => String::new(),
        };
        let per = a.per.map(|s| format!(" per {}", self.cut(s))).unwrap_or_default();
        let all = if a.in_all { " in all" } else { "" };
        format!("{:?} {}{to}{measure}{of}{per}{all}", a.limit, Self::num(a.number))
    }
    fn parts(&self, parts: &[Part]) -> String {
        let all: Vec<String> = parts.iter().map(|p| format!("{:?}: {}", p.role, self.value(&p.value))).collect();
        all.join("; ")
    }
    /// The value in one line.
    pub fn value(&self, v: &Value) -> String {
        match v {
            Value::Flag => "flag".into(),
            Value::Broken => "BROKEN".into(),
            Value::Blank(_) => "[]".into(),
            Value::Words(w) => self.words(w),
            Value::Free(s) => format!("`{}`", self.cut(*s)),
            Value::List(l) => self.list(l),
            Value::Instant(i) => self.instant(i),
            Value::Bound(b) => self.bound(b),
            Value::Period(p) => self.period(p),
            Value::Renewal(r) => self.renewal(r),
            Value::Duration(d) => Self::duration(d),
            Value::Range(r) => format!("{} to {}", Self::duration(&r.0), Self::duration(&r.1)),
            Value::Every(d, often) => {
                format!("{}every {}", ["", "once ", "twice "][usize::from(*often)], Self::duration(d))
            }
            Value::Condition(c) => self.condition(c),
            Value::Amount(a) => self.amount(a),
            Value::Date(d) => self.date(d),
            Value::Days(d) => {
                let dates: Vec<String> = d.0.iter().map(|d| self.date(d)).collect();
                format!("{dates:?} {:?}", d.1)
            }
            Value::Languages(l) => {
                let all: Vec<&str> = l.all.iter().map(|n| self.sym(n.sym)).collect();
                let prevails = l.prevails.map(|n| format!(" {} prevails", self.sym(n.sym))).unwrap_or_default();
                format!("{}{}{prevails}", all.join(" "), if l.authentic { " authentic" } else { "" })
            }
            Value::Quorum(q) => self.quorum(q),
            Value::Consent(all) => {
                let one = |c: &Consent| {
                    let by = c.by.as_ref().map(|q| format!(" by {}", self.quorum(q))).unwrap_or_default();
                    let at = c.at.as_ref().map(|w| format!(" at {}", self.words(w))).unwrap_or_default();
                    format!("{}{by}{at}", self.sym(c.act))
                };
                all.iter().map(one).collect::<Vec<_>>().join(" or ")
            }
            Value::Determiner(d) => self.determiner(d),
            Value::Steps(steps) => steps.iter().map(|s| self.parts(s)).collect::<Vec<_>>().join(" / "),
            Value::Parts(parts) => format!("({})", self.parts(parts)),
            Value::Path(p) => self.path(p),
            Value::Relation(r) => self.relation(r),
        }
    }
}
