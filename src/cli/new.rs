//! `treatyc new`: a first treaty to begin from.

use std::path::{Path, PathBuf};

use super::{Outcome, fail};
use crate::host;

/// The treaty that is written: it checks clean, and its comments say how to go on.
const TEMPLATE: &str = include_str!("new.treaty");
/// The title in the template, in its quotes.
const TITLE: &str = "\"Agreement on Good-Neighbourly Relations and the Use of the River\"";

/// Write a first treaty that checks clean
#[derive(clap::Args, Debug)]
#[command(after_help = "\
Examples:
  treatyc new accord                               writes accord.treaty
  treatyc new drafts/ferry.treaty --title \"Agreement on the Ferry\"
  treatyc new -                                    to standard output")]
pub(super) struct Options {
    /// Its name, or the file to write; a file that is there already is left alone
    #[arg(value_name = "NAME|FILE", default_value = "treaty")]
    name: PathBuf,
    /// The title of the treaty
    #[arg(long, value_name = "TEXT")]
    title: Option<String>,
}

pub(super) fn run(options: &Options) -> Outcome {
    let text = text(options.title.as_deref());
    if options.name.as_os_str() == "-" {
        let _ = host::out(&text);
        return Outcome::Clean;
    }
    let path = file(&options.name);
    match host::write_new(&path, text.as_bytes()) {
        Ok(()) => {
            let name = path.display();
            let _ = host::out(&format!("wrote {name}; next: treatyc check {name}\n"));
            Outcome::Clean
        }
        Err(trouble) => fail(trouble),
    }
}

/// Names without an ending get `.treaty`; dots in a name belong to it.
fn file(name: &Path) -> PathBuf {
    if host::extension(name).is_some_and(|e| e == "treaty") {
        return name.to_path_buf();
    }
    let mut name = name.as_os_str().to_os_string();
    name.push(".treaty");
    PathBuf::from(name)
}

fn text(title: Option<&str>) -> String {
    let Some(title) = title else { return TEMPLATE.to_string() };
    // A title is one line, whatever was pasted.
    let title = title.split_whitespace().collect::<Vec<_>>().join(" ");
    let quoted = format!("\"{}\"", title.replace('\\', "\\\\").replace('"', "\\\""));
    TEMPLATE.replacen(TITLE, &quoted, 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_title_is_put_in() {
        assert!(TEMPLATE.contains(TITLE));
        assert!(text(Some("The \"Ferry\"\n Treaty")).contains(r#"treaty "The \"Ferry\" Treaty" {"#));
        assert!(!text(Some("x")).contains(TITLE));
    }

    #[test]
    fn names_get_their_ending_once() {
        assert_eq!(file(Path::new("a")), Path::new("a.treaty"));
        assert_eq!(file(Path::new("d/a.treaty")), Path::new("d/a.treaty"));
        assert_eq!(file(Path::new("rev.3")), Path::new("rev.3.treaty"));
    }
}
