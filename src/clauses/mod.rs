//! What each construct of the language may say, what it means in the core, and how it reads: one file a clause kind.

mod accession;
mod administration;
mod amnesty;
mod assistance;
mod boundary;
mod ceasefire;
mod commission;
mod containers;
mod costs;
mod declarations;
mod demilitarization;
mod deployment;
mod disputes;
mod exchange;
mod final_clauses;
mod guarantee;
mod lease;
mod limitation;
mod meaning;
mod monitoring;
mod neutrality;
mod notification;
mod payment;
mod peace;
mod recognition;
mod reduction;
mod referendum;
mod relief;
mod renunciation;
mod restitution;
mod return_;
mod schedule;
mod transfer;
mod transit;
mod withdrawal;

use crate::core::Meaning;
use crate::syntax::kind::Kind;
use crate::syntax::lexicon::{Lexicon, Vocabulary};
use std::sync::LazyLock;

/// All kinds: declarations, containers, clauses.
pub static VOCABULARY: Vocabulary = &[
    &declarations::TREATY,
    &declarations::AGREEMENT,
    &declarations::PROTOCOL,
    &declarations::MEMORANDUM,
    &declarations::STATEMENT,
    &declarations::DECISION,
    &declarations::RULES,
    &declarations::CALENDAR,
    &declarations::PARTY,
    &declarations::APPROVAL,
    &declarations::GROUP,
    &declarations::ORGANIZATION,
    &declarations::ORGAN,
    &declarations::TERRITORY,
    &declarations::ZONE,
    &declarations::LINE,
    &declarations::EVENT,
    &declarations::MILESTONE,
    &declarations::NOTICE,
    &declarations::REQUEST,
    &declarations::NOTIFICATION,
    &declarations::PROPOSAL,
    &declarations::TO_AGREE,
    &declarations::ACTION,
    &declarations::TERM,
    &containers::PART,
    &containers::CHAPTER,
    &containers::ARTICLE,
    &containers::PREAMBLE,
    &containers::ANNEX,
    &containers::ANNEXED_PROTOCOL,
    &containers::ALTERNATIVES,
    &containers::OPTION,
    &containers::TEXT,
    &containers::INCLUDE,
    &containers::RULE,
    &containers::RECIPROCAL,
    &containers::PHASE,
    &containers::STEP,
    &containers::CEILING,
    &containers::ALLOWANCE,
    &final_clauses::FINAL,
    &ceasefire::KIND,
    &withdrawal::KIND,
    &deployment::KIND,
    &guarantee::KIND,
    &lease::KIND,
    &monitoring::KIND,
    &administration::KIND,
    &transfer::KIND,
    &restitution::KIND,
    &boundary::KIND,
    &demilitarization::KIND,
    &limitation::KIND,
    &reduction::KIND,
    &notification::KIND,
    &peace::KIND,
    &recognition::KIND,
    &renunciation::KIND,
    &neutrality::KIND,
    &accession::KIND,
    &exchange::KIND,
    &return_::KIND,
    &amnesty::KIND,
    &relief::KIND,
    &assistance::KIND,
    &payment::KIND,
    &costs::KIND,
    &transit::KIND,
    &referendum::KIND,
    &commission::KIND,
    &disputes::KIND,
    &schedule::KIND,
    &schedule::ENTRY,
];

/// The vocabulary by words.
pub static LEXICON: LazyLock<Lexicon> =
    LazyLock::new(|| Lexicon::new(VOCABULARY, &containers::ROOT, &containers::RULE));

/// The kind of clause that a word begins.
#[must_use]
pub fn clause(word: &str) -> Option<&'static Kind> {
    VOCABULARY.iter().copied().find(|k| k.word == word && k.class == crate::syntax::kind::Class::Clause)
}

/// What a kind means in the core, by its word; none where it only gives order or names.
#[must_use]
pub fn meaning(word: &str) -> Option<Meaning> {
    Some(match word {
        "ceasefire" => ceasefire::mean,
        "withdrawal" => withdrawal::mean,
        "deployment" => deployment::mean,
        "guarantee" => guarantee::mean,
        "lease" => lease::mean,
        "monitoring" => monitoring::mean,
        "administration" => administration::mean,
        "transfer" => transfer::mean,
        "restitution" => restitution::mean,
        "boundary" => boundary::mean,
        "demilitarization" => demilitarization::mean,
        "limitation" => limitation::mean,
        "reduction" => reduction::mean,
        "notification" => notification::mean,
        "peace" => peace::mean,
        "recognition" => recognition::mean,
        "renunciation" => renunciation::mean,
        "neutrality" => neutrality::mean,
        "accession" => accession::mean,
        "exchange" => exchange::mean,
        "return" => return_::mean,
        "amnesty" => amnesty::mean,
        "relief" => relief::mean,
        "assistance" => assistance::mean,
        "payment" => payment::mean,
        "costs" => costs::mean,
        "transit" => transit::mean,
        "referendum" => referendum::mean,
        "commission" => commission::mean,
        "disputes" => disputes::mean,
        "rule" => meaning::rule,
        "reciprocal" => meaning::reciprocal,
        "ceiling" => limitation::ceiling,
        "phase" | "step" => meaning::part,
        "event" | "milestone" | "agreement" | "approval" | "notice" | "request" | "proposal" => meaning::event,
        "final clauses" => meaning::finals,
        _ => return None,
    })
}
