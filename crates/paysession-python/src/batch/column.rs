//! A column of bodies.

use std::sync::Arc;

use arrow_array::{
    Array, ArrayRef, BinaryArray, BinaryViewArray, LargeBinaryArray,
    StructArray, cast::AsArray,
};
use arrow_schema::{ArrowError, DataType};

/// The bodies of a column, each as bytes.
#[derive(Clone, Debug)]
pub(super) enum Column {
    Binary(BinaryArray),
    LargeBinary(LargeBinaryArray),
    BinaryView(BinaryViewArray),
}

/// What an Arrow column must be, to be one of bodies.
const EXPECTED: &str = "column must be binary or string, in any width, or a \
                        table with one such column";

impl Column {
    /// Whether a column of this type has bodies.
    pub(super) fn accept(data_type: &DataType) -> Result<(), ArrowError> {
        let of_one = sole_child(data_type).unwrap_or(data_type);
        bytes_type(of_one).map(drop)
    }

    /// Texts become bytes without being copied or trusted to be UTF-8.
    pub(super) fn new(array: &dyn Array) -> Result<Self, ArrowError> {
        let array = sole_column(array)?;
        let bytes = bytes_type(array.data_type())?;
        let array = arrow_cast::cast(&array, &bytes)?;
        array
            .as_binary_opt::<i32>()
            .map(|array| Self::Binary(array.clone()))
            .or_else(|| {
                let array = array.as_binary_opt::<i64>()?;
                Some(Self::LargeBinary(array.clone()))
            })
            .or_else(|| {
                let array = array.as_binary_view_opt()?;
                Some(Self::BinaryView(array.clone()))
            })
            .ok_or_else(refused)
    }

    pub(super) fn len(&self) -> usize {
        match self {
            Self::Binary(array) => array.len(),
            Self::LargeBinary(array) => array.len(),
            Self::BinaryView(array) => array.len(),
        }
    }

    pub(super) fn slice(&self, offset: usize, length: usize) -> Self {
        match self {
            Self::Binary(array) => Self::Binary(array.slice(offset, length)),
            Self::LargeBinary(array) => {
                Self::LargeBinary(array.slice(offset, length))
            }
            Self::BinaryView(array) => {
                Self::BinaryView(array.slice(offset, length))
            }
        }
    }

    /// Each body; none where the row is null.
    pub(super) fn bodies(
        &self,
    ) -> Box<dyn Iterator<Item = Option<&[u8]>> + '_> {
        match self {
            Self::Binary(array) => Box::new(array.iter()),
            Self::LargeBinary(array) => Box::new(array.iter()),
            Self::BinaryView(array) => Box::new(array.iter()),
        }
    }
}

/// The type of the same values as bytes.
#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "no other type of Arrow's is one of texts"
)]
fn bytes_type(data_type: &DataType) -> Result<DataType, ArrowError> {
    match data_type {
        DataType::Binary | DataType::Utf8 | DataType::Null => {
            Ok(DataType::Binary)
        }
        DataType::LargeBinary | DataType::LargeUtf8 => {
            Ok(DataType::LargeBinary)
        }
        DataType::BinaryView | DataType::Utf8View => Ok(DataType::BinaryView),
        DataType::Dictionary(_, values) => bytes_type(values),
        _ => Err(refused()),
    }
}

fn sole_child(data_type: &DataType) -> Option<&DataType> {
    let DataType::Struct(fields) = data_type else { return None };
    let [field] = fields.as_ref() else { return None };
    Some(field.data_type())
}

/// The column of a table with one column; any other array as it is.
fn sole_column(array: &dyn Array) -> Result<ArrayRef, ArrowError> {
    let Some(table) = array.as_any().downcast_ref::<StructArray>() else {
        return Ok(arrow_array::make_array(array.to_data()));
    };
    match table.columns() {
        [column] if table.null_count() == 0 => Ok(Arc::clone(column)),
        _ => Err(refused()),
    }
}

pub(super) fn refused() -> ArrowError {
    ArrowError::InvalidArgumentError(EXPECTED.to_owned())
}
