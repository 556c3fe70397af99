"""Each contender counts the wrong bodies of a file, and prints the count.

`python bench/contenders.py NAME FOLDER`
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from corpus import MESSAGE


def wheel_in_a_loop(folder):
    from paysession import violations

    with open(folder / "bodies.ndjson", "rb") as lines:
        return sum(1 for body in lines if violations(MESSAGE, body))


def wheel_in_batches(folder):
    import pyarrow as pa
    import pyarrow.parquet as pq
    from paysession import validate_batch

    batches = pq.ParquetFile(folder / "bodies.parquet").iter_batches(columns=["body"])
    wrong = 0
    for batch in batches:
        reports = pa.array(validate_batch(MESSAGE, batch))
        wrong += len(reports) - reports.null_count
    return wrong


def wheel_over_a_file(folder):
    from paysession import validate_ndjson

    findings = validate_ndjson(MESSAGE, folder / "bodies.ndjson")
    for _ in findings:
        pass
    return findings.wrong


def program(folder):
    command = ["paysession", "validate", "--message", MESSAGE, "--input", "ndjson"]
    done = subprocess.run(
        [*command, folder / "bodies.ndjson"], stdout=subprocess.PIPE, text=True
    )
    *_, summary = done.stdout.splitlines()
    return int(re.search(r"(\d+) invalid", summary)[1])


def duckdb(folder):
    import duckdb
    import paysession.duckdb

    connection = duckdb.connect()
    paysession.duckdb.register(connection, MESSAGE, body="BLOB")
    query = "SELECT count(violations(body)) FROM read_parquet($file)"
    file = {"file": str(folder / "bodies.parquet")}
    return connection.execute(query, file).fetchone()[0]


def polars(folder):
    import paysession.polars
    import polars as pl

    found = paysession.polars.violations("body", MESSAGE)
    bodies = pl.scan_parquet(folder / "bodies.parquet")
    return bodies.select(found.count()).collect(engine="streaming").item()


def pandas(folder):
    import pandas as pd
    import paysession.pandas

    bodies = pd.read_parquet(folder / "bodies.parquet", dtype_backend="pyarrow")
    return int(paysession.pandas.violations(bodies["body"], MESSAGE).count())


def spark(folder):
    import paysession.spark
    from pyspark.sql import SparkSession

    # The workers need the wheel, and so the Python that has it.
    os.environ["PYSPARK_PYTHON"] = sys.executable
    session = SparkSession.builder.master("local[2]").getOrCreate()
    bodies = session.read.parquet(str(folder / "bodies.parquet"))
    judged = paysession.spark.with_violations(bodies, "body", MESSAGE)
    wrong = judged.selectExpr("count(violations)").first()[0]
    session.stop()
    return wrong


def jsonschema_rs(folder):
    import jsonschema_rs
    import paysession

    schema = paysession.schema(MESSAGE, "portable")
    is_valid = jsonschema_rs.validator_for(schema, validate_formats=True).is_valid
    with open(folder / "bodies.ndjson", "rb") as lines:
        return sum(1 for body in lines if not is_valid(json.loads(body)))


def pydantic(folder):
    from pydantic import ValidationError
    from pydantic_model import CreateCheckoutSession

    wrong = 0
    with open(folder / "bodies.ndjson", "rb") as lines:
        for body in lines:
            try:
                CreateCheckoutSession.model_validate_json(body)
            except ValidationError:
                wrong += 1
    return wrong


CONTENDERS = {
    "wheel, in a loop": wheel_in_a_loop,
    "wheel, Arrow batches": wheel_in_batches,
    "wheel, NDJSON file": wheel_over_a_file,
    "the program `paysession`": program,
    "DuckDB": duckdb,
    "Polars": polars,
    "pandas": pandas,
    "Spark": spark,
    "jsonschema-rs": jsonschema_rs,
    "pydantic": pydantic,
}

if __name__ == "__main__":
    print(CONTENDERS[sys.argv[1]](Path(sys.argv[2])))
