//! `yuebao count`.

use std::io::Write;
use std::path::PathBuf;

use super::{CommandError, open};
use crate::query::evaluate::{Scope, evaluate};
use crate::query::parse::{literal, parse};
use crate::query::scan::scan;

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// Count as Ctrl+F would on the printed lines: nothing is folded, and the query is one string
    #[arg(long)]
    raw: bool,
    /// Take the query as one string, quotation marks and spaces included
    #[arg(long)]
    literal: bool,
    /// The query
    query: String,
    /// Text files, folders, or one pack
    #[arg(required = true)]
    files: Vec<PathBuf>,
}

pub(super) fn run(arguments: &Arguments, out: &mut impl Write) -> Result<(), CommandError> {
    let pack = open(&arguments.files)?;
    let count = if arguments.raw {
        (0..pack.n_lines()).map(|line| scan(pack.line(line), &arguments.query).count()).sum()
    } else if arguments.literal {
        evaluate(&pack, &literal(&arguments.query), Scope::default()).len()
    } else {
        evaluate(&pack, &parse(&arguments.query).0, Scope::default()).len()
    };
    writeln!(out, "{count}")?;
    Ok(())
}
