//! The registry of templates: the only place that names handlebars.
//!
//! A set of named templates is checked before anything is rendered: each must be well formed, every partial it calls must
//! be in the set, and no partial may come back to itself, since the engine would follow it until the stack is gone.
//! Strict mode is on: a template that prints a field which its view does not have is an error, not a gap in a treaty.

use handlebars::{
    Context, Handlebars, Helper, HelperDef, HelperResult, Output, RenderContext, RenderError, RenderErrorReason,
    Renderable, TemplateError, no_escape,
};
use serde::Serialize;
use serde_json::Value;
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// What is done to the words that a template puts in.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Escape {
    /// They stand as they are.
    Nothing,
    /// They are made safe for HTML.
    Html,
    /// They are made safe for Markdown.
    Markdown,
    /// Characters that command a terminal are taken out.
    Plain,
}

/// What is wrong with a template, in words for the one who wrote it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Trouble {
    /// The template.
    pub template: String,
    /// What is wrong.
    pub message: String,
}

/// A set of templates, ready to render.
#[derive(Debug)]
pub struct Templates {
    engine: Handlebars<'static>,
}

/// How deep templates may call each other.
const DEEPEST: usize = 64;

impl Templates {
    /// Builds the set.
    ///
    /// # Errors
    /// Everything that is wrong with the templates, each with its name.
    pub fn new(sources: &BTreeMap<String, String>, escape: Escape) -> Result<Self, Vec<Trouble>> {
        let mut engine = Handlebars::new();
        engine.set_strict_mode(true);
        match escape {
            Escape::Nothing => engine.register_escape_fn(no_escape),
            Escape::Html => {}
            Escape::Markdown => engine.register_escape_fn(super::typeset::markdown),
            Escape::Plain => engine.register_escape_fn(super::typeset::plain),
        }
        engine.register_helper("wrap", Box::new(Wrap));
        engine.register_helper("underline", Box::new(underline));
        engine.register_helper("say", Box::new(Say));
        engine.register_helper("cap", Box::new(cap));
        engine.register_helper("verb", Box::new(verb));
        engine.register_helper("default", Box::new(default));
        engine.register_helper("items", Box::new(items));
        let mut troubles = loops(sources);
        for (name, text) in sources {
            if let Err(e) = engine.register_template_string(name, text) {
                troubles.push(Trouble { template: name.clone(), message: unreadable(&e) });
            }
        }
        if troubles.is_empty() { Ok(Self { engine }) } else { Err(troubles) }
    }
    /// Whether there is a template of this name.
    #[must_use]
    pub fn has(&self, name: &str) -> bool {
        self.engine.has_template(name)
    }
    /// Renders a template with a view.
    ///
    /// # Errors
    /// What the template asks for and the view does not have.
    pub fn render(&self, name: &str, view: &impl Serialize) -> Result<String, Trouble> {
        self.engine.render(name, view).map_err(|e| unrendered(name, &e))
    }
}

/// Why a template cannot be read, as the end of a sentence.
fn unreadable(e: &TemplateError) -> String {
    match e.pos() {
        Some((line, column)) => {
            format!("line {line}, column {column} is not written as templates are (`{{{{name}}}}`)")
        }
        None => "it is not written as templates are (`{{name}}`)".to_owned(),
    }
}

/// Why a template cannot be rendered, with the template in which it went wrong.
fn unrendered(name: &str, e: &RenderError) -> Trouble {
    let at = e.line_no.map_or_else(String::new, |line| format!("line {line}: "));
    let what = match e.reason() {
        RenderErrorReason::MissingVariable(Some(field)) => format!("there is no `{field}` here"),
        RenderErrorReason::MissingVariable(None) => "there is no such field here".to_owned(),
        RenderErrorReason::HelperNotFound(helper) => format!("there is no helper `{helper}`"),
        other => other.to_string().replace('\n', " "),
    };
    Trouble { template: e.template_name.clone().unwrap_or_else(|| name.to_owned()), message: at + &what }
}

/// The templates that each template calls as partials; `Err` for one that cannot be known beforehand.
fn calls(text: &str) -> Result<Vec<String>, &'static str> {
    let mut out = Vec::new();
    for piece in text.split("{{").skip(1) {
        let inner = piece.trim_start_matches(['~', ' ', '\t', '\n', '\r', '#']);
        if inner.starts_with('*') {
            return Err("templates cannot define partials of their own; write another template instead");
        }
        let Some(name) = inner.strip_prefix('>') else { continue };
        let name: String =
            name.trim_start().chars().take_while(|c| !c.is_whitespace() && !matches!(c, '}' | '~')).collect();
        let name = name.trim_matches(['"', '\'']);
        match name {
            "@partial-block" => {}
            n if n.starts_with(['(', '@']) => return Err("which partial is called must be written out, not computed"),
            n => out.push(n.to_owned()),
        }
    }
    Ok(out)
}

