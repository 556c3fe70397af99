"""The validator for a data frame of Spark. Every worker needs this wheel."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import pyarrow as pa
from pyspark.sql.types import ArrayType, BinaryType, StringType, StructField, StructType

from ._core import validate_batch

REPORT = ArrayType(
    StructType(
        [
            StructField(name, StringType(), False)
            for name in ("pointer", "code", "message")
        ]
    ),
    False,
)


def with_violations(
    frame: Any, body: str, message: str, reading: str = "published"
) -> Any:
    """Return the frame with a column ``violations``: null where a body is fine.

    ``body`` is the name of a column of strings or of binary.
    """
    # What is wrong with a name is told here, not by a worker.
    validate_batch(message, pa.array([], pa.binary()), reading)
    types = {field.name: field.dataType for field in frame.schema.fields}
    if not isinstance(types.get(body), (StringType, BinaryType)):
        raise ValueError("body must be the name of a column of strings or of binary")
    if "violations" in types:
        raise ValueError("frame must have no column violations yet")

    def validate(batches: Iterable[Any]) -> Iterator[Any]:
        for batch in batches:
            # Spark runs one task a core: one thread each is enough.
            reports = validate_batch(message, batch.column(body), reading, 1)
            yield batch.append_column("violations", pa.array(reports))

    schema = StructType([*frame.schema.fields, StructField("violations", REPORT, True)])
    return frame.mapInArrow(validate, schema)
