//! The terminal: what it can show, and writing to it. And the threads behind it.

use std::io::{IsTerminal, Write};
use std::sync::Mutex;
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// After this long without a result a person wonders.
const PATIENCE: Duration = Duration::from_millis(500);

/// What standard output can show.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Screen {
    /// How many columns there are; `None` where it is no terminal.
    pub columns: Option<usize>,
    /// Whether characters beyond ASCII may be used to draw with.
    pub unicode: bool,
    /// Whether colours are welcome.
    pub colour: bool,
}

/// What standard output can show. A file or a pipe gets neither colours nor drawings, the same on every machine;
/// `NO_COLOR` and a dumb terminal are respected.
#[must_use]
pub fn screen() -> Screen {
    if !std::io::stdout().is_terminal() {
        return Screen { columns: None, unicode: false, colour: false };
    }
    let dumb = variable("TERM").is_some_and(|t| t == "dumb");
    let columns = terminal_size::terminal_size().map_or(80, |(w, _)| usize::from(w.0));
    Screen {
        columns: Some(columns),
        unicode: !dumb && speaks_unicode(),
        colour: !dumb && variable("NO_COLOR").is_none(),
    }
}

/// An environment variable that is there and not empty.
fn variable(name: &str) -> Option<String> {
    std::env::var_os(name).map(|v| v.to_string_lossy().into_owned()).filter(|v| !v.is_empty())
}

/// Whether the locale is one of Unicode. The first of the three variables that is set decides.
fn speaks_unicode() -> bool {
    if cfg!(windows) {
        return true;
    }
    ["LC_ALL", "LC_CTYPE", "LANG"].into_iter().find_map(variable).is_some_and(|locale| {
        let locale = locale.to_lowercase();
        locale.contains("utf-8") || locale.contains("utf8")
    })
}

/// Writes to standard output. Gives false when nobody reads it any more, which is no fault: `check … | head`.
#[must_use]
pub fn out(text: &str) -> bool {
    let mut stdout = std::io::stdout().lock();
    stdout.write_all(text.as_bytes()).and_then(|()| stdout.flush()).is_ok()
}

/// Writes a line to standard error. Nothing can be done where that fails.
pub fn warn(text: &str) {
    let _ = writeln!(std::io::stderr().lock(), "{text}");
}

/// Gives the threads as much room for nested text as the main one has. Without effect once there are threads.
pub fn many_threads() {
    let _ = rayon::ThreadPoolBuilder::new().stack_size(8 << 20).build_global();
}

/// A bar on standard error that shows how far the work has come, if it takes long and somebody looks.
pub struct Progress {
    bar: Option<ProgressBar>,
    started: Instant,
    shown: Mutex<bool>,
}

impl Progress {
    /// For this many pieces of work.
    #[must_use]
    pub fn new(pieces: usize) -> Self {
        let watched = pieces > 1 && std::io::stderr().is_terminal();
        let bar = watched.then(|| {
            let length = u64::try_from(pieces).unwrap_or(u64::MAX);
            let style = ProgressStyle::with_template("{bar:32} {pos} of {len} treaties")
                .unwrap_or_else(|_| ProgressStyle::default_bar());
            ProgressBar::with_draw_target(Some(length), ProgressDrawTarget::hidden()).with_style(style)
        });
        Self { bar, started: Instant::now(), shown: Mutex::new(false) }
    }

    /// One piece is done.
    pub fn step(&self) {
        let Some(bar) = &self.bar else { return };
        if let Ok(mut shown) = self.shown.lock()
            && !*shown
            && self.started.elapsed() > PATIENCE
        {
            *shown = true;
            bar.set_draw_target(ProgressDrawTarget::stderr());
        }
        bar.inc(1);
    }

    /// Takes the bar away.
    pub fn finish(&self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }
}
