"""The pages and the docstrings show what happens."""

import doctest
import importlib
import os
import re
import subprocess
import sys
from pathlib import Path

import paysession
import pytest

PACKAGE = Path(__file__).parents[1]
FINE = (
    b'{"account_id": "8beac4de-5f6f-11ed-9b6a-0242ac120002", "country": "US",'
    b' "customer_id": "ae106483-65ee-463b-8782-9794022b3112"}'
)
BODIES = [
    FINE,
    FINE.replace(b"US", b"USA"),
    FINE.replace(b"-5f6f-11ed-9b6a-0242ac120002", b""),
]


@pytest.fixture
def in_a_folder_with_bodies(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("bodies.ndjson").write_bytes(b"".join(body + b"\n" for body in BODIES))


@pytest.mark.parametrize("module", ["paysession", "paysession.strategies"])
def test_a_docstring(module):
    if module == "paysession.strategies":
        pytest.importorskip("hypothesis")
    failed, tried = doctest.testmod(importlib.import_module(module))
    assert (failed, tried > 0) == (0, True)


@pytest.mark.parametrize(
    ("page", "needs"),
    [
        ("duckdb", ["duckdb", "pyarrow"]),
        ("polars", ["polars", "pyarrow"]),
        ("pandas", ["pandas", "pyarrow"]),
        ("strategies", ["hypothesis"]),
    ],
)
def test_a_page(page, needs, in_a_folder_with_bodies):
    for package in needs:
        pytest.importorskip(package)
    if "pyarrow" in needs:
        import pyarrow as pa
        import pyarrow.parquet as pq

        table = {"id": range(1, 4), "body": BODIES}
        pq.write_table(pa.table(table), "bodies.parquet")
    failed, tried = doctest.testfile(
        str(PACKAGE / "docs" / f"{page}.md"), module_relative=False
    )
    assert (failed, tried > 0) == (0, True)


def test_the_readme(in_a_folder_with_bodies):
    readme = (PACKAGE / "README.md").read_text(encoding="utf-8")
    code = re.search(r"```python\n(.*?)```", readme, re.DOTALL)[1]
    output = re.search(r"```text\n(.*?)```", readme, re.DOTALL)[1]
    program = [sys.executable, "-c", code]
    done = subprocess.run(program, capture_output=True, check=True, env=os.environ)
    assert done.stdout.decode() == output


def test_the_package_says_that_it_is_typed():
    assert (Path(paysession.__file__).parent / "py.typed").exists()
