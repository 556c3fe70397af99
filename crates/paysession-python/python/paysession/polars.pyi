from typing import Union

import polars as pl

REPORT: pl.List

def violations(
    body: Union[str, pl.Expr], message: str, reading: str = "published"
) -> pl.Expr: ...
