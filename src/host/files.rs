//! Reading, finding and writing files.

use std::io::{Read, Write};
use std::path::{Component, Path, PathBuf};

use crate::lock::FILE as LOCK;
use crate::session::Files;

/// The extension of a treaty's file, without its dot.
const EXTENSION: &str = "treaty";
/// A file longer than this is not read: no treaty is, and a device has no end.
const TOO_LONG: u64 = 1 << 30;

/// Why something could not be done with a file: a sentence for people, which names the file.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Trouble(pub String);

impl std::fmt::Display for Trouble {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl Trouble {
    fn new(path: &Path, error: &std::io::Error) -> Self {
        Self(format!("`{}` {}", path.display(), sentence(error)))
    }
}

/// What is the matter, as the end of a sentence that begins with the file.
fn sentence(error: &std::io::Error) -> String {
    use std::io::ErrorKind as K;
    match error.kind() {
        K::NotFound => "is not there".into(),
        K::PermissionDenied => "may not be opened by you".into(),
        K::IsADirectory => "is a folder".into(),
        K::NotADirectory => "lies in something that is not a folder".into(),
        K::AlreadyExists => "is there already".into(),
        K::StorageFull => "cannot be written: the disk is full".into(),
        K::ReadOnlyFilesystem => "cannot be written: the disk is read-only".into(),
        _ => format!("cannot be used: {error}"),
    }
}

/// Something to read.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Input {
    /// As the user knows it.
    pub name: String,
    /// Where it is; `None` is standard input.
    pub path: Option<PathBuf>,
    /// Below which folder it was found, where the user named a folder and not the file.
    pub below: Option<PathBuf>,
}

impl Input {
    fn file(path: PathBuf, below: Option<PathBuf>) -> Self {
        Self { name: path.display().to_string(), path: Some(path), below }
    }
    /// Standard input.
    #[must_use]
    pub fn stdin() -> Self {
        Self { name: "<stdin>".into(), path: None, below: None }
    }
    /// The one file that an argument names, or standard input for `-`.
    ///
    /// # Errors
    /// A sentence when it is not there, or is a folder.
    pub fn one(argument: &Path) -> Result<Self, String> {
        if argument.as_os_str() == "-" {
            return Ok(Self::stdin());
        }
        match std::fs::metadata(argument) {
            Err(e) => Err(Trouble::new(argument, &e).0),
            Ok(m) if m.is_dir() => Err(format!("`{}` is a folder: name one treaty", argument.display())),
            Ok(_) => Ok(Self::file(argument.to_path_buf(), None)),
        }
    }
    /// The folder in which its included files lie and from which its settings are looked for.
    #[must_use]
    pub fn folder(&self) -> PathBuf {
        match self.path.as_deref().and_then(Path::parent) {
            Some(parent) if !parent.as_os_str().is_empty() => parent.to_path_buf(),
            _ => PathBuf::from("."),
        }
    }
}

/// What the arguments of a command name: files, folders (every `.treaty` below, sorted, hidden ones left out) and `-`.
/// What cannot be found is told beside the rest. Each file comes once, where it was named first.
#[must_use]
pub fn gather(arguments: &[PathBuf]) -> (Vec<Input>, Vec<Trouble>) {
    let mut inputs: Vec<Input> = Vec::new();
    let mut troubles = Vec::new();
    let mut seen = rustc_hash::FxHashSet::default();
    let mut add = |input: Input| {
        let key = input.path.as_deref().map(absolute);
        if seen.insert(key) {
            inputs.push(input);
        }
    };
    for argument in arguments {
        if argument.as_os_str() == "-" {
            add(Input::stdin());
            continue;
        }
        match std::fs::metadata(argument) {
            Err(e) => troubles.push(Trouble::new(argument, &e)),
            Ok(m) if m.is_dir() => {
                let (found, mut errors) = walk(argument);
                if found.is_empty() && errors.is_empty() {
                    errors.push(Trouble(format!("there is no treaty (`*.{EXTENSION}`) in `{}`", argument.display())));
                }
                troubles.append(&mut errors);
                found.into_iter().for_each(&mut add);
            }
            Ok(_) => add(Input::file(argument.clone(), None)),
        }
    }
    (inputs, troubles)
}

