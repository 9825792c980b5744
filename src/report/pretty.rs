//! Findings for people, drawn around the text they are about. The only file that knows miette.
//!
//! miette draws the snippets; the lines above and below are ours. It gets a few lines of text at a time and never a
//! whole file: on its own it looks at a file from the first byte for every label.

use std::fmt;
use std::fmt::Write as _;

use miette::{
    Diagnostic, GraphicalReportHandler, GraphicalTheme, LabeledSpan, MietteError, MietteSpanContents, SourceCode,
    SourceSpan, SpanContents, ThemeCharacters, ThemeStyles,
};

use crate::finding::{Finding, Severity};
use crate::report::snippet::{self, Room, Snippet};
use crate::report::wording::{visible, width, wrap};
use crate::source::Sources;

/// What the reader's screen can show.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Look {
    /// How many columns there are.
    pub columns: usize,
    /// Whether lines may be drawn with characters beyond ASCII.
    pub unicode: bool,
    /// Whether colours may be used.
    pub colour: bool,
}

impl Default for Look {
    /// A hundred columns, plain.
    fn default() -> Self {
        Self { columns: 100, unicode: false, colour: false }
    }
}

/// Draws findings.
#[derive(Debug)]
pub struct Pretty {
    look: Look,
    handler: GraphicalReportHandler,
}

impl Pretty {
    /// Draws for this screen.
    #[must_use]
    pub fn new(look: Look) -> Self {
        let look = Look { columns: look.columns.clamp(40, 160), ..look };
        let theme = GraphicalTheme {
            characters: if look.unicode { ThemeCharacters::unicode() } else { ThemeCharacters::ascii() },
            styles: if look.colour { ThemeStyles::ansi() } else { ThemeStyles::none() },
        };
        let handler = GraphicalReportHandler::new_themed(theme)
            .with_width(look.columns)
            .with_wrap_lines(false)
            .without_primary_span_start()
            .without_cause_chain()
            .without_syntax_highlighting();
        Self { look, handler }
    }

    /// The finding, drawn, with an empty line after it.
    #[must_use]
    pub fn write(&self, finding: &Finding, sources: &Sources) -> String {
        let mut out = String::with_capacity(512);
        self.header(&mut out, finding);
        // The gutter holds the number of the line and what is drawn beside it.
        let columns = self.look.columns.saturating_sub(9);
        let room = Room { columns, dots: if self.look.unicode { "…" } else { "..." } };
        for snippet in snippet::cut(&finding.labels, sources, room) {
            self.snippet(&mut out, &snippet);
        }
        if let (true, Some(file)) = (finding.labels.is_empty(), sources.files().first()) {
            // Writing to a `String` cannot fail, here and below.
            let _ = writeln!(out, "  in {}", visible(&file.name));
        }
        let packages = finding.packages.as_ref().map(|p| p.words.as_str());
        for (head, text) in [("why:", finding.why.as_deref()), ("in:", packages), ("help:", finding.help.as_deref())] {
            if let Some(text) = text {
                self.footer(&mut out, head, text);
            }
        }
        out.push('\n');
        out
    }

    fn paint(&self, colour: &str, text: &str) -> String {
        if self.look.colour { format!("\u{1b}[{colour}m{text}\u{1b}[0m") } else { text.into() }
    }

    fn header(&self, out: &mut String, finding: &Finding) {
        let (sign, word, colour) = match finding.severity {
            Severity::Error => ("×", "error:", "1;31"),
            Severity::Warning => ("⚠", "warning:", "1;33"),
            Severity::Info => ("☞", "info:", "1;36"),
        };
        let head = format!("{} {}", finding.code, if self.look.unicode { sign } else { word });
        let indent = if self.look.unicode { width(&head) + 1 } else { 4 };
        let room = self.look.columns.saturating_sub(width(&head) + 1);
        let message = visible(&finding.message);
        for (i, line) in wrap(&message, room).iter().enumerate() {
            if i == 0 {
                let _ = writeln!(out, "{} {line}", self.paint(colour, &head));
            } else {
                let _ = writeln!(out, "{:indent$}{line}", "");
            }
        }
    }

    fn footer(&self, out: &mut String, head: &str, text: &str) {
        let blanks = 6_usize.saturating_sub(head.len());
        for (i, line) in wrap(&visible(text), self.look.columns.saturating_sub(8)).iter().enumerate() {
            if i == 0 {
                let _ = writeln!(out, "  {}{:blanks$}{line}", self.paint("36", head), "");
            } else {
                let _ = writeln!(out, "        {line}");
            }
        }
    }

    fn snippet(&self, out: &mut String, snippet: &Snippet<'_>) {
        let (line, column) = snippet.at;
        let lines = Lines {
            name: format!("{}:{line}:{column}", visible(snippet.file)),
            first: snippet.first_line,
            text: &snippet.text,
            labels: snippet
                .marks
                .iter()
                .map(|(range, text)| {
                    let line = snippet.text.get(..range.start).map_or("", |t| t.rsplit('\n').next().unwrap_or(""));
                    let marked = snippet.text.get(range.clone()).map_or("", |t| t.split('\n').next().unwrap_or(""));
                    let text = self.label(text, width(line) + width(marked) / 2);
                    LabeledSpan::new(text, range.start, range.end - range.start)
                })
                .collect(),
        };
        let before = out.len();
        if self.handler.render_report(out, &lines).is_err() {
            out.truncate(before);
            let _ = writeln!(out, "  {}", lines.name);
        } else if out.get(before..).is_some_and(|drawn| drawn.starts_with('\n')) {
            // The line for miette's own message, which is empty.
            out.remove(before);
        }
    }

    /// The text of a label, broken so that it fits beside where it hangs (a column of its line).
    fn label(&self, text: &str, hangs_at: usize) -> Option<String> {
        if text.is_empty() {
            return None;
        }
        let room = self.look.columns.saturating_sub(hangs_at + 12).max(24);
        Some(wrap(&visible(text), room).join("\n"))
    }
}

/// A snippet as miette wants it.
#[derive(Debug)]
struct Lines<'a> {
    name: String,
    first: usize,
    text: &'a str,
    labels: Vec<LabeledSpan>,
}

impl fmt::Display for Lines<'_> {
    fn fmt(&self, _: &mut fmt::Formatter<'_>) -> fmt::Result {
        Ok(())
    }
}

impl std::error::Error for Lines<'_> {}

impl Diagnostic for Lines<'_> {
    fn source_code(&self) -> Option<&dyn SourceCode> {
        Some(self)
    }
    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        Some(Box::new(self.labels.iter().cloned()))
    }
}

impl SourceCode for Lines<'_> {
    /// Always the whole snippet: it was cut to what is to be seen.
    fn read_span<'a>(
        &'a self,
        _: &SourceSpan,
        _: usize,
        _: usize,
    ) -> Result<Box<dyn SpanContents<'a> + 'a>, MietteError> {
        let span = SourceSpan::new(0.into(), self.text.len());
        let count = self.text.matches('\n').count();
        let contents =
            MietteSpanContents::new_named(self.name.clone(), self.text.as_bytes(), span, self.first, 0, count);
        Ok(Box::new(contents))
    }
}
