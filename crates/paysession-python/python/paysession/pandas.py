"""The validator for a series of pandas."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pyarrow as pa

from ._core import validate_batch


def violations(bodies: Any, message: str, reading: str = "published") -> Any:
    """Return a series with the same index: NA where a body is fine.

    ``bodies`` is a series of ``str`` or ``bytes``.
    """
    column = _column(bodies)
    if column is None:
        raise TypeError("bodies must be str or bytes, or missing")
    chunks = (
        column if isinstance(column, pa.ChunkedArray) else pa.chunked_array([column])
    )
    reports = pa.chunked_array(validate_batch(message, chunks, reading))
    return pd.Series(pd.arrays.ArrowExtensionArray(reports), index=bodies.index)


def _column(bodies: Any) -> Any:
    """Return the bodies as Arrow has them, or None where they are no texts.

    What pyarrow says of a value that it cannot convert shows the value.
    """
    try:
        try:
            return pa.Array.from_pandas(bodies)
        except UnicodeEncodeError:
            # Half a surrogate pair is for the reader to refuse.
            return pa.array(map(_encoded, bodies), pa.binary(), from_pandas=True)
    except pa.ArrowException:
        return None


def _encoded(body: Any) -> Any:
    return body.encode("utf-8", "surrogatepass") if isinstance(body, str) else body