/// Partials that come back to themselves, that are unknown, or that are called too deep.
fn loops(sources: &BTreeMap<String, String>) -> Vec<Trouble> {
    let mut troubles = Vec::new();
    let mut graph: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for (name, text) in sources {
        let trouble = |message: String| Trouble { template: name.clone(), message };
        match calls(text) {
            Ok(called) => {
                for c in called.iter().filter(|c| !sources.contains_key(*c)) {
                    troubles.push(trouble(format!("it calls the template `{c}`, which there is not")));
                }
                graph.insert(name, called);
            }
            Err(message) => troubles.push(trouble(message.to_owned())),
        }
    }
    // How deep the calls below each template go; `None` once it is known to come back to itself.
    let mut depth: BTreeMap<&str, usize> = BTreeMap::new();
    loop {
        let before = depth.len();
        for (name, called) in &graph {
            let below =
                called.iter().filter(|c| graph.contains_key(c.as_str())).map(|c| depth.get(c.as_str()).copied());
            if let Some(all) = below.collect::<Option<Vec<usize>>>() {
                depth.entry(name).or_insert_with(|| all.into_iter().max().map_or(0, |d| d + 1));
            }
        }
        if depth.len() == before {
            break;
        }
    }
    for name in graph.keys() {
        match depth.get(name) {
            None => troubles.push(Trouble {
                template: (*name).to_owned(),
                message: "it calls itself, directly or through another template".into(),
            }),
            Some(d) if *d > DEEPEST => {
                troubles.push(Trouble {
                    template: (*name).to_owned(),
                    message: "its templates call each other too deep".into(),
                });
            }
            Some(_) => {}
        }
    }
    troubles
}

fn words<'a>(h: &'a Helper<'_>, n: usize) -> &'a str {
    h.param(n).and_then(|p| p.value().as_str()).unwrap_or("")
}

/// `{{#say "begins" "completes"}}…{{/say}}`: the sentence of these fields. It is left out where none of them is said, and
/// the drafter's own text stands in the place of those that it replaces.
struct Say;

impl HelperDef for Say {
    fn call<'reg: 'rc, 'rc>(
        &self,
        h: &Helper<'rc>,
        r: &'reg Handlebars<'reg>,
        ctx: &'rc Context,
        rc: &mut RenderContext<'reg, 'rc>,
        out: &mut dyn Output,
    ) -> HelperResult {
        let data = ctx.data();
        let fields: Vec<&str> = h.params().iter().filter_map(|p| p.value().as_str()).collect();
        let said = fields.iter().any(|f| data.get(f).is_some_and(full));
        if let Some(block) = h.template().filter(|_| said) {
            block.render(r, ctx, rc, out)?;
        }
        for field in fields {
            let Some(text) = data.get("texts").and_then(|t| t.get(field)).and_then(Value::as_str) else { continue };
            out.write(" ")?;
            out.write(&super::markup::used(field))?;
            out.write(text)?;
            out.write(" ")?;
        }
        Ok(())
    }
}

fn full(value: &Value) -> bool {
    match value {
        Value::Null | Value::Bool(false) => false,
        Value::String(s) => !s.is_empty(),
        Value::Array(a) => !a.is_empty(),
        _ => true,
    }
}

/// `{{cap by}}`: with a capital, as a sentence begins.
fn cap(
    h: &Helper<'_>,
    _: &Handlebars<'_>,
    _: &Context,
    _: &mut RenderContext<'_, '_>,
    out: &mut dyn Output,
) -> HelperResult {
    out.write(&super::markup::capital(words(h, 0)))?;
    Ok(())
}

/// `{{verb by_plural "leases" "lease"}}`: the form for one, or for several.
fn verb(
    h: &Helper<'_>,
    _: &Handlebars<'_>,
    _: &Context,
    _: &mut RenderContext<'_, '_>,
    out: &mut dyn Output,
) -> HelperResult {
    let many = h.param(0).is_some_and(|p| full(p.value()));
    out.write(words(h, if many { 2 } else { 1 }))?;
    Ok(())
}

