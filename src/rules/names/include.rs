//! `R107 include`, as far as files that draw places are concerned; of included texts it is said when they are read.

use crate::finding::{Code, Finding, Severity};
use crate::rules::Case;
use crate::rules::said::or;

pub(in crate::rules) fn check(case: &Case<'_>, out: &mut Vec<Finding>) {
    for fault in &case.shapes.undrawn {
        let place = case.model.called(fault.place);
        let ids: Vec<String> = fault.ids.iter().take(8).map(|id| format!("`#{id}`")).collect();
        let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
        let help = if ids.is_empty() {
            "the file lies in the folder of the treaty or below it, and is GeoJSON (RFC 7946); a feature in it is named by its `id`: `geometry \"zones.geojson#north\"`".to_owned()
        } else {
            format!("name one of its features: {}", or(&ids))
        };
        out.push(
            Finding::new(Code("R107"), Severity::Error, fault.sentence.clone())
                .at(fault.span, format!("is to draw {place}"))
                .help(help)
                .under(fault.ctx),
        );
    }
}
