//! What is said when the arguments cannot be understood: in our words, not in those of the argument parser.

use clap::error::{ContextKind, ContextValue, ErrorKind};

use super::{Outcome, did_you_mean};
use crate::host;

/// Tells what is the matter with the arguments; help and version, which come the same way, are printed.
pub(super) fn tell(error: &clap::Error) -> Outcome {
    if matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion) {
        // A reader that went away is no fault.
        let _ = error.print();
        return Outcome::Clean;
    }
    if error.kind() == ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand {
        let _ = error.print();
        return Outcome::Failed;
    }
    host::warn(&format!("treatyc: {}", sentence(error)));
    if let Some(ContextValue::StyledStr(usage)) = error.get(ContextKind::Usage) {
        host::warn(&format!("  {}", usage.to_string().trim()));
    }
    host::warn("  `treatyc --help` and the `--help` of each command show examples");
    Outcome::Failed
}

fn sentence(error: &clap::Error) -> String {
    let text = |kind| match error.get(kind) {
        Some(ContextValue::String(s)) => Some(s.clone()),
        Some(ContextValue::Strings(all)) => Some(all.join("`, `")),
        _ => None,
    };
    // The parser offers its candidates under the thing that was wrong.
    let list = |kind| match error.get(kind) {
        Some(ContextValue::Strings(all)) => all.clone(),
        Some(ContextValue::String(one)) => vec![one.clone()],
        _ => Vec::new(),
    };
    let argument = text(ContextKind::InvalidArg).unwrap_or_default();
    let value = text(ContextKind::InvalidValue).unwrap_or_default();
    let offered = |kind| {
        let candidates = list(kind);
        candidates.first().map_or(String::new(), |c| format!("; did you mean `{c}`?"))
    };
    match error.kind() {
        ErrorKind::UnknownArgument if argument.starts_with('-') => {
            format!("there is no option `{argument}`{}", offered(ContextKind::SuggestedArg))
        }
        ErrorKind::UnknownArgument => format!("nothing is to be done with `{argument}`"),
        ErrorKind::InvalidSubcommand => {
            let word = text(ContextKind::InvalidSubcommand).unwrap_or_default();
            format!("there is no command `{word}`{}", offered(ContextKind::SuggestedSubcommand))
        }
        ErrorKind::InvalidValue if value.is_empty() => format!("`{argument}` wants a value"),
        ErrorKind::InvalidValue => {
            let values = list(ContextKind::ValidValue);
            let guess = did_you_mean(&value, values.iter().map(String::as_str));
            if guess.is_empty() && !values.is_empty() {
                format!("`{value}` does not fit `{argument}`: it takes {}", values.join(", "))
            } else {
                format!("`{value}` does not fit `{argument}`{guess}")
            }
        }
        ErrorKind::MissingRequiredArgument => format!("`{argument}` is missing"),
        ErrorKind::ArgumentConflict => {
            let other = text(ContextKind::PriorArg).unwrap_or_default();
            if other.is_empty() || other == argument {
                format!("`{argument}` is given twice")
            } else {
                format!("`{argument}` and `{other}` do not go together")
            }
        }
        ErrorKind::TooManyValues => format!("`{argument}` takes fewer values"),
        ErrorKind::InvalidUtf8 => "an option is not in UTF-8".into(),
        _ => {
            let all = error.to_string();
            let first = all.lines().next().unwrap_or("").trim_start_matches("error: ");
            first.to_string()
        }
    }
}