/// Every treaty below a folder, sorted by path.
fn walk(folder: &Path) -> (Vec<Input>, Vec<Trouble>) {
    let mut found = Vec::new();
    let mut troubles = Vec::new();
    // Hidden folders are left out, but nothing is left out because a version control ignores it: it was asked for.
    let walker =
        ignore::WalkBuilder::new(folder).standard_filters(false).hidden(true).sort_by_file_path(Path::cmp).build();
    for entry in walker {
        match entry {
            Err(e) => troubles.push(Trouble(format!("below `{}`: {e}", folder.display()))),
            Ok(entry) => {
                let path = entry.path();
                // `metadata` follows a link to a file; links to folders are not followed, they may go in circles.
                if path.extension().is_some_and(|e| e == EXTENSION) && path.metadata().is_ok_and(|m| m.is_file()) {
                    let path = path.strip_prefix(".").unwrap_or(path).to_path_buf();
                    found.push(Input::file(path, Some(folder.to_path_buf())));
                }
            }
        }
    }
    (found, troubles)
}

/// The bytes of an input. Anything that is not a text at all is refused; stray bytes in a text are the compiler's.
///
/// # Errors
/// A sentence when it cannot be read, is not a text, or is longer than any treaty.
pub fn read(input: &Input) -> Result<Vec<u8>, Trouble> {
    let mut bytes = Vec::new();
    let got = match &input.path {
        None => std::io::stdin().lock().take(TOO_LONG + 1).read_to_end(&mut bytes),
        Some(path) => read_file(path, &mut bytes),
    };
    got.map_err(|e| Trouble(format!("`{}` {}", input.name, sentence(&e))))?;
    refuse_non_text(&input.name, &bytes)?;
    Ok(bytes)
}

/// The text of an input.
///
/// # Errors
/// As [`read`], and when it is not UTF-8.
pub fn read_text(input: &Input) -> Result<String, Trouble> {
    String::from_utf8(read(input)?).map_err(|e| {
        let at = e.utf8_error().valid_up_to() + 1;
        Trouble(format!("`{}` is not in UTF-8: byte {at} belongs to no character", input.name))
    })
}

fn read_file(path: &Path, bytes: &mut Vec<u8>) -> std::io::Result<usize> {
    if path.metadata()?.is_dir() {
        return Err(std::io::ErrorKind::IsADirectory.into());
    }
    std::fs::File::open(path)?.take(TOO_LONG + 1).read_to_end(bytes)
}

fn refuse_non_text(name: &str, bytes: &[u8]) -> Result<(), Trouble> {
    if bytes.len() as u64 > TOO_LONG {
        return Err(Trouble(format!("`{name}` is longer than a gigabyte: that is no treaty")));
    }
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        return Err(Trouble(format!("`{name}` is in UTF-16: save it as UTF-8")));
    }
    // No text has a zero byte, and whatever is not a text soon has one.
    if bytes.iter().take(8192).any(|&b| b == 0) {
        return Err(Trouble(format!("`{name}` is not a text")));
    }
    Ok(())
}

/// The texts directly in a folder whose names end in `.extension`, by name without folder.
///
/// # Errors
/// A sentence when the folder or one of the files cannot be read.
pub fn read_texts(folder: &Path, extension: &str) -> Result<std::collections::BTreeMap<String, String>, Trouble> {
    let entries = std::fs::read_dir(folder).map_err(|e| Trouble::new(folder, &e))?;
    let mut texts = std::collections::BTreeMap::new();
    for entry in entries {
        let path = entry.map_err(|e| Trouble::new(folder, &e))?.path();
        if path.extension().is_some_and(|e| e == extension) {
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            texts.insert(name, read_text(&Input::file(path, None))?);
        }
    }
    Ok(texts)
}

/// The nearest file `name` in a folder or one above it.
#[must_use]
pub fn upward(folder: &Path, name: &str) -> Option<PathBuf> {
    let start = absolute(folder);
    start.ancestors().map(|f| f.join(name)).find(|p| p.is_file())
}

