//! A column of reports: for each body null, or a list of violations.

use std::sync::Arc;

use arrow_array::{ArrayRef, ListArray, StructArray, builder::StringBuilder};
use arrow_buffer::{NullBufferBuilder, OffsetBufferBuilder};
use arrow_schema::{ArrowError, DataType, Field, FieldRef, Fields};
use paysession::{Violation, Violations};

/// The members of a violation.
fn members() -> Fields {
    ["pointer", "code", "message"]
        .map(|name| Field::new(name, DataType::Utf8, false))
        .into_iter()
        .collect()
}

fn entry() -> FieldRef {
    Arc::new(Field::new("item", DataType::Struct(members()), false))
}

/// The field of a column of reports.
pub(super) fn field() -> FieldRef {
    Arc::new(Field::new("violations", DataType::List(entry()), true))
}

/// Collects reports.
pub(super) struct ReportBuilder {
    pointers: StringBuilder,
    codes: StringBuilder,
    messages: StringBuilder,
    lengths: OffsetBufferBuilder<i32>,
    present: NullBufferBuilder,
}

impl ReportBuilder {
    pub(super) fn with_capacity(rows: usize) -> Self {
        Self {
            pointers: StringBuilder::new(),
            codes: StringBuilder::new(),
            messages: StringBuilder::new(),
            lengths: OffsetBufferBuilder::new(rows),
            present: NullBufferBuilder::new(rows),
        }
    }

    pub(super) fn push_fine(&mut self) {
        self.lengths.push_length(0);
        self.present.append_null();
    }

    pub(super) fn push(
        &mut self,
        report: &Violations,
    ) -> Result<(), ArrowError> {
        for violation in report {
            self.push_violation(violation)?;
        }
        self.lengths.push_length(report.len());
        self.present.append_non_null();
        Ok(())
    }

    fn push_violation(
        &mut self,
        violation: &Violation,
    ) -> Result<(), ArrowError> {
        push(&mut self.pointers, violation.pointer().as_str())?;
        push(&mut self.codes, violation.code().as_str())?;
        push(&mut self.messages, &violation.description())
    }

    pub(super) fn finish(mut self) -> Result<ArrayRef, ArrowError> {
        let columns: [ArrayRef; 3] = [
            Arc::new(self.pointers.finish()),
            Arc::new(self.codes.finish()),
            Arc::new(self.messages.finish()),
        ];
        let violations =
            StructArray::try_new(members(), columns.to_vec(), None)?;
        let reports = ListArray::try_new(
            entry(),
            self.lengths.finish(),
            Arc::new(violations),
            self.present.finish(),
        )?;
        Ok(Arc::new(reports))
    }
}

/// Arrow counts the bytes of a column of strings in 32 bits.
fn push(column: &mut StringBuilder, text: &str) -> Result<(), ArrowError> {
    const MAX_OFFSET: usize = i32::MAX as usize;
    if column.values_slice().len() + text.len() > MAX_OFFSET {
        return Err(ArrowError::InvalidArgumentError(
            "reports of one chunk must be smaller than 2 GiB: divide the \
             column into smaller chunks"
                .to_owned(),
        ));
    }
    column.append_value(text);
    Ok(())
}
