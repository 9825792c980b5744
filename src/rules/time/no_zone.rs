//! `T208 no-zone`: a clock time without zone.

use crate::choice::Ctx;
use crate::finding::{Code, Finding, Severity};
use crate::model::dates;
use crate::rules::Case;
use crate::rules::presence::Gather;

pub(in crate::rules) fn check(case: &Case<'_>, out: &mut Vec<Finding>) {
    let model = case.model;
    let zones: Vec<Ctx> =
        model.head().into_iter().flat_map(|h| model.node(h).fields("time zone")).map(|f| f.ctx).collect();
    let mut found = Gather::new(model);
    for id in model.ids() {
        let node = model.node(id);
        for field in &node.fields {
            dates::field(field, &mut |date| {
                if date.clock.is_none() || date.zone.is_some() {
                    return;
                }
                found.lacking(date.span, node.ctx, field.ctx, &zones, || {
                    let words = model.text(date.span);
                    Finding::new(Code("T208"), Severity::Warning, format!("{words} does not say in which time zone"))
                        .at(date.span, "whose clock?")
                        .why("the parties' clocks differ, and an act done in between is in time by one of them and late by the other")
                        .help(format!("add the zone, such as `{words} GMT`, or give the head of the treaty a `time zone` for all its hours"))
                });
            });
        }
    }
    found.pour(out);
}
