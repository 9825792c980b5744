//! `treaty.lock`: what was agreed in the treaties of a folder, with its fingerprint, its words, and the definitions that it
//! rests on. What others keep in the same file is left as it is.

use crate::tables::{self, Table, Value};

/// The name of the file, beside the treaty.
pub const FILE: &str = "treaty.lock";

const LEAD: &str = "# What is agreed in the treaties of this folder. Written by `treatyc agree`; `treatyc check` holds the texts to it.\n\n";

/// An agreed text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Agreed {
    /// The name of the article, or `final clauses`.
    pub article: String,
    /// When it was agreed: `2025-12-14`.
    pub on: String,
    /// The fingerprint of what it says.
    pub fingerprint: String,
    /// Its words as they were printed.
    pub text: String,
    /// Its statements, one a line.
    pub says: String,
    /// What it rests on.
    pub rests: Vec<Definition>,
}

/// A definition that an agreed text rests on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Definition {
    /// The name defined.
    pub name: String,
    /// The fingerprint of the definition.
    pub fingerprint: String,
    /// Its statements, one a line.
    pub text: String,
}

/// A text of the drafter's own that somebody has compared with its structure.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reviewed {
    /// What it is known by: the clause and field, or the article.
    pub text: String,
    /// When it was compared: `2025-12-16`.
    pub on: String,
    /// By whom.
    pub by: String,
    /// The fingerprint of text and structure.
    pub fingerprint: String,
    /// Their statements, one a line.
    pub says: String,
}

/// The locks of a folder.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Locks {
    table: Table,
}

impl Locks {
    /// Reads the file.
    ///
    /// # Errors
    /// The end of a sentence that begins with the file.
    pub fn read(bytes: &[u8]) -> Result<Self, String> {
        let text = str::from_utf8(bytes).map_err(|_| "is not in UTF-8".to_owned())?;
        let table = tables::read(text).map_err(|line| format!("cannot be understood from line {line} on"))?;
        Ok(Self { table })
    }

    /// What is agreed of a treaty, by the name of its file without folder, sorted by article.
    ///
    /// # Errors
    /// The end of a sentence that begins with the file, where an entry lacks what it must say.
    pub fn of(&self, treaty: &str) -> Result<Vec<Agreed>, String> {
        let Some(all) = self.table.get(treaty).and_then(|t| t.get("agreed")) else { return Ok(Vec::new()) };
        let broken = |article: &str| format!("says too little of `{article}` in `{treaty}`: agree it anew");
        let all = all.as_table().ok_or_else(|| broken("agreed"))?;
        all.iter().map(|(article, entry)| agreed(article, entry).ok_or_else(|| broken(article))).collect()
    }

    /// Puts an agreed text in, in the place of an earlier one of the same article.
    pub fn put(&mut self, treaty: &str, agreed: &Agreed) {
        let said = |s: &str| Value::String(s.to_owned());
        let mut entry = Table::new();
        entry.insert("on".into(), said(&agreed.on));
        entry.insert("fingerprint".into(), said(&agreed.fingerprint));
        entry.insert("text".into(), said(&agreed.text));
        entry.insert("says".into(), said(&agreed.says));
        let mut rests = Table::new();
        for d in &agreed.rests {
            let mut one = Table::new();
            one.insert("fingerprint".into(), said(&d.fingerprint));
            one.insert("text".into(), said(&d.text));
            rests.insert(d.name.clone(), Value::Table(one));
        }
        if !rests.is_empty() {
            entry.insert("rests".into(), Value::Table(rests));
        }
        let mut of_treaty = take(&mut self.table, treaty);
        let mut all = take(&mut of_treaty, "agreed");
        all.insert(agreed.article.clone(), Value::Table(entry));
        of_treaty.insert("agreed".into(), Value::Table(all));
        self.table.insert(treaty.to_owned(), Value::Table(of_treaty));
    }

    /// What was compared in a treaty, by the name of its file without folder.
    ///
    /// # Errors
    /// The end of a sentence that begins with the file, where an entry lacks what it must say.
    pub fn reviewed(&self, treaty: &str) -> Result<Vec<Reviewed>, String> {
        let Some(all) = self.table.get(treaty).and_then(|t| t.get("reviewed")) else { return Ok(Vec::new()) };
        let broken = |text: &str| format!("says too little of the review of `{text}` in `{treaty}`: review it anew");
        let all = all.as_table().ok_or_else(|| broken("texts"))?;
        all.iter().map(|(text, entry)| reviewed(text, entry).ok_or_else(|| broken(text))).collect()
    }

