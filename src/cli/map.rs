//! `treatyc map`: the places of a treaty, drawn.

use clap::ValueEnum;

use super::picture::{self, Sheet};
use super::{Context, Outcome};
use crate::atlas::{Atlas, html, svg};

/// Draw the zones and lines of a treaty, and what applies where
#[derive(clap::Args, Debug)]
#[command(after_help = "\
Examples:
  treatyc map framework.treaty -o framework.svg     the format by the ending
  treatyc map framework.treaty -o framework.html    one page, with a table of the places

Places are drawn by the GeoJSON files that they name (`geometry \"zones.geojson#eastern\"`). Open readings are dashed.

Exit code: 0 drawn, 1 the treaty has errors (it is drawn as far as it is understood), 2 it could not be done.")]
pub(super) struct Options {
    #[command(flatten)]
    sheet: Sheet<Format>,
}

/// A format, as an argument.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum, Debug)]
enum Format {
    /// A drawing
    Svg,
    /// A page of its own
    Html,
}

pub(super) fn run(options: &Options, context: &Context) -> Outcome {
    picture::draw(&options.sheet, Format::Svg, context, |checked, format| {
        let atlas = Atlas::of(checked).ok_or(
            "no place of this treaty is drawn: name a GeoJSON file in a zone or line, as in `geometry \"zones.geojson#eastern\"`",
        )?;
        Ok(match format {
            Format::Svg => svg(&atlas),
            Format::Html => html(&atlas),
        })
    })
}
