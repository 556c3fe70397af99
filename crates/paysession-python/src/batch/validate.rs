//! Validates a chunk, by several threads.

use arrow_array::{Array, ArrayRef};
use arrow_schema::ArrowError;

use super::{column::Column, report::ReportBuilder};
use crate::{
    parallel::{self, Wanted},
    validation::Validation,
};

/// How many bodies are read before it is asked whether to go on.
const ROWS_AT_ONCE: usize = 16;

/// The reports of a chunk, in its order.
pub(super) fn reports(
    chunk: &dyn Array,
    validation: &Validation,
) -> Result<ArrayRef, ArrowError> {
    let column = Column::new(chunk)?;
    let pieces = pieces(&column, validation.threads());
    let reports = parallel::map(&pieces, |piece, wanted| {
        piece_reports(piece, validation, wanted)
    })
    .into_iter()
    .collect::<Result<Vec<_>, _>>()?;
    let reports: Vec<_> = reports.iter().map(AsRef::as_ref).collect();
    match reports.as_slice() {
        [] => ReportBuilder::with_capacity(0).finish(),
        reports => arrow_select::concat::concat(reports),
    }
}

fn piece_reports(
    bodies: &Column,
    validation: &Validation,
    mut wanted: Wanted<'_>,
) -> Result<ArrayRef, ArrowError> {
    let mut reports = ReportBuilder::with_capacity(bodies.len());
    for (row, body) in bodies.bodies().enumerate() {
        // What stops one piece is the error of the first, and so of all.
        if row % ROWS_AT_ONCE == 0
            && !wanted
                .check()
                .map_err(|raised| ArrowError::ExternalError(Box::new(raised)))?
        {
            break;
        }
        match body.map(|body| validation.read(body)) {
            None | Some(Ok(())) => reports.push_fine(),
            Some(Err(report)) => reports.push(&report)?,
        }
    }
    reports.finish()
}

/// Pieces of equal length, one for each thread.
fn pieces(column: &Column, threads: usize) -> Vec<Column> {
    let rows = column.len();
    let length = parallel::rows_per_chunk(rows, threads);
    (0..rows)
        .step_by(length)
        .map(|start| column.slice(start, length.min(rows - start)))
        .collect()
}
