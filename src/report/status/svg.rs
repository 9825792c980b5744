//! The state of a text as a picture. Each state has a colour and a pattern of its own, so that it can be told apart in
//! print without colours too; where the reader's screen is dark, so is the picture.

use std::fmt::Write as _;

use super::{Counts, Draft, Report, percent, word};
use crate::report::wording::{one_line, width, wrap};
use crate::status::State;

/// The whole picture, and where the bars stand in it.
const WIDTH: usize = 910;
const MARGIN: usize = 24;
const BARS: usize = 350;
const BAR: usize = WIDTH - BARS - MARGIN;
const ROW: usize = 26;
/// How wide a character is on the average, in tenths of the size of its type.
const GLYPH: usize = 56;

const STYLE: &str = "\
.paper{fill:#ffffff}.ink{fill:#1b1f24}.soft{fill:#57606a}.edge{stroke:#57606a;fill:none}
.agreed{fill:#1f6f43}.ad-referendum{fill:#7cc39b}.unmarked{fill:#dfe3e8}.proposed{fill:#a9c7f0}.bracketed{fill:#f2c14e}.reserved{fill:#c8553d}
.line{stroke:#1b1f24;stroke-width:1.2}.dot{fill:#1b1f24}
text{font-family:system-ui,'Helvetica Neue',Arial,'DejaVu Sans',sans-serif}
@media screen and (prefers-color-scheme:dark){
.paper{fill:#15181d}.ink{fill:#e6e9ee}.soft{fill:#a4adb8}.edge{stroke:#a4adb8}
.agreed{fill:#3fa66c}.ad-referendum{fill:#1f5a3b}.unmarked{fill:#3a414b}.proposed{fill:#2b4d7d}.bracketed{fill:#8a6410}.reserved{fill:#a8412c}
.line{stroke:#e6e9ee}.dot{fill:#e6e9ee}
}";

const PATTERNS: &str = "\
<pattern id=\"ad-referendum\" width=\"8\" height=\"8\" patternUnits=\"userSpaceOnUse\"><rect class=\"ad-referendum\" width=\"8\" height=\"8\"/><path class=\"line\" d=\"M0 8L8 0\"/></pattern>
<pattern id=\"proposed\" width=\"8\" height=\"8\" patternUnits=\"userSpaceOnUse\"><rect class=\"proposed\" width=\"8\" height=\"8\"/><circle class=\"dot\" cx=\"4\" cy=\"4\" r=\"1.1\"/></pattern>
<pattern id=\"bracketed\" width=\"8\" height=\"8\" patternUnits=\"userSpaceOnUse\"><rect class=\"bracketed\" width=\"8\" height=\"8\"/><path class=\"line\" d=\"M4 0V8\"/></pattern>
<pattern id=\"reserved\" width=\"8\" height=\"8\" patternUnits=\"userSpaceOnUse\"><rect class=\"reserved\" width=\"8\" height=\"8\"/><path class=\"line\" d=\"M0 0L8 8M0 8L8 0\"/></pattern>";

/// How a state is filled.
const fn fill(state: State) -> &'static str {
    match state {
        State::Agreed => "class=\"agreed\"",
        State::AdReferendum => "fill=\"url(#ad-referendum)\"",
        State::Unmarked => "class=\"unmarked\"",
        State::Proposed => "fill=\"url(#proposed)\"",
        State::Bracketed => "fill=\"url(#bracketed)\"",
        State::Reserved => "fill=\"url(#reserved)\"",
    }
}

pub(super) fn write(report: &Report) -> String {
    let mut picture = Picture { body: String::new(), y: MARGIN };
    let Some(last) = report.last() else { return String::new() };
    let states = report.states();
    picture.text(&format!("State of the text: {}", last.called()), 20, "ink", true);
    for line in wrap(&one_line(&last.gist()), (WIDTH - 2 * MARGIN) * 100 / (14 * GLYPH)) {
        picture.text(&line, 14, "ink", false);
    }
    if !last.read_to_its_end {
        picture.text("Some of the text could not be read and is not counted.", 14, "ink", false);
    }
    picture.legend(&states);
    if report.drafts.len() > 1 {
        picture.heading("From draft to draft");
        picture.rows(report.drafts.iter().map(|d| (d.called(), d.provisions, 0)), true);
    }
    picture.heading("By article");
    picture.rows(last.articles.iter().map(|a| (a.called(), a.provisions, 0)), false);
    if !last.topics.is_empty() {
        picture.heading("By topic");
        picture.rows(last.topics.iter().map(|t| (t.called().to_owned(), t.provisions, 0)), false);
    }
    if !last.parties.is_empty() {
        picture.heading("By party (blank: open between others)");
        picture.rows(last.parties.iter().map(|p| (p.party.clone(), p.provisions, p.open_between_others)), true);
    }
    picture.y += 10;
    for line in wrap(super::HOW, (WIDTH - 2 * MARGIN) * 100 / (11 * GLYPH)) {
        picture.text(&line, 11, "soft", false);
    }
    picture.done(last)
}

struct Picture {
    body: String,
    /// Where the next thing begins.
    y: usize,
}

impl Picture {
    fn text(&mut self, text: &str, size: usize, class: &str, bold: bool) {
        let weight = if bold { " font-weight=\"600\"" } else { "" };
        let y = self.y + size;
        let text = escaped(text);
        // Writing to a `String` cannot fail, here and below.
        let _ = writeln!(
            self.body,
            "<text class=\"{class}\" x=\"{MARGIN}\" y=\"{y}\" font-size=\"{size}\"{weight}>{text}</text>"
        );
        self.y += size + size / 3 + 2;
    }
    fn heading(&mut self, text: &str) {
        self.y += 14;
        self.text(text, 14, "ink", true);
        self.y += 2;
    }
    fn legend(&mut self, states: &[State]) {
        self.y += 8;
        let mut x = MARGIN;
        for state in states {
            let (y, name) = (self.y, word(*state));
            let _ = writeln!(self.body, "<rect {} x=\"{x}\" y=\"{y}\" width=\"22\" height=\"14\"/>", fill(*state));
            let _ = writeln!(self.body, "<rect class=\"edge\" x=\"{x}\" y=\"{y}\" width=\"22\" height=\"14\"/>");
            let (tx, ty) = (x + 28, y + 12);
            let _ = writeln!(self.body, "<text class=\"ink\" x=\"{tx}\" y=\"{ty}\" font-size=\"13\">{name}</text>");
            x += 28 + name.len() * 13 * GLYPH / 100 + 24;
        }
        self.y += 20;
    }
    /// A row each. Where what the bars mean is a share, all are as long as there is room; else as long as they have provisions.
    fn rows(&mut self, rows: impl Iterator<Item = (String, Counts, usize)>, equal: bool) {
        let rows: Vec<_> = rows.collect();
        let most = rows.iter().map(|r| r.1.all).max().unwrap_or(1).max(1);
        for (name, counts, others) in rows {
            let length = if equal { BAR } else { (BAR * counts.all / most).max(3) };
            self.row(&name, &counts, others, length);
        }
    }
    fn row(&mut self, name: &str, counts: &Counts, others: usize, length: usize) {
        let (y, base) = (self.y, self.y + 15);
        let name = escaped(&cut(&one_line(name), BARS - MARGIN - 12));
        let _ = writeln!(self.body, "<text class=\"ink\" x=\"{MARGIN}\" y=\"{base}\" font-size=\"13\">{name}</text>");
        let (mut sum, mut x) = (0, BARS);
        let each = State::ALL.iter().zip(counts.each());
        for (state, n) in each.filter(|(_, n)| *n > 0) {
            sum += n;
            let end = BARS + (length * sum).checked_div(counts.all).unwrap_or(0);
            let wide = end.saturating_sub(x);
            let told = format!("{name}: {n} of {} {} ({})", counts.all, word(*state), percent(n, counts.all));
            let _ = writeln!(
                self.body,
                "<g><title>{told}</title><rect {} x=\"{x}\" y=\"{y}\" width=\"{wide}\" height=\"20\"/>",
                fill(*state)
            );
            let digits = n.to_string().len() * 8;
            if wide >= digits + 12 {
                // The number stands on a patch of paper, or the pattern would run through it.
                let (at, middle) = (x + (wide - digits - 6) / 2, x + wide / 2);
                let patch = digits + 6;
                let top = y + 3;
                let _ = writeln!(
                    self.body,
                    "<rect class=\"paper\" x=\"{at}\" y=\"{top}\" width=\"{patch}\" height=\"14\" rx=\"3\"/><text class=\"ink\" x=\"{middle}\" y=\"{}\" font-size=\"11\" text-anchor=\"middle\">{n}</text>",
                    y + 14
                );
            }
            self.body.push_str("</g>\n");
            x = end;
        }
        let told = if others == 0 { name } else { format!("{name}: {others} of {} open between others", counts.all) };
        let _ = writeln!(
            self.body,
            "<rect class=\"edge\" x=\"{BARS}\" y=\"{y}\" width=\"{length}\" height=\"20\"><title>{told}</title></rect>"
        );
        self.y += ROW;
    }
    fn done(self, last: &Draft) -> String {
        let height = self.y + MARGIN / 2;
        let label = escaped(&format!("State of the text: {}. {}", last.called(), last.gist()));
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {height}\" width=\"{WIDTH}\" height=\"{height}\" role=\"img\" aria-label=\"{label}\">\n\
             <style>\n{STYLE}\n</style>\n<defs>\n{PATTERNS}\n</defs>\n\
             <rect class=\"paper\" width=\"100%\" height=\"100%\"/>\n{}</svg>\n",
            self.body
        )
    }
}

/// A name cut to the room there is, with dots.
fn cut(text: &str, room: usize) -> String {
    let most = room * 100 / (13 * GLYPH);
    if width(text) <= most {
        return text.to_owned();
    }
    let mut out = String::new();
    for c in text.chars() {
        if width(&out) + 2 > most {
            break;
        }
        out.push(c);
    }
    out.trim_end().to_owned() + "…"
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in one_line(text).chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            c => out.push(c),
        }
    }
    out
}
