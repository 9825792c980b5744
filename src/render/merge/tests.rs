#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test that cannot be set up should fail"
)]

use super::*;
use crate::choice::{Choice, Ctx, Opt, Sort};
use crate::source::Span;
use proptest::prelude::*;

/// A text with pieces that are there under some options only.
#[derive(Debug, Clone)]
enum Piece {
    Always(&'static str),
    Under(usize, u16, &'static str),
}

/// Choices, each with the number of its options and perhaps the option of an earlier one that it stands in.
fn forest(shape: &[(u16, Option<(usize, u16)>)]) -> Choices {
    let mut choices = Choices::default();
    let mut places: Vec<Ctx> = Vec::new();
    for (i, (options, parent)) in shape.iter().enumerate() {
        let parent = parent.filter(|(p, _)| *p < i).map_or(Ctx::ALWAYS, |(p, o)| {
            let around = places[p];
            let id = ChoiceId(u32::try_from(p).unwrap());
            let last = u16::try_from(choices.get(id).unwrap().options.len()).unwrap() - 1;
            choices.take(around, id, o.min(last))
        });
        places.push(parent);
        let option =
            |n: u16| Opt { name: n.to_string(), proposers: vec![], motive: None, span: Span::default(), absent: false };
        let options = (0..*options).map(option).collect();
        choices.add(Choice { name: format!("c{i}"), sort: Sort::Bracket, span: Span::default(), parent, options });
    }
    choices
}

fn read(choices: &Choices, text: &[Vec<Piece>], under: &Assignment) -> Vec<Paragraph> {
    let there = |choice: usize, option: u16| {
        let id = ChoiceId(u32::try_from(choice).unwrap());
        under.of(id) == Some(option) && choices.get(id).is_some_and(|c| under.allows(choices, c.parent))
    };
    let paragraph = |pieces: &Vec<Piece>| {
        let words: String = pieces
            .iter()
            .map(|p| match p {
                Piece::Always(w) => *w,
                Piece::Under(c, o, w) if there(*c, *o) => w,
                Piece::Under(..) => "",
            })
            .collect();
        Paragraph { level: 0, words: if words.is_empty() { vec![] } else { vec![Inline::Text(words)] } }
    };
    text.iter().map(paragraph).filter(|p| !p.words.is_empty()).collect()
}

/// Every way of settling all choices.
fn settled(choices: &Choices) -> Vec<Assignment> {
    let mut all = vec![Assignment::default()];
    for (id, choice) in choices.iter() {
        let options = u16::try_from(choice.options.len()).unwrap();
        let fix = |a: &Assignment| -> Vec<Assignment> {
            let there = choices.taken(choice.parent).iter().all(|(c, o)| a.of(*c) == Some(*o));
            if there { (0..options).map(|o| a.with(id, o)).collect() } else { vec![a.clone()] }
        };
        all = all.iter().flat_map(fix).collect();
    }
    all
}

fn merge(choices: &Choices, text: &[Vec<Piece>]) -> Vec<Paragraph> {
    let open: Vec<ChoiceId> = choices.iter().map(|(id, _)| id).collect();
    merged(choices, &open, &Assignment::default(), &mut |a| read(choices, text, a))
}

/// The merged text as drafters write it, for reading in tests.
fn written(words: &[Inline]) -> String {
    words
        .iter()
        .map(|w| match w {
            Inline::Text(t) | Inline::Ref(_, t) | Inline::Blank(t) => t.clone(),
            Inline::Bracket(_) => String::new(),
            Inline::Open(_, sides) => sides
                .iter()
                .filter(|s| !s.words.is_empty())
                .map(|s| format!("[{}]", written(&s.words)))
                .collect::<Vec<_>>()
                .join(" "),
        })
        .collect()
}

fn lines(paragraphs: &[Paragraph]) -> Vec<String> {
    paragraphs.iter().map(|p| written(&p.words)).collect()
}

fn keeps_the_law(choices: &Choices, text: &[Vec<Piece>]) {
    let merged = merge(choices, text);
    for a in settled(choices) {
        let wanted = choose(&read(choices, text, &a), &a);
        assert_eq!(choose(&merged, &a), wanted, "under {a:?}, merged {:?}", lines(&merged));
    }
}

use Piece::{Always, Under};

#[test]
fn only_what_parts_the_options_is_in_brackets() {
    let c = forest(&[(2, None)]);
    let text = vec![vec![
        Always("no later than "),
        Under(0, 0, "ninety (90) days"),
        Under(0, 1, "twelve (12) months"),
        Always(" after it has begun."),
    ]];
    assert_eq!(lines(&merge(&c, &text)), ["no later than [ninety (90) days] [twelve (12) months] after it has begun."]);
    keeps_the_law(&c, &text);
}

#[test]
fn a_number_is_never_parted() {
    let c = forest(&[(2, None)]);
    let text =
        vec![vec![Always("within "), Under(0, 0, "thirty-one (31)"), Under(0, 1, "forty-one (41)"), Always(" days")]];
    assert_eq!(lines(&merge(&c, &text)), ["within [thirty-one (31)] [forty-one (41)] days"]);
    let text = vec![vec![Under(0, 0, "one hundred (100)"), Under(0, 1, "one hundred and two (102)"), Always(" days")]];
    assert_eq!(lines(&merge(&c, &text)), ["[one hundred (100)] [one hundred and two (102)] days"]);
}

#[test]
fn marks_stand_in_the_bracket_with_their_words() {
    let c = forest(&[(2, None)]);
    let text = vec![vec![Always("shall"), Under(0, 0, ", by consensus,"), Always(" decide")]];
    assert_eq!(lines(&merge(&c, &text)), ["shall[, by consensus,] decide"]);
    keeps_the_law(&c, &text);
}

#[test]
fn a_bracket_in_an_option_stands_in_its_bracket() {
    let c = forest(&[(2, None), (2, Some((0, 0)))]);
    let text = vec![vec![Always("the "), Under(0, 0, "former "), Under(1, 0, "and present "), Always("members")]];
    assert_eq!(lines(&merge(&c, &text)), ["the [former [and present ]]members"]);
    keeps_the_law(&c, &text);
}

#[test]
fn a_paragraph_that_may_fall_is_in_brackets_as_a_whole() {
    let c = forest(&[(2, None)]);
    let text = vec![vec![Always("One.")], vec![Under(0, 0, "The rent shall be low.")], vec![Always("Three.")]];
    assert_eq!(lines(&merge(&c, &text)), ["One.", "[The rent shall be low.]", "Three."]);
    keeps_the_law(&c, &text);
}

#[test]
fn two_far_places_of_one_choice_are_two_brackets() {
    let c = forest(&[(2, None)]);
    let middle = " shall be carried out in the manner that the Commission has laid down, by ";
    let text = vec![vec![Under(0, 0, "A"), Under(0, 1, "B"), Always(middle), Under(0, 0, "day"), Under(0, 1, "night")]];
    assert_eq!(lines(&merge(&c, &text)), [format!("[A] [B]{middle}[day] [night]")]);
    keeps_the_law(&c, &text);
}

#[test]
fn very_many_brackets_are_all_there() {
    let c = forest(&[(2, None); 14]);
    let words = ["aa ", "bb ", "cc ", "dd ", "ee ", "ff ", "gg ", "hh ", "ii ", "jj ", "kk ", "ll ", "mm ", "nn "];
    let text: Vec<Vec<Piece>> = vec![
        words
            .iter()
            .enumerate()
            .flat_map(|(i, w)| [Always("we "), Under(i, 0, w), Always("then ")])
            .collect::<Vec<_>>(),
    ];
    let merged = merge(&c, &text);
    assert_eq!(written(&merged[0].words).matches('[').count(), 14);
    let all: Assignment = (0..14u32).fold(Assignment::default(), |a, i| a.with(ChoiceId(i), u16::from(i % 3 == 0)));
    assert_eq!(choose(&merged, &all), choose(&read(&c, &text, &all), &all));
}

proptest! {
    #[test]
    fn choosing_an_option_gives_its_text(
        shape in prop::collection::vec((2u16..4, prop::option::of((0usize..4, 0u16..3))), 1..5),
        text in prop::collection::vec(
            prop::collection::vec(
                (0usize..8, 0u16..3, prop::sample::select(vec!["a ", "b", " ", ", ", "ten (10) ", "the Parties shall ", "c d e f g h i j ", "."])),
                0..7,
            ),
            0..4,
        ),
    ) {
        let choices = forest(&shape);
        let pieces = |p: &Vec<(usize, u16, &'static str)>| {
            p.iter().map(|(c, o, w)| if *c < shape.len() { Under(*c, *o, w) } else { Always(w) }).collect::<Vec<_>>()
        };
        let text: Vec<Vec<Piece>> = text.iter().map(pieces).collect();
        keeps_the_law(&choices, &text);
    }
}
