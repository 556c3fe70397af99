"""The validator as a function of DuckDB."""

from __future__ import annotations

from typing import Any

import pyarrow as pa

from ._core import validate_batch

_REPORT = "STRUCT(pointer VARCHAR, code VARCHAR, message VARCHAR)[]"


def register(
    connection: Any,
    message: str,
    reading: str = "published",
    *,
    name: str = "violations",
    body: str = "VARCHAR",
) -> None:
    """Make ``name(body)`` a function of SQL: NULL where a body is fine.

    ``body`` is the type of the column: ``VARCHAR``, ``JSON`` or ``BLOB``.
    """

    def violations(column: Any) -> Any:
        # DuckDB's own threads call it: one thread each is enough.
        return pa.array(_one_array(validate_batch(message, column, reading, 1)))

    violations(pa.array([], pa.binary()))  # wrong names are told at once
    connection.create_function(
        name,
        violations,
        [connection.sqltype(body)],  # older versions take no JSON in words
        _REPORT,
        type="arrow",
        null_handling="special",
    )


def _one_array(reports: Any) -> Any:
    if hasattr(reports, "__arrow_c_array__"):
        return reports
    return pa.chunked_array(reports).combine_chunks()
