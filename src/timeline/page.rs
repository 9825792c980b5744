//! A timeline as one self-contained page: the chart, and the same as a table.

use super::chart::svg;
use super::table::window;
use super::{Timeline, dated};
use crate::drawing::{escape, page};
use std::fmt::Write as _;

/// Writes the page.
#[must_use]
pub fn html(t: &Timeline) -> String {
    let mut out = String::from(
        "<table>\n<caption>The same as a table</caption>\n<thead><tr><th scope=\"col\">What</th><th scope=\"col\">Happens</th>\
         <th scope=\"col\">Earliest – latest</th><th scope=\"col\">By the text</th></tr></thead>\n",
    );
    let mut heading = None;
    for row in &t.rows {
        if heading != Some(&row.heading) {
            if heading.is_some() {
                out += "</tbody>\n";
            }
            heading = Some(&row.heading);
            let words = escape(&row.heading);
            let _ = writeln!(out, "<tbody>\n<tr><th colspan=\"4\" scope=\"rowgroup\">{words}</th></tr>");
        }
        for (i, m) in row.moments.iter().enumerate() {
            let name = match (i, row.under.as_str()) {
                (0, "") => format!("<th scope=\"row\">{}</th>", escape(&row.label)),
                (0, under) => format!("<th scope=\"row\">{} [{}]</th>", escape(&row.label), escape(under)),
                _ => "<td></td>".into(),
            };
            let (days, when) = (window(m.days), escape(&m.when));
            let _ = writeln!(out, "<tr>{name}<td>{}</td><td class=\"day\">{days}</td><td>{when}</td></tr>", m.what);
        }
        if row.endless {
            out += "<tr><td></td><td colspan=\"3\">without an end</td></tr>\n";
        }
    }
    if heading.is_some() {
        out += "</tbody>\n";
    }
    out += "</table>\n";
    if !t.last_days.is_empty() {
        out += "<h2>Last days</h2>\n<ul>\n";
        for d in &t.last_days {
            let _ = writeln!(out, "<li>{}: {}</li>", dated(d.day), escape(&d.words));
        }
        out += "</ul>\n";
    }
    page(&t.language, &t.title, &svg(t), &out)
}
