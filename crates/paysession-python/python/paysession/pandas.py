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
    column = pa.Array.from_pandas(bodies)
    chunks = (
        column if isinstance(column, pa.ChunkedArray) else pa.chunked_array([column])
    )
    reports = pa.chunked_array(validate_batch(message, chunks, reading))
    return pd.Series(pd.arrays.ArrowExtensionArray(reports), index=bodies.index)
