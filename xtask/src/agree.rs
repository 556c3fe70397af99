//! `cargo xtask agree`: what foreign judges of JSON Schema say of texts that
//! our reader has judged.
//!
//! Under the portable profile none may refuse what the reader accepts; what
//! the strict profile costs in each is counted. The judges that are not Rust
//! are installed into `target/agree`.

mod judge;
mod text;

use std::{collections::BTreeMap, fs, process::ExitCode};

use paysession::introspect::schema::Profile;

use crate::{exit, file};

/// The judges' folder: texts, schemas, and what was installed.
const FOLDER: &str = "target/agree";

/// What one judge says of the texts of all messages.
#[derive(Default)]
struct Row {
    /// Accepted by the reader, and refused by the judge: by profile.
    refused: [usize; 2],
    /// Refused by the reader, and taken by the judge under the strict profile.
    taken: usize,
}

/// Judges at least so many texts per message.
pub(crate) fn run(texts: usize) -> anyhow::Result<ExitCode> {
    let folder = file::root().join(FOLDER);
    fs::create_dir_all(&folder)?;
    judge::install(&folder)?;
    let texts = text::write(&folder, texts)?;
    let mut rows = BTreeMap::<String, Row>::new();
    for verdict in judge::all(&folder, &texts)? {
        if verdict.profile == Profile::Portable && verdict.refused > 0 {
            println!(
                "{} refuses {} texts of {} that the reader accepts",
                verdict.judge, verdict.refused, verdict.message
            );
        }
        let row = rows.entry(verdict.judge).or_default();
        if verdict.profile == Profile::Portable {
            row.refused[0] += verdict.refused;
        } else {
            row.refused[1] += verdict.refused;
            row.taken += verdict.taken;
        }
    }
    print(&texts, &rows);
    let agree = rows.values().all(|row| row.refused[0] == 0);
    Ok(if agree { ExitCode::SUCCESS } else { ExitCode::from(exit::DISAGREE) })
}

/// The table, as CONTRIBUTING.md has it.
fn print(texts: &[text::Texts], rows: &BTreeMap<String, Row>) {
    let accepted: usize = texts.iter().map(text::Texts::accepted).sum();
    let all: usize = texts.iter().map(|texts| texts.lines.len()).sum();
    println!(
        "{all} texts of {} messages: {accepted} accepted, {} refused\n",
        texts.len(),
        all - accepted
    );
    println!(
        "| judge | refuses of the accepted: portable | strict | takes of the \
         refused: strict |\n| --- | --: | --: | --: |"
    );
    for (judge, Row { refused: [portable, strict], taken }) in rows {
        println!("| {judge} | {portable} | {strict} | {taken} |");
    }
}