/// `{{default forces "its armed forces"}}`: the first that says something.
fn default(
    h: &Helper<'_>,
    _: &Handlebars<'_>,
    _: &Context,
    _: &mut RenderContext<'_, '_>,
    out: &mut dyn Output,
) -> HelperResult {
    let first = h.params().iter().filter_map(|p| p.value().as_str()).find(|s| !s.is_empty());
    out.write(first.unwrap_or(""))?;
    Ok(())
}

/// `{{items phases}}`: subparagraphs, ended as lawyers end them.
fn items(
    h: &Helper<'_>,
    _: &Handlebars<'_>,
    _: &Context,
    _: &mut RenderContext<'_, '_>,
    out: &mut dyn Output,
) -> HelperResult {
    let Some(list) = h.param(0).and_then(|p| p.value().as_array()) else {
        return Err(RenderError::from(RenderErrorReason::Other("`items` takes a list".into())));
    };
    let mut text = String::from("\n");
    for (i, item) in list.iter().enumerate() {
        let end = match list.len() - i {
            1 => ".",
            2 => "; and",
            _ => ";",
        };
        let words = item.as_str().unwrap_or("").trim_end().trim_end_matches(['.', ';']);
        let _ = writeln!(text, "- {words}{end}");
    }
    text.push('\n');
    out.write(&text)?;
    Ok(())
}

/// `{{#wrap indent=4 label=number hang=5}}…{{/wrap}}`: the words in lines that hang under their beginning.
struct Wrap;

impl HelperDef for Wrap {
    fn call<'reg: 'rc, 'rc>(
        &self,
        h: &Helper<'rc>,
        r: &'reg Handlebars<'reg>,
        ctx: &'rc Context,
        rc: &mut RenderContext<'reg, 'rc>,
        out: &mut dyn Output,
    ) -> HelperResult {
        let mut inside = handlebars::StringOutput::new();
        if let Some(block) = h.template() {
            block.render(r, ctx, rc, &mut inside)?;
        }
        let number = |name| {
            let n = h.hash_get(name).and_then(|p| p.value().as_u64()).unwrap_or(0);
            usize::try_from(n).unwrap_or(0).min(super::typeset::COLUMNS / 2)
        };
        let label = h.hash_get("label").and_then(|p| p.value().as_str()).unwrap_or("");
        let label = super::typeset::plain(label);
        out.write(&super::typeset::wrapped(&inside.into_string()?, number("indent"), &label, number("hang")))?;
        Ok(())
    }
}

/// `{{underline title "="}}`: a heading in lines, and a line of marks under it.
fn underline(
    h: &Helper<'_>,
    _: &Handlebars<'_>,
    _: &Context,
    _: &mut RenderContext<'_, '_>,
    out: &mut dyn Output,
) -> HelperResult {
    out.write(&super::typeset::underlined(&super::typeset::plain(words(h, 0)), words(h, 1)))?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn set(all: &[(&str, &str)]) -> Result<Templates, Vec<Trouble>> {
        let map = all.iter().map(|(n, t)| ((*n).to_owned(), (*t).to_owned())).collect();
        Templates::new(&map, Escape::Nothing)
    }

    #[test]
    fn templates_that_call_each_other_in_a_circle_are_refused() {
        let troubles = set(&[("a", "{{> b}}"), ("b", "x{{~> a ~}}"), ("c", "{{> a}}")]).expect_err("a circle");
        assert_eq!(troubles.len(), 3);
        assert!(set(&[("a", "{{>b}}{{> b}}"), ("b", "x")]).is_ok());
        assert!(set(&[("a", "{{> gone}}")]).is_err());
        assert!(set(&[("a", "{{> (lookup . \"b\")}}")]).is_err());
        assert!(set(&[("a", "{{#*inline \"b\"}}{{> b}}{{/inline}}{{> b}}")]).is_err());
    }

    #[test]
    fn a_field_that_the_view_lacks_is_an_error() {
        let t = set(&[("a", "{{by}}")]).expect("good");
        assert!(t.render("a", &serde_json::json!({"by": "A"})).is_ok());
        assert!(t.render("a", &serde_json::json!({})).is_err());
    }

    #[test]
    fn a_text_stands_in_the_place_of_its_field() {
        let t = set(&[("a", "{{#say \"x\" \"y\"}}X {{x}}.{{/say}}")]).expect("good");
        let own = t.render("a", &serde_json::json!({"x": "", "y": "", "texts": {"x": "Own."}})).expect("renders");
        assert!(own.contains("Own.") && !own.contains("X "));
        let both = t.render("a", &serde_json::json!({"x": "1", "y": "", "texts": {"y": "Own."}})).expect("renders");
        assert!(both.contains("X 1.") && both.contains("Own."));
    }
}
