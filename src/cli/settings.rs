//! `treaty.toml`: what holds for the treaties in a folder and below it.

use std::path::{Path, PathBuf};

use super::did_you_mean;
use crate::finding::Severity;
use crate::host::{self, Input, Trouble};
use crate::rules;
use crate::session::Levels;
use crate::tables;

/// The name of the file, looked for in the folder of a treaty and those above.
const FILE: &str = "treaty.toml";
const KEYS: [&str; 4] = ["languages", "templates", "deny-warnings", "levels"];
/// The words for a level, and what they mean.
const LEVELS: [(&str, Option<Severity>); 4] = [
    ("allow", None),
    ("info", Some(Severity::Info)),
    ("warn", Some(Severity::Warning)),
    ("error", Some(Severity::Error)),
];

/// What a `treaty.toml` says.
#[derive(Clone, Default, Debug)]
pub(super) struct Settings {
    /// The languages in which a treaty is rendered unless another is asked for.
    pub languages: Vec<String>,
    /// The folder with templates that replace the built-in ones.
    pub templates: Option<PathBuf>,
    /// How grave each check is.
    pub levels: Levels,
}

/// Reads each settings file once, however many treaties it holds for.
#[derive(Default)]
pub(super) struct Store {
    /// By folder of a treaty.
    folders: std::collections::BTreeMap<PathBuf, Result<Settings, Trouble>>,
}

impl Store {
    /// The settings that hold for an input.
    ///
    /// # Errors
    /// A sentence when the settings file cannot be read or understood.
    pub(super) fn of(&mut self, input: &Input) -> Result<Settings, Trouble> {
        let folder = input.folder();
        self.folders.entry(folder.clone()).or_insert_with(|| find(&folder)).clone()
    }
}

fn find(folder: &Path) -> Result<Settings, Trouble> {
    let Some(path) = host::upward(folder, FILE) else { return Ok(Settings::default()) };
    let input = Input { name: path.display().to_string(), path: Some(path.clone()), below: None };
    let text = host::read_text(&input)?;
    let base = path.parent().unwrap_or(Path::new("."));
    parse(&text, base).map_err(|e| Trouble(format!("`{}`: {e}", input.name)))
}

/// Reads the text of a settings file; folders in it are relative to `base`. The error is a clause about what it says.
fn parse(text: &str, base: &Path) -> Result<Settings, String> {
    let table =
        tables::read(text).map_err(|line| format!("line {line} is not written as settings are (`name = value`)"))?;
    let mut settings = Settings::default();
    for (key, value) in &table {
        match key.as_str() {
            "languages" => {
                let words = value.as_array().map(|all| all.iter().map(|v| v.as_str().map(str::to_string)).collect());
                let words: Option<Option<Vec<String>>> = words;
                settings.languages =
                    words.flatten().ok_or("`languages` wants a list of languages, as in `[\"en\", \"fr\"]`")?;
            }
            "templates" => {
                let folder = value.as_str().ok_or("`templates` wants the name of a folder, in quotes")?;
                settings.templates = Some(base.join(folder));
            }
            "deny-warnings" => {
                settings.levels.deny_warnings = value.as_bool().ok_or("`deny-warnings` is `true` or `false`")?;
            }
            "levels" => {
                let levels = value.as_table().ok_or("`[levels]` wants lines such as `T211 = \"allow\"`")?;
                for (word, level) in levels {
                    let named = level.as_str().unwrap_or_default();
                    let known = LEVELS.iter().find(|l| l.0 == named);
                    let &(_, level) = known.ok_or_else(|| {
                        let words: Vec<&str> = LEVELS.iter().map(|l| l.0).collect();
                        format!("the level of `{word}` is one of \"{}\"", words.join("\", \""))
                    })?;
                    settings.levels.codes.insert(code(word)?, level);
                }
            }
            _ => return Err(format!("there is no setting `{key}`{}", did_you_mean(key, KEYS))),
        }
    }
    Ok(settings)
}

/// The code of the check with this code or name.
///
/// # Errors
/// The end of a sentence when there is none.
pub(super) fn code(word: &str) -> Result<String, String> {
    if let Some(rule) = rules::find(word) {
        return Ok(rule.code.to_string());
    }
    let words = rules::RULES.iter().flat_map(|r| [r.code.0, r.name]);
    Err(format!("there is no check `{word}`{}", did_you_mean(word, words)))
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test that cannot be set up should fail")]
mod tests {
    use super::*;

    #[test]
    fn settings_are_read() {
        let s =
            parse("languages = ['en', 'fr']\ntemplates = 'house'\ndeny-warnings = true\n[levels]\n", Path::new("/x"))
                .unwrap();
        assert_eq!(s.languages, ["en", "fr"]);
        assert_eq!(s.templates.unwrap(), Path::new("/x/house"));
        assert!(s.levels.deny_warnings);
    }

    #[test]
    fn what_cannot_be_understood_is_said() {
        let say = |text| parse(text, Path::new(".")).unwrap_err();
        assert_eq!(say("langauges = []"), "there is no setting `langauges`; did you mean `languages`?");
        assert_eq!(say("\nlanguages"), "line 2 is not written as settings are (`name = value`)");
        assert_eq!(say("languages = 3"), "`languages` wants a list of languages, as in `[\"en\", \"fr\"]`");
        assert_eq!(say("levels.T211 = 1"), "the level of `T211` is one of \"allow\", \"info\", \"warn\", \"error\"");
        assert!(say("levels.nonsense-of-mine = 'allow'").starts_with("there is no check `nonsense-of-mine`"));
    }
}
