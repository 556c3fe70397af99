"""The validator as an expression of Polars."""

from __future__ import annotations

from typing import Union

import polars as pl

from ._core import validate_batch

REPORT = pl.List(
    pl.Struct({"pointer": pl.String, "code": pl.String, "message": pl.String})
)


def violations(
    body: Union[str, pl.Expr], message: str, reading: str = "published"
) -> pl.Expr:
    """Return an expression: null where a body is fine, else its violations.

    ``body`` is an expression, or the name of a column, of type ``String`` or
    ``Binary``.
    """
    validate_batch(message, pl.Series([], dtype=pl.Binary), reading)
    column = pl.col(body) if isinstance(body, str) else body

    def validate(bodies: pl.Series) -> pl.Series:
        if bodies.dtype == pl.Null:  # which Arrow has without the buffer of Polars
            return pl.Series(bodies.name, bodies, dtype=REPORT)
        reports = validate_batch(message, bodies, reading)
        return pl.Series(bodies.name, reports, dtype=REPORT)

    return column.map_batches(validate, return_dtype=REPORT, is_elementwise=True)
