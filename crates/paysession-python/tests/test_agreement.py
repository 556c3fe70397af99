"""The wheel and the core say the same, to the word."""

import itertools
import json
import os

import paysession
import pytest

VERDICTS = os.environ.get("PAYSESSION_VERDICTS")
pytestmark = pytest.mark.skipif(
    VERDICTS is None, reason="PAYSESSION_VERDICTS names no file"
)


def verdicts():
    with open(VERDICTS, encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def test_the_wheel_says_what_the_core_says():
    differing, bodies = [], 0
    messages = set()
    for number, row in enumerate(verdicts(), 1):
        found = paysession.violations(row["message"], row["body"], row["reading"])
        said = [
            {"pointer": each.pointer, "code": each.code, "message": each.message}
            for each in found
        ]
        if said != row["violations"]:
            differing.append(number)
        bodies += 1
        messages.add(row["message"])
    assert differing == []
    assert messages == set(paysession.messages())
    assert bodies >= 100_000


def test_batches_say_what_the_core_says():
    pa = pytest.importorskip("pyarrow")
    bodies = 0
    for message, rows in itertools.groupby(verdicts(), lambda row: row["message"]):
        rows = list(rows)
        for reading in ("published", "strict", "tolerant"):
            asked = [row for row in rows if row["reading"] == reading]
            column = pa.array([row["body"] for row in asked])
            reports = pa.array(paysession.validate_batch(message, column, reading))
            assert reports.to_pylist() == [row["violations"] or None for row in asked]
            bodies += len(asked)
    assert bodies >= 100_000
