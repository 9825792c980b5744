//! Places, and where something is in relation to them.

use super::{English, join};
use crate::source::Span;
use crate::syntax::tree::{How, Item, List, Named, Num, Relation, Side};

impl English<'_> {
    /// A distance: "five (5) kilometres".
    #[must_use]
    pub fn distance(&self, n: Num, unit: Span) -> String {
        let one = n.whole() == Some(1);
        let unit = match self.model.text(unit) {
            "km" | "kilometre" | "kilometres" | "kilometer" | "kilometers" => "kilometre",
            "m" | "metre" | "metres" | "meter" | "meters" => "metre",
            "nm" | "nautical miles" => "nautical mile",
            _ => "mile",
        };
        format!("{} {unit}{}", self.number(n), if one { "" } else { "s" })
    }
    /// A side: "on the side of the Russian Federation".
    #[must_use]
    pub fn side(&self, s: &Side) -> String {
        match s {
            Side::Both => "on both sides".into(),
            Side::Of(item) => format!("on the side of {}", self.item(item)),
            Side::Compass(span) => {
                let text = super::guard(self.model.text(*span));
                let point = text.rsplit(' ').next().unwrap_or("");
                format!("on the {point}")
            }
        }
    }
    /// A place with its relation: "beyond the line of contact, on the side of the Russian Federation".
    #[must_use]
    pub fn place(&self, i: &Item) -> String {
        let Named::Path(p) = &i.is else { return self.item(i) };
        let name = self.path(p);
        let Some(r) = i.place.as_deref() else { return name };
        self.related(&name, r)
    }
    fn related(&self, name: &str, r: &Relation) -> String {
        let far = r.distance.map(|(n, u)| self.distance(n, u)).unwrap_or_default();
        let side = r.side.as_ref().map(|s| format!(", {}", self.side(s))).unwrap_or_default();
        match r.how {
            How::Beyond => format!("beyond {name}{side}"),
            How::AtLeastFrom => format!("at least {far} from {name}{side}"),
            How::WithinOf => format!("within {far} of {name}{side}"),
            How::Along if far.is_empty() => format!("along {name}{side}"),
            How::Along => format!("along {name}, {far} wide{side}"),
            How::At => format!("{name}{side}"),
        }
    }
    /// A list of places after a preposition; a place that has a relation of its own takes none.
    #[must_use]
    pub fn places(&self, l: &List, preposition: &str) -> String {
        let own = |i: &Item| i.place.as_ref().is_some_and(|r| r.how != How::At);
        if !l.items.iter().any(own) {
            return format!("{preposition} {}", self.list(l));
        }
        let lead = if preposition == "to" { "to positions " } else { "" };
        let each = |i: &Item| {
            if own(i) { format!("{lead}{}", self.item(i)) } else { format!("{preposition} {}", self.item(i)) }
        };
        let all: Vec<String> = l.items.iter().map(each).collect();
        let except: Vec<String> = l.except.iter().map(|i| self.item(i)).collect();
        let except = if except.is_empty() { String::new() } else { format!(", except {}", join(&except, "and")) };
        format!("{}{except}", join(&all, "and"))
    }
}