/// The path without links and dots where it exists, else as near to that as can be told.
#[must_use]
pub fn absolute(path: &Path) -> PathBuf {
    path.canonicalize().or_else(|_| std::path::absolute(path)).unwrap_or_else(|_| path.to_path_buf())
}

/// Whether there is a folder.
#[must_use]
pub fn is_folder(path: &Path) -> bool {
    path.is_dir()
}

/// The extension of a path in small letters, without its dot.
#[must_use]
pub fn extension(path: &Path) -> Option<String> {
    path.extension().map(|e| e.to_string_lossy().to_lowercase())
}

/// Makes a folder and those above it.
///
/// # Errors
/// A sentence when that is not possible.
pub fn make_folder(path: &Path) -> Result<(), Trouble> {
    std::fs::create_dir_all(path).map_err(|e| Trouble::new(path, &e))
}

/// Writes a file whole or not at all: beside it first, then renamed. A file that is there keeps its permissions, a
/// link keeps pointing where it does.
///
/// # Errors
/// A sentence when it cannot be written; what was there is still there then.
pub fn write(path: &Path, bytes: &[u8]) -> Result<(), Trouble> {
    let target = if path.is_symlink() { absolute(path) } else { path.to_path_buf() };
    let attempt = || -> std::io::Result<()> {
        let old = std::fs::metadata(&target).ok();
        // Renaming over a file asks nobody whether the file may be written.
        if old.as_ref().is_some_and(|m| m.permissions().readonly()) {
            return Err(std::io::ErrorKind::PermissionDenied.into());
        }
        let file = beside(&target, bytes)?;
        if let Some(old) = old {
            std::fs::set_permissions(file.path(), old.permissions())?;
        }
        file.persist(&target).map_err(|e| e.error)?;
        Ok(())
    };
    attempt().map_err(|e| Trouble::new(path, &e))
}

/// Writes a file that is not there yet.
///
/// # Errors
/// A sentence when it is there, or cannot be written.
pub fn write_new(path: &Path, bytes: &[u8]) -> Result<(), Trouble> {
    let attempt = || beside(path, bytes)?.persist_noclobber(path).map_err(|e| e.error).map(drop);
    if path.is_symlink() || path.exists() {
        return Err(Trouble::new(path, &std::io::ErrorKind::AlreadyExists.into()));
    }
    attempt().map_err(|e| Trouble::new(path, &e))
}

/// A new file in the same folder, with the permissions that any new file gets.
fn beside(path: &Path, bytes: &[u8]) -> std::io::Result<tempfile::NamedTempFile> {
    let folder = path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut builder = tempfile::Builder::new();
    builder.prefix(".treatyc-");
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    let mut file = builder.tempfile_in(folder)?;
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    Ok(file)
}

/// A folder and what lies below it, and nothing else: where included files may come from.
#[derive(Clone, Debug)]
pub struct Folder {
    base: PathBuf,
}

impl Folder {
    /// The folder at this path.
    #[must_use]
    pub fn new(path: &Path) -> Self {
        Self { base: absolute(path) }
    }

    /// Where the file `path` (relative, `/` between folders) really is.
    ///
    /// # Errors
    /// The end of a sentence when it is not there or not inside.
    pub fn locate(&self, path: &str) -> Result<PathBuf, String> {
        let outside = || String::from("lies outside the folder of the treaty");
        let relative = Path::new(path);
        // `\` separates folders on some systems: nowhere may it lead out, so nowhere is it taken.
        if path.contains('\\') || !relative.components().all(|c| matches!(c, Component::Normal(_) | Component::CurDir))
        {
            return Err(outside());
        }
        let real = self.base.join(relative).canonicalize().map_err(|e| sentence(&e))?;
        if real.starts_with(&self.base) { Ok(real) } else { Err(outside()) }
    }
}

impl Folder {
    /// Where the text called `name` is, be it a path from this folder or from the one the command runs in. Only what
    /// lies inside is found.
    #[must_use]
    pub fn find(&self, name: &str) -> Option<PathBuf> {
        let from_here = || Path::new(name).canonicalize().ok().filter(|real| real.starts_with(&self.base));
        self.locate(name).ok().or_else(from_here)
    }

