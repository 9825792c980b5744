//! A timeline as one self-contained page: the chart, and the same as a table.

use super::chart::{escaped, svg};
use super::table::window;
use super::{Timeline, dated};
use std::fmt::Write as _;

const STYLE: &str = "\
:root{color-scheme:light dark;--ink:#1a1a1a;--soft:#5c5c5c;--line:#d0d0d0;--paper:#fff}
@media (prefers-color-scheme:dark){:root{--ink:#e8e6e3;--soft:#a8a5a0;--line:#44423f;--paper:#191817}}
@media print{:root{--ink:#000;--soft:#333;--line:#999;--paper:#fff}}
body{margin:2rem auto;max-width:72rem;padding:0 1rem;font:16px/1.5 Georgia,'Times New Roman',serif;color:var(--ink);background:var(--paper)}
h1{font-size:1.5rem;line-height:1.25}h2{font-size:1.15rem;margin-top:2rem}
figure{margin:1.5rem 0;overflow-x:auto}figure svg{min-width:52rem;width:100%;height:auto}
table{border-collapse:collapse;width:100%;font-size:.92rem}
th,td{text-align:left;vertical-align:top;padding:.3rem .75rem .3rem 0;border-bottom:1px solid var(--line)}
th[scope=rowgroup]{padding-top:1rem}td.part,th.part{padding-left:1.5rem}
.soft{color:var(--soft)}.day{white-space:nowrap;font-variant-numeric:tabular-nums}";

/// Writes the page.
#[must_use]
pub fn html(t: &Timeline) -> String {
    let title = escaped(&t.title);
    let mut out = format!(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>Timeline: {title}</title>\n<style>\n{STYLE}\n</style>\n</head>\n<body>\n<main>\n<h1>{title}</h1>\n"
    );
    if !t.package.is_empty() {
        let _ = writeln!(out, "<p class=\"soft\">Package: {}</p>", escaped(&t.package));
    }
    for (event, day) in &t.assumed {
        let _ = writeln!(out, "<p class=\"soft\">Assumed: {} on {}</p>", escaped(event), dated(*day));
    }
    let _ = write!(out, "<figure>\n{}</figure>\n", svg(t));
    out += "<h2>The same as a table</h2>\n<table>\n<thead><tr><th scope=\"col\">What</th><th scope=\"col\">Happens</th><th scope=\"col\">Earliest – latest</th><th scope=\"col\">By the text</th></tr></thead>\n";
    let mut heading = None;
    for row in &t.rows {
        if heading != Some(&row.heading) {
            if heading.is_some() {
                out += "</tbody>\n";
            }
            heading = Some(&row.heading);
            let _ = writeln!(out, "<tbody>\n<tr><th colspan=\"4\" scope=\"rowgroup\">{}</th></tr>", escaped(&row.heading));
        }
        for (i, m) in row.moments.iter().enumerate() {
            let label = if i == 0 { escaped(&row.label) } else { String::new() };
            let under = match row.under.as_str() {
                words if i == 0 && !words.is_empty() => format!("<br><span class=\"soft\">{}</span>", escaped(words)),
                _ => String::new(),
            };
            let class = if row.part { " class=\"part\"" } else { "" };
            let cell = if i == 0 { format!("<th scope=\"row\"{class}>{label}{under}</th>") } else { "<td></td>".into() };
            let _ = writeln!(
                out,
                "<tr>{cell}<td>{}</td><td class=\"day\">{}</td><td>{}</td></tr>",
                m.what,
                window(m.days),
                escaped(&m.when)
            );
        }
    }
    if heading.is_some() {
        out += "</tbody>\n";
    }
    out += "</table>\n";
    if !t.last_days.is_empty() {
        out += "<h2>Last days</h2>\n<ul>\n";
        for d in &t.last_days {
            let _ = writeln!(out, "<li><span class=\"day\">{}</span>: {}</li>", dated(d.day), escaped(&d.words));
        }
        out += "</ul>\n";
    }
    out += "</main>\n</body>\n</html>\n";
    out
}
