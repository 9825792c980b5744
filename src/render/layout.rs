//! What templates see: a document as plain data, in the order in which it is printed. The body is one flat list, so that
//! no template needs to call itself.

use serde::Serialize;

/// A whole document.
#[derive(Clone, Debug, Serialize, PartialEq, Eq)]
pub struct Document {
    /// Its language, as HTML wants it: `en`.
    pub lang: String,
    /// `ltr` or `rtl`.
    pub dir: String,
    /// Its title.
    pub title: String,
    /// What it calls itself: "Agreement".
    pub self_name: String,
    /// The label of the draft, "Rev. 3 of 16 December 2025"; empty where there is none.
    pub draft: String,
    /// Whether anything in it is in brackets.
    pub is_open: bool,
    /// Who concludes it, line by line.
    pub parties: Vec<String>,
    /// "Have agreed as follows:"
    pub enacting: String,
    /// The recitals.
    pub preamble: Vec<Item>,
    /// Where what is.
    pub contents: Vec<Entry>,
    /// Parts, articles, paragraphs.
    pub body: Vec<Item>,
    /// "IN WITNESS WHEREOF …"; empty for texts that need none.
    pub testimonium: String,
    /// "Done at …"
    pub done: String,
    /// Who signs.
    pub signatures: Vec<Signatures>,
    /// Annexes and protocols, flat as the body.
    pub annexes: Vec<Item>,
    /// What every document says about itself.
    pub notice: String,
}

/// A line of the contents.
#[derive(Clone, Debug, Serialize, PartialEq, Eq)]
pub struct Entry {
    /// How deep: 0 for what stands at the top.
    pub depth: u8,
    /// "Article 3"; empty for what has no number.
    pub label: String,
    /// The heading.
    pub heading: String,
    /// Where it leads.
    pub anchor: String,
}

/// One thing after another: exactly one of these is there.
#[derive(Clone, Debug, Default, Serialize, PartialEq, Eq)]
pub struct Item {
    /// A part, chapter, article, annex or protocol begins.
    pub section: Option<Section>,
    /// It ends.
    pub end_section: Option<Ending>,
    /// A paragraph.
    pub paragraph: Option<Line>,
    /// One of several alternatives begins.
    pub option: Option<Alternative>,
    /// It ends.
    pub end_option: Option<Ending>,
}

/// The end of something that may have been in brackets.
#[derive(Clone, Debug, Serialize, PartialEq, Eq)]
pub struct Ending {
    /// Whether a bracket closes here.
    pub bracket: bool,
}

/// The head of a part, chapter, article, annex or protocol.
#[derive(Clone, Debug, Serialize, PartialEq, Eq)]
pub struct Section {
    /// The word of the language: `article`, `part`, `annex`.
    pub kind: String,
    /// Whether it is an article (final clauses are).
    pub is_article: bool,
    /// The level of its heading, from 2.
    pub level: u8,
    /// As many `#` as that, for Markdown.
    pub hashes: String,
    /// "Article 3"; empty for what has no number.
    pub label: String,
    /// The heading; empty where it has none.
    pub heading: String,
    /// Label and heading in one line: "Article 3. Withdrawal of forces".
    pub line: String,
    /// The link target.
    pub anchor: String,
    /// Whether all of it is in brackets.
    pub bracket: bool,
    /// Who proposes it where it is; empty otherwise.
    pub proposers: String,
    /// What is said about its status: "agreed on 14 December 2025", "reserved by Ukraine".
    pub marks: Vec<String>,
}

/// A paragraph.
#[derive(Clone, Debug, Serialize, PartialEq, Eq)]
pub struct Line {
    /// 0 for a paragraph, 1 for (a), 2 for (i).
    pub level: u8,
    /// "2.", "(a)", "(i)"; empty for the only paragraph of an article.
    pub number: String,
    /// Whether the paragraphs around it are numbered, so that text without a number is to be indented with them.
    pub within: bool,
    /// The link target.
    pub anchor: String,
    /// Whether a reference leads to it.
    pub target: bool,
    /// Its words.
    pub words: Vec<Word>,
    /// What is said about its status.
    pub marks: Vec<String>,
}

/// The head of one of several alternatives.
#[derive(Clone, Debug, Serialize, PartialEq, Eq)]
pub struct Alternative {
    /// "Option 2".
    pub label: String,
    /// Who proposes it; empty where nobody is named.
    pub proposers: String,
    /// The link target.
    pub anchor: String,
}

/// A piece of running text: exactly one of these says something.
#[derive(Clone, Debug, Default, Serialize, PartialEq, Eq)]
pub struct Word {
    /// Words.
    pub text: String,
    /// A reference.
    pub link: Option<Link>,
    /// A placeholder.
    pub blank: String,
    /// A bracket opens.
    pub open: Option<Opening>,
    /// A bracket closes.
    pub close: bool,
}

/// A reference to another place of the document.
#[derive(Clone, Debug, Serialize, PartialEq, Eq)]
pub struct Link {
    /// "Article 3, paragraph 2".
    pub words: String,
    /// The link target.
    pub anchor: String,
}

/// The beginning of a bracket.
#[derive(Clone, Debug, Default, Serialize, PartialEq, Eq)]
pub struct Opening {
    /// Who proposes what follows; empty where nobody is named.
    pub proposers: String,
    /// Why it is open: "trading", "awaiting instructions"; empty where nothing is said.
    pub motive: String,
}

/// A group of signatures.
#[derive(Clone, Debug, Serialize, PartialEq, Eq)]
pub struct Signatures {
    /// What they have in common: empty for the parties, "As guarantors", "As witnesses".
    pub heading: String,
    /// "For Ukraine".
    pub lines: Vec<String>,
}
