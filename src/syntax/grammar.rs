//! The grammar, and the only door to pest.

use super::kind::{Phrase, Role};
use pest::Parser;
use pest_derive::Parser;

#[derive(Parser)]
#[grammar = "../grammar/treaty.pest"]
struct Grammar;

/// A piece of text that matched a rule.
pub(super) type Pair<'i> = pest::iterators::Pair<'i, Rule>;

/// Where and why a phrase could not be read: the byte in the phrase, and what could have stood there, in words.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Trouble {
    pub at: usize,
    pub expected: Vec<&'static str>,
}

/// Reads `text` by an entry rule; the pair is that of the rule.
pub(super) fn read(rule: Rule, text: &str) -> Result<Pair<'_>, Trouble> {
    match Grammar::parse(rule, text) {
        Ok(mut pairs) => pairs.next().ok_or(Trouble { at: 0, expected: Vec::new() }),
        Err(e) => {
            let at = match e.location {
                pest::error::InputLocation::Pos(at) | pest::error::InputLocation::Span((at, _)) => at,
            };
            let mut expected = Vec::new();
            if let pest::error::ErrorVariant::ParsingError { positives, .. } = e.variant {
                for words in positives.into_iter().filter_map(in_words) {
                    if !expected.contains(&words) {
                        expected.push(words);
                    }
                }
            }
            expected.truncate(6);
            Err(Trouble { at, expected })
        }
    }
}

/// The entry rule of a phrase.
pub(super) fn entry(phrase: Phrase) -> Rule {
    match phrase {
        Phrase::Words => Rule::p_words,
        Phrase::Free | Phrase::Flag => Rule::p_free,
        Phrase::Actors | Phrase::Places | Phrase::Clauses | Phrase::Acts | Phrase::Things => Rule::p_list,
        Phrase::Instant => Rule::p_instant,
        Phrase::Bound => Rule::p_bound,
        Phrase::Period => Rule::p_period,
        Phrase::Renewal => Rule::p_renewal,
        Phrase::Duration => Rule::p_duration,
        Phrase::Every => Rule::p_every,
        Phrase::Condition => Rule::p_condition,
        Phrase::Amount => Rule::p_amount,
        Phrase::Date => Rule::p_date,
        Phrase::Days => Rule::p_days,
        Phrase::Zone => Rule::p_zone,
        Phrase::Languages => Rule::p_languages,
        Phrase::Prevails => Rule::p_prevails,
        Phrase::Consent => Rule::p_consent,
        Phrase::Entry => Rule::p_entry,
        Phrase::Steps => Rule::p_steps,
        Phrase::Slots([Role::Takes, ..], _) => Rule::p_takes,
        Phrase::Slots(..) => Rule::p_slots,
    }
}

/// What a rule stands for, in the words of a drafter; `None` where naming it helps nobody.
fn in_words(rule: Rule) -> Option<&'static str> {
    Some(match rule {
        Rule::name | Rule::path | Rule::item | Rule::list => "a name",
        Rule::string | Rule::words => "words in quotation marks",
        Rule::number | Rule::grouped | Rule::amount => "a number",
        Rule::unit => "a unit of time (hours, days, weeks, months, years)",
        Rule::duration => "a length of time",
        Rule::date | Rule::ymd => "a date such as 2026-03-01",
        Rule::instant | Rule::event_ref => "an event or a date",
        Rule::k_after => "`after`",
        Rule::k_before => "`before`",
        Rule::k_of => "`of`",
        Rule::k_by => "`by`",
        Rule::k_to => "`to`",
        Rule::k_from => "`from`",
        Rule::k_and => "`and`",
        Rule::k_or => "`or`",
        Rule::k_as => "`as from`",
        Rule::k_within => "`within`",
        Rule::k_until => "`until`",
        Rule::k_no => "`no later than`",
        Rule::modal | Rule::must | Rule::must_not | Rule::may => "`shall`, `shall not` or `may`",
        Rule::determined => "`determined by`",
        Rule::currency => "a currency such as USD",
        Rule::authentic => "`equally authentic`",
        Rule::EOI => "the end of the line",
        _ => return None,
    })
}
