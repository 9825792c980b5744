//! When a party may leave the treaty: the final clauses' `exit`, as rows.

use super::words::{Anchors, Names};
use super::{Moment, Row, Sort};
use crate::core::{EventKey, Length, TimeUnit};
use crate::model::Builtin;
use crate::rules::words::length;
use crate::syntax::kind::Role;
use crate::syntax::tree::{Limit, Value};
use crate::time::calendar::{self, DAY, Day, MonthEnds};

/// The row of an exit that has to wait, or takes effect only after notice; none where neither is said.
pub(super) fn row(names: &Names<'_, '_>, anchors: &Anchors<'_>, ends: MonthEnds, heading: &str) -> Option<Row> {
    let model = names.model;
    let finals = model.final_clauses()?;
    let Value::Parts(parts) = &model.node(finals).field("exit")?.value else { return None };
    let (mut wait, mut notice) = (Length::zero(), Length::zero());
    for p in parts {
        match (&p.value, p.role) {
            (Value::Bound(b), _) => {
                for term in &b.terms {
                    if let Limit::AfterLapse(d) = &term.limit {
                        wait = Length::of(d)?;
                    }
                }
            }
            (Value::Parts(inner), Role::Notice) => {
                for p in inner {
                    if let Value::Duration(d) = &p.value {
                        notice = Length::of(d)?;
                    }
                }
            }
            _ => {}
        }
    }
    if wait.0.is_empty() && notice.0.is_empty() {
        return None;
    }
    let entry = names.core.event(&EventKey::Builtin(Builtin::EntryIntoForce))?;
    let known = anchors.table.day(entry).0;
    let signed = anchors.signed.as_ref().and_then(|s| s.of(entry).0).map(|m| m / DAY);
    let both = sum(&wait, &notice);
    let moment = |what: &'static str, by: &Length| {
        let base = names.event(entry);
        let when = if by.0.is_empty() { base } else { format!("{} after {base}", length(by)) };
        let day = known.and_then(|d| moved(d, by, ends));
        let offset = signed.map(|d| d + by.days().0);
        Moment {
            event: entry,
            what,
            when: format!("no earlier than {when}"),
            days: (day, None),
            offset: (offset, None),
            uncertain: false,
        }
    };
    let mut moments = vec![moment("notice may be given", &wait)];
    if !notice.0.is_empty() {
        moments.push(moment("takes effect", &both));
    }
    Some(Row {
        heading: heading.to_owned(),
        label: "exit of a party".to_owned(),
        name: String::new(),
        part: false,
        under: String::new(),
        sort: Sort::Act,
        moments,
        endless: false,
    })
}

fn sum(a: &Length, b: &Length) -> Length {
    let mut out = a.clone();
    for (n, unit) in &b.0 {
        match out.0.iter_mut().find(|p| p.1 == *unit) {
            Some(p) => p.0 += n,
            None => out.0.push((*n, *unit)),
        }
    }
    out
}

/// The first day that a length can come to; hours and working days have no place in an exit.
fn moved(from: Day, by: &Length, ends: MonthEnds) -> Option<Day> {
    by.0.iter().try_fold(from, |day, &(n, unit)| match unit {
        TimeUnit::Months => calendar::add_months(day, n, ends).map(|l| l.first),
        TimeUnit::Days => day.checked_add(n),
        TimeUnit::Minutes | TimeUnit::WorkingDays => None,
    })
}
