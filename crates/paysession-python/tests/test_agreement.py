"""The wheel and the core say the same, to the word."""

import json
import os

import paysession
import pytest

VERDICTS = os.environ.get("PAYSESSION_VERDICTS")


@pytest.mark.skipif(VERDICTS is None, reason="PAYSESSION_VERDICTS names no file")
def test_the_wheel_says_what_the_core_says():
    differing, bodies = [], 0
    messages = set()
    with open(VERDICTS, encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            row = json.loads(line)
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
