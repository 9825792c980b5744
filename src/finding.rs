//! What a check says: plain data, from which every report is made.

use crate::source::Span;

/// How grave a finding is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Hash)]
pub enum Severity {
    /// Worth knowing; shown with `--info` and always in JSON.
    Info,
    /// A careful lawyer would speak up.
    Warning,
    /// The treaty cannot be meant like this; exit code 1.
    Error,
}

impl Severity {
    /// The word used in every machine format.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Info => "info",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// The stable code of a check, such as `T205`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Hash)]
pub struct Code(pub &'static str);

impl std::fmt::Display for Code {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.0)
    }
}

/// One place that a finding is about, and a short text for it. The text may be empty.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Label {
    /// Where.
    pub span: Span,
    /// What is there, in a few words.
    pub text: String,
}

/// Text to put in the place of a range.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Edit {
    /// What goes; an empty range inserts.
    pub span: Span,
    /// What comes instead.
    pub text: String,
}

/// A mechanical mend.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Fix {
    /// What it does, as an order: "replace `estern` by `eastern`".
    pub title: String,
    /// The edits, in no order, not overlapping.
    pub edits: Vec<Edit>,
}

/// The packages in which a finding holds, when that is not all of them.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Packages {
    /// In words: "Russia's side of `corridor.lasts` (2 of 8 packages)".
    pub words: String,
    /// The choices, as `--package` takes them: alternatives, each a list of `(point, option)`.
    pub choices: Vec<Vec<(String, String)>>,
    /// How many packages those are, of those that couplings in words allow, where the number can be told.
    pub count: Option<u128>,
    /// How many packages couplings in words allow, where the number can be told.
    pub total: Option<u128>,
}

/// One finding.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Finding {
    /// The check that speaks.
    pub code: Code,
    /// How grave.
    pub severity: Severity,
    /// The first line, understood alone: no full stop, no capital unless a name begins it.
    pub message: String,
    /// The places involved; the first is the main one. Empty only where a finding is about the whole file.
    pub labels: Vec<Label>,
    /// Why it matters in this treaty.
    pub why: Option<String>,
    /// How to mend it.
    pub help: Option<String>,
    /// The mechanical mend, where there is one.
    pub fix: Option<Fix>,
    /// Presence conditions (nodes of the choice tree) under which it holds; empty = in every package.
    pub holds: Vec<crate::choice::Ctx>,
    /// The same for people and machines; filled in when the findings are gathered.
    pub packages: Option<Packages>,
}

impl Finding {
    /// A finding with its first line, without places.
    #[must_use]
    pub fn new(code: Code, severity: Severity, message: impl Into<String>) -> Self {
        Self {
            code,
            severity,
            message: message.into(),
            labels: Vec::new(),
            why: None,
            help: None,
            fix: None,
            holds: Vec::new(),
            packages: None,
        }
    }
    /// Adds a place. The first added is the main one.
    #[must_use]
    pub fn at(mut self, span: Span, text: impl Into<String>) -> Self {
        self.labels.push(Label { span, text: text.into() });
        self
    }
    /// Says why it matters.
    #[must_use]
    pub fn why(mut self, why: impl Into<String>) -> Self {
        self.why = Some(why.into());
        self
    }
    /// Says how to mend it.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }
    /// Offers a mechanical mend that replaces one range.
    #[must_use]
    pub fn fix(mut self, title: impl Into<String>, span: Span, text: impl Into<String>) -> Self {
        self.fix = Some(Fix { title: title.into(), edits: vec![Edit { span, text: text.into() }] });
        self
    }
    /// Says under which presence condition it holds; the root says nothing.
    #[must_use]
    pub fn under(mut self, ctx: crate::choice::Ctx) -> Self {
        if ctx != crate::choice::Ctx::ALWAYS && !self.holds.contains(&ctx) {
            self.holds.push(ctx);
        }
        self
    }
    /// The main place.
    #[must_use]
    pub fn span(&self) -> Option<Span> {
        self.labels.first().map(|l| l.span)
    }
}