    /// The bytes of a file that [`Folder::locate`] or [`Folder::find`] found.
    ///
    /// # Errors
    /// The end of a sentence when it cannot be read.
    pub fn read_real(&self, real: &Path) -> Result<Vec<u8>, String> {
        let mut bytes = Vec::new();
        read_file(real, &mut bytes).map_err(|e| sentence(&e))?;
        if bytes.len() as u64 > TOO_LONG {
            return Err("is longer than a gigabyte".into());
        }
        Ok(bytes)
    }
}

impl Files for Folder {
    fn read(&self, path: &str) -> Result<Vec<u8>, String> {
        self.read_real(&self.locate(path)?)
    }
    fn lock(&self) -> Result<Option<Vec<u8>>, String> {
        match std::fs::metadata(self.base.join(LOCK)) {
            Err(e) if e.kind() == std::io::ErrorKind::NotFound => Ok(None),
            Err(e) => Err(sentence(&e)),
            Ok(_) => self.read(LOCK).map(Some),
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test that cannot be set up should fail")]
mod tests {
    use super::*;

    #[test]
    fn nothing_outside_the_folder_is_read() {
        let dir = tempfile::tempdir().unwrap();
        let inside = dir.path().join("treaty");
        std::fs::create_dir_all(inside.join("annexes")).unwrap();
        std::fs::write(dir.path().join("secret"), "no").unwrap();
        std::fs::write(inside.join("annexes/a.treaty"), "yes").unwrap();
        let folder = Folder::new(&inside);
        assert_eq!(folder.read("annexes/a.treaty").unwrap(), b"yes");
        assert_eq!(folder.read("./annexes/a.treaty").unwrap(), b"yes");
        let secret = dir.path().join("secret").display().to_string();
        for path in ["../secret", "annexes/../../secret", secret.as_str(), "..\\secret"] {
            assert_eq!(folder.read(path).unwrap_err(), "lies outside the folder of the treaty", "{path}");
        }
        assert_eq!(folder.read("b.treaty").unwrap_err(), "is not there");
        assert_eq!(folder.read("annexes").unwrap_err(), "is a folder");
        #[cfg(unix)]
        {
            std::os::unix::fs::symlink(dir.path().join("secret"), inside.join("link")).unwrap();
            assert_eq!(folder.read("link").unwrap_err(), "lies outside the folder of the treaty");
        }
    }

    #[cfg(unix)]
    #[test]
    fn writing_keeps_permissions_and_links() {
        use std::os::unix::fs::PermissionsExt;
        let dir = tempfile::tempdir().unwrap();
        let (file, link) = (dir.path().join("a"), dir.path().join("l"));
        write(&file, b"new").unwrap();
        assert_ne!(std::fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600, "as any new file");
        std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o640)).unwrap();
        std::os::unix::fs::symlink(&file, &link).unwrap();
        write(&link, b"newer").unwrap();
        assert!(link.is_symlink());
        assert_eq!(std::fs::read(&file).unwrap(), b"newer");
        assert_eq!(std::fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o640);
        assert_eq!(write_new(&file, b"").unwrap_err().0, format!("`{}` is there already", file.display()));
        assert_eq!(std::fs::read_dir(dir.path()).unwrap().count(), 2, "nothing is left lying about");
    }

    #[test]
    fn folders_are_walked_in_a_stable_order_and_files_come_once() {
        let dir = tempfile::tempdir().unwrap();
        for name in ["b.treaty", "a/z.treaty", "a/y.txt", ".hidden/x.treaty"] {
            let path = dir.path().join(name);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, "").unwrap();
        }
        let (inputs, troubles) = gather(&[dir.path().join("b.treaty"), dir.path().to_path_buf(), "missing".into()]);
        let names: Vec<_> = inputs
            .iter()
            .map(|i| i.path.as_deref().unwrap().strip_prefix(dir.path()).unwrap().display().to_string())
            .collect();
        assert_eq!(names, ["b.treaty", "a/z.treaty"]);
        assert_eq!(troubles, [Trouble("`missing` is not there".into())]);
    }
}