    /// Puts what was compared in a treaty in, in the place of all that was there.
    pub fn put_reviewed(&mut self, treaty: &str, all: &[Reviewed]) {
        let said = |s: &str| Value::String(s.to_owned());
        let mut texts = Table::new();
        for one in all {
            let mut entry = Table::new();
            entry.insert("on".into(), said(&one.on));
            entry.insert("by".into(), said(&one.by));
            entry.insert("fingerprint".into(), said(&one.fingerprint));
            entry.insert("says".into(), said(&one.says));
            texts.insert(one.text.clone(), Value::Table(entry));
        }
        let mut of_treaty = take(&mut self.table, treaty);
        of_treaty.remove("reviewed");
        if !texts.is_empty() {
            of_treaty.insert("reviewed".into(), Value::Table(texts));
        }
        if !of_treaty.is_empty() {
            self.table.insert(treaty.to_owned(), Value::Table(of_treaty));
        }
    }

    /// The file's text.
    #[must_use]
    pub fn write(&self) -> String {
        format!("{LEAD}{}", tables::write(&self.table))
    }
}

/// Takes the table under a key out; an empty one where there is none.
fn take(table: &mut Table, key: &str) -> Table {
    match table.remove(key) {
        Some(Value::Table(inner)) => inner,
        _ => Table::new(),
    }
}

fn agreed(article: &str, entry: &Value) -> Option<Agreed> {
    let word = |v: &Value, key: &str| Some(v.get(key)?.as_str()?.to_owned());
    let mut rests = Vec::new();
    if let Some(all) = entry.get("rests") {
        for (name, d) in all.as_table()? {
            let (fingerprint, text) = (word(d, "fingerprint")?, word(d, "text")?);
            rests.push(Definition { name: name.clone(), fingerprint, text });
        }
    }
    Some(Agreed {
        article: article.to_owned(),
        on: word(entry, "on")?,
        fingerprint: word(entry, "fingerprint")?,
        text: word(entry, "text")?,
        says: word(entry, "says")?,
        rests,
    })
}

fn reviewed(text: &str, entry: &Value) -> Option<Reviewed> {
    let word = |key: &str| Some(entry.get(key)?.as_str()?.to_owned());
    let (on, by, fingerprint, says) = (word("on")?, word("by")?, word("fingerprint")?, word("says")?);
    Some(Reviewed { text: text.to_owned(), on, by, fingerprint, says })
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test that cannot be set up should fail")]
mod tests {
    use super::*;

    #[test]
    fn what_is_put_in_is_read_again_and_the_rest_stays() {
        let other = "[\"b.treaty\".notes]\nby = \"HV\"\n";
        let mut locks = Locks::read(other.as_bytes()).unwrap();
        let one = Agreed {
            article: "truce".into(),
            on: "2025-12-14".into(),
            fingerprint: "ab".into(),
            says: "article".into(),
            text: "Article 1\n\n\"Words\" ''' \\ over lines\n".into(),
            rests: vec![Definition { name: "Мир".into(), fingerprint: "cd".into(), text: "x".into() }],
        };
        locks.put("a.treaty", &one);
        let (text, on, by) = ("truce.effect".into(), "2025-12-16".into(), "HV".into());
        let review = Reviewed { text, on, by, fingerprint: "ef".into(), says: "0 text".into() };
        locks.put_reviewed("a.treaty", std::slice::from_ref(&review));
        let again = Locks::read(locks.write().as_bytes()).unwrap();
        assert_eq!(again.of("a.treaty").unwrap(), vec![one]);
        assert_eq!(again.reviewed("a.treaty").unwrap(), vec![review]);
        assert_eq!(again.reviewed("c.treaty").unwrap(), vec![]);
        assert_eq!(again.of("c.treaty").unwrap(), vec![]);
        assert!(again.write().contains("by = \"HV\""));
        assert_eq!(again.write(), locks.write());
    }

    #[test]
    fn a_broken_lock_is_told() {
        assert_eq!(Locks::read(b"\nx").unwrap_err(), "cannot be understood from line 2 on");
        let locks = Locks::read(b"[\"a.treaty\".agreed.one]\non = \"2025-01-01\"\n").unwrap();
        assert_eq!(locks.of("a.treaty").unwrap_err(), "says too little of `one` in `a.treaty`: agree it anew");
    }
}
